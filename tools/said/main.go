// Command said writes down what the attribution reader sees of marked-up articles, for learn.py, which learns
// internal/read/said/model.bin from it. The articles are those of the train part of PolNeAR, which is evaluated on and never
// shipped; they are parsed with the product's own engine. A token is written as the rows of its form and base form in the general table of word
// vectors and as its traits (classes, tags, labels, function words, places), so that no open-class word of the corpus reaches the networks.
//
//	go run ./tools/said -gold polnear-train.jsonl.gz -lessons lessons.jsonl -vectors vectors.f32
//	(then as learn.py says)
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"flag"
	"log"
	"os"

	"stemma"
	"stemma/internal/lang/vector"
	"stemma/internal/read"
	"stemma/internal/read/said"
)

// An article of the corpus, as shared/bench/README.md describes it.
type article struct {
	ID, Text     string
	Attributions []said.Gold
	Discard      []stemma.Span
}

// A lesson is an article as the networks see it, with the answers: for each attribution the bytes of its parts.
type lesson struct {
	ID string
	said.Lesson
	Gold    []said.Gold
	Discard []stemma.Span
}

func main() {
	gold := flag.String("gold", "", "attributions (JSON Lines, gzip)")
	lessons := flag.String("lessons", "lessons.jsonl", "file to write what is seen to")
	vectors := flag.String("vectors", "vectors.f32", "file to write the word vectors to: 32-bit floats, 128 a word")
	flag.Parse()
	f, err := os.Open(*gold)
	check(err)
	z, err := gzip.NewReader(f)
	check(err)
	w, err := os.Create(*lessons)
	check(err)
	b := bufio.NewWriter(w)
	out := json.NewEncoder(b)
	dec := json.NewDecoder(bufio.NewReaderSize(z, 1<<20))
	for dec.More() {
		var a article
		check(dec.Decode(&a))
		seen := said.Teach(read.Analyse(read.Plain(a.Text, stemma.Interval{})))
		check(out.Encode(lesson{a.ID, seen, a.Attributions, a.Discard}))
	}
	check(b.Flush())
	check(w.Close())
	check(write(*vectors))
}

// write writes the vectors of all words, each of length 1.
func write(file string) error {
	w, err := os.Create(file)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	v := vector.English()
	for i := range v.Len() {
		var row [128]float32
		v.Unit(i, row[:])
		if err := binary.Write(b, binary.LittleEndian, row); err != nil {
			return err
		}
	}
	if err := b.Flush(); err != nil {
		return err
	}
	return w.Close()
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
