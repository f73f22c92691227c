package read

import (
	"testing"
	"time"

	"stemma"
)

// Lengths of time that count from an event are placed by the event's day, where the report tells one.
func TestPlaceDurations(t *testing.T) {
	day := func(s string) time.Time {
		at, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	published := stemma.Interval{From: day("2031-04-12"), To: day("2031-04-12"), Basis: stemma.Stated}
	for _, c := range []struct{ text, words, from, to string }{
		{"A blast tore through the Orlov bridge on March 3.\n\nTwo days after the blast, the government closed the river to ships.", "Two days", "2031-03-05", "2031-03-05"},
		{"A blast tore through the Orlov bridge on March 3.\n\nInspectors had warned of cracks two weeks before the blast.", "two weeks", "2031-02-14", "2031-02-20"},
		{"The parliament was dissolved on April 1.\n\nTen days after the parliament was dissolved, Ana Petrova said she would stand.", "Ten days", "2031-04-11", "2031-04-11"},
		{"Jan Orlov resigned on April 1.\n\nThree days after his resignation, the court opened its files.", "Three days", "2031-04-04", "2031-04-04"},
		{"The strike began on April 7.\n\nFive days into the strike, talks collapsed.", "Five days", "2031-04-12", "2031-04-12"},
		// No day is known, or two could be meant, or nothing is counted from.
		{"A blast tore through the Orlov bridge.\n\nTwo days after the blast, the government closed the river.", "Two days", "", ""},
		{"A blast tore through the Orlov bridge on March 3. The parliament was dissolved on April 1.\n\nTwo days after the flood, the river was closed.", "Two days", "", ""},
		{"One blast shook the port on March 3. Another blast shook the port on March 9.\n\nTwo days after a blast shook the port, the river was closed.", "Two days", "", ""},
		{"A blast tore through the Orlov bridge on March 3.\n\nThe river was closed for two days.", "two days", "", ""},
	} {
		r := Text(c.text, published)
		found := false
		for _, x := range r.Times {
			if c.text[x.Start:x.End] != c.words {
				continue
			}
			found = true
			switch {
			case c.from == "" && x.Known():
				t.Errorf("%q: placed at %s", c.text, x.From.Format(time.DateOnly))
			case c.from != "" && (!x.From.Equal(day(c.from)) || !x.To.Equal(day(c.to))):
				t.Errorf("%q: %s to %s, want %s to %s", c.text, x.From.Format(time.DateOnly), x.To.Format(time.DateOnly), c.from, c.to)
			}
		}
		if !found {
			t.Errorf("%q: no time %q", c.text, c.words)
		}
	}
}
