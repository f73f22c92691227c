package terminal

import (
	"fmt"
	"io"
	"strings"

	"stemma"
	"stemma/internal/brief"
	"stemma/internal/brief/ink"
)

// Compare writes two reports side by side: A on the left, B on the right, rows in the order of B.
// The mark between them says what became of the words: = kept, ~ reworded, − dropped, + added.
func Compare(w io.Writer, c brief.Comparison, o Options) error {
	p := newPage(o)
	if o.Width > maxTextWidth { // two columns of text may use a wide terminal
		p.width = min(o.Width, 2*maxTextWidth)
	}
	side := max((p.width-5)/2, 12)
	pair := func(left, right []string, mark string) {
		for i := range max(len(left), len(right)) {
			l, r := "", ""
			if i < len(left) {
				l = left[i]
			}
			if i < len(right) {
				r = right[i]
			}
			m := mark
			if i > 0 {
				m = p.Paint(ink.Faint, "│")
			}
			p.lines = append(p.lines, ink.Pad(l, side)+"  "+m+"  "+r)
		}
	}
	head := func(s *brief.Compared) []string {
		out := ink.Wrap(p.Link(s.URL, p.Paint(ink.Bold, s.Name()))+p.Paint(ink.Faint, " · "+s.Published.Told()), side)
		return append(out, ink.Wrap(p.Paint(ink.Plain, s.Title), side)...)
	}
	pair(head(&c.A), head(&c.B), " ")
	p.blank()
	p.relations(c)
	p.blank()
	for _, r := range c.Rows {
		var left, right []string
		mark := " "
		switch r.Kind {
		case "verbatim":
			mark = p.Paint(ink.Green, "=")
			left, right = ink.Wrap(p.Paint(ink.Green, r.A.Text), side), ink.Wrap(p.Paint(ink.Green, r.B.Text), side)
		case "reworded":
			mark = p.Paint(ink.Yellow, "~")
			l, rr := p.pieces(r.Diff)
			left, right = ink.Wrap(l, side), ink.Wrap(rr, side)
		case "dropped":
			mark = p.Paint(ink.Red, "−")
			left = ink.Wrap(p.Paint(dim(r.Block, ink.Red), r.A.Text), side)
		case "added":
			mark = p.Paint(ink.Blue, "+")
			right = ink.Wrap(p.Paint(dim(r.Block, ink.Blue), r.B.Text), side)
		}
		pair(left, right, mark)
		p.blank()
	}
	return p.flush(w)
}

// dim keeps furniture in the background.
func dim(kind stemma.BlockKind, st ink.Style) ink.Style {
	if kind == stemma.Furniture {
		return ink.Faint
	}
	return st
}

// pieces paints a word diff for both sides. Without colour, marks stand around what changed.
func (p *page) pieces(diff []brief.Piece) (a, b string) {
	join := func(s, t string) string {
		if s == "" || t == "" {
			return s + t
		}
		return s + " " + t
	}
	for _, d := range diff {
		switch d.Kind {
		case "same":
			a, b = join(a, p.Paint(ink.Plain, d.A)), join(b, p.Paint(ink.Plain, d.B))
		case "dropped":
			if p.Color {
				a = join(a, p.Paint(ink.Red, d.A))
			} else {
				a = join(a, "{−"+ink.Clean(d.A)+"−}")
			}
		case "added":
			if p.Color {
				b = join(b, p.Paint(ink.Yellow, d.B))
			} else {
				b = join(b, "{+"+ink.Clean(d.B)+"+}")
			}
		}
	}
	return a, b
}

func (p *page) relations(c brief.Comparison) {
	name := func(id string) string {
		if id == c.A.ID {
			return c.A.Name()
		}
		if id == c.B.ID {
			return c.B.Name()
		}
		return id
	}
	if len(c.Copies) == 0 {
		p.say(ink.Plain, "", "No copying between the two was found.")
	}
	for _, k := range c.Copies {
		p.wrap("", "  ", p.Paint(ink.Plain, brief.CopyTold(name(k.To), name(k.From), k.Kind, k.Direction, k.Share)), k.ID)
		for _, r := range k.Reasons {
			p.wrap("  "+p.Paint(ink.Yellow, r.Rule)+"  ", "    ", p.Paint(ink.Faint, r.Note), "")
		}
	}
	t := c.Tally
	if t.Verbatim+t.Reworded == 0 { // what was not copied was neither dropped nor added
		p.say(ink.Faint, "", fmt.Sprintf("− %d words only in %s · + %d only in %s", t.Dropped, c.A.Name(), t.Added, c.B.Name()))
		return
	}
	p.say(ink.Faint, "", strings.Join([]string{
		fmt.Sprintf("= %d words kept", t.Verbatim), fmt.Sprintf("~ %d reworded", t.Reworded),
		fmt.Sprintf("+ %d added", t.Added), fmt.Sprintf("− %d dropped", t.Dropped),
	}, " · "))
}
