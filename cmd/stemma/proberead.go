package main

import (
	"strings"
	"time"

	"stemma"
	"stemma/internal/claim"
	"stemma/internal/read"
	"stemma/internal/world"
)

// The probes of the reading room.

func probeTime(q ask) (any, error) {
	r, err := q.plain()
	if err != nil {
		return nil, err
	}
	type timex struct {
		span
		Type  string `json:"type"`
		Value string `json:"value"`
		Mod   string `json:"mod,omitempty"`
	}
	times := []timex{}
	for _, t := range read.Report(r).Times {
		times = append(times, timex{span(t.Span), t.Type, t.Value, t.Mod})
	}
	return struct {
		ID    string  `json:"id"`
		Times []timex `json:"times"`
	}{q.ID, times}, nil
}

func spans(in []stemma.Span) []span {
	out := []span{}
	for _, s := range in {
		out = append(out, span(s))
	}
	return out
}

func probeAttribution(q ask) (any, error) {
	r, err := q.plain()
	if err != nil {
		return nil, err
	}
	type via struct {
		Text   string `json:"text"`
		Outlet bool   `json:"outlet"`
	}
	type attribution struct {
		Source  []span  `json:"source"`
		Cue     []span  `json:"cue"`
		Content []span  `json:"content"`
		Speaker *string `json:"speaker"`
		Unnamed bool    `json:"unnamed"`
		Via     []via   `json:"via"`
		Quoted  bool    `json:"quoted"`
	}
	found := []attribution{}
	for _, a := range read.Report(r).Attributions {
		if a.Parent >= 0 {
			continue // the flat outermost layer; a brief has the nested ones
		}
		x := attribution{Source: spans(a.Source), Cue: spans(a.Cue), Content: spans(a.Content), Via: []via{}, Quoted: a.Quoted}
		for i, v := range a.Voices {
			name := v.Name
			if name == "" {
				name = v.Text
			}
			if i < len(a.Voices)-1 {
				x.Via = append(x.Via, via{name, v.Kind == stemma.OutletVoice})
			} else if name != "" {
				x.Speaker, x.Unnamed = &name, v.Unnamed()
			}
		}
		found = append(found, x)
	}
	return struct {
		ID           string        `json:"id"`
		Attributions []attribution `json:"attributions"`
	}{q.ID, found}, nil
}

func probeQuantities(q ask) (any, error) {
	r, err := q.plain()
	if err != nil {
		return nil, err
	}
	type quantity struct {
		span
		Number    float64  `json:"number"`
		To        *float64 `json:"to,omitempty"`
		Unit      string   `json:"unit,omitempty"`
		Qualifier string   `json:"qualifier,omitempty"`
		Of        string   `json:"of,omitempty"`
	}
	found := []quantity{}
	for _, x := range read.Report(r).Quantities {
		if x.Ordinal {
			continue
		}
		a := quantity{span: span(x.Span), Number: x.Number, Unit: x.Unit, Qualifier: x.Approx, Of: x.Of}
		if x.Range {
			a.To = &x.To
		}
		found = append(found, a)
	}
	return struct {
		ID         string     `json:"id"`
		Quantities []quantity `json:"quantities"`
	}{q.ID, found}, nil
}

func probeCoref(q ask) (any, error) {
	r, err := q.plain()
	if err != nil {
		return nil, err
	}
	d := read.Report(r)
	chains := [][]span{}
	for _, c := range d.Chains {
		if len(c.Mentions) < 2 {
			continue
		}
		var chain []span
		for _, m := range c.Mentions {
			chain = append(chain, span(d.Mentions[m].Span))
		}
		chains = append(chains, chain)
	}
	return struct {
		ID     string   `json:"id"`
		Chains [][]span `json:"chains"`
	}{q.ID, chains}, nil
}

func probeEvents(q ask) (any, error) {
	r, err := q.plain()
	if err != nil {
		return nil, err
	}
	type event struct {
		span
		Trigger   string          `json:"trigger"`
		Plover    *string         `json:"plover"`
		Actor     *span           `json:"actor,omitempty"`
		Recipient *span           `json:"recipient,omitempty"`
		Polarity  stemma.Polarity `json:"polarity"`
		Modality  stemma.Modality `json:"modality"`
		When      string          `json:"when,omitempty"`
	}
	d := read.Report(r)
	events := []event{}
	for _, s := range d.Statements {
		e := event{span: span(s.Trigger), Trigger: s.Trigger.In(q.Text), Polarity: s.Polarity, Modality: s.Modality}
		if code := claim.Code(s); code.Event != "" {
			e.Plover = &code.Event
		}
		part := func(a *stemma.Argument) *span {
			if a == nil || a.Empty() {
				return nil
			}
			x := span(a.Span)
			return &x
		}
		e.Actor, e.Recipient = part(s.Actor), part(s.Recipient)
		if s.When >= 0 {
			e.When = d.Times[s.When].Value
		}
		events = append(events, e)
	}
	return struct {
		ID     string  `json:"id"`
		Events []event `json:"events"`
	}{q.ID, events}, nil
}

// toponym gives the name at a span with the container written behind it ("Springfield, Illinois"): the capitalised words
// between a comma and the next mark, three at most.
func toponym(text string, s stemma.Span) world.Toponym {
	t := world.Toponym{Name: text[s.Start:s.End]}
	rest, ok := strings.CutPrefix(text[s.End:], ", ")
	if !ok {
		return t
	}
	var words []string
	for _, w := range strings.Fields(rest[:min(len(rest), 60)]) {
		bare := strings.TrimRight(w, ",;:)!?\"'’”")
		if bare == "" || bare[0] < 'A' || bare[0] > 'Z' || len(words) == 3 {
			break
		}
		words = append(words, bare)
		if bare != w {
			break
		}
	}
	for n := len(words); n > 0; n-- {
		name := strings.Join(words[:n], " ")
		for _, x := range []string{name, strings.TrimSuffix(name, ".")} {
			if len(world.Places(x)) > 0 {
				t.Within = x
				return t
			}
		}
	}
	return t
}

func probePlaces(q ask) (any, error) {
	r, err := q.plain()
	if err != nil {
		return nil, err
	}
	wanted := map[stemma.Span]bool{}
	var at []stemma.Span
	if len(q.Spans) > 0 {
		for _, s := range q.Spans {
			if s.Start < 0 || s.End > len(q.Text) || s.Start >= s.End {
				return nil, errSpan
			}
			at = append(at, stemma.Span(s))
			wanted[stemma.Span(s)] = true
		}
	} else {
		for _, m := range read.Report(r).Mentions {
			if m.Form == "name" && m.Kind == stemma.PlaceName && !wanted[m.Span] {
				wanted[m.Span] = true
				at = append(at, m.Span)
			}
		}
	}
	var names []world.Toponym
	for _, s := range at {
		names = append(names, toponym(q.Text, s))
	}
	type place struct {
		span
		Name      string  `json:"name"`
		Lat       float64 `json:"lat"`
		Lon       float64 `json:"lon"`
		Country   string  `json:"country"`
		Precision string  `json:"precision"`
	}
	places := []place{}
	for i, l := range world.Locate(names, "") {
		if l.Found {
			places = append(places, place{span(at[i]), l.Name, l.Lat, l.Lon, l.Country, l.Kind.Precision()})
		}
	}
	return struct {
		ID     string  `json:"id"`
		Places []place `json:"places"`
	}{q.ID, places}, nil
}

func probeCasualties(q ask) (any, error) {
	r, err := q.plain()
	if err != nil {
		return nil, err
	}
	type where struct {
		City    string `json:"city,omitempty"`
		Region  string `json:"region,omitempty"`
		Country string `json:"country,omitempty"`
	}
	c := claim.Casualties(r, read.Report(r))
	answer := struct {
		ID      string `json:"id"`
		Killed  *int   `json:"killed,omitempty"`
		Injured *int   `json:"injured,omitempty"`
		Date    string `json:"date,omitempty"`
		Place   *where `json:"place,omitempty"`
	}{ID: q.ID}
	if c.Killed >= 0 {
		answer.Killed = &c.Killed
	}
	if c.Injured >= 0 {
		answer.Injured = &c.Injured
	}
	if c.Date.Exact() {
		answer.Date = c.Date.From.Format(time.DateOnly)
	}
	if c.City+c.Region+c.Country != "" {
		answer.Place = &where{c.City, c.Region, c.Country}
	}
	return answer, nil
}
