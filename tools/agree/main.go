// Command agree reads texts, one JSON string a line, and writes what the language engine's raw answer says
// of each, one JSON object a line, for tools/convert/agree.py to hold against the reference.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"stemma/internal/lang"
)

type answer struct {
	Start  []int    `json:"start"`
	End    []int    `json:"end"`
	Tag    []string `json:"tag"`
	Pos    []string `json:"pos"`
	Morph  []string `json:"morph"`
	Dep    []string `json:"dep"`
	Head   []int    `json:"head"`
	Lemma  []string `json:"lemma"`
	Begins []bool   `json:"begins"`
	Space  []bool   `json:"space"`
	Names  [][3]any `json:"names"`
	Chunks [][2]int `json:"chunks"`
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "agree:", err)
		os.Exit(1)
	}
}

func run() error {
	in, out := json.NewDecoder(bufio.NewReader(os.Stdin)), bufio.NewWriter(os.Stdout)
	defer out.Flush()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	p := lang.English()
	for in.More() {
		var text string
		if err := in.Decode(&text); err != nil {
			return err
		}
		if err := enc.Encode(describe(p.Raw(text))); err != nil {
			return err
		}
	}
	return nil
}

func describe(d *lang.Doc) answer {
	a := answer{Names: [][3]any{}, Chunks: [][2]int{}}
	for _, t := range d.Tokens {
		a.Start, a.End = append(a.Start, t.Start), append(a.End, t.End)
		a.Tag, a.Pos, a.Morph = append(a.Tag, t.Tag), append(a.Pos, t.Pos), append(a.Morph, t.Morph)
		a.Dep, a.Head = append(a.Dep, t.Dep), append(a.Head, t.Head)
		a.Lemma = append(a.Lemma, t.Lemma)
		a.Begins, a.Space = append(a.Begins, t.SentStart), append(a.Space, t.Space)
	}
	for _, n := range d.Names {
		a.Names = append(a.Names, [3]any{n.First, n.Last, n.Label})
	}
	for _, c := range d.NounChunks() {
		a.Chunks = append(a.Chunks, [2]int{c.First, c.Last})
	}
	return a
}
