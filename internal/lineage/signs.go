package lineage

import (
	"fmt"

	"stemma"
	"stemma/internal/lineage/spin"
	"stemma/internal/lineage/words"
)

// Signs finds the marks of handling that a report shows without its parent: synonym spinning (only where the marks add up),
// hidden or look-alike characters, a note that it is a translation, and people spoken of as known who were never introduced.
func Signs(r *stemma.Report) []stemma.Sign {
	t := words.Read(r.Text, body(r))
	var out []stemma.Sign
	if marks, spun := spin.Find(&t); spun {
		for _, m := range marks {
			out = append(out, stemma.Sign{Kind: "spun", Place: m.Span, Note: m.Note})
		}
	}
	switch w := t.Tamper; {
	case w.Hidden > 0:
		out = append(out, stemma.Sign{Kind: "hidden-characters", Place: w.First, Note: fmt.Sprintf("%d hidden characters inside words", w.Hidden)})
	case w.Lookalike > 0:
		out = append(out, stemma.Sign{Kind: "hidden-characters", Place: w.First, Note: fmt.Sprintf("%d words with look-alike letters of another script", w.Lookalike)})
	}
	if line, _, ok := translation(r.Text); ok {
		out = append(out, stemma.Sign{Kind: "translated", Place: line, Note: "says that it is a translation; what it was made from is not compared"})
	}
	return append(out, danglingSigns(&t)...)
}

// signsOf gathers the signs of handling of one report: those found before, spinning, and hidden characters.
func signsOf(r *stemma.Report, t *words.Text) (signs []stemma.Sign, spun bool) {
	signs = append(signs, r.Signs...)
	found, spun := spin.Find(t)
	for _, f := range found {
		signs = append(signs, stemma.Sign{Kind: "spun", Place: f.Span, Note: f.Note})
	}
	return signs, spun
}
