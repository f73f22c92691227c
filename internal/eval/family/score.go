package family

import (
	"math"
	"slices"
	"strings"

	"stemma"
)

// A Found is what a method says of a pile: the joining copies with ids of reports or of witnesses of its own, and the groups.
type Found struct {
	Copies []stemma.Copy
	Groups [][]stemma.ID
}

// A Tally counts over piles.
type Tally struct {
	Right, RightDirected, Given, True float64 // edges
	Kinds, KindsRight                 float64
	Directed, DirectedRight           float64
	OriginError                       float64 // relative errors, summed
	OriginSum                         float64 // signed
	Piles                             float64
	ByEdit                            map[string][2]int // copies by this edit: found, all
	Confused                          map[[2]string]int // true kind and kind given
	FalseLinks                        [][2]string       // for looking at
	Missed                            []string          // for looking at
}

// UndirectedF1 gives F1 over edges, whichever end came first.
func (t *Tally) UndirectedF1() float64 { return f1(t.Right, t.Given, t.True) }

// DirectedF1 gives F1 over edges whose direction is right too.
func (t *Tally) DirectedF1() float64 { return f1(t.RightDirected, t.Given, t.True) }

// Kind gives the part of the right edges whose kind is right.
func (t *Tally) Kind() float64 { return t.KindsRight / max(1, t.Kinds) }

// Direction gives the part of the right edges whose direction is right.
func (t *Tally) Direction() float64 { return t.DirectedRight / max(1, t.Directed) }

// Origins gives the mean relative error of the number of origins.
func (t *Tally) Origins() float64 { return t.OriginError / max(1, t.Piles) }

func f1(right, given, expected float64) float64 {
	if right == 0 {
		return 0
	}
	p, r := right/given, right/expected
	return 2 * p * r / (p + r)
}

// Score compares what was found with the truth. A copy of a lost report counts for its nearest surviving ancestor; if there
// is none, the lost report's surviving children are siblings, and any edges that join them, directly or through a witness of
// the method's own, are right: as many as it takes to join them.
func (t *Tally) Score(pile []Member, f Found) {
	if t.ByEdit == nil {
		t.ByEdit, t.Confused = map[string][2]int{}, map[[2]string]int{}
	}
	index := map[stemma.ID]int{}
	for i := range pile {
		if !pile[i].Lost {
			index[pile[i].Report.ID] = i
		}
	}
	class := classes(pile)
	want := map[[2]int]bool{} // parent, child
	edit := map[[2]int]*Member{}
	brothers := map[int][]int{} // lost root: children
	for i := range pile {
		if pile[i].Lost {
			continue
		}
		for _, p := range pile[i].Parents {
			for _, a := range survivors(pile, p) {
				if pile[a].Lost {
					brothers[a] = append(brothers[a], i)
				} else if !want[[2]int{a, i}] {
					want[[2]int{a, i}] = true
					edit[[2]int{a, i}] = &pile[i]
				}
			}
		}
	}
	t.True += float64(len(want))
	// What was given, pairs through witnesses of the method's own among them.
	through := map[stemma.ID][]int{}
	got := map[[2]int]stemma.Copy{}
	for _, c := range f.Copies {
		to, known := index[c.To]
		if !c.Kind.Joins() || !known {
			continue
		}
		if from, ok := index[c.From]; ok {
			got[[2]int{from, to}] = c
		} else {
			through[c.From] = append(through[c.From], to)
		}
	}
	// Siblings: a union-find over the children of each lost root.
	join := map[int]int{}
	var root func(n int) int
	root = func(n int) int {
		if p, ok := join[n]; ok && p != n {
			return root(p)
		}
		return n
	}
	sibling := func(a, b int) bool {
		for _, list := range brothers {
			if slices.Contains(list, a) && slices.Contains(list, b) {
				return true
			}
		}
		return false
	}
	for _, list := range brothers {
		t.True += float64(len(list) - 1)
	}
	brotherly := func(a, b int) (right bool) {
		if !sibling(a, b) {
			return false
		}
		if ra, rb := root(a), root(b); ra != rb {
			join[max(ra, rb)] = min(ra, rb)
			t.Right++
			t.RightDirected++
			t.Given++
		}
		return true
	}
	// Which of several equal texts was copied, and which of them was made first, cannot be told: an edge between two texts counts for
	// one between texts equal to them, each true edge once; those that name the very reports first.
	open := map[[2]int][][2]int{}
	claimed := map[[2]int][2]int{} // given: true
	given := sorted(got)
	for _, pair := range sorted(want) {
		if _, exact := got[pair]; exact {
			claimed[pair] = pair
		} else if turned := [2]int{pair[1], pair[0]}; has(got, turned) && class[pair[0]] != class[pair[1]] {
			claimed[turned] = pair
		} else {
			k := [2]int{class[pair[0]], class[pair[1]]}
			open[k] = append(open[k], pair)
		}
	}
	for _, pair := range given {
		a, b := class[pair[0]], class[pair[1]]
		for _, k := range [][2]int{{a, b}, {b, a}} {
			if _, done := claimed[pair]; !done && len(open[k]) > 0 {
				claimed[pair] = open[k][0]
				open[k] = open[k][1:]
			}
		}
	}
	reached := map[[2]int]bool{}
	for _, pair := range given {
		c := got[pair]
		a, b := pair[0], pair[1]
		key, right := claimed[pair]
		switch {
		case right:
			t.Given++
			t.Right++
			t.Kinds++
			t.Directed++
			m := edit[key]
			reached[key] = true
			if class[key[0]] == class[a] {
				t.RightDirected++
				t.DirectedRight++
			}
			k := m.Kind
			if c.Kind == k {
				t.KindsRight++
			}
			t.Confused[[2]string{string(k), string(c.Kind)}]++
		case brotherly(a, b):
		default:
			t.Given++
			t.FalseLinks = append(t.FalseLinks, [2]string{c.From, c.To})
		}
	}
	for _, list := range through {
		slices.Sort(list)
		for i := 1; i < len(list); i++ {
			if !brotherly(list[0], list[i]) && !joined(pile, list[0], list[i]) {
				t.Given++
			}
		}
	}
	for pair, m := range edit {
		x := t.ByEdit[m.Edit]
		x[1]++
		if reached[pair] {
			x[0]++
		}
		t.ByEdit[m.Edit] = x
		if !reached[pair] {
			t.Missed = append(t.Missed, m.Edit+": "+pile[pair[0]].Report.ID+" to "+m.Report.ID)
		}
	}
	roots := map[int]bool{}
	for i := range pile {
		if !pile[i].Lost {
			for _, r := range pile[i].Roots {
				roots[r] = true
			}
		}
	}
	t.Piles++
	d := float64(len(f.Groups)-len(roots)) / float64(len(roots))
	t.OriginError += math.Abs(d)
	t.OriginSum += d
}

// survivors gives p if it is in the pile, else its nearest surviving ancestors, else the lost root itself.
func survivors(pile []Member, p int) []int {
	if !pile[p].Lost || len(pile[p].Parents) == 0 {
		return []int{p}
	}
	var out []int
	for _, q := range pile[p].Parents {
		out = append(out, survivors(pile, q)...)
	}
	return out
}

// joined reports whether two members have a beginning in common.
func joined(pile []Member, a, b int) bool {
	for _, r := range pile[a].Roots {
		if slices.Contains(pile[b].Roots, r) {
			return true
		}
	}
	return false
}

// classes numbers the members so that texts of the same words, whatever blanks stand between them, have one number.
func classes(pile []Member) []int {
	first := map[string]int{}
	out := make([]int, len(pile))
	for i := range pile {
		text := strings.Join(strings.Fields(pile[i].Report.Text), " ")
		k, ok := first[text]
		if !ok {
			k = i
			first[text] = i
		}
		out[i] = k
	}
	return out
}

func has(got map[[2]int]stemma.Copy, k [2]int) bool {
	_, ok := got[k]
	return ok
}

func sorted[V any](m map[[2]int]V) [][2]int {
	var out [][2]int
	for k := range m {
		out = append(out, k)
	}
	slices.SortFunc(out, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return out
}
