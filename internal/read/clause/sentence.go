package clause

import (
	"strings"

	"stemma"
)

// maxPlain bounds a plain sentence in tokens: longer ones are cut and end in an ellipsis.
const maxPlain = 60

// maxAside is the longest clause, in tokens, that stays with the noun it narrows down; longer ones are told on their own.
const maxAside = 9

// plain gives the statement as a plain sentence: the subject by its name, the verb with helpers that fit the
// modality, what belongs to it in the report's order; no clauses that are told on their own.
func (f *finder) plain(p predicate, r roles, j Judgement) string {
	s := f.written(p, r, j, false)
	if len(s) > maxLetters {
		if t := f.written(p, r, j, true); t != "" {
			return t
		}
	}
	return s
}

// maxLetters is the longest plain sentence, in bytes, that keeps the clauses which only describe its nouns: two lines of print.
const maxLetters = 160

// written writes the plain sentence; tight leaves out clauses and long phrases that only describe.
func (f *finder) written(p predicate, r roles, j Judgement, tight bool) string {
	d := f.d
	w := writer{f: f, tight: tight, omit: p.top, clitic: -1, object: -1, stranded: -1, verb: -1, doer: -1}
	if r.subject >= 0 {
		w.doer = f.chainOf(r.subject)
	}
	own := d.Child(p.top, "nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
	finite := f.finite(p.top) && !f.inverted(p.top)
	if r.subject >= 0 {
		w.omit = f.branch(r.subject, p.top)
		if f.becoming(p.top) || r.subject == own && own < p.top { // "left four hurt and one dead"
			w.until = p.top
		}
		w.subject(r.subject)
		w.omit, w.until = p.top, 0
	} else if own >= 0 {
		w.tree(own, p.top)
	} else if r.actor < 0 && r.patient < 0 {
		return ""
	}
	if r.subject >= 0 && f.relativizer(r.subject) && j.Modality != stemma.Asked {
		return "" // "which surprised them": of a whole clause
	}
	if r.subject < 0 && own < 0 {
		// "Closing the gate" without anybody who closes it says nothing, unless it is a demand, a threat or a plan.
		if d.Tokens[p.top].Tag != "VBG" || r.patient < 0 || j.Modality != stemma.Demanded && j.Modality != stemma.Threatened && j.Modality != stemma.Asked && j.Modality != stemma.Planned {
			return ""
		}
	}
	w.among(p, own)
	if !finite && r.subject >= 0 {
		h := f.helpers(p, r, j)
		w.text(h.before)
		if h.verb != "" {
			w.verb, w.as = p.top, h.verb
		}
	}
	if finite && r.subject >= 0 && f.named(r.subject) != "" {
		if strings.EqualFold(d.Word(r.subject), "i") || f.oneBody(r.subject) {
			w.verb, w.as = f.third(p.top)
		}
	}
	w.object, w.stranded = r.object, r.stranded
	w.none = finite && j.Polarity == stemma.Negative && !f.denies(p) && f.anything(p)
	w.not = !w.none && finite && j.Polarity == stemma.Negative && !f.denies(p)
	w.verbAt(p.top, own, !finite, p)
	if v, ok := f.wants[p.verb]; ok {
		w.tree(v, -1)
	}
	w.late(p, own)
	return w.finish()
}

// oneBody reports whether the "we" at token i is written by the name of one body: "the firm has".
func (f *finder) oneBody(i int) bool {
	return strings.EqualFold(f.d.Word(i), "we") && f.named(i) != "" && f.in.Chains[f.chainOf(i)].Kind == stemma.Organisation
}

// chainOf gives the chain of the mention headed by token i, or -1.
func (f *finder) chainOf(i int) int {
	if k, ok := f.mentionAt[f.d.Tokens[i].Start]; ok {
		return f.in.Mentions[k].Chain
	}
	return -1
}

// anything reports whether a denied clause has an "any" that takes the denial: "does not think there is any hope".
func (f *finder) anything(p predicate) bool {
	first, last := f.d.Subtree(p.top)
	for i := first; i < min(last, first+maxAside); i++ {
		if nones[strings.ToLower(f.d.Word(i))] != "" {
			return true
		}
	}
	return false
}

// nones are what the words of a denied clause become where nothing outside denies it.
var nones = map[string]string{"any": "no", "anyone": "no one", "anybody": "nobody", "anything": "nothing"}

// branch gives the child of token s under which token v stands, or v itself where it does not stand under s.
func (f *finder) branch(s, v int) int {
	k, below := v, v
	for n := 0; n < maxClimb; n++ {
		h := f.d.Tokens[k].Head
		if dep := f.d.Tokens[k].Dep; h == s && (dep == "relcl" || dep == "acl" || dep == "prep" && f.d.Tokens[below].Dep == "pcomp") {
			return k
		}
		if h == k {
			break
		}
		k, below = h, k
	}
	return v
}

// among writes what a sentence says before its subject of whom that is a part: "Of the six men, one died".
func (w *writer) among(p predicate, own int) {
	for _, k := range w.f.d.Children(p.top) {
		if wd := strings.ToLower(w.f.d.Word(int(k))); (wd == "of" || wd == "among") && w.fronted(p.top, own, int(k)) {
			w.lower = true
			w.walk(int(k), -1, maxAside)
			w.lower = false
		}
	}
}

// third gives the word that agrees with "I" or "we" in the clause of v, and how it is said of a third person.
func (f *finder) third(v int) (int, string) {
	d := f.d
	for _, k := range d.Children(v) {
		t := d.Tokens[k]
		if t.Dep != "aux" && t.Dep != "auxpass" {
			continue
		}
		switch {
		case t.Tag == "VBP":
			return int(k), inflected(strings.ToLower(t.Lemma), false, false)
		case strings.EqualFold(d.Word(int(k)), "were"):
			return int(k), "was"
		case t.Tag != "VBG" && t.Tag != "VBN": // "will", "had"
			return -1, ""
		}
	}
	if strings.EqualFold(d.Word(v), "were") {
		return v, "was"
	}
	if d.Tokens[v].Tag == "VBP" {
		return v, inflected(strings.ToLower(d.Tokens[v].Lemma), false, false)
	}
	return -1, ""
}

// finite reports whether the verb can stand in a plain sentence as it is written.
func (f *finder) finite(v int) bool {
	d := f.d
	if f.mistagged(v) {
		return true
	}
	if bareForm(f.d, v) || d.Word(v) == "be" && d.Child(v, "aux") < 0 {
		return false
	}
	switch t := d.Tokens[v]; t.Tag {
	case "VBD":
		// "had not admitted or named": a second participle that the tagger took for a past
		return t.Dep != "conj" || d.Tokens[t.Head].Tag != "VBN" || d.Child(v, "nsubj", "nsubjpass") >= 0 || d.Child(t.Head, "neg") < 0
	case "VBZ", "VBP", "MD":
		return true
	}
	for _, k := range d.Children(v) {
		if t := d.Tokens[k]; t.Dep == "aux" || t.Dep == "auxpass" {
			switch t.Tag {
			case "MD", "VBD", "VBZ", "VBP":
				return true
			}
		}
	}
	return false
}

// mistagged reports whether v is a past that the tagger took for a participle: it has a subject of its own and no
// helper ("the tonnes its licence allowed"), or an object that only the active takes ("said the depot held ten tonnes").
func (f *finder) mistagged(v int) bool {
	d := f.d
	t := d.Tokens[v]
	if d.Child(v, "nsubjpass") >= 0 && f.active(v) {
		return true
	}
	if t.Tag != "VBN" || d.Child(v, "aux", "auxpass", "nsubjpass", "agent") >= 0 {
		return false
	}
	if s := d.Child(v, "nsubj"); s >= 0 && s < v {
		switch t.Dep {
		case "relcl", "advcl":
			return t.Lemma != "go"
		case "ccomp": // but "want the gate closed"
			return verbs[strings.ToLower(d.Tokens[t.Head].Lemma)]&(say|report) != 0
		case "conj": // but "left six dead and ten hurt"
			return d.Child(t.Head, "oprd") < 0 && d.Child(t.Head, "auxpass") < 0 && d.Child(t.Head, "aux") < 0
		}
		return d.Child(v, "dobj", "ccomp") >= 0
	}
	if t.Dep == "acl" && f.headless(v) {
		return true
	}
	o := d.Child(v, "dobj")
	return t.Dep == "acl" && o > v && !f.isTime(o) && !ditransitive[strings.ToLower(t.Lemma)]
}

// headless reports whether the sentence has no verb unless v is it: a noun is its root, v describes that noun, and an object or what
// is asked for follows: "Ode, the director of the choir, compared Lind to a coach".
func (f *finder) headless(v int) bool {
	d := f.d
	t := d.Tokens[v]
	if d.Tokens[t.Head].Dep != "ROOT" || d.Tokens[t.Head].Pos != "NOUN" && d.Tokens[t.Head].Pos != "PROPN" || v+1 >= len(d.Tokens) || ditransitive[strings.ToLower(t.Lemma)] {
		return false
	}
	s := d.Sentences[d.SentenceOf(v)]
	if d.Word(s.Last-1) != "." {
		return false // a heading
	}
	switch n := d.Tokens[v+1]; n.Pos {
	case "PROPN", "DET", "PRON":
		return !f.inTime[v+1]
	case "ADP":
		return verbs[strings.ToLower(t.Lemma)]&ask != 0 && strings.EqualFold(d.Word(v+1), "for")
	}
	return false
}

// ditransitive verbs keep an object in the passive: "a man given a prize", "a ship called a wreck".
var ditransitive = map[string]bool{
	"give": true, "award": true, "offer": true, "deny": true, "pay": true, "grant": true, "show": true, "tell": true, "teach": true, "send": true, "hand": true, "allow": true, "fine": true, "owe": true,
	"charge": true, "call": true, "name": true, "elect": true, "appoint": true, "consider": true, "make": true, "ask": true, "promise": true, "refuse": true, "spare": true, "cost": true, "dub": true, "declare": true,
	"deem": true, "label": true, "lend": true, "leave": true, "permit": true, "assign": true, "allocate": true, "allot": true, "title": true, "nickname": true, "crown": true, "bring": true, "buy": true, "serve": true,
}

// standing verbs have no progressive: "conditions requiring them to leave" require it.
var standing = map[string]bool{
	"require": true, "include": true, "house": true, "contain": true, "involve": true, "own": true, "concern": true, "belong": true, "consist": true, "cost": true, "lack": true, "need": true, "possess": true, "mean": true, "entail": true, "comprise": true, "total": true,
}

// lasting verbs tell, as participles, of how things are: "a government led by", "militias backed by".
var lasting = map[string]bool{
	"lead": true, "back": true, "support": true, "link": true, "base": true, "locate": true, "believe": true, "call": true, "know": true, "own": true, "see": true,
	"consider": true, "name": true, "situate": true, "head": true, "govern": true, "rule": true, "sponsor": true, "affiliate": true, "associate": true, "allege": true, "say": true, "control": true,
	"station": true, "deploy": true, "type": true, "title": true,
}

// denies reports whether the predicate carries its own negation, so that the sentence has it already.
func (f *finder) denies(p predicate) bool {
	if s := f.subject(p.top, 0); s >= 0 && nobody(f.d, s) {
		return true
	}
	for _, v := range [2]int{p.top, p.verb} {
		for _, k := range f.d.Children(v) {
			t := f.d.Tokens[k]
			if w := strings.ToLower(f.d.Word(int(k))); t.Dep == "neg" || t.Dep == "advmod" && (negatives[w] || w == "longer") {
				return true
			}
			switch t.Dep {
			case "nsubj", "nsubjpass", "dobj", "attr":
				if dt := f.d.Child(int(k), "det"); dt >= 0 && strings.EqualFold(f.d.Word(dt), "no") || negatives[strings.ToLower(t.Lemma)] {
					return true
				}
			}
		}
	}
	return f.d.Tokens[p.top].Lemma == "fail"
}

// inverted reports whether the clause of v is a condition that its word order alone tells: "should it leave".
func (f *finder) inverted(v int) bool {
	d := f.d
	k, s := d.Child(v, "aux"), d.Child(v, "nsubj", "nsubjpass")
	return k >= 0 && s > k && d.Tokens[v].Dep == "advcl" && strings.EqualFold(d.Word(k), "should")
}

// modalWord gives the helper that says how an infinitive is put forward.
func (f *finder) modalWord(j Judgement, be string) string {
	switch j.Modality {
	case stemma.Demanded, stemma.Asked:
		return "should"
	case stemma.Threatened, stemma.Conditional, stemma.Denied:
		return "would"
	case stemma.Possible:
		return "might"
	case stemma.Likely:
		return "would"
	case stemma.Planned:
		return be + " to"
	}
	if j.Future {
		return "would"
	}
	return be + " to"
}

// many reports whether the subject is plural.
func (f *finder) many(s int) bool {
	if s < 0 {
		return false
	}
	d := f.d
	if f.oneBody(s) {
		return false
	}
	if d.Child(s, "cc") > s {
		return true
	}
	switch d.Tokens[s].Tag {
	case "NNS", "NNPS":
		if k, ok := f.mentionAt[d.Tokens[s].Start]; ok && d.Tokens[s].Tag == "NNPS" && f.in.Mentions[k].Kind == stemma.PlaceName {
			return false // "the US"
		}
		return true
	case "CD":
		return d.Tokens[s].Lemma != "one" && d.Tokens[s].Lemma != "1"
	}
	switch d.Tokens[s].Lemma {
	case "lot", "number", "majority", "handful", "couple", "dozen", "pair":
		if of := d.Child(s, "prep"); of > s && strings.EqualFold(d.Word(of), "of") {
			if o := d.Child(of, "pobj"); o >= 0 && (d.Tokens[o].Tag == "NNS" || d.Tokens[o].Tag == "NNPS") {
				return true
			}
		}
	}
	if d.Word(s) == "US" {
		return false
	}
	switch strings.ToLower(d.Word(s)) {
	case "they", "we", "you", "these", "those", "people", "police", "their", "our", "your", "them", "us":
		return true
	}
	return false
}
