package lang

import (
	"slices"
	"strings"
)

// An editor holds the names of a document while they are corrected.
type editor struct {
	d     *Doc
	seen  string // the text as the pipeline saw it, truecased
	lists *wordLists
	names []markedName
	at    []int32 // for each token the name it stands in, from 1; 0 for none
}

// A markedName is a name with how well its label is grounded.
type markedName struct {
	first, last int // tokens; last is 0 for a name that was dropped
	label       string
	sure        int // 0: the pipeline's guess; 1: a hint of its neighbours; 2: its own words or a title say so
}

// thing tells whether a label is that of something with a name, not of a time or number.
func thing(label string) bool {
	switch label {
	case "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE":
		return true
	}
	return false
}

func place(label string) bool { return label == "GPE" || label == "LOC" || label == "FAC" }

// correctNames makes the corrections of names that are asked for.
func correctNames(d *Doc, seen string, names []Name, with Correction, lists *wordLists) []Name {
	e := &editor{d: d, seen: seen, lists: lists, at: make([]int32, len(d.Tokens))}
	for _, n := range names {
		e.add(n.First, n.Last, n.Label, 0)
	}
	for _, step := range [...]struct {
		when Correction
		do   func()
	}{
		{Trimming, e.trim},
		{Datelines, e.datelines},
		{Joining, e.join},
		{KnownList, e.known},
		{HeadWords, e.headWords},
		{Acronyms, e.acronyms},
		{Agreement, e.agree},
		{Repeats, e.repeat},
	} {
		if with&step.when != 0 {
			step.do()
		}
	}
	return e.result()
}

// word gives a token as the pipeline saw it, "" outside the text.
func (e *editor) word(i int) string {
	if i < 0 || i >= len(e.d.Tokens) {
		return ""
	}
	return e.seen[e.d.Tokens[i].Start:e.d.Tokens[i].End]
}

// text gives tokens [first, last) as the pipeline saw them.
func (e *editor) text(first, last int) string {
	return e.seen[e.d.Tokens[first].Start:e.d.Tokens[last-1].End]
}

// linked tells whether tokens i and i+1 are in one sentence.
func (e *editor) linked(i int) bool {
	return i >= 0 && i+1 < len(e.d.Tokens) && !e.d.Tokens[i+1].SentStart
}

func (e *editor) add(first, last int, label string, sure int) {
	e.names = append(e.names, markedName{first, last, label, sure})
	for i := first; i < last; i++ {
		e.at[i] = int32(len(e.names))
	}
}

// drop takes a name out.
func (e *editor) drop(n int) {
	m := &e.names[n]
	for i := m.first; i < m.last; i++ {
		e.at[i] = 0
	}
	m.last = m.first
}

// resize gives a name other tokens; those it gains must be free.
func (e *editor) resize(n, first, last int) {
	m := &e.names[n]
	for i := m.first; i < m.last; i++ {
		e.at[i] = 0
	}
	m.first, m.last = first, last
	for i := first; i < last; i++ {
		e.at[i] = int32(n + 1)
	}
}

// claim marks tokens [first, last) as a name and takes them away from the names that they stand in: what is
// left of those before and after stays a name where it is more than marks and small words.
func (e *editor) claim(first, last int, label string, sure int) {
	for i := first; i < last; i++ {
		n := int(e.at[i]) - 1
		if n < 0 {
			continue
		}
		m := e.names[n]
		e.drop(n)
		if m.first < first && e.worthy(m.first, first) {
			e.add(m.first, first, m.label, m.sure)
			e.trimOne(len(e.names) - 1)
		}
		if m.last > last && e.worthy(last, m.last) {
			e.add(last, m.last, m.label, m.sure)
			e.trimOne(len(e.names) - 1)
		}
	}
	e.add(first, last, label, sure)
}

// worthy tells whether tokens hold a word that begins large.
func (e *editor) worthy(first, last int) bool {
	for i := first; i < last; i++ {
		if large(e.word(i)) {
			return true
		}
	}
	return false
}

// open tells whether none of the tokens stands in a name.
func (e *editor) open(first, last int) bool {
	for i := first; i < last; i++ {
		if e.at[i] != 0 {
			return false
		}
	}
	return true
}

// result gives the names in order.
func (e *editor) result() []Name {
	var out []Name
	for _, m := range e.names {
		if m.last > m.first {
			start, end := e.d.Bytes(m.first, m.last)
			out = append(out, Name{First: m.first, Last: m.last, Start: start, End: end, Label: m.label})
		}
	}
	slices.SortFunc(out, func(a, b Name) int { return a.First - b.First })
	return out
}

// each calls do for every name that there is, those added meanwhile left out.
func (e *editor) each(do func(n int, m markedName)) {
	for n, end := 0, len(e.names); n < end; n++ {
		if m := e.names[n]; m.last > m.first {
			do(n, m)
		}
	}
}

// trim cuts off what is no part of a name and drops what is none.
func (e *editor) trim() {
	e.each(func(n int, m markedName) { e.trimOne(n) })
}

func (e *editor) trimOne(n int) {
	m := e.names[n]
	if !thing(m.label) {
		return
	}
	first, last := m.first, m.last
	for i := first + 1; i < last; i++ {
		if !e.cuts(i, last, m.label) {
			continue
		}
		if i+1 < last && e.worthy(i+1, last) {
			label := m.label
			if w := e.word(i); w == "," && (label == "FAC" || label == "LOC") || w == "at" && label == "PERSON" || (w == "on" || w == "at") && label == "ORG" {
				label = "GPE"
			}
			e.resize(n, first, i)
			e.add(i, last, label, m.sure)
			e.trimOne(len(e.names) - 1)
		}
		last = i
		break
	}
	for first < last {
		w := e.word(first)
		lower := strings.ToLower(w)
		if lower == "the" || lower == "a" || lower == "an" || !wordy(w) || possessive(w) {
			if m.label == "WORK_OF_ART" && lower == w || m.label != "WORK_OF_ART" || !wordy(w) {
				first++
				continue
			}
		}
		if last-first > 1 && m.label == "PERSON" && (e.titleAt(first) || e.lists.is(lower, isRole)) && !e.lists.is(w, isGiven) {
			first++
			continue
		}
		if last-first > 2 && e.word(first+1) == "of" && e.titleAt(first) && (m.label == "ORG" || m.label == "PERSON") {
			// "Archbishop of Ravik": the see is named
			first, m.label = first+2, "GPE"
			e.names[n].label = m.label
			continue
		}
		if last-first > 1 && (m.label == "ORG" && e.lists.is(w, isCalendar) || (m.label == "PERSON" || m.label == "GPE") && w[0] >= '0' && w[0] <= '9') {
			first++
			continue
		}
		if caseOf(w) == small && !particle(w) && !listMark(w) && m.label != "WORK_OF_ART" && m.label != "EVENT" && m.label != "LAW" {
			first++
			continue
		}
		break
	}
	for last > first {
		w := e.word(last - 1)
		if last-first > 2 && e.word(last-2) == "-" && !e.d.Tokens[last-2].Space && !e.d.Tokens[last-3].Space && wordy(w) {
			break // "Lin Wei-han"
		}
		if !wordy(w) && !(w == ")" && strings.Contains(e.text(first, last), "(")) && w != "!" || possessive(w) || last-first > 1 && e.trailing(w, m.label) {
			last--
			continue
		}
		break
	}
	if first >= last || !e.plausible(first, last, m.label) {
		e.drop(n)
		return
	}
	e.resize(n, first, last)
}

// cuts tells whether a name of the label that goes on to last ends before token i: at a line break, an opening
// bracket, the end of a sentence; at a dash between blanks; people and places also at a comma and at small words
// that are no particles.
func (e *editor) cuts(i, last int, label string) bool {
	w := e.word(i)
	switch {
	case newline(w) || w == ";" || e.d.Tokens[i].SentStart:
		return true
	case w == "(":
		return !e.balanced(i, last)
	case dash(w) && e.d.Tokens[i-1].Space && e.d.Tokens[i].Space:
		if label == "ORG" && w == "-" && last-i == 2 {
			return caseOf(e.d.Word(i-1)) == capitals // "Hal - Den": text that was cut into tokens before
		}
		return label != "WORK_OF_ART" && label != "EVENT" && label != "LAW" && label != "PRODUCT"
	case label == "ORG" && (w == "on" || w == "at"):
		return i+1 < last && (e.lists.is(e.word(last-1), isLand) || e.lists.single(e.text(i+1, last)) == "GPE")
	case w[0] >= '0' && w[0] <= '9':
		// "Ravik 3 Halden 2": results, ages and prices; a road or a body may have one number.
		return label == "PERSON" || label == "GPE" || label == "NORP" || i+2 < last && e.numbered(i+1, last)
	case label == "PERSON" || label == "FAC" || label == "LOC":
		if w == "," {
			return label != "PERSON" || !strings.HasPrefix(e.word(i+1), "Jr") && !strings.HasPrefix(e.word(i+1), "Sr")
		}
	}
	if label == "PERSON" {
		switch w {
		case "at", "in", "for", "with", "to", "from", "on", "by", "and", "the", "of", "or", "as", "after", "says", "said":
			return true
		}
	}
	return false
}

// numbered tells whether one of the tokens begins with a digit.
func (e *editor) numbered(first, last int) bool {
	for ; first < last; first++ {
		if c := e.word(first)[0]; c >= '0' && c <= '9' {
			return true
		}
	}
	return false
}

// balanced tells whether the bracket that token i opens is closed before last.
func (e *editor) balanced(i, last int) bool {
	for ; i < last; i++ {
		if e.word(i) == ")" {
			return true
		}
	}
	return false
}

// wordy tells whether a token has a letter or digit.
func wordy(w string) bool {
	for _, c := range w {
		if largeLetter(c) || smallLetter(c) || '0' <= c && c <= '9' {
			return true
		}
	}
	return false
}

// trailing tells whether a word does not belong at the end of a name of the label: small words, a title or
// office after a body or person, a day after anything.
func (e *editor) trailing(w, label string) bool {
	switch label {
	case "EVENT", "WORK_OF_ART", "LAW", "PRODUCT":
		return false
	}
	if e.lists.is(w, isCalendar) {
		return true
	}
	switch w {
	case "CEO", "CFO", "COO", "President", "Chairman", "Chairwoman", "Spokesman", "Spokeswoman", "Spokesperson", "Ambassador", "Secretary", "Senator", "Governor", "Mayor", "Professor":
		return true
	}
	return caseOf(w) == small && !listMark(w) || score(w)
}

// score tells whether a token is a result ("4-0") or a decimal number.
func score(w string) bool {
	if len(w) >= 3 && strings.Count(w, ".") == 1 && strings.Trim(w, "0123456789.") == "" {
		return true
	}
	return len(w) >= 3 && len(w) <= 5 && strings.Count(w, "-") == 1 && strings.Trim(w, "0123456789-") == "" && w[0] != '-' && w[len(w)-1] != '-'
}

// titleAt tells whether token i is a personal title, its full stop allowed.
func (e *editor) titleAt(i int) bool {
	return e.lists.is(strings.TrimSuffix(e.word(i), "."), isTitle)
}

// particle tells whether a small word may begin a name.
func particle(w string) bool {
	switch w {
	case "al", "el", "ul", "ad", "ash", "as", "at", "abu", "abd", "bin", "ibn", "bint", "ben", "van", "von", "der", "den", "de", "da", "do", "dos", "das", "di", "del", "della", "du", "la", "le", "ter", "ten", "zu", "af", "av", "st", "d'", "d’", "al-", "el-", "ex":
		return true
	}
	return strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-") || strings.HasPrefix(w, "d'") || strings.HasPrefix(w, "ul-") || strings.HasPrefix(w, "as-") || strings.HasPrefix(w, "ash-")
}

// plausible tells whether tokens can be a name at all.
func (e *editor) plausible(first, last int, label string) bool {
	text := e.text(first, last)
	if strings.Contains(text, "@") || strings.Contains(text, "://") || strings.HasPrefix(text, "www.") || text == "email" {
		return false
	}
	letters := false
	for _, c := range text {
		letters = letters || largeLetter(c) || smallLetter(c)
	}
	if !letters {
		return false
	}
	if last-first == 1 && e.lists.is(text, isCalendar) && label != "PERSON" {
		return false
	}
	switch label {
	case "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP":
	default:
		return true
	}
	for i := first; i < last; i++ {
		if w := e.word(i); large(w) || listMark(w) {
			return true
		}
	}
	return false
}

// datelines marks the place and the agency of a dateline.
func (e *editor) datelines() {
	raw := make([]rawToken, 0, 32)
	for i := range e.d.Tokens {
		if i > 0 && !newline(e.word(i-1)) && !(e.d.Tokens[i].SentStart && e.d.Tokens[i].Start > e.d.Tokens[i-1].End+1) {
			continue
		}
		raw = raw[:0]
		for k := i; k < len(e.d.Tokens) && k < i+24; k++ {
			t := e.d.Tokens[k]
			raw = append(raw, rawToken{start: t.Start, end: t.End, space: t.Space})
		}
		end := datelineEnd(e.d.Text, raw, 0, e.lists)
		if slug := slugEnd(e.d.Text, raw, 0); slug > 0 && slug != end {
			for k := i; k < i+slug; k++ {
				if n := int(e.at[k]) - 1; n >= 0 && thing(e.names[n].label) && e.lists.single(e.text(e.names[n].first, e.names[n].last)) == "" {
					e.drop(n)
				}
			}
			continue
		}
		if end == 0 {
			end = e.bareDateline(i)
		} else {
			end += i - 1 // the dash
		}
		if end > i {
			e.markDateline(i, end)
		}
	}
}

// bareDateline gives the end of a line that is only a place in capitals, perhaps a region, and a date.
func (e *editor) bareDateline(i int) int {
	k, shouts, digits := i, 0, false
	for ; k < len(e.d.Tokens) && k < i+12 && !newline(e.word(k)); k++ {
		w := e.d.Word(k)
		switch {
		case caseOf(w) == capitals && k < i+4 && !digits:
			shouts++
		case w[0] >= '0' && w[0] <= '9':
			digits = true
		case w == "," || w == "-" || w == "." || e.lists.is(w, isCalendar) || large(w) && k > i:
		default:
			return 0
		}
	}
	if shouts == 0 || k >= i+12 || !digits || caseOf(e.d.Word(i)) != capitals || len(e.d.Word(i)) < 3 && e.d.Word(i) != "LA" {
		return 0
	}
	return k
}

// markDateline marks the names in a dateline of tokens [first, end).
func (e *editor) markDateline(first, end int) {
	bracket := false
	for i := first; i < end; {
		w := e.word(i)
		if w == "(" || w == ")" {
			bracket = w == "("
		}
		if !large(w) || e.lists.is(w, isCalendar) || calendarShort(w) {
			i++
			continue
		}
		last := i + 1
		for last < end && (large(e.word(last)) || !bracket && !e.d.Tokens[last-1].Space && (e.word(last) == "-" || e.word(last) == ".") || e.word(last) == "-" && !e.d.Tokens[last-1].Space) && !e.lists.is(e.word(last), isCalendar) && !calendarShort(e.word(last)) {
			last++
		}
		label := "GPE"
		if bracket {
			label = "ORG"
		}
		e.claim(i, last, label, 2)
		i = last
	}
}

// calendarShort tells whether a word is a month as datelines shorten it.
func calendarShort(w string) bool {
	switch strings.ToLower(strings.TrimSuffix(w, ".")) {
	case "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return true
	}
	return false
}
