package timex

import (
	"stemma/internal/lang/number"
)

// quarterName reads "third quarter", "third-quarter", "fiscal first quarter", "1988 third quarter",
// "the 1988 period", "third quarter of 1989", "first half of last year".
func (p *parser) quarterName(i int) (meaning, int) {
	j, y := i, 0
	for k := 0; k < 2; k++ {
		if p.cls(j) == fiscal {
			j++
			if p.hyphen(j) {
				j++
			}
		} else if p.cls(j) == year && y == 0 {
			y = p.lx[j].n
			j++
		}
	}
	if y > 0 && j == i+1 && (p.low(j) == "quarter" || p.low(j) == "period") {
		return meaning{op: opPeriod, typ: "DATE", p: point{grain: quarter, y: y}}, j + 1
	}
	var q int
	switch {
	case p.cls(j) == ordinal && p.lx[j].n >= 1 && p.lx[j].n <= 4:
		q = p.lx[j].n
	case p.low(j) == "final":
		q = 4
	case y == 0 && j > i && p.cls(j) == single && p.lx[j].n == yearUnit: // the fiscal year
		if p.low(j+1) == "ended" || p.low(j+1) == "ending" || p.low(j+1) == "to" {
			return meaning{op: opDuration, typ: "DURATION", u: yearUnit, n: 1, hi: 1}, j + 1
		}
		return p.withYear(meaning{op: opShift, typ: "DATE", u: yearUnit}, j+1)
	default:
		return meaning{}, i
	}
	j++
	if p.hyphen(j) {
		j++
	}
	switch p.low(j) {
	case "quarter":
		if p.low(i) == "final" && p.low(j+1) != "of" {
			return meaning{}, i
		}
	case "half":
		if q > 2 || p.low(j+1) != "of" && y == 0 {
			return meaning{}, i
		}
		if y > 0 {
			return meaning{op: opPoint, typ: "DATE", p: point{grain: half, y: y, a: q}}, j + 1
		}
		return p.halfYear(q, j+1)
	default:
		return meaning{}, i
	}
	m := meaning{op: opPoint, typ: "DATE", p: point{grain: quarter, y: y, a: q}}
	if y > 0 {
		return m, j + 1
	}
	return p.withYear(m, j+1)
}

// halfYear reads "of 1989" after "the last half"; halves of other things are no times.
func (p *parser) halfYear(h, i int) (meaning, int) {
	if p.is(i, "of", "the", "year") {
		return meaning{op: opPoint, typ: "DATE", p: point{grain: half, a: h}, yearIs: &meaning{op: opShift, u: yearUnit}}, i + 3
	}
	m, k := p.withYear(meaning{op: opPoint, typ: "DATE", p: point{grain: half, a: h}}, i)
	if k == i || m.p.y == 0 && m.yearIs == nil {
		return meaning{}, i
	}
	return m, k
}

// withYear goes on after a month, quarter, season or feast with its year: "of 1998", "2003", ", 2003", "last year".
func (p *parser) withYear(m meaning, k int) (meaning, int) {
	j := k
	if p.low(j) == "of" || p.low(j) == "in" && m.p.grain == quarter || p.low(j) == "," && m.p.grain != quarter {
		j++
	}
	if p.low(j) == "fiscal" || p.low(j) == "the" && p.cls(j+1) == shift {
		j++
	}
	switch p.cls(j) {
	case year:
		m.p.y = p.lx[j].n
		return m, j + 1
	case shift:
		if p.low(k) != "," && p.cls(j+1) == single && p.lx[j+1].n == yearUnit && p.low(j) != "past" {
			y, e := p.shifted(j, j)
			if y.op == opShift {
				m.yearIs = &y
				return m, e
			}
		}
	}
	if v, e := p.spokenYear(j); v > 0 {
		m.p.y = v
		return m, e
	}
	if w := p.low(k); m.p.grain == monthUnit && (w == "and" || w == "to" || w == "or" || w == "-" || w == "–") && p.cls(k+1) == month && p.cls(k+2) == year {
		m.p.y = p.lx[k+2].n // June and July 2019
	}
	return m, k
}

// spokenYear reads "nineteen ninety-seven", "two thousand".
func (p *parser) spokenYear(i int) (int, int) {
	if p.cls(i) != cardinal || p.lx[i].n < 2 || p.lx[i].n > 20 || p.low(i)[0] < 'a' {
		return 0, i
	}
	if p.is(i, "two", "thousand") {
		v, k := number.Cardinal(p.ws[i:p.stop])
		if v.Low >= 2000 && v.Low < 2100 {
			return int(v.Low), i + k
		}
		return 0, i
	}
	hi := p.lx[i].n
	if hi < 15 {
		return 0, i
	}
	v, k := number.Cardinal(p.ws[i+1 : p.stop])
	if k == 0 || v.Ordinal || v.Low < 10 || v.Low > 99 || p.low(i + 1)[0] < 'a' {
		return 0, i
	}
	return hi*100 + int(v.Low), i + 1 + k
}

// bareSeason reads a season that stands without "the" or "last": only after a preposition or before its year.
func (p *parser) bareSeason(i int) (meaning, int) {
	switch p.before(i) {
	case "in", "of", "since", "until", "by", "during", "through", "next", "early", "late", "mid", "-", "before", "after":
		return p.seasonName(i)
	}
	if p.cls(i+1) == year {
		return p.seasonName(i)
	}
	return meaning{}, i
}

func (p *parser) seasonName(i int) (meaning, int) {
	if p.low(i) == "fall" && p.low(i+1) == "of" && p.cls(i+2) != year && p.cls(i+2) != cardinal {
		return meaning{}, i // the fall of the wall
	}
	return p.withYear(meaning{op: opPoint, typ: "DATE", p: point{grain: seasonal, a: seasonNumber(p.lx[i].s)}}, i+1)
}

// decadeName reads "1960s", "'90s", "the nineties". Two digits need an article or apostrophe: "in their 30s" is an age.
func (p *parser) decadeName(i int) (meaning, int) {
	l := p.lx[i]
	n := l.n
	if n < 100 {
		b := p.before(i)
		if b == "and" && i > 1 && p.lx[i-2].class == decade { // the 70s and 80s
			b = "the"
		}
		if b != "the" && b != "'" && b != "’" && b != "‘" && b != "early" && b != "late" && b != "-" && p.low(i)[0] != '\'' && p.low(i)[0] != 0xE2 {
			return meaning{}, i
		}
		if n >= 30 {
			n += 1900
		} else {
			n += 2000
		}
	}
	return meaning{op: opPoint, typ: "DATE", mod: l.s, p: point{grain: decadeUnit, y: n / 10}}, i + 1
}

// ordered reads what begins with an ordinal: quarters, centuries, "3rd of May", "first nine months".
func (p *parser) ordered(i int) (meaning, int) {
	if m, k := p.quarterName(i); m.op != opNone {
		return m, k
	}
	if p.cls(i) != ordinal {
		return meaning{}, i
	}
	n := p.lx[i].n
	j := i + 1
	if p.low(j) == "century" || p.hyphen(j) && p.low(j+1) == "century" {
		if p.hyphen(j) {
			j++
		}
		if n < 1 || n > 30 {
			return meaning{}, i
		}
		return meaning{op: opPoint, typ: "DATE", p: point{grain: century, y: n - 1}}, j + 1
	}
	if m, k := p.dayMonth(i); m.op != opNone {
		return m, k
	}
	if n == 1 {
		if a, k := p.amount(j); k > j {
			if m, e := p.measured(a, i, k); m.op == opDuration && !p.hyphenated(k, e) {
				return m, e
			}
		}
		if p.cls(j) == plural && p.lx[j].n != weekend {
			return meaning{op: opDuration, typ: "DURATION", u: p.lx[j].n, x: true}, j + 1
		}
	}
	return meaning{}, i
}

// counted reads what begins with a number: clock times, dates in digits, durations, years.
func (p *parser) counted(i int) (meaning, int) {
	if m, k := p.clockTime(i); m.op != opNone {
		return m, k
	}
	if m, k := p.digitDate(i); m.op != opNone {
		return m, k
	}
	if m, k := p.dayMonth(i); m.op != opNone && p.cls(i) == cardinal {
		return m, k
	}
	if m, k := p.quarterName(i); m.op != opNone && p.cls(i) == year {
		if p.low(k-1) == "period" || p.low(k-1) == "quarter" && k == i+2 {
			return meaning{op: opPoint, typ: "DATE", p: point{grain: yearUnit, y: p.lx[i].n}}, i + 1
		}
		return m, k
	}
	if m, k := p.durationAt(i); m.op != opNone {
		return m, k
	}
	if v, k := p.spokenYear(i); v > 0 && p.low(i) != "two" {
		return meaning{op: opPoint, typ: "DATE", p: point{grain: yearUnit, y: v}}, k
	}
	if p.cls(i) == year && p.lx[i].n%10 == 0 && p.lx[i].s == "" && (p.low(i+1) == "'s" || p.low(i+1) == "’s") {
		switch p.before(i) {
		case "the", "early", "late", "-", "mid": // the 1980's
			return meaning{op: opPoint, typ: "DATE", p: point{grain: decadeUnit, y: p.lx[i].n / 10}}, i + 2
		}
	}
	if p.cls(i) == year && p.yearHere(i) {
		return meaning{op: opPoint, typ: "DATE", mod: yearMod(p.lx[i].s), p: point{grain: yearUnit, y: p.lx[i].n}}, i + 1
	}
	return meaning{}, i
}

// yearHere tells a year from a count or a code of four digits.
func (p *parser) yearHere(i int) bool {
	n := p.lx[i].n
	if n < 1400 || n > 2150 {
		return false
	}
	if p.lx[i].s != "" {
		return true
	}
	if i > 0 && (p.tag(i-1) == "NNP" || p.tag(i-1) == "NNPS") && !p.ws[i].Break && (n < 1900 || n%100 == 0) {
		return false // Windows 2000
	}
	switch b := p.before(i); b {
	case "$", "#", "£", "€", "¥", "no.", "number", "resolution", "flight", "channel", "route", "room", "/", "@", "+", "=", "than", "~", "article", "page", "section", "order":
		return false
	case "-", ".", ":":
		if p.ws[i].Joined && (i < 2 || p.cls(i-2) != year) {
			return false
		}
	}
	if i > 0 && p.cls(i-1) == cardinal && !p.ws[i].Break && p.lx[i-1].n >= 0 {
		return false
	}
	switch p.low(i + 1) {
	case "%", "percent", "per", "km", "m", "miles", "feet", "metres", "meters", "dollars", "euros", "people", "troops", "soldiers", "million", "billion", "thousand", "hundred", "dozen", "points", "votes", "block", "blocks":
		return false
	case "-", "/", ":":
		if p.hyphen(i+1) && p.low(i+1) == "-" && p.cls(i+2) != year && p.cls(i+2) != cardinal && p.at(i+2).class == none && len(p.low(i+2)) > 0 {
			break // 1987-style is still a year
		}
		if p.low(i+1) != "-" && p.ws[i+1].Joined {
			return false
		}
	}
	t := &p.d.Tokens[p.ws[i].Token]
	if t.Dep == "nummod" && t.Head > p.ws[i].Token && p.d.Tokens[t.Head].Tag == "NNS" && (n < 1900 || n > 2035 || n%100 == 0) {
		return false
	}
	return true
}

func yearMod(s string) string {
	if s == "'" {
		return ""
	}
	return s
}
