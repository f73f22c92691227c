package draw

import (
	"cmp"
	"slices"
)

// The measures of the drawing, in pixels at a text size of 13. A box holds an outlet of about
// 24 letters; the gap holds the longest edge label ("credited rewrite 60%, undecided") in one line.
const (
	boxWidth, boxHeight = 208.0, 46.0
	gapWidth, rowGap    = 180.0, 14.0
	rootGap             = 12.0 // more between families than within one
	portGap             = 20.0 // between edges that enter one box, so that their labels stand clear
	besideWidth         = 28.0 // how far an edge between boxes of one rank bulges
	margin              = 6.0
	headHeight          = 26.0 // the line above the reports that stand alone
)

// A box is where a node is drawn.
type box struct{ x, y, w, h float64 }

// A line is where an edge is drawn: from the right of one box to a port on the left of another, or,
// between boxes of one rank, from right to right.
type line struct {
	edge           int
	x1, y1, x2, y2 float64
	beside         bool
}

// A layout is the drawing of one tree.
type layout struct {
	boxes         []box
	lines         []line
	alone         []int
	aloneY        float64 // where the heading of those that stand alone goes; 0 without any
	width, height float64
}

// lay places roots at the left and everything right of what it took from; a leaf takes the next
// free row and a parent stands half way between its first and its last child.
func (t *Tree) lay() layout {
	f := t.plant()
	l := layout{boxes: make([]box, len(t.Nodes)), alone: f.alone}
	into := make([][]int, len(t.Nodes)) // edges by the node they enter, the main one first
	for n := range t.Nodes {
		if f.parent[n] >= 0 {
			into[n] = append(into[n], f.parent[n])
		}
	}
	for _, e := range f.others {
		n := f.at[t.Edges[e].To]
		into[n] = append(into[n], e)
	}
	y := margin
	var place func(n int) (mid float64)
	place = func(n int) float64 {
		h := max(boxHeight, float64(len(into[n]))*portGap+8)
		b := box{x: margin + float64(f.rank[n])*(boxWidth+gapWidth), w: boxWidth, h: h}
		top := y
		var first, last float64
		for i, e := range f.children[n] {
			mid := place(f.at[t.Edges[e].To])
			if i == 0 {
				first = mid
			}
			last = mid
		}
		if len(f.children[n]) == 0 {
			b.y = y
			y += h + rowGap
		} else {
			b.y = max(top, (first+last-h)/2)
			y = max(y, b.y+h+rowGap)
		}
		l.boxes[n] = b
		l.width = max(l.width, b.x+b.w+margin)
		return b.y + b.h/2
	}
	for i, r := range f.roots {
		if i > 0 {
			y += rootGap
		}
		place(r)
	}
	if len(f.alone) > 0 {
		if len(f.roots) > 0 {
			l.aloneY = y + headHeight/2
			y += headHeight
		}
		perRow := max(3, int((l.width-margin+rowGap)/(boxWidth+rowGap)))
		if len(f.alone) < perRow {
			perRow = len(f.alone)
		}
		for i, n := range f.alone {
			b := box{margin + float64(i%perRow)*(boxWidth+rowGap), y + float64(i/perRow)*(boxHeight+rowGap), boxWidth, boxHeight}
			l.boxes[n] = b
			l.width = max(l.width, b.x+b.w+margin)
		}
		y += float64((len(f.alone)+perRow-1)/perRow) * (boxHeight + rowGap)
	}
	l.height = max(y-rowGap, 0) + margin
	for n := range t.Nodes {
		// What comes from higher up enters higher up: fewer lines cross.
		slices.SortStableFunc(into[n], func(d, e int) int {
			return cmp.Compare(l.boxes[f.at[t.Edges[d].From]].y, l.boxes[f.at[t.Edges[e].From]].y)
		})
		b := l.boxes[n]
		for k, e := range into[n] {
			a := l.boxes[f.at[t.Edges[e].From]]
			port := b.y + b.h/2 + (float64(k)-float64(len(into[n])-1)/2)*portGap
			switch {
			case b.x > a.x:
				l.lines = append(l.lines, line{e, a.x + a.w, a.y + a.h/2, b.x, port, false})
			case b.x < a.x: // no direction: it may as well be drawn the other way
				l.lines = append(l.lines, line{e, b.x + b.w, b.y + b.h/2, a.x, a.y + a.h/2, false})
			default:
				l.lines = append(l.lines, line{e, a.x + a.w, a.y + a.h/2, b.x + b.w, b.y + b.h/2, true})
				l.width = max(l.width, a.x+a.w+besideWidth+gapWidth+margin)
			}
		}
	}
	return l
}
