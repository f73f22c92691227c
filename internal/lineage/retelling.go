package lineage

import (
	"fmt"
	"math"
	"slices"
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
	// oneWay is the difference in bits between the two ways round from which the side that tells less is likely the later: of 13
	// rewrites by hand 12 have so much, none the other way round.
	oneWay   = 1
	lessOdds = 1.2
	// falseClock is what it takes to believe that the later of two was told over in the earlier: one stated time in ten is an update's, a
	// crawl's or of another zone, and so near each other more of them than that stand the wrong way round. At 4 a true copy in a thousand
	// of made families is lost.
	falseClock = 2
)

// retelling asks of two reports that share too few words to be joined whether one tells the other over in words of its own. Where that is
// not certain, but the one tells nothing that the other has not, they share a source and are not joined. What was found before is kept
// where it is neither.
func (p *pile) retelling(e edge, found bool, ta, tb *words.Text, r align.Result) (edge, bool) {
	if p.sameOutlet(e.a, e.b) || p.apart(e.a, e.b) > retoldWithin {
		return e, found
	}
	child, parent := p.debtor(e.a, e.b)
	var best retold.Result
	bits, back, swapped := 0.0, 0.0, child == e.a && parent == e.b
	switch {
	case swapped: // it says itself where it has it from: what is left to ask is how much
		best = retold.Of(tb, ta, vector.English())
	case child == e.b:
		best = retold.Of(ta, tb, vector.English())
	default:
		if retold.Promising(ta, tb) {
			best = retold.Of(ta, tb, vector.English())
			bits = best.Bits() - p.against(e.a, e.b)
		}
		if retold.Promising(tb, ta) {
			other := retold.Of(tb, ta, vector.English())
			if back = other.Bits() - p.against(e.b, e.a); back > bits {
				best, bits, back, swapped = other, back, bits, true
			}
		}
		if bits < retold.Enough && (bits < retold.Some || !best.NothingNew() || swapped && p.later(e.a, e.b) || !swapped && p.later(e.b, e.a)) {
			return e, found
		}
	}
	joins := child >= 0 || bits >= retold.Enough
	later := tb
	if swapped {
		later = ta
	}
	r.A, r.B, r.Passages = slices.Clone(r.A), slices.Clone(r.B), slices.Clone(r.Passages)
	var nearest align.Passage
	for i := range best.Matches {
		m := &best.Matches[i]
		if !m.Told() || child >= 0 && !m.Surely() {
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
	if child >= 0 && (narrative(&r, swapped) < mergedPart || !creditTold(p.creditTo(&p.w[child], &p.w[parent]), later, &best)) {
		return e, found
	}
	places := []stemma.Place{
		p.place(e.a, ta.Span(int(nearest.A0), int(nearest.A1))), p.place(e.b, tb.Span(int(nearest.B0), int(nearest.B1))),
	}
	e.weak, e.retold, e.result = !joins, true, r
	if !joins {
		note := upper(p.name(laterOf(&e, swapped))) + " tells nothing that the other has not, " + retoldNote(&best)
		e.reasons = append(e.reasons, stemma.Reason{Rule: "nothing new", Note: note, Places: places})
		return e, true
	}
	e.reasons = append(e.reasons, stemma.Reason{Rule: "retold", Note: retoldNote(&best), Places: places})
	if bits-back >= oneWay {
		e.odds += sideOdds(swapped)
		note := "tells no more than the other, and the other more"
		e.reasons = append(e.reasons, stemma.Reason{Rule: "less", Note: upper(p.name(laterOf(&e, swapped))) + " " + note, Places: places})
	}
	return e, true
}

// against gives the bits that speak against a report telling over one that appeared later, where both say when.
func (p *pile) against(parent, child int32) float64 {
	if p.later(child, parent) {
		return falseClock
	}
	return 0
}

// sideOdds gives what it says for the first of two being the source, that the second is the one that tells less.
func sideOdds(swapped bool) float64 {
	if swapped {
		return -lessOdds
	}
	return lessOdds
}

func laterOf(e *edge, swapped bool) int32 {
	if swapped {
		return e.a
	}
	return e.b
}

// creditTold reports whether the sentence in which a report credits another, or the one after it, tells what stands there.
func creditTold(c *credit, t *words.Text, r *retold.Result) bool {
	for i := range r.Matches {
		if m := &r.Matches[i]; t.Span(int(m.Sentence.First), int(m.Sentence.Last)).Overlaps(c.Span) {
			return m.Told() || i+1 < len(r.Matches) && r.Matches[i+1].Told()
		}
	}
	return false
}

// debtor gives which of two reports credits the other, and the other; -1 where neither does or both do.
func (p *pile) debtor(a, b int32) (child, parent int32) {
	// What appeared later is not what was credited.
	toB, toA := p.creditTo(&p.w[a], &p.w[b]) != nil && !p.later(a, b), p.creditTo(&p.w[b], &p.w[a]) != nil && !p.later(b, a)
	switch {
	case toB && !toA:
		return a, b
	case toA && !toB:
		return b, a
	}
	return -1, -1
}

// narrative gives the part of the later report that the passages cover, quotations left out.
func narrative(r *align.Result, swapped bool) float64 {
	side := r.B
	if swapped {
		side = r.A
	}
	told := make([]bool, len(side))
	for _, q := range r.Passages {
		first, last := q.B0, q.B1
		if swapped {
			first, last = q.A0, q.A1
		}
		for i := first; i < last && !q.Quote; i++ {
			told[i] = side[i] != align.None
		}
	}
	n := 0
	for _, t := range told {
		if t {
			n++
		}
	}
	return float64(n) / float64(max(len(side), 1))
}

func retoldNote(r *retold.Result) string {
	return fmt.Sprintf("in other words: %d of %d names and figures are the same, and %d of %d sentences follow each other as in the other", r.In, r.In+r.Out, r.Chain, r.Placed)
}

// covered reports whether most of some words are covered already.
func covered(side []uint8) bool { return missing(side)*2 < len(side) }

// passOverSpun gives a report that seems to come from one spun by a program the source of that one, where it shares with it too:
// nobody looks for the sense in a spun text who can have the original.
func (p *pile) passOverSpun() {
	p.tellOnce()
	for k := range p.edges {
		e := &p.edges[k]
		if !e.used || !e.retold || len(p.w[e.from].parents) != 1 {
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

// tellOnce leaves a report that tells over a parent's story in other words only one of the two, where that parent has the story from the
// other: what is told in other words is as near to the one as to the other, and a credit is handed down with the rest.
func (p *pile) tellOnce() {
	for n := range p.w {
		w := &p.w[n]
		for _, k := range slices.Clone(w.parents) {
			e := &p.edges[k]
			if e.retold && slices.ContainsFunc(w.parents, func(j int32) bool { return j != k && p.descends(p.edges[j].from, e.from) }) {
				e.used = false
				w.parents = without(w.parents, k)
			}
		}
	}
}

// toldNearer reports whether one end of a shared source shares more of it with a relative of the other end: one line for each is enough.
func (p *pile) toldNearer(e *edge) bool {
	for _, n := range [...]int32{e.a, e.b} {
		own, _ := e.share(n)
		for _, k := range p.w[n].edges {
			f := &p.edges[k]
			if f == e || !f.weak || !f.retold || !p.related(f.opposite(n), e.opposite(n)) {
				continue
			}
			if all, _ := f.share(n); all > own || all == own && f.opposite(n) < e.opposite(n) {
				return true
			}
		}
	}
	return false
}
