package brief

import (
	"fmt"
	"slices"
	"strings"

	"stemma"
)

// An Explanation is the reasons and the places behind one line of a brief.
type Explanation struct {
	ID      string   `json:"id"`
	Kind    string   `json:"kind"` // story, report, lost, copy, newsroom, entity, quote, attribution, statement, event, point, claim, position
	Story   string   `json:"story"`
	Title   string   `json:"title"`
	Facts   []Fact   `json:"facts"`
	Behind  []Stands `json:"behind"`
	Reasons []Reason `json:"reasons"`
	Cited   []Cited  `json:"cited"`
	See     []See    `json:"see"`
	reports []Report
}

// A Fact is one plain line of an explanation.
type Fact struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Stands says who stands behind a count.
type Stands struct {
	What  string   `json:"what"` // reports, newsrooms, voices, origins
	Names []string `json:"names"`
}

// Cited is a place with the words around it, and the report it stands in.
type Cited struct {
	Place
	Number int    `json:"number"` // of the report, in order of publication
	Name   string `json:"name"`
	URL    string `json:"url,omitempty"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// See points to another id and says what it is.
type See struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// An UnknownID says that nothing in the brief has this id.
type UnknownID struct {
	ID    string
	Close []string // ids that begin alike, at most five
}

// Error says what was wrong and what could be done.
func (e UnknownID) Error() string {
	text := fmt.Sprintf("no line of this brief has the id %q", e.ID)
	if len(e.Close) > 0 {
		return text + "; there are " + strings.Join(e.Close, ", ")
	}
	return text + "; ids stand at the end of each line of a brief"
}

// Why explains an id of any kind. The error is an UnknownID.
func Why(b Brief, id string) (Explanation, error) {
	for i := range b.Stories {
		x := NewIndex(&b.Stories[i])
		if e, ok := x.explain(id); ok {
			e.ID, e.Story = id, b.Stories[i].ID
			e.Facts, e.Behind, e.Reasons = some(e.Facts), some(e.Behind), some(e.Reasons)
			e.Cited, e.See, e.reports = some(e.Cited), some(e.See), b.Stories[i].Reports
			return e, nil
		}
	}
	unknown := UnknownID{ID: id}
	for _, known := range b.IDs() {
		if id != "" && len(unknown.Close) < 5 && (strings.HasPrefix(known, id) || strings.HasPrefix(id, known)) {
			unknown.Close = append(unknown.Close, known)
		}
	}
	return Explanation{}, unknown
}

// IDs gives every id of the brief, story by story, in the order of the JSON.
func (b Brief) IDs() []string {
	var out []string
	for i := range b.Stories {
		s := &b.Stories[i]
		out = append(out, s.ID)
		out = ids(out, s.Reports, func(r *Report) string { return r.ID })
		out = ids(out, s.Lost, func(l *Lost) string { return l.ID })
		out = ids(out, s.Copies, func(c *Copy) string { return c.ID })
		out = ids(out, s.Entities, func(e *Entity) string { return e.ID })
		out = ids(out, s.Quotes, func(q *Quote) string { return q.ID })
		out = ids(out, s.Attributions, func(a *Attribution) string { return a.ID })
		out = ids(out, s.Statements, func(t *Statement) string { return t.ID })
		out = ids(out, s.Events, func(e *Event) string { return e.ID })
		for k := range s.Points {
			out = append(out, s.Points[k].ID)
			out = ids(out, s.Points[k].Claims, func(c *Claim) string { return c.ID })
		}
		out = ids(out, s.Positions, func(p *Position) string { return p.ID })
	}
	return out
}

func ids[T any](out []string, xs []T, id func(*T) string) []string {
	for i := range xs {
		out = append(out, id(&xs[i]))
	}
	return out
}

func (x *Index) explain(id string) (Explanation, bool) {
	var e Explanation
	switch {
	case x.Story.ID == id:
		e = x.whyStory()
	case x.Report(id) != nil:
		e = x.whyReport(x.Report(id))
	case x.lost[id] != nil:
		l := x.lost[id]
		e = Explanation{Kind: "lost", Title: LostName(l) + ": a report that is not in the pile", Reasons: l.Reasons}
	case x.copies[id] != nil:
		e = x.whyCopy(x.copies[id])
	case x.entities[id] != nil:
		e = x.whyEntity(x.entities[id])
	case x.quotes[id] != nil:
		q := x.quotes[id]
		e = Explanation{Kind: "quote", Title: "“" + q.Words() + "”", Reasons: q.Reasons, Facts: x.saidBy(q.Speaker, q.Via)}
		e.See = x.seeAlso(e.See, q.Attribution)
	case x.said[id] != nil:
		a := x.said[id]
		e = Explanation{Kind: "attribution", Title: wordsOf(a.Content), Reasons: a.Reasons, Facts: x.saidBy(a.Speaker, a.Via)}
		e.add("in the words", wordsOf(append(append([]Place{}, a.Source...), a.Cue...)))
		e.See = x.seeAlso(e.See, a.Parent)
	case x.statements[id] != nil:
		e = x.whyStatement(x.statements[id])
	case x.events[id] != nil:
		e = x.whyEvent(x.events[id])
	case x.points[id] != nil:
		e = x.whyPoint(x.points[id])
	case x.claims[id] != nil:
		c := x.claims[id]
		e = Explanation{Kind: "claim", Title: x.pointOf[id].Question + " " + c.Value.Answer(), Reasons: c.Reasons, Behind: x.standing(&c.Counts)}
		if c.AsOf != nil {
			e.add("as of", c.AsOf.Told())
		}
		for _, r := range x.pointOf[id].Rivalries {
			e.rival(x, id, r)
		}
		e.See = x.seeAlso(e.See, append([]string{x.pointOf[id].ID}, c.Statements...)...)
	case x.positions[id] != nil:
		p := x.positions[id]
		e = Explanation{Kind: "position", Title: x.PositionPhrase(p), Reasons: p.Reasons, Behind: x.standing(&p.Counts)}
		if p.When != nil {
			e.add("when", p.When.Told())
		}
		if p.Quantity != nil {
			e.add("how much", p.Quantity.Answer())
		}
		e.See = x.seeAlso(e.See, append([]string{p.ConditionOf, p.By.Entity}, p.Statements...)...)
	case x.newsrooms[id] != nil:
		n := x.newsrooms[id]
		e = Explanation{Kind: "newsroom", Title: n.Name, See: x.seeAlso(nil, n.Reports...)}
	default:
		return e, false
	}
	for _, p := range x.Places(id) {
		e.Cited = append(e.Cited, x.Cite(p))
	}
	return e, true
}

func (e *Explanation) add(name, text string) {
	if text != "" {
		e.Facts = append(e.Facts, Fact{name, text})
	}
}

func (e *Explanation) rival(x *Index, id string, r Rivalry) {
	other := r.B
	if r.B == id {
		other = r.A
	}
	if (r.A == id || r.B == id) && x.claims[other] != nil {
		text := x.claims[other].Value.Answer()
		if r.Note != "" {
			text += ": " + r.Note
		}
		name := strings.ReplaceAll(string(r.Kind), "-", " ")
		if r.B == id && r.Kind == stemma.Supersedes {
			name = "superseded by"
		}
		if r.B == id && r.Kind == stemma.Refines {
			name = "refined by"
		}
		e.add(name, text)
	}
}

func wordsOf(ps []Place) string {
	var words []string
	for _, p := range ps {
		words = append(words, p.Text)
	}
	return strings.Join(words, " … ")
}

// seeAlso adds references for ids that are in the story.
func (x *Index) seeAlso(out []See, ids ...string) []See {
	for _, id := range ids {
		if text := x.Line(id); id != "" && text != "" {
			out = append(out, See{id, text})
		}
	}
	return out
}

// Line tells any id in one line; empty if it is not in the story.
func (x *Index) Line(id string) string {
	switch {
	case x.Report(id) != nil:
		return strings.TrimSuffix(x.numbered(id)+", “"+x.Report(id).Headline()+"”", ", “”")
	case x.lost[id] != nil:
		return x.numbered(id)
	case x.copies[id] != nil:
		return x.CopyLine(x.copies[id])
	case x.entities[id] != nil:
		return x.entities[id].Name
	case x.quotes[id] != nil:
		return "“" + x.quotes[id].Words() + "”"
	case x.said[id] != nil:
		return wordsOf(x.said[id].Content)
	case x.statements[id] != nil:
		return x.statements[id].What
	case x.events[id] != nil:
		return x.events[id].What
	case x.points[id] != nil:
		return x.points[id].Question
	case x.claims[id] != nil:
		return x.claims[id].Value.Answer()
	case x.positions[id] != nil:
		return x.PositionPhrase(x.positions[id])
	}
	return ""
}

func (x *Index) standing(c *Counts) []Stands {
	reports := Stands{What: "reports"}
	for _, id := range c.Reports {
		reports.Names = append(reports.Names, x.numbered(id))
	}
	rooms, voices, origins := Stands{What: "newsrooms"}, Stands{What: "voices"}, Stands{What: "origins"}
	for _, id := range c.Behind.Newsrooms {
		rooms.Names = append(rooms.Names, x.Newsroom(id))
	}
	for _, id := range c.Behind.Voices {
		voices.Names = append(voices.Names, x.Voice(id, c))
	}
	for _, o := range c.Behind.Origins {
		name := x.Voice(o.Voice, c)
		if o.Voice != o.Newsroom && !slices.Contains(strings.Split(o.Voice, "+"), o.Newsroom) { // a newsroom that does not speak for itself
			name += ", through " + x.Newsroom(o.Newsroom)
		}
		origins.Names = append(origins.Names, name)
	}
	out := []Stands{reports, rooms, voices, origins}
	for i := range out {
		out[i].Names = some(out[i].Names)
	}
	return out
}

func (x *Index) whyStory() Explanation {
	s := x.Story
	e := Explanation{Kind: "story", Title: s.Title, Reasons: s.Reasons}
	for _, note := range s.Summary.Sources.Notes {
		e.add("sources", note)
	}
	for _, r := range s.Reports {
		e.See = x.seeAlso(e.See, r.ID)
	}
	return e
}

func (x *Index) whyReport(r *Report) Explanation {
	e := Explanation{Kind: "report", Title: r.Headline(), Reasons: r.Dating}
	e.add("number", fmt.Sprint(x.Number(r.ID)))
	outlet := "unknown"
	if r.Outlet != nil {
		outlet = r.Outlet.Name + " (" + string(r.Outlet.Basis) + ")"
	}
	e.add("outlet", outlet)
	e.add("published", r.Published.Told())
	e.add("byline", r.Byline)
	e.add("input", r.Input)
	e.add("address", r.URL)
	e.add("taken", r.Seen)
	e.add("SHA-256 of the text", r.SHA256)
	for _, sg := range r.Signs {
		e.add("sign: "+sg.Kind, strings.TrimSpace("“"+sg.Place.Text+"” "+sg.Note))
	}
	for _, k := range x.Story.Copies {
		if k.From == r.ID || k.To == r.ID {
			e.See = x.seeAlso(e.See, k.ID)
		}
	}
	return e
}

func (x *Index) whyCopy(k *Copy) Explanation {
	e := Explanation{Kind: "copy", Title: x.CopyLine(k), Reasons: k.Reasons}
	e.add("kind", string(k.Kind))
	e.add("direction", string(k.Direction))
	if k.Share > 0 && len(k.Passages) > 0 {
		e.add("share", Percent(k.Share)+" of the copy's own words stand in the shared passages")
	}
	verbatim := 0
	for _, p := range k.Passages {
		if p.Kind == "verbatim" {
			verbatim++
		}
	}
	if len(k.Passages) > 0 {
		e.add("passages", fmt.Sprintf("%d word for word, %d reworded", verbatim, len(k.Passages)-verbatim))
	}
	e.See = x.seeAlso(e.See, k.From, k.To)
	return e
}

func (x *Index) whyEntity(t *Entity) Explanation {
	e := Explanation{Kind: "entity", Title: t.Name, Reasons: t.Reasons}
	e.add("kind", string(t.Kind))
	for _, f := range t.Forms {
		e.add("written", fmt.Sprintf("%s (%s in %s)", f.Text, plural(f.Count, "time"), plural(len(f.Reports), "report")))
	}
	e.add("described as", strings.Join(t.Roles, "; "))
	e.add("Wikidata", t.Wikidata)
	if g := t.Geo; g != nil {
		e.add("on the map", fmt.Sprintf("%.4f, %.4f (%s, to the %s)", g.Lat, g.Lon, g.Country, g.Precision))
	}
	return e
}

func (x *Index) saidBy(s *Speaker, via []Speaker) []Fact {
	var e Explanation
	if s == nil {
		e.add("speaker", "not found")
	} else {
		e.add("speaker", SpeakerName(s))
		e.add("role", s.Role)
		e.add("condition", s.Condition)
	}
	for i := range via {
		e.add("through", SpeakerName(&via[i]))
	}
	return e.Facts
}

// SpeakerName names a speaker and says when nobody can be held to the words.
func SpeakerName(s *Speaker) string {
	switch {
	case s == nil || s.Text == "":
		return "speaker not found"
	case s.Unnamed && s.Dangling:
		return s.Text + " (unnamed, never introduced)"
	case s.Unnamed:
		return s.Text + " (unnamed)"
	}
	return s.Text
}

func (x *Index) whyStatement(st *Statement) Explanation {
	e := Explanation{Kind: "statement", Title: st.What}
	if st.Actor != nil {
		e.add("who", st.Actor.Text)
	}
	e.add("does", st.Verb)
	if st.Recipient != nil {
		e.add("to whom", st.Recipient.Text)
	}
	if st.When != nil {
		e.add("when", "“"+st.When.Text+"”: "+st.When.Told())
	}
	if st.Where != nil {
		e.add("where", st.Where.Text)
	}
	for _, q := range st.Quantities {
		e.add("how many", q.Text)
	}
	if st.Polarity == stemma.Negative {
		e.add("polarity", "the report says it is not so")
	}
	e.add("put forward as", ModalityPhrase(st.Modality))
	e.add("the report's own likelihood word", st.Likelihood)
	for i := range st.Voices {
		e.add("said by", SpeakerName(&st.Voices[i]))
	}
	for id, ev := range x.Story.Events {
		for _, s := range ev.Statements {
			if s == st.ID {
				e.See = x.seeAlso(e.See, x.Story.Events[id].ID)
			}
		}
	}
	return e
}

func (x *Index) whyEvent(v *Event) Explanation {
	e := Explanation{Kind: "event", Title: v.What, Reasons: v.Reasons, Behind: x.standing(&v.Counts)}
	e.add("when", v.When.Told())
	if v.Where != nil {
		e.add("where", x.Name(v.Where.Entity))
	}
	e.add("who", listed(x.Names(v.Actors)))
	e.add("to whom", listed(x.Names(v.Recipients)))
	e.add("put forward as", ModalityPhrase(v.Modality))
	e.add("PLOVER", strings.TrimSpace(v.Plover.Event+" "+v.Plover.Mode))
	e.See = x.seeAlso(e.See, v.Statements...)
	return e
}

func (x *Index) whyPoint(p *Point) Explanation {
	e := Explanation{Kind: "point", Title: p.Question, Reasons: p.Reasons}
	e.add("status", p.Status)
	for _, c := range x.Ranked(p) {
		e.add("answer", c.Value.Answer()+" — "+c.Tally())
		e.See = x.seeAlso(e.See, c.ID)
	}
	for _, r := range p.Rivalries {
		if x.claims[r.A] != nil && x.claims[r.B] != nil {
			text := x.claims[r.A].Value.Answer() + " " + strings.ReplaceAll(string(r.Kind), "-", " ") + " " + x.claims[r.B].Value.Answer()
			if r.Note != "" {
				text += ": " + r.Note
			}
			e.add("rivalry", text)
		}
	}
	return e
}

// around is how many bytes of a report are shown on either side of a cited place: about a line.
const around = 80

// Cite shows a place with the words around it, cut at spaces.
func (x *Index) Cite(p Place) Cited {
	c := Cited{Place: p, Number: x.Number(p.Report), Name: x.Name(p.Report)}
	r := x.Report(p.Report)
	if r == nil {
		return c
	}
	c.URL = r.URL
	lo, hi := max(0, p.Start-around), min(len(r.Text), p.End+around)
	before, after := r.Text[lo:p.Start], r.Text[p.End:hi]
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	} else if i := strings.IndexByte(before, ' '); lo > 0 && i >= 0 {
		before = "…" + before[i+1:]
	}
	if i := strings.IndexByte(after, '\n'); i >= 0 {
		after = after[:i]
	} else if i := strings.LastIndexByte(after, ' '); hi < len(r.Text) && i >= 0 {
		after = after[:i] + "…"
	}
	c.Before, c.After = strings.ToValidUTF8(before, ""), strings.ToValidUTF8(after, "")
	return c
}

// Around shows the places of a reason with the words around them.
func (e Explanation) Around(places []Place) []Cited {
	x := NewIndex(&Story{Reports: e.reports})
	out := make([]Cited, 0, len(places))
	for _, p := range places {
		out = append(out, x.Cite(p))
	}
	return out
}
