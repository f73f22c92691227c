package chains

import (
	"strings"

	"stemma/internal/lang"
)

// span gives the tokens of the noun phrase headed by i: its subtree without further conjuncts,
// without a conjunction in front, and without marks at the ends.
func (f *finder) span(i int) (first, last int) {
	d := f.d
	first, last = d.Subtree(i)
	for _, k := range d.Children(i) {
		k := int(k)
		switch d.Tokens[k].Dep {
		case "cc", "conj", "preconj":
			l, r := d.Subtree(k)
			if k > i {
				last = min(last, l)
			} else {
				first = max(first, r)
			}
		case "advcl", "parataxis", "ccomp":
			if l, _ := d.Subtree(k); k > i {
				last = min(last, l)
			}
		case "acl":
			if l, r := d.Subtree(k); k > i && d.Tokens[i].Head == i && l == k && f.headline(i, r) {
				last = min(last, l)
			}
		case "appos":
			if l, _ := d.Subtree(k); k > i && nounLike(d, k) && (f.used[k] || !f.apposition(i, k)) {
				last = min(last, l)
			}
		case "advmod", "intj", "mark", "neg":
			if _, r := d.Subtree(k); k < i && k == first && f.pushes(k) {
				first = max(first, r)
			}
		}
		if k > i && f.apart(i, k) {
			l, _ := d.Subtree(k)
			last = min(last, l)
		}
	}
	first, last = max(min(first, i), i-maxPhrase), min(max(last, i+1), i+maxPhrase)
	for first < i && skippable(d, first) {
		first++
	}
	for last > i+1 && skippable(d, last-1) && !closes(d, first, last) {
		last--
	}
	return first, last
}

// headline reports whether noun i begins a headline that ends before token end and whose verb is the participle behind the noun:
// "Clerk arrested after theft".
func (f *finder) headline(i, end int) bool {
	d := f.d
	if d.Child(i, "det") >= 0 || end < len(d.Tokens) && d.SentenceOf(end) == d.SentenceOf(i) && d.Tokens[end].Pos != "SPACE" {
		return false
	}
	return d.Tokens[end-1].Pos != "PUNCT"
}

// apart reports whether what follows a noun, headed by k, says when or where something was and not which thing is meant,
// although the parser hung it there: "the municipality in 2010", "Ann Ode early in the game", "Belgium 3 – 0".
func (f *finder) apart(i, k int) bool {
	d := f.d
	person := f.nameAt[i] >= 0 && f.labels[f.nameAt[i]] == "PERSON"
	switch t := d.Tokens[k]; t.Dep {
	case "prep":
		if p := d.Child(k, "pobj"); p >= 0 {
			if n := f.nameAt[p]; n >= 0 && (f.labels[n] == "DATE" || f.labels[n] == "TIME") && f.nameAt[i] >= 0 {
				return true
			}
		}
		w := strings.ToLower(d.Word(k))
		return person && w != "of" && w != "from"
	case "npadvmod", "advmod":
		return f.nameAt[i] >= 0
	case "nummod":
		return f.nameAt[i] >= 0 && f.nameAt[k] != f.nameAt[i]
	}
	return false
}

// pushes reports whether an adverb in front of a phrase belongs to the sentence: "also the mayor".
func (f *finder) pushes(k int) bool {
	switch strings.ToLower(f.d.Word(k)) {
	case "also", "even", "then", "meanwhile", "however", "just", "only", "not", "so", "still", "now", "especially", "particularly", "including":
		return true
	}
	return false
}

func skippable(d *lang.Doc, i int) bool {
	return d.Tokens[i].Pos == "PUNCT" || d.Tokens[i].Pos == "SPACE" || d.Tokens[i].Pos == "SYM" && !worded(d.Word(i)) && d.Tokens[i].Tag != "$"
}

// closes reports whether the mark at last-1 closes one that was opened inside the phrase.
func closes(d *lang.Doc, first, last int) bool {
	var open string
	switch d.Word(last - 1) {
	case ")":
		open = "("
	case "]":
		open = "["
	case "”":
		open = "“"
	case "\"":
		n := 0
		for i := first; i < last; i++ {
			if d.Word(i) == "\"" {
				n++
			}
		}
		return n%2 == 0
	default:
		return false
	}
	for i := first; i < last-1; i++ {
		if d.Word(i) == open {
			return true
		}
	}
	return false
}

// nameBefore gives the name that covers the token before i, or -1.
func (f *finder) nameBefore(i int) int {
	if i == 0 {
		return -1
	}
	return f.nameAt[i-1]
}

// titled gives where the title right before person's name n begins, else where the name does: "US President Ann Ode", which the
// parser takes apart more often than not.
func (f *finder) titled(n int) int {
	d := f.d
	e := d.Names[n]
	i := e.First - 1
	if f.labels[n] != "PERSON" || i < 0 || d.SentenceOf(i) != d.SentenceOf(e.First) || f.nameAt[i] >= 0 {
		return e.First
	}
	t := d.Tokens[i]
	w := strings.ToLower(strings.TrimSuffix(d.Word(i), "."))
	if t.Pos != "NOUN" && t.Pos != "PROPN" || t.Tag == "NNS" || !people[w] && titles[w] == 0 || bodies[w] {
		return e.First
	}
	first := i
	for first > 0 && i-first < maxTitle && d.SentenceOf(first-1) == d.SentenceOf(i) {
		switch p := d.Tokens[first-1]; {
		case p.Pos == "PROPN", p.Pos == "NOUN" && p.Dep == "compound", p.Pos == "ADJ", p.Tag == "HYPH":
		case d.Word(first-1) == "-", d.Word(first) == "-" && p.Pos == "NOUN": // "co-founder", taken apart
		case p.Tag == "DT" || p.Tag == "PRP$":
			return f.own(first-1, e.First)
		default:
			return f.own(first, e.First)
		}
		first--
	}
	return f.own(first, e.First)
}

// maxTitle is the longest title before a name, in words: longer ones come after it.
const maxTitle = 8

// own marks the tokens [first, last) as part of a name's title and gives first.
func (f *finder) own(first, last int) int {
	for k := first; k < last; k++ {
		if f.nameAt[k] < 0 {
			f.used[k] = true
		}
	}
	return first
}
