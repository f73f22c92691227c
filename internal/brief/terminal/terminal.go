// Package terminal answers: how is a brief told on a terminal?
//
// Brief writes what an editor scans from the top: the summary, what happened, what stands, the
// family tree, who says so, positions, timeline, people and places, the reports, the source
// summary. Every line ends in an id for `stemma why`; [3] is the third report in the order of publication.
// Why and Compare write the other two verbs.
//
// Invariants: no meaning by colour alone; no line wider than the width asked for, unless a single
// word is; nothing of a report reaches the terminal uncleaned (see ink).
//
// What it gets wrong: long lists are cut, with a line that says how many are left for the JSON and
// the page. Tried and dropped: tables with rules (they break when a name is long) and a pager.
package terminal

import (
	"fmt"
	"io"
	"strings"

	"stemma/internal/brief"
	"stemma/internal/brief/draw"
	"stemma/internal/brief/ink"
)

// Options say how the terminal is. Width 0 is taken as 80 columns.
type Options struct {
	Width        int
	Color, Links bool
}

// How much of each list is shown: what fits a few screens. All of it is in the JSON and on the page.
const (
	maxEvents    = 8
	maxPoints    = 14
	maxSpeakers  = 12
	maxQuotes    = 3 // of one speaker
	maxPositions = 12
	maxMoments   = 24
	maxUndated   = 4  // of the moments: what has no date tells little in a timeline
	maxRivalries = 4  // notes below one point
	maxEntities  = 10 // of one kind
	maxReports   = 60
	maxTreeLines = 100
	maxRefs      = 12 // references after one line
	maxTextWidth = 110
)

// Brief writes a brief.
func Brief(w io.Writer, b brief.Brief, o Options) error {
	p := newPage(o)
	if len(b.Stories) == 0 {
		p.say(ink.Plain, "", b.Silence())
	}
	for i := range b.Stories {
		if p.lines != nil {
			p.blank()
		}
		p.story(&b.Stories[i], i+1, len(b.Stories))
	}
	p.fates(b)
	return p.flush(w)
}

// A page collects lines.
type page struct {
	ink.Pen
	width int
	lines []string
	x     *brief.Index
}

func newPage(o Options) *page {
	width := o.Width
	if width <= 0 {
		width = 80
	}
	return &page{Pen: ink.Pen{Color: o.Color, Links: o.Links}, width: min(max(width, 24), maxTextWidth)}
}

func (p *page) flush(w io.Writer) error {
	for _, line := range p.lines {
		if _, err := io.WriteString(w, strings.TrimRight(line, " ")+"\n"); err != nil {
			return err
		}
	}
	return nil
}

func (p *page) blank() { p.lines = append(p.lines, "") }

// say wraps foreign text under one style.
func (p *page) say(st ink.Style, indent, text string) { p.wrap(indent, indent, p.Paint(st, text), "") }

// wrap sets painted text between an indent and, flush right on the last line, an id.
func (p *page) wrap(first, rest, painted, id string) {
	room := p.width - max(ink.Width(first), ink.Width(rest))
	lines := ink.Wrap(painted, room)
	for i, line := range lines {
		indent := rest
		if i == 0 {
			indent = first
		}
		if i == len(lines)-1 && id != "" {
			room := p.width - ink.Width(indent)
			if ink.Width(line)+2+ink.Width(id) > room {
				p.lines = append(p.lines, indent+line)
				indent, line, room = rest, "", p.width-ink.Width(rest)
			}
			line = ink.Pad(line, room-ink.Width(id)) + p.Paint(ink.Faint, id)
		}
		p.lines = append(p.lines, indent+line)
	}
}

func (p *page) heading(text, note string) {
	p.blank()
	line := p.Paint(ink.Bold, strings.ToUpper(text))
	if note != "" {
		line += p.Paint(ink.Faint, "  "+note)
	}
	p.lines = append(p.lines, ink.Cut(line, p.width))
}

func (p *page) left(n, shown int, what string) {
	if n > shown {
		if n == shown+1 {
			what = strings.TrimSuffix(what, "s")
		}
		p.say(ink.Faint, "  ", fmt.Sprintf("… and %d more %s (see --format html or json)", n-shown, what))
	}
}

// refs gives the numbers of reports as references, each a link where the report has an address.
func (p *page) refs(reports []string) string {
	var out []string
	numbers := p.x.Numbers(reports)
	for i, n := range numbers {
		if i == maxRefs {
			out = append(out, p.Paint(ink.Faint, fmt.Sprintf("+%d", len(numbers)-i)))
			break
		}
		out = append(out, p.Link(p.x.Story.Reports[n-1].URL, p.Paint(ink.Cyan, fmt.Sprintf("[%d]", n))))
	}
	return strings.Join(out, "")
}

func reportsOf(places []brief.Place) []string {
	var out []string
	for _, pl := range places {
		out = append(out, pl.Report)
	}
	return out
}

func (p *page) story(s *brief.Story, n, of int) {
	p.x = brief.NewIndex(s)
	kicker := ""
	if of > 1 {
		kicker = fmt.Sprintf("Story %d of %d", n, of)
	}
	if kicker != "" {
		p.lines = append(p.lines, p.Paint(ink.Faint, kicker))
	}
	p.wrap("", "", p.Paint(ink.Heading, s.Title), s.ID)
	p.say(ink.Faint, "", p.x.Deck())
	p.summary(s)
	p.happened()
	p.points()
	p.tree(s)
	p.voices(s)
	p.positions(s)
	p.timeline(s)
	p.entities(s)
	p.reports(s)
	p.heading("Source summary", "")
	for _, note := range s.Summary.Sources.Notes {
		p.wrap("  · ", "    ", p.Paint(ink.Plain, note), "")
	}
}

func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

func (p *page) summary(s *brief.Story) {
	part := ""
	for _, sentence := range s.Summary.Sentences {
		if group := groupOf(sentence.Part); group != part {
			p.blank()
			part = group
		}
		mark, st := "", ink.Plain
		if sentence.Part == "disputed" {
			mark, st = "≠ ", ink.Red
		}
		var places []brief.Place
		for _, id := range sentence.Cites {
			places = append(places, p.x.Places(id)...)
		}
		text := p.Paint(ink.Plain, sentence.Text)
		if refs := p.refs(reportsOf(places)); refs != "" && sentence.Part != "lineage" {
			text += " " + refs
		}
		p.wrap("  "+p.Paint(st, mark), "  "+strings.Repeat(" ", ink.Width(mark)), text, "")
	}
}

// groupOf says which sentences of the summary stand together.
func groupOf(part string) string {
	switch part {
	case "happened", "position", "lineage":
		return part
	}
	return "stands"
}

// tallyIn breaks the counts between newsrooms and voices where they do not fit on one line.
func (p *page) tallyIn(c *brief.Counts, width int) []string {
	text := p.x.Tally(c)
	if parts := strings.Split(text, " · "); len(parts) == 4 && ink.Width(text) > width {
		return []string{p.Paint(ink.Faint, parts[0]+" · "+parts[1]), p.Paint(ink.Faint, parts[2]+" · "+parts[3])}
	}
	return ink.Wrap(p.Paint(ink.Faint, text), width)
}

func (p *page) happened() {
	events := p.x.Main()
	if len(events) == 0 {
		return
	}
	p.heading("What happened", "newest and weightiest first")
	shown := 0
	for _, e := range events {
		if shown == maxEvents {
			break
		}
		shown++
		text := p.Paint(ink.Bold, strings.TrimSpace(p.x.Telling(e)))
		if m := brief.ModalityPhrase(e.Modality); m != "" {
			text = p.Paint(ink.Magenta, m+": ") + text
		}
		p.wrap("  ", "  ", text, e.ID)
		detail := ""
		if e.When.Known() {
			detail = e.When.Told() + " · "
		}
		if where := p.x.Where(e); where != "" {
			detail += where + " · "
		}
		p.wrap("    ", "    ", p.Paint(ink.Faint, detail+p.x.Tally(&e.Counts))+" "+p.refs(e.Reports), "")
	}
	p.left(len(events), shown, "events")
}

// statuses are the states of a point in the order in which they are told: doubt first.
var statuses = []struct {
	name, mark string
	style      ink.Style
}{
	{"disputed", "≠", ink.BoldRed},
	{"superseded", "↻", ink.Magenta},
	{"refined", "≈", ink.Blue},
	{"agreed", "✓", ink.Green},
	{"single-origin", "1", ink.Yellow},
}

func (p *page) points() {
	var all []*brief.Point
	mark := map[*brief.Point]int{}
	for k, st := range statuses {
		for _, pt := range p.x.Weighty(st.name) {
			mark[pt] = k
			all = append(all, pt)
		}
	}
	if len(all) == 0 {
		return
	}
	p.heading("What stands", "≠ disputed  ↻ superseded  ≈ refined  ✓ agreed  1 single origin")
	for i, pt := range all[:min(len(all), maxPoints)] {
		if i > 0 {
			p.blank()
		}
		st := statuses[mark[pt]]
		p.wrap("  "+p.Paint(st.style, st.mark)+" ", "    ", p.Paint(ink.Bold, pt.Question)+p.Paint(ink.Faint, "  "+strings.ReplaceAll(st.name, "-", " ")), pt.ID)
		p.answers(pt)
	}
	p.left(len(all), maxPoints, "points")
}

// minAnswer is the narrowest column an answer is readable in: "3 reports · 2 newsrooms ·" fits.
const minAnswer = 28

// answers sets rival answers side by side where the width allows, in rows of at most three.
func (p *page) answers(pt *brief.Point) {
	claims := p.x.Ranked(pt)
	const indent, gap = "    ", 3
	cols := min(len(claims), 3, max(1, (p.width-len(indent)+gap)/(minAnswer+gap)))
	width := (p.width - len(indent) - gap*(cols-1)) / cols
	for len(claims) > 0 {
		row := claims[:min(cols, len(claims))]
		claims = claims[len(row):]
		cells := make([][]string, len(row))
		height := 0
		for i, c := range row {
			answer := p.Paint(ink.Bold, c.Value.Answer())
			if c.AsOf != nil {
				answer += p.Paint(ink.Faint, " as of "+c.AsOf.String())
			}
			cells[i] = append(ink.Wrap(answer, width), p.tallyIn(&c.Counts, width)...)
			cells[i] = append(cells[i], ink.Cut(p.refs(c.Reports), width-ink.Width(c.ID)-2)+"  "+p.Paint(ink.Faint, c.ID))
			height = max(height, len(cells[i]))
		}
		for k := range height {
			line := indent
			for i := range cells {
				text := ""
				if k < len(cells[i]) {
					text = cells[i][k]
				}
				line += ink.Pad(text, width) + strings.Repeat(" ", gap)
			}
			p.lines = append(p.lines, line)
		}
	}
	rivals := p.x.Rivals(pt)
	for _, line := range rivals[:min(len(rivals), maxRivalries)] {
		p.say(ink.Faint, indent, line)
	}
}

func (p *page) tree(s *brief.Story) {
	t := draw.Of(s)
	p.heading("Family tree", "who took from whom, and how much")
	lines := t.Lines(draw.Options{Width: p.width - 2, Color: p.Color, Links: p.Links})
	for _, line := range lines[:min(len(lines), maxTreeLines)] {
		p.lines = append(p.lines, "  "+line)
	}
	if n := len(lines) - maxTreeLines; n > 0 {
		p.say(ink.Faint, "  ", fmt.Sprintf("… and %d more lines (see stemma tree)", n))
	}
}
