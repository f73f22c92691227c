package lineage

import (
	"strings"
	"testing"

	"stemma"
)

func TestSpelled(t *testing.T) {
	for british, american := range map[string]string{
		"Metres": "meters", "centre": "center", "colour": "color", "organisation": "organization", "travelled": "traveled", "defence": "defense", "programme": "program",
		"grey": "gray", "analysed": "analyzed", "harbour": "harbor",
	} {
		if a, b := spelled(british), spelled(american); a != b {
			t.Errorf("%s %q, %s %q", british, a, american, b)
		}
	}
}

// A paper across the sea prints the agency's report in its own spelling: that is a copy word for word.
func TestHouseSpellingIsNoRewriting(t *testing.T) {
	british := mill + " The harbour was shut. Booms 400 metres long lie in the grey water, and no boat may leave before the ministry has analysed what is in it.\n\nPeople in the centre of Torvik complained of the smell, which has the colour of tea."
	american := strings.NewReplacer("harbour", "harbor", "organised", "organized", "defence", "defense", "metres", "meters", "grey", "gray", "labour", "labor", "travelled", "traveled", "centre", "center",
		"colour", "color", "analysed", "analyzed", "programmes", "programs", "favoured", "favored", "litres", "liters", "kilometres", "kilometers").Replace(british)
	tree := Trace([]stemma.Report{report("a", "Reuters", british, 6), report("b", "Prairie Post", american, 9)}, nil)
	if c := find(tree, "a", "b"); c == nil || c.Kind != stemma.Verbatim {
		t.Errorf("copies %+v", tree.Copies)
	}
}
