package lineage

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"slices"
	"testing"

	"stemma"
	"stemma/internal/eval/family"
)

var dumpChoices = flag.String("choices", "", "write the choices between parents that invented families ask for to this folder, for tools/choice")

var openOnly = flag.Bool("open", false, "with -choices: leave out the kinds of edit that the evaluation holds out")

// Seeds of the families that the trees of decisions were learned from: the evaluation's begin at 0.
const (
	firstLearned = 2000
	learned      = 800
)

// A decision is a report's candidates, the last of them none, and the number of the true one.
type decision struct {
	candidates [][]float64
	right      int
}

// With -choices this writes what tools/choice/learn.py learns from.
func TestChoices(t *testing.T) {
	from, seeds := 1000, 6
	if *dumpChoices != "" {
		from, seeds = firstLearned, learned
	}
	kinds := []string{"alone", "drawn", "redrawn", "further"}
	var all [4][]decision
	for s := from; s < from+seeds; s++ {
		for _, held := range []bool{false, true} {
			if held && *openOnly {
				continue
			}
			seed := uint64(s)
			pile := family.Make(basesOf(seed), family.Options{Seed: seed, Families: 3, Size: 8, Single: 4, Held: held, Desk: s%2 == 0, Scribes: s%8 == 3})
			for i, d := range decisions(pile) {
				all[i] = append(all[i], d...)
			}
		}
	}
	for i, least := range []float64{0.88, 0.90, 0.90, 0.95} {
		names := changeNames[:]
		if i == 3 {
			names = gainNames[:]
		}
		f := []forest{choice().alone, choice().amongKin, choice().amongKin, choice().further}[i]
		got := rightly(all[i], f)
		t.Logf("%s: %.3f of %d choices are right", kinds[i], got, len(all[i]))
		if got < least && *dumpChoices == "" {
			t.Errorf("%s: %.3f of %d choices are right, want %.2f", kinds[i], got, len(all[i]), least)
		}
		if *dumpChoices != "" {
			if err := writeChoices(*dumpChoices+"/"+kinds[i]+".csv", names, all[i]); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// basesOf gives invented texts, of every third seed twice as long.
func basesOf(seed uint64) []family.Base {
	if seed%3 != 0 {
		return family.Invent(seed, 60)
	}
	twice := family.Invent(seed, 120)
	out := make([]family.Base, 60)
	for i := range out {
		out[i] = twice[2*i]
		out[i].Text += "\n\n" + twice[2*i+1].Text
	}
	return out
}

func writeChoices(file string, names []string, ds []decision) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprint(w, "group,right")
	for _, n := range names {
		fmt.Fprint(w, ",", n)
	}
	fmt.Fprintln(w)
	for g, d := range ds {
		for i, c := range d.candidates {
			fmt.Fprintf(w, "%d,%d", g, one(i == d.right))
			for _, v := range c {
				fmt.Fprintf(w, ",%g", v)
			}
			fmt.Fprintln(w)
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// decisions gives every report of a pile with its candidates: before a tree is drawn, when one is drawn once, and as often as it is;
// and then those for a further parent.
func decisions(members []family.Member) (out [4][]decision) {
	p := newPile(family.Reports(members), nil)
	p.link(near)
	for i := range p.edges {
		p.direct(&p.edges[i])
	}
	parents := trueParents(p, members)
	gather := func(t *sketched) (ds []decision) {
		for n := range int32(len(p.w)) {
			first, known := parents[n]
			if !known {
				continue
			}
			d := decision{right: -1}
			edges, cs, alone := t.candidates(n)
			for i, k := range edges {
				q := p.edges[k].opposite(n)
				if len(first) > 0 && q == first[0] {
					d.right = len(d.candidates)
				} else if len(first) > 1 && q == first[1] {
					continue // a second parent is no wrong answer
				}
				d.candidates = append(d.candidates, slices.Clone(cs[i][:]))
			}
			if len(first) == 0 {
				d.right = len(d.candidates)
			}
			if d.candidates = append(d.candidates, alone[:]); d.right >= 0 && len(d.candidates) > 1 {
				ds = append(ds, d)
			}
		}
		return ds
	}
	t := newSketch(p)
	out[0] = gather(t)
	for i, n := range []int{1, rounds} {
		t.clear()
		for _, f := range p.families() {
			for k, e := range p.drawn(f, n) {
				if e >= 0 {
					t.put(f[k], p.edges[e].opposite(f[k]))
				}
			}
		}
		out[i+1] = gather(t)
	}
	for n := range int32(len(p.w)) {
		switch true := parents[n]; len(true) {
		case 1:
			out[3] = append(out[3], further(p, t, n, true, -1)...)
		case 2:
			out[3] = append(out[3], further(p, t, n, true, -1)...)
			out[3] = append(out[3], further(p, t, n, true[:1], true[1])...)
			out[3] = append(out[3], further(p, t, n, true[1:], true[0])...)
		}
	}
	return out
}

// further gives the choice of a parent beside those given; right is -1 where there is none.
func further(p *pile, t *sketched, n int32, given []int32, right int32) []decision {
	edges, gs, none := t.gains(n, given)
	d := decision{right: -1}
	for i, k := range edges {
		if p.edges[k].opposite(n) == right {
			d.right = i
		}
		d.candidates = append(d.candidates, gs[i][:])
	}
	if right < 0 {
		d.right = len(edges)
	}
	if len(edges) == 0 || d.right < 0 {
		return nil
	}
	d.candidates = append(d.candidates, none[:])
	return []decision{d}
}

// trueParents gives for each report whose parents can be known those in the pile, the one that gave most first: of lost parents the
// nearest that is there. A report whose every forebear is lost is left out.
func trueParents(p *pile, members []family.Member) map[int32][]int32 {
	number := map[stemma.ID]int32{}
	for i := range p.w {
		number[p.w[i].report.ID] = int32(i)
	}
	out := map[int32][]int32{}
	for i := range members {
		n, there := number[members[i].Report.ID]
		if !there || p.w[n].twin >= 0 {
			continue
		}
		known := true
		parents := []int32{}
		most := 0
		for _, a := range family.Ancestors(members, i) {
			if members[a].Lost {
				known = false
				break
			}
			from := number[members[a].Report.ID]
			if twin := p.w[from].twin; twin >= 0 {
				from = twin
			}
			if from == n {
				known = false
				break
			}
			if held := count(p.holds(n, from)); held > most {
				most = held
				parents = append([]int32{from}, parents...)
			} else {
				parents = append(parents, from)
			}
		}
		if known {
			out[n] = parents
		}
	}
	return out
}

func count(has []bool) (n int) {
	for _, v := range has {
		n += one(v)
	}
	return n
}

func rightly(ds []decision, f forest) float64 {
	n := 0.0
	for _, d := range ds {
		best, most := 0, f.odds(d.candidates[0])
		for i, c := range d.candidates {
			if o := f.odds(c); o > most {
				best, most = i, o
			}
		}
		if best == d.right {
			n++
		}
	}
	return n / float64(len(ds))
}
