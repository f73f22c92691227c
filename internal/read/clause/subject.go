package clause

import (
	"strings"

	"stemma/internal/read/chains"
)

// subject gives the token that is the subject of the verb v: its own, that of the verb it is joined to or hangs
// on, or the noun it describes; -1 when there is none.
func (f *finder) subject(v, steps int) int {
	d := f.d
	if steps > maxClimb {
		return -1
	}
	if n := f.joinedSubject(v); n >= 0 {
		return n
	}
	if s := d.Child(v, "nsubj", "nsubjpass"); s >= 0 {
		if f.relativizer(s) {
			if t := d.Tokens[v]; t.Dep == "relcl" {
				if d.Tokens[s].Tag == "WP" {
					return f.renamed(f.agreed(f.whom(t.Head), v))
				}
				return f.renamed(f.thereOf(f.agreed(t.Head, v), v))
			}
			if t := d.Tokens[v]; t.Dep == "conj" && d.Tokens[t.Head].Dep == "relcl" {
				return d.Tokens[t.Head].Head
			}
			// "a plan that officials say appeared to fail"
			for up, n := v, 0; n < maxClimb && d.Tokens[up].Head != up; up, n = d.Tokens[up].Head, n+1 {
				if d.Tokens[up].Dep == "relcl" && d.Tokens[s].Tag != "WP" {
					return d.Tokens[up].Head
				}
			}
			if k := s - 1; s == d.Sentences[d.SentenceOf(s)].First {
				return s // "Whoever did it had help": the noun before ends another sentence
			} else if k > 0 && d.Word(k) == "," && (d.Tokens[k-1].Pos == "NOUN" || d.Tokens[k-1].Pos == "PROPN") {
				return k - 1 // "…, which broke", joined to something else
			} else if k >= 0 && (d.Tokens[k].Pos == "NOUN" || d.Tokens[k].Pos == "PROPN") {
				return k
			}
			if d.Tokens[v].Dep != "ccomp" {
				return -1
			}
		}
		return s
	}
	for _, k := range d.Children(v) { // a subject hung on the helper
		if dep := d.Tokens[k].Dep; dep == "aux" || dep == "auxpass" {
			if s := d.Child(int(k), "nsubj", "nsubjpass"); s >= 0 {
				return s
			}
		} else if dep == "mark" && int(k) < v && f.finite(v) { // one hung on the conjunction, as if on a preposition: "after a part of it gave way"
			if s := d.Child(int(k), "pobj"); s > int(k) && s < v {
				return s
			}
		}
	}
	t := d.Tokens[v]
	h := t.Head
	if h == v {
		return -1
	}
	switch t.Dep {
	case "conj":
		if n := f.thought(v); n >= 0 {
			return n
		}
		if k := f.broken(v); k >= 0 {
			return d.Child(k, "pobj")
		}
		if g := f.gerundSubject(v); g >= 0 {
			return g
		}
		if k := f.joinedNoun(v, h); k >= 0 {
			return k
		}
		if up := higher(d, v, h); up >= 0 {
			return f.subject(up, steps+1)
		}
		if d.Tokens[h].Pos == "VERB" || d.Tokens[h].Pos == "AUX" {
			return f.subject(h, steps+1)
		}
	case "relcl":
		if w := wanted(d, v); w >= 0 {
			return d.Child(w, "dobj")
		}
		if f.infinitive(v) { // "a price to pay"
			return f.headlined(h, steps)
		}
		if d.Child(v, "dobj") < 0 {
			return h
		}
	case "acl":
		if w := wanted(d, v); w >= 0 {
			return d.Child(w, "dobj")
		}
		if f.infinitive(v) { // "a plan to leave": whose plan
			return f.headlined(h, steps)
		}
		if t.Tag == "VBG" || t.Tag == "VBN" {
			if k := f.renamed(h); d.Tokens[h].Dep == "appos" {
				return k
			}
			return h
		}
	case "acomp":
		if d.Tokens[h].Pos == "AUX" { // "is bound to support it"
			return f.subject(h, steps+1)
		}
	case "xcomp", "ccomp", "oprd":
		if n := f.thought(v); n >= 0 {
			return n
		}
		if f.imperative(v) {
			return -1
		}
		return f.controller(v, h, steps)
	case "advcl":
		if w := wanted(d, v); w >= 0 {
			return d.Child(w, "dobj")
		}
		if k := f.broken(v); k >= 0 {
			return d.Child(k, "pobj")
		}
		if l := strings.ToLower(d.Tokens[h].Lemma); v > h && f.infinitive(v) && (l == "plead" || l == "appeal" || l == "beg") {
			return f.controller(v, h, steps)
		}
		if f.narrowing(v) || f.becoming(v) {
			return v - 1
		}
		if o := d.Child(h, "dobj"); o > h && o < v && t.Tag == "VBG" && seeing[strings.ToLower(d.Tokens[h].Lemma)] && d.Child(v, "mark") < 0 {
			return o // "found Ode, 49, lying by the road"
		}
		if o := d.Child(h, "dobj"); o > h && o < v && t.Tag == "VBG" && papers[strings.ToLower(d.Tokens[o].Lemma)] && verbs[strings.ToLower(t.Lemma)]&(say|ask|demand|warn) != 0 && !f.afterComma(v) {
			return o // "got a leaflet asking for news"
		}
		if f.upshot(v, h) {
			return -1
		}
		if d.Tokens[h].Pos == "VERB" || d.Tokens[h].Pos == "AUX" {
			return f.subject(f.nearest(v, h), steps+1)
		}
		if d.Tokens[h].Pos == "ADJ" && d.Tokens[h].Head != h {
			return f.subject(d.Tokens[h].Head, steps+1)
		}
	case "pcomp":
		g := d.Tokens[h].Head
		if g == h {
			return -1
		}
		switch d.Tokens[g].Pos {
		case "VERB", "AUX":
			if verbs[strings.ToLower(d.Tokens[g].Lemma)]&prevent != 0 && strings.EqualFold(d.Word(h), "from") {
				if o := d.Child(g, "dobj"); o >= 0 {
					return o
				}
			}
			if strings.EqualFold(d.Word(h), "of") || strings.EqualFold(d.Word(h), "about") || strings.EqualFold(d.Word(h), "against") {
				switch l := strings.ToLower(d.Tokens[g].Lemma); {
				case blaming[l]: // "accused them of hiding it": they hide it
					return d.Child(g, "dobj", "nsubjpass")
				case verbs[l]&(say|think|warn|weigh) != 0 || l == "complain" || l == "speak" || l == "talk":
					return -1 // "warned of flooding": not who warns
				}
			}
			s := f.subject(g, steps+1)
			if s >= 0 && !f.acts(s) && !doers[strings.ToLower(d.Word(h))] {
				return -1 // "his trips centred on bringing": not the trips bring
			}
			return s
		case "ADJ":
			return f.controller(v, g, steps)
		case "NOUN", "PROPN":
			if u := d.Tokens[g].Head; strings.EqualFold(d.Word(h), "of") && d.Tokens[g].Dep == "dobj" && blaming[strings.ToLower(d.Tokens[u].Lemma)] {
				return g // "accused its captain of taking bribes"
			}
			if u := d.Tokens[g].Head; strings.EqualFold(d.Word(h), "by") && u != g && d.Tokens[u].Pos == "VERB" {
				return f.subject(u, steps+1) // "ended the siege by paying"
			}
			return f.holder(g, steps)
		}
	}
	return -1
}

// imperative reports whether the verb v, which a verb of saying brings in, is a bare command to whoever listens: “Stop it,” he said.
func (f *finder) imperative(v int) bool {
	t := f.d.Tokens[v]
	return t.Tag == "VB" && f.d.Child(v, "aux", "nsubj", "mark") < 0 && verbs[strings.ToLower(f.d.Tokens[t.Head].Lemma)]&(say|think) != 0 && quoted(f.d, v)
}

// gerundSubject gives the gerund that is the subject of the verb v, which the parser joined to another verb instead:
// "unless shelling from the hills stops"; -1 for none.
func (f *finder) gerundSubject(v int) int {
	d := f.d
	t := d.Tokens[v]
	if t.Dep != "conj" || t.Tag != "VBZ" && t.Tag != "VBD" && t.Tag != "VBP" || d.Child(v, "nsubj") >= 0 || v == 0 || d.Tokens[v-1].Pos == "CCONJ" || d.Tokens[v-1].Pos == "PUNCT" {
		return -1
	}
	for k := v - 1; k >= 0 && k > v-maxAside; k-- {
		g := d.Tokens[k]
		if g.Tag != "VBG" || g.Dep != "advcl" || d.Child(k, "mark") < 0 || d.Child(k, "aux", "nsubj", "cc") >= 0 {
			continue
		}
		if _, last := d.Subtree(k); last == v || t.Head == k {
			return k
		}
	}
	return -1
}

// blaming verbs say of their object what the gerund after "of" says.
var blaming = map[string]bool{"accuse": true, "suspect": true, "convict": true, "acquit": true, "clear": true}

// broken gives the preposition whose noun is the subject of the finite verb v, where the parser took a conjunction for a
// preposition: "searched after ten people, including a child, were hurt"; -1 for none.
func (f *finder) broken(v int) int {
	d := f.d
	if t := d.Tokens[v]; t.Dep != "advcl" && t.Dep != "conj" || d.Child(v, "mark", "nsubj", "nsubjpass") >= 0 || t.Head > v || !f.finite(v) {
		return -1
	}
	first, _ := d.Subtree(v)
	joined := d.Tokens[v].Dep == "conj"
	if joined && (first == 0 || d.Tokens[first-1].Pos == "CCONJ" || d.Child(v, "aux", "auxpass") < 0) {
		return -1 // "left after noon and were seen", "left after noon, sailed"
	}
	for k := first - 1; k > d.Tokens[v].Head && k > first-maxPlain; k-- {
		if d.Tokens[k].Dep != "prep" || d.Child(k, "pobj") < 0 {
			continue
		}
		switch strings.ToLower(d.Word(k)) {
		case "after", "before", "since", "until", "as", "than":
			if _, last := d.Subtree(k); joined && (strings.EqualFold(d.Word(k), "as") || strings.EqualFold(d.Word(k), "than")) {
				return -1
			} else if last == first || last == first-1 && d.Word(last) == "," {
				return k
			}
		}
	}
	return -1
}

// crowd reports whether a singular noun may take a plural verb.
func crowd(lemma string) bool { return chains.Acts(strings.ToLower(lemma)) }

// controller gives the subject of the infinitive v under the verb or adjective h.
func (f *finder) controller(v, h, steps int) int {
	d := f.d
	switch d.Tokens[h].Pos {
	case "ADJ":
		if g := d.Tokens[h].Head; g != h {
			return f.subject(g, steps+1)
		}
		return -1
	case "VERB", "AUX":
	default:
		return -1
	}
	if o := d.Child(h, "dobj", "dative"); o >= 0 && o < v && d.Tokens[h].Lemma != "cost" {
		if l := strings.ToLower(d.Tokens[h].Lemma); l != "promise" && l != "threaten" && l != "vow" && l != "use" && l != "take" && l != "spend" && l != "waste" {
			if !f.relativizer(o) {
				return o
			}
		}
	}
	// "called on the minister to act": the object of the preposition.
	if l := strings.ToLower(d.Tokens[h].Lemma); l == "call" || l == "appeal" || l == "plead" || l == "press" || l == "rely" || l == "wait" {
		for _, k := range d.Children(h) {
			if d.Tokens[k].Dep == "prep" && int(k) < v {
				if o := d.Child(int(k), "pobj"); o >= 0 && !f.relativizer(o) {
					return o
				}
			}
		}
	}
	if d.Tokens[h].Lemma == "cost" {
		return -1 // "costs nine marks to enter"
	}
	if d.Tokens[h].Lemma == "make" && d.Tokens[v].Tag == "VBG" {
		return -1 // "has made talking to them a duty"
	}
	if sums[d.Tokens[h].Lemma] {
		return -1 // "the plan includes closing": not the plan closes
	}
	return f.subject(h, steps+1)
}

// headlined gives the subject of an infinitive that describes noun n: its holder, or the noun itself where there is no
// other verb, as in a headline: "Rail firm to close two lines".
func (f *finder) headlined(n, steps int) int {
	if h := f.holder(n, steps); h >= 0 || f.d.Tokens[n].Dep != "ROOT" || nouns[strings.ToLower(f.d.Tokens[n].Lemma)] != 0 {
		return h
	}
	return n
}

// holder gives whose plan, threat or decision a noun is: its possessor, or the subject of the verb it is the object of.
func (f *finder) holder(n, steps int) int {
	d := f.d
	if k := d.Child(n, "poss"); k >= 0 {
		return k
	}
	if b := d.Child(n, "prep"); b >= 0 && (strings.EqualFold(d.Word(b), "by") || strings.EqualFold(d.Word(b), "of")) {
		if o := d.Child(b, "pobj"); o >= 0 && f.acts(o) {
			return o
		}
	}
	t := d.Tokens[n]
	if t.Dep == "dobj" && t.Head != n && takes[d.Tokens[t.Head].Lemma] {
		return f.subject(t.Head, steps+1)
	}
	return -1
}

// doers are prepositions whose clause has the subject of the verb whatever it is: "the storm passed without hitting".
var doers = map[string]bool{"by": true, "after": true, "before": true, "without": true, "while": true, "since": true, "upon": true}

// takes are verbs whose subject is the one who plans, threatens or decides what their object says: "made a decision to".
var takes = map[string]bool{
	"make": true, "have": true, "take": true, "announce": true, "launch": true, "begin": true, "consider": true, "repeat": true, "renew": true, "issue": true, "draw": true,
	"get": true, "express": true, "state": true, "reach": true, "start": true, "step": true, "abandon": true, "drop": true, "unveil": true, "reveal": true, "outline": true, "lead": true, "mount": true,
}
