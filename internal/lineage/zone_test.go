package lineage

import (
	"testing"
	"time"

	"stemma"
)

// An evening west of Greenwich lies in the newsroom's day, not in the next.
func TestHoursBetweenZones(t *testing.T) {
	day := func(d int) stemma.Interval {
		at := time.Date(2031, 3, d, 0, 0, 0, 0, time.UTC)
		return stemma.Interval{From: at, To: at, Basis: stemma.Stated}
	}
	clock := func(d, h, zone int) stemma.Interval {
		at := time.Date(2031, 3, d, h, 0, 0, 0, time.FixedZone("", zone*3600))
		return stemma.Interval{From: at, To: at, Clock: true, Basis: stemma.Stated}
	}
	for _, c := range []struct {
		name string
		a, b stemma.Interval
		want float64
	}{
		{"west, the same day", day(12), clock(12, 22, -4), 0},
		{"east, the same day", day(13), clock(13, 2, 9), 0},
		{"the day after", day(12), clock(13, 6, -4), 18},
		{"the day before", clock(12, 6, 9), day(14), 42 + 12},
		{"two instants", clock(12, 22, -4), clock(13, 4, 0), 2},
	} {
		h, _, ok := hoursBetween(c.a, c.b)
		back, _, _ := hoursBetween(c.b, c.a)
		if !ok || h != c.want || back != -h {
			t.Errorf("%s: %v hours and %v back, want %v", c.name, h, back, c.want)
		}
	}
}
