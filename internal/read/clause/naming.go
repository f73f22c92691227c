package clause

import (
	"strings"

	"stemma"
)

// doubt notes the pronouns that fit two people nearly as well, as the chains say: they are told by their own words, and nobody's deed
// is laid to the one who fits a little better.
func (f *finder) doubt() {
	f.unsure = map[stemma.Span]bool{}
	for _, c := range f.in.Chains {
		for _, r := range c.Reasons {
			if r.Rule == "doubtful" {
				f.unsure[r.Places[0].Span] = true
			}
		}
	}
}

// unsaid gives the form in which the pronoun i, which has no name, begins a sentence ("told him to go": he); ""
// where its own word does.
func (f *finder) unsaid(i int) string {
	if t := f.d.Tokens[i]; t.Tag != "PRP" || t.Dep == "poss" || f.d.Child(i, "conj") >= 0 {
		return ""
	}
	switch strings.ToLower(f.d.Word(i)) {
	case "me":
		return "I"
	case "us":
		return "we"
	case "him":
		return "he"
	case "her":
		return "she"
	case "them":
		return "they"
	}
	return ""
}

// named gives the name that a pronoun stands for, or "".
func (f *finder) named(i int) string {
	d := f.d
	if d.Tokens[i].Pos != "PRON" {
		return ""
	}
	k, ok := f.mentionAt[d.Tokens[i].Start]
	if !ok || f.in.Mentions[k].Form != "pronoun" || d.Child(i, "conj") >= 0 || f.unsure[f.in.Mentions[k].Span] {
		return ""
	}
	if c := f.in.Mentions[k].Chain; c >= 0 && f.known[c] {
		return f.in.Chains[c].Name
	}
	return ""
}

// namedHere reports whether what the pronoun i means was spoken of before in its sentence: an "it" in somebody's mouth that
// was not is too often taken for the wrong thing.
func (f *finder) namedHere(i int) bool {
	s := f.d.Sentences[f.d.SentenceOf(i)]
	c := f.in.Mentions[f.mentionAt[f.d.Tokens[i].Start]].Chain
	for k := max(s.First, i-maxPlain); k < i; k++ {
		if m, ok := f.mentionAt[f.d.Tokens[k].Start]; ok && f.in.Mentions[m].Chain == c && f.in.Mentions[m].Form != "pronoun" {
			return true
		}
	}
	return false
}
