// Package number answers: which numbers does a text state, and how are they meant? It reads digits
// ("5,200", "1.2m", "$4bn", full-width and other Unicode digits), spelled-out cardinals ("one hundred
// and twenty"), ordinals, fractions, ranges ("two to 3", "between 3 and 5"), loose numbers ("dozens",
// "half a dozen", "several"), the qualifier before or after them ("more than", "or so"), currencies,
// percentages and units, and spellings broken by machines ("three,000", "2O0").
//
// Method: one pass from left to right over the words of a Doc. At each word a small recursive-descent
// reader (the usual grammar of English numerals: tens, hundreds, scales that only shrink) takes the
// longest number; what stands before and after is then looked up in lists. Every reader looks at no
// more than maxWords words, so the time is linear in the text whatever the text is; tokens of more
// than maxDigits bytes are never numbers.
//
// Invariants: Low <= High; spans lie in the text and cut no token; numbers come in order and do not overlap.
//
// Wrong or left out: a decimal comma ("3,5 per cent") is read as a broken number and skipped; "won",
// "marks" and "pounds" are always units after a number; Roman numerals are never numbers; negative
// numbers keep only their size. Tried and dropped: "many" and "numerous" as loose
// numbers, which count nothing; "score" as twenty, which is a result of a game far more often.
package number

import (
	_ "embed"
	"strconv"
	"strings"

	"stemma/internal/lang"
)

// A Word is a token that is not white space, in lower case.
type Word struct {
	Low    string
	Token  int  // index into Doc.Tokens
	Joined bool // no white space stands before it
	Break  bool // a line end stands before it
}

// Words gives the words of d: its tokens without those that are only white space.
func Words(d *lang.Doc) []Word {
	out := make([]Word, 0, len(d.Tokens))
	end, brk := -1, false
	for i := range d.Tokens {
		raw := d.Word(i)
		if blank(raw) {
			brk = brk || strings.IndexByte(raw, '\n') >= 0
			end = -1
			continue
		}
		t := &d.Tokens[i]
		out = append(out, Word{Low: strings.ToLower(raw), Token: i, Joined: t.Start == end, Break: brk})
		end, brk = t.End, false
	}
	return out
}

func blank(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c != ' ' && c != '\n' && c != '\t' && c != '\r' {
			return strings.TrimSpace(s) == ""
		}
	}
	return true
}

type kind uint8

const (
	none kind = iota
	unit
	ten
	scale
	ord
	ordTen
	ordScale
	vague
	few
	group
)

type entry struct {
	kind kind
	n    float64
}

var (
	//go:embed words.txt
	wordList string
	//go:embed units.txt
	unitList string
	//go:embed qualifiers.txt
	qualifierList string

	words, parts  = readWords(wordList)
	units         = readUnits(unitList)
	before, after = readQualifiers(qualifierList)
)

// lines gives the fields of each line of a list that is neither empty nor a comment.
func lines(list string) [][]string {
	var out [][]string
	for line := range strings.Lines(list) {
		if f := strings.Fields(line); len(f) > 0 && !strings.HasPrefix(line, "#") {
			out = append(out, f)
		}
	}
	return out
}

func readWords(list string) (map[string]entry, map[string]float64) {
	kinds := map[string]kind{
		"unit": unit, "ten": ten, "scale": scale, "ord": ord, "ordten": ordTen, "ordscale": ordScale, "vague": vague, "few": few, "group": group,
	}
	words, parts := map[string]entry{}, map[string]float64{}
	for _, f := range lines(list) {
		n, err := strconv.ParseFloat(f[1], 64)
		if err != nil {
			panic("number: words.txt: " + err.Error()) // the list is part of the binary and read by every test
		}
		for _, w := range f[2:] {
			if f[0] == "part" {
				parts[w] = n
			} else {
				words[w] = entry{kinds[f[0]], n}
			}
		}
	}
	return words, parts
}

// A phrase is a wording of one or more words with what it stands for.
type phrase struct {
	words []string
	kind  string
	name  string
}

// phrases are grouped by their first word, longest first, so that the first that fits is the longest.
type phrases map[string][]phrase

func (p phrases) add(words []string, kind, name, key string) {
	list := append(p[key], phrase{words, kind, name})
	for i := len(list) - 1; i > 0 && len(list[i].words) > len(list[i-1].words); i-- {
		list[i], list[i-1] = list[i-1], list[i]
	}
	p[key] = list
}

func readUnits(list string) phrases {
	out := phrases{}
	for _, f := range lines(list) {
		for _, w := range f[2:] {
			ws := strings.Split(w, "_")
			out.add(ws, f[0], f[1], ws[0])
		}
	}
	return out
}

// readQualifiers keys wordings before a number by their last word and those after it by their first.
func readQualifiers(list string) (before, after phrases) {
	before, after = phrases{}, phrases{}
	for _, f := range lines(list) {
		for _, w := range f[2:] {
			ws := strings.Split(w, "_")
			if f[0] == "before" {
				before.add(ws, f[0], f[1], ws[len(ws)-1])
			} else {
				after.add(ws, f[0], f[1], ws[0])
			}
		}
	}
	return before, after
}

// startsWith reports whether ws begins with the wording, within one line.
func startsWith(ws []Word, p []string) bool {
	if len(ws) < len(p) {
		return false
	}
	for k, w := range p {
		if ws[k].Low != w || k > 0 && ws[k].Break {
			return false
		}
	}
	return true
}

// endsWith reports whether ws ends with the wording, within one line.
func endsWith(ws []Word, p []string) bool {
	return len(ws) >= len(p) && startsWith(ws[len(ws)-len(p):], p)
}
