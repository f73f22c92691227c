package draw_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stemma"
	"stemma/internal/brief"
	"stemma/internal/brief/draw"
	"stemma/internal/brief/ink"
	"stemma/internal/brief/rehearsal"
)

var update = flag.Bool("update", false, "write the golden files anew, to be read by eye")

func trees(ledgers ...stemma.Ledger) []draw.Tree {
	return draw.All(brief.Compose(brief.Input{Ledgers: ledgers}))
}

var writers = map[string]func(io.Writer, []draw.Tree) error{
	"flood.dot": draw.DOT, "flood.graphml": draw.GraphML, "flood.json": draw.JSON, "flood.svg": draw.SVG,
	"flood.txt": func(w io.Writer, ts []draw.Tree) error { return draw.Text(w, ts, draw.Options{Width: 100}) },
}

func TestGolden(t *testing.T) {
	for name, write := range writers {
		var b bytes.Buffer
		if err := write(&b, trees(rehearsal.Flood())); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.MkdirAll("testdata", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(b.Bytes(), want) {
			t.Errorf("%s differs from its golden file; look at it with -update and git diff", name)
		}
	}
}

func TestHostileNamesBreakNoFormat(t *testing.T) {
	ts := trees(rehearsal.Hostile(), rehearsal.Flood())
	for _, name := range []string{"flood.graphml", "flood.svg"} {
		var b bytes.Buffer
		if err := writers[name](&b, ts); err != nil {
			t.Fatal(err)
		}
		dec := xml.NewDecoder(&b)
		for {
			tok, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			el, ok := tok.(xml.StartElement)
			if ok && (el.Name.Local == "script" || el.Name.Local == "img") {
				t.Errorf("%s: a name became the element %s", name, el.Name.Local)
			}
			for _, a := range el.Attr {
				if strings.HasPrefix(a.Name.Local, "on") {
					t.Errorf("%s: a name became the attribute %s", name, a.Name.Local)
				}
			}
		}
	}
	var b bytes.Buffer
	if err := draw.DOT(&b, ts); err != nil {
		t.Fatal(err)
	}
	inside := false
	for i, r := range b.String() {
		if r == '"' && b.String()[i-1] != '\\' {
			inside = !inside
		}
		if r == '<' && !inside {
			t.Error("a name left its quotes in DOT")
			break
		}
	}
	b.Reset()
	if err := draw.JSON(&b, ts); err != nil || !json.Valid(b.Bytes()) {
		t.Error("not JSON")
	}
}

// Circles, double parents, ends that are not there: no tree may hang or lose a report.
func TestStrangeTrees(t *testing.T) {
	report := func(id string) stemma.Report {
		return stemma.Report{ID: id, Text: "x", Outlet: stemma.Outlet{Name: id}}
	}
	edge := func(id, from, to string, share float64, d stemma.Direction) stemma.Copy {
		return stemma.Copy{ID: id, From: from, To: to, Kind: stemma.Rewrite, Share: share, Direction: d}
	}
	many := stemma.Ledger{}
	for i := range 300 {
		many.Reports = append(many.Reports, report(fmt.Sprintf("m%03d", i)))
		if i > 0 {
			many.Copies = append(many.Copies, edge(fmt.Sprintf("e%03d", i), fmt.Sprintf("m%03d", i/3), fmt.Sprintf("m%03d", i), 0.5, stemma.Known))
		}
	}
	for name, led := range map[string]stemma.Ledger{
		"nothing": {},
		"circle": {
			Reports: []stemma.Report{report("a"), report("b"), report("c")},
			Copies: []stemma.Copy{
				edge("1", "a", "b", 0.5, stemma.Known), edge("2", "b", "c", 0.6, stemma.Known), edge("3", "c", "a", 0.7, stemma.Known),
				edge("4", "a", "a", 1, stemma.Known), edge("5", "a", "ghost", 1, stemma.Known),
			},
		},
		"two parents": {
			Reports: []stemma.Report{report("a"), report("b"), report("c")},
			Copies:  []stemma.Copy{edge("1", "a", "c", 0.5, stemma.Known), edge("2", "b", "c", 0.4, stemma.Undecided)},
		},
		"many": many,
	} {
		for _, w := range writers {
			if err := w(io.Discard, trees(led)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		ts := trees(led)
		text := strings.Join(ts[0].Lines(draw.Options{Width: 60}), "\n")
		for i, r := range led.Reports {
			if n := strings.Count(text, fmt.Sprintf("] %s ·", r.ID)); n != 1 {
				t.Errorf("%s: report %d stands %d times:\n%s", name, i+1, n, text)
				break
			}
		}
		for _, line := range strings.Split(text, "\n") {
			if ink.Width(line) > 60 {
				t.Errorf("%s: too wide: %q", name, line)
				break
			}
		}
	}
}
