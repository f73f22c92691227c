package claim

import (
	"slices"
	"strings"

	"stemma"
)

// A predicate alone codes no event: a dispute between workers and their company is called a strike, a plane
// slams into a hill and a disease kills. What follows looks at the words around the predicate.

// coded gives the PLOVER code of the statement that tells an event; empty where it tells of nothing that one
// does to another. Read for one event between a known source and target, Between answers more freely.
func (w *weigher) coded(t *told) stemma.Plover {
	text := w.reports[t.report].Text
	c := code(classOf(t.s), t.modality, t.denied())
	if c.Event == "" || figurative(text, t.s) || t.s.Verb == "call" && !t.s.Nominal { // "called it a theatre" is no telephone call
		return stemma.Plover{}
	}
	if c.Event == "ASSAULT" && labour(t.s, w.sentenceText(t.report, t.sentence), text[:min(len(text), reportBytes)]) {
		return stemma.Plover{Event: "PROTEST", Quad: quad("PROTEST")}
	}
	switch c.Event {
	case "ASSAULT":
		if !w.violent(t) {
			return stemma.Plover{}
		}
	case "YIELD", "AID", "ACCUSE", "CONSULT", "REJECT", "SUPPORT", "COOPERATE":
		if !t.s.Nominal && !words.in("alone", t.s.Verb) && (!t.actor.known() || !t.target.known() && t.Where == "") && !w.governs(t.report, t) {
			return stemma.Plover{} // somebody spoke, let or refused: to whom is not said
		}
	}
	return c
}

// figurative reports whether the words behind a predicate make another deed of it than the bare word tells.
func figurative(text string, s *stemma.Statement) bool {
	after := bareWords(text[min(s.Trigger.End, len(text)):min(len(text), s.Trigger.End+60)])
	next := func(n int) string {
		if n < len(after) {
			return after[n]
		}
		return ""
	}
	object := ""
	if s.Recipient != nil {
		_, object = content(s.Recipient.Text)
	}
	switch s.Verb {
	case "slam", "fly", "travel":
		return next(0) == "into" || next(0) == "down" || next(0) == "against" || s.Verb == "fly" && !slices.Contains(after[:min(len(after), 4)], "to")
	case "fight":
		return next(0) == "for" && slices.Contains(after[:min(len(after), 4)], "lives") || next(0) == "for" && slices.Contains(after[:min(len(after), 4)], "life") || words.in("hazard", object)
	case "release", "publish", "deliver", "share", "provide", "return":
		return words.in("utterance", object) || words.in("document", object) || s.Verb == "return" && (next(0) == "to" || next(0) == "from" || next(0) == "home")
	case "deploy", "mobilise", "mobilize":
		return words.in("unarmed", object)
	case "complain":
		return next(0) == "of"
	case "call off":
		return !slices.Contains([]string{"protest", "attack", "fight", "sanction", "threaten", "coerce", "mobilize"}, words.happen[object])
	case "recall":
		return !tied(s)
	}
	return object == "recall" && !tied(s) // a recall of goods, not of an ambassador
}

// tied reports whether a statement names what ties states: an envoy, an embassy.
func tied(s *stemma.Statement) bool {
	set, _ := content(s.What)
	return meetWords(set, words.sets["ties"])
}

// workWords and warWords tell a strike of workers from a strike of arms.
var (
	workWords = strings.Fields("union unions worker workers staff pay wage wages picket pickets picketing walkout stoppage driver drivers nurse nurses teacher teachers rail depot depots miners dockers employees ballot indefinite")
	warWords  = strings.Fields("missile missiles air airstrike drone drones bomb bombs troops military army killed killing dead wounded rocket rockets artillery militants rebels target targets jets base")
)

// reportBytes is about the first two thirds of a report of ordinary length: enough to tell a walk-out from a war.
const reportBytes = 2000

// labour reports whether a strike is one of workers, by the words of its sentence, or of its report where the
// sentence has none.
func labour(s *stemma.Statement, sentence, report string) bool {
	object := ""
	if s.Recipient != nil {
		_, object = content(s.Recipient.Text)
	}
	if s.Verb != "strike" && object != "strike" {
		return false
	}
	for _, text := range []string{sentence, report} {
		work, war := 0, 0
		for _, x := range bareWords(text) {
			switch {
			case slices.Contains(workWords, x):
				work++
			case slices.Contains(warWords, x):
				war++
			}
		}
		if work+war > 0 {
			return work > war
		}
	}
	return false
}

// violence are words of a sentence that tell that the harm it tells of was done by force.
var violence = strings.Fields(`attack attacked attackers gunfire gunman gunmen shot shots shooting shelling bomb bombs bombing bomber explosives fighting clash
	clashes battle strike strikes airstrike missile missiles rocket rockets drone drones raid ambush stabbed stabbing massacre murdered murder assassinated
	troops soldiers soldier army militants militant rebels rebel police forces fire insurgents militia terrorist terrorists killer grenade mine`)

// violent reports whether harm is said to be done by somebody, or by force: illness and accidents are no
// assault. Who kills must be people; what kills otherwise must be a weapon or a fight.
func (w *weigher) violent(t *told) bool {
	if t.verb != "kill" && t.verb != "injure" {
		return true
	}
	if e := w.entities[t.Actor]; e != nil && (e.Kind == stemma.Person || e.Kind == stemma.Organisation) && t.s.Verb != "die" {
		return true
	}
	if t.actor.known() && t.s.Verb != "die" && (words.in("people", t.actor.head) || words.in("power", t.actor.head) || w.power(t.actor) != "") {
		return true
	}
	return slices.ContainsFunc(bareWords(w.sentenceText(t.report, t.sentence)), func(x string) bool { return slices.Contains(violence, x) })
}

// sentenceText gives the words of a sentence.
func (w *weigher) sentenceText(i, n int) string {
	r := &w.readings[i]
	if n < 0 || n >= len(r.Sentences) {
		return ""
	}
	return r.Sentences[n].In(w.reports[i].Text)
}

// mainShare is the least share of the words of its sentence, or of what somebody says, that a main clause has: a statement's span holds all that hangs on its
// verb, so that a clause thrown in or a description has less, and its subject may be read wrong.
const mainShare = .6

// headsReport reports whether a statement is what a report has to tell: an assertion of its headline or of its
// first paragraph, its main clause, that does not only say which person or thing is meant.
func (w *weigher) headsReport(t *told) bool {
	if t.s.Nominal || t.modality != stemma.Asserted || t.s.Recipient == nil && t.s.Actor == nil || w.spun[t.report] {
		return false
	}
	whole := len(w.sentenceText(t.report, t.sentence))
	if as := w.readings[t.report].Attributions; t.s.From >= 0 && t.s.From < len(as) { // what is said is the whole that it is a part of
		whole = 0
		for _, c := range as[t.s.From].Content {
			whole += c.End - c.Start
		}
	}
	if float64(t.s.End-t.s.Start) < mainShare*float64(whole) || !w.itsOwnWords(t) {
		return false
	}
	r := &w.reports[t.report]
	for _, b := range r.Blocks {
		if b.Kind != stemma.Headline && b.Kind != stemma.Paragraph {
			continue
		}
		if b.Start <= t.s.Start && t.s.Start < b.End {
			return !slices.ContainsFunc(w.inSentence[[2]int{t.report, t.sentence}], func(o *told) bool { // what only says which is meant
				return o != t && (o.s.Actor != nil && o.s.Actor.Covers(t.s.Trigger) || o.s.Recipient != nil && o.s.Recipient.Covers(t.s.Trigger))
			})
		}
		if b.Kind == stemma.Paragraph {
			return false
		}
	}
	return false
}
