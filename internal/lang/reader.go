package lang

import "stemma/internal/lang/kernel"

// window is how many words go through an encoder at once; with the neighbours on both sides the rows stay
// in the processor's second-level cache.
const window = 256

// margin is the number of neighbours on either side that a vector depends on.
const margin = windowLayers

// A reader is the working memory of one analysis. It is used by one goroutine at a time.
type reader struct {
	p       *Pipeline
	text    string
	hints   []hint // what the page shows of sentences; empty where nothing is asked of it
	tokens  []rawToken
	words   []marked
	cache   *cache
	state   parseState
	tree    tree
	starts  []bool
	x, z    []float32 // rows of window + 2·margin vectors, and as many for the layers' results
	embed   []float32 // one word's features
	reduced []float32
	scores  []float32
	parser  rowStore
	finder  rowStore
}

func newReader(p *Pipeline) *reader {
	rows := (window + 2*margin) * width
	r := &reader{
		p: p, cache: newCache(), x: make([]float32, rows), z: make([]float32, rows),
		embed:   make([]float32, len(p.main.rows)*width),
		reduced: make([]float32, window*max(p.parser.scorer.reduce.Width(), p.finder.scorer.reduce.Width(), p.tagger.Width())),
		scores:  make([]float32, max(p.parser.scorer.upper.Width(), p.finder.scorer.upper.Width())),
		parser:  newRowStore(p.parser.scorer, p.main, false), finder: newRowStore(p.finder.scorer, p.names, true),
	}
	return r
}

// begin takes a text in.
func (r *reader) begin(text string) {
	r.text = text
	r.hints = r.hints[:0]
	r.tokens = r.p.tokenizer.tokens(text, r.tokens[:0])
	r.words = sized(r.words, len(r.tokens))
	r.parser.reset()
	r.finder.reset()
}

// spare is the number of tokens up to which a reader keeps its memory for the next text.
const spare = 1 << 18

// end lets go of the text, and of memory that only an unusually long one needed.
func (r *reader) end() {
	r.text = ""
	if cap(r.tokens) > spare {
		r.tokens, r.words, r.starts = nil, nil, nil
		r.state, r.tree = parseState{}, tree{}
	}
}

// vectors computes the main or the finder's vectors of words [from, to), at most window of them, into
// r.x from row margin on.
func (r *reader) vectors(e *encoder, from, to int, names bool) []float32 {
	n := to - from + 2*margin
	for i := range n {
		w := from - margin + i
		row := r.x[i*width : (i+1)*width]
		if w < 0 || w >= len(r.tokens) {
			clear(row)
			continue
		}
		r.wordVector(e, row, w, names)
	}
	e.encode(r.x, r.z, n)
	return r.x[margin*width : (margin+to-from)*width]
}

// wordVector copies the vector out of context of word w to row.
func (r *reader) wordVector(e *encoder, row []float32, w int, names bool) {
	tok := r.tokens[w]
	entry := r.cache.find(r.p, r.text[tok.start:tok.end], tok.norm)
	which := vectorPlain
	if names {
		which = vectorNames
	} else if tok.space {
		which = vectorSpaced
	}
	kept, c := r.cache.vector(entry, which), &r.cache.entries[entry]
	if !c.made[which] {
		if !c.keyed {
			var scratch [64]byte
			c.keys, _ = r.p.vocabulary.features(c.word, c.lower, c.norm, scratch[:0])
			c.keyed = true
		}
		keys := [lexicalFeatures + 2]uint64{c.keys[0], c.keys[1], c.keys[2], c.keys[3]}
		if tok.space {
			keys[lexicalFeatures] = 1
		}
		if c.space {
			keys[lexicalFeatures+1] = 1
		}
		e.embed(kept, keys[:len(e.rows)], r.embed)
		c.made[which] = true
	}
	copy(row, kept)
	if !names {
		r.words[w].lower, r.words[w].space = c.lowerID, c.space
	}
}

// fill computes the rows of words [from, to), whose vectors are x, as the most recent ones.
func (r *reader) fill(store *rowStore, x []float32, from, to int) {
	// The slots of a run may wrap round the end of the store.
	for from < to {
		slot := from % recent
		n := min(to-from, recent-slot)
		store.scorer.rows(store.rows[slot*store.width:], x, n, r.reduced)
		for i := range n {
			store.owner[slot+i] = from + i
		}
		x, from = x[n*width:], from+n
	}
}

// deepBlock computes the rows of one block of words far behind for a store.
func (r *reader) deepBlock(store *rowStore, block int) []float32 {
	from := block * deepWords
	to := min(from+deepWords, len(r.tokens))
	rows := store.claim(block)
	store.scorer.rows(rows, r.vectors(store.encoder, from, to, store.names), to-from, r.reduced)
	return rows
}

// row gives the contributions of a word to the states of a store's scorer.
func (r *reader) row(store *rowStore, word int) []float32 {
	if slot := word % recent; store.owner[slot] == word {
		return store.rows[slot*store.width:]
	}
	rows := store.held(word / deepWords)
	if rows == nil {
		rows = r.deepBlock(store, word/deepWords)
	}
	return rows[word%deepWords*store.width:]
}

// score computes the scores of all moves in the state that words describe.
func (r *reader) score(store *rowStore, words []int) {
	var sum [2 * hidden]float32
	for place, w := range words {
		part := store.scorer.pad[place*2*hidden:]
		if w >= 0 {
			part = r.row(store, w)[place*2*hidden:]
		}
		kernel.Add(sum[:], part)
	}
	store.scorer.finish(r.scores, &sum)
}

// parse tags the words and builds the tree.
func (r *reader) parse() {
	n := len(r.tokens)
	s := &r.state
	s.reset(n)
	s.heed(r.hints)
	tags := len(r.p.tags)
	var words [8]int
	for from := 0; from < n; from += window {
		to := min(from+window, n)
		x := r.vectors(r.p.main, from, to, false)
		tagger := &r.p.tagger
		tagger.Product(r.reduced, tagger.Width(), x, width, to-from)
		for i := from; i < to; i++ {
			r.words[i].tag = uint8(best(r.reduced[(i-from)*tagger.Width():], 0, tags, -1))
		}
		r.fill(&r.parser, x, from, to)
		// A state looks at two words of the buffer: go on until the second is not computed yet.
		for !s.done() && (to == n || s.next+1 < to) {
			s.describe(&words)
			r.score(&r.parser, words[:])
			r.p.parser.apply(s, r.p.parser.choose(s, r.scores))
		}
	}
	r.grow()
}

// grow makes the tree of the finished parse: heads, labels, sentence starts.
func (r *reader) grow() {
	n, s := len(r.tokens), &r.state
	r.tree.head = sized(r.tree.head, n)
	lifted := false
	for i := range n {
		if h := s.head[i]; h >= 0 {
			r.tree.head[i] = h
			r.words[i].dep = r.p.moveDep[s.move[i]]
			lifted = lifted || r.p.moveLift[s.move[i]] != ""
		} else {
			r.tree.head[i] = int32(i)
			r.words[i].dep = r.p.rootDep
		}
	}
	r.tree.edges()
	if lifted {
		r.lift()
		r.tree.edges()
	}
	r.starts = r.tree.starts(r.starts)
}

// lift hangs the words with marked labels where they belong.
func (r *reader) lift() {
	r.tree.children()
	done := 0
	suits := func(word int, wanted string) bool {
		if word >= done && r.state.head[word] >= 0 {
			return r.p.parser.labels[r.state.move[word]] == wanted // still with its mark
		}
		return r.p.deps[r.words[word].dep] == wanted
	}
	for ; done < len(r.tokens); done++ {
		if r.state.head[done] < 0 {
			continue
		}
		if wanted := r.p.moveLift[r.state.move[done]]; wanted != "" {
			r.tree.lift(done, wanted, r.words, suits)
		}
	}
}

// find marks the names.
func (r *reader) find(yield func(Name)) {
	n := len(r.tokens)
	s := findState{first: -1}
	var words [3]int
	for from := 0; from < n; from += window {
		to := min(from+window, n)
		r.fill(&r.finder, r.vectors(r.p.names, from, to, true), from, to)
		for s.next < to {
			i := s.next
			s.describe(&words)
			r.score(&r.finder, words[:])
			ahead := i+1 < n && r.starts[i+1]
			if name, ok := r.p.finder.step(&s, r.scores, r.words[i].space, i+1 == n, ahead); ok {
				name.Start, name.End = r.tokens[name.First].start, r.tokens[name.Last-1].end
				yield(name)
			}
		}
	}
}

// doc puts everything together.
func (r *reader) doc(text string) *Doc {
	tokens, names := r.answer()
	return NewDoc(text, tokens, names)
}

// answer gives the tokens and the names.
func (r *reader) answer() ([]Token, []Name) {
	n := len(r.tokens)
	tokens := make([]Token, n)
	for i := range tokens {
		raw, v := r.tokens[i], r.p.rules.judge(r.words, i)
		t := &tokens[i]
		t.Start, t.End, t.Space = raw.start, raw.end, raw.space
		t.Head, t.SentStart = int(r.tree.head[i]), r.starts[i] || i == 0
		t.Tag, t.Dep = r.p.rules.tags[v.tag], r.p.rules.deps[v.dep]
		t.Pos, t.Morph = r.p.rules.poses[v.pos], r.p.rules.morphs[v.morph].text
		if t.Lemma = v.lemma; v.lemma == "" {
			entry := r.cache.find(r.p, r.text[raw.start:raw.end], raw.norm)
			t.Lemma = r.cache.lemma(r.p, entry, v.pos, v.morph)
		}
	}
	var names []Name
	r.find(func(name Name) { names = append(names, name) })
	return tokens, names
}
