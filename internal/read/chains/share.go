package chains

import (
	"strings"

	"stemma"
)

// portion adds the mention of some of a number of things, headed by the word that says how many: "thousands of fans", "two of
// the officials", "some of them". What they are is what the noun behind "of" says.
func (f *finder) portion(i int) bool {
	d := f.d
	t := d.Tokens[i]
	n := f.nameAt[i]
	w := strings.ToLower(d.Word(i))
	if !(n >= 0 && f.labels[n] == "CARDINAL" || shares[w] && (t.Pos == "DET" || t.Pos == "PRON" || t.Pos == "ADJ" || t.Pos == "NOUN")) {
		return false
	}
	switch t.Dep {
	case "nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "dative", "appos":
	default:
		return false
	}
	p := d.Child(i, "prep")
	if p != i+1 || !strings.EqualFold(d.Word(p), "of") {
		return false
	}
	of := d.Child(p, "pobj")
	if of < 0 || d.Tokens[of].Pos != "NOUN" && d.Tokens[of].Pos != "PRON" {
		return false
	}
	m := mention{head: i, sentence: d.SentenceOf(i), speech: -1, anchor: -1, form: isNominal, gender: anybody, number: plural, article: counted, subject: subject(d, i), lemma: strings.ToLower(d.Tokens[of].Lemma)}
	m.first, m.last = f.span(i)
	if d.Tokens[of].Pos == "NOUN" {
		m.number = numberOf(d.Tokens[of].Tag)
		f.describeNominal(&m)
	} else {
		m.lemma = ""
	}
	if w == "one" || w == "each" || w == "either" || w == "neither" {
		m.number = singular
	}
	f.mentions = append(f.mentions, m)
	return true
}

// shares are words other than numbers that say how many of a number of things are meant.
var shares = map[string]bool{
	"some": true, "many": true, "most": true, "few": true, "several": true, "all": true, "both": true, "each": true, "half": true, "none": true, "either": true, "neither": true, "any": true,
	"thousands": true, "hundreds": true, "dozens": true, "scores": true, "millions": true, "tens": true, "two": true, "one": true,
}

// people adds the mention of people described by an adjective alone: "the injured", "the 19-year-old".
func (f *finder) people(i int) bool {
	d := f.d
	t := d.Tokens[i]
	w := strings.ToLower(d.Word(i))
	if t.Pos != "ADJ" && t.Pos != "VERB" || !states[w] || d.Child(i, "det") < 0 {
		return false
	}
	switch t.Dep {
	case "nsubj", "nsubjpass", "dobj", "pobj", "conj", "dative":
	default:
		return false
	}
	age := w == "old"
	if age && (i == 0 || d.Word(i-1) != "-" && !strings.HasPrefix(strings.ToLower(d.Tokens[i-1].Lemma), "year")) {
		return false
	}
	m := mention{head: i, sentence: d.SentenceOf(i), speech: -1, anchor: -1, form: isNominal, kind: stemma.Person, gender: anyone, number: anyNumber, subject: subject(d, i), lemma: w}
	m.first, m.last = f.span(i)
	m.article = f.article(&m)
	switch {
	case age:
		m.number = singular
	case w != "accused" && w != "deceased":
		m.number, m.gender = plural, anybody
	}
	f.mentions = append(f.mentions, m)
	return true
}

// states are adjectives that with "the" stand for the people who are so.
var states = map[string]bool{
	"old": true, "accused": true, "injured": true, "wounded": true, "dead": true, "deceased": true, "missing": true, "detained": true, "arrested": true, "convicted": true, "poor": true, "rich": true,
	"elderly": true, "young": true, "sick": true, "homeless": true, "unemployed": true, "disabled": true, "displaced": true, "wealthy": true, "bereaved": true,
}
