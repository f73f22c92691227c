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
	if p.unitAt(k+1) > 0 && (p.hyphen(k) || p.low(k) == "-" && p.cls(k+1) == single) { // some sites write "eight - year"
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
	if p.low(k+1) == "than" {
		return m, k // two hours later than usual
	}
	ago := m
	ago.op, ago.typ, ago.n = opAgo, "DATE", -m.n
	switch w := p.low(k); {
	case w == "ago":
		return ago, k + 1
	case w == "earlier" || w == "previously" || w == "beforehand":
		ago.anchor = true
		return ago, k + 1
	case w == "back" && p.closing(k+1):
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
	if u == century && p.before(i) == "of" {
		return meaning{}, i // a quarter of a century
	}
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
