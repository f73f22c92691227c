package read

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"stemma"
)

func TestDevSaid(t *testing.T) {
	f, _ := os.Open("/work/shared/bench/coref/gum-news.jsonl.gz")
	z, _ := gzip.NewReader(f)
	dec := json.NewDecoder(z)
	for {
		var g struct{ ID, Text string }
		if dec.Decode(&g) != nil {
			break
		}
		if !strings.Contains(g.ID, os.Getenv("DOC")) {
			continue
		}
		fmt.Println(g.Text)
		r := Text(g.Text, stemma.Interval{})
		for _, a := range r.Attributions {
			fmt.Print("SRC ")
			for _, s := range a.Source {
				fmt.Printf("[%s]", s.In(g.Text))
			}
			for _, s := range a.Cue {
				fmt.Printf(" CUE [%s]", s.In(g.Text))
			}
			for _, s := range a.Content {
				fmt.Printf(" CONT [%s]", s.In(g.Text))
			}
			fmt.Println()
		}
	}
}
