package lineage

import (
	"slices"

	"stemma"
	"stemma/internal/lineage/align"
)

// secondParents adds parents that explain words the ones found do not, and then asks of each whether another would explain
// more beside the others: the tree knew only one parent for each.
func (p *pile) secondParents(n int32) {
	w := &p.w[n]
	if len(w.parents) == 0 {
		return
	}
	have := make([]bool, w.length)
	for _, k := range w.parents {
		mark(have, p.edges[k].sideOf(n))
	}
	for len(w.parents) < 4 { // four sources of one report: more has not been seen
		best, most := int32(-1), 0
		for _, k := range w.edges {
			if gain, worth := p.worth(k, n, have); p.mayAdd(k, n) && gain >= secondWords && float64(gain) >= secondShare*float64(w.length) && (best < 0 || worth > most) {
				best, most = k, worth
			}
		}
		if best < 0 {
			break
		}
		p.take(best, n)
		mark(have, p.edges[best].sideOf(n))
	}
	if len(w.parents) > 1 {
		p.settle(n)
	}
}

// mayAdd reports whether an edge may bring n another parent.
func (p *pile) mayAdd(k, n int32) bool {
	e := &p.edges[k]
	odds := e.odds
	if n == e.a {
		odds = -odds
	}
	return !e.used && !e.weak && odds >= -likelyOdds && !p.descends(e.opposite(n), n) && !p.heldBy(k, n)
}

// worth gives how many words of n an edge explains beyond those explained already, and what that is worth after the places
// where words were changed and the hidden characters are paid for: a word that stands in the very letters counts twice.
func (p *pile) worth(k, n int32, have []bool) (gain, worth int) {
	e := &p.edges[k]
	last := align.Exact
	letters := p.holds(n, e.opposite(n))
	for i, v := range e.sideOf(n) {
		if v == align.None || have[i] {
			continue
		}
		gain++
		worth++
		if letters[i] {
			worth++
		}
		if v == align.Reworded && last != align.Reworded {
			worth -= placeCost
		}
		last = v
	}
	return gain, worth - int(p.dressing(e, e.opposite(n)))
}

// settle replaces each parent of a merged report by another report that explains more beside the other parents, and drops
// what explains nothing.
func (p *pile) settle(n int32) {
	w := &p.w[n]
	for range 2 {
		for _, k := range slices.Clone(w.parents) {
			if len(w.parents) < 2 {
				return
			}
			have := make([]bool, w.length)
			for _, j := range w.parents {
				if j != k {
					mark(have, p.edges[j].sideOf(n))
				}
			}
			w.parents = without(w.parents, k)
			p.edges[k].used = false
			_, most := p.worth(k, n, have)
			best := k
			for _, j := range w.edges {
				if j == k || !p.mayAdd(j, n) {
					continue
				}
				if _, worth := p.worth(j, n, have); worth > most+secondWords/2 {
					best, most = j, worth
				}
			}
			if most > secondWords/2 {
				p.take(best, n)
			}
		}
	}
}

// heldBy reports whether what edge k gives to n stands in a parent of n as well: then its words are explained already, though
// the alignment may have found them at other places.
func (p *pile) heldBy(k, n int32) bool {
	e := &p.edges[k]
	q := e.opposite(n)
	for _, u := range p.w[n].parents {
		first := p.edges[u].opposite(n)
		for _, j := range p.w[q].edges {
			f := &p.edges[j]
			if f.weak || f.opposite(q) != first {
				continue
			}
			given, held := 0, 0
			side := f.sideOf(q)
			for i, v := range e.sideOf(q) {
				if v != align.None {
					given++
					if side[i] != align.None {
						held++
					}
				}
			}
			if held*5 >= given*4 {
				return true
			}
		}
	}
	return false
}

// widest gives the larger of the two shares.
func (e *edge) widest() float64 { return max(e.result.SharesA, e.result.SharesB) }

// sideOf gives the coverage of a witness's words.
func (e *edge) sideOf(n int32) []uint8 {
	if n == e.a {
		return e.result.A
	}
	return e.result.B
}

func mark(have []bool, side []uint8) {
	for i, v := range side {
		if v != align.None {
			have[i] = true
		}
	}
}

// descends reports whether n comes from ancestor.
func (p *pile) descends(n, ancestor int32) bool {
	seen := map[int32]bool{}
	open := []int32{n}
	for len(open) > 0 {
		v := open[len(open)-1]
		open = open[:len(open)-1]
		if v == ancestor {
			return true
		}
		if seen[v] {
			continue
		}
		seen[v] = true
		for _, k := range p.w[v].parents {
			open = append(open, p.edges[k].from)
		}
	}
	return false
}

// flipMerged turns M to B into B to M where B holds of M just what M's main source does not explain: a report that took from M
// would have taken some of that too. B then looks for a source of its own.
func (p *pile) flipMerged() {
	for k := range p.edges {
		e := &p.edges[k]
		if !e.used || e.direction == stemma.Known || len(p.w[e.to].parents) != 1 || len(p.w[e.from].parents) == 0 {
			continue
		}
		m, child := e.from, e.to
		main := p.mainParent(m)
		up := p.edges[main].sideOf(m)
		both, down, above := 0, 0, 0
		for i, v := range e.sideOf(m) {
			if up[i] != align.None {
				above++
			}
			if v != align.None {
				down++
				if up[i] != align.None {
					both++
				}
			}
		}
		if down < secondWords || above < secondWords || both*10 > min(down, above) || p.directlyJoined(child, p.edges[main].from) {
			continue
		}
		p.w[child].parents = nil
		e.used = false
		if p.descends(m, child) { // M comes from B another way: leave it
			p.take(int32(k), child)
			continue
		}
		p.take(int32(k), m)
		if len(p.w[m].parents) > 1 {
			p.settle(m)
		}
		p.adopt(child)
	}
}

// mainParent gives the edge by which most of a report was copied.
func (p *pile) mainParent(n int32) int32 {
	best, most := int32(-1), -1.0
	for _, k := range p.w[n].parents {
		if all, _ := p.edges[k].share(n); all > most {
			best, most = k, all
		}
	}
	return best
}

// adopt gives a report without parents the cheapest there is, if that is cheaper than to have been written anew.
func (p *pile) adopt(n int32) {
	t := newSketch(p)
	edges, cs, alone := t.candidates(n)
	f := t.forest()
	best, least := int32(-1), cost(f, &alone)
	for i, k := range edges {
		if e := &p.edges[k]; !e.used && !p.descends(e.opposite(n), n) {
			if c := cost(f, &cs[i]); c < least {
				best, least = k, c
			}
		}
	}
	if best >= 0 {
		p.take(best, n)
	}
}

// directlyJoined reports whether two reports share more than a passage.
func (p *pile) directlyJoined(n, m int32) bool {
	for _, k := range p.w[n].edges {
		if e := &p.edges[k]; !e.weak && e.opposite(n) == m && e.widest() >= smallShare {
			return true
		}
	}
	return false
}
