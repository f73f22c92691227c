package markdown_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stemma"
	"stemma/internal/brief"
	"stemma/internal/brief/markdown"
	"stemma/internal/brief/rehearsal"
)

var update = flag.Bool("update", false, "write the golden file anew, to be read by eye")

func write(t *testing.T, led stemma.Ledger) string {
	t.Helper()
	var b bytes.Buffer
	in := brief.Input{Ledgers: []stemma.Ledger{led}, Fates: []stemma.Fate{{Input: "menu.pdf", Fate: stemma.NotArticle, Note: "no running text"}}}
	if err := markdown.Write(&b, brief.Compose(in)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	got := write(t, rehearsal.Flood())
	path := filepath.Join("testdata", "flood.md")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Error("flood.md differs from its golden file; look at it with -update and git diff")
	}
}

func TestHostileTextMakesNoMarkup(t *testing.T) {
	got := write(t, rehearsal.Hostile())
	fenced := false
	for _, line := range strings.Split(got, "\n") {
		if strings.HasPrefix(line, "```") {
			fenced = !fenced
		}
		if fenced {
			continue
		}
		for _, bad := range []string{"<script", "<img", "</p>"} {
			for i := strings.Index(line, bad); i >= 0; i = -1 {
				if i == 0 || line[i-1] != '\\' {
					t.Errorf("markup in %q", line)
				}
			}
		}
	}
	if strings.ContainsAny(got, "\x1b\u202e\u009b") || strings.Contains(got, "](javascript:") {
		t.Error("control characters or a script address in Markdown")
	}
}
