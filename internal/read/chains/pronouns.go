package chains

import (
	"strings"

	"stemma"
)

// pronoun finds the antecedent of a third-person pronoun.
func (l *linker) pronoun(i int) {
	m := &l.ms[i]
	d := l.d
	if l.heard.settled[i] {
		return
	}
	l.tellerFirst(i)
	if strings.HasSuffix(m.lemmaWord(d), "self") || strings.HasSuffix(m.lemmaWord(d), "selves") {
		if j := l.subjectOf(i); j >= 0 {
			l.join(i, j, "reflexive")
			return
		}
	}
	if j := l.teller(i); j >= 0 {
		l.join(i, j, "teller")
		return
	}
	if h := l.whoSays(m.head); h >= 0 && m.kind == stemma.Person && m.number == singular {
		if j, ok := l.f.byHead[h]; !ok { // an apposition that the parser hung on something else: nobody who was named before
			return
		} else if j < i && l.agrees(i, j) {
			l.join(i, j, "pronoun")
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
	scores := map[int]float64{} // chain → how well it fits
	own := map[int]bool{}       // chains spoken of in the words of i: "“Ode is late,” he said"
	for _, k := range l.spoken[i] {
		if l.ms[k].person != 1 {
			own[l.root(k)] = true
		}
	}
	if t := d.Tokens[m.head]; t.Dep == "dobj" || t.Dep == "dative" {
		if s := d.Child(t.Head, "nsubj"); s >= 0 {
			if k, ok := l.f.byHead[s]; ok {
				own[l.root(k)] = true // "the firm replaced it": not the firm, however often it was named
			}
		}
	}
	living := l.living(m)
	for j := i - 1; j >= 0 && seen < maxCandidates; j-- {
		o := &l.ms[j]
		far := m.sentence - o.sentence
		if far > back {
			break
		}
		r := l.root(j)
		if o.form == isAdjective || o.person == 1 || o.person == 2 || own[r] || l.spell(o) || l.predicate(o) {
			continue
		}
		seen++
		if tried[r] && o.form != isPronoun {
			// A later mention of the same thing was weighed; an earlier one in subject position may still be better.
			if !o.subject {
				continue
			}
		}
		if !l.agrees(i, j) || living && l.died(i, j) {
			continue
		}
		tried[r] = true
		s := l.weigh(i, j)
		if old, ok := scores[r]; !ok || s > old {
			scores[r] = s
		}
		if best < 0 || s > score {
			best, score = j, s
		}
	}
	switch {
	case best < 0:
	case (m.kind == stemma.Person || m.number == plural) && (l.doubtful(m.number == plural, best, score, scores) || l.principal(i, best)), len(scores) > 1 && l.group[l.root(best)].number&m.number == 0 && l.group[l.root(best)].kind == stemma.Person:
		l.unsure[i] = true
		l.join(i, best, "doubtful")
	default:
		l.join(i, best, "pronoun")
	}
}

func (m *mention) lemmaWord(d interface{ Word(int) string }) string {
	return strings.ToLower(d.Word(m.head))
}

// stretches of time are not what a pronoun points at.
var stretches = map[string]bool{
	"second": true, "minute": true, "hour": true, "day": true, "week": true, "weekend": true, "month": true, "year": true, "decade": true, "century": true, "time": true, "moment": true,
	"morning": true, "afternoon": true, "evening": true, "night": true, "today": true, "tomorrow": true, "yesterday": true,
}

// spell reports whether o is a stretch of time: "the week", "a couple of months".
func (l *linker) spell(o *mention) bool {
	if stretches[o.lemma] {
		return true
	}
	if o.form == isNominal && crowds[o.lemma] {
		if p := l.d.Child(o.head, "prep"); p >= 0 {
			if q := l.d.Child(p, "pobj"); q >= 0 {
				return stretches[strings.ToLower(l.d.Tokens[q].Lemma)]
			}
		}
	}
	return false
}

// predicate reports whether o only says what something is: "Ode is the head of the army".
func (l *linker) predicate(o *mention) bool {
	t := l.d.Tokens[o.head]
	return o.form == isNominal && t.Dep == "attr" && l.d.Tokens[t.Head].Lemma == "be" && l.d.Child(t.Head, "nsubj") >= 0
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
	if c.gender&m.gender == 0 || c.number&m.number == 0 && !l.somebody(m, o, c) {
		return false
	}
	if l.spokenOf(i, j) {
		return false
	}
	if m.speech >= 0 && l.speaker[m.speech] >= 0 && l.root(l.speaker[m.speech]) == l.root(j) {
		return false // a speaker is "I" to himself
	}
	switch {
	case m.kind == stemma.Person:
		if !c.named && crowds[o.lemma] && c.allCrowd(l) {
			return false // a crowd is no she
		}
		if c.kind != stemma.Person && (c.kind != "" || !c.named) {
			return false
		}
	case m.number == singular: // it
		if l.classed(i, c.kind) {
			return false
		}
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
	if inside(m, o) && !l.relative(i, j) || l.apposed(i, j) {
		return false
	}
	return !l.clash(i, j)
}

// somebody reports whether "they" may be one person of whom nothing is told: "a player was told that they may go".
func (l *linker) somebody(m, o *mention, c *cluster) bool {
	w := m.lemmaWord(l.d)
	return (w == "they" || w == "their") && o.form == isNominal && o.article == indefinite && c.kind == stemma.Person && !c.named && c.gender == anyone && m.sentence == o.sentence
}

// apposed reports whether i stands in the words beside j that say what j is: "Ode's firm, its main rival".
func (l *linker) apposed(i, j int) bool {
	d := l.d
	k := l.ms[i].head
	for n := 0; n < 4 && d.Tokens[l.ms[i].head].Dep == "poss"; n++ {
		t := d.Tokens[k]
		if t.Dep == "appos" {
			return t.Head == l.ms[j].head
		}
		if t.Head == k {
			return false
		}
		k = t.Head
	}
	return false
}

// classed reports whether "it" is said to be a thing of a kind that a chain of kind k cannot be, as in "it would be a
// mistake" after a country, or whether it speaks and k is nothing that speaks.
func (l *linker) classed(i int, k stemma.EntityKind) bool {
	d := l.d
	t := d.Tokens[l.ms[i].head]
	if t.Dep != "nsubj" {
		return false
	}
	v := t.Head
	switch d.Tokens[v].Lemma {
	case "be", "become":
		a := d.Child(v, "attr")
		if a < v || d.Tokens[a].Tag != "NN" || d.Child(a, "det") < 0 {
			return false
		}
		if x := d.Child(v, "aux"); x >= 0 && d.Tokens[x].Tag == "MD" && strings.EqualFold(d.Word(d.Child(a, "det")), "a") && d.Tokens[v].Dep == "ccomp" {
			return true // "told that it would be a long wait": of what was spoken of
		}
		if k != stemma.PlaceName && k != stemma.Organisation {
			return false
		}
		of := l.f.kindAt(a)
		return of == "" && d.Tokens[a].Lemma != "part" && d.Tokens[a].Lemma != "member" && d.Tokens[a].Lemma != "target" && d.Tokens[a].Lemma != "symbol"
	}
	return false
}

func (c *cluster) allCrowd(l *linker) bool {
	for _, k := range c.members[:min(len(c.members), maxSalient)] {
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
			// "a day to test it" is not the day, "the house in which they met" is not they.
			if k := d.Child(k, "aux"); t.Tag == "VB" && k >= 0 && d.Tokens[k].Tag == "TO" {
				return false
			}
			return l.governor(l.ms[i].head) != k
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

// clauseOf gives the verb of the clause that token k stands in, or -1.
func (l *linker) clauseOf(k int) int {
	d := l.d
	for n := 0; n < 12 && d.Tokens[k].Head != k; n++ { // see subjectOf
		k = d.Tokens[k].Head
		if p := d.Tokens[k].Pos; p == "VERB" || p == "AUX" {
			return k
		}
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

// Weights of the pronoun's choice, set by hand in the order of importance of the literature (Lappin and Leass 1994: recency,
// subject, object, head rather than modifier) and then tried at half, three quarters, one and a half and twice their
// value on GUM: none moved the sum of four F1 figures by more than .001, so that they stand on a plateau. A bonus for the
// subject of a possessive's own clause was tried and lost .006.
const (
	perSentence   = 1.1
	forSubject    = 0.9
	forParallel   = 0.3
	forSalience   = 0.25 // for each mention already in the chain, to six
	forName       = 0.4
	forPronoun    = 0.25
	againstInner  = 0.6
	againstLater  = 0.02 // for each mention in between
	againstVague  = 0.4  // "a source said": seldom spoken of again
	againstGround = 1.2  // a place that is only where something is
	acrossSpeech  = 0.8
	forSayer      = 0.8
	forAsked      = 0.5 // more for who is asked, whom who asks would outweigh as the subject
	againstOne    = 0.8 // "they" of one person, where several are about
	againstMute   = 1.5 // "they said": things do not speak
)

// saying verbs have people and bodies for their subject.
var saying = map[string]bool{
	"say": true, "tell": true, "believe": true, "think": true, "estimate": true, "want": true, "hope": true, "ask": true, "know": true, "argue": true, "claim": true, "warn": true, "deny": true, "admit": true,
	"announce": true, "decide": true, "agree": true, "refuse": true, "demand": true, "plan": true, "fear": true, "expect": true, "report": true, "write": true, "speak": true, "explain": true, "insist": true,
}

// sayer reports whether o is who says, thinks or does what m's clause hangs on: "Ode said she was tired", "Ode smiled as
// she spoke", "Ode told Lind that she would go and that her staff would stay". Who is asked or ordered is meant before
// who asks: "Ode ordered the port to close its gates".
func (l *linker) sayer(m, o *mention) bool {
	d := l.d
	v := l.clauseOf(m.head)
	if v < 0 || m.sentence != o.sentence {
		return false
	}
	for n := 0; n < 6 && d.Tokens[v].Dep == "conj"; n++ { // clauses joined by "and"
		v = d.Tokens[v].Head
	}
	t, h := d.Tokens[v], d.Tokens[o.head].Head
	if h == v || h != t.Head || t.Dep != "ccomp" && t.Dep != "advcl" && t.Dep != "xcomp" {
		if x := d.Child(v, "aux"); h == v && t.Dep == "ccomp" && x >= 0 && d.Tokens[x].Tag == "TO" && asking[d.Tokens[t.Head].Lemma] {
			return o.subject // "ordered the commissioner to give up his pass"
		}
		return false
	}
	if t.Dep == "xcomp" || asking[d.Tokens[h].Lemma] {
		return asking[d.Tokens[h].Lemma] && d.Tokens[o.head].Dep == "dobj"
	}
	return o.subject
}

// asking verbs want something of their object, so that a pronoun below them means it.
var asking = map[string]bool{"ask": true, "urge": true, "order": true, "demand": true, "beg": true, "implore": true, "instruct": true, "command": true, "force": true, "allow": true, "enable": true, "encourage": true, "advise": true, "press": true}

// maxSalient is the number of mentions after which a thing is as much in focus as it can be; 3, 4 and 8 were tried on GUM and did worse or no better.
const maxSalient = 6

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
		if k >= i || before == maxSalient {
			break
		}
		before++
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
	if m.kind == stemma.Person && o.form == isNominal && o.article != definite && len(c.members) == 1 {
		s -= againstVague
	}
	s -= againstLater * float64(i-j)
	if m.speech != o.speech {
		s -= acrossSpeech
	}
	if l.sayer(m, o) {
		s += forSayer
		if !o.subject {
			s += forAsked
		}
	}
	switch {
	case m.number == singular && m.gender == neuter:
		if c.kind == stemma.Organisation {
			s += 0.5
		}
		if c.kind == stemma.PlaceName && !o.subject {
			s -= againstGround
		}
		if o.form == isNominal && o.article == bare && len(c.members) == 1 {
			s -= 0.5
		}
	case m.number == plural:
		if c.number&plural == 0 && c.kind == stemma.Person {
			s -= againstOne
		}
		if c.kind == "" && m.subject && saying[l.d.Tokens[l.d.Tokens[m.head].Head].Lemma] {
			s -= againstMute
		}
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
