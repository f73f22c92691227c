package clause

import (
	"strings"

	"stemma/internal/lang"
)

// keeps reports whether child k of i belongs into the plain sentence.
func (w *writer) keeps(i, k, limit int) bool {
	d := w.f.d
	t := d.Tokens[k]
	first, last := d.Subtree(k)
	if w.f.sameTime(i, k) {
		return true
	}
	if w.f.joined[k] && k != w.omit || k < i && strings.EqualFold(d.Word(k), "about") && d.Tokens[k+1].Lemma == "a" && d.Child(i, "relcl") > i {
		return false // told with its own verb; "a call about a boy"
	}
	if k > i && first > 0 && d.Word(first-1) == "(" && t.Dep != "punct" && t.Dep != "nummod" {
		return false
	}
	switch t.Dep {
	case "npadvmod":
		// An apposition that the parser hung on as a measure: "fell to seven, its lowest level".
		return k < i || !w.f.afterComma(first) && !dash(d, first-1) || w.f.inTime[k] || t.Pos == "NUM"
	case "conj":
		return !w.f.speakerIn(i, k)
	case "relcl", "acl":
		if w.f.spentTime(k) {
			return false
		}
		if w.tight && k > i && d.Tokens[k].Tag != "VB" && d.Tokens[i].Pos != "PRON" && !w.f.pointed(i) {
			return false
		}
		if last-first > limit || first > 0 && d.Word(first-1) == "," && first-1 > i {
			return t.Dep == "acl" && t.Tag == "VB" && last-first <= maxPlain
		}
		return true
	case "appos":
		return w.f.nameAfter(i, k) || t.Pos == "PROPN" && d.Tokens[i].Pos != "PRON" && w.f.adjoins(i, first) // "the harbour master Ann Ode"
	case "ccomp":
		return k < i || !w.f.afterComma(first) || d.Child(k, "mark") < 0 || d.Child(i, "dobj") < 0
	case "mark":
		return !conditions[strings.ToLower(d.Word(k))] || d.Tokens[i].Tag != "VBG" || d.Child(i, "nsubj", "aux") >= 0
	case "advmod":
		return k > i || !focus[strings.ToLower(d.Word(k))] || d.Tokens[i].Pos != "NOUN" && d.Tokens[i].Pos != "PROPN" && d.Tokens[i].Pos != "NUM"
	case "advcl", "parataxis", "intj", "meta":
		if m := d.Child(k, "mark"); m >= 0 && t.Dep == "advcl" && strings.EqualFold(d.Word(m), "like") {
			return last-first <= maxFronted // "looks like it is bending"
		}
		if m := d.Child(k, "mark"); m >= 0 && t.Dep == "advcl" && k > i && strings.EqualFold(d.Word(m), "for") && w.f.infinitive(k) {
			return last-first <= maxPlain/2 // "will not allow for the hall to be sold", "hard for them to leave"
		}
		return t.Dep == "advcl" && last-first <= limit && k > i && d.Child(k, "mark") < 0 && t.Tag == "VB"
	case "agent", "prep":
		if w.f.opens[k] {
			return false
		}
		if w.tight && k > i && last-first > maxAside && w.loose(k) {
			return false
		}
	case "punct":
		switch d.Word(k) {
		case "-", "–", "—", "/": // "air-strike", but not a dash
			return k > 0 && d.Tokens[k-1].End == t.Start && !t.Space
		case "'", "’", "%":
			return true
		case ",":
			for _, c := range d.Children(i) {
				if l, _ := d.Subtree(int(c)); l == k+1 && (int(c) == w.omit || d.Tokens[c].Dep == "appos" || d.Tokens[c].Dep == "relcl" || d.Tokens[c].Dep == "acl") {
					return false
				}
			}
			if k > i && k+1 < len(d.Tokens) && d.Tokens[i].Pos == "PROPN" && (d.Tokens[k+1].Pos == "PROPN" || d.Tokens[k+1].Pos == "NUM") && d.Tokens[k+1].Dep != "appos" {
				return true
			}
			if c := d.Child(i, "conj"); c > k && d.Tokens[i].Dep != "conj" && d.Child(c, "conj") < 0 && d.Tokens[i].Pos == "PROPN" && d.Child(i, "appos") > i && d.Child(i, "appos") < c {
				return false // "Ann Ode, 19, and a boy"
			}
			return d.Child(i, "conj") > k || d.Tokens[i].Dep == "conj" || k < i && k > 0 && d.Tokens[i].Pos != "VERB" && d.Tokens[i].Pos != "AUX"
		}
		return false
	}
	return true
}

// adjoins reports whether what begins at token first follows the noun i, or a phrase on it, without any mark between.
func (f *finder) adjoins(i, first int) bool {
	if first == i+1 {
		return true
	}
	for _, c := range f.d.Children(i) {
		if _, last := f.d.Subtree(int(c)); int(c) > i && last == first && f.d.Tokens[c].Dep == "prep" {
			return f.d.Tokens[first-1].Pos != "PUNCT"
		}
	}
	return false
}

// sameTime reports whether tokens i and k stand in one time expression, which is told whole: "Monday, June 3".
func (f *finder) sameTime(i, k int) bool {
	if !f.inTime[i] || !f.inTime[k] {
		return false
	}
	for j := min(i, k); j < max(i, k); j++ {
		if !f.inTime[j] {
			return false
		}
	}
	return true
}

// dash reports whether token i is a dash between blanks.
func dash(d *lang.Doc, i int) bool {
	return i > 0 && (d.Word(i) == "–" || d.Word(i) == "—" || d.Word(i) == "-" || d.Word(i) == "--") && d.Tokens[i-1].End < d.Tokens[i].Start
}

// afterComma reports whether a comma stands right before token i.
func (f *finder) afterComma(i int) bool { return i > 0 && f.d.Word(i-1) == "," }

// loose reports whether the phrase of preposition k at the end of a clause only goes with it: "with shops closing early".
func (w *writer) loose(k int) bool {
	switch strings.ToLower(w.f.d.Word(k)) {
	case "with", "as", "amid", "following", "despite", "because", "including", "like", "under", "along":
		return true
	}
	return false
}

// pointed reports whether the noun i needs the clause after it to mean anything: "the one who", "those who".
func (f *finder) pointed(i int) bool {
	switch strings.ToLower(f.d.Tokens[i].Lemma) {
	case "one", "those", "anyone", "someone", "people", "person", "thing", "fact", "way", "reason", "time":
		return true
	}
	return false
}

// focus adverbs before a noun set it off against others that the plain sentence does not have: "even the mayor".
var focus = map[string]bool{"even": true, "also": true, "especially": true, "particularly": true, "notably": true, "namely": true, "indeed": true}
