// Package ink answers: how do words look on a terminal?
//
// A Pen cleans, colours, links and wraps text. All report text is hostile: whatever could move the
// cursor, change colours or reverse the reading direction is taken out before it is printed, so a
// report cannot rewrite the brief about it. Colours are the sixteen of the terminal's own theme;
// no meaning is carried by colour alone. Widths are those of grapheme clusters (Unicode UAX 29 and
// 11, by charmbracelet/x/ansi).
//
// What it gets wrong: terminals disagree about the width of some emoji. Tried and dropped: a
// styling library with its own colour detection (detection is the caller's business: NO_COLOR).
package ink

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// A Pen writes with or without colour and links. The zero Pen writes plain text.
type Pen struct {
	Color, Links bool
}

// A Style is the parameters of a select-graphic-rendition sequence (ECMA-48).
type Style string

// The styles in use.
const (
	Plain   Style = ""
	Bold    Style = "1"
	Faint   Style = "2"
	Italic  Style = "3"
	Struck  Style = "9"
	Red     Style = "31"
	Green   Style = "32"
	Yellow  Style = "33"
	Blue    Style = "34"
	Magenta Style = "35"
	Cyan    Style = "36"
	Heading Style = "1;4"
	BoldRed Style = "1;31"
)

// Clean makes foreign text safe to print on one line: white space becomes a space; control
// characters, direction overrides and what is not text vanish.
func Clean(s string) string {
	clean := true
	for _, r := range s {
		if r == unicode.ReplacementChar || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Z, r) && r != ' ' {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r == unicode.ReplacementChar, unicode.Is(unicode.Cf, r) && r != '\u200d':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// Paint cleans text and gives it a style.
func (p Pen) Paint(st Style, s string) string {
	s = Clean(s)
	if !p.Color || st == Plain || s == "" {
		return s
	}
	return "\x1b[" + string(st) + "m" + s + "\x1b[0m"
}

// Link makes painted text a hyperlink (OSC 8), if the terminal takes links and the address is one of the web.
func (p Pen) Link(address, painted string) string {
	if !p.Links || address != Clean(address) || strings.ContainsAny(address, " ;") ||
		!strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://") {
		return painted
	}
	return "\x1b]8;;" + address + "\x1b\\" + painted + "\x1b]8;;\x1b\\"
}

// Width is the number of columns that painted text takes.
func Width(painted string) int { return ansi.StringWidth(painted) }

// Cut shortens painted text to a width, with an ellipsis where something is gone.
func Cut(painted string, width int) string {
	if Width(painted) <= width {
		return painted
	}
	return ansi.Truncate(painted, max(width, 1), "…")
}

// Pad fills painted text with spaces up to a width.
func Pad(painted string, width int) string {
	if n := width - Width(painted); n > 0 {
		return painted + strings.Repeat(" ", n)
	}
	return painted
}

// Wrap breaks painted text into lines of at most width columns. A style that is open at the end of
// a line is closed there and opened again on the next, so that lines can be set side by side.
func Wrap(painted string, width int) []string {
	lines := strings.Split(ansi.Wrap(painted, max(width, 8), ""), "\n")
	open := ""
	for i, line := range lines {
		start := open
		for rest := line; ; {
			k := strings.Index(rest, "\x1b[")
			if k < 0 {
				break
			}
			end := strings.IndexByte(rest[k:], 'm')
			if end < 0 {
				break
			}
			open = rest[k : k+end+1]
			if open == "\x1b[0m" || open == "\x1b[m" {
				open = ""
			}
			rest = rest[k+end+1:]
		}
		line = start + strings.TrimRight(line, " ")
		if open != "" {
			line += "\x1b[0m"
		}
		lines[i] = line
	}
	return lines
}
