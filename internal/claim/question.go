package claim

import (
	"slices"
	"strings"
	"unicode"

	"stemma"
)

// units are the plain plurals of units of measure.
var units = map[string]string{
	"t": "tonnes", "kg": "kilograms", "g": "grams", "lb": "pounds", "l": "litres", "bbl": "barrels",
	"USD": "dollars", "EUR": "euros", "GBP": "pounds", "W": "watts", "MW": "megawatts", "GW": "gigawatts",
}

// howManyQuestion asks in plain English for what a group of figures counts: in the words of the clause that
// gives one, where they can be turned round, else by the noun.
func (w *weigher) howManyQuestion(g []*figure, about string, allowed bool) string {
	switch aspect := g[0].aspect; aspect {
	case "in hospital":
		return "How many are in hospital?"
	case "killed", "injured":
		for _, f := range g {
			if f.number == 0 {
				return "Did any " + sufferers(f) + map[string]string{"killed": " die?", "injured": " get hurt?"}[aspect]
			}
		}
		return "How many were " + aspect + "?"
	case "displaced":
		return "How many fled their homes?"
	case "missing":
		return "How many are missing?"
	case "ill":
		return "How many fell ill?"
	}
	if who, ok := strings.CutPrefix(g[0].aspect, "term:"); ok && w.entities[who] != nil {
		return "To how long in prison was " + w.entities[who].Name + " sentenced?"
	}
	if verb, ok := strings.CutPrefix(g[0].aspect, "people:"); ok && g[0].told.s != nil {
		if did := g[0].told.s.Trigger.In(w.reports[g[0].report].Text); words.happen[strings.ToLower(g[0].told.s.Verb)] == verb && g[0].told.s.Actor == nil {
			return "How many people were " + strings.ToLower(did) + "?"
		}
	}
	if g[0].unit == "%" {
		return "How high is the " + g[0].aspect + "?" // a rate, see rates
	}
	measure := g[0].unit != "" && !currency(g[0].unit)
	if !measure && !allowed {
		if q := w.turnedRound(g); q != "" {
			return q
		}
	}
	thing, where := located(undetermined(about))
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
	for _, f := range g {
		if first, _, _ := strings.Cut(f.ofText, " "); currency(f.unit) && words.in("comparing", first) && f.told.s != nil && words.in("is", f.told.s.Verb) && short(f.told.actor.text) {
			return "How much " + first + " was " + lowerArticle(f.told.actor.text) + "?"
		}
	}
	switch u := g[0].unit; {
	case currency(u) && (thing == "" || thing == bare || thing == "money"):
		return w.howHigh(g)
	case currency(u):
		return "How much was it, in " + thing + where + "?"
	case u != "" && (thing == "" || thing == bare):
		return "How many " + unitName(u) + w.cameTo(g) + "?"
	case u != "":
		thing = unitName(u) + " of " + thing
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

// sufferers gives the kind of people of whom one voice says that none came to harm.
func sufferers(none *figure) string {
	if kind := strings.Join(sorted(none.of), " "); kind != "" {
		return kind
	}
	if none.against != nil {
		if f := strings.Fields(none.against.ofText); len(f) > 0 {
			return strings.ToLower(f[len(f)-1])
		}
	}
	return "people"
}

// howHigh asks for a sum by what a report calls it ("put the cost nearer 5 million").
func (w *weigher) howHigh(g []*figure) string {
	for _, f := range g {
		before := w.clauseBefore(f.report, f.place.Span)
		for k := len(before) - 1; k >= 0; k-- {
			if words.in("amounts", before[k]) && !strings.HasSuffix(before[k], "es") {
				return "How high is the " + before[k] + "?"
			}
		}
	}
	return "How much was it?"
}

// unitName gives the plain plural of a unit.
func unitName(u string) string {
	if name := units[u]; name != "" {
		return name
	}
	return strings.TrimSuffix(u, "s") + "s"
}

// cameTo ends the question for a bare measure by the deed that it measures ("did the recall come to").
func (w *weigher) cameTo(g []*figure) string {
	for _, f := range g {
		if f.told.s != nil && f.told.s.Nominal {
			return " did the " + strings.ToLower(f.told.s.Trigger.In(w.reports[f.report].Text)) + " come to"
		}
	}
	return " was it"
}

// undetermined takes the determiners, owners and numbers off the head of a phrase: "the line's 64 routes" are routes.
func undetermined(phrase string) string {
	f := strings.Fields(phrase)
	for k := len(f) - 1; k > 0; k-- {
		if strings.HasSuffix(f[k-1], "'s") || strings.HasSuffix(f[k-1], "’s") || strings.HasSuffix(f[k-1], "s'") {
			f = f[k:]
			break
		}
	}
	for len(f) > 1 {
		low := strings.ToLower(f[0])
		if !slices.Contains(articles, low) && !slices.Contains(pronominal, low) && !slices.Contains(numberWords, low) && !unicode.IsDigit(rune(low[0])) {
			break
		}
		f = f[1:]
	}
	return strings.Join(f, " ")
}

// pronominal are determiners that point at somebody a question would have to name.
var pronominal = strings.Fields("its their his her our my your this that these those them all both some any we us you they he she it i")

// turnedRound turns the clause that gives one of the figures into the question: "400 soldiers took part" asks
// how many soldiers took part.
func (w *weigher) turnedRound(g []*figure) string {
	best := ""
	var from *figure
	rank := func(f *figure) int {
		if f.against != nil {
			return 1 // what is set against it has the better words
		}
		return 0
	}
	for _, f := range g {
		t := f.told
		if t.s == nil || t.s.Nominal || t.denied() || t.modality == stemma.Demanded || t.modality == stemma.Conditional || f.past || w.spun[f.report] || words.in("tells", t.s.Verb) || words.in("shift", t.s.Verb) {
			continue
		}
		if !w.itsOwnWords(t) {
			continue // who "they" are may be read wrong
		}
		q := w.subjectAsked(f)
		if q == "" {
			q = w.objectAsked(f)
		}
		if q == "" || len(q) > 2*askedBytes || strings.ContainsAny(q, ",;:()“”\"") ||
			slices.ContainsFunc(strings.Fields(strings.ToLower(q)), func(x string) bool { return slices.Contains(pronominal[:9], x) || slices.Contains(pronominal[12:], x) }) {
			continue
		}
		if from == nil || rank(f) < rank(from) || rank(f) == rank(from) && (w.shown(t) < w.shown(from.told) || w.shown(t) == w.shown(from.told) && (w.earlier(t, from.told) || !w.earlier(from.told, t) && q < best)) {
			best, from = q, f
		}
	}
	return best
}

// itsOwnWords reports whether the plain sentence of a statement has no content words that its text has not.
func (w *weigher) itsOwnWords(t *told) bool {
	said := t.contents(w)
	told, _ := content(t.s.What)
	for x := range told {
		if !said[x] {
			return false
		}
	}
	return true
}

// subjectAsked asks for a number that opens its clause.
func (w *weigher) subjectAsked(f *figure) string {
	rest, ok := strings.CutPrefix(strings.ToLower(f.told.s.What), strings.ToLower(f.text)+" ")
	if !ok || f.told.s.Actor == nil && f.told.s.Recipient == nil {
		return ""
	}
	what := w.undated(f.told)
	rest = what[len(what)-min(len(what), len(rest)):]
	if !strings.HasSuffix(f.told.s.What, rest) { // the time stood in the words that are kept
		rest = strings.TrimPrefix(what[min(len(f.text), len(what)):], " ")
	}
	for _, p := range []string{" up from ", " down from ", " from "} {
		if before, after, ok := strings.Cut(rest, p); ok && after != "" && (unicode.IsDigit(rune(after[0])) || slices.Contains(numberWords, strings.Fields(after)[0])) {
			rest = before // the number before is an answer
		}
	}
	for _, p := range pronominal[:7] {
		rest = strings.TrimPrefix(rest, "of "+p+" ")
	}
	if behind, of := strings.CutPrefix(rest, "of "); of && f.ofText != "" && !slices.Contains(articles, strings.ToLower(strings.Fields(f.ofText)[0])) {
		rest = behind // dozens of relatives
	}
	if currency(f.unit) {
		return "How much " + rest + "?"
	}
	return "How many " + rest + "?"
}

// objectAsked asks for a number in the object of its clause.
func (w *weigher) objectAsked(f *figure) string {
	s := f.told.s
	text := w.reports[f.report].Text
	whole := stemma.Span{Start: f.place.Start, End: max(f.whole.End, f.place.End)}
	subject := w.toldSubject(f.told)
	if s.Actor == nil || s.Actor.Start > s.Trigger.Start || s.Trigger.End >= whole.Start || whole.Start-s.Trigger.End > len(" all of the ") || s.Where != nil && s.Where.End > whole.End ||
		!short(subject) || !currency(f.unit) && s.End > whole.End+askedBytes || s.Verb == "be" || s.Verb == "have" || words.in("holds", s.Verb) {
		return ""
	}
	between := text[s.Trigger.End:whole.Start]
	if strings.TrimSpace(between) != "" && strings.TrimSpace(between) != "all" {
		return ""
	}
	thing := undetermined(strings.Join(strings.Fields(f.ofText), " "))
	if thing == "" && !currency(f.unit) {
		return ""
	}
	ask := "How many " + thing
	if currency(f.unit) {
		ask = "How much"
		if thing != "" {
			ask += " " + thing
		}
	}
	did := s.Trigger.In(text)
	before := bareWords(text[max(0, s.Trigger.Start-24):s.Trigger.Start])
	aux := ""
	if len(before) > 0 {
		aux = before[len(before)-1]
	}
	switch {
	case slices.Contains([]string{"has", "have", "had"}, aux):
		return ask + " " + aux + " " + lowerArticle(subject) + " " + did + "?"
	case slices.Contains([]string{"will", "would", "could", "can", "may", "might", "should"}, aux):
		return ask + " " + aux + " " + lowerArticle(subject) + " " + s.Verb + "?"
	case strings.HasSuffix(did, "ing") && slices.Contains([]string{"is", "was", "are", "were"}, aux):
		return ask + " " + aux + " " + lowerArticle(subject) + " " + did + "?"
	case strings.HasSuffix(did, "ing") || slices.Contains([]string{"to", "and", "been", "be"}, aux):
		return ""
	}
	return ask + " did " + lowerArticle(subject) + " " + s.Verb + "?"
}

// toldSubject gives the subject of a clause as its plain sentence has it, whose pronouns are names.
func (w *weigher) toldSubject(t *told) string {
	subject, _, ok := strings.Cut(t.s.What, " "+t.s.Trigger.In(w.reports[t.report].Text)+" ")
	if !ok || !strings.HasSuffix(t.actor.text, subject[strings.LastIndexByte(subject, ' ')+1:]) {
		for _, aux := range []string{" has", " have", " had", " will", " would", " could", " can", " may", " might", " should", " is", " are", " was", " were"} {
			subject = strings.TrimSuffix(subject, aux)
		}
	}
	if !ok {
		return t.actor.text
	}
	return subject
}

// short reports whether a participant reads well in a question.
func short(s string) bool { return s != "" && len(s) <= askedBytes && !strings.ContainsAny(s, ",;:(") }

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
	if t.timeAt < 0 || t.timeAt >= len(r.Times) {
		return t.s.What
	}
	when := r.Times[t.timeAt].In(w.reports[t.report].Text)
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
