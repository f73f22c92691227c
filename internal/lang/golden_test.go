package lang

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"testing"
)

// An answer is what tools/convert writes of the reference.
type answer struct {
	Text   string
	Start  []int
	End    []int
	Tag    []string
	Pos    []string
	Morph  []string
	Dep    []string
	Head   []int
	Lemma  []string
	Begins []bool
	Space  []bool
	Names  [][3]any
	Chunks [][2]int
}

func goldenAnswers(tb testing.TB) []answer {
	tb.Helper()
	b, err := os.ReadFile("testdata/golden.jsonl")
	if err != nil {
		tb.Fatal(err)
	}
	in := json.NewDecoder(bufio.NewReader(bytes.NewReader(b)))
	var out []answer
	for in.More() {
		var a answer
		if err := in.Decode(&a); err != nil {
			tb.Fatal(err)
		}
		out = append(out, a)
	}
	if len(out) < 30 {
		tb.Fatalf("only %d texts", len(out))
	}
	return out
}

// The reference's answers to our own texts, tricky ones among them, must come out as they are.
func TestRawEqualsReference(t *testing.T) {
	for _, want := range goldenAnswers(t) {
		d := English().Raw(want.Text)
		if len(d.Tokens) != len(want.Start) {
			t.Errorf("%q: %d tokens, the reference has %d", want.Text, len(d.Tokens), len(want.Start))
			continue
		}
		for i, g := range d.Tokens {
			w := Token{
				Start: want.Start[i], End: want.End[i], Lemma: want.Lemma[i], Tag: want.Tag[i], Pos: want.Pos[i],
				Morph: want.Morph[i], Dep: want.Dep[i], Head: want.Head[i], SentStart: want.Begins[i], Space: want.Space[i],
			}
			if g != w {
				t.Errorf("%q, token %d %q:\n got %+v\nwant %+v", want.Text, i, d.Word(i), g, w)
			}
		}
		var names [][3]any
		for _, n := range d.Names {
			names = append(names, [3]any{float64(n.First), float64(n.Last), n.Label})
		}
		if !slices.Equal(names, want.Names) {
			t.Errorf("%q: names %v, want %v", want.Text, names, want.Names)
		}
		var chunks [][2]int
		for _, c := range d.NounChunks() {
			chunks = append(chunks, [2]int{c.First, c.Last})
		}
		if !slices.Equal(chunks, want.Chunks) {
			t.Errorf("%q: noun chunks %v, want %v", want.Text, chunks, want.Chunks)
		}
	}
}
