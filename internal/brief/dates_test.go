package brief

import (
	"testing"
	"time"

	"stemma"
)

// Days are the newsroom's, the instant is the same everywhere.
func TestDates(t *testing.T) {
	for _, c := range []struct{ at, day, instant string }{
		{"2031-03-12T22:00:00-04:00", "2031-03-12", "2031-03-13T02:00:00Z"},
		{"2031-03-13T02:00:00+09:00", "2031-03-13", "2031-03-12T17:00:00Z"},
		{"2031-03-12T23:59:59Z", "2031-03-12", "2031-03-12T23:59:59Z"},
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		d := dates(stemma.Interval{From: at, To: at, Clock: true, Basis: stemma.Stated})
		if d.From != c.day || d.To != c.day || d.Time != c.instant {
			t.Errorf("%s: %+v", c.at, d)
		}
	}
}
