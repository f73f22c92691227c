package chains

import (
	"strings"

	"stemma"
	"stemma/internal/lang"
)

// kindOf gives the kind of thing that a label of the pipeline names.
func kindOf(label string) stemma.EntityKind {
	switch label {
	case "PERSON":
		return stemma.Person
	case "ORG":
		return stemma.Organisation
	case "GPE", "LOC", "FAC":
		return stemma.PlaceName
	case "NORP":
		return stemma.Group
	case "EVENT":
		return stemma.EventName
	case "WORK_OF_ART", "LAW":
		return stemma.Work
	case "":
		return ""
	}
	return stemma.OtherThing
}

// describe fills in what the words of a noun phrase give away.
func (f *finder) describe(m *mention) {
	d := f.d
	h := m.head
	t := d.Tokens[h]
	m.article = f.article(m)
	for i := m.first; i < h; i++ {
		switch d.Tokens[i].Pos {
		case "ADJ", "NOUN", "PROPN", "NUM", "VERB":
			if d.Tokens[i].Dep != "poss" {
				m.words = append(m.words, strings.ToLower(d.Word(i)))
			}
		}
	}
	if k := d.Child(h, "poss"); k >= 0 {
		m.article = possessive
	}
	switch {
	case f.nameAt[h] >= 0 && !numeric(f.labels[f.nameAt[h]]):
		m.form = isName
		f.setName(m, f.nameAt[h])
		if a := f.described(h); a >= 0 {
			f.roleAfter(m, a)
		} else if m.nameTokens[0] > m.first {
			m.role = [2]int{m.first, m.nameTokens[0]}
		}
	case (t.Pos == "PROPN" || t.Pos == "NOUN") && f.nameAt[h] < 0 && (people[m.lemma] || titles[m.lemma] != 0) && f.inlaid(m):
	case f.nameAt[h] < 0 && t.Pos == "NOUN" && m.last == m.first+1 && f.knownName(h) >= 0: // the tagger did not see the name here
		m.form = isName
		f.setName(m, f.knownName(h))
		m.nameTokens = [2]int{h, h + 1}
		m.name = []string{strings.ToLower(d.Word(h))}
	case t.Pos == "PROPN" && (m.article == definite || m.first < h && t.Tag == "NNP" && f.nameAt[h-1] >= 0) && (people[m.lemma] || titles[m.lemma] != 0) && f.nameAt[h] < 0: // "the President", "Mafia Boss"
		m.number = numberOf(t.Tag)
		f.describeNominal(m)
	case t.Pos == "PROPN":
		m.form = isName
		first := h
		for first > m.first && d.Tokens[first-1].Pos == "PROPN" && d.Tokens[first-1].Dep == "compound" && (f.nameAt[first-1] < 0 || f.labels[f.nameAt[first-1]] != "GPE" && f.labels[f.nameAt[first-1]] != "NORP") {
			first--
		}
		f.fillName(m, first, h+1)
		m.number = numberOf(t.Tag)
		m.gender = anybody
	default:
		m.number = numberOf(t.Tag)
		f.describeNominal(m)
		if m.kind == "" && personal(m.lemma) && f.aged(m) {
			m.kind, m.gender = stemma.Person, anyone
		}
		if a := d.Child(h, "appos"); a >= 0 && f.nameAt[a] >= 0 && f.apposition(h, a) {
			n := f.nameAt[a]
			if k := kindOf(f.labels[n]); k == stemma.Person && m.kind != stemma.Organisation || k != "" && k == m.kind || k == stemma.Organisation && m.kind != stemma.Person {
				g := m.gender
				m.form = isName
				f.setName(m, n)
				if m.kind == stemma.Person && m.gender&g != 0 {
					m.gender &= g
				}
				if l, _ := d.Subtree(a); l > m.first {
					m.role = [2]int{m.first, trimEnd(d, m.first, l)}
				}
			}
		}
	}
}

// described gives the apposition that says what the name headed by token h is, or -1. After a list it speaks of the
// last name only, unless it is plural: "Ann Ode and Bo Lind, a judge", "Ann Ode and Bo Lind, two judges".
func (f *finder) described(h int) int {
	d := f.d
	first := h
	for n := 0; n < maxConjuncts && d.Tokens[first].Dep == "conj" && d.Tokens[first].Head < first; n++ {
		first = d.Tokens[first].Head
	}
	for _, of := range [2]int{h, first} {
		a := d.Child(of, "appos")
		if a <= h || !f.apposition(h, a) || d.Child(of, "conj") < 0 && of != h {
			continue
		}
		many := d.Tokens[a].Tag == "NNS"
		if c := d.Child(h, "conj"); c >= 0 && c < a && !many {
			continue // of a later name in the list
		}
		return a
	}
	return -1
}

// inlaid takes the person's name at the end of a description that the parser has hung on the description's last
// name: "former envoy to Peru Ann Ode". A word between the two, as in "lawyer for Ann Ode", keeps them apart.
func (f *finder) inlaid(m *mention) bool {
	d := f.d
	for i := m.head + 1; i < m.last; i++ {
		n := f.nameAt[i]
		if n < 0 || f.labels[n] != "PERSON" || d.Names[n].First != i {
			continue
		}
		e := d.Names[n]
		beside := d.Tokens[i-1].Pos == "PROPN" || d.Tokens[i-1].Pos == "NOUN"
		after := d.Word(i-1) == "," && d.Tokens[e.Last-1].Dep == "appos" // "the mayor of Lindow, Ann Ode"
		if e.Last-e.First < 2 || !beside && !after || d.Tokens[e.Last-1].Dep == "poss" {
			continue
		}
		m.form = isName
		m.last = max(e.Last, m.head+1)
		g := sexes[m.lemma] | titles[m.lemma]
		f.setName(m, n)
		if g != 0 && m.gender&g != 0 {
			m.gender &= g
		}
		m.role = [2]int{m.first, trimEnd(d, m.first, i)}
		for k := e.First; k < e.Last; k++ {
			f.used[k] = true
		}
		return true
	}
	// A name that the pipeline did not see: "the secretary, Ann Ode," where both words are names.
	a := d.Child(m.head, "appos")
	for i := m.head + 1; i < m.last && a < 0; i++ {
		if k := d.Child(i, "appos"); k > i && d.Tokens[i].Pos == "PROPN" && k < m.last && f.subjectElsewhere(k) {
			a = k // "the mayor of Lindow, Ann Ode", where a later sentence begins with "Ode"
		}
	}
	if a < m.head || d.Tokens[a].Pos != "PROPN" || f.nameAt[a] >= 0 || bodies[m.lemma] || d.Child(a, "det", "prep", "poss") >= 0 {
		return false
	}
	first, _ := d.Subtree(a)
	if n := a - first; n < 1 || n > 3 || d.Tokens[first].Pos != "PROPN" {
		return false
	}
	m.form, m.kind, m.label, m.number, m.gender = isName, stemma.Person, "PERSON", singular, anyone
	f.fillName(m, first, a+1)
	f.sexOfPerson(m, first)
	m.role = [2]int{m.first, trimEnd(d, m.first, first)}
	return true
}

// knownName gives a name of one word that the pipeline found elsewhere and that token i repeats, or -1.
func (f *finder) knownName(i int) int {
	if w := f.d.Word(i); w == "" || w[0] < 'A' || w[0] > 'Z' {
		return -1
	}
	if f.known == nil {
		f.known = map[string]int{}
		for n := len(f.d.Names) - 1; n >= 0; n-- {
			if e := f.d.Names[n]; e.Last-e.First == 1 && f.d.Tokens[e.First].Pos == "PROPN" && !numeric(f.labels[n]) {
				f.known[f.d.Word(e.First)] = n
			}
		}
	}
	if n, ok := f.known[f.d.Word(i)]; ok {
		return n
	}
	return -1
}

// subjectElsewhere reports whether the word of token k stands alone as a subject in another sentence.
func (f *finder) subjectElsewhere(k int) bool {
	w := f.d.Word(k)
	if f.subjects == nil {
		f.subjects = map[string]int{}
		for i, t := range f.d.Tokens {
			if t.Dep == "nsubj" && t.Pos == "PROPN" && f.d.Child(i, "compound", "det") < 0 {
				f.subjects[f.d.Word(i)]++
			}
		}
	}
	return f.subjects[w] > 0
}

func trimEnd(d *lang.Doc, first, last int) int {
	for last > first+1 && skippable(d, last-1) {
		last--
	}
	return last
}

// roleAfter takes the apposition headed by a as the role of m.
func (f *finder) roleAfter(m *mention, a int) {
	d := f.d
	if d.Tokens[a].Pos != "NOUN" && d.Tokens[a].Pos != "PROPN" || f.nameAt[a] >= 0 && kindOf(f.labels[f.nameAt[a]]) != stemma.Person && d.Tokens[a].Pos == "PROPN" && m.kind == stemma.PlaceName {
		return
	}
	if n := f.nameAt[a]; n >= 0 && numeric(f.labels[n]) {
		return
	}
	first, last := f.span(a)
	for _, k := range d.Children(a) {
		if t := d.Tokens[k]; int(k) > a && (t.Dep == "relcl" || t.Dep == "acl") {
			l, _ := d.Subtree(int(k))
			last = max(a+1, min(last, l))
		}
	}
	m.role = [2]int{first, trimEnd(d, first, last)}
	if m.kind == stemma.Person {
		if g := sexes[strings.ToLower(d.Tokens[a].Lemma)] | titles[strings.ToLower(d.Tokens[a].Lemma)]; g != 0 && g != anyone && m.gender&g != 0 {
			m.gender &= g
		}
	}
}

func numberOf(tag string) number {
	switch tag {
	case "NNS", "NNPS":
		return plural
	case "NN", "NNP":
		return singular
	}
	return anyNumber
}

// setName takes name n of the document as what m names.
func (f *finder) setName(m *mention, n int) {
	e := f.d.Names[n]
	m.label = f.labels[n]
	m.kind = kindOf(m.label)
	f.fillName(m, e.First, e.Last)
	switch m.kind {
	case stemma.Person:
		m.number, m.gender = singular, anyone
		if f.d.Tokens[m.head].Tag == "NNPS" {
			m.number = anyNumber // "the Millers"
		}
		f.sexOfPerson(m, e.First)
	case stemma.Group:
		m.number, m.gender = numberOf(f.d.Tokens[m.head].Tag), anybody
	case stemma.Organisation:
		m.number, m.gender = anyNumber, neuter
	default:
		m.number, m.gender = singular, neuter
		if m.kind == stemma.OtherThing || m.kind == stemma.Work || m.kind == stemma.EventName {
			m.number = anyNumber
		}
	}
}

// fillName takes the words of tokens [first, last), without articles, titles and clitics, as the name.
func (f *finder) fillName(m *mention, first, last int) {
	d := f.d
	for first < last-1 {
		w := strings.ToLower(strings.TrimSuffix(d.Word(first), "."))
		if d.Tokens[first].Pos == "DET" || skippable(d, first) || m.kind == stemma.Person && titles[w] != 0 && last-first > 1 {
			first++
			continue
		}
		break
	}
	m.name = m.name[:0]
	for i := first; i < last; i++ {
		w := strings.ToLower(d.Word(i))
		if w == "'s" || w == "’s" || w == "'" || w == "’" || skippable(d, i) {
			continue
		}
		if w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s"); w != "" {
			m.name = append(m.name, w)
		}
	}
	for n := len(m.name) - 1; n > 0 && m.kind == stemma.Person && suffixes[strings.TrimSuffix(m.name[n], ".")]; n-- {
		m.name = m.name[:n] // "Ann Ode Jr." is Ode
	}
	m.nameTokens = [2]int{first, last}
}

// suffixes stand behind a surname and are none.
var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true, "md": true, "phd": true, "esq": true}

// sexOfPerson narrows the sex of a named person by titles in front, role words and the given name.
func (f *finder) sexOfPerson(m *mention, first int) {
	d := f.d
	for i := m.first; i < m.nameTokens[0]; i++ {
		w := strings.ToLower(strings.TrimSuffix(d.Word(i), "."))
		if g := titles[w]; g == male || g == female {
			m.gender = g
			return
		}
		if g := sexes[w]; g != 0 && d.Tokens[i].Pos == "NOUN" {
			m.gender = g
			return
		}
	}
	for i := first - 1; i >= 0 && i >= first-3 && d.Tokens[i].Dep == "compound"; i-- {
		if g := titles[strings.ToLower(strings.TrimSuffix(d.Word(i), "."))]; g == male || g == female {
			m.gender = g
			return
		}
	}
	if len(m.name) > 1 {
		if g := sexes[m.name[0]]; g != 0 {
			m.gender = g
		}
	}
}

// describeNominal sets kind, gender and number of a common noun phrase.
func (f *finder) describeNominal(m *mention) {
	l := m.lemma
	if i := strings.LastIndexByte(l, '-'); i >= 0 && i+1 < len(l) && !people[l] && !bodies[l] {
		l = l[i+1:]
	}
	switch {
	case l == "guard" && f.troop(m):
		m.kind, m.gender, m.number = stemma.Organisation, neuter, anyNumber
	case person(l):
		m.kind, m.gender = stemma.Person, anyone
		if g := sexes[l]; g != 0 {
			m.gender = g
		}
		if bodies[l] || grounds[l] {
			m.kind, m.gender = "", anybody
		}
		if m.number == plural {
			m.gender = anyone
		}
	case crowds[l]:
		m.kind, m.gender, m.number = stemma.Person, anybody, anyNumber
		if l == "people" || l == "police" || l == "personnel" {
			m.number = plural
		}
	case l == "body" && f.corpse(m):
		m.gender = neuter
	case bodies[l] && grounds[l]: // an embassy acts and is acted in
		m.kind, m.gender = stemma.Organisation, neuter
		if m.number == singular {
			m.number = anyNumber
		}
	case bodies[l]:
		m.kind, m.gender = stemma.Organisation, neuter
		if m.number == singular {
			m.number = anyNumber
		}
	case grounds[l]:
		m.kind, m.gender = stemma.PlaceName, neuter
	default:
		m.gender = neuter
	}
}

// corpse reports whether a body is somebody's: "the body of Ann Ode", "his body".
func (f *finder) corpse(m *mention) bool {
	if f.d.Child(m.head, "poss") >= 0 {
		return true
	}
	if p := f.d.Child(m.head, "prep"); p >= 0 && f.d.Word(p) == "of" {
		if q := f.d.Child(p, "pobj"); q >= 0 {
			return f.kindAt(q) == stemma.Person
		}
	}
	return false
}

// troop reports whether a guard is a body of soldiers: "the presidential guard".
func (f *finder) troop(m *mention) bool {
	for _, w := range m.words {
		switch w {
		case "presidential", "national", "republican", "royal", "imperial", "revolutionary", "coast", "border", "home", "civil":
			return true
		}
	}
	return false
}

// aged reports whether a description tells an age: "the 47-year-old herder".
func (f *finder) aged(m *mention) bool {
	d := f.d
	for k := m.first; k <= m.head; k++ {
		if d.Word(k) == "old" && k > m.first && (d.Word(k-1) == "-" || strings.HasPrefix(d.Word(k-1), "year")) || strings.HasSuffix(d.Word(k), "-year-old") {
			return true
		}
	}
	return false
}

func (f *finder) article(m *mention) article {
	d := f.d
	a := bare
	for i := m.first; i < m.head; i++ {
		if d.Tokens[i].Head != m.head {
			continue
		}
		switch w := strings.ToLower(d.Word(i)); w {
		case "the", "both":
			return definite
		case "a", "an", "another", "some", "any", "no", "every", "each", "many", "several", "few", "one", "more", "most", "other":
			if a == bare {
				a = indefinite
			}
		case "this", "that", "these", "those", "such":
			return pointing
		default:
			if d.Tokens[i].Dep == "nummod" && a == bare {
				a = counted
			}
		}
	}
	return a
}
