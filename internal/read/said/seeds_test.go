package said

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stemma/internal/lang"
)

// TestSeeds reads the founding reports: every quotation must have a speaker, and every outlet that is
// told something a credit.
func TestSeeds(t *testing.T) {
	dir := os.Getenv("STEMMA_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared")
	}
	files, _ := filepath.Glob(filepath.Join(dir, "seeds", "*.txt"))
	if len(files) == 0 {
		t.Skip("no founding reports (STEMMA_SHARED)")
	}
	quotes := 0
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		text := string(b)
		r := Find(lang.English().Read(text), nil)
		lawful(t, text, r)
		for _, q := range r.Quotes {
			quotes++
			if q.Attribution < 0 || len(r.Attributions[q.Attribution].Voices) == 0 {
				t.Errorf("%s: nobody says %q", filepath.Base(f), q.In(text))
			}
		}
		for _, a := range r.Attributions {
			if n := len(a.Voices); n > 1 && a.Parent < 0 && a.Voices[0].Kind == "outlet" {
				found := false
				for _, c := range r.Credits {
					found = found || c.Outlet == a.Voices[0].Name
				}
				if !found && !strings.EqualFold(a.Voices[0].Name, "Twitter") {
					t.Errorf("%s: no credit for %s", filepath.Base(f), a.Voices[0].Name)
				}
			}
		}
	}
	if quotes < 15 { // counted by hand: 20 that are somebody's words
		t.Errorf("%d quotations in all", quotes)
	}
}
