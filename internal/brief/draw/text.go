package draw

import (
	"fmt"
	"io"
	"strings"

	"stemma"
	"stemma/internal/brief/ink"
)

// Options say how the terminal is. Width 0 is taken as 80 columns.
type Options struct {
	Width        int
	Color, Links bool
}

func (o Options) width() int {
	if o.Width <= 0 {
		return 80
	}
	return o.Width
}

// Text writes trees for a terminal.
func Text(w io.Writer, trees []Tree, o Options) error {
	pen := ink.Pen{Color: o.Color, Links: o.Links}
	for i, t := range trees {
		if i > 0 {
			fmt.Fprintln(w)
		}
		head := pen.Paint(ink.Bold, t.Title) + "  " + pen.Paint(ink.Faint, t.ID)
		for _, line := range ink.Wrap(head, o.width()) {
			if _, err := fmt.Fprintln(w, line); err != nil {
				return err
			}
		}
		for _, line := range t.Lines(o) {
			if _, err := fmt.Fprintln(w, line); err != nil {
				return err
			}
		}
	}
	return nil
}

// Lines gives the tree line by line: roots at the left margin, copies below what they were taken
// from, further parents by reference, reports without any tie last.
func (t *Tree) Lines(o Options) []string {
	d := textTree{Tree: t, forest: t.plant(), pen: ink.Pen{Color: o.Color, Links: o.Links}, width: o.width()}
	among := d.sharedAmong()
	for _, e := range d.others {
		from := d.at[t.Edges[e].From]
		if root := d.rootOf(from); among[root] > sharedShown && d.shared(e) {
			continue
		}
		if d.second == nil {
			d.second = map[int][]int{}
		}
		d.second[from] = append(d.second[from], e)
	}
	for _, r := range d.roots {
		d.line("", d.node(r), "")
		d.below(r, "")
		if n := among[r]; n > sharedShown {
			d.line("   ", d.pen.Paint(ink.Faint, fmt.Sprintf("%d more shared quotations and sources among these; --format json lists them", n)), "")
		}
	}
	if len(d.alone) > 0 {
		d.line("", d.pen.Paint(ink.Faint, "No copying found to or from:"), "")
		for _, n := range d.alone {
			d.line("  ", d.node(n), "")
		}
	}
	return d.out
}

// sharedShown is how many words that several reports of one tree quote alike, with nobody known to have them from the other, are told
// one by one: a quotation that n reports have makes n squared such ties.
const sharedShown = 3

// shared reports whether an edge says no more than that two reports of one tree quote or use the same words.
func (d *textTree) shared(edge int) bool {
	e := &d.Edges[edge]
	return !e.Kind.Joins() && e.Direction == stemma.Undecided && d.rootOf(d.at[e.From]) == d.rootOf(d.at[e.To])
}

// sharedAmong counts such edges by the root of their tree.
func (d *textTree) sharedAmong() map[int]int {
	n := map[int]int{}
	for _, e := range d.others {
		if d.shared(e) {
			n[d.rootOf(d.at[d.Edges[e].From])]++
		}
	}
	return n
}

func (d *textTree) rootOf(n int) int {
	for d.parent[n] >= 0 {
		n = d.at[d.Edges[d.parent[n]].From]
	}
	return n
}

type textTree struct {
	*Tree
	forest
	pen    ink.Pen
	width  int
	second map[int][]int
	out    []string
}

// line sets an id flush right where there is room for it.
func (d *textTree) line(indent, text, id string) {
	room := d.width - ink.Width(indent)
	if id != "" {
		id = d.pen.Paint(ink.Faint, id)
		room -= ink.Width(id) + 2
	}
	text = ink.Cut(text, room)
	if id != "" {
		text = ink.Pad(text, room) + "  " + id
	}
	d.out = append(d.out, indent+text)
}

func (d *textTree) node(n int) string {
	node := &d.Nodes[n]
	if node.Kind == "lost" {
		return d.pen.Paint(ink.Faint, "◌ ") + d.pen.Paint(ink.Italic, node.Outlet) + d.pen.Paint(ink.Faint, " (not in the pile)")
	}
	name := d.pen.Link(node.URL, d.pen.Paint(ink.Bold, node.Outlet))
	if node.Outlet == fmt.Sprintf("Report %d", node.Number) {
		name = d.pen.Paint(ink.Faint, "outlet unknown")
	}
	text := d.pen.Paint(ink.Cyan, fmt.Sprintf("[%d] ", node.Number)) + name
	if node.Published.Known() {
		text += " · " + d.pen.Paint(ink.Plain, node.Published.Told())
	} else {
		text += d.pen.Paint(ink.Faint, " · undated")
	}
	if node.Title != "" {
		text += d.pen.Paint(ink.Faint, " · "+node.Title)
	}
	return text
}

func (d *textTree) edge(e *Edge) string {
	style := ink.Yellow
	arrow := " ─▸ "
	switch e.Direction {
	case stemma.Undecided:
		arrow = " ◂─▸ "
	case stemma.Probable:
		arrow = " ╌▸ "
	}
	if !e.Kind.Joins() {
		style = ink.Blue
	}
	return d.pen.Paint(style, e.label()) + d.pen.Paint(ink.Faint, arrow)
}

func (d *textTree) below(n int, indent string) {
	kids, refs := d.children[n], d.second[n]
	for i, ei := range append(append([]int{}, kids...), refs...) {
		e := &d.Edges[ei]
		branch, next := "├─ ", "│  "
		if i == len(kids)+len(refs)-1 {
			branch, next = "└─ ", "   "
		}
		to := d.at[e.To]
		faint := d.pen.Paint(ink.Faint, indent+branch)
		if i < len(kids) {
			d.line(faint, d.edge(e)+d.node(to), e.ID)
			d.below(to, indent+next)
			continue
		}
		ref := d.Nodes[to].Outlet
		if k := d.Nodes[to].Number; k > 0 && !strings.HasSuffix(ref, fmt.Sprintf("Report %d", k)) {
			ref = fmt.Sprintf("[%d] %s", k, ref)
		}
		where := ", drawn elsewhere"
		if main := d.parent[to]; main >= 0 && d.at[d.Edges[main].From] == n {
			where = ", as above"
		}
		d.line(faint, d.edge(e)+d.pen.Paint(ink.Italic, "also "+ref)+d.pen.Paint(ink.Faint, where), e.ID)
	}
}
