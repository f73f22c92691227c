package sameevent

import (
	_ "embed" // the lists are packed into the program
	"slices"
	"strings"
	"sync"

	"stemma/internal/lang/vector"
)

//go:embed senses.txt
var senseFile string

//go:embed classes.txt
var classFile string

// A sense holds what the lists know of a word of happenings.
type sense struct {
	verbs, senses, ups []string
	file               string // WordNet's file of the first sense: communication, motion, …
	classes            []string
}

var senses = sync.OnceValue(func() map[string]*sense {
	out := map[string]*sense{}
	at := func(w string) *sense {
		if out[w] == nil {
			out[w] = &sense{}
		}
		return out[w]
	}
	for line := range strings.Lines(senseFile) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "|")
		if strings.HasPrefix(line, "#") || len(f) != 5 {
			continue
		}
		s := at(f[0])
		s.verbs, s.senses, s.ups, s.file = strings.Fields(f[1]), strings.Fields(f[2]), strings.Fields(f[3]), f[4]
	}
	for line := range strings.Lines(classFile) {
		name, words, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if strings.HasPrefix(line, "#") || !ok {
			continue
		}
		for _, w := range strings.Fields(words) {
			s := at(w)
			s.classes = append(s.classes, name)
		}
	}
	return out
})

var noSense = &sense{}

func senseOf(w string) *sense {
	if s := senses()[w]; s != nil {
		return s
	}
	return noSense
}

// common gives how many of the shorter list stand in the other.
func common(a, b []string) int {
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}

// small words tell nothing by themselves.
var small = wordSet(`a an the this that these those of in on at to for from by with and or but as into over under about between after before while
	its his her their our your my it he she they we you i who whom which what when where how is are was were be been being has have had do does did
	will would shall should can could may might must not n't 's no nor so if than then there here also just only very more most other such
	some any all both each mr mrs ms dr him them us me -`)

// light verbs leave it to their object what was done.
var light = wordSet("be have do make take give get go come let put keep begin start continue")

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

// priorDocs are the documents that stand for the rest of the news when it is counted how rare a word is; wordsEach is how many
// words one of them has. Both are of the size of short agency reports; they fade as the set grows.
const priorDocs, wordsEach = 200.0, 300.0

// strange is the share of documents that hold a word that no list knows: a name.
const strange = .002

// usual gives the share of news reports that hold a word.
func usual(w string) float64 {
	t := vector.English()
	i := t.Find(w)
	if i < 0 {
		return strange
	}
	return max(strange, min(.9, wordsEach*t.Share(i)))
}
