package story

import (
	"cmp"
	"container/heap"
	"fmt"
	"math"
	"slices"
	"strings"

	"stemma"
)

// A group of reports under way, with the sum of its vectors: the average likeness of two groups is the
// product of their sums, divided by the pairs.
type group struct {
	members []int
	sum     []entry
	from    float64 // days since 1970, means over members whose dates are known
	dated   int
	near    []int // groups that share a telling word
}

type clusters struct {
	rs     []*report
	groups []*group // nil once joined into another
	takeIn [][2]int // stories and the lone reports that they take in
}

func newClusters(rs []*report) *clusters {
	c := &clusters{rs: rs, groups: make([]*group, len(rs))}
	for i, r := range rs {
		g := &group{members: []int{i}, sum: r.vector}
		if !math.IsNaN(r.from) {
			g.from, g.dated = (r.from+r.to)/2, 1
		}
		c.groups[i] = g
	}
	lists := map[int][]int{}
	tellingWords := make([][]int, len(rs))
	for i, r := range rs {
		v := slices.Clone(r.vector)
		slices.SortFunc(v, func(a, b entry) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.word, b.word)) })
		for _, e := range v[:min(len(v), telling)] {
			lists[e.word] = append(lists[e.word], i)
			tellingWords[i] = append(tellingWords[i], e.word)
		}
	}
	common := make([]int, len(rs))
	for i := range rs {
		var touched []int
		for _, w := range tellingWords[i] {
			list := lists[w]
			if len(list) > sharedBy {
				continue
			}
			for _, k := range list {
				if k < i {
					if common[k]++; common[k] == 1 {
						touched = append(touched, k)
					}
				}
			}
		}
		for _, k := range touched {
			if common[k] >= atLeast {
				c.groups[i].near = append(c.groups[i].near, k)
				c.groups[k].near = append(c.groups[k].near, i)
			}
			common[k] = 0
		}
	}
	for _, g := range c.groups {
		slices.Sort(g.near)
		g.near = slices.Compact(g.near)
	}
	return c
}

// joinCopies joins reports of one text whatever their dates.
func (c *clusters) joinCopies() {
	root := make([]int, len(c.rs))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	texts := map[string]int{}
	for i, r := range c.rs {
		body := plainBody(r.Report)
		if k, ok := texts[body]; ok && body != "" {
			root[find(i)] = find(k)
		} else {
			texts[body] = i
		}
		for _, k := range c.groups[i].near {
			if k < i && find(k) != find(i) && dot(r.vector, c.rs[k].vector) >= copyAt {
				a, b := find(k), find(i)
				root[max(a, b)] = min(a, b)
			}
		}
	}
	for i := range c.rs {
		if r := find(i); r != i {
			c.merge(r, i)
		}
	}
}

// plainBody is a report's own text without regard to white space and case.
func plainBody(r *stemma.Report) string {
	var b strings.Builder
	spans := r.BodySpans()
	if len(r.Blocks) == 0 {
		spans = []stemma.Span{{Start: 0, End: len(r.Text)}}
	}
	for _, s := range spans {
		b.WriteString(strings.ToLower(s.In(r.Text)))
		b.WriteByte(' ')
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// merge puts group b into group a.
func (c *clusters) merge(a, b int) {
	ga, gb := c.groups[a], c.groups[b]
	if ga == nil || gb == nil || a == b {
		return
	}
	ga.members = append(ga.members, gb.members...)
	slices.Sort(ga.members)
	ga.sum = add(ga.sum, gb.sum)
	if n := ga.dated + gb.dated; n > 0 {
		ga.from = (ga.from*float64(ga.dated) + gb.from*float64(gb.dated)) / float64(n)
		ga.dated = n
	}
	ga.near = slices.Compact(slices.Sorted(slices.Values(append(ga.near, gb.near...))))
	ga.near = slices.DeleteFunc(ga.near, func(k int) bool { return k == a || k == b })
	for _, k := range gb.near {
		if g := c.groups[k]; g != nil && k != a {
			if at, ok := slices.BinarySearch(g.near, a); !ok {
				g.near = slices.Insert(g.near, at, a)
			}
		}
	}
	c.groups[b] = nil
}

func add(a, b []entry) []entry {
	out := make([]entry, 0, len(a)+len(b))
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i].word < b[j].word:
			out = append(out, a[i])
			i++
		case a[i].word > b[j].word:
			out = append(out, b[j])
			j++
		default:
			out = append(out, entry{a[i].word, a[i].weight + b[j].weight})
			i, j = i+1, j+1
		}
	}
	return append(append(out, a[i:]...), b[j:]...)
}

// margin is how far the average likeness of two groups lies above what their dates ask for.
func (c *clusters) margin(a, b int) float64 {
	ga, gb := c.groups[a], c.groups[b]
	gap := 0.0
	if ga.dated > 0 && gb.dated > 0 {
		gap = math.Abs(ga.from - gb.from)
	}
	return dot(ga.sum, gb.sum)/float64(len(ga.members)*len(gb.members)) - needed(gap)
}

type bond struct {
	a, b         int
	margin       float64
	sizeA, sizeB int // sizes when it was measured: a group that has grown must be measured again
}

type bonds []bond

func (h bonds) Len() int { return len(h) }
func (h bonds) Less(i, j int) bool {
	if h[i].margin != h[j].margin {
		return h[i].margin > h[j].margin
	}
	return h[i].a < h[j].a || h[i].a == h[j].a && h[i].b < h[j].b
}
func (h bonds) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

// Push and Pop are for container/heap.
func (h *bonds) Push(x any) { *h = append(*h, x.(bond)) }

// Pop takes the last bond off.
func (h *bonds) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

// join joins the nearest groups first until none are near enough.
func (c *clusters) join() {
	h := &bonds{}
	measure := func(a, b int) {
		if m := c.margin(a, b); m >= 0 {
			*h = append(*h, bond{min(a, b), max(a, b), m, len(c.groups[min(a, b)].members), len(c.groups[max(a, b)].members)})
		}
	}
	for i, g := range c.groups {
		if g == nil {
			continue
		}
		for _, k := range g.near {
			if k > i && c.groups[k] != nil {
				measure(i, k)
			}
		}
	}
	heap.Init(h)
	for h.Len() > 0 {
		b := heap.Pop(h).(bond)
		ga, gb := c.groups[b.a], c.groups[b.b]
		if ga == nil || gb == nil || len(ga.members) != b.sizeA || len(gb.members) != b.sizeB {
			continue // one has grown or gone; its new bonds were measured then
		}
		c.merge(b.a, b.b)
		for _, k := range c.groups[b.a].near {
			if k != b.a && c.groups[k] != nil {
				before := h.Len()
				measure(b.a, k)
				if h.Len() > before {
					heap.Fix(h, h.Len()-1)
				}
			}
		}
	}
}

func (c *clusters) stories() []stemma.Story {
	var out []stemma.Story
	for _, g := range c.groups {
		if g == nil {
			continue
		}
		central, most := g.members[0], -1.0
		for _, m := range g.members {
			if s := dot(c.rs[m].vector, g.sum); s > most {
				central, most = m, s
			}
		}
		s := stemma.Story{ID: fmt.Sprintf("s%d", len(out)+1), Title: title(c.rs[central].Report)}
		for _, m := range g.members {
			s.Reports = append(s.Reports, c.rs[m].ID)
			if m != central {
				s.Reasons = append(s.Reasons, shared(c.rs[central], c.rs[m], dot(c.rs[central].vector, c.rs[m].vector)))
			}
		}
		out = append(out, s)
	}
	return out
}

// longestTitle is where a first line that serves as title is cut, in bytes.
const longestTitle = 120

func title(r *stemma.Report) string {
	if r.Title != "" {
		return r.Title
	}
	for _, b := range r.Blocks {
		if b.Kind == stemma.Headline {
			return strings.TrimSpace(b.In(r.Text))
		}
	}
	line, _, _ := strings.Cut(strings.TrimSpace(r.Text), "\n")
	if len(line) > longestTitle {
		line = strings.ToValidUTF8(line[:longestTitle], "")
		if at := strings.LastIndexByte(line, ' '); at > 0 {
			line = line[:at]
		}
		line += " …"
	}
	return line
}
