package retold

import (
	"strings"

	"stemma/internal/lineage/words"
)

// Evidence in bits, as a logistic regression weighs it. A name or figure that the other has speaks for copying as little as it
// does because two reports of one event share nearly half of theirs.
const (
	inBits       = 0.18 // for each name or figure that the other has
	outBits      = 0.39 // against, for each that it has not
	ownBits      = 0.8  // against, for each sentence of the writer's own
	chainBits    = 1.33 // for each sentence in the other's order beyond those that stand in order by chance
	chainChance  = 0.65
	takenBits    = 6.4 // for having all of the other's names and figures …
	mostTaken    = 0.6 // … of which a rewriter leaves out as much as he likes
	orderBits    = 0.21
	orderChance  = 0.55
	confidedBits = 2.3 // for each sentence that the other had in confidence …
	mostConfided = 2   // … of which two may go back to one briefing
	// Enough is the evidence from which one report is taken to tell the other over: of 2,908 pairs of reports of one shooting 1.0 in
	// a hundred are joined by it, of 13 rewrites by hand 10. At 6 bits it would be all 13.
	Enough = 7.5
	// leastPlaced and leastIn are what there must be to judge by: a report of four sentences has no order.
	leastPlaced = 5
	leastIn     = 12
)

// Bits gives the evidence that the text tells the other over again.
func (r *Result) Bits() float64 {
	if r.Placed < leastPlaced || r.In < leastIn {
		return 0
	}
	return inBits*float64(r.In) - outBits*float64(r.Out) - ownBits*float64(r.Own) +
		chainBits*(float64(r.Chain)-chainChance*float64(r.Placed)) + takenBits*min(r.Taken, mostTaken) +
		orderBits*(float64(r.Order)-orderChance*float64(r.Shared)) + confidedBits*float64(min(r.Confided, mostConfided))
}

// A report that tells nothing new has at least Some evidence of telling the other over, and beside what the other has no more than a name or
// two and a sentence of its own.
const (
	Some       = 2.5
	fewNew     = 2
	mostPlaced = 0.6 // of its sentences, that have a place in the other: two reporters of one event have half of theirs
)

// NothingNew reports whether all that the text tells stands in the other: whoever told it, it is no second witness. Of 272 pairs of reports
// by reporters who were both there, written by hand, one is so; of 2,908 of one shooting 55, which mostly tell one police release; of 11
// free rewrites by hand that are not surely told over, 5.
func (r *Result) NothingNew() bool {
	return r.Placed >= leastPlaced && r.In >= leastIn && r.Out <= fewNew && r.Own <= 1 && float64(r.Placed) >= mostPlaced*float64(r.sentences)
}

// confidences are turns by which a reporter says that he alone was told.
var confidences = []string{
	"condition of anonymity", "spoke anonymously", "speaking anonymously", "not authorised", "not authorized", "not to be named", "not be named",
	"not to be identified", "not be identified", "declined to be named", "be kept out of it", "source close to", "sources close to", "familiar with", "with knowledge of", "security source",
	"a diplomat", "diplomatic source", "seen by", "obtained by", "reviewed by", "told reuters", "told afp", "told ap", "told the associated press", "told upi", "told dpa",
}

// confided counts the sentences told again that the other had in confidence.
func (r *Result) confided(a *words.Text) (n int) {
	taken := map[int32]bool{}
	for i := range r.Matches {
		m := &r.Matches[i]
		if m.Own || m.Like < somewhat {
			continue
		}
		for k, s := range a.Sentences {
			if s.First >= m.A0 && s.Last <= m.A1 && !taken[int32(k)] && inConfidence(a.In(int(s.First), int(s.Last))) {
				taken[int32(k)] = true
				n++
			}
		}
	}
	return n
}

func inConfidence(s string) bool {
	s = strings.ToLower(s)
	for _, c := range confidences {
		if strings.Contains(s, c) {
			return true
		}
	}
	return false
}

// Promising reports whether text b has so many of its names and figures in common with a that it may tell a over: a cheap
// question that spares nine pairs in ten the comparison of their sentences.
func Promising(a, b *words.Text) bool {
	have := map[uint64]bool{}
	for i := range a.Words {
		have[key(&a.Words[i])] = true
	}
	in, out := 0, 0
	seen := map[uint64]bool{}
	for i := range b.Words {
		w := &b.Words[i]
		if k := key(w); isFact(w) && !seen[k] {
			seen[k] = true
			if have[k] {
				in++
			} else {
				out++
			}
		}
	}
	return in+out >= leastIn && in*10 >= (in+out)*leastShared
}

// leastShared is how many of ten names and figures must be in common, before the forms of names are compared and the sentences of the
// writer's own are set aside.
const leastShared = 5
