package lang

import "strings"

// A ballot counts what a document says of one name.
type ballot struct {
	votes [len(voteLabels)]int
	first int // label of the first occurrence, which decides between equals
}

var voteLabels = [...]string{"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"}

func voteOf(label string) int {
	for i, l := range voteLabels {
		if l == label {
			return i
		}
	}
	return -1
}

// winner gives the label with most votes.
func (b *ballot) winner() string {
	best := b.first
	for i, v := range b.votes {
		if v > b.votes[best] {
			best = i
		}
	}
	return voteLabels[best]
}

// agree makes one name of one kind throughout the document. Sure occurrences weigh more; a surname alone and the full name are
// of one kind.
func (e *editor) agree() {
	const (
		hinted = 3 // votes of an occurrence whose neighbours tell its kind: it outweighs two guesses
		stated = 6 // of one whose own words or title tell it
	)
	ballots := map[string]*ballot{}
	surnames := map[string]int{} // occurrences of full names of people by their last word
	e.each(func(n int, m markedName) {
		v := voteOf(m.label)
		if v < 0 {
			return
		}
		k := e.text(m.first, m.last)
		b := ballots[k]
		if b == nil {
			b = &ballot{first: v}
			ballots[k] = b
		}
		b.votes[v] += [...]int{1, hinted, stated}[m.sure]
	})
	e.each(func(n int, m markedName) {
		if m.last-m.first < 2 || voteOf(m.label) < 0 {
			return
		}
		k := e.text(m.first, m.last)
		if ballots[k].winner() == "PERSON" && e.fullName(m.first, m.last) {
			surnames[e.surname(m.first, m.last)]++
		}
	})
	e.each(func(n int, m markedName) {
		if voteOf(m.label) < 0 {
			return
		}
		k := e.text(m.first, m.last)
		label := ballots[k].winner()
		if m.sure < 2 && label != "PERSON" && label != "NORP" && surnames[k] > 0 && !e.lists.is(k, isListed) {
			label = "PERSON"
		}
		if m.sure < 2 && label != "PERSON" && label != "NORP" && m.last-m.first >= 2 && !e.lists.is(k, isListed) && e.fullName(m.first, m.last) {
			if b := ballots[e.surname(m.first, m.last)]; b != nil && b.winner() == "PERSON" && !strings.EqualFold(e.word(m.first-1), "the") && e.ownKind(m.first, m.last) == "" {
				label = "PERSON" // the last word alone is a person: "Ana Varga", "says Varga"
			}
		}
		if label == "PERSON" && m.sure < 2 && e.several(m.first, m.last, surnames) {
			label = "ORG"
		}
		if label != m.label && m.sure < 2 {
			e.names[n].label = label
		}
	})
}

// several tells whether a name is one word with an article and a plural ending ("the Harriers"): a side or
// a band. Families ("the Ravics") are left out where a full name shows the surname.
func (e *editor) several(first, last int, surnames map[string]int) bool {
	w := e.word(first)
	if last-first != 1 || !strings.HasSuffix(w, "s") || !strings.EqualFold(e.word(first-1), "the") || surnames[w] > 0 {
		return false
	}
	return surnames[strings.TrimSuffix(w, "s")] == 0 && e.d.Tokens[first].Tag == "NNPS"
}

// fullName tells whether tokens read like a person's full name: two to five words, all large or particles.
func (e *editor) fullName(first, last int) bool {
	for i := first; i < last; i++ {
		w := e.word(i)
		if caseOf(w) < title && !between(w) && !particle(w) && w != "-" && w != "." && w != "'" && w != "’" {
			return false
		}
	}
	return last-first <= 6
}

// surname gives the last word of a name, with what is hyphened to it and an Arabic article.
func (e *editor) surname(first, last int) string {
	i := last - 1
	for i-2 > first && e.word(i-1) == "-" && !e.d.Tokens[i-1].Space && !e.d.Tokens[i-2].Space {
		i -= 2
	}
	return e.text(i, last)
}

// repeat marks further occurrences of names of people, bodies and places that were found once: the whole name,
// or the surname of a full name.
func (e *editor) repeat() {
	type entry struct {
		text, label string
	}
	found := map[string][]entry{} // by first word
	have := map[string]bool{}
	put := func(first, last int, label string) {
		text := e.text(first, last)
		if have[text] || len(text) < 2 {
			return
		}
		have[text] = true
		w := e.word(first)
		found[w] = append(found[w], entry{text, label})
	}
	e.each(func(n int, m markedName) {
		switch m.label {
		case "PERSON", "ORG", "GPE", "LOC", "FAC":
		case "PRODUCT": // a ship
			if m.sure < 2 || m.last-m.first < 2 {
				return
			}
		default:
			return
		}
		if !large(e.word(m.first)) && !particle(e.word(m.first)) || len(found[e.word(m.first)]) >= 8 {
			return
		}
		if m.last-m.first == 1 && !e.distinct(m.first) {
			return
		}
		put(m.first, m.last, m.label)
		if m.label == "PERSON" && m.last-m.first > 1 && e.fullName(m.first, m.last) {
			s := m.last - 1
			if e.distinct(s) && len(e.word(s)) > 2 {
				put(s, m.last, "PERSON")
			}
		}
	})
	for i := 0; i < len(e.d.Tokens); i++ {
		if n := int(e.at[i]) - 1; n >= 0 && (e.names[n].first < i || e.names[n].sure > 0) {
			continue
		}
		best, end := "", 0
		for _, f := range found[e.word(i)] {
			if last := e.matches(i, f.text); last > end && e.inside(i, last) {
				best, end = f.label, last
			}
		}
		if end == 0 || e.partOfMore(i, end) {
			continue
		}
		e.claim(i, end, best, 1)
		i = end - 1
	}
}

// inside tells whether all names in tokens [first, last) lie wholly in them, and none is as long or a time.
func (e *editor) inside(first, last int) bool {
	for i := first; i < last; i++ {
		if n := int(e.at[i]) - 1; n >= 0 {
			m := e.names[n]
			if m.first < first || m.last > last || m.last-m.first == last-first || !thing(m.label) {
				return false
			}
		}
	}
	return true
}

// distinct tells whether a word is not also a common word here: it is a proper noun and begins large.
func (e *editor) distinct(i int) bool {
	return caseOf(e.word(i)) >= title && !functionWord(e.word(i)) && !e.lists.is(e.word(i), isTitle|isCalendar|isHead)
}

// matches gives the token after a text that begins at token i, 0 if it does not stand there.
func (e *editor) matches(i int, text string) int {
	start := e.d.Tokens[i].Start
	end := start + len(text)
	if end > len(e.seen) || e.seen[start:end] != text {
		return 0
	}
	for j := i; j < len(e.d.Tokens) && e.d.Tokens[j].End <= end; j++ {
		if e.d.Tokens[j].End == end {
			return j + 1
		}
	}
	return 0
}

// partOfMore tells whether tokens [first, last) stand in a longer run of large words that no name covers, or
// are hyphened to something: then they are part of another name.
func (e *editor) partOfMore(first, last int) bool {
	if first > 0 && e.linked(first-1) {
		w := e.word(first - 1)
		if large(w) && !e.titleAt(first-1) && !e.d.Tokens[first-1].SentStart && strings.HasPrefix(e.d.Tokens[first-1].Tag, "NNP") || (w == "-" || w == "/") && !e.d.Tokens[first-1].Space {
			return true
		}
	}
	if e.linked(last - 1) {
		w := e.word(last)
		if caseOf(w) >= title && strings.HasPrefix(e.d.Tokens[last].Tag, "NNP") || (w == "-" || w == "/") && !e.d.Tokens[last-1].Space {
			return true
		}
	}
	return !strings.HasPrefix(e.d.Tokens[last-1].Tag, "N") && last-first == 1 && e.d.Tokens[first].SentStart
}
