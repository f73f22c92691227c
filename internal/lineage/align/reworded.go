package align

import (
	"strings"

	"stemma/internal/lineage/words"
)

const (
	leastOwn   = 4   // own words in common: three rare words meet by chance in two reports of one event
	leastBits  = 20  // bits: four words of the rarity of "delegation"
	leastHalf  = 50  // per cent of the own bits of the shorter side
	leastWhole = 60  // per cent of all bits of a sentence that has little but names
	nameShare  = 3   // a name in common counts a third of its weight in finding, nothing as evidence
	nearly     = 0.6 // similarity from which two words are taken as one said otherwise
)

// reworded finds, for each sentence of b that is not covered yet, the sentence of a that says the same in other words.
func (x *Aligner) reworded(r *Result, b *words.Text) {
	for _, s := range b.Sentences {
		covered := 0
		for i := s.First; i < s.Last; i++ {
			if r.B[i] != None {
				covered++
			}
		}
		if s.Len() < leastOwn || covered*5 >= s.Len()*3 { // three fifths: the rest is no sentence
			continue
		}
		clear(x.votes)
		for i := s.First; i < s.Last; i++ {
			w := &b.Words[i]
			if w.Weight < 2 {
				continue
			}
			list := x.sentences[key(w)]
			if len(list) > postings {
				continue
			}
			v := x.bits(w)
			if w.Is(words.Name | words.Number) {
				v = (v + nameShare - 1) / nameShare
			}
			for _, n := range list {
				x.votes[n] += v
			}
		}
		best, most := int32(-1), 0
		for n, v := range x.votes { // the largest vote, the first sentence among equals: no order of the map
			if v > most || v == most && n < best {
				best, most = n, v
			}
		}
		if best < 0 || most < leastBits/2 {
			continue
		}
		x.compare(r, b, s, best)
	}
}

// compare weighs sentence s of b against sentence n of a, with its neighbours, since a rewriter splits and merges.
func (x *Aligner) compare(r *Result, b *words.Text, s words.Sentence, n int32) {
	from, to := n, n
	if from > 0 && x.votes[from-1]*3 >= x.votes[n] {
		from--
	}
	if int(to)+1 < len(x.a.Sentences) && x.votes[to+1]*3 >= x.votes[n] {
		to++
	}
	a0, a1 := x.a.Sentences[from].First, x.a.Sentences[to].Last
	used := make(map[int32]bool, 16)
	type match struct{ a, b int32 }
	var matches []match
	find := func(i int32) int32 {
		for k := a0; k < a1; k++ {
			if !used[k] && words.Same(&x.a.Words[k], &b.Words[i]) {
				return k
			}
		}
		return -1
	}
	own, ownBits, quoted, total, allBits, allTotal := 0, 0, 0, 0, 0, 0
	var open []int32
	for i := s.First; i < s.Last; i++ {
		w := &b.Words[i]
		if w.Weight == 0 {
			continue
		}
		mine := !w.Is(words.Name | words.Number | words.Formula | words.Quoted | words.Voiced)
		if mine {
			total += x.bits(w)
		}
		allTotal += int(w.Weight)
		k := find(i)
		if k < 0 {
			if mine {
				open = append(open, i)
			}
			continue
		}
		used[k] = true
		allBits += int(w.Weight)
		matches = append(matches, match{k, i})
		switch {
		case (w.Bits|x.a.Words[k].Bits)&(words.Quoted|words.Voiced) != 0:
			quoted++
		case mine && r.A[k] == None: // a sentence that was found once is no evidence twice
			own++
			ownBits += x.bits(w)
		}
	}
	if x.Similar != nil && own >= leastOwn/2 && ownBits*2 >= leastBits {
		for _, i := range open {
			for k := a0; k < a1; k++ {
				u := &x.a.Words[k]
				if used[k] || u.Weight < 2 || u.Is(words.Name|words.Number|words.Quoted|words.Voiced) {
					continue
				}
				if x.Similar(folded(x.a, k), folded(b, i)) >= nearly {
					used[k] = true
					matches = append(matches, match{k, i})
					own++
					ownBits += x.bits(&b.Words[i]) / 2
					break
				}
			}
		}
	}
	totalA := 0
	for k := a0; k < a1; k++ {
		if w := &x.a.Words[k]; !w.Is(words.Name | words.Number | words.Formula | words.Quoted | words.Voiced) {
			totalA += x.bits(w)
		}
	}
	told := own >= leastOwn && ownBits >= leastBits && ownBits*100 >= leastHalf*min(total, max(totalA, 1)) && ownBits*4 >= total
	// A sentence that has nearly everything, names in their places too, needs fewer words of its own.
	whole := own >= leastOwn-1 && ownBits*2 >= leastBits && allBits*100 >= leastWhole*allTotal && len(matches) >= 2*leastOwn
	if !told && !whole {
		return
	}
	p := Passage{A0: matches[0].a, A1: matches[0].a + 1, B0: matches[0].b, B1: matches[0].b + 1, Same: int32(len(matches)), Bits: int32(ownBits)}
	for _, m := range matches {
		p.A0, p.A1 = min(p.A0, m.a), max(p.A1, m.a+1)
		p.B0, p.B1 = min(p.B0, m.b), max(p.B1, m.b+1)
	}
	fill(r.A[p.A0:p.A1], Reworded)
	fill(r.B[p.B0:p.B1], Reworded)
	r.Passages = append(r.Passages, p)
	r.Reworded += ownBits
	r.Quoted += quoted
}

func folded(t *words.Text, i int32) string {
	return strings.ToLower(t.Source[t.Words[i].Start:t.Words[i].End])
}
