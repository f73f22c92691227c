package clause

import (
	"strings"

	"stemma"
)

// happening reports whether the noun at token i names a happening that the report speaks of: "the attack", "a withdrawal".
func (f *finder) happening(i int) bool {
	t := f.d.Tokens[i]
	if t.Pos != "NOUN" && t.Tag != "NNP" || nouns[strings.ToLower(t.Lemma)]&event == 0 {
		return false
	}
	switch t.Dep {
	case "compound", "amod", "npadvmod", "nmod", "ROOT", "dep", "advmod":
		return false
	}
	// A word alone or with an article says too little: "at war", "the attack".
	first, last := f.phrase(i)
	if t.Dep == "pobj" && (strings.EqualFold(f.d.Word(t.Head), "as") || strings.EqualFold(f.d.Word(t.Head), "like")) { // "seen as a victory": what it is likened to
		return false
	}
	return t.Pos == "NOUN" && last-first > 1 && (last-first > 2 || f.d.Tokens[first].Pos != "DET" && f.d.Tokens[first].Tag != "PRP$")
}

// nominal makes the statement of a happening that a noun names; false when nothing is told of it but its kind: who, whom, when,
// where or how many ("violent attacks").
func (f *finder) nominal(i int) (stemma.Statement, bool) {
	d := f.d
	j := Judge(d, i)
	first, last := f.phrase(i)
	s, e := d.Bytes(first, last)
	st := stemma.Statement{
		Span: stemma.Span{Start: s, End: e}, Trigger: f.bytes(i), Verb: strings.ToLower(d.Tokens[i].Lemma), Polarity: j.Polarity, Modality: j.Modality,
		Condition: j.Condition, Likelihood: j.Likelihood, Future: j.Future, When: -1, From: f.from[i], Nominal: true, Event: true,
	}
	actor, patient := -1, -1
	for _, k32 := range d.Children(i) {
		k := int(k32)
		t := d.Tokens[k]
		switch t.Dep {
		case "poss":
			actor = k
		case "compound", "amod", "nmod":
			if actor < 0 && f.acts(k) {
				actor = k
			}
		case "prep", "agent":
			o := d.Child(k, "pobj")
			if o < 0 {
				continue
			}
			switch strings.ToLower(d.Word(k)) {
			case "by":
				actor = o
			case "of", "on", "against", "upon", "with", "to", "at":
				if patient < 0 && (f.acts(o) || strings.EqualFold(d.Word(k), "of") || strings.EqualFold(d.Word(k), "on")) && !f.isTime(o) {
					patient = o
				}
			case "from":
				if actor < 0 && f.acts(o) && !leaving[st.Verb] {
					actor = o
				}
			}
		}
	}
	if actor >= 0 && f.isTime(actor) { // "Monday's attack"
		actor = -1
	}
	if patient == actor {
		patient = -1
	}
	if k := d.Child(i, "poss"); k == actor && actor >= 0 && patient < 0 && suffered[st.Verb] { // "Ode's death": Ode did not do it
		actor, patient = -1, k
	}
	st.Actor, st.Recipient = f.argument(actor), f.argument(patient)
	st.Where = f.where(predicate{i, i})
	st.When = f.nounTime(i, first, last)
	st.Future = st.Future || f.later(st.When)
	for _, q := range f.sumsOf[f.owner[i]] {
		if sp := f.in.Quantities[q].Span; sp.Start >= st.Start && sp.End <= st.End {
			st.Quantities = append(st.Quantities, q)
		}
	}
	if st.From >= 0 {
		st.Voices = f.in.Attributions[st.From].Voices
	}
	w := writer{f: f, omit: -1, clitic: -1, object: -1, stranded: -1, verb: -1, doer: -1}
	w.owners, w.begin = true, first
	w.noun(i, maxAside)
	st.What = w.finish()
	return st, actor >= 0 || patient >= 0 || st.When >= 0 || len(st.Quantities) > 0 || d.Child(i, "prep", "acl", "relcl") > i
}

// leaving are happenings from a place: "the withdrawal from Lind" is not Lind's.
var leaving = map[string]bool{
	"withdrawal": true, "departure": true, "expulsion": true, "removal": true, "evacuation": true, "exit": true, "retreat": true, "pullout": true, "pull-out": true, "deportation": true, "release": true, "escape": true,
	"return": true, "relocation": true, "transfer": true, "recall": true, "resignation": true, "dismissal": true, "disappearance": true, "flight": true, "extradition": true, "separation": true, "import": true,
}

// suffered are happenings whose owner is the one they happen to.
var suffered = map[string]bool{
	"death": true, "killing": true, "murder": true, "assassination": true, "arrest": true, "kidnapping": true, "abduction": true, "execution": true, "imprisonment": true, "detention": true,
	"dismissal": true, "funeral": true, "conviction": true, "extradition": true, "deportation": true, "poisoning": true, "stabbing": true, "inauguration": true, "indictment": true,
}

// nounTime gives the time within the noun phrase, else that of the verb it depends on.
func (f *finder) nounTime(i, first, last int) int {
	o := f.owner[i]
	if o < 0 {
		return -1
	}
	s, e := f.d.Bytes(first, last)
	for _, k := range f.timesOf[o] {
		if t := f.in.Times[k]; t.Start >= s && t.End <= e && t.Type != "DURATION" && t.Type != "SET" {
			return k
		}
	}
	if p, ok := f.verbs[o]; ok && f.d.Tokens[i].Head == p.verb {
		return f.when(p)
	}
	return -1
}
