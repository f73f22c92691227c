package lineage

import (
	"stemma"
	"stemma/internal/lineage/spin"
	"stemma/internal/lineage/words"
)

// signsOf gathers the signs of handling of one report: those found before, spinning, and hidden characters.
func signsOf(r *stemma.Report, t *words.Text) (signs []stemma.Sign, spun bool) {
	signs = append(signs, r.Signs...)
	found, spun := spin.Find(t)
	for _, f := range found {
		signs = append(signs, stemma.Sign{Kind: "spun", Place: f.Span, Note: f.Note})
	}
	return signs, spun
}
