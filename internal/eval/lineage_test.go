package eval

import (
	"testing"

	"stemma/internal/eval/family"
)

// Families of invented texts need no corpus: what has been reached on them may not be lost.
func TestFamiliesOfInventedTexts(t *testing.T) {
	for _, c := range []struct {
		held                         bool
		undirected, directed, origin float64
	}{
		{false, 0.80, 0.70, 0.15},
		{true, 0.80, 0.70, 0.15},
	} {
		got := FamilyTally(family.Invent(4, 150), c.held, 12)
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
