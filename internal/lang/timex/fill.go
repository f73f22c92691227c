package timex

import (
	"math"
	"strings"
	"time"

	"stemma"
)

// unresolved is the value of a meaning that cannot be placed: what is known, the rest X.
func unresolved(m *meaning) string {
	switch m.op {
	case opPoint:
		p := m.p
		if m.feast != nil {
			if m.feast.month > 0 && m.feast.nth == 0 {
				return "XXXX-" + twoDigits(m.feast.month) + "-" + twoDigits(m.feast.day)
			}
			return "XXXX-XX-XX"
		}
		s := p.String()
		if i := strings.IndexByte(s, '-'); i >= 0 && p.y == 0 {
			return "XXXX" + s[i:]
		}
		return "XXXX"
	case opWeekday:
		return "XXXX-WXX-" + string(rune('0'+m.dow))
	case opPeriod:
		return "XXXX-QX"
	case opAgo:
		if m.x {
			if m.n > 0 && !m.anchor {
				return "FUTURE_REF"
			}
			return "PAST_REF"
		}
	case opNear:
		return "XXXX-XX-XX"
	}
	switch m.u {
	case week, fortnight:
		return "XXXX-WXX"
	case weekend:
		return "XXXX-WXX-WE"
	case monthUnit:
		return "XXXX-XX"
	case quarter:
		return "XXXX-QX"
	case yearUnit:
		return "XXXX"
	case decadeUnit:
		return "XXX"
	case century:
		return "XX"
	}
	return "XXXX-XX-XX"
}

// merge keeps what two values share; groups of digits that differ become X.
func merge(a, b string) string {
	if a == b {
		return a
	}
	if len(a) != len(b) {
		return ""
	}
	out := []byte(a)
	for i := 0; i < len(out); {
		j := i
		for j < len(out) && out[j] >= '0' && out[j] <= '9' && b[j] >= '0' && b[j] <= '9' {
			j++
		}
		if j == i {
			if out[i] != b[i] {
				return ""
			}
			i++
			continue
		}
		if a[i:j] != b[i:j] {
			for k := i; k < j; k++ {
				out[k] = 'X'
			}
		}
		i = j
	}
	return string(out)
}

// fill gives the expression its value and days.
func (c *context) fill(e *stemma.TimeExpr, m *meaning, tense, word, sent int, modifier bool) {
	e.Type, e.Mod = m.typ, m.mod
	e.Basis = stemma.Unknown
	// the verb says nothing of when "the May 3 vote" is
	e.Past = tense == tensePast && !modifier || tense == tenseOver || m.within < 0
	e.Ahead = !e.Past && (tense == tenseFuture && !modifier || m.within > 0)
	switch m.op {
	case opLiteral:
		e.Value = m.value
		if m.value == "PRESENT_REF" && c.known {
			e.Interval = stemma.Interval{From: c.from, To: c.to, Basis: stemma.Inferred}
			e.Anchored = true
		}
		return
	case opDuration:
		if e.Value = unknownDuration(m.u); !m.x {
			e.Value = duration(m.u, m.n)
		}
		if m.toward != 0 && c.known && !m.x && m.u >= day && m.hi < 1000 {
			c.stretch(e, m)
		}
		return
	}
	if m.op == opAgo && m.x {
		e.Value = unresolved(m)
		return
	}
	p, ok := c.place(m, c.from, tense, word, sent)
	q, also := p, ok
	if ok && c.known && !c.to.Equal(c.from) {
		q, also = c.place(m, c.to, tense, word, sent)
	}
	if !ok || !also || !p.sane() || !q.sane() {
		e.Value = unresolved(m)
		return
	}
	if m.op == opPoint && m.u == week {
		p, q = at(date(p.y, p.a, p.b), week), at(date(q.y, q.a, q.b), week)
	}
	suffix := m.clock
	if m.part != "" {
		suffix = "T" + m.part
	}
	e.Value = merge(p.String(), q.String())
	if e.Value == "" {
		e.Value = unresolved(m)
	}
	e.Value += suffix
	from, to := p.days()
	f2, t2 := q.days()
	if f2.Before(from) {
		from = f2
	}
	if t2.After(to) {
		to = t2
	}
	if m.op == opShift && m.u == week && !m.anchor && c.to.Weekday() == time.Sunday {
		// On a Sunday the ISO week has a day left, but English speakers may begin a new one: "last week" may be
		// the one that just ended, "this week" the one that begins.
		to = to.AddDate(0, 0, 6)
	}
	absolute := m.op == opPoint && m.p.y > 0 && m.yearIs == nil
	e.Anchored = !absolute && (!m.anchor || !c.has || c.restsOn)
	e.Interval = stemma.Interval{From: from, To: to, Basis: stemma.Inferred}
	if absolute {
		e.Basis = stemma.Stated
	}
	c.narrow(e, m)
	if m.since && c.known && c.to.After(e.To) {
		e.To, e.Basis = c.to, stemma.Inferred
	}
	if !c.first.IsZero() && e.Past && c.dayless(m, p) {
		e.From = c.first
		return
	}
	if p == q {
		if m.op != opAgo || !m.anchor || m.n > 0 { // "a year earlier" compares and goes back
			c.remember(p, word, sent, e.Anchored)
		}
		if p.grain == quarter && (m.op == opPoint && m.yearIs == nil || m.op == opPeriod && m.n == 0 && m.p.y == 0) {
			c.quarter, c.quarterW = p, word
		}
	}
}

// remember keeps the point for what is told relative to it.
func (c *context) remember(p point, word, sent int, rests bool) {
	c.last, c.has, c.lastAt, c.lastSent, c.restsOn = p, true, word, sent, rests
	if p.grain == day {
		c.tell(date(p.y, p.a, p.b))
	}
}

// narrow cuts the days of a point by its modifier. Halves, not thirds: "early" and "late" are loose words
// and the interval must hold the day.
func (c *context) narrow(e *stemma.TimeExpr, m *meaning) {
	days := int(e.To.Sub(e.From).Hours()/24) + 1
	if m.op == opPoint && m.hi > 0 && m.p.grain == day { // "May 3-5"
		e.To = e.From.AddDate(0, 0, int(m.hi)-m.p.b)
		return
	}
	switch {
	case m.within < 0 && c.known && !c.to.After(e.To) && !c.to.Before(e.From):
		e.To = c.to
	case m.within > 0 && c.known && !c.from.Before(e.From) && !c.from.After(e.To):
		e.From = c.from
	case days < 4 || m.within != 0:
	case m.mod == "START":
		e.To = e.From.AddDate(0, 0, (days+1)/2-1)
	case m.mod == "END":
		e.From = e.To.AddDate(0, 0, -((days+1)/2 - 1))
	case m.mod == "MID":
		e.From, e.To = e.From.AddDate(0, 0, days/4), e.To.AddDate(0, 0, -days/4)
	}
	if m.mod == "BEFORE" || m.mod == "AFTER" {
		e.Interval = stemma.Interval{Basis: stemma.Unknown}
	}
}

// stretch gives the days of "the past two weeks" and "the next ten days".
func (c *context) stretch(e *stemma.TimeExpr, m *meaning) {
	n := int(math.Ceil(m.hi))
	move := func(t time.Time, k int) time.Time {
		switch m.u {
		case week:
			return t.AddDate(0, 0, 7*k)
		case fortnight:
			return t.AddDate(0, 0, 14*k)
		case monthUnit:
			return t.AddDate(0, k, 0)
		case quarter:
			return t.AddDate(0, 3*k, 0)
		case yearUnit:
			return t.AddDate(k, 0, 0)
		case decadeUnit:
			return t.AddDate(10*k, 0, 0)
		case century:
			return t.AddDate(100*k, 0, 0)
		}
		return t.AddDate(0, 0, k)
	}
	e.Interval = stemma.Interval{From: c.from, To: c.to, Basis: stemma.Inferred}
	if m.toward < 0 {
		e.From = move(c.from, -n)
	} else {
		e.To = move(c.to, n)
	}
	e.Anchored = true
}
