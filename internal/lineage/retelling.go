package lineage

import (
	"fmt"
	"math"
	"time"

	"stemma"
	"stemma/internal/lang/vector"
	"stemma/internal/lineage/align"
	"stemma/internal/lineage/retold"
	"stemma/internal/lineage/words"
)

const (
	// everyPair is up to how many reports of a pile every pair is asked whether one tells the other over; in larger ones only
	// pairs that share rare words are. 48 reports are 1,128 pairs, of which one in ten is compared sentence by sentence.
	everyPair = 48
	// retoldWithin is how long after a report it is told over: what comes later has news of its own.
	retoldWithin = 3 * 24 * time.Hour
)

// retelling asks of two reports that share too few words to be joined whether one tells the other over in words of its own.
// What was found before is kept where it does not.
func (p *pile) retelling(e edge, found bool, ta, tb *words.Text, r align.Result) (edge, bool) {
	if p.sameOutlet(e.a, e.b) || p.apart(e.a, e.b) > retoldWithin {
		return e, found
	}
	var best retold.Result
	bits, swapped := 0.0, false
	if retold.Promising(ta, tb) {
		best = retold.Of(ta, tb, vector.English())
		bits = best.Bits()
	}
	if retold.Promising(tb, ta) {
		if other := retold.Of(tb, ta, vector.English()); other.Bits() > bits {
			best, bits, swapped = other, other.Bits(), true
		}
	}
	if bits < retold.Enough {
		return e, found
	}
	var nearest align.Passage
	for i := range best.Matches {
		m := &best.Matches[i]
		if !m.Told() {
			continue
		}
		q := align.Passage{A0: m.A0, A1: m.A1, B0: m.Sentence.First, B1: m.Sentence.Last, Same: int32(m.Sentence.Len()), Bits: int32(math.Round(10 * m.Like))}
		if swapped {
			q.A0, q.A1, q.B0, q.B1 = q.B0, q.B1, q.A0, q.A1
		}
		if covered(r.A[q.A0:q.A1]) && covered(r.B[q.B0:q.B1]) {
			continue
		}
		r.Add(q)
		if q.Bits > nearest.Bits {
			nearest = q
		}
	}
	if nearest.Bits == 0 {
		return e, found
	}
	places := []stemma.Place{
		p.place(e.a, ta.Span(int(nearest.A0), int(nearest.A1))), p.place(e.b, tb.Span(int(nearest.B0), int(nearest.B1))),
	}
	e.weak, e.result = false, r
	e.reasons = append(e.reasons, stemma.Reason{Rule: "retold", Note: retoldNote(&best), Places: places})
	return e, true
}

func retoldNote(r *retold.Result) string {
	return fmt.Sprintf("in other words: %d of %d names and figures are the same, and %d of %d sentences follow each other as in the other", r.In, r.In+r.Out, r.Chain, r.Placed)
}

// covered reports whether most of some words are covered already.
func covered(side []uint8) bool { return missing(side)*2 < len(side) }

// passOverSpun gives a report that seems to come from one spun by a program the source of that one, where it shares with it too:
// nobody looks for the sense in a spun text who can have the original.
func (p *pile) passOverSpun() {
	for k := range p.edges {
		e := &p.edges[k]
		if !e.used || p.spunEdge(e) || len(p.w[e.from].parents) != 1 {
			continue
		}
		up := &p.edges[p.w[e.from].parents[0]]
		if !p.spunEdge(up) {
			continue
		}
		for _, j := range p.w[e.to].edges {
			other := &p.edges[j]
			if other.used || other.weak || other.opposite(e.to) != up.from || p.descends(up.from, e.to) {
				continue
			}
			child := e.to
			e.used = false
			p.w[child].parents = without(p.w[child].parents, int32(k))
			p.take(j, child)
			break
		}
	}
}
