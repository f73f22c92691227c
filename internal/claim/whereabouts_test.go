package claim

import (
	"testing"

	"stemma"
)

// A clause may end in a preposition.
func TestWhereaboutsOfNothing(t *testing.T) {
	w := &weigher{readings: make([]stemma.Reading, 1)}
	if got := w.whereabouts(&told{s: &stemma.Statement{What: "The house that 40 people had come from"}, timeAt: -1}); len(got) > 0 {
		t.Errorf("%v", got)
	}
}
