// Command replaced writes lessons for learn.py: clean texts, and the same texts with words replaced by random tables of synonyms, as
// the network of internal/lineage/spin sees them.
//
// Every table is drawn anew: from WordNet (any sense, like adjectives, one step up or down, sisters), from a thesaurus in the format of
// MyThes, and from neighbours in the space of word vectors, in random shares; each with its own coverage, its own limit of how rare a
// word may be, its own way to inflect, and its own density. See tables.go.
//
//	go run ./tools/replaced -wordnet DIR -mythes FILE -near near.u16 -clean TEXTS -rounds 6 -out lessons.bin
//
// TEXTS is a file of JSON objects {"set", "text"}, one report a line. A lesson is, little-endian: the number of rows, 1 if words were
// replaced, the number of the set (three uint32), the rows (uint16), and a byte a row: 1 for a word that is judged, 2 for one that was put in.
package main

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"stemma"
	"stemma/internal/lang/vector"
	"stemma/internal/lineage/spin"
	"stemma/internal/lineage/words"
)

type text struct{ Set, Text string }

// most is how many bytes of a text are taken: long texts would else outweigh the rest.
const most = 6000

func main() {
	wordnet := flag.String("wordnet", "/usr/share/wordnet", "folder of WordNet 3.0's data files")
	mythes := flag.String("mythes", "", "thesaurus in the format of MyThes")
	loose := flag.String("loose", "", "thesaurus of loose associations, a word and its associations a line, by commas: with it all tables are of it alone")
	near := flag.String("near", "", "neighbours in the space of word vectors, as learn.py --near writes them")
	back := flag.Bool("back", false, "tables of the pairs that are kept back from learning")
	clean := flag.String("clean", "", "clean texts")
	rounds := flag.Int("rounds", 1, "how often each text is spun")
	seed := flag.Uint64("seed", 1, "seed of the tables")
	density := flag.Float64("density", 0, "share of the words of a table that are replaced; 0: drawn for each table")
	only := flag.String("only", "", "wordnet, mythes, near: tables of one source")
	out := flag.String("out", "lessons.bin", "file to write the lessons to")
	show := flag.Int("show", 0, "how many spun texts to print instead")
	size := flag.Int("table", 0, "of how many words to print a table instead, for internal/eval/family")
	letter := flag.String("letter", "c", "letter of that table")
	flag.Parse()
	var texts []text
	sets := map[string]uint32{}
	lines(*clean, func(l string) { // none for a table
		var t text
		check(json.Unmarshal([]byte(l), &t))
		if len(t.Text) > most {
			t.Text = t.Text[:strings.LastIndexByte(t.Text[:most], ' ')]
		}
		texts = append(texts, t)
		if _, ok := sets[t.Set]; !ok {
			sets[t.Set] = uint32(len(sets))
		}
	})
	src := newSources(*wordnet, *mythes, *loose, *near)
	if *size > 0 {
		src.print(*letter, *only, *size, *back, *seed)
		return
	}
	f, err := os.Create(*out)
	check(err)
	w := bufio.NewWriterSize(f, 1<<20)
	write := func(t text, put []stemma.Span, spun uint32) {
		wt := words.Read(t.Text, []stemma.Span{{Start: 0, End: len(t.Text)}})
		s := spin.See(&wt)
		flags := make([]byte, len(s.Rows))
		k := 0
		for j, at := range s.Targets {
			flags[at] = 1
			word := wt.Words[s.Words[j]]
			for k < len(put) && put[k].End <= int(word.Start) {
				k++
			}
			if k < len(put) && put[k].Start < int(word.End) {
				flags[at] = 3
			}
		}
		check(binary.Write(w, binary.LittleEndian, []uint32{uint32(len(s.Rows)), spun, sets[t.Set]}))
		check(binary.Write(w, binary.LittleEndian, s.Rows))
		_, err := w.Write(flags)
		check(err)
	}
	r := rand.New(rand.NewPCG(*seed, 77))
	for round := range *rounds {
		r.Shuffle(len(texts), func(i, j int) { texts[i], texts[j] = texts[j], texts[i] })
		var t *table
		for i, x := range texts {
			if round == 0 && *show == 0 {
				write(x, nil, 0)
			}
			if i%perTable == 0 {
				t = src.draw(r, *only, *density)
				t.back = *back
			}
			spun, put := t.spin(x.Text)
			if i < *show {
				os.Stdout.WriteString(spun + "\n=====\n")
			} else if *show == 0 {
				write(text{x.Set, spun}, put, 1)
			}
		}
	}
	check(w.Flush())
	check(f.Close())
	for s, k := range sets {
		log.Println(k, s)
	}
}

// perTable is how many texts one table spins: few, so that the network meets hundreds of tables.
const perTable = 12

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// print writes a table of the most frequent words in their base form, with up to four alternatives each.
func (s *sources) print(letter, only string, size int, back bool, seed uint64) {
	t := s.draw(rand.New(rand.NewPCG(seed, 77)), only, 0)
	t.coverage, t.rarest, t.phrases, t.choices, t.back = 1, 1<<16, 0.4, 4, back
	v := vector.English()
	byRank := make([]string, v.Len())
	for i := range v.Len() {
		byRank[v.Rank(i)] = v.Word(i)
	}
	for _, w := range byRank {
		if size == 0 {
			return
		}
		if len(w) < 3 || little[w] || irregular[w].base != "" || s.inflected(w) {
			continue
		}
		if alts := t.of(w); len(alts) > 1 {
			slices.Sort(alts)
			fmt.Printf("%s %s: %s\n", letter, w, strings.Join(slices.Compact(alts), ", "))
			size--
		}
	}
}

// inflected reports whether a word is a form of another that a table knows.
func (s *sources) inflected(w string) bool {
	for _, f := range bases(w)[1:] {
		if len(s.same[f.base]) > 0 || len(s.loose[f.base]) > 0 {
			return true
		}
	}
	return false
}

func lines(file string, f func(line string)) {
	if file == "" {
		return
	}
	r, err := os.Open(file)
	check(err)
	defer r.Close()
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		f(s.Text())
	}
	check(s.Err())
}
