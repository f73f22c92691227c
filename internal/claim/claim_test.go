package claim

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"stemma"

	"pgregory.net/rapid"
)

// A line of an invented report: what is said, by whom.
type line struct {
	actor, verb, target string
	number              float64
	approx, of, ofText  string
	voice               string // "" the report itself; "?a diplomat" unnamed; "=Outlet" another outlet; else a name
	modality            stemma.Modality
	negative            bool
	condition           string
	change, day         string
}

// pile builds reports and readings by hand, with an entity for every name in capitals.
type pile struct {
	in    Input
	names map[string]int
}

func (p *pile) add(id, outlet string, lines ...line) {
	var b strings.Builder
	rd := stemma.Reading{Report: id}
	phrase := func(s string) stemma.Span {
		at := b.Len()
		b.WriteString(s)
		b.WriteByte(' ')
		return stemma.Span{Start: at, End: at + len(s)}
	}
	argument := func(s string) *stemma.Argument {
		if s == "" {
			return nil
		}
		span := phrase(s)
		a := &stemma.Argument{Span: span, Text: s, Mention: -1}
		if s[0] >= 'A' && s[0] <= 'Z' && !strings.HasPrefix(s, "The ") {
			a.Mention = len(rd.Mentions)
			rd.Mentions = append(rd.Mentions, stemma.Mention{Span: span, Head: span, Kind: stemma.Person, Form: "name", Chain: -1})
			p.entity(id, s, span)
		}
		return a
	}
	for _, l := range lines {
		start := b.Len()
		s := stemma.Statement{Verb: l.verb, Polarity: stemma.Positive, Modality: l.modality, When: -1, From: -1, Event: true}
		if l.modality == "" {
			s.Modality = stemma.Asserted
		}
		if l.negative {
			s.Polarity = stemma.Negative
		}
		s.Future = s.Modality == stemma.Threatened || s.Modality == stemma.Planned
		s.Actor = argument(l.actor)
		s.Trigger = phrase(l.verb)
		if l.of != "" {
			at := phrase(fmt.Sprint(l.number))
			noun := phrase(l.ofText)
			s.Quantities = []int{len(rd.Quantities)}
			rd.Quantities = append(rd.Quantities, stemma.Quantity{Span: at, Number: l.number, To: l.number, Approx: l.approx, Of: l.of, OfText: l.ofText, OfSpan: noun, AsOf: -1, Change: l.change})
			s.Recipient = &stemma.Argument{Span: stemma.Span{Start: at.Start, End: noun.End}, Text: l.ofText, Mention: -1}
		} else {
			s.Recipient = argument(l.target)
		}
		if l.condition != "" {
			s.Condition = phrase(l.condition)
		}
		if l.day != "" {
			d, _ := time.Parse(time.DateOnly, l.day)
			s.When = len(rd.Times)
			rd.Times = append(rd.Times, stemma.TimeExpr{Span: phrase(l.day), Interval: stemma.Interval{From: d, To: d, Basis: stemma.Stated}})
		}
		if l.voice != "" {
			v := stemma.Voice{Kind: stemma.PersonVoice, Chain: -1, Text: l.voice, Name: l.voice}
			switch l.voice[0] {
			case '?':
				v.Kind, v.Text, v.Name = stemma.UnnamedVoice, l.voice[1:], l.voice[1:]
			case '=':
				v.Kind, v.Text, v.Name = stemma.OutletVoice, l.voice[1:], l.voice[1:]
			}
			v.Span = phrase(v.Text)
			if v.Kind == stemma.PersonVoice {
				p.entity(id, v.Text, v.Span)
			}
			s.Voices = []stemma.Voice{v}
		}
		s.Span = stemma.Span{Start: start, End: b.Len() - 1}
		s.What = strings.TrimSpace(b.String()[start:])
		b.WriteString(". ")
		rd.Sentences = append(rd.Sentences, s.Span)
		rd.Statements = append(rd.Statements, s)
	}
	p.in.Reports = append(p.in.Reports, stemma.Report{ID: id, Text: b.String(), Outlet: stemma.Outlet{Name: outlet}})
	p.in.Readings = append(p.in.Readings, rd)
}

func (p *pile) entity(report, name string, span stemma.Span) {
	if p.names == nil {
		p.names = map[string]int{}
	}
	i, ok := p.names[name]
	if !ok {
		i = len(p.in.Entities)
		p.names[name] = i
		p.in.Entities = append(p.in.Entities, stemma.Entity{ID: "e:" + name, Kind: stemma.Person, Name: name})
	}
	p.in.Entities[i].Mentions = append(p.in.Entities[i].Mentions, stemma.Place{Report: report, Span: span})
}

// copyOf adds a verbatim copy of report k and puts it into the newsrooms of its original.
func (p *pile) copyOf(k int, id string) {
	r, rd := p.in.Reports[k], p.in.Readings[k]
	old := r.ID
	r.ID, rd.Report = id, id
	r.Outlet.Name = "Copy " + id
	p.in.Reports = append(p.in.Reports, r)
	p.in.Readings = append(p.in.Readings, rd)
	for i := range p.in.Entities {
		for _, m := range p.in.Entities[i].Mentions {
			if m.Report == old {
				p.in.Entities[i].Mentions = append(p.in.Entities[i].Mentions, stemma.Place{Report: id, Span: m.Span})
			}
		}
	}
	grouped := false
	for i, g := range p.in.Newsrooms {
		if slices.Contains(g, old) {
			p.in.Newsrooms[i] = append(slices.Clone(g), id)
			grouped = true
		}
	}
	if !grouped {
		p.in.Newsrooms = append(p.in.Newsrooms, []stemma.ID{old, id})
	}
}

func drawLine(rt *rapid.T) line {
	l := line{
		verb:   rapid.SampledFrom([]string{"kill", "attack", "close", "meet"}).Draw(rt, "verb"),
		actor:  rapid.SampledFrom([]string{"", "Brindle", "Okoro"}).Draw(rt, "actor"),
		target: rapid.SampledFrom([]string{"the harbour office", "Vance", "the north bridge"}).Draw(rt, "target"),
		voice:  rapid.SampledFrom([]string{"", "", "?a port official", "?two diplomats", "Mara Lindt", "Josip Kral", "=Harbour Post", "=Delta Wire"}).Draw(rt, "voice"),
	}
	if l.verb == "kill" && rapid.Bool().Draw(rt, "count") {
		l.target, l.of, l.ofText = "", "people", "people"
		l.number = float64(rapid.IntRange(3, 6).Draw(rt, "number"))
		l.approx = rapid.SampledFrom([]string{"", "about", "at-least"}).Draw(rt, "approx")
	}
	return l
}

func drawPile(rt *rapid.T) *pile {
	p := &pile{}
	n := rapid.IntRange(1, 6).Draw(rt, "reports")
	for i := range n {
		lines := make([]line, rapid.IntRange(1, 4).Draw(rt, "lines"))
		for k := range lines {
			lines[k] = drawLine(rt)
		}
		p.add(fmt.Sprintf("r%d", i), fmt.Sprintf("Paper %d", i), lines...)
	}
	for range rapid.IntRange(0, 2).Draw(rt, "groups") { // some reports are copies in part of others: undecided newsrooms
		a, b := rapid.IntRange(0, n-1).Draw(rt, "a"), rapid.IntRange(0, n-1).Draw(rt, "b")
		if a != b {
			p.in.Newsrooms = append(p.in.Newsrooms, []stemma.ID{p.in.Reports[a].ID, p.in.Reports[b].ID})
		}
	}
	return p
}

// supports gives what stands behind each answer and event, by words that a copy does not change.
func supports(r Result) map[string]stemma.Support {
	out := map[string]stemma.Support{}
	keep := func(key string, s stemma.Support) {
		if old, ok := out[key]; !ok || len(s.Origins) > len(old.Origins) {
			out[key] = s
		}
	}
	for _, p := range r.Points {
		for _, c := range p.Claims {
			keep(fmt.Sprintf("%s %s %v %s", p.Aspect, c.Value.Text, c.Value.Number, strength(c.Value.Qualifier)), c.Support)
		}
	}
	for _, e := range r.Events {
		keep("event "+e.What, e.Support)
	}
	return out
}

// Law 7: adding a verbatim copy of a report never raises any claim's origins.
func TestCopyRaisesNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := drawPile(rt)
		before := supports(Weigh(p.in))
		p.copyOf(rapid.IntRange(0, len(p.in.Reports)-1).Draw(rt, "copied"), rapid.SampledFrom([]string{"a0", "z9", "r1x"}).Draw(rt, "id"))
		for key, s := range supports(Weigh(p.in)) {
			if old, ok := before[key]; ok && (len(s.Origins) > len(old.Origins) || len(s.Newsrooms) > len(old.Newsrooms) || len(s.Voices) > len(old.Voices)) {
				rt.Fatalf("%s: a copy raised\n%+v\nto\n%+v", key, old, s)
			}
		}
	})
}

// Law 8: adding a report that only quotes a voice already heard never raises the voices, nor the origins.
func TestEchoRaisesNoVoices(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := &pile{}
		l := drawLine(rt)
		l.voice = rapid.SampledFrom([]string{"?a port official", "Mara Lindt", "?two diplomats"}).Draw(rt, "heard")
		other := drawLine(rt)
		p.add("r1", "Paper 1", l)
		p.add("r2", "Paper 2", l, other)
		before := supports(Weigh(p.in))
		p.add("r3", "Paper 3", l)
		for key, s := range supports(Weigh(p.in)) {
			if old, ok := before[key]; ok && (len(s.Voices) > len(old.Voices) || len(s.Origins) > len(old.Origins)) {
				rt.Fatalf("%s: an echo raised\n%+v\nto\n%+v", key, old, s)
			}
		}
	})
}

// Law 1: the order of reports does not matter.
func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := drawPile(rt)
		want := Weigh(p.in)
		for i := len(p.in.Reports) - 1; i > 0; i-- {
			k := rapid.IntRange(0, i).Draw(rt, "swap")
			p.in.Reports[i], p.in.Reports[k] = p.in.Reports[k], p.in.Reports[i]
			p.in.Readings[i], p.in.Readings[k] = p.in.Readings[k], p.in.Readings[i]
		}
		if got := Weigh(p.in); !reflect.DeepEqual(got, want) {
			rt.Fatalf("other order, other claims:\n%+v\n%+v", got, want)
		}
		for _, e := range want.Events {
			for _, r := range e.Reasons {
				if len(r.Places) == 0 {
					rt.Fatalf("%s: a reason without a place", e.What)
				}
			}
		}
	})
}

func TestOrigins(t *testing.T) {
	same := line{actor: "Brindle", verb: "close", target: "the harbour office"}
	by := func(voice string) line { l := same; l.voice = voice; return l }
	for _, c := range []struct {
		name    string
		build   func(*pile)
		origins int
	}{
		{"two papers of their own", func(p *pile) { p.add("a", "A", same); p.add("b", "B", same) }, 2},
		{"one voice in two papers", func(p *pile) { p.add("a", "A", by("Mara Lindt")); p.add("b", "B", by("Mara Lindt")) }, 1},
		{"two named voices in two papers", func(p *pile) { p.add("a", "A", by("Mara Lindt")); p.add("b", "B", by("Josip Kral")) }, 2},
		{"two named voices in one paper", func(p *pile) { p.add("a", "A", by("Mara Lindt"), by("Josip Kral")) }, 1},
		{"two unnamed voices", func(p *pile) { p.add("a", "A", by("?a sailor")); p.add("b", "B", by("?a diplomat")) }, 1},
		{"an unnamed and a named voice", func(p *pile) { p.add("a", "A", by("?a sailor")); p.add("b", "B", by("Josip Kral")) }, 1},
		{"one outlet quoted by two", func(p *pile) { p.add("a", "A", by("=Delta Wire")); p.add("b", "B", by("=Delta Wire")) }, 1},
		{"an outlet and the paper that quotes it", func(p *pile) { p.add("a", "Delta Wire", same); p.add("b", "B", by("=Delta Wire")) }, 1},
		{"a government under two names", func(p *pile) {
			p.add("a", "A", by("Peru"))
			p.add("b", "B", by("the Peruvian government"))
			for i := range p.in.Readings {
				p.in.Readings[i].Statements[0].Voices[0].Kind = stemma.BodyVoice
			}
			p.in.Entities = slices.DeleteFunc(p.in.Entities, func(e stemma.Entity) bool { return strings.Contains(e.Name, "Peru") })
		}, 1},
		{"copies in one newsroom", func(p *pile) {
			p.add("a", "A", same)
			p.add("b", "B", same)
			p.in.Newsrooms = [][]stemma.ID{{"a", "b"}}
		}, 1},
		{"a report merged from two", func(p *pile) {
			p.add("a", "A", same)
			p.add("b", "B", same)
			p.add("c", "C", same)
			p.in.Newsrooms = [][]stemma.ID{{"a", "c"}, {"b", "c"}}
		}, 2},
		{"a handout that both print", func(p *pile) {
			p.add("a", "A", same)
			p.add("b", "B", same)
			at := func(r string, k int) stemma.Place {
				return stemma.Place{Report: r, Span: p.in.Readings[k].Statements[0].Span}
			}
			p.in.Copies = []stemma.Copy{{ID: "c1", From: "a", To: "b", Kind: stemma.SharedSource, Passages: []stemma.Passage{{From: at("a", 0), To: at("b", 1)}}}}
		}, 1},
	} {
		p := &pile{}
		c.build(p)
		r := Weigh(p.in)
		if len(r.Events) != 1 {
			t.Errorf("%s: %d events: %+v", c.name, len(r.Events), r.Events)
			continue
		}
		if got := len(r.Events[0].Origins); got != c.origins {
			t.Errorf("%s: %d origins, want %d: %+v", c.name, got, c.origins, r.Events[0].Support)
		}
	}
}

func TestCounts(t *testing.T) {
	p := &pile{}
	p.add("a", "A", line{verb: "kill", number: 12, of: "people", ofText: "people"}, line{actor: "The army", verb: "keep", number: 800, approx: "more-than", of: "soldier", ofText: "Chilean soldiers"})
	p.add("b", "B", line{verb: "kill", number: 9, of: "people", ofText: "people", voice: "Mara Lindt"}, line{actor: "The army", verb: "keep", number: 830, approx: "about", of: "soldier", ofText: "Chilean soldiers"})
	p.add("c", "C", line{verb: "kill", number: 9, of: "people", ofText: "people"}, line{actor: "The army", verb: "keep", number: 300, of: "soldier", ofText: "Peruvian soldiers"})
	p.add("d", "D", line{actor: "The army", verb: "cut", number: 500, approx: "about", of: "soldier", ofText: "Chilean soldiers", modality: stemma.Planned, change: "to"})
	byAspect := map[string][]stemma.Point{}
	for _, x := range Weigh(p.in).Points {
		byAspect[x.Aspect] = append(byAspect[x.Aspect], x)
	}
	killed := byAspect["killed"]
	if len(killed) != 1 || len(killed[0].Claims) != 2 || killed[0].Status != "disputed" || killed[0].Rivalries[0].Kind != stemma.Conflicts {
		t.Fatalf("killed: %+v", killed)
	}
	if nine := killed[0].Claims[1]; nine.Value.Number != 9 || len(nine.Origins) != 2 || len(nine.Voices) != 2 {
		t.Errorf("nine killed: %+v", nine)
	}
	troops := byAspect["troop"]
	if len(troops) != 1 || len(troops[0].Claims) != 3 {
		t.Fatalf("soldiers of one nation: %+v", troops)
	}
	kinds := map[stemma.RivalKind]int{}
	for _, r := range troops[0].Rivalries {
		kinds[r.Kind]++
	}
	if kinds[stemma.Refines] != 1 || kinds[stemma.Scope] != 2 {
		t.Errorf("more than 800, about 830, a plan of 500: %v", kinds)
	}
}

func TestTollThatRose(t *testing.T) {
	p := &pile{}
	p.add("a", "A", line{verb: "kill", number: 4, of: "people", ofText: "people"})
	p.add("b", "B", line{verb: "kill", number: 7, of: "people", ofText: "people"})
	for i := range p.in.Reports {
		d := time.Date(2031, 5, 2+i, 0, 0, 0, 0, time.UTC)
		p.in.Reports[i].Published = stemma.Interval{From: d, To: d, Basis: stemma.Stated}
	}
	points := Weigh(p.in).Points
	if len(points) != 1 || points[0].Status != "superseded" || points[0].Rivalries[0].Kind != stemma.Supersedes {
		t.Fatalf("%+v", points)
	}
	if later := points[0].Rivalries[0].A; later != points[0].Claims[0].ID || points[0].Claims[0].Value.Number != 7 {
		t.Errorf("the later toll does not stand first: %+v", points[0])
	}
}

func TestDenied(t *testing.T) {
	l := line{actor: "Brindle", verb: "attack", target: "the harbour office"}
	no := l
	no.negative, no.voice = true, "Josip Kral"
	p := &pile{}
	p.add("a", "A", l)
	p.add("b", "B", no)
	for _, x := range Weigh(p.in).Points {
		if x.Aspect == "happened" && x.Status == "disputed" && len(x.Claims) == 2 {
			return
		}
	}
	t.Error("asserted here and denied there is no dispute")
}

func TestPositions(t *testing.T) {
	threat := line{actor: "Brindle", verb: "close", target: "the harbour office", modality: stemma.Threatened, condition: "if the strikes go on"}
	p := &pile{}
	p.add("a", "A", threat)
	p.add("b", "B", threat, line{actor: "Vance", verb: "reject", target: "the plan for the new harbour"})
	got := map[string]stemma.Position{}
	for _, x := range Weigh(p.in).Positions {
		got[x.Kind] = x
	}
	th, c := got["threat"], got["condition"]
	if th.By != "e:Brindle" || len(th.Reports) != 2 || c.ConditionOf != th.ID || c.What != "if the strikes go on" {
		t.Errorf("threat %+v\ncondition %+v", th, c)
	}
	if got["refusal"].By != "e:Vance" {
		t.Errorf("refusal: %+v", got["refusal"])
	}
}

func TestCode(t *testing.T) {
	for _, c := range []struct {
		verb     string
		modality stemma.Modality
		negative bool
		want     string
		quad     int
	}{
		{"bomb", stemma.Asserted, false, "ASSAULT", 4},
		{"bomb", stemma.Threatened, false, "THREATEN", 3},
		{"arrest", stemma.Denied, false, "", 0},
		{"meet", stemma.Asserted, false, "CONSULT", 1},
		{"gallop", stemma.Asserted, false, "", 0},
		{"agree", stemma.Asserted, true, "REJECT", 3},
	} {
		if got := code(class(c.verb), c.modality, c.negative); got.Event != c.want || got.Quad != c.quad {
			t.Errorf("%s %s %v: %+v, want %s %d", c.verb, c.modality, c.negative, got, c.want, c.quad)
		}
	}
}

func TestWhoDidIt(t *testing.T) {
	p := &pile{}
	p.add("a", "A", line{actor: "Brindle", verb: "attack", target: "the harbour office", day: "2031-06-02"})
	p.add("b", "B", line{actor: "Okoro", verb: "attack", target: "the harbour office", day: "2031-06-02"})
	for _, x := range Weigh(p.in).Points {
		if x.Aspect == "who" && x.Status == "disputed" && len(x.Claims) == 2 && x.Claims[0].Value.Text != x.Claims[1].Value.Text {
			return
		}
	}
	t.Error("two doers of one attack are no dispute")
}

func TestOneAnswerIsOneThing(t *testing.T) {
	p := &pile{}
	p.add("a", "A", line{actor: "The ministry", verb: "keep", number: 40, of: "barge", ofText: "grain barges"})
	p.add("b", "B", line{actor: "The ministry", verb: "keep", number: 4000, of: "barge", ofText: "barges"})
	for _, x := range Weigh(p.in).Points {
		t.Errorf("forty barges and four thousand answer one question: %+v", x)
	}
}

func TestNotYet(t *testing.T) {
	l := line{actor: "Brindle", verb: "arrest", target: "Okoro"}
	no := l
	no.negative = true
	p := &pile{}
	p.add("a", "A", no)
	p.add("b", "B", l)
	for i := range p.in.Reports {
		d := time.Date(2031, 5, 2+3*i, 0, 0, 0, 0, time.UTC)
		p.in.Reports[i].Published = stemma.Interval{From: d, To: d, Basis: stemma.Stated}
	}
	for _, x := range Weigh(p.in).Points {
		if x.Aspect == "happened" && x.Status == "superseded" && x.Rivalries[0].Kind == stemma.Supersedes {
			return
		}
	}
	t.Error("what was not so on Friday and is so on Monday is no dispute")
}

func TestPartOfAToll(t *testing.T) {
	p := &pile{}
	p.add("a", "A", line{verb: "injure", number: 9, of: "people", ofText: "people"}, line{verb: "injure", number: 2, of: "people", ofText: "people"})
	p.add("b", "B", line{verb: "injure", number: 9, of: "people", ofText: "people"})
	for _, x := range Weigh(p.in).Points {
		if x.Aspect == "injured" && x.Status == "disputed" {
			t.Errorf("two of nine are no rival of nine: %+v", x.Rivalries)
		}
	}
}
