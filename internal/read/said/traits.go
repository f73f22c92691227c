package said

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/internal/lang/vector"
)

// What the network of reading knows of a token: the vectors of its form and of its base form, and its
// traits, each a row of a table of learned numbers. Open-class words reach it through the vectors and the classes of words.txt
// only, so that the weights hold no word of the corpus they were learned on.
var (
	traitTags = strings.Fields("$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP ``")
	traitDeps = strings.Fields("ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp")
	traitNER  = strings.Fields("CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT QUANTITY TIME WORK_OF_ART")
	// Marks and function words, which say more than their tags.
	traitWords = strings.Fields(`, . : ; - – — -- ( ) [ ] " “ ” ' ‘ ’ ? ! … ... / & % $
		that which who whom whose what if whether to by of for on in at with from about as than like over against into through upon toward towards after before because since while when where why how although though but and or nor so yet
		not n't no never n’t 's ’s the a an this these those it its he she they we i you his her their our my your him them us me there
		be have do will would can could may might should must is are was were been being has had did does
		according also only even just still now then too very more most up out off down back one some any all many
		through without within during between among amid despite via per mr. ms. mrs. dr. sen. rep. gov.`)
)

// The blocks of traits, one after the other.
const (
	traitsOfTag   = 0
	traitsOfDep   = traitsOfTag + 51
	traitsOfHead  = traitsOfDep + 46
	traitsOfKind  = traitsOfHead + 46
	traitsOfNER   = traitsOfKind + 20
	traitsOfQuote = traitsOfNER + 20
	traitsOfShape = traitsOfQuote + 12
	traitsOfEdge  = traitsOfShape + 8
	traitsOfLine  = traitsOfEdge + 16
	traitsOfStep  = traitsOfLine + 6
	traitsOfDepth = traitsOfStep + 20
	traitsOfWord  = traitsOfDepth + 8
	traitsOfClass = traitsOfWord + 240
	traits        = traitsOfClass + fixedClasses + 10

	fixedClasses = 230 // room for the classes of words.txt; behind them those that are not in it
)

func numbered(names []string) map[string]int32 {
	m := make(map[string]int32, len(names))
	for i, n := range names {
		m[n] = int32(i + 1)
	}
	return m
}

var tagNumber, depNumber, nerNumber, wordNumber = numbered(traitTags), numbered(traitDeps), numbered(traitNER), numbered(traitWords)

// traitsOf appends the traits of token i.
func (p *page) traitsOf(i int, out []int32) []int32 {
	d := p.d
	t := &d.Tokens[i]
	out = append(out,
		traitsOfTag+tagNumber[t.Tag],
		traitsOfDep+depNumber[t.Dep],
		traitsOfHead+depNumber[d.Tokens[t.Head].Dep],
		traitsOfKind+int32(p.kind[i]),
		traitsOfNER+nerNumber[p.named[i]],
		traitsOfQuote+p.quoteTrait(i),
		traitsOfShape+shapeTrait(p.word(i)),
		traitsOfEdge+p.edgeTrait(i),
		traitsOfLine+int32(min(int(p.line[i]), 5)),
		traitsOfStep+stepTrait(t.Head-i),
	)
	depth := int32(0)
	for h := i; depth < 7 && d.Tokens[h].Head != h; h = d.Tokens[h].Head {
		depth++
	}
	out = append(out, traitsOfDepth+depth)
	if n := wordNumber[strings.ToLower(p.word(i))]; n > 0 {
		out = append(out, traitsOfWord+n)
	}
	for _, c := range p.class[i] {
		if c >= classAccording {
			c = c - classAccording + fixedClasses
		}
		out = append(out, traitsOfClass+int32(min(c, fixedClasses+9)))
	}
	return out
}

func (p *page) quoteTrait(i int) int32 {
	q := p.quote[i]
	if q < 0 {
		if p.hasQuote[p.part[i]] {
			return 1
		}
		return 0
	}
	at := int32(2)
	switch o := &p.quotes[q]; {
	case p.d.Tokens[i].Start < o.inner.Start:
		at = 3
	case p.d.Tokens[i].End > o.inner.End:
		at = 4
	}
	if p.title(int(q)) {
		return at + 6
	}
	if p.wordy(int(q)) {
		return at + 3
	}
	return at
}

func shapeTrait(w string) int32 {
	r, size := utf8.DecodeRuneInString(w)
	switch {
	case unicode.IsDigit(r):
		return 1
	case unicode.IsUpper(r) && len(w) > size && strings.ToUpper(w) == w:
		return 2
	case unicode.IsUpper(r):
		return 3
	case unicode.IsLetter(r) && strings.ToLower(w) != w:
		return 4
	case unicode.IsLetter(r):
		return 5
	case unicode.IsSpace(r):
		return 6
	}
	return 0
}

func (p *page) edgeTrait(i int) int32 {
	n := len(p.part)
	edge := int32(0)
	if i == 0 || p.part[i-1] != p.part[i] {
		edge |= 1
	}
	if i+1 == n || p.part[i+1] != p.part[i] {
		edge |= 2
	}
	if i == 0 || p.line[i-1] != p.line[i] {
		edge |= 4
	}
	if i+1 == n || p.line[i+1] != p.line[i] {
		edge |= 8
	}
	return edge
}

// stepTrait puts a distance with its direction into one of nineteen classes.
func stepTrait(n int) int32 {
	side := int32(0)
	if n < 0 {
		side, n = 9, -n
	}
	switch {
	case n == 0:
		return 0
	case n <= 3:
		return side + int32(n)
	case n <= 5:
		return side + 4
	case n <= 8:
		return side + 5
	case n <= 12:
		return side + 6
	case n <= 20:
		return side + 7
	case n <= 40:
		return side + 8
	}
	return side + 9
}

// vectorRows gives the rows of a token's form and of its base form in the table of word vectors, -1 for none.
func (p *page) vectorRows(i int) (form, base int) {
	v := vector.English()
	t := &p.d.Tokens[i]
	form, base = v.Find(p.word(i)), v.Find(t.Lemma)
	if form < 0 {
		form = base
	}
	if base < 0 {
		base = form
	}
	return form, base
}
