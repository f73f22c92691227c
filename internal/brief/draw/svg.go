package draw

import (
	"fmt"
	"io"
	"strings"

	"stemma"
	"stemma/internal/brief"
)

// Style is the style sheet of a drawing: light and dark, by the reader's own preference. A page
// that draws inline may use its own instead.
const Style = `.st-box{fill:#fff;stroke:#6b7280}.st-lost{fill:none;stroke:#6b7280;stroke-dasharray:5 4}
.st-name{font:600 13px system-ui,sans-serif;fill:#1b1f24}.st-note{font:11.5px system-ui,sans-serif;fill:#4b5563}
.st-edge{fill:none;stroke:#8a5a00}.st-head{fill:#8a5a00}.st-quote{stroke:#2f5f9e}.st-headq{fill:#2f5f9e}
.st-label{font:11px system-ui,sans-serif;fill:#5f3f00;stroke:#fbfaf7;stroke-width:4px;paint-order:stroke}
.st-back{fill:#fbfaf7}
@media (prefers-color-scheme:dark){.st-box{fill:#23272e;stroke:#9aa3af}.st-lost{stroke:#9aa3af}.st-name{fill:#eceae5}
.st-note{fill:#b6bcc6}.st-edge{stroke:#e0b352}.st-head{fill:#e0b352}.st-quote{stroke:#8db7ee}.st-headq{fill:#8db7ee}
.st-label{fill:#f0d9a4;stroke:#16181c}.st-back{fill:#16181c}}
`

// SVG writes trees as one drawing that stands by itself, one below the other.
func SVG(w io.Writer, trees []Tree) error {
	var b strings.Builder
	width, height := 320.0, 0.0
	lays := make([]layout, len(trees))
	const title = 30.0
	for i := range trees {
		lays[i] = trees[i].lay()
		width = max(width, lays[i].width)
		height += lays[i].height + title
	}
	height = max(height, title)
	var names, words []string
	for i := range trees {
		names = append(names, trees[i].Title)
		words = append(words, trees[i].Words())
	}
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\" role=\"img\" aria-labelledby=\"st-title st-desc\">\n",
		width, height, width, height)
	fmt.Fprintf(&b, "<title id=\"st-title\">Family tree of the reports: %s</title>\n<desc id=\"st-desc\">%s</desc>\n<style>%s</style>\n<rect class=\"st-back\" width=\"100%%\" height=\"100%%\"/>\n",
		xmlText(strings.Join(names, "; ")), xmlText(strings.Join(words, " ")), Style)
	y := 0.0
	for i := range trees {
		fmt.Fprintf(&b, "<g transform=\"translate(0 %.1f)\">\n<text class=\"st-name\" x=\"%.0f\" y=\"20\">%s</text>\n<g transform=\"translate(0 %.0f)\">\n", y, margin, xmlText(trees[i].Title), title)
		trees[i].draw(&b, lays[i], nil)
		b.WriteString("</g>\n</g>\n")
		y += lays[i].height + title
	}
	b.WriteString("</svg>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// Inline gives the drawing of one tree to stand inside a page, without a style sheet. Ids in it
// begin with id. Where href is given, boxes are links to what it answers; "" is no link.
func (t *Tree) Inline(id string, href func(node string) string) string {
	var b strings.Builder
	l := t.lay()
	role := "img"
	if href != nil {
		role = "group" // an image must not hold what can be reached by keyboard
	}
	fmt.Fprintf(&b, "<svg viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\" role=\"%s\" aria-labelledby=\"%s-title %s-desc\">\n<title id=\"%s-title\">Family tree of the reports</title>\n<desc id=\"%s-desc\">%s</desc>\n",
		l.width, l.height, l.width, l.height, role, xmlText(id), xmlText(id), xmlText(id), xmlText(id), xmlText(t.Words()))
	t.draw(&b, l, href)
	b.WriteString("</svg>\n")
	return b.String()
}

// Words tells the tree in sentences, for those who cannot see it.
func (t *Tree) Words() string {
	name := map[string]string{}
	reports := 0
	for _, n := range t.Nodes {
		name[n.ID] = n.Outlet
		if n.Kind == "lost" {
			name[n.ID] += " (not in the pile)"
			continue
		}
		reports++
		if n.Outlet != fmt.Sprintf("Report %d", n.Number) {
			name[n.ID] += fmt.Sprintf(" [%d]", n.Number)
		}
	}
	out := []string{fmt.Sprintf("%d reports, %d not in the pile.", reports, len(t.Nodes)-reports)}
	for _, e := range t.Edges {
		share := e.Share
		if e.Verbatim+e.Reworded == 0 {
			share = 0
		}
		out = append(out, brief.CopyTold(name[e.To], name[e.From], e.Kind, e.Direction, share)+".")
	}
	return strings.Join(out, " ")
}

// draw writes edges first, so that boxes cover what passes behind them, then boxes, then labels.
func (t *Tree) draw(b *strings.Builder, l layout, href func(string) string) {
	for _, ln := range l.lines {
		t.edge(b, ln)
	}
	if l.aloneY > 0 {
		fmt.Fprintf(b, "<text class=\"st-note\" x=\"%.0f\" y=\"%.1f\">No copying found to or from:</text>\n", margin, l.aloneY)
	}
	for i := range t.Nodes {
		t.box(b, &t.Nodes[i], l.boxes[i], href)
	}
	for _, ln := range l.lines {
		e := &t.Edges[ln.edge]
		text := strings.Replace(e.label(), "direction ", "", 1)
		if ln.beside {
			fmt.Fprintf(b, "<text class=\"st-label\" x=\"%.1f\" y=\"%.1f\">%s</text>\n", ln.x1+besideWidth, (ln.y1+ln.y2)/2+4, xmlText(text))
			continue
		}
		fmt.Fprintf(b, "<text class=\"st-label\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n", ln.x2-10, ln.y2-4, xmlText(text))
	}
}

func (t *Tree) edge(b *strings.Builder, ln line) {
	e := &t.Edges[ln.edge]
	class, head := "st-edge", "st-head"
	if !e.Kind.Joins() {
		class, head = "st-edge st-quote", "st-headq"
	}
	dash := ""
	switch e.Direction {
	case stemma.Probable:
		dash = " stroke-dasharray=\"7 4\""
	case stemma.Undecided:
		dash = " stroke-dasharray=\"1.5 4\" stroke-linecap=\"round\""
	}
	if ln.beside {
		fmt.Fprintf(b, "<path class=\"%s\" d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f\" stroke-width=\"%.1f\"%s/>\n",
			class, ln.x1, ln.y1, ln.x1+30, ln.y1, ln.x2+30, ln.y2, ln.x2, ln.y2, 1.2+1.8*e.Share, dash)
		return
	}
	end := ln.x2
	if e.Direction != stemma.Undecided {
		end -= 7
	}
	// The curve does its turning in the first part, so that it runs level below its label.
	bend := (ln.x2 - ln.x1) * 0.28
	level := ln.x2 - gapWidth*0.62
	fmt.Fprintf(b, "<path class=\"%s\" d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1fL%.1f %.1f\" stroke-width=\"%.1f\"%s/>\n",
		class, ln.x1, ln.y1, ln.x1+bend, ln.y1, level-bend/2, ln.y2, level, ln.y2, end, ln.y2, 1.2+1.8*e.Share, dash)
	if e.Direction != stemma.Undecided {
		fmt.Fprintf(b, "<path class=\"%s\" d=\"M%.1f %.1fl-8 -4.5v9z\"/>\n", head, ln.x2, ln.y2)
	}
}

func (t *Tree) box(b *strings.Builder, n *Node, at box, href func(string) string) {
	link := ""
	if href != nil {
		link = href(n.ID)
	}
	name, note, full := n.Outlet, n.Published.String(), n.Outlet+": "+n.Title+" ("+n.Published.Told()+")"
	if n.Published.Known() && n.Published.Basis == stemma.Inferred {
		note = "≈ " + note // the whole word does not fit a box; the title has it
	}
	class := "st-box"
	if n.Kind == "lost" {
		class, note, full = "st-lost", "not in the pile", n.Outlet+", not in the pile"
	} else if n.Outlet == fmt.Sprintf("Report %d", n.Number) {
		name = "Outlet unknown"
	}
	if n.Number > 0 {
		name = fmt.Sprintf("%d  %s", n.Number, name)
	}
	if link != "" {
		fmt.Fprintf(b, "<a href=\"%s\">", xmlText(link))
	}
	fmt.Fprintf(b, "<g><title>%s</title><rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"5\"/>", xmlText(full), class, at.x, at.y, at.w, at.h)
	mid := at.y + at.h/2
	fmt.Fprintf(b, "<text class=\"st-name\" x=\"%.1f\" y=\"%.1f\">%s</text><text class=\"st-note\" x=\"%.1f\" y=\"%.1f\">%s</text></g>",
		at.x+11, mid-4, xmlText(fit(name, 24)), at.x+11, mid+13, xmlText(fit(note, 30)))
	if link != "" {
		b.WriteString("</a>")
	}
	b.WriteString("\n")
}

// fit cuts text to a number of letters; a box has no way to measure them better.
func fit(s string, letters int) string {
	r := []rune(s)
	if len(r) <= letters {
		return s
	}
	return strings.TrimRight(string(r[:letters-1]), " ") + "…"
}
