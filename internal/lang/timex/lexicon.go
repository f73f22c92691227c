package timex

import (
	_ "embed"
	"strconv"
	"strings"

	"stemma/internal/lang"
	"stemma/internal/lang/number"
)

type class uint8

const (
	none        class = iota
	month             // n: 1 to 12
	weekday           // n: 1 (Monday) to 7
	weekdays          // "Tuesdays"
	single            // a unit in the singular
	plural            // a unit in the plural
	part              // morning, noon: s
	parts             // mornings
	season            // s
	seasons           //
	ref               // now, recently: s
	adj               // current, recent: s
	near              // today, tonight: n days from the publication
	set               // daily: n is the unit
	every             //
	shift             // last, next, this: n
	bound             // early, late: s
	edge              // beginning, end: s
	approx            // about: s
	article           // the
	indefinite        // a
	few               // several
	decade            // "nineties": n
	fiscal            //
	zone              // s
	cardinal          // begins a number
	ordinal           // n
	year              // four digits that can be a year: n
	holiday           // a feast may begin here
	quarterCode       // Q3: n
	halfCode          // H1: n
)

// A lexeme is what the lists know of one word.
type lexeme struct {
	class class
	n     int
	s     string
}

// units, from small to large; fortnight and weekend stand apart.
const (
	second = 1 + iota
	minute
	hour
	day
	week
	monthUnit
	quarter
	yearUnit
	decadeUnit
	century
	weekend
	fortnight
)

//go:embed words.txt
var wordList string

var lexicon = readLexicon(wordList)

func readLexicon(list string) map[string]lexeme {
	classes := map[string]class{
		"month": month, "day": weekday, "days": weekdays, "unit": single, "units": plural, "part": part, "parts": parts,
		"season": season, "seasons": seasons, "ref": ref, "adj": adj, "near": near, "set": set, "every": every, "shift": shift,
		"bound": bound, "edge": edge, "approx": approx, "the": article, "a": indefinite, "some": few, "decade": decade,
		"fiscal": fiscal, "zone": zone,
	}
	out := map[string]lexeme{}
	for line := range strings.Lines(list) {
		f := strings.Fields(line)
		if len(f) < 3 || f[0] == "#" {
			continue
		}
		n, _ := strconv.Atoi(f[1]) // classes with a name instead of a number keep it in s
		for _, w := range f[2:] {
			out[w] = lexeme{classes[f[0]], n, f[1]}
		}
	}
	return out
}

// lexemes looks every word up once, and settles by case and tag what spelling alone leaves open
// (May and may, March and march, Sun and sun, fall and Fall).
func lexemes(d *lang.Doc, ws []number.Word) []lexeme {
	out := make([]lexeme, len(ws))
	for i := range ws {
		w := ws[i].Low
		if c := w[0]; c >= '0' && c <= '9' {
			out[i] = digitLexeme(w)
			continue
		}
		if len(w) == 2 && (w[0] == 'q' && w[1] >= '1' && w[1] <= '4' || w[0] == 'h' && (w[1] == '1' || w[1] == '2')) {
			if out[i] = (lexeme{class: quarterCode, n: int(w[1] - '0')}); w[0] == 'h' {
				out[i].class = halfCode
			}
			continue
		}
		l, ok := lexicon[w]
		if _, named := feasts[w]; named {
			out[i] = lexeme{class: holiday}
			continue
		}
		if !ok {
			if m, d, ok := strings.Cut(w, "."); ok && lexicon[m].class == month && len(d) > 0 && d[0] >= '0' && d[0] <= '9' {
				out[i] = lexeme{cardinal, -1, w} // Dec.14: read by digitDate
				continue
			}
			if l = prefixed(w); l.class != none {
				out[i] = l
				continue
			}
			if n := spelledClass(w); n.class != none {
				out[i] = n
			}
			continue
		}
		t := &d.Tokens[ws[i].Token]
		upper := d.Text[t.Start] >= 'A' && d.Text[t.Start] <= 'Z'
		switch l.class {
		case month, weekday:
			if !upper || (w == "may" || w == "march") && t.Tag != "NNP" && t.Tag != "NNPS" && !dayFollows(ws, i) {
				continue
			}
			if (w == "mar" || w == "sun" || w == "sat" || w == "mon" || w == "wed" || w == "jan") && !dateFollows(ws, i) {
				continue
			}
		case single:
			if w == "second" && t.Tag != "NN" {
				l = lexeme{ordinal, 2, "2"}
			}
			if w == "min" || w == "sec" {
				continue
			}
		case zone:
			if !upper && w != "local" {
				continue
			}
		case season:
			if w == "fall" && t.Tag != "NN" && t.Tag != "NNP" || w == "spring" && t.Tag != "NN" && t.Tag != "NNP" {
				continue
			}
		}
		out[i] = l
	}
	return out
}

func dayFollows(ws []number.Word, i int) bool {
	return i+1 < len(ws) && ws[i+1].Low[0] >= '0' && ws[i+1].Low[0] <= '9'
}

func dateFollows(ws []number.Word, i int) bool {
	k := i + 1
	if k < len(ws) && ws[k].Low == "," {
		k++
	}
	if k >= len(ws) {
		return false
	}
	return ws[k].Low[0] >= '0' && ws[k].Low[0] <= '9' || lexicon[ws[k].Low].class == month
}

// prefixed classes tokens with something stuck before their digits: "mid-2011", "post-1990", "'90s".
func prefixed(w string) lexeme {
	for _, p := range []struct{ prefix, mod string }{{"mid-", "MID"}, {"pre-", "BEFORE"}, {"post-", "AFTER"}, {"'", ""}, {"’", ""}, {"fy", "FY"}} {
		if rest, ok := strings.CutPrefix(w, p.prefix); ok && rest != "" && rest[0] >= '0' && rest[0] <= '9' {
			l := digitLexeme(rest)
			if p.mod == "" && len(rest) == 2 && l.class == cardinal { // '82
				if l.n += 1900; l.n < 1930 {
					l.n += 100
				}
				return lexeme{year, l.n, "'"}
			}
			if l.class == decade || l.class == year && p.mod != "" {
				if l.s = p.mod; p.mod == "FY" {
					l.s = "'" // a fiscal year: no modifier
				}
				return l
			}
		}
	}
	return lexeme{}
}

// digitLexeme classes a token that begins with a digit.
func digitLexeme(w string) lexeme {
	n, k := 0, 0
	for k < len(w) && w[k] >= '0' && w[k] <= '9' && k < 5 {
		n = n*10 + int(w[k]-'0')
		k++
	}
	switch tail := w[k:]; {
	case tail == "" && k == 4 && n >= 1000 && n < 2200:
		return lexeme{year, n, ""}
	case tail == "" || k < 4 && tail[0] == ',' || tail[0] == '.' && len(tail) < 6:
		return lexeme{cardinal, n, w}
	case (tail == "st" || tail == "nd" || tail == "rd" || tail == "th") && k < 4:
		return lexeme{ordinal, n, w}
	case tail == "s" && (k == 4 && n%10 == 0 && n >= 1000 && n < 2200 || k == 2 && n%10 == 0):
		return lexeme{decade, n, ""}
	case len(w) <= 20:
		return lexeme{cardinal, -1, w} // 10:30, 10am, 9/11, 5k: looked at where it matters
	}
	return lexeme{}
}

// spelledClass classes number words; "one" to "ninety", "hundred" after a, ordinals.
func spelledClass(w string) lexeme {
	v, n := number.Cardinal([]number.Word{{Low: w}})
	switch {
	case n == 0:
		return lexeme{}
	case v.Ordinal:
		return lexeme{ordinal, int(v.Low), w}
	}
	return lexeme{cardinal, int(v.Low), w}
}
