package measure

import "strings"

// before gives the word before the number expression, and its token; "" at a line's begin.
func (f *finder) before(c *count) (string, int) {
	i := c.num.From
	if i == 0 || f.ws[i].Break {
		return "", -1
	}
	return f.ws[i-1].Low, f.ws[i-1].Token
}

// ranges joins "from 40 to 60 rooms" where nothing changes into one range.
func (f *finder) ranges(list []count) []count {
	out := list[:0]
	for i := 0; i < len(list); i++ {
		c := list[i]
		if i+1 < len(list) {
			n := list[i+1]
			w, _ := f.before(&c)
			to, _ := f.before(&n)
			if w == "from" && to == "to" && n.num.From == c.num.To+1 && n.Number > c.Number && f.changeWord(&c) < 0 && f.changeWord(&n) < 0 &&
				(c.Unit == n.Unit || c.Unit == "") {
				n.Start, n.Number, n.Range, n.first = c.Start, c.Number, true, c.first
				n.num.From = c.num.From
				out = append(out, n)
				i++
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

// changeWord gives the token of the word of change that governs a number, or -1.
func (f *finder) changeWord(c *count) int {
	token := c.anchor
	for range maxClimb {
		h := f.d.Tokens[token].Head
		if h == token {
			return -1
		}
		token = h
		t := &f.d.Tokens[token]
		if lists["change"][strings.ToLower(t.Lemma)] {
			return token
		}
		if t.Pos == "VERB" || t.Pos == "AUX" {
			return -1
		}
	}
	return -1
}

// unitWords is how many words the unit of the first number and the "to" before the second take ("million crowns to").
const unitWords = 3

// changes sets from, to and by.
func (f *finder) changes(list []count) {
	for i := range list {
		c := &list[i]
		w, at := f.before(c)
		word := f.changeWord(c)
		down := func(k int) bool { // "down from", "up to", and dashes before them
			if at < 0 || k < 0 {
				return false
			}
			i := c.num.From - 2
			return i >= 0 && (f.ws[i].Low == "down" || f.ws[i].Low == "up")
		}
		switch {
		case w == "from" && (word >= 0 || down(at)):
			c.Change = "from"
		case w == "to" && (word >= 0 || down(at)):
			c.Change = "to"
		case w == "by" && word >= 0:
			c.Change = "by"
		case word >= 0 && (c.UnitShare() || c.head < 0) && f.d.Tokens[c.anchor].Head == word && w != "of" && w != "at":
			switch f.d.Tokens[c.anchor].Dep {
			case "dobj", "npadvmod", "nummod":
				c.Change = "by" // rose 5%
			}
		}
	}
	for i := range list { // "the sum he is said to have taken, from 4 million to 3 million": what goes down is no range
		if i+1 == len(list) {
			break
		}
		c, n := &list[i], &list[i+1]
		w, _ := f.before(c)
		to, _ := f.before(n)
		if w == "from" && to == "to" && c.Change == "" && n.Change == "" && c.Unit == n.Unit && c.Unit != "" && n.Number < c.Number && n.num.From-c.num.To <= unitWords {
			c.Change, n.Change = "from", "to"
		}
	}
	// a number before "down from" is what it went to, and the pair shares its thing
	for i := range list {
		if list[i].Change != "from" {
			continue
		}
		for _, k := range []int{i - 1, i + 1} {
			if k < 0 || k >= len(list) || list[k].Change == "from" || f.d.SentenceOf(list[k].anchor) != f.d.SentenceOf(list[i].anchor) || list[k].Unit != list[i].Unit {
				continue
			}
			if w, _ := f.before(&list[k]); list[k].Change == "" && (w == "to" || k == i-1 && list[k].head < 0) {
				list[k].Change = "to"
			}
			if list[k].Change == "to" {
				break
			}
		}
	}
	for i := range list {
		c := &list[i]
		if c.Change == "" || c.Of != "" || f.changeWord(c) < 0 && c.verb >= 0 && lists["say"][f.d.Tokens[c.verb].Lemma] {
			continue // "police said, up from 25": no number of police
		}
		if f.changing(c); c.head >= 0 && c.Scope == "" {
			f.place(c)
		}
	}
	for i := range list { // "put the number of homeless at 9,000"
		c := &list[i]
		if w, _ := f.before(c); w != "at" || c.Of != "" || c.Unit != "" || c.verb < 0 || !lists["set"][f.d.Tokens[c.verb].Lemma] {
			continue
		}
		if o := f.d.Child(c.verb, "dobj"); o >= 0 && o < c.first && lists["holder"][strings.ToLower(f.d.Tokens[o].Lemma)] {
			f.thing(c, o)
		}
	}
	for i := range list { // the two ends of a change are of one thing
		if list[i].Change != "from" && list[i].Change != "to" {
			continue
		}
		for _, k := range []int{i - 1, i + 1} {
			if k >= 0 && k < len(list) && list[i].Of == "" && list[k].Of != "" && (list[k].Change == "from" || list[k].Change == "to") && list[k].Change != list[i].Change &&
				f.d.SentenceOf(list[k].anchor) == f.d.SentenceOf(list[i].anchor) {
				list[i].Of, list[i].OfText, list[i].OfSpan, list[i].Scope = list[k].Of, list[k].OfText, list[k].OfSpan, list[k].Scope
			}
		}
	}
}

// UnitShare reports whether the number is a percentage or an amount of money, which verbs of change take bare.
func (c *count) UnitShare() bool { return c.num.UnitKind == "share" || c.num.UnitKind == "money" }

// changing finds what changes: the object of the verb of change, or its subject.
func (f *finder) changing(c *count) {
	word := f.changeWord(c)
	if word < 0 {
		word = c.verb
	}
	if word < 0 {
		return
	}
	d := f.d
	for _, dep := range []string{"dobj", "nsubjpass", "nsubj"} {
		o := d.Child(word, dep)
		if o < 0 && dep != "dobj" { // "is expected to fall": the subject hangs on the verb above
			if up := d.Tokens[word].Head; d.Tokens[word].Dep == "xcomp" && up != word {
				o = d.Child(up, dep)
			}
		}
		if o < 0 || !noun(&d.Tokens[o]) || o >= c.first && o < c.last {
			continue
		}
		if dep == "nsubj" && d.Child(word, "dobj") >= 0 {
			continue
		}
		f.thing(c, o)
		return
	}
}

// thing sets what is counted from a noun, looking through "the number of".
func (f *finder) thing(c *count, o int) {
	d := f.d
	// "the number of forces": whatever noun heads an "of" here, what is counted is the plural under it
	if p := d.Child(o, "prep"); p >= 0 && d.Word(p) == "of" {
		if q := d.Child(p, "pobj"); q >= 0 && (lists["holder"][d.Tokens[o].Lemma] || d.Tokens[q].Tag == "NNS" && d.Tokens[o].Tag == "NN") {
			o = q
		}
	}
	c.head = o
	save := c.last
	c.last = 0
	f.phraseAt(c, o)
	c.last = save
	if lists["holder"][strings.ToLower(d.Tokens[o].Lemma)] {
		c.Of, c.OfText = "", "" // "this number": inherit finds whose
		c.OfSpan.Start, c.OfSpan.End = 0, 0
		c.head = -1
	}
}

// phraseAt is phrase for a noun that stands before the number.
func (f *finder) phraseAt(c *count, o int) {
	first, _ := f.d.Subtree(o)
	if o-first > maxPhrase {
		first = o
	}
	keep := c.first
	c.first, c.last = o, first
	f.phrase(c)
	c.first = keep
}

// inherit gives a number without a thing the thing of the quantity before it when its words point back:
// "that figure should soon be down to 600".
func (f *finder) inherit(list []count) {
	for i := range list {
		c := &list[i]
		if c.Of == "other" { // "killed one person and hurt four others"
			switch {
			case i > 0 && list[i-1].Of != "" && list[i-1].Of != "other" && list[i-1].Unit == "" && f.d.SentenceOf(list[i-1].anchor) == f.d.SentenceOf(c.anchor):
				c.Of = list[i-1].Of
			case c.verb >= 0 && lists["harm"][f.d.Tokens[c.verb].Lemma]:
				c.Of = "person"
			}
		}
		if i == 0 {
			continue
		}
		if c.Of != "" || c.Unit != "" || list[i-1].Of == "" || list[i-1].Unit != "" || c.verb < 0 {
			continue
		}
		near := f.d.SentenceOf(c.anchor) - f.d.SentenceOf(list[i-1].anchor)
		if near > 1 {
			continue
		}
		if c.Change == "" || !f.pointsBack(c.verb) {
			continue
		}
		c.Of, c.OfText, c.OfSpan = list[i-1].Of, list[i-1].OfText, list[i-1].OfSpan
		if c.Scope == "" {
			c.Scope = list[i-1].Scope
		}
	}
}

// pointsBack reports whether the verb, or the one above it, has "this number", "the figure" or a pronoun for subject.
func (f *finder) pointsBack(verb int) bool {
	for range 2 {
		if s := f.d.Child(verb, "nsubj", "nsubjpass", "dobj"); s >= 0 {
			t := &f.d.Tokens[s]
			return lists["holder"][strings.ToLower(t.Lemma)] || t.Pos == "PRON"
		}
		if f.d.Tokens[verb].Head == verb {
			return false
		}
		verb = f.d.Tokens[verb].Head
	}
	return false
}
