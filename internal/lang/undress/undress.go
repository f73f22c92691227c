// Package undress answers: how would a text stand without characters that are there to be taken for others?
//
// Method: characters that show nothing (soft hyphens, joiners, direction marks) are left out where they touch a word, and
// letters of other scripts that look like Latin ones are written as those, after the skeletons of Unicode Technical Standard 39,
// "Unicode Security Mechanisms". A letter is a disguise only where its word mixes it with Latin letters ("Mоnday" with a
// Cyrillic о); where a text has such words, words of look-alikes alone are undressed too, because a disguise does not spare "a".
// Letters of full width and of the mathematical alphabets are always undressed.
//
// Invariants: a text without disguise comes back as it is; every byte of the plain text has its place in the dressed one
// (Start, End) and the other way round (Plain); time is linear.
//
// What it gets wrong: a whole Cyrillic word of look-alikes ("сор") that a disguised text quotes is undressed as well; a text whose
// disguise lies only in whole words is none to it; digits for letters ("l0ans") are left.
package undress

import (
	_ "embed"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed lookalikes.txt
var list string

// lookalikes maps letters of other scripts to the Latin letters they are mistaken for.
var lookalikes = sync.OnceValue(func() map[rune]rune {
	m := map[rune]rune{}
	for line := range strings.Lines(list) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		latin, others, _ := strings.Cut(line, " ")
		for _, r := range others {
			if r == ' ' {
				continue
			}
			m[r] = rune(latin[0])
			if unicode.IsUpper(r) {
				m[r] = unicode.ToUpper(m[r])
			}
		}
	}
	return m
})

// A Dress is a text without its disguise, with where its bytes stood.
type Dress struct {
	Text  string
	edits []edit
}

// An edit is a stretch that the disguise makes longer: dressed bytes [from, to) stand as plain bytes [at, end).
type edit struct{ from, to, at, end int }

// Off takes the disguise off a text; false where it wears none.
func Off(text string) (Dress, bool) {
	if !suspect(text) {
		return Dress{Text: text}, false
	}
	d := Dress{}
	var b strings.Builder
	done := 0
	put := func(from, to int, plain string) {
		b.WriteString(text[done:from])
		at := b.Len()
		b.WriteString(plain)
		d.edits = append(d.edits, edit{from, to, at, b.Len()})
		done = to
	}
	mixed := mixedWords(text)
	eachWord(text, func(from, to int) {
		foreign := mixed && disguised(text[from:to], false) || disguised(text[from:to], true)
		for i, r := range text[from:to] {
			at, size := from+i, utf8.RuneLen(r)
			switch {
			case r < utf8.RuneSelf || r == utf8.RuneError:
			case Hidden(r):
				put(at, at+size, "")
			case styled(r) != 0:
				put(at, at+size, string(styled(r)))
			case foreign && lookalikes()[r] != 0:
				put(at, at+size, string(lookalikes()[r]))
			}
		}
	})
	if len(d.edits) == 0 {
		return Dress{Text: text}, false
	}
	b.WriteString(text[done:])
	d.Text = b.String()
	return d, true
}

// suspect tells whether a text holds anything that could be a disguise; most hold nothing.
func suspect(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < utf8.RuneSelf {
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if Hidden(r) || styled(r) != 0 || lookalikes()[r] != 0 {
			return true
		}
		i += n - 1
	}
	return false
}

// eachWord gives the runs of letters, digits, marks and hidden characters that hold a letter or digit.
func eachWord(text string, each func(from, to int)) {
	start, solid := -1, false
	for i, r := range text {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && !Hidden(r)
		switch {
		case letter || Hidden(r) && r != 0xFE0F: // U+FE0F belongs to the picture before it
			if start < 0 {
				start = i
			}
			solid = solid || letter
		case start >= 0:
			if solid {
				each(start, i)
			}
			start, solid = -1, false
		}
	}
	if start >= 0 && solid {
		each(start, len(text))
	}
}

// mixedWords tells whether a text has a word that mixes Latin letters with look-alikes.
func mixedWords(text string) bool {
	found := false
	eachWord(text, func(from, to int) { found = found || disguised(text[from:to], true) })
	return found
}

// disguised tells whether all foreign letters of a word are look-alikes, and there is one; with beside Latin letters it must
// have those, too. Units and formulas ("μg", "IFNγ") are none: a Greek letter in a short word, a small one behind capitals.
func disguised(word string, beside bool) bool {
	latin, small, foreign, greek, letters := 0, 0, 0, 0, 0
	for _, r := range word {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		switch {
		case lookalikes()[r] != 0:
			foreign++
			if unicode.Is(unicode.Greek, r) {
				greek++
			}
		case unicode.Is(unicode.Latin, r):
			latin++
			if unicode.IsLower(r) {
				small++
			}
		case styled(r) == 0:
			return false
		}
	}
	if foreign == 0 || !beside {
		return foreign > 0 && (latin > 0 || beside || letters == foreign)
	}
	return latin > 0 && !(greek > 0 && (letters < 4 || small == 0))
}

// Plain gives the letter or digit for which a character may be taken; 0 where it is taken for none but itself.
func Plain(r rune) rune {
	if p := styled(r); p != 0 {
		return p
	}
	return lookalikes()[r]
}

// styled gives the plain letter or digit of one of full width or of a mathematical alphabet, 0 for others.
func styled(r rune) rune {
	switch {
	case r >= 0xFF21 && r <= 0xFF3A:
		return 'A' + r - 0xFF21
	case r >= 0xFF41 && r <= 0xFF5A:
		return 'a' + r - 0xFF41
	case r >= 0x1D400 && r <= 0x1D6A3: // 26 large and 26 small letters to an alphabet
		k := (r - 0x1D400) % 52
		if k < 26 {
			return 'A' + k
		}
		return 'a' + k - 26
	case r >= 0x1D7CE && r <= 0x1D7FF:
		return '0' + (r-0x1D7CE)%10
	}
	return 0
}

// Hidden tells whether a character shows nothing and is not white space.
func Hidden(r rune) bool {
	switch {
	case r == 0xAD, r == 0x34F, r == 0x61C, r == 0x180E, r == 0xFEFF:
		return true
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return false
}

// Start gives the byte of the dressed text at which what stands at byte p of the plain text begins.
func (d *Dress) Start(p int) int {
	return d.dressed(p, func(e edit) bool { return e.at <= p && e.end <= p })
}

// End gives the byte of the dressed text at which what ends at byte p of the plain text ends.
func (d *Dress) End(p int) int {
	return d.dressed(p, func(e edit) bool { return e.end <= p && e.at < p })
}

func (d *Dress) dressed(p int, before func(edit) bool) int {
	k := sort.Search(len(d.edits), func(i int) bool { return !before(d.edits[i]) })
	if k == 0 {
		return p
	}
	return p - d.edits[k-1].end + d.edits[k-1].to
}

// Plain gives the byte of the plain text for byte p of the dressed one; inside a changed character it is where that begins.
func (d *Dress) Plain(p int) int {
	k := sort.Search(len(d.edits), func(i int) bool { return d.edits[i].to > p })
	if k < len(d.edits) && d.edits[k].from < p {
		return d.edits[k].at
	}
	if k == 0 {
		return p
	}
	return p - d.edits[k-1].to + d.edits[k-1].end
}
