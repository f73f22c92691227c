package extract

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"stemma"
)

// A unit is one line or one element of a page: what becomes one block.
type unit struct {
	text  string
	hint  stemma.BlockKind // what the markup says it is; empty if nothing
	links float64          // share of its words that are links
	tight bool             // one line end before it in the text, not two
	start int              // where it stands in the report's text
	block *html.Node       // the innermost block element it stands in; nil without a tree
	aside bool             // beside the article: a navigation, a form, a box of related links
}

// A lineSign is a sign found in a unit, before the text is laid out.
type lineSign struct {
	unit       int
	start, end int // bytes in the unit's text; the whole unit when equal
	sign, note string
}

// hidden says in words what an invisible character is; empty for visible ones. These are the characters that
// carry no word of the text: they are taken out of Text, so that words compare equal, and a sign keeps the memory.
func hidden(r rune) string {
	switch {
	case r == 0x00AD:
		return "soft hyphen"
	case r == 0x200B || r == 0x200C || r == 0x200D || r == 0x2060 || r == 0xFEFF || r == 0x180E || r == 0x034F:
		return "zero-width character"
	case r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x200E || r == 0x200F || r == 0x061C:
		return "direction mark"
	case r >= 0xE0000 && r <= 0xE007F:
		return "tag character"
	case r < 0x20 && r != '\t' && r != '\n' && r != '\r' && r != '\v' && r != '\f' || r == 0x7F:
		return "control character"
	case r >= 0x2061 && r <= 0x2064 || r >= 0xFFF9 && r <= 0xFFFB:
		return "invisible mark"
	}
	return ""
}

// maxMarks is how many combining marks a letter keeps. Vietnamese needs two, Hebrew and Arabic with all vowels
// three or four; floods of dozens are there to break readers.
const maxMarks = 6

// cleanLine makes one line of text fit for reading: NFC, plain spaces, no control and no invisible characters.
// It tells how often it dropped what.
func cleanLine(s string) (out string, dropped map[string]int) {
	if plainASCII(s) {
		return strings.TrimSpace(s), nil
	}
	s, sequences := cutSequences(s)
	if sequences > 0 {
		dropped = map[string]int{"terminal sequence": sequences}
	}
	var b strings.Builder
	b.Grow(len(s))
	marks := 0
	for _, r := range s {
		if kind := hidden(r); kind != "" {
			if dropped == nil {
				dropped = map[string]int{}
			}
			dropped[kind]++
			continue
		}
		switch {
		case r == '\t' || r == 0x00A0 || r >= 0x2000 && r <= 0x200A || r == 0x202F || r == 0x205F || r == 0x3000:
			r = ' '
		case unicode.IsControl(r):
			continue
		}
		if unicode.Is(unicode.Mn, r) {
			if marks++; marks > maxMarks {
				continue
			}
		} else {
			marks = 0
		}
		b.WriteRune(r)
	}
	return strings.Trim(norm.NFC.String(b.String()), " "), dropped
}

func plainASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 || s[i] < 0x20 || s[i] == 0x7F {
			return false
		}
	}
	return true
}

// tidyLine cleans a line of metadata and joins its white space.
func tidyLine(s string) string {
	out, _ := cleanLine(strings.Join(strings.Fields(s), " "))
	return out
}

// cleanUnits cleans every unit, drops empty ones, and collects signs of hidden and look-alike characters.
func cleanUnits(in []unit) ([]unit, []lineSign) {
	out := make([]unit, 0, len(in))
	var signs []lineSign
	for _, u := range in {
		text, dropped := cleanLine(u.text)
		if text == "" {
			continue
		}
		u.text = text
		n := len(out)
		signs = append(signs, hiddenSigns(n, dropped, "")...)
		signs = append(signs, lookAlikes(n, text)...)
		out = append(out, u)
	}
	return out, signs
}

// hiddenSigns tells of the characters dropped from a unit, kind by kind; where says in words where they stood.
func hiddenSigns(n int, dropped map[string]int, where string) []lineSign {
	var out []lineSign
	for _, kind := range []string{"soft hyphen", "zero-width character", "direction mark", "tag character", "invisible mark", "control character", "terminal sequence"} {
		if c := dropped[kind]; c > 0 {
			out = append(out, lineSign{n, 0, 0, "hidden-characters", fmt.Sprintf("%d × %s taken out%s", c, kind, where)})
		}
	}
	return out
}

// hiddenInHead tells of what was dropped from the words of the container, which have no place in the text: the sign
// stands at the first line.
func hiddenInHead(m stemma.Meta) []lineSign {
	var out []lineSign
	for _, f := range []struct{ name, value string }{{"title", m.Title}, {"byline", m.Byline}, {"outlet", m.Outlet}} {
		_, dropped := cleanLine(f.value)
		out = append(out, hiddenSigns(0, dropped, " of the stated "+f.name)...)
	}
	return out
}

// cutSequences takes out the sequences that steer a terminal (ECMA-48): ESC [ … up to a final byte, ESC ] … up to BEL or
// ESC \, and ESC with one character. A sequence has at most 64 bytes of parameters; one that does not end is its ESC alone.
func cutSequences(s string) (string, int) {
	if !strings.Contains(s, "\x1b") {
		return s, 0
	}
	var b strings.Builder
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] != 0x1b {
			b.WriteByte(s[i])
			continue
		}
		n++
		if i+1 == len(s) {
			break
		}
		most := min(len(s), i+66)
		switch s[i+1] {
		case '[':
			j := i + 2
			for j < most && s[j] >= 0x20 && s[j] <= 0x3F {
				j++
			}
			if j < most && s[j] >= 0x40 && s[j] <= 0x7E {
				i = j
			}
		case ']':
			for j := i + 2; j < most; j++ {
				if s[j] == 0x07 || s[j] == 0x1b && j+1 < len(s) && s[j+1] == '\\' {
					if i = j; s[j] == 0x1b {
						i++
					}
					break
				}
			}
		case '(', ')', '#': // choose a set of characters: one byte more
			if i++; i+1 < len(s) && s[i+1] < 0x80 {
				i++
			}
		case '7', '8', '=', '>', 'c', 'D', 'E', 'M':
			i++
		}
	}
	return b.String(), n
}

// lookAlikes finds words that mix Latin letters with Cyrillic or Greek ones: no language writes so, and it hides
// copying from those who compare words.
func lookAlikes(n int, text string) []lineSign {
	if plainASCII(text) {
		return nil
	}
	var out []lineSign
	start, latin, other := -1, 0, 0
	flush := func(end int) {
		if start >= 0 && latin > 0 && other > 0 && latin+other > 2 {
			out = append(out, lineSign{n, start, end, "look-alike-letters", "letters of two scripts in one word"})
		}
		start, latin, other = -1, 0, 0
	}
	for i, r := range text {
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			flush(i)
			continue
		}
		if start < 0 {
			start = i
		}
		switch {
		case unicode.Is(unicode.Latin, r):
			latin++
		case r == 'µ' || r == 'μ' || r == 'Ω' || r == 'Δ' || r == 'π': // units and symbols
		case unicode.Is(unicode.Cyrillic, r) || unicode.Is(unicode.Greek, r):
			other++
		}
	}
	flush(len(text))
	return out
}

// maxSigns keeps the signs of one kind within bounds; what is over is counted in the last one's note.
const maxSigns = 50

// placeSigns turns signs in units into signs in the text.
func placeSigns(units []unit, in []lineSign) []stemma.Sign {
	var out []stemma.Sign
	counts := map[string]int{}
	last := map[string]int{}
	for _, s := range in {
		if s.unit < 0 || s.unit >= len(units) {
			continue
		}
		if counts[s.sign]++; counts[s.sign] > maxSigns {
			out[last[s.sign]].Note = fmt.Sprintf("%s; and %d more like it", s.note, counts[s.sign]-maxSigns)
			continue
		}
		u := units[s.unit]
		p := stemma.Span{Start: u.start + s.start, End: u.start + s.end}
		if s.start == s.end || s.end > len(u.text) {
			p = stemma.Span{Start: u.start, End: u.start + len(u.text)}
		}
		last[s.sign] = len(out)
		out = append(out, stemma.Sign{Kind: s.sign, Place: p, Note: s.note})
	}
	return out
}
