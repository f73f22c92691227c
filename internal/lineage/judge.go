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
	enoughDangling = 24
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
	need := enough
	if dangling != nil {
		need = enoughDangling
		e.odds = float64(dangling.sign) * 2
		e.reasons = append(e.reasons, stemma.Reason{Rule: "dangling reference", Note: dangling.note, Places: []stemma.Place{p.place(a, dangling.a), p.place(b, dangling.b)}})
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
	joined := dangling != nil && evidence >= need || evidence >= need && share >= leastShare && (r.Longest >= longRun || len(r.Passages) >= 2) || r.Longest >= 2*longRun && share >= leastShare
	// A third of a report, quotations and the words between them alike, is no chance, however much of it is quoted.
	if !joined && share >= largeShare && r.Own >= enough/3 && r.Kept >= 6*longRun {
		joined = true
	}
	if joined {
		return e, true
	}
	if r.Quoted >= quotedEnough {
		e.weak = true
		return e, true
	}
	return edge{}, false
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

// A danglingFind is a definite description that only the other report introduces: "the two officials also said".
type danglingFind struct {
	a, b stemma.Span
	sign int // 1: b is the copy
	note string
}

// danglingPair looks for "the two officials" in a passage of one text whose counterpart in the other introduces them
// ("two officials", without "the"), and that one's own earlier text does not.
func danglingPair(ta, tb *words.Text, r *align.Result) *danglingFind {
	for _, q := range r.Passages {
		if sa, sb, ok := introduces(ta, int(q.A0), int(q.A1), tb, int(q.B0), int(q.B1)); ok {
			return &danglingFind{sa, sb, 1, "speaks of them as known, but only the other report introduces them"}
		}
		if sb, sa, ok := introduces(tb, int(q.B0), int(q.B1), ta, int(q.A0), int(q.A1)); ok {
			return &danglingFind{sa, sb, -1, "speaks of them as known, but only the other report introduces them"}
		}
	}
	return nil
}

var theHash = words.StemHash("the")

// introduces reports whether known[k0:k1] says "N things" and copy[c0:c1] "the N things" without having named them.
func introduces(known *words.Text, k0, k1 int, copied *words.Text, c0, c1 int) (in, dangling stemma.Span, ok bool) {
	cw, kw := copied.Words, known.Words
	for i := max(0, c0-2); i+2 < c1; i++ {
		// "the two Iraqi officials": the, a number, up to two words, one of them a plain noun
		if cw[i].Stem != theHash || !cw[i+1].Is(words.Number) {
			continue
		}
		end := i + 3
		if cw[i+2].Is(words.Name) {
			end++
		}
		if end > len(cw) || cw[end-1].Is(words.Stop|words.Name|words.Number) || cw[end-1].Weight < 2 {
			continue
		}
		noun := cw[end-1].Stem
		if mentioned(cw[:i], noun, cw[i+1].Stem) {
			continue
		}
		for k := max(1, k0-3); k+1 < k1; k++ {
			if kw[k].Stem == cw[i+1].Stem && kw[k-1].Stem != theHash && kw[k].Is(words.Number) {
				for m := k + 1; m < min(k+4, len(kw)); m++ {
					if kw[m].Stem == noun {
						return known.Span(k, m+1), copied.Span(i, end), true
					}
				}
			}
		}
	}
	return in, dangling, false
}

// mentioned reports whether a number stands shortly before a noun anywhere in ws.
func mentioned(ws []words.Word, noun, number uint64) bool {
	for i := range ws {
		if ws[i].Stem == noun {
			for k := max(0, i-4); k < i; k++ {
				if ws[k].Stem == number {
					return true
				}
			}
		}
	}
	return false
}
