package eval

import (
	"math"
	"slices"

	"stemma"
)

// Two methods that stemmatology takes from biology, for comparison: what they make of the words of the witnesses, place by
// place. Both give trees without a root, so that only what needs no direction can be scored.

// hammings gives the part of the places at which two witnesses differ.
func hammings(places [][]string) [][]float64 {
	out := make([][]float64, len(places))
	for i := range places {
		out[i] = make([]float64, len(places))
		for j := range places {
			differ, all := 0.0, 0.0
			for k := range places[i] {
				if a, b := places[i][k], places[j][k]; a != "" || b != "" {
					all++
					if a != b {
						differ++
					}
				}
			}
			out[i][j] = differ / max(1, all)
		}
	}
	return out
}

// spanningTree joins every witness to the nearest that is joined (Prim 1957).
func spanningTree(d [][]float64, ws []stemma.Report) (edges [][2]string) {
	joined := map[int]bool{0: true}
	for len(joined) < len(d) {
		from, to := -1, -1
		for i := range d {
			for j := range d {
				if joined[i] && !joined[j] && (from < 0 || d[i][j] < d[from][to]) {
					from, to = i, j
				}
			}
		}
		joined[to] = true
		edges = append(edges, [2]string{ws[from].ID, ws[to].ID})
	}
	return edges
}

// neighbourJoining makes a tree whose leaves are the witnesses (Saitou and Nei 1987), and gives the edges between them on the way
// from one to another.
func neighbourJoining(d [][]float64) (edges [][]float64) {
	n := len(d)
	open := make([]int, n)
	for i := range open {
		open[i] = i
	}
	d = slices.Clone(d)
	for i := range d {
		d[i] = slices.Clone(d[i])
	}
	var links [][2]int
	for len(open) > 2 {
		sums := map[int]float64{}
		for _, i := range open {
			for _, j := range open {
				sums[i] += d[i][j]
			}
		}
		best, a, b := math.Inf(1), -1, -1
		for x, i := range open {
			for _, j := range open[x+1:] {
				if q := float64(len(open)-2)*d[i][j] - sums[i] - sums[j]; q < best {
					best, a, b = q, i, j
				}
			}
		}
		node := len(d)
		row := make([]float64, node+1)
		for _, k := range open {
			row[k] = (d[a][k] + d[b][k] - d[a][b]) / 2
		}
		for i := range d {
			d[i] = append(d[i], row[i])
		}
		d = append(d, row)
		links = append(links, [2]int{node, a}, [2]int{node, b})
		open = append(slices.DeleteFunc(open, func(k int) bool { return k == a || k == b }), node)
	}
	links = append(links, [2]int{open[0], open[1]})
	return between(links, len(d), n)
}

// between counts the links on the way from each of the first n nodes to each other.
func between(links [][2]int, nodes, n int) [][]float64 {
	out := make([][]float64, nodes)
	for i := range out {
		out[i] = make([]float64, nodes)
		for j := range out[i] {
			if i != j {
				out[i][j] = math.Inf(1)
			}
		}
	}
	for _, l := range links {
		out[l[0]][l[1]], out[l[1]][l[0]] = 1, 1
	}
	for k := range out {
		for i := range out {
			for j := range out {
				out[i][j] = min(out[i][j], out[i][k]+out[k][j])
			}
		}
	}
	out = out[:n]
	for i := range out {
		out[i] = out[i][:n]
	}
	return out
}
