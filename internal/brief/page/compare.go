package page

import (
	"fmt"
	"html/template"
	"io"

	"stemma"
	"stemma/internal/brief"
)

type relation struct {
	ID, Line string
	Notes    []brief.Reason
}

type row struct {
	Kind, Word, A, B string
	Faded            bool
	Diff             []brief.Piece
}

// Compare writes two reports side by side as one page.
func Compare(w io.Writer, c brief.Comparison) error {
	t, css, err := parse("compare.html")
	if err != nil {
		return err
	}
	v := struct {
		CSS                       template.CSS
		A, B, DateA, DateB, Tally string
		Relations                 []relation
		Rows                      []row
	}{
		CSS: css, A: c.A.Name(), B: c.B.Name(), DateA: c.A.Published.Told(), DateB: c.B.Published.Told(),
		Tally: fmt.Sprintf("%d words kept · %d reworded · %d added · %d dropped", c.Tally.Verbatim, c.Tally.Reworded, c.Tally.Added, c.Tally.Dropped),
	}
	if c.Tally.Verbatim+c.Tally.Reworded == 0 { // what was not copied was neither dropped nor added
		v.Tally = fmt.Sprintf("%d words only in %s · %d only in %s", c.Tally.Dropped, v.A, c.Tally.Added, v.B)
	}
	name := map[string]string{c.A.ID: v.A, c.B.ID: v.B}
	for _, k := range c.Copies {
		r := relation{ID: k.ID, Line: brief.CopyTold(name[k.To], name[k.From], k.Kind, k.Direction, k.Share), Notes: k.Reasons}
		v.Relations = append(v.Relations, r)
	}
	words := map[string]string{"verbatim": "kept", "reworded": "reworded", "added": "added", "dropped": "dropped"}
	if c.Tally.Verbatim+c.Tally.Reworded == 0 {
		words["added"], words["dropped"] = "only here", "only here"
	}
	for _, r := range c.Rows {
		t := row{Kind: r.Kind, Word: words[r.Kind], Diff: r.Diff, Faded: r.Block == stemma.Furniture}
		if r.A != nil {
			t.A = r.A.Text
		}
		if r.B != nil {
			t.B = r.B.Text
		}
		v.Rows = append(v.Rows, t)
	}
	return t.Execute(w, v)
}
