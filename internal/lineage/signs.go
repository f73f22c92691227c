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
	if marks, spun, _ := spin.Find(&t); spun {
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

// signsOf gathers the signs of handling of one report: those found before, spinning (odd), and hidden characters. Spun is a report that bears the
// marks of it without the words. Odd words say which of two reports is the older (direction.go), and let spun copies be joined that share few words (judge.go);
// what kind a copy is (kind.go) and that it had a lost source (lost.go) they do not say: a rewriter with a thesaurus, too, puts words that are odd where
// they stand. Asked for kinds, they tell 13 to 35 more spun copies in 160 by the far-fetched tables, and 3 to 8 kinds in a hundred wrong
// on made families, whose rewrites are made with first senses of WordNet.
func signsOf(r *stemma.Report, t *words.Text) (signs []stemma.Sign, spun, odd bool) {
	signs = append(signs, r.Signs...)
	found, odd, spun := spin.Find(t)
	for _, f := range found {
		signs = append(signs, stemma.Sign{Kind: "spun", Place: f.Span, Note: f.Note})
	}
	return signs, spun, odd
}
