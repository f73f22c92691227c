package chains

import (
	"slices"
	"strings"

	"stemma"
	"stemma/internal/world"
)

// walk goes through the text once and finds an antecedent for each description and pronoun.
func (l *linker) walk() {
	firstPerson := map[[2]int]int{} // speech and number → first mention
	done := make([]bool, len(l.ms))
	for i := range l.ms {
		m := &l.ms[i]
		// A possessor is settled before what it owns: "her mother" is the same mother if she is the same.
		if a := m.anchor; a >= 0 && !done[a] {
			l.settle(a, firstPerson)
			done[a] = true
		}
		if !done[i] {
			l.settle(i, firstPerson)
			done[i] = true
		}
		if m.lemma != "" && m.form != isPronoun && m.form != isAdjective {
			l.byLemma[m.lemma] = append(l.byLemma[m.lemma], i)
		}
		if m.named() && m.form != isAdjective {
			// A name can be taken up by its last word: "the Great Hall … the hall".
			if w := m.name[len(m.name)-1]; w != m.lemma {
				l.byLemma[w] = append(l.byLemma[w], i)
			}
		}
	}
}

// settle finds the antecedent of mention i, if it is one that needs one.
func (l *linker) settle(i int, firstPerson map[[2]int]int) {
	m := &l.ms[i]
	switch {
	case m.form == isPronoun && m.person == 1:
		l.firstPerson(i, firstPerson)
	case m.form == isPronoun && m.person == 2:
		k := [2]int{m.speech, -1}
		if j, ok := firstPerson[k]; ok {
			l.join(i, j, "same-person")
		} else {
			firstPerson[k] = i
		}
	case m.form == isPronoun:
		l.pronoun(i)
	case m.form == isNominal && !m.group:
		l.nominal(i)
		l.aged(i)
	}
}

// firstPerson takes "I" for the speaker of the words it stands in, and "we" for one group all through one speaker's words.
func (l *linker) firstPerson(i int, seen map[[2]int]int) {
	m := &l.ms[i]
	who := -1 // the report itself
	if m.speech >= 0 {
		who = l.speaker[m.speech]
		if who < 0 {
			who = -2 - m.speech // somebody who is not named
		}
	}
	if who >= 0 {
		o := l.ms[who]
		if m.number == singular && o.number&singular != 0 && o.kind != stemma.PlaceName && (o.kind != "" || o.form != isNominal || personal(o.lemma)) {
			l.join(i, who, "speaker")
			return
		}
		if m.number == plural && (o.number&plural != 0 && o.form != isPronoun && o.kind != stemma.Person || o.kind == stemma.Organisation) {
			l.join(i, who, "speaker")
			return
		}
		who = l.root(who)
	}
	k := [2]int{who, int(m.number)}
	if j, ok := seen[k]; ok {
		l.join(i, j, "same-person")
	} else {
		seen[k] = i
	}
}

// Sentences that a description or a pronoun looks back. Tried on the train part of GUM: descriptions gain to about
// ten sentences and stay; he and she reach farther than it and they, which point near or not at all.
const (
	lookBackNoun   = 25
	lookBackPerson = 6
	lookBackThing  = 3
	maxCandidates  = 80
)

// nominal finds the antecedent of a description.
func (l *linker) nominal(i int) {
	m := &l.ms[i]
	if j := l.headed(i); j >= 0 {
		l.join(i, j, "headline")
		return
	}
	if m.article == pointing && m.last > m.head+1 && strings.EqualFold(l.d.Word(m.first), "those") {
		return // "those people with a ticket" point at nobody before
	}
	if m.article != definite && m.article != pointing && m.article != possessive {
		if j := l.later(i); j >= 0 {
			l.join(i, j, "named-later")
			return
		}
		l.sameWords(i)
		return
	}
	j, k := l.sameNoun(i), l.byRole(i)
	if j >= 0 && (m.kind != stemma.Person || k < j || l.root(j) == l.root(k)) {
		l.join(i, j, "same-noun")
		return
	}
	if k >= 0 {
		l.join(i, k, "role")
		return
	}
	if m.article == possessive {
		return
	}
	if j := l.later(i); j >= 0 {
		l.join(i, j, "named-later")
		return
	}
	if j := l.byKind(i); j >= 0 {
		l.join(i, j, "kind")
		return
	}
	if j := l.inFocus(i); j >= 0 {
		l.join(i, j, "focus")
	}
}

// sameWords joins plain plurals and mass nouns that are said again word for word.
func (l *linker) sameWords(i int) {
	m := &l.ms[i]
	if m.article != bare || m.last-m.first < 2 && m.lemma != "police" || m.kind != stemma.Person && m.kind != stemma.Organisation {
		return
	}
	cs := l.byLemma[m.lemma]
	for n := len(cs) - 1; n >= 0 && n >= len(cs)-maxSame; n-- {
		j := cs[n]
		o := &l.ms[j]
		if o.form == isNominal && strings.EqualFold(l.text(i), l.text(j)) && m.sentence-o.sentence <= lookBackNoun {
			l.join(i, j, "same-words")
			return
		}
	}
}

func (l *linker) text(i int) string {
	s, e := l.d.Bytes(l.ms[i].first, l.ms[i].last)
	return l.d.Text[s:e]
}

// sameNoun finds the last thing described with the same noun whose description does not rule it out.
func (l *linker) sameNoun(i int) int {
	m := &l.ms[i]
	cs := l.byLemma[m.lemma]
	for n := len(cs) - 1; n >= 0 && n >= len(cs)-maxSame; n-- {
		j := cs[n]
		o := &l.ms[j]
		if j == i || l.denied(o) || m.sentence-o.sentence > lookBackNoun || inside(m, o) || inside(o, m) || o.group {
			continue
		}
		if o.form == isName && (o.kind == stemma.Person || m.article == possessive) {
			continue
		}
		if m.number&l.ms[j].number == 0 {
			continue
		}
		if !l.wordsFit(i, j) {
			continue
		}
		return j
	}
	return -1
}

// denied reports whether a description says that there is no such thing, or takes each of them: "no crowds", "every country".
func (l *linker) denied(o *mention) bool {
	switch strings.ToLower(l.d.Word(o.first)) {
	case "no", "every", "any", "each", "other":
		return o.head > o.first && o.form == isNominal
	}
	return false
}

// wordsFit reports whether all that description i says is known of the chain of j, and whether their possessors are one.
func (l *linker) wordsFit(i, j int) bool {
	m, o := &l.ms[i], &l.ms[j]
	c := &l.group[l.root(j)]
	for _, w := range m.words {
		if !c.words[w] && !soft[w] {
			return false
		}
	}
	if !l.afterFits(i, j) {
		return false
	}
	if m.anchor >= 0 {
		if o.anchor >= 0 {
			return l.root(m.anchor) == l.root(o.anchor)
		}
		return l.knows(c, m.anchor)
	}
	if m.article != definite && m.article != pointing {
		return true
	}
	return m.anchor < 0
}

// knows reports whether the chain's words hold the name of possessor p.
func (l *linker) knows(c *cluster, p int) bool {
	a := &l.ms[p]
	if a.form == isPronoun {
		return false
	}
	return c.words[a.lemma]
}

// soft words of a description do not tell two things apart.
var soft = map[string]bool{"same": true, "latter": true, "said": true, "whole": true, "entire": true, "very": true, "own": true, "current": true, "recent": true}

// afterFits reports whether what follows the head of description i ("of Norway", "in the capital") is known of j's chain.
func (l *linker) afterFits(i, j int) bool {
	m := &l.ms[i]
	c := &l.group[l.root(j)]
	d := l.d
	for k := m.head + 1; k < l.aside(m); k++ {
		t := d.Tokens[k]
		if (t.Pos == "NOUN" || t.Pos == "PROPN" || t.Pos == "NUM") && !c.words[strings.ToLower(t.Lemma)] {
			return false
		}
		if t.Pos == "VERB" {
			return c.words[strings.ToLower(t.Lemma)]
		}
	}
	return true
}

// byRole finds the person, else the body, whose role the description names: "the president", "the diplomat". Of several the
// one spoken of last is meant.
func (l *linker) byRole(i int) int {
	m := &l.ms[i]
	if m.kind != stemma.Person && m.kind != stemma.Organisation && m.kind != "" || m.number == plural {
		return -1
	}
	best := -1
	h := l.holders[m.lemma]
	for n := before(h, i) - 1; n >= 0 && n >= before(h, i)-maxSame; n-- {
		c := &l.group[l.root(h[n])]
		j := c.members[before(c.members, i)-1]
		if j > best && l.fills(i, h[n]) && (m.sentence-l.ms[j].sentence <= lookBackNoun || len(h) == 1) && !inside(m, &l.ms[j]) && !inside(&l.ms[j], m) {
			best = j
		}
	}
	return best
}

// before gives how many of the sorted mentions stand before mention i.
func before(sorted []int, i int) int {
	n, _ := slices.BinarySearch(sorted, i)
	return n
}

// fills reports whether description i may be of the one named by mention j, of whom its noun was said.
func (l *linker) fills(i, j int) bool {
	m, c := &l.ms[i], &l.group[l.root(j)]
	if !c.named || c.kind == stemma.PlaceName || c.gender&m.gender == 0 || c.kind != m.kind && m.kind != "" && c.kind != "" {
		return false
	}
	if m.anchor >= 0 { // "his father" is the father of the same man
		o := l.ms[j].anchor
		if o < 0 || l.root(o) != l.root(m.anchor) {
			return false
		}
	}
	return l.rest(i, c)
}

// rest reports whether the description's other words are known of the chain.
func (l *linker) rest(i int, c *cluster) bool {
	m := &l.ms[i]
	for _, w := range m.words {
		if !c.words[w] && !soft[w] {
			return false
		}
	}
	for k := m.head + 1; k < l.aside(m); k++ {
		if t := l.d.Tokens[k]; (t.Pos == "NOUN" || t.Pos == "PROPN") && !c.words[strings.ToLower(t.Lemma)] {
			return false
		}
	}
	return true
}

// aside gives the end of a description without the clause behind a comma that only adds something.
func (l *linker) aside(m *mention) int {
	last := m.last
	for _, k := range l.d.Children(m.head) {
		if int(k) > m.head && l.d.Tokens[k].Dep == "relcl" {
			if first, _ := l.d.Subtree(int(k)); first > m.head && l.d.Word(first-1) == "," {
				last = min(last, first-1)
			}
		}
	}
	return last
}

// byKind takes a short description of a kind for the thing of that kind in focus: "the company", "the country", "the man".
func (l *linker) byKind(i int) int {
	m := &l.ms[i]
	if len(m.words) > 0 || l.aside(m) > m.head+1 || m.number == plural && m.kind != stemma.Person {
		return -1
	}
	want := kindWords[m.lemma]
	if want == "" {
		return -1
	}
	best, score := -1, 0.0
	seen := 0
	for j := i - 1; j >= 0 && seen < maxCandidates; j-- {
		o := &l.ms[j]
		far := m.sentence - o.sentence
		if far > lookBackThing+2 {
			break
		}
		if o.form == isPronoun || o.form == isAdjective || o.group {
			continue
		}
		seen++
		c := &l.group[l.root(j)]
		if c.kind != want || !c.named && (want != stemma.Person || c.number&plural != 0 || c.allCrowd(l)) || c.gender&m.gender == 0 || inside(o, m) || inside(m, o) || c.number&m.number == 0 {
			continue
		}
		if c.kind == stemma.PlaceName && !l.sized(m.lemma, c) || l.otherSort(m.lemma, c) {
			continue
		}
		if o.label == "NORP" || want == stemma.PlaceName && m.lemma != "area" && o.label == "FAC" {
			continue
		}
		s := 3 - float64(far) + 0.3*float64(min(len(c.members), 6))
		if o.subject {
			s++
		}
		if o.nested {
			s -= 0.5
		}
		if s > score {
			best, score = j, s
		}
	}
	return best
}

// sized reports whether a place can be what the noun says: no known country is "the city", no known capital "the country".
func (l *linker) sized(noun string, c *cluster) bool {
	for _, k := range c.members[:min(len(c.members), maxSalient)] {
		m := &l.ms[k]
		if !m.named() {
			continue
		}
		name := l.d.Text[l.d.Tokens[m.nameTokens[0]].Start:l.d.Tokens[m.nameTokens[1]-1].End]
		name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
		_, country := world.CountryNamed(name)
		_, capital := world.CountryOfCapital(name)
		switch noun {
		case "country", "nation":
			return country || !capital
		case "city", "town", "village", "capital":
			return capital || !country
		}
		return true
	}
	return true
}

// kindWords are nouns that say no more of a thing than its kind.
var kindWords = map[string]stemma.EntityKind{
	"company": stemma.Organisation, "firm": stemma.Organisation, "organization": stemma.Organisation, "organisation": stemma.Organisation, "group": stemma.Organisation,
	"agency": stemma.Organisation, "team": stemma.Organisation, "club": stemma.Organisation, "party": stemma.Organisation, "bank": stemma.Organisation, "airline": stemma.Organisation,
	"newspaper": stemma.Organisation, "carmaker": stemma.Organisation, "automaker": stemma.Organisation, "union": stemma.Organisation, "retailer": stemma.Organisation, "manufacturer": stemma.Organisation,
	"country": stemma.PlaceName, "nation": stemma.PlaceName, "city": stemma.PlaceName, "town": stemma.PlaceName, "village": stemma.PlaceName, "region": stemma.PlaceName, "island": stemma.PlaceName,
	"capital": stemma.PlaceName, "province": stemma.PlaceName, "state": stemma.PlaceName, "territory": stemma.PlaceName,
	"man": stemma.Person, "woman": stemma.Person, "politician": stemma.Person,
}
