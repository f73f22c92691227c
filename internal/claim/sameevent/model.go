package sameevent

import (
	_ "embed" // the trees are packed into the program
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
)

//go:embed model.txt
var modelFile string

// A Node of a tree: a mention pair goes left where its trait lies below the border; a leaf has trait -1.
type Node struct {
	Trait       int
	Border      float64
	Left, Right int
	Value       float64
}

// A Tree is its nodes, the root first.
type Tree []Node

// Value gives the value of the leaf that traits lead to.
func (t Tree) Value(traits []float64) float64 {
	n := 0
	for t[n].Trait >= 0 {
		if traits[t[n].Trait] < t[n].Border {
			n = t[n].Left
		} else {
			n = t[n].Right
		}
	}
	return t[n].Value
}

// A Model says how likely two mentions are one happening: the sum of its trees, through the logistic function.
type Model struct {
	Base, Threshold float64
	Trees           []Tree
}

// Likeness gives the probability that two mentions with such traits are one happening.
func (m *Model) Likeness(traits []float64) float64 {
	sum := m.Base
	for _, t := range m.Trees {
		sum += t.Value(traits)
	}
	return 1 / (1 + math.Exp(-sum))
}

var model = sync.OnceValue(func() *Model {
	m, err := ParseModel(modelFile)
	if err != nil {
		panic(err)
	}
	return m
})

// ParseModel reads a model as Text writes it.
func ParseModel(text string) (*Model, error) {
	m := &Model{}
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		switch {
		case strings.HasPrefix(line, "#") || len(f) == 0:
		case f[0] == "base" && len(f) == 4:
			m.Base, _ = strconv.ParseFloat(f[1], 64)
			m.Threshold, _ = strconv.ParseFloat(f[3], 64)
		default:
			var t Tree
			rest := f
			if _, rest = t.parse(rest); len(rest) > 0 {
				return nil, fmt.Errorf("sameevent: a tree has words left: %q", rest)
			}
			m.Trees = append(m.Trees, t)
		}
	}
	return m, nil
}

// parse reads one node and what hangs below it: "trait<border left right", or the value of a leaf.
func (t *Tree) parse(words []string) (int, []string) {
	here := len(*t)
	*t = append(*t, Node{Trait: -1})
	if len(words) == 0 {
		return here, nil
	}
	trait, border, inner := strings.Cut(words[0], "<")
	words = words[1:]
	if !inner {
		(*t)[here].Value, _ = strconv.ParseFloat(trait, 64)
		return here, words
	}
	n := Node{}
	n.Trait, _ = strconv.Atoi(trait)
	n.Border, _ = strconv.ParseFloat(border, 64)
	n.Left, words = t.parse(words)
	n.Right, words = t.parse(words)
	(*t)[here] = n
	return here, words
}

// Text writes a model, one tree a line.
func (m *Model) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "base %g threshold %g\n", m.Base, m.Threshold)
	for _, t := range m.Trees {
		var write func(int)
		write = func(i int) {
			if n := t[i]; n.Trait < 0 {
				fmt.Fprintf(&b, " %g", n.Value)
			} else {
				fmt.Fprintf(&b, " %d<%.5g", n.Trait, n.Border)
				write(n.Left)
				write(n.Right)
			}
		}
		write(0)
		b.WriteByte('\n')
	}
	return b.String()
}

// Clusters sorts all mentions: those of one happening together, each in one cluster.
func (s *Set) Clusters(m *Model) [][]int {
	like := map[[2]int]float64{}
	s.Pairs(func(p Pair) {
		if l := m.Likeness(p.Traits); l >= least {
			like[[2]int{p.A, p.B}] = l
		}
	})
	return Join(len(s.mentions), like, m.Threshold)
}

// least is the likeness below which a pair counts as nothing, so that memory holds the likely ones only.
const least = .005
