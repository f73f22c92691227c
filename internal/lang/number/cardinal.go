package number

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// maxWords is how many words one number may take. The longest numeral met in 1,300 news texts had nine
	// ("one hundred and twenty-three thousand four hundred"); 16 leaves room and keeps the pass linear.
	maxWords = 16
	// maxDigits is how many bytes a token of digits may have: 10^15 with separators is 19, an IBAN or a hash is longer.
	maxDigits = 20
)

// A Value is what a numeral says.
type Value struct {
	Low, High float64 // equal unless it is a range
	Range     bool
	Ordinal   bool
	Vague     bool   // dozens, several: Low is the least that is meant
	Approx    string // the qualifier that lies in the numeral itself: dozens, several, few …
	Digits    bool   // begins with digits
	Broken    bool   // a spelling no person writes ("three,000")
}

// Cardinal reads the longest whole or decimal number that ws begins with, without range, fraction or
// qualifier, and how many words it takes; none: 0.
func Cardinal(ws []Word) (Value, int) {
	if len(ws) == 0 {
		return Value{}, 0
	}
	ws = line(ws)
	low := ws[0].Low
	if len(low) > 1 && low[0] == '-' && !ws[0].Joined {
		low = low[1:] // a fall by "-12.5": the size is kept
	}
	if v, ok := digits(low); ok {
		n := 1
		if v.Ordinal {
			return v, n
		}
		if len(ws) > 1 && !strings.HasPrefix(ws[0].Low, "0") {
			if half, k := fractionDigits(ws[1:]); k > 0 {
				v.Low += half
				n += k
			}
		}
		for n < len(ws) {
			e, ok := words[ws[n].Low]
			if !ok || e.kind != scale || e.n == 12 || !scaleFits(ws, n, v.Low) {
				if ok && e.n == 12 && e.kind == scale {
					v.Low *= 12
					n++
				}
				break
			}
			v.Low *= e.n
			n++
		}
		v.High = v.Low
		return v, n
	}
	return spelled(ws)
}

// line cuts ws at the end of the line and at maxWords.
func line(ws []Word) []Word {
	n := min(len(ws), maxWords)
	for k := 1; k < n; k++ {
		if ws[k].Break {
			return ws[:k]
		}
	}
	return ws[:n]
}

// scaleFits tells scale letters from units: "1.2 m people" and "10k" are scaled, "100 m" is a distance,
// and a lone b or k must touch its digits.
func scaleFits(ws []Word, n int, v float64) bool {
	switch ws[n].Low {
	case "k", "b":
		return ws[n].Joined
	case "m":
		return ws[n].Joined && (v != math.Trunc(v) || n+1 < len(ws) && plainNoun(ws[n+1].Low))
	}
	return true
}

// plainNoun guesses whether a word after "100m" is what is counted and not a way of measuring length.
func plainNoun(w string) bool {
	switch w {
	case "race", "sprint", "final", "freestyle", "butterfly", "hurdles", "relay", "dash", "backstroke", "breaststroke",
		"from", "away", "off", "to", "in", "at", "and", "or", "is", "was", "above", "below", "north", "south", "east", "west":
		return false
	}
	return strings.HasSuffix(w, "s") || w == "people" || w == "children" || w == "women" || w == "men" || w == "of"
}

// spelled reads a numeral in words, which may go on with digits after a scale ("two thousand 20").
func spelled(ws []Word) (Value, int) {
	var v Value
	total, part := 0.0, 0.0 // what is closed by a scale, and the part below it
	room := math.Inf(1)     // the next scale must be smaller than this
	last := none
	i, taken := 0, 0
	if i < len(ws) && (ws[0].Low == "a" || ws[0].Low == "an") {
		if len(ws) < 2 {
			return v, 0
		}
		if e, ok := words[ws[1].Low]; !ok || e.kind != scale || len(ws[1].Low) < 4 {
			return v, 0
		}
		part, last, i = 1, unit, 1
	}
loop:
	for i < len(ws) {
		w := ws[i].Low
		switch {
		case w == "-" && last == ten && i+1 < len(ws) && ws[i].Joined && ws[i+1].Joined:
			if e := words[ws[i+1].Low]; (e.kind == unit || e.kind == ord) && e.n > 0 && e.n < 10 {
				i++
				continue
			}
			break loop
		case w == "and" && last == scale && i+1 < len(ws):
			if e := words[ws[i+1].Low]; e.kind == unit || e.kind == ten || e.kind == ord || e.kind == ordTen {
				i++
				continue
			}
			break loop
		}
		e, ok := words[w]
		if !ok {
			if i == 0 {
				return brokenWord(ws)
			}
			break
		}
		switch e.kind {
		case unit, ord:
			if last == unit || last == ten && (e.n > 9 || e.n == 0) || last == scale && e.n == 0 {
				break loop
			}
			part += e.n
		case ten, ordTen:
			if last == unit || last == ten {
				break loop
			}
			part += e.n
		case scale, ordScale:
			switch {
			case last == none || len(w) < 3:
				break loop
			case e.n <= 100 && (part == 0 || part > 99): // three hundred, two dozen
				break loop
			case e.n <= 100:
				part *= e.n
			case e.n >= room || part == 0 && last != scale:
				// "two hundred thousand million" closes over everything said so far
				if last != scale || total == 0 {
					break loop
				}
				total *= e.n
			default:
				if part == 0 {
					break loop
				}
				total += part * e.n
				part, room = 0, e.n
			}
		default:
			break loop
		}
		last = e.kind
		i++
		taken = i
		if last == ord || last == ordTen || last == ordScale {
			v.Ordinal = true
			break
		}
	}
	v.Low = total + part
	v.High = v.Low
	return v, taken
}

// brokenWord reads spellings left by machines that put words in place of leading digits: "three,000".
func brokenWord(ws []Word) (Value, int) {
	head, rest, ok := strings.Cut(ws[0].Low, ",")
	if !ok || len(ws[0].Low) > maxDigits+10 {
		return Value{}, 0
	}
	e := words[head]
	if e.kind != unit && e.kind != ten || e.n == 0 {
		return Value{}, 0
	}
	n := e.n
	for group := range strings.SplitSeq(rest, ",") {
		g, err := strconv.Atoi(group)
		if len(group) != 3 || err != nil || g < 0 {
			return Value{}, 0
		}
		n = n*1000 + float64(g)
	}
	return Value{Low: n, High: n, Broken: true, Digits: true}, 1
}

var halves = map[string]float64{"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1.0 / 3, "⅔": 2.0 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}

// fractionDigits reads the fraction of a mixed number: "1/2" as one token or three, "½".
func fractionDigits(ws []Word) (float64, int) {
	if f, ok := halves[ws[0].Low]; ok {
		return f, 1
	}
	if a, b, ok := strings.Cut(ws[0].Low, "/"); ok && len(a) == 1 && len(b) == 1 {
		x, err1 := strconv.Atoi(a)
		y, err2 := strconv.Atoi(b)
		if err1 == nil && err2 == nil && x < y {
			return float64(x) / float64(y), 1
		}
	}
	return 0, 0
}

// digits reads one token that begins with a digit (or a dot and a digit): grouped, decimal, with a
// scale or ordinal ending stuck to it, or with letters in place of digits.
func digits(w string) (Value, bool) {
	if len(w) == 0 || len(w) > maxDigits {
		return Value{}, false
	}
	if f, ok := halves[w]; ok {
		return Value{Low: f, High: f, Digits: true}, true
	}
	if c := w[0]; c < '0' && c != '.' || c > '9' && c < utf8.RuneSelf {
		return Value{}, false
	}
	var buf [maxDigits + 4]byte
	b := buf[:0]
	v := Value{Digits: true}
	k := 0
	for k < len(w) {
		r, size := utf8.DecodeRuneInString(w[k:])
		switch {
		case r >= '0' && r <= '9':
			b = append(b, byte(r))
		case r == ',' || r == '.' || r == '٬' || r == '٫':
			switch r {
			case '٬':
				r = ','
			case '٫':
				r = '.'
			}
			b = append(b, byte(r))
		case (r == 'o' || r == 'о') && len(b) > 0 && digitFollows(w[k+size:]): // a letter for a nought
			b = append(b, '0')
			v.Broken = true
		default:
			d, ok := foreignDigit(r)
			if !ok {
				goto ending
			}
			b = append(b, d)
			v.Broken = v.Broken || r < '０' || r > '９' // look-alikes; full-width digits are ordinary East Asian typography
		}
		k += size
	}
ending:
	n, ok := grouped(b)
	if !ok {
		return Value{}, false
	}
	switch tail := w[k:]; tail {
	case "":
	case "st", "nd", "rd", "th":
		if n != math.Trunc(n) || strings.IndexByte(string(b), '.') >= 0 {
			return Value{}, false
		}
		v.Ordinal = true
	default:
		e, ok := words[tail]
		if !ok || e.kind != scale || tail == "score" || tail == "dozen" {
			return Value{}, false
		}
		n *= e.n
	}
	v.Low, v.High = n, n
	return v, true
}

func digitFollows(s string) bool {
	return s == "" || s[0] >= '0' && s[0] <= '9' || s[0] == ',' || s[0] == 'o' && (len(s) == 1 || digitFollows(s[1:]))
}

// foreignDigit maps any Unicode decimal digit to its ASCII twin. The standard keeps digits in runs of
// ten that begin at zero; the mathematical digits are five such runs on end.
func foreignDigit(r rune) (byte, bool) {
	if r < utf8.RuneSelf || !unicode.Is(unicode.Nd, r) {
		return 0, false
	}
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return '0' + byte((r-rune(t.Lo))%10), true
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return '0' + byte((r-rune(t.Lo))%10), true
		}
	}
	return 0, false
}

// grouped reads ASCII digits with commas every three (Indian grouping by two is allowed above the
// thousands) and at most one decimal point.
func grouped(b []byte) (float64, bool) {
	whole, frac := b, []byte(nil)
	for k, c := range b {
		if c == '.' {
			whole, frac = b[:k], b[k+1:]
			break
		}
	}
	if len(whole) == 0 && len(frac) == 0 {
		return 0, false
	}
	n, run, commas := 0.0, 0, 0
	for _, c := range whole {
		if c == ',' {
			if run == 0 || run > 3 || commas > 0 && run < 2 {
				return 0, false
			}
			commas++
			run = 0
			continue
		}
		n = n*10 + float64(c-'0')
		run++
	}
	if commas > 0 && run != 3 {
		return 0, false
	}
	f := 0.1
	for _, c := range frac {
		if c == '.' || c == ',' {
			return 0, false
		}
		n += float64(c-'0') * f
		f /= 10
	}
	if len(frac) > 0 {
		// 3.5 must be 3.5 and not 3.5000000000000004: let the standard library round the decimal text.
		clean := make([]byte, 0, len(b))
		for _, c := range b {
			if c != ',' {
				clean = append(clean, c)
			}
		}
		if exact, err := strconv.ParseFloat(string(clean), 64); err == nil {
			n = exact
		}
	} else if len(b) > 0 && b[len(b)-1] == '.' {
		return n, len(whole) > 0
	}
	return n, true
}
