package timex

import (
	"math"
	"time"
)

// A context is what the text has said so far, and when it was published.
type context struct {
	from, to time.Time // publication; zero when unknown
	known    bool
	last     point // the last point named in the text
	has      bool
	lastAt   int // its word
	lastSent int
	restsOn  bool      // the last point rests on the publication
	first    time.Time // of the last few days before the publication, the first one told of; zero if none
	quarter  point     // the quarter the text is talking of
	quarterW int       // its word, -1: none
}

// near is how many words a quarter stays in the reader's mind: about two paragraphs of an earnings report.
const nearby = 120

// place puts a meaning into the calendar as seen from the day ref. ok is false when it cannot.
func (c *context) place(m *meaning, ref time.Time, tense, word, sent int) (point, bool) {
	base := func() (point, bool) {
		far := m.op == opShift && m.u == day && m.n == 0 && sent-c.lastSent > 1 // "during the day" is of a day just told
		if m.anchor && c.has && !far {
			return c.last, true
		}
		return dayOf(ref), c.known
	}
	switch m.op {
	case opPoint:
		return c.named(m, ref, tense, word, sent)
	case opNear:
		if m.anchor {
			if m.n == 0 && c.has && c.last.grain == day && (m.part != "" && m.clock == "" || sent-c.lastSent <= 1) {
				return c.last, true
			}
			if m.n != 0 && c.has && c.last.grain == day {
				return c.last.add(int(m.n)), true
			}
		}
		return dayOf(ref.AddDate(0, 0, int(m.n))), c.known
	case opShift:
		b, ok := base()
		if !ok {
			return point{}, false
		}
		if m.u == weekend && m.dir != toNext {
			w := at(ref, weekend)
			switch weekendHere := ref.Weekday() == time.Saturday || ref.Weekday() == time.Sunday; {
			case m.dir == toPast || m.dir == byTense && tense != tenseFuture && !weekendHere:
				return w.add(-1), true
			}
			return w, true
		}
		if m.anchor && c.has && m.n == 0 && m.u == week && c.last.grain != day && c.last.grain != week {
			b = dayOf(ref)
		}
		q, ok := b.in(m.u)
		if !ok {
			if !m.anchor || !c.known || m.n != 0 {
				return point{}, false
			}
			q = at(ref, m.u)
		}
		return q.add(int(m.n)), true
	case opAgo:
		return c.ago(m, base, word)
	case opWeekday:
		return c.weekdayNear(m, ref, tense)
	case opPeriod:
		if m.p.a > 0 { // "the quarter ended Sept. 30"
			e := meaning{op: opPoint, p: point{grain: quarter, a: m.p.a}}
			return c.named(&e, ref, tensePast, word, sent)
		}
		q := c.quarter
		if c.quarterW < 0 || word-c.quarterW > 3*nearby {
			if !c.known && m.p.y == 0 {
				return point{}, false
			}
			q = at(ref, quarter).add(-1)
		}
		if m.p.y > 0 {
			q.y = m.p.y
		}
		q.y += int(m.n)
		return q, q.y > 0
	}
	return point{}, false
}

// ago places "two years ago", "three days later".
func (c *context) ago(m *meaning, base func() (point, bool), word int) (point, bool) {
	b, ok := base()
	if !ok || m.x {
		return point{}, false
	}
	n, u := m.n, m.u
	switch u {
	case decadeUnit:
		n, u = n*10, yearUnit
	case century:
		n, u = n*100, yearUnit
	case fortnight:
		n, u = n*2, week
	case quarter:
		n, u = n*3, monthUnit
	case weekend:
		u = week
	}
	if u == yearUnit && n != math.Trunc(n) {
		n, u = math.Round(n*12), monthUnit
	}
	if math.Abs(n) > 1e5 {
		return point{}, false
	}
	if u < day {
		if u == hour && b.grain == day {
			return b.add(int(n / 24)), true
		}
		return b, b.grain == day
	}
	if u == yearUnit && n == -1 && c.quarterW >= 0 && word-c.quarterW <= nearby {
		q := c.quarter
		q.y--
		return q, true
	}
	q, ok := b.in(u)
	if !ok {
		return point{}, false
	}
	return q.add(int(n)), true
}

// weekdayNear places a day of the week: the last one in the past tense, the next one in the future.
func (c *context) weekdayNear(m *meaning, ref time.Time, tense int) (point, bool) {
	b := ref
	if m.anchor && c.has && c.last.grain == day {
		b = date(c.last.y, c.last.a, c.last.b)
	} else if !c.known {
		return point{}, false
	}
	back := (int(b.Weekday()) - m.dow%7 + 7) % 7
	fwd := (7 - back) % 7
	switch m.dir {
	case toPast:
		if back == 0 {
			back = 7
		}
		return dayOf(b.AddDate(0, 0, -back)), true
	case toNext:
		if fwd == 0 {
			fwd = 7
		}
		return dayOf(b.AddDate(0, 0, fwd)), true
	case toThis:
		if tense != tensePast {
			return dayOf(b.AddDate(0, 0, fwd)), true
		}
	}
	if tense == tenseFuture {
		return dayOf(b.AddDate(0, 0, fwd)), true
	}
	return dayOf(b.AddDate(0, 0, -back)), true
}

// named places a point that names its parts; a year that was not said is found from tense and direction.
func (c *context) named(m *meaning, ref time.Time, tense, word, sent int) (point, bool) {
	q := m.p
	build := func(y int) (point, bool) {
		p := q
		p.y = y
		if m.feast != nil {
			return dayOf(m.feast.on(y)), true
		}
		if p.grain == day {
			t := date(p.y, p.a, p.b)
			return p, int(t.Month()) == p.a
		}
		return p, true
	}
	if m.yearIs != nil {
		y, ok := c.place(m.yearIs, ref, tense, word, sent)
		if !ok {
			return q, false
		}
		return build(y.y)
	}
	if q.y > 0 {
		return build(q.y)
	}
	if !c.known {
		return q, false
	}
	if m.anchor && c.has && m.dir == toNext { // the following spring
		ref, _ = c.last.days()
	}
	y := ref.Year()
	if m.dow > 0 { // "Friday, Oct. 27" fits one year in six
		for _, off := range []int{0, -1, 1, -2, 2, -3, -4, -5, -6, 3, 4, 5} {
			if p, ok := build(y + off); ok && p.sane() && int(date(p.y, p.a, p.b).Weekday()) == m.dow%7 {
				return p, true
			}
		}
	}
	type cand struct {
		p        point
		from, to time.Time
	}
	var list []cand
	for off := -4; off <= 4; off++ { // 29 February may be four years away
		if p, ok := build(y + off); ok && p.sane() {
			f, t := p.days()
			list = append(list, cand{p, f, t})
		}
	}
	latest := func(limit time.Time, whole bool) (point, bool) {
		for k := len(list) - 1; k >= 0; k-- {
			if end := list[k].from; !end.After(limit) && (!whole || list[k].to.Before(limit)) {
				return list[k].p, true
			}
		}
		return q, false
	}
	first := func(limit time.Time, whole bool) (point, bool) {
		for _, x := range list {
			if !x.to.Before(limit) && (!whole || x.from.After(limit)) {
				return x.p, true
			}
		}
		return q, false
	}
	switch m.dir {
	case toPast:
		return latest(ref, true)
	case toNext:
		return first(ref, true)
	case toThis:
		return build(y)
	}
	past, okPast := latest(ref, false)
	next, okNext := first(ref, false)
	if !okPast || !okNext {
		return q, false
	}
	_, pastEnd := past.days()
	nextFrom, _ := next.days()
	since, until := int(ref.Sub(pastEnd).Hours()/24), int(nextFrom.Sub(ref).Hours()/24)
	switch {
	case m.within < 0: // earlier in September
		return past, true
	case m.within > 0:
		return next, true
	case q.grain == quarter: // results of a quarter come in the weeks after it, also in the future tense
		if tense == tenseFuture && since > resultsLag {
			return next, true
		}
		return past, true
	case tense == tenseOver:
		return past, true
	case tense == tenseFuture:
		if q.grain == day && since <= justGone && since >= 0 {
			return past, true
		}
		return next, true
	case tense == tensePast || q.grain != day:
		if until <= lookAhead {
			break // "put the wedding off to June 9" looks ahead in the past tense
		}
		return past, true
	}
	best, gap := q, math.Inf(1)
	for _, x := range list {
		d := math.Max(x.from.Sub(ref).Hours(), ref.Sub(x.to).Hours())
		if d < gap {
			best, gap = x.p, d
		}
	}
	return best, !math.IsInf(gap, 1)
}

const (
	resultsLag = 60 // days in which the results of a quarter are news; companies of the size that makes news must file within 45
	justGone   = 30 // a deadline this many days ago is told as a deadline, not as next year's
	lookAhead  = 75 // a day or month this near ahead, and so nine months or more ago, is meant ahead: else writers add "last" or the year
)

// newsDays is how many days back a story that is news reaches: what is told of farther off is its history.
const newsDays = 6

// tell notes a day that the text tells of. A clock time in the past tense that names no day ("the troops came at nine") is of
// one of the last few days told of as well as of the day of publication.
func (c *context) tell(d time.Time) {
	if d.Before(c.from) && !d.Before(c.from.AddDate(0, 0, -newsDays)) && (c.first.IsZero() || d.Before(c.first)) {
		c.first = d
	}
}

// dayless reports whether a meaning is a time of a day that it does not name, and nobody nearby does.
func (c *context) dayless(m *meaning, p point) bool {
	return m.anchor && m.n == 0 && (m.op == opNear || m.op == opShift && m.u == day) && c.known && p == dayOf(c.from)
}
