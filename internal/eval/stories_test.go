package eval

import (
	"os"
	"testing"
)

func TestStories(t *testing.T) {
	dir := benchOrSkip(t)
	if testing.Short() {
		t.Skip("reads 3,800 reports")
	}
	scores, err := stories(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scores {
		t.Logf("%s %s %.3f (n %d, baseline %.3f)", s.Set, s.Metric, s.Value, s.N, s.Baseline)
	}
	if f := scores[0].Value; f < .88 {
		t.Errorf("B³ F1 %.3f fell below .88", f)
	}
}
