package said

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma"
)

// A quoted is a stretch in quotation marks. The outer span has the marks, the inner has not.
type quoted struct {
	outer, inner stemma.Span
	paragraph    int
	runsOn       bool // not closed in its paragraph; the next paragraph opens with a mark again
	continues    bool // goes on with the quotation that the paragraph before left open
}

// paragraphs gives the lines of a text that hold more than white space.
func paragraphs(text string) []stemma.Span {
	var out []stemma.Span
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += at
		}
		line := text[at:end]
		left := len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
		if body := strings.TrimSpace(line); body != "" {
			out = append(out, stemma.Span{Start: at + left, End: at + left + len(body)})
		}
		at = end + 1
	}
	return out
}

// A mark is a quotation mark found in the text. Style pairs marks: " with ", “ with ”, ” with itself …
type mark struct {
	at, size    int
	style       byte // '"' double, 's' single
	opens, ends bool // what its form and neighbours allow
	curly       bool
}

// markAt reads the quotation mark at byte i of line, if there is one.
func markAt(line string, i int) (mark, bool) {
	m := mark{at: i}
	switch c := line[i]; {
	case c == '"':
		m.size, m.style = 1, '"'
	case c == '`' && strings.HasPrefix(line[i:], "``"):
		m.size, m.style, m.opens, m.curly = 2, '"', true, true
	case c == '\'' && strings.HasPrefix(line[i:], "''"):
		m.size, m.style = 2, '"'
	case c == '\'':
		m.size, m.style = 1, 's'
	case c == 0xE2 && len(line) >= i+3 && line[i+1] == 0x80:
		switch line[i+2] {
		case 0x9C, 0x9F: // “ ‟
			m.size, m.style, m.opens, m.curly = 3, '"', true, true
		case 0x9D: // ”
			m.size, m.style, m.ends, m.curly = 3, '"', true, true
		case 0x9E: // „
			m.size, m.style, m.opens, m.curly = 3, '"', true, true
		case 0x98: // ‘
			m.size, m.style, m.opens, m.curly = 3, 's', true, true
		case 0x99: // ’
			m.size, m.style, m.ends, m.curly = 3, 's', true, true
		default:
			return m, false
		}
	case c == 0xC2 && len(line) >= i+2 && (line[i+1] == 0xAB || line[i+1] == 0xBB): // « »
		m.size, m.style, m.curly = 2, '"', true
		m.opens, m.ends = line[i+1] == 0xAB, line[i+1] == 0xBB
	default:
		return m, false
	}
	before, _ := utf8.DecodeLastRuneInString(line[:i])
	after, _ := utf8.DecodeRuneInString(line[i+m.size:])
	open := i == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{—–-/:\"“‘'…", before)
	shut := i+m.size == len(line) || !unicode.IsLetter(after) && !unicode.IsDigit(after)
	switch {
	case m.style == '"' && !m.curly:
		// A straight mark opens before a word and closes after one; in doubt the state decides.
		m.opens = !unicode.IsSpace(after) && i+m.size < len(line)
		m.ends = i > 0
		if open && m.opens && unicode.IsSpace(before) {
			m.ends = false
		}
	case m.style == 's':
		// A single mark is an apostrophe unless it stands at the edge of a word.
		m.opens = (m.opens || !m.curly) && open && (unicode.IsLetter(after) || unicode.IsDigit(after)) && !clipped(line[i+m.size:])
		m.ends = (m.ends || !m.curly) && shut && i > 0 && !unicode.IsSpace(before)
	}
	return m, m.opens || m.ends
}

// clipped reports whether the word after an apostrophe is one that usually lost its beginning ('em, '90s).
func clipped(after string) bool {
	for _, w := range [...]string{"em ", "til ", "tis ", "twas ", "cause ", "round ", "n "} {
		if len(after) >= len(w) && strings.EqualFold(after[:len(w)], w) {
			return true
		}
	}
	return len(after) >= 3 && after[0] >= '0' && after[0] <= '9' && after[1] >= '0' && after[1] <= '9' && (after[2] == 's' || after[2] == ' ')
}

// quotations finds what stands in quotation marks, paragraph by paragraph. A mark left open at the
// end of a paragraph runs on only if the next paragraph opens with a mark of the same style, or closes
// one first (texts with a line for each sentence); otherwise it holds to the end of its paragraph if it opened a sentence there, and is dropped if not.
func quotations(text string, lines []stemma.Span) []quoted {
	var out []quoted
	bare := byte(0)    // style of a quotation that goes on in the next line without a new mark
	pending := byte(0) // style of the quotation that the paragraph before left open
	for p, span := range lines {
		line := span.In(text)
		open := mark{at: -1}
		if bare != 0 {
			open = mark{style: bare} // the sentence of quotation goes on in this line without a new mark
			pending, bare = bare, 0
		}
		first := true
		start := len(out)
		for i := 0; i < len(line); {
			c := line[i]
			if c != '"' && c != '`' && c != '\'' && c != 0xE2 && c != 0xC2 {
				i++
				continue
			}
			m, ok := markAt(line, i)
			if !ok {
				i++
				continue
			}
			switch {
			case open.at < 0 && m.opens && (m.style == '"' || closes(line[i+m.size:], m)):
				open = m
			case open.at < 0:
			case m.style == open.style && m.ends && m.curly == open.curly || m.style == open.style && m.ends && open.style == '"':
				q := quoted{
					outer: stemma.Span{Start: span.Start + open.at, End: span.Start + m.at + m.size},
					inner: stemma.Span{Start: span.Start + open.at + open.size, End: span.Start + m.at}, paragraph: p,
				}
				q.continues = first && pending == open.style && open.at == 0
				first = false
				if q.inner.End > q.inner.Start {
					out = append(out, q)
				}
				open.at = -1
			case m.style == open.style && m.opens && m.curly && m.style == '"':
				open = m // a second opening mark: the first was never closed
			}
			i = m.at + m.size
		}
		pendingNow := byte(0)
		if open.at >= 0 && open.style == '"' {
			next := byte(0)
			if p+1 < len(lines) {
				if m, ok := markAt(lines[p+1].In(text), 0); ok && m.opens {
					next = m.style
				} else if opensSentence(line, open.at) && closesFirst(text, lines[p+1:min(len(lines), p+1+longestRun)]) {
					next, bare = open.style, open.style
				}
			}
			if next == open.style || opensSentence(line, open.at) {
				q := quoted{
					outer: stemma.Span{Start: span.Start + open.at, End: span.End},
					inner: stemma.Span{Start: span.Start + open.at + open.size, End: span.End}, paragraph: p,
					runsOn: next == open.style,
				}
				q.continues = len(out) == start && pending == open.style && open.at == 0
				if q.inner.End > q.inner.Start {
					out = append(out, q)
				}
				if q.runsOn {
					pendingNow = open.style
				}
			}
		}
		pending = pendingNow
	}
	return out
}

// closes reports whether a single opening mark finds its closing one in the rest of the line:
// one after a mark of punctuation, or the last fitting one before the next opening.
func closes(rest string, open mark) bool {
	for i := 0; i < len(rest); i++ {
		if c := rest[i]; c != '\'' && c != 0xE2 {
			continue
		}
		m, ok := markAt(rest, i)
		if !ok {
			continue
		}
		if m.style == 's' && m.curly == open.curly {
			if m.opens {
				return false
			}
			if m.ends {
				return true
			}
		}
		i += m.size - 1
	}
	return false
}

// longestRun is how many lines a quotation may go on without a mark at their beginning.
const longestRun = 6

// closesFirst reports whether the first double mark of the lines closes a quotation.
func closesFirst(text string, lines []stemma.Span) bool {
	for _, l := range lines {
		line := l.In(text)
		for i := 0; i < len(line); i++ {
			if c := line[i]; c != '"' && c != '\'' && c != 0xE2 && c != '`' {
				continue
			}
			m, ok := markAt(line, i)
			if !ok {
				continue
			}
			if m.style == '"' {
				return i > 0 && m.ends && !(m.opens && line[i-1] == ' ')
			}
			i += m.size - 1
		}
	}
	return false
}

// opensSentence reports whether the mark at i begins the line or follows the end of a sentence, a comma or a colon.
func opensSentence(line string, i int) bool {
	before := strings.TrimRightFunc(line[:i], unicode.IsSpace)
	return before == "" || strings.IndexByte(".,:;?!", before[len(before)-1]) >= 0
}
