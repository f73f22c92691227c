package clause

import (
	"strings"

	"stemma"
)

// writer puts a sentence together from words of the text.
type writer struct {
	f        *finder
	b        strings.Builder
	n        int  // tokens written
	last     int  // last token written + 1, 0 if the last thing was not a token
	full     bool // as long as it may be
	lower    bool // write the next word in lower case unless it is a name
	omit     int  // a clause that is being told and must not be told again within its own subject
	object   int  // an object to be written right after the verb, or -1
	stranded int  // a preposition after which that object belongs, or -1
	clitic   int  // a possessive clitic that is left out, or -1
	doer     int  // the chain of the subject, or -1: no object but a reflexive one is the subject
	none     bool // the clause is denied from outside: write its first "any" as "no"
	until    int  // a token that the subject may not pass, or 0
	not      bool // the clause is denied from outside: write "not" after its first helper
	verb     int  // a verb to be written in another form, or -1
	as       string
	begin    int  // first token of the phrase being written
	owners   bool // write possessive pronouns by name
	tight    bool // leave out what only describes
	whose    bool // within the noun that a "whose" stands for: its clause would lead back to it
}

func (w *writer) text(s string) {
	if s == "" {
		return
	}
	if first, rest, ok := strings.Cut(s, " "); ok && w.b.Len() > 0 && articles[first] {
		s = strings.ToLower(first) + " " + rest
	}
	w.gap()
	w.b.WriteString(s)
	w.last = 0
}

// articles begin descriptions, which are written in lower case within a sentence.
var articles = map[string]bool{"The": true, "A": true, "An": true, "One": true, "Two": true, "Three": true, "Four": true, "Five": true, "Some": true, "Several": true, "His": true, "Her": true, "Their": true, "Its": true, "Another": true}

func (w *writer) gap() {
	if s := w.b.String(); s != "" && !strings.HasSuffix(s, " ") {
		w.b.WriteByte(' ')
	}
}

// token writes token i, with a blank before it unless it stood close to the token written before.
func (w *writer) token(i int) {
	d := w.f.d
	t := d.Tokens[i]
	if t.Pos == "SPACE" || w.full {
		return
	}
	if w.n++; w.n > maxPlain {
		w.full = true
		w.b.WriteString(" …")
		return
	}
	word := d.Word(i)
	if no := nones[strings.ToLower(word)]; w.none && no != "" {
		word, w.none = no, false
	}
	if i == w.verb {
		word = w.as
	} else if w.last == 0 && (t.Pos == "AUX" || t.Pos == "VERB") && (word[0] == '\'' || strings.HasPrefix(word, "’")) {
		word = w.f.spelledOut(word, i)
	}
	switch {
	case w.last == i && w.last > 0 && d.Tokens[i-1].End == t.Start && i != w.verb:
	case closing(word):
	default:
		if s := w.b.String(); !strings.HasSuffix(s, "(") && !strings.HasSuffix(s, "“") {
			w.gap()
		}
	}
	if w.lower || t.SentStart && w.b.Len() > 0 {
		if t.Pos != "PROPN" && t.Tag != "PRP" {
			word = strings.ToLower(word)
		}
		w.lower = false
	}
	w.b.WriteString(word)
	w.last = i + 1
}

// spelledOut gives the short helper at token i in full, for use after a name.
func (f *finder) spelledOut(word string, i int) string {
	t := f.d.Tokens[i]
	switch strings.TrimLeft(strings.ToLower(word), "'’") {
	case "ll":
		return "will"
	case "d":
		if t.Tag == "MD" && !had(f.d, t.Head) {
			return "would"
		}
		return "had"
	case "ve":
		return "have"
	case "re":
		return "are"
	case "m":
		return "is"
	case "s":
		if v := f.d.Tokens[t.Head]; t.Dep == "aux" && v.Tag == "VBN" || v.Tag == "VBN" && f.d.Child(t.Head, "dobj") > t.Head && !ditransitive[strings.ToLower(v.Lemma)] || t.Lemma == "have" || v.Lemma == "get" && v.Tag == "VBN" {
			return "has"
		}
		return "is"
	}
	return word
}

// closing reports whether a word is written close to the one before it.
func closing(word string) bool {
	switch word {
	case ",", ".", ";", ":", "!", "?", "%", ")", "]", "'s", "’s", "'", "’", "n't", "n’t", "”":
		return true
	}
	return false
}

// subject writes the subject: a pronoun by the name of what it means, a possessor without its clitic.
func (w *writer) subject(s int) {
	if name := w.f.named(s); name != "" && (!quoted(w.f.d, s) || w.f.d.Tokens[s].Lemma != "it" || w.f.namedHere(s)) {
		w.text(name)
		return
	}
	if he := w.f.unsaid(s); he != "" {
		w.text(he)
		return
	}
	if c := w.f.d.Child(s, "case"); c >= 0 && w.f.d.Tokens[s].Dep == "poss" {
		w.clitic = c
	}
	w.begin, _ = w.f.d.Subtree(s)
	w.owners = true
	w.noun(s, maxAside)
	d := w.f.d
	if t := d.Tokens[s]; d.Child(s, "cc") > s { // "Ann Ode, 19, and a boy", of which the parser made two subjects
		for _, k := range d.Children(t.Head) {
			if int(k) > s && int(k) < t.Head && d.Tokens[k].Dep == t.Dep && t.Head != s {
				w.noun(int(k), maxAside)
				break
			}
		}
	}
	w.clitic, w.owners = -1, false
	for { // of a list or an aside that is told elsewhere
		t := w.b.String()
		if strings.Count(t, ",") == 1 { // two set off what stands between them
			t = strings.TrimRight(t, " ,;")
		}
		t = strings.TrimSuffix(strings.TrimSuffix(t, " and"), " or")
		if t == w.b.String() {
			break
		}
		w.b.Reset()
		w.b.WriteString(t)
	}
}

// noun writes the phrase headed by i with its conjuncts, without asides longer than limit and without appositions.
func (w *writer) noun(i, limit int) { w.walk(i, -1, limit) }

// tree writes all that hangs on i.
func (w *writer) tree(i, parent int) { w.walk(i, parent, maxAside) }

// walk writes the subtree of i in the order of the text, without what is told elsewhere.
func (w *writer) walk(i, skip, limit int) {
	d := w.f.d
	done := false
	for _, k32 := range d.Children(i) {
		k := int(k32)
		if k > i && !done {
			w.token(i)
			done = true
		}
		if w.until > 0 && k > w.until {
			continue
		}
		if k != skip && k != w.omit && k != w.clitic && w.keeps(i, k, limit) {
			w.child(k, limit)
		}
		if w.full {
			return
		}
	}
	if !done {
		w.token(i)
	}
}

// child writes a child's subtree, by its name if it is a pronoun for something named.
func (w *writer) child(k, limit int) {
	t := w.f.d.Tokens[k]
	if t.Pos == "PRON" && (t.Dep == "dobj" || t.Dep == "pobj" || t.Dep == "dative" || t.Dep == "nsubj" || t.Dep == "nsubjpass") {
		// "closed the gap within hours of finding it": what was just named needs no name again; "they sold them" is not themselves.
		if name := w.f.named(k); name != "" && !w.f.selfish(k) && !quoted(w.f.d, k) && !strings.Contains(w.b.String(), name) && (w.doer < 0 || w.f.chainOf(k) != w.doer) {
			w.text(name)
			w.n++
			return
		}
	}
	if t.Dep == "appos" {
		first, last := w.f.d.Subtree(k)
		aside := w.f.afterComma(first) && !w.f.inTime[k] // "the mayor, Ann Ode", but "mayor Ann Ode"
		if aside {
			w.b.WriteString(",")
		}
		w.walk(k, -1, limit)
		if aside && !w.f.d.Tokens[k].SentStart && last < len(w.f.d.Tokens) {
			w.b.WriteString(",")
		}
		w.last = 0
		return
	}
	if t.Tag == "WP$" && !w.whose { // of the noun that the clause describes, told without that clause
		if h := w.f.described(k); h >= 0 {
			clause, omit := k, w.omit
			for d := w.f.d; d.Tokens[clause].Head != h && d.Tokens[clause].Head != clause; {
				clause = d.Tokens[clause].Head
			}
			w.whose, w.omit = true, clause
			w.subject(h)
			w.whose, w.omit = false, omit
			w.text("’s")
			return
		}
	}
	if w.owners && t.Tag == "PRP$" {
		if name := w.f.named(k); name != "" && w.f.personal(k) && !w.told(k) && !quoted(w.f.d, k) {
			w.text(name + "’s")
			w.n++
			return
		}
	}
	w.walk(k, -1, limit)
}

// nameAfter reports whether the apposition k gives the name of the person that the noun i describes: "the mayor, Ann Ode".
func (f *finder) nameAfter(i, k int) bool {
	d := f.d
	if d.Tokens[k].Pos != "PROPN" {
		return false
	}
	for n := 0; n < 4; n++ { // the noun, or one it is hung on: "the head of the port, Ann Ode"
		if m, ok := f.mentionAt[d.Tokens[i].Start]; ok {
			if m := f.in.Mentions[m]; m.Form == "name" && m.Kind == stemma.Person && m.End >= d.Tokens[k].End && d.Tokens[i].Pos != "PRON" {
				// A name that only says again what the name before says ("Ode, the Lind minister") is left out.
				return d.Tokens[i].Pos == "NOUN" || n > 0 || d.Child(i, "det") >= 0
			}
		}
		if d.Tokens[i].Head == i {
			return false
		}
		i = d.Tokens[i].Head
	}
	return false
}

// told reports whether the owner that pronoun k means was written in the same phrase: "Ode and his brother".
func (w *writer) told(k int) bool {
	d := w.f.d
	c := w.f.in.Mentions[w.f.mentionAt[d.Tokens[k].Start]].Chain
	for i := k - 1; i >= w.begin && i > k-maxFronted; i-- {
		if m, ok := w.f.mentionAt[d.Tokens[i].Start]; ok && w.f.in.Mentions[m].Chain == c && c >= 0 {
			return true
		}
	}
	return false
}

// described gives the noun that the relative clause around token k describes, or -1.
func (f *finder) described(k int) int {
	d := f.d
	for n := 0; n < maxClimb && d.Tokens[k].Head != k; n++ {
		if d.Tokens[k].Dep == "relcl" {
			return d.Tokens[k].Head
		}
		k = d.Tokens[k].Head
	}
	return -1
}

// personal reports whether a possessive pronoun is his or her: its and their are too often wrong to be written out.
func (f *finder) personal(k int) bool {
	switch strings.ToLower(f.d.Word(k)) {
	case "his", "her":
		return true
	}
	return false
}

// selfish reports whether the pronoun is reflexive.
func (f *finder) selfish(k int) bool {
	s := strings.ToLower(f.d.Word(k))
	return strings.HasSuffix(s, "self") || strings.HasSuffix(s, "selves")
}

// verbAt writes the verb v with its helpers and what follows, without the subject own; bare leaves out the helpers of an infinitive.
func (w *writer) verbAt(v, own int, bare bool, p predicate) {
	d := w.f.d
	written := false
	for _, k32 := range d.Children(v) {
		k := int(k32)
		if k > v && !written {
			w.token(v)
			written = true
			if w.not && d.Tokens[v].Pos == "AUX" {
				w.text("not")
				w.not = false
			}
		}
		if k > v && w.object >= 0 && w.stranded < 0 && v == p.verb && d.Tokens[k].Dep != "prt" {
			w.after()
		}
		if k == own || w.full || w.fronted(v, own, k) || k > v && w.f.behindAnd(v, k) {
			continue
		}
		t := d.Tokens[k]
		first, last := d.Subtree(k)
		switch t.Dep {
		case "nsubj", "nsubjpass", "csubj", "csubjpass", "mark", "cc", "conj", "preconj", "parataxis", "intj", "discourse", "dep", "meta":
			continue
		case "aux", "auxpass":
			if bare || t.Tag == "MD" && k < own && d.Child(v, "aux") == k && strings.EqualFold(d.Word(k), "should") && fronted(d, k) {
				continue
			}
			w.lower = true
			w.token(k)
			if w.not && t.Tag != "TO" {
				w.text("not")
				w.not = false
			}
			continue
		case "advcl":
			m := d.Child(k, "mark")
			if w.f.becoming(k) { // written at the end
				continue
			}
			if k < v || t.Tag != "VB" && !(t.Tag == "VBN" && m >= 0 && w.f.infinitive(k)) || !(last-first <= maxAside && m < 0 || last-first <= maxPlain/2 && m >= 0 && strings.EqualFold(d.Word(m), "for")) {
				continue
			}
		case "advmod":
			if w := strings.ToLower(d.Word(k)); t.Tag == "WRB" || (k < v || w == "too" || w == "also") && linking[w] && d.Tokens[k].Head == p.top {
				continue
			}
		case "punct":
			continue
		case "ccomp":
			if k < v || w.f.afterComma(first) && d.Child(k, "mark") >= 0 && d.Child(v, "dobj") >= 0 {
				continue // "said they would pay, that they regretted it": told on its own
			}
		case "dobj":
			if w.f.relativizer(k) {
				continue
			}
		case "agent", "prep":
			if w.f.opens[k] {
				continue
			}
			if w.f.cue[k] && strings.EqualFold(d.Word(k), "according") {
				continue // who says so is told by the voices
			}
			if k == w.stranded {
				w.token(k)
				w.after()
				continue
			}
			if w.tight && k > v && last-first > maxAside && w.loose(k) {
				continue
			}
			if c := d.Child(k, "pobj"); c >= 0 && w.f.relativizer(c) {
				continue
			}
		}
		if t.Dep == "xcomp" || t.Dep == "acomp" && p.top != p.verb {
			w.walk(k, -1, maxAside)
			continue
		}
		w.child(k, maxAside)
	}
	if !written {
		w.token(v)
	}
	if v == p.verb && w.stranded < 0 {
		w.after()
	}
}

// after writes the object that stands outside the clause.
func (w *writer) after() {
	if o := w.object; o >= 0 {
		w.object = -1
		w.noun(o, maxAside)
	}
}

// fronted reports whether child k of v stands before the subject own: "On Monday they met".
func (w *writer) fronted(v, own, k int) bool {
	if own < 0 || k >= own || k >= v {
		return false
	}
	switch w.f.d.Tokens[k].Dep {
	case "prep", "npadvmod", "advmod", "advcl":
		return true
	}
	return false
}

// late writes what stood before the subject and says something of its own after the verb: "they met on Monday".
func (w *writer) late(p predicate, own int) {
	d := w.f.d
	for _, k32 := range d.Children(p.top) {
		k := int(k32)
		if !w.fronted(p.top, own, k) || w.full {
			continue
		}
		if k == w.stranded {
			w.lower = true
			w.token(k)
			w.after()
			continue
		}
		switch d.Tokens[k].Dep {
		case "prep":
			o := d.Child(k, "pobj")
			if wd := strings.ToLower(d.Word(k)); wd == "of" || wd == "among" {
				continue // written with the subject
			}
			if o < 0 || w.f.relativizer(o) || idle[strings.ToLower(d.Tokens[o].Lemma)] {
				continue
			}
			if first, last := d.Subtree(k); last-first > maxFronted {
				continue
			}
		case "npadvmod":
		case "advmod":
			if linking[strings.ToLower(d.Word(k))] || d.Tokens[k].Tag == "WRB" {
				continue
			}
		default:
			continue
		}
		w.lower = true
		w.child(k, maxAside)
		w.lower = false
	}
	// "the zone where they are based": the place belongs to the clause that describes it.
	if t := d.Tokens[p.top]; t.Dep == "relcl" && d.Child(p.top, "ccomp") < 0 {
		if k := d.Child(p.top, "advmod"); k >= 0 && d.Tokens[k].Tag == "WRB" && strings.EqualFold(d.Word(k), "where") {
			w.text("in")
			w.noun(t.Head, maxAside)
		}
	}
}

// maxFronted is the longest phrase, in tokens, that is carried from before the subject to the end.
const maxFronted = 14

// idle nouns make fronted phrases that only join a sentence to the one before: "in addition", "for example".
var idle = map[string]bool{"addition": true, "fact": true, "example": true, "instance": true, "contrast": true, "particular": true, "turn": true, "meantime": true, "end": true, "meanwhile": true, "conclusion": true, "short": true, "comparison": true, "time": true, "wake": false}

// linking adverbs join a sentence to the one before and say nothing of their own.
var linking = map[string]bool{
	"however": true, "also": true, "meanwhile": true, "moreover": true, "furthermore": true, "nevertheless": true, "nonetheless": true, "instead": true,
	"but": true, "then": true, "thus": true, "therefore": true, "besides": true, "additionally": true, "too": true, "even": true, "earlier": false, "so": true, "still": false, "indeed": true,
}
