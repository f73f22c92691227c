package main

import (
	"math"
	"slices"

	"stemma/internal/claim/sameevent"
)

// Gradient boosting of regression trees on the logistic loss (Friedman 2001), with second-order gains and leaf values
// (Chen and Guestrin 2016) and binned traits. Nothing is drawn by chance but the rows of a tree, by a counter, so a
// model is made the same way every time.

type settings struct {
	trees, depth int
	rate         float64
	leaf, ridge  float64 // least sum of second derivatives in a leaf; what is added to it
	share        int     // one row in so many is left out of a tree
}

type rows struct {
	x []([]float64)
	y []float64
	w []float64
}

const bins = 64

// edges gives the borders of the bins of each trait: quantiles of the values, the values themselves where they are few.
func edges(x [][]float64) [][]float64 {
	n := len(x[0])
	out := make([][]float64, n)
	for f := range n {
		step := max(1, len(x)/20000)
		var v []float64
		for i := 0; i < len(x); i += step {
			v = append(v, x[i][f])
		}
		slices.Sort(v)
		distinct := slices.Compact(slices.Clone(v))
		if len(distinct) <= bins {
			for i := 1; i < len(distinct); i++ {
				out[f] = append(out[f], (distinct[i-1]+distinct[i])/2)
			}
			continue
		}
		for b := 1; b < bins; b++ {
			e := v[len(v)*b/bins]
			if k := len(out[f]); k == 0 || out[f][k-1] < e {
				out[f] = append(out[f], e)
			}
		}
	}
	return out
}

// learn fits a model to rows.
func learn(r rows, s settings) sameevent.Model {
	cut := edges(r.x)
	n, width := len(r.x), len(r.x[0])
	binned := make([][]uint8, width) // by trait
	for f := range width {
		binned[f] = make([]uint8, n)
		for i := range n {
			k, _ := slices.BinarySearch(cut[f], r.x[i][f])
			if k < len(cut[f]) && cut[f][k] == r.x[i][f] {
				k++ // a value on the border goes right: value < border goes left
			}
			binned[f][i] = uint8(k)
		}
	}
	pos, all := 0.0, 0.0
	for i := range r.y {
		pos, all = pos+r.y[i]*r.w[i], all+r.w[i]
	}
	m := sameevent.Model{Base: round(math.Log(pos / (all - pos)))}
	score := make([]float64, n)
	for i := range score {
		score[i] = m.Base
	}
	g, h := make([]float64, n), make([]float64, n)
	for t := range s.trees {
		for i := range n {
			p := 1 / (1 + math.Exp(-score[i]))
			g[i], h[i] = (p-r.y[i])*r.w[i], p*(1-p)*r.w[i]
		}
		var at []int32
		for i := range n {
			if (i*2654435761+t*40503)>>7%s.share != 0 {
				at = append(at, int32(i))
			}
		}
		var tree sameevent.Tree
		grow(&tree, at, g, h, binned, cut, s, s.depth)
		m.Trees = append(m.Trees, tree)
		for i := range n {
			score[i] += tree.Value(r.x[i])
		}
	}
	return m
}

func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// grow adds the node of some rows to a tree and gives its number.
func grow(tree *sameevent.Tree, at []int32, g, h []float64, binned [][]uint8, cut [][]float64, s settings, depth int) int {
	sg, sh := 0.0, 0.0
	for _, i := range at {
		sg, sh = sg+g[i], sh+h[i]
	}
	here := len(*tree)
	*tree = append(*tree, sameevent.Node{Trait: -1, Value: round(-s.rate * sg / (sh + s.ridge))})
	if depth == 0 {
		return here
	}
	best, trait, border := 1e-3, -1, 0
	for f := range binned {
		var bg, bh [bins + 1]float64
		col := binned[f]
		for _, i := range at {
			bg[col[i]] += g[i]
			bh[col[i]] += h[i]
		}
		lg, lh := 0.0, 0.0
		for b := range cut[f] {
			lg, lh = lg+bg[b], lh+bh[b]
			if lh < s.leaf || sh-lh < s.leaf {
				continue
			}
			rg, rh := sg-lg, sh-lh
			if gain := lg*lg/(lh+s.ridge) + rg*rg/(rh+s.ridge) - sg*sg/(sh+s.ridge); gain > best {
				best, trait, border = gain, f, b
			}
		}
	}
	if trait < 0 {
		return here
	}
	var left, right []int32
	for _, i := range at {
		if int(binned[trait][i]) <= border {
			left = append(left, i)
		} else {
			right = append(right, i)
		}
	}
	// A border is rounded to what the file holds, above the values to its left.
	node := sameevent.Node{Trait: trait, Border: cut[trait][border]}
	node.Left = grow(tree, left, g, h, binned, cut, s, depth-1)
	node.Right = grow(tree, right, g, h, binned, cut, s, depth-1)
	(*tree)[here] = node
	return here
}
