package eval

import (
	"reflect"
	"slices"
	"testing"

	"stemma"
	"stemma/internal/eval/family"
	"stemma/internal/lineage"
)

// Families of invented texts need no corpus: what has been reached on them may not be lost.
func TestFamiliesOfInventedTexts(t *testing.T) {
	for _, c := range []struct {
		held                         bool
		undirected, directed, origin float64
	}{
		{false, 0.78, 0.70, 0.15},
		{true, 0.76, 0.70, 0.15},
	} {
		got := FamilyTally(family.Invent(4, 150), 12, c.held, false)
		if got.UndirectedF1() < c.undirected || got.DirectedF1() < c.directed || got.Origins() > c.origin {
			t.Errorf("held-out edits %v: edge F1 %.3f undirected, %.3f directed, origins off by %.3f", c.held, got.UndirectedF1(), got.DirectedF1(), got.Origins())
		}
	}
}

func TestTreeScores(t *testing.T) {
	truth := [][2]string{{"a", "b"}, {"a", "lost"}, {"lost", "c"}, {"lost", "d"}}
	index := map[string]int{"a": 0, "b": 1, "c": 2, "d": 3}
	want := map[[2]string]bool{{"a", "b"}: true, {"a", "c"}: true, {"a", "d"}: true}
	got := surviving(truth, index)
	if len(got) != len(want) {
		t.Fatalf("surviving edges %v, want %v", got, want)
	}
	for e := range want {
		if !got[e] {
			t.Errorf("surviving edges %v lack %v", got, e)
		}
	}
	if s := signSimilarity(distances(truth, index), distances(truth, index)); s != 1 {
		t.Errorf("a tree is %.2f like itself", s)
	}
}

// Laws 1 and 7 on made families: the order of the reports does not matter, and a verbatim copy adds no newsroom.
func TestLineageLaws(t *testing.T) {
	for seed := range uint64(6) {
		reports := family.Reports(family.Make(family.Invent(seed, 30), family.Options{Seed: seed, Families: 2, Size: 7, Single: 2, All: true}))
		want := lineage.Trace(reports, nil)
		turned := slices.Clone(reports)
		slices.Reverse(turned)
		if got := lineage.Trace(turned, nil); !reflect.DeepEqual(got, want) {
			t.Errorf("seed %d: the order of the reports matters", seed)
		}
		for i := range reports {
			more := reports[i]
			more.ID, more.URL, more.Outlet.Name = "zz", "https://late.example/reprint", "Late Reprint"
			if got := lineage.Trace(append(slices.Clone(reports), more), nil); len(got.Newsrooms) > len(want.Newsrooms) {
				t.Errorf("seed %d: a copy of %s makes %d newsrooms of %d", seed, reports[i].ID, len(got.Newsrooms), len(want.Newsrooms))
			}
		}
		for _, c := range want.Copies {
			for _, r := range c.Reasons {
				if len(r.Places) == 0 {
					t.Errorf("seed %d: %s to %s: reason %q points at no words", seed, c.From, c.To, r.Rule)
				}
			}
		}
	}
}

// Four witnesses of two pairs: neighbour joining must put each beside its own, and the spanning tree join the pairs by their
// nearest members.
func TestRivals(t *testing.T) {
	places := [][]string{{"a", "a", "a", "a"}, {"a", "a", "a", "b"}, {"c", "c", "a", "b"}, {"c", "c", "d", "b"}}
	d := hammings(places)
	ways := neighbourJoining(d)
	if ways[0][1] != 2 || ways[2][3] != 2 || ways[0][2] != 3 || ways[1][3] != 3 {
		t.Errorf("edges on the ways: %v", ways)
	}
	ws := []stemma.Report{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}}
	if got, want := spanningTree(d, ws), [][2]string{{"a", "b"}, {"b", "c"}, {"c", "d"}}; !slices.Equal(got, want) {
		t.Errorf("spanning tree %v, want %v", got, want)
	}
}
