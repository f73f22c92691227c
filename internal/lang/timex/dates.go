package timex

import (
	"strconv"
	"strings"
)

// dayAt reports whether a day is named at word i: a weekday, a month with a day, today.
func (p *parser) dayAt(i int) bool {
	switch p.cls(i) {
	case weekday:
		return true
	case near:
		return p.low(i) == "today" || p.low(i) == "yesterday" || p.low(i) == "tomorrow"
	case month:
		return p.dayNumber(i+1) > 0
	case cardinal:
		return p.dayNumber(i) > 0 && p.cls(i+1) == month
	}
	return false
}

// dayNumber gives the day of the month that word i can be: 3, 3rd, third, eighth; 0 if none.
func (p *parser) dayNumber(i int) int {
	l := p.at(i)
	if l.class != cardinal && l.class != ordinal || l.n < 1 || l.n > 31 {
		return 0
	}
	w := p.low(i)
	if l.class == cardinal && (w[0] > '9' || len(w) > 2 && !(len(w) == 3 && w[2] == '.')) {
		return 0
	}
	if p.low(i+1) == "%" || p.low(i+1) == "percent" || p.unitAt(i+1) > 0 && p.cls(i+1) == plural {
		return 0
	}
	return l.n
}

// monthDate reads what begins with the name of a month.
func (p *parser) monthDate(i int) (meaning, int) {
	m := meaning{op: opPoint, typ: "DATE", p: point{grain: monthUnit, a: p.lx[i].n}}
	j := i + 1
	if p.low(j) == "the" && p.cls(j+1) == ordinal {
		j++
	}
	n := p.dayNumber(j)
	if n == 0 {
		return p.withYear(m, i+1)
	}
	m.p.grain, m.p.b = day, n
	return p.withDayYear(m, j+1)
}

// withDayYear reads the year after a day and month.
func (p *parser) withDayYear(m meaning, j int) (meaning, int) {
	if p.hyphen(j) || p.low(j) == "–" { // "May 3-5": the first day stands for the stretch, the others are read past
		if n := p.dayNumber(j + 1); n > m.p.b {
			m.hi = float64(n)
			j += 2
		}
	}
	k := j
	if p.low(k) == "," {
		k++
	}
	if p.cls(k) == year {
		m.p.y = p.lx[k].n
		return m, k + 1
	}
	if p.cls(k) == shift && p.low(j) != "," || p.low(j) == "of" && p.cls(j+1) == shift {
		return p.withYear(m, j)
	}
	return m, j
}

// weekdayDate reads what begins with the name of a day of the week.
func (p *parser) weekdayDate(i int) (meaning, int) {
	m := meaning{op: opWeekday, typ: "DATE", dow: p.lx[i].n}
	switch p.before(i) {
	case "black", "bloody", "super", "cyber", "fat", "good":
		if p.upper(i - 1) {
			return meaning{}, i // a day in history
		}
	}
	j := i + 1
	if p.low(j) == "," {
		j++
	}
	if p.low(j) == "the" && p.cls(j+1) == ordinal {
		j++
	}
	if p.cls(j) == month && p.dayNumber(j+1) > 0 {
		d, k := p.monthDate(j)
		d.dow = m.dow
		return d, k
	}
	if n := p.dayNumber(j); n > 0 {
		if d, k := p.dayMonth(j); d.op != opNone {
			d.dow = m.dow
			return d, k
		}
	}
	switch l := p.at(i + 1); l.class {
	case part:
		return p.partOf(m, l), i + 2
	case parts: // Tuesday nights
		return meaning{op: opLiteral, typ: "SET", value: "XXXX-WXX-" + string(rune('0'+m.dow)) + "T" + l.s}, i + 2
	}
	return m, i + 1
}

// dayMonth reads "3 May 2019", "3rd of May".
func (p *parser) dayMonth(i int) (meaning, int) {
	n := p.dayNumber(i)
	j := i + 1
	if p.low(j) == "of" && p.cls(i) == ordinal {
		j++
	}
	if n == 0 || p.cls(j) != month {
		return meaning{}, i
	}
	m := meaning{op: opPoint, typ: "DATE", p: point{grain: day, a: p.lx[j].n, b: n}}
	return p.withDayYear(m, j+1)
}

// digitDate reads 2019-10-26, 26/10/2019, 10/26/19, 9/11 and 26.10.2019.
func (p *parser) digitDate(i int) (meaning, int) {
	w := p.low(i)
	if p.cls(i) == year && p.hyphen(i+1) && p.hyphen(i+3) {
		m, d := p.at(i+2), p.at(i+4)
		if m.class == cardinal && d.class == cardinal && m.n >= 1 && m.n <= 12 && d.n >= 1 && d.n <= 31 && len(p.low(i+2)) <= 2 && len(p.low(i+4)) <= 2 {
			return meaning{op: opPoint, typ: "DATE", p: point{day, p.lx[i].n, m.n, d.n}}, i + 5
		}
	}
	if d, m, y := p.at(i), p.at(i+2), p.at(i+4); p.low(i+1) == "/" && p.low(i+3) == "/" && d.class == cardinal && m.class == cardinal && y.class == year {
		nth, mon := d.n, m.n
		if mon > 12 || nth <= 12 { // month first, unless that cannot be
			nth, mon = mon, nth
		}
		if mon >= 1 && mon <= 12 && nth >= 1 && nth <= 31 {
			return meaning{op: opPoint, typ: "DATE", p: point{grain: day, y: y.n, a: mon, b: nth}}, i + 5
		}
	}
	if m, d, ok := strings.Cut(w, "."); ok && lexicon[m].class == month && len(d) > 0 && len(d) <= 2 {
		if n, err := strconv.Atoi(d); err == nil && n >= 1 && n <= 31 { // Dec.14
			return p.withDayYear(meaning{op: opPoint, typ: "DATE", p: point{grain: day, a: lexicon[m].n, b: n}}, i+1)
		}
	}
	if len(w) < 3 || len(w) > 10 {
		return meaning{}, i
	}
	if w == "9/11" { // the attacks of that day in 2001, by far the commonest sense in news
		return meaning{op: opPoint, typ: "DATE", p: point{day, 2001, 9, 11}}, i + 1
	}
	for _, sep := range []string{"/", ".", "-"} {
		f := strings.Split(w, sep)
		if len(f) != 3 {
			continue
		}
		var n [3]int
		for k, s := range f {
			v, err := strconv.Atoi(s)
			if err != nil || v < 1 || len(s) > 4 || len(s) == 3 {
				return meaning{}, i
			}
			n[k] = v
		}
		y, m, d := n[2], n[0], n[1]
		switch {
		case len(f[0]) == 4:
			y, m, d = n[0], n[1], n[2]
		case sep == "." || n[0] > 12:
			m, d = n[1], n[0]
		}
		if len(f[2]) == 2 && len(f[0]) < 4 {
			if sep == "." {
				return meaning{}, i
			}
			if y += 2000; y > 2050 {
				y -= 100
			}
		}
		if m > 12 || d > 31 || y < 1000 {
			return meaning{}, i
		}
		return meaning{op: opPoint, typ: "DATE", p: point{day, y, m, d}}, i + 1
	}
	return meaning{}, i
}
