// Package lang answers one question: what is there to know about a text's language, before anybody asks what
// it means? Tokens, sentences, tags, base forms, syntax, names.
//
// # Method
//
// It runs a trained pipeline, spaCy's en_core_web_sm 3.8 (Honnibal, Montani, Van Landeghem & Boyd,
// "spaCy: Industrial-strength Natural Language Processing in Python", 2020; trained on OntoNotes 5), in pure Go:
//
//   - a tokeniser of exceptions, affixes and infixes, its regular expressions written out by hand so that they
//     run in linear time (tokenize.go, affix.go, address.go);
//   - hash embeddings of a word's norm, prefix, suffix and shape (Svenstrup, Hansen & Winther, "Hash
//     Embeddings for Efficient Word Representations", 2017; Serrà & Karatzoglou, "Getting Deep Recommenders
//     Fit", 2017), mixed by a maxout layer and read by four residual maxout layers over windows of three words
//     (words.go, encoder.go, cache.go); one encoder for tags and syntax, another for names;
//   - a linear tagger; an arc-eager parser (Nivre, 2008) with non-monotonic repairs (Honnibal & Johnson,
//     2015), sentence breaks among its moves, and pseudo-projective labels (Nivre & Nilsson, 2005), whose
//     scores come from precomputed parts (Chen & Manning, 2014) (transition.go, arcs.go, tree.go);
//   - a pushdown automaton that marks names (finder.go); attribute rules (rules.go); a lemmatiser of suffix
//     rules, known forms and exceptions after WordNet (lemma.go); base noun phrases (chunks.go).
//
// tools/convert turns the trained pipeline into data/english.stemma, which is embedded and read in place;
// data/MANIFEST says where it comes from. The heavy sums run in package kernel.
//
// [Pipeline.Read] gives that answer corrected by what is known of news, in steps that can each be left out
// ([Pipeline.ReadWith]):
//
//   - before the parse, what the page shows of sentences goes to the parser as hints: a line or a dateline ends a
//     sentence, an abbreviation before a small letter does not, a closing quotation mark belongs to what it closes
//     (newslines.go); lines in capitals and headlines are truecased by the rest of the document (Lita,
//     Ittycheriah, Roukos & Kambhatla, "tRuEcasIng", 2003; newscase.go);
//   - after it, names are trimmed, joined, given the kind that their own words, their neighbours, their initials or
//     a list of states and cities tell, and made to agree throughout the document, after the idea of one sense per
//     discourse (Gale, Church & Yarowsky, 1992); what was found once is found again (newsnames.go, newsjoin.go,
//     newskinds.go, newsroles.go, newsagree.go; lists in data/news). A name has no article, title, possessive or closing mark.
//
// Hidden and look-alike characters are no concern of the pipeline: package undress takes them off before a report is read, and says
// where the words then lie in the text as published.
//
// A document read in parts ([Pipeline.ReadParts]) has a syntax for each part and names that agree across them.
//
// # Invariants
//
// [Pipeline.Raw] gives the reference's answer, token for token. tools/convert/agree.py holds the two against
// each other where the reference is installed; testdata/golden.jsonl keeps its answers to texts of our own.
// The same text gives the same answer on every run, processor, number of goroutines and length of batch:
// no sum depends on what else is computed beside it. Time is linear in the length of the text, noise
// included, and beyond the answer itself memory is bounded: vectors are made in windows, and what a parser
// state asks of words far behind is computed again.
//
// White space other than single blanks between words is a token (tag _SP, part of speech SPACE, label dep),
// as in the reference.
//
// # What it gets wrong
//
// Corrected names of people, organisations and places in running news text: F1 .86 on CoNLL's development
// documents, where the pipeline alone has .69 (package eval, set ner). Clubs named like their towns stay towns; a
// body that the pipeline takes for a person throughout stays one; tables of results are read badly (F1 .68). A single
// headline in capitals, without its report, is truecased by known words only. Words that no list and no neighbour
// tells about are as the pipeline has them.
//
// What a small model of 2024 gets wrong: by its authors' figures one tag in 37, one labelled head in 10, one
// name in 6; more on headlines, on text without capitals and on names from languages that its training text
// lacks. A sentence in noise that reaches over 65,536 words may keep a crossing arc where the reference moves
// it. Bytes that are no UTF-8 are read as replacement characters, which the reference never sees.
// Processors without fused multiply-add get the same bits through an emulation that is some 300 times slower.
//
// Tried and dropped for sentences: a break after the subject in capitals of a headline ("SAILING - …"; no gain in
// names, and readers count it as one sentence). Hints of line ends cost names .001 and gain sentences .09.
//
// Tried and dropped: half-precision weights (they would save 6 MB of 14, and change 5 arcs and 3 names in
// 35,000 words); sums split over several accumulators (the bits would depend on the kernel); one store of rows
// for words near and far (a stack of 100,000 words took minutes). Left out: keeping the first window layer's
// products with each cached word, a quarter of the sums for 7 KB a word; the sentence recogniser that the
// pipeline carries but does not use.
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
