package lineage

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// A report's parent is chosen among its candidates by trees of decisions (gradient boosting, Friedman 2001) whose sum is the
// logarithm of the odds of a conditional logit (McFadden 1974: which of its candidates is the report's parent, or none).

//go:embed choice.txt
var choiceFile string

// A node asks one thing of a change, or is a leaf.
type node struct {
	asks        int16 // a change; -1: a leaf
	left, right int16
	value       float64 // left is for up to this; of a leaf, what it adds
}

// A forest is a sum of trees, each with its first node first.
type forest [][]node

// Before a tree is drawn nobody has kin; when it is drawn, further parents are asked for.
type forests struct{ alone, amongKin, further forest }

var choice = sync.OnceValue(func() forests {
	f := readForests(choiceFile)
	return forests{f["alone"], f["amongKin"], f["further"]}
})

// readForests reads lines "forest NAME", "tree", "ask CHANGE VALUE LEFT RIGHT" and "leaf VALUE"; others say what the file is.
func readForests(file string) map[string]forest {
	numbers := map[string]int16{} // no change and gain have one name
	for i, name := range changeNames {
		numbers[name] = int16(i)
	}
	for i, name := range gainNames {
		numbers[name] = int16(i)
	}
	out := map[string]forest{}
	name := ""
	add := func(n node) {
		f := out[name]
		f[len(f)-1] = append(f[len(f)-1], n)
	}
	for line := range strings.Lines(file) {
		f := strings.Fields(line)
		switch {
		case len(f) == 2 && f[0] == "forest":
			name = f[1]
		case len(f) == 1 && f[0] == "tree":
			out[name] = append(out[name], nil)
		case len(f) == 2 && f[0] == "leaf":
			add(node{asks: -1, value: decimal(f[1])})
		case len(f) == 5 && f[0] == "ask":
			asks, known := numbers[f[1]]
			if !known {
				panic("choice.txt asks for " + f[1])
			}
			add(node{asks, int16(decimal(f[3])), int16(decimal(f[4])), decimal(f[2])})
		}
	}
	return out
}

// decimal reads a number of a file of ours.
func decimal(s string) float64 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic("choice.txt: " + err.Error())
	}
	return v
}

// odds gives the sum of what the trees say of a change or a gain.
func (f forest) odds(c []float64) (sum float64) {
	for _, tree := range f {
		n := &tree[0]
		for n.asks >= 0 {
			if c[n.asks] <= n.value {
				n = &tree[n.left]
			} else {
				n = &tree[n.right]
			}
		}
		sum += n.value
	}
	return sum
}
