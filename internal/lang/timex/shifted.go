package timex

import (
	"strings"
)

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
			m.dir, m.anchor = dir, w == "following"
		}
		return m, k
	case weekday:
		m, k := p.weekdayDate(j)
		if m.op == opWeekday {
			m.dir, m.anchor = dir, anchor
		}
		return m, k
	case season:
		m := meaning{op: opPoint, typ: "DATE", p: point{grain: seasonal, a: seasonNumber(l.s)}, dir: dir, anchor: w == "following"}
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
