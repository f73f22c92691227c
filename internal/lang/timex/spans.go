package timex

import (
	"math"
	"strconv"
	"strings"

	"stemma/internal/lang/number"
)

// duration gives the TIMEX3 value of n units.
func duration(u int, n float64) string {
	if n > 1e6 {
		return unknownDuration(u)
	}
	whole, frac := math.Floor(n), n-math.Floor(n)
	s := strconv.FormatFloat(n, 'f', -1, 64)
	w := strconv.FormatFloat(whole, 'f', -1, 64)
	if frac == 0.5 {
		lead := func(date string, time bool) string {
			switch {
			case whole == 0 && time:
				return "PT"
			case whole == 0:
				return "P"
			case time:
				return "PT" + w + date
			}
			return "P" + w + date
		}
		switch u {
		case minute:
			return lead("M", true) + "30S"
		case hour:
			return lead("H", true) + "30M"
		case yearUnit:
			return lead("Y", false) + "6M"
		}
	}
	switch u {
	case second:
		return "PT" + s + "S"
	case minute:
		return "PT" + s + "M"
	case hour:
		return "PT" + s + "H"
	case week:
		return "P" + s + "W"
	case fortnight:
		return duration(week, 2*n)
	case monthUnit:
		return "P" + s + "M"
	case quarter:
		return "P" + s + "Q"
	case yearUnit:
		return "P" + s + "Y"
	case decadeUnit:
		return duration(yearUnit, 10*n)
	case century:
		return duration(yearUnit, 100*n)
	case weekend:
		return "P" + s + "WE"
	}
	return "P" + s + "D"
}

// unknownDuration is the value of "weeks", "several years".
func unknownDuration(u int) string {
	switch u {
	case second:
		return "PTXS"
	case minute:
		return "PTXM"
	case hour:
		return "PTXH"
	case week, fortnight:
		return "PXW"
	case monthUnit:
		return "PXM"
	case quarter:
		return "PXQ"
	case yearUnit:
		return "PXY"
	case decadeUnit:
		return "PXDE"
	case century:
		return "PXCE"
	case weekend:
		return "PXWE"
	}
	return "PXD"
}

// An amount is how many units; x when the text does not say.
type amount struct {
	n, hi float64
	x     bool
	few   string
}

// amount reads "three", "two to 3", "18-24", "several", "a few", "a couple of", "2 1/2".
func (p *parser) amount(i int) (amount, int) {
	if p.cls(i) == few || p.cls(i) == indefinite && p.cls(i+1) == few && p.low(i+1) != "several" {
		j := i
		if p.cls(i) == indefinite {
			j++
		}
		w := p.low(j)
		if w == "couple" {
			if p.low(j+1) == "of" {
				j++
			}
			return amount{n: 2, hi: 2, few: w}, j + 1
		}
		if w == "few" || w == "several" || w == "many" {
			return amount{x: true, few: w}, j + 1
		}
		return amount{}, i
	}
	if c := p.cls(i); c != cardinal && c != year && c != indefinite || p.lx[i].n < 0 && c == cardinal && !strings.ContainsAny(p.low(i), ",½¼¾") {
		if p.cls(i) != cardinal || !strings.Contains(p.low(i), ".") {
			return amount{}, i
		}
	}
	v, k := number.Cardinal(p.ws[i:p.stop])
	if k == 0 || v.Ordinal {
		return amount{}, i
	}
	a := amount{n: v.Low, hi: v.Low}
	k += i
	if few := p.low(k); few == "several" || few == "few" { // "two several years": a machine doubled the number
		k++
	}
	j := k
	switch {
	case p.low(j) == "to" || p.low(j) == "or":
		j++
	case p.hyphen(j) || (p.low(j) == "–" || p.low(j) == "—") && p.ws[j].Joined:
		j++
	default:
		return a, k
	}
	if p.cls(j) == cardinal && p.lx[j].n >= 0 {
		if w, e := number.Cardinal(p.ws[j:p.stop]); e > 0 && !w.Ordinal && w.Low > a.n {
			a.hi = w.Low
			return a, j + e
		}
	}
	return a, k
}

// between tells words that may stand between an amount and its unit.
func between(w string) bool {
	switch w {
	case "more", "straight", "consecutive", "full", "additional", "trading", "business", "calendar", "working", "whole", "long", "short",
		"further", "other", "extra", "successive", "solid", "fiscal", "different", "brief":
		return true
	}
	return false
}

// unitAt gives the unit that word i names; "second" counts after a number even where it was tagged otherwise.
func (p *parser) unitAt(i int) int {
	switch p.cls(i) {
	case single, plural:
		return p.lx[i].n
	case ordinal:
		if p.low(i) == "second" {
			return second
		}
	}
	return 0
}

// durationAt reads an amount and its unit and where they point: "two years ago", "the 44-year-old".
func (p *parser) durationAt(i int) (meaning, int) {
	a, k := p.amount(i)
	if k == i {
		return meaning{}, i
	}
	return p.measured(a, i, k)
}

// measured goes on after the amount, which takes the words [i, k).
func (p *parser) measured(a amount, i, k int) (meaning, int) {
	half := false
	if p.is(k, "and", "a", "half") || p.is(k, "-", "and", "a", "half") {
		half = true
		k += 3
		if p.low(k) == "half" {
			k++
		}
	}
	odd := k
	if between(p.low(k)) && (p.unitAt(k+1) > 0 || between(p.low(k+1))) {
		k++
		if between(p.low(k)) {
			k++
		}
	}
	joined := false
	if p.hyphen(k) && p.unitAt(k+1) > 0 {
		joined = true
		k++
	}
	u := p.unitAt(k)
	if u == 0 || u == quarter && p.low(k+1) == "of" && odd == k || u == second && p.cls(k) == ordinal && !joined {
		return meaning{}, i
	}
	if u < day && p.upper(k) && !p.upper(i) {
		return meaning{}, i // a programme called 60 Minutes
	}
	one := p.cls(k) == single
	k++
	if p.is(k, "and", "a", "half") && p.unitAt(k+3) == 0 {
		half = true
		k += 3
	}
	m := meaning{op: opDuration, typ: "DURATION", u: u, n: a.n, hi: a.hi, x: a.x}
	if half {
		m.n, m.hi = m.n+0.5, m.hi+0.5
	}
	if a.few == "couple" {
		m.mod = "APPROX"
	}
	if p.low(k) == "old" || p.low(k) == "olds" || p.is(k, "of", "age") || p.hyphen(k) && (p.low(k+1) == "old" || p.low(k+1) == "olds") {
		return meaning{op: opAge}, k + 1
	}
	if w := p.low(k); w == "younger" || w == "older" || w == "'" && p.low(k+1) == "old" {
		return meaning{op: opAge}, k
	}
	if p.is(k, "or", "so") || p.is(k, "or", "more") {
		m.mod = "APPROX"
		if p.low(k+1) == "more" {
			m.mod = "EQUAL_OR_MORE"
		}
		k += 2
	}
	if joined && one {
		return m, k
	}
	return p.pointing(m, k)
}

// pointing reads what makes a point of a duration: ago, earlier, later, from now.
func (p *parser) pointing(m meaning, k int) (meaning, int) {
	ago := m
	ago.op, ago.typ, ago.n = opAgo, "DATE", -m.n
	switch w := p.low(k); {
	case w == "ago":
		return ago, k + 1
	case w == "earlier" || w == "previously" || w == "beforehand":
		ago.anchor = true
		return ago, k + 1
	case p.is(k, "in", "the", "past") && p.cls(k+3) != cardinal && p.cls(k+3) != few && p.unitAt(k+3) == 0 && !m.x:
		return ago, k + 3
	case w == "before" && p.closing(k+1):
		ago.anchor = true
		return ago, k + 1
	case w == "later" || w == "afterwards" || w == "afterward" || w == "after" && p.closing(k+1):
		ago.n, ago.anchor = m.n, true
		return ago, k + 1
	case p.is(k, "from", "now") || w == "hence":
		ago.n = m.n
		if w == "hence" {
			return ago, k + 1
		}
		return ago, k + 2
	}
	return m, k
}

// closing reports whether the clause ends at word k.
func (p *parser) closing(k int) bool {
	if k >= p.stop {
		return true
	}
	switch p.low(k) {
	case ".", ",", ";", ":", "!", "?", ")":
		return true
	}
	return false
}

// indefinite reads "a year ago", "a few days", "an hour", "a half-hour", "four times a day".
func (p *parser) indefinite(i int) (meaning, int) {
	if p.low(i+1) == "half" {
		m, k := p.halfUnit(i + 1)
		return m, k
	}
	if m, k := p.durationAt(i); m.op != opNone {
		return m, k
	}
	if p.is(i, "a", "good", "part", "of") {
		return meaning{}, i
	}
	j := i + 1
	if between(p.low(j)) && p.cls(j+1) == single {
		j++
	}
	if p.cls(j) != single || p.hyphen(j+1) && p.low(j+2) != "long" {
		return meaning{}, i
	}
	u := p.lx[j].n
	m, k := p.measured(amount{n: 1, hi: 1}, i, j)
	if m.op == opDuration && (u == second || u == quarter || u == weekend) {
		return meaning{}, i
	}
	if m.op == opDuration && m.n == 1 && i > 0 && !p.ws[i].Break {
		if t := p.tag(i - 1); p.before(i) == "times" || p.before(i) == "once" || p.before(i) == "twice" ||
			t == "CD" || t == "$" || t == "NNS" && j == i+1 && p.closing(k) || p.before(i) == "%" || p.before(i) == "percent" || p.before(i) == "dollars" {
			return meaning{op: opLiteral, typ: "SET", value: duration(u, 1)}, k
		}
	}
	return m, k
}

// halfUnit reads "half an hour", "half-hour", "half a century".
func (p *parser) halfUnit(i int) (meaning, int) {
	j := i + 1
	if p.low(j) == "a" || p.low(j) == "an" || p.hyphen(j) {
		j++
	}
	if p.cls(j) != single || p.lx[j].n == second || p.lx[j].n == quarter || p.lx[j].n == day && !p.hyphen(i+1) {
		return meaning{}, i
	}
	m := meaning{op: opDuration, typ: "DURATION", u: p.lx[j].n, n: 0.5, hi: 0.5}
	if m.u == century || m.u == decadeUnit {
		m.n, m.hi, m.u = map[int]float64{century: 50, decadeUnit: 5}[m.u], 0, yearUnit
		m.hi = m.n
	}
	return p.pointing(m, j+1)
}

// singular reads a unit in the singular that stands alone: "year-end", "year-ago quarter", "day-long".
func (p *parser) singular(i int) (meaning, int) {
	u := p.lx[i].n
	if u == yearUnit {
		if m, k := p.yearAgo(i); m.op != opNone {
			return m, k
		}
		if p.low(i+1) == "end" {
			return meaning{op: opShift, typ: "DATE", u: yearUnit, mod: "END"}, i + 2
		}
	}
	if p.hyphen(i+1) && p.low(i+2) == "long" {
		return meaning{op: opDuration, typ: "DURATION", u: u, n: 1, hi: 1}, i + 3
	}
	return meaning{}, i
}

// plurals reads bare "weeks", "years ago", "months later".
func (p *parser) plurals(i int) (meaning, int) {
	u := p.lx[i].n
	if u == second || u == weekend || u == quarter {
		return meaning{}, i
	}
	m := meaning{op: opDuration, typ: "DURATION", u: u, x: true}
	if p.hyphen(i+1) && p.low(i+2) == "long" {
		return m, i + 3
	}
	if i > 0 && !p.ws[i].Break {
		switch t := p.tag(i - 1); {
		case strings.HasPrefix(t, "JJ"), strings.HasPrefix(t, "NN"), t == "POS", t == "PRP$", t == "DT", t == "WDT", t == "HYPH", t == "CD", t == "WP$":
			return meaning{}, i
		}
	}
	if p.low(i+1) == "of" && u == day || p.hyphen(i+1) {
		return meaning{}, i
	}
	if p.low(i+1) == "or" && p.cls(i+2) == plural {
		m.mod = "APPROX"
		return m, i + 3
	}
	if p.low(i+1) == "ago" || p.low(i+1) == "earlier" || p.low(i+1) == "later" {
		return m, i + 2
	}
	return m, i + 1
}

// every reads sets: "every day", "each of", "every 120 days", "every other week", "every Sunday".
func (p *parser) every(i int) (meaning, int) {
	j := i + 1
	n := 1.0
	if p.low(j) == "single" {
		j++
	}
	if p.low(j) == "other" {
		n = 2
		j++
	}
	set := func(v string, k int) (meaning, int) {
		return meaning{op: opLiteral, typ: "SET", value: v}, k
	}
	switch l := p.at(j); l.class {
	case single:
		if p.hyphen(j + 1) {
			return meaning{}, i
		}
		return set(duration(l.n, n), j+1)
	case cardinal, few:
		a, k := p.amount(j)
		if u := p.unitAt(k); u > 0 && k > j {
			if a.x {
				return set(unknownDuration(u), k+1)
			}
			return set(duration(u, a.n), k+1)
		}
	case ordinal:
		if u := p.unitAt(j + 1); u > 0 {
			return set(duration(u, float64(l.n)), j+2)
		}
	case weekday:
		v := "XXXX-WXX-" + strconv.Itoa(l.n)
		if q := p.at(j + 1); q.class == part {
			return set(v+"T"+q.s, j+2)
		}
		return set(v, j+1)
	case month:
		return set("XXXX-"+twoDigits(l.n), j+1)
	case part:
		if len(l.s) == 2 {
			return set("XXXX-XX-XXT"+l.s, j+1)
		}
	case season:
		return set("XXXX-"+l.s, j+1)
	}
	return meaning{}, i
}

func twoDigits(n int) string { return string([]byte{'0' + byte(n/10%10), '0' + byte(n%10)}) }

func (p *parser) at(i int) lexeme {
	if i >= 0 && i < p.stop {
		return p.lx[i]
	}
	return lexeme{}
}

// adjective reads "current", "the current quarter", "recent years".
func (p *parser) adjective(i int) (meaning, int) {
	j := i + 1
	if p.cls(j) == fiscal {
		j++
	}
	if p.low(i) == "current" {
		if u := p.at(j); u.class == single && u.n >= week {
			if u.n == quarter {
				return meaning{op: opShift, typ: "DATE", u: quarter}, j + 1
			}
			return meaning{op: opShift, typ: "DATE", u: u.n}, j + 1
		}
		return meaning{op: opLiteral, typ: "DATE", value: "PRESENT_REF"}, i + 1
	}
	if u := p.at(j); u.class == plural {
		return meaning{op: opDuration, typ: "DURATION", u: u.n, x: true, toward: -1}, j + 1
	}
	return meaning{}, i
}

// shifted reads what begins with last, this, next …, at word i; begin is where the expression begins ("the").
func (p *parser) shifted(i, begin int) (meaning, int) {
	w, n := p.low(i), p.lx[i].n
	the := begin < i
	dir := map[int]int{-1: toPast, 0: toThis, 1: toNext}[n]
	anchor := w == "that" || w == "same" || w == "following" || the && (w == "previous" || w == "next")
	j := i + 1
	if p.cls(j) == shift { // this past, this coming, this same
		if p.lx[j].n != 0 {
			n = p.lx[j].n
			dir = map[int]int{-1: toPast, 1: toNext}[n]
		}
		anchor = anchor || p.low(j) == "same" || p.low(j) == "following"
		j++
	}
	if p.cls(j) == fiscal {
		j++
	}
	toward := n
	switch l := p.at(j); l.class {
	case single:
		u := l.n
		if p.hyphen(j+1) && u != week && !strings.HasPrefix(p.low(j+2), "l") {
			return meaning{}, begin
		}
		if w == "latest" {
			if u == quarter {
				return p.ended(meaning{op: opPeriod, typ: "DATE"}, j+1), j + 1
			}
			if u < week {
				return meaning{}, begin
			}
		}
		switch {
		case u < day:
			if n == 0 {
				return meaning{}, begin
			}
			return meaning{op: opDuration, typ: "DURATION", u: u, n: 1, hi: 1, toward: toward}, j + 1
		case u == day && (w == "this" || w == "current" || w == "last" || w == "past" || w == "latest"):
			return meaning{}, begin
		case w == "past" && the && (u == decadeUnit || u == century):
			return meaning{op: opDuration, typ: "DURATION", u: u, n: 1, hi: 1, toward: -1}, j + 1
		case u == quarter && (w == "that" || w == "same"):
			return meaning{op: opPeriod, typ: "DATE"}, j + 1
		}
		m := meaning{op: opShift, typ: "DATE", u: u, n: float64(n), anchor: anchor, dir: dir}
		if u == fortnight {
			return meaning{op: opDuration, typ: "DURATION", u: u, n: 1, hi: 1, toward: toward}, j + 1
		}
		if p.low(j+1) == "or" && p.low(j+2) == "so" {
			m.mod = "APPROX"
			return m, j + 3
		}
		return m, j + 1
	case cardinal, few:
		a, k := p.amount(j)
		if k == j || n == 0 {
			return meaning{}, begin
		}
		m, e := p.measured(a, j, k)
		if m.op != opDuration {
			return meaning{}, begin
		}
		m.toward = toward
		return m, e
	case plural:
		if n == 0 {
			return meaning{}, begin
		}
		return meaning{op: opDuration, typ: "DURATION", u: l.n, x: true, toward: toward}, j + 1
	case month:
		m, k := p.monthDate(j)
		if m.op == opPoint && m.p.y == 0 {
			m.dir = dir
		}
		return m, k
	case weekday:
		m, k := p.weekdayDate(j)
		if m.op == opWeekday {
			m.dir, m.anchor = dir, anchor
		}
		return m, k
	case season:
		m := meaning{op: opPoint, typ: "DATE", p: point{grain: seasonal, a: seasonNumber(l.s)}, dir: dir}
		return p.withYear(m, j+1)
	case seasons, weekdays:
		return meaning{}, begin
	case part:
		if len(l.s) != 2 || l.s[0] < 'A' || w == "current" || w == "coming" || w == "latest" {
			return meaning{}, begin
		}
		m := meaning{op: opNear, typ: "TIME", part: l.s, n: float64(n), anchor: anchor}
		if w == "last" && l.s != "NI" && l.s != "EV" {
			m.n = -1
		}
		return m, j + 1
	case holiday:
		m, k := p.bare(j)
		if m.op == opPoint {
			m.dir = dir
		}
		return m, k
	case ordinal:
		if w == "last" || w == "this" || w == "next" {
			return meaning{}, begin
		}
	}
	switch p.low(j) {
	case "period":
		if w == "latest" || w == "same" || w == "current" || w == "that" {
			m := meaning{op: opPeriod, typ: "DATE"}
			j++
			if p.is(j, "of") && the {
				j++
			}
			if y, k := p.bare(j); y.op == opShift && y.u == yearUnit {
				m.n, j = y.n, k
			} else if y.op == opAgo && y.u == yearUnit {
				m.n, j = y.n, k
			}
			return m, j
		}
	case "half":
		if w == "last" && p.low(j+1) == "of" {
			return p.halfYear(2, j+1)
		}
	}
	if w == "past" && the && p.tag(j) != "CD" && !strings.HasPrefix(p.tag(j), "N") && !strings.HasPrefix(p.tag(j), "JJ") && p.tag(i) == "NN" {
		return meaning{op: opLiteral, typ: "DATE", value: "PAST_REF"}, i + 1
	}
	return meaning{}, begin
}
