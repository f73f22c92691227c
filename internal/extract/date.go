package extract

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"stemma"
)

// months by their names and usual short forms.
var months = map[string]time.Month{
	"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6,
	"july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9, "october": 10, "oct": 10,
	"november": 11, "nov": 11, "december": 12, "dec": 12,
	// pages in English have dates in their site's language at times
	"januar": 1, "februar": 2, "märz": 3, "maerz": 3, "mai": 5, "juni": 6, "juli": 7, "oktober": 10, "okt": 10, "dezember": 12, "dez": 12,
	"janvier": 1, "février": 2, "mars": 3, "avril": 4, "juin": 6, "juillet": 7, "août": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12,
	"enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8, "septiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
	"gennaio": 1, "febbraio": 2, "aprile": 4, "maggio": 5, "giugno": 6, "luglio": 7, "settembre": 9, "ottobre": 10, "dicembre": 12,
	"janeiro": 1, "fevereiro": 2, "março": 3, "maio": 5, "junho": 6, "julho": 7, "setembro": 9, "outubro": 10, "novembro": 11, "dezembro": 12,
	"januari": 1, "februari": 2, "maart": 3, "mei": 5, "augustus": 8,
}

// zones are the abbreviations that newsrooms print, in minutes east of UTC. "IST" and "CST" are read as India and
// the central United States, where nearly all English news that prints them comes from.
var zones = map[string]int{
	"gmt": 0, "utc": 0, "z": 0, "bst": 60, "cet": 60, "cest": 120, "msk": 180, "ist": 330, "est": -300, "edt": -240, "et": -300,
	"cst": -360, "cdt": -300, "ct": -360, "mst": -420, "mdt": -360, "mt": -420, "pst": -480, "pdt": -420, "pt": -480,
	"aest": 600, "aedt": 660, "jst": 540, "hkt": 480, "sgt": 480,
}

// maxDate is the longest string read as a date: "Originally published Wednesday, 30 September 2020 at 11:59:59 p.m. EDT" has 62.
const maxDate = 100

// A day outside these years is a template's default or a mistake.
const firstYear, lastYear = 1990, 2100

// A stamp is a date as written, with its time of day if one is given. East is minutes east of UTC.
type stamp struct {
	year, month, day, hour, minute, second, east int
	clock                                        bool
}

// interval checks the stamp and makes it an instant, or a day without clock. The instant keeps its stated zone, so
// that its day is the newsroom's day.
func (s stamp) interval(basis stemma.Basis) (stemma.Interval, bool) {
	if s.year < firstYear || s.year > lastYear || s.month < 1 || s.month > 12 || s.day < 1 || s.day > 31 {
		return stemma.Interval{}, false
	}
	t := time.Date(s.year, time.Month(s.month), s.day, 0, 0, 0, 0, time.UTC)
	if t.Day() != s.day { // 31 April
		return stemma.Interval{}, false
	}
	midnight := s.hour == 0 && s.minute == 0 && s.second == 0 // what content systems write when no time is known
	if s.clock && !midnight && s.hour < 24 && s.minute < 60 && s.second < 61 && s.east > -15*60 && s.east < 15*60 {
		zone := time.UTC
		if s.east != 0 {
			zone = time.FixedZone("", s.east*60)
		}
		t = time.Date(s.year, time.Month(s.month), s.day, s.hour, s.minute, s.second, 0, zone)
		return stemma.Interval{From: t, To: t, Clock: true, Basis: basis}, true
	}
	return stemma.Interval{From: t, To: t, Basis: basis}, true
}

// parseDate reads one written date: ISO 8601, RFC 1123, "Sept. 28, 2020 10:05 a.m. ET", "28 September 2020", "2020/09/28",
// "20200928", "20200928T100500Z" (GDELT), Unix seconds. Numbers that may be day-month or month-day are read as
// month-day when loose is set and are not read otherwise. Linear; strings over maxDate bytes are refused.
func parseDate(s string, loose bool) (stamp, bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxDate {
		return stamp{}, false
	}
	t := pieces(strings.Map(plainSpace, strings.ToLower(s)))
	d, ok := digitsOnly(t)
	if !ok {
		d, ok = dayOf(t, loose)
	}
	if !ok {
		return stamp{}, false
	}
	if !d.clock {
		d.timeOf(t)
	}
	_, ok = d.interval(stemma.Stated)
	return d, ok
}

func plainSpace(r rune) rune {
	if unicode.IsSpace(r) || r == '•' || r == '·' || r == '–' || r == '—' {
		return ' '
	}
	return r
}

// A piece is a run of digits, a run of letters, or one mark.
type piece struct {
	text   string
	number int // -1 if it is no number or too long for one
	word   bool
}

func pieces(s string) []piece {
	var out []piece
	for i := 0; i < len(s); {
		j := i + 1
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			for j < len(s) && s[j] >= '0' && s[j] <= '9' {
				j++
			}
			n := -1
			if j-i <= 14 {
				n, _ = strconv.Atoi(s[i:j])
			}
			out = append(out, piece{text: s[i:j], number: n})
		case c >= 'a' && c <= 'z' || c >= 0x80:
			for j < len(s) && (s[j] >= 'a' && s[j] <= 'z' || s[j] >= 0x80) {
				j++
			}
			out = append(out, piece{text: s[i:j], number: -1, word: true})
		default:
			out = append(out, piece{text: s[i:j], number: -1})
		}
		i = j
	}
	return out
}

// digitsOnly reads yyyymmdd, yyyymmddhhmmss, yyyymmddThhmmss and Unix seconds or milliseconds.
func digitsOnly(t []piece) (stamp, bool) {
	if len(t) == 0 || t[0].number < 0 {
		return stamp{}, false
	}
	x := t[0].text
	n := func(i, j int) int { v, _ := strconv.Atoi(x[i:j]); return v }
	switch {
	case len(x) == 14 && len(t) == 1:
		return stamp{n(0, 4), n(4, 6), n(6, 8), n(8, 10), n(10, 12), n(12, 14), 0, true}, true
	case len(x) == 8 && len(t) >= 3 && t[1].text == "t" && len(t[2].text) == 6:
		d := stamp{year: n(0, 4), month: n(4, 6), day: n(6, 8), clock: true}
		x = t[2].text
		d.hour, d.minute, d.second = n(0, 2), n(2, 4), n(4, 6)
		return d, true
	case len(x) == 8 && (len(t) == 1 || t[1].text == " " || t[1].text == "t"):
		return stamp{year: n(0, 4), month: n(4, 6), day: n(6, 8)}, true
	case (len(x) == 10 || len(x) == 13) && len(t) == 1:
		sec, _ := strconv.ParseInt(x[:10], 10, 64)
		u := time.Unix(sec, 0).UTC()
		return stamp{u.Year(), int(u.Month()), u.Day(), u.Hour(), u.Minute(), u.Second(), 0, true}, true
	}
	return stamp{}, false
}

// dayOf finds year, month and day among the pieces.
func dayOf(t []piece, loose bool) (stamp, bool) {
	mark := func(i int) bool { return i < len(t) && (t[i].text == "-" || t[i].text == "/" || t[i].text == ".") }
	num := func(i int) int {
		if i >= 0 && i < len(t) {
			return t[i].number
		}
		return -1
	}
	for i := range t { // 2020-09-28, 28.09.2020, 9/28/2020
		if i+4 < len(t) && num(i) >= 0 && mark(i+1) && num(i+2) >= 0 && mark(i+3) && num(i+4) >= 0 {
			a, b, c := num(i), num(i+2), num(i+4)
			switch {
			case len(t[i].text) == 4:
				return stamp{year: a, month: b, day: c}, true
			case len(t[i+4].text) == 2 && t[i+1].text == ".": // 28.09.20
				return stamp{year: 2000 + c, month: b, day: a}, true
			case len(t[i+4].text) != 4:
			case t[i+1].text == "." || a > 12 && b <= 12 || a == b:
				return stamp{year: c, month: b, day: a}, true
			case b > 12 || loose:
				return stamp{year: c, month: a, day: b}, true
			}
			return stamp{}, false
		}
	}
	for i, p := range t {
		m, ok := months[p.text]
		if !ok || !p.word {
			continue
		}
		before, after := -1, []int{}
		for j := i - 1; j >= 0 && j >= i-5; j-- { // "28th of September", "28-Sep"
			if n := num(j); n >= 0 {
				before = n
				break
			}
		}
		for j := i + 1; j < len(t) && j <= i+8 && len(after) < 2; j++ {
			if n := num(j); n >= 0 {
				if len(t) > j+1 && t[j+1].text == ":" {
					break // a time of day
				}
				after = append(after, n)
			}
		}
		switch {
		case before >= 1 && before <= 31 && len(after) > 0 && after[0] >= firstYear:
			return stamp{year: after[0], month: int(m), day: before}, true
		case before >= 1 && before <= 31 && len(after) > 0 && after[0] < 100 && i > 0 && t[i-1].text == "-": // 28-Sep-20
			return stamp{year: 2000 + after[0], month: int(m), day: before}, true
		case len(after) == 2 && after[0] >= 1 && after[0] <= 31 && after[1] >= firstYear:
			return stamp{year: after[1], month: int(m), day: after[0]}, true
		case before >= firstYear && len(after) > 0 && after[0] <= 31:
			return stamp{year: before, month: int(m), day: after[0]}, true
		}
	}
	return stamp{}, false
}

// timeOf finds a time of day and its zone among the pieces.
func (d *stamp) timeOf(t []piece) {
	for i := range t {
		at := i + 1
		switch {
		case i+2 < len(t) && t[i].number >= 0 && t[i].number < 24 && t[i+1].text == ":" && len(t[i+2].text) == 2 && t[i+2].number >= 0:
			d.hour, d.minute, d.second, d.clock = t[i].number, t[i+2].number, 0, true
			at = i + 3
			if at+1 < len(t) && t[at].text == ":" && t[at+1].number >= 0 {
				d.second = t[at+1].number
				at += 2
			}
			if at+1 < len(t) && t[at].text == "." && t[at+1].number >= 0 { // a fraction
				at += 2
			}
		case t[i].number >= 1 && t[i].number <= 12 && afternoon(t, i+1) != 0: // "3 p.m."
			d.hour, d.minute, d.second, d.clock = t[i].number, 0, 0, true
		default:
			continue
		}
		switch half := afternoon(t, at); {
		case half == 2 && d.hour < 12:
			d.hour += 12
		case half == 1 && d.hour == 12:
			d.hour = 0
		}
		d.zoneOf(t, at)
		return
	}
}

// afternoon reads "am", "p.m." behind place i: 1 before noon, 2 after, 0 neither.
func afternoon(t []piece, i int) int {
	if i < len(t) && t[i].text == " " {
		i++
	}
	if i >= len(t) {
		return 0
	}
	w := t[i].text
	if len(w) == 1 && i+2 < len(t) && t[i+1].text == "." {
		w += t[i+2].text
	}
	switch w {
	case "am":
		return 1
	case "pm":
		return 2
	}
	return 0
}

// zoneOf reads the zone that follows a time of day.
func (d *stamp) zoneOf(t []piece, i int) {
	for ; i < len(t); i++ {
		p := t[i]
		if east, ok := zones[p.text]; ok && p.word {
			d.east = east
			return
		}
		if (p.text == "+" || p.text == "-") && i+1 < len(t) && t[i+1].number >= 0 {
			h, m := t[i+1].number, 0
			switch {
			case len(t[i+1].text) == 4:
				h, m = h/100, h%100
			case len(t[i+1].text) > 2:
				return
			case i+3 < len(t) && t[i+2].text == ":" && t[i+3].number >= 0:
				m = t[i+3].number
			}
			d.east = h*60 + m
			if p.text == "-" {
				d.east = -d.east
			}
			return
		}
	}
}

// publishedOf finds when the report was published: what the container states; what the page states; a line of dates
// above the text; a date in the address; else unknown.
func publishedOf(c stemma.Capture, p *page, address string, units []unit, kinds []stemma.BlockKind) stemma.Interval {
	if d, ok := parseDate(c.Meta.Published, false); ok {
		return d.settled(address)
	}
	if p.published.Known() {
		return p.published
	}
	for i, k := range kinds {
		if k != stemma.Byline {
			continue
		}
		if d, ok := parseDate(units[i].text, true); ok {
			iv, _ := d.interval(stemma.Stated)
			return iv
		}
	}
	if d, ok := dateInAddress(address); ok {
		iv, _ := d.interval(stemma.Inferred)
		return iv
	}
	return stemma.Interval{Basis: stemma.Unknown}
}

// dateInAddress reads /2020/09/28/, /2020-09-28, /20200928 and the like from an address.
func dateInAddress(address string) (stamp, bool) {
	if len(address) > 4096 {
		return stamp{}, false
	}
	parts := strings.FieldsFunc(strings.ToLower(address), func(r rune) bool { return !unicode.IsDigit(r) && !unicode.IsLetter(r) })
	for i, x := range parts {
		var d stamp
		switch {
		case len(x) == 4 && i+2 < len(parts):
			d.year, d.day = atoi(x), atoi(parts[i+2])
			if m, ok := months[parts[i+1]]; ok {
				d.month = int(m)
			} else if len(parts[i+1]) <= 2 {
				d.month = atoi(parts[i+1])
			}
			if len(parts[i+2]) > 2 {
				continue
			}
		case len(x) == 8 && strings.Trim(x, "0123456789") == "":
			d.year, d.month, d.day = atoi(x[:4]), atoi(x[4:6]), atoi(x[6:])
		default:
			continue
		}
		if _, ok := d.interval(stemma.Inferred); ok {
			return d, true
		}
	}
	return stamp{}, false
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
