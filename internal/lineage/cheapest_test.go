package lineage

import (
	"math"
	"math/rand/v2"
	"runtime"
	"testing"
)

// treeCost gives the cost of a choice of arcs, or infinity if they are no tree from node 0.
func treeCost(nodes int, arcs []arc, chosen []int) float64 {
	from, cost := make([]int32, nodes), 0.0
	for i := range from {
		from[i] = -1
	}
	for _, k := range chosen {
		if from[arcs[k].to] >= 0 {
			return math.Inf(1)
		}
		from[arcs[k].to] = arcs[k].from
		cost += arcs[k].cost
	}
	for n := 1; n < nodes; n++ {
		v, steps := int32(n), 0
		for v > 0 && steps <= nodes {
			v = from[v]
			steps++
		}
		if v != 0 {
			return math.Inf(1)
		}
	}
	return cost
}

// leastCost tries every choice of one arc a node.
func leastCost(nodes int, arcs []arc) float64 {
	least := math.Inf(1)
	var try func(n int, chosen []int)
	try = func(n int, chosen []int) {
		if n == nodes {
			least = min(least, treeCost(nodes, arcs, chosen))
			return
		}
		for i := range arcs {
			if int(arcs[i].to) == n {
				try(n+1, append(chosen, i))
			}
		}
	}
	try(1, nil)
	return least
}

func TestCheapestTreeIsCheapest(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 8))
	for round := range 3000 {
		nodes := 2 + r.IntN(5)
		var arcs []arc
		for n := 1; n < nodes; n++ {
			arcs = append(arcs, arc{0, int32(n), float64(5 + r.IntN(20)), 0})
			for m := 1; m < nodes; m++ {
				if m != n && r.IntN(4) > 0 {
					arcs = append(arcs, arc{int32(m), int32(n), float64(r.IntN(12)), 0})
				}
			}
		}
		got := treeCost(nodes, arcs, cheapestTree(nodes, arcs))
		if want := leastCost(nodes, arcs); got != want {
			t.Fatalf("round %d: cost %v, want %v: %v", round, got, want, arcs)
		}
	}
}

// A chain in which each circle lies within the next: twice the nodes take about twice the memory.
func TestCirclesWithinCircles(t *testing.T) {
	cost := func(n int32) float64 {
		var arcs []arc
		for v := int32(1); v <= n; v++ {
			arcs = append(arcs, arc{0, v, 1e6 + float64(v), 0})
			if v > 1 {
				arcs = append(arcs, arc{v - 1, v, 1, 0}, arc{v, v - 1, float64(v), 0})
			}
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if got := treeCost(int(n)+1, arcs, cheapestTree(int(n)+1, arcs)); math.IsInf(got, 1) {
			t.Fatal("no tree")
		}
		runtime.ReadMemStats(&after)
		return float64(after.TotalAlloc - before.TotalAlloc)
	}
	if one, two := cost(4000), cost(8000); two > 2.5*one {
		t.Errorf("4,000 nodes take %.1f MB, 8,000 take %.1f MB", one/1e6, two/1e6)
	}
}
