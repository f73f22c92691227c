package lang

import (
	"strings"
	"unicode/utf8"
)

// isAddress tells whether the whole of s is a web or mail address in the sense of spaCy's url_match
// (after Diego Perini's expression): scheme and user optional, then an IP address outside the private
// networks or a host name with a top-level domain, then optionally port and path.
func (a *affixes) isAddress(s string) bool {
	if strings.IndexByte(s, '.') < 0 {
		return false // a host has at least one
	}
	if a.isHostOnwards(s) {
		return true
	}
	if i := strings.Index(s, "://"); i > 0 && utf8.RuneCountInString(s[:i]) >= 2 && a.isScheme(s[:i]) && a.isHostOnwards(s[i+3:]) {
		return true
	}
	// A user may be anything before an @, so every @ but a leading one may come before the host. The
	// host itself holds none, so all these tries together read s once.
	for i := 1; i < len(s); i++ {
		if s[i] == '@' && a.isHostOnwards(s[i+1:]) {
			return true
		}
	}
	return false
}

func (a *affixes) isScheme(s string) bool {
	for _, r := range s {
		if r != '+' && r != '-' && r != '.' && !a.letters.word.has(r) {
			return false
		}
	}
	return true
}

// isHostOnwards tells whether s is host, optional port, optional path.
func (a *affixes) isHostOnwards(s string) bool {
	end := strings.IndexAny(s, ":/?#@")
	if end < 0 {
		end = len(s)
	}
	if !a.isHostName(s[:end]) && !a.isPublicIP(s[:end]) {
		return false
	}
	rest := s[end:]
	if strings.HasPrefix(rest, ":") {
		rest = rest[1:]
		n := 0
		for n < 5 {
			r, size := utf8.DecodeRuneInString(rest)
			if size == 0 || !a.letters.decimal.has(r) {
				break
			}
			rest = rest[size:]
			n++
		}
		if n < 2 {
			return false
		}
	}
	return rest == "" || rest[0] == '/' || rest[0] == '?' || rest[0] == '#'
}

// hostRune tells whether r may stand at the ends of a label of a host name.
func hostRune(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || 0xa1 <= r && r <= 0xffff
}

// isHostName tells whether s is labels of at most 64 characters, each followed by a full stop, and a
// top-level domain of 2 to 63 small letters.
func (a *affixes) isHostName(s string) bool {
	dot := strings.LastIndexByte(s, '.')
	if dot < 0 {
		return false
	}
	n := 0
	for _, r := range s[dot+1:] {
		if !a.lower.has(r) {
			return false
		}
		n++
	}
	if n < 2 || n > 63 {
		return false
	}
	for label := range strings.SplitSeq(s[:dot], ".") {
		n, last := 0, rune(-1)
		for _, r := range label {
			if !hostRune(r) && (n == 0 || r != '_' && r != '-') {
				return false
			}
			last = r
			n++
		}
		if n == 0 || n > 64 || !hostRune(last) {
			return false
		}
	}
	return true
}

// Octets of an IP address, as the expression has them: d any decimal digit, + one of 1-9, and the other
// letters the ranges 0-1 (b), 0-3 (q), 0-4 (f), 0-5 (v).
var (
	firstOctet  = []string{"+", "+d", "1dd", "2bd", "22q"}
	middleOctet = []string{"d", "dd", "1d", "1dd", "2fd", "25v"}
	lastOctet   = []string{"+", "+d", "1dd", "2fd", "25f"}
)

func (a *affixes) isPublicIP(s string) bool {
	var part [4]string
	n := 0
	for p := range strings.SplitSeq(s, ".") {
		if n == 4 {
			return false
		}
		part[n] = p
		n++
	}
	if n != 4 || !a.octet(part[0], firstOctet) || !a.octet(part[1], middleOctet) ||
		!a.octet(part[2], middleOctet) || !a.octet(part[3], lastOctet) {
		return false
	}
	switch part[0] {
	case "10", "127":
		return false
	case "169":
		return part[1] != "254"
	case "192":
		return part[1] != "168"
	case "172":
		return !a.octet(part[1], []string{"16", "17", "18", "19", "2d", "30", "31"})
	}
	return true
}

func (a *affixes) octet(s string, patterns []string) bool {
	for _, p := range patterns {
		if a.digitsLike(s, p) {
			return true
		}
	}
	return false
}

func (a *affixes) digitsLike(s, pattern string) bool {
	i := 0
	for _, r := range s {
		if i == len(pattern) {
			return false
		}
		ok := false
		switch c := rune(pattern[i]); c {
		case 'd':
			ok = a.letters.decimal.has(r)
		case '+':
			ok = '1' <= r && r <= '9'
		case 'b':
			ok = r == '0' || r == '1'
		case 'q':
			ok = '0' <= r && r <= '3'
		case 'f':
			ok = '0' <= r && r <= '4'
		case 'v':
			ok = '0' <= r && r <= '5'
		default:
			ok = r == c
		}
		if !ok {
			return false
		}
		i++
	}
	return i == len(pattern)
}
