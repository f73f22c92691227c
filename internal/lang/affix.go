package lang

import (
	"strings"
	"unicode/utf8"
)

// affixes finds what the tokeniser peels off a run of characters: spaCy's regular expressions for
// prefixes, suffixes, infixes and web addresses, written out by hand so that they need no look-behind,
// run in linear time and never backtrack. Single characters stand in sets that tools/convert computed by
// asking the expressions themselves; tools/convert refuses to run when the expressions have changed.
type affixes struct {
	letters              *letters
	prefix, suffix, icon runeSet
	beforeStop           runeSet // what a full stop may be cut off behind
	alpha, lower, upper  runeSet
	quote                runeSet
	afterDigit           map[string]bool // units, currencies and "+", cut off behind a digit
	longestUnit          int             // bytes
}

func loadAffixes(c *container, l *letters) *affixes {
	set := func(name string) runeSet { return newRuneSet(c.uints("class." + name)) }
	a := &affixes{
		letters: l, prefix: set("prefix"), suffix: set("suffix"), icon: set("icon"), beforeStop: set("beforestop"),
		alpha: set("alpha"), lower: set("lower"), upper: set("upper"), quote: set("quote"),
		afterDigit: map[string]bool{},
	}
	for _, unit := range c.lines("tokens.afterdigit") {
		a.afterDigit[unit] = true
		a.longestUnit = max(a.longestUnit, len(unit))
	}
	return a
}

func digit(b byte) bool { return '0' <= b && b <= '9' }

// dots counts the full stops that s begins with.
func dots(s string) int {
	n := 0
	for n < len(s) && s[n] == '.' {
		n++
	}
	return n
}

// findPrefix gives the bytes of the prefix of s, 0 if there is none.
func (a *affixes) findPrefix(s string) int {
	if s == "" {
		return 0
	}
	switch s[0] {
	case '.':
		if n := dots(s); n >= 2 {
			return n
		}
		return 0
	case '+':
		if len(s) > 1 && digit(s[1]) {
			return 0
		}
		return 1
	case 'U':
		if strings.HasPrefix(s, "US$") {
			return 3
		}
		return 0
	case 'A', 'C':
		if len(s) > 1 && s[1] == '$' {
			return 2
		}
		return 0
	}
	if r, n := utf8.DecodeRuneInString(s); a.prefix.has(r) {
		return n
	}
	return 0
}

// findSuffix gives the bytes of the longest suffix of s, 0 if there is none.
func (a *affixes) findSuffix(s string) int {
	if s == "" {
		return 0
	}
	last, size := utf8.DecodeLastRuneInString(s)
	rest := s[:len(s)-size]
	longest := 0
	if a.suffix.has(last) {
		longest = size
	}
	switch last {
	case '.':
		n := 1
		for n < len(s) && s[len(s)-n-1] == '.' {
			n++
		}
		if n >= 2 {
			return n // no other suffix ends in two full stops
		}
		before, bn := utf8.DecodeLastRuneInString(rest)
		if bn > 0 && a.beforeStop.has(before) {
			return 1
		}
		if bn > 0 && a.upper.has(before) {
			if second, n := utf8.DecodeLastRuneInString(rest[:len(rest)-bn]); n > 0 && a.upper.has(second) {
				return 1
			}
		}
		if strings.IndexByte("FfCcKk", lastByte(rest)) >= 0 && strings.HasSuffix(rest[:len(rest)-1], "°") {
			return 1
		}
		return 0
	case '…':
		if strings.HasSuffix(rest, "…") {
			longest = 2 * size
		}
	case 's', 'S':
		if r, n := utf8.DecodeLastRuneInString(rest); r == '\'' || r == '’' {
			longest = max(longest, n+1)
		}
	}
	// Units and currencies contain no digit, so only what follows the last digit can be one.
	for i := len(s) - 1; i > 0 && len(s)-i <= a.longestUnit; i-- {
		if digit(s[i-1]) {
			if !digit(s[i]) && a.afterDigit[s[i:]] {
				longest = max(longest, len(s)-i)
			}
			break
		}
	}
	return longest
}

func lastByte(s string) byte {
	if s == "" {
		return 0
	}
	return s[len(s)-1]
}

// findInfix finds the first infix at or after byte at and gives its bytes; ok is false when there is none.
func (a *affixes) findInfix(s string, at int) (start, end int, ok bool) {
	before := rune(-1)
	if at > 0 {
		before, _ = utf8.DecodeLastRuneInString(s[:at])
	}
	for i := at; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if n := a.infixAt(s, i, before, r, size); n > 0 {
			return i, i + n, true
		}
		before = r
		i += size
	}
	return 0, 0, false
}

// infixAt gives the bytes of the infix that begins at byte i, where r stands and before stands in front.
// The order of the cases is that of the alternatives in the expression.
func (a *affixes) infixAt(s string, i int, before, r rune, size int) int {
	if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' {
		return 0
	}
	after := func(n int) rune {
		if i+n >= len(s) {
			return -1
		}
		c, _ := utf8.DecodeRuneInString(s[i+n:])
		return c
	}
	if r == '.' {
		if n := dots(s[i:]); n >= 2 {
			return n
		}
	}
	if r == '…' || a.icon.has(r) {
		return size
	}
	if before < 0 {
		return 0
	}
	behindDigit := '0' <= before && before <= '9'
	switch r {
	case '+', '-', '*', '^':
		if next := after(1); behindDigit && ('0' <= next && next <= '9' || next == '-') {
			return 1
		}
	case '.':
		if next := after(1); (a.lower.has(before) || a.quote.has(before)) && next >= 0 && (a.upper.has(next) || a.quote.has(next)) {
			return 1
		}
		return 0
	case ',':
		if next := after(1); a.alpha.has(before) && next >= 0 && a.alpha.has(next) {
			return 1
		}
		return 0
	}
	if !behindDigit && !a.alpha.has(before) {
		return 0
	}
	letter := func(n int) bool { c := after(n); return c >= 0 && a.alpha.has(c) }
	switch r {
	case '-', '–', '—', '~':
		if letter(size) {
			return size
		}
		if r == '-' && strings.HasPrefix(s[i:], "--") {
			if letter(2) {
				return 2
			}
			if strings.HasPrefix(s[i:], "---") && letter(3) {
				return 3
			}
		}
		if r == '—' && strings.HasPrefix(s[i:], "——") && letter(2*size) {
			return 2 * size
		}
	case ':', '<', '>', '=', '/':
		if letter(1) {
			return 1
		}
	}
	return 0
}
