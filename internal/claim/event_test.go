package claim

import (
	"slices"
	"testing"

	"stemma"
)

// weighed weighs one pile of lines, a report each.
func weighed(lines ...line) Result {
	p := &pile{names: map[string]int{}}
	for i, l := range lines {
		p.add(string(rune('a'+i)), "", l)
	}
	return Weigh(p.in)
}

// TestWhatABlastDid: what an explosion did tells of the explosion, not of a happening of its own.
func TestWhatABlastDid(t *testing.T) {
	r := weighed(
		line{actor: "a chemical depot", verb: "explode", day: "2031-03-12"},
		line{actor: "The explosion", verb: "destroy", target: "a chemical depot", day: "2031-03-12"},
	)
	if len(r.Events) != 1 || len(r.Events[0].Reports) != 2 {
		t.Errorf("%d events of one blast: %+v", len(r.Events), r.Events)
	}
}

// TestNoEvents: what sets two happenings side by side, what is only pointed at, and what one report thinks possible.
func TestNoEvents(t *testing.T) {
	for _, l := range []line{
		{actor: "The meeting", verb: "follow", target: "a warning from Ann Ode", day: "2031-03-12"},
		{actor: "Ann Ode", verb: "sell", target: "the ferry", day: "2031-03-12", modality: stemma.Possible},
	} {
		if r := weighed(l); len(r.Events) > 0 {
			t.Errorf("%+v is told as %q", l, r.Events[0].What)
		}
	}
}

// TestToComeIsPlanned: what is told as sure but still to come is no deed.
func TestToComeIsPlanned(t *testing.T) {
	for _, e := range weighed(line{actor: "Ann Ode", verb: "close", target: "Lind", day: "2031-03-12", modality: stemma.Planned}).Events {
		if e.Modality != stemma.Planned {
			t.Errorf("%q is told as %s", e.What, e.Modality)
		}
	}
}

// TestDemandsOfThings: nothing can be demanded of what cannot act.
func TestDemandsOfThings(t *testing.T) {
	kinds := func(l line) []string {
		var out []string
		for _, p := range weighed(l).Positions {
			out = append(out, p.Kind)
		}
		return out
	}
	if got := kinds(line{actor: "fishing rights", verb: "protect", target: "the coast", voice: "Ann Ode", modality: stemma.Demanded}); slices.Contains(got, "demand") {
		t.Error("something is demanded of rights")
	}
	if got := kinds(line{actor: "the minister", verb: "reopen", target: "the pass", voice: "Ann Ode", modality: stemma.Demanded}); !slices.Contains(got, "demand") {
		t.Error("nothing is demanded of the minister")
	}
}

// TestOnePlanToldTwice: of a plan, "about 300" and "300" are one answer; of what there is they are two.
func TestOnePlanToldTwice(t *testing.T) {
	f := func(approx, state string) *figure { return &figure{number: 300, to: 300, approx: approx, state: state} }
	if !sameAnswer(f("about", "planned"), f("", "planned")) || sameAnswer(f("about", ""), f("", "")) || sameAnswer(f("at-least", "planned"), f("", "planned")) {
		t.Error("wrong answers joined or kept apart")
	}
}

// TestOneStateOneVoice: a government, and "the administration" of no named state, are not two voices.
func TestOneStateOneVoice(t *testing.T) {
	got := mergeVoices([]source{{kind: stemma.BodyVoice, voice: "e1", power: "NO"}, {kind: stemma.BodyVoice, voice: "e2", power: "NO"}, {kind: stemma.BodyVoice, voice: "e3", power: anyPower}, {kind: stemma.PersonVoice, voice: "e4"}})
	if len(got) != 2 {
		t.Errorf("%v", got)
	}
}

// TestWhatNobodyCanDo: a law that allows, a threat that offers, whoever it was, and what somebody only wonders.
func TestWhatNobodyCanDo(t *testing.T) {
	for _, l := range []line{
		{actor: "the law", verb: "allow", target: "the fortnight", day: "2031-03-12"},
		{actor: "the threat", verb: "offer", target: "no help", day: "2031-03-12"},
		{actor: "the rule", verb: "request", target: "a permit", day: "2031-03-12"},
		{actor: "whoever", verb: "attack", target: "the barn", day: "2031-03-12"},
		{actor: "Ann Ode", verb: "ask", target: "why nobody had called", day: "2031-03-12"},
	} {
		if r := weighed(l); len(r.Events) > 0 {
			t.Errorf("%+v is told as %q", l, r.Events[0].What)
		}
	}
	for _, l := range []line{
		{actor: "the inquiry", verb: "blame", target: "the owner", day: "2031-03-12"},
		{actor: "the minister", verb: "allow", target: "the march", day: "2031-03-12"},
		{actor: "Ann Ode", verb: "ask", target: "the board for help", day: "2031-03-12"},
	} {
		if r := weighed(l); len(r.Events) != 1 {
			t.Errorf("%+v is told as %d events", l, len(r.Events))
		}
	}
}

// TestNoPosition: what is asked at home or of customers, what a law asks, and a view that is offered.
func TestNoPosition(t *testing.T) {
	for _, l := range []line{
		{actor: "her husband", verb: "leave", target: "the house", voice: "?their daughter", modality: stemma.Asked},
		{actor: "customers", verb: "try", target: "the new cars", voice: "Ann Ode", modality: stemma.Asked},
		{actor: "the company", verb: "offer", target: "a view of the bay and the islands"},
	} {
		for _, p := range weighed(l).Positions {
			t.Errorf("%+v is told as a %s: %s", l, p.Kind, p.What)
		}
	}
}
