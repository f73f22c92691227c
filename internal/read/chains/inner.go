package chains

import (
	"strings"

	"stemma"
)

// innerNames adds names that stand inside the names of bodies and works and that the text has on their own too:
// "Norway" in "Bank of Norway", "Ode" in "Ode Foundation".
func (f *finder) innerNames() {
	d := f.d
	alone := map[string]int{} // first word of a name that stands alone → length of the longest such name in words
	names := map[string]int{} // whole name → which
	for n, e := range d.Names {
		first, last := e.First, e.Last
		if first < last-1 && d.Tokens[first].Pos == "DET" {
			first++
		}
		if last > first+1 && d.Tokens[last-1].Tag == "POS" {
			last--
		}
		if numeric(f.labels[n]) || f.labels[n] == "NORP" || last-first > maxInner || d.Tokens[first].Pos != "PROPN" {
			continue
		}
		w := d.Word(first)
		alone[w] = max(alone[w], last-first)
		names[d.Text[d.Tokens[first].Start:d.Tokens[last-1].End]] = n
	}
	have := len(f.mentions)
	heads := map[int]bool{}
	for k := range have {
		heads[f.mentions[k].head] = true
	}
	for n, e := range d.Names {
		if numeric(f.labels[n]) || f.labels[n] == "PERSON" {
			continue
		}
		for i := e.First; i < e.Last; i++ {
			if d.Tokens[i].Pos != "PROPN" {
				continue
			}
			for l := min(alone[d.Word(i)], e.Last-i, e.Last-e.First-1); l > 0; l-- {
				inner, ok := names[d.Text[d.Tokens[i].Start:d.Tokens[i+l-1].End]]
				if !ok || heads[i+l-1] || f.labels[inner] == "ORG" && f.labels[n] == "ORG" { // a church is not what it teaches
					continue
				}
				m := mention{first: i, last: i + l, head: i + l - 1, sentence: d.SentenceOf(i), speech: -1, anchor: -1, form: isName, gender: anybody, number: anyNumber, nested: true, lemma: strings.ToLower(d.Tokens[i+l-1].Lemma)}
				m.label = f.labels[inner]
				m.kind = kindOf(m.label)
				f.fillName(&m, i, i+l)
				m.number, m.gender = singular, neuter
				if m.kind == stemma.Person {
					m.gender = anyone
				}
				f.mentions = append(f.mentions, m)
				i += l - 1
				break
			}
		}
	}
}

// maxInner is the longest name, in words, that is looked for inside others.
const maxInner = 4

// groups adds coordinations of people or bodies, for "they" and "both" to point at.
func (f *finder) groups() {
	d := f.d
	have := len(f.mentions)
	for k := range have {
		m := &f.mentions[k]
		if m.form == isPronoun || m.form == isAdjective || d.Tokens[m.head].Dep == "conj" {
			continue
		}
		first, last, parts := m.first, m.last, 1
		for h := d.Child(m.head, "conj"); h >= 0 && parts < maxConjuncts; h = d.Child(h, "conj") {
			if d.Tokens[h].Pos != "NOUN" && d.Tokens[h].Pos != "PROPN" {
				break
			}
			_, last = f.span(h)
			parts++
		}
		if parts > 1 && f.joined(m.head) {
			f.mentions = append(f.mentions, mention{
				first: first, last: last, head: m.head, form: isNominal, kind: m.kind, gender: m.gender | neuter, number: plural,
				sentence: m.sentence, subject: m.subject, group: true, speech: -1, anchor: -1, lemma: "",
			})
		}
	}
}

// maxConjuncts bounds the walk along a list: no sentence of use names more things in one breath.
const maxConjuncts = 60

// joined reports whether the coordination that begins at token h uses "and".
func (f *finder) joined(h int) bool {
	for n := 0; h >= 0 && n < maxConjuncts; n++ {
		if c := f.d.Child(h, "cc"); c >= 0 {
			w := strings.ToLower(f.d.Word(c))
			return w == "and" || w == "&"
		}
		h = f.d.Child(h, "conj")
	}
	return false
}
