package said

import (
	_ "embed"
	"strings"

	"stemma/internal/lang"
)

//go:embed words.txt
var wordsText string

// A class is a set of words that behave alike as cues ("say", "doubt", "praise"), numbered in order of words.txt.
type class = uint16

// lexicon holds the classes of each lemma by part of speech: v, n, a, r.
type lexicon struct {
	names  []string
	family []string // of each class: said, thought, meant (wished, done) or shown
	words  [4]map[string][]class
}

var words = readWords(wordsText)

func readWords(text string) *lexicon {
	l := &lexicon{names: []string{""}, family: []string{"said"}}
	for i := range l.words {
		l.words[i] = map[string][]class{}
	}
	for line := range strings.Lines(text) {
		head, rest, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(head, "#") {
			continue
		}
		pos := strings.IndexByte("vnar", head[0])
		if pos < 0 {
			for w := range strings.FieldsSeq(rest) {
				for c, n := range l.names {
					if n == w[:1]+" "+w[2:] {
						l.family[c] = head[2:]
					}
				}
			}
			continue
		}
		l.names, l.family = append(l.names, head), append(l.family, "said")
		id := class(len(l.names) - 1)
		for w := range strings.FieldsSeq(rest) {
			l.words[pos][w] = append(l.words[pos][w], id)
		}
	}
	return l
}

// name gives the name of a class, empty for those that are not in words.txt.
func (l *lexicon) name(c class) string {
	if int(c) < len(l.names) {
		return l.names[c]
	}
	return ""
}

// familyOf gives the family of a class; those that are not in words.txt are of words said, but for words of no class.
func (l *lexicon) familyOf(c class) string {
	if int(c) < len(l.family) {
		return l.family[c]
	}
	if c == classOther {
		return "meant"
	}
	return "said"
}

// is reports whether cs holds the class of that name ("n person").
func (l *lexicon) is(cs []class, name string) bool {
	for _, c := range cs {
		if l.name(c) == name {
			return true
		}
	}
	return false
}

// of gives the classes of token i. The pipeline's lemma is tried first and then the word with its
// ending cut, because the lemmatiser's rules double or drop letters ("hoped" to "hop").
func (l *lexicon) of(d *lang.Doc, i int) []class {
	t := &d.Tokens[i]
	var pos int
	switch t.Pos {
	case "VERB", "AUX":
		pos = 0
	case "NOUN":
		pos = 1
	case "PROPN": // headlines write every word with a capital
		w := strings.ToLower(d.Word(i))
		if cs := l.words[1][w]; cs != nil {
			return cs
		}
		if cs := l.words[1][strings.TrimSuffix(w, "s")]; cs != nil {
			return cs
		}
		return l.verb(w, w)
	case "ADJ":
		w := strings.ToLower(t.Lemma)
		if cs := l.words[2][w]; cs != nil {
			return cs
		}
		if t.Tag == "VBN" || t.Tag == "VBG" || strings.HasSuffix(w, "ed") {
			return l.verb(w, strings.ToLower(d.Word(i)))
		}
		return nil
	case "ADV":
		pos = 3
	case "SCONJ", "ADP":
		if strings.EqualFold(d.Word(i), "according") {
			return accordingClass
		}
		return nil
	default:
		return nil
	}
	w := strings.ToLower(t.Lemma)
	if pos == 0 {
		word := strings.ToLower(d.Word(i))
		if word == "according" {
			return accordingClass
		}
		return l.verb(w, word)
	}
	if cs := l.words[pos][w]; cs != nil {
		return cs
	}
	return l.words[pos][strings.ToLower(d.Word(i))]
}

func (l *lexicon) verb(lemma, word string) []class {
	v := l.words[0]
	if cs := v[lemma]; cs != nil {
		return cs
	}
	for _, end := range [...]string{"ed", "es", "ing", "s", "d"} {
		stem, ok := strings.CutSuffix(word, end)
		if !ok || len(stem) < 2 {
			continue
		}
		if cs := v[stem]; cs != nil {
			return cs
		}
		if cs := v[stem+"e"]; cs != nil {
			return cs
		}
		if n := len(stem); stem[n-1] == stem[n-2] && v[stem[:n-1]] != nil {
			return v[stem[:n-1]]
		}
	}
	return nil
}

// The classes that are not in words.txt, numbered from the top.
const (
	classAccording class = 0xfff0 + iota
	classColon
	classPutIt // "as one diplomat put it"
	classNear  // a verb of no class in a sentence with a quotation
	classBare  // a verb of no class that governs a clause
	classOther // any other word of no class
)

var (
	accordingClass = []class{classAccording}
	colonClass     = []class{classColon}
	bareClass      = []class{classBare}
	nearClass      = []class{classNear}
	otherClass     = []class{classOther}
	putItClass     = []class{classPutIt}
)
