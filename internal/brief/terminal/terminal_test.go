package terminal_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stemma"
	"stemma/internal/brief"
	"stemma/internal/brief/ink"
	"stemma/internal/brief/rehearsal"
	"stemma/internal/brief/terminal"
)

var update = flag.Bool("update", false, "write the golden files anew, to be read by eye")

func flood() brief.Brief {
	return brief.Compose(brief.Input{
		Ledgers: []stemma.Ledger{rehearsal.Flood()},
		Fates:   []stemma.Fate{{Input: "radio.txt", Fate: stemma.Reported}, {Input: "menu.pdf", Fate: stemma.NotArticle, Note: "no running text"}},
		Made:    brief.Made{Stemma: "test"},
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
		t.Errorf("%s differs from its golden file; look at it with -update and git diff", name)
	}
}

func TestGolden(t *testing.T) {
	for _, c := range []struct {
		name string
		o    terminal.Options
	}{
		{"flood-80.txt", terminal.Options{Width: 80}},
		{"flood-110.ansi", terminal.Options{Width: 110, Color: true, Links: true}},
		{"flood-40.txt", terminal.Options{Width: 40}},
	} {
		var b bytes.Buffer
		if err := terminal.Brief(&b, flood(), c.o); err != nil {
			t.Fatal(err)
		}
		golden(t, c.name, b.Bytes())
		for _, line := range strings.Split(b.String(), "\n") {
			if ink.Width(line) > c.o.Width {
				t.Errorf("%s: wider than %d: %q", c.name, c.o.Width, line)
			}
		}
	}
}

func TestWhyGolden(t *testing.T) {
	var b bytes.Buffer
	for _, id := range []string{"c6", "k2", "r3c0", "w1", "e1", "p1"} {
		e, err := brief.Why(flood(), id)
		if err != nil {
			t.Fatal(err)
		}
		if err := terminal.Why(&b, e, terminal.Options{Width: 90}); err != nil {
			t.Fatal(err)
		}
		b.WriteString("\n----\n")
	}
	golden(t, "why.txt", b.Bytes())
}

func TestCompareGolden(t *testing.T) {
	led := rehearsal.Flood()
	c := brief.Compare(led.Reports[0], led.Reports[2], led.Copies)
	var b bytes.Buffer
	if err := terminal.Compare(&b, c, terminal.Options{Width: 100}); err != nil {
		t.Fatal(err)
	}
	golden(t, "compare.txt", b.Bytes())
}

// A report must not be able to write to the terminal on its own account.
func TestHostileTextIsCleaned(t *testing.T) {
	led := rehearsal.Hostile()
	b := brief.Compose(brief.Input{Ledgers: []stemma.Ledger{led}, Fates: []stemma.Fate{{Input: "a\x1b[2Jb", Fate: stemma.Unreadable, Note: "\x1b]0;x\x07"}}})
	var out bytes.Buffer
	if err := terminal.Brief(&out, b, terminal.Options{Width: 80}); err != nil {
		t.Fatal(err)
	}
	for _, id := range b.IDs() {
		e, err := brief.Why(b, id)
		if err != nil {
			t.Fatal(err)
		}
		if err := terminal.Why(&out, e, terminal.Options{Width: 80}); err != nil {
			t.Fatal(err)
		}
	}
	if err := terminal.Compare(&out, brief.Compare(led.Reports[0], led.Reports[1], led.Copies), terminal.Options{Width: 80}); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"\x1b", "\u009b", "\u202e", "\x07", "\r"} {
		if strings.Contains(out.String(), bad) {
			t.Errorf("%q reached the terminal", bad)
		}
	}
}
