package lang

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// vocabulary turns a word into the keys that the embedding tables know it by.
type vocabulary struct {
	letters *letters
	symbols map[string]uint64 // strings that spaCy numbers by hand
	norms   map[uint64]string // spelling variants by key of the word
	special []string          // norms set by tokeniser exceptions
}

func loadVocabulary(c *container, l *letters, special []string) *vocabulary {
	v := &vocabulary{letters: l, symbols: map[string]uint64{}, norms: map[uint64]string{}, special: special}
	for _, line := range c.lines("symbols") {
		n, name, _ := strings.Cut(line, " ")
		v.symbols[name], _ = strconv.ParseUint(n, 10, 64)
	}
	for _, line := range c.lines("norms") {
		key, norm, _ := strings.Cut(line, " ")
		k, _ := strconv.ParseUint(key, 16, 64)
		v.norms[k] = norm
	}
	return v
}

// key is the number under which spaCy's string store knows a string.
func (v *vocabulary) key(s string) uint64 {
	if s == "" {
		return 0
	}
	if n, ok := v.symbols[s]; ok {
		return n
	}
	return hashString(s)
}

// The lexical features of a word, in the order of the tables.
const (
	featNorm = iota
	featPrefix
	featSuffix
	featShape
	lexicalFeatures
)

// features gives the keys of norm, first character, last three characters and shape.
func (v *vocabulary) features(word, lower string, norm uint16, scratch []byte) ([lexicalFeatures]uint64, []byte) {
	var f [lexicalFeatures]uint64
	if norm != 0 {
		f[featNorm] = v.key(v.special[norm])
	} else if n, ok := v.norms[v.key(word)]; ok {
		f[featNorm] = v.key(n)
	} else {
		f[featNorm] = v.key(lower)
	}
	_, first := utf8.DecodeRuneInString(word)
	f[featPrefix] = v.key(word[:first])
	tail := len(word)
	for range 3 {
		_, n := utf8.DecodeLastRuneInString(word[:tail])
		tail -= n
	}
	f[featSuffix] = v.key(word[tail:])
	scratch = v.letters.appendShape(scratch[:0], word)
	f[featShape] = v.key(string(scratch))
	return f, scratch
}

// isSpace tells whether a word is white space only.
func (v *vocabulary) isSpace(word string) bool {
	for _, r := range word {
		if !v.letters.space.has(r) {
			return false
		}
	}
	return word != ""
}
