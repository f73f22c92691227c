package chains

import (
	_ "embed"
	"strings"
)

//go:embed words/person.txt
var personWords string

//go:embed words/person-wordnet.txt
var morePersonWords string

//go:embed words/persona.txt
var personaWords string

//go:embed words/many.txt
var manyWords string

//go:embed words/organisation.txt
var organisationWords string

//go:embed words/place.txt
var placeWords string

//go:embed words/title.txt
var titleWords string

//go:embed words/gender.txt
var genderWords string

//go:embed words/alias.txt
var aliasWords string

// gender is a set of the sexes, and of none, that a mention may have.
type gender uint8

const (
	male gender = 1 << iota
	female
	neuter
	anyone  = male | female
	anybody = male | female | neuter
)

// number is a set of the grammatical numbers that a mention may have.
type number uint8

const (
	singular number = 1 << iota
	plural
	anyNumber = singular | plural
)

var (
	people, crowds = loadPeople(personWords + "\n" + morePersonWords)
	personas       = loadSet(personaWords) // what somebody in focus is known for
	anyOf          = loadSet(manyWords)    // of whom there are many
	bodies         = loadSet(organisationWords)
	grounds        = loadSet(placeWords)
	titles         = loadTitles(titleWords)
	sexes          = loadSexes(genderWords)
	aliases        = loadAliases(aliasWords)
)

// lines gives the lines of a word file without comments and empty lines.
func lines(file string) []string {
	var out []string
	for l := range strings.Lines(file) {
		if l = strings.TrimSpace(l); l != "" && l[0] != '#' {
			out = append(out, l)
		}
	}
	return out
}

func loadSet(file string) map[string]bool {
	m := map[string]bool{}
	for _, l := range lines(file) {
		for _, w := range strings.Fields(l) {
			m[w] = true
		}
	}
	return m
}

func loadPeople(file string) (one, many map[string]bool) {
	one, many = map[string]bool{}, map[string]bool{}
	for w := range loadSet(file) {
		if b, ok := strings.CutSuffix(w, "+"); ok {
			many[b] = true
		} else {
			one[w] = true
		}
	}
	return one, many
}

func loadTitles(file string) map[string]gender {
	m := map[string]gender{}
	for _, l := range lines(file) {
		f := strings.Fields(l)
		m[f[0]] = anyone
		if len(f) > 1 {
			m[f[0]] = sexOf(f[1])
		}
	}
	return m
}

func sexOf(letter string) gender {
	switch letter {
	case "m", "m:":
		return male
	case "f", "f:":
		return female
	}
	return anyone
}

func loadSexes(file string) map[string]gender {
	m := map[string]gender{}
	for _, l := range lines(file) {
		f := strings.Fields(l)
		for _, w := range f[1:] {
			m[w] = sexOf(f[0])
		}
	}
	return m
}

func loadAliases(file string) map[string]string {
	m := map[string]string{}
	for _, l := range lines(file) {
		f := strings.Split(l, "|")
		for _, w := range f {
			m[w] = f[0]
		}
	}
	return m
}

// person reports whether a noun, by its lemma, stands for a person: by the lists, or as "fireman" and "oarswoman" do.
func person(lemma string) bool {
	if people[lemma] {
		return true
	}
	for _, e := range [...]string{"man", "men", "woman", "women"} {
		if strings.HasSuffix(lemma, e) && len(lemma) >= len(e)+4 && !bodies[lemma] {
			return true
		}
	}
	return false
}

// Acts reports whether a noun, by its lemma, stands for a body or a group of people that acts: "ministry", "police".
func Acts(lemma string) bool { return bodies[lemma] || crowds[lemma] }

// Ground reports whether a noun, by its lemma, stands for a place.
func Ground(lemma string) bool { return grounds[lemma] }
