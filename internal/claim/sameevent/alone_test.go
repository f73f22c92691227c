package sameevent

import (
	"math"
	"testing"
)

// What is found of two reports is the same from either side, and needs notes of both.
func TestLikenessOfTwoReports(t *testing.T) {
	a, b, c := reports[0], reports[1], reports[2]
	na, nb, nc := Note(a.Doc, a.Reading), Note(b.Doc, b.Reading), Note(c.Doc, c.Reading)
	at := func(n *Notes, lemma string) int {
		for start, m := range n.at {
			if m.lemma == lemma {
				return start
			}
		}
		t.Fatalf("no %s was noted", lemma)
		return 0
	}
	m := Alone()
	same := na.Likeness(at(na, "arrest"), nb, at(nb, "arrest"), m)
	if back := nb.Likeness(at(nb, "arrest"), na, at(na, "arrest"), m); math.Abs(same-back) > 1e-9 || same < .5 {
		t.Errorf("the arrest: %.2f, and %.2f from the other side", same, back)
	}
	if other := na.Likeness(at(na, "shoot"), nc, at(nc, "shake"), m); other >= same || other >= .2 {
		t.Errorf("the shooting and the quake: %.2f", other)
	}
	if none := na.Likeness(-1, nb, at(nb, "arrest"), m); none != -1 {
		t.Errorf("a statement without notes has likeness %.2f", none)
	}
	if len(na.Keys(at(na, "arrest"))) == 0 || na.Keys(-1) != nil {
		t.Error("keys")
	}
}
