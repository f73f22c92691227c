package align

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

func with(a, b string, s Similar) Result {
	x := Aligner{Similar: s}
	x.Index(read(a))
	return x.With(read(b))
}

const parent = `Divers found deep cracks in the quay wall that keeps the tide out of the eastern basin, the harbour authority said on Monday.
Engineers had warned for a decade that the concrete would crumble in another hard winter. “We gambled with the lives of others
and everybody knew it,” the harbour master told a meeting.`

func TestWith(t *testing.T) {
	for _, c := range []struct {
		name     string
		child    string
		own      bool    // evidence of copying
		covered  float64 // at least, of the child's words
		quoted   bool
		verbatim bool
	}{
		{"the same", parent, true, 1, true, true},
		{"in capitals, with other quotes and a hidden character", strings.ReplaceAll(strings.ToUpper(parent), "WALL", "WA\u00adLL"), true, 0.95, true, true},
		{"a sentence in new company", "Rain fell for nine days. Engineers had warned for a decade that the concrete would crumble in another hard winter. Nobody spoke.", true, 0.5, false, true},
		{"one word in eight replaced", strings.NewReplacer("deep", "grave", "tide", "sea", "decade", "generation", "hard", "severe", "found", "saw").Replace(parent), true, 0.9, true, false},
		{"reworded and turned round", "For a decade there had been warnings by engineers: another winter as hard as the last, and the concrete was going to crumble.", true, 0.5, false, false},
		{"the quotation only", "He did not deny it. “We gambled with the lives of others and everybody knew it,” he was heard to say.", false, 0.4, true, true},
		{"nothing", "The minister will travel to the capital by train on Friday and meet farmers who lost their harvest.", false, 0, false, false},
	} {
		r := with(parent, c.child, nil)
		if got := r.Evidence() >= 20; got != c.own {
			t.Errorf("%s: evidence %d", c.name, r.Evidence())
		}
		if r.SharesB < c.covered {
			t.Errorf("%s: %.2f of the child covered, want %.2f", c.name, r.SharesB, c.covered)
		}
		if got := r.Quoted >= 8; got != c.quoted {
			t.Errorf("%s: %d quoted words in common", c.name, r.Quoted)
		}
		verbatim := len(r.Passages) > 0
		for _, p := range r.Passages {
			verbatim = verbatim && p.Verbatim
		}
		if verbatim != c.verbatim {
			t.Errorf("%s: verbatim is %v: %+v", c.name, verbatim, r.Passages)
		}
	}
}

// A measure of meaning finds what stems do not.
func TestSimilar(t *testing.T) {
	child := "Specialists cautioned ten years ago that the cement would crumble in a further severe winter."
	near := map[[2]string]bool{{"engineers", "specialists"}: true, {"warned", "cautioned"}: true, {"concrete", "cement"}: true, {"hard", "severe"}: true}
	plain := with(parent, child, nil)
	helped := with(parent, child, func(a, b string) float64 {
		if near[[2]string{a, b}] {
			return 1
		}
		return 0
	})
	if helped.Evidence() < plain.Evidence() {
		t.Errorf("with synonyms %d bits, without %d", helped.Evidence(), plain.Evidence())
	}
}

func FuzzWith(f *testing.F) {
	f.Add(parent, strings.ToUpper(parent))
	f.Add("a a a a a a a a a a", "a a a a a a a")
	f.Add("", "x")
	f.Fuzz(func(t *testing.T, a, b string) {
		ta, tb := read(a), read(b)
		var x Aligner
		x.Index(ta)
		r := x.With(tb)
		if len(r.A) != len(ta.Words) || len(r.B) != len(tb.Words) {
			t.Fatal("coverage does not fit the texts")
		}
		for _, p := range r.Passages {
			if p.A0 < 0 || p.B0 < 0 || p.A1 <= p.A0 || p.B1 <= p.B0 || int(p.A1) > len(ta.Words) || int(p.B1) > len(tb.Words) {
				t.Fatalf("passage %+v outside the texts", p)
			}
		}
	})
}
