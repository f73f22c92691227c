package lang

import "strings"

// join puts names together that the pipeline splits, and takes in what belongs to them.
func (e *editor) join() {
	e.each(func(n int, m markedName) {
		if m.label != "PERSON" {
			return
		}
		first, last := m.first, m.last
		// Behind: "Sami" "al-Tavrik", "Karel" "van der Meer", "Haddad" "-Orlan".
		for e.linked(last - 1) {
			end := e.part(last)
			if end == 0 || !e.mayTake(last, end, n) {
				break
			}
			last = end
		}
		if e.linked(last-1) && e.at[min(last, len(e.at)-1)] == 0 && (numeral(e.word(last)) || e.word(last) == "I" && first > 0 && e.lists.is(e.word(first-1), isAddress)) {
			last++
		}
		// Before: a given name or particle that was left out.
		for e.linked(first - 1) {
			w := e.word(first - 1)
			glued := (w == "-" || w == "’" || w == "'") && !e.d.Tokens[first-1].Space && first > 1 && !e.d.Tokens[first-2].Space
			switch {
			case glued && (large(e.word(first-2)) || particle(e.word(first-2))) && e.mayTake(first-2, first, n) && !e.prefixed(first-2):
				first -= 2
				continue
			case (e.lists.is(w, isGiven) || strings.EqualFold(w, "abu") || w == "bin" || w == "Al" || w == "El" || w == "Abd") && e.mayTake(first-1, first, n):
				first--
				continue
			}
			break
		}
		if first != m.first || last != m.last {
			for i := first; i < last; i++ {
				if k := int(e.at[i]) - 1; k >= 0 && k != n {
					e.drop(k)
				}
			}
			e.resize(n, first, last)
		}
	})
}

// prefixed tells whether token i is a prefix that makes no part of a name before a hyphen ("ex-", "anti-").
func (e *editor) prefixed(i int) bool {
	switch strings.ToLower(e.word(i)) {
	case "ex", "anti", "pro", "non", "pre", "post", "mid", "then", "now", "co", "vice", "former", "u.s.", "us":
		return true
	}
	return e.lists.names[e.word(i)] != nil
}

// part gives the end of what continues a person's name at token i: a hyphen and a name, or particles and a
// name; 0 if nothing does.
func (e *editor) part(i int) int {
	w := e.word(i)
	if i > 0 && !e.d.Tokens[i-1].Space {
		if w != "-" || i+1 >= len(e.d.Tokens) || e.d.Tokens[i].Space || e.d.Tokens[i+1].SentStart {
			return 0
		}
		next := e.word(i + 1)
		if caseOf(next) >= title || caseOf(next) == small && syllable(next) && i > 1 && e.at[i-1] == e.at[i-2] {
			return i + 2
		}
		return 0
	}
	if n := int(e.at[i]) - 1; n >= 0 && e.names[n].label == "PERSON" && e.names[n].first == i && (between(w) || w == "Ben") {
		return e.names[n].last
	}
	k := i
	for k < i+3 && k+1 < len(e.d.Tokens) && between(e.word(k)) && !e.d.Tokens[k+1].SentStart {
		k++
		// "al" "-" "Tavrik"
		if e.word(k) == "-" && !e.d.Tokens[k-1].Space && k+1 < len(e.d.Tokens) {
			k++
		}
	}
	if k < len(e.d.Tokens) && (k > i && caseOf(e.word(k)) >= title || strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-")) {
		return k + 1
	}
	return 0
}

// numeral tells whether a word is a Roman number from two to nineteen.
func numeral(w string) bool {
	return len(w) >= 2 && len(w) <= 5 && strings.Trim(w, "IVX") == ""
}

// syllable tells whether a small word after a hyphen may be the second half of a Chinese or Korean given name
// ("Lin Wei-han"): short, and none of the words that English hangs on names ("-led", "-based").
func syllable(w string) bool {
	const longest = 6
	if len(w) > longest || strings.HasSuffix(w, "ed") {
		return false
	}
	switch w {
	case "run", "era", "like", "elect", "style", "born", "free", "made", "only", "wide", "bound", "type", "esque", "in", "on", "up", "to", "and", "or", "area", "held", "built", "win", "won", "turned", "hit", "size", "ward", "fan", "fans", "aid":
		return false
	}
	return true
}

// between tells whether a word is a particle inside names of people that is no common English word.
func between(w string) bool {
	switch w {
	case "al", "el", "ul", "bin", "ibn", "bint", "van", "von", "der", "den", "de", "da", "dos", "das", "di", "del", "della", "du", "la", "ter", "abd", "abu", "al-", "Al", "El", "Abu", "Bin", "Ibn", "Van", "Von", "De", "Da", "Dos", "Del", "Di":
		return true
	}
	return false
}

// mayTake tells whether name n may take tokens [first, last): they are free or in names of people or guesses.
func (e *editor) mayTake(first, last, n int) bool {
	for i := first; i < last; i++ {
		k := int(e.at[i]) - 1
		if k < 0 || k == n {
			continue
		}
		m := e.names[k]
		if m.sure > 0 || m.first < first && m.last > first && m.label != "PERSON" || m.label == "DATE" {
			return false
		}
		if m.first < first || m.last > last && last > m.first && m.first >= first {
			return false
		}
	}
	return true
}
