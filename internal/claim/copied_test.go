package claim

import (
	"slices"
	"strings"
	"testing"
	"time"

	"stemma"
)

// taken says that report to was taken whole from report from.
func (p *pile) taken(from, to int, kind stemma.CopyKind) {
	whole := func(k int) stemma.Place {
		r := p.in.Reports[k]
		return stemma.Place{Report: r.ID, Span: stemma.Span{Start: 0, End: len(r.Text)}}
	}
	a, b := p.in.Reports[from].ID, p.in.Reports[to].ID
	p.in.Copies = append(p.in.Copies, stemma.Copy{ID: "c:" + a + b, From: a, To: b, Kind: kind, Passages: []stemma.Passage{{From: whole(from), To: whole(to)}}})
	p.in.Newsrooms = append(p.in.Newsrooms, []stemma.ID{a, b})
}

func TestSpunCopySaysNothingNew(t *testing.T) {
	p := &pile{}
	p.add("a", "A", line{actor: "Brindle", verb: "close", target: "the harbour office", modality: stemma.Threatened, voice: "Mara Lindt"})
	p.add("b", "B", line{actor: "Brindle", verb: "shut", target: "the harbor workplace", modality: stemma.Threatened, voice: "?a haven officer"})
	p.taken(0, 1, stemma.Spun)
	r := Weigh(p.in)
	if len(r.Events) != 1 || len(r.Events[0].Reports) != 2 || len(r.Events[0].Voices) != 1 || strings.Contains(r.Events[0].What, "workplace") {
		t.Errorf("events: %+v", r.Events)
	}
	if len(r.Positions) != 1 || len(r.Positions[0].Reports) != 2 || strings.Contains(r.Positions[0].What, "workplace") {
		t.Errorf("positions: %+v", r.Positions)
	}
}

func TestSpunFigureIsTheParents(t *testing.T) {
	p := &pile{}
	p.add("a", "A", line{actor: "The depot", verb: "hold", number: 1400, approx: "about", of: "barrel", ofText: "barrels"})
	p.add("b", "B", line{actor: "The depot", verb: "maintain", number: 1400, approx: "", of: "cask", ofText: "casks"})
	p.taken(0, 1, stemma.Spun)
	points := Weigh(p.in).Points
	if len(points) != 1 || len(points[0].Claims) != 1 || len(points[0].Claims[0].Reports) != 2 || points[0].Claims[0].Value.Qualifier != "about" {
		t.Fatalf("%+v", points)
	}
	if q := points[0].Question; q != "How many barrels were in the depot?" {
		t.Errorf("asks %q", q)
	}
}

func TestAligned(t *testing.T) {
	parent, child := "People near the pier should leave their homes until Monday", "Folks near the pier must go away their houses till Monday"
	s := &seam{child: wordsOf(child, stemma.Span{End: len(child)}), from: wordsOf(parent, stemma.Span{End: len(parent)})}
	s.to = aligned(s.child, s.from)
	for _, c := range [][2]string{{"pier", "pier"}, {"Folks", "People"}, {"go away", "should leave"}, {"till", "homes until"}} {
		at := strings.Index(child, c[0])
		if got := s.there(stemma.Span{Start: at, End: at + len(c[0])}); got.Empty() || got.In(parent) != c[1] {
			t.Errorf("%q stands for %v, want %q", c[0], got, c[1])
		}
	}
	if out := aligned(wordsOf("one two", stemma.Span{End: 7}), nil); len(out) != 2 || out[0] != [2]int{0, 0} {
		t.Errorf("nothing to stand for: %v", out)
	}
}

// A ring of copies, each said to be taken from the next, ends.
func TestRingOfCopies(t *testing.T) {
	p := &pile{}
	l := line{actor: "Brindle", verb: "close", target: "the harbour office"}
	for _, id := range []string{"a", "b", "c"} {
		p.add(id, strings.ToUpper(id), l)
	}
	p.taken(0, 1, stemma.Verbatim)
	p.taken(1, 2, stemma.Verbatim)
	p.taken(2, 0, stemma.Verbatim)
	r := Weigh(p.in)
	if len(r.Events) != 1 || len(r.Events[0].Reports) != 3 {
		t.Errorf("%+v", r.Events)
	}
}

func TestOneHappeningOfTwoDays(t *testing.T) {
	p := &pile{}
	l := line{verb: "explode", actor: "the north depot", day: "2031-06-02"}
	p.add("a", "A", l)
	l.day = "2031-06-03"
	p.add("b", "B", l)
	r := Weigh(p.in)
	if len(r.Events) != 1 {
		t.Errorf("%d events", len(r.Events))
	}
	k := slices.IndexFunc(r.Points, func(x stemma.Point) bool { return x.Aspect == "when" })
	if k < 0 || r.Points[k].Status != "disputed" || r.Points[k].Question != "When did the north depot explode?" {
		t.Errorf("%+v", r.Points)
	}
}

func TestMeantIsNoTestimony(t *testing.T) {
	p := &pile{}
	p.add("a", "A", line{actor: "Brindle", verb: "close", target: "the harbour office"})
	p.add("b", "B", line{actor: "Brindle", verb: "close", target: "the harbour office"})
	p.in.Readings[0].Attributions = []stemma.Attribution{{
		Voices:  []stemma.Voice{{Kind: stemma.UnnamedVoice, Text: "a clerk", Name: "a clerk", Chain: -1}},
		Parent:  -1,
		Reasons: []stemma.Reason{{Rule: "meant"}},
	}}
	p.in.Readings[0].Statements[0].From = 0
	events := Weigh(p.in).Events
	if len(events) != 1 {
		t.Fatalf("%d events", len(events))
	}
	for _, v := range events[0].Voices {
		if strings.HasPrefix(v, "unnamed") {
			t.Errorf("who means to is heard as %s", v)
		}
	}
}

// A hand-made reading of one sentence of one report, with figures that are found by their words.
func figuresOf(text string, statements []stemma.Statement, quantities ...stemma.Quantity) []*figure {
	day := stemma.Interval{From: time.Date(2031, 5, 2, 0, 0, 0, 0, time.UTC), To: time.Date(2031, 5, 2, 0, 0, 0, 0, time.UTC)}
	rd := stemma.Reading{Report: "a", Sentences: []stemma.Span{{Start: 0, End: len(text)}}, Quantities: quantities, Statements: statements}
	w := newWeigher(Input{Reports: []stemma.Report{{ID: "a", Text: text, Published: day}}, Readings: []stemma.Reading{rd}})
	w.link()
	return measured(w.figures())
}

func wordsIn(text, words string) stemma.Span {
	at := strings.Index(text, words)
	return stemma.Span{Start: at, End: at + len(words)}
}

func TestAGuardAndTwoOthersAreThree(t *testing.T) {
	text := "A guard and two others were killed at the quarry."
	s := stemma.Statement{
		Span: stemma.Span{End: len(text) - 1}, Trigger: wordsIn(text, "killed"), Verb: "kill", Modality: stemma.Asserted, When: -1, From: -1, Quantities: []int{0},
		Recipient: &stemma.Argument{Span: wordsIn(text, "A guard and two others"), Text: "A guard and two others", Mention: -1},
	}
	q := stemma.Quantity{Span: wordsIn(text, "two"), Number: 2, To: 2, Of: "person", OfText: "others", OfSpan: wordsIn(text, "others"), AsOf: -1}
	got := figuresOf(text, []stemma.Statement{s}, q)
	if len(got) != 1 || got[0].number != 3 || got[0].text != "A guard and two others" || got[0].aspect != "killed" {
		t.Errorf("%+v", got)
	}
}

func TestSailorsKilledRoseToSix(t *testing.T) {
	text := "The number of sailors killed off the cape rose to six."
	q := stemma.Quantity{Span: wordsIn(text, "six"), Number: 6, To: 6, Of: "sailor", OfText: "sailors", OfSpan: wordsIn(text, "sailors"), AsOf: -1, Change: "to"}
	s := stemma.Statement{Span: stemma.Span{End: len(text) - 1}, Trigger: wordsIn(text, "rose"), Verb: "rise", Modality: stemma.Asserted, When: -1, From: -1, Quantities: []int{0}}
	got := figuresOf(text, []stemma.Statement{s}, q)
	if len(got) != 1 || got[0].aspect != "killed" || got[0].partial {
		t.Errorf("%+v", got)
	}
}

func TestAllowedIsNotHeld(t *testing.T) {
	for text, want := range map[string]bool{
		"The store held 90 tonnes of lime.":                           false,
		"The store was licensed for 90 tonnes of lime.":               true,
		"The store held lime above the 90 tonnes its permit allowed.": true,
		"The store held 90 tonnes, more than its permit allowed.":     false,
		"The store held 90 tonnes more than its permit allowed.":      false,
		"Its licence permitted no more than 90 tonnes.":               true,
		"The licence was lost. The store held 90 tonnes.":             false,
	} {
		if got := allowed(text, wordsIn(text, "90 tonnes")); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestFigureOfIsAFiction(t *testing.T) {
	text := "The figure of 90 tonnes of lime is a fiction."
	q := stemma.Quantity{Span: wordsIn(text, "90 tonnes"), Number: 90, To: 90, Unit: "t", Of: "lime", OfText: "lime", OfSpan: wordsIn(text, "lime"), AsOf: -1}
	got := figuresOf(text, nil, q)
	if len(got) != 1 || got[0].state != "denied" || got[0].value().Text != "not 90 tonnes" {
		t.Errorf("%+v", got)
	}
}

func TestFourOfThemAreAPart(t *testing.T) {
	text := "Thirty people were hurt, four of them badly."
	q := stemma.Quantity{Span: wordsIn(text, "four"), Number: 4, To: 4, Of: "person", OfText: "people", AsOf: -1, Scope: "in hospital"}
	got := figuresOf(text, nil, q)
	if len(got) != 1 || !got[0].partial || got[0].value().Text != "four of them" {
		t.Errorf("%+v", got)
	}
}

func TestSpoiledNumberIsWrittenOut(t *testing.T) {
	text := "The store held about seven,500 sacks."
	q := stemma.Quantity{Span: wordsIn(text, "about seven,500"), Number: 7500, To: 7500, Approx: "about", Of: "sack", OfText: "sacks", OfSpan: wordsIn(text, "sacks"), AsOf: -1, Spelling: "seven,500"}
	if got := figuresOf(text, nil, q); len(got) != 1 || got[0].value().Text != "about 7,500" {
		t.Errorf("%+v", got)
	}
	for n, want := range map[float64]string{7: "7", 950: "950", 7500: "7,500", 1234567: "1,234,567", 1500.5: "1,500.5"} {
		if got := plain(n); got != want {
			t.Errorf("%v is written %q", n, got)
		}
	}
}

func TestWhoseNumberIsToldOnce(t *testing.T) {
	p := &pile{}
	l := line{verb: "kill", number: 9, of: "people", ofText: "people"}
	by := l
	by.voice = "Mara Lindt"
	p.add("a", "A", by)
	p.add("b", "B", l, by) // first in its own voice, then with the voice it has it from
	points := Weigh(p.in).Points
	if len(points) != 1 || len(points[0].Claims) != 1 || len(points[0].Claims[0].Voices) != 1 || len(points[0].Claims[0].Origins) != 1 {
		t.Errorf("%+v", points)
	}
}
