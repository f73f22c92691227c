package chains

import (
	"strings"
	"unicode"

	"stemma"
)

// echoes takes somebody whom the headline or the first sentence quotes by description for the one who says the same words by
// name further on: "Depot owner calls it “a fantasy”" and "“The figure is a fantasy,” Ann Ode said".
func (l *linker) echoes(speeches []Speech) {
	tried := 0
	for s, sp := range speeches {
		who := l.speaker[s]
		if who < 0 {
			continue
		}
		if tried++; tried > maxEchoes {
			break
		}
		m := &l.ms[who]
		if m.sentence > leadSentences {
			break // speeches stand in the order of the text
		}
		if m.form != isNominal || m.kind != stemma.Person || m.number&singular == 0 {
			continue
		}
		said := l.spokenWords(sp)
		if len(said) < shortEcho {
			continue
		}
		by := -1
		for t := s + 1; t < len(speeches); t++ {
			j := l.speaker[t]
			if j < 0 || !l.ms[j].named() || l.ms[j].kind != stemma.Person || !strings.Contains(l.spokenWords(speeches[t]), said) {
				continue
			}
			if by >= 0 && l.root(by) != l.root(j) {
				by = -1
				break
			}
			by = j
		}
		if by >= 0 && l.group[l.root(by)].gender&m.gender != 0 {
			l.join(who, by, "echo")
		}
	}
}

// maxEchoes bounds the quotations looked for again; a headline and a first sentence hold two or three.
const maxEchoes = 6

// shortEcho is the length, in bytes, below which quoted words prove nothing: "a fantasy" has nine letters, and a blank at each end.
const shortEcho = 10

// spokenWords gives the words in quotation marks, in small letters, with a blank on both sides of each.
func (l *linker) spokenWords(s Speech) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, w := range s.Words {
		for _, f := range strings.FieldsFunc(strings.ToLower(w.In(l.d.Text)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' }) {
			b.WriteString(f)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// headed takes a description in the first sentences for the one in the headline that has the same noun and no word more: "Depot
// owner calls …" and "The owner of the depot that burned said".
func (l *linker) headed(i int) int {
	m := &l.ms[i]
	if m.sentence == 0 || m.sentence > leadSentences+1 || m.kind != stemma.Person || m.anchor >= 0 || !strings.EqualFold(l.d.Tokens[m.head].Lemma, m.lemma) {
		return -1 // nor are half of the children the children
	}
	for k := m.first; k < m.head; k++ {
		switch strings.ToLower(l.d.Word(k)) {
		case "all", "every", "most", "no", "each", "any", "other", "another":
			return -1
		}
	}
	for _, j := range l.byLemma[m.lemma] {
		o := &l.ms[j]
		if o.sentence > 0 {
			break
		}
		if o.form != isNominal || o.article != bare || o.number&m.number == 0 || o.group || l.d.Tokens[o.head].Tag == "NNS" && o.last == o.first+1 {
			continue
		}
		fits := true
		for _, w := range o.words {
			fits = fits && l.has(m, w)
		}
		if fits {
			return j
		}
	}
	return -1
}

// has reports whether a word stands in the mention.
func (l *linker) has(m *mention, w string) bool {
	for k := m.first; k < m.last; k++ {
		if strings.EqualFold(l.d.Word(k), w) || strings.EqualFold(l.d.Tokens[k].Lemma, w) {
			return true
		}
	}
	return false
}
