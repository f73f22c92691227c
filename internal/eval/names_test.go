package eval

import (
	"os"
	"testing"

	"stemma/internal/entity"
)

func benchOrSkip(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("STEMMA_SHARED")
	if dir == "" {
		dir = "../../../shared"
	}
	dir += "/bench"
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no benchmark data at %s (set STEMMA_SHARED)", dir)
	}
	return dir
}

func TestNamePairs(t *testing.T) {
	dir := benchOrSkip(t)
	scores, err := namePairs(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scores {
		t.Logf("%s %s %.3f (n %d, baseline %.3f)", s.Set, s.Metric, s.Value, s.N, s.Baseline)
	}
	if testing.Verbose() {
		all, _ := NameAnswers(os.DirFS(dir))
		for _, a := range all {
			if a.Match != (a.Score >= entity.Threshold) {
				t.Logf("%v %.2f  %s | %s  (%s)", a.Match, a.Score, a.A, a.B, a.Reason)
			}
		}
	}
}

func TestNameFamilies(t *testing.T) {
	dir := benchOrSkip(t)
	if testing.Short() {
		t.Skip("compares 60,000 pairs")
	}
	scores, err := nameFamilies(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scores {
		t.Logf("%s %s %.3f (n %d)", s.Set, s.Metric, s.Value, s.N)
	}
}
