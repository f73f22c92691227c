package eval

import (
	"io/fs"
	"slices"
	"strings"

	"stemma"
	"stemma/internal/claim/sameevent"
	"stemma/internal/eval/family"
	"stemma/internal/eval/family/written"
	"stemma/internal/link"
	"stemma/internal/read"
)

// A WrittenTally is a Tally of piles written by hand, and what becomes of the reports that are independent of each other.
type WrittenTally struct {
	family.Tally
	Strangers    float64 // pairs of reports of one pile that share no beginning
	Linked       float64 // of these, joined by a copy, or by copies of one witness of the method's own
	OneOrigin    float64 // of these, said to be of one origin, over whatever others
	StrangePairs [][2]string
	Echoes       [2]float64 // pairs of which one is said to tell nothing new without being joined: of one beginning, and of none in common
}

// Written reads, links and scores the piles that keep allows, as the product does it.
func Written(keep func(written.Pile) bool) (*WrittenTally, error) {
	piles, err := written.Piles()
	if err != nil {
		return nil, err
	}
	t := &WrittenTally{}
	for _, p := range piles {
		if !keep(p) {
			continue
		}
		reports := family.Reports(p.Members)
		readings, notes := make([]stemma.Reading, len(reports)), make([]*sameevent.Notes, len(reports))
		for i := range reports {
			reports[i].Blocks = read.Paragraphs(reports[i].Text)
			readings[i], notes[i] = link.Read(reports[i])
		}
		l := link.Reports(stemma.Story{ID: "s1"}, reports, readings, notes)
		t.Score(p.Members, family.Found{Copies: l.Copies, Groups: l.Newsrooms})
		t.strangers(p.Members, l)
	}
	return t, nil
}

// strangers counts the pairs of reports that share no beginning, and what was made of them.
func (t *WrittenTally) strangers(pile []family.Member, l stemma.Ledger) {
	parents := map[stemma.ID][]stemma.ID{}
	for _, c := range l.Copies {
		if c.Kind.Joins() {
			parents[c.To] = append(parents[c.To], c.From)
		}
	}
	known := func(id stemma.ID) bool {
		return slices.ContainsFunc(pile, func(m family.Member) bool { return !m.Lost && m.Report.ID == id })
	}
	shared := func(a, b stemma.ID) bool {
		return slices.ContainsFunc(parents[a], func(p stemma.ID) bool { return !known(p) && slices.Contains(parents[b], p) })
	}
	echoes := map[[2]stemma.ID]bool{}
	for _, c := range l.Copies {
		if slices.ContainsFunc(c.Reasons, func(r stemma.Reason) bool { return r.Rule == "nothing new" }) && !c.Kind.Joins() {
			echoes[[2]stemma.ID{c.From, c.To}], echoes[[2]stemma.ID{c.To, c.From}] = true, true
		}
	}
	for i := range pile {
		for j := range i {
			if pile[i].Lost || pile[j].Lost {
				continue
			}
			kin, echo := slices.ContainsFunc(pile[i].Roots, func(r int) bool { return slices.Contains(pile[j].Roots, r) }), echoes[[2]stemma.ID{pile[i].Report.ID, pile[j].Report.ID}]
			switch {
			case kin && echo:
				t.Echoes[0]++
			case echo:
				t.Echoes[1]++
			}
			if kin {
				continue
			}
			t.Strangers++
			a, b := pile[i].Report.ID, pile[j].Report.ID
			if slices.Contains(parents[a], b) || slices.Contains(parents[b], a) || shared(a, b) {
				t.Linked++
				t.StrangePairs = append(t.StrangePairs, [2]string{a, b})
			}
			if slices.ContainsFunc(l.Newsrooms, func(g []stemma.ID) bool { return slices.Contains(g, a) && slices.Contains(g, b) }) {
				t.OneOrigin++
			}
		}
	}
}

// writtenPiles scores the open piles and those kept for checking, each by themselves: a method that was mended on the former has to
// stand the latter.
func writtenPiles(fs.FS) ([]Score, error) {
	var out []Score
	for _, half := range []struct {
		set  string
		open bool
	}{{"lineage/written", true}, {"lineage/written, kept for checking", false}} {
		t, err := Written(func(p written.Pile) bool { return p.Open() == half.open })
		if err != nil {
			return nil, err
		}
		found, all := t.Recall(func(edit string) bool {
			return strings.Contains(edit, "rewrite") || edit == "round trip through another language"
		})
		n := int(t.True)
		out = append(out,
			Score{Set: half.set, Metric: "edge F1, undirected", Value: t.UndirectedF1(), N: n},
			Score{Set: half.set, Metric: "edge F1, directed", Value: t.DirectedF1(), N: n},
			Score{Set: half.set, Metric: "kind accuracy", Value: t.Kind(), N: int(t.Kinds)},
			Score{Set: half.set, Metric: "direction accuracy", Value: t.Direction(), N: int(t.Directed)},
			Score{Set: half.set, Metric: "error of the number of origins", Value: t.Origins(), N: int(t.Piles), Lower: true},
			Score{Set: half.set, Metric: "rewrites found", Value: float64(found) / float64(max(1, all)), N: all},
			Score{Set: half.set, Metric: "independent reports linked", Value: t.Linked / max(1, t.Strangers), N: int(t.Strangers), Lower: true, Trivial: "every report alone: 0"},
			Score{Set: half.set, Metric: "independent reports of one origin", Value: t.OneOrigin / max(1, t.Strangers), N: int(t.Strangers), Lower: true, Trivial: "every report alone: 0"})
	}
	return out, nil
}

// Recall counts the copies made in ways that fit: found, all.
func (t *WrittenTally) Recall(fits func(edit string) bool) (found, all int) {
	for edit, n := range t.ByEdit {
		if fits(edit) {
			found, all = found+n[0], all+n[1]
		}
	}
	return found, all
}
