package lineage

import "slices"

// An arc is an edge as seen from its child, in the search for the cheapest tree.
type arc struct {
	from, to int32
	cost     float64
	edge     int32
}

// cheapestTree gives the arcs of the cheapest tree that reaches every node from node 0, to which no arc leads (Chu and Liu 1965,
// Edmonds 1967, in the way of Tarjan 1977: each node keeps its arcs in a heap, a circle of nodes becomes one and its heaps are
// melded). Every node needs an arc from node 0. Of equally cheap arcs the first is taken. Time is that of sorting the arcs, and
// memory grows with their number, however deep circles lie within circles: in a family of thousands that share one passage each
// arc costs about the same, and a contraction that copies the arcs takes the square of their number.
func cheapestTree(nodes int, arcs []arc) []int {
	h := newHeaps(nodes, arcs)
	into := make([]int32, nodes) // the arc by which a node is reached
	by := make([]int32, nodes)   // in whose walk a node was seen
	for i := range by {
		into[i], by[i] = -1, -1
	}
	by[0] = 0
	var circles []circle
	var path, taken []int32
	for n := int32(1); int(n) < nodes; n++ {
		path, taken = path[:0], taken[:0]
		for u := h.group(n); by[u] < 0; {
			k := h.pop(u)
			path, taken = append(path, u), append(taken, k)
			by[u] = n
			if u = h.group(arcs[k].from); by[u] != n {
				continue
			}
			end, joins := len(path), len(h.joins)
			heap := int32(-1)
			for { // the walk came back to u: all since is one node from here on
				last := len(path) - 1
				w := path[last]
				path = path[:last]
				heap = h.meld(heap, h.top[w])
				if !h.join(u, w) {
					break
				}
			}
			u = h.group(u)
			h.top[u], by[u] = heap, -1
			circles = append(circles, circle{u, joins, slices.Clone(taken[len(path):end])})
			taken = taken[:len(path)]
		}
		for _, k := range taken {
			into[h.group(arcs[k].to)] = k
		}
	}
	for i := len(circles) - 1; i >= 0; i-- { // from the outermost in: the arc that enters a circle replaces one of its own
		c := &circles[i]
		h.part(c.joins)
		enters := into[c.node]
		for _, k := range c.arcs {
			into[h.group(arcs[k].to)] = k
		}
		into[h.group(arcs[enters].to)] = enters
	}
	var out []int
	for _, k := range into[1:] {
		out = append(out, int(k))
	}
	slices.Sort(out)
	return out
}

// A circle of nodes that became one.
type circle struct {
	node  int32
	joins int // how many nodes had been joined before
	arcs  []int32
}

// heaps are skew heaps of the arcs that lead to each group of nodes (Sleator and Tarjan 1986), and the groups: a forest that can
// be taken apart again in the order in which it was joined.
type heaps struct {
	cost        []float64 // less what was taken off for the whole heap under an arc
	off         []float64 // to be taken off below
	left, right []int32
	top         []int32 // of each group
	up, size    []int32
	joins       []int32
}

func newHeaps(nodes int, arcs []arc) *heaps {
	h := &heaps{
		cost: make([]float64, len(arcs)), off: make([]float64, len(arcs)), left: make([]int32, len(arcs)), right: make([]int32, len(arcs)),
		top: make([]int32, nodes), up: make([]int32, nodes), size: make([]int32, nodes),
	}
	for i := range nodes {
		h.top[i], h.up[i], h.size[i] = -1, int32(i), 1
	}
	for i := range arcs {
		a := &arcs[i]
		h.cost[i], h.left[i], h.right[i] = a.cost, -1, -1
		if a.to != 0 && a.from != a.to {
			h.top[a.to] = h.meld(h.top[a.to], int32(i))
		}
	}
	return h
}

// settle takes off at an arc what is to be taken off for all below it.
func (h *heaps) settle(a int32) {
	if d := h.off[a]; d != 0 {
		h.cost[a] -= d
		for _, b := range [...]int32{h.left[a], h.right[a]} {
			if b >= 0 {
				h.off[b] += d
			}
		}
		h.off[a] = 0
	}
}

// meld makes one heap of two. It goes down the right sides and turns each, without recursion: a heap may be as deep as it is large.
func (h *heaps) meld(a, b int32) int32 {
	first, under := int32(-1), int32(-1)
	for a >= 0 && b >= 0 {
		h.settle(a)
		h.settle(b)
		if h.cost[b] < h.cost[a] || h.cost[b] == h.cost[a] && b < a {
			a, b = b, a
		}
		if under < 0 {
			first = a
		} else {
			h.left[under] = a
		}
		under = a
		a, h.right[under] = h.right[under], h.left[under]
	}
	if a < 0 {
		a = b
	}
	if under < 0 {
		return a
	}
	h.left[under] = a
	return first
}

// pop takes the cheapest arc from the heap of a group; what it costs is taken off all that stay.
func (h *heaps) pop(u int32) int32 {
	k := h.top[u]
	h.settle(k)
	for _, b := range [...]int32{h.left[k], h.right[k]} {
		if b >= 0 {
			h.off[b] += h.cost[k]
		}
	}
	h.top[u] = h.meld(h.left[k], h.right[k])
	return k
}

func (h *heaps) group(n int32) int32 {
	for h.up[n] != n {
		n = h.up[n]
	}
	return n
}

// join makes one group of two and reports whether they were two.
func (h *heaps) join(a, b int32) bool {
	a, b = h.group(a), h.group(b)
	if a == b {
		return false
	}
	if h.size[a] < h.size[b] {
		a, b = b, a
	}
	h.up[b] = a
	h.size[a] += h.size[b]
	h.joins = append(h.joins, b)
	return true
}

// part takes the joins apart again that came after the first n.
func (h *heaps) part(n int) {
	for len(h.joins) > n {
		b := h.joins[len(h.joins)-1]
		h.joins = h.joins[:len(h.joins)-1]
		h.size[h.up[b]] -= h.size[b]
		h.up[b] = b
	}
}
