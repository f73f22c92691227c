package eval

import (
	"math"
	"os"
	"testing"
)

func TestBodyScore(t *testing.T) {
	for _, c := range []struct {
		found, truth string
		p, r         float64
	}{
		{"one two three four five", "one two three four five", 1, 1},
		{"one two three four", "one two three four five", 1, .5},
		{"zero one two three four", "one two three four", .5, 1},
		{"One, two – three: four", "One two three four", 1, 1},
		{"two three", "two three", 1, 1},
		{"a b c d a b c d", "a b c d", .2, 1},
		{"", "one two three four", 0, 0},
		{"", "", 1, 1},
	} {
		if p, r := BodyScore(c.found, c.truth); math.Abs(p-c.p) > 1e-9 || math.Abs(r-c.r) > 1e-9 {
			t.Errorf("%q against %q: %v %v, want %v %v", c.found, c.truth, p, r, c.p, c.r)
		}
	}
}

func TestExtractSets(t *testing.T) {
	dir := benchOrSkip(t)
	if testing.Short() {
		t.Skip("reads 230 web pages")
	}
	for _, c := range []struct {
		set   Set
		floor float64
	}{{Extract(), .96}, {Dates(), .93}} {
		scores, err := c.set.Run(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range scores {
			t.Logf("%s %s %.4f (n %d, baseline %.3f)", s.Set, s.Metric, s.Value, s.N, s.Baseline)
		}
		if scores[0].Value < c.floor {
			t.Errorf("%s %.3f fell below %.2f", c.set.Name, scores[0].Value, c.floor)
		}
	}
}
