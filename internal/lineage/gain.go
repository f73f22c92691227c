package lineage

import (
	"slices"

	"stemma/internal/lineage/align"
)

// What a candidate brings to a report beside the parents it has been given. Counts of readings, or parts of one where "share" stands.
const (
	gained         = iota // readings of the child that the candidate has and no given parent
	gainedShare           // of the child's
	gainedPassages        // runs of them, long ones
	gainedLongest         // the longest run
	gainedMore            // how many fewer than the best candidate brings
	gainedLead            // as gainedMore; for the best candidate, minus what it brings beyond the second
	gainedPart            // gained, of those that no given parent has
	gainedWords           // share of the child's words that are aligned with the candidate's and no given parent's
	openReadings          // of the child that no given parent has
	openShare             // of the child's
	common                // share of what the given parents explain that the candidate has too
	drawnOn               // share of the candidate's readings in the child
	drawnOnMore           // gained, of the candidate's readings
	begins                // where what is gained begins, as a part of the child
	ends                  // and ends
	likeGiven             // share of the readings of the given parent that is most like it that the candidate has
	likeCandidate         // the same of the candidate's
	aboveGiven            // 1: the candidate is a forebear of a given parent
	belowGiven            // 1: it comes of one
	gainTime              // as timeOddsFor
	gainSigns             // as signOddsFor
	gainOwned             // 1: the child credits the candidate
	gainFavoured          // reports that lack least of the candidate
	gainBrood             // its copies
	gainSpun              // 1: the candidate is spun
	gainSpunChild         // 1: the child is
	gainLength            // readings of the child
	gainFrom              // readings of the candidate
	givenParents          // how many
	noFurther             // 1: no further parent; gained, gainedShare, gainedLongest, gainedWords are then the best candidate's
	gainCandidates        // for noFurther, how many there are
	gains
)

var gainNames = [gains]string{
	"gained", "gainedShare", "gainedPassages", "gainedLongest", "gainedMore", "gainedLead", "gainedPart", "gainedWords", "openReadings", "openShare",
	"common", "drawnOn", "drawnOnMore", "begins", "ends", "likeGiven", "likeCandidate", "aboveGiven", "belowGiven", "gainTime", "gainSigns",
	"gainOwned", "gainFavoured", "gainBrood", "gainSpun", "gainSpunChild", "gainLength", "gainFrom", "givenParents", "noFurther", "gainCandidates",
}

// A gain is what a further parent would bring.
type gain [gains]float64

// gains gives the edges by which n may have got a further parent beside those given, what each would bring, and what it would
// mean that there is none.
func (t *sketched) gains(n int32, given []int32) (edges []int32, gs []gain, none gain) {
	have, covered := t.anyHolds(0, n, given), make([]bool, t.w[n].length)
	for _, k := range t.w[n].edges {
		if e := &t.edges[k]; !e.weak && slices.Contains(given, e.opposite(n)) {
			mark(covered, e.sideOf(n))
		}
	}
	for _, k := range t.w[n].edges {
		e := &t.edges[k]
		q := e.opposite(n)
		if e.weak || slices.Contains(given, q) || t.comesOf(q, n) {
			continue
		}
		edges = append(edges, k)
		gs = append(gs, t.gain(e, n, given, have, covered))
	}
	none[noFurther], none[gainCandidates], none[givenParents], none[gainLength] = 1, float64(len(gs)), float64(len(given)), float64(len(have))
	for _, v := range have {
		none[openReadings] += float64(one(!v))
	}
	none[openShare] = none[openReadings] / float64(max(1, len(have)))
	order := make([]float64, len(gs))
	for i := range gs {
		order[i] = -gs[i][gained]
		for _, f := range []int{gained, gainedShare, gainedLongest, gainedWords, gainSpunChild} {
			none[f] = max(none[f], gs[i][f])
		}
	}
	slices.Sort(order)
	for i := range gs {
		g := &gs[i]
		g[openReadings], g[openShare] = none[openReadings], none[openShare]
		g[gainedPart] = g[gained] / max(1, none[openReadings])
		g[gainedMore] = -order[0] - g[gained]
		if g[gainedLead] = g[gainedMore]; g[gainedMore] == 0 && len(order) > 1 {
			g[gainedLead] = order[0] - order[1]
		}
	}
	return edges, gs, none
}

// gain gives what the other end of an edge would bring to n, but for how it stands beside the others.
func (t *sketched) gain(e *edge, n int32, given []int32, have, covered []bool) (g gain) {
	q := e.opposite(n)
	all := float64(max(1, len(have)))
	run, first, last, explained, both := 0, -1, 0, 0, 0
	end := func() {
		g[gainedLongest] = max(g[gainedLongest], float64(run))
		if run >= long {
			g[gainedPassages]++
		}
		run = 0
	}
	for i, v := range t.holds(n, q) {
		explained += one(have[i])
		both += one(have[i] && v)
		if !v || have[i] {
			end()
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
		run++
		g[gained]++
	}
	end()
	g[gainedShare], g[common] = g[gained]/all, float64(both)/float64(max(1, explained))
	if first >= 0 {
		g[begins], g[ends] = float64(first)/all, float64(last+1)/all
	}
	for i, v := range e.sideOf(n) {
		g[gainedWords] += float64(one(v != align.None && !covered[i]))
	}
	g[gainedWords] /= float64(max(1, len(covered)))
	kept := t.holds(q, n)
	g[drawnOn] = share(kept)
	g[drawnOnMore] = g[gained] / float64(max(1, len(kept)))
	for _, m := range given {
		g[likeGiven], g[likeCandidate] = max(g[likeGiven], share(t.holds(m, q))), max(g[likeCandidate], share(t.holds(q, m)))
		g[aboveGiven] = max(g[aboveGiven], float64(one(t.comesOf(m, q))))
		g[belowGiven] = max(g[belowGiven], float64(one(t.comesOf(q, m))))
	}
	var c change
	t.circumstances(&c, e, n, q)
	g[gainTime], g[gainSigns], g[gainOwned], g[gainSpun], g[gainSpunChild] = c[timeOddsFor], c[signOddsFor], c[owned], c[spunParent], c[spunChild]
	g[gainFavoured], g[gainBrood] = float64(t.favour(q)), float64(len(t.below[q]))
	g[gainLength], g[gainFrom], g[givenParents] = float64(len(have)), float64(len(kept)), float64(len(given))
	return g
}

// share gives the part that is true.
func share(has []bool) float64 {
	n := 0
	for _, v := range has {
		n += one(v)
	}
	return float64(n) / float64(max(1, len(has)))
}

// comesOf reports whether n comes of an ancestor in the tree as drawn.
func (t *sketched) comesOf(n, ancestor int32) bool {
	for range kinAsked * kinAsked {
		up, ok := t.above[n]
		if !ok || up == ancestor {
			return ok
		}
		n = up
	}
	return false
}
