package lineage

import (
	"slices"
	"strings"

	"stemma/internal/lineage/words"
)

// A witness is compared with others word by word as it stands on the page: every word with its two neighbours and the marks
// behind it is a reading. A changed word, a shared slip, another quotation mark, a common omission (its two edges meet) and a
// common end are then readings that two witnesses share or do not. Nothing is folded: what folding takes off is what tells
// brothers from father and son.

// marks is how many bytes behind a word are its own: a comma, a quotation mark that closes, a dash, one that opens.
const marks = 12

// readingsOf gives the readings of a text, one for each word, in the memory of out.
func readingsOf(t *words.Text, out []uint64) []uint64 {
	out = slices.Grow(out[:0], len(t.Words))
	if len(t.Words) == 0 {
		return out
	}
	before, at := uint64(1), rawWord(t, 0) // the beginning and the end are readings too
	for i := range t.Words {
		after := uint64(2)
		if i+1 < len(t.Words) {
			after = rawWord(t, i+1)
		}
		out = append(out, words.Mix(words.Mix(words.Mix(before)*3+at)*5+after))
		before, at = at, after
	}
	return out
}

// rawWord gives word i and the marks behind it, blanks aside.
func rawWord(t *words.Text, i int) uint64 {
	w := &t.Words[i]
	end := len(t.Source)
	if i+1 < len(t.Words) {
		end = int(t.Words[i+1].Start)
	}
	h := uint64(14695981039346656037) // FNV-1a
	take := func(s string) {
		for k := range len(s) {
			if b := s[k]; b != ' ' && b != '\n' && b != '\t' && b != '\r' {
				h = (h ^ uint64(b)) * 1099511628211
			}
		}
	}
	if word := t.Source[w.Start:w.End]; w.Is(words.Dressed) { // hidden characters are asked about by themselves
		take(words.Undressed(word))
	} else {
		take(word)
	}
	behind := t.Source[w.End:min(end, int(w.End)+marks)]
	if n := strings.IndexByte(behind, '\n'); n >= 0 { // what follows is another paragraph's
		behind = behind[:n]
	}
	take(behind)
	return h
}

// readings gives the readings of a report.
func (p *pile) readings(n int32) []uint64 {
	w := &p.w[n]
	if w.readings == nil {
		w.readings = readingsOf(p.read(0, n), p.takeSpare())
		w.sorted = append(p.takeSpare(), w.readings...)
		slices.Sort(w.sorted)
	}
	return w.readings
}

// holds gives for each reading of a whether b has it.
func (p *pile) holds(a, b int32) []bool {
	key := [2]int32{a, b}
	if h, ok := p.held[key]; ok {
		return h
	}
	p.readings(b)
	rs := p.readings(a)
	h := make([]bool, len(rs))
	for i, r := range rs {
		_, h[i] = slices.BinarySearch(p.w[b].sorted, r)
	}
	if p.held == nil {
		p.held = map[[2]int32][]bool{}
	}
	p.held[key] = h
	return h
}

// takeSpare gives the memory of readings of a family before.
func (p *pile) takeSpare() (out []uint64) {
	if n := len(p.spare); n > 0 {
		out, p.spare = p.spare[n-1], p.spare[:n-1]
	}
	return out[:0]
}

// forget gives back the memory of readings once a family is drawn.
func (p *pile) forget(family []int32) {
	for _, n := range family {
		if w := &p.w[n]; w.readings != nil {
			p.spare = append(p.spare, w.readings, w.sorted)
			w.readings, w.sorted = nil, nil
		}
	}
	p.held = nil
}
