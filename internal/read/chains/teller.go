package chains

import (
	"sort"
	"strings"

	"stemma"
)

// Who is "he" in "…, he said"? The speaker stands outside his words and can speak, so the search for him leaves out what is
// quoted, whoever is named in the very words he says, and the dead. It counts only sentences that are told: a long quotation
// does not move its speaker out of sight.

// forNewcomer is for the subject of a main clause who has just been brought in, "a driver at the gate let us pass": elsewhere
// such people are seldom spoken of again, but a quotation after them is mostly theirs. It undoes againstVague and the
// salience of one mention more.
const forNewcomer = againstVague + forSalience

// heard gives for each mention that speaks the speeches that are his, and for each speech the mentions within it.
type heard struct {
	says    map[int][]int
	within  [][]int
	settled map[int]bool // pronouns that were settled before what they say
	dead    []int        // mentions of those who are told to be dead, in text order
}

func (l *linker) hear() {
	l.heard = &heard{says: map[int][]int{}, settled: map[int]bool{}, within: make([][]int, len(l.speaker))}
	for s, k := range l.speaker {
		if k >= 0 {
			l.heard.says[k] = append(l.heard.says[k], s)
		}
	}
	for k := range l.ms {
		if s := l.ms[k].speech; s >= 0 {
			l.heard.within[s] = append(l.heard.within[s], k)
		}
		if l.dies(k) {
			l.heard.dead = append(l.heard.dead, k)
		}
	}
}

// teller finds whom the pronoun i means that a quotation is said by; -1 where it says none, or nobody fits.
func (l *linker) teller(i int) int {
	m := &l.ms[i]
	if m.kind != stemma.Person || m.number != singular || m.speech >= 0 || len(l.heard.says[i]) == 0 {
		return -1
	}
	best, score, far, last := -1, 0.0, 0, m.sentence
	for j, seen := i-1, 0; j >= 0 && seen < maxCandidates; j-- {
		o := &l.ms[j]
		if o.speech >= 0 {
			continue
		}
		if o.sentence != last {
			if far, last = far+1, o.sentence; far > lookBackPerson {
				break
			}
		}
		if o.form == isAdjective || o.person == 1 || o.person == 2 {
			continue
		}
		seen++
		if !l.agrees(i, j) || l.died(i, j) {
			continue
		}
		s := l.weigh(i, j) + perSentence*float64(m.sentence-o.sentence-far)
		if o.form == isNominal && o.article == indefinite && o.subject && l.main(o.head) {
			s += forNewcomer
		}
		if best < 0 || s > score {
			best, score = j, s
		}
	}
	return best
}

// tellerFirst settles the pronoun that says the words in which pronoun i of the other sex stands, "“He sold it,” she said", though
// it comes later: "he" can then not take her place.
func (l *linker) tellerFirst(i int) {
	m := &l.ms[i]
	if m.speech < 0 || m.kind != stemma.Person || m.number != singular {
		return
	}
	k := l.speaker[m.speech]
	if k < i || l.heard.settled[k] || l.ms[k].form != isPronoun || l.ms[k].person != 3 || l.ms[k].gender&m.gender != 0 {
		return
	}
	if j := l.teller(k); j >= 0 {
		l.heard.settled[k] = true
		l.join(k, j, "teller")
	}
}

// aged joins a description by age that nothing else explains to whoever was named last as the subject of a main clause: "Ode was
// feeding the horses … the 47-year-old herder says". The press tells an age only of somebody just named.
func (l *linker) aged(i int) {
	m := &l.ms[i]
	d := l.d
	if m.article != definite || m.speech >= 0 || m.kind != stemma.Person && m.kind != "" {
		return
	}
	c := &l.group[l.root(i)]
	for _, k := range c.members[:min(len(c.members), maxSalient)] {
		if k != i && l.ms[k].person != 1 {
			return // it points at somebody already
		}
	}
	old := false
	for k := m.first; k <= m.head && !old; k++ {
		w := strings.ToLower(d.Word(k))
		old = strings.HasSuffix(w, "-year-old") || w == "old" && k > m.first+1 && d.Word(k-1) == "-" && d.Tokens[k].Tag != "NNS"
	}
	if !old || d.Tokens[m.head].Tag == "NNS" {
		return
	}
	for j, seen := i-1, 0; j >= 0 && seen < maxCandidates; j-- {
		o := &l.ms[j]
		if m.sentence-o.sentence > lookBackThing {
			return
		}
		if seen++; o.speech < 0 && o.named() && o.subject && o.sentence < m.sentence && l.main(o.head) {
			if c := &l.group[l.root(j)]; c.kind == stemma.Person && (m.kind == "" || c.gender&m.gender != 0) {
				l.join(i, j, "aged")
			}
			return
		}
	}
}

// spokenOf reports whether the chain of j is named or described in words that pronoun i says: whoever speaks calls himself "I".
func (l *linker) spokenOf(i, j int) bool {
	r := l.root(j)
	for _, s := range l.heard.says[i] {
		for _, k := range l.heard.within[s] {
			if m := &l.ms[k]; m.form != isPronoun && m.form != isAdjective && l.root(k) == r {
				return true
			}
		}
	}
	return false
}

// main reports whether the noun at token k is the subject of a main clause, of one joined to it, or of one thrown in ("says Ode").
func (l *linker) main(k int) bool {
	d := l.d
	for n := 0; n < maxConjuncts && d.Tokens[k].Dep == "conj"; n++ {
		k = d.Tokens[k].Head
	}
	v := d.Tokens[k].Head
	if v < k {
		return true
	}
	for n := 0; n < 4 && d.Tokens[v].Dep == "conj"; n++ { // four clauses joined by "and" are a list
		v = d.Tokens[v].Head
	}
	return d.Tokens[v].Head == v
}

// died reports whether the report has told, before pronoun i, that whoever mention j means is dead.
func (l *linker) died(i, j int) bool {
	for n := sort.SearchInts(l.heard.dead, i) - 1; n >= 0 && n >= len(l.heard.dead)-maxCandidates; n-- {
		if l.root(l.heard.dead[n]) == l.root(j) {
			return true
		}
	}
	return false
}

// dies reports whether a mention is of somebody who is told to be dead.
func (l *linker) dies(k int) bool {
	t := l.d.Tokens[l.ms[k].head]
	switch v := &l.d.Tokens[t.Head]; t.Dep {
	case "nsubj":
		if a := l.d.Child(t.Head, "acomp"); v.Lemma == "be" && a >= 0 && l.d.Tokens[a].Lemma == "dead" && l.d.Child(t.Head, "neg") < 0 {
			return true
		}
		return v.Tag == "VBD" && (v.Lemma == "die" || v.Lemma == "perish")
	case "nsubjpass":
		switch v.Lemma {
		case "kill", "murder", "assassinate", "execute":
			return true
		}
	}
	return false
}

// living reports whether m is told to do something, now or later: no dead man means to.
func (l *linker) living(m *mention) bool {
	d := l.d
	t := d.Tokens[m.head]
	if t.Dep != "nsubj" || d.Tokens[t.Head].Pos != "VERB" {
		return false
	}
	k := d.Child(t.Head, "aux")
	if k < 0 {
		return d.Tokens[t.Head].Tag == "VBP" || d.Tokens[t.Head].Tag == "VBZ"
	}
	return d.Tokens[k].Lemma == "will" || strings.EqualFold(d.Word(k), "are") || strings.EqualFold(d.Word(k), "is")
}

// whoSays gives the noun that is described as saying something of the pronoun at token k, its own subject: "a man who said he spoke
// for the miners"; -1 for none.
func (l *linker) whoSays(k int) int {
	d := l.d
	v := d.Tokens[k].Head
	if d.Tokens[k].Dep != "nsubj" && d.Tokens[k].Dep != "nsubjpass" || d.Tokens[v].Dep != "ccomp" {
		return -1
	}
	r := d.Tokens[v].Head
	if w := d.Child(r, "nsubj"); d.Tokens[r].Dep != "relcl" || !saying[d.Tokens[r].Lemma] || w < 0 || d.Tokens[w].Tag != "WP" {
		return -1
	}
	return d.Tokens[r].Head
}
