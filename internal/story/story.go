// Package story answers: are these reports about the same happenings?
//
// Method: every report is a vector of its words, weighed by how rare they are in the pile (with a
// prior for small piles) and by where they stand (headline, lead, names). Groups are joined by average
// link (UPGMA; Sokal and Michener 1958) on the cosine, the nearest first, as long as their average
// likeness stays above a threshold that rises with the days between them. An average cannot chain: a
// report that is like one member only does not join. Topic detection with TF-IDF and a time window
// goes back to Allan et al. 1998.
//
// Invariants: a pure function of the set of reports, so any order of arrival, one by one or all at
// once, ends in the same stories; every report is in one story; copies of one text share a story
// whatever their dates; candidate pairs come from an index of telling words, so work grows with the
// pile and not with its square.
//
// In a small pile a report that was left alone goes to the story that alone has two of its names (adopt.go): an eyewitness has
// few of the others' words. It costs a quarter of a point of B³ on piles of forty local reports.
//
// It gets wrong: follow-ups months later with other words; two like happenings in one town in one
// week; round-ups of several happenings, which go to one of them. Tried and dropped: single link in a
// window (it chains over round-ups); place names of the gazetteer as a condition (many reports name none).
package story

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"stemma"
)

// Tried on the development stories (B³ F1): see eval/stories.go.
const (
	// joinAt is the least average likeness of two groups of one day.
	joinAt = .155
	// perDay is by how much the likeness asked for rises with a day between two groups …
	perDay = .008
	// … up to this many days; what is a month old must be told by its words alone.
	mostDays = 30
	// copyAt is the likeness of reports that are one text; time does not part them.
	copyAt = .9
	// telling is how many of a report's weightiest words lead to candidates, and how many reports may
	// share a word before it leads nowhere.
	telling, sharedBy = 30, 150
	// atLeast is how many such words two reports must share to be compared.
	atLeast = 2
)

// priorReports and the two prior counts stand for the reports that are not in the pile: a name stands
// in two reports of a thousand, an ordinary word in thirty. They fade as the pile grows.
const (
	priorReports = 1000.0
	priorName    = 2.0
	priorWord    = 30.0
)

type report struct {
	*stemma.Report
	terms    []term
	vector   []entry // by word number, unit length
	from, to float64 // days since 1970 of publication; NaN if unknown
}

type entry struct {
	word   int
	weight float64
}

// Group sorts reports into stories. Publication dates are used where they are known. Stories come in
// the order of their earliest report's id; ids are "s1", "s2" …
func Group(reports []stemma.Report) []stemma.Story {
	rs := prepare(reports)
	c := newClusters(rs)
	c.joinCopies()
	c.join()
	c.adopt()
	return c.stories()
}

func prepare(reports []stemma.Report) []*report {
	rs := make([]*report, len(reports))
	for i := range reports {
		r := &report{Report: &reports[i], terms: terms(&reports[i]), from: math.NaN(), to: math.NaN()}
		if p := reports[i].Published; p.Known() {
			r.from, r.to = float64(p.From.Unix())/86400, float64(p.To.Unix())/86400
		}
		rs[i] = r
	}
	slices.SortStableFunc(rs, func(a, b *report) int { return cmp.Compare(a.ID, b.ID) })
	number, seen, names := map[string]int{}, []float64{}, []float64{}
	for _, r := range rs {
		for _, t := range r.terms {
			n, ok := number[t.word]
			if !ok {
				n = len(seen)
				number[t.word] = n
				seen, names = append(seen, 0), append(names, 0)
			}
			seen[n]++
			if t.name {
				names[n]++
			}
		}
	}
	total := float64(len(rs)) + priorReports
	for _, r := range rs {
		length := 0.0
		for _, t := range r.terms {
			n := number[t.word]
			prior, boost := priorWord, 1.0
			if names[n]*2 > seen[n] {
				prior, boost = priorName, nameWeight
			}
			w := t.weight * boost * math.Log(total/(seen[n]+prior))
			if w <= 0 {
				continue
			}
			r.vector = append(r.vector, entry{n, w})
			length += w * w
		}
		length = math.Sqrt(length)
		for i := range r.vector {
			r.vector[i].weight /= length
		}
		slices.SortFunc(r.vector, func(a, b entry) int { return cmp.Compare(a.word, b.word) })
	}
	return rs
}

func dot(a, b []entry) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].word < b[j].word:
			i++
		case a[i].word > b[j].word:
			j++
		default:
			sum += a[i].weight * b[j].weight
			i, j = i+1, j+1
		}
	}
	return sum
}

func needed(days float64) float64 { return joinAt + perDay*min(days, mostDays) }

// shared gives the reason that joins two reports: the weightiest words they share, and where.
func shared(a, b *report, like float64) stemma.Reason {
	type common struct {
		x, y   term
		weight float64
	}
	var all []common
	for i, j := 0, 0; i < len(a.terms) && j < len(b.terms); {
		switch x, y := a.terms[i], b.terms[j]; {
		case x.word < y.word:
			i++
		case x.word > y.word:
			j++
		default:
			w := x.weight * y.weight
			if x.name || y.name {
				w *= nameWeight * nameWeight
			}
			all = append(all, common{x, y, w})
			i, j = i+1, j+1
		}
	}
	slices.SortStableFunc(all, func(p, q common) int { return cmp.Compare(q.weight, p.weight) })
	r := stemma.Reason{Rule: "shared-words"}
	var words []string
	for _, c := range all[:min(len(all), 6)] {
		words = append(words, c.x.word)
		if !c.x.at.Empty() {
			r.Places = append(r.Places, stemma.Place{Report: a.ID, Span: c.x.at})
		}
		if !c.y.at.Empty() {
			r.Places = append(r.Places, stemma.Place{Report: b.ID, Span: c.y.at})
		}
	}
	r.Note = fmt.Sprintf("likeness %.2f; both say: %s", like, strings.Join(words, ", "))
	return r
}
