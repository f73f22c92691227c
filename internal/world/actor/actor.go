// Package actor answers: of which state, and of what sort, is the actor that these words name? "Moroccan
// diplomats" are MAR GOV.
//
// Method: dictionary coding as the event data trade does it (Schrodt, CAMEO, 2012; PLOVER codebook of the Open
// Event Data Alliance, 2018 and later), with lists of our own. A phrase is cut at its first preposition: the last
// role word before it is what the actor is; one who only holds an office ("president", "spokesman", "members") is of
// the sector of what stands beside him or behind the preposition. The state is the first that is named before
// the preposition, by its name, its people, its capital, a body (bodies.txt) or a leader (leaders.txt), then
// one behind it, then one that only backs the actor ("US-backed"), then the town or region, and last what
// stands beside the phrase. Who held an office, or is called a former holder, is of the elite (ELI).
//
// Countries are ISO 3166-1 alpha-3, and CAMEO's codes where that has none: UNO the United Nations, EUR the
// European Union, IGO other bodies of states. Sectors are those of PLOVER; beside the contract's
// list CRM criminals, PRM paramilitaries, UAF other armed men, JRN the press and MED medics (PLOVER; in
// CAMEO MED is the press), HLH bodies of health, REL and the faiths CHR MOS JEW HIN BUD SIK, LAB, AGR, REF,
// SOC civil society, ELI, SET settlers, LAW, PRE a state that few recognise. A state as such has no sector; a capital
// alone stands for its government; UNK is somebody of whom the words say nothing.
//
// Invariants: a pure function of the phrase, the words beside it and the day; linear in the phrase; a code in
// the answer is always in one of the lists.
//
// What it gets wrong: people who lead no state, bodies that no list has, and whoever took an office after early 2025; an
// office whose state is told only elsewhere in the report ("the minister"), unless the caller gives it; religions and
// peoples as finer codes; metaphors ("an army of volunteers"). Not tried: the actor dictionaries of PETRARCH (MIT),
// which end about 2014, and the nearest page of an encyclopedia, which is larger than the program.
package actor

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"stemma/internal/world"
)

// A Coding is what the words say of an actor; empty strings where they say nothing.
type Coding struct {
	Country        string // ISO 3166-1 alpha-3, or UNO, EUR, IGO
	Sector, Second string // "the defence minister" is GOV and MIL
	Role           string // the words that told the sector
	Rest           string // the phrase without the state's name and articles
}

// Code joins the parts as event data write them: "DEUGOVMIL".
func (c Coding) Code() string { return c.Country + c.Sector + c.Second }

// Of codes a noun phrase by itself.
func Of(phrase string) Coding { return Beside(phrase, "", time.Time{}) }

// Beside codes a noun phrase that stands in other words, which may tell the state if the phrase does not, on a
// day, which tells whether an office was held then (the zero time: today, as far as the list knows).
func Beside(phrase, words string, on time.Time) Coding {
	r := &reader{lists: known(), on: on, words: cut(phrase)}
	r.find()
	c := r.code()
	if c.Country == "" && words != "" {
		b := &reader{lists: r.lists, on: on, words: cut(words)}
		b.find()
		c.Country = b.country(0, len(b.words))
	}
	return c
}

// A word of the phrase. behind: what stands joined to it only backs the actor ("US-backed").
type word struct {
	in        string // as written, with a possessive ending
	text, low string
	behind    bool
}

// A found is a state, body, people or leader that words [from, to) name.
type found struct {
	from, to       int
	kind           string // country, people, capital, body, leader, place
	country        string
	sector, second string
	over, weak     bool // the office is over; the name is a common word too
	plural         bool // people in the plural
}

type reader struct {
	*lists
	on    time.Time
	words []word
	names []found // in order, not overlapping
	taken []int   // for each word, the name it belongs to, -1
}

// longest is the number of words of a phrase that are read: a noun phrase with its clauses; what goes on says nothing
// of who is meant, and words behind words behind words would cost their square.
const longest = 60

// cut gives the words of a phrase, without marks, possessive endings and joined parts.
func cut(phrase string) []word {
	var out []word
	fields := strings.Fields(phrase)
	for _, f := range fields[:min(len(fields), longest)] {
		f = strings.TrimFunc(f, func(r rune) bool {
			return unicode.IsPunct(r) && r != '.' && r != '\'' && r != '’' || r == '`' || r == '$'
		})
		in := f
		for _, end := range []string{"'s", "’s", "'", "’"} {
			f = strings.TrimSuffix(f, end)
		}
		f = strings.TrimLeft(f, "'’.")
		if f == "" || f == "." {
			continue
		}
		out = append(out, word{in: in, text: f, low: strings.TrimSuffix(strings.ToLower(f), ".")})
	}
	return out
}

// most bounds the words of a name: none in the lists is longer.
const most = 7

// find marks the names of the phrase, from the left, the longest first.
func (r *reader) find() {
	r.taken = make([]int, len(r.words))
	for i := range r.taken {
		r.taken[i] = -1
	}
	for i := 0; i < len(r.words); {
		n := min(most, len(r.words)-i)
		for ; n > 0; n-- {
			if f, ok := r.named(i, i+n); ok {
				for k := i; k < i+n; k++ {
					r.taken[k] = len(r.names)
				}
				r.names = append(r.names, f)
				break
			}
		}
		i += max(n, 1)
	}
}

func (r *reader) join(from, to int) string {
	parts := make([]string, 0, to-from)
	for i, w := range r.words[from:to] {
		if from+i < to-1 {
			parts = append(parts, w.in) // "People's Republic"
		} else {
			parts = append(parts, w.text)
		}
	}
	return strings.Join(parts, " ")
}

// named looks words [from, to) up in every list.
func (r *reader) named(from, to int) (found, bool) {
	name := r.join(from, to)
	f := found{from: from, to: to}
	if front, back, ok := strings.Cut(name, "-"); ok && to-from == 1 { // "US-backed", "Iraqi-born"
		c, isName := world.CountryNamed(front)
		if !isName {
			c, isName = world.CountryOfPeople(front)
		}
		if isName {
			r.words[from].behind = r.sets["behind"][strings.ToLower(back)]
			f.kind, f.country = "people", c.Code3
			return f, true
		}
	}
	key := world.PlaceKey(name)
	big := upper(name)
	if b, ok := r.bodies[key]; ok && big && (to-from > 1 || sameCase(b.name, name)) {
		f.kind, f.country, f.sector, f.second = "body", b.country, b.sector, b.second
		_, f.weak = r.roleOf(from, to)
		return f, true
	}
	if terms, ok := r.leaders[key]; ok && (big || to-from > 1) {
		return r.leader(f, terms), true
	}
	if c, ok := world.CountryNamed(name); ok && (big || len(name) > 3) {
		f.kind, f.country = "country", c.Code3
		return f, true
	}
	if c, ok := world.CountryOfPeople(name); ok {
		f.kind, f.country = "people", c.Code3
		f.plural = strings.HasSuffix(name, "s") && len(name) > 4 && !strings.HasSuffix(name, "ss")
		return f, true
	}
	if c, ok := world.CountryOfCapital(name); ok {
		f.kind, f.country = "capital", c.Code3
		return f, true
	}
	if terms, ok := r.families[key]; ok && big && to-from == 1 && (len(r.words) == 1 || from > 0 && r.titled(from)) {
		return r.leader(f, terms), true
	}
	return found{}, false
}

// titled reports whether the word before a place in the phrase is a role or a first initial.
func (r *reader) titled(at int) bool {
	_, ok := r.roleOf(at-1, at)
	return ok && at == len(r.words)-1
}

func (r *reader) leader(f found, terms []term) found {
	t, over := office(terms, r.on)
	f.kind, f.country, f.sector, f.second, f.over = "leader", t.country, t.sector, t.second, over
	return f
}

func upper(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(first) || strings.HasPrefix(name, "al-") || strings.HasPrefix(name, "al ")
}

// sameCase reports whether a name of one word is written as the list writes it: "IS" is a group and "Is" a verb.
// Long names may be all in capitals.
func sameCase(listed, written string) bool {
	if listed == strings.ToUpper(listed) && len(listed) <= 4 && !strings.Contains(listed, ".") {
		return strings.ReplaceAll(written, ".", "") == listed || listed == "NATO" && written == "Nato"
	}
	return true
}

// roleOf looks words up as a role, in the singular too.
func (r *reader) roleOf(from, to int) (role, bool) {
	if to-from > r.longest || from < 0 {
		return role{}, false
	}
	head := ""
	for _, w := range r.words[from : to-1] {
		head += w.low + " "
	}
	for _, last := range singulars(r.words[to-1].low) {
		if x, ok := r.roles[head+last]; ok {
			return x, true
		}
	}
	if to-from > 1 { // "attorneys general", "chiefs of staff"
		for _, first := range singulars(r.words[from].low)[1:] {
			if x, ok := r.roles[first+strings.TrimPrefix(head+r.words[to-1].low, r.words[from].low)]; ok {
				return x, true
			}
		}
	}
	return role{}, false
}
