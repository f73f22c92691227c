package lineage

import (
	"slices"
	"strings"

	"stemma/internal/lineage/sketch"
	"stemma/internal/lineage/words"
)

// questions are pairs of reports that are asked about though they share few words: one leaves dangling what another
// introduces, or credits the other's outlet.
type questions struct {
	introduced map[uint64][]int32
	dangling   map[uint64][]int32
}

func newQuestions() *questions { return &questions{map[uint64][]int32{}, map[uint64][]int32{}} }

// leaves takes what one report leaves dangling; all reports are asked, in order, before any is asked what it introduces.
func (q *questions) leaves(n int32, t *words.Text) {
	_, out := references(t)
	for _, r := range out {
		note(q.dangling, r.key, n)
	}
}

// introduces takes what one report introduces, of what some report leaves dangling.
func (q *questions) introduces(n int32, t *words.Text) {
	in, _ := references(t)
	for _, r := range in {
		if q.dangling[r.key] != nil {
			note(q.introduced, r.key, n)
		}
	}
}

func note(m map[uint64][]int32, key uint64, n int32) {
	if l := m[key]; len(l) <= danglingCrowd && (len(l) == 0 || l[len(l)-1] != n) {
		m[key] = append(l, n)
	}
}

// creditCrowd is the number of reports of a credited outlet that are asked: those nearest in time before the one that credits.
const creditCrowd = 8

// further gives the pairs to ask about beyond those that share words, in order.
func (p *pile) further(q *questions, have []sketch.Pair) (out []sketch.Pair) {
	more := map[[2]int32]bool{}
	add := func(a, b int32) {
		if a != b {
			more[[2]int32{min(a, b), max(a, b)}] = true
		}
	}
	for key, list := range q.dangling {
		if in := q.introduced[key]; len(in) <= danglingCrowd && len(list) <= danglingCrowd {
			for _, d := range list {
				if p.w[d].twin >= 0 {
					continue
				}
				for _, i := range in {
					add(d, i)
				}
			}
		}
	}
	of := map[string][]int32{}
	for i := range p.w {
		if w := &p.w[i]; w.outlet != "" {
			n := int32(i)
			if w.twin >= 0 {
				n = w.twin
			}
			of[strings.ToLower(w.outlet)] = append(of[strings.ToLower(w.outlet)], n)
		}
	}
	for i := range p.w {
		if p.w[i].twin >= 0 {
			continue
		}
		for _, c := range p.w[i].credits {
			if c.kind == "photo" {
				continue
			}
			for _, m := range p.nearest(int32(i), of[strings.ToLower(c.outlet)]) {
				add(int32(i), m)
			}
		}
	}
	if len(p.w) <= everyPair {
		for i := range p.w {
			for k := range i {
				if p.w[i].twin < 0 && p.w[k].twin < 0 {
					add(int32(k), int32(i))
				}
			}
		}
	}
	for _, c := range have {
		delete(more, [2]int32{int32(min(c.A, c.B)), int32(max(c.A, c.B))})
	}
	for k := range more {
		out = append(out, sketch.Pair{A: uint32(k[0]), B: uint32(k[1])})
	}
	slices.SortFunc(out, func(x, y sketch.Pair) int {
		return slices.Compare([]uint32{x.A, x.B}, []uint32{y.A, y.B})
	})
	return out
}

// nearest gives the reports among list that may be what n credits: not later, within staleAfter, the last of them.
func (p *pile) nearest(n int32, list []int32) (out []int32) {
	for _, m := range list {
		if h, _, ok := hoursBetween(p.w[m].report.Published, p.w[n].report.Published); m != n && (!ok || h >= 0 && h <= staleAfter.Hours()) {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b int32) int {
		return p.w[b].report.Published.From.Compare(p.w[a].report.Published.From)
	})
	return out[:min(len(out), creditCrowd)]
}
