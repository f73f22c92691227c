package brief

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"stemma"
)

// An Index finds things in a story by id, as an index at the end of a book does.
type Index struct {
	Story      *Story
	reports    map[string]int
	lost       map[string]*Lost
	entities   map[string]*Entity
	statements map[string]*Statement
	events     map[string]*Event
	claims     map[string]*Claim
	pointOf    map[string]*Point
	points     map[string]*Point
	positions  map[string]*Position
	quotes     map[string]*Quote
	said       map[string]*Attribution
	copies     map[string]*Copy
	newsrooms  map[string]*Newsroom
	told       map[string][]*Statement // by report
}

// NewIndex indexes a story, which must not change afterwards.
func NewIndex(s *Story) *Index {
	x := &Index{
		Story: s, reports: map[string]int{},
		lost: byID(s.Lost, func(l *Lost) string { return l.ID }), entities: byID(s.Entities, func(e *Entity) string { return e.ID }),
		statements: byID(s.Statements, func(t *Statement) string { return t.ID }),
		events:     byID(s.Events, func(e *Event) string { return e.ID }), points: byID(s.Points, func(p *Point) string { return p.ID }),
		positions: byID(s.Positions, func(p *Position) string { return p.ID }), quotes: byID(s.Quotes, func(q *Quote) string { return q.ID }),
		said: byID(s.Attributions, func(a *Attribution) string { return a.ID }), copies: byID(s.Copies, func(c *Copy) string { return c.ID }),
		newsrooms: map[string]*Newsroom{}, claims: map[string]*Claim{}, pointOf: map[string]*Point{}, told: map[string][]*Statement{},
	}
	for i := range s.Reports {
		x.reports[s.Reports[i].ID] = i
	}
	for i := range s.Points {
		p := &s.Points[i]
		for k := range p.Claims {
			x.claims[p.Claims[k].ID], x.pointOf[p.Claims[k].ID] = &p.Claims[k], p
		}
	}
	for i := range s.Statements {
		st := &s.Statements[i]
		x.told[st.Place.Report] = append(x.told[st.Place.Report], st)
	}
	for i := range s.Newsrooms {
		n := &s.Newsrooms[i]
		x.newsrooms[n.ID] = n
	}
	return x
}

func byID[T any](xs []T, id func(*T) string) map[string]*T {
	m := make(map[string]*T, len(xs))
	for i := range xs {
		m[id(&xs[i])] = &xs[i]
	}
	return m
}

// Report gives a report by id, nil if there is none.
func (x *Index) Report(id string) *Report {
	if i, ok := x.reports[id]; ok {
		return &x.Story.Reports[i]
	}
	return nil
}

// Number gives a report's number in the story, counted from 1 in the order of publication; 0 if unknown.
func (x *Index) Number(id string) int {
	if i, ok := x.reports[id]; ok {
		return i + 1
	}
	return 0
}

// Numbers gives the numbers of reports, in order, each once.
func (x *Index) Numbers(ids []string) []int {
	var out []int
	for _, id := range ids {
		if n := x.Number(id); n > 0 {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Event gives an event by id, nil if there is none. So do the methods below for other kinds.
func (x *Index) Event(id string) *Event { return x.events[id] }

// Claim gives a claim by id.
func (x *Index) Claim(id string) *Claim { return x.claims[id] }

// Point gives a point by id.
func (x *Index) Point(id string) *Point { return x.points[id] }

// Position gives a position by id.
func (x *Index) Position(id string) *Position { return x.positions[id] }

// Statement gives a statement by id.
func (x *Index) Statement(id string) *Statement { return x.statements[id] }

// Entity gives an entity by id.
func (x *Index) Entity(id string) *Entity { return x.entities[id] }

// Lost gives a lost witness by id.
func (x *Index) Lost(id string) *Lost { return x.lost[id] }

// Name gives what people call a report, a lost witness or an entity; the id itself if it is none of them.
func (x *Index) Name(id string) string {
	if i, ok := x.reports[id]; ok {
		return labelOf(&x.Story.Reports[i], i)
	}
	if l := x.lost[id]; l != nil {
		return LostName(l)
	}
	if e := x.entities[id]; e != nil {
		return e.Name
	}
	return id
}

// Names gives the names of several ids.
func (x *Index) Names(ids []string) []string {
	out := make([]string, 0, len(ids))
	for _, id := range ids {
		out = append(out, x.Name(id))
	}
	return out
}

// maxOpening is how many letters of a report without a headline stand for its title: about a line.
const maxOpening = 70

// Headline gives a report's title, or its opening words where it has none.
func (r *Report) Headline() string {
	if r.Title != "" {
		return r.Title
	}
	text := strings.TrimSpace(r.Text)
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		text = text[:i]
	}
	if letters := []rune(text); len(letters) > maxOpening {
		text = string(letters[:maxOpening])
		if i := strings.LastIndexByte(text, ' '); i > 0 {
			text = text[:i]
		}
		return text + "…"
	}
	return text
}

// labelOf names a report by its outlet, or else by its number: nothing is made up.
func labelOf(r *Report, i int) string {
	if r.Outlet != nil && r.Outlet.Name != "" {
		return r.Outlet.Name
	}
	return numberName(i)
}

// numberName names the i-th report, counted from 0, whose outlet is unknown.
func numberName(i int) string { return "Report " + strconv.Itoa(i+1) }

// LostName names a lost witness by its outlet.
func LostName(l *Lost) string {
	if l.Outlet != "" {
		return l.Outlet
	}
	return "A lost report"
}

// Newsroom names a newsroom that a count counts, and says how many reports are its work.
func (x *Index) Newsroom(id string) string {
	n := x.newsrooms[id]
	if n == nil {
		return x.rooms(id)
	}
	own := slices.ContainsFunc(n.Reports, func(id string) bool { return x.Name(id) == n.Name })
	switch others := len(n.Reports); {
	case own && others > 1:
		return n.Name + " and " + plural(others-1, "report") + " from it"
	case !own && others > 0:
		return n.Name + " (not in the pile) and " + plural(others, "report") + " from it"
	}
	return n.Name
}

// rooms names newsrooms joined by plus signs, of which one is meant: each name once.
func (x *Index) rooms(id string) string {
	var names []string
	for room := range strings.SplitSeq(id, "+") {
		if name := x.room(room); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, " or ")
}

// room names a newsroom alone.
func (x *Index) room(id string) string {
	if n := x.newsrooms[id]; n != nil {
		return n.Name
	}
	id = strings.TrimPrefix(id, newsroomMark)
	if l := x.lost[id]; l != nil {
		return LostName(l) + " (not in the pile)"
	}
	if name, ok := strings.CutPrefix(id, outletMark); ok {
		return name + " (not in the pile)"
	}
	return x.Name(id)
}

// How the ids of voices open that are not entities: people that nobody can be held to, people that
// are named but are no entity, outlets of which nothing is in the pile. Any other is a newsroom, or
// several joined by plus signs, that speaks for itself.
const (
	unnamedMark = "unnamed:"
	namedMark   = "named:"
	outletMark  = "outlet:"
)

// Voice names a voice that a count counts, in the words of the statements counted.
func (x *Index) Voice(id string, c *Counts) string {
	if e := x.entities[id]; e != nil {
		return e.Name
	}
	if folded, ok := strings.CutPrefix(id, namedMark); ok {
		for _, sp := range x.speakersOf(c) {
			if !sp.Unnamed && (fold(sp.Text) == folded || strings.HasSuffix(fold(sp.Text), folded)) {
				return sp.Text
			}
		}
		return folded
	}
	if folded, ok := strings.CutPrefix(id, unnamedMark); ok {
		return x.unnamed(strings.ReplaceAll(folded, "@", ""), c) + " (unnamed)"
	}
	if c != nil && len(c.Reports) == 1 { // who tells it, which need not be the report that the newsroom is named after
		return x.Name(c.Reports[0]) + " in its own voice"
	}
	return x.rooms(id) + " in its own voice"
}

// unnamed finds the description that a folded one was made from: the one with most of its words.
func (x *Index) unnamed(folded string, c *Counts) string {
	best, most := "", 0
	for _, sp := range x.speakersOf(c) {
		if !sp.Unnamed {
			continue
		}
		shared := 0
		for _, w := range strings.Fields(folded) {
			if strings.Contains(fold(sp.Text), fold(w)) {
				shared++
			}
		}
		if best == "" || shared > most {
			best, most = sp.Text, shared
		}
	}
	if best == "" {
		best = folded
	}
	if best == "" || best == "somebody" {
		return "somebody"
	}
	return best
}

// speakersOf gives the last voice of each statement counted.
func (x *Index) speakersOf(c *Counts) []*Speaker {
	var out []*Speaker
	for _, id := range c.Statements {
		if st := x.statements[id]; st != nil && len(st.Voices) > 0 {
			out = append(out, &st.Voices[len(st.Voices)-1])
		}
	}
	return out
}

// fold keeps letters and digits alone, in lower case: claims name voices that are no entity so.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// OnlyUnnamed reports whether everything rests on people without a name.
func (c *Counts) OnlyUnnamed() bool {
	for _, v := range c.Behind.Voices {
		if !strings.HasPrefix(v, unnamedMark) {
			return false
		}
	}
	return len(c.Behind.Voices) > 0
}

// Places gives the words that an id stands on, at most one place for each report and statement.
func (x *Index) Places(id string) []Place {
	ofStatements := func(ids []string) []Place {
		var out []Place
		for _, sid := range ids {
			if st := x.statements[sid]; st != nil {
				out = append(out, st.Place)
			}
		}
		return out
	}
	var out []Place
	switch {
	case x.claims[id] != nil:
		if out = x.claims[id].Places; len(out) == 0 {
			out = ofStatements(x.claims[id].Statements)
		}
	case x.events[id] != nil:
		out = ofStatements(x.events[id].Statements)
	case x.positions[id] != nil:
		if out = x.positions[id].Places; len(out) == 0 {
			out = ofStatements(x.positions[id].Statements)
		}
	case x.points[id] != nil:
		for _, c := range x.points[id].Claims {
			out = append(out, x.Places(c.ID)...)
		}
	case x.statements[id] != nil:
		out = []Place{x.statements[id].Place}
	case x.quotes[id] != nil:
		out = []Place{x.quotes[id].Place}
	case x.said[id] != nil:
		out = x.said[id].Content
	case x.entities[id] != nil:
		out = x.entities[id].Mentions
	case x.copies[id] != nil:
		for _, p := range x.copies[id].Passages {
			if p.From != nil {
				out = append(out, *p.From)
			}
			out = append(out, p.To)
		}
		if len(out) == 0 {
			out = placesOf(x.copies[id].Reasons)
		}
	case x.lost[id] != nil:
		out = placesOf(x.lost[id].Reasons)
	}
	return x.inOrder(out)
}

// bareWords is the length below which cited words say little by themselves: a number, a name.
const bareWords = 24

// Sentence gives more words around a place that is too short to be understood: the shortest
// statement that holds it, or else the words on its line on either side.
func (x *Index) Sentence(p Place) Place {
	if len(p.Text) >= bareWords {
		return p
	}
	best := Place{}
	for _, t := range x.told[p.Report] {
		st := t.Place
		if st.Start <= p.Start && p.End <= st.End && (best.Report == "" || len(st.Text) < len(best.Text)) {
			best = st
		}
	}
	if best.Report != "" {
		return best
	}
	c := x.Cite(p)
	p.Start -= len(strings.TrimPrefix(c.Before, "…"))
	p.End += len(strings.TrimSuffix(c.After, "…"))
	p.Text = x.Report(p.Report).Text[p.Start:p.End]
	return p
}

// Tally tells the counts; where there is but one report, it names who is heard there instead.
func (x *Index) Tally(c *Counts) string {
	if len(c.Reports) != 1 {
		return c.Tally()
	}
	if len(c.Behind.Voices) == 1 {
		return "1 report · " + x.Voice(c.Behind.Voices[0], c)
	}
	return "1 report · " + plural(c.Voices, "voice")
}

// Where names the place of an event, unless the event's own words do; then it gives nothing.
func (x *Index) Where(e *Event) string {
	if e.Where == nil {
		return ""
	}
	at := x.entities[e.Where.Entity]
	if at == nil || x.opens(e.What, at.ID, at.Name, strings.Contains) {
		return ""
	}
	return at.Name
}

// opens reports whether words begin with (or hold, by the test given) a name, or any form of the entity.
func (x *Index) opens(words, entity, name string, test func(s, sub string) bool) bool {
	names := []string{name}
	if e := x.entities[entity]; e != nil {
		for _, f := range e.Forms {
			names = append(names, f.Text)
		}
	}
	words = strings.TrimPrefix(fold(words), "the")
	return slices.ContainsFunc(names, func(n string) bool {
		n = strings.TrimPrefix(fold(n), "the")
		return n != "" && test(words, n)
	})
}

func placesOf(rs []Reason) []Place {
	var out []Place
	for _, r := range rs {
		out = append(out, r.Places...)
	}
	return out
}

// inOrder sorts places by the report's number and where they start, each once.
func (x *Index) inOrder(ps []Place) []Place {
	out := slices.Clone(ps)
	slices.SortFunc(out, func(a, b Place) int {
		if k := x.reports[a.Report] - x.reports[b.Report]; k != 0 {
			return k
		}
		if k := a.Start - b.Start; k != 0 {
			return k
		}
		return a.End - b.End
	})
	return slices.Compact(out)
}

// BodySpan reports whether a place lies in a report's own text, not in furniture.
func (r *Report) BodySpan(p Place) bool {
	for _, b := range r.Blocks {
		if b.Start <= p.Start && p.Start < b.End && b.Kind != stemma.Dateline {
			return b.Kind.Body()
		}
	}
	return true
}
