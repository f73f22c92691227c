package lineage

import (
	"slices"

	"stemma"
	"stemma/internal/lineage/align"
)

// furtherParents adds parents that explain words the ones found do not, and then asks of each whether another would be the better
// beside the others: the tree knew only one parent for each.
func (t *sketched) furtherParents(n int32) {
	w := &t.w[n]
	if len(w.parents) == 0 {
		return
	}
	for len(w.parents) < mostParents {
		best := t.further(n)
		if best < 0 {
			break
		}
		t.take(best, n)
	}
	t.settle(n)
}

// mostParents of one report: more has not been seen.
const mostParents = 4

// further gives the edge by which n is likeliest to have got another parent than it has, or -1.
func (t *sketched) further(n int32) int32 {
	var given []int32
	for _, k := range t.w[n].parents {
		given = append(given, t.edges[k].opposite(n))
	}
	edges, gs, none := t.gains(n, given)
	best, most := int32(-1), choice().further.odds(none[:])
	for i, k := range edges {
		if e := &t.edges[k]; !e.used && !t.descends(e.opposite(n), n) {
			if o := choice().further.odds(gs[i][:]); o > most {
				best, most = k, o
			}
		}
	}
	return best
}

// settle asks of each parent of a merged report whether another would be the better beside the other parents, or none.
func (t *sketched) settle(n int32) {
	w := &t.w[n]
	for range 2 {
		for _, k := range slices.Clone(w.parents) {
			if len(w.parents) < 2 {
				return
			}
			w.parents = without(w.parents, k)
			t.edges[k].used = false
			if best := t.further(n); best >= 0 {
				t.take(best, n)
			}
		}
	}
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
	var t *sketched
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
		if down < 2*long || above < 2*long || both*10 > min(down, above) || p.directlyJoined(child, p.edges[main].from) {
			continue
		}
		p.w[child].parents = nil
		e.used = false
		if p.descends(m, child) { // M comes from B another way: leave it
			p.take(int32(k), child)
			continue
		}
		p.take(int32(k), m)
		if t == nil {
			t = newSketch(p)
			t.known()
		}
		t.settle(m)
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
