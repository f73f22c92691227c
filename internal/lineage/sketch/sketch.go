// Package sketch answers: which of many reports may have been copied from each other?
//
// Two kinds of print are taken of each text in one pass. Shingle prints: hashes of five words in a row, thinned by
// winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003), which guarantees one shared print for every shared run of
// shingle+window-1 words. Sentence prints: pairs of the rarest words of a sentence, which survive rewording, since names,
// figures and rare words are what a rewriter keeps. All prints of the pile are sorted together; reports that stand beside
// each other under one print are candidates. Candidates only: alignment decides.
//
// Invariants: the same pile gives the same candidates; memory and time grow with the prints, not with the pairs. A print
// shared by more than Crowd reports pairs each of them only with the first two and the two before it, so a passage that a
// hundred thousand reports share costs each of them four comparisons; Crowded counts such prints.
// Gets wrong: a reworded sentence without two rare words. Tried and dropped: MinHash with bands, which finds whole copies
// as well but no copied paragraph, at the same cost.
package sketch

import (
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

// prints are print<<32 | report, in parts by the first byte of the print: each part is sorted on its own, near the cache. A part
// grows by sheets that are never copied, so that the pile's largest table takes no more than it holds.
type prints struct {
	part  [256][][]uint64
	count int
}

// sheet is the length of the sheets of a part: 8 KiB, so that the last of each of 256 parts, half empty, waste 1 MiB; the first of a
// part are shorter, for small piles.
const sheet = 1024

func (p *prints) add(h uint64, report uint32) {
	part := &p.part[h>>56]
	last := len(*part) - 1
	if last < 0 || len((*part)[last]) == cap((*part)[last]) {
		*part = append(*part, make([]uint64, 0, min(sheet, 16<<min(len(*part), 6))))
		last++
	}
	(*part)[last] = append((*part)[last], h&^0xffffffff|uint64(report))
	p.count++
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
	a, ca := x.shingles.meet(true)
	b, _ := x.pairs.meet(false)
	i, k := 0, 0
	for i < len(a) || k < len(b) {
		var p Pair
		switch {
		case k == len(b) || i < len(a) && a[i].pair < b[k].pair:
			p = Pair{uint32(a[i].pair >> 32), uint32(a[i].pair), a[i].count, 0}
			i++
		case i == len(a) || b[k].pair < a[i].pair:
			p = Pair{uint32(b[k].pair >> 32), uint32(b[k].pair), 0, b[k].count}
			k++
		default:
			p = Pair{uint32(a[i].pair >> 32), uint32(a[i].pair), a[i].count, b[k].count}
			i++
			k++
		}
		// One shared run of words, or two sentences that hold the same rare words.
		if p.Shingles >= 2 || p.Shingles+p.Rarity >= 3 {
			pairs = append(pairs, p)
		}
	}
	return best(pairs), ca
}

type meeting struct {
	pair  uint64
	count int32
}

// batch is how many meetings are held before they are counted: 32 MiB.
const batch = 1 << 22

// meet finds the reports that share prints.
func (p *prints) meet(anchors bool) (out []meeting, crowded int) {
	var open, buf []uint64
	flush := func() {
		slices.Sort(open)
		out = merge(out, open)
		open = open[:0]
	}
	for k := range p.part {
		part := buf[:0]
		for _, s := range p.part[k] {
			part = append(part, s...)
		}
		buf = part
		p.part[k] = nil
		slices.Sort(part)
		for len(part) > 0 {
			n := 1
			for n < len(part) && part[n]>>32 == part[0]>>32 {
				n++
			}
			run := slices.Compact(part[:n])
			part = part[n:]
			if len(run) > Crowd {
				crowded++
				if !anchors {
					continue
				}
			}
			open = under(open, run)
			if len(open) > batch {
				flush()
			}
		}
	}
	flush()
	return out, crowded
}

// under appends the pairs of the reports that stand under one print: all, or in a crowd each with the first two and the
// two before it.
func under(open, run []uint64) []uint64 {
	for b := 1; b < len(run); b++ {
		for a := 0; a < b; a++ {
			if len(run) > Crowd && a == 2 && b > 4 {
				a = b - 2
			}
			open = append(open, run[a]<<32|run[b]&0xffffffff)
		}
	}
	return open
}

// merge counts sorted meetings into sorted counts.
func merge(old []meeting, add []uint64) []meeting {
	if len(add) == 0 {
		return old
	}
	out := make([]meeting, 0, len(old)+len(add)/2)
	i := 0
	for k := 0; k < len(add); {
		n := k + 1
		for n < len(add) && add[n] == add[k] {
			n++
		}
		for i < len(old) && old[i].pair < add[k] {
			out = append(out, old[i])
			i++
		}
		m := meeting{add[k], int32(n - k)}
		if i < len(old) && old[i].pair == add[k] {
			m.count += old[i].count
			i++
		}
		out = append(out, m)
		k = n
	}
	return append(out, old[i:]...)
}

// best keeps a pair if it is among the Most best of either report, so that a copy is not lost in its parent's crowd.
func best(pairs []Pair) []Pair {
	by := make(map[uint32][]int32)
	for i, p := range pairs {
		by[p.A] = append(by[p.A], int32(i))
		by[p.B] = append(by[p.B], int32(i))
	}
	keep := make([]bool, len(pairs))
	for _, list := range by { // each list is worked on its own: the order of the map does not matter
		if len(list) > Most {
			slices.SortFunc(list, func(i, k int32) int {
				if d := score(pairs[k]) - score(pairs[i]); d != 0 {
					return int(d)
				}
				return int(i - k)
			})
			list = list[:Most]
		}
		for _, i := range list {
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
