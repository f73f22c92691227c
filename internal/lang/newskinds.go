package lang

import "strings"

// known gives listed names their label and marks those that were missed.
func (e *editor) known() {
	for i := 0; i < len(e.d.Tokens); {
		if !large(e.word(i)) && e.lists.names[e.word(i)] == nil {
			i++
			continue
		}
		k, end := e.lists.at(e.d, e.seen, i)
		if end == 0 {
			i++
			continue
		}
		e.settle(i, end, k)
		i = end
	}
}

// settle decides about tokens [first, last) that read like a listed name.
func (e *editor) settle(first, last int, k known) {
	n := int(e.at[first]) - 1
	if last-first > 1 && !k.unsure && (n < 0 || e.names[n].last < last) && e.inside(first, last) && !e.open(first, last) {
		e.claim(first, last, k.label, 2) // "Islamic" "State"
		return
	}
	hyphened := last < len(e.d.Tokens) && e.word(last) == "-" && !e.d.Tokens[last-1].Space
	before := e.word(first - 1)
	if n < 0 {
		// Not marked. A part of an unmarked run of large words is left alone.
		next := e.word(last)
		if !e.open(first, last) || k.unsure || hyphened && k.label != "NORP" || large(next) && e.lists.is(k.name, isGiven) {
			return
		}
		if large(before) && e.linked(first-1) && !e.titleAt(first-1) && !e.d.Tokens[first-1].SentStart || k.label != "NORP" && large(next) && e.linked(last-1) && e.at[last] == 0 {
			return
		}
		e.add(first, last, k.label, 1)
		return
	}
	m := e.names[n]
	if !thing(m.label) {
		return
	}
	switch {
	case m.first == first && m.last == last:
		if m.label == k.label || k.unsure && (m.label == "PERSON" || m.label == "ORG") || k.label == "NORP" && m.label == "LANGUAGE" {
			if m.label == k.label && !k.unsure {
				e.names[n].sure = min(last-first, 2)
			}
			return
		}
		e.names[n].label, e.names[n].sure = k.label, 1
		if last-first > 1 && !k.unsure {
			e.names[n].sure = 2
		}
	case place(k.label) && m.label != "PERSON" && m.sure == 0 && m.first < first && m.last == last && (before == "," || before == "in" || before == "at"):
		// "Millford, Ohio"; "Acme Works in Turin"
		cut := first - 1
		e.resize(n, m.first, cut)
		e.add(first, last, k.label, 1)
	case place(k.label) && m.last == last && m.first < first && m.label == "ORG" && before == "of" && e.lists.is(strings.TrimSuffix(e.word(first-2), ".")+".", isForm):
		e.resize(n, m.first, first-1)
		e.add(first, last, k.label, 1)
	case m.label == "PERSON" && k.label == "ORG" && !k.unsure && len(k.name) > 4:
		e.names[n].label, e.names[n].sure = "ORG", 1 // a faction named after it
	case m.label == "PERSON" && m.first == first && m.last > last && !k.unsure && (k.label == "GPE" || k.label == "NORP") && m.last-last >= 2:
		// "Velmar Sami Tavrik", were Velmar a state: a people or state is no given name.
		e.resize(n, last, m.last)
		e.add(first, last, k.label, 1)
		e.trimOne(n)
	}
}

// headWords lets the words of a name, and those beside it, say what is named.
func (e *editor) headWords() {
	inside := map[string]bool{} // names of one word that stand inside a sentence
	e.each(func(_ int, m markedName) {
		if m.last-m.first == 1 && thing(m.label) && !e.d.Tokens[m.first].SentStart {
			inside[e.word(m.first)] = true
		}
	})
	e.each(func(n int, m markedName) {
		if !thing(m.label) {
			return
		}
		if m.last < len(e.at) && e.linked(m.last-1) && e.lists.is(e.word(m.last), isForm) && m.label != "NORP" && e.mayTake(m.last, m.last+1, n) {
			if k := int(e.at[m.last]) - 1; k >= 0 {
				e.drop(k)
			}
			e.resize(n, m.first, m.last+1)
			e.names[n].label, e.names[n].sure = "ORG", 2
			return
		}
		if last := e.headAfter(m.last); last > 0 && m.sure < 2 {
			e.resize(n, m.first, last)
			e.names[n].label, e.names[n].sure = "ORG", 2
			return
		}
		if m.last-m.first == 1 && m.sure == 0 {
			w := e.word(m.first)
			switch {
			case m.label != "NORP" && !inside[w] && e.commonStart(m.first):
				e.drop(n)
				return
			case m.label == "ORG" && e.word(m.first-1) == "of" && e.titleAt(m.first-2):
				e.drop(n) // "Secretary of State": an office
				return
			case (m.label == "PERSON" || place(m.label)) && e.lists.is(w, isHead), m.label == "PERSON" && caseOf(w) == capitals && len(w) > 1 && len(w) < 6:
				e.names[n].label = "ORG"
			case m.label == "ORG" && caseOf(w) == title && (e.word(m.last) == "administration" || e.word(m.last) == "campaign" && e.word(m.first-1) != "the"):
				e.names[n].label, e.names[n].sure = "PERSON", 1
				return
			}
			m = e.names[n]
		}
		if m.label == "PERSON" && m.last-m.first == 2 && e.lists.is(e.word(m.first), isGiven) {
			return // "Ann Church"
		}
		if label := e.ownKind(m.first, m.last); label != "" && m.sure < 2 {
			if m.label == "GPE" && e.lists.is(e.word(m.first), isBefore) {
				return // "Cape Halden", a town
			}
			if label == "ORG" || m.label == "PERSON" || m.label == "ORG" || place(m.label) {
				e.names[n].label, e.names[n].sure = label, 2
			}
			return
		}
		if label, sure := e.besideKind(n); label != "" && sure > m.sure {
			e.names[n].label, e.names[n].sure = label, sure
		}
	})
	e.titled()
	e.roled()
	e.ships()
	e.named()
	e.missed()
}

// commonStart tells whether a word begins its sentence and is no proper noun there: it begins large for that alone.
func (e *editor) commonStart(i int) bool {
	t := e.d.Tokens[i]
	if caseOf(e.word(i)) != title || strings.HasPrefix(t.Tag, "NNP") || e.lists.words[e.word(i)] != 0 {
		return false
	}
	return t.SentStart || opening(e.word(i-1)) && e.d.Tokens[i-1].SentStart
}

// missed marks what no name covers but reads like one: a common given name with large words after it, and
// large words that end in a legal form.
func (e *editor) missed() {
	proper := func(i int) bool {
		return i >= 0 && i < len(e.at) && e.at[i] == 0 && caseOf(e.word(i)) >= title && strings.HasPrefix(e.d.Tokens[i].Tag, "NNP")
	}
	const most = 4 // words of a name that are looked at
	for i := range e.d.Tokens {
		switch {
		case !proper(i):
		case e.lists.is(e.word(i), isGiven) && !(proper(i-1) && e.linked(i-1) && !e.titleAt(i-1)):
			last := i + 1
			for last < i+most && proper(last) && e.linked(last-1) && e.d.Tokens[last-1].Space {
				last++
			}
			end := e.word(last - 1)
			if last-i >= 2 && !e.lists.is(end, isHead|isBuilding|isLand|isHappening|isForm|isTitle|isCalendar) && !e.lists.is(e.text(i, last), isListed) {
				e.add(i, last, "PERSON", 1)
			}
		case e.lists.is(e.word(i), isForm) && len(e.word(i)) > 1:
			first := i
			for first > i-most && proper(first-1) && e.linked(first-1) {
				first--
			}
			if first < i {
				e.add(first, i+1, "ORG", 2)
			}
		}
	}
}

// headAfter gives the end of large words at token i that no name covers and that end in the head of a body:
// "Port Halden" "Fire Department"; 0 if there are none.
func (e *editor) headAfter(i int) int {
	const most = 3
	for k := i; k < len(e.d.Tokens) && k < i+most && e.linked(k-1) && e.at[k] == 0 && caseOf(e.word(k)) >= title && e.d.Tokens[k-1].Space && strings.HasPrefix(e.d.Tokens[k].Tag, "NNP"); k++ {
		if e.lists.is(e.word(k), isHead) && !(k+1 < len(e.d.Tokens) && large(e.word(k+1)) && e.linked(k)) {
			return k + 1
		}
	}
	return 0
}

// ownKind tells what the words of a name say of it, "" for nothing.
func (e *editor) ownKind(first, last int) string {
	if last-first < 2 {
		return ""
	}
	end := e.word(last - 1)
	switch {
	case e.lists.is(end, isForm):
		return "ORG"
	case e.lists.is(end, isHead) && large(end):
		return "ORG"
	case e.lists.is(end, isBuilding):
		return "FAC"
	case e.lists.is(end, isLand):
		return "LOC"
	case e.lists.is(end, isHappening):
		return "EVENT"
	case e.lists.is(e.word(first), isStreet):
		return "FAC" // "Rua Tavrik"
	case last-first == 2 && e.lists.is(e.word(first), isBefore) && large(end):
		return "LOC" // "River Tavrik"
	}
	// "Ministry of Roads", "Bank for Harbours"
	for i := first; i+1 < last; i++ {
		if next := e.word(i + 1); (next == "of" || next == "for") && e.lists.is(e.word(i), isHead) {
			return "ORG"
		}
	}
	return ""
}

// besideKind tells what stands beside a name and says what it is: a role before it, an age or "who" after it,
// a sort of body before it.
func (e *editor) besideKind(n int) (string, int) {
	m := e.names[n]
	d := e.d
	before := ""
	if e.linked(m.first - 1) {
		before = e.word(m.first - 1)
	}
	after, after2, after3 := e.word(m.last), e.word(m.last+1), e.word(m.last+2)
	short := m.last-m.first <= 4
	person := func() bool {
		if !short || m.label == "NORP" || m.label == "LANGUAGE" || m.label == "EVENT" || m.label == "LAW" {
			return false
		}
		for i := m.first; i < m.last; i++ {
			if w := e.word(i); !large(w) && !between(w) && !particle(w) && w != "-" && w != "'" && w != "’" && w != "\"" {
				return false
			}
		}
		return true
	}
	switch {
	case before != "" && e.lists.is(strings.TrimSuffix(before, "."), isAddress) && person() && !(m.last-m.first == 1 && e.lists.is(e.word(m.first), isListed)):
		return "PERSON", 2
	case before != "" && e.lists.is(before, isRole) && caseOf(before) == small && person() && d.Tokens[m.first-1].Tag == "NN" && !e.lists.is(e.text(m.first, m.last), isListed):
		return "PERSON", 2
	case after == "," && age(after2) && (after3 == "," || after3 == "." || after3 == ")") && person() && m.label != "GPE":
		return "PERSON", 2
	case after == "," && age(after2) && after3 == "," && person() && !e.lists.is(e.text(m.first, m.last), isListed):
		return "PERSON", 2
	case (after == "," && (after2 == "who" || after2 == "whose")) && person() && (m.label != "NORP"):
		return "PERSON", 1
	case after == "who" && person() && m.label != "GPE":
		return "PERSON", 1
	case before != "" && e.lists.is(before, isSort) && caseOf(before) == small && d.Tokens[m.first-1].Tag == "NN":
		if m.label == "PERSON" || m.label == "GPE" || m.label == "LOC" || m.label == "FAC" || m.label == "PRODUCT" || m.label == "WORK_OF_ART" {
			return "ORG", 1
		}
	case m.last-m.first >= 2 && m.last-m.first <= 3 && e.lists.is(e.word(m.first), isGiven) && m.label != "PERSON" && m.label != "EVENT" && m.label != "WORK_OF_ART" && m.label != "LAW" && person():
		return "PERSON", 1
	case before == "of" && e.lists.is(e.word(m.first-2), isGround) && short && m.label != "GPE" && m.label != "LOC":
		return "GPE", 1
	case e.lists.is(after, isGround) && caseOf(after) == small && e.linked(m.last-1) && m.last-m.first <= 2 && (m.label == "PERSON" || m.label == "ORG" || m.label == "PRODUCT" || m.label == "WORK_OF_ART"):
		return "GPE", 1
	case m.label == "PERSON" && caseOf(after) == small && e.linked(m.last-1) && (e.lists.is(after, isSort) && after != "side" && after != "giant" || after == "shares" || after == "stock" || after == "news" && after2 == "agency"),
		m.label == "PERSON" && (after == "CEO" || after == "CFO"):
		return "ORG", 1
	case (before == "in" || before == "near") && !e.inShare(m.first-1) && m.last-m.first <= 2 && (m.label == "PERSON" || m.label == "ORG" && caseOf(e.word(m.first)) == title) && !e.lists.is(e.text(m.first, m.last), isListed) && !possessive(after) && (after == "," || after == "." || after == "on" || after == "and" || after == "in" || after == "to" || after == "for" || after == "after" || after == "where" || after == "when"):
		return "GPE", 1
	case after == "(" && after3 == ")" && m.last-m.first >= 2 && person() && e.lists.single(after2) == "GPE" && m.label != "GPE":
		return "PERSON", 1
	case m.last-m.first >= 2 && (m.label == "ORG" || m.label == "GPE" || m.label == "PRODUCT" || m.label == "WORK_OF_ART") && person() && e.hasParticle(m.first, m.last) && !e.lists.is(e.text(m.first, m.last), isListed):
		return "PERSON", 1
	}
	return "", 0
}

// inShare tells whether the preposition i belongs to a word after which "in" names no place.
func (e *editor) inShare(i int) bool {
	switch e.d.Tokens[e.d.Tokens[i].Head].Lemma {
	case "stake", "share", "interest", "invest", "investment", "stock", "confidence", "faith", "trust", "shareholder", "investor", "believe", "shareholding", "fall", "rise", "role", "star":
		return true
	}
	return false
}

// hasParticle tells whether a name holds a particle of names of people that places and bodies seldom have.
func (e *editor) hasParticle(first, last int) bool {
	for i := first; i < last; i++ {
		switch w := strings.ToLower(e.word(i)); w {
		case "bin", "ibn", "bint", "van", "von", "der", "dos", "abd", "abu":
			return i+1 < last
		}
	}
	return false
}

// age tells whether a word is a number that can be a grown person's age.
func age(w string) bool {
	return len(w) == 2 && w[0] >= '1' && w[0] <= '9' && w[1] >= '0' && w[1] <= '9'
}

// titled marks the run of large words after a title that no name covers: "Gen. Ravik said".
func (e *editor) titled() {
	for i := range e.d.Tokens {
		w := e.word(i)
		if !large(w) || e.at[i] != 0 || !e.lists.is(strings.TrimSuffix(w, "."), isAddress) {
			continue
		}
		first := i + 1
		last := first
		for last < len(e.d.Tokens) && last < first+4 && !e.d.Tokens[last].SentStart && e.at[last] == 0 && caseOf(e.word(last)) >= title && e.d.Tokens[last].Tag == "NNP" && !e.titleAt(last) && !e.lists.is(e.word(last), isHead|isCalendar|isListed) || last > first && last < len(e.d.Tokens) && e.at[last] == 0 && e.word(last) == "May" && e.lists.is(e.word(last-1), isGiven) {
			last++
		}
		if last > first && !e.titleAt(first) {
			e.add(first, last, "PERSON", 2)
		}
	}
}

// acronyms makes a long form and the letters in brackets after it one kind: "Port Workers Front (PWF)". It finds
// long forms that were missed by their initials (Schwartz & Hearst, "A Simple Algorithm for Identifying
// Abbreviation Definitions in Biomedical Text", 2003, with first letters only).
func (e *editor) acronyms() {
	for i := 2; i+2 < len(e.d.Tokens); i++ {
		if e.word(i) != "(" || e.word(i+2) != ")" || caseOf(e.word(i+1)) != capitals {
			continue
		}
		letters := e.word(i + 1)
		n := int(e.at[i-1]) - 1
		switch {
		case n >= 0 && e.names[n].last-e.names[n].first > 1 && e.initials(e.names[n].first, i, letters):
		default:
			first := e.longForm(i, letters)
			if first < 0 || !e.inside(first, i) && !e.open(first, i) {
				continue
			}
			e.claim(first, i, "ORG", 1)
			n = len(e.names) - 1
		}
		m := &e.names[n]
		switch m.label {
		case "ORG", "GPE", "NORP", "LOC", "EVENT", "LAW":
		case "PERSON", "FAC", "PRODUCT", "WORK_OF_ART":
			m.label = "ORG"
		default:
			continue
		}
		m.sure = 2
		e.claim(i+1, i+2, m.label, 2)
	}
}

// longForm gives the first of the tokens before i whose large words have the letters as initials, -1 if there
// are none; at most two tokens for each letter are looked at.
func (e *editor) longForm(i int, letters string) int {
	for k, found := i-1, 0; k >= 0 && k >= i-2*len(letters) && e.linked(k); k-- {
		w := e.word(k)
		if !large(w) && !functionWord(w) && w != "-" {
			return -1
		}
		if large(w) {
			found++
		}
		if found >= 2 && w[0] == letters[0] && e.initials(k, i, letters) {
			return k
		}
	}
	return -1
}

// initials tells whether letters are first letters of the words of a name in order, small words left out.
func (e *editor) initials(first, last int, letters string) bool {
	at := 0
	for i := first; i < last && at < len(letters); i++ {
		if w := e.word(i); w[0] == letters[at] {
			at++
		}
	}
	return at == len(letters)
}
