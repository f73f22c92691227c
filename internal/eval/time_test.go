package eval

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"stemma"
	"stemma/internal/lang"
	"stemma/internal/lang/timex"
)

func TestTimeTally(t *testing.T) {
	var tally TimeTally
	x := func(s, e int, typ, v string) stemma.TimeExpr {
		return stemma.TimeExpr{Span: stemma.Span{Start: s, End: e}, Type: typ, Value: v}
	}
	g := func(s, e int, typ, v string) timeGold {
		return timeGold{Span: stemma.Span{Start: s, End: e}, Type: typ, Value: v}
	}
	tally.Add([]stemma.TimeExpr{x(0, 5, "DATE", "2001"), x(10, 20, "DATE", "2002"), x(30, 40, "SET", "P1D")},
		[]timeGold{g(0, 5, "DATE", "2001"), g(12, 18, "DURATION", "2002"), g(50, 60, "DATE", "2003")})
	want := TimeTally{Given: 3, Expected: 3, Relaxed: 2, Strict: 1, Type: 1, Value: 2}
	if tally != want {
		t.Errorf("got %+v, want %+v", tally, want)
	}
}

// shared gives the folder of shared data, or skips.
func sharedData(t *testing.T) string {
	dir := os.Getenv("STEMMA_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	if _, err := os.Stat(filepath.Join(dir, "bench")); err != nil {
		t.Skip("no shared data (STEMMA_SHARED): the time sets are not measured")
	}
	return dir
}

func TestTimes(t *testing.T) {
	data := os.DirFS(filepath.Join(sharedData(t), "bench"))
	if testing.Short() {
		t.Skip("reads 346 texts")
	}
	p := lang.English()
	for _, s := range timeSets(func(_, text string) *lang.Doc { return p.Read(text) }) {
		scores, err := s.Run(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, sc := range scores {
			t.Logf("%-24s %-12s %.3f  n=%d", sc.Set, sc.Metric, sc.Value, sc.N)
			floor := map[string]float64{"time/tbaq relaxed F1": .93, "time/tbaq strict F1": .87, "time/tbaq value F1": .795, "time/meantime/annotated-sentences value F1": .82, "dating/gva answers that hold the day": .9}[sc.Set+" "+sc.Metric]
			if sc.Value < floor || math.IsNaN(sc.Value) {
				t.Errorf("%s %s fell to %.3f", sc.Set, sc.Metric, sc.Value)
			}
		}
	}
}

// TestTimeErrors lists what is wrong, the commonest first: STEMMA_TIME_ERRORS=1 (or =meantime) go test -run TimeErrors.
func TestTimeErrors(t *testing.T) {
	which := os.Getenv("STEMMA_TIME_ERRORS")
	if which == "" {
		t.Skip("only on demand")
	}
	file := "time/tbaq.jsonl.gz"
	if which == "meantime" {
		file = "events/meantime.jsonl.gz"
	}
	f, err := os.Open(filepath.Join(sharedData(t), "bench", file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	p := lang.English()
	kinds := map[string][]string{}
	note := func(kind, line string) { kinds[kind] = append(kinds[kind], line) }
	for dec := json.NewDecoder(z); dec.More(); {
		var x timeText
		if err := dec.Decode(&x); err != nil {
			t.Fatal(err)
		}
		if CheckHalf(x.ID) && which != "all" && which != "meantime" {
			continue
		}
		near := func(s stemma.Span) string {
			a, b := max(0, s.Start-50), min(len(x.Text), s.End+40)
			return strings.ReplaceAll(fmt.Sprintf("%s [%s] %s", strings.ToValidUTF8(x.Text[a:s.Start], ""), x.Text[s.Start:s.End], strings.ToValidUTF8(x.Text[s.End:b], "")), "\n", " ")
		}
		found := timex.Find(p.Read(x.Text), x.published(), nil)
		var gold []timeGold
		for _, g := range x.Timexes {
			if g.End > g.Start {
				gold = append(gold, g)
			}
		}
		used := make([]bool, len(found))
		for _, g := range gold {
			hit := -1
			for k, e := range found {
				if !used[k] && e.Overlaps(g.Span) {
					hit = k
					break
				}
			}
			if hit < 0 {
				note("missed", fmt.Sprintf("%s %s %s | %s", x.Dct, g.Type, g.Value, near(g.Span)))
				continue
			}
			used[hit] = true
			e := found[hit]
			if e.Span != g.Span {
				note("span", fmt.Sprintf("got %q want %q | %s", x.Text[e.Start:e.End], g.Text, near(g.Span)))
			}
			if e.Value != g.Value {
				note("value", fmt.Sprintf("%s got %s want %s | %s", x.Dct, e.Value, g.Value, near(g.Span)))
			} else if e.Type != g.Type {
				note("type", fmt.Sprintf("%s got %s want %s | %s", x.Dct, e.Type, g.Type, near(g.Span)))
			}
		}
		for k, e := range found {
			if !used[k] {
				note("spurious", fmt.Sprintf("%s %s | %s", e.Type, e.Value, near(e.Span)))
			}
		}
	}
	for _, kind := range []string{"missed", "spurious", "span", "value", "type"} {
		list := kinds[kind]
		sort.Strings(list)
		fmt.Printf("== %s %d\n%s\n", kind, len(list), strings.Join(list, "\n"))
	}
}
