package brief_test

import (
	"strings"
	"testing"

	"stemma/internal/brief"
	"stemma/internal/brief/rehearsal"
)

func TestCompareKeepsEveryWord(t *testing.T) {
	led := rehearsal.Flood()
	for _, pair := range [][2]int{{0, 1}, {1, 0}, {0, 2}, {0, 3}, {2, 2}} {
		a, b := led.Reports[pair[0]], led.Reports[pair[1]]
		c := brief.Compare(a, b, led.Copies)
		wordsA, wordsB := 0, 0
		for _, r := range c.Rows {
			if r.A != nil {
				wordsA += len(strings.Fields(r.A.Text))
				if r.A.Text != a.Text[r.A.Start:r.A.End] {
					t.Error("a place is not its slice")
				}
			}
			if r.B != nil {
				wordsB += len(strings.Fields(r.B.Text))
				if r.B.Text != b.Text[r.B.Start:r.B.End] {
					t.Error("a place is not its slice")
				}
			}
		}
		// A passage may end inside a word's closing marks, which then count once more or not at all.
		if d := wordsA - len(strings.Fields(a.Text)); d < -3 || d > 3 {
			t.Errorf("%v: A has %d words, its rows %d", pair, len(strings.Fields(a.Text)), wordsA)
		}
		if d := wordsB - len(strings.Fields(b.Text)); d < -3 || d > 3 {
			t.Errorf("%v: B has %d words, its rows %d", pair, len(strings.Fields(b.Text)), wordsB)
		}
		if c.Tally.Verbatim+c.Tally.Reworded+c.Tally.Added != wordsB {
			t.Errorf("%v: the tally %+v does not add up to %d", pair, c.Tally, wordsB)
		}
	}
}

func TestWordDiff(t *testing.T) {
	show := func(ps []brief.Piece) string {
		var out []string
		for _, p := range ps {
			switch p.Kind {
			case "same":
				out = append(out, p.B)
			case "dropped":
				out = append(out, "-"+p.A)
			case "added":
				out = append(out, "+"+p.B)
			}
		}
		return strings.Join(out, " | ")
	}
	for _, c := range []struct{ a, b, want string }{
		{"The river rose fast.", "The river rose fast.", "The river rose fast."},
		{"The river rose fast.", "the river climbed quickly.", "the river | -rose fast. | +climbed quickly."},
		{"it rained", "", "-it rained"},
		{"", "", ""},
		{"said, \"Go\"", "said: Go", "said: Go"},
		{"a b c", "a x b y c", "a | +x | b | +y | c"},
	} {
		if got := show(brief.WordDiff(c.a, c.b)); got != c.want {
			t.Errorf("%q to %q: %s, want %s", c.a, c.b, got, c.want)
		}
	}
	long := strings.Repeat("word ", 3000)
	if got := brief.WordDiff(long, long); len(got) != 2 {
		t.Error("a very long passage is not cut short")
	}
}

func FuzzWordDiffLosesNoWord(f *testing.F) {
	f.Add("the old dam broke", "the aged dam burst — twice")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 4000 {
			t.Skip()
		}
		flat := func(s string) string { return strings.Join(strings.Fields(s), "") }
		var gotA, gotB string
		for _, p := range brief.WordDiff(a, b) {
			gotA, gotB = gotA+p.A, gotB+p.B
		}
		if flat(gotA) != flat(a) || flat(gotB) != flat(b) {
			t.Errorf("words are lost: %q %q", a, b)
		}
	})
}

func TestLinesThatTookEachOthersPlaceStandSideBySide(t *testing.T) {
	led := rehearsal.Flood()
	c := brief.Compare(led.Reports[0], led.Reports[2], led.Copies)
	r := c.Rows[0]
	if r.Kind != "reworded" || r.A.Text != led.Reports[0].Title || r.B.Text != led.Reports[2].Title || len(r.Diff) == 0 {
		t.Errorf("the headlines are not set side by side: %+v", r)
	}
	for _, r := range brief.Compare(led.Reports[0], led.Reports[3], led.Copies).Rows {
		if r.Kind == "reworded" {
			t.Errorf("reports that share nothing are aligned: %+v", r)
		}
	}
}
