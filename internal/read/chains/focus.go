package chains

import (
	"strings"

	"stemma"
)

// inFocus takes a new description of one person for the only person that the last sentences speak of by name: "Ode was feeding
// his horses. It was low, the 47-year-old herder says."
func (l *linker) inFocus(i int) int {
	m := &l.ms[i]
	if m.kind != stemma.Person || m.number != singular || m.anchor >= 0 || m.article != definite || !personas[m.lemma] && !l.f.aged(m) {
		return -1
	}
	best := -1
	for j, seen := i-1, 0; j >= 0 && seen < maxCandidates; j-- {
		o := &l.ms[j]
		if m.sentence-o.sentence > focusBack {
			break
		}
		seen++
		r := l.root(j)
		c := &l.group[r]
		if c.kind != stemma.Person || c.number&singular == 0 || o.group || o.form == isAdjective {
			continue
		}
		if best >= 0 && l.root(best) == r {
			continue
		}
		if best >= 0 || !c.named || c.gender&m.gender == 0 || inside(m, o) || inside(o, m) {
			return -1
		}
		best = j
	}
	return best
}

// focusBack is how many sentences back the only person may stand: 3 and 4 lost .001 and .002 on ECB+.
const focusBack = 2

// later finds who is described before being named: "a boy was arrested … Ann Ode, a 14-year-old boy", "the state prosecutor said
// … Prosecutor Ann Ode". A description that names nobody in particular, such as "an official", stays as it is, and so does one
// that two people further on would fit.
func (l *linker) later(i int) int {
	m := &l.ms[i]
	if m.kind != stemma.Person || m.number&singular == 0 || m.anchor >= 0 || anyOf[m.lemma] || m.article == counted {
		return -1
	}
	known := m.article == definite || m.article == pointing
	if !known && (m.sentence > leadSentences || m.article == possessive) {
		return -1
	}
	h := l.holders[m.lemma]
	best := -1
	for n := before(h, i); n < len(h) && n < before(h, i)+maxSame; n++ {
		j := h[n]
		far := l.ms[j].sentence - m.sentence
		if far > lookAhead {
			break
		}
		c := &l.group[l.root(j)]
		if c.kind != stemma.Person || !l.fills(i, j) && !(known && far <= lookBackThing && l.plainly(i, c)) {
			continue
		}
		if best >= 0 && l.root(best) != l.root(j) {
			return -1
		}
		best = j
	}
	return best
}

// plainly reports whether the description agrees with the chain but for plain words, "the state prosecutor" with "Prosecutor Ann
// Ode": no name, no number and nothing that tells one holder of an office from another.
func (l *linker) plainly(i int, c *cluster) bool {
	m := &l.ms[i]
	if !c.named || c.gender&m.gender == 0 || m.last > m.head+1 {
		return false
	}
	for k := m.first; k < m.head; k++ {
		w := strings.ToLower(l.d.Word(k))
		if c.words[strings.ToLower(l.d.Tokens[k].Lemma)] {
			continue
		}
		if p := l.d.Tokens[k].Pos; l.f.nameAt[k] >= 0 || p == "PROPN" || p == "NUM" || p == "ADJ" || telling[w] {
			return false
		}
	}
	return true
}

// telling words tell one holder of an office from another.
var telling = map[string]bool{"former": true, "deputy": true, "vice": true, "acting": true, "new": true, "old": true, "ex": true, "other": true, "first": true, "last": true, "next": true, "assistant": true, "co": true}

// Sentences ahead in which the name of a person described is looked for, and sentences at the head of a report, the headline
// among them, that may speak of somebody as "a boy" who is then named. Anything from 6 to 25 sentences ahead is the same on
// every other document of GUM and ECB+; the headline alone, or a sentence more, lost .001 on the people of GUM.
const (
	lookAhead     = 12
	leadSentences = 1
)
