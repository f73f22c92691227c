package sketch

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"stemma"
	"stemma/internal/lineage/words"
)

func add(x *Index, n uint32, s string) {
	t := words.Read(s, []stemma.Span{{Start: 0, End: len(s)}})
	x.Add(n, &t)
}

func candidates(texts ...string) map[string]bool {
	var x Index
	for i, s := range texts {
		add(&x, uint32(i), s)
	}
	pairs, _ := x.Candidates()
	out := map[string]bool{}
	for _, p := range pairs {
		out[fmt.Sprintf("%d-%d", p.A, p.B)] = true
	}
	return out
}

func TestCandidates(t *testing.T) {
	a := "Divers found deep cracks in the quay wall that keeps the tide out of the eastern basin, the harbour authority of Lindmouth said."
	for _, c := range []struct {
		name  string
		texts []string
		want  bool
	}{
		{"the same sentence in other company", []string{"Rain fell all night over Stenvik. " + a, a + " Nobody was hurt when the pier of Calder sank in spring."}, true},
		{"another form of the same words", []string{a, strings.ReplaceAll(a, "cracks", "crack")}, true},
		{"reworded around rare words", []string{
			"The quay of Lindmouth has cracks, divers said. Ferries to Calder go on. Fishermen of Stenvik left the basin.",
			"Divers spoke of cracks in the quay at Lindmouth. The basin lost fishermen from Stenvik, while ferries serve Calder.",
		}, true},
		{"nothing in common", []string{a, "The minister will travel to the capital on Friday and meet farmers who lost their harvest to hail."}, false},
	} {
		if got := candidates(c.texts...)["0-1"]; got != c.want {
			t.Errorf("%s: candidates %v, want %v", c.name, got, c.want)
		}
	}
}

// What is put in is what is taken out, and the pairs are the same however many are counted at a time.
func TestMeetings(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var p prints
	given := map[uint64]bool{}
	for n := uint32(0); n < 2_000_000; n += 1 + uint32(r.IntN(9000)) {
		for range 20 {
			h := words.Mix(uint64(r.IntN(500)))
			p.add(h, n)
			given[h>>32<<32|uint64(n)] = true
		}
	}
	var m meetings
	q := p
	m.under(&q, true)
	found := map[uint64]bool{}
	for k := range p.part {
		for _, v := range p.take(k, nil) {
			found[uint64(k)<<56|v] = true
		}
	}
	if !maps.Equal(given, found) {
		t.Errorf("%d prints given, %d found", len(given), len(found))
	}
	want := m.count(batch)
	if got := m.count(1); !slices.Equal(got, want) || len(got) == 0 {
		t.Errorf("%d pairs, and %d of small batches", len(want), len(got))
	}
}

// Under a crowded print every report still meets another, and the pairs stay few.
func TestCrowd(t *testing.T) {
	var x Index
	const n = 500
	for i := range n {
		add(&x, uint32(i), "Divers found deep cracks in the quay wall that keeps the tide out of the eastern basin of the old harbour.")
	}
	pairs, crowded := x.Candidates()
	met := map[uint32]bool{}
	for _, p := range pairs {
		if p.A >= p.B {
			t.Fatalf("pair %+v out of order", p)
		}
		met[p.A], met[p.B] = true, true
	}
	if len(met) != n || crowded == 0 || len(pairs) > 5*n {
		t.Errorf("%d reports met in %d pairs, %d prints crowded", len(met), len(pairs), crowded)
	}
}
