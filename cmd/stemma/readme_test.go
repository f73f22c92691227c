package main

import (
	"os"
	"strings"
	"testing"
)

// The output that the README shows is what the command prints: each line of the first block after the
// command stands in the output, in that order. A line "…" stands for lines left out.
func TestReadmeIsTrue(t *testing.T) {
	inRoot(t)
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(readme), "\n")
	var args []string
	var shown []string
	for i := 0; i < len(lines); i++ {
		if rest, ok := strings.CutPrefix(lines[i], "go run ./cmd/stemma "); ok && args == nil {
			args = strings.Fields(rest)
			for i++; i < len(lines) && lines[i] != "```text"; i++ {
			}
			for i++; i < len(lines) && lines[i] != "```"; i++ {
				shown = append(shown, lines[i])
			}
		}
	}
	if len(args) == 0 || len(shown) < 10 {
		t.Fatalf("README.md shows no command with its output")
	}
	_, out, _ := start(t, "", args...)
	have := strings.Split(out, "\n")
	at := 0
	for _, want := range shown {
		if strings.TrimSpace(want) == "…" {
			continue
		}
		for at < len(have) && have[at] != want {
			at++
		}
		if at == len(have) {
			t.Fatalf("the README shows a line that the command does not print (there):\n%s", want)
		}
		at++
	}
}
