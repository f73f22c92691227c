package lang

import "strings"

// The finder marks names as a pushdown automaton over the moves begin, in, last, unit, out
// (Lample et al., "Neural Architectures for Named Entity Recognition", 2016; Ratinov & Roth, 2009).
// The moves stand in the model's order: all begins, ins, lasts and units, an empty unit, out; each kind
// has the labels in the same order.
type finderMoves struct {
	scorer *scorer
	labels []string
	out    int
}

func loadFinder(c *container) *finderMoves {
	f := &finderMoves{scorer: loadScorer(c, "finder")}
	for i, move := range f.scorer.moves {
		if label, ok := strings.CutPrefix(move, "B-"); ok {
			f.labels = append(f.labels, label)
		}
		if move == "O" {
			f.out = i
		}
	}
	return f
}

// A findState walks over the words once.
type findState struct {
	next  int
	first int // first word of the open name, -1 if none is open
	label int
}

// describe fills in the words that stand for the state: the next one, the name's first and its last so far.
func (s *findState) describe(words *[3]int) {
	*words = [3]int{s.next, s.first, -1}
	if s.first >= 0 {
		words[2] = s.next - 1
	}
}

// step makes the best valid move. A name neither begins on white space nor runs over the end of a
// sentence. It reports the name that ends here, if one does.
func (f *finderMoves) step(s *findState, scores []float32, isSpace, last, sentenceAhead bool) (name Name, found bool) {
	n := len(f.labels)
	at := s.next
	s.next++
	if s.first >= 0 {
		end := 2*n + s.label
		if !last && !sentenceAhead && scores[n+s.label] >= scores[end] {
			return Name{}, false
		}
		name = Name{First: s.first, Last: at + 1, Label: f.labels[s.label]}
		s.first = -1
		return name, true
	}
	move := -1
	if !last && !sentenceAhead && !isSpace {
		move = best(scores, 0, n, move)
	}
	if !isSpace {
		move = best(scores, 3*n, 4*n, move)
	}
	switch move = best(scores, f.out, f.out+1, move); {
	case move < n:
		s.first, s.label = at, move
	case move < 4*n:
		return Name{First: at, Last: at + 1, Label: f.labels[move-3*n]}, true
	}
	return Name{}, false
}
