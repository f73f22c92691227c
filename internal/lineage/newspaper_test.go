package lineage

import (
	"strings"
	"testing"

	"stemma"
)

// Two reports that tell over what one newspaper wrote, which is on no list and not in the pile, have one origin.
func TestUnlistedNewspaperIsALostWitness(t *testing.T) {
	a := report("a", "The Gull", `A letter in green ink was pushed under a baker's door in Lindmouth, the Osterby Gazette reported on Tuesday.

The baker, Odd Ramm, took the green letter to Constable Tor Vang, where it lay for two days among lost umbrellas, according to the Gazette. A gardener, Peder Lunde, was questioned and let go.`, 6)
	b := report("b", "Tern", `The police let a warning lie, according to a report in The Osterby Gazette.

Constable Tor Vang had the green letter from a baker, Odd Ramm, and put it with the lost umbrellas. Peder Lunde, a gardener in Lindmouth, was heard, the Gazette said.`, 9)
	tree := Trace([]stemma.Report{a, b}, nil)
	if len(tree.Lost) != 1 || tree.Lost[0].Outlet != "Osterby Gazette" || len(tree.Newsrooms) != 1 {
		t.Errorf("lost %+v, newsrooms %v, copies %+v", tree.Lost, tree.Newsrooms, tree.Copies)
	}
	own := a
	own.Outlet.Name = "The Osterby Gazette"
	if tree := Trace([]stemma.Report{own}, nil); len(tree.Lost) != 0 {
		t.Errorf("it owes to itself: %+v", tree.Lost)
	}
}

func TestUnlisted(t *testing.T) {
	for text, want := range map[string]string{
		"the Osterby Gazette reported": "Osterby Gazette", "The Lower Skarnes Daily Echo, which": "Lower Skarnes Daily Echo", "Osterby Gazette Cup": "",
		"the Gazette said": "", "the Opposition Leader": "", "Osterby": "",
	} {
		if got, _, _ := unlisted(text, 0); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	const longer = "as The New York Times suggests"
	for _, at := range []string{"York", "Times"} {
		if got, _, _ := unlisted(longer, strings.Index(longer, at)); got != "" {
			t.Errorf("the rest of a longer name: %q", got)
		}
	}
}
