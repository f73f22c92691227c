// Package draw answers: what does the family tree of the reports look like?
//
// A Tree is a story's reports and lost witnesses joined by its copies. It is written as text for a
// terminal, as SVG, as DOT, as GraphML and as JSON.
//
// Method. A stemma is a spanning forest with some contamination: every report hangs under the
// parent that gave it most, and what else it took is drawn as a second line, or told by
// reference where lines cannot cross. The drawing is the tidy tree of Wetherell and Shannon (1979)
// turned on its side, ranks by longest path as in Sugiyama, Tagawa and Toda (1981), so that every
// edge of known direction points right; linear in nodes and edges.
//
// Why no layout library: Graphviz compiled to WebAssembly (goccy/go-graphviz 0.2.9) was measured and
// dropped: it compiles its module when the program starts, needed or not (0.4 s and 40 MB the first
// time; afterwards 20 ms and 21 MB from a cache that it writes to the user's disk), adds 1.5 MB of module
// and an image library to the binary, and would bring contexts and a runtime into a pure room. The
// layered layout of nulab/autog could not be fetched; gonum has no layered layout. A hundred lines
// are enough for trees that are nearly forests.
//
// What it gets wrong: a second line may pass behind a box when it skips a rank; a story with many
// merged reports would want a real crossing minimiser.
package draw

import (
	"cmp"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"stemma"
	"stemma/internal/brief"
)

// A Tree is the family tree of one story.
type Tree struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Nodes []Node `json:"nodes"`
	Edges []Edge `json:"edges"`
}

// A Node is a report or a lost witness.
type Node struct {
	ID        string      `json:"id"`
	Kind      string      `json:"kind"` // report, lost
	Number    int         `json:"number,omitempty"`
	Outlet    string      `json:"outlet"`
	Title     string      `json:"title,omitempty"`
	Published brief.Dates `json:"published"`
	URL       string      `json:"url,omitempty"`
	Signs     []string    `json:"signs,omitempty"`
}

// An Edge says that To took from From.
type Edge struct {
	ID        string           `json:"id"`
	From      string           `json:"from"`
	To        string           `json:"to"`
	Kind      stemma.CopyKind  `json:"kind"`
	Share     float64          `json:"share"`
	Direction stemma.Direction `json:"direction"`
	Verbatim  int              `json:"verbatim"` // passages word for word
	Reworded  int              `json:"reworded"` // passages in other words
	Why       []string         `json:"why"`      // the notes of its reasons
}

// Of makes the family tree of a story.
func Of(s *brief.Story) Tree {
	t := Tree{ID: s.ID, Title: s.Title, Nodes: []Node{}, Edges: []Edge{}}
	x := brief.NewIndex(s)
	for i := range s.Reports {
		r := &s.Reports[i]
		n := Node{ID: r.ID, Kind: "report", Number: i + 1, Outlet: x.Name(r.ID), Title: r.Headline(), Published: r.Published, URL: brief.WebAddress(r.URL)}
		for _, sg := range r.Signs {
			if !slices.Contains(n.Signs, sg.Kind) {
				n.Signs = append(n.Signs, sg.Kind)
			}
		}
		t.Nodes = append(t.Nodes, n)
	}
	for i := range s.Lost {
		l := &s.Lost[i]
		t.Nodes = append(t.Nodes, Node{ID: l.ID, Kind: "lost", Outlet: brief.LostName(l), Published: brief.Dates{Basis: stemma.Unknown}})
	}
	known := map[string]bool{}
	for _, n := range t.Nodes {
		known[n.ID] = true
	}
	for _, k := range s.Copies {
		if !known[k.From] || !known[k.To] || k.From == k.To {
			continue
		}
		e := Edge{ID: k.ID, From: k.From, To: k.To, Kind: k.Kind, Share: k.Share, Direction: k.Direction, Why: []string{}}
		for _, p := range k.Passages {
			if p.Kind == "verbatim" {
				e.Verbatim++
			} else {
				e.Reworded++
			}
		}
		for _, r := range k.Reasons {
			e.Why = append(e.Why, r.Note)
		}
		t.Edges = append(t.Edges, e)
	}
	return t
}

// All makes the trees of a brief, story by story.
func All(b brief.Brief) []Tree {
	out := make([]Tree, 0, len(b.Stories))
	for i := range b.Stories {
		out = append(out, Of(&b.Stories[i]))
	}
	return out
}

// JSON writes trees as {"version", "stories": [tree]}.
func JSON(w io.Writer, trees []Tree) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if trees == nil {
		trees = []Tree{}
	}
	return enc.Encode(struct {
		Version string `json:"version"`
		Stories []Tree `json:"stories"`
	}{brief.Version, trees})
}

// label tells an edge in a few words: "trimmed 82%".
func (e *Edge) label() string {
	text := strings.ReplaceAll(string(e.Kind), "-", " ")
	if e.Share > 0 && e.Verbatim+e.Reworded > 0 {
		text += " " + brief.Percent(e.Share)
	}
	switch e.Direction {
	case stemma.Probable:
		text += ", likely"
	case stemma.Undecided:
		text += ", direction undecided"
	}
	return text
}

// A forest hangs every node under at most one parent. Edges are indexes into the tree's.
type forest struct {
	at       map[string]int // node id to index
	parent   []int          // edge that a node hangs by, -1: a root
	children [][]int        // edges to the nodes that hang under a node, in order
	others   []int          // edges that no node hangs by
	roots    []int          // nodes with children but no parent
	alone    []int          // nodes without any edge
	rank     []int          // longest path from a root over directed edges
}

// plant chooses for every node the parent that gave it most: copying before quoting, known direction
// before undecided, larger share first. An edge that would close a circle is left to the others.
func (t *Tree) plant() forest {
	f := forest{at: map[string]int{}, parent: make([]int, len(t.Nodes)), children: make([][]int, len(t.Nodes)), rank: make([]int, len(t.Nodes))}
	for i, n := range t.Nodes {
		f.at[n.ID], f.parent[i] = i, -1
	}
	order := make([]int, len(t.Edges))
	for i := range order {
		order[i] = i
	}
	flag := func(b bool) int {
		if b {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := &t.Edges[i], &t.Edges[j]
		return cmp.Or(flag(b.Kind.Joins())-flag(a.Kind.Joins()), flag(a.Direction == stemma.Undecided)-flag(b.Direction == stemma.Undecided),
			cmp.Compare(b.Share, a.Share), strings.Compare(a.ID, b.ID))
	})
	root := func(n int) int {
		for f.parent[n] >= 0 {
			n = f.at[t.Edges[f.parent[n]].From]
		}
		return n
	}
	for _, i := range order {
		from, to := f.at[t.Edges[i].From], f.at[t.Edges[i].To]
		if f.parent[to] >= 0 || root(from) == to {
			f.others = append(f.others, i)
			continue
		}
		f.parent[to] = i
	}
	slices.Sort(f.others)
	touched := make([]bool, len(t.Nodes))
	for i, e := range t.Edges {
		touched[f.at[e.From]], touched[f.at[e.To]] = true, true
		if n := f.at[e.To]; f.parent[n] == i {
			p := f.at[e.From]
			f.children[p] = append(f.children[p], i)
		}
	}
	for n := range t.Nodes {
		slices.SortStableFunc(f.children[n], func(i, j int) int { return f.at[t.Edges[i].To] - f.at[t.Edges[j].To] })
		switch {
		case !touched[n]:
			f.alone = append(f.alone, n)
		case f.parent[n] < 0:
			f.roots = append(f.roots, n)
		}
	}
	f.order(t)
	f.ranks(t)
	return f
}

// order sets roots by the first report below them, then draws together those that share a child:
// a root moves to just behind the earlier root that its second lines lead to.
func (f *forest) order(t *Tree) {
	first := make([]int, len(t.Nodes))
	var least func(n int) int
	least = func(n int) int {
		m := n
		if t.Nodes[n].Kind == "lost" {
			m = len(t.Nodes)
		}
		for _, e := range f.children[n] {
			m = min(m, least(f.at[t.Edges[e].To]))
		}
		first[n] = m
		return m
	}
	top := make([]int, len(t.Nodes))
	var mark func(n, r int)
	mark = func(n, r int) {
		top[n] = r
		for _, e := range f.children[n] {
			mark(f.at[t.Edges[e].To], r)
		}
	}
	for _, r := range f.roots {
		least(r)
		mark(r, r)
	}
	slices.SortStableFunc(f.roots, func(a, b int) int { return cmp.Or(first[a]-first[b], a-b) })
	for _, e := range f.others {
		a, b := top[f.at[t.Edges[e].From]], top[f.at[t.Edges[e].To]]
		i, j := slices.Index(f.roots, a), slices.Index(f.roots, b)
		if i < 0 || j < 0 || i == j || i-j == 1 || j-i == 1 {
			continue
		}
		if i > j {
			i, j = j, i
		}
		moved := f.roots[j]
		f.roots = slices.Insert(slices.Delete(f.roots, j, j+1), i+1, moved)
	}
}

// ranks puts every node right of all it took from. Second lines that would close a circle, or
// whose direction is undecided, do not move anything.
func (f *forest) ranks(t *Tree) {
	into := make([][]int, len(t.Nodes))
	for i, e := range t.Edges {
		if to := f.at[e.To]; f.parent[to] == i || e.Direction != stemma.Undecided {
			into[to] = append(into[to], f.at[e.From])
		}
	}
	const unseen, open, done = 0, 1, 2
	state := make([]int, len(t.Nodes))
	var visit func(n int) int
	visit = func(n int) int {
		if state[n] == done {
			return f.rank[n]
		}
		state[n] = open
		for _, p := range into[n] {
			if state[p] != open {
				f.rank[n] = max(f.rank[n], visit(p)+1)
			}
		}
		state[n] = done
		return f.rank[n]
	}
	for n := range t.Nodes {
		visit(n)
	}
}
