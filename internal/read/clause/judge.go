package clause

import (
	"strings"

	"stemma"
	"stemma/internal/lang"
)

// A Judgement is how a predicate is put forward: whether it is said to be so, and in which way.
type Judgement struct {
	Polarity   stemma.Polarity
	Modality   stemma.Modality
	Likelihood string      // the report's own word for how likely
	Condition  stemma.Span // the words of the condition, if any
	IsCond     bool        // the predicate itself stands in a condition
	within     int         // the verb of the condition it stands in
	Future     bool        // after the report, or after what governs it
}

// maxClimb bounds the walk from a predicate to the verbs that govern it; people do not nest deeper.
const maxClimb = 12

// Judge says how the predicate at token t is put forward.
func Judge(d *lang.Doc, t int) Judgement {
	j := Judgement{Polarity: stemma.Positive, Modality: stemma.Asserted}
	g := judge{d: d, out: &j}
	if d.Tokens[t].Pos == "VERB" || d.Tokens[t].Pos == "AUX" {
		g.verb(t, true)
	} else {
		g.noun(t)
	}
	return j
}

type judge struct {
	d     *lang.Doc
	out   *Judgement
	steps int
}

// set takes a modality if none was set nearer to the predicate.
func (g *judge) set(m stemma.Modality) {
	if g.out.Modality == stemma.Asserted {
		g.out.Modality = m
	}
}

func (g *judge) negate() {
	if g.out.Polarity == stemma.Positive {
		g.out.Polarity = stemma.Negative
	} else {
		g.out.Polarity = stemma.Positive
	}
}

func (g *judge) word(i int) string { return strings.ToLower(g.d.Word(i)) }

// verb reads the helpers, adverbs and conditions of verb v and then climbs to what governs it.
// own is false for a governor, whose helpers count but whose tense does not.
func (g *judge) verb(v int, own bool) {
	d := g.d
	negated := false
	for _, k32 := range d.Children(v) {
		k := int(k32)
		t := d.Tokens[k]
		w := g.word(k)
		switch t.Dep {
		case "neg":
			negated = true
		case "aux", "auxpass":
			g.helper(v, k, w)
		case "advmod", "acomp", "oprd", "npadvmod":
			if negatives[w] {
				negated = true
			}
			if t.Dep != "oprd" {
				g.doubt(w, k)
			}
			if w == "longer" && d.Child(k, "neg") >= 0 || w == "longer" && k > 0 && g.word(k-1) == "no" {
				negated = true
			}
		case "nsubj", "nsubjpass", "dobj", "attr":
			if dt := d.Child(k, "det"); dt >= 0 && g.word(dt) == "no" || t.Pos == "PRON" && negatives[w] || negatives[w] && t.Pos == "NOUN" {
				negated = true
			}
		case "advcl":
			g.condition(k)
		case "preconj", "cc":
			if w == "neither" || w == "nor" {
				negated = true
			}
		case "mark":
			if conditions[w] && g.openQuestion(v) {
				g.set(stemma.Asked)
			} else if conditions[w] {
				g.set(stemma.Conditional)
				g.out.IsCond, g.out.within = true, v
			} else if w == "whether" {
				g.set(stemma.Asked)
			}
		}
	}
	if negated {
		g.negate()
	}
	if own && d.Tokens[v].Dep == "ROOT" {
		if g.question(v) {
			g.set(stemma.Asked)
		}
		if g.infinitive(v) { // a headline: "Rail firm to close two lines"
			g.set(stemma.Planned)
			g.out.Future = true
		}
	}
	g.climb(v)
}

// openQuestion reports whether the "if" of v asks: "it is unclear if".
func (g *judge) openQuestion(v int) bool {
	d := g.d
	h := d.Tokens[v].Head
	if h == v {
		return false
	}
	if d.Tokens[h].Pos != "ADJ" {
		if h = d.Child(h, "acomp"); h < 0 || h > v {
			return false
		}
	}
	switch g.word(h) {
	case "unclear", "uncertain", "unsure", "unknown", "clear", "doubtful", "sure", "certain":
		return true
	}
	return false
}

// question reports whether the sentence of v ends in a question mark.
func (g *judge) question(v int) bool {
	s := g.d.Sentences[g.d.SentenceOf(v)]
	for i := s.Last - 1; i >= s.First && i > s.Last-4; i-- {
		if g.d.Word(i) == "?" {
			return true
		}
	}
	return false
}

// helper reads an auxiliary.
func (g *judge) helper(v, k int, w string) {
	switch w {
	case "will", "shall", "'ll", "’ll", "wo", "sha":
		g.out.Future = true
	case "would", "'d", "’d":
		if w != "would" && g.d.Tokens[k].Lemma != "would" {
			return // had
		}
		g.would(v, k)
	case "could", "may", "might", "can", "ca":
		g.set(stemma.Possible)
		g.keep(g.d.Word(k))
		g.maybe(v, w)
	case "should", "must", "ought":
		if s := g.d.Child(v, "nsubj", "nsubjpass"); w == "should" && s > k && g.d.Tokens[v].Dep == "advcl" { // "should it leave"
			g.set(stemma.Conditional)
			g.out.IsCond, g.out.within = true, v
			return
		}
		if g.perfect(v) {
			g.set(stemma.Likely)
			g.keep(g.d.Word(k))
			return
		}
		g.set(stemma.Demanded)
		g.out.Future = true
	}
}

// maybe puts what could, may or might happen after the report, unless it could have happened or is a state.
func (g *judge) maybe(v int, w string) {
	if w[0] != 'c' || w == "could" {
		g.out.Future = g.out.Future || !g.perfect(v) && verbs[strings.ToLower(g.d.Tokens[v].Lemma)]&state == 0
	}
}

// perfect reports whether "have" stands among the helpers of v.
func (g *judge) perfect(v int) bool {
	for _, k := range g.d.Children(v) {
		if t := g.d.Tokens[k]; t.Dep == "aux" && t.Lemma == "have" {
			return true
		}
	}
	return false
}

// would is the future seen from the past after a past verb of saying or thinking ("said it would close"), else it is hypothetical.
func (g *judge) would(v, k int) {
	d := g.d
	up := v
	if g.quoted(v) { // words in quotation marks keep their own tense
		g.set(stemma.Possible)
		g.keep(d.Word(k))
		g.maybe(v, "would")
		return
	}
	for n := 0; n < maxClimb && d.Tokens[up].Dep == "conj"; n++ {
		up = d.Tokens[up].Head
	}
	if h := d.Tokens[up].Head; h != up && (d.Tokens[up].Dep == "ccomp" || d.Tokens[up].Dep == "relcl" || d.Tokens[up].Dep == "advcl" || d.Tokens[up].Dep == "acl") {
		if tag := d.Tokens[h].Tag; (tag == "VBD" || tag == "VBN" || d.Tokens[up].Dep == "relcl") && g.ifClause(v) < 0 {
			g.out.Future = true
			return
		}
	}
	g.set(stemma.Possible)
	g.keep(d.Word(k))
	g.maybe(v, "would")
}

// quoted reports whether v stands within quotation marks in its sentence.
func (g *judge) quoted(v int) bool {
	in := false
	s := g.d.Sentences[g.d.SentenceOf(v)]
	for i := max(s.First, v-maxQuoteBack); i < v; i++ {
		switch g.d.Word(i) {
		case "“", "``", "„":
			in = true
		case "”", "''":
			in = false
		case `"`:
			in = !in
		}
	}
	return in
}

// maxQuoteBack bounds the search for the mark that opens a quotation, in tokens; longer sentences are not written.
const maxQuoteBack = 120

func (g *judge) keep(w string) {
	if g.out.Likelihood == "" {
		g.out.Likelihood = w
	}
}

// doubt reads an adverb or adjective of likelihood.
func (g *judge) doubt(w string, k int) {
	switch doubts[w] {
	case likelyWord:
		if w == "unlikely" {
			g.negate()
		}
		if g.out.Modality == stemma.Possible { // "would likely": the adverb says it better
			g.out.Modality, g.out.Likelihood = stemma.Likely, ""
		}
		g.set(stemma.Likely)
		g.keep(g.d.Word(k))
	case possibleWord:
		g.set(stemma.Possible)
		g.keep(g.d.Word(k))
	case hearsayWord:
		g.keep(g.d.Word(k))
	}
}

// ifClause gives the conditional clause that hangs on v, or -1.
func (g *judge) ifClause(v int) int {
	for _, k := range g.d.Children(v) {
		if g.d.Tokens[k].Dep != "advcl" {
			continue
		}
		if m := g.d.Child(int(k), "mark"); m >= 0 && conditions[g.word(m)] {
			return int(k)
		}
	}
	return -1
}

// condition reads an adverbial clause at token k: "if …", "unless …", "should it …", "as long as …".
func (g *judge) condition(k int) {
	d := g.d
	first, last := d.Subtree(k)
	is := false
	if g.openQuestion(k) {
		return
	}
	if m := d.Child(k, "mark"); m >= 0 {
		is = conditions[g.word(m)]
		if m > first && g.word(m) == "if" && (g.word(m-1) == "even" || g.word(m-1) == "as") {
			is = false
		}
	} else if w := g.word(first); (w == "should" || w == "had" || w == "were") && d.Tokens[first].Dep == "aux" && d.Tokens[first].Head == k && d.Child(k, "nsubj", "nsubjpass") > first {
		is = true
	}
	if !is {
		return
	}
	g.set(stemma.Conditional)
	if g.out.Condition.Empty() {
		for last > first+1 && (d.Tokens[last-1].Pos == "PUNCT" || d.Tokens[last-1].Pos == "SPACE") {
			last--
		}
		s, e := d.Bytes(first, last)
		g.out.Condition = stemma.Span{Start: s, End: e}
	}
}

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
			switch d.Tokens[p.Head].Pos {
			case "NOUN", "PROPN":
				g.byNoun(p.Head, true)
			case "VERB", "AUX", "ADJ":
				if w := g.word(h); w == "of" || w == "to" || w == "on" || w == "about" {
					g.governed(v, p.Head, false)
				} else {
					g.inherit(p.Head)
				}
			}
		}
	case "acl":
		if g.infinitive(v) {
			g.byNoun(h, false)
		} else if d.Child(v, "mark") >= 0 { // "the claim that …"
			g.byNoun(h, true)
		}
	case "advcl":
		m := d.Child(v, "mark")
		switch {
		case m >= 0 && conditions[g.word(m)]: // marked above
		case g.infinitive(v):
			if d.Tokens[h].Pos == "ADJ" {
				g.adjective(h)
				return
			}
			if m < 0 || g.word(m) == "for" {
				g.set(stemma.Planned)
				g.out.Future = true
			}
		case t.Tag == "VBG" || t.Tag == "VBN":
			g.inherit(h)
		}
	case "acomp", "attr":
		g.inherit(h)
	}
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
	if d.Tokens[h].Pos != "VERB" && d.Tokens[h].Pos != "AUX" {
		if d.Tokens[v].Pos == "VERB" || d.Tokens[v].Pos == "AUX" {
			return
		}
		g.noun(h)
		return
	}
	or := false
	if c := d.Child(h, "cc"); c >= 0 && g.word(c) == "or" {
		or = true
	}
	same := d.Tokens[v].Tag == d.Tokens[h].Tag && d.Child(v, "nsubj", "nsubjpass") < 0
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
		g.set(stemma.Denied)
	case c&threaten != 0:
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
	case c&report != 0 && passive && infinitive:
		g.keep(d.Word(h))
	case c&foresee != 0 && full && (t.Lemma == "expect" || t.Lemma == "predict" || t.Lemma == "anticipate" || t.Lemma == "forecast"):
		g.set(stemma.Likely)
		g.keep(d.Word(h))
		g.out.Future = true
	case c&ask != 0 && (infinitive || full && d.Tokens[v].Tag == "VB" || gerund):
		g.set(stemma.Asked)
		g.out.Future = true
		g.above(h)
	case c&demand != 0 && (infinitive || full && d.Tokens[v].Tag == "VB"):
		g.set(stemma.Demanded)
		g.out.Future = true
		g.above(h)
	case c&manage != 0 && !full:
		g.inherit(h)
	case c&plan != 0 && (infinitive || gerund):
		g.set(stemma.Planned)
		g.out.Future = true
		g.above(h)
	case c&weigh != 0 && (infinitive || gerund || full):
		g.set(stemma.Possible)
		g.out.Future = true
		g.above(h)
	case t.Pos == "AUX" && full && d.Child(h, "acomp") >= 0: // "it is possible that"
		g.adjective(d.Child(h, "acomp"))
	case sums[t.Lemma] && !full && g.saidOf(h): // "the demands include leaving"
	case t.Lemma == "be" && infinitive: // "is to leave", "the aim is to leave"
		g.set(stemma.Planned)
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
	g.byNoun(s, true)
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
	if g.d.Child(h, "neg") >= 0 {
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
		g.out.Future = true
	case c&plan != 0:
		g.set(stemma.Planned)
		g.out.Future = true
	case !full && g.steps > 0:
		g.set(stemma.Planned)
		g.out.Future = true
	}
}

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
	g.verb(h, false)
}
