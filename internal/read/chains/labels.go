package chains

import (
	"strings"

	"stemma/internal/lang"
)

// steadyLabels gives the label of each name, made the same for one name throughout the document:
// the full form of a person's name decides for the surname alone, a title in front makes a person,
// and otherwise the majority decides. The pipeline labels each occurrence by itself and is often of two minds.
func steadyLabels(d *lang.Doc) []string {
	labels := make([]string, len(d.Names))
	votes := map[string]map[string]int{}
	surname, human := map[string]bool{}, map[string]bool{}
	key := func(n int) string {
		s := d.Text[d.Names[n].Start:d.Names[n].End]
		s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
		return strings.TrimPrefix(strings.TrimPrefix(s, "the "), "The ")
	}
	for n, e := range d.Names {
		labels[n] = e.Label
		if numeric(e.Label) {
			continue
		}
		k := key(n)
		if votes[k] == nil {
			votes[k] = map[string]int{}
		}
		votes[k][e.Label]++
		if titledPerson(d, e) || beginsWithTitle(d, e) {
			human[k] = true
			votes[k]["PERSON"] += 2 // a title is better evidence than a second guess of the pipeline
		}
		if describedPerson(d, e) || namedPerson(d, e) {
			human[k] = true
			votes[k]["PERSON"] += 4 // and so is "Ode, a teacher", against three bare mentions
			surname[k] = surname[k] || !strings.Contains(k, " ")
		}
		if w := strings.Fields(k); e.Label == "PERSON" && len(w) > 1 {
			if suffixes[strings.ToLower(strings.TrimSuffix(w[len(w)-1], "."))] && len(w) > 2 {
				w = w[:len(w)-1]
			}
			surname[strings.TrimSuffix(w[len(w)-1], ",")] = true
		}
	}
	speaks := map[string]bool{} // words that stand alone as who says something
	for i, t := range d.Tokens {
		if t.Dep == "nsubj" && t.Pos == "PROPN" && (d.Tokens[t.Head].Lemma == "say" || d.Tokens[t.Head].Lemma == "tell") && d.Child(i, "compound", "det") < 0 {
			speaks[d.Word(i)] = true
		}
		if v := votes[d.Word(i)]; v != nil && t.Dep == "nsubj" && livingBeing(d.Tokens[t.Head].Lemma) {
			human[d.Word(i)] = true
			v["PERSON"] += 3
		}
	}
	for n, e := range d.Names {
		w := strings.Fields(key(n))
		if len(w) != 2 || e.Label != "ORG" || bodies[strings.ToLower(w[0])] || people[strings.ToLower(w[0])] || !actor(d, e) {
			continue
		}
		if v := votes[w[1]]; speaks[w[1]] && v["PERSON"] > 0 && v["ORG"] == 0 { // the surname alone is a person's who speaks
			human[key(n)] = true
			votes[key(n)]["PERSON"] += 4
		}
	}
	for n, e := range d.Names {
		if k := key(n); (e.Label == "PERSON" || e.Label == "NORP" && d.Tokens[e.Last-1].Dep == "pobj") && !surname[k] && !human[k] && !strings.Contains(k, " ") && settled(d, e.Last-1) {
			votes[k]["GPE"] += len(d.Names) // one sure place is better evidence than all guesses of the pipeline
		}
	}
	for n, e := range d.Names {
		if numeric(e.Label) {
			continue
		}
		k := key(n)
		if surname[k] {
			labels[n] = "PERSON"
			continue
		}
		best := e.Label
		for _, l := range []string{"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"} {
			if votes[k][l] > votes[k][best] {
				best = l
			}
		}
		labels[n] = best
	}
	return labels
}

// beginsWithTitle reports whether the name takes in an office before a person's two names: "Prime Minister Ann Ode".
func beginsWithTitle(d *lang.Doc, e lang.Name) bool {
	i := e.First
	for i < e.Last && people[strings.ToLower(d.Word(i))] && titles[strings.ToLower(d.Word(i))] != 0 || i < e.Last && i == e.First && strings.EqualFold(d.Word(i), "prime") {
		i++
	}
	if i == e.First || e.Last-i != 2 {
		return false
	}
	for ; i < e.Last; i++ {
		w := strings.ToLower(d.Word(i))
		if d.Tokens[i].Tag != "NNP" || bodies[w] || grounds[w] || people[w] {
			return false
		}
	}
	return true
}

// livingBeing reports whether only people do what the verb says.
func livingBeing(verb string) bool {
	switch verb {
	case "think", "smile", "laugh", "cry", "die", "marry", "sit", "walk", "dream", "sleep", "eat", "drink", "nod", "wear", "retire", "resign", "tweet", "graduate", "joke", "swallow", "study":
		return true
	}
	return false
}

// strayed reports whether a person's name runs into the next clause: "Lindow whatever Oslo".
func strayed(d *lang.Doc, e lang.Name) bool {
	for i := e.First + 1; i < e.Last && e.Label == "PERSON"; i++ {
		switch d.Tokens[i].Tag {
		case "WP", "WDT", "WRB", "VBZ", "VBD", "VBP", "MD":
			if w := d.Word(i); w[0] >= 'a' && w[0] <= 'z' {
				return true
			}
		}
	}
	return false
}

// settled reports whether the name at token i stands where only a place can: it has envoys or troops, or something
// happens in it or lies in it.
func settled(d *lang.Doc, i int) bool {
	t := d.Tokens[i]
	h := d.Tokens[t.Head]
	switch t.Dep {
	case "compound", "nmod", "amod":
		switch strings.ToLower(h.Lemma) {
		case "diplomat", "envoy", "ambassador", "government", "embassy", "army", "soldier", "troop", "border", "parliament":
			return t.Head == i+1
		}
	case "pobj":
		if w := strings.ToLower(d.Word(t.Head)); w != "in" && w != "at" || h.Head == t.Head {
			return false
		}
		switch g := d.Tokens[h.Head]; g.Pos {
		case "VERB":
			return strings.EqualFold(d.Word(t.Head), "in") && !trusting[g.Lemma]
		case "NOUN", "PROPN":
			l := strings.ToLower(g.Lemma)
			return bodies[l] || grounds[l]
		}
	}
	return false
}

// trusting verbs take "in" with a person or a firm.
var trusting = map[string]bool{"believe": true, "trust": true, "confide": true, "invest": true, "result": true, "see": true, "find": true, "engage": true, "interest": true, "lose": true, "have": true, "put": true, "place": true}

// describedPerson reports whether an apposition with an article calls the name a person: "Ode, a teacher".
func describedPerson(d *lang.Doc, e lang.Name) bool {
	h := e.Last - 1
	a := d.Child(h, "appos")
	if a < h || d.Tokens[a].Tag != "NN" || d.Child(a, "det") < 0 {
		return false
	}
	l := strings.ToLower(d.Tokens[a].Lemma)
	return people[l] && !bodies[l] && !grounds[l]
}

// namedPerson reports whether a name of two words or three is the apposition of a noun for one person: "its director, Ann Ode".
func namedPerson(d *lang.Doc, e lang.Name) bool {
	t := d.Tokens[e.Last-1]
	if n := e.Last - e.First; n < 2 || n > 3 || t.Dep != "appos" || t.Head >= e.First || e.First == 0 || d.Word(e.First-1) != "," {
		return false
	}
	h := d.Tokens[t.Head]
	l := strings.ToLower(h.Lemma)
	return h.Tag == "NN" && people[l] && !bodies[l] && !grounds[l] && !bodies[strings.ToLower(d.Word(e.Last-1))]
}

// actor reports whether a name is a subject.
func actor(d *lang.Doc, e lang.Name) bool {
	for i := e.First; i < e.Last; i++ {
		if d.Tokens[i].Dep == "nsubj" {
			return true
		}
	}
	return false
}

// titledPerson reports whether a personal title stands right before the name: "Mr. Ode", "Gen. Ode".
func titledPerson(d *lang.Doc, e lang.Name) bool {
	if e.First == 0 {
		return false
	}
	w := strings.ToLower(strings.TrimSuffix(d.Word(e.First-1), "."))
	switch w {
	case "mr", "mrs", "ms", "miss", "dr", "prof", "gen", "sen", "rep", "gov", "col", "capt", "lt", "sgt", "rev", "sir", "adm", "maj":
		return d.SentenceOf(e.First) == d.SentenceOf(e.First-1)
	}
	return false
}
