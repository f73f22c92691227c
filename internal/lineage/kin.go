package lineage

import (
	"math"
	"slices"
)

// A sketched tree is the last one drawn; before the first nobody has kin.
type sketched struct {
	*pile
	above map[int32]int32
	below map[int32][]int32
	drawn bool

	asked   []int32 // places of work
	changes []change
	near    kin
	open    []int32
}

func newSketch(p *pile) *sketched {
	return &sketched{pile: p, above: map[int32]int32{}, below: map[int32][]int32{}}
}

func (t *sketched) clear() {
	clear(t.above)
	clear(t.below)
	t.drawn = true
}

func (t *sketched) put(child, parent int32) {
	t.above[child] = parent
	t.below[parent] = append(t.below[parent], child)
}

// known puts in what is known of parents: of each report the first.
func (t *sketched) known() {
	t.clear()
	for n := range t.w {
		if ks := t.w[n].parents; len(ks) > 0 {
			t.put(int32(n), t.edges[ks[0]].opposite(int32(n)))
		}
	}
}

// forest gives the trees of decisions to ask, without kin and with.
func (t *sketched) forest() forest {
	if t.drawn {
		return choice().amongKin
	}
	return choice().alone
}

// arcs gives every way in which a member of the family may have come about, and what it costs.
func (t *sketched) arcs(family []int32, local map[int32]int32) (out []arc) {
	f := t.forest()
	ways := len(family)
	for _, n := range family {
		ways += len(t.w[n].edges)
	}
	out = make([]arc, 0, ways)
	for _, n := range family {
		edges, cs, alone := t.candidates(n)
		for i, k := range edges {
			out = append(out, arc{local[t.edges[k].opposite(n)], local[n], cost(f, &cs[i]), k})
		}
		out = append(out, arc{0, local[n], cost(f, &alone), -1})
	}
	return out
}

// cost gives how little the trees of decisions think of a change, and what was set by hand.
func cost(f forest, c *change) float64 {
	cost := -f.odds(c[:])
	if c[orphan] == 0 && max(c[alignedChild], c[alignedParent]) < 2*smallShare && c[slip] <= 0 {
		cost += thinCost
	}
	if c[orphan] == 0 {
		worth := signWorth
		if c[toldOver] == 1 {
			worth = toldWorth
		}
		cost -= worth*max(-6, min(6, c[timeOddsFor]+c[signOddsFor])) + agencyWorth*c[fromAgency]
	}
	cost += lackingCost * math.Sqrt(c[lackingMore])
	return cost + c[orphan]*orphanCost
}

const (
	// thinCost is what little in common costs, since real reports come by a passage in other ways than made ones.
	thinCost = 1.0
	// orphanCost is what it costs more to have no parent, since a report that was judged a copy has one more often than a report asked
	// alone can tell: without it there are 2 more origins in a hundred than true.
	orphanCost = 3.0
	// lackingCost is what the root of what the child has more of in the best candidate costs beyond what the trees of decisions say, which
	// know no difference from some number on: a missing place is never for nothing.
	lackingCost = 0.08
	// signWorth is what the odds of times and signs count beyond what made families teach: written ones, as real ones, have fewer wrong clocks.
	signWorth = 0.2
	// toldWorth is the same of a story told over, and agencyWorth what it says for a parent to be an agency: made families have neither.
	toldWorth, agencyWorth = 0.4, 1.5
)

// candidates gives the edges by which n may have been copied, what it would have taken, and what it would mean that it was not copied. They
// hold until it is asked again.
func (t *sketched) candidates(n int32) (edges []int32, cs []change, alone change) {
	edges, cs = t.asked[:0], t.changes[:0]
	for _, k := range t.w[n].edges {
		if e := &t.edges[k]; !e.weak {
			edges = append(edges, k)
			cs = append(cs, t.change(e, n))
		}
	}
	t.asked, t.changes = edges, cs
	return edges, cs, beside(cs)
}

// change gives what made child out of the other end of an edge, the rest of the tree being as it is.
func (t *sketched) change(e *edge, child int32) change {
	parent := e.opposite(child)
	k := kin{t.near.forebears[:0], t.near.others[:0], t.near.copies[:0]}
	for v, ok := t.above[parent]; ok && v != child && len(k.forebears) < kinAsked; v, ok = t.above[v] {
		k.forebears = append(k.forebears, v)
	}
	k.copies = t.copiesOf(k.copies, child, parent)
	k.others = t.copiesOf(k.others, parent, child)
	for _, v := range k.forebears {
		k.others = t.copiesOf(k.others, v, child)
	}
	t.near = k
	c := t.changeOf(e, child, k)
	c[depth] = float64(len(k.forebears))
	c[ownBrood], c[brood] = float64(len(t.below[child])), float64(len(t.below[parent]))
	if t.above[child] == parent && t.drawn && c[brood] > 0 {
		c[brood]--
	}
	c[favoured], c[ownFavoured] = float64(t.favour(parent)), float64(t.favour(child))
	if t.closest(child) == parent {
		c[favoured]--
	}
	return c
}

// closest gives of the reports that share with n the one of which it lacks least, the first of several, or -1.
func (p *pile) closest(n int32) int32 {
	w := &p.w[n]
	if w.closest != 0 {
		return w.closest - 1
	}
	best, least := int32(-1), 0
	for _, k := range w.edges {
		e := &p.edges[k]
		if e.weak {
			continue
		}
		lacks := 0
		for _, v := range p.holds(n, e.opposite(n)) {
			lacks += one(!v)
		}
		if o := e.opposite(n); best < 0 || lacks < least || lacks == least && o < best {
			best, least = o, lacks
		}
	}
	w.closest = best + 1
	return best
}

// favour gives how many reports lack least of n.
func (p *pile) favour(n int32) int32 {
	w := &p.w[n]
	if w.favour == 0 {
		for _, k := range w.edges {
			if e := &p.edges[k]; !e.weak && p.closest(e.opposite(n)) == n {
				w.favour++
			}
		}
		w.favour++
	}
	return w.favour - 1
}

// copiesOf adds the copies of n and their copies, nearest first, without one and those that come of it.
func (t *sketched) copiesOf(out []int32, n, without int32) []int32 {
	open := append(t.open[:0], n)
	defer func() { t.open = open }()
	for at := 0; at < len(open) && len(out) < kinAsked; at++ {
		v := open[at]
		for _, k := range t.below[v] {
			if k != without && len(out) < kinAsked && !slices.Contains(out, k) {
				out = append(out, k)
				open = append(open, k)
			}
		}
	}
	return out
}
