package lang

import "strings"

// The parser is arc-eager (Nivre, "Algorithms for Deterministic Incremental Dependency Parsing", 2008)
// with non-monotonic repairs (Honnibal & Johnson, 2015): LEFT replaces an earlier head, REDUCE puts a
// word without head back on the buffer. A fifth move, BREAK, ends the sentence behind the first word of
// the buffer. The moves stand in the model's order: shift, reduce, all lefts, all rights, break.
type parserMoves struct {
	scorer                *scorer
	labels                []string // label of each move
	lefts, rights, breaks int      // first move of each kind
}

func loadParser(c *container) *parserMoves {
	p := &parserMoves{scorer: loadScorer(c, "parser")}
	for i, move := range p.scorer.moves {
		kind, label, _ := strings.Cut(move, "-")
		p.labels = append(p.labels, label)
		switch {
		case kind == "L" && p.lefts == 0:
			p.lefts = i
		case kind == "R" && p.rights == 0:
			p.rights = i
		case kind == "B":
			p.breaks = i
		}
	}
	return p
}

// A parseState is the state of one parse. Words are numbered from 0; -1 is no word.
type parseState struct {
	n        int
	next     int // first word never shifted
	stack    []int32
	back     []int32 // words put back on the buffer, the last comes first
	head     []int32 // -1: none
	move     []uint8 // move that attached the word, its label
	shifted  []bool  // put back once, so not to be shifted again
	starts   []bool  // begins a sentence, by BREAK
	lastLeft []int32 // last arc to the left of a word; prevLeft chains to earlier ones
	prevLeft []int32
	lastRite []int32
	prevRite []int32
	hints    []hint // of the words; empty: none
}

func (s *parseState) reset(n int) {
	s.n, s.next = n, 0
	s.stack, s.back = s.stack[:0], s.back[:0]
	for _, p := range []*[]int32{&s.head, &s.lastLeft, &s.prevLeft, &s.lastRite, &s.prevRite} {
		*p = sized(*p, n)
		for i := range *p {
			(*p)[i] = -1
		}
	}
	s.move, s.shifted, s.starts = sized(s.move, n), sized(s.shifted, n), sized(s.starts, n)
	clear(s.move)
	clear(s.shifted)
	clear(s.starts)
}

// heed takes hints of where sentences begin: a word that begins one is as if BREAK had been made before it.
func (s *parseState) heed(hints []hint) {
	s.hints = hints
	for i, h := range hints {
		s.starts[i] = h == begins
	}
}

// together tells whether a hint forbids a break before a word.
func (s *parseState) together(word int) bool { return len(s.hints) > 0 && s.hints[word] == goesOn }

// sized gives a slice of length n, the old one if it is large enough.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

func (s *parseState) stacked(i int) int {
	if i < len(s.stack) {
		return int(s.stack[len(s.stack)-1-i])
	}
	return -1
}

func (s *parseState) buffered(i int) int {
	if i < len(s.back) {
		return int(s.back[len(s.back)-1-i])
	}
	if w := s.next + i - len(s.back); w < s.n {
		return w
	}
	return -1
}

func (s *parseState) waiting() int { return s.n - s.next + len(s.back) }

func (s *parseState) done() bool { return len(s.stack) == 0 && s.waiting() == 0 }

func child(last []int32, word int) int {
	if word < 0 {
		return -1
	}
	return int(last[word])
}

// describe fills in the words that stand for the state.
func (s *parseState) describe(words *[8]int) {
	b0, s0 := s.buffered(0), s.stacked(0)
	*words = [8]int{
		b0, s.buffered(1), s0, s.stacked(1), s.stacked(2),
		child(s.lastLeft, b0), child(s.lastLeft, s0), child(s.lastRite, s0),
	}
}

// choose gives the best of the valid moves, -1 if none is.
func (p *parserMoves) choose(s *parseState, scores []float32) int {
	b0 := s.buffered(0)
	depth, waiting := len(s.stack), s.waiting()
	starts := b0 >= 0 && s.starts[b0]
	move := -1
	if depth == 0 || waiting >= 2 && !starts && !s.shifted[b0] {
		move = 0
	}
	if depth > 0 {
		move = best(scores, 1, 2, move)
		if waiting > 0 && !starts {
			move = best(scores, p.lefts, p.breaks, move)
		}
	}
	if waiting >= 2 {
		if b1 := s.buffered(1); b1 == b0+1 && !s.starts[b1] && !s.together(b1) {
			move = best(scores, p.breaks, p.breaks+1, move)
		}
	}
	return move
}

// apply makes a move.
func (p *parserMoves) apply(s *parseState, move int) {
	switch {
	case move < 0: // cannot happen; ends the parse, as the reference does
		s.stack, s.next = s.stack[:0], s.n
		s.back = s.back[:0]
	case move == 0:
		s.push()
	case move == 1:
		top := len(s.stack) - 1
		if w := s.stack[top]; s.head[w] < 0 && top > 0 {
			s.shifted[w] = true
			s.back = append(s.back, w)
		}
		s.stack = s.stack[:top]
	case move < p.rights:
		b0, s0 := s.buffered(0), s.stacked(0)
		s.attach(b0, s0, move)
		s.shifted[b0] = false
		s.stack = s.stack[:len(s.stack)-1]
	case move < p.breaks:
		s.attach(s.stacked(0), s.buffered(0), move)
		s.push()
	default:
		s.starts[s.buffered(1)] = true
	}
}

func (s *parseState) push() {
	if n := len(s.back); n > 0 {
		s.stack = append(s.stack, s.back[n-1])
		s.back = s.back[:n-1]
		return
	}
	s.stack = append(s.stack, int32(s.next))
	s.next++
}

// attach makes head the head of word. An earlier arc is taken back only where it is the last one of its
// head; the reference means to take back others too, but changes a copy.
func (s *parseState) attach(head, word, move int) {
	if old := int(s.head[word]); old >= 0 {
		last, prev := s.lastRite, s.prevRite
		if old > word {
			last, prev = s.lastLeft, s.prevLeft
		}
		if last[old] == int32(word) {
			last[old] = prev[word]
		}
	}
	if head > word {
		s.prevLeft[word], s.lastLeft[head] = s.lastLeft[head], int32(word)
	} else {
		s.prevRite[word], s.lastRite[head] = s.lastRite[head], int32(word)
	}
	s.head[word], s.move[word] = int32(head), uint8(move)
}
