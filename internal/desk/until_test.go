package desk

import (
	"slices"
	"testing"
	"time"

	"stemma/internal/source"
)

// The day after which reports are left out is the newsroom's own, wherever it stands; an instant is one everywhere.
func TestUntil(t *testing.T) {
	const head, body = "Outlet: Paper ", "\n\nThe ferry struck the pier at Orm and nine people were taken to the hospital on the hill.\n"
	dates := map[string]string{
		"before": "2031-03-12", "evening-west": "2031-03-12T22:00:00-04:00", "morning-east": "2031-03-13T02:00:00+09:00", "night": "2031-03-12T23:59:59Z",
		"after": "2031-03-13", "morning": "2031-03-13T00:30:00Z", "undated": "",
	}
	for _, c := range []struct {
		until string
		want  []string
	}{
		{"2031-03-12T00:00:00Z", []string{"before", "evening-west", "night", "undated"}},
		{"2031-03-13T01:00:00Z", []string{"after", "before", "morning", "morning-east", "night", "undated"}},
		{"2031-03-11T00:00:00Z", []string{"undated"}},
	} {
		p := &Pile{}
		for name, date := range dates {
			text := head + name
			if date != "" {
				text += "\nDate: " + date
			}
			p.Take(each([]source.Item{item(name, []byte(text+body))}), nil)
		}
		end, err := time.Parse(time.RFC3339, c.until)
		if err != nil {
			t.Fatal(err)
		}
		p.Until(end)
		var got []string
		for _, r := range p.reports {
			got = append(got, r.Input)
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("until %s: %q, want %q", c.until, got, c.want)
		}
		for _, f := range p.fates {
			if kept := slices.Contains(got, f.Input); kept != (f.Note == "") {
				t.Errorf("until %s: %s has the note %q", c.until, f.Input, f.Note)
			}
		}
	}
}
