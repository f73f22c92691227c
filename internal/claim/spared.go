package claim

import (
	"strings"

	"stemma"
)

// spared gives the statements that nobody was killed or hurt as tolls of none.
func (w *weigher) spared() []*figure {
	var out []*figure
	for _, t := range w.told {
		if t.verb != "kill" && t.verb != "injure" || t.s.Nominal || t.ahead() {
			continue
		}
		who := t.target.text
		if who == "" {
			who = t.actor.text
		}
		first, rest, _ := strings.Cut(strings.ToLower(who), " ")
		if first != "no" && first != "nobody" && first != "none" {
			continue
		}
		if next, _, _ := strings.Cut(rest, " "); next == "fewer" || next == "less" || next == "more" {
			continue // "no fewer than six"
		}
		span := t.s.Trigger
		if a := argumentSpan(t); !a.Empty() {
			span = a
		}
		of, _ := owned(rest)
		out = append(out, &figure{
			told: t, place: stemma.Place{Report: t.Report, Span: span}, text: "none", whole: span,
			aspect: map[string]string{"kill": "killed", "injure": "injured"}[t.verb], of: of, ofText: "people",
		})
	}
	return out
}
