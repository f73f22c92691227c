// Package sketch answers: which of many reports may have been copied from each other?
//
// Two kinds of print are taken of each text in one pass. Shingle prints: hashes of five words in a row, thinned by
// winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003), which guarantees one shared print for every shared run of
// shingle+window-1 words. Sentence prints: pairs of the rarest words of a sentence, which survive rewording, since names,
// figures and rare words are what a rewriter keeps. All prints of the pile are sorted together; reports that stand beside
// each other under one print are candidates. Candidates only: alignment decides.
//
// Invariants: the same pile gives the same candidates; memory and time grow with the prints (four bytes each), not with the
// pairs. A print shared by more than Crowd reports pairs each of them only with the first two and the two before it, so a
// passage that a hundred thousand reports share costs each of them four comparisons; Crowded counts such prints.
// Gets wrong: a reworded sentence without two rare words. Tried and dropped: MinHash with bands, which finds whole copies
// as well but no copied paragraph, at the same cost.
package sketch

import (
	"encoding/binary"
	"slices"

	"stemma/internal/lineage/words"
)

const (
	shingle = 5 // words: four make too many chance meetings ("at the end of"), six too few survivors of rewording
	window  = 8 // shingles: a shared run of 12 words is always found; 2 in 9 shingles are kept
	rarest  = 3 // words of a sentence that are paired: three pairs, so that one word may change
	// Crowd is the number of reports under one print beyond which not all of them are paired.
	Crowd = 12
	// Most is the number of candidates one report may have: those with the most prints in common.
	Most = 24
)

// Index gathers the prints of a pile. The zero value is ready.
type Index struct {
	shingles prints
	pairs    prints
	ring     [window]uint64
	rare     [rarest]rareWord
}

// prints are the prints of one kind, in parts by their first byte: each part is sorted on its own, near the cache. A part holds for
// each print the three bytes that follow the first and how far the report is from that of the print before, which of ordinary
// reports is one byte: four bytes a print, where print and report as numbers take eight. It grows by sheets that are never copied,
// so that the pile's largest table takes no more than it holds.
type prints struct {
	part [256]struct {
		sheets [][]byte
		last   uint32 // the report of the print taken last
		count  int
	}
}

// sheet is the length of the sheets of a part in bytes: the last of each of 256 parts, half empty, waste 512 KiB; the first of a
// part are shorter, for small piles.
const sheet = 4096

func (p *prints) add(h uint64, report uint32) {
	part := &p.part[h>>56]
	n := len(part.sheets) - 1
	if n < 0 || cap(part.sheets[n])-len(part.sheets[n]) < 3+binary.MaxVarintLen32 {
		part.sheets = append(part.sheets, make([]byte, 0, min(sheet, 64<<min(len(part.sheets), 6))))
		n++
	}
	s := append(part.sheets[n], byte(h>>48), byte(h>>40), byte(h>>32))
	part.sheets[n] = binary.AppendUvarint(s, uint64(report-part.last))
	part.last = report
	part.count++
}

// take gives the prints of a part, as print<<32 | report and sorted, in the memory of buf, and empties it.
func (p *prints) take(k int, buf []uint64) []uint64 {
	part := &p.part[k]
	buf = slices.Grow(buf[:0], part.count)
	report := uint32(0)
	for _, s := range part.sheets {
		for len(s) > 0 {
			step, n := binary.Uvarint(s[3:])
			report += uint32(step)
			buf = append(buf, uint64(s[0])<<48|uint64(s[1])<<40|uint64(s[2])<<32|uint64(report))
			s = s[3+n:]
		}
	}
	part.sheets = nil
	slices.Sort(buf)
	return buf
}

type rareWord struct {
	key    uint64
	weight int
}

// Add takes the prints of report number n. Numbers must rise.
func (x *Index) Add(n uint32, t *words.Text) {
	x.addShingles(n, t.Words)
	for _, s := range t.Sentences {
		x.addRare(n, t.Words[s.First:s.Last])
	}
}

func (x *Index) addShingles(n uint32, ws []words.Word) {
	if len(ws) < shingle {
		return
	}
	last := -1 // place of the print taken last
	count := len(ws) - shingle + 1
	for i := range count {
		h := uint64(0)
		for k := range shingle {
			h = h*0x9e3779b97f4a7c15 + ws[i+k].Stem
		}
		x.ring[i%window] = words.Mix(h)
		if i < window-1 && i < count-1 {
			continue
		}
		// The smallest of the window, the rightmost if several are.
		at := max(0, i-window+1)
		for k := at; k <= i; k++ {
			if x.ring[k%window] <= x.ring[at%window] {
				at = k
			}
		}
		if at != last {
			x.shingles.add(x.ring[at%window], n)
			last = at
		}
	}
}

func (x *Index) addRare(n uint32, ws []words.Word) {
	top := x.rare[:0]
	for i := range ws {
		w := &ws[i]
		if w.Weight < 3 || w.Is(words.Stop|words.Formula) {
			continue
		}
		r := rareWord{w.Stem, int(w.Weight)}
		if w.Skel != 0 && w.Is(words.Name) {
			r.key = w.Skel
		}
		dup := false
		for _, o := range top {
			dup = dup || o.key == r.key
		}
		if dup {
			continue
		}
		if len(top) < rarest {
			top = append(top, r)
			continue
		}
		low := 0
		for k := range top {
			if top[k].weight < top[low].weight || top[k].weight == top[low].weight && top[k].key < top[low].key {
				low = k
			}
		}
		if o := top[low]; r.weight > o.weight || r.weight == o.weight && r.key > o.key {
			top[low] = r
		}
	}
	for i := range top {
		for k := range i {
			x.pairs.add(words.Mix(top[i].key+top[k].key), n)
		}
	}
}

// A Pair is two reports that may have to do with each other, A before B.
type Pair struct {
	A, B             uint32
	Shingles, Rarity int32 // prints in common, of each kind
}

// Candidates gives the pairs, in order, and how many prints were crowded. It uses the index up.
func (x *Index) Candidates() (pairs []Pair, crowded int) {
	var m meetings
	crowded = m.under(&x.shingles, true)
	m.under(&x.pairs, false)
	return best(m.count(batch)), crowded
}

// meetings are the reports that stand under one print, for every print that several hold: in runs of rising numbers, each marked
// whether it is of shingles (in the lowest bit) and whether it is the last of its run (in the highest).
type meetings struct {
	runs  [][]uint32 // in sheets that are never copied
	pairs []uint32   // how many pairs the runs make of each report and a later one
}

const (
	lastOfRun = 1 << 31
	ofShingle = 1
)

// under takes in the prints that several reports hold. Prints of a crowd count only if they are shingles.
func (m *meetings) under(p *prints, shingles bool) (crowded int) {
	var part []uint64
	for k := range p.part {
		part = p.take(k, part)
		for rest := part; len(rest) > 0; {
			n := 1
			for n < len(rest) && rest[n]>>32 == rest[0]>>32 {
				n++
			}
			run := slices.Compact(rest[:n])
			rest = rest[n:]
			if len(run) > Crowd {
				crowded++
				if !shingles {
					continue
				}
			}
			if len(run) > 1 {
				m.add(run, shingles)
			}
		}
	}
	return crowded
}

func (m *meetings) add(run []uint64, shingles bool) {
	if k := len(m.runs) - 1; k < 0 || cap(m.runs[k])-len(m.runs[k]) < len(run) {
		m.runs = append(m.runs, make([]uint32, 0, max(len(run), min(sheet, 64<<min(len(m.runs), 6)))))
	}
	into := &m.runs[len(m.runs)-1]
	for _, r := range run {
		v := uint32(r) << 1
		if shingles {
			v |= ofShingle
		}
		*into = append(*into, v)
	}
	(*into)[len(*into)-1] |= lastOfRun
	if last := int(uint32(run[len(run)-1])); last >= len(m.pairs) {
		m.pairs = append(m.pairs, make([]uint32, last+1-len(m.pairs))...)
	}
	eachPair(run, func(a, _ uint64) { m.pairs[uint32(a)]++ })
}

// eachPair gives the pairs of the reports that stand under one print: all, or in a crowd each with the first two and the two before
// it.
func eachPair[T any](run []T, pair func(a, b T)) {
	for b := 1; b < len(run); b++ {
		for a := 0; a < b; a++ {
			if len(run) > Crowd && a == 2 && b > 4 {
				a = b - 2
			}
			pair(run[a], run[b])
		}
	}
}

// each gives every pair that every run makes, as marked numbers without the mark of the last.
func (m *meetings) each(pair func(a, b uint32)) {
	for _, runs := range m.runs {
		first := 0
		for i, v := range runs {
			if v&lastOfRun != 0 {
				runs[i] = v &^ lastOfRun
				eachPair(runs[first:i+1], pair)
				runs[i] = v
				first = i + 1
			}
		}
	}
}

// batch is how many pairs are gathered before they are counted, at the least: 16 MiB. In a pile in which more numbers stand in
// runs than that it is as many, so that however crowded a pile is (Crowd reports make 5.5 pairs each) the runs are gone through six
// times at most.
const batch = 1 << 22

// count gives the pairs that meet often enough, in order: of as many reports at a time as make a batch, those that each meets are
// put side by side, sorted and counted.
func (m *meetings) count(least int) (out []Pair) {
	most := 0
	for _, runs := range m.runs {
		most += len(runs)
	}
	most = max(most, least)
	var met, at []uint32 // those met, and where the next that a report meets is put
	for from := 0; from < len(m.pairs); {
		n, to := 0, from
		at = at[:0]
		for to < len(m.pairs) && (to == from || n+int(m.pairs[to]) <= most) {
			at = append(at, uint32(n))
			n += int(m.pairs[to])
			to++
		}
		met = slices.Grow(met[:0], n)[:n]
		m.each(func(a, b uint32) {
			if k := int(a>>1) - from; k >= 0 && k < len(at) {
				met[at[k]] = b
				at[k]++
			}
		})
		first := uint32(0)
		for k, end := range at {
			out = often(out, uint32(from+k), met[first:end])
			first = end
		}
		from = to
	}
	return out
}

// often appends the pairs of report a with those that it meets often enough: in one shared run of words, or in two sentences that
// hold the same rare words.
func often(out []Pair, a uint32, met []uint32) []Pair {
	slices.Sort(met)
	for len(met) > 0 {
		p := Pair{A: a, B: met[0] >> 1}
		n := 0
		for n < len(met) && met[n]>>1 == p.B {
			if met[n]&ofShingle != 0 {
				p.Shingles++
			} else {
				p.Rarity++
			}
			n++
		}
		if p.Shingles >= 2 || p.Shingles+p.Rarity >= 3 {
			out = append(out, p)
		}
		met = met[n:]
	}
	return out
}

// best keeps a pair if it is among the Most best of either report, so that a copy is not lost in its parent's crowd.
func best(pairs []Pair) []Pair {
	held := make(map[uint32]int32) // how many pairs a report is in
	for _, p := range pairs {
		held[p.A]++
		held[p.B]++
	}
	many := make(map[uint32][]int32) // the pairs of those in too many
	keep := make([]bool, len(pairs))
	for i, p := range pairs {
		for _, n := range [2]uint32{p.A, p.B} {
			if held[n] <= Most {
				keep[i] = true
			} else {
				many[n] = append(many[n], int32(i))
			}
		}
	}
	for _, list := range many { // each list is worked on its own: the order of the map does not matter
		slices.SortFunc(list, func(i, k int32) int {
			if d := score(pairs[k]) - score(pairs[i]); d != 0 {
				return int(d)
			}
			return int(i - k)
		})
		for _, i := range list[:Most] {
			keep[i] = true
		}
	}
	out := pairs[:0]
	for i, p := range pairs {
		if keep[i] {
			out = append(out, p)
		}
	}
	return out
}

func score(p Pair) int32 { return 2*p.Shingles + p.Rarity }
