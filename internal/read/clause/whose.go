package clause

import (
	"strings"

	"stemma"
)

// joinedSubject gives the noun before the verb v where the parser took the clause before for its subject and joined the true one to a
// noun in that: "said that he was bound to the club and the choir would go on"; -1 for none.
func (f *finder) joinedSubject(v int) int {
	d := f.d
	c := d.Child(v, "csubj", "csubjpass")
	if c < 0 {
		return -1
	}
	if m := d.Child(c, "mark"); m >= 0 && !strings.EqualFold(d.Word(m), "that") || m < 0 && (!f.finite(c) || d.Child(c, "nsubj") < 0 || d.Tokens[d.Child(c, "nsubj")].Tag == "WP") {
		return -1
	}
	_, last := d.Subtree(c)
	for k, n := last-1, 0; n < maxClimb && d.Tokens[k].Head != k && k > c; k, n = d.Tokens[k].Head, n+1 {
		if _, end := d.Subtree(k); end != last {
			break
		}
		if t := d.Tokens[k]; t.Dep == "conj" && (t.Pos == "NOUN" || t.Pos == "PROPN") {
			return k
		}
	}
	return -1
}

// thought gives the noun that a relative clause tells of through a verb of thinking or saying: "a man they had hoped would
// stay": the man; -1 for none.
func (f *finder) thought(v int) int {
	d := f.d
	h := d.Tokens[v].Head
	if !f.finite(v) || d.Child(v, "mark", "nsubj", "nsubjpass") >= 0 {
		return -1
	}
	if first, _ := d.Subtree(v); d.Tokens[v].Dep == "conj" && first > h { // joined to a verb further up instead
		h = first - 1
	} else if d.Tokens[v].Dep != "ccomp" {
		return -1
	}
	if t := d.Tokens[h]; t.Dep != "relcl" || t.Head == h || d.Child(h, "dobj") >= 0 || d.Child(h, "nsubj") < 0 || verbs[strings.ToLower(t.Lemma)]&(say|think) == 0 {
		return -1
	}
	return d.Tokens[h].Head
}

// thereOf gives, for a noun n at the end of "there is little in his plan that fits", what there is, with which alone the verb v
// agrees or which a description is the point of saying; n itself elsewhere.
func (f *finder) thereOf(n, v int) int {
	d := f.d
	for k, steps := n, 0; steps < 4 && d.Tokens[k].Head != k; k, steps = d.Tokens[k].Head, steps+1 {
		if t := d.Tokens[k]; t.Dep == "attr" || t.Dep == "dobj" {
			if d.Child(t.Head, "expl") >= 0 && k != n && d.Tokens[k].Pos != "PRON" || t.Dep == "attr" && d.Child(t.Head, "expl") >= 0 && strings.EqualFold(d.Word(k), "little") {
				return k
			}
			return n
		}
	}
	return n
}

// presentPlural reports whether the clause that describes noun n has a verb that only a plural takes: "one of those who are".
func (f *finder) presentPlural(n int) bool {
	v := f.d.Child(n, "relcl")
	if v < 0 {
		return false
	}
	if k := f.d.Child(v, "aux", "auxpass"); k >= 0 {
		v = k
	}
	return f.d.Tokens[v].Tag == "VBP"
}

// seeing verbs have an object of which a participle tells what it is doing.
var seeing = map[string]bool{"find": true, "see": true, "catch": true, "spot": true, "watch": true, "hear": true, "notice": true, "film": true, "photograph": true, "show": true}

// papers are things that say and ask what is written in them.
var papers = map[string]bool{
	"flier": true, "flyer": true, "leaflet": true, "letter": true, "note": true, "email": true, "e-mail": true, "message": true, "statement": true, "notice": true, "petition": true, "report": true, "text": true, "memo": true,
	"post": true, "tweet": true, "sign": true, "poster": true, "bill": true, "resolution": true, "order": true, "call": true,
}

// becoming reports whether the participle v tells what became of the object right before it: "left two guards hurt", "found the
// gate broken".
func (f *finder) becoming(v int) bool {
	d := f.d
	t := d.Tokens[v]
	if v == 0 || t.Tag != "VBN" || t.Dep != "advcl" || d.Child(v, "mark", "aux", "auxpass", "nsubj", "nsubjpass") >= 0 {
		return false
	}
	o := d.Tokens[v-1]
	if o.Dep != "dobj" || o.Head >= v-1 {
		return false
	}
	switch d.Tokens[o.Head].Lemma {
	case "leave", "find", "get", "see", "have", "want", "keep", "declare", "pronounce", "report":
		return true
	}
	return false
}

// narrowing reports whether the participle v, hung on the verb, tells of the noun right before it: "burned huts housing
// goats". Verbs of how things are do; of others it cannot be known ("left the hut carrying a goat").
func (f *finder) narrowing(v int) bool {
	t := f.d.Tokens[v]
	return v > 0 && t.Tag == "VBG" && standing[strings.ToLower(t.Lemma)] && f.d.Tokens[v-1].Pos == "NOUN" && t.Head < v-1
}

// agreed gives the noun that the verb v of a relative clause agrees with: n, or the noun that n hangs on by a
// preposition where only that has the verb's number ("a feud between the gangs that has lasted"), or the whole list whose
// last name n is ("Ann Ode and Bo Lind, who work").
func (f *finder) agreed(n, v int) int {
	d := f.d
	tag := d.Tokens[v].Tag
	if k := d.Child(v, "aux", "auxpass"); k >= 0 {
		tag = d.Tokens[k].Tag
	}
	one := d.Tokens[n].Tag == "NN" || d.Tokens[n].Tag == "NNP"
	if tag != "VBZ" && tag != "VBP" || one == (tag == "VBZ") || d.Child(n, "conj") >= 0 {
		return n
	}
	t := d.Tokens[n]
	switch {
	case t.Dep == "conj" && one && d.Tokens[t.Head].Dep != "conj" && (d.Tokens[t.Head].Pos == t.Pos || d.Tokens[t.Head].Pos == "NUM"):
		return t.Head
	case t.Dep == "pobj":
		if u := d.Tokens[t.Head].Head; u != t.Head && (d.Tokens[u].Tag == "NN") == !one && (d.Tokens[u].Tag == "NN" || d.Tokens[u].Tag == "NNS") && !(one && crowd(d.Tokens[n].Lemma)) {
			return u
		}
	}
	return n
}

// renamed gives the name that an apposition describes, for "Ode, a teacher who": Ode.
func (f *finder) renamed(n int) int {
	d := f.d
	t := d.Tokens[n]
	if t.Dep == "pobj" && strings.EqualFold(d.Word(t.Head), "of") && !f.presentPlural(n) { // "Ode, one of the teachers, who"
		if one := d.Tokens[t.Head].Head; strings.EqualFold(d.Word(one), "one") {
			t = d.Tokens[one]
		}
	}
	if (t.Dep == "appos") && (t.Pos == "NOUN" || t.Pos == "NUM") && d.Tokens[t.Head].Pos == "PROPN" {
		return t.Head
	}
	return n
}

// whom gives the people that "who" means: the noun n before it, or the one that n only belongs to where n is no
// person: "the thousands of fighters from within the units who remain".
func (f *finder) whom(n int) int {
	best := -1
	for k, steps := n, 0; steps < 5; steps++ { // noun, preposition, noun, preposition, noun
		if of := f.d.Child(k, "prep"); k != n && of > k && strings.EqualFold(f.d.Word(of), "of") { // "thousands of fighters from"
			if o := f.d.Child(of, "pobj"); o >= 0 && f.people(o) {
				return k
			}
		}
		if m, ok := f.mentionAt[f.d.Tokens[k].Start]; ok && f.d.Tokens[k].Pos != "ADP" {
			if m := f.in.Mentions[m]; m.Kind == stemma.Person || m.Kind == stemma.Group && (m.Form != "name" || best >= 0) {
				return k
			} else if m.Kind == stemma.Group {
				best = k // "the fighters from the Sons of Lind who": rather the fighters
			}
		}
		t := f.d.Tokens[k]
		if bracketed := t.Dep == "appos" && k > 0 && f.d.Word(k-1) == "("; t.Dep != "pobj" && t.Dep != "prep" && !bracketed || t.Head == k {
			break
		}
		k = t.Head
	}
	if best >= 0 {
		return best
	}
	return n
}

// people reports whether the phrase headed by token i is of people.
func (f *finder) people(i int) bool {
	m, ok := f.mentionAt[f.d.Tokens[i].Start]
	return ok && (f.in.Mentions[m].Kind == stemma.Person || f.in.Mentions[m].Kind == stemma.Group)
}
