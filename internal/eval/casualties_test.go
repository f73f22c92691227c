package eval

import (
	"os"
	"testing"
)

func TestCasualties(t *testing.T) {
	dir := benchOrSkip(t)
	if os.Getenv("STEMMA_SLOW") == "" {
		t.Skip("reads 380 reports; set STEMMA_SLOW")
	}
	scores, err := casualties(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scores {
		t.Logf("%s %s %.3f (n %d, baseline %.3f)", s.Set, s.Metric, s.Value, s.N, s.Baseline)
	}
}
