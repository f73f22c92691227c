// Package reference answers: what did the reference implementation say of this text? It reads
// parses in the form that `stemma probe parse` writes (JSON Lines), so that the two can be compared
// and a room can be tried on either. It gets nothing wrong that the file does not.
package reference

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"stemma/internal/lang"
)

type line struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	Tokens []struct {
		Start, End, Head     int
		Lemma, Tag, Pos, Dep string
		Sent, Space          bool
	} `json:"tokens"`
	Names []struct {
		Start, End, First, Last int
		Label                   string
	} `json:"names"`
}

// Read gives each parse of a JSON Lines stream (gzipped if name ends in .gz) to f, in order.
func Read(name string, r io.Reader, f func(id string, d *lang.Doc) error) error {
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(r)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		r = z
	}
	dec := json.NewDecoder(bufio.NewReaderSize(r, 1<<20))
	for {
		var l line
		if err := dec.Decode(&l); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		tokens := make([]lang.Token, len(l.Tokens))
		for i, t := range l.Tokens {
			tokens[i] = lang.Token{Start: t.Start, End: t.End, Lemma: t.Lemma, Tag: t.Tag, Pos: t.Pos, Dep: t.Dep, Head: t.Head, SentStart: t.Sent, Space: t.Space}
		}
		names := make([]lang.Name, len(l.Names))
		for i, n := range l.Names {
			names[i] = lang.Name{First: n.First, Last: n.Last, Start: n.Start, End: n.End, Label: n.Label}
		}
		if err := f(l.ID, lang.NewDoc(l.Text, tokens, names)); err != nil {
			return err
		}
	}
}
