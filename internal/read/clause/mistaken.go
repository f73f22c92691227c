package clause

import "strings"

// mistaken reports whether token i, which the tagger took for a verb, tells of nothing that is done: "12 guards hostage", "failing
// that", "nine dead and forty missing", or a main verb that the parser took for what is done to a stretch of time: "the man who ran
// the port for five years spent last night in a cell".
func (f *finder) mistaken(i int) bool {
	d := f.d
	t := d.Tokens[i]
	switch l := strings.ToLower(t.Lemma); {
	case l == "hostage" || l == "captive":
		return true
	case l == "call":
		o := d.Child(i, "dobj")
		return o > i && strings.HasSuffix(strings.ToLower(d.Word(o)), "self") && d.Child(i, "oprd", "xcomp", "ccomp", "attr") < 0 // the name is lost
	case l == "fail" && t.Tag == "VBG":
		o := d.Child(i, "dobj")
		return o == i+1 && strings.EqualFold(d.Word(o), "that")
	case l == "do" && f.infinitive(i) && i+1 < len(d.Tokens) && strings.EqualFold(d.Word(i+1), "with"):
		return true // "whether it had anything to do with the boarding"
	case l == "miss" && t.Tag == "VBG":
		return d.Child(i, "dobj", "nsubj", "aux") < 0
	}
	return f.spentTime(i)
}

// spentTime reports whether the participle i hangs on a stretch of time and has one itself.
func (f *finder) spentTime(i int) bool {
	t := f.d.Tokens[i]
	return t.Tag == "VBN" && t.Dep == "acl" && t.Lemma == "spend" && spans[strings.ToLower(f.d.Tokens[t.Head].Lemma)] && f.d.Child(i, "npadvmod", "dobj") > i
}

// spans are stretches of time.
var spans = map[string]bool{"minute": true, "hour": true, "day": true, "week": true, "month": true, "year": true, "decade": true, "night": true}

// speakerIn reports whether the conjunct k of the noun i is who says the whole clause, taken for one more item of it: "denies all the
// charges, his lawyer, Bo Lind, said". A list ends in "and".
func (f *finder) speakerIn(i, k int) bool {
	d := f.d
	if d.Child(i, "cc") >= 0 || d.Child(k, "cc", "conj") >= 0 || d.Tokens[i].Dep == "conj" {
		return false
	}
	v := d.Tokens[i].Head
	h := d.Tokens[v].Head
	if d.Tokens[v].Dep != "ccomp" || h < k || verbs[strings.ToLower(d.Tokens[h].Lemma)]&say == 0 || d.Child(h, "nsubj") >= 0 {
		return false
	}
	_, last := d.Subtree(k)
	return last >= h-1
}

// joinedNoun gives the noun that stands behind the "and" of verb h and before the verb v joined to it, where the parser joined both to
// the verb: "the sirens stopped and a priest, Emil Stane, was let in"; -1 for none.
func (f *finder) joinedNoun(v, h int) int {
	d := f.d
	and := d.Child(h, "cc")
	if and < h || and > v || d.Child(v, "nsubj", "nsubjpass") >= 0 || d.Tokens[h].Pos != "VERB" || !f.finite(v) {
		return -1
	}
	for _, k32 := range d.Children(h) {
		if k := int(k32); k > and && k < v && d.Tokens[k].Dep == "conj" && (d.Tokens[k].Pos == "NOUN" || d.Tokens[k].Pos == "PROPN") {
			if first, _ := d.Subtree(k); first == and+1 {
				return k
			}
		}
	}
	return -1
}

// behindAnd reports whether child k of verb i belongs to the clause that begins with such a noun.
func (f *finder) behindAnd(i, k int) bool {
	v := -1
	for _, c := range f.d.Children(i) {
		if int(c) > k && f.d.Tokens[c].Dep == "conj" && (f.d.Tokens[c].Pos == "VERB" || f.d.Tokens[c].Pos == "AUX") {
			v = int(c)
		}
	}
	if v < 0 {
		return false
	}
	n := f.joinedNoun(v, i)
	return n >= 0 && k > n
}
