package said

import (
	"sort"
	"strings"
	"unicode"

	"stemma"
	"stemma/internal/lang"
)

// A page is a document with all that the questions need to know of its tokens.
type page struct {
	d          *lang.Doc
	lines      []stemma.Span      // paragraphs
	blocks     []stemma.BlockKind // of each paragraph; nil if not known
	quotes     []quoted
	class      [][]class // of each token
	kind       []nounKind
	line       []int32 // paragraph of each token
	quote      []int32 // quotation that covers each token, marks included; -1
	named      []string
	parts      []lang.Sentence // sentences, cut where a paragraph ends
	part       []int32         // of each token
	hasQuote   []bool          // of each part: some of it is quoted
	candidates []int
	sight      sight
	flat       []float32 // log odds that each token is the head of a cue on the outer level
	casting    casting
	persons    map[string][]string // names of two words and more by their last
}

// A nounKind says what a noun or pronoun stands for.
type nounKind uint8

const (
	notNoun nounKind = iota
	personName
	bodyName // organisation
	placeKind
	groupKind // nationalities, parties
	otherName
	firstPerson
	secondPerson
	thirdPerson // he, she
	theyPerson
	itPronoun
	relative // who, which, that
	personNoun
	crowdNoun
	bodyNoun
	outletNoun
	documentNoun
	sayingNoun // statement, claim …
	otherNoun
	numberWord
)

// newPage prepares a document. Its paragraphs are the blocks, if they are known, and the lines of the text if not.
func newPage(d *lang.Doc, blocks []stemma.Block) *page {
	n := len(d.Tokens)
	p := &page{d: d}
	for _, b := range blocks {
		if b.Kind != stemma.Dateline && !b.Empty() {
			p.lines = append(p.lines, b.Span)
			p.blocks = append(p.blocks, b.Kind)
		}
	}
	if p.lines == nil {
		p.lines = paragraphs(d.Text)
	}
	p.quotes = quotations(d.Text, p.lines)
	p.class = make([][]class, n)
	p.kind = make([]nounKind, n)
	places := make([]int32, 3*n)
	p.line, p.quote, p.part = places[:n:n], places[n:2*n:2*n], places[2*n:]
	p.named = make([]string, n)
	for _, name := range d.Names {
		for i := max(0, name.First); i < min(n, name.Last); i++ {
			p.named[i] = name.Label
		}
	}
	line, quote := 0, 0
	for i := range d.Tokens {
		t := &d.Tokens[i]
		p.class[i] = words.of(d, i)
		for line+1 < len(p.lines) && p.lines[line+1].Start <= t.Start {
			line++
		}
		p.line[i] = int32(line)
		if i == 0 || t.SentStart || p.line[i] != p.line[i-1] {
			p.parts = append(p.parts, lang.Sentence{First: i})
		}
		p.parts[len(p.parts)-1].Last = i + 1
		p.part[i] = int32(len(p.parts) - 1)
		for quote < len(p.quotes) && p.quotes[quote].outer.End <= t.Start {
			quote++
		}
		p.quote[i] = -1
		if quote < len(p.quotes) && p.quotes[quote].outer.Start < t.End {
			p.quote[i] = int32(quote)
		}
	}
	p.hasQuote = make([]bool, len(p.parts))
	for i := range d.Tokens {
		p.hasQuote[p.part[i]] = p.hasQuote[p.part[i]] || p.quote[i] >= 0
		p.kind[i] = p.kindOf(i)
	}
	return p
}

func (p *page) kindOf(i int) nounKind {
	t := &p.d.Tokens[i]
	if strings.IndexFunc(p.word(i), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return notNoun // whatever the pipeline makes of marks
	}
	switch t.Pos {
	case "PRON", "DET":
		switch strings.ToLower(p.d.Word(i)) {
		case "he", "she", "him", "her", "his", "hers", "himself", "herself":
			return thirdPerson
		case "they", "them", "their", "themselves", "theirs", "both", "some", "many", "others", "most", "few", "several":
			if t.Pos == "DET" {
				return notNoun
			}
			return theyPerson
		case "i", "we", "me", "us", "my", "our", "myself", "ourselves":
			return firstPerson
		case "you", "your", "yourself":
			return secondPerson
		case "it", "its", "itself", "this", "that", "these", "those":
			if t.Pos == "DET" {
				return notNoun
			}
			if t.Tag == "WDT" || t.Tag == "WP" {
				return relative
			}
			return itPronoun
		case "who", "which", "whom", "whose", "what":
			return relative
		case "everyone", "someone", "somebody", "anyone", "nobody", "everybody", "one", "no-one":
			return crowdNoun
		}
		if t.Pos == "DET" {
			return notNoun
		}
		return theyPerson
	case "PROPN", "NOUN", "NUM", "ADJ", "X":
		switch p.named[i] {
		case "PERSON":
			return personName
		case "ORG":
			return bodyName
		case "GPE", "LOC", "FAC":
			return placeKind
		case "NORP":
			return groupKind
		case "":
		case "CARDINAL", "DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "QUANTITY":
			return numberWord
		default:
			if t.Pos == "PROPN" {
				return otherName
			}
		}
		if t.Pos == "NUM" {
			return numberWord
		}
		if p.has(i, "n outlet") && t.Pos != "ADJ" {
			return outletNoun
		}
		for _, c := range p.class[i] {
			switch words.name(c) {
			case "n person", "n roleword":
				return personNoun
			case "n crowd":
				return crowdNoun
			case "n body":
				return bodyNoun
			case "n report", "n document", "n study", "n speech":
				return documentNoun
			}
		}
		if t.Pos == "PROPN" {
			return otherName
		}
		if t.Pos == "NOUN" {
			if len(p.class[i]) > 0 {
				return sayingNoun
			}
			w := strings.ToLower(t.Lemma)
			if personEnding(w) {
				return personNoun
			}
			return otherNoun
		}
	}
	return notNoun
}

// personEnding guesses a person from the ending of a noun that is in no list.
func personEnding(w string) bool {
	for _, e := range [...]string{"man", "woman", "ist", "ian", "crat", "eer", "person", "ologist", "holder", "maker", "keeper", "goer", "worker"} {
		if len(w) > len(e)+2 && strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

func (p *page) word(i int) string { return p.d.Word(i) }

// has reports whether token i is of the class ("v say").
func (p *page) has(i int, name string) bool { return words.is(p.class[i], name) }

// window bounds what is looked at to either side of a word, in tokens: the longest sentence of the
// train part has under 200; longer ones are lists or noise, and must not cost the square of their length.
const window = 300

// sentence gives the token range of the sentence of i, cut at paragraph ends and at the window.
func (p *page) sentence(i int) (first, last int) {
	s := p.parts[p.part[i]]
	return max(s.First, i-window), min(s.Last, i+window)
}

// lineTokens gives the token range of paragraph l.
func (p *page) lineTokens(l int) (first, last int) {
	first = sort.Search(len(p.line), func(i int) bool { return int(p.line[i]) >= l })
	last = sort.Search(len(p.line), func(i int) bool { return int(p.line[i]) > l })
	return first, last
}

// subject gives the nominal subject of i, or -1.
func (p *page) subject(i int) int { return p.child(i, "nsubj", "nsubjpass", "csubj", "expl") }

// isMark reports whether token i is a quotation mark.
func (p *page) isMark(i int) bool {
	switch p.word(i) {
	case `"`, "“", "”", "''", "``", "‘", "’", "'", "«", "»", "„":
		return p.d.Tokens[i].Pos == "PUNCT" || p.d.Tokens[i].Tag == "``" || p.d.Tokens[i].Tag == "''"
	}
	return false
}

// isSpace reports whether token i is white space.
func (p *page) isSpace(i int) bool {
	return p.d.Tokens[i].Pos == "SPACE" || strings.TrimSpace(p.word(i)) == ""
}

// findCandidates lists the tokens that could make somebody say something: words of the classes of
// saying, and verbs of no class that govern a clause. Light verbs (be, make, take …) are left to the
// nouns and adjectives that they carry.
func (p *page) findCandidates() {
	d := p.d
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Lemma == "put" {
			if o := p.child(i, "dobj"); o == i+1 && p.word(o) == "it" {
				p.class[i] = putItClass
			}
		}
		if len(p.class[i]) == 0 {
			switch {
			case t.Pos == "VERB" && p.child(i, "ccomp") >= 0:
				p.class[i] = bareClass
			case t.Pos == "VERB" && p.quote[i] < 0 && p.hasQuote[p.part[i]]:
				p.class[i] = nearClass
			case t.Pos == "PUNCT" && p.word(i) == ":" && !p.verbBefore(i):
				p.class[i] = colonClass
			default:
				continue
			}
		}
		for _, c := range p.class[i] {
			if candidateClass(c) {
				p.candidates = append(p.candidates, i)
				break
			}
		}
	}
}

// verbBefore reports whether the words before the colon i hold a verb of saying ("Smith replied: …"): the cue is that verb.
func (p *page) verbBefore(i int) bool {
	first, _ := p.sentence(i)
	for k := i - 1; k >= first && k > i-12; k-- {
		if p.d.Tokens[k].Pos == "VERB" && len(p.class[k]) > 0 && candidateClass(p.class[k][0]) {
			return true
		}
	}
	return false
}

// candidateClass reports whether words of the class can be cues by themselves.
func candidateClass(c class) bool {
	if int(c) >= len(cueClass) { // marks and the like, which are no words of a list
		return true
	}
	return cueClass[c]
}

var cueClass = func() []bool {
	is := make([]bool, len(words.names))
	for i, n := range words.names {
		switch n {
		case "", "v make", "v take", "v go", "v come", "v give", "v get", "v keep", "v put", "v have", "v be", "v do", "v use",
			"n person", "n crowd", "n body", "n outlet", "n roleword", "n use", "n unique", "n spokes", "n weapon":
		default:
			is[i] = true
		}
	}
	return is
}()
