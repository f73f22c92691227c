package clause

import (
	"strings"

	"stemma"
)

// helped is how the verb of an infinitive or a participle is written in a plain sentence: the words before it and, where it
// takes another form, that form.
type helped struct{ before, verb string }

// helpers gives what makes a plain sentence of an infinitive or a participle. A participle that only hangs on another clause
// is told in the tense of that clause ("fled before dawn, leaving a note": left a note); one that describes a noun is going on
// ("groups launching rockets": are launching them).
func (f *finder) helpers(p predicate, r roles, j Judgement) helped {
	d := f.d
	t := d.Tokens[p.top]
	lemma := strings.ToLower(t.Lemma)
	many, past, strict := f.many(r.subject), f.pastAbove(p.top, true), f.pastAbove(p.top, false)
	not := ""
	if j.Polarity == stemma.Negative && !f.denies(p) {
		not = " not"
	}
	be := func(past bool) string { return inflected("be", past, many) }
	passive := d.Child(p.top, "auxpass") >= 0
	if j.IsCond { // the words of a condition are told as they would be if it came true
		switch {
		case t.Tag == "VBN" || passive:
			return helped{before: be(false) + not}
		case not != "":
			return helped{inflected("do", false, many) + not, lemma}
		}
		return helped{verb: inflected(lemma, false, many)}
	}
	if j.Modality == stemma.Planned {
		return f.intended(p, r, strict, many, not)
	}
	if f.charge(p.top) && j.Modality == stemma.Denied { // "cleared of taking it": took it
		if h := f.simple(lemma, true, many, not); t.Tag == "VBG" {
			return h
		}
	}
	if f.charge(p.top) && j.Modality == stemma.Possible { // "is accused of taking it": allegedly took it
		switch h := f.simple(lemma, true, many, not); {
		case passive:
			return helped{before: inflected("be", true, many) + not + " allegedly"}
		case t.Tag == "VBG" && h.before == "":
			return helped{before: "allegedly", verb: h.verb}
		case t.Tag == "VBG":
			return helped{before: "allegedly " + h.before, verb: h.verb}
		case t.Tag == "VBN":
			return helped{before: "allegedly" + not, verb: inflected(lemma, true, many)}
		}
	}
	if j.Modality != stemma.Asserted && !passive {
		switch {
		case t.Tag == "VBG":
			return helped{f.modalWord(j, be(past)) + not, lemma}
		case t.Tag == "VBN" && t.Dep != "acl" && t.Dep != "conj":
			return helped{before: f.modalWord(j, be(past)) + not + " be"}
		}
	}
	for _, k := range d.Children(p.top) {
		if x := d.Tokens[k]; x.Dep == "aux" && (x.Lemma == "have" || strings.EqualFold(d.Word(int(k)), "having")) { // "having closed", "to have been closed"
			if passive {
				return helped{before: "had" + not + " been"}
			}
			return helped{before: "had" + not}
		}
	}
	if k := d.Child(p.top, "auxpass"); k >= 0 && t.Tag == "VBN" {
		switch {
		case d.Tokens[k].Tag == "VB" || j.Modality != stemma.Asserted: // "to be closed"
			return helped{before: f.modalWord(j, be(past)) + not + " be"}
		case d.Tokens[k].Tag == "VBG" && (t.Dep == "acl" || t.Dep == "relcl"): // "the house being built"
			return helped{before: be(past) + not + " being"}
		case d.Tokens[k].Tag == "VBG": // "after being closed"
			return helped{before: be(past) + not}
		}
	}
	switch t.Tag {
	case "VBG":
		if (t.Dep == "acl" || t.Dep == "csubj") && !standing[lemma] || t.Dep == "ROOT" || t.Dep == "ccomp" && d.Child(p.top, "nsubj") >= 0 {
			return helped{before: be(strict) + not}
		}
		return f.simple(lemma, past, many, not)
	case "VBN", "VBD":
		if v := t.Head; t.Dep == "conj" && d.Tokens[v].Tag == "VBN" && !r.passive {
			switch {
			case past:
				return helped{before: "had" + not}
			case many:
				return helped{before: "have" + not}
			}
			return helped{before: "has" + not}
		}
		return helped{before: be(strict || t.Dep == "acl" && !lasting[lemma]) + not}
	}
	if t.Dep == "conj" { // helpers of the first verb
		if k := d.Child(t.Head, "aux"); k >= 0 && d.Tokens[k].Tag != "TO" {
			return helped{before: strings.ToLower(d.Word(k)) + not}
		}
	}
	if j.Modality == stemma.Asserted && !j.Future && t.Tag == "VB" { // "led them to leave"
		return f.simple(lemma, past, many, not)
	}
	w := f.modalWord(j, be(past))
	if strings.HasSuffix(w, " to") {
		return helped{before: be(past) + not + " to"}
	}
	return helped{before: w + not}
}

// simple tells a verb in its simple past or present.
func (f *finder) simple(lemma string, past, many bool, not string) helped {
	if not != "" && lemma != "be" {
		return helped{inflected("do", past, many) + not, lemma}
	}
	return helped{inflected(lemma, past, many) + not, ""}.whole()
}

// whole makes the words before the verb, which have it already, its form.
func (h helped) whole() helped { return helped{verb: h.before} }

// intended tells what somebody means to do. What was promised or decided "would" be done, or "is to" be done where that is told
// as present; what is only sought, or is what something else is done for, is what somebody "aims to" do.
func (f *finder) intended(p predicate, r roles, past, many bool, not string) helped {
	d := f.d
	t := d.Tokens[p.top]
	lemma := strings.ToLower(t.Lemma)
	be := inflected("be", past, many)
	passive := t.Tag == "VBN" && (d.Child(p.top, "auxpass") >= 0 || t.Dep != "acl")
	settled := f.settled(p.top)
	h := helped{before: be + not + " to"}
	switch {
	case settled && past:
		h.before = "would" + not
	case r.subject >= 0 && f.made(r.subject): // "persuade them to stay": not their aim
		if past {
			h.before = "would" + not
		}
	case !settled && r.subject >= 0 && f.acts(r.subject):
		h.before = inflected("aim", past, many || strings.EqualFold(d.Word(r.subject), "i") && f.named(r.subject) == "") + not + " to"
	}
	switch {
	case passive:
		h.before += " be"
	case t.Tag == "VBG":
		h.verb = lemma
	case t.Tag == "VBN":
		return helped{before: be + not}
	}
	return h
}

// made reports whether the subject of a plan is the object of the verb above it: others mean it to do something.
func (f *finder) made(s int) bool {
	switch t := f.d.Tokens[s]; t.Dep {
	case "dobj", "dative":
		return true
	case "nsubj": // "help them draw it"
		return f.d.Tokens[t.Head].Dep == "ccomp" && f.d.Tokens[t.Head].Tag == "VB"
	case "pobj": // "called on them to", but "the efforts by them to"
		return !strings.EqualFold(f.d.Word(t.Head), "by") && !strings.EqualFold(f.d.Word(t.Head), "of")
	}
	return false
}

// settled reports whether what v says was promised, planned or decided, not only sought: the nearest verb or noun above it
// that says which.
func (f *finder) settled(v int) bool {
	d := f.d
	for n := 0; n < maxClimb; n++ {
		t := d.Tokens[v]
		h := t.Head
		if h == v {
			return false
		}
		l := strings.ToLower(d.Tokens[h].Lemma)
		switch d.Tokens[h].Pos {
		case "VERB", "AUX":
			c := verbs[l]
			if c&pledge != 0 || l == "be" {
				return true
			}
			if c&(plan|weigh|demand|ask) != 0 || t.Dep == "advcl" && f.infinitive(v) {
				return false
			}
		case "NOUN", "PROPN":
			if c := nouns[l]; c&plan != 0 {
				return c&pledge != 0
			}
		case "ADJ":
			return true // "is due to", "set to"
		}
		v = h
	}
	return false
}

// pastAbove reports whether what v hangs on is told as past: the nearest finite verb above it is in the past or, above v
// itself where perfect says so, in the perfect ("has left, taking": took).
func (f *finder) pastAbove(v int, perfect bool) bool {
	d := f.d
	for n := 0; n < maxClimb; n++ {
		if t := d.Tokens[v]; t.Pos == "VERB" || t.Pos == "AUX" {
			if t.Tag == "VBD" || n > 0 && f.mistagged(v) {
				return true
			}
			if t.Tag == "VBZ" || t.Tag == "VBP" {
				return false
			}
			if k := d.Child(v, "aux", "auxpass"); k >= 0 && d.Tokens[k].Tag != "TO" && d.Tokens[k].Tag != "VBG" && (d.Tokens[k].Tag != "MD" || had(d, v)) {
				return d.Tokens[k].Tag == "VBD" || d.Tokens[k].Tag == "MD" && had(d, v) && d.Tokens[k].Lemma == "would" && d.Word(k) != "would" || perfect && n > 0 && d.Tokens[k].Lemma == "have" && t.Tag == "VBN"
			}
		}
		if d.Tokens[v].Head == v {
			return false
		}
		v = d.Tokens[v].Head
	}
	return false
}
