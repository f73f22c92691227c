package extract

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed cues.txt
var cueText string

// A class is what a cue says of a line.
type class string

const (
	classNone      class = ""
	classFurniture class = "furniture"
	classTail      class = "tail"
	classCredit    class = "credit"
	classCaption   class = "caption"
	classPhoto     class = "photo"
)

type cue struct {
	class class
	words string
}

// A cueTable holds the cues by how they match. Starts are grouped by first byte, ends by last byte, and the others by their
// first two bytes, so that a line is compared with a handful.
type cueTable struct {
	is     map[string]class
	starts [256][]cue
	ends   [256][]cue
	has    map[[2]byte][]ranked
}

// A ranked cue knows its place in the list: where several are in a line, the first of the list decides.
type ranked struct {
	cue
	rank int
}

var cues = sync.OnceValue(func() *cueTable { return readCues(cueText) })

func readCues(text string) *cueTable {
	t := &cueTable{is: map[string]class{}, has: map[[2]byte][]ranked{}}
	rank := 0
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		f := strings.SplitN(line, "\t", 3)
		if strings.HasPrefix(line, "# ") || len(f) != 3 || f[2] == "" {
			continue
		}
		c := cue{class(f[0]), f[2]}
		switch f[1] {
		case "is":
			t.is[c.words] = c.class
		case "starts":
			t.starts[c.words[0]] = append(t.starts[c.words[0]], c)
		case "ends":
			last := c.words[len(c.words)-1]
			t.ends[last] = append(t.ends[last], c)
		case "has":
			key := [2]byte{c.words[0], c.words[1]}
			t.has[key] = append(t.has[key], ranked{c, rank})
			rank++
		}
	}
	return t
}

// cueLimit is the longest line, in bytes, that a cue may decide. A paragraph of news has 150 to 400 bytes and
// holds a stray "file photo" or "privacy policy" now and then; a caption or a plea seldom has over 300.
const cueLimit = 300

// of gives the class of a folded line, classNone if no cue holds.
func (t *cueTable) of(folded string) class {
	if folded == "" || len(folded) > cueLimit {
		return classNone
	}
	if c, ok := t.is[strings.TrimRight(folded, ".:!?… ")]; ok {
		return c
	}
	if c, ok := t.is[folded]; ok {
		return c
	}
	if folded[0] == '"' || folded[0] == '\'' {
		return classNone
	}
	for _, c := range t.starts[folded[0]] {
		if strings.HasPrefix(folded, c.words) || strings.HasSuffix(c.words, " ") && folded == c.words[:len(c.words)-1] {
			return c.class
		}
	}
	for _, c := range t.ends[folded[len(folded)-1]] {
		if strings.HasSuffix(folded, c.words) {
			return c.class
		}
	}
	return t.within(folded)
}

// within looks for the cues that may stand anywhere in a line, at the beginning of a word or at a mark.
func (t *cueTable) within(folded string) class {
	found, best := classNone, -1
	for i := 0; i+1 < len(folded); i++ {
		if i > 0 && letterOrDigit(folded[i-1]) && letterOrDigit(folded[i]) {
			continue
		}
		for _, c := range t.has[[2]byte{folded[i], folded[i+1]}] {
			if (best < 0 || c.rank < best) && strings.HasPrefix(folded[i:], c.words) {
				found, best = c.class, c.rank
			}
		}
	}
	return found
}

func letterOrDigit(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 0x80 }

// fold lowers case, straightens quotes, joins white space and drops bullets and arrows at the ends.
func fold(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("•·▪►▶»«→←>|●◆★☆–—", r)
	})
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			gap = true
			continue
		case r == '“' || r == '”' || r == '„':
			r = '"'
		case r == '’' || r == '‘':
			r = '\''
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// bare keeps letters and digits only, in lower case: two headlines with one bare form are the same headline.
func bare(s string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// endsSentence reports whether a line ends as a sentence does, closing quotes and brackets aside.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \t\"'”’)]»")
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == '.' || r == '!' || r == '?' || r == '…'
}

// endsFull reports whether a line ends with a full stop, closing quotes and brackets aside.
func endsFull(s string) bool {
	s = strings.TrimRight(s, " \t\"'”’)]»")
	return strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "...")
}
