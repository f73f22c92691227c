package written

import (
	"slices"
	"strings"
	"testing"

	"stemma/internal/eval/family"
)

func TestPiles(t *testing.T) {
	piles, err := Piles()
	if err != nil {
		t.Fatal(err)
	}
	reports, copies, strangers := 0, 0, 0
	kinds := map[string]int{}
	for i, p := range piles {
		if p.Number != i+1 || p.About == "" {
			t.Errorf("pile %d is %s: %q", i+1, p.Name, p.About)
		}
		if n := len(family.Reports(p.Members)); n < 8 || n > 12 {
			t.Errorf("%s has %d reports", p.Name, n)
		}
		for j, m := range p.Members {
			if m.Lost {
				continue
			}
			reports++
			copies += len(m.Parents)
			kinds[string(m.Kind)]++
			if n := len(strings.Fields(m.Report.Text)); n < 60 || n > 400 {
				t.Errorf("%s: %s has %d words", p.Name, m.Report.ID, n)
			}
			for _, o := range p.Members[:j] {
				if !o.Lost && !slices.ContainsFunc(m.Roots, func(r int) bool { return slices.Contains(o.Roots, r) }) {
					strangers++
				}
			}
		}
	}
	if len(piles) != 8 || reports < 70 || copies < 50 || strangers < 60 {
		t.Errorf("%d piles, %d reports, %d copies, %d pairs of independent reports", len(piles), reports, copies, strangers)
	}
	t.Log(reports, "reports,", copies, "copies,", strangers, "pairs of independent reports, kinds:", kinds)
}

func TestParseRefuses(t *testing.T) {
	for _, bad := range []string{
		"-- a --\nOutlet: A\n",
		"-- a --\nLost: yes\n\nText.\n",
		"-- a --\nFrom: b | rewrite | light\n\nText.\n",
		"-- a --\nFrom: a | rewrite | light\n\nText.\n",
		"-- a --\nColour: red\n\nText.\n",
		"-- a --\nDate: yesterday\n\nText.\n",
		"-- a --\nOutlet: A\n\nText.\n-- a --\nOutlet: B\n\nText.\n",
		"-- a --\nOutlet: A\n\nText.\n-- b --\nFrom: a | quotation | light\n\nText.\n",
	} {
		if _, err := parse("1-x", []byte(bad)); err == nil {
			t.Errorf("nothing was said against %q", bad)
		}
	}
}
