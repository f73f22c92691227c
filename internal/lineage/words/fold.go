package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/internal/lang/undress"
)

// letterOrDigit says which ASCII bytes stand in words.
var letterOrDigit = func() (t [256]bool) {
	for b := range t {
		t[b] = b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
	}
	return t
}()

// hash is FNV-1a with a final mixing (the finaliser of MurmurHash3), so that low bits may be used alone.
func hash(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return Mix(h)
}

// Hash gives the hash of a folded word.
func Hash(s string) uint64 { return hash([]byte(s)) }

// StemHash gives what Word.Stem holds for a folded word.
func StemHash(s string) uint64 { return hash(stem([]byte(s))) }

// Mix spreads the bits of h.
func Mix(h uint64) uint64 {
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// hidden reports whether a character shows nothing and is not white space: the default-ignorable characters that
// can stand in an article, among them soft hyphens, joiners, direction marks, variation selectors and tags.
func wordRune(r rune) bool {
	return r < utf8.RuneSelf && letterOrDigit[r] || r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r))
}

func wordStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return wordRune(r) || undress.Hidden(r)
}

func upperAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || r == '“' || r == '"' || r == '—' || unicode.IsDigit(r)
}

// lineIsShort reports whether the line that ends at i is too short to have been wrapped: 60 characters is below every
// common wrapping width.
func lineIsShort(s string, i int) bool { return i-strings.LastIndexByte(s[:i], '\n') < 60 }

// dotted reports whether the dot at i belongs to a word of single letters with dots, such as U.S. or a.m.
func dotted(s string, start, i, end int) bool {
	if i-start < 1 || i >= end {
		return false
	}
	alone := i-start == 1 || s[i-2] == '.'
	isLetter := letterOrDigit[s[i-1]] && s[i-1] > '9'
	if !alone || !isLetter {
		return false
	}
	if i-start > 1 { // the closing dot of U.S.
		return true
	}
	return i+2 < end && letterOrDigit[s[i+1]] && s[i+1] > '9' && s[i+2] == '.'
}

// apostrophe reports whether the apostrophe of n bytes at i stands inside a word.
func apostrophe(s string, i, n, end int) int {
	if i+n < end && letterOrDigit[s[i+n]] {
		return 1
	}
	return 0
}

// possessive reads on after an apostrophe: a possessive s is dropped, anything else joins the word ("don't" is dont).
func possessive(buf []byte, s string, i int, last *int, end int) ([]byte, int) {
	if (s[i] == 's' || s[i] == 'S') && (i+1 >= end || !letterOrDigit[s[i+1]]) {
		*last = i + 1
		return buf, i + 1
	}
	return buf, i
}

// Kinds of folding.
const (
	plain = iota
	accent
	lookalike
)

// accents spells U+00C0 to U+017F without marks; a space stands for two letters, listed below.
const accents = "aaaaaa ceeeeiiii" + "dnooooo*ouuuuy  " + "aaaaaa ceeeeiiii" + "dnooooo*ouuuuy y" +
	"aaaaaaccccccccdd" + "ddeeeeeeeeeegggg" + "gggghhhhiiiiiiii" + "ii  jjkkklllllll" +
	"lllnnnnnnnnnoooo" + "oo  rrrrrrssssss" + "ssttttttuuuuuuuu" + "uuuuwwyyyzzzzzzs"

// fold gives the plain spelling of a letter outside ASCII.
func fold(r rune) (string, int) {
	if r >= 0xC0 && r <= 0x17F {
		switch r {
		case 'Æ', 'æ':
			return "ae", accent
		case 'Œ', 'œ':
			return "oe", accent
		case 'ß':
			return "ss", accent
		case 'Þ', 'þ':
			return "th", accent
		case 'Ĳ', 'ĳ':
			return "ij", accent
		}
		k := r - 0xC0
		return accents[k : k+1], accent
	}
	if unicode.IsMark(r) {
		return "", accent
	}
	if p := undress.Plain(r); p != 0 {
		return string(unicode.ToLower(p)), lookalike
	}
	switch r {
	case 'ﬀ':
		return "ff", accent
	case 'ﬁ':
		return "fi", accent
	case 'ﬂ':
		return "fl", accent
	case 'ﬃ':
		return "ffi", accent
	case 'ﬄ':
		return "ffl", accent
	}
	return string(unicode.ToLower(r)), plain
}

// Undressed gives a word as it would stand without hidden and look-alike characters; capitals and accents stay.
func Undressed(s string) string {
	var b strings.Builder
	for _, r := range s {
		f, kind := fold(r)
		switch {
		case undress.Hidden(r):
		case kind != lookalike:
			b.WriteRune(r)
		case unicode.IsUpper(r):
			b.WriteString(strings.ToUpper(f))
		default:
			b.WriteString(f)
		}
	}
	return b.String()
}

// skeleton hashes the consonants of a name: transliterations differ in vowels, in doubling and in the h that follows a
// consonant (Soleimani, Suleymani; Kadhimi, Khadimi).
func skeleton(buf []byte) uint64 {
	var out [32]byte
	n := 0
	for i, b := range buf {
		switch b {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			continue
		case 'h':
			if i > 0 {
				continue
			}
		case 'q':
			b = 'k'
		case 'w':
			b = 'v'
		}
		if n > 0 && out[n-1] == b || n == len(out) {
			continue
		}
		out[n] = b
		n++
	}
	if n < 3 { // two consonants say too little
		return 0
	}
	return hash(out[:n]) | 1
}
