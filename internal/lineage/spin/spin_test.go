package spin

import (
	"strings"
	"testing"

	"stemma"
	"stemma/internal/lineage/words"
)

func read(s string) *words.Text {
	t := words.Read(s, []stemma.Span{{Start: 0, End: len(s)}})
	return &t
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		name, text string
		spun       bool
	}{
		{"spun", `The White Home said on Friday that the Key Minister had agreed to peace discussions, in accordance to a senior formal who spoke
at an news convention. About four,000 soldiers took spot in the exercise near the border walls.`, true},
		{"clean", `The White House said on Friday that the prime minister had agreed to peace talks, according to a senior official who spoke
at a news conference. About 4,000 soldiers took part in the exercise near the border wall.`, false},
		{"one slip", "He gave an lecture at the State Department about an hour after the prime minister had left.", false},
		{"nothing", "", false},
		{"gathered marks alone", `The speech drew an unrestricted opinion, as one about climate condition does, and the offices in the city corridor, asked again,
declined to rib on it. The guests had no cooler phones and the ministers came to scandal.`, true},
		{"one gathered mark, repeated", "Asked again, she declined to annotation. They declined to annotation, and he declined to annotation.", false},
	} {
		if marks, got, _ := Find(read(c.text)); got != c.spun {
			t.Errorf("%s: spun is %v, marks %+v", c.name, got, marks)
		}
	}
}

// Every expression of the list must be found when it is broken, and must not be its own impostor.
func TestEveryExpression(t *testing.T) {
	for _, list := range data().expressions {
		for _, e := range list {
			if _, own := e.impostors[words.StemHash(e.right)]; own {
				t.Errorf("%q is its own impostor", e.right)
			}
			if len(e.impostors) == 0 {
				t.Errorf("expression with %q has no impostor", e.right)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("a assertion by the White Home every single 12")
	f.Add("in accordance to")
	f.Add(strings.Repeat("The functionaries averred that a conflagration in the metropolis had maimed the denizens of the abode. ", 9))
	f.Fuzz(func(t *testing.T, s string) {
		marks, spun, _ := Find(read(s))
		if spun && len(marks) == 0 {
			t.Fatal("spun without a place")
		}
		for _, m := range marks {
			if m.Start < 0 || m.End > len(s) || m.End <= m.Start {
				t.Fatalf("mark %+v outside the text", m)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	t := read(strings.Repeat("The prime minister said on Friday that officials of the state department had met police officers near the city hall. ", 25))
	b.SetBytes(int64(len(t.Source)))
	for b.Loop() {
		Find(t)
	}
}
