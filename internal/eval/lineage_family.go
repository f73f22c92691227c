package eval

import (
	"io/fs"
	"strings"

	"stemma"
	"stemma/internal/eval/family"
	"stemma/internal/lineage"
)

// familyPiles is how many piles of families are made: 60 piles hold 900 copies.
const familyPiles = 60

// families makes piles out of texts of the attribution set, in memory, and scores the trees drawn of them.
func families(data fs.FS) ([]Score, error) {
	var bases []family.Base
	err := Lines(data, "attribution/polnear-train.jsonl.gz", func(d struct{ Title, Text string }) error {
		if n := len(strings.Fields(d.Text)); n > 200 && n < 1500 && !namesAgency(d.Text) {
			bases = append(bases, family.Base{Title: d.Title, Text: d.Text})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var out []Score
	for _, c := range []struct {
		set   string
		bases []family.Base
		held  bool
		desk  bool
	}{
		{"lineage/families", bases, false, false},
		{"lineage/families, held-out edits", bases, true, false},
		{"lineage/families, invented texts", family.Invent(1, family.Texts), false, false},
		{"lineage/families, invented texts, held-out edits", family.Invent(2, family.Texts), true, false},
		{"lineage/families over desks", bases, false, true},
		{"lineage/families over desks, held-out edits", bases, true, true},
		{"lineage/families over desks, invented texts", family.Invent(1, family.Texts), false, true},
		{"lineage/families over desks, invented texts, held-out edits", family.Invent(2, family.Texts), true, true},
	} {
		t, set := FamilyTally(c.bases, familyPiles, c.held, c.desk), c.set
		n := int(t.True)
		out = append(out,
			Score{Set: set, Metric: "edge F1, undirected", Value: t.UndirectedF1(), N: n},
			Score{Set: set, Metric: "edge F1, directed", Value: t.DirectedF1(), N: n},
			Score{Set: set, Metric: "kind accuracy", Value: t.Kind(), N: int(t.Kinds)},
			Score{Set: set, Metric: "direction accuracy", Value: t.Direction(), N: int(t.Directed)},
			Score{Set: set, Metric: "error of the number of origins", Value: t.Origins(), N: int(t.Piles), Lower: true})
	}
	return out, nil
}

// namesAgency reports whether a text speaks of an agency: then it may have a lost parent of its own, which the truth does not
// know of. Asked without the rooms that are scored, so that every version of them gets the same piles.
func namesAgency(text string) bool {
	for _, a := range []string{"Reuters", "Associated Press", "(AP)", "AFP", "Agence France", "United Press", "(UPI)", "Bloomberg", "Copyright"} {
		if strings.Contains(text, a) {
			return true
		}
	}
	return false
}

// FamilyTally makes piles of the bases and scores the trees that are drawn of them.
func FamilyTally(bases []family.Base, piles int, held, desk bool) *family.Tally {
	t := &family.Tally{}
	for i := range piles {
		pile := family.Pile(bases, i, held, desk)
		tree := lineage.Trace(family.Reports(pile), nil)
		t.Score(pile, family.Found{Copies: tree.Copies, Groups: tree.Newsrooms})
	}
	return t
}

// dressed asks how often a copy, cut or not, is still found when it is full of hidden or look-alike characters.
func dressed(fs.FS) ([]Score, error) {
	var clean, hidden, all float64
	for i, b := range family.Invent(5, dressedBases) {
		for _, d := range family.Dressed(b, uint64(i)) {
			all++
			if found(b.Text, d[0]) {
				clean++
			}
			if found(b.Text, d[1]) {
				hidden++
			}
		}
	}
	return []Score{{Set: "lineage/dressed", Metric: "found, of those found clean", Value: hidden / clean, N: int(all), Trivial: "no folding: 0"}}, nil
}

// dressedBases is how many reports are dressed up, each in four ways.
const dressedBases = 200

// found reports whether one of two texts is said to be a copy of the other.
func found(a, b string) bool {
	t := lineage.Trace([]stemma.Report{{ID: "a", Text: a}, {ID: "b", Text: b}}, nil)
	return directCopies(t) > 0
}
