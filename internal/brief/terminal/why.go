package terminal

import (
	"fmt"
	"io"
	"strings"

	"stemma/internal/brief"
	"stemma/internal/brief/ink"
)

// Why writes an explanation.
func Why(w io.Writer, e brief.Explanation, o Options) error {
	p := newPage(o)
	p.wrap("", "", p.Paint(ink.Faint, e.Kind+"  ")+p.Paint(ink.Bold, e.Title), e.ID)
	if len(e.Facts) > 0 {
		p.blank()
	}
	for _, f := range e.Facts {
		p.wrap("  "+p.Paint(ink.Faint, f.Name+": "), "    ", p.Paint(ink.Plain, f.Text), "")
	}
	if len(e.Behind) > 0 {
		p.heading("Who stands behind it", "")
		for _, b := range e.Behind {
			what := b.What
			if len(b.Names) == 1 {
				what = strings.TrimSuffix(what, "s")
			}
			p.wrap("  "+p.Paint(ink.Bold, fmt.Sprintf("%d %s", len(b.Names), what))+": ", "    ", p.Paint(ink.Plain, strings.Join(b.Names, "; ")), "")
		}
	}
	shown := map[brief.Place]bool{}
	if len(e.Reasons) > 0 {
		p.heading("Reasons", "")
		for _, r := range e.Reasons {
			p.wrap("  "+p.Paint(ink.Yellow, r.Rule)+"  ", "    ", p.Paint(ink.Plain, r.Note), "")
			for _, c := range e.Around(r.Places) {
				p.cited(c, "    ")
				shown[c.Place] = true
			}
		}
	}
	var cited []brief.Cited
	for _, c := range e.Cited {
		if !shown[c.Place] {
			cited = append(cited, c)
		}
	}
	if len(cited) > 0 {
		p.heading("In the words of the reports", "")
		const most = 24
		for _, c := range cited[:min(len(cited), most)] {
			p.cited(c, "  ")
		}
		p.left(len(cited), most, "places")
	}
	if len(e.See) > 0 {
		p.heading("See also", "")
		for _, s := range e.See {
			p.wrap("  ", "    ", p.Paint(ink.Plain, s.Text), s.ID)
		}
	}
	return p.flush(w)
}

// cited shows the words of a place in bold in the middle of their line, with the bytes they stand at.
func (p *page) cited(c brief.Cited, indent string) {
	head := p.Link(c.URL, p.Paint(ink.Cyan, fmt.Sprintf("[%d] ", c.Number))) + p.Paint(ink.Faint, fmt.Sprintf("%s, bytes %d–%d", c.Name, c.Start, c.End))
	p.wrap(indent, indent, head, "")
	words := p.Paint(ink.Bold, c.Text)
	if !p.Color {
		words = "»" + words + "«"
	}
	p.wrap(indent+"  ", indent+"  ", p.Paint(ink.Faint, c.Before)+words+p.Paint(ink.Faint, c.After), "")
}
