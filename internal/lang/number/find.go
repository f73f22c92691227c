package number

import (
	"math"

	"stemma/internal/lang"
)

// A Number is a numeral in a document with its qualifier and unit. Core words are [First, Last) of the
// list of words it was found in; Start and End are the bytes of the whole expression.
type Number struct {
	Value
	First, Last int    // words of the numeral itself
	From, To    int    // words of the whole: qualifier, sign, numeral, unit, what follows ("or so")
	Start, End  int    // bytes of the whole
	Unit        string // canonical name: USD, %, km; empty for plain numbers
	UnitKind    string // money, share, size
	Fraction    bool   // "two thirds": Low is .667
	Score       bool   // "3-1", "a 5-4 vote": two numbers against each other, no count
	Coded       bool   // part of a name or code: "F-16", "COVID-19"
	Spelling    string // the numeral as written, if no person writes it so
}

// FindIn gives the numbers of d, which has the words ws, in order.
func FindIn(d *lang.Doc, ws []Word) []Number {
	var out []Number
	floor := 0 // no qualifier or sign may reach back before this word
	for i := 0; i < len(ws); {
		v, n := numeral(ws[i:])
		if n == 0 {
			i++
			continue
		}
		num := Number{Value: v.Value, First: i, Last: i + n, Fraction: v.fraction}
		num.Coded = coded(ws, i)
		num.extendRange(ws)
		num.telephone(ws)
		num.From, num.To = num.First, num.Last
		num.money(ws, floor)
		num.unit(ws)
		num.qualify(ws, floor)
		num.Start = d.Tokens[ws[num.From].Token].Start
		num.End = d.Tokens[ws[num.To-1].Token].End
		if num.Broken {
			num.Spelling = d.Text[d.Tokens[ws[num.First].Token].Start:d.Tokens[ws[num.Last-1].Token].End]
		}
		out = append(out, num)
		i, floor = num.To, num.To
	}
	return out
}

// coded tells names with a number in them ("F-16", "COVID-19", "AK-47") from numbers with a word before
// them ("mid-20s" is not a number either way).
func coded(ws []Word, i int) bool {
	if i < 2 || !ws[i].Joined || ws[i-1].Low != "-" || !ws[i-1].Joined {
		return i > 0 && ws[i].Joined && (ws[i-1].Low == "#" || ws[i-1].Low == "@" || ws[i-1].Low == "/")
	}
	c := ws[i-2].Low[0]
	return c >= 'a' && c <= 'z' && words[ws[i-2].Low].kind == none
}

type read struct {
	Value
	fraction bool
}

// numeral reads a numeral that may be loose, mixed or a fraction.
func numeral(ws []Word) (read, int) {
	ws = line(ws)
	if v, n := loose(ws); n > 0 {
		return read{Value: v}, n
	}
	if v, n := fraction(ws); n > 0 {
		return read{v, true}, n
	}
	v, n := Cardinal(ws)
	if n == 0 || v.Ordinal {
		return read{Value: v}, n
	}
	if m, k := outOf(v, ws[n:]); k > 0 {
		v.Low /= m
		v.High = v.Low
		return read{v, true}, n + k
	}
	// two and a half (million)
	if startsWith(ws[n:], []string{"and", "a", "half"}) && v.Low < 100 {
		v.Low += 0.5
		n += 3
		if n < len(ws) {
			if e := words[ws[n].Low]; e.kind == scale && e.n > 20 && len(ws[n].Low) > 2 {
				v.Low *= e.n
				n++
			}
		}
		v.High = v.Low
	}
	return read{Value: v}, n
}

// outOf reads "in ten", "out of 100" after a smaller number: a share. Only round wholes are meant so.
func outOf(v Value, ws []Word) (float64, int) {
	var k int
	switch {
	case len(ws) > 1 && ws[0].Low == "in":
		k = 1
	case len(ws) > 2 && ws[0].Low == "out" && ws[1].Low == "of":
		k = 2
	default:
		return 0, 0
	}
	m, n := Cardinal(ws[k:])
	if n != 1 || m.Ordinal || v.Low >= m.Low || v.Low < 1 {
		return 0, 0
	}
	switch m.Low {
	case 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000, 10000, 100000:
	default:
		return 0, 0
	}
	if k == 1 && len(ws) > 2 {
		switch ws[2].Low { // "killed two in 10 days" is no share
		case "days", "weeks", "months", "years", "hours", "minutes", "seconds", "day", "year", "places", "cases", "attempts", "games", "matches", "-":
			return 0, 0
		}
	}
	return m.Low, k + n
}

// loose reads "dozens", "tens of thousands", "half a dozen", "several hundred", "a few", "a couple of".
func loose(ws []Word) (Value, int) {
	i := 0
	if ws[0].Low == "a" && len(ws) > 1 {
		i = 1
	}
	if ws[i].Low == "half" {
		k := i + 1
		for k < len(ws) && k <= i+1 && (ws[k].Low == "a" || ws[k].Low == "-") {
			k++
		}
		if k < len(ws) {
			if e := words[ws[k].Low]; e.kind == scale && len(ws[k].Low) > 2 {
				return Value{Low: e.n / 2, High: e.n / 2, Approx: "about"}, k + 1 // nobody says it of a number that was counted
			}
			if list := units[ws[k].Low]; k > i+1 && len(list) > 0 && list[0].kind != "sign" {
				return Value{Low: 0.5, High: 0.5}, k // half a percent, half a mile
			}
		}
		return Value{}, 0
	}
	e := words[ws[i].Low]
	switch {
	case e.kind == vague && i == 0:
		v := Value{Low: e.n, High: e.n, Vague: true, Approx: ws[0].Low}
		n := 1
		for n+1 < len(ws) && ws[n].Low == "of" {
			next := words[ws[n+1].Low]
			if next.kind != vague || next.n <= e.n {
				break
			}
			v.Low = e.n * next.n / 2 // hundreds of thousands: 200 × 1,000
			v.Approx = ws[0].Low + "-of-" + ws[n+1].Low
			v.High = v.Low
			n += 2
		}
		of := n < len(ws) && ws[n].Low == "of"
		if n == 1 && (ws[0].Low == "scores" || ws[0].Low == "tens") && !of {
			return Value{}, 0
		}
		return v, n
	case e.kind == group && i == 1 && len(ws) > 2 && ws[2].Low == "of":
		return Value{Low: e.n, High: e.n}, 2
	case e.kind == few && (i == 1 || ws[0].Low == "several"):
		if i == 1 && ws[i].Low == "several" {
			return Value{}, 0
		}
		v := Value{Low: e.n, High: e.n, Vague: true, Approx: ws[i].Low}
		n := i + 1
		if ws[i].Low == "few" || ws[i].Low == "several" {
			v.Low = 3 // "a few" and "several" are more than a couple
		}
		if n < len(ws) && ws[n].Low == "of" && n+1 < len(ws) && ws[i].Low == "couple" {
			if s := words[ws[n+1].Low]; s.kind == scale {
				n++
			}
		}
		if n < len(ws) {
			if s := words[ws[n].Low]; s.kind == scale && len(ws[n].Low) > 2 {
				v.Low *= s.n
				n++
			}
		}
		v.High = v.Low
		return v, n
	}
	return Value{}, 0
}

// fraction reads "two thirds", "three-quarters", "a third of", "half of the", "one-fifth".
func fraction(ws []Word) (Value, int) {
	top, n := 1.0, 1
	one := ws[0].Low == "a" || ws[0].Low == "one"
	if ws[0].Low == "half" {
		n = 0
	} else if !one {
		e := words[ws[0].Low]
		if e.kind != unit || e.n < 2 {
			return Value{}, 0
		}
		top = e.n
	}
	joined := false
	if n < len(ws) && n > 0 && ws[n].Low == "-" {
		joined = true
		n++
	}
	if n >= len(ws) {
		return Value{}, 0
	}
	bottom, ok := parts[ws[n].Low]
	if !ok || top >= bottom {
		return Value{}, 0
	}
	many := ws[n].Low[len(ws[n].Low)-1] == 's'
	n++
	next := ""
	if n < len(ws) {
		next = ws[n].Low
	}
	switch {
	case top > 1 && !many, top == 1 && many:
		return Value{}, 0
	case top == 1 && joined && ws[0].Low == "one" && bottom > 2: // the poorest one-fifth
	case top == 1 && next != "of" && (bottom != 2 || next != "the" && next != "its" && next != "their" && next != "his" && next != "her" && next != "all"):
		return Value{}, 0
	case bottom == 4 && many && next != "of":
		return Value{}, 0
	}
	return Value{Low: top / bottom, High: top / bottom}, n
}

// extendRange reads "two to 3", "3-5", "five or six", "between 3 and 5" after the first numeral.
// "from 3 to 5" is left as two numbers, since only the verb tells a range from a change.
func (num *Number) extendRange(ws []Word) {
	i := num.Last
	if num.Ordinal || num.Vague || num.Fraction || i+1 >= len(ws) || ws[i].Break || ws[i+1].Break {
		return
	}
	prev := ""
	if num.First > 0 && !ws[num.First].Break {
		prev = ws[num.First-1].Low
		if num.First > 1 && moneySign(ws[num.First-1:num.First]) != "" {
			prev = ws[num.First-2].Low
		}
	}
	link, k := ws[i].Low, i+1
	switch link {
	case "to":
		if prev == "from" {
			return
		}
	case "or":
	case "-", "–", "—":
		if !ws[i].Joined || !ws[k].Joined {
			return
		}
	case "and":
		if prev != "between" {
			return
		}
	default:
		return
	}
	if k+1 < len(ws) && moneySign(ws[k:k+1]) != "" {
		k++
	}
	v, n := Cardinal(ws[k:])
	if n == 0 || v.Ordinal {
		return
	}
	low := num.Low
	if top := scaleOf(v); top > 1 && scaleOf(num.Value) < top && low < 1000 && num.Last-num.First == 1 {
		low *= top // "2 to 3 million"
	}
	if low >= v.High {
		if (link == "-" || link == "–" || link == "to" && v.High < 200) && num.Digits && v.Digits {
			num.Score, num.Last = true, k+n
		}
		return
	}
	if link == "or" && (v.High > 2*low+1 || num.Digits != v.Digits) {
		return // "in 3 or 400 places" is two numbers
	}
	if link != "and" && link != "or" && v.High > 1000*math.Max(low, 1) {
		return
	}
	num.Low, num.High, num.Range = low, v.High, true
	num.Broken = num.Broken || v.Broken || num.Digits != v.Digits && v.High < 10 // "two to 3"
	num.Last = k + n
}

// telephone marks what looks like a telephone number: 555-0134, 020-555-0134.
func (num *Number) telephone(ws []Word) {
	plain := func(i int) int { // how many digits, and nothing else, word i has
		w := ws[i].Low
		for k := 0; k < len(w); k++ {
			if w[k] < '0' || w[k] > '9' {
				return 0
			}
		}
		return len(w)
	}
	i := num.Last
	if num.Last-num.First == 3 && ws[num.First+1].Low == "-" && plain(num.First) == 3 && plain(num.First+2) == 4 {
		num.Coded = true
	}
	for i+1 < len(ws) && (num.Digits || num.Score) && ws[i].Low == "-" && ws[i].Joined && ws[i+1].Joined && plain(i+1) > 0 && plain(i-1) > 0 {
		num.Coded = true
		i += 2
	}
	num.Last = i
}

// scaleOf gives the largest scale word that divides a value evenly enough to have been written: 3 million → 10^6.
func scaleOf(v Value) float64 {
	for _, s := range []float64{1e12, 1e9, 1e6} {
		if v.High >= s {
			return s
		}
	}
	return 1
}

func moneySign(w []Word) string {
	for _, p := range units[w[0].Low] {
		if p.kind == "sign" && len(p.words) == 1 {
			return p.name
		}
	}
	return ""
}

// money takes a currency sign that stands before the numeral.
func (num *Number) money(ws []Word, floor int) {
	i := num.From - 1
	if i < floor || num.Ordinal || ws[num.From].Break {
		return
	}
	if name := moneySign(ws[i : i+1]); name != "" {
		num.Unit, num.UnitKind, num.From = name, "money", i
		if i-1 >= floor && ws[i].Joined && !ws[i].Break {
			if name := moneySign([]Word{{Low: ws[i-1].Low + ws[i].Low}}); name != "" { // US + $
				num.Unit, num.From = name, i-1
			}
		}
		if k := num.To; k < len(ws) && ws[k].Joined && num.High < 1000 && (ws[k].Low == "m" || ws[k].Low == "b") {
			num.Low, num.High = num.Low*words[ws[k].Low].n, num.High*words[ws[k].Low].n // "$5m" is cut before the m
			num.To, num.Last = k+1, k+1
		}
	}
}

// unit takes the unit that follows; "100-mile" counts too.
func (num *Number) unit(ws []Word) {
	if num.Unit != "" || num.Ordinal || num.Score {
		return
	}
	i := num.To
	if i+1 < len(ws) && ws[i].Low == "-" && ws[i].Joined && ws[i+1].Joined {
		i++
	}
	if i >= len(ws) || ws[i].Break || i > num.To && num.Coded {
		return
	}
	if num.Vague && ws[i].Low == "of" && i+1 < len(ws) { // millions of dollars
		i++
		if list := units[ws[i].Low]; len(list) == 0 || list[0].kind != "money" {
			return
		}
	}
	for _, p := range units[ws[i].Low] {
		if p.kind != "sign" && startsWith(ws[i:], p.words) {
			num.Unit, num.UnitKind, num.To = p.name, p.kind, i+len(p.words)
			return
		}
	}
}

// qualify takes the words before and after that say how the number is meant.
func (num *Number) qualify(ws []Word, floor int) {
	if num.Ordinal || num.Score {
		return
	}
	for reach := 0; reach < 2; reach++ { // "an estimated", "at least about": two qualifiers at most
		i := num.From
		if i > floor && num.Range && ws[i-1].Low == "between" {
			num.From, i = i-1, i-1
		}
		if i <= floor || ws[i].Break {
			break
		}
		if p := longest(before[ws[i-1].Low], ws[floor:i]); p != nil {
			if num.Approx == "" || p.name != "about" {
				num.Approx = p.name
			}
			num.From = i - len(p.words)
			continue
		}
		break
	}
	i := num.To
	if i >= len(ws) || ws[i].Break {
		return
	}
	for _, p := range after[ws[i].Low] {
		if startsWith(ws[i:], p.words) && (p.words[0] != "plus" && p.words[0] != "+" && p.words[0] != "odd" || ws[i].Joined || p.words[0] == "odd") {
			num.Approx = p.name
			num.To = i + len(p.words)
			return
		}
	}
	if ws[i].Low == "-" && i+1 < len(ws) && ws[i].Joined && ws[i+1].Joined && (ws[i+1].Low == "plus" || ws[i+1].Low == "odd") {
		num.Approx, num.To = after[ws[i+1].Low][0].name, i+2
	}
}

func longest(list []phrase, ws []Word) *phrase {
	for k := range list {
		if endsWith(ws, list[k].words) && !(len(list[k].words) == 1 && guarded(list[k].words[0], ws)) {
			return &list[k]
		}
	}
	return nil
}

// guarded keeps words that are qualifiers only in the right company: "over" and "some" after a verb of
// motion or before a date are left to the reader of the number; here only what is plain from the words.
func guarded(w string, ws []Word) bool {
	prev := ""
	if len(ws) > 1 {
		prev = ws[len(ws)-2].Low
	}
	switch w {
	case "over":
		return prev == "all" || prev == "took" || prev == "game"
	case "around":
		return prev == "turned" || prev == "turn"
	case "under":
		return prev == "aged" || prev == "from"
	case "above", "below", "beyond":
		return prev == "the"
	}
	return false
}
