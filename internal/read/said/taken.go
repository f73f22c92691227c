package said

import (
	"stemma"
)

// taken marks which tokens the parts of one attribution hold. Marks are stamped with the number of
// the attribution, so that nothing need be cleared between two.
type taken struct {
	stamp   int32
	mark    []int32   // stamp*4 + state
	content []stretch // in order, without overlaps
}

const (
	free uint32 = iota
	inContent
	inSource
	inCue
)

func (t *taken) begin() {
	t.stamp++
	t.content = t.content[:0]
}

func (t *taken) state(i int) uint32 {
	if m := t.mark[i]; m>>2 == t.stamp {
		return uint32(m & 3)
	}
	return free
}

func (t *taken) set(i int, state uint32) { t.mark[i] = t.stamp<<2 | int32(state) }

func (t *taken) setAll(s stretch, state uint32) {
	for i := s.first; i < s.last; i++ {
		t.set(i, state)
	}
}

// gather turns the marks between low and high into the content's stretches. Holes of nothing but punctuation are closed.
func (p *page) gather(t *taken, low, high int) {
	t.content = t.content[:0]
	for i := low; i < high; {
		if t.state(i) != inContent {
			i++
			continue
		}
		j := i
		for j < high && t.state(j) == inContent && p.line[j] == p.line[i] {
			j++
		}
		if n := len(t.content); n > 0 && p.line[t.content[n-1].last-1] == p.line[i] && p.closable(t, t.content[n-1].last, i) {
			t.content[n-1].last = j
		} else {
			t.content = append(t.content, stretch{i, j})
		}
		i = j
	}
	kept := t.content[:0]
	for _, s := range t.content {
		if s = p.trim(s); s.first < s.last {
			kept = append(kept, s)
		}
	}
	t.content = kept
}

func (p *page) closable(t *taken, first, last int) bool {
	for i := first; i < last; i++ {
		if t.state(i) != free {
			return false
		}
	}
	return p.wordsIn(first, last) == 0
}

// trim drops white space and marks of punctuation at both ends, but not a closing mark that stands
// inside quotation marks together with its words, nor the quotation marks themselves.
func (p *page) trim(s stretch) stretch {
	for s.first < s.last {
		i := s.first
		if p.isSpace(i) || p.d.Tokens[i].Pos == "PUNCT" && !p.opensHere(i, s) {
			s.first++
			continue
		}
		break
	}
	for s.last > s.first {
		i := s.last - 1
		if p.isSpace(i) || p.d.Tokens[i].Pos == "PUNCT" && !p.closesHere(i) || p.d.Tokens[i].Dep == "cc" && p.quote[i] < 0 {
			s.last--
			continue
		}
		break
	}
	return s
}

// opensHere reports whether the mark of punctuation i may begin a content: an opening quotation mark or bracket.
func (p *page) opensHere(i int, s stretch) bool {
	if q := p.quote[i]; q >= 0 && p.d.Tokens[i].Start <= p.quotes[q].inner.Start {
		return true
	}
	w := p.word(i)
	if w == "(" || w == "[" {
		for k := i + 1; k < s.last; k++ {
			if x := p.word(k); x == ")" || x == "]" {
				return true
			}
		}
	}
	return w == "$" || w == "#" || w == "@" || w == "…" || w == "..." && p.quote[i] >= 0
}

// closesHere reports whether the mark of punctuation i may end a content.
func (p *page) closesHere(i int) bool {
	if p.quote[i] >= 0 {
		q := &p.quotes[p.quote[i]]
		t := &p.d.Tokens[i]
		return t.End > q.inner.End || t.End == q.inner.End || p.word(i) == "?" || p.word(i) == "!"
	}
	switch p.word(i) {
	case ")", "]", "%", "?", "!", "”", `"`, "''":
		return true
	}
	return false
}

// spanOf gives the bytes of a stretch of tokens.
func (p *page) spanOf(s stretch) stemma.Span {
	a, b := p.d.Bytes(s.first, s.last)
	return stemma.Span{Start: a, End: b}
}
