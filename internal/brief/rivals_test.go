package brief

import (
	"fmt"
	"slices"
	"testing"

	"stemma"
)

func TestNeighbours(t *testing.T) {
	sup := func(a, b string) Rivalry { return Rivalry{A: a, B: b, Kind: stemma.Supersedes, Note: "n"} }
	ref := func(a, b string) Rivalry { return Rivalry{A: a, B: b, Kind: stemma.Refines, Note: "n"} }
	con := func(a, b string) Rivalry { return Rivalry{A: a, B: b, Kind: stemma.Conflicts, Note: "n"} }
	for _, c := range []struct {
		name      string
		all, want []Rivalry
	}{
		{"none", nil, nil},
		{"one", []Rivalry{sup("14", "11")}, []Rivalry{sup("14", "11")}},
		{"a series", []Rivalry{sup("14", "11"), sup("14", "4"), sup("11", "4")}, []Rivalry{sup("14", "11"), sup("11", "4")}},
		{
			"a series with two words for one step",
			[]Rivalry{sup("14", "11"), sup("14", "at least 4"), sup("14", "4"), sup("11", "at least 4"), sup("11", "4"), ref("4", "at least 4")},
			[]Rivalry{sup("14", "11"), sup("11", "4"), ref("4", "at least 4")},
		},
		{"conflicts are not transitive", []Rivalry{con("1", "2"), con("2", "3"), con("1", "3")}, []Rivalry{con("1", "2"), con("2", "3"), con("1", "3")}},
		{"a conflict is told once", []Rivalry{con("40", "12"), con("40", "a dozen"), ref("12", "a dozen")}, []Rivalry{con("40", "12"), ref("12", "a dozen")}},
		{"and from the other side", []Rivalry{con("12", "40"), con("a dozen", "40"), ref("12", "a dozen")}, []Rivalry{con("12", "40"), ref("12", "a dozen")}},
		{"a circle keeps its lines", []Rivalry{ref("1", "2"), ref("2", "1"), con("3", "1"), con("3", "2")}, []Rivalry{ref("1", "2"), ref("2", "1"), con("3", "1"), con("3", "2")}},
	} {
		if got := neighbours(c.all); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	var long []Rivalry // every step from every earlier one
	for a := range 60 {
		for b := range a {
			long = append(long, sup(fmt.Sprint(a), fmt.Sprint(b)))
		}
	}
	if got := neighbours(long); len(got) != 59 {
		t.Errorf("%d lines of 59 steps", len(got))
	}
}

func TestTitle(t *testing.T) {
	report := func(id, title string) Report {
		return Report{ID: id, Title: title, Text: "First words of " + id + " and more."}
	}
	for _, c := range []struct {
		name, grouped string
		reports       []Report
		want          string
	}{
		{"the grouped one", "Dam breaks", []Report{report("a", "Flood"), report("b", "Dam breaks")}, "Dam breaks"},
		{"of a reworded report", "Barrier smashes", []Report{report("spun", "Barrier smashes"), report("b", "Dam breaks")}, "Dam breaks"},
		{"a reworded report with another's headline", "Dam breaks", []Report{report("spun", "Dam breaks"), report("b", "Dam breaks")}, "Dam breaks"},
		{"first words", "First words of a …", []Report{report("a", ""), report("b", "Dam breaks")}, "Dam breaks"},
		{"none", "", []Report{report("a", ""), report("b", "Dam breaks")}, "Dam breaks"},
		{"only first words", "First words of a …", []Report{report("a", "")}, "First words of a …"},
		{"only a reworded one", "", []Report{report("spun", "Barrier smashes")}, "Barrier smashes"},
		{"first words rather than a reworded headline", "First words of a …", []Report{report("a", ""), report("spun", "Barrier smashes")}, "First words of a …"},
		{"given by hand", "The flood at Vell", []Report{report("a", "Dam breaks")}, "The flood at Vell"},
		{"first words of a reworded report", "First words of spun …", []Report{report("spun", ""), report("b", "")}, "First words of b and more."},
		{"no grouping", "", []Report{report("spun", ""), report("b", "")}, "First words of b and more."},
		{"nothing", "", []Report{{ID: "a"}}, "Untitled"},
	} {
		k := composer{mangled: map[string]bool{"spun": true}}
		if got := k.title(&Story{Title: c.grouped, Reports: c.reports}); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestReplacedAnswersAreNotContested: what somebody took back stands against nothing any more, and a plan is told as one.
func TestReplacedAnswersAreNotContested(t *testing.T) {
	claim := func(id, text string) Claim { return Claim{ID: id, Value: Value{Text: text}} }
	s := &Story{Points: []Point{{
		ID: "p", Question: "How many?", Status: "disputed",
		Claims: []Claim{claim("a", "2.9 million"), claim("b", "2.1 million"), claim("c", "3.4 million"), claim("d", "4 million")},
		Rivalries: []Rivalry{
			{A: "a", B: "b", Kind: stemma.Supersedes, Note: "later"},
			{A: "c", B: "a", Kind: stemma.Conflicts, Note: "n"},
			{A: "c", B: "b", Kind: stemma.Conflicts, Note: "n"},
			{A: "d", B: "a", Kind: stemma.Scope, Note: "4 million is a plan, 2.9 million is how it is"},
		},
	}}}
	x, p := NewIndex(s), &s.Points[0]
	if n := x.contested(p); n != 2 {
		t.Errorf("%d answers contested", n)
	}
	var order []string
	for _, c := range x.Ranked(p) {
		order = append(order, c.ID)
	}
	if slices.Index(order, "b") < 2 {
		t.Errorf("what was replaced is told among the rivals: %v", order)
	}
	if got := standing(p, &p.Claims[3]); got != planned {
		t.Errorf("a plan stands as %q", got)
	}
}
