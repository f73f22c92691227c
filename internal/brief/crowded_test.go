package brief

import (
	"strings"
	"testing"

	"stemma"
)

// A cap on what was compared is told to the reader.
func TestCrowdedIsTold(t *testing.T) {
	told := func(crowded int) bool {
		b := Compose(Input{Ledgers: []stemma.Ledger{{Reports: []stemma.Report{{ID: "a", Text: "The bridge shut."}}, Crowded: crowded}}})
		return strings.Contains(strings.Join(b.Stories[0].Summary.Sources.Notes, "\n"), "not every pair of them was compared")
	}
	if !told(3) || told(0) {
		t.Errorf("told with 3: %v, with none: %v", told(3), told(0))
	}
}
