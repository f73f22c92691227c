package timex

import (
	"strings"

	"stemma/internal/lang"
	"stemma/internal/lang/number"
)

// A parser walks over the words of one document. All readers take a word index and give what they read
// and the index after it; none looks further than the end of the line or reach words on.
type parser struct {
	d    *lang.Doc
	ws   []number.Word
	lx   []lexeme
	stop int // words of the line in hand end here
}

func (p *parser) cls(i int) class {
	if i >= 0 && i < p.stop {
		return p.lx[i].class
	}
	return none
}

func (p *parser) low(i int) string {
	if i >= 0 && i < p.stop {
		return p.ws[i].Low
	}
	return ""
}

// before is low for words to the left, which may be of an earlier line.
func (p *parser) before(i int) string {
	if i > 0 && !p.ws[i].Break {
		return p.ws[i-1].Low
	}
	return ""
}

func (p *parser) tag(i int) string {
	if i >= 0 && i < p.stop {
		return p.d.Tokens[p.ws[i].Token].Tag
	}
	return ""
}

func (p *parser) hyphen(i int) bool {
	return i+1 < p.stop && i > 0 && p.ws[i].Low == "-" && p.ws[i].Joined && p.ws[i+1].Joined
}

func (p *parser) upper(i int) bool {
	c := p.d.Text[p.d.Tokens[p.ws[i].Token].Start]
	return c >= 'A' && c <= 'Z'
}

func (p *parser) is(i int, words ...string) bool {
	for k, w := range words {
		if p.low(i+k) != w {
			return false
		}
	}
	return true
}

// approximators: wording and TIMEX3 mod, longest first.
var approximators = []struct {
	words []string
	mod   string
}{
	{[]string{"no", "more", "than"}, "EQUAL_OR_LESS"},
	{[]string{"no", "less", "than"}, "EQUAL_OR_MORE"},
	{[]string{"not", "more", "than"}, "EQUAL_OR_LESS"},
	{[]string{"no", "fewer", "than"}, "EQUAL_OR_MORE"},
	{[]string{"in", "excess", "of"}, "MORE_THAN"},
	{[]string{"as", "long", "as"}, "EQUAL_OR_LESS"},
	{[]string{"as", "many", "as"}, "EQUAL_OR_LESS"},
	{[]string{"more", "than"}, "MORE_THAN"},
	{[]string{"less", "than"}, "LESS_THAN"},
	{[]string{"fewer", "than"}, "LESS_THAN"},
	{[]string{"at", "least"}, "EQUAL_OR_MORE"},
	{[]string{"at", "most"}, "EQUAL_OR_LESS"},
	{[]string{"up", "to"}, "EQUAL_OR_LESS"},
	{[]string{"just", "over"}, "MORE_THAN"},
	{[]string{"just", "under"}, "LESS_THAN"},
	{[]string{"well", "over"}, "MORE_THAN"},
	{[]string{"over"}, "MORE_THAN"},
	{[]string{"under"}, "LESS_THAN"},
	{[]string{"about"}, "APPROX"},
	{[]string{"around"}, "APPROX"},
	{[]string{"roughly"}, "APPROX"},
	{[]string{"approximately"}, "APPROX"},
	{[]string{"nearly"}, "APPROX"},
	{[]string{"almost"}, "APPROX"},
	{[]string{"some"}, "APPROX"},
}

// expression reads the time expression that begins at word i; none: opNone.
func (p *parser) expression(i int) (meaning, int) {
	switch p.low(i) {
	case "no", "not", "in", "as", "more", "less", "fewer", "at", "up", "just", "well", "over", "under", "about", "around", "roughly", "approximately", "nearly", "almost", "some":
		for _, a := range approximators {
			if !p.is(i, a.words...) {
				continue
			}
			j := i + len(a.words)
			m, k := p.core(j)
			switch {
			case m.op == opNone:
				return meaning{}, i
			case m.op == opAge:
				return m, k
			case len(a.words) == 1 && (m.op == opDuration) && p.d.Tokens[p.ws[i].Token].Dep == "prep" && a.words[0] != "around" && p.cls(j) != indefinite:
				return meaning{}, i // spread over three years, talk about two days
			case (a.words[0] == "over" || a.words[0] == "in") && (m.op != opDuration && m.op != opAgo || p.cls(j) == article || m.toward != 0):
				return meaning{}, i // "over the last two years": over is a preposition here
			case m.op == opDuration || m.op == opAgo:
			case m.clock != "" || a.mod == "APPROX" && a.words[0] != "some" && (m.op == opPoint || m.op == opShift):
			default:
				return meaning{}, i
			}
			m.mod = a.mod
			return m, k
		}
		return meaning{}, i
	}
	return p.core(i)
}

func (p *parser) core(i int) (meaning, int) {
	m, j := p.bare(i)
	if m.op == opNone || m.op == opAge {
		return m, j
	}
	return p.possessive(m, j)
}

// possessive goes on with what belongs to a year or month: "this year's third quarter", "year's end".
func (p *parser) possessive(m meaning, j int) (meaning, int) {
	if (p.low(j) != "'s" && p.low(j) != "’s") || !m.dated() || m.u == 0 && m.p.grain != yearUnit {
		return m, j
	}
	k := j + 1
	if q, e := p.quarterName(k); q.op != opNone && (m.p.grain == yearUnit || m.u == yearUnit) && q.yearIs == nil && q.p.y == 0 {
		q.yearIs = &m
		return q, e
	}
	if p.low(k) == "quarter" && m.u == yearUnit && m.op == opShift {
		return meaning{op: opPeriod, typ: "DATE", n: m.n}, k + 1
	}
	return m, j
}

// bare reads by the class of the first word.
func (p *parser) bare(i int) (meaning, int) {
	l := lexeme{}
	if i >= 0 && i < p.stop {
		l = p.lx[i]
	}
	switch l.class {
	case bound:
		return p.bounded(i)
	case edge:
		return p.edged(i, i)
	case article:
		return p.determined(i)
	case shift:
		return p.shifted(i, i)
	case indefinite:
		return p.indefinite(i)
	case cardinal, year, few:
		return p.counted(i)
	case ordinal:
		return p.ordered(i)
	case month:
		return p.monthDate(i)
	case weekday:
		return p.weekdayDate(i)
	case single:
		return p.singular(i)
	case plural:
		return p.plurals(i)
	case part:
		return p.partOfDay(i)
	case season:
		return p.bareSeason(i)
	case ref:
		return meaning{op: opLiteral, typ: "DATE", value: l.s}, i + 1
	case adj:
		return p.adjective(i)
	case near:
		return p.nearDay(i)
	case set:
		if p.upper(i) && p.tag(i) == "NNP" && i > 0 && !p.ws[i].Break && p.before(i) != "." {
			return meaning{}, i // the Valley Daily Post
		}
		return meaning{op: opLiteral, typ: "SET", value: duration(l.n, 1)}, i + 1
	case every:
		return p.every(i)
	case decade:
		return p.decadeName(i)
	case fiscal:
		if m, j := p.quarterName(i); m.op != opNone {
			return m, j
		}
		if p.cls(i+1) == year {
			return meaning{op: opPoint, typ: "DATE", p: point{grain: yearUnit, y: p.lx[i+1].n}}, i + 2
		}
	case quarterCode:
		return p.withYear(meaning{op: opPoint, typ: "DATE", p: point{grain: quarter, a: l.n}}, i+1)
	case halfCode:
		return p.halfYear(l.n, i+1)
	case holiday:
		if f, n := feastAt(p.ws[i:p.stop], p.upper(i)); n > 0 {
			return p.withYear(meaning{op: opPoint, typ: "DATE", feast: &f, p: point{grain: day}}, i+n)
		}
	case weekdays:
		m := meaning{op: opLiteral, typ: "SET", value: "XXXX-WXX-" + string(rune('0'+l.n))}
		return m, i + 1
	}
	if p.low(i) == "half" {
		return p.halfUnit(i)
	}
	if p.low(i) == "more" || p.low(i) == "right" {
		if p.cls(i+1) == ref && (p.low(i+1) == "recently" || p.low(i+1) == "now") {
			return meaning{op: opLiteral, typ: "DATE", value: p.lx[i+1].s}, i + 2
		}
	}
	if p.is(i, "these", "days") && p.low(i+2) != "of" {
		return meaning{op: opLiteral, typ: "DATE", value: "PRESENT_REF"}, i + 2
	}
	return meaning{}, i
}

// bounded reads "early this week", "late November", "mid-1990s", "earlier in the year".
func (p *parser) bounded(i int) (meaning, int) {
	j := i + 1
	if p.hyphen(j) {
		j++
	}
	word := p.low(i)
	if p.low(j) == "in" && word != "mid" || p.low(j) == "on" && (word == "earlier" || word == "later") {
		j++
	}
	if c := p.cls(j); c == cardinal || c == indefinite || c == bound || c == ref || j >= p.stop {
		return meaning{}, i
	}
	m, k := p.core(j)
	if !m.dated() || m.mod != "" {
		return meaning{}, i
	}
	m.mod = p.lx[i].s
	switch word {
	case "earlier":
		m.within = -1
	case "later":
		m.within = 1
	}
	return m, k
}

// edged reads "the end of October", "the beginning of the year", from the word begin on.
func (p *parser) edged(i, begin int) (meaning, int) {
	if p.low(i) == "outset" || p.low(i+1) != "of" {
		return meaning{}, begin
	}
	m, k := p.core(i + 2)
	if !m.dated() || m.mod != "" || m.part != "" {
		return meaning{}, begin
	}
	m.mod = p.lx[i].s
	return m, k
}

// determined reads what begins with "the".
func (p *parser) determined(i int) (meaning, int) {
	j := i + 1
	fail := func() (meaning, int) { return meaning{}, i }
	if p.is(j, "day", "before", "yesterday") || p.is(j, "day", "after", "tomorrow") {
		return meaning{op: opNear, typ: "DATE", n: float64(2 * p.lx[j+2].n)}, j + 3
	}
	switch p.cls(j) {
	case edge:
		return p.edged(j, i)
	case bound:
		m, k := p.bounded(j)
		if m.op == opNone && p.cls(j+1) == plural {
			return meaning{op: opDuration, typ: "DURATION", u: p.lx[j+1].n, x: true}, j + 2
		}
		if p.hyphen(j+1) && m.p.grain != decadeUnit {
			return fail() // the late-May fair
		}
		return m, k
	case shift:
		return p.shifted(j, i)
	case fiscal:
		if m, k := p.quarterName(j); m.op != opNone && !p.hyphenated(j, k) {
			return m, k
		}
		return fail()
	case ordinal:
		m, k := p.ordered(j)
		if m.op == opNone || p.hyphenated(j, k) && m.p.grain == quarter {
			return fail()
		}
		return m, k
	case adj:
		if p.low(j) == "current" {
			return p.adjective(j)
		}
	case year:
		if m, k := p.quarterName(j); m.op != opNone {
			return m, k
		}
		if m, k := p.counted(j); m.p.grain == decadeUnit {
			return m, k
		}
		return fail()
	case cardinal:
		m, k := p.counted(j)
		if m.op == opDuration && m.typ == "DURATION" && !p.hyphenated(j, k) && (p.cls(k-1) != single || m.n == 1) {
			return m, k
		}
		if m.op == opAge {
			return m, k
		}
		return fail()
	case few:
		m, k := p.counted(j)
		if m.op == opDuration {
			return m, k
		}
		return fail()
	case plural:
		if p.low(j+1) == "ahead" {
			return meaning{op: opDuration, typ: "DURATION", u: p.lx[j].n, x: true, toward: 1}, j + 2
		}
		if n := p.lx[j].n; n >= day && (p.low(j+1) == "before" || p.low(j+1) == "after" || p.low(j+1) == "since" || p.low(j+1) == "leading" || p.low(j+1) == "following") {
			return meaning{op: opDuration, typ: "DURATION", u: n, x: true}, j + 1
		}
		return fail()
	case single:
		return p.theUnit(j, i)
	case part:
		if l := p.lx[j]; len(l.s) == 2 && l.s[0] >= 'A' {
			if p.low(j+1) == "of" && p.dayAt(j+2) {
				m, k := p.core(j + 2)
				m.part, m.typ = l.s, "TIME"
				return m, k
			}
			if p.before(i) == "in" || p.before(i) == "during" {
				return meaning{op: opNear, typ: "TIME", part: l.s, anchor: true}, j + 1
			}
		}
		return fail()
	case season:
		return p.seasonName(j)
	case decade:
		return p.decadeName(j)
	}
	if p.low(j) == "near" || p.low(j) == "foreseeable" || p.low(j) == "immediate" || p.low(j) == "not" && p.is(j, "not", "-", "too") {
		if p.low(j+1) == "future" || p.low(j+1) == "term" {
			return meaning{op: opLiteral, typ: "DATE", value: "FUTURE_REF"}, j + 2
		}
	}
	if p.low(j) == "future" && p.tag(j) != "JJ" && !strings.HasPrefix(p.tag(j+1), "N") && p.low(j+1) != "of" {
		return meaning{op: opLiteral, typ: "DATE", value: "FUTURE_REF"}, j + 1
	}
	if p.low(j) == "half" {
		return p.halfUnit(j)
	}
	if w := p.low(j); (w == "'" || w == "’" || w == "‘") && p.cls(j+1) == decade { // the '60s
		return p.decadeName(j + 1)
	}
	return fail()
}

// hyphenated reports whether a hyphen stands among the words: "the three-year plan" names no stretch of its own.
func (p *parser) hyphenated(i, j int) bool {
	for k := i; k < j; k++ {
		if p.low(k) == "-" && !(k+1 < j && p.cls(k+1) == cardinal) {
			return true
		}
	}
	return false
}

// theUnit reads "the year", "the quarter", "the week of March 9", "the year 2000", "the year-ago quarter".
func (p *parser) theUnit(j, begin int) (meaning, int) {
	u := p.lx[j].n
	if p.hyphen(j+1) && u == yearUnit {
		if m, k := p.yearAgo(j); m.op != opNone {
			if p.low(k-1) == "ago" || p.low(k-1) == "earlier" {
				return meaning{}, begin // "the year-ago results": the article belongs to the noun
			}
			return m, k
		}
		return meaning{}, begin
	}
	if p.hyphen(j + 1) {
		return meaning{}, begin
	}
	switch u {
	case week:
		if p.low(j+1) == "of" && p.dayAt(j+2) {
			m, k := p.core(j + 2)
			if m.op == opPoint && m.p.grain == day {
				m.u = week
				return m, k
			}
		}
		return meaning{op: opShift, typ: "DATE", u: week, anchor: true}, j + 1
	case day:
		switch p.low(j + 1) {
		case "after", "before", "when", "that", "of", "job", "'s", "-":
			return meaning{}, begin
		}
		if p.before(begin) == "in" && p.before(begin-1) == "back" {
			return meaning{}, begin // back in the day
		}
		if b := p.before(begin); strings.HasPrefix(b, "end") || strings.HasPrefix(b, "finish") || strings.HasPrefix(b, "start") || strings.HasPrefix(b, "clos") || b == "of" || b == "on" || b == "in" || b == "during" || b == "throughout" || b == "for" || b == "through" {
			return meaning{op: opShift, typ: "DATE", u: day, anchor: true}, j + 1
		}
		return meaning{}, begin
	case yearUnit:
		if l := p.lx; p.cls(j+1) == year {
			return meaning{op: opPoint, typ: "DATE", p: point{grain: yearUnit, y: l[j+1].n}}, j + 2
		}
		if v, k := p.spokenYear(j + 1); v > 0 {
			return meaning{op: opPoint, typ: "DATE", p: point{grain: yearUnit, y: v}}, k
		}
		if p.low(j+1) == "ended" || p.low(j+1) == "ending" || p.low(j+1) == "to" {
			return meaning{op: opDuration, typ: "DURATION", u: yearUnit, n: 1}, j + 1
		}
		if p.low(j+1) == "before" || p.low(j+1) == "after" || p.low(j+1) == "earlier" || p.low(j+1) == "previous" {
			n := -1.0
			if p.low(j+1) == "after" {
				n = 1
			}
			return meaning{op: opShift, typ: "DATE", u: yearUnit, n: n, anchor: true}, j + 2
		}
		return meaning{op: opShift, typ: "DATE", u: yearUnit}, j + 1
	case quarter:
		if p.is(j+1, "a", "year", "ago") || p.is(j+1, "a", "year", "earlier") {
			return meaning{op: opPeriod, typ: "DATE", n: -1}, j + 4
		}
		return p.ended(meaning{op: opPeriod, typ: "DATE"}, j+1), j + 1
	case monthUnit:
		return meaning{op: opShift, typ: "DATE", u: monthUnit}, j + 1
	case weekend:
		return meaning{op: opShift, typ: "DATE", u: weekend, dir: byTense}, j + 1
	case decadeUnit:
		return meaning{op: opShift, typ: "DATE", u: decadeUnit}, j + 1
	}
	return meaning{}, begin
}

// ended notes the month in which "the quarter ended Sept. 30" ended, which follows the expression at word k.
func (p *parser) ended(m meaning, k int) meaning {
	if (p.low(k) == "ended" || p.low(k) == "ending" || p.low(k) == "to") && p.cls(k+1) == month {
		m.p.a = (p.lx[k+1].n-1)/3 + 1
		if n := p.dayNumber(k + 2); n > 0 && n < 10 && p.lx[k+1].n%3 == 1 { // quarters that end on a Saturday early in the next month
			m.p.a--
		}
		m.p.a = max(m.p.a, 1)
	}
	return m
}

// yearAgo reads "year-ago quarter", "year-earlier", at the word year.
func (p *parser) yearAgo(j int) (meaning, int) {
	if !p.hyphen(j+1) || p.low(j+2) != "ago" && p.low(j+2) != "earlier" && p.low(j+2) != "end" {
		return meaning{}, j
	}
	if p.low(j+2) == "end" {
		return meaning{op: opShift, typ: "DATE", u: yearUnit, mod: "END"}, j + 3
	}
	k := j + 3
	if q, e := p.quarterName(k); q.op != opNone {
		q.yearIs = &meaning{op: opShift, u: yearUnit, n: -1}
		return q, e
	}
	m := meaning{op: opPeriod, typ: "DATE", n: -1}
	if p.low(k) == "quarter" || p.low(k) == "period" {
		k++
	}
	return m, k
}
