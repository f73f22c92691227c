package eval

import (
	"os"
	"testing"
)

func TestPlover(t *testing.T) {
	dir := benchOrSkip(t)
	if os.Getenv("STEMMA_SLOW") == "" {
		t.Skip("reads 1,050 sentences; set STEMMA_SLOW")
	}
	scores, err := plover(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scores {
		t.Logf("%s %s %.3f (n %d, baseline %.3f)", s.Set, s.Metric, s.Value, s.N, s.Baseline)
	}
	if os.Getenv("WORST") != "" {
		all, _ := PloverAnswers(os.DirFS(dir))
		for i, a := range all {
			if a.Got != a.Want && i%6 == 0 {
				t.Logf("want %s got %s: [%s] → [%s]: %.220s", a.Want, a.Got, a.Source, a.Target, a.Text)
			}
		}
	}
}
