package brief

import (
	"cmp"
	"slices"
	"strings"

	"stemma"
)

// Events, points and positions: what the reports say together.

func counts(statements []string, s stemma.Support) Counts {
	c := Counts{
		Statements: some(slices.Clone(statements)), Reports: some(slices.Clone(s.Reports)), Newsrooms: len(s.Newsrooms), Voices: len(s.Voices), Origins: len(s.Origins),
		Behind: Behind{some(slices.Clone(s.Newsrooms)), some(slices.Clone(s.Voices)), []Origin{}},
	}
	for _, o := range s.Origins {
		c.Behind.Origins = append(c.Behind.Origins, Origin{o.Newsroom, o.Voice})
	}
	return c
}

// learnWords notes which reports were mechanically reworded, so that a happening is not told in
// their words where another report tells it too.
func (c *composer) learnWords(s *Story) {
	c.mangled, c.plain = map[string]bool{}, map[string]Statement{}
	for _, k := range s.Copies {
		if k.Kind == stemma.Spun {
			c.mangled[k.To] = true
		}
	}
	for _, r := range s.Reports {
		for _, sg := range r.Signs {
			if sg.Kind == string(stemma.Spun) {
				c.mangled[r.ID] = true
			}
		}
	}
	for _, st := range s.Statements {
		c.plain[st.ID] = st
	}
}

// told gives the words for something: the ledger's, unless they are those of a report that took them
// from another that tells it too, or of one that was mechanically reworded. Who said it first is
// heard first.
func (c *composer) told(what string, statements []string) string {
	from, same := "", phrase(what)
	for _, id := range statements {
		if st, ok := c.plain[id]; ok && phrase(st.What) == same {
			if from = st.Place.Report; !c.mangled[from] && len(c.parents[from]) == 0 {
				return what
			}
		}
	}
	if from == "" {
		return what
	}
	above := c.ancestors(from)
	best := ""
	for _, r := range c.order {
		if above[r.ID] && !c.mangled[r.ID] || best == "" && c.mangled[from] && !c.mangled[r.ID] {
			for _, id := range statements {
				if st, ok := c.plain[id]; ok && st.Place.Report == r.ID && st.What != "" {
					if above[r.ID] {
						return st.What
					}
					best = st.What
					break
				}
			}
		}
	}
	if best != "" {
		return best
	}
	return what
}

// ancestors gives every report or witness that a report's words came from, near or far.
func (c *composer) ancestors(id string) map[string]bool {
	out := map[string]bool{}
	for todo := []string{id}; len(todo) > 0; {
		next := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, p := range c.parents[next] {
			if p != id && !out[p] {
				out[p] = true
				todo = append(todo, p)
			}
		}
	}
	return out
}

func (c *composer) events() []Event {
	out := make([]Event, 0, len(c.led.Events))
	for _, e := range c.led.Events {
		t := Event{
			ID: e.ID, What: c.told(e.What, e.Statements), Plover: Plover{e.Plover.Event, e.Plover.Mode, e.Plover.Quad},
			Actors: some(slices.Clone(e.Actors)), Recipients: some(slices.Clone(e.Recipients)),
			When: dates(e.When), Modality: cmp.Or(e.Modality, stemma.Asserted),
			Counts: counts(e.Statements, e.Support), Reasons: c.reasons(e.Reasons),
		}
		if e.Where != "" {
			t.Where = &Where{Entity: e.Where}
			if at := c.entities[e.Where]; at != nil && at.Geo != nil {
				lat, lon := at.Geo.Lat, at.Geo.Lon
				t.Where.Lat, t.Where.Lon, t.Where.Precision = &lat, &lon, at.Geo.Precision
			}
		}
		out = append(out, t)
	}
	return out
}

func (c *composer) points() []Point {
	var plainer []string // a question may hold an event's words
	for _, e := range c.led.Events {
		if told := c.told(e.What, e.Statements); told != e.What && e.What != "" {
			plainer = append(plainer, phrase(e.What), phrase(told))
		}
	}
	replace := strings.NewReplacer(plainer...)
	out := make([]Point, 0, len(c.led.Points))
	for _, p := range c.led.Points {
		t := Point{
			ID: p.ID, Question: replace.Replace(p.Question), Aspect: strings.ReplaceAll(p.Aspect, ":", ", "), About: p.About, Status: p.Status,
			Claims: []Claim{}, Rivalries: []Rivalry{}, Reasons: c.reasons(p.Reasons),
		}
		for _, cl := range p.Claims {
			k := Claim{
				ID: cl.ID, Value: value(cl.Value), AsOf: maybeDates(cl.AsOf),
				Places: c.places(cl.Places), Counts: counts(cl.Statements, cl.Support), Reasons: c.reasons(cl.Reasons),
			}
			t.Claims = append(t.Claims, k)
		}
		for _, r := range p.Rivalries {
			t.Rivalries = append(t.Rivalries, Rivalry{r.A, r.B, r.Kind, r.Note})
		}
		out = append(out, t)
	}
	return out
}

func value(v stemma.Value) Value {
	t := Value{Text: v.Text, Unit: v.Unit, Qualifier: v.Qualifier}
	if v.Numeric {
		n := v.Number
		t.Number = &n
		if v.To > v.Number {
			to := v.To
			t.To = &to
		}
	}
	return t
}

func (c *composer) positions() []Position {
	out := make([]Position, 0, len(c.led.Positions))
	for _, p := range c.led.Positions {
		t := Position{
			ID: p.ID, Kind: p.Kind, By: c.party(p.By, p.ByText), What: mended(c.told(p.What, p.Statements), p.Quantity), When: maybeDates(p.When),
			Deadline: maybeDates(p.Deadline), ConditionOf: p.ConditionOf,
			Places: c.places(p.Places), Counts: counts(p.Statements, p.Support), Reasons: c.reasons(p.Reasons),
		}
		if p.To != "" || p.ToText != "" {
			to := c.party(p.To, p.ToText)
			t.To = &to
		}
		if p.Quantity != nil {
			v := value(*p.Quantity)
			t.Quantity = &v
		}
		out = append(out, t)
	}
	return out
}

// mended writes a number out that a machine had half spelled ("three,000"), where it is known.
func mended(what string, q *stemma.Value) string {
	if q == nil || !q.Numeric || !garbled(what) {
		return what
	}
	words := strings.Fields(what)
	for i, w := range words {
		if garbled(w) {
			words[i] = grouped(q.Number)
		}
	}
	return strings.Join(words, " ")
}

// party names one side of a position: the entity's own name where it is known.
func (c *composer) party(entity, text string) Part {
	if e := c.entities[entity]; e != nil && e.Name != "" {
		return Part{Entity: entity, Text: e.Name}
	}
	return Part{Entity: entity, Text: text}
}

// Planned reports whether an event of this modality has not been said to have happened.
func Planned(m stemma.Modality) bool {
	switch m {
	case stemma.Planned, stemma.Threatened, stemma.Conditional, stemma.Possible, stemma.Likely, stemma.Demanded, stemma.Asked:
		return true
	}
	return false
}

// timeline orders events by the day they happened, not by the day they were told; what cannot be
// placed comes last, and of two events of a day the better sourced comes first.
func timeline(events []Event) []Moment {
	sorted := slices.Clone(events)
	slices.SortFunc(sorted, func(a, b Event) int {
		if k := byKey(when(a.When), when(b.When)); k != 0 {
			return k
		}
		if k := b.Origins - a.Origins; k != 0 {
			return k
		}
		return byKey(a.ID, b.ID)
	})
	out := make([]Moment, 0, len(sorted))
	for _, e := range sorted {
		out = append(out, Moment{e.When, e.ID, Planned(e.Modality)})
	}
	return out
}
