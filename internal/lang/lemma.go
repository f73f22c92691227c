package lang

import (
	"encoding/json"
	"slices"
	"strings"
)

// The kinds of word that the lemmatiser has tables for, in the order of the bits of lemmatizer.index.
var lemmaKinds = [...]string{"ADJ", "ADV", "NOUN", "VERB", "PUNCT"}

// A lemmatizer finds base forms by suffix rules, a list of known base forms and a list of exceptions:
// WordNet's method (Miller, 1995), with spaCy's tables.
type lemmatizer struct {
	letters    *letters
	index      wordTable // known base forms, with a bit for each kind
	exceptions wordTable // kind digit + word → line of forms
	forms      []string
	rules      [len(lemmaKinds)][]string // old, new, old, new …
}

func loadLemmatizer(c *container, l *letters) *lemmatizer {
	m := &lemmatizer{
		letters: l, index: c.words("lemma.index"), exceptions: c.words("lemma.exception"),
		forms: c.lines("lemma.forms"),
	}
	for i, line := range c.lines("lemma.rules") {
		var f []string
		if err := json.Unmarshal([]byte(line), &f); err != nil || len(f) == 0 || i >= len(m.rules) {
			c.err = err
			continue
		}
		m.rules[i] = f[1:]
	}
	return m
}

// base gives the lemma of a word. lower is the word in small letters.
func (m *lemmatizer) base(word, lower, pos string, morph *morphology) string {
	switch {
	case pos == "" || pos == "SPACE",
		pos == "NOUN" && morph.singular, pos == "VERB" && morph.present,
		morph.infinitive, morph.positive:
		return lower
	case pos == "PROPN":
		return word
	}
	kind := slices.Index(lemmaKinds[:], pos)
	if kind < 0 {
		return lower
	}
	bit := uint32(1) << kind
	var known, strange, unknown string // first of each in the order of the rules, but the last of the known
	var candidates []string
	for i := 0; i+1 < len(m.rules[kind]); i += 2 {
		stem, ok := strings.CutSuffix(lower, m.rules[kind][i])
		if !ok {
			continue
		}
		form := stem + m.rules[kind][i+1]
		if form == "" {
			continue
		}
		switch v, _ := m.index.find(form); {
		case v&bit != 0:
			known = form
			candidates = append(candidates, form)
		case !m.letters.isAlpha(form):
			if strange == "" {
				strange = form
			}
			candidates = append(candidates, form)
		case unknown == "":
			unknown = form
		}
	}
	if line, ok := m.exceptions.find(string(rune('0'+kind)) + lower); ok {
		special := ""
		for form := range strings.SplitSeq(m.forms[line], "\t") {
			if !slices.Contains(candidates, form) {
				special = form
				candidates = append(candidates, form)
			}
		}
		if special != "" {
			return special
		}
	}
	for _, form := range [...]string{known, strange, unknown} {
		if form != "" {
			return form
		}
	}
	return word
}
