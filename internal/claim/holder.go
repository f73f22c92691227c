package claim

import (
	"slices"
	"strings"

	"stemma"
)

// addressed reports whether something can be demanded of the doer of a statement: of all who can take a position, and of people of
// any kind, but of no things ("rights should protect").
func (w *weigher) addressed(t *told) bool {
	a := t.actor
	if !a.known() || w.holder(a) || words.in("people", a.head) || words.count[a.head] != "" {
		return a.known()
	}
	if r := &w.readings[t.report]; t.s.Actor.Mention >= 0 && t.s.Actor.Mention < len(r.Mentions) {
		switch r.Mentions[t.s.Actor.Mention].Kind {
		case stemma.Person, stemma.Organisation, stemma.Group, stemma.PlaceName:
			return true
		}
	}
	return slices.Contains(strings.Fields("side firm employer operator owner"), a.head)
}

// holder reports whether somebody who can take a position is named or described: not a pronoun or a thing.
func (w *weigher) holder(a argument) bool {
	if !a.known() {
		return false
	}
	if e := w.entities[a.entity]; e != nil {
		switch e.Kind {
		case stemma.EventName, stemma.Work:
			return false
		case stemma.OtherThing:
			return w.power(a) != "" || words.in("people", a.head)
		}
		return true
	}
	return w.power(a) != "" || words.in("people", a.head)
}

// governor gives the statement of the same report whose predicate asks for this one.
func (w *weigher) governor(i int, t *told) *told {
	var best *told
	for _, g := range w.inSentence[[2]int{i, t.sentence}] {
		k := words.position[strings.ToLower(g.s.Verb)]
		if g == t || k != "demand" && k != "threat" || !g.actor.known() || g.s.Trigger.Start >= t.s.Trigger.Start || k == "demand" && t.modality == stemma.Demanded && !g.s.Span.Covers(t.s.Trigger) {
			continue
		}
		if best == nil || g.s.Trigger.Start > best.s.Trigger.Start {
			best = g
		}
	}
	return best
}

// governs reports whether a statement that threatens or demands has its content in a statement of its own.
func (w *weigher) governs(i int, t *told) bool {
	for _, o := range w.inSentence[[2]int{i, t.sentence}] {
		if o == t || o.s.Trigger.Start <= t.s.Trigger.Start {
			continue
		}
		switch o.modality {
		case stemma.Threatened, stemma.Demanded, stemma.Asked, stemma.Denied:
			return true
		case stemma.Asserted:
			if o.s.Future && t.s.Span.Covers(o.s.Trigger) {
				return true
			}
		case stemma.Conditional, stemma.Planned:
			if (o.s.Future || o.modality == stemma.Planned) && o.actor.known() && words.position[strings.ToLower(t.s.Verb)] == "threat" {
				return true
			}
		}
	}
	return false
}

// imposer gives who lays down what a demand rests on ("the minister has set terms that require …"): the
// first named doer of the sentence.
func (w *weigher) imposer(i int, asker *told) argument {
	for _, o := range w.inSentence[[2]int{i, asker.sentence}] {
		if o != asker && o.actor.entity != "" && o.s.Trigger.Start < asker.s.Trigger.Start {
			return o.actor
		}
	}
	return argument{}
}

// threatened reports whether a statement stands in a threat: a predicate that threatens governs it.
func (w *weigher) threatened(i int, t *told) bool {
	g := w.governor(i, t)
	return g != nil && words.position[strings.ToLower(g.s.Verb)] == "threat"
}

// demanded reports whether a predicate that demands governs a statement.
func (w *weigher) demanded(i int, t *told) bool {
	g := w.governor(i, t)
	return g != nil && words.position[strings.ToLower(g.s.Verb)] == "demand" && g.s.Span.Covers(t.s.Trigger)
}

// foretells reports whether a statement warns of what others will do or suffer: that is no threat.
func (w *weigher) foretells(i int, t *told) bool {
	if t.s.Verb != "warn" {
		return false
	}
	for _, o := range w.inSentence[[2]int{i, t.sentence}] {
		if o != t && o.s.Trigger.Start > t.s.Trigger.Start && t.s.Span.Covers(o.s.Trigger) && o.actor.known() && foldName(o.actor.text) != foldName(t.actor.text) {
			return true
		}
	}
	return false
}
