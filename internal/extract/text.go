package extract

import (
	"strings"

	"stemma"
)

// readText cuts plain text into units: one line, one unit, unless the lines were wrapped by hand.
func readText(c stemma.Capture, text string) page {
	p := page{bare: true, lang: c.Meta.Lang}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n", "\u0085", "\n", "\v", "\n", "\f", "\n\n").Replace(text)
	lines := strings.Split(text, "\n")
	if wrapped(lines) {
		lines = unwrap(lines)
	}
	blank := true
	for _, l := range lines {
		if strings.TrimSpace(l) == "" {
			blank = true
			continue
		}
		p.units = append(p.units, unit{text: l, tight: !blank})
		blank = false
	}
	return p
}

// wrapped reports text whose paragraphs were broken into lines of one width, with empty lines between them. Signs:
// paragraphs of several lines are common; nearly all of their inner lines end between 50 and 100 characters, close to the
// longest, and most of them in mid-sentence.
func wrapped(lines []string) bool {
	inner, mid, longest, blanks := 0, 0, 0, 0
	for i := 0; i+1 < len(lines); i++ {
		l, next := strings.TrimRight(lines[i], " \t"), strings.TrimSpace(lines[i+1])
		if l == "" {
			blanks++
			continue
		}
		if next == "" {
			continue
		}
		inner++
		longest = max(longest, len(l))
		if !endsSentence(l) {
			mid++
		}
	}
	if inner < 6 || blanks < 1 || longest < 50 || longest > 110 || mid*10 < inner*7 {
		return false
	}
	full := 0
	for i := 0; i+1 < len(lines); i++ {
		if l := strings.TrimRight(lines[i], " \t"); l != "" && strings.TrimSpace(lines[i+1]) != "" && len(l)*4 >= longest*3 {
			full++
		}
	}
	return full*10 >= inner*8
}

// unwrap joins the lines of each paragraph with spaces.
func unwrap(lines []string) []string {
	var out, para []string
	flush := func() {
		if len(para) > 0 {
			out = append(out, strings.Join(para, " "), "")
			para = nil
		}
	}
	for _, l := range lines {
		t := strings.TrimSpace(l)
		if t == "" {
			flush()
			continue
		}
		para = append(para, t)
	}
	flush()
	return out
}

// opensWith reports whether one of the first four units is the title, as a whole or as the start of one that adds
// the site's name.
func opensWith(units []unit, title string) bool {
	t := bare(title)
	for i := range min(len(units), 4) {
		b := bare(units[i].text)
		if sameTitle(b, t) {
			return true
		}
	}
	return false
}

// sameTitle compares two bare titles. One may go on after the other, by a site's name ("… | Sky"): up to 40 letters.
func sameTitle(a, b string) bool {
	if a == "" || b == "" {
		return a == b
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || len(a) >= 20 && strings.HasPrefix(b, a) && len(b)-len(a) <= 40
}
