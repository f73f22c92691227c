package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Truecasing follows Lita, Ittycheriah, Roukos & Kambhatla ("tRuEcasIng", 2003) in its simplest form: a word in
// a line of capitals, or in a headline that begins each word large, is written the way the document's other
// lines write it most often. Where they do not have it, lists of names and the lemmatiser's known words decide.

// A lineCase tells how a line is written.
type lineCase uint8

const (
	plainLine lineCase = iota
	shouted            // all in capitals
	headlined          // each word begins large
)

// usage counts how the plain lines of a document write a word.
type usage struct{ small, title, capitals int }

// A letterRun is a run of letters of a text.
type letterRun struct{ start, end int }

// eachRun gives the runs of letters in text[from:to], an apostrophe between letters included.
func eachRun(text string, from, to int, each func(letterRun)) {
	start := -1
	for i := from; i < to; {
		c, n := rune(text[i]), 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRuneInString(text[i:to])
		}
		switch letter := largeLetter(c) || smallLetter(c); {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			each(letterRun{start, i})
			start = -1
		}
		i += n
	}
	if start >= 0 {
		each(letterRun{start, to})
	}
}

// recase gives text with lines in capitals and in headline case written as the document writes their words,
// byte for byte as long; text itself where there is nothing to do.
func (p *Pipeline) recase(text string, parts []Span, lists *wordLists) string {
	type line struct {
		from, to int
		how      lineCase
	}
	var lines []line
	special := false
	for _, part := range parts {
		for from := part.Start; from < part.End; {
			to := from + strings.IndexByte(text[from:part.End], '\n')
			if to < from {
				to = part.End
			}
			how := caseOfLine(text, from, to)
			lines = append(lines, line{from, to, how})
			special = special || how != plainLine
			from = to + 1
		}
	}
	seen := []byte(nil)
	change := func(w letterRun, form string) {
		if len(form) != w.end-w.start || form == text[w.start:w.end] {
			return
		}
		if seen == nil {
			seen = []byte(text)
		}
		copy(seen[w.start:], form)
	}
	for _, l := range lines {
		if l.how == plainLine {
			if end := shoutedPlace(text, l.from, l.to, lists); end > 0 {
				eachRun(text, l.from, end, func(w letterRun) { change(w, properCase(text[w.start:w.end])) })
			}
		}
	}
	if !special {
		return given(text, seen)
	}
	words := map[string]*usage{}
	for _, l := range lines {
		if l.how != plainLine {
			eachRun(text, l.from, l.to, func(w letterRun) { words[strings.ToLower(text[w.start:w.end])] = &usage{} })
		}
	}
	for _, l := range lines {
		if l.how == plainLine {
			countUsage(text, l.from, l.to, words)
		}
	}
	for _, l := range lines {
		if l.how == plainLine {
			continue
		}
		first := true
		eachRun(text, l.from, l.to, func(w letterRun) {
			word := text[w.start:w.end]
			lower := strings.ToLower(word)
			if l.how == shouted {
				change(w, p.shoutedForm(word, lower, words[lower], first, text[w.start:l.to], lists))
			} else if !first && p.smallInHeadline(word, lower, words[lower], lists) {
				change(w, lower)
			}
			first = false
		})
	}
	return given(text, seen)
}

func given(text string, seen []byte) string {
	if seen == nil {
		return text
	}
	return string(seen)
}

// caseOfLine tells how a line is written. A shouted line has two words of four letters or more, and no small
// letters but in one word of eight ("McCAIN", "vs"); a headlined one has four words or more, does not end in a
// full stop, and all its words of four letters or more begin large.
func caseOfLine(text string, from, to int) lineCase {
	const long = 4
	words, shouts, longShouts, longTitles, longSmall := 0, 0, 0, 0, 0
	eachRun(text, from, to, func(w letterRun) {
		words++
		switch c := caseOf(text[w.start:w.end]); {
		case c == capitals || c == initial:
			shouts++
			if w.end-w.start >= long {
				longShouts++
				longTitles++
			}
		case w.end-w.start >= long && c == title:
			longTitles++
		case w.end-w.start >= long:
			longSmall++
		}
	})
	switch {
	case longShouts >= 2 && (words-shouts)*8 <= shouts:
		return shouted
	case words >= 4 && longTitles >= 3 && longSmall == 0 && !strings.HasSuffix(strings.TrimSpace(text[from:to]), "."):
		return headlined
	}
	return plainLine
}

// countUsage counts how a plain line writes the words asked for. The first word of a sentence says nothing
// when it begins large.
func countUsage(text string, from, to int, words map[string]*usage) {
	eachRun(text, from, to, func(w letterRun) {
		word := text[w.start:w.end]
		u := words[word]
		c := caseOf(word)
		if u == nil {
			if c == small {
				return
			}
			if u = words[strings.ToLower(word)]; u == nil {
				return
			}
		}
		switch c {
		case small:
			u.small++
		case capitals:
			u.capitals++
		default:
			before := strings.TrimRight(text[from:w.start], " ")
			if before == "" || strings.ContainsRune(".?!:\"“”‘'", lastRune(before)) {
				return
			}
			u.title++
		}
	})
}

func lastRune(s string) rune {
	c, _ := utf8.DecodeLastRuneInString(s)
	return c
}

// shoutedForm gives the usual form of a word that stands in a line of capitals; rest is the line from the word on.
func (p *Pipeline) shoutedForm(word, lower string, u *usage, first bool, rest string, lists *wordLists) string {
	proper := properCase(word)
	form := proper
	switch {
	case utf8.RuneCountInString(word) == 1:
		if lower != "a" || first {
			return word
		}
		return lower
	case u.capitals > u.small && u.capitals >= u.title:
		return word
	case u.title > 0 && u.title >= u.small:
	case u.small > 0, functionWord(word):
		form = lower
	case lists.is(proper, isListed|isGiven|isCalendar) || p.partOfListed(proper, rest, lists):
	case lists.is(word, isListed):
		return word
	case p.common(lower):
		form = lower
	case len(word) <= 3:
		return word // an abbreviation
	}
	if first && form == lower {
		return proper
	}
	return form
}

// partOfListed tells whether a listed name of several words begins here in capitals ("NEW YORK").
func (p *Pipeline) partOfListed(proper, rest string, lists *wordLists) bool {
	for _, k := range lists.names[proper] {
		if len(k.name) > len(proper) && len(k.name) <= len(rest) && strings.EqualFold(k.name, rest[:len(k.name)]) {
			return true
		}
	}
	return false
}

// smallInHeadline tells whether a word that begins large in a headline is a common word there.
func (p *Pipeline) smallInHeadline(word, lower string, u *usage, lists *wordLists) bool {
	if caseOf(word) != title {
		return false
	}
	if u.small+u.title > 0 {
		return u.small > u.title
	}
	if functionWord(word) {
		return true
	}
	// Words that the lemmatiser knows as verbs or adjectives and not as nouns are seldom names.
	return !lists.is(word, isListed|isGiven|isCalendar|isTitle) && p.knownAs(lower, "VERB", "ADJ", "ADV") && !p.knownAs(lower, "NOUN")
}

// common tells whether the lemmatiser knows a word, in some inflection.
func (p *Pipeline) common(lower string) bool { return p.knownAs(lower, "VERB", "NOUN", "ADJ", "ADV") }

func (p *Pipeline) knownAs(lower string, kinds ...string) bool {
	v, _ := p.lemmas.index.find(lower)
	for _, pos := range kinds {
		for i, kind := range lemmaKinds {
			if kind != pos {
				continue
			}
			if v&(1<<i) != 0 {
				return true
			}
			base := p.lemmas.base(lower, lower, pos, &morphology{})
			if b, _ := p.lemmas.index.find(base); base != lower && b&(1<<i) != 0 {
				return true
			}
		}
	}
	return false
}

// properCase writes each run of letters of a word with a large letter first and small ones after; a form of
// another length in bytes is not used.
func properCase(word string) string {
	var b strings.Builder
	inside := false
	for _, c := range word {
		d := c
		if inside {
			d = unicode.ToLower(c)
		}
		inside = largeLetter(c) || smallLetter(c) || c == '\'' || c == '’'
		b.WriteRune(d)
	}
	if b.Len() != len(word) {
		return word
	}
	return b.String()
}

// shoutedPlace gives the end of a place in capitals that begins a line before a dateline's other parts, 0 if
// there is none: one to four words of which the first has three letters, then a comma and a name, a bracket,
// a dash or a date.
func shoutedPlace(text string, from, to int, lists *wordLists) int {
	const most = 40 // bytes of the place
	end, words := from, 0
	for end < to && end-from < most {
		c, n := utf8.DecodeRuneInString(text[end:to])
		if !largeLetter(c) && c != ' ' && c != '.' && c != '\'' && c != '’' && c != '-' || c == '-' && strings.HasSuffix(text[from:end], " ") {
			break
		}
		if c == ' ' {
			words++
		}
		end += n
	}
	place := strings.TrimRight(text[from:end], " ")
	if len(place) < 3 || words > 4 || strings.IndexByte(place, ' ') >= 0 && strings.IndexByte(place, ' ') < 2 || len(place) >= most {
		return 0
	}
	rest := text[from+len(place) : to]
	switch {
	case rest == "" || strings.HasPrefix(rest, " (") || strings.HasPrefix(rest, " -") || strings.HasPrefix(rest, " —") || strings.HasPrefix(rest, " –"):
	case len(rest) > 3 && rest[0] == ',' && rest[1] == ' ' && large(rest[2:]):
		return from + len(place)
	case len(rest) > 2 && rest[0] == ' ' && rest[1] >= '0' && rest[1] <= '9':
	default:
		return 0
	}
	if !placeLike(place, lists) && !strings.HasPrefix(rest, " (") && !strings.HasPrefix(rest, " 1") && !strings.HasPrefix(rest, " 2") {
		return 0
	}
	return from + len(place)
}
