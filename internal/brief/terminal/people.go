package terminal

import (
	"fmt"
	"slices"
	"strings"

	"stemma"
	"stemma/internal/brief"
	"stemma/internal/brief/ink"
)

func (p *page) voices(s *brief.Story) {
	speakers := brief.Speakers(s)
	if len(speakers) == 0 {
		return
	}
	p.heading("Who says so", "direct quotations by speaker")
	for _, sp := range speakers[:min(len(speakers), maxSpeakers)] {
		name := p.Paint(ink.Bold, sp.Name)
		if sp.Unnamed {
			name = p.Paint(ink.Italic, sp.Name) + p.Paint(ink.Yellow, " unnamed")
		}
		if sp.Role != "" && !strings.Contains(sp.Name, sp.Role) {
			name += p.Paint(ink.Faint, ", "+sp.Role)
		}
		p.wrap("  ", "  ", name, sp.Entity)
		for _, q := range sp.Quotes[:min(len(sp.Quotes), maxQuotes)] {
			text := p.Paint(ink.Plain, "“"+q.Words()+"”")
			for i := range q.Via {
				text += p.Paint(ink.Faint, ", through "+brief.SpeakerName(&q.Via[i]))
			}
			p.wrap("    ", "    ", text+" "+p.refs(q.Reports), q.ID)
		}
		if n := len(sp.Quotes) - maxQuotes; n > 0 {
			p.say(ink.Faint, "    ", fmt.Sprintf("… and %s", count(n, "further quotation")))
		}
	}
	p.left(len(speakers), maxSpeakers, "speakers")
}

func (p *page) positions(s *brief.Story) {
	if len(s.Positions) == 0 {
		return
	}
	p.heading("Positions", "threats, demands, conditions, offers, forces")
	sorted := p.x.Positions()
	for _, ps := range sorted[:min(len(sorted), maxPositions)] {
		kind := p.Paint(ink.Magenta, strings.ReplaceAll(ps.Kind, "-", " ")) + "  "
		text := kind
		if who := p.x.Party(ps); who != "" {
			text += p.Paint(ink.Bold, who) + ": "
		}
		text += p.Paint(ink.Plain, ps.Plain())
		p.wrap("  ", "    ", text, ps.ID)
		p.wrap("    ", "    ", p.Paint(ink.Faint, p.x.Tally(&ps.Counts))+" "+p.refs(ps.Reports), "")
	}
	p.left(len(sorted), maxPositions, "positions")
}

func (p *page) timeline(s *brief.Story) {
	if len(s.Timeline) == 0 {
		return
	}
	p.heading("Timeline", "when it happened, not when it was told")
	width := 0
	shown := s.Timeline[:min(len(s.Timeline), maxMoments)]
	if i := slices.IndexFunc(shown, func(m brief.Moment) bool { return !m.When.Known() }); i >= 0 {
		shown = shown[:min(len(shown), i+maxUndated)]
	}
	for _, m := range shown {
		width = max(width, ink.Width(m.When.String()))
	}
	width = min(width, p.width/3)
	last := ""
	for _, m := range shown {
		e := p.x.Event(m.Event)
		if e == nil {
			continue
		}
		day := m.When.String()
		text := p.Paint(ink.Plain, p.x.Telling(e))
		if ph := brief.ModalityPhrase(e.Modality); ph != "" {
			text = p.Paint(ink.Magenta, ph+": ") + text
		}
		text += " " + p.refs(e.Reports)
		head := p.Paint(ink.Bold, day)
		if day == last {
			head = ""
		}
		last = day
		mark := "●"
		if m.Planned {
			mark = "○"
		}
		rail := "  " + ink.Pad("", width) + " " + p.Paint(ink.Faint, "│") + " "
		p.wrap("  "+ink.Pad(ink.Cut(head, width), width)+" "+p.Paint(ink.Faint, mark)+" ", rail, text, e.ID)
	}
	p.left(len(s.Timeline), len(shown), "events")
}

var kinds = []struct {
	kind  stemma.EntityKind
	title string
}{
	{stemma.Person, "People"},
	{stemma.Organisation, "Organisations"},
	{stemma.PlaceName, "Places"},
}

func (p *page) entities(s *brief.Story) {
	for _, k := range kinds {
		list := p.x.OfKind(k.kind)
		if len(list) == 0 {
			continue
		}
		p.heading(k.title, "")
		for _, e := range list[:min(len(list), maxEntities)] {
			text := p.Paint(ink.Bold, e.Name)
			if len(e.Roles) > 0 {
				text += p.Paint(ink.Plain, ", "+strings.Join(e.Roles[:min(len(e.Roles), 2)], "; "))
			}
			if e.Geo != nil && e.Geo.Country != "" {
				text += p.Paint(ink.Faint, fmt.Sprintf(" %s %.2f, %.2f", e.Geo.Country, e.Geo.Lat, e.Geo.Lon))
			}
			var others []string
			for _, f := range e.Forms {
				if f.Text != e.Name {
					others = append(others, f.Text)
				}
			}
			if len(others) > 0 {
				text += p.Paint(ink.Faint, " · also written ") + p.Paint(ink.Plain, strings.Join(others[:min(len(others), 6)], ", "))
			}
			p.wrap("  ", "    ", text+" "+p.refs(reportsOf(e.Mentions)), e.ID)
		}
		p.left(len(list), maxEntities, strings.ToLower(k.title))
	}
}

func (p *page) reports(s *brief.Story) {
	p.heading("Reports", "in the order of publication")
	for i := range s.Reports[:min(len(s.Reports), maxReports)] {
		r := &s.Reports[i]
		num := fmt.Sprintf("[%d] ", i+1)
		outlet := p.Paint(ink.Faint, "outlet unknown")
		if r.Outlet != nil {
			outlet = p.Paint(ink.Bold, r.Outlet.Name)
			if r.Outlet.Basis == stemma.Inferred {
				outlet += p.Paint(ink.Faint, " (inferred)")
			}
		}
		pad := strings.Repeat(" ", len(num))
		p.wrap("  "+p.Link(r.URL, p.Paint(ink.Cyan, num)), "  "+pad, outlet+p.Paint(ink.Plain, " · "+r.Published.Told()), r.ID)
		p.say(ink.Plain, "  "+pad, r.Headline())
		p.say(ink.Faint, "  "+pad, r.Input)
		p.signs(r, "  "+pad)
	}
	p.left(len(s.Reports), maxReports, "reports")
}

// signs shows the marks of handling, the words of one kind together.
func (p *page) signs(r *brief.Report, indent string) {
	var order []string
	words := map[string][]string{}
	for _, sg := range r.Signs {
		if _, ok := words[sg.Kind]; !ok {
			order = append(order, sg.Kind)
		}
		if w := "“" + sg.Place.Text + "”"; !slices.Contains(words[sg.Kind], w) {
			words[sg.Kind] = append(words[sg.Kind], w)
		}
	}
	const most = 6
	for _, k := range order {
		shown := words[k]
		more := ""
		if len(shown) > most {
			more = fmt.Sprintf(" and %d more", len(shown)-most)
			shown = shown[:most]
		}
		p.wrap(indent, indent, p.Paint(ink.Yellow, "! "+strings.ReplaceAll(k, "-", " "))+p.Paint(ink.Plain, ": "+strings.Join(shown, ", ")+more), "")
	}
}

func (p *page) fates(b brief.Brief) {
	var bad []stemma.Fate
	for _, f := range b.Fates {
		if f.Fate != stemma.Reported {
			bad = append(bad, f)
		}
	}
	if len(bad) == 0 {
		return
	}
	p.heading("Not used", "")
	for _, f := range bad {
		text := p.Paint(ink.Plain, f.Input) + p.Paint(ink.Yellow, " "+strings.ReplaceAll(string(f.Fate), "-", " "))
		if f.Note != "" {
			text += p.Paint(ink.Faint, ": "+f.Note)
		}
		p.wrap("  ", "    ", text, "")
	}
}
