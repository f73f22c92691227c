package page_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"stemma"
	"stemma/internal/brief"
	"stemma/internal/brief/page"
	"stemma/internal/brief/rehearsal"
)

var update = flag.Bool("update", false, "write the golden files anew, to be read by eye")

func flood() brief.Brief {
	return brief.Compose(brief.Input{
		Ledgers: []stemma.Ledger{rehearsal.Flood()},
		Fates:   []stemma.Fate{{Input: "menu.pdf", Fate: stemma.NotArticle, Note: "no running text"}}, Made: brief.Made{Stemma: "test"},
	})
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from its golden file; look at it with -update and in a browser", name)
	}
}

func TestGolden(t *testing.T) {
	var b bytes.Buffer
	if err := page.Write(&b, flood()); err != nil {
		t.Fatal(err)
	}
	golden(t, "flood.html", b.Bytes())
	b.Reset()
	led := rehearsal.Flood()
	if err := page.Compare(&b, brief.Compare(led.Reports[0], led.Reports[2], led.Copies)); err != nil {
		t.Fatal(err)
	}
	golden(t, "compare.html", b.Bytes())
}
