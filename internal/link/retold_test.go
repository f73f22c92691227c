package link

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"stemma"
	"stemma/internal/claim/sameevent"
	"stemma/internal/read"
)

// Happenings told with other words are joined by their likeness, not those that anything said keeps apart.
func TestHappeningsToldWithOtherWords(t *testing.T) {
	const a = "The dam at Tarn Hollow failed in the night and the river rose.\n\nAt least four miners were killed when a gallery collapsed at the Kell mine on Tuesday, the province said.\n\nThe governor will open an inquiry."
	const b = "Families gathered at the gate of the Kell mine.\n\nThe inspector named the miners killed in the collapse at the Kell mine.\n\nThe owner gave no comment."
	const c = "Families gathered at the gate of the Kell mine.\n\nThe inspector named the miner killed in the collapse at the Kell mine in May 2019.\n\nThe owner gave no comment."
	together := func(x, y string, noted bool) bool {
		var story stemma.Story
		var reports []stemma.Report
		var readings []stemma.Reading
		var notes []*sameevent.Notes
		published := time.Date(2031, 7, 2, 0, 0, 0, 0, time.UTC)
		day := stemma.Interval{From: published, To: published.Add(24*time.Hour - time.Second), Basis: stemma.Stated}
		for i, text := range []string{x, y} {
			r := read.Plain(text, day)
			r.ID = fmt.Sprint("r", i)
			d, n := Read(r)
			if !noted {
				n = nil
			}
			reports, readings, notes = append(reports, r), append(readings, d), append(notes, n)
			story.Reports = append(story.Reports, r.ID)
		}
		for _, e := range Reports(story, reports, readings, notes).Events {
			if len(e.Reports) == 2 && strings.Contains(e.What, "killed") {
				return true
			}
		}
		return false
	}
	if !together(a, b, true) {
		t.Error("the deaths at the mine are two happenings")
	}
	if together(a, b, false) {
		t.Error("joined without notes: this test shows nothing")
	}
	if together(a, c, true) {
		t.Error("a death of another year was joined")
	}
}
