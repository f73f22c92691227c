package lineage

import (
	"flag"
	"fmt"
	"math"
	"testing"

	"stemma"
	"stemma/internal/eval/family"
)

var fit = flag.Bool("fit", false, "fit the prices of changes to invented families anew, and print them")

// A choice is a report's candidates, the last of them none, and the number of the true one.
type choice struct {
	candidates []change
	right      int
}

// With -fit this makes the prices anew, of 100 seeds.
func TestFitPrices(t *testing.T) {
	seeds := 4
	if *fit {
		seeds = 100
	}
	var first, again []choice
	for s := range seeds {
		for _, held := range []bool{false, true} {
			seed := 1000 + uint64(s)
			pile := family.Make(family.Invent(seed, 60), family.Options{Seed: seed, Families: 3, Size: 8, Single: 4, Held: held, Desk: s%2 == 0})
			a, b := choices(pile)
			first, again = append(first, a...), append(again, b...)
		}
	}
	// On the families of four seeds .73 and .77 of the choices are right, give or take .04.
	for _, c := range []struct {
		name    string
		choices []choice
		prices  *change
		least   float64
	}{{"alone", first, &alone, 0.66}, {"amongKin", again, &amongKin, 0.70}} {
		if got := right(c.choices, c.prices); got < c.least {
			t.Errorf("%s: %.3f of %d choices are right, want %.2f", c.name, got, len(c.choices), c.least)
		}
		if *fit {
			w := logit(c.choices)
			fmt.Printf("%s (%d choices, %.3f right; as they are %.3f)\n", c.name, len(c.choices), right(c.choices, &w), right(c.choices, c.prices))
			for i, v := range w {
				fmt.Printf("\t%2d: %.2f (%.2f)\n", i, v, c.prices[i])
			}
		}
	}
}

// choices gives every report of a pile with its candidates, before a tree is drawn and when one is.
func choices(members []family.Member) (first, again []choice) {
	p := newPile(family.Reports(members), nil)
	p.link(near)
	for i := range p.edges {
		p.direct(&p.edges[i])
	}
	number := map[stemma.ID]int32{}
	for i := range p.w {
		number[p.w[i].report.ID] = int32(i)
	}
	// The true parent is the one that gave most; a report whose parent is lost is left out.
	parent := map[int32]int32{}
	for i := range members {
		if members[i].Lost {
			continue
		}
		n := number[members[i].Report.ID]
		parent[n] = -1
		most := 0
		for _, k := range members[i].Parents {
			if members[k].Lost {
				delete(parent, n)
				break
			}
			from := number[members[k].Report.ID]
			if twin := p.w[from].twin; twin >= 0 {
				from = twin
			}
			if held := count(p.holds(n, from)); held > most {
				parent[n], most = from, held
			}
		}
	}
	gather := func(t *sketched) (out []choice) {
		for n := range int32(len(p.w)) {
			true, known := parent[n]
			if !known || p.w[n].twin >= 0 {
				continue
			}
			c := choice{right: -1}
			most := 0.0
			for _, k := range p.w[n].edges {
				e := &p.edges[k]
				if e.weak {
					continue
				}
				if e.opposite(n) == true {
					c.right = len(c.candidates)
				}
				x := t.change(e, n)
				most = max(most, x[heldShare])
				c.candidates = append(c.candidates, x)
			}
			if true < 0 {
				c.right = len(c.candidates)
			}
			if c.candidates = append(c.candidates, t.orphaned(n, most)); c.right >= 0 && len(c.candidates) > 1 {
				out = append(out, c)
			}
		}
		return out
	}
	t := newSketch(p)
	first = gather(t)
	for _, f := range p.families() {
		p.treeOf(f)
	}
	t.clear()
	for n := range p.w {
		for _, k := range p.w[n].parents {
			t.put(int32(n), p.edges[k].from)
		}
	}
	return first, gather(t)
}

func count(has []bool) (n int) {
	for _, v := range has {
		if v {
			n++
		}
	}
	return n
}

func right(cs []choice, prices *change) float64 {
	n := 0.0
	for _, c := range cs {
		best := 0
		for i := range c.candidates {
			if c.candidates[i].cost(prices) < c.candidates[best].cost(prices) {
				best = i
			}
		}
		if best == c.right {
			n++
		}
	}
	return n / float64(len(cs))
}

// logit fits a conditional logit by gradient descent with a rate of its own for each weight (Adam, Kingma and Ba 2014).
func logit(cs []choice) (w change) {
	const steps, rate, shrink = 400, 0.05, 0.001
	var mean, square change
	for step := 1; step <= steps; step++ {
		var slope change
		for _, c := range cs {
			sum := 0.0
			odds := make([]float64, len(c.candidates))
			for i := range c.candidates {
				odds[i] = math.Exp(c.candidates[c.right].cost(&w) - c.candidates[i].cost(&w))
				sum += odds[i]
			}
			for i := range c.candidates {
				for k, v := range c.candidates[i] {
					slope[k] -= odds[i] / sum * v
					if i == c.right {
						slope[k] += v
					}
				}
			}
		}
		for k := range w {
			g := slope[k]/float64(len(cs)) + shrink*w[k]
			mean[k] = 0.9*mean[k] + 0.1*g
			square[k] = 0.99*square[k] + 0.01*g*g
			w[k] -= rate * mean[k] / (1 - math.Pow(0.9, float64(step))) / (math.Sqrt(square[k]/(1-math.Pow(0.99, float64(step)))) + 1e-8)
		}
	}
	return w
}
