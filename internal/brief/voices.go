package brief

import (
	"cmp"
	"strconv"

	"stemma"
)

// Quotations, attributions and statements: what one report makes somebody say.

func (c *composer) speaker(report string, v stemma.Voice) Speaker {
	s := Speaker{
		Entity: c.entityOf(report, v), Text: v.Name, Unnamed: v.Unnamed(), Kind: v.Kind, Role: v.Role, Count: v.Count,
		Condition: v.Condition, Dangling: v.Dangling, Place: c.maybe(report, v.Span),
	}
	if s.Text == "" {
		s.Text = v.Text
	}
	if s.Text == "" && v.Kind == stemma.ReportVoice {
		s.Text = "the report itself"
	}
	if v.Kind == stemma.OutletVoice {
		s.Outlet = s.Text
	}
	return s
}

// entityOf gives the entity that a voice is: of the phrase that names it, or of another mention of its chain.
func (c *composer) entityOf(report string, v stemma.Voice) string {
	if v.Entity != "" || v.Unnamed() {
		return v.Entity
	}
	if c.who == nil {
		c.who = map[stemma.Place]string{}
		for i := range c.led.Entities {
			for _, m := range c.led.Entities[i].Mentions {
				c.who[m] = c.led.Entities[i].ID
			}
		}
	}
	if id, ok := c.who[stemma.Place{Report: report, Span: v.Span}]; ok {
		return id
	}
	rd := c.readings[report]
	if rd == nil || v.Chain < 0 || v.Chain >= len(rd.Chains) {
		return ""
	}
	for _, m := range rd.Chains[v.Chain].Mentions {
		if id, ok := c.who[stemma.Place{Report: report, Span: rd.Mentions[m].Span}]; ok {
			return id
		}
	}
	return ""
}

// chain splits voices, outermost first, into the channel and the speaker.
func (c *composer) chain(report string, voices []stemma.Voice) (via []Speaker, last *Speaker) {
	via = []Speaker{}
	for i, v := range voices {
		s := c.speaker(report, v)
		switch {
		case i == len(voices)-1 && v.Kind != stemma.ReportVoice:
			last = &s
		case v.Kind != stemma.ReportVoice:
			via = append(via, s)
		}
	}
	return via, last
}

// within numbers what has no id of its own in the ledger: "r1.q3" is the third quotation of r1.
func within(report, letter string, i int) string { return report + "." + letter + strconv.Itoa(i+1) }

func (c *composer) quotes(rd *stemma.Reading) []Quote {
	var out []Quote
	for i, q := range rd.Quotes {
		p, ok := c.place(rd.Report, q.Span)
		if !ok {
			continue
		}
		t := Quote{ID: within(rd.Report, "q", i), Place: p, Via: []Speaker{}, Reasons: c.reasons(q.Reasons)}
		if len(q.Pieces) > 1 {
			t.Pieces = c.spans(rd.Report, q.Pieces)
		}
		if a := q.Attribution; a >= 0 && a < len(rd.Attributions) {
			at := rd.Attributions[a]
			t.Attribution = within(rd.Report, "a", a)
			t.Via, t.Speaker = c.chain(rd.Report, at.Voices)
			if len(at.Cue) > 0 {
				t.Cue = c.maybe(rd.Report, at.Cue[0])
			}
		}
		out = append(out, t)
	}
	return out
}

func (c *composer) attributions(rd *stemma.Reading) []Attribution {
	var out []Attribution
	for i, a := range rd.Attributions {
		t := Attribution{
			ID: within(rd.Report, "a", i), Report: rd.Report,
			Source: c.spans(rd.Report, a.Source), Cue: c.spans(rd.Report, a.Cue), Content: c.spans(rd.Report, a.Content),
			Quoted: a.Quoted, Reasons: c.reasons(a.Reasons),
		}
		t.Via, t.Speaker = c.chain(rd.Report, a.Voices)
		if a.Parent >= 0 && a.Parent < len(rd.Attributions) && a.Parent != i {
			t.Parent = within(rd.Report, "a", a.Parent)
		}
		out = append(out, t)
	}
	return out
}

func (c *composer) statements() []Statement {
	out := make([]Statement, 0, len(c.led.Told))
	for _, t := range c.led.Told {
		rd := c.readings[t.Report]
		if rd == nil || t.Index < 0 || t.Index >= len(rd.Statements) {
			continue
		}
		st := &rd.Statements[t.Index]
		p, ok := c.place(t.Report, st.Span)
		if !ok {
			continue
		}
		s := Statement{
			ID: t.ID, Place: p, Verb: st.Verb, What: st.What, Polarity: cmp.Or(st.Polarity, stemma.Positive), Modality: cmp.Or(st.Modality, stemma.Asserted),
			Likelihood: st.Likelihood, Condition: c.maybe(t.Report, st.Condition),
			Actor: c.part(t.Report, st.Actor, t.Actor), Recipient: c.part(t.Report, st.Recipient, t.Target),
			Where: c.part(t.Report, st.Where, t.Where), Quantities: []Number{}, Voices: []Speaker{},
		}
		if s.What == "" {
			s.What = p.Text
		}
		if st.When >= 0 && st.When < len(rd.Times) {
			x := rd.Times[st.When]
			if said := c.maybe(t.Report, x.Span); said != nil {
				s.When = &TimeSaid{Text: said.Text, Value: x.Value, Dates: dates(x.Interval)}
			}
		}
		for _, q := range st.Quantities {
			if q < 0 || q >= len(rd.Quantities) {
				continue
			}
			if n, ok := c.number(t.Report, rd.Quantities[q]); ok {
				s.Quantities = append(s.Quantities, n)
			}
		}
		for _, v := range st.Voices {
			s.Voices = append(s.Voices, c.speaker(t.Report, v))
		}
		out = append(out, s)
	}
	return out
}

func (c *composer) part(report string, a *stemma.Argument, entity string) *Part {
	if a == nil {
		return nil
	}
	p := &Part{Entity: entity, Text: a.Text, Place: c.maybe(report, a.Span)}
	if p.Text == "" && p.Place != nil {
		p.Text = p.Place.Text
	}
	return p
}

func (c *composer) number(report string, q stemma.Quantity) (Number, bool) {
	p, ok := c.place(report, q.Span)
	if !ok {
		return Number{}, false
	}
	n := Number{Text: p.Text, Number: q.Number, Unit: q.Unit, Qualifier: q.Approx, Of: q.OfText, Place: p}
	if n.Of == "" {
		n.Of = q.Of
	}
	if q.To > q.Number {
		n.To = q.To
	}
	return n, true
}
