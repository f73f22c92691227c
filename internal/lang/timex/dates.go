package timex

import (
	"strconv"
	"strings"

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
	q := 0
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
		if p.low(k) == "," && m.p.grain == monthUnit && p.low(j+1) == "," && false {
			break
		}
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

// dayAt reports whether a day is named at word i: a weekday, a month with a day, today.
func (p *parser) dayAt(i int) bool {
	switch p.cls(i) {
	case weekday:
		return true
	case near:
		return p.low(i) == "today" || p.low(i) == "yesterday" || p.low(i) == "tomorrow"
	case month:
		return p.dayNumber(i+1) > 0
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
	if l := p.at(i + 1); l.class == part {
		return p.partOf(m, l), i + 2
	}
	return m, i + 1
}

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

// nearDay reads today, yesterday morning, tonight.
func (p *parser) nearDay(i int) (meaning, int) {
	l := p.lx[i]
	m := meaning{op: opNear, typ: "DATE", n: float64(l.n)}
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
	return p.partOf(meaning{op: opNear, anchor: true}, l), i + 1
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
		if p.before(i) == "the" && p.hyphenated(i, k) && p.cls(i) == ordinal {
			return m, k
		}
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
				if y, f := p.withYear(meaning{p: point{grain: half}}, e); y.p.y > 0 || y.yearIs != nil {
					_ = f // "the first nine months of 1989": two expressions in TimeBank style
				}
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
		return false // Local 1520, Windows 2000
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
	case "%", "percent", "per", "km", "m", "miles", "feet", "metres", "meters", "dollars", "euros", "people", "troops", "soldiers", "million", "billion", "thousand", "hundred", "dozen", "points", "votes":
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

// digitDate reads 2019-10-26, 26/10/2019, 10/26/19, 9/11 and 26.10.2019.
func (p *parser) digitDate(i int) (meaning, int) {
	w := p.low(i)
	if p.cls(i) == year && p.hyphen(i+1) && p.hyphen(i+3) {
		m, d := p.at(i+2), p.at(i+4)
		if m.class == cardinal && d.class == cardinal && m.n >= 1 && m.n <= 12 && d.n >= 1 && d.n <= 31 && len(p.low(i+2)) <= 2 && len(p.low(i+4)) <= 2 {
			return meaning{op: opPoint, typ: "DATE", p: point{day, p.lx[i].n, m.n, d.n}}, i + 5
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
			case mi >= 0 && w[0] >= '0' && (len(w) >= 4): // 10:30, 1400 GMT
				if p.before(i) == ":" || p.low(k) == ":" {
					return meaning{}, i
				}
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

func yearMod(s string) string {
	if s == "'" {
		return ""
	}
	return s
}
