package lineage

import "slices"

// An arc is an edge as seen from its child, in the search for the cheapest tree.
type arc struct {
	from, to int32
	cost     float64
	edge     int32
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
