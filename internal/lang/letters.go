package lang

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// A runeSet is a set of code points: a bitmap for ASCII, closed ranges [from, to, from, to …] for the rest.
type runeSet struct {
	ascii  [2]uint64
	ranges []uint32
}

func newRuneSet(ranges []uint32) runeSet {
	s := runeSet{ranges: ranges}
	for i := 0; i+1 < len(ranges); i += 2 {
		for c := ranges[i]; c <= ranges[i+1] && c < utf8.RuneSelf; c++ {
			s.ascii[c>>6] |= 1 << (c & 63)
		}
	}
	return s
}

func (s *runeSet) has(r rune) bool {
	c := uint32(r)
	if c < utf8.RuneSelf {
		return s.ascii[c>>6]>>(c&63)&1 != 0
	}
	lo, hi := 0, len(s.ranges)/2
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if s.ranges[2*mid+1] < c {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return 2*lo < len(s.ranges) && s.ranges[2*lo] <= c
}

// letters holds Python's notions of letters, which decide features and tokens of the reference.
type letters struct {
	alpha, upper, digit, decimal, space, word runeSet
	ignorable, cased                          runeSet
	lower                                     map[rune]string
}

func loadLetters(c *container) *letters {
	set := func(name string) runeSet { return newRuneSet(c.uints("char." + name)) }
	l := &letters{
		alpha: set("alpha"), upper: set("upper"), digit: set("digit"), decimal: set("decimal"),
		space: set("space"), word: set("word"), ignorable: set("ignorable"), cased: set("cased"),
		lower: make(map[rune]string, 1500),
	}
	for _, line := range c.lines("char.tolower") {
		from, to, _ := strings.Cut(line, " ")
		var b []rune
		for _, f := range strings.Fields(to) {
			r, _ := strconv.ParseUint(f, 16, 32)
			b = append(b, rune(r))
		}
		r, _ := strconv.ParseUint(from, 16, 32)
		l.lower[rune(r)] = string(b)
	}
	return l
}

// toLower is Python's str.lower: full case mapping with the final sigma. A string without capitals is
// given back as it is.
func (l *letters) toLower(s string) string {
	i := 0
	for i < len(s) && s[i] < utf8.RuneSelf && (s[i] < 'A' || s[i] > 'Z') {
		i++
	}
	if i == len(s) {
		return s
	}
	b := make([]byte, i, len(s)+8)
	copy(b, s)
	for at := i; at < len(s); {
		r, n := utf8.DecodeRuneInString(s[at:])
		switch {
		case r == 'Σ':
			if l.finalSigma(s, at) {
				b = append(b, "ς"...)
			} else {
				b = append(b, "σ"...)
			}
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			b = append(b, byte(r))
		default:
			if to, ok := l.lower[r]; ok {
				b = append(b, to...)
			} else {
				b = append(b, s[at:at+n]...)
			}
		}
		at += n
	}
	if string(b) == s {
		return s
	}
	return string(b)
}

// finalSigma tells whether the capital sigma at byte at ends a word: behind a cased letter and not
// before one, ignorable ones not counted (Unicode 3.13, as CPython does it).
func (l *letters) finalSigma(s string, at int) bool {
	before, after := s[:at], s[at+len("Σ"):]
	for {
		r, n := utf8.DecodeLastRuneInString(before)
		if n == 0 {
			return false
		}
		if !l.ignorable.has(r) {
			if !l.cased.has(r) {
				return false
			}
			break
		}
		before = before[:len(before)-n]
	}
	for _, r := range after {
		if !l.ignorable.has(r) {
			return !l.cased.has(r)
		}
	}
	return true
}

// isAlpha is Python's str.isalpha.
func (l *letters) isAlpha(s string) bool {
	for _, r := range s {
		if !l.alpha.has(r) {
			return false
		}
	}
	return s != ""
}

// longWord is the length in characters from which spaCy gives every word the shape "LONG".
const longWord = 100

// appendShape appends spaCy's word shape: X, x, d, any other character as it is, runs cut at four.
func (l *letters) appendShape(b []byte, s string) []byte {
	if len(s) >= longWord && utf8.RuneCountInString(s) >= longWord {
		return append(b, "LONG"...)
	}
	last, run := rune(-1), 0
	for _, r := range s {
		c := r
		switch {
		case l.alpha.has(r):
			c = 'x'
			if l.upper.has(r) {
				c = 'X'
			}
		case l.digit.has(r):
			c = 'd'
		}
		if c == last {
			run++
		} else {
			run, last = 0, c
		}
		if run < 4 {
			b = utf8.AppendRune(b, c)
		}
	}
	return b
}
