package lang

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
)

//go:embed data/news/places.txt
var placesFile string

//go:embed data/news/people.txt
var peopleFile string

//go:embed data/news/bodies.txt
var bodiesFile string

// A known is a name of several or one word that the lists hold, with its label.
type known struct {
	name, label string
	unsure      bool // often something else
}

// wordLists is what every reader of news knows.
type wordLists struct {
	names map[string][]known  // by first token, longer names first
	words map[string]wordKind // by the word as the lists write it
}

// wordKind is what a word may be, as bits.
type wordKind uint32

const (
	isTitle wordKind = 1 << iota
	isAddress
	isRole
	isGiven
	isHead
	isForm
	isBuilding
	isLand
	isHappening
	isSort
	isCalendar
	isUnsure
	isGround
	isListed
	isVessel
	isStreet
	isBefore
)

var kindsOf = map[string]wordKind{
	"title": isTitle, "address": isAddress, "role": isRole, "given": isGiven, "head": isHead, "form": isForm,
	"building": isBuilding, "land": isLand, "happening": isHappening, "sort": isSort, "calendar": isCalendar, "unsure": isUnsure, "ground": isGround,
	"vessel": isVessel, "street": isStreet, "before": isBefore,
}

var labelsOf = map[string]string{"state": "GPE", "city": "GPE", "region": "LOC", "people": "NORP", "body": "ORG"}

// readLists reads the lists; their names are cut by the tokeniser of p.
func readLists(p *Pipeline, files ...string) *wordLists {
	w := &wordLists{names: map[string][]known{}, words: map[string]wordKind{}}
	for _, file := range files {
		section := ""
		var all strings.Builder
		flush := func() {
			for entry := range strings.SplitSeq(all.String(), ";") {
				if entry = strings.TrimSpace(entry); entry != "" {
					w.add(section, entry)
				}
			}
			all.Reset()
		}
		for line := range strings.Lines(file) {
			line = strings.TrimSpace(line)
			switch {
			case line == "" || line[0] == '#':
			case line[0] == '[':
				flush()
				section = strings.Trim(line, "[]")
			default:
				all.WriteString(line + " ")
			}
		}
		flush()
	}
	byFirst := map[string][]known{}
	for _, list := range w.names {
		for _, k := range list {
			first := p.Tokens(k.name)[0]
			word := k.name[first.Start:first.End]
			k.unsure = w.words[k.name]&isUnsure != 0
			byFirst[word] = append(byFirst[word], k)
		}
	}
	for _, list := range byFirst {
		slices.SortStableFunc(list, func(a, b known) int {
			if len(a.name) != len(b.name) {
				return len(b.name) - len(a.name)
			}
			return strings.Compare(a.name, b.name)
		})
	}
	w.names = byFirst
	return w
}

func (w *wordLists) add(section, entry string) {
	if label := labelsOf[section]; label != "" {
		if w.words[entry]&isListed == 0 { // the first list counts
			w.names[entry] = append(w.names[entry], known{name: entry, label: label})
		}
		w.words[entry] |= isListed
		return
	}
	w.words[entry] |= kindsOf[section]
}

// at gives the longest listed name that begins with token i of a document and ends with a token of it, and
// the token after it; 0 if there is none.
func (w *wordLists) at(d *Doc, seen string, i int) (known, int) {
	t := d.Tokens[i]
	for _, k := range w.names[seen[t.Start:t.End]] {
		end := t.Start + len(k.name)
		if end > len(seen) || seen[t.Start:end] != k.name {
			continue
		}
		for j := i; j < len(d.Tokens) && d.Tokens[j].End <= end; j++ {
			if d.Tokens[j].End == end {
				return k, j + 1
			}
		}
	}
	return known{}, 0
}

// single gives the label of a listed name, "" if it is none.
func (w *wordLists) single(name string) string {
	for _, k := range w.names[name] {
		if k.name == name {
			return k.label
		}
	}
	return ""
}

// is tells whether a word is of one of the kinds.
func (w *wordLists) is(word string, kind wordKind) bool { return w.words[word]&kind != 0 }

func largeLetter(c rune) bool {
	if c < 0x80 {
		return 'A' <= c && c <= 'Z'
	}
	return unicode.IsUpper(c)
}

func smallLetter(c rune) bool {
	if c < 0x80 {
		return 'a' <= c && c <= 'z'
	}
	return unicode.IsLetter(c) && !unicode.IsUpper(c)
}
