// Package measure answers: how many of what does this report say? It takes the numbers of a text, leaves
// out those that count nothing (dates, ages, ordinals, codes, addresses, scores), and finds for each what
// is counted, where, from or to what it changed, and as of when.
//
// Method: rules over the dependency tree. The numeral's head outside the number is what is counted
// ("700 young nurses"), or the object of its "of" ("dozens of boats", "12 percent of voters"), or, where a
// number stands alone, the subject or object of the verb that it changes ("cut the number of guards to
// 450") or that puts it ("put the number of homeless at 9,000"), or the people that a verb of harm implies
// ("five were killed"). The noun phrase is the head with
// what stands between it and the number and with the prepositions that hang on it without a gap. The time
// is the expression that hangs on the same verb, or on a verb above it.
//
// Invariants: quantities come in order, do not overlap, begin and end at tokens; To >= Number; AsOf is an index
// into the times given or -1. Linear: climbs are bounded by maxClimb, children by the number of tokens.
//
// Measured on the values people marked in the first sentences of 90 Wikinews texts (321): 94 % are found, 81 % with
// the same span (the marks leave out "more than" and the like); of what is found there, next to all that is
// not marked is a count all the same ("the two companies").
//
// Wrong or left out: a number whose noun is far away and not reached by the tree has no Of; what hangs on the
// wrong verb in the tree has the wrong place; "a man was killed" states no number here; the
// antecedent of "the number" is the quantity before it, which need not be it. Tried and dropped: "on" as a
// preposition of place before any noun, which made places of ministers called on and days spent.
package measure

import (
	_ "embed"
	"strings"

	"stemma"
	"stemma/internal/lang"
	"stemma/internal/lang/number"
)

//go:embed words.txt
var wordList string

var lists = readLists(wordList)

func readLists(list string) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for line := range strings.Lines(list) {
		f := strings.Fields(line)
		if len(f) < 2 || strings.HasPrefix(line, "#") {
			continue
		}
		if out[f[0]] == nil {
			out[f[0]] = map[string]bool{}
		}
		for _, w := range f[1:] {
			out[f[0]][w] = true
		}
	}
	return out
}

// oldest is the greatest age that a number may be: nobody on record grew to 123.
const oldest = 122

// maxClimb is how far up the tree a governing verb is looked for. Deeper ones belong to other clauses.
const maxClimb = 8

// A finder holds what the steps share.
type finder struct {
	d     *lang.Doc
	ws    []number.Word
	times []stemma.TimeExpr
	name  []string // label of the name each token stands in
	next  int      // first time that may overlap what is being looked at
}

// A count is a quantity with the tokens it was read from.
type count struct {
	stemma.Quantity
	num    *number.Number
	first  int // tokens of the whole number expression
	last   int
	anchor int // the numeral's top token
	head   int // token of what is counted, -1
	verb   int // governing verb, -1
}

// Find gives the quantities of d in order. times are the time expressions of d; skip, if not nil, tells of
// the byte where a quantity begins whether to leave it out.
func Find(d *lang.Doc, times []stemma.TimeExpr, skip func(at int) bool) []stemma.Quantity {
	f := &finder{d: d, ws: number.Words(d), times: times, name: make([]string, len(d.Tokens))}
	for _, n := range d.Names {
		for i := n.First; i < n.Last && i < len(f.name); i++ {
			f.name[i] = n.Label
		}
	}
	var found []count
	nums := number.FindIn(d, f.ws)
	for i := range nums {
		c, ok := f.read(&nums[i])
		if !ok || skip != nil && skip(c.Start) {
			continue
		}
		found = append(found, c)
	}
	found = f.ranges(found)
	f.changes(found)
	f.inherit(found)
	f.among(found)
	out := make([]stemma.Quantity, len(found))
	for i := range found {
		f.asOf(&found[i])
		out[i] = found[i].Quantity
	}
	return out
}

// read makes a quantity of a number, or says that it counts nothing.
func (f *finder) read(n *number.Number) (count, bool) {
	c := count{num: n, first: f.ws[n.From].Token, last: f.ws[n.To-1].Token + 1, head: -1, verb: -1}
	c.Quantity = stemma.Quantity{
		Span: stemma.Span{Start: n.Start, End: n.End}, Number: n.Low, To: n.High, Range: n.Range, Unit: n.Unit, Approx: n.Approx,
		Vague: n.Vague, Spelling: n.Spelling, AsOf: -1,
	}
	if n.Ordinal || n.Coded || n.Score || f.inTime(c.Span) {
		return c, false
	}
	c.anchor = f.top(f.ws[n.First].Token, f.ws[n.To-1].Token+1)
	f.counted(&c)
	c.verb = f.governor(c.anchor)
	if f.idle(&c) || f.spoken(&c) {
		return c, false
	}
	if c.head >= 0 {
		f.phrase(&c)
		if w := f.d.Word(c.head); n.To+1 < len(f.ws) && f.ws[n.To].Low == "-" && (w == "strong" || w == "member" || f.ws[n.To+1].Low == "strong" || f.ws[n.To+1].Low == "member") {
			c.Of = "person" // a 3,000-strong force, a 12-member council
		}
	} else if c.verb >= 0 && n.Unit == "" && lists["harm"][f.d.Tokens[c.verb].Lemma] && f.argument(c.anchor, c.verb) {
		c.Of = "person"
	}
	if n.UnitKind != "money" { // money is spent on things, not in places
		f.place(&c)
	}
	return c, true
}

// inTime reports whether s overlaps a time expression. Spans come in order.
func (f *finder) inTime(s stemma.Span) bool {
	for f.next < len(f.times) && f.times[f.next].End <= s.Start {
		f.next++
	}
	return f.next < len(f.times) && f.times[f.next].Overlaps(s)
}

// top gives the token among [first, last) whose head lies outside.
func (f *finder) top(first, last int) int {
	best := first
	for i := first; i < last; i++ {
		if h := f.d.Tokens[i].Head; (h < first || h >= last || h == i) && f.d.Tokens[i].Dep != "punct" {
			best = i
		}
	}
	return best
}

func noun(t *lang.Token) bool {
	return t.Pos == "NOUN" || t.Pos == "PROPN" || strings.HasPrefix(t.Tag, "NN")
}

// counted finds the token of what is counted.
func (f *finder) counted(c *count) {
	t := &f.d.Tokens[c.anchor]
	h := t.Head
	switch t.Dep {
	case "nummod", "amod", "compound", "nmod", "quantmod", "det", "npadvmod", "predet", "poss", "advmod":
		if h >= c.last && (noun(&f.d.Tokens[h]) || f.d.Tokens[h].Pos == "ADJ" && c.num.Unit == "") && h-c.last < 12 {
			c.head = h
			return
		}
		if h < c.first && noun(&f.d.Tokens[h]) && t.Dep == "nummod" {
			c.head = h // Flight 370; judged by idle
			return
		}
	}
	for _, k := range f.d.Children(c.anchor) {
		p := &f.d.Tokens[k]
		if int(k) < c.first || p.Dep != "prep" {
			continue
		}
		if w := f.d.Word(int(k)); w == "of" || w == "in" && c.num.UnitKind == "money" || w == "worth" {
			if o := f.d.Child(int(k), "pobj"); o >= 0 && noun(&f.d.Tokens[o]) && !f.timeAt(o) && !lists["debt"][f.d.Word(o)] {
				c.head = o
				return
			}
		}
	}
	if c.last < len(f.d.Tokens) && f.d.Word(c.last) == "of" { // the tree hangs "of" elsewhere
		if o := f.d.Child(c.last, "pobj"); o >= 0 && noun(&f.d.Tokens[o]) && f.d.Tokens[c.last].Dep == "prep" && !f.timeAt(o) {
			c.head = o
		}
	}
	if c.head < 0 && c.last < len(f.d.Tokens) && h == c.anchor {
		// a fragment ("40 dead"): the next word is what is counted
		if n := &f.d.Tokens[c.last]; noun(n) && f.d.SentenceOf(c.last) == f.d.SentenceOf(c.anchor) && n.Head == c.anchor {
			c.head = c.last
		}
	}
}

func (f *finder) timeAt(token int) bool {
	at := f.d.Tokens[token].Start
	lo, hi := 0, len(f.times)
	for lo < hi {
		if mid := (lo + hi) / 2; f.times[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo < len(f.times) && f.times[lo].Start <= at
}

// governor gives the verb above a token, or -1.
func (f *finder) governor(token int) int {
	for range maxClimb {
		h := f.d.Tokens[token].Head
		if h == token {
			if p := f.d.Tokens[token].Pos; p == "VERB" || p == "AUX" {
				return token
			}
			return -1
		}
		token = h
		if p := f.d.Tokens[token].Pos; p == "VERB" || p == "AUX" {
			return token
		}
	}
	return -1
}

// argument reports whether a token is subject or object of a verb, itself or as one of several joined by and.
func (f *finder) argument(token, verb int) bool {
	for range maxClimb {
		t := &f.d.Tokens[token]
		if t.Head == verb {
			switch t.Dep {
			case "nsubj", "nsubjpass", "dobj", "attr", "oprd":
				return true
			}
			return false
		}
		if t.Dep != "conj" && t.Dep != "appos" || t.Head == token {
			return false
		}
		token = t.Head
	}
	return false
}

// idle tells numbers that count nothing.
func (f *finder) idle(c *count) bool {
	d := f.d
	first, last := f.ws[c.num.First], f.ws[c.num.Last-1]
	at := func(i int) string {
		if i >= 0 && i < len(f.ws) {
			return f.ws[i].Low
		}
		return ""
	}
	prev, next := at(c.num.From-1), at(c.num.To)
	if first.Break {
		prev = ""
		if next == "." || next == ")" {
			return true // numbering of a list
		}
	}
	label := f.name[first.Token]
	plain := c.num.Unit == "" && !c.num.Vague
	if next == "past" && plain && c.num.Low < 60 && (prev == "at" || prev == "until" || prev == "by" || prev == "before" || prev == "after" || prev == "since") {
		return true // at twenty past eleven
	}
	if (prev == "not" || prev == "nearer" || prev == "closer") && plain && c.head < 0 {
		return false // "41, not 38": the number that it is not; "the figure was nearer 900"
	}
	switch label {
	case "PRODUCT", "WORK_OF_ART", "FAC", "LAW", "EVENT", "ORG", "GPE", "PERSON", "LOC", "NORP":
		if plain {
			return true
		}
	case "DATE", "TIME":
		if c.head < 0 && plain || plain && c.num.Low >= 1900 && c.num.Low < 2040 && c.num.Approx == "" && first == last {
			return true
		}
	}
	if prev == "." && at(c.num.From-2) == "no" && f.ws[c.num.From-1].Joined {
		return true
	}
	if i := f.ws[c.num.First].Token - 1; plain && i >= 0 && !first.Break && c.num.From == c.num.First && d.Tokens[i].Pos == "PROPN" &&
		(c.head < 0 || d.Tokens[i].Head == c.head && d.Tokens[i].Dep == "compound") {
		return true // Falcon 9, the Falcon 9 rocket
	}
	switch prev {
	case "every", "each", "single":
		return plain // every 120 times
	case "of": // a man of 81
		if w := at(c.num.From - 2); plain && (c.head < 0 || c.head > f.ws[c.num.To-1].Token+1) && c.num.Low <= oldest && (lists["aged"][w] || w == "age") {
			return true
		}
	case "and", "to", "or": // aged 70 and 72, aged between 20 and 30
		if plain && c.num.From >= 3 && (at(c.num.From-3) == "aged" || at(c.num.From-4) == "aged" && at(c.num.From-3) == "between") {
			return true
		}
	case "between":
		if plain && at(c.num.From-2) == "aged" {
			return true
		}
	case "aged", "age", "no.", "number", "#", "nos.", "@", "flight", "channel", "route", "highway", "interstate", "page", "chapter", "section", "article", "resolution", "version":
		if plain {
			return true
		}
	}
	if next == "-" && f.ws[c.num.To].Joined { // 44-year-old, two-room, 17-year
		switch w := at(c.num.To + 1); {
		case w == "strong" || w == "member" || w == "person": // a 3,000-strong force
			return false
		case plain, w == "year" || w == "month" || w == "week" || w == "day" || w == "hour" || w == "minute" || lists["code"][w]:
			return true
		}
	}
	if plain && c.num.Digits && f.street(f.ws[c.num.Last-1].Token+1) && c.num.Approx == "" {
		return true // 427 Elm St.
	}
	if (next == "years" || next == "months" || next == "yr" || next == "yrs" || next == "year" || next == "month") && (at(c.num.To+1) == "old" || at(c.num.To+1) == "of" && at(c.num.To+2) == "age") {
		return true
	}
	if plain && c.num.Digits && c.num.Low >= 1 && c.num.Low <= 115 && prev == "," && c.num.From >= 2 && !c.num.Range { // Ann Lee, 25, was hurt
		before := &d.Tokens[f.ws[c.num.From-2].Token]
		if before.Pos == "PROPN" && (next == "," || next == "." || next == ";" || next == ")" || next == "" || next == "and" || c.head < 0) {
			return true
		}
	}
	if c.head >= 0 && c.head < c.first && plain {
		return true // Flight 370, World War 2
	}
	if c.head >= 0 {
		h := &d.Tokens[c.head]
		w := strings.ToLower(d.Word(c.head))
		if plain && (lists["street"][w] && c.num.Digits || h.Tag == "NNP" && c.num.Digits && c.num.Approx == "" && !lists["harm"][h.Lemma] && c.num.Low < 100000 && d.Tokens[c.anchor].Dep == "nummod" && f.street(c.head)) {
			return true
		}
		if plain && c.num.Digits && h.Tag == "NN" && c.num.Low > 1 && c.num.Low < 1000 && c.num.Approx == "" && d.Tokens[c.anchor].Dep == "nummod" && first == last && !lists["mass"][strings.ToLower(w)] {
			return true // the 500 index, a 747 jet, a 9.0 magnitude
		}
		if plain && c.num.Low == 1 && h.Tag == "NNP" && (f.name[c.head] == "ORG" || f.name[c.head] == "GPE") {
			return true // a group called One Valley
		}
		if plain && c.num.Low == 1 && (lists["idle"][h.Lemma] || d.Tokens[c.anchor].Tag == "PRP") {
			return true
		}
		if lists["code"][h.Lemma] && c.num.Digits && c.head < c.first {
			return true
		}
	}
	if at(c.num.First) == "one" && c.num.Low == 1 && !c.num.Range {
		// the pronoun, "one of the largest", "no one", "one another"
		if d.Tokens[c.anchor].Tag != "CD" || next == "of" || prev == "no" || prev == "the" || prev == "this" || prev == "that" || prev == "any" || prev == "each" || next == "another" || c.head < 0 && !f.harmed(c) {
			return true
		}
	}
	if plain && c.head < 0 && c.num.Digits && first == last && c.num.Low >= 1800 && c.num.Low < 2100 && c.num.Approx == "" && len(first.Low) == 4 {
		return true // a bare year that no time expression took
	}
	if c.head < 0 && plain && c.num.Digits && c.num.Approx == "" && prev != "from" && prev != "to" && prev != "by" && !f.argument(c.anchor, c.verb) && f.changeWord(c) < 0 {
		// a lone number that is nobody's subject or object: sports results, tables, codes
		switch d.Tokens[c.anchor].Dep {
		case "nsubj", "nsubjpass", "dobj", "attr", "pobj", "conj", "oprd", "appos":
		default:
			return true
		}
	}
	if plain && c.head < 0 && d.Tokens[c.anchor].Dep == "punct" {
		return true
	}
	return false
}

// street reports whether capitalised words from a token on end in a word for street: "1200 Main Street".
func (f *finder) street(first int) bool {
	for i := first; i < first+4 && i < len(f.d.Tokens); i++ {
		w := f.d.Word(i)
		if w[0] < 'A' || w[0] > 'Z' {
			return i == first && w == "block"
		}
		if lists["street"][strings.ToLower(w)] {
			return true
		}
	}
	return false
}

func (f *finder) harmed(c *count) bool {
	return c.verb >= 0 && lists["harm"][f.d.Tokens[c.verb].Lemma] && f.argument(c.anchor, c.verb)
}
