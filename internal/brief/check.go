package brief

import (
	"fmt"
	"slices"
)

// Check tries the laws that a brief must keep whatever it tells: ids are unique, every id that is
// referred to is there, every place equals its slice. It names each breach; none is the only good answer.
func (b Brief) Check() []string {
	var bad []string
	say := func(format string, args ...any) { bad = append(bad, fmt.Sprintf(format, args...)) }
	seen := map[string]int{}
	for _, id := range b.IDs() {
		if seen[id]++; seen[id] == 2 {
			say("id %q stands twice", id)
		}
	}
	for i := range b.Stories {
		x := NewIndex(&b.Stories[i])
		at := func(what string, ps ...Place) {
			for _, p := range ps {
				r := x.Report(p.Report)
				if r == nil || p.Start < 0 || p.End > len(r.Text) || p.Start >= p.End || r.Text[p.Start:p.End] != p.Text {
					say("%s: place %s %d–%d is not its slice", what, p.Report, p.Start, p.End)
				}
			}
		}
		known := func(what string, have func(string) bool, ids ...string) {
			for _, id := range ids {
				if id != "" && !have(id) {
					say("%s refers to %q, which is not there", what, id)
				}
			}
		}
		report := func(id string) bool { return x.Report(id) != nil }
		statement := func(id string) bool { return x.statements[id] != nil }
		entity := func(id string) bool { return x.entities[id] != nil }
		reasons := func(what string, rs []Reason) {
			for _, r := range rs {
				at(what+" reason "+r.Rule, r.Places...)
			}
		}
		s := x.Story
		for _, c := range s.Copies {
			known("copy "+c.ID, func(id string) bool { return report(id) || x.lost[id] != nil }, c.From, c.To)
			for _, p := range c.Passages {
				at("copy "+c.ID, p.To)
				if p.From != nil {
					at("copy "+c.ID, *p.From)
				}
			}
			reasons("copy "+c.ID, c.Reasons)
		}
		for _, e := range s.Entities {
			at("entity "+e.ID, e.Mentions...)
			reasons("entity "+e.ID, e.Reasons)
		}
		for _, q := range s.Quotes {
			at("quote "+q.ID, q.Place)
		}
		for _, a := range s.Attributions {
			at("attribution "+a.ID, slices.Concat(a.Source, a.Cue, a.Content)...)
		}
		for _, st := range s.Statements {
			at("statement "+st.ID, st.Place)
		}
		support := func(what string, c *Counts, statements []string) {
			known(what, report, c.Reports...)
			known(what, statement, statements...)
			if c.Origins > c.Voices || c.Origins > 0 && c.Newsrooms == 0 {
				say("%s: %s", what, c.Tally())
			}
		}
		for _, e := range s.Events {
			support("event "+e.ID, &e.Counts, e.Statements)
			known("event "+e.ID, entity, slices.Concat(e.Actors, e.Recipients)...)
			reasons("event "+e.ID, e.Reasons)
		}
		for _, p := range s.Points {
			for _, c := range p.Claims {
				support("claim "+c.ID, &c.Counts, c.Statements)
				at("claim "+c.ID, c.Places...)
				reasons("claim "+c.ID, c.Reasons)
			}
			for _, r := range p.Rivalries {
				known("point "+p.ID, func(id string) bool { return x.claims[id] != nil }, r.A, r.B)
			}
		}
		for _, p := range s.Positions {
			support("position "+p.ID, &p.Counts, p.Statements)
			known("position "+p.ID, func(id string) bool { return x.positions[id] != nil }, p.ConditionOf)
			at("position "+p.ID, p.Places...)
		}
		for _, m := range s.Timeline {
			known("timeline", func(id string) bool { return x.events[id] != nil }, m.Event)
		}
		for _, sentence := range s.Summary.Sentences {
			for _, id := range sentence.Cites {
				if x.Line(id) == "" {
					say("the summary cites %q, which is not there", id)
				}
			}
		}
	}
	return bad
}
