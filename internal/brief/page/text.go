package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"stemma"
	"stemma/internal/brief"
)

// A report is one report made ready: its head, and its text cut into blocks and pieces.
type report struct {
	N                                    int
	Anchor, ID, Name, Title, Date, Basis string
	Byline, Input, URL, SHA256           string
	Signs                                []string
	Blocks                               []block
}

// A block is a paragraph of a kind.
type block struct {
	Kind   stemma.BlockKind
	Pieces []piece
}

// A piece is a run of text under the same marks. IDs are anchors that begin here; Nums are the
// numbers of citations that begin here; Ties lead from a passage that ends here to its counterpart.
type piece struct {
	Text, Class string
	ID          string
	IDs         []string
	Nums        []cite
	Ties        []cite
}

// A mark is a stretch of text that something points at.
type mark struct {
	stemma.Span
	class string // v: copied word for word, w: reworded, c: cited, sg: a sign of handling, dl: dateline
	id    string
	num   *cite
	tie   *cite
}

func (v *story) reports(s *brief.Story) {
	marks := v.marks(s)
	for i := range s.Reports {
		r := &s.Reports[i]
		t := &report{
			N: i + 1, Anchor: fmt.Sprintf("%s-r%d", v.Anchor, i+1), ID: r.ID, Name: "Outlet unknown", Title: r.Title, Date: r.Published.String(),
			Byline: r.Byline, Input: r.Input, URL: brief.WebAddress(r.URL), SHA256: r.SHA256,
		}
		if r.Published.Known() {
			t.Basis = "date " + string(r.Published.Basis)
		}
		if r.Outlet != nil {
			t.Name = r.Outlet.Name
			t.Basis = strings.TrimPrefix(t.Basis+"; outlet "+string(r.Outlet.Basis), "; ")
		}
		for _, sg := range r.Signs {
			line := strings.ReplaceAll(sg.Kind, "-", " ") + ": “" + sg.Place.Text + "”"
			if sg.Note != "" {
				line += " — " + sg.Note
			}
			t.Signs = append(t.Signs, line)
		}
		t.Blocks = cut(r, marks[r.ID])
		v.Reports = append(v.Reports, t)
	}
}

// marks gathers what points into each report: citations, both sides of passages, signs.
func (v *story) marks(s *brief.Story) map[string][]mark {
	out := map[string][]mark{}
	add := func(p brief.Place, m mark) {
		m.Span = stemma.Span{Start: p.Start, End: p.End}
		out[p.Report] = append(out[p.Report], m)
	}
	for i, p := range v.places {
		n := i + 1
		back := cite{N: n, Href: fmt.Sprintf("#%s-f%d", v.Anchor, n), Label: fmt.Sprintf("back to where words %d are cited", n)}
		add(p, mark{class: "c", id: fmt.Sprintf("%s-c%d", v.Anchor, n), num: &back})
	}
	for i, k := range s.Copies {
		for n, p := range k.Passages {
			class := "w"
			if p.Kind == "verbatim" {
				class = "v"
			}
			if p.From == nil {
				add(p.To, mark{class: class})
				continue
			}
			tie := func(other brief.Place, side string) *cite {
				return &cite{N: v.x.Number(other.Report), Href: "#" + v.passage(i, n, side), Label: p.Kind + ": the same passage in " + v.x.Name(other.Report)}
			}
			add(*p.From, mark{class: class, id: v.passage(i, n, "from"), tie: tie(p.To, "to")})
			add(p.To, mark{class: class, id: v.passage(i, n, "to"), tie: tie(*p.From, "from")})
		}
	}
	for i := range s.Reports {
		for _, sg := range s.Reports[i].Signs {
			add(sg.Place, mark{class: "sg"})
		}
		for _, b := range s.Reports[i].Blocks {
			if b.Kind == stemma.Dateline {
				out[s.Reports[i].ID] = append(out[s.Reports[i].ID], mark{Span: stemma.Span{Start: b.Start, End: b.End}, class: "dl"})
			}
		}
	}
	return out
}

// cut cuts a report's text into its blocks; what no block covers stands as paragraphs of its own,
// so that no word of a report is left out of the page.
func cut(r *brief.Report, marks []mark) []block {
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	var out []block
	at := 0
	fill := func(to int) {
		for _, sp := range paragraphs(r.Text, at, to) {
			out = append(out, block{stemma.Paragraph, pieces(r.Text, sp, marks)})
		}
	}
	for _, b := range r.Blocks {
		if b.Kind == stemma.Dateline || b.Start < at || b.End > len(r.Text) || b.Start >= b.End {
			continue
		}
		fill(b.Start)
		out = append(out, block{b.Kind, pieces(r.Text, stemma.Span{Start: b.Start, End: b.End}, marks)})
		at = b.End
	}
	fill(len(r.Text))
	return out
}

func paragraphs(text string, from, to int) []stemma.Span {
	var out []stemma.Span
	for from < to {
		end := to
		if i := strings.IndexByte(text[from:to], '\n'); i >= 0 {
			end = from + i
		}
		if strings.TrimSpace(text[from:end]) != "" {
			out = append(out, stemma.Span{Start: from, End: end})
		}
		from = end + 1
	}
	return out
}

// pieces cuts a block wherever a mark begins or ends.
func pieces(text string, sp stemma.Span, marks []mark) []piece {
	cuts := []int{sp.Start, sp.End}
	var here []mark
	for _, m := range marks {
		if !m.Overlaps(sp) {
			continue
		}
		here = append(here, m)
		cuts = append(cuts, max(m.Start, sp.Start), min(m.End, sp.End))
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []piece
	for i := 0; i+1 < len(cuts); i++ {
		part := stemma.Span{Start: cuts[i], End: cuts[i+1]}
		p := piece{Text: part.In(text)}
		has := map[string]bool{}
		for _, m := range here {
			if !m.Overlaps(part) {
				continue
			}
			has[m.class] = true
			// A mark that began in an earlier block begins anew here; its anchor stays where it began.
			if m.Start == part.Start && m.id != "" {
				if p.ID == "" {
					p.ID = m.id
				} else {
					p.IDs = append(p.IDs, m.id)
				}
			}
			if m.Start == part.Start && m.num != nil {
				p.Nums = append(p.Nums, *m.num)
			}
			if m.End == part.End && m.tie != nil {
				p.Ties = append(p.Ties, *m.tie)
			}
		}
		if has["v"] {
			delete(has, "w")
		}
		var classes []string
		for _, c := range []string{"v", "w", "c", "sg", "dl"} {
			if has[c] {
				classes = append(classes, c)
			}
		}
		p.Class = strings.Join(classes, " ")
		out = append(out, p)
	}
	return out
}
