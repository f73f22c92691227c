// Command agree reads texts, one JSON string a line, and writes what the language engine's raw answer says
// of each, one JSON object a line, for tools/convert/agree.py to hold against the reference. With -speed it
// takes one line with a JSON list of texts, and for every line after it reads them again and again for the
// given time and writes the words per second.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

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
	speed := flag.Duration("speed", 0, "measure words per second for so long instead of answering")
	threads := flag.Int("threads", 1, "goroutines that read at once, with -speed")
	flag.Parse()
	do := run
	if *speed > 0 {
		do = func() error { return measure(*speed, *threads) }
	}
	if err := do(); err != nil {
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

// measure reads a line that holds all texts as one JSON list, and then measures a round for every further line.
func measure(length time.Duration, threads int) error {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	line, err := in.ReadBytes('\n')
	if err != nil {
		return err
	}
	var texts []string
	if err := json.Unmarshal(line, &texts); err != nil {
		return err
	}
	runtime.GOMAXPROCS(threads)
	p := lang.English()
	for _, t := range texts {
		p.Raw(t)
	}
	for {
		if _, err := in.ReadBytes('\n'); err != nil {
			return nil
		}
		var words atomic.Int64
		var group sync.WaitGroup
		start := time.Now()
		for range threads {
			group.Go(func() {
				for time.Since(start) < length {
					for _, t := range texts {
						words.Add(int64(len(p.Raw(t).Tokens)))
					}
				}
			})
		}
		group.Wait()
		fmt.Printf("%.0f\n", float64(words.Load())/time.Since(start).Seconds())
	}
}
