package clause

import (
	"slices"
	"strings"

	"stemma"
)

// frame reports whether the clause only frames another: "it is possible that", "it is hard to".
func (f *finder) frame(p predicate) bool {
	d := f.d
	s := d.Child(p.top, "nsubj", "nsubjpass", "expl")
	if s < 0 || !strings.EqualFold(d.Word(s), "it") || p.top != p.verb { // "it is likely to burst" is told of what bursts
		return false
	}
	if _, ok := f.mentionAt[d.Tokens[s].Start]; ok {
		return false
	}
	if d.Child(p.top, "ccomp", "xcomp", "csubj", "advcl") >= 0 {
		return true
	}
	a := d.Child(p.top, "acomp", "attr")
	return a >= 0 && d.Child(a, "ccomp", "xcomp", "advcl", "acl") >= 0
}

// aside reports whether the clause only says whose words stand around it ("as the paper suggests"), points back
// without a subject of its own ("which is why") or says that something is there that is told as a happening.
func (f *finder) aside(p predicate, c class) bool {
	d := f.d
	if m := d.Child(p.top, "mark"); m >= 0 && strings.EqualFold(d.Word(m), "as") && c&(say|think) != 0 && d.Child(p.verb, "dobj", "ccomp", "xcomp") < 0 && d.Child(p.top, "nsubjpass") < 0 {
		return true
	}
	if f.thinks[p.verb] {
		return true // "a man they had hoped would stay": who hoped is told by the attribution
	}
	if o := d.Child(p.verb, "dobj"); o >= 0 && d.Tokens[o].Tag == "WP" && d.Tokens[p.top].Dep != "ROOT" {
		return true // "in what they saw as a signal"
	}
	if l, k := d.Tokens[p.verb].Lemma, d.Child(p.verb, "advmod"); (l == "move" || l == "go") && d.Tokens[p.verb].Tag == "VBG" && d.Child(p.top, "aux") < 0 && k == p.verb+1 && strings.EqualFold(d.Word(k), "forward") && d.Child(k, "prep") < 0 {
		return true // "the rules going forward"
	}
	if s := d.Child(p.top, "nsubj"); d.Tokens[p.verb].Lemma == "come" && s >= 0 && strings.EqualFold(d.Word(s), "it") && d.Tokens[p.top].Dep == "advcl" && p.verb+1 < len(d.Tokens) && strings.EqualFold(d.Word(p.verb+1), "to") {
		return true // "when it comes to taxes"
	}
	if t := d.Tokens[p.top]; t.Dep == "csubj" && t.Tag == "VBG" && !f.finite(p.top) || t.Dep == "acomp" && d.Tokens[t.Head].Pos == "AUX" {
		return true // "the king leaving would be a blow"; "is bound to", which the helper tells
	}
	if m := d.Child(p.top, "mark"); m >= 0 && strings.EqualFold(d.Word(m), "like") {
		return true // "looks like it is bending": a likeness
	}
	if h := d.Tokens[p.top].Head; d.Tokens[p.top].Dep == "pcomp" && strings.EqualFold(d.Word(h), "without") && c&(state|raise) != 0 {
		return true // "without looking weak"
	}
	if t := d.Tokens[p.top]; t.Dep == "acl" && t.Tag == "VBG" && c&say != 0 && d.Child(p.verb, "ccomp") >= 0 {
		return true // "a letter saying that"
	}
	if l := strings.ToLower(d.Tokens[p.verb].Lemma); (l == "locate" || l == "situate" || l == "base") && d.Tokens[p.verb].Tag == "VBN" && !f.completed(p.verb) && !f.whereabouts(p.top) {
		return true // "wherever the mill is situated"
	}
	if d.Child(p.top, "expl") >= 0 {
		a := d.Child(p.verb, "attr", "dobj")
		return a < 0 || f.happening(a)
	}
	if p.top == p.verb && (d.Tokens[p.top].Pos == "AUX" || d.Word(p.top) == "’s" || d.Word(p.top) == "'s") && !f.completed(p.top) {
		return true // "as the others are"
	}
	if s := d.Child(p.top, "nsubj"); s >= 0 && f.relativizer(s) && d.Tokens[p.top].Pos == "AUX" {
		for _, k := range d.Children(p.top) {
			if d.Tokens[k].Dep == "advcl" || d.Tokens[k].Dep == "ccomp" {
				if w := d.Child(int(k), "advmod"); w >= 0 && d.Tokens[w].Tag == "WRB" {
					return true
				}
			}
		}
	}
	return false
}

// completed reports whether something follows the verb that says what its subject is: "as the others are" has nothing.
func (f *finder) completed(v int) bool {
	for _, k := range f.d.Children(v) {
		if int(k) > v {
			switch f.d.Tokens[k].Dep {
			case "attr", "acomp", "prep", "advmod", "ccomp", "xcomp", "advcl", "oprd", "dobj", "npadvmod":
				return true
			}
		}
	}
	return false
}

// whereabouts reports whether the clause of v tells where something is by the noun it describes: "the valley where they are based".
func (f *finder) whereabouts(v int) bool {
	k := f.d.Child(v, "advmod")
	return f.d.Tokens[v].Dep == "relcl" && (k >= 0 && strings.EqualFold(f.d.Word(k), "where") || f.strandedIn(predicate{v, v}) >= 0)
}

// eventful reports whether the verb tells of a happening, not of a state, a thought or a saying.
func (f *finder) eventful(p predicate, c class) bool {
	d, v := f.d, p.verb
	if d.Tokens[v].Pos == "AUX" {
		return false
	}
	if c&(say|think) != 0 || f.standing(p) || f.habit(p) || f.meantFor(p) || f.trailing(p) || f.astray(p) {
		return false
	}
	if c&state != 0 {
		// "face sanctions" is a state, "was held on Friday" is a happening.
		return d.Child(v, "auxpass") >= 0 || d.Tokens[v].Tag == "VBN" && d.Child(v, "aux") < 0
	}
	return true
}

// standing reports whether a passive tells how things are: a participle of a lasting verb that describes ("militias backed by"),
// or one with "is" or "are" and no time ("is called", "are based"). A verb of threatening whose object is no deed, too: "quakes
// threaten the valley".
func (f *finder) standing(p predicate) bool {
	d := f.d
	t := d.Tokens[p.verb]
	l := strings.ToLower(t.Lemma)
	if verbs[l]&threaten != 0 {
		o := d.Child(p.verb, "dobj")
		return o > p.verb && nouns[strings.ToLower(d.Tokens[o].Lemma)] == 0 && d.Child(p.verb, "xcomp") < 0 && (t.Tag == "VBZ" || t.Tag == "VBP" || d.Child(p.verb, "aux") >= 0 && !f.past(p))
	}
	if t.Tag != "VBN" || p.top != p.verb || len(f.timesOf[p.top]) > 0 {
		return false
	}
	k := d.Child(p.top, "auxpass")
	if k < 0 {
		return (t.Dep == "acl" || t.Dep == "advcl") && lasting[l]
	}
	return d.Child(p.top, "aux") < 0 && (d.Tokens[k].Tag == "VBZ" || d.Tokens[k].Tag == "VBP") && lasting[l]
}

// disagrees reports whether the verb is plural and what the parser took for its subject is one person or thing, or a clitic: the true
// subject stands elsewhere ("how Ode and Lind are changing it" read as Lind alone), and to tell it of the wrong one is worse than not at all.
func (f *finder) disagrees(p predicate, r roles) bool {
	d := f.d
	s := r.subject
	if s < 0 || s > p.top {
		return false
	}
	if f.clitic(s) {
		return true // "let's talk"
	}
	if d.Child(p.top, "nsubj", "nsubjpass") != s || d.Child(s, "cc", "conj") >= 0 {
		return false
	}
	first, last := f.phrase(s)
	for i := first; i < last; i++ {
		if d.Tokens[i].Pos == "CCONJ" {
			return false
		}
	}
	v := p.top
	if k := d.Child(p.top, "aux", "auxpass"); k >= 0 {
		v = k
	}
	w := strings.ToLower(d.Word(v))
	if d.Tokens[v].Tag != "VBP" && w != "were" || w == "have" || w == "were" && d.Tokens[p.top].Dep == "advcl" {
		return false
	}
	switch t := d.Tokens[s]; t.Tag {
	case "NN":
		return !crowd(t.Lemma) && !f.many(s) && !f.acts(s) && d.Child(s, "prep") < 0
	case "NNP":
		m, ok := f.mentionAt[t.Start]
		return ok && f.in.Mentions[m].Kind == stemma.Person
	}
	return false
}

// habit reports whether a clause in the present tense tells what comes about again and again: "rivers usually flood in May", "a
// baker delivers every morning".
func (f *finder) habit(p predicate) bool {
	d := f.d
	if t := d.Tokens[p.top]; t.Tag != "VBZ" && t.Tag != "VBP" && t.Tag != "VB" && t.Tag != "VBN" || f.past(p) {
		return false
	}
	if k := d.Child(p.top, "aux"); k >= 0 && d.Tokens[k].Tag != "VBZ" && d.Tokens[k].Tag != "VBP" {
		return false
	}
	for _, k := range d.Children(p.verb) {
		if habits[strings.ToLower(d.Word(int(k)))] {
			return true
		}
	}
	return slices.ContainsFunc(f.timesOf[p.top], func(k int) bool { return f.in.Times[k].Type == "SET" })
}

// habits are adverbs of what comes about again and again.
var habits = map[string]bool{"usually": true, "normally": true, "typically": true, "generally": true, "traditionally": true, "often": true, "rarely": true, "seldom": true, "sometimes": true, "always": true, "customarily": true}

// meantFor reports whether an infinitive only says what a thing is for that nobody plans, threatens or asks for: "no call to warn
// them", "a camp bed to sleep on".
func (f *finder) meantFor(p predicate) bool {
	d := f.d
	t := d.Tokens[p.top]
	if !f.marked(p.top) {
		return false
	}
	if t.Dep == "advcl" && t.Head < p.top && d.Child(t.Head, "expl") >= 0 { // "there was no call to warn them"
		return true
	}
	return t.Dep == "acl" && nouns[strings.ToLower(d.Tokens[t.Head].Lemma)] == 0 && t.Head < p.top
}

// marked reports whether "to" stands before the verb i.
func (f *finder) marked(i int) bool {
	return slices.ContainsFunc(f.d.Children(i), func(k int32) bool { return f.d.Tokens[k].Tag == "TO" && f.d.Tokens[k].Dep == "aux" })
}

// trailing reports whether a verb in the past tense, joined without "and" behind a comma to one in the present and without an object,
// is a participle that the tagger did not see: "cites an order for six lorries, signed on Friday". What was signed is not known.
func (f *finder) trailing(p predicate) bool {
	d := f.d
	t := d.Tokens[p.top]
	if t.Dep != "conj" || t.Tag != "VBD" || d.Child(p.top, "nsubj", "nsubjpass", "dobj", "aux", "auxpass") >= 0 || t.Head > p.top {
		return false
	}
	h := d.Tokens[t.Head]
	return (h.Tag == "VBZ" || h.Tag == "VBP") && d.Child(t.Head, "cc") < 0 && f.afterComma(p.top)
}

// astray reports whether a participle behind a noun may as well describe the noun before that: "an order for six lorries signed on
// Friday". What it happened to is not known.
func (f *finder) astray(p predicate) bool {
	d := f.d
	t := d.Tokens[p.top]
	if t.Dep != "acl" || t.Tag != "VBN" || t.Head > p.top {
		return false
	}
	n := d.Tokens[t.Head]
	if n.Dep != "pobj" || n.Head > t.Head || !strings.EqualFold(d.Word(n.Head), "for") {
		return false // "parts of the port seized on Friday" is the port, or near enough
	}
	return d.Tokens[d.Tokens[n.Head].Head].Pos == "NOUN" && n.Pos == "NOUN"
}
