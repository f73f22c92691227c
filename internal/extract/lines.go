package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma"
	"stemma/internal/world"
)

// isByline reports a line that only says who wrote: "By Ann Lee", "By ANN LEE and JO KOH, Staff Writers",
// "Ann Lee, Associated Press". After "by" all longer words are capitalised, or are words of the trade.
func isByline(s string) bool {
	if len(s) > longByline || endsSentence(s) && !strings.HasSuffix(s, "r.") && !strings.HasSuffix(s, ".m.") { // "Jr.", "a.m."
		return false
	}
	rest, ok := cutFold(s, "by ")
	if !ok {
		rest, ok = cutFold(s, "by: ")
	}
	if !ok {
		name, after, found := strings.Cut(s, ", ")
		if !found || !personName(name) {
			return false
		}
		o, known := world.OutletByName(strings.TrimSuffix(after, " "))
		return known && !o.Common || tradeOnly(after)
	}
	r, _ := utf8.DecodeRuneInString(rest)
	if !unicode.IsUpper(r) {
		return false
	}
	small := 0
	for _, w := range strings.FieldsFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;|/•·", r) }) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && !bylineWords[strings.ToLower(w)] && !strings.ContainsRune(w, '@') {
			small++
		}
	}
	return small == 0
}

// bylineWords may stand in a byline in small letters.
var bylineWords = map[string]bool{
	"and": true, "in": true, "at": true, "for": true, "of": true, "the": true, "with": true, "staff": true, "writer": true, "writers": true,
	"reporter": true, "reporters": true, "correspondent": true, "correspondents": true, "editor": true, "special": true, "to": true,
	"de": true, "la": true, "van": true, "von": true, "der": true, "den": true, "al": true, "bin": true, "el": true, "da": true, "di": true, "du": true,
	"on": true, "pm": true, "am": true, "updated": true, "published": true, "posted": true, "min": true, "read": true, "ago": true, "hours": true,
	"senior": true, "chief": true, "contributor": true, "contributing": true, "political": true, "foreign": true, "diplomatic": true, "defence": true, "a.m.": true, "p.m.": true,
	"from": true, "agencies": true, "bureau": true, "desk": true, "news": true, "service": true, "y": true, "ibn": true, "le": true, "dos": true,
}

// tradeOnly reports words that name a reporter's trade and nothing else: "Staff Writer", "Foreign Correspondent".
func tradeOnly(s string) bool {
	n := 0
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		switch w {
		case "staff", "writer", "writers", "reporter", "reporters", "correspondent", "editor", "contributor", "columnist", "bureau", "chief":
			n++
		case "senior", "foreign", "political", "special", "national", "news", "diplomatic", "the", "of", "crime", "business", "education":
		default:
			return false
		}
	}
	return n > 0
}

// personName reports two to four capitalised words without digits.
func personName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !bylineWords[w] || strings.ContainsFunc(w, unicode.IsDigit) {
			return false
		}
	}
	return true
}

// cutFold cuts a prefix whatever its case.
func cutFold(s, prefix string) (string, bool) {
	if len(s) > len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return strings.TrimLeft(s[len(prefix):], " "), true
	}
	return s, false
}

// dateLine reports a line that only says when: "Published: May 4, 2020 3:10 PM - Updated: …".
func dateLine(s string) bool {
	if len(s) > 120 || !strings.ContainsFunc(s, unicode.IsDigit) {
		return false
	}
	digits := false
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",|:/-–—()•·", r) }) {
		w = strings.Trim(w, ".")
		if w == "" {
			continue
		}
		if _, ok := months[w]; ok || dateWords[w] {
			continue
		}
		if c := strings.TrimRight(w, "stndrhpamz"); c != "" && strings.Trim(c, "0123456789.t") == "" {
			digits = true
			continue
		}
		return false
	}
	return digits
}

// dateWords may stand in a line of dates.
var dateWords = map[string]bool{
	"published": true, "updated": true, "posted": true, "created": true, "modified": true, "last": true, "first": true, "date": true, "time": true,
	"on": true, "at": true, "am": true, "pm": true, "a.m": true, "p.m": true, "gmt": true, "utc": true, "est": true, "edt": true, "et": true, "cst": true, "cdt": true,
	"ct": true, "mst": true, "mdt": true, "mt": true, "pst": true, "pdt": true, "pt": true, "bst": true, "cet": true, "cest": true, "ist": true,
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"mon": true, "tue": true, "tues": true, "wed": true, "thu": true, "thur": true, "thurs": true, "fri": true, "sat": true, "sun": true,
	"hours": true, "hour": true, "minutes": true, "minute": true, "days": true, "day": true, "ago": true, "min": true, "mins": true, "read": true,
	"the": true, "of": true, "issued": true, "local": true, "eastern": true, "original": true, "months": true, "h": true, "hrs": true, "uploaded": true, "timestamp": true,
}

// outletLine reports a line that is an outlet's name and nothing else: "The Associated Press", "(Reuters)".
func outletLine(s string) bool {
	if len(s) > 60 {
		return false
	}
	o, ok := world.OutletByName(strings.Trim(s, "()[]—–- "))
	return ok && o.Kind != world.Social && !o.Common
}

// addressLine reports a short line that gives an e-mail address, a handle or a link and is no sentence, or tells the
// reader to write there. "[email protected]" is what a mail provider leaves where it hid the address.
func addressLine(s string) bool {
	if len(s) > 220 {
		return false
	}
	f := fold(s)
	mail := strings.Contains(f, "[email protected]") || hasMail(f)
	switch {
	case mail && !endsFull(s):
		return true
	case mail && (strings.HasPrefix(f, "contact ") || strings.HasPrefix(f, "reach ") || strings.HasPrefix(f, "email ") || strings.HasPrefix(f, "e-mail ") || strings.HasPrefix(f, "write to ")):
		return true
	case strings.HasPrefix(f, "contact ") && (strings.Contains(f, " at ") || strings.Contains(f, ": ")) && strings.Contains(f, "twitter"):
		return true
	case len(strings.Fields(f)) <= 3 && (strings.HasPrefix(f, "http://") || strings.HasPrefix(f, "https://") || strings.HasPrefix(f, "www.") || strings.HasPrefix(f, "twitter.com/") || strings.HasPrefix(f, "pic.twitter.com/") || strings.HasPrefix(f, "@") || strings.HasPrefix(f, "twitter: @")):
		return true
	case strings.HasPrefix(f, "follow ") && (strings.Contains(f, "@") || strings.Contains(f, "twitter") || strings.Contains(f, "facebook") || strings.Contains(f, "instagram")):
		return true
	}
	return false
}

// shareLine reports a line of nothing but the names of networks and the words of their buttons.
func shareLine(s string) bool {
	if len(s) > 120 {
		return false
	}
	n := 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if !shareWords[w] {
			return false
		}
		n++
	}
	return n > 0
}

var shareWords = map[string]bool{
	"whatsapp": true, "facebook": true, "twitter": true, "pinterest": true, "pint": true, "tweet": true, "share": true, "email": true, "e-mail": true, "print": true,
	"linkedin": true, "reddit": true, "telegram": true, "messenger": true, "tumblr": true, "instagram": true, "youtube": true, "flipboard": true, "google": true,
	"pocket": true, "sms": true, "viber": true, "vk": true, "mail": true, "threads": true, "bluesky": true, "skype": true, "shares": true, "tweets": true, "pin": true,
	"on": true, "via": true, "this": true, "to": true, "bookmark": true, "copy": true, "link": true, "buffer": true, "digg": true, "stumbleupon": true,
}

// hasMail reports something of the form name@site.tld.
func hasMail(s string) bool {
	for i := 1; i+3 < len(s); i++ {
		if s[i] != '@' || s[i-1] == ' ' {
			continue
		}
		rest := s[i+1:]
		if end := strings.IndexAny(rest, " ,;)"); end >= 0 {
			rest = rest[:end]
		}
		if dot := strings.IndexByte(rest, '.'); dot > 0 && dot < len(rest)-2 {
			return true
		}
	}
	return false
}

// maxDateline is the longest dateline looked for: two cities, a state, a credit and a date have about 80 bytes.
const maxDateline = 90

// datelineLength gives the length of the dateline that opens a paragraph, with its dash: "GENEVA (AP) — ",
// "OSLO, Norway, May 3 (Reuters) - ", "(Lagos) – ", "PARIS: ". 0 if there is none. Capitals before a dash are a dateline
// if an agency in brackets or a date follows them, else only if they name a known place: "NOW OPEN — " does not.
func datelineLength(s string) int {
	at, end, dash := dashEnd(s)
	if end <= 0 {
		return 0
	}
	head := strings.TrimSpace(s[:at])
	credit, bracketed := false, false
	if open := strings.LastIndexByte(head, '('); open >= 0 && strings.HasSuffix(head, ")") {
		if bracketed = open == 0; bracketed { // "(Lagos) – ": a place in brackets
			head = head[1 : len(head)-1]
		} else {
			credit = strings.ContainsFunc(head[open:], unicode.IsUpper) // an agency, not "(58)"
			head = strings.TrimSpace(head[:open])
		}
	}
	if head == "" || len(head) > 70 {
		return 0
	}
	place, rest, _ := strings.Cut(head, ",")
	upper, lower := 0, 0
	for _, r := range place {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		case unicode.IsDigit(r) || strings.ContainsRune("\"“”?!:;", r):
			return 0
		}
	}
	words := strings.Fields(place)
	if upper == 0 || len(words) > 4 || notPlaces[place] {
		return 0
	}
	capitals := lower == 0 && upper >= 3 || lower <= 3 && upper >= 4 // "McALLEN", "BAGHDAD"
	sure := credit || bracketed && capitals
	if !sure && !(hasDate(rest) && (capitals || knownPlace(place))) && !(capitals && (knownPlace(place) || knownPlace(rest))) {
		return 0 // "Geneva - " alone may be anything, and so may "NOW OPEN — "
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !bylineWords[w] && len(w) > 3 {
			return 0
		}
	}
	if !datelineTail(rest) {
		return 0
	}
	if dash == ':' && !capitals {
		return 0
	}
	return end
}

// hasDate reports a month with its day, or a day of the week: "April 2", "3 May 2031", "Wednesday".
func hasDate(s string) bool {
	month, number := false, false
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == ',' || r == '.' }) {
		if _, ok := months[w]; ok {
			month = true
		}
		if strings.HasSuffix(w, "day") && dateWords[w] && w != "day" {
			return true
		}
		number = number || unicode.IsDigit(rune(w[0]))
	}
	return month && number
}

// knownPlace reports that a dateline's place, or one of two ("BEIRUT/DAMASCUS"), or the state or country behind it ("N.Y.", "Norway") is in the gazetteer.
func knownPlace(s string) bool {
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '/' || r == ',' }) {
		part = strings.TrimSpace(part)
		for _, kind := range []string{" TOWNSHIP", " TWP.", " COUNTY", " BOROUGH", " PARISH", " VILLAGE"} {
			if strings.HasSuffix(part, kind) {
				return true
			}
		}
		if part != "" && (len(world.Places(part)) > 0 || dottedState(part)) {
			return true
		}
	}
	return false
}

// dottedState reports an abbreviation as behind American towns: "N.Y.", "Pa.", "D.C.", "Ill.".
func dottedState(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return len(s) <= 6 && strings.HasSuffix(s, ".") && unicode.IsUpper(r) && !strings.Contains(s, " ")
}

// notPlaces are words in capitals that open lines of news and are no dateline.
var notPlaces = map[string]bool{
	"BREAKING": true, "UPDATE": true, "UPDATED": true, "WATCH": true, "VIDEO": true, "EXCLUSIVE": true, "PHOTOS": true, "PHOTO": true, "NEW": true, "READ": true, "RELATED": true,
	"OPINION": true, "ANALYSIS": true, "CORRECTION": true, "FACT": true, "MORE": true, "LIVE": true, "ALSO": true, "NOTE": true, "FILE": true, "MYTH": true, "QUESTION": true, "ANSWER": true,
	"READ MORE": true, "BREAKING NEWS": true, "ALERT": true, "DEVELOPING": true, "EDITORIAL": true, "COMMENT": true, "EXPLAINED": true, "FACTBOX": true, "TIMELINE": true, "RAW VIDEO": true, "STORY": true,
	"NEED TO KNOW": true, "THE LATEST": true, "POLL": true, "WARNING": true, "ABOUT": true, "WHAT": true, "WHO": true, "WHERE": true, "WHEN": true, "WHY": true, "HOW": true, "SOURCE": true, "SEE ALSO": true,
}

// datelineTail reports what may follow the city: a state or country, a date, a second city, an agency.
func datelineTail(s string) bool {
	for w := range strings.FieldsSeq(s) {
		w = strings.Trim(w, ".,()/")
		r, _ := utf8.DecodeRuneInString(w)
		if w == "" || unicode.IsUpper(r) || unicode.IsDigit(r) || bylineWords[strings.ToLower(w)] {
			continue
		}
		return false
	}
	return true
}

// dashEnd finds the mark that closes a dateline and gives where it stands, where the paragraph's own words begin, and the mark.
func dashEnd(s string) (at, end int, mark rune) {
	limit := min(len(s), maxDateline)
	for i, r := range s[:limit] {
		switch {
		case r == '—' || r == '–' || r == '―':
		case r == '-' && strings.HasPrefix(s[i:], "--"):
		case r == '-' && i > 0 && strings.HasPrefix(s[i:], "- ") && s[i-1] == ' ':
		case r == ':' && strings.HasPrefix(s[i:], ": "):
		case r == '.' && i > 0 && strings.HasPrefix(s[i:], ". ") && !initial(s[:i]) && s[i-1] != ')':
			return 0, 0, 0 // a sentence ended first
		default:
			continue
		}
		if i == 0 {
			return 0, 0, 0
		}
		end := i + utf8.RuneLen(r)
		for end < len(s) && (s[end] == '-' || s[end] == ' ') {
			end++
		}
		if end >= len(s) {
			return 0, 0, 0
		}
		return i, end, r
	}
	return 0, 0, 0
}

// initial reports that what stands before a full stop is an abbreviation of a state, a month or a name's initial.
func initial(s string) bool {
	w := s[strings.LastIndexAny(s, " ,.(")+1:]
	return utf8.RuneCountInString(w) <= 5
}

// bylineOf takes the byline from the blocks: the first block that names somebody.
func bylineOf(units []unit, kinds []stemma.BlockKind) string {
	for i, k := range kinds {
		if k != stemma.Byline || dateLine(units[i].text) {
			continue
		}
		return tidyByline(units[i].text)
	}
	return ""
}

// tidyByline drops "By" and cleans the line; what is no name (an address, a number) is dropped.
func tidyByline(s string) string {
	s = tidyLine(s)
	if rest, ok := cutFold(s, "by: "); ok {
		s = rest
	} else if rest, ok := cutFold(s, "by "); ok {
		s = rest
	}
	s = strings.Trim(s, " ,;|•·-–—")
	if len(s) > longByline || !strings.ContainsFunc(s, unicode.IsLetter) || strings.HasPrefix(s, "http") {
		return ""
	}
	return s
}
