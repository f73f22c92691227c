package claim

import (
	"testing"
	"unicode/utf8"

	"stemma"
)

func TestNumbersOf(t *testing.T) {
	for _, c := range []struct {
		text                  string
		killed, injured, shot int
	}{
		{"Three dead, five wounded in harbour brawl", 3, 5, -1},
		{"2 killed and 11 others hurt as bus overturns", 2, 11, -1},
		{"Baker, 34, killed in oven blast", -1, -1, -1},
		{"7 Shot, 1 Dead After Concert", 1, -1, 7},
		{"Police at 300 block of Elm Street find man dead", -1, -1, -1},
		{"In 1987 the mill closed; nobody was killed", -1, -1, -1},
		{"1,204 dead after quake", 1204, -1, -1},
	} {
		got := numbersOf(c.text)
		if got["killed"] != c.killed || got["injured"] != c.injured || got["shot"] != c.shot {
			t.Errorf("%q: %v, want killed %d injured %d shot %d", c.text, got, c.killed, c.injured, c.shot)
		}
	}
}

func TestHowMany(t *testing.T) {
	for phrase, want := range map[string]int{
		"a fisherman": 1, "his wife and a neighbour": 2, "Otto Brandt": 1, "the passengers": -1, "": -1, "two men": -1,
	} {
		if got := howMany(phrase); got != want {
			t.Errorf("%q: %d, want %d", phrase, got, want)
		}
	}
}

func TestDateline(t *testing.T) {
	for _, c := range []struct{ text, town, within string }{
		{"TARN POINT, Ohio (AB) — A man fell.", "TARN POINT", "Ohio"},
		{"By Ana Ruiz\n\nLISBON – It rained.", "LISBON", ""},
		{"The mayor - a baker - spoke.", "", ""},
		{"", "", ""},
	} {
		town, within, at := dateline(c.text)
		if town != c.town || within != c.within || town != "" && at.In(c.text) != town {
			t.Errorf("%q: %q, %q at %v", c.text, town, within, at)
		}
	}
}

func TestCasualties(t *testing.T) {
	p := &pile{}
	p.add("a", "A",
		line{verb: "kill", number: 4, of: "people", ofText: "people", day: "2031-06-02"},
		line{verb: "injure", number: 9, of: "people", ofText: "people"})
	toll := Casualties(p.in.Reports[0], p.in.Readings[0])
	if toll.Killed != 4 || toll.Injured != 9 || toll.Date.From.Day() != 2 {
		t.Errorf("%+v", toll)
	}
	q := &pile{}
	q.add("b", "B", line{verb: "kill", target: "a fisherman"})
	if toll := Casualties(q.in.Reports[0], q.in.Readings[0]); toll.Killed != 1 || toll.Injured != 0 || toll.Date.Known() {
		t.Errorf("one fisherman: %+v", toll)
	}
	r := &pile{}
	r.add("c", "C", line{actor: "Brindle", verb: "open", target: "the harbour office"})
	if toll := Casualties(r.in.Reports[0], r.in.Readings[0]); toll.Killed != -1 || toll.Injured != -1 {
		t.Errorf("nobody hurt is not known: %+v", toll)
	}
}

func TestBetween(t *testing.T) {
	p := &pile{}
	p.add("a", "A", line{actor: "Brindle", verb: "bomb", target: "Vance"}, line{actor: "Okoro", verb: "praise", target: "Lindt"})
	r, rd := p.in.Reports[0], p.in.Readings[0]
	if got := Between(r, rd, "Brindle", "Vance"); got.Event != "ASSAULT" || got.Quad != 4 {
		t.Errorf("Brindle to Vance: %+v", got)
	}
	if got := Between(r, rd, "Okoro", "Lindt"); got.Event != "SUPPORT" {
		t.Errorf("Okoro to Lindt: %+v", got)
	}
	light := stemma.Statement{Verb: "launch", Recipient: &stemma.Argument{Text: "an investigation into the bank"}}
	if got := Code(light); got.Event != "ACCUSE" {
		t.Errorf("a light verb: %+v", got)
	}
}

func FuzzCasualties(f *testing.F) {
	f.Add("TOWN, Ohio — 3 dead", "2 killed")
	f.Add("É (x) | \xff", "1,,2 dead")
	f.Fuzz(func(t *testing.T, text, title string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		toll := Casualties(stemma.Report{ID: "r", Text: text, Title: title}, stemma.Reading{Report: "r"})
		for _, p := range toll.Places {
			if p.Start < 0 || p.End > len(text) || !utf8.ValidString(p.In(text)) {
				t.Fatalf("%v lies nowhere in %q", p, text)
			}
		}
	})
}
