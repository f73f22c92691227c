package lineage

import (
	"time"

	"stemma"
	"stemma/internal/lineage/align"
	"stemma/internal/lineage/words"
)

const (
	// enough is the evidence, in bits, from which two reports are joined. On the GVA reports it joins 1 in 1,000 pairs of
	// different incidents (round-ups and pages filed twice among them); at 60 it joins a sixth more pairs within one
	// incident, most of those by the wording of one police release.
	enough = 90
	// enoughDangling is what suffices where one report speaks of people it never introduced and the other did: one sentence
	// in other words is enough then.
	enoughDangling = 16
	// longRun is the exact run of own words that no two writers make by chance.
	longRun = 10
	// leastShare is the part of the shorter report that must be shared: less is a stock paragraph.
	leastShare = 0.06
	// smallShare is the part below which what is shared may be background that both took from one document.
	smallShare = 0.12
	// largeShare is the part of a report that is never shared by chance.
	largeShare = 0.5
	// quotedEnough is the number of quoted words that make a shared quotation.
	quotedEnough = 8
	// creditShare is the part of a report, from which what it credits to the other is more than a quotation.
	creditShare = 0.3
	// staleAfter is how far apart two reports may lie before reworded sentences no longer speak for copying: the same
	// reporter writes the same sentence about next month's case.
	staleAfter = 14 * 24 * time.Hour
)

// judge decides whether what two reports share was copied.
func (p *pile) judge(a, b int32, ta, tb *words.Text, r align.Result) (edge, bool) {
	e := edge{from: a, to: b, a: a, b: b, result: r}
	share := max(r.SharesA, r.SharesB)
	evidence := r.Evidence()
	dangling := danglingPair(ta, tb, &r)
	if dangling != nil && p.later(a, b) == (dangling.sign < 0) && p.later(a, b) != p.later(b, a) {
		dangling = nil // the one that introduces them came later: it cannot have been read
	}
	need := enough
	credit := p.creditBetween(a, b)
	if dangling != nil {
		need = enoughDangling
		e.dangling = dangling.sign
		e.odds = float64(dangling.sign) * 2
		e.reasons = append(e.reasons, stemma.Reason{Rule: "dangling reference", Note: danglingNote, Places: []stemma.Place{p.place(a, dangling.a), p.place(b, dangling.b)}})
	}
	if p.apart(a, b) > staleAfter {
		evidence = r.Own
		need *= 2
	}
	if p.sameOutlet(a, b) {
		need *= 2 // one outlet repeats its own furniture, contacts and background
	}
	if share < smallShare && dangling == nil {
		need *= 2
	}
	if credit && share >= creditShare { // it says itself where it has it from
		need = min(need, enoughDangling)
	}
	if p.w[a].odd != p.w[b].odd && share >= addedShare { // spinning leaves the order of the sentences and few of the words
		need = min(need, enough/3)
	}
	joined := dangling != nil && evidence >= need || evidence >= need && share >= leastShare && (r.Longest >= longRun || len(r.Passages) >= 2) || r.Longest >= 2*longRun && share >= leastShare
	// A third of a report, quotations and the words between them alike, is no chance, however much of it is quoted.
	if !joined && share >= largeShare && r.Own >= enough/3 && r.Kept >= 6*longRun {
		joined = true
	}
	if joined {
		return e, true
	}
	if r.Quoted >= quotedEnough || credit && len(r.Passages) > 0 {
		e.weak = true
		return e, true
	}
	return e, false
}

// creditBetween reports whether one of two reports names the other's outlet as where it has something from.
func (p *pile) creditBetween(a, b int32) bool {
	return p.creditTo(&p.w[a], &p.w[b]) != nil || p.creditTo(&p.w[b], &p.w[a]) != nil
}

// apart gives the time between two reports, 0 where it cannot be known.
func (p *pile) apart(a, b int32) time.Duration {
	ia, ib := p.w[a].report.Published, p.w[b].report.Published
	if !ia.Known() || !ib.Known() {
		return 0
	}
	if ia.To.Before(ib.From) {
		return ib.From.Sub(ia.To)
	}
	if ib.To.Before(ia.From) {
		return ia.From.Sub(ib.To)
	}
	return 0
}
