package read

import (
	"strconv"
	"strings"
	"time"

	"stemma"
	"stemma/internal/lang"
)

// placeDurations gives days to lengths of time that count from an event whose day the report tells: "two days after the
// blast", "three weeks before parliament was dissolved", "five days into the strike". The value stays a duration, as
// TIMEX3 has it; the days are inferred. Where the report dates two events that could be meant, nothing is placed.
func placeDurations(d *lang.Doc, r *stemma.Reading, published stemma.Interval) {
	var events []*stemma.Statement // happenings with a day
	for i := range r.Statements {
		s := &r.Statements[i]
		if s.Event && s.When >= 0 && r.Times[s.When].Known() && r.Times[s.When].Type != "SET" && len(events) < maxDated {
			events = append(events, s)
		}
	}
	if len(events) == 0 {
		return
	}
	chainAt := map[int]int{} // where the head of a mention stands → its chain; of nested mentions with one head the longest
	for _, m := range r.Mentions {
		if _, seen := chainAt[m.Head.Start]; m.Chain >= 0 && !seen {
			chainAt[m.Head.Start] = m.Chain
		}
	}
	for k := range r.Times {
		t := &r.Times[k]
		days, loose, ok := daysOf(t.Value)
		if !ok || t.Type != "DURATION" || t.Known() {
			continue
		}
		word := d.At(t.End)
		if word >= len(d.Tokens) || word == 0 || d.SentenceOf(word) != d.SentenceOf(word-1) {
			continue
		}
		switch strings.ToLower(d.Word(word)) {
		case "before":
			days = -days
		case "after", "into":
		default:
			continue
		}
		anchor := eventAfter(d, r, events, chainAt, word)
		if anchor == nil {
			continue
		}
		t.From, t.To = anchor.From.AddDate(0, 0, days-loose), anchor.To.AddDate(0, 0, days+loose)
		t.From, t.To = t.From.Truncate(24*time.Hour), t.To.Truncate(24*time.Hour)
		t.Basis, t.Anchored = stemma.Inferred, anchor.Anchored
		for i := range r.Statements {
			if s := &r.Statements[i]; s.When == k && published.Known() {
				s.Future = s.Future || t.From.After(published.To)
			}
		}
	}
}

// maxDated is how many dated happenings of a report are asked: more than any report but a chronicle has, so that time stays linear.
const maxDated = 100

// daysOf gives the days of a duration of whole days, weeks, months or years, and by how many days such a number is loose:
// people round to the unit that they speak in. A month counts 30 days and a year 365, so that all dates of a pile may be
// shifted together.
func daysOf(value string) (days, loose int, ok bool) {
	if len(value) < 3 || value[0] != 'P' {
		return 0, 0, false
	}
	n, err := strconv.Atoi(value[1 : len(value)-1])
	if err != nil || n < 1 || n > 1000 { // what is longer than a thousand units is no count from an event in the news
		return 0, 0, false
	}
	switch value[len(value)-1] {
	case 'D':
		return n, 0, true
	case 'W':
		return 7 * n, 3, true
	case 'M':
		return 30 * n, 15, true
	case 'Y':
		return 365 * n, 182, true
	}
	return 0, 0, false
}

// eventAfter gives the time of the event named behind the preposition at token word: a noun whose chain or whose verb
// another statement dates, or a clause that says again what another statement dates. Nil if there is none, or more than one day.
func eventAfter(d *lang.Doc, r *stemma.Reading, events []*stemma.Statement, chainAt map[int]int, word int) *stemma.TimeExpr {
	first, last := word+1, d.Sentences[d.SentenceOf(word)].Last
	head := d.Child(word, "pobj", "pcomp", "advcl")
	clause := head < 0
	if clause { // "after" as a conjunction hangs on the verb of its clause
		head = d.Tokens[word].Head
	}
	if head < first || head >= last {
		return nil
	}
	chain, named := chainAt[d.Tokens[head].Start]
	var found *stemma.TimeExpr
	for _, s := range events {
		trigger := d.At(s.Trigger.Start)
		same := false
		switch {
		case clause:
			same = d.Tokens[trigger].Lemma == d.Tokens[head].Lemma && sharesNoun(d, trigger, head)
		case named && (isChain(r, s.Actor, chain) || isChain(r, s.Recipient, chain)) && thing(r.Chains[chain].Kind):
			same = true
		default:
			same = d.Tokens[head].Pos == "NOUN" && namesDeed(strings.ToLower(d.Tokens[head].Lemma), s.Verb)
		}
		if !same {
			continue
		}
		t := &r.Times[s.When]
		if found != nil && (!found.From.Equal(t.From) || !found.To.Equal(t.To)) {
			return nil
		}
		found = t
	}
	return found
}

func isChain(r *stemma.Reading, a *stemma.Argument, chain int) bool {
	return a != nil && a.Mention >= 0 && r.Mentions[a.Mention].Chain == chain
}

// thing reports whether a chain may be of a happening: people, bodies and places are not.
func thing(k stemma.EntityKind) bool { return k == stemma.EventName || k == stemma.OtherThing }

// sharesNoun reports whether two verbs have a subject or object with the same head noun.
func sharesNoun(d *lang.Doc, a, b int) bool {
	for _, i := range d.Children(a) {
		for _, j := range d.Children(b) {
			x, y := d.Tokens[i], d.Tokens[j]
			if (x.Pos == "NOUN" || x.Pos == "PROPN") && x.Pos == y.Pos && x.Lemma == y.Lemma {
				return true
			}
		}
	}
	return false
}

// namesDeed reports whether a noun names what the verb says: the same word, or one made from it ("explosion", "explode").
// Four letters in common and at most two of the verb's left over: "resignation" and "resign", not "station" and "state".
func namesDeed(noun, verb string) bool {
	verb, _, _ = strings.Cut(verb, " ")
	n := 0
	for n < len(noun) && n < len(verb) && noun[n] == verb[n] {
		n++
	}
	if n == len(noun) && n == len(verb) {
		return true
	}
	if n < 4 || n < len(verb)-2 {
		return false
	}
	for _, end := range [...]string{"ing", "ion", "sion", "tion", "ation", "ment", "al", "ure", "ance", "ence", "y", "out", "down", "over"} {
		if strings.HasSuffix(noun, end) && len(noun)-len(end) <= n {
			return true
		}
	}
	return false
}
