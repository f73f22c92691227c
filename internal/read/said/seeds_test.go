package said

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"stemma/internal/lang"
)

func TestSeeds(t *testing.T) {
	dir := os.Getenv("STEMMA_SEEDS")
	if dir == "" {
		t.Skip("no STEMMA_SEEDS")
	}
	files, _ := filepath.Glob(dir + "/*.txt")
	for _, f := range files {
		b, _ := os.ReadFile(f)
		text := string(b)
		d := lang.English().Read(text)
		r := Find(d, nil)
		fmt.Println("=====", filepath.Base(f))
		for n, a := range r.Attributions {
			fmt.Printf("%2d <%d", n, a.Parent)
			for _, s := range a.Source {
				fmt.Printf(" S%q", s.In(text))
			}
			for _, s := range a.Cue {
				fmt.Printf(" C%q", s.In(text))
			}
			for _, s := range a.Content {
				fmt.Printf(" K%q", s.In(text))
			}
			fmt.Println()
			for _, v := range a.Voices {
				fmt.Printf("        %s name=%q role=%q count=%q cond=%q dangling=%v text=%q\n", v.Kind, v.Name, v.Role, v.Count, v.Condition, v.Dangling, v.Text)
			}
		}
		for _, q := range r.Quotes {
			who := "?"
			if q.Attribution >= 0 && len(r.Attributions[q.Attribution].Voices) > 0 {
				vs := r.Attributions[q.Attribution].Voices
				who = vs[len(vs)-1].Name
			}
			fmt.Printf("  QUOTE %q by %s (%d pieces)\n", q.In(text), who, len(q.Pieces))
		}
		for _, c := range r.Credits {
			fmt.Printf("  CREDIT %s %q whole=%v %q\n", c.Kind, c.Outlet, c.Whole, c.In(text))
		}
	}
}
