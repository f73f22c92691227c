package timex

import (
	"strconv"
	"strings"
)

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
	after := p.low(i + 1)
	if i > 0 && !p.ws[i].Break && after != "after" && after != "before" && after != "later" && after != "earlier" {
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
