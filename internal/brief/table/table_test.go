package table

import (
	"testing"

	"stemma/internal/brief"
)

// TestSpoken has a quotation in one piece and one that the report breaks: the words of the speaker alone are written.
func TestSpoken(t *testing.T) {
	whole := brief.Quote{Place: brief.Place{Text: "We ran."}}
	broken := brief.Quote{
		Place:  brief.Place{Text: "We ran,” Ode said. “Nobody rang."},
		Pieces: []brief.Place{{Text: "We ran,"}, {Text: "Nobody rang."}},
	}
	for _, c := range []struct {
		q    *brief.Quote
		want string
	}{{&whole, "We ran."}, {&broken, "We ran … Nobody rang."}} {
		if got := spoken(c.q); got != c.want {
			t.Errorf("%q is written %q, want %q", c.q.Place.Text, got, c.want)
		}
	}
}
