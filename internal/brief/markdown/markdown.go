// Package markdown answers: how is a brief told in a text that goes on living: in a wiki, a ticket, a mail?
//
// Write makes CommonMark with GitHub's tables: headings, lists, one table for each set of rival answers. Numbers in
// brackets are reports, listed at the end with their addresses; ids may be given to `stemma why`.
//
// Invariants: foreign text is one line with every mark of Markdown and HTML escaped, so it can
// neither make a heading nor a tag; the same brief gives the same bytes.
//
// What it gets wrong: citations lead to reports, not to words; the page and the JSON have the words.
package markdown

import (
	"fmt"
	"io"
	"strings"

	"stemma"
	"stemma/internal/brief"
	"stemma/internal/brief/draw"
	"stemma/internal/brief/ink"
)

// Write writes a brief.
func Write(w io.Writer, b brief.Brief) error {
	var d doc
	if len(b.Stories) == 0 {
		d.line(b.Silence())
	}
	for i := range b.Stories {
		if i > 0 {
			d.line("\n---\n")
		}
		d.story(&b.Stories[i])
	}
	first := true
	for _, f := range b.Fates {
		if f.Fate == stemma.Reported {
			continue
		}
		if first {
			d.line("\n## Inputs that were not used\n")
			first = false
		}
		note := ""
		if f.Note != "" {
			note = ": " + f.Note
		}
		d.line("- %s", esc(f.Input+" – "+string(f.Fate)+note))
	}
	_, err := io.WriteString(w, d.String())
	return err
}

// A doc collects lines.
type doc struct {
	strings.Builder
	x *brief.Index
}

func (d *doc) line(format string, args ...any) { fmt.Fprintf(d, format+"\n", args...) }

var marks = strings.NewReplacer("\\", "\\\\", "`", "\\`", "*", "\\*", "_", "\\_", "{", "\\{", "}", "\\}", "[", "\\[", "]", "\\]",
	"<", "\\<", ">", "\\>", "|", "\\|", "&", "\\&", "~", "\\~", "#", "\\#", "$", "\\$")

// esc makes foreign text safe within a line.
func esc(s string) string { return marks.Replace(strings.Join(strings.Fields(ink.Clean(s)), " ")) }

func id(s string) string { return "`" + strings.ReplaceAll(ink.Clean(s), "`", "'") + "`" }

func (d *doc) refs(reports []string) string {
	var out []string
	for _, n := range d.x.Numbers(reports) {
		out = append(out, fmt.Sprintf("\\[%d\\]", n))
	}
	return strings.Join(out, "")
}

func of(places []brief.Place) []string {
	var out []string
	for _, p := range places {
		out = append(out, p.Report)
	}
	return out
}

func (d *doc) story(s *brief.Story) {
	d.x = brief.NewIndex(s)
	d.line("# %s\n\n%s · %s\n", esc(s.Title), esc(d.x.Deck()), id(s.ID))
	for _, st := range s.Summary.Sentences {
		var places []brief.Place
		for _, c := range st.Cites {
			places = append(places, d.x.Places(c)...)
		}
		mark := ""
		if st.Part == "disputed" {
			mark = "**Disputed.** "
		}
		refs := d.refs(of(places))
		if st.Part == "lineage" || refs == "" {
			d.line("- %s%s", mark, esc(st.Text))
		} else {
			d.line("- %s%s %s", mark, esc(st.Text), refs)
		}
	}
	d.points()
	d.tree(s)
	d.timeline(s)
	d.positions(s)
	d.speakers(s)
	d.entities()
	d.line("\n## Source summary\n")
	for _, n := range s.Summary.Sources.Notes {
		d.line("- %s", esc(n))
	}
	d.reports(s)
}

func (d *doc) points() {
	first := true
	for _, status := range []string{"disputed", "superseded", "refined", "agreed", "single-origin"} {
		for _, p := range d.x.Weighty(status) {
			if first {
				d.line("\n## What stands")
				first = false
			}
			d.line("\n### %s\n\n*%s* · %s\n", esc(p.Question), strings.ReplaceAll(status, "-", " "), id(p.ID))
			d.line("| answer | as of | reports | newsrooms | voices | origins | said in | id |\n|---|---|--:|--:|--:|--:|---|---|")
			for _, c := range d.x.Ranked(p) {
				asOf := ""
				if c.AsOf != nil {
					asOf = c.AsOf.String()
				}
				d.line("| **%s** | %s | %d | %d | %d | %d | %s | %s |", esc(c.Value.Answer()), asOf, len(c.Reports), c.Newsrooms, c.Voices, c.Origins, d.refs(c.Reports), id(c.ID))
			}
			for _, line := range d.x.Rivals(p) {
				d.line("\n%s", esc(line))
			}
		}
	}
}

func (d *doc) tree(s *brief.Story) {
	t := draw.Of(s)
	d.line("\n## Family tree\n\n```text")
	for _, line := range t.Lines(draw.Options{Width: 96}) {
		d.line("%s", strings.ReplaceAll(line, "```", "'''"))
	}
	d.line("```")
}

func (d *doc) timeline(s *brief.Story) {
	if len(s.Timeline) == 0 {
		return
	}
	d.line("\n## Timeline\n\n| when | what | behind it | id |\n|---|---|---|---|")
	for _, m := range s.Timeline {
		e := d.x.Event(m.Event)
		if e == nil {
			continue
		}
		what := esc(d.x.Telling(e))
		if ph := brief.ModalityPhrase(e.Modality); ph != "" {
			what = "*" + esc(ph) + ":* " + what
		}
		d.line("| %s | %s | %s %s | %s |", m.When.Told(), what, d.x.Tally(&e.Counts), d.refs(e.Reports), id(e.ID))
	}
}

func (d *doc) positions(s *brief.Story) {
	if len(s.Positions) > 0 {
		d.line("\n## Positions\n")
	}
	for _, p := range d.x.Positions() {
		d.line("- %s · %s %s %s", esc(d.x.PositionPhrase(p)), d.x.Tally(&p.Counts), d.refs(p.Reports), id(p.ID))
	}
}

func (d *doc) speakers(s *brief.Story) {
	speakers := brief.Speakers(s)
	if len(speakers) > 0 {
		d.line("\n## Who says so")
	}
	for _, sp := range speakers {
		name := "**" + esc(sp.Name) + "**"
		if sp.Unnamed {
			name += " (unnamed)"
		}
		if sp.Role != "" && !strings.Contains(sp.Name, sp.Role) {
			name += ", " + esc(sp.Role)
		}
		d.line("\n%s\n", name)
		for _, q := range sp.Quotes {
			via := ""
			for i := range q.Via {
				via += ", through " + esc(brief.SpeakerName(&q.Via[i]))
			}
			d.line("- “%s”%s %s %s", esc(q.Words()), via, d.refs(q.Reports), id(q.ID))
		}
	}
}

func (d *doc) entities() {
	for _, k := range []struct {
		kind  stemma.EntityKind
		title string
	}{{stemma.Person, "People"}, {stemma.Organisation, "Organisations"}, {stemma.PlaceName, "Places"}} {
		list := d.x.OfKind(k.kind)
		if len(list) > 0 {
			d.line("\n## %s\n", k.title)
		}
		for _, e := range list {
			text := "**" + esc(e.Name) + "**"
			if len(e.Roles) > 0 {
				text += ", " + esc(strings.Join(e.Roles, "; "))
			}
			var others []string
			for _, f := range e.Forms {
				if f.Text != e.Name {
					others = append(others, f.Text)
				}
			}
			if len(others) > 0 {
				text += "; also written " + esc(strings.Join(others, ", "))
			}
			d.line("- %s %s %s", text, d.refs(of(e.Mentions)), id(e.ID))
		}
	}
}

func (d *doc) reports(s *brief.Story) {
	d.line("\n## Reports\n")
	for i := range s.Reports {
		r := &s.Reports[i]
		outlet := "outlet unknown"
		if r.Outlet != nil {
			outlet = r.Outlet.Name
			if r.Outlet.Basis == stemma.Inferred {
				outlet += " (inferred)"
			}
		}
		d.line("- \\[%d\\] **%s**, %s: “%s” – %s %s", i+1, esc(outlet), r.Published.Told(), esc(r.Headline()), source(r), id(r.ID))
		for _, sg := range r.Signs {
			d.line("  - %s: “%s” %s", esc(sg.Kind), esc(sg.Place.Text), esc(sg.Note))
		}
	}
}

// source gives the address as a link where it holds nothing that could end one; else the input's name.
func source(r *brief.Report) string {
	if u := brief.WebAddress(r.URL); u != "" && u == ink.Clean(u) && !strings.ContainsAny(u, "<> ()\"'\\") {
		return "<" + u + ">"
	}
	return esc(r.Input)
}
