package entity

import (
	"slices"

	"stemma"
)

// written gives a reason to an entity that stands under several forms without one: its forms fold to the
// same words (case, accents, apostrophes, letters that look alike), so nothing had to be joined.
func written(e *stemma.Entity, text map[stemma.ID]string) {
	if len(e.Forms) < 2 {
		return
	}
	for _, r := range e.Reasons {
		if len(r.Places) > 0 {
			return
		}
	}
	r := stemma.Reason{Rule: "same-letters", Note: "written with other capitals, accents, marks or look-alike letters"}
	var seen []string
	for _, p := range e.Mentions {
		if words := p.In(text[p.Report]); !slices.Contains(seen, words) {
			seen = append(seen, words)
			r.Places = append(r.Places, p)
		}
	}
	e.Reasons = append(e.Reasons, r)
}
