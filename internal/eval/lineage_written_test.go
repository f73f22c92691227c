package eval

import (
	"maps"
	"slices"
	"testing"

	"stemma/internal/eval/family/written"
)

// The table of what was found by way of copying; of the open piles also what is wrong (go test -v).
func TestWritten(t *testing.T) {
	for _, open := range []bool{true, false} {
		s, err := Written(func(p written.Pile) bool { return p.Open() == open })
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("open %v: F1 %.3f, directed %.3f, right %v given %v true %v, kind %.3f, direction %.3f, origins off %.3f (signed %+.3f), linked %v and of one origin %v of %v; told as telling nothing new: %v kin, %v strangers",
			open, s.UndirectedF1(), s.DirectedF1(), s.Right, s.Given, s.True, s.Kind(), s.Direction(), s.Origins(), s.OriginSum/s.Piles, s.Linked, s.OneOrigin, s.Strangers, s.Echoes[0], s.Echoes[1])
		for _, edit := range slices.Sorted(maps.Keys(s.ByEdit)) {
			t.Logf("    %-45s %d of %d", edit, s.ByEdit[edit][0], s.ByEdit[edit][1])
		}
		if s.Strangers == 0 || s.True == 0 {
			t.Error("nothing was scored")
		}
		if !open {
			continue // kept for checking
		}
		slices.Sort(s.Missed)
		for _, m := range s.Missed {
			t.Log("    missed", m)
		}
		for _, f := range s.FalseLinks {
			t.Log("    wrong", f)
		}
		for _, f := range s.StrangePairs {
			t.Log("    strangers linked", f)
		}
		for k, n := range s.Confused {
			if k[0] != k[1] {
				t.Logf("    %s called %s: %d", k[0], k[1], n)
			}
		}
	}
}
