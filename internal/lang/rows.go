package lang

// recent is how many words keep their contributions to the states of a scorer while a text is walked
// through. Words further back that are still asked for (deep in the stack of a sentence that does not end)
// are computed again in blocks of deepWords, of which deepBlocks are kept: as many as a state describes
// words. The bits are the same, memory is bounded on any input, and a stack that is emptied backwards costs
// one computation a word.
const (
	recent     = 1024
	deepWords  = 64
	deepBlocks = 8
)

// A rowStore keeps the contributions of words to the states of one scorer.
type rowStore struct {
	scorer  *scorer
	encoder *encoder
	names   bool // the encoder is that of the names
	width   int
	rows    []float32
	owner   []int // word whose row stands in a slot, -1 for none
	deep    []float32
	block   [deepBlocks]int // block of words that stands in deep, -1 for none
	used    [deepBlocks]int
	clock   int
}

func newRowStore(s *scorer, e *encoder, names bool) rowStore {
	w := s.rowWidth()
	return rowStore{
		scorer: s, encoder: e, names: names, width: w,
		rows: make([]float32, recent*w), owner: make([]int, recent),
	}
}

func (r *rowStore) reset() {
	for i := range r.owner {
		r.owner[i] = -1
	}
	for i := range r.block {
		r.block[i], r.used[i] = -1, 0
	}
	r.clock = 0
}

// held gives the rows of a block of words, nil if it is not held.
func (r *rowStore) held(block int) []float32 {
	for i, b := range r.block {
		if b == block {
			r.clock++
			r.used[i] = r.clock
			return r.deep[i*deepWords*r.width:]
		}
	}
	return nil
}

// claim gives room for the rows of a block of words, that of the block used longest ago.
func (r *rowStore) claim(block int) []float32 {
	if r.deep == nil {
		r.deep = make([]float32, deepBlocks*deepWords*r.width)
	}
	oldest := 0
	for i, u := range r.used {
		if u < r.used[oldest] {
			oldest = i
		}
	}
	r.clock++
	r.block[oldest], r.used[oldest] = block, r.clock
	return r.deep[oldest*deepWords*r.width:]
}
