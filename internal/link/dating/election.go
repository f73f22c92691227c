package dating

import (
	"strings"

	"stemma"
)

// electionDay is the Tuesday after the first Monday of November.
func electionDay(y int) day {
	first := on(y, 11, 1)
	monday := first + day((8-int(first.time().Weekday()))%7)
	return monday + 1
}

func (g *gatherer) around(s stemma.Span, n int) string {
	a, b := max(0, s.Start-n), min(len(g.r.Text), s.End+n)
	return g.r.Text[a:b]
}

// election reports whether an election is named next to a span, and whether the report speaks of the United States.
func (g *gatherer) election(s stemma.Span) (election, us bool) {
	election = strings.Contains(strings.ToLower(g.around(s, 40)), "election")
	for _, w := range []string{"U.S.", "United States", "American", " US "} {
		us = us || strings.Contains(g.r.Text, w)
	}
	return election, us
}
