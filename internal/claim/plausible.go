package claim

import (
	"slices"
	"strings"

	"stemma"
)

// What a parser or a reader of pronouns got wrong reads like a happening all the same: "a law allows the fortnight", "the
// evacuation was to drown out the vote". Better to tell none of them than to lose a reader's trust.

// willed are the classes of happenings that only somebody who can will something does.
var willed = strings.Fields("meet agree support cooperate aid yield request accuse reject threaten protest mobilize investigate")

// blindForces are the classes of happenings that will nothing; an inquiry, a protest or a summit are people.
var blindForces = strings.Fields("threaten withdraw close explode collapse kill injure attack fight cut relocate coerce")

// implausible reports whether the doer of a statement cannot be its doer, as far as their kinds tell.
func (w *weigher) implausible(t *told) bool {
	if t.s.Nominal || t.s.Actor == nil {
		return false
	}
	text := w.reports[t.report].Text
	if first := strings.Fields(strings.ToLower(t.s.Actor.In(text)) + " ?")[0]; words.in("whoever", first) {
		return true // nobody is named, whatever the pronoun was read as
	}
	if w.boasts(t) {
		return true
	}
	if !t.actor.known() || w.acts(t) || w.people(t) {
		return false
	}
	inert := words.in("inert", t.actor.head) || slices.Contains(blindForces, words.happen[t.actor.head])
	switch {
	case t.modality == stemma.Planned && (inert || t.target.known()):
		before := bareWords(text[max(0, t.s.Trigger.Start-limitBytes):t.s.Trigger.Start])
		n := len(before) // what something was done for is no plan of the thing: "was timed to drown out"
		return n > 1 && before[n-1] == "to" && !words.in("is", before[n-2]) && !words.in("arranged", before[n-2])
	case slices.Contains(willed, t.verb) || words.position[strings.ToLower(t.s.Verb)] != "":
		return inert && !words.in("document", t.actor.head)
	}
	return false
}

// people reports whether the doer of a statement is called by a word for people.
func (w *weigher) people(t *told) bool {
	return words.in("people", t.actor.head) || words.in("victim", t.actor.head)
}

// wonders reports whether a statement asks a question and not for a deed: "asked why nobody had called", "demanded to know".
func (w *weigher) wonders(t *told) bool {
	if t.verb != "request" || t.s.Nominal {
		return false
	}
	text := w.reports[t.report].Text
	after := bareWords(text[t.s.Trigger.End:max(t.s.Trigger.End, t.s.End)])
	for k, x := range after[:min(len(after), wonderWords)] {
		if words.in("question", x) || x == "to" && k+1 < len(after) && after[k+1] == "know" {
			return true
		}
		if x == "for" || x == "that" || x == "to" {
			return false
		}
	}
	return false
}

// wonderWords is how many words behind "asked" a question may begin: "asked the former harbour master why".
const wonderWords = 6

// blind reports whether one clause without a day is told only of pronouns: who and what they are may both be read wrong.
func (w *weigher) blind(t *told) bool {
	r, text := &w.readings[t.report], w.reports[t.report].Text
	pronoun := func(a *stemma.Argument) bool {
		return a != nil && !words.in("teller", strings.ToLower(a.In(text))) && a.Mention >= 0 && a.Mention < len(r.Mentions) && r.Mentions[a.Mention].Form == "pronoun"
	}
	return !t.s.Nominal && pronoun(t.s.Actor) && pronoun(t.s.Recipient) && !t.when.Known()
}

// private reports whether a participant is named by his place in a family: what is asked at home is no position.
func (w *weigher) private(a argument) bool {
	return a.entity == "" && words.in("kin", a.head)
}

// ofTheDead reports whether a number counts some of the dead or hurt ("nine of the dead were soldiers").
func (w *weigher) ofTheDead(i int, q *stemma.Quantity) bool {
	after := bareWords(w.reports[i].Text[q.End:min(len(w.reports[i].Text), q.End+clauseBytes)])
	if len(after) < 2 || after[0] != "of" {
		return false
	}
	return slices.ContainsFunc(after[1:min(len(after), 4)], func(x string) bool { return words.became[x] != "" || x == "bodies" || x == "victims" })
}

// boasts reports whether somebody says of himself that he has met people whom he does not name, nowhere and on no day: a figure of
// speech ("I have met men like him").
func (w *weigher) boasts(t *told) bool {
	return t.verb == "meet" && w.self(t.report, t) && t.target.entity == "" && !t.when.Known() && t.Where == ""
}
