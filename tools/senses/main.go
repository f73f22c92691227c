// Command senses writes internal/claim/sameevent/senses.txt: for the words of WordNet 3.0 that can tell of a happening, the verbs
// they are made from, and their senses and what those are kinds of.
//
//	go run ./tools/senses -wordnet DIR
//
// DIR holds data.* and index.* of the Debian package wordnet-base 3.0. Taken are verbs, nouns of which a sense is in the
// lexicographer's files of acts, events, communication, phenomena, processes, states and the like, and adjectives that are
// derived from either, if the word vectors know them, which leaves out the words that only dictionaries have. Of a word
// its first senses count: they stand in the order of use.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"stemma/internal/lang/vector"
)

const (
	out = "internal/claim/sameevent/senses.txt"
	// senses of a verb or noun that count: WordNet's later ones are rare in news.
	most = 4
	// kinds are the lexicographer's files of nouns of happenings: act, cognition, communication, event, feeling,
	// phenomenon, possession, process, state.
	kinds  = " 04 09 10 11 12 19 21 22 26 "
	header = `# Words of happenings: word|verbs it is made from|senses|kinds of which these are|lexicographer's file of the first sense.
# From: WordNet 3.0, Copyright 2006 Princeton University, WordNet 3.0 licence, taken from the Debian package wordnet-base 3.0.
# Date: taken 2026-11. Made by: go run ./tools/senses (which says how they were chosen). Senses are numbered in base 36, from one list.
`
)

// A synset of WordNet: its file, its words, and pointers by kind.
type synset struct {
	file  string
	words []string
	ups   []string // hypernyms: part of speech and offset
	made  []link   // derivations and participles, from one of the words to one of another's
}

type link struct {
	from int // word, counted from 1; 0: all
	to   string
	word int
}

func main() {
	log.SetFlags(0)
	dir := flag.String("wordnet", "", "folder of WordNet 3.0")
	flag.Parse()
	sets := map[string]*synset{}
	senses := map[string][]string{} // "v shoot" → synsets
	for letter, name := range map[string]string{"n": "noun", "v": "verb", "a": "adj"} {
		each(*dir, "data."+name, func(f []string) { sets[letter+f[0]] = parse(f) })
		each(*dir, "index."+name, func(f []string) {
			n, _ := strconv.Atoi(f[2])
			for _, offset := range f[len(f)-n:] {
				senses[letter+" "+f[0]] = append(senses[letter+" "+f[0]], letter+offset)
			}
		})
	}
	words := map[string]bool{}
	for k := range senses {
		if w := k[2:]; !strings.ContainsAny(w, "_.0123456789'") && vector.English().Find(w) >= 0 {
			words[w] = true
		}
	}
	number := map[string]int{}
	id := func(s string) string {
		if _, ok := number[s]; !ok {
			number[s] = len(number)
		}
		return strconv.FormatInt(int64(number[s]), 36)
	}
	var lines []string
	for _, w := range sorted(words) {
		verbs, own, ups, file := about(w, sets, senses)
		if len(verbs) == 0 && len(own) == 0 {
			continue
		}
		for i := range own {
			own[i] = id(own[i])
		}
		for i := range ups {
			ups[i] = id(ups[i])
		}
		lines = append(lines, strings.Join([]string{w, strings.Join(verbs, " "), strings.Join(own, " "), strings.Join(ups, " "), file}, "|"))
	}
	if err := os.WriteFile(out, []byte(header+strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(lines), "words")
}

// about gives what the list holds of a word.
func about(w string, sets map[string]*synset, senses map[string][]string) (verbs, own, ups []string, file string) {
	add := func(to *[]string, x string) {
		if !slices.Contains(*to, x) {
			*to = append(*to, x)
		}
	}
	sense := func(s string) {
		add(&own, s)
		for _, u := range sets[s].ups {
			add(&ups, u)
		}
	}
	if v := senses["v "+w]; len(v) > 0 {
		add(&verbs, w)
		file = sets[v[0]].file
		for _, s := range v[:min(len(v), most)] {
			sense(s)
		}
	}
	for _, part := range []string{"n ", "a "} {
		list := senses[part+w]
		happening := part == "a "
		for _, s := range list[:min(len(list), most)] {
			happening = happening || strings.Contains(kinds, " "+sets[s].file+" ")
		}
		if !happening {
			continue
		}
		for _, s := range list[:min(len(list), most)] {
			found := false
			for _, l := range sets[s].made {
				if l.from > 0 && !strings.EqualFold(sets[s].words[l.from-1], w) || l.to[0] != 'v' || sets[l.to] == nil || l.word < 1 {
					continue
				}
				verb := sets[l.to].words[l.word-1]
				if !strings.Contains(verb, "_") {
					add(&verbs, strings.ToLower(verb))
				}
				sense(l.to)
				found = true
			}
			if part == "n " && strings.Contains(kinds, " "+sets[s].file+" ") {
				sense(s)
				found = true
			}
			if found && file == "" {
				file = sets[s].file
			}
		}
	}
	return verbs, own, ups, file
}

func parse(f []string) *synset {
	s := &synset{file: f[1]}
	n, _ := strconv.ParseInt(f[3], 16, 32)
	at := 4
	for range n {
		word, _, _ := strings.Cut(f[at], "(") // adjectives carry their position: "awake(p)"
		s.words = append(s.words, word)
		at += 2
	}
	links, _ := strconv.Atoi(f[at])
	at++
	for range links {
		kind, to, part, ends := f[at], f[at+1], f[at+2], f[at+3]
		at += 4
		if part == "s" {
			part = "a"
		}
		from, _ := strconv.ParseInt(ends[:2], 16, 32)
		word, _ := strconv.ParseInt(ends[2:], 16, 32)
		switch kind {
		case "@":
			s.ups = append(s.ups, part+to)
		case "+", "<":
			s.made = append(s.made, link{int(from), part + to, int(word)})
		}
	}
	return s
}

func sorted(m map[string]bool) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// each reads the lines of a file of WordNet; the licence at the head begins with blanks.
func each(dir, name string, do func(fields []string)) {
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		if line := s.Text(); !strings.HasPrefix(line, " ") {
			do(strings.Fields(line))
		}
	}
	if err := s.Err(); err != nil {
		log.Fatal(err)
	}
}
