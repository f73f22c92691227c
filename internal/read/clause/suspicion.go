package clause

import (
	"strings"

	"stemma"
	"stemma/internal/lang"
)

// accuses reports whether the word at token h, a verb or a noun, lays what follows preposition w to somebody's charge without
// saying that it is so: "suspected of taking", "on suspicion of taking", "charged with taking", "arrested for taking".
func accuses(d *lang.Doc, h int, w string) bool {
	switch w {
	case "of", "with", "for", "over", "about":
	default:
		return false
	}
	l := strings.ToLower(d.Tokens[h].Lemma)
	if d.Tokens[h].Pos == "NOUN" {
		return nouns[l]&accuse != 0
	}
	if w == "with" && l != "charge" || w == "about" && l != "question" {
		return false // "investigated with care"
	}
	return verbs[l]&accuse != 0
}

// clears reports whether the verb at token h says that what follows "of" is not so: "cleared of taking".
func clears(d *lang.Doc, h int, w string) bool {
	l := d.Tokens[h].Lemma
	return w == "of" && (l == "clear" || l == "acquit" || l == "exonerate" || l == "absolve")
}

// charged reads the clause that somebody is accused of, or cleared of.
func (g *judge) charged(h int, w string) bool {
	switch {
	case accuses(g.d, h, w):
		g.set(stemma.Possible)
		g.keep(g.d.Word(h))
	case clears(g.d, h, w):
		g.set(stemma.Denied)
	default:
		return false
	}
	return true
}

// charge reports whether a verb or noun lays the gerund v to its subject's charge, or clears it of it.
func (f *finder) charge(v int) bool {
	d := f.d
	p := d.Tokens[v].Head
	if d.Tokens[v].Dep != "pcomp" || d.Tokens[p].Head == p {
		return false
	}
	w := strings.ToLower(d.Word(p))
	h := d.Tokens[p].Head
	u := d.Tokens[h].Head
	return accuses(d, h, w) || clears(d, h, w) || d.Tokens[h].Dep == "dobj" && (accuses(d, u, w) || clears(d, u, w)) // "accused the captain of taking"
}
