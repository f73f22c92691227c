package clause

import (
	"strings"

	"stemma/internal/lang"
)

// withHelper reports whether a finite helper makes a clause of its own of the participle v: "when it was found".
func withHelper(d *lang.Doc, v int) bool {
	for _, k := range d.Children(v) {
		if t := d.Tokens[k]; (t.Dep == "aux" || t.Dep == "auxpass") && (t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD") {
			return true
		}
	}
	return false
}

// higher gives the verb that v is joined to beyond the clause h the parser joined it to, where only that agrees with it in number:
// "police do not think it was planned and are still looking"; -1 for none.
func higher(d *lang.Doc, v, h int) int {
	up := d.Tokens[h].Head
	if d.Tokens[h].Dep != "ccomp" || up == h || d.Child(v, "nsubj", "nsubjpass") >= 0 {
		return -1
	}
	plural := func(s int) bool {
		return s >= 0 && (d.Tokens[s].Tag == "NNS" || d.Tokens[s].Tag == "NNPS" || crowd(d.Tokens[s].Lemma) || d.Child(s, "cc") > s || strings.EqualFold(d.Word(s), "they") || strings.EqualFold(d.Word(s), "we"))
	}
	below, above := d.Child(h, "nsubj", "nsubjpass"), d.Child(up, "nsubj", "nsubjpass")
	are := false
	for _, k := range d.Children(v) {
		if t := d.Tokens[k]; t.Dep == "aux" || t.Dep == "auxpass" {
			w := strings.ToLower(d.Word(int(k)))
			are = are || w == "are" || w == "were" || w == "have"
		}
	}
	if are && below >= 0 && d.Tokens[below].Pos != "PRON" && !plural(below) && plural(above) {
		return up
	}
	return -1
}

// wanted gives the verb of wanting whose object the infinitive v is said of, where the parser hung it on a noun within that
// object: "wants the guards at the gate who sleep to be dismissed"; -1 for none.
func wanted(d *lang.Doc, v int) int {
	t := d.Tokens[v]
	if k := d.Child(v, "aux"); k < 0 || d.Tokens[k].Tag != "TO" || t.Dep != "acl" && t.Dep != "relcl" && t.Dep != "advcl" {
		return -1
	}
	clause := false
	for k, n := t.Head, 0; n < maxClimb && d.Tokens[k].Head != k; k, n = d.Tokens[k].Head, n+1 {
		clause = clause || d.Child(k, "relcl", "acl") >= 0 && d.Child(k, "relcl", "acl") < v
		h := d.Tokens[k].Head
		if d.Tokens[k].Dep == "dobj" {
			switch l := d.Tokens[h].Lemma; {
			case l == "want" && (clause || d.Child(v, "auxpass") >= 0) && d.Child(h, "xcomp", "ccomp") < 0:
				return h
			}
			return -1
		}
	}
	return -1
}

// outcome and changing are the verbs of an infinitive that tells where something came to and the verbs it comes after.
var (
	outcome  = map[string]bool{"end": true, "finish": true, "close": true, "reach": true, "become": true, "settle": true, "hit": true, "stand": true, "total": true}
	changing = map[string]bool{
		"rise": true, "fall": true, "gain": true, "lose": true, "drop": true, "climb": true, "increase": true, "decrease": true, "decline": true, "jump": true, "slip": true, "go": true, "grow": true, "add": true,
		"surge": true, "plunge": true, "slide": true, "soar": true, "sink": true, "shrink": true, "double": true, "shed": true, "advance": true, "rally": true, "tumble": true, "swell": true, "rebound": true, "recover": true,
	}
)

// ranked reports whether noun n is told as the first, the last or one of few of its kind: what it is said to do it did.
func (g *judge) ranked(n int) bool {
	for _, k := range g.d.Children(n) {
		switch g.d.Tokens[k].Dep {
		case "amod", "det", "nummod":
			switch g.word(int(k)) {
			case "first", "second", "third", "fourth", "fifth", "last", "latest", "only", "few", "sole":
				return true
			}
		}
	}
	switch g.word(n) {
	case "first", "second", "last", "only", "few":
		return true
	}
	return false
}

// asking reports whether the subject of h is something that asks: a message, an appeal.
func asking(d *lang.Doc, h int) bool {
	s := d.Child(h, "nsubj")
	if s < 0 {
		return false
	}
	l := strings.ToLower(d.Tokens[s].Lemma)
	return nouns[l]&(ask|demand) != 0 || l == "message" || l == "advice"
}

// subjunctive reports whether v is a bare verb under "that": "demanded that he leave".
func (g *judge) subjunctive(v int) bool {
	return g.d.Tokens[v].Tag == "VB" && g.d.Child(v, "aux") < 0 || bareForm(g.d, v)
}

// bareForm reports whether v, which the tagger took for a plural, is the bare verb of a demand: "demanded that the firm publish it".
func bareForm(d *lang.Doc, v int) bool {
	t := d.Tokens[v]
	s := d.Child(v, "nsubj")
	if t.Tag != "VBP" || t.Dep != "ccomp" || s < 0 || d.Child(v, "aux") >= 0 || verbs[strings.ToLower(d.Tokens[t.Head].Lemma)]&(demand|ask) == 0 {
		return false
	}
	tag := d.Tokens[s].Tag
	return (tag == "NN" || tag == "NNP") && d.Child(s, "conj") < 0 && !crowd(d.Tokens[s].Lemma) || d.Tokens[t.Head].Lemma == "demand"
}

// nobody reports whether the phrase headed by token s denies that there is anyone: "nobody", "no driver", "none of them".
func nobody(d *lang.Doc, s int) bool {
	if dt := d.Child(s, "det"); dt >= 0 && strings.EqualFold(d.Word(dt), "no") {
		return true
	}
	return negatives[strings.ToLower(d.Word(s))]
}
