package lineage

import (
	"cmp"
	"slices"

	"stemma"
	"stemma/internal/lineage/align"
	"stemma/internal/lineage/words"
)

// What a way of copying costs, in words that a copyist would have had to write.
const (
	rewordCost  = 0.5  // of a word for each reworded one
	placeCost   = 4    // words for each place where something was changed or put in: a common innovation is the best evidence
	addCost     = 0.25 // of a word for each one put in: desks add background
	fullBonus   = 0.0  // of a word for each word of the parent: among equals the fuller report is the source
	restoreCost = 4    // more, for a word that the candidate lacks but an older report has: nobody guesses it back
	witnesses   = 8    // other reports that are asked whether they have a word
	tamperCost  = 10   // words for having put in hidden characters: a parent that has them already explains them
	creditWorth = 40.0 // words that naming the parent is worth: it decides among candidates that explain the text alike
	rootCost    = 10.0 // words for having no source in the pile
	tailCost    = 1.5  // words for cutting the end: a desk's first cut
	cutCost     = 3.0  // words for each cut inside
	thinCost    = 25.0 // words for a parent that shares little: a passage may have come another way
	headCost    = 12.0 // words for cutting the beginning: nobody drops the news
	oddsWords   = 25.0 // words of writing that one unit of log odds of direction outweighs
	secondShare = 0.12 // of a report's words that a second parent must explain beyond the first
	secondWords = 25   // and at least so many words
)

// findParents gives every witness the parents from which it was most cheaply copied: first the cheapest tree for each
// family (Chu and Liu 1965, Edmonds 1967), then further parents for what the first does not explain.
func (p *pile) findParents() {
	for i := range p.edges {
		p.direct(&p.edges[i])
	}
	for _, family := range p.families() {
		p.treeOf(family)
	}
	for n := range p.w {
		p.secondParents(int32(n))
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

// cost gives what it took to make the child out of the parent.
func (p *pile) cost(e *edge, child int32) float64 {
	cc, cp, odds := e.result.B, e.result.A, e.odds
	if child == e.a {
		cc, cp, odds = e.result.A, e.result.B, -e.odds
	}
	c := 0.0
	last := align.Exact
	parent := e.opposite(child)
	other := p.elsewhere(child, parent)
	for i, v := range cc {
		switch v {
		case align.None:
			c += addCost
		case align.Reworded:
			c += rewordCost
		}
		if v != align.Exact && last == align.Exact {
			c += placeCost
		}
		if v != align.Exact {
			c += float64(other[i])
			if v == align.Reworded && other[i] > 1 {
				c += restoreCost
			}
		}
		last = v
	}
	for i := 0; i < len(cp); i++ {
		if cp[i] != align.None {
			continue
		}
		from := i
		for i+1 < len(cp) && cp[i+1] == align.None {
			i++
		}
		switch {
		case i+1 == len(cp):
			c += tailCost
		case from == 0:
			c += headCost
		default:
			c += cutCost
		}
	}
	c += p.dressing(e, parent)
	switch {
	case e.dangling == 1 && child == e.b || e.dangling == -1 && child == e.a:
		c -= creditWorth // a slip that gives the source away is worth no less than an open credit
	case e.widest() < 2*smallShare:
		c += thinCost
	}
	if p.creditTo(&p.w[child], &p.w[parent]) != nil {
		c -= creditWorth
	}
	return c + oddsWords*max(0, -odds) - fullBonus*float64(len(cp))
}

// dressing gives what hidden characters cost: a parent that has the same explains them, one that has others cannot be it.
func (p *pile) dressing(e *edge, parent int32) float64 {
	c := float64(min(tamperCost, e.result.Dressed))
	if p.w[parent].tamper != (words.Tamper{}) {
		c *= 2
	}
	return c
}

// elsewhere gives for each word of child what it costs that another report has it and the candidate parent has not: a word
// for each word, more where the other is older than the candidate. Only the reports that share most with child are asked.
func (p *pile) elsewhere(child, parent int32) []float32 {
	w := &p.w[child]
	if w.closest == nil {
		for _, k := range w.edges {
			e := &p.edges[k]
			odds := e.odds
			if child == e.a {
				odds = -odds
			}
			if !e.weak && odds > -likelyOdds {
				w.closest = append(w.closest, k)
			}
		}
		slices.SortStableFunc(w.closest, func(a, b int32) int {
			sa, _ := p.edges[a].share(child)
			sb, _ := p.edges[b].share(child)
			return cmp.Compare(sb, sa)
		})
		w.closest = w.closest[:min(len(w.closest), witnesses)]
	}
	out := make([]float32, w.length)
	for _, k := range w.closest {
		e := &p.edges[k]
		q := e.opposite(child)
		if q == parent {
			continue
		}
		cost := float32(1)
		if parent >= 0 && p.older(q, parent) {
			cost = 1.01 // marked as older
		}
		for i, v := range e.sideOf(child) {
			if (v == align.Exact || parent < 0 && v != align.None) && out[i] < cost {
				out[i] = cost
			}
		}
	}
	return out
}

// older reports whether a is known to be older than b.
func (p *pile) older(a, b int32) bool {
	if p.w[a].spun != p.w[b].spun {
		return p.w[b].spun
	}
	h, _, ok := hoursBetween(p.w[a].report.Published, p.w[b].report.Published)
	return ok && h > 0
}

// An arc is an edge as seen from its child, in the search for the cheapest tree.
type arc struct {
	from, to int32
	cost     float64
	edge     int32
}

// treeOf directs the edges of one family.
func (p *pile) treeOf(family []int32) {
	local := make(map[int32]int32, len(family))
	for i, n := range family {
		local[n] = int32(i) + 1 // 0 is the root of roots
	}
	var arcs []arc
	for _, n := range family {
		for _, k := range p.w[n].edges {
			e := &p.edges[k]
			if e.weak || e.a != n {
				continue
			}
			for _, child := range []int32{e.b, e.a} {
				arcs = append(arcs, arc{local[e.opposite(child)], local[child], p.cost(e, child), k})
			}
		}
	}
	// A root wrote anew every word that some report has which may be older.
	for i, n := range family {
		arcs = append(arcs, arc{0, int32(i) + 1, p.rootCost(n), -1})
	}
	for _, k := range cheapestTree(len(family)+1, arcs) {
		a := arcs[k]
		if a.edge < 0 {
			continue
		}
		child := family[a.to-1]
		p.take(a.edge, child)
	}
}

// rootCost gives what it cost to write a report anew.
func (p *pile) rootCost(n int32) float64 {
	c := rootCost
	for _, v := range p.elsewhere(n, -1) {
		c += max(addCost, float64(v))
	}
	return c
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

// cheapestTree gives the arcs of the cheapest tree that reaches every node from node 0 (Chu-Liu and Edmonds, with
// contraction of cycles; at most nodes rounds over the arcs). Among equally cheap arcs the first is taken.
func cheapestTree(nodes int, arcs []arc) []int {
	best := make([]int, nodes)
	for i := range best {
		best[i] = -1
	}
	for i, a := range arcs {
		if a.to != 0 && a.from != a.to && (best[a.to] < 0 || a.cost < arcs[best[a.to]].cost) {
			best[a.to] = i
		}
	}
	group := make([]int32, nodes)
	for i := range group {
		group[i] = -1
	}
	groups := int32(0)
	seen := make([]int, nodes)
	inCycle := make([]bool, nodes)
	for n := 1; n < nodes; n++ {
		v := n
		for v != 0 && seen[v] == 0 && best[v] >= 0 {
			seen[v] = n
			v = int(arcs[best[v]].from)
		}
		if v != 0 && seen[v] == n && group[v] < 0 {
			for u := v; group[u] < 0; u = int(arcs[best[u]].from) {
				group[u] = groups
				inCycle[u] = true
			}
			groups++
		}
	}
	if groups == 0 {
		var out []int
		for n := 1; n < nodes; n++ {
			if best[n] >= 0 {
				out = append(out, best[n])
			}
		}
		return out
	}
	// Node 0 keeps number 0 in the contracted graph.
	number := make([]int32, nodes)
	for n := range nodes {
		if n == 0 {
			number[n] = 0
			continue
		}
		if group[n] >= 0 {
			number[n] = group[n] + 1
		} else {
			groups++
			number[n] = groups
		}
	}
	var inner []arc
	var origin []int
	for i, a := range arcs {
		if a.to == 0 || number[a.from] == number[a.to] {
			continue
		}
		c := a.cost
		if inCycle[a.to] {
			c -= arcs[best[a.to]].cost
		}
		inner = append(inner, arc{number[a.from], number[a.to], c, 0})
		origin = append(origin, i)
	}
	entered := make([]bool, nodes)
	var out []int
	for _, k := range cheapestTree(int(groups)+1, inner) {
		i := origin[k]
		out = append(out, i)
		entered[arcs[i].to] = true
	}
	for n := 1; n < nodes; n++ {
		if inCycle[n] && !entered[n] {
			out = append(out, best[n])
		}
	}
	slices.Sort(out)
	return out
}
