package lineage

import (
	"slices"

	"stemma"
)

const (
	// rounds is how often the tree of a family is drawn: of 80 families 78 have come out of the fifth drawing as of the fourth.
	rounds = 5
	// kinAsked is how many forebears, and how many other copies of the parent, are asked for a reading: more than families of
	// eight have, and a bound for hot stories.
	kinAsked = 8
)

// findParents gives every witness the parents from which it was most cheaply copied: first the cheapest tree for each
// family (Chu and Liu 1965, Edmonds 1967), then further parents for what the first does not explain.
func (p *pile) findParents() {
	for i := range p.edges {
		p.direct(&p.edges[i])
	}
	for _, family := range p.families() {
		t := p.treeOf(family)
		for _, n := range family {
			t.furtherParents(n)
		}
		p.forget(family)
	}
	p.flipMerged()
	p.passOverSpun()
}

// families gives the witnesses joined by strong edges, each family and all of them in order.
func (p *pile) families() [][]int32 {
	root := make([]int32, len(p.w))
	for i := range root {
		root[i] = int32(i)
	}
	find := func(n int32) int32 {
		for root[n] != n {
			root[n] = root[root[n]]
			n = root[n]
		}
		return n
	}
	for i := range p.edges {
		if e := &p.edges[i]; !e.weak {
			a, b := find(e.a), find(e.b)
			root[max(a, b)] = min(a, b)
		}
	}
	by := map[int32][]int32{}
	for i := range p.w {
		r := find(int32(i))
		by[r] = append(by[r], int32(i))
	}
	var out [][]int32
	for i := range p.w {
		if f := by[int32(i)]; len(f) > 1 {
			out = append(out, f)
		}
	}
	return out
}

// treeOf directs the edges of one family, and gives the tree.
func (p *pile) treeOf(family []int32) *sketched {
	t := newSketch(p)
	for i, k := range p.drawn(family, rounds) {
		if k >= 0 {
			p.take(k, family[i])
			t.put(family[i], p.edges[k].opposite(family[i]))
		}
	}
	return t
}

// drawn gives the edge by which each of a family was copied, or -1: the cheapest tree is drawn, and drawn again with what it says
// itself of forebears and brothers, until nothing changes or it was drawn often enough.
func (p *pile) drawn(family []int32, rounds int) []int32 {
	local := make(map[int32]int32, len(family))
	for i, n := range family {
		local[n] = int32(i) + 1 // 0 is the root of roots
	}
	t := newSketch(p)
	edges := make([]int32, len(family))
	for range rounds {
		last := slices.Clone(edges)
		arcs := t.arcs(family, local)
		t.clear()
		for i := range edges {
			edges[i] = -1
		}
		for _, k := range cheapestTree(len(family)+1, arcs) {
			if a := arcs[k]; a.edge >= 0 {
				edges[a.to-1] = a.edge
				t.put(family[a.to-1], p.edges[a.edge].opposite(family[a.to-1]))
			}
		}
		if slices.Equal(edges, last) {
			break
		}
	}
	return edges
}

// opposite gives the end of an edge that is not n, before it has a direction.
func (e *edge) opposite(n int32) int32 {
	if n == e.a {
		return e.b
	}
	return e.a
}

// take makes an edge the way by which child was copied.
func (p *pile) take(k, child int32) {
	e := &p.edges[k]
	e.used = true
	e.to, e.from = child, e.opposite(child)
	p.w[child].parents = append(p.w[child].parents, k)
	odds := e.odds
	if child == e.a {
		odds = -odds
	}
	e.direction = p.sure(odds)
}

// sure gives how sure a direction is by its odds.
func (p *pile) sure(odds float64) stemma.Direction {
	switch {
	case odds >= knownOdds:
		return stemma.Known
	case odds >= likelyOdds:
		return stemma.Probable
	}
	return stemma.Undecided
}
