// Package align answers: which words of one report stand in another, word for word or reworded?
//
// Seed and extend (as in BLAST, Altschul et al. 1990): runs of three words that both hold are seeds, widened as far as the
// words are the same but for inflection and dress, and joined over short gaps into passages. Sentences left over are
// compared as sets of words, each word weighed by how rare it is and by how rarely the two reports use it, because the
// words of the topic recur in both and say nothing. Coverage is kept for both sides, word by word.
//
// Names, figures, stock phrases and quotations are what two independent reports of one event share. They help to find
// a passage but do not count as evidence of copying: that rests on the writer's own words (Result.Own, Result.Reworded).
//
// Invariants: pure; linear in the two texts for a bounded number of equal seeds. Gets wrong: a sentence that was reworded
// so that fewer than four of its own words are left. Tried and dropped: Smith-Waterman over all words (quadratic, and
// blind to sentences that change places).
package align

import (
	"cmp"
	"slices"

	"stemma/internal/lineage/words"
)

const (
	seed     = 3  // words: two are chance, four miss half of a text in which every fifth word is replaced
	seeds    = 12 // places of one seed that are tried; a seed met more often is grammar
	gap      = 5  // words that may stand between two runs of one passage: a replaced phrase, an inserted adverb
	shortRun = 5  // words: a run shorter than this alone is chance
	loneRun  = 8  // words: a run that stands alone and is shorter counts a third
	postings = 8  // sentences of one report that may hold a word which still tells them apart
)

// Levels of coverage of a word.
const (
	None uint8 = iota
	Reworded
	Exact
)

// A Passage is words [A0, A1) of the first text that stand as [B0, B1) in the second.
type Passage struct {
	A0, A1, B0, B1 int32
	Verbatim       bool // the same words; else reworded
	Swaps          int32
	Same           int32 // words that are the same, of the B side
	Bits           int32 // evidence, see Result
	Quote          bool  // mostly quoted
}

// A Result is what two texts have in common. Bits are of information, by the weight of words.
type Result struct {
	Passages   []Passage
	A, B       []uint8 // coverage of each word of either side: None, Reworded, Exact
	Own        int     // bits of the writer's own words in exact runs of shortRun words or more
	Reworded   int     // bits of the writer's own words in reworded sentences
	Quoted     int     // quoted words in common
	Longest    int     // own words of the longest exact run
	Swapped    int     // words replaced one for one inside passages
	Changed    int     // places of change inside passages
	Dressed    int     // words that one side alone writes with hidden or look-alike characters
	Kept       int     // words kept inside passages
	Inflected  int     // words kept in another form or spelling
	QuoteSwaps int     // places of change inside quotations
	Numbers    int     // figures that differ inside passages
	SharesA    float64 // of A's words covered
	SharesB    float64
	ExactB     float64 // of B's words covered exactly
	ExactA     float64
}

// Evidence is the bits that speak for copying.
func (r *Result) Evidence() int { return r.Own + r.Reworded }

// Add takes in a passage that was found by other means: its words are covered, as reworded.
func (r *Result) Add(p Passage) {
	fill(r.A[p.A0:p.A1], Reworded)
	fill(r.B[p.B0:p.B1], Reworded)
	r.Passages = append(r.Passages, p)
	r.Reworded += int(p.Bits)
	slices.SortFunc(r.Passages, func(p, q Passage) int { return cmp.Or(cmp.Compare(p.B0, q.B0), cmp.Compare(p.A0, q.A0)) })
	r.SharesA, r.ExactA = shares(r.A)
	r.SharesB, r.ExactB = shares(r.B)
}

// A Similar gives how near two words are in meaning, 0 to 1; words are folded to lower case.
type Similar func(a, b string) float64

// An Aligner holds the index of one text, to which others are aligned.
type Aligner struct {
	Similar Similar

	a         *words.Text
	heads     map[uint64]int32 // seed to its last place
	next      []int32
	sentences map[uint64][]int32
	count     map[uint64]int16 // how often A uses a word
	countB    map[uint64]int16
	sentOfA   []int32
	votes     map[int32]int
}

// Index makes a the first text.
func (x *Aligner) Index(a *words.Text) {
	x.a = a
	if x.heads == nil {
		x.heads, x.sentences, x.count = map[uint64]int32{}, map[uint64][]int32{}, map[uint64]int16{}
		x.countB, x.votes = map[uint64]int16{}, map[int32]int{}
	}
	clear(x.heads)
	clear(x.sentences)
	clear(x.count)
	x.next = append(x.next[:0], make([]int32, len(a.Words))...)
	x.sentOfA = append(x.sentOfA[:0], make([]int32, len(a.Words))...)
	for i := range a.Words {
		x.count[key(&a.Words[i])]++
		if i+seed <= len(a.Words) {
			h := seedHash(a.Words[i:])
			if last, ok := x.heads[h]; ok {
				x.next[i] = last + 1
			}
			x.heads[h] = int32(i)
		}
	}
	for n, s := range a.Sentences {
		for i := s.First; i < s.Last; i++ {
			x.sentOfA[i] = int32(n)
			if w := &a.Words[i]; w.Weight >= 2 {
				k := key(w)
				if l := x.sentences[k]; (len(l) == 0 || l[len(l)-1] != int32(n)) && len(l) <= postings {
					x.sentences[k] = append(l, int32(n))
				}
			}
		}
	}
}

func seedHash(w []words.Word) uint64 {
	return words.Mix(w[0].Stem*3 + w[1].Stem*5 + w[2].Stem*7)
}

// key is what a word is found by: the consonants of a name, the stem of anything else.
func key(w *words.Word) uint64 {
	if w.Skel != 0 && w.Is(words.Name) {
		return w.Skel
	}
	return w.Stem
}

// With aligns b to the indexed text.
func (x *Aligner) With(b *words.Text) Result {
	r := Result{A: make([]uint8, len(x.a.Words)), B: make([]uint8, len(b.Words))}
	clear(x.countB)
	for i := range b.Words {
		x.countB[key(&b.Words[i])]++
	}
	x.join(&r, b, x.runs(b))
	x.reworded(&r, b)
	slices.SortFunc(r.Passages, func(p, q Passage) int { return cmp.Or(cmp.Compare(p.B0, q.B0), cmp.Compare(p.A0, q.A0)) })
	r.SharesA, r.ExactA = shares(r.A)
	r.SharesB, r.ExactB = shares(r.B)
	return r
}

func shares(c []uint8) (all, exact float64) {
	if len(c) == 0 {
		return 0, 0
	}
	n, e := 0, 0
	for _, v := range c {
		if v != None {
			n++
		}
		if v == Exact {
			e++
		}
	}
	return float64(n) / float64(len(c)), float64(e) / float64(len(c))
}

type run struct{ a, b, n int32 }

// runs finds the longest equal runs from left to right in b.
func (x *Aligner) runs(b *words.Text) (out []run) {
	aw, bw := x.a.Words, b.Words
	diagonal := int32(0)
	for i := int32(0); int(i)+seed <= len(bw); {
		p, ok := x.heads[seedHash(bw[i:])]
		if !ok {
			i++
			continue
		}
		best := run{n: -1}
		for tries := 0; tries < seeds; tries++ {
			n := int32(0)
			for int(p+n) < len(aw) && int(i+n) < len(bw) && words.Same(&aw[p+n], &bw[i+n]) {
				n++
			}
			if n >= seed && (n > best.n || n == best.n && distance(p-i, diagonal) < distance(best.a-i, diagonal)) {
				best = run{p, i, n}
			}
			if x.next[p] == 0 {
				break
			}
			p = x.next[p] - 1
		}
		if best.n < 0 {
			i++
			continue
		}
		// Widen to the left over words that the seed missed.
		floor := int32(0)
		if k := len(out); k > 0 {
			floor = out[k-1].b + out[k-1].n
		}
		for best.a > 0 && best.b > floor && words.Same(&aw[best.a-1], &bw[best.b-1]) {
			best.a, best.b, best.n = best.a-1, best.b-1, best.n+1
		}
		diagonal = best.a - best.b
		out = append(out, best)
		i = best.b + best.n
	}
	return out
}

func distance(a, b int32) int32 {
	if a > b {
		return a - b
	}
	return b - a
}

// join makes passages of runs that follow each other on both sides, and keeps those that are more than chance.
func (x *Aligner) join(r *Result, b *words.Text, rs []run) {
	for i := 0; i < len(rs); {
		k := i + 1
		for k < len(rs) {
			ga, gb := rs[k].a-(rs[k-1].a+rs[k-1].n), rs[k].b-(rs[k-1].b+rs[k-1].n)
			if ga < 0 || gb < 0 || ga > gap || gb > gap {
				break
			}
			k++
		}
		x.keep(r, b, rs[i:k])
		i = k
	}
}

func (x *Aligner) keep(r *Result, b *words.Text, rs []run) {
	last := rs[len(rs)-1]
	p := Passage{A0: rs[0].a, A1: last.a + last.n, B0: rs[0].b, B1: last.b + last.n, Verbatim: true}
	quoted, own, ownWords, longest := 0, 0, 0, 0
	matched := int32(0)
	for _, q := range rs {
		runOwn, runWords := 0, 0
		for k := range q.n {
			w := &b.Words[q.b+k]
			if (w.Bits|x.a.Words[q.a+k].Bits)&(words.Quoted|words.Voiced) != 0 { // what one of them quotes was somebody's statement
				quoted++
				continue
			}
			if w.Bits&x.a.Words[q.a+k].Bits&words.Name != 0 || w.Is(words.Number|words.Formula) { // a name to one may be a capital to the other
				continue
			}
			runWords++
			if r.A[q.a+k] == None { // what was found before is no evidence twice
				runOwn += x.bits(w)
			}
		}
		matched += q.n
		ownWords += runWords
		if q.n >= shortRun || len(rs) > 1 {
			own += runOwn
		}
		longest = max(longest, runWords)
	}
	if len(rs) == 1 && matched < loneRun { // a lone short run is a common turn of phrase as often as not
		own /= 3
	}
	if int(matched) < shortRun || matched < 8 && own < 9 && quoted < shortRun {
		return
	}
	for k := 1; k < len(rs); k++ {
		ga, gb := rs[k].a-(rs[k-1].a+rs[k-1].n), rs[k].b-(rs[k-1].b+rs[k-1].n)
		if ga == 0 && gb == 0 {
			continue
		}
		p.Verbatim = false
		r.Changed++
		p.Swaps += min(ga, gb)
		if ga > 0 && gb > 0 && allQuoted(x.a.Words[rs[k].a-ga-1:rs[k].a+1]) && allQuoted(b.Words[rs[k].b-gb-1:rs[k].b+1]) {
			r.QuoteSwaps++
		}
		if numbersDiffer(x.a.Words[rs[k].a-ga:rs[k].a], b.Words[rs[k].b-gb:rs[k].b]) {
			r.Numbers++
		}
	}
	fill(r.A[p.A0:p.A1], Reworded)
	fill(r.B[p.B0:p.B1], Reworded)
	for _, q := range rs {
		for k := range q.n {
			if (x.a.Words[q.a+k].Bits^b.Words[q.b+k].Bits)&words.Dressed != 0 {
				r.Dressed++
			}
			if x.a.Words[q.a+k].Fold != b.Words[q.b+k].Fold {
				p.Verbatim = false
				r.Inflected++
				continue
			}
			r.A[q.a+k], r.B[q.b+k] = Exact, Exact
		}
	}
	p.Same, p.Bits = matched, int32(own)
	p.Quote = quoted*2 > int(matched)
	r.Passages = append(r.Passages, p)
	r.Own += own
	r.Quoted += quoted
	r.Longest = max(r.Longest, longest)
	r.Swapped += int(p.Swaps)
	r.Kept += int(matched)
}

// bits gives a word's weight, less the more often both reports use it: words of the topic recur in both.
func (x *Aligner) bits(w *words.Word) int {
	k := key(w)
	n := min(x.count[k], x.countB[k])
	if n <= 1 {
		return int(w.Weight)
	}
	return int(w.Weight) / int(n)
}

func fill(c []uint8, v uint8) {
	for i := range c {
		if c[i] < v {
			c[i] = v
		}
	}
}

// numbersDiffer reports whether both of two places hold figures and not the same.
func numbersDiffer(a, b []words.Word) bool {
	figures := func(ws []words.Word) (out []uint64) {
		for i := range ws {
			if ws[i].Is(words.Number) {
				out = append(out, ws[i].Stem)
			}
		}
		slices.Sort(out)
		return out
	}
	na, nb := figures(a), figures(b)
	return len(na) > 0 && len(nb) > 0 && !slices.Equal(na, nb)
}

func allQuoted(ws []words.Word) bool {
	for i := range ws {
		if !ws[i].Is(words.Quoted) {
			return false
		}
	}
	return true
}
