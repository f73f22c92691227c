package brief

import (
	"strings"
	"testing"

	"stemma"
)

// A sentence of which lineage found two passages stands in one row; a clause of more than a few words has its own.
func TestJoinUp(t *testing.T) {
	a := "The mayor said the bridge would shut, officials said.\nThe ferry runs, and nobody in the town knows for how long it will."
	b := "The mayor stated the bridge would shut, officers mentioned.\nThe ferry runs."
	place := func(id, text, words string) *Place {
		i := strings.Index(text, words)
		return &Place{id, i, i + len(words), words}
	}
	rows := []Row{
		{Kind: "reworded", A: place("a", a, "The mayor said the"), B: place("b", b, "The mayor stated the")},
		{Kind: "verbatim", A: place("a", a, "bridge would shut"), B: place("b", b, "bridge would shut")},
		{Kind: "dropped", A: place("a", a, "officials said.")},
		{Kind: "added", B: place("b", b, "officers mentioned.")},
		{Kind: "verbatim", A: place("a", a, "The ferry runs"), B: place("b", b, "The ferry runs")},
		{Kind: "dropped", A: place("a", a, "and nobody in the town knows for how long it will.")},
	}
	var got []string
	for _, r := range joinUp(rows, a, b) {
		s := r.Kind + ":"
		if r.A != nil {
			s += " " + r.A.Text
		}
		if r.B != nil {
			s += " | " + r.B.Text
		}
		got = append(got, s)
	}
	want := []string{
		"reworded: The mayor said the bridge would shut, officials said. | The mayor stated the bridge would shut, officers mentioned.",
		"verbatim: The ferry runs | The ferry runs",
		"dropped: and nobody in the town knows for how long it will.",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Words that a reworded row keeps count as kept.
func TestTallyCountsWords(t *testing.T) {
	a, b := stemma.Report{ID: "a", Text: "The old bridge shut on Monday."}, stemma.Report{ID: "b", Text: "The old crossing shut on Monday."}
	c := Compare(a, b, []stemma.Copy{{From: "a", To: "b", Kind: stemma.Rewrite, Passages: []stemma.Passage{{
		From: stemma.Place{Report: "a", Span: stemma.Span{Start: 0, End: len(a.Text)}}, To: stemma.Place{Report: "b", Span: stemma.Span{Start: 0, End: len(b.Text)}},
	}}}})
	if c.Tally.Verbatim != 5 || c.Tally.Reworded != 1 {
		t.Errorf("%d kept and %d reworded, want 5 and 1", c.Tally.Verbatim, c.Tally.Reworded)
	}
}
