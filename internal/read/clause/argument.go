package clause

import (
	"strings"

	"stemma"
	"stemma/internal/read/chains"
)

// roles of a predicate: tokens, or -1.
type roles struct {
	subject  int  // what the plain sentence begins with
	actor    int  // who does it
	patient  int  // to whom or what it is done
	passive  bool // the subject is the patient
	stranded int  // the preposition that object belongs to ("the man they spoke to"), or -1
	object   int  // an object that stands outside the clause ("the rockets that they fired")
}

// roles finds who does what to whom.
func (f *finder) roles(p predicate) roles {
	d := f.d
	r := roles{subject: -1, actor: -1, patient: -1, object: -1, stranded: -1}
	r.passive = f.passive(p)
	r.subject = f.subject(p.top, 0)
	if d.Child(p.top, "expl", "csubj", "csubjpass") >= 0 && f.joinedSubject(p.top) < 0 {
		r.subject = -1
	}
	object := d.Child(p.verb, "dobj", "dative")
	if d.Child(p.top, "expl") >= 0 { // "there were protests"
		object = d.Child(p.verb, "attr", "dobj")
	}
	if r.passive {
		r.patient = r.subject
		if by := d.Child(p.verb, "agent"); by >= 0 && !f.inTime[max(d.Child(by, "pobj"), 0)] {
			r.actor = d.Child(by, "pobj")
		} else {
			r.actor = f.byWhom(p)
		}
	} else {
		r.actor = r.subject
		r.patient = object
	}
	if t := d.Tokens[p.top]; t.Dep == "relcl" && t.Head != p.top {
		// The relative pronoun stands for the noun before the clause.
		if object >= 0 && f.relativizer(object) {
			r.object, r.patient = t.Head, t.Head
		} else if s := d.Child(p.top, "nsubj", "nsubjpass"); r.subject >= 0 && r.subject != t.Head && (s < 0 || !f.relativizer(s)) {
			if k := f.strandedIn(p); k >= 0 {
				if verbs[strings.ToLower(d.Tokens[p.verb].Lemma)]&(say|ask|demand|warn|threaten) == 0 { // "a note in which he says": the voices tell it
					r.object, r.stranded = t.Head, k
				}
			} else if object < 0 && !r.passive && f.transitiveGap(p, t.Head) {
				r.object, r.patient = t.Head, t.Head
			}
		}
	}
	return r
}

// passive reports whether the subject undergoes what the verb says.
func (f *finder) passive(p predicate) bool {
	d := f.d
	if p.top != p.verb {
		return d.Child(p.verb, "auxpass") >= 0
	}
	t := d.Tokens[p.top]
	if d.Child(p.top, "nsubjpass", "auxpass") >= 0 {
		return !f.active(p.top)
	}
	if f.mistagged(p.top) {
		return false
	}
	if t.Dep == "conj" && t.Tag == "VBN" && d.Child(p.top, "aux", "dobj") < 0 && d.Child(t.Head, "auxpass", "oprd") >= 0 {
		return true // "ten were killed and twenty wounded"
	}
	if t.Tag == "VBN" && d.Child(p.top, "aux", "nsubj") < 0 {
		switch t.Dep {
		case "acl", "advcl", "relcl", "xcomp":
			return true
		case "conj":
			return d.Tokens[t.Head].Tag == "VBN" && f.passive(predicate{t.Head, t.Head})
		}
	}
	return false
}

// byWhom gives the one named after a "by" that the parser hung on a happening behind a passive verb ("delivered in calls by the
// mayor"), or -1.
func (f *finder) byWhom(p predicate) int {
	d := f.d
	for _, k := range d.Children(p.verb) {
		o := d.Child(int(k), "pobj")
		if d.Tokens[k].Dep != "prep" || int(k) < p.verb || o < 0 || nouns[strings.ToLower(d.Tokens[o].Lemma)] == 0 {
			continue
		}
		for _, b := range d.Children(o) {
			if a := d.Child(int(b), "pobj"); d.Tokens[b].Dep == "prep" && strings.EqualFold(d.Word(int(b)), "by") && a >= 0 && f.acts(a) {
				return a
			}
		}
	}
	return -1
}

// active reports whether v has the object of an active verb though the parser made its subject one that undergoes it:
// "Ode, of the choir, compared the mayor to a bell".
func (f *finder) active(v int) bool {
	d := f.d
	o := d.Child(v, "dobj")
	has := d.Child(v, "auxpass")
	if has >= 0 && f.clitic(has) { // "she's sold the mill"
		has = -1
	}
	return d.Tokens[v].Tag == "VBN" && d.Child(v, "aux") < 0 && has < 0 && o > v && !f.isTime(o) && !ditransitive[strings.ToLower(d.Tokens[v].Lemma)]
}

// clitic reports whether token i is a helper written short: "'s".
func (f *finder) clitic(i int) bool {
	w := f.d.Word(i)
	return w[0] == '\'' || strings.HasPrefix(w, "’")
}

// transitiveGap reports whether a relative clause without an object has the noun before it as its object:
// "the rockets they fired", but not "the day they fired".
func (f *finder) transitiveGap(p predicate, noun int) bool {
	d := f.d
	for _, k := range d.Children(p.verb) {
		switch d.Tokens[k].Dep {
		case "dobj", "ccomp", "xcomp", "attr", "acomp":
			return false
		case "advmod":
			if d.Tokens[k].Tag == "WRB" {
				return false
			}
		case "prep":
			if c := d.Child(int(k), "pobj"); c >= 0 && f.relativizer(c) { // "the house in which they met"
				return false
			}
		}
	}
	return !f.inTime[noun] && !settings[strings.ToLower(d.Tokens[noun].Lemma)]
}

// settings are nouns that a relative clause tells the when, where, how or why of.
var settings = map[string]bool{
	"day": true, "time": true, "moment": true, "year": true, "week": true, "month": true, "night": true, "morning": true, "evening": true, "hour": true, "period": true,
	"way": true, "reason": true, "place": true, "case": true, "point": true, "extent": true, "degree": true, "manner": true,
}

// strandedIn gives a preposition of the verb that lacks its noun or has a relative pronoun for it: "the man they spoke
// to", "the house in which they met"; -1 for none.
func (f *finder) strandedIn(p predicate) int {
	d := f.d
	for _, k := range d.Children(p.verb) {
		if d.Tokens[k].Dep != "prep" {
			continue
		}
		o := d.Child(int(k), "pobj", "pcomp", "prep")
		if o < 0 && int(k) > p.verb || o >= 0 && f.relativizer(o) {
			return int(k)
		}
	}
	return -1
}

func (f *finder) relativizer(i int) bool {
	switch f.d.Tokens[i].Tag {
	case "WDT", "WP":
		return true
	}
	return false
}

// acts reports whether the phrase headed by i is of people, a body, a place or a group: something that acts.
func (f *finder) acts(i int) bool {
	k, ok := f.mentionAt[f.d.Tokens[i].Start]
	if !ok {
		return false
	}
	m := f.in.Mentions[k]
	kind := m.Kind
	if m.Chain >= 0 {
		kind = f.in.Chains[m.Chain].Kind
	}
	switch kind {
	case stemma.Person, stemma.Organisation, stemma.PlaceName, stemma.Group:
		return true
	}
	return false
}

// toWhom gives the one affected: the object if it acts, else one named after to, against, on, at, with or for, else the object.
func (f *finder) toWhom(p predicate, r roles) int {
	d := f.d
	if k := d.Child(p.verb, "dative"); k >= 0 && !r.passive {
		if d.Tokens[k].Pos == "ADP" {
			k = d.Child(k, "pobj")
		}
		if k >= 0 && f.acts(k) {
			return k
		}
	}
	if r.patient >= 0 && f.acts(r.patient) {
		return r.patient
	}
	for _, from := range [2]int{p.verb, r.patient} {
		if from < 0 {
			continue
		}
		for _, k := range d.Children(from) {
			if d.Tokens[k].Dep != "prep" {
				continue
			}
			switch strings.ToLower(d.Word(int(k))) {
			case "to", "against", "on", "upon", "at", "with", "toward", "towards", "versus", "from":
				if o := d.Child(int(k), "pobj"); o >= 0 && f.acts(o) && o != r.subject {
					return o
				}
			}
		}
	}
	return r.patient
}

// argument makes an argument of the phrase headed by token i.
func (f *finder) argument(i int) *stemma.Argument {
	if i < 0 {
		return nil
	}
	first, last := f.phrase(i)
	s, e := f.d.Bytes(first, last)
	a := &stemma.Argument{Span: stemma.Span{Start: s, End: e}, Mention: -1}
	a.Text = strings.Join(strings.Fields(a.Span.In(f.d.Text)), " ")
	if k, ok := f.mentionAt[f.d.Tokens[i].Start]; ok && !f.unsure[f.in.Mentions[k].Span] {
		a.Mention = k
	}
	return a
}

// maxPhrase bounds a phrase, in tokens on either side of its head: nobody writes longer ones, and what nests without end costs no more.
const maxPhrase = 80

// maxList is the longest list, in tokens from its first head, that stays whole as one argument: "two women and three children".
const maxList = 14

// phrase gives the tokens of the noun phrase headed by i without clauses and appositions.
func (f *finder) phrase(i int) (first, last int) {
	d := f.d
	first, last = d.Subtree(i)
	for _, k32 := range d.Children(i) {
		k := int(k32)
		switch d.Tokens[k].Dep {
		case "conj", "cc", "preconj":
			if l, r := d.Subtree(k); k > i && r-i > maxList {
				last = min(last, l)
			}
		case "case":
			if k > i && d.Tokens[i].Dep == "poss" {
				last = min(last, k)
			}
		case "prep":
			if w := strings.ToLower(d.Word(k)); k > i && d.Tokens[i].Pos == "PROPN" && (w == "in" || w == "at" || w == "on") {
				last = min(last, k) // "met Ode in Lindow": the place is the verb's
			}
		case "relcl", "acl", "appos", "advcl", "parataxis", "ccomp", "punct":
			l, r := d.Subtree(k)
			if d.Tokens[k].Dep == "punct" && d.Child(i, "conj") > k {
				continue
			}
			if k > i {
				last = min(last, max(l, i+1))
			} else if d.Tokens[k].Dep != "punct" || k == first {
				first = max(first, r)
			}
		}
	}
	if h := d.Tokens[i].Head; h > i && h < last && d.Tokens[h].Pos == "VERB" { // a tree that crosses itself
		last = h
	}
	for first < i && d.Tokens[first].Head == i && focus[strings.ToLower(d.Word(first))] {
		first++
	}
	first, last = max(min(first, i), i-maxPhrase), min(max(last, i+1), i+maxPhrase)
	for k := i + 1; k < last; k++ {
		if d.Tokens[k].Dep == "relcl" { // of a noun deeper down
			l, _ := d.Subtree(k)
			last = max(i+1, min(last, l))
		}
	}
	for last > i+1 && f.edge(last-1) {
		last--
	}
	return first, last
}

// where gives the place of the predicate: a place after in, at, near and the like, on the verb before on its object.
func (f *finder) where(p predicate) *stemma.Argument {
	d := f.d
	from := []int{p.verb, p.top}
	if o := d.Child(p.verb, "dobj", "nsubjpass", "attr"); o >= 0 {
		from = append(from, o)
	}
	for _, v := range from {
		for _, k := range d.Children(v) {
			if d.Tokens[k].Dep != "prep" {
				continue
			}
			w := strings.ToLower(d.Word(int(k)))
			if o := d.Child(int(k), "pobj"); w == "with" && o >= 0 && d.Tokens[o].Pos == "PROPN" {
				if q := d.Child(o, "prep"); q >= 0 && (strings.EqualFold(d.Word(q), "in") || strings.EqualFold(d.Word(q), "at")) {
					if o = d.Child(q, "pobj"); o >= 0 && f.ground(o) {
						return f.argument(o)
					}
				}
			}
			switch w {
			case "in", "at", "near", "outside", "inside", "around", "across", "throughout", "off", "within", "along", "over":
			case "on", "onto", "into", "to":
				if w == "to" && v != p.verb {
					continue
				}
			default:
				continue
			}
			o := d.Child(int(k), "pobj")
			if o < 0 {
				continue
			}
			if f.ground(o) {
				return f.argument(o)
			}
			// "in the capital of the region", "with the king in Lindow": one step down.
			if q := d.Child(o, "prep"); q >= 0 {
				if o2 := d.Child(q, "pobj"); o2 >= 0 && f.ground(o2) && !f.isTime(o) {
					return f.argument(o)
				}
			}
		}
	}
	return nil
}

// ground reports whether the phrase headed by i is a place.
func (f *finder) ground(i int) bool {
	k, ok := f.mentionAt[f.d.Tokens[i].Start]
	if !ok {
		return false
	}
	m := f.in.Mentions[k]
	if m.Form == "nominal" && chains.Ground(strings.ToLower(f.d.Tokens[i].Lemma)) {
		return true
	}
	return m.Kind == stemma.PlaceName || m.Chain >= 0 && f.in.Chains[m.Chain].Kind == stemma.PlaceName
}

func (f *finder) isTime(i int) bool { return f.inTime[i] }
