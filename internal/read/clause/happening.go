package clause

import (
	"strings"

	"stemma"
	"stemma/internal/lang"
)

// noun reads how a happening that a noun names is put forward.
func (g *judge) noun(n int) {
	d := g.d
	if g.steps++; g.steps > maxClimb {
		return
	}
	for _, k32 := range d.Children(n) {
		k := int(k32)
		w := g.word(k)
		switch d.Tokens[k].Dep {
		case "det", "neg":
			if w == "no" || w == "not" || w == "neither" {
				g.negate()
				g.counted = n
			}
		case "amod", "compound", "advmod":
			switch w {
			case "planned", "proposed", "intended", "scheduled":
				g.set(stemma.Planned)
				g.out.Future = true
			case "upcoming", "forthcoming", "coming", "future", "looming", "imminent", "next", "impending":
				g.out.Future = true
			case "threatened":
				g.set(stemma.Threatened)
				g.out.Future = true
			case "further", "new":
			default:
				g.doubt(w, k)
			}
		}
	}
	t := d.Tokens[n]
	h := t.Head
	if h == n {
		return
	}
	switch t.Dep {
	case "dobj", "nsubjpass", "attr":
		g.object(n, h)
	case "nsubj":
		// What a future or doubtful verb says of its subject tells when the subject is to be.
		g.subjectOf(h)
	case "pobj":
		p := h
		w := g.word(p)
		up := d.Tokens[p].Head
		if w == "without" {
			g.negate()
			return
		}
		if up == p {
			return
		}
		if timely[w] {
			if v := d.Tokens[up].Pos; (v == "VERB" || v == "AUX") && w != "after" && w != "following" && w != "since" && w != "despite" {
				g.out.Future = g.out.Future || g.ahead(up) // what is to be during a show is after today, and so is the show
			}
			return
		}
		switch d.Tokens[up].Pos {
		case "NOUN", "PROPN":
			if w == "of" || w == "for" || w == "to" || w == "about" {
				g.byNoun2(up, w)
			}
		case "VERB", "AUX":
			g.object(n, up)
		}
	case "compound", "conj", "appos":
		g.noun(h)
	case "nmod", "poss":
	}
}

// byNoun2 reads "threat of an attack", "plans for a meeting": nouns over nouns.
func (g *judge) byNoun2(h int, prep string) {
	c := nouns[strings.ToLower(g.d.Tokens[h].Lemma)]
	if prep == "of" || c&(plan|ask|demand|threaten|weigh) != 0 && prep == "for" {
		if c&event != 0 && c&(threaten|weigh|ask|deny|fail) == 0 {
			g.noun(h)
			return
		}
		if c&plan != 0 && prep != "for" {
			return
		}
		g.byNoun(h, true)
		g.out.Future = g.out.Future || c&weigh != 0 // the fear of a war is of one to come
	}
}

// subjectOf lets the helpers of a verb reach the happening that is its subject: "the talks will begin".
func (g *judge) subjectOf(v int) {
	d := g.d
	for _, k := range d.Children(v) {
		if t := d.Tokens[k]; t.Dep == "aux" {
			g.helper(v, int(k), g.word(int(k)))
		}
	}
}

// object reads what verb h does to the happening that is its object: "plan an attack", "deny the attack", "called for a halt".
func (g *judge) object(n, h int) {
	d := g.d
	c := verbs[strings.ToLower(d.Tokens[h].Lemma)]
	l := d.Tokens[h].Lemma
	switch {
	case c&deny != 0:
		g.set(stemma.Denied)
		return
	case c&threaten != 0:
		g.set(stemma.Threatened)
		g.out.Future = true
		return
	case l == "prevent" || l == "avoid" || l == "avert" || l == "block" || l == "rule" || l == "ban" || l == "cancel" || l == "lack" || l == "forbid":
		g.negate()
		g.inherit(h)
		return
	case l == "plan" || l == "propose" || l == "schedule" || l == "prepare" || l == "seek" || l == "intend" || l == "want" || l == "aim" || l == "promise" || l == "pledge" || l == "vow":
		g.set(stemma.Planned)
		g.out.Future = true
		return
	case l == "demand" || l == "require" || l == "order" || l == "need":
		g.set(stemma.Demanded)
		g.out.Future = true
		return
	case l == "urge" || l == "request" || l == "call" && d.Tokens[n].Dep == "pobj" && g.word(d.Tokens[n].Head) == "for" || l == "ask" && d.Tokens[n].Dep == "pobj":
		g.set(stemma.Asked)
		g.out.Future = true
		return
	case (l == "allow" || l == "permit") && (definite(d, n) || verbs[strings.ToLower(d.Tokens[d.Tokens[h].Head].Lemma)]&stop != 0): // "stop permitting attacks": there are some
		return
	case l == "consider" || l == "fear" || l == "weigh" || l == "mull" || l == "allow" || l == "permit" || l == "hope":
		g.set(stemma.Possible)
		g.keep(d.Word(h))
		g.out.Future = true
		return
	case l == "expect" || l == "predict" || l == "anticipate" || l == "forecast":
		g.set(stemma.Likely)
		g.keep(d.Word(h))
		g.out.Future = true
		return
	}
	if definite(d, n) && !staged[l] { // "was not aimed at the talks": there are talks
		g.beside(h)
		return
	}
	g.verb(h, false)
}

// timely prepositions set something beside a happening, whatever is said of the thing itself: "not before the election".
var timely = map[string]bool{"before": true, "after": true, "since": true, "until": true, "during": true, "following": true, "despite": true, "amid": true, "ahead": true}

// staged verbs say that a happening takes place: denied, it does not.
var staged = map[string]bool{
	"hold": true, "make": true, "carry": true, "commit": true, "conduct": true, "launch": true, "stage": true, "take": true, "begin": true, "start": true, "see": true, "have": true, "give": true, "perform": true,
	"undertake": true, "mount": true, "call": true, "execute": true, "complete": true, "face": true, "suffer": true, "report": true,
}

// definite reports whether the noun n is spoken of as known: "the talks", "their talks".
func definite(d *lang.Doc, n int) bool {
	if d.Child(n, "poss") >= 0 {
		return true
	}
	switch k := d.Child(n, "det"); {
	case k < 0:
		return false
	default:
		switch strings.ToLower(d.Word(k)) {
		case "the", "this", "that", "these", "those":
			return true
		}
	}
	return false
}
