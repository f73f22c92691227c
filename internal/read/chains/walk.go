package chains

import (
	"strings"

	"stemma"
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
			// A name can be taken up by its last word: "the Grand Mosque … the mosque".
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
	}
}

// firstPerson takes "I" for the speaker of the words it stands in, and "we" for one group all through one speaker's words.
func (l *linker) firstPerson(i int, seen map[[2]int]int) {
	m := &l.ms[i]
	who := -1
	if m.speech >= 0 {
		who = l.speaker[m.speech]
	}
	if who >= 0 {
		o := l.ms[who]
		if m.number == singular && o.number&singular != 0 && o.kind != stemma.PlaceName {
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
	if m.article != definite && m.article != pointing && m.article != possessive {
		l.sameWords(i)
		return
	}
	if j := l.sameNoun(i); j >= 0 {
		l.join(i, j, "same-noun")
		return
	}
	if m.article == possessive {
		return
	}
	if j := l.byRole(i); j >= 0 {
		l.join(i, j, "role")
		return
	}
	if j := l.byKind(i); j >= 0 {
		l.join(i, j, "kind")
	}
}

// sameWords joins plain plurals and mass nouns that are said again word for word.
func (l *linker) sameWords(i int) {
	m := &l.ms[i]
	if m.article != bare || m.last-m.first < 2 || m.kind != stemma.Person && m.kind != stemma.Organisation {
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
		if j == i || m.sentence-o.sentence > lookBackNoun || inside(m, o) || inside(o, m) || o.group {
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

// afterFits reports whether what follows the head of description i ("of Iraq", "in the capital") is known of j's chain.
func (l *linker) afterFits(i, j int) bool {
	m := &l.ms[i]
	c := &l.group[l.root(j)]
	d := l.d
	for k := m.head + 1; k < m.last; k++ {
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

// byRole finds the person, else the body, whose role the description names: "the president", "the diplomat".
func (l *linker) byRole(i int) int {
	m := &l.ms[i]
	if m.kind != stemma.Person && m.kind != stemma.Organisation && m.kind != "" || m.number == plural {
		return -1
	}
	seen := 0
	for j := i - 1; j >= 0 && seen < maxCandidates; j-- {
		o := &l.ms[j]
		if o.form == isPronoun || o.form == isAdjective || m.sentence-o.sentence > lookBackNoun {
			continue
		}
		seen++
		c := &l.group[l.root(j)]
		if !c.named || c.kind == stemma.PlaceName || c.gender&m.gender == 0 || inside(m, o) || inside(o, m) || c.kind != m.kind && m.kind != "" && c.kind != "" {
			continue
		}
		for _, r := range c.roles {
			if r == m.lemma && l.rest(i, c) {
				return j
			}
		}
	}
	return -1
}

// rest reports whether the description's other words are known of the chain.
func (l *linker) rest(i int, c *cluster) bool {
	m := &l.ms[i]
	for _, w := range m.words {
		if !c.words[w] && !soft[w] {
			return false
		}
	}
	for k := m.head + 1; k < m.last; k++ {
		if t := l.d.Tokens[k]; (t.Pos == "NOUN" || t.Pos == "PROPN") && !c.words[strings.ToLower(t.Lemma)] {
			return false
		}
	}
	return true
}

// byKind takes a short description of a kind for the thing of that kind in focus: "the company", "the country", "the man".
func (l *linker) byKind(i int) int {
	m := &l.ms[i]
	if len(m.words) > 0 || m.last > m.head+1 || m.number == plural && m.kind != stemma.Person {
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
		if c.kind != want || !c.named || c.gender&m.gender == 0 || inside(o, m) || inside(m, o) || c.number&m.number == 0 {
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

// kindWords are nouns that say no more of a thing than its kind.
var kindWords = map[string]stemma.EntityKind{
	"company": stemma.Organisation, "firm": stemma.Organisation, "organization": stemma.Organisation, "organisation": stemma.Organisation, "group": stemma.Organisation,
	"agency": stemma.Organisation, "team": stemma.Organisation, "club": stemma.Organisation, "party": stemma.Organisation, "bank": stemma.Organisation, "airline": stemma.Organisation,
	"newspaper": stemma.Organisation, "carmaker": stemma.Organisation, "automaker": stemma.Organisation, "union": stemma.Organisation, "retailer": stemma.Organisation, "manufacturer": stemma.Organisation,
	"country": stemma.PlaceName, "nation": stemma.PlaceName, "city": stemma.PlaceName, "town": stemma.PlaceName, "village": stemma.PlaceName, "region": stemma.PlaceName, "island": stemma.PlaceName,
	"capital": stemma.PlaceName, "province": stemma.PlaceName, "state": stemma.PlaceName, "territory": stemma.PlaceName,
	"man": stemma.Person, "woman": stemma.Person, "politician": stemma.Person,
}

// pronoun finds the antecedent of a third-person pronoun.
func (l *linker) pronoun(i int) {
	m := &l.ms[i]
	d := l.d
	if strings.HasSuffix(m.lemmaWord(d), "self") || strings.HasSuffix(m.lemmaWord(d), "selves") {
		if j := l.subjectOf(i); j >= 0 {
			l.join(i, j, "reflexive")
			return
		}
	}
	back := lookBackThing
	if m.kind == stemma.Person {
		back = lookBackPerson
	}
	best, score := -1, 0.0
	seen := 0
	tried := map[int]bool{}
	for j := i - 1; j >= 0 && seen < maxCandidates; j-- {
		o := &l.ms[j]
		far := m.sentence - o.sentence
		if far > back {
			break
		}
		r := l.root(j)
		if o.form == isAdjective || o.person == 1 || o.person == 2 {
			continue
		}
		seen++
		if tried[r] && o.form != isPronoun {
			// A later mention of the same thing was weighed; an earlier one in subject position may still be better.
			if !o.subject {
				continue
			}
		}
		if !l.agrees(i, j) {
			continue
		}
		tried[r] = true
		if s := l.weigh(i, j); best < 0 || s > score {
			best, score = j, s
		}
	}
	if best >= 0 {
		l.join(i, best, "pronoun")
	}
}

func (m *mention) lemmaWord(d interface{ Word(int) string }) string {
	return strings.ToLower(d.Word(m.head))
}

// subjectOf gives the mention that is the subject of the clause of i, or -1.
func (l *linker) subjectOf(i int) int {
	d := l.d
	v := d.Tokens[l.ms[i].head].Head
	for n := 0; n < 12; n++ { // twelve steps up leave any sentence that people write
		if s := d.Child(v, "nsubj", "nsubjpass"); s >= 0 {
			if j, ok := l.f.byHead[s]; ok && j != i && l.agrees(i, j) {
				return j
			}
		}
		if d.Tokens[v].Head == v {
			break
		}
		v = d.Tokens[v].Head
	}
	return -1
}

// agrees reports whether pronoun i may point at the chain of mention j.
func (l *linker) agrees(i, j int) bool {
	m, o := &l.ms[i], &l.ms[j]
	c := &l.group[l.root(j)]
	if c.gender&m.gender == 0 || c.number&m.number == 0 {
		return false
	}
	if m.speech >= 0 && l.speaker[m.speech] >= 0 && l.root(l.speaker[m.speech]) == l.root(j) {
		return false // a speaker is "I" to himself
	}
	switch {
	case m.kind == stemma.Person:
		if c.kind != stemma.Person && (c.kind != "" || !c.named) {
			return false
		}
	case m.number == singular: // it
		if c.kind == stemma.Person && !c.allCrowd(l) || o.group {
			return false
		}
	case m.number == plural: // they
		if c.kind == stemma.Person && c.named && c.number == singular && !o.group {
			return false
		}
		if c.kind == stemma.PlaceName && c.number == singular {
			return false
		}
	}
	// Nothing points at what it is part of, unless from a relative clause.
	if inside(m, o) && !l.relative(i, j) {
		return false
	}
	return !l.clash(i, j)
}

func (c *cluster) allCrowd(l *linker) bool {
	for _, k := range c.members {
		if !crowds[l.ms[k].lemma] && l.ms[k].form != isPronoun {
			return false
		}
	}
	return true
}

// relative reports whether i stands in a clause that describes j's head.
func (l *linker) relative(i, j int) bool {
	d := l.d
	k := l.ms[i].head
	for n := 0; n < 12 && k != l.ms[j].head; n++ { // see subjectOf
		if t := d.Tokens[k]; (t.Dep == "relcl" || t.Dep == "acl") && t.Head == l.ms[j].head {
			return true
		}
		if d.Tokens[k].Head == k {
			return false
		}
		k = d.Tokens[k].Head
	}
	return false
}

// clash reports whether the two are arguments of one verb, so that a plain pronoun cannot mean the other.
func (l *linker) clash(i, j int) bool {
	d := l.d
	a, b := l.ms[i].head, l.ms[j].head
	if d.Tokens[a].Dep == "poss" {
		// "her mother": her is not the mother, and "his" is not another possessor's owner.
		return d.Tokens[a].Head == b
	}
	va, vb := l.governor(a), l.governor(b)
	if va >= 0 && va != vb && d.Tokens[a].Dep != "nsubj" && d.Tokens[a].Dep != "nsubjpass" && l.unsaid(va) == b {
		return true // "Ode met Lind to brief him": not Ode
	}
	return va >= 0 && va == vb && l.ms[i].sentence == l.ms[j].sentence && !strings.HasSuffix(l.ms[i].lemmaWord(d), "self") && !strings.HasSuffix(l.ms[i].lemmaWord(d), "selves")
}

// unsaid gives the subject that an infinitive or a participle without one takes from the verb above it, or -1.
func (l *linker) unsaid(v int) int {
	d := l.d
	if d.Child(v, "nsubj", "nsubjpass") >= 0 {
		return -1
	}
	for n := 0; n < 4; n++ { // chains of infinitives are short
		t := d.Tokens[v]
		switch t.Dep {
		case "xcomp", "advcl", "conj":
		default:
			return -1
		}
		if o := d.Child(t.Head, "dobj"); o >= 0 && o < v && t.Dep == "xcomp" {
			return o
		}
		if s := d.Child(t.Head, "nsubj", "nsubjpass"); s >= 0 {
			return s
		}
		v = t.Head
	}
	return -1
}

// governor gives the verb that a token is an argument of, or -1.
func (l *linker) governor(k int) int {
	d := l.d
	switch t := d.Tokens[k]; t.Dep {
	case "nsubj", "nsubjpass", "dobj", "dative":
		return t.Head
	case "pobj":
		if p := d.Tokens[t.Head]; p.Dep == "prep" || p.Dep == "agent" || p.Dep == "dative" {
			if d.Tokens[p.Head].Pos == "VERB" || d.Tokens[p.Head].Pos == "AUX" {
				return p.Head
			}
		}
	}
	return -1
}

// Weights of the pronoun's choice, set on the train part of GUM by hand in steps of a half or less; the order of
// importance is the literature's (Lappin and Leass 1994: recency, subject, object, head rather than modifier).
const (
	perSentence  = 1.1
	forSubject   = 0.9
	forParallel  = 0.3
	forSalience  = 0.25 // for each mention already in the chain, to six
	forName      = 0.4
	forPronoun   = 0.5
	againstInner = 0.6
	againstLater = 0.02 // for each mention in between
	forFirst     = 0.4
	acrossSpeech = 0.8
)

// weigh says how good an antecedent mention j is for pronoun i.
func (l *linker) weigh(i, j int) float64 {
	m, o := &l.ms[i], &l.ms[j]
	c := &l.group[l.root(j)]
	s := -perSentence * float64(m.sentence-o.sentence)
	if o.subject {
		s += forSubject
	}
	if o.subject == m.subject {
		s += forParallel
	}
	before := 0
	for _, k := range c.members {
		if k < i && before < 6 {
			before++
		}
	}
	s += forSalience * float64(before)
	if o.named() {
		s += forName
	}
	if o.form == isPronoun {
		s += forPronoun
	}
	if o.nested {
		s -= againstInner
	}
	s -= againstLater * float64(i-j)
	if m.speech != o.speech {
		s -= acrossSpeech
	}
	switch {
	case m.number == singular && m.gender == neuter:
		if c.kind == stemma.Organisation {
			s += 0.5
		}
		if c.kind == stemma.PlaceName && o.nested {
			s -= 0.5
		}
		if o.form == isNominal && o.article == bare && len(c.members) == 1 {
			s -= 0.5
		}
	case m.number == plural:
		if o.number == plural {
			s += 0.8
		}
		if o.kind == stemma.Person || o.kind == stemma.Organisation || o.kind == stemma.Group {
			s += 0.8
		}
		if o.group {
			s += 0.3
		}
	}
	return s
}
