package timex

import (
	"strconv"
	"strings"
)

// partOf puts a part of the day into a day: morning, or noon as a clock time.
func (p *parser) partOf(m meaning, l lexeme) meaning {
	m.typ = "TIME"
	if l.s[0] >= 'A' {
		m.part = l.s
	} else {
		m.clock = "T" + l.s
	}
	return m
}

// nearDay reads today, yesterday morning, tonight.
func (p *parser) nearDay(i int) (meaning, int) {
	l := p.lx[i]
	m := meaning{op: opNear, typ: "DATE", n: float64(l.n)}
	if p.upper(i) && i > 0 && !p.ws[i].Break && p.upper(i-1) && p.tag(i-1) == "NNP" {
		return meaning{}, i // a newspaper or channel called Today
	}
	switch p.low(i) {
	case "tonight":
		m.typ, m.part = "TIME", "NI"
		return m, i + 1
	case "overnight":
		m.typ, m.part = "TIME", "NI"
		return m, i + 1
	}
	if q := p.at(i + 1); q.class == part {
		return p.partOf(m, q), i + 2
	}
	return m, i + 1
}

// clockLike tells a time without a.m. or p.m. from the length of a film or a score: a preposition, a zone or a
// day stands beside it.
func (p *parser) clockLike(i, k int) bool {
	if p.cls(k) == zone || p.dayAt(k) {
		return true
	}
	switch p.before(i) {
	case "at", "by", "around", "about", "before", "after", "until", "till", "since", "from", "between", "approximately", "past":
		return true
	}
	return false
}

// partOfDay reads "noon Thursday", "midnight".
func (p *parser) partOfDay(i int) (meaning, int) {
	l := p.lx[i]
	if l.s[0] >= 'A' && !p.dayAt(i+1) || p.before(i) == "high" {
		return meaning{}, i
	}
	if p.dayAt(i + 1) {
		m, k := p.bare(i + 1)
		return p.partOf(m, l), k
	}
	if strings.HasPrefix(p.tag(i+1), "N") {
		return meaning{}, i
	}
	if p.low(i+1) == "on" && l.s[0] < 'A' && p.dayAt(i+2) { // "midnight on Sunday" is two expressions, the first of which knows its day
		if m, _ := p.bare(i + 2); m.dated() && m.part == "" && m.clock == "" {
			return p.partOf(m, l), i + 1
		}
	}
	return p.partOf(meaning{op: opNear, anchor: true}, l), i + 1
}

// clockTime reads "10:30 a.m. EST Tuesday", "5 o'clock", "1400 GMT", "2 in the morning".
func (p *parser) clockTime(i int) (meaning, int) {
	w := p.low(i)
	if len(w) > 8 {
		return meaning{}, i
	}
	h, mi, pm, k := -1, -1, "", i+1
	num := w
	for _, s := range []string{"a.m.", "p.m.", "am", "pm"} {
		if rest, ok := strings.CutSuffix(num, s); ok && rest != "" {
			num, pm = rest, s[:1]
		}
	}
	if pm != "" && len(num) >= 4 {
		num = strings.Replace(num, ".", ":", 1) // 1.20am
	}
	if a, b, ok := strings.Cut(num, ":"); ok {
		b, _, _ = strings.Cut(b, ":")
		x, err1 := strconv.Atoi(a)
		y, err2 := strconv.Atoi(b)
		if err1 != nil || err2 != nil || len(b) != 2 || len(a) > 2 {
			return meaning{}, i
		}
		h, mi = x, y
	} else if x, err := strconv.Atoi(num); err == nil && len(num) <= 2 {
		h = x
	} else if l := p.lx[i]; l.class == cardinal && w[0] >= 'a' && l.n >= 1 && l.n <= 12 {
		h = l.n
	}
	if h < 0 {
		// 1400 GMT
		if x, err := strconv.Atoi(w); err == nil && len(w) == 4 && p.cls(i+1) == zone && p.low(i+1) != "local" {
			h, mi = x/100, x%100
		} else {
			return meaning{}, i
		}
	}
	if pm == "" {
		switch p.low(k) {
		case "a.m.", "a.m", "am":
			pm = "a"
			k++
		case "p.m.", "p.m", "pm":
			pm = "p"
			k++
		case "a.", "p.": // spaced: 9 a. m.
			if w := p.low(k + 1); w == "m" || w == "m." {
				pm = p.low(k)[:1]
				k += 2
				break
			}
			return meaning{}, i
		case "o'clock", "o’clock":
			k++
			if mi < 0 {
				mi = 0
			}
		default:
			switch {
			case mi < 0 && p.is(k, "in", "the", "morning"):
				pm, k = "a", k+3
			case mi < 0 && (p.is(k, "in", "the", "afternoon") || p.is(k, "in", "the", "evening")):
				pm, k = "p", k+3
			case mi >= 0 && p.clockLike(i, k): // at 10:30, 1400 GMT
			default:
				return meaning{}, i
			}
		}
	}
	if h > 24 || mi > 59 || pm != "" && h > 12 {
		return meaning{}, i
	}
	if pm == "p" && h < 12 {
		h += 12
	} else if pm == "a" && h == 12 {
		h = 0
	}
	clock := "T" + twoDigits(h) + ":" + twoDigits(max(mi, 0))
	if p.cls(k) == zone {
		if p.lx[k].s == "Z" {
			clock += "Z"
		}
		k++
		if p.low(k) == "time" {
			k++
		}
	}
	j := k
	if p.low(j) == "," {
		j++
	}
	on := p.low(j) == "on" && j == k
	if on {
		j++
	}
	m := meaning{op: opNear, typ: "TIME", anchor: true}
	if p.dayAt(j) {
		if day, e := p.bare(j); day.dated() && day.part == "" && day.clock == "" {
			if m = day; !on { // "at 5 p.m. on Friday" is two expressions, the first of which knows its day
				k = e
			}
		}
	}
	m.typ, m.clock = "TIME", clock
	return m, k
}
