package lang

// A Token is one word or mark of a text, as the pipeline sees it.
// Offsets are bytes into the text; Head is an index into Doc.Tokens and a root points to itself.
type Token struct {
	Start, End int
	Lemma      string
	Tag        string // Penn Treebank tag
	Pos        string // universal part of speech
	Morph      string // features of the Universal Dependencies, "Number=Sing|Person=3"; "" for none
	Dep        string // dependency label, ClearNLP scheme as the pipeline was trained (nsubj, dobj, ccomp …)
	Head       int
	SentStart  bool
	Space      bool // white space follows
}

// A Name is a named entity: tokens [First, Last) and the pipeline's label
// (PERSON, ORG, GPE, LOC, NORP, FAC, DATE, CARDINAL …: the OntoNotes 5 set).
type Name struct {
	First, Last int // token indexes, half-open
	Start, End  int // bytes
	Label       string
}

// A Sentence is the tokens [First, Last).
type Sentence struct{ First, Last int }

// A Doc is an analysed text. It is never changed after it was made and may be shared by goroutines.
type Doc struct {
	Text      string
	Tokens    []Token
	Sentences []Sentence
	Names     []Name

	left, right []int32 // first and last token of each token's subtree
	kids        []int32 // children of all tokens, grouped by head, in order
	kidStart    []int32 // kids[kidStart[i]:kidStart[i+1]] are the children of i
	sentOf      []int32
}

// NewDoc makes a Doc from tokens and names that came from elsewhere (the engine, or a reference
// parse), and builds the look-up tables. Sentences are cut where SentStart is set.
func NewDoc(text string, tokens []Token, names []Name) *Doc {
	d := &Doc{Text: text, Tokens: tokens, Names: names}
	d.index()
	return d
}

func (d *Doc) index() {
	n := len(d.Tokens)
	d.left, d.right = make([]int32, n), make([]int32, n)
	d.kidStart, d.kids = make([]int32, n+1), make([]int32, n)
	d.sentOf = make([]int32, n)
	d.Sentences = d.Sentences[:0]
	for i := range d.Tokens {
		if i == 0 || d.Tokens[i].SentStart {
			d.Sentences = append(d.Sentences, Sentence{i, i})
		}
		d.Sentences[len(d.Sentences)-1].Last = i + 1
		d.sentOf[i] = int32(len(d.Sentences) - 1)
		d.left[i], d.right[i] = int32(i), int32(i)
		if h := d.Tokens[i].Head; h != i {
			d.kidStart[h+1]++
		}
	}
	for i := range n {
		d.kidStart[i+1] += d.kidStart[i]
	}
	next := append([]int32(nil), d.kidStart[:n]...)
	for i := range d.Tokens {
		if h := d.Tokens[i].Head; h != i {
			d.kids[next[h]] = int32(i)
			next[h]++
		}
	}
	// Widen subtrees from the leaves up; a token is finished when all its children are.
	open := make([]int32, n)
	var ready []int32
	for i := range n {
		open[i] = d.kidStart[i+1] - d.kidStart[i]
		if open[i] == 0 {
			ready = append(ready, int32(i))
		}
	}
	for len(ready) > 0 {
		i := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		h := int32(d.Tokens[i].Head)
		if h == i {
			continue
		}
		d.left[h] = min(d.left[h], d.left[i])
		d.right[h] = max(d.right[h], d.right[i])
		if open[h]--; open[h] == 0 {
			ready = append(ready, h)
		}
	}
}

// Word gives the token's own words.
func (d *Doc) Word(i int) string { return d.Text[d.Tokens[i].Start:d.Tokens[i].End] }

// Children gives the tokens whose head is i, in order. Tokens reach it as int32 to keep the tables small.
func (d *Doc) Children(i int) []int32 { return d.kids[d.kidStart[i]:d.kidStart[i+1]] }

// Child gives the first child of i with one of the labels, or -1.
func (d *Doc) Child(i int, deps ...string) int {
	for _, k := range d.Children(i) {
		for _, dep := range deps {
			if d.Tokens[k].Dep == dep {
				return int(k)
			}
		}
	}
	return -1
}

// Subtree gives the tokens [first, last) from the leftmost to the rightmost descendant of i.
func (d *Doc) Subtree(i int) (first, last int) { return int(d.left[i]), int(d.right[i]) + 1 }

// SentenceOf gives the index of the sentence that token i stands in.
func (d *Doc) SentenceOf(i int) int { return int(d.sentOf[i]) }

// Bytes gives the byte range of tokens [first, last).
func (d *Doc) Bytes(first, last int) (start, end int) {
	if first >= last {
		return 0, 0
	}
	return d.Tokens[first].Start, d.Tokens[last-1].End
}

// At gives the index of the token that covers byte b, or of the next one; len(Tokens) past the end.
func (d *Doc) At(b int) int {
	lo, hi := 0, len(d.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Tokens[mid].End <= b {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
