package lang

import "stemma/internal/lang/kernel"

// hidden is the width of the state of a transition system; the state is a maxout of two pieces.
const hidden = 64

// A scorer gives the scores of the moves of a transition system. A state is described by a few words;
// for each word and each place in that description the contribution to the hidden layer is computed
// once (Chen & Manning, "A Fast and Accurate Dependency Parser using Neural Networks", 2014), so that a
// step adds up a few rows instead of multiplying.
type scorer struct {
	places int // words in the description of a state
	reduce kernel.Packed
	lower  kernel.Packed
	upper  kernel.Packed
	pad    []float32 // contributions of absent words: places × 2 × hidden
	bias   []float32 // 2 × hidden
	moves  []string
}

func loadScorer(c *container, name string) *scorer {
	s := &scorer{
		reduce: loadPacked(c, name+".reduce", width),
		lower:  loadPacked(c, name+".lower", hidden),
		upper:  loadPacked(c, name+".upper", hidden),
		pad:    c.floats(name + ".pad"), bias: c.floats(name + ".hidden"),
		moves: c.lines(name + ".moves"),
	}
	s.places = len(s.pad) / (2 * hidden)
	return s
}

// rowWidth is the length of what rows computes for a word.
func (s *scorer) rowWidth() int { return s.lower.Width() }

// rows computes the contributions of n words from their vectors; scratch has room for n × reduce.Width().
func (s *scorer) rows(dst []float32, x []float32, n int, scratch []float32) {
	w := s.reduce.Width()
	s.reduce.Product(scratch, w, x, width, n)
	s.lower.Product(dst, s.rowWidth(), scratch, w, n)
}

// finish computes the scores of all moves from the sum of the contributions. scores has room for
// upper.Width() numbers.
func (s *scorer) finish(scores []float32, sum *[2 * hidden]float32) {
	var state [hidden]float32
	kernel.BiasedMax(state[:], sum[:], s.bias)
	s.upper.Product(scores, s.upper.Width(), state[:], hidden, 1)
}

// best gives the first of the greatest scores in [from, to), current (-1 for none) unless one is greater than its.
func best(scores []float32, from, to, current int) int {
	for i := from; i < to; i++ {
		if current < 0 || scores[i] > scores[current] {
			current = i
		}
	}
	return current
}
