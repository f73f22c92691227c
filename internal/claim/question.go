package claim

import (
	"slices"
	"strings"

	"stemma"
)

// units are the plain plurals of units of measure.
var units = map[string]string{
	"t": "tonnes", "kg": "kilograms", "g": "grams", "lb": "pounds", "l": "litres", "bbl": "barrels",
	"USD": "dollars", "EUR": "euros", "GBP": "pounds", "W": "watts", "MW": "megawatts", "GW": "gigawatts",
}

// howManyQuestion asks in plain English for what a group of figures counts.
func (w *weigher) howManyQuestion(g []*figure, about string, allowed bool) string {
	switch aspect := g[0].aspect; aspect {
	case "in hospital":
		return "How many are in hospital?"
	case "killed", "injured":
		return "How many were " + aspect + "?"
	}
	if verb, ok := strings.CutPrefix(g[0].aspect, "people:"); ok && g[0].told.s != nil {
		if did := g[0].told.s.Trigger.In(w.reports[g[0].report].Text); words.happen[strings.ToLower(g[0].told.s.Verb)] == verb && g[0].told.s.Actor == nil {
			return "How many people were " + strings.ToLower(did) + "?"
		}
	}
	thing, where := located(about)
	if where == "" {
		wheres := map[string]bool{}
		for _, f := range g {
			if _, there := located(strings.Join(strings.Fields(f.ofText), " ")); there != "" {
				wheres[there] = true
			}
		}
		if len(wheres) == 1 { // where two are named, neither stands for all
			where = sorted(wheres)[0]
		}
	}
	if u := g[0].unit; u != "" {
		name := units[u]
		if name == "" {
			name = strings.TrimSuffix(u, "s") + "s"
		}
		thing = strings.TrimSuffix(name+" of "+thing, " of ")
	}
	switch {
	case allowed:
		return "How many " + thing + where + " were allowed?"
	case where != "":
		return "How many " + thing + " are there" + where + "?"
	}
	for _, f := range g {
		if f.told.s != nil && words.in("holds", f.told.s.Verb) && f.told.actor.known() && phrased(f.told.actor.text) {
			return "How many " + thing + " were in " + lowerArticle(f.told.actor.text) + "?"
		}
	}
	return "How many " + thing + " were there?"
}

// located splits "pumps in the valley" into what and where.
func located(phrase string) (thing, where string) {
	thing = phrase
	for _, p := range []string{" in ", " at ", " on ", " along ", " across ", " inside ", " near ", " around "} {
		if k := strings.Index(phrase, p); k > 0 && k < len(thing) {
			thing, where = phrase[:k], phrase[k:]
		}
	}
	return thing, where
}

// phrased reports whether a phrase is short and complete enough to stand in a question: "the north depot".
func phrased(phrase string) bool {
	f := strings.Fields(phrase)
	return len(f) > 1 && len(f) <= 4 && slices.Contains(articles, strings.ToLower(f[0]))
}

var articles = []string{"the", "a", "an"}

// lowerArticle writes an opening small word small, as inside a sentence.
func lowerArticle(s string) string {
	first, rest, ok := strings.Cut(s, " ")
	low := strings.ToLower(first)
	if ok && (slices.Contains(small, low) || slices.Contains(numberWords, low)) && first != "I" {
		return low + " " + rest
	}
	return s
}

// asked turns what a statement says into words that can stand behind "that".
func asked(what string) string {
	return lowerArticle(strings.TrimRight(strings.TrimSpace(what), ".?!"))
}

// whenQuestion asks when a happening was.
func (w *weigher) whenQuestion(lead *told) string {
	text := w.reports[lead.report].Text
	did := lead.s.Trigger.In(text)
	subject := lead.actor.text
	if subject == "" || words.in("undergo", lead.verb) {
		subject = lead.target.text
	}
	subject = lowerArticle(subject)
	object := lead.s.Recipient != nil && lead.s.Actor != nil // told as in the text, not moved by what undergoes it
	short := func(s string) bool { return s != "" && len(s) <= askedBytes && !strings.ContainsAny(s, ",;:(") }
	switch {
	case lead.s.Nominal:
		return "When was it: " + asked(lead.s.What) + "?"
	case !short(subject) || lead.denied():
	case lead.effect:
	case words.in("undergo", lead.verb) && lead.s.Actor != nil:
		return "When did " + subject + " " + lead.s.Verb + "?"
	case lead.s.Actor == nil && strings.HasSuffix(did, "d"):
		return "When was " + subject + " " + did + "?"
	case object && short(lead.target.text) && lead.s.Recipient.Start-lead.s.Trigger.End == len(" with ") && strings.HasPrefix(text[lead.s.Trigger.End:], " with "):
		return "When did " + subject + " " + lead.s.Verb + " with " + lowerArticle(lead.target.text) + "?"
	case object && short(lead.target.text) && lead.s.Recipient.Start-lead.s.Trigger.End == 1:
		return "When did " + subject + " " + lead.s.Verb + " " + lowerArticle(lead.target.text) + "?"
	}
	return "When was it that " + asked(w.undated(lead)) + "?"
}

// undated gives what a statement says without the words that say when: they are the answer.
func (w *weigher) undated(t *told) string {
	r := &w.readings[t.report]
	if t.s.When < 0 || t.s.When >= len(r.Times) {
		return t.s.What
	}
	when := r.Times[t.s.When].In(w.reports[t.report].Text)
	for _, p := range []string{" early on ", " late on ", " in ", " on ", " at ", " by ", " during ", " since ", " "} {
		if before, after, ok := strings.Cut(t.s.What, p+when); ok {
			return before + after
		}
	}
	return t.s.What
}

// askedBytes is the longest participant that reads well in a question.
const askedBytes = 60

// whoQuestion asks who did it.
func (w *weigher) whoQuestion(lead *told) string {
	did := lead.s.Trigger.In(w.reports[lead.report].Text)
	if !lead.s.Nominal && strings.HasSuffix(did, "ed") && lead.target.known() {
		return "Who " + did + " " + lowerArticle(lead.target.text) + "?"
	}
	return "Who is behind it: " + asked(lead.s.What) + "?"
}

// meaningful reports whether a point about time is worth asking: two newsrooms speak to it, or they differ.
func meaningful(p stemma.Point) bool {
	rooms := map[stemma.ID]bool{}
	for _, c := range p.Claims {
		for _, n := range c.Newsrooms {
			rooms[n] = true
		}
	}
	return len(rooms) > 1 || p.Status == "disputed"
}
