package lang

import "strings"

// roled marks two large words after an occupation that begins its sentence, and is large for that alone, as a person: "Farmer
// Gro Haltrek was first in the queue". A pipeline takes the three for a body, or sees nothing.
func (e *editor) roled() {
	for i := range e.d.Tokens {
		if !e.d.Tokens[i].SentStart || caseOf(e.word(i)) != title || !e.lists.is(strings.ToLower(e.word(i)), isRole) || e.lists.is(e.word(i), isTitle|isGiven|isHead) || side(e.word(i)) {
			continue
		}
		first, last := i+1, i+3
		if last >= len(e.d.Tokens) || !e.linked(i) || !e.linked(i+1) || e.linked(i+2) && large(e.word(last)) || e.word(last) == "-" {
			continue
		}
		good := true
		for k := first; k < last; k++ {
			good = good && caseOf(e.word(k)) == title && strings.HasPrefix(e.d.Tokens[k].Tag, "NNP") && !e.titleAt(k) &&
				!e.lists.is(e.word(k), isHead|isForm|isBuilding|isLand|isHappening|isCalendar|isListed)
			if n := int(e.at[k]) - 1; n >= 0 {
				m := e.names[n]
				good = good && m.first >= i && m.last <= last && m.sure < 2
			}
		}
		if good && !e.lists.is(e.text(first, last), isListed) {
			e.claimAll(i, first, last, "PERSON")
		}
	}
}

// ships marks the large words after a noun for a vessel, whatever the pipeline has made of the noun: "the trawler Gale Petrel".
func (e *editor) ships() {
	for i := 1; i+1 < len(e.d.Tokens); i++ {
		if !e.lists.is(e.word(i), isVessel) || e.at[i] != 0 || !e.linked(i-1) || !e.linked(i) {
			continue
		}
		switch strings.ToLower(e.word(i - 1)) {
		case "the", "a", "its", "their", "his", "her", "s", "’s", "'s":
		default:
			if pos := e.d.Tokens[i-1].Pos; pos != "ADJ" && pos != "NOUN" {
				continue
			}
		}
		last := i + 1
		for last < len(e.d.Tokens) && last < i+4 && e.linked(last-1) && e.d.Tokens[last-1].Space && caseOf(e.word(last)) >= title && strings.HasPrefix(e.d.Tokens[last].Tag, "NNP") && !e.lists.is(e.word(last), isCalendar) {
			last++
		}
		if last == i+1 || e.lists.is(e.text(i+1, last), isListed) || e.lists.is(e.word(last-1), isHead|isForm) {
			continue
		}
		good := true
		for k := i + 1; k < last; k++ {
			if n := int(e.at[k]) - 1; n >= 0 {
				m := e.names[n]
				good = good && m.first > i && m.last <= last && m.label != "NORP" && m.label != "DATE"
			}
		}
		if good {
			e.claimAll(i+1, i+1, last, "PRODUCT")
		}
	}
}

// claimAll marks tokens [first, last) as a name and drops what names hold token i before them.
func (e *editor) claimAll(i, first, last int, label string) {
	for k := i; k < last; k++ {
		if n := int(e.at[k]) - 1; n >= 0 {
			e.drop(n)
		}
	}
	e.add(first, last, label, 2)
}

// side tells whether a role may be that of a club or firm: "Rival Halden Rovers".
func side(w string) bool {
	switch strings.ToLower(w) {
	case "rival", "opponent", "champion", "challenger", "partner", "owner", "leader", "winner", "host", "publisher", "producer", "runner", "seed", "star", "victim", "opener", "boss", "founder", "observer":
		return true
	}
	return false
}

// named makes a building of a person in whose honour it is called: "the Queen Mette clinic" is no queen. The noun belongs to
// the name, because without it the name is hers.
func (e *editor) named() {
	e.each(func(n int, m markedName) {
		first := m.first
		for first > 0 && e.titleAt(first-1) && e.linked(first-1) && large(e.word(first-1)) {
			first--
		}
		if first == m.first && !e.titleAt(m.first) || first < 1 || !strings.EqualFold(e.word(first-1), "the") || !e.linked(m.last-1) || m.last >= len(e.d.Tokens) || e.at[m.last] != 0 {
			return
		}
		switch m.label {
		case "PERSON", "ORG", "GPE", "LOC", "FAC", "WORK_OF_ART":
		default:
			return
		}
		label := "FAC"
		switch e.word(m.last) {
		case "clinic", "hospital", "school", "college", "university", "museum", "library", "orphanage":
			label = "ORG"
		case "bridge", "airport", "stadium", "theatre", "theater", "hotel", "barracks", "square", "palace", "park", "prison", "mosque", "church", "cathedral", "dam", "tunnel":
		default:
			return
		}
		if e.open(first, m.first) {
			e.resize(n, first, m.last+1)
			e.names[n].label, e.names[n].sure = label, 2
		}
	})
}
