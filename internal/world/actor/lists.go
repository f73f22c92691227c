package actor

import (
	_ "embed" // the lists are packed into the program
	"strconv"
	"strings"
	"sync"
	"time"

	"stemma/internal/world"
)

//go:embed words.txt
var wordFile string

//go:embed bodies.txt
var bodyFile string

//go:embed leaders.txt
var leaderFile string

// A role is what a word or group of words says of an actor.
type role struct {
	sector, second string
	officer        bool // holds an office of whatever stands beside it
}

// A term is the years, both inclusive, that somebody led a state; to is 0 where the end is not known.
type term struct {
	country, sector, second string
	from, to                int
}

// A body is a named organisation or people.
type body struct {
	name, country, sector, second string
}

type lists struct {
	roles    map[string]role // "foreign minister"
	longest  int             // words in the longest group
	sets     map[string]map[string]bool
	second   map[string]string // "defence" → MIL
	bodies   map[string]body   // by world.PlaceKey
	leaders  map[string][]term // by world.PlaceKey of the full name
	families map[string][]term // of the family name, where all who bear it led one state
}

var known = sync.OnceValue(func() *lists {
	l := &lists{
		roles: map[string]role{}, sets: map[string]map[string]bool{}, second: map[string]string{},
		bodies: map[string]body{}, leaders: map[string][]term{}, families: map[string][]term{},
	}
	for f := range cells(wordFile, ": ") {
		l.words(strings.Fields(f[0]), strings.Fields(f[1]))
	}
	for f := range cells(bodyFile, "|") {
		sector, second, _ := strings.Cut(f[2], " ")
		for _, name := range strings.Split(f[0], ";") {
			l.bodies[world.PlaceKey(name)] = body{name, f[1], sector, second}
		}
	}
	for f := range cells(leaderFile, "|") {
		for _, one := range strings.Split(f[1], "; ") {
			l.leader(f[0], one)
		}
	}
	for name, terms := range l.families { // "Kim" led two states: a family name alone says neither
		for _, t := range terms {
			if t.country != terms[0].country {
				delete(l.families, name)
			}
		}
	}
	return l
})

// cells gives the lines of a list that are no comment, cut at a mark.
func cells(file, mark string) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(file) {
			line = strings.TrimSuffix(line, "\n")
			if f := strings.Split(line, mark); !strings.HasPrefix(line, "#") && len(f) > 1 && !yield(f) {
				return
			}
		}
	}
}

func (l *lists) words(head, words []string) {
	sector, second := "", ""
	if len(head) > 1 {
		sector = head[1]
	}
	if len(head) > 2 {
		second = head[2]
	}
	for _, w := range words {
		w = strings.ReplaceAll(w, "_", " ")
		switch head[0] {
		case "role", "officer":
			if _, taken := l.roles[w]; !taken {
				l.roles[w] = role{sector, second, head[0] == "officer"}
				l.longest = max(l.longest, strings.Count(w, " ")+1)
			}
		case "broken":
			l.roles[w] = role{sector: "PRE"}
			l.longest = max(l.longest, strings.Count(w, " ")+1)
		case "second":
			l.second[w] = sector
		default:
			if l.sets[head[0]] == nil {
				l.sets[head[0]] = map[string]bool{}
			}
			l.sets[head[0]][w] = true
		}
	}
}

// leader takes one entry: names, years ("1994-1996+2001-2004"), sectors if not GOV.
func (l *lists) leader(country, entry string) {
	f := strings.Fields(entry)
	at := len(f)
	for i, x := range f {
		if x[0] >= '0' && x[0] <= '9' {
			at = i
			break
		}
	}
	if at == 0 || at == len(f) {
		return
	}
	t := term{country: country, sector: "GOV"}
	if at+1 < len(f) {
		t.sector = f[at+1]
	}
	if at+2 < len(f) {
		t.second = f[at+2]
	}
	family := f[at-1]
	names := make([]string, at)
	for i, x := range f[:at] {
		if rest, marked := strings.CutPrefix(x, "^"); marked {
			x, family = rest, rest
		}
		names[i] = x
	}
	full := world.PlaceKey(strings.Join(names, " "))
	for _, span := range strings.Split(f[at], "+") {
		from, to, _ := strings.Cut(span, "-")
		t.from, _ = strconv.Atoi(from)
		t.to, _ = strconv.Atoi(to)
		l.leaders[full] = append(l.leaders[full], t)
		if key := world.PlaceKey(family); key != full {
			l.families[key] = append(l.families[key], t)
		}
	}
}

// office gives what a leader is on a day: the term that holds it, else the last one, and whether it is over.
// Without a day the day of the list counts.
func office(terms []term, on time.Time) (term, bool) {
	last := terms[0]
	for _, t := range terms {
		if on.IsZero() && t.to == 0 || !on.IsZero() && t.from <= on.Year() && (t.to == 0 || t.to >= on.Year()) {
			return t, false
		}
		if t.to > last.to {
			last = t
		}
	}
	return last, true
}

// singulars gives the forms that a word may be the plural of, itself first.
func singulars(w string) []string {
	out := []string{w}
	cut := func(end, put string) {
		if stem, ok := strings.CutSuffix(w, end); ok && len(stem) > 1 {
			out = append(out, stem+put)
		}
	}
	cut("men", "man")
	cut("children", "child")
	cut("ies", "y")
	cut("ves", "f")
	cut("es", "")
	cut("s", "")
	return out
}
