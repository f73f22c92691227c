package sameevent

import (
	"slices"
	"strings"

	"stemma"
	"stemma/internal/lang"
	"stemma/internal/lang/vector"
)

// The parts of a happening that are compared.
const (
	actor = iota
	recipient
	place
	other
	parts
)

// An arg is somebody or something that takes part: its head and the words of the fullest name that the report has
// for it.
type arg struct {
	head  string
	words []string
	rare  []float64 // how telling each is
	name  bool
}

// A trait is what is known of one mention.
type trait struct {
	id             string
	doc, order     int // its document, its place among that document's mentions
	sentence       int
	token          int
	lemma, text    string
	kind           string // verb, noun, pronoun, other
	particle       string
	sense          *sense
	row            int // in the word vectors, -1
	rare           float64
	args           [parts][]arg
	around, beside map[string]bool // content words of the sentence; of its clause
	names          []string        // words of names in the sentence
	named          []float64       // how telling each is
	numbers, days  []string
	negative       bool
	future         bool
	first          bool // in the first two sentences: headline and lead
}

// reader reads the mentions of one document.
type reader struct {
	d       *lang.Doc
	r       stemma.Reading
	chainAt map[int]int // start of a mention's head → chain
	nameTok []bool
	terms   []string // content lemma of each token, "" for none
	trigger map[int]*stemma.Statement
}

func newReader(in *Document) *reader {
	x := &reader{d: in.Doc, r: in.Reading, chainAt: map[int]int{}, nameTok: make([]bool, len(in.Doc.Tokens)), terms: make([]string, len(in.Doc.Tokens)), trigger: map[int]*stemma.Statement{}}
	for _, m := range x.r.Mentions {
		if m.Chain >= 0 {
			x.chainAt[m.Head.Start] = m.Chain
		}
	}
	for _, n := range x.d.Names {
		if n.Label == "CARDINAL" || n.Label == "DATE" || n.Label == "TIME" || n.Label == "ORDINAL" {
			continue
		}
		for i := n.First; i < n.Last; i++ {
			x.nameTok[i] = true
		}
	}
	for i := range x.d.Tokens {
		x.terms[i] = x.term(i)
	}
	for i := range x.r.Statements {
		x.trigger[x.r.Statements[i].Trigger.Start] = &x.r.Statements[i]
	}
	return x
}

// term gives the content word of a token in its base form.
func (x *reader) term(i int) string {
	t := &x.d.Tokens[i]
	if t.Pos == "PUNCT" || t.Pos == "SPACE" || t.Pos == "SYM" {
		return ""
	}
	w := strings.ToLower(t.Lemma)
	if small[w] || t.Pos == "DET" || t.Pos == "AUX" || t.Pos == "PRON" {
		return ""
	}
	return w
}

// head gives the token that a mention is about: the one that hangs outside it, a light verb's object rather than itself.
func (x *reader) head(s stemma.Span) int {
	first := x.d.At(s.Start)
	last := first
	for last < len(x.d.Tokens) && x.d.Tokens[last].Start < s.End {
		last++
	}
	if first >= len(x.d.Tokens) {
		return len(x.d.Tokens) - 1
	}
	last = max(last, first+1)
	best := -1
	for i := first; i < last; i++ {
		t := &x.d.Tokens[i]
		if (t.Head < first || t.Head >= last || t.Head == i) && t.Pos != "PUNCT" && t.Pos != "SPACE" {
			if best < 0 || content(t.Pos) && !content(x.d.Tokens[best].Pos) {
				best = i
			}
		}
	}
	if best < 0 {
		return first
	}
	if light[strings.ToLower(x.d.Tokens[best].Lemma)] || !content(x.d.Tokens[best].Pos) {
		for i := last - 1; i >= first; i-- {
			if t := &x.d.Tokens[i]; i != best && content(t.Pos) && !light[strings.ToLower(t.Lemma)] {
				return i
			}
		}
	}
	return best
}

func content(pos string) bool {
	return pos == "VERB" || pos == "NOUN" || pos == "ADJ" || pos == "PROPN"
}

// read gives the traits of a mention.
func (x *reader) read(m Mention, doc, order int) *trait {
	t := &trait{id: m.ID, doc: doc, order: order, token: -1, row: -1, sense: noSense, kind: "other", around: map[string]bool{}, beside: map[string]bool{}}
	if len(x.d.Tokens) == 0 {
		t.lemma = strings.ToLower(strings.TrimSpace(m.In(x.d.Text)))
		t.text = t.lemma
		return t
	}
	h := x.head(m.Span)
	tok := &x.d.Tokens[h]
	t.token, t.sentence = h, x.d.SentenceOf(h)
	t.first = t.sentence < 2
	t.lemma = base(tok)
	switch tok.Pos {
	case "VERB", "AUX":
		t.kind = "verb"
	case "NOUN", "PROPN":
		t.kind = "noun"
	case "PRON", "DET":
		t.kind = "pronoun"
	}
	if p := x.d.Child(h, "prt"); p >= 0 {
		t.particle = strings.ToLower(x.d.Word(p))
	}
	var words []string
	for i := x.d.At(m.Start); i < len(x.d.Tokens) && x.d.Tokens[i].Start < m.End; i++ {
		words = append(words, base(&x.d.Tokens[i]))
	}
	t.text = strings.Join(words, " ")
	t.sense = senseOf(t.lemma)
	t.row = vector.English().Find(t.lemma)
	x.context(t)
	x.arguments(t)
	if s := x.trigger[tok.Start]; s != nil {
		t.negative = s.Polarity == stemma.Negative
		t.future = s.Future || s.Modality != stemma.Asserted && s.Modality != stemma.Denied
		if s.When >= 0 && x.r.Times[s.When].Value != "" {
			t.days = append(t.days, day(x.r.Times[s.When].Value))
		}
	}
	return t
}

// base gives the base form of a token: participles that are tagged adjectives get their verb's.
func base(t *lang.Token) string {
	w := strings.ToLower(t.Lemma)
	if t.Pos != "ADJ" && t.Pos != "NOUN" && t.Pos != "PROPN" {
		return w
	}
	for _, end := range []string{"ed", "ing"} {
		stem, ok := strings.CutSuffix(w, end)
		if !ok || len(stem) < 3 || len(senseOf(w).verbs) > 0 {
			continue
		}
		for _, v := range []string{stem, stem + "e", stem[:len(stem)-1]} {
			if s := senses()[v]; s != nil && slices.Contains(s.verbs, v) {
				return v
			}
		}
	}
	return w
}

// day cuts a TIMEX3 value to the day.
func day(v string) string {
	d, _, _ := strings.Cut(v, "T")
	return d
}

// clauseSpan is how many tokens to either side count as beside a mention.
const clauseSpan = 7

func (x *reader) context(t *trait) {
	s := x.d.Sentences[t.sentence]
	for i := s.First; i < s.Last; i++ {
		w := x.terms[i]
		if w == "" || i == t.token {
			continue
		}
		t.around[w] = true
		if i >= t.token-clauseSpan && i <= t.token+clauseSpan {
			t.beside[w] = true
			if x.d.Tokens[i].Pos == "NUM" {
				t.numbers = append(t.numbers, w)
			}
		}
		if x.nameTok[i] && !slices.Contains(t.names, w) {
			t.names = append(t.names, w)
		}
	}
	start, end := x.d.Bytes(s.First, s.Last)
	for _, e := range x.r.Times {
		if e.Start >= start && e.End <= end && e.Value != "" && (e.Type == "DATE" || e.Type == "TIME") {
			t.days = append(t.days, day(e.Value))
		}
	}
}

// arguments finds who takes part, from the syntax around the head.
func (x *reader) arguments(t *trait) {
	h := t.token
	verbal := x.d.Tokens[h].Pos == "VERB" || x.d.Tokens[h].Pos == "AUX"
	for _, c := range x.d.Children(h) {
		i := int(c)
		switch x.d.Tokens[i].Dep {
		case "nsubj", "csubj":
			x.put(t, actor, i)
		case "nsubjpass", "dobj", "dative", "attr", "oprd":
			x.put(t, recipient, i)
		case "agent":
			if o := x.d.Child(i, "pobj"); o >= 0 {
				x.put(t, actor, o)
			}
		case "poss":
			x.put(t, actor, i)
		case "compound", "amod", "nmod":
			if !verbal {
				x.put(t, recipient, i)
			}
		case "prep":
			x.preposition(t, i, verbal)
		case "npadvmod":
			x.put(t, other, i)
		}
	}
	up := x.d.Tokens[h].Head
	switch {
	case up == h:
	case x.d.Tokens[h].Dep == "acl" || x.d.Tokens[h].Dep == "relcl": // "the man shot on Friday", "the firm that bought it"
		if x.d.Tokens[h].Tag == "VBN" && x.d.Child(h, "nsubj") < 0 {
			x.put(t, recipient, up)
		} else {
			x.put(t, actor, up)
		}
	case verbal && len(t.args[actor])+len(t.args[recipient]) == 0 || verbal && len(t.args[actor]) == 0 && x.d.Child(h, "nsubjpass") < 0: // the subject of what it is joined to
		for k := 0; k < 3 && up != x.d.Tokens[up].Head; k++ {
			if s := x.d.Child(up, "nsubj", "nsubjpass"); s >= 0 {
				x.put(t, actor, s)
				break
			}
			up = x.d.Tokens[up].Head
		}
	case !verbal && (x.d.Tokens[h].Dep == "dobj" || x.d.Tokens[h].Dep == "attr"):
		if s := x.d.Child(up, "nsubj"); s >= 0 && len(t.args[actor]) == 0 {
			x.put(t, actor, s)
		}
		for _, c := range x.d.Children(up) {
			if x.d.Tokens[c].Dep == "prep" {
				x.preposition(t, int(c), true)
			}
		}
	case !verbal && x.d.Tokens[h].Dep == "nsubj" || x.d.Tokens[h].Dep == "nsubjpass":
		if o := x.d.Child(up, "dobj"); o >= 0 {
			x.put(t, recipient, o)
		}
		for _, c := range x.d.Children(up) {
			if x.d.Tokens[c].Dep == "prep" {
				x.preposition(t, int(c), true)
			}
		}
	case x.d.Tokens[h].Dep == "compound":
		x.put(t, other, up)
	}
}

func (x *reader) preposition(t *trait, p int, verbal bool) {
	o := x.d.Child(p, "pobj", "pcomp")
	if o < 0 {
		return
	}
	switch w := strings.ToLower(x.d.Word(p)); {
	case w == "of" && !verbal:
		x.put(t, recipient, o)
	case w == "by" && !verbal:
		x.put(t, actor, o)
	case w == "in" || w == "at" || w == "near" || w == "on" || w == "outside" || w == "inside" || w == "into" || w == "from":
		x.put(t, place, o)
	default:
		x.put(t, other, o)
	}
}

// most bounds the words of one argument.
const most = 8

func (x *reader) put(t *trait, part, i int) {
	a := arg{head: base(&x.d.Tokens[i]), name: x.nameTok[i]}
	if c, ok := x.chainAt[x.d.Tokens[i].Start]; ok {
		for _, w := range strings.Fields(strings.ToLower(x.r.Chains[c].Name)) {
			if w = strings.Trim(w, ".,'’\"“”"); !small[w] && w != "" && len(a.words) < most {
				a.words = append(a.words, w)
			}
		}
	}
	first, last := x.d.Subtree(i)
	for k := max(first, i-most); k < min(last, i+most/2); k++ {
		if w := x.terms[k]; w != "" && !slices.Contains(a.words, w) && len(a.words) < 2*most {
			a.words = append(a.words, w)
			a.name = a.name || x.nameTok[k]
		}
	}
	if len(a.words) > 0 {
		t.args[part] = append(t.args[part], a)
	}
}
