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
	g := judge{d: d, out: &j, counted: -1}
	if d.Tokens[t].Pos == "VERB" || d.Tokens[t].Pos == "AUX" {
		g.verb(t, true)
	} else {
		g.noun(t)
	}
	return j
}

type judge struct {
	d       *lang.Doc
	out     *Judgement
	steps   int
	counted int // a noun whose own "no" was counted, or -1
}

// ahead reports whether the verb at token v is still to come; it may climb no higher than the judge that asks.
func (g *judge) ahead(v int) bool {
	j := Judgement{Polarity: stemma.Positive, Modality: stemma.Asserted}
	inner := judge{d: g.d, out: &j, counted: -1, steps: g.steps}
	inner.verb(v, true)
	return j.Future
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
			if k == g.counted {
				continue
			}
			if dt := d.Child(k, "det"); dt >= 0 && g.word(dt) == "no" || t.Pos == "PRON" && negatives[w] || negatives[w] && t.Pos == "NOUN" {
				negated = true
			}
		case "advcl":
			if !own || !g.pledges(v) {
				g.condition(k)
			}
		case "preconj", "cc":
			if w == "neither" || w == "nor" {
				negated = true
			}
			if w == "either" && d.Child(v, "conj") > v {
				g.set(stemma.Possible)
			}
		case "mark":
			if conditions[w] && (g.openQuestion(v) || d.Tokens[v].Dep == "conj" && g.openQuestion(d.Tokens[v].Head)) { // "unsure if it fell or if it flew"
				g.set(stemma.Asked)
			} else if end := g.misplaced(v, k); conditions[w] && end > 0 {
				g.underCondition(k, end)
			} else if conditions[w] {
				g.set(stemma.Conditional)
				g.out.IsCond, g.out.within = true, v
			} else if w == "lest" {
				g.set(stemma.Possible)
				g.out.Future = true
			} else if w == "whether" {
				g.set(stemma.Asked)
			}
		}
	}
	if c := d.Child(v, "conj"); c > v && g.unreal(v) && d.Child(c, "nsubj", "nsubjpass", "aux") < 0 { // "will close and leave unless …"
		if k := g.ifClause(c); k > c {
			g.condition(k)
		}
	}
	if k := d.Child(v, "advmod"); k >= 0 && k < v && d.Tokens[k].Tag == "WRB" && g.infinitive(v) { // "how to leave"
		g.set(stemma.Possible)
		g.out.Future = true
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

// underCondition puts the clause under the condition that stands from token first to the comma at token end.
func (g *judge) underCondition(first, end int) {
	g.set(stemma.Conditional)
	s, e := g.d.Bytes(first, end)
	g.out.Condition = stemma.Span{Start: s, End: e}
}

// misplaced gives the comma that ends the clause of conjunction m, where the parser gave it to the verb of the main clause after
// it: "if a gale blows up, the pier is closed" with the "if" on "closed"; 0 for none.
func (g *judge) misplaced(v, m int) int {
	d := g.d
	s := d.Child(v, "nsubj", "nsubjpass")
	if s < 0 {
		return 0
	}
	first, _ := d.Subtree(s)
	for i := first - 1; i > m+2; i-- {
		if d.Word(i) == "," {
			return i
		}
	}
	return 0
}

// pledges reports whether v threatens, promises, says or asks something in a clause of its own: a condition is then of
// what is threatened, which was threatened without one.
func (g *judge) pledges(v int) bool {
	d := g.d
	c := verbs[strings.ToLower(d.Tokens[v].Lemma)]
	return c&(threaten|warn|say|ask|demand) != 0 && d.Child(v, "xcomp", "ccomp") > v && !g.unreal(v)
}

// unreal reports whether a modal stands among the helpers of v.
func (g *judge) unreal(v int) bool {
	for _, k := range g.d.Children(v) {
		if g.d.Tokens[k].Tag == "MD" {
			return true
		}
	}
	return false
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
		if w != "would" && (g.d.Tokens[k].Lemma != "would" || had(g.d, v)) {
			return
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
		} else if w == "should" && s > k && fronted(g.d, k) {
			return // "Should he lose, they will leave", with the "should" on the wrong verb
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

// fronted reports whether helper k opens its sentence and is no question's.
func fronted(d *lang.Doc, k int) bool {
	s := d.Sentences[d.SentenceOf(k)]
	if d.Word(s.Last-1) == "?" || s.Last > 1 && d.Word(s.Last-2) == "?" {
		return false
	}
	for i := s.First; i < k; i++ {
		if d.Tokens[i].Pos != "PUNCT" && d.Tokens[i].Pos != "SPACE" {
			return false
		}
	}
	return true
}

// had reports whether a "'d" before the verb v stands for "had", whatever the tagger took it for: a participle follows.
func had(d *lang.Doc, v int) bool {
	t := d.Tokens[v].Tag
	for _, k := range d.Children(v) { // "I'd have gone"
		if a := d.Tokens[k]; a.Dep == "aux" && a.Lemma == "have" && strings.HasPrefix(strings.ToLower(d.Word(int(k))), "ha") {
			return false
		}
	}
	return (t == "VBN" || t == "VBD") && d.Child(v, "auxpass") < 0
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
	if quoted(d, v) { // words in quotation marks keep their own tense
		g.set(stemma.Possible)
		g.keep(d.Word(k))
		g.maybe(v, "would")
		return
	}
	for n := 0; n < maxClimb && d.Tokens[up].Dep == "conj"; n++ {
		up = d.Tokens[up].Head
	}
	if g.ifClause(v) >= 0 && !g.perfect(v) { // "would sue unless it apologised": the condition says how it stands
		g.out.Future = true
		return
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

// quoted reports whether token v stands within quotation marks, which may have been opened some sentences before, but in its
// paragraph: those that run on open each with a mark.
func quoted(d *lang.Doc, v int) bool {
	first := v
	for first > 0 && first > v-maxQuoteBack && !strings.Contains(d.Text[d.Tokens[first-1].End:d.Tokens[first].Start], "\n") && d.Tokens[first-1].Pos != "SPACE" {
		first--
	}
	in := false
	for i := first; i < v; i++ {
		switch d.Word(i) {
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

// maxQuoteBack bounds the search for the mark that opens a quotation, in tokens: three long sentences.
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
	case hearsayWord: // "allegedly"
		g.set(stemma.Possible)
		g.keep(g.d.Word(k))
	}
}

// ifClause gives the conditional clause that hangs on v, or -1.
func (g *judge) ifClause(v int) int {
	for _, k := range g.d.Children(v) {
		if g.d.Tokens[k].Dep != "advcl" {
			continue
		}
		if m := g.d.Child(int(k), "mark"); m >= 0 && conditions[g.word(m)] && !(m > 0 && (g.word(m-1) == "even" || g.word(m-1) == "as")) {
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
	} else if g.word(k) == "should" && k == first && fronted(d, k) { // the parser found no verb in it
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
