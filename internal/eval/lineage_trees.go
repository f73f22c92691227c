package eval

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math"

	"stemma"
	"stemma/internal/lineage"
)

// notreBesoin draws the tree of a manuscript tradition whose true tree is known, with the code that draws it of reports.
func notreBesoin(data fs.FS) ([]Score, error) {
	f, err := data.Open("lineage/notre-besoin.json")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var d struct {
		True struct {
			Nodes []struct{ ID, Kind string }
			Edges [][2]string
		} `json:"true_stemma"`
		Readings []struct {
			ID, Rank int
			Text     string
		}
		Witnesses []struct {
			ID, Text string
			Readings []int
		}
	}
	if err := json.NewDecoder(f).Decode(&d); err != nil {
		return nil, err
	}
	var reports []stemma.Report
	for _, w := range d.Witnesses {
		reports = append(reports, stemma.Report{ID: w.ID, Text: w.Text, Lang: "fr"})
	}
	at, most := map[int]int{}, 0
	for i, r := range d.Readings {
		at[r.ID] = i
		most = max(most, r.Rank)
	}
	places := make([][]string, len(d.Witnesses))
	for i, w := range d.Witnesses {
		places[i] = make([]string, most+1)
		for _, id := range w.Readings {
			r := d.Readings[at[id]]
			places[i][r.Rank] += r.Text
		}
	}
	differ := hammings(places)
	spanning := scoreTree(d.True.Edges, spanningTree(differ, reports), reports)
	t := lineage.Trace(reports, nil)
	var made [][2]string
	for _, c := range t.Copies {
		if c.Kind.Joins() {
			made = append(made, [2]string{c.From, c.To})
		}
	}
	s := scoreTree(d.True.Edges, made, reports)
	chain := make([][2]string, 0, len(reports))
	for i := 1; i < len(reports); i++ {
		chain = append(chain, [2]string{reports[i-1].ID, reports[i].ID})
	}
	base := scoreTree(d.True.Edges, chain, reports)
	index := map[string]int{}
	for i := range reports {
		index[reports[i].ID] = i
	}
	joining := signSimilarity(distances(d.True.Edges, index), neighbourJoining(differ))
	const set, trivial = "lineage/notre-besoin", "chain in order of the letters"
	beside := func(tree float64) string { return fmt.Sprintf("minimum spanning tree %.3f (measured here)", tree) }
	n := len(d.True.Edges)
	return []Score{
		{Set: set, Metric: "edge F1, directed", Value: s.directed, N: n, Baseline: base.directed, Trivial: trivial},
		{Set: set, Metric: "edge F1, undirected", Value: s.undirected, N: n, Baseline: base.undirected, Trivial: trivial, Published: beside(spanning.undirected)},
		{Set: set, Metric: "ancestor F1", Value: s.ancestor, N: n, Baseline: base.ancestor, Trivial: trivial},
		{Set: set, Metric: "average sign similarity", Value: s.sign, N: n, Baseline: base.sign, Trivial: trivial, Published: fmt.Sprintf("%s, neighbour joining %.3f", beside(spanning.sign), joining)},
	}, nil
}

type treeScore struct{ directed, undirected, ancestor, sign float64 }

// scoreTree compares two trees over the same surviving witnesses (M18).
func scoreTree(truth, made [][2]string, reports []stemma.Report) treeScore {
	index := map[string]int{}
	for i := range reports {
		index[reports[i].ID] = i
	}
	want, got := surviving(truth, index), surviving(made, index)
	var s treeScore
	s.directed = pairF1(want, got)
	s.undirected = pairF1(bothWays(want), bothWays(got))
	s.ancestor = pairF1(closure(truth, index), closure(made, index))
	s.sign = signSimilarity(distances(truth, index), distances(made, index))
	return s
}

// surviving contracts the nodes that are not in the index: their children hang from their nearest surviving ancestor.
func surviving(edges [][2]string, index map[string]int) map[[2]string]bool {
	up := map[string][]string{}
	for _, e := range edges {
		up[e[1]] = append(up[e[1]], e[0])
	}
	out := map[[2]string]bool{}
	for child := range up {
		if _, ok := index[child]; !ok {
			continue
		}
		open := append([]string(nil), up[child]...)
		for len(open) > 0 {
			n := open[len(open)-1]
			open = open[:len(open)-1]
			if _, ok := index[n]; ok {
				out[[2]string{n, child}] = true
			} else {
				open = append(open, up[n]...)
			}
		}
	}
	return out
}

func bothWays(edges map[[2]string]bool) map[[2]string]bool {
	out := map[[2]string]bool{}
	for e := range edges {
		out[[2]string{min(e[0], e[1]), max(e[0], e[1])}] = true
	}
	return out
}

func pairF1(want, got map[[2]string]bool) float64 {
	right := 0.0
	for e := range got {
		if want[e] {
			right++
		}
	}
	_, _, f := F1(right, float64(len(got)), float64(len(want)))
	return f
}

// closure gives all pairs of a surviving ancestor and its surviving descendant.
func closure(edges [][2]string, index map[string]int) map[[2]string]bool {
	down := map[string][]string{}
	for _, e := range edges {
		down[e[0]] = append(down[e[0]], e[1])
	}
	out := map[[2]string]bool{}
	for a := range index {
		seen := map[string]bool{a: true}
		open := []string{a}
		for len(open) > 0 {
			n := open[len(open)-1]
			open = open[:len(open)-1]
			for _, c := range down[n] {
				if seen[c] {
					continue
				}
				seen[c] = true
				open = append(open, c)
				if _, ok := index[c]; ok {
					out[[2]string{a, c}] = true
				}
			}
		}
	}
	return out
}

// distances counts the edges between surviving witnesses, directions aside; infinite where there is no way.
func distances(edges [][2]string, index map[string]int) [][]float64 {
	near := map[string][]string{}
	for _, e := range edges {
		near[e[0]] = append(near[e[0]], e[1])
		near[e[1]] = append(near[e[1]], e[0])
	}
	out := make([][]float64, len(index))
	for a, i := range index {
		out[i] = make([]float64, len(index))
		for k := range out[i] {
			out[i][k] = math.Inf(1)
		}
		d := map[string]float64{a: 0}
		open := []string{a}
		for len(open) > 0 {
			n := open[0]
			open = open[1:]
			if k, ok := index[n]; ok {
				out[i][k] = d[n]
			}
			for _, m := range near[n] {
				if _, ok := d[m]; !ok {
					d[m] = d[n] + 1
					open = append(open, m)
				}
			}
		}
	}
	return out
}

// signSimilarity is the mean over triples of how far two sets of distances agree on which of two witnesses is nearer.
func signSimilarity(a, b [][]float64) float64 {
	sum, n := 0.0, 0.0
	for x := range a {
		for y := range a {
			for z := y + 1; z < len(a); z++ {
				if x == y || x == z {
					continue
				}
				sum += 1 - math.Abs(sign(a[x][y], a[x][z])-sign(b[x][y], b[x][z]))/2
				n++
			}
		}
	}
	return sum / n
}

func sign(a, b float64) float64 {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
