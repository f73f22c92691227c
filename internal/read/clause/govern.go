package clause

import (
	"strings"

	"stemma"
)

// climb reads what the governors of v do to it.
func (g *judge) climb(v int) {
	d := g.d
	if g.steps++; g.steps > maxClimb {
		return
	}
	t := d.Tokens[v]
	h := t.Head
	if h == v {
		return
	}
	switch t.Dep {
	case "conj":
		g.conjunct(v, h)
	case "xcomp":
		g.governed(v, h, false)
	case "csubj", "csubjpass":
		g.inherit(h)
	case "ccomp", "oprd":
		g.governed(v, h, true)
	case "pcomp":
		p := d.Tokens[h]
		if g.word(h) == "without" {
			g.negate()
		}
		if p.Head != h {
			if w := g.word(h); w == "from" && verbs[d.Tokens[p.Head].Lemma]&prevent != 0 {
				g.negate()
				g.inherit(p.Head)
				return
			}
			if g.charged(p.Head, g.word(h)) {
				return
			}
			switch d.Tokens[p.Head].Pos {
			case "NOUN", "PROPN":
				if n := d.Tokens[p.Head]; n.Dep == "dobj" && g.charged(n.Head, g.word(h)) { // "accused its captain of taking bribes"
					return
				}
				if u := d.Tokens[p.Head].Head; g.word(h) == "by" && d.Tokens[u].Pos == "VERB" {
					g.inherit(u) // "vowed to end the siege by paying"
					return
				}
				if n := d.Tokens[p.Head]; nouns[strings.ToLower(n.Lemma)]&^event == 0 && n.Dep == "dobj" && g.word(h) == "of" {
					g.beside(n.Head) // "could have the effect of closing it"
					return
				}
				if w := g.word(h); nouns[strings.ToLower(d.Tokens[p.Head].Lemma)]&^event == 0 && (w == "about" || w == "against" || w == "toward" || w == "towards") {
					g.set(stemma.Possible) // "qualms about leaving"
					return
				}
				g.byNoun(p.Head, true)
			case "VERB", "AUX", "ADJ":
				if w := g.word(h); w == "at" && d.Tokens[p.Head].Lemma == "aim" {
					g.set(stemma.Planned)
					g.out.Future = true
				} else if w == "of" || w == "to" || w == "on" || w == "about" {
					g.governed(v, p.Head, false)
				} else if w == "to" && d.Tokens[p.Head].Lemma == "look" && d.Child(p.Head, "advmod", "prt") >= 0 && g.word(d.Child(p.Head, "advmod", "prt")) == "forward" {
					g.set(stemma.Planned) // "looks forward to answering"
					g.out.Future = true
				} else if w == "for" && verbs[strings.ToLower(d.Tokens[p.Head].Lemma)]&ask != 0 { // "called for closing the gate"
					g.governed(v, p.Head, false)
				} else if apart[w] {
					g.beside(p.Head)
				} else {
					g.inherit(p.Head)
				}
			}
		}
	case "acl", "relcl":
		if w := wanted(d, v); w >= 0 {
			g.governed(v, w, true)
		} else if g.infinitive(v) && g.ranked(h) { // "the first to leave": who left
		} else if g.infinitive(v) {
			g.byNoun(h, false)
		} else if t.Dep == "acl" && d.Child(v, "mark") >= 0 { // "the claim that …"
			g.byNoun(h, true)
		}
	case "advcl":
		m := d.Child(v, "mark")
		if w := wanted(d, v); w >= 0 {
			g.governed(v, w, true)
			return
		}
		switch {
		case m >= 0 && conditions[g.word(m)]: // marked above
		case m >= 0 && g.purpose(m): // "so that it does not spread"
			g.set(stemma.Planned)
			g.out.Future = true
		case g.infinitive(v):
			if outcome[strings.ToLower(d.Tokens[v].Lemma)] && v > h && m < 0 && changing[strings.ToLower(d.Tokens[h].Lemma)] { // "rose to close at nine"
				g.inherit(h)
				return
			}
			if l := strings.ToLower(d.Tokens[h].Lemma); v > h && m < 0 && (l == "plead" || l == "appeal" || l == "beg") { // "pleading with guards not to shoot"
				g.governed(v, h, false)
				return
			}
			if m >= 0 && g.word(m) == "for" && d.Tokens[h].Lemma == "be" && asking(d, h) { // "the message was for them to leave"
				g.set(stemma.Asked)
				g.out.Future = true
				return
			}
			if m >= 0 && g.word(m) == "for" && verbs[strings.ToLower(d.Tokens[h].Lemma)]&(weigh|plan|ask|demand|prevent) != 0 { // "will not allow for it to be used"
				g.governed(v, h, true)
				return
			}
			if a := d.Child(h, "acomp"); d.Tokens[h].Pos == "ADJ" {
				g.adjective(h)
				return
			} else if a >= 0 && m >= 0 && d.Tokens[h].Pos == "AUX" { // "it is hard for them to leave"
				g.adjective(a)
				return
			}
			if m < 0 || g.word(m) == "for" {
				g.set(stemma.Planned)
				g.out.Future = true
			}
		case m >= 0 && g.word(m) == "until" && withHelper(d, v):
			if g.ahead(h) { // "will not go back until they are paid": not paid yet
				g.set(stemma.Possible)
				g.out.Future = true
			}
		case (t.Tag == "VBG" || t.Tag == "VBN") && !withHelper(d, v):
			if first, _ := d.Subtree(v); v > h && d.Word(max(first-1, 0)) == "," {
				g.beside(h)
			} else {
				g.inherit(h)
			}
		}
	case "acomp", "attr":
		g.inherit(h)
	}
}

// apart are prepositions whose clause is not denied with the one it stands in: "did not ask before leaving".
var apart = map[string]bool{"before": true, "after": true, "since": true, "despite": true, "upon": true, "while": true, "when": true}

// beside takes over how h is put forward but for its negation: "did not stay, citing the rain".
func (g *judge) beside(h int) {
	p := g.out.Polarity
	g.inherit(h)
	g.out.Polarity = p
}

// purpose reports whether the conjunction at token m is "so that".
func (g *judge) purpose(m int) bool {
	w := g.word(m)
	return w == "so" && m+1 < len(g.d.Tokens) && g.word(m+1) == "that" || w == "that" && m > 0 && g.word(m-1) == "so"
}

// infinitive reports whether "to" stands before v.
func (g *judge) infinitive(v int) bool {
	for _, k := range g.d.Children(v) {
		if t := g.d.Tokens[k]; t.Dep == "aux" && t.Tag == "TO" {
			return true
		}
	}
	return false
}

// conjunct shares the helpers and governors of the first verb with a later one that has none of its own.
func (g *judge) conjunct(v, h int) {
	d := g.d
	if up := higher(d, v, h); up >= 0 {
		g.climb(up)
		return
	}
	if up := d.Tokens[h].Head; d.Tokens[v].Tag == "VBD" && d.Tokens[h].Dep == "xcomp" && g.infinitive(h) && d.Tokens[up].Tag == "VBD" && d.Child(v, "aux") < 0 {
		g.climb(up) // "agreed to take up the case and heard arguments"
		return
	}
	if d.Tokens[h].Pos != "VERB" && d.Tokens[h].Pos != "AUX" {
		if d.Tokens[v].Pos == "VERB" || d.Tokens[v].Pos == "AUX" {
			return
		}
		g.noun(h)
		return
	}
	if t := d.Tokens[v]; v > 0 && t.Dep == "conj" && d.Child(v, "nsubj") < 0 && (t.Tag == "VBZ" || t.Tag == "VBD") { // "unless firing stops", joined above the gerund
		for k := v - 1; k > h && k > v-maxAside; k-- {
			if m := d.Child(k, "mark"); d.Tokens[k].Tag == "VBG" && d.Tokens[k].Dep == "advcl" && m >= 0 && conditions[g.word(m)] {
				if _, last := d.Subtree(k); last == v {
					g.set(stemma.Conditional)
					g.out.IsCond, g.out.within = true, v
					return
				}
			}
		}
	}
	if m := d.Child(h, "mark"); m >= 0 && m < h && conditions[g.word(m)] && !g.openQuestion(h) && g.misplaced(h, m) > 0 {
		g.underCondition(m, g.misplaced(h, m))
	} else if m >= 0 && m < h && conditions[g.word(m)] && !g.openQuestion(h) { // "if it rains and they stay"
		g.set(stemma.Conditional)
		g.out.IsCond, g.out.within = true, h
	}
	or := false
	if c := d.Child(h, "cc"); c >= 0 && g.word(c) == "or" {
		or = true
	}
	same := (d.Tokens[v].Tag == d.Tokens[h].Tag || d.Tokens[v].Tag == "VBD" && d.Tokens[h].Tag == "VBN") && d.Child(v, "nsubj", "nsubjpass") < 0
	if same && d.Child(v, "aux") < 0 {
		for _, k := range d.Children(h) {
			if t := d.Tokens[k]; t.Dep == "aux" || t.Dep == "auxpass" {
				g.helper(h, int(k), g.word(int(k)))
			}
			if t := d.Tokens[k]; t.Dep == "neg" && or {
				g.negate()
			}
		}
	}
	if same || d.Child(v, "nsubj", "nsubjpass") >= 0 {
		for _, k := range d.Children(h) {
			if d.Tokens[k].Dep == "advcl" && int(k) < h {
				g.condition(int(k))
			}
		}
	}
	g.climb(h)
}

// inherit takes over how a transparent governor is put forward: "managed to", "helped to".
func (g *judge) inherit(h int) {
	t := g.d.Tokens[h]
	if t.Pos == "VERB" || t.Pos == "AUX" {
		g.verb(h, false)
	}
}

// governed reads what verb or adjective h does to the clause v below it. full says that the clause has a subject of its own.
func (g *judge) governed(v, h int, full bool) {
	d := g.d
	t := d.Tokens[h]
	if t.Pos == "NOUN" || t.Pos == "PROPN" {
		g.byNoun(h, full)
		return
	}
	if t.Pos == "ADJ" || t.Pos == "ADV" {
		g.adjective(h)
		return
	}
	c := verbs[strings.ToLower(t.Lemma)]
	passive := d.Child(h, "nsubjpass", "auxpass") >= 0
	gerund := d.Tokens[v].Tag == "VBG"
	infinitive := g.infinitive(v)
	switch {
	case c&deny != 0 && (full || gerund || !infinitive):
		if d.Child(h, "neg") < 0 { // "did not deny that": leaves it said
			g.set(stemma.Denied)
		}
	case c&threaten != 0:
		if g.out.Modality == stemma.Conditional && !g.out.IsCond { // a threat with its condition
			g.out.Modality = stemma.Threatened
		}
		g.set(stemma.Threatened)
		g.out.Future = true
		g.above(h)
	case c&warn != 0 && full:
		if g.ownDoing(v, h) {
			g.out.Modality = stemma.Threatened
			g.out.Future = true
		}
	case c&wonder != 0 && full:
		if m := d.Child(v, "mark", "advmod"); m >= 0 && m < v && (g.word(m) == "whether" || g.word(m) == "if") {
			g.out.Modality, g.out.IsCond = stemma.Asked, false
		}
	case c&prevent != 0 && gerund && d.Child(h, "dobj") >= 0:
		g.negate()
		g.inherit(h)
	case c&fail != 0 && infinitive:
		g.negate()
		g.inherit(h)
	case c&raise != 0 && !full:
		if t.Lemma == "seem" || t.Lemma == "appear" {
			g.set(stemma.Likely)
			g.keep(d.Word(h))
		}
		if t.Lemma == "go" && infinitive {
			g.out.Future = true
		}
		g.inherit(h)
	case c&foresee != 0 && passive && (infinitive || full):
		if t.Lemma == "expect" || t.Lemma == "predict" || t.Lemma == "forecast" || t.Lemma == "project" || t.Lemma == "anticipate" {
			g.out.Future = true
		}
		g.set(stemma.Likely)
		g.keep(d.Word(h))
		g.negationOf(h)
	case c&report != 0 && passive && infinitive: // "is said to have fled"
		g.set(stemma.Possible)
		g.keep(d.Word(h))
		g.negationOf(h)
	case c&foresee != 0 && full && (t.Lemma == "expect" || t.Lemma == "predict" || t.Lemma == "anticipate" || t.Lemma == "forecast"):
		g.set(stemma.Likely)
		g.keep(d.Word(h))
		g.out.Future = true
	case c&ask != 0 && (infinitive || full && g.subjunctive(v) || gerund):
		g.set(stemma.Asked)
		g.out.Future = true
		g.above(h)
	case (t.Lemma == "need" || t.Lemma == "have") && infinitive && d.Child(h, "neg") >= 0: // "do not have to pay": may
		g.negationOf(h)
		g.set(stemma.Possible)
	case c&demand != 0 && (infinitive || full && g.subjunctive(v)):
		g.set(stemma.Demanded)
		g.out.Future = true
		g.above(h)
	case c&manage != 0 && (!full || t.Lemma == "help" && d.Tokens[v].Tag == "VB" && !infinitive): // "help them draw it"
		g.inherit(h)
	case (t.Lemma == "want" || t.Lemma == "wish") && full && infinitive: // "wants them to leave"
		g.set(stemma.Asked)
		g.out.Future = true
		g.above(h)
	case c&plan != 0 && (infinitive || gerund):
		g.set(stemma.Planned)
		g.out.Future = true
		g.above(h)
	case c&weigh != 0 && (infinitive || gerund || full):
		g.set(stemma.Possible)
		if full && !infinitive && verbs[strings.ToLower(t.Lemma)]&think != 0 { // "fear that he is selling it": it is so already, if it is
			g.keep(d.Word(h))
		} else {
			g.out.Future = true
		}
		g.above(h)
	case t.Pos == "AUX" && full && d.Child(h, "acomp") >= 0: // "it is possible that"
		g.adjective(d.Child(h, "acomp"))
	case sums[t.Lemma] && !full && g.saidOf(h): // "the demands include leaving"
	case t.Lemma == "be" && d.Tokens[v].Lemma == "blame": // "is to blame": a state
		g.inherit(h)
	case t.Lemma == "be" && infinitive && d.Child(h, "mark") >= 0 && conditions[g.word(d.Child(h, "mark"))]: // "if they were to leave"
		g.inherit(h)
		g.out.Future = true
	case t.Lemma == "be" && infinitive: // "is to leave", "the aim is to leave"
		g.set(stemma.Planned)
		g.out.Future = true
	case t.Lemma == "doom" && infinitive:
		g.out.Future = true
	case full:
		// A verb of saying or thinking: who says so is told by the attribution. A negated one of thinking throws doubt.
		if c&think != 0 && d.Child(h, "neg") >= 0 {
			g.negate()
			g.set(stemma.Likely)
			g.keep(d.Word(h))
		}
	case infinitive || gerund:
		g.inherit(h)
	}
}

// sums are verbs whose object says what their subject consists in.
var sums = map[string]bool{"include": true, "be": true, "involve": true, "comprise": true, "mean": true, "entail": true}

// saidOf lets the subject of h, if it is a plan, a threat or a demand, say how what follows is put forward.
func (g *judge) saidOf(h int) bool {
	s := g.d.Child(h, "nsubj")
	if s < 0 || nouns[strings.ToLower(g.d.Tokens[s].Lemma)]&^event == 0 {
		return false
	}
	g.byNoun(s, false)
	return true
}

// above lets a condition or a negation of the governor reach the governed clause: "did not threaten to leave".
func (g *judge) above(h int) {
	g.negationOf(h)
	for _, k := range g.d.Children(h) {
		if g.d.Tokens[k].Dep == "advcl" {
			m := g.out.Modality
			g.condition(int(k))
			g.out.Modality = m
		}
	}
}

func (g *judge) negationOf(h int) {
	s := g.d.Child(h, "nsubj", "nsubjpass")
	if g.d.Child(h, "neg") >= 0 || s >= 0 && nobody(g.d, s) { // "nobody wants to leave"
		g.negate()
	}
}

// ownDoing reports whether the warned-of clause is in the future with a subject that can be the warner himself.
func (g *judge) ownDoing(v, h int) bool {
	d := g.d
	s := d.Child(v, "nsubj")
	if s < 0 || d.Tokens[s].Pos != "PRON" || !g.out.Future {
		return false
	}
	switch g.word(s) {
	case "it", "they", "he", "she", "we", "i":
		return true
	}
	return false
}

// adjective reads "likely to", "unlikely to", "able to", "unable to", "possible that", "ready to", "due to".
func (g *judge) adjective(h int) {
	d := g.d
	w := g.word(h)
	switch w {
	case "able":
		g.inheritOf(h)
	case "capable":
		g.set(stemma.Possible)
		g.keep(d.Word(h))
	case "incapable":
		g.negate()
	case "unable":
		g.negate()
		g.inheritOf(h)
	case "ready", "due", "set", "keen", "eager", "willing", "prepared", "determined", "poised", "anxious", "about", "committed", "free":
		g.set(stemma.Planned)
		g.out.Future = true
	case "unwilling", "reluctant":
		g.set(stemma.Planned)
		g.negate()
	case "likely", "unlikely":
		g.doubt(w, h)
		g.out.Future = true
	case "true", "false", "hard", "difficult", "easy", "impossible":
		if w == "false" || w == "impossible" {
			g.negate()
		}
		if w != "true" && w != "false" {
			g.set(stemma.Possible)
			g.keep(d.Word(h))
		}
	default:
		g.doubt(w, h)
	}
	if d.Child(h, "neg") >= 0 {
		g.negate()
	} else if v := d.Tokens[h].Head; v != h && d.Tokens[h].Dep == "acomp" && d.Child(v, "neg") >= 0 {
		g.negate()
	}
}

func (g *judge) inheritOf(h int) {
	if v := g.d.Tokens[h].Head; v != h {
		g.inherit(v)
	}
}

// byNoun reads what noun h does to the clause that describes it: "a plan to leave", "the threat of closing".
func (g *judge) byNoun(h int, full bool) {
	d := g.d
	if k := d.Child(h, "det"); k >= 0 && g.word(k) == "no" && nouns[strings.ToLower(d.Tokens[h].Lemma)]&(plan|threaten|demand|ask) != 0 {
		g.negate() // "had no plans to close"
	}
	switch c := nouns[strings.ToLower(d.Tokens[h].Lemma)]; {
	case c&threaten != 0:
		g.set(stemma.Threatened)
		g.out.Future = true
	case c&deny != 0:
		g.set(stemma.Denied)
	case c&fail != 0:
		g.negate()
	case c&demand != 0 && !full:
		g.set(stemma.Demanded)
		g.out.Future = true
	case c&ask != 0:
		g.set(stemma.Asked)
		g.out.Future = true
	case c&weigh != 0:
		g.set(stemma.Possible)
		g.keep(d.Word(h))
		if l := d.Tokens[h].Lemma; !full || l != "fear" && l != "concern" && l != "worry" && l != "speculation" && l != "rumor" && l != "rumour" { // "fears that it has come to an end"
			g.out.Future = true
		}
	case c&plan != 0:
		g.set(stemma.Planned)
		g.out.Future = true
	case !full && g.steps > 0:
		g.set(stemma.Planned)
		g.out.Future = true
	}
}
