package claim

import (
	"slices"
	"strings"
	"time"

	"stemma"
)

// Who wants something by a day says what comes otherwise: "will close the gate unless …", "either the boats
// leave or …", "gave the firm ten days to …", "if he speaks to a witness, he will be returned to custody".

// acts reports whether the doer of a statement can take a position: as holder, or as people of any kind ("the
// inmates", "his client").
func (w *weigher) acts(t *told) bool {
	if w.holder(t.actor) || words.count[t.actor.head] != "" && t.actor.known() {
		return true
	}
	if r := &w.readings[t.report]; t.s.Actor != nil && t.s.Actor.Mention >= 0 && t.s.Actor.Mention < len(r.Mentions) {
		switch r.Mentions[t.s.Actor.Mention].Kind {
		case stemma.Person, stemma.Organisation, stemma.Group, stemma.PlaceName:
			return t.actor.known()
		}
	}
	return false
}

// pressed reports whether a statement is what somebody holds out: to come unless something is done, whatever
// it is, or on another condition if it is of a kind that nobody wishes for.
func (w *weigher) pressed(i int, t *told) bool {
	if t.s.Nominal || t.denied() && t.s.Condition.Empty() || words.in("is", t.s.Verb) || t.s.Verb == "be" {
		return false
	}
	harsh := w.harsh(t)
	if !harsh && words.in("benign", t.s.Verb) {
		return false
	}
	terms := bareWords(t.s.Condition.In(w.reports[i].Text))
	switch {
	case t.s.Condition.Empty():
		return w.otherwise(i, t) && (t.ahead() || w.self(i, t)) ||
			harsh && t.s.Future && t.modality == stemma.Asserted && !w.lastsUntil(i, t).Empty()
	case !t.s.Future || t.modality != stemma.Conditional && t.modality != stemma.Threatened:
		return false
	case slices.ContainsFunc(terms, turnsRound) || slices.Contains(terms, "unless"): // what is asked for stands in the condition
		return harsh || !words.in("lose", t.s.Verb)
	default:
		return harsh && !t.denied()
	}
}

// harsh reports whether what a statement tells of is of a kind that nobody wishes for.
func (w *weigher) harsh(t *told) bool {
	return words.in("adverse", t.verb) || words.in("press", t.s.Verb) || meetWords(t.contents(w), words.sets["press"])
}

// self reports whether the doer of a statement is who speaks: "we", "I".
func (w *weigher) self(i int, t *told) bool {
	return t.s.Actor != nil && words.in("teller", strings.ToLower(t.s.Actor.In(w.reports[i].Text)))
}

// lastsUntil gives the words from an "until" that names no time but what is to be done, in a statement of what
// will be done: "will hold the ship until the fine is paid".
func (w *weigher) lastsUntil(i int, t *told) stemma.Span {
	text, r := w.reports[i].Text, &w.readings[i]
	k := strings.Index(text[t.s.Trigger.End:max(t.s.Trigger.End, t.s.End)], " until ")
	if k < 0 {
		return stemma.Span{}
	}
	s := stemma.Span{Start: t.s.Trigger.End + k + 1, End: t.s.End}
	for _, x := range r.Times {
		if x.Start > s.Start && x.Start < s.Start+len("until the ")+1 {
			return stemma.Span{}
		}
	}
	return s
}

// otherwise reports whether the sentence of a statement opens with words that mean "if that is not done".
func (w *weigher) otherwise(i int, t *told) bool {
	r := &w.readings[i]
	if t.sentence >= len(r.Sentences) {
		return false
	}
	f := bareWords(r.Sentences[t.sentence].In(w.reports[i].Text))
	if len(f) < 2 {
		return false
	}
	return f[0] == "otherwise" || f[0] == "failing" && f[1] == "that" || f[0] == "or" && f[1] == "else" || f[0] == "if" && f[1] == "not"
}

// threatener gives who threatens with a statement and whom: the doer of what is threatened, but for what
// somebody is to lose or to have done to him, which the speaker threatens him with.
func (w *weigher) threatener(i int, t *told) (by, to argument) {
	speaker := argument{}
	for k := len(t.voices) - 1; k >= 0 && !speaker.known(); k-- {
		if v := t.voices[k]; v.Kind != stemma.OutletVoice && !slices.Contains(anybody, strings.ToLower(strings.Fields(v.Name + v.Text + " ?")[0])) {
			speaker = w.voiced(i, t.voices[k])
		}
	}
	if g := w.governor(i, t); g != nil && !speaker.known() {
		speaker = g.actor
	}
	sufferer := t.actor
	switch {
	case !t.actor.known():
		sufferer = t.target
	case w.self(i, t):
		return speaker, argument{}
	case t.denied() && speaker.known() && foldName(speaker.text) != foldName(t.actor.text): // "will not run another ship"
	case !words.in("lose", t.s.Verb):
		if t.modality == stemma.Threatened || w.acts(t) {
			return t.actor, argument{}
		}
		return argument{}, argument{}
	}
	if !sufferer.known() || !speaker.known() || sufferer.entity != "" && sufferer.entity == speaker.entity || foldName(sufferer.text) == foldName(speaker.text) {
		return argument{}, argument{}
	}
	return speaker, sufferer
}

// either reads "either …, or …", said by somebody who names a day or what will be, as a threat.
func (w *weigher) either(i int, t *told) *stance {
	r, text := &w.readings[i], w.reports[i].Text
	if t.sentence >= len(r.Sentences) || len(t.voices) == 0 || w.inSentence[[2]int{i, t.sentence}][0] != t {
		return nil
	}
	s := r.Sentences[t.sentence]
	words := s.In(text)
	lead := len(words) - len(strings.TrimLeft(words, "\"“‘' "))
	s.Start += lead
	words = words[lead:]
	if end := strings.IndexAny(words, "\"”"); end > 0 {
		words = strings.TrimRight(words[:end], ",. ")
		s.End = s.Start + len(words)
	}
	_, rest, ok := strings.Cut(words, " or ")
	if !ok || !strings.HasPrefix(words, "Either ") {
		return nil
	}
	deadline := w.limit(i, s)
	if !deadline.Known() && !slices.Contains(bareWords(rest), "will") {
		return nil
	}
	return &stance{kind: "threat", t: t, by: w.spoken(i, t), what: strings.TrimRight(words, ",. "), span: s, deadline: deadline}
}

// granted reports whether a statement gives somebody time to do something: "gave the firm ten days to",
// "has given them until noon to".
func (w *weigher) granted(i int, t *told) bool {
	if t.s.Verb != "give" && t.s.Verb != "grant" && t.s.Verb != "allow" || t.denied() || t.s.Nominal || !w.acts(t) {
		return false
	}
	text, r := w.reports[i].Text, &w.readings[i]
	for k := range r.Times {
		x := &r.Times[k]
		if x.Start < t.s.Trigger.End || x.End > t.s.End {
			continue
		}
		before := bareWords(text[t.s.Trigger.End:x.Start])
		until := len(before) > 0 && (before[len(before)-1] == "until" || before[len(before)-1] == "till")
		if (until || x.Type == "DURATION") && len(before) <= clauseWords && slices.Contains(bareWords(text[x.End:t.s.End]), "to") {
			return true
		}
	}
	return false
}

// limit gives the first time within a span that words before it make the last: "by noon on Friday", "within ten
// days", which run from the day of the report.
func (w *weigher) limit(i int, s stemma.Span) stemma.Interval {
	text, r := w.reports[i].Text, &w.readings[i]
	for k := range r.Times {
		x := &r.Times[k]
		if x.Start < s.Start || x.End > s.End {
			continue
		}
		f := strings.Fields(strings.ToLower(text[max(s.Start, x.Start-limitBytes):x.Start]))
		ends := false
		for k := len(f) - 1; k >= max(0, len(f)-3) && !ends; k-- {
			ends = slices.Contains(endings, f[k])
			if !ends && !slices.Contains(beforeTimes, f[k]) {
				break // "by troops during the night": the night ends nothing
			}
		}
		given := x.Type == "DURATION" && strings.HasPrefix(strings.TrimLeft(text[x.End:s.End], " "), "to ")
		if !ends && !given {
			continue
		}
		if x.Known() {
			return x.Interval
		}
		if d := lasting(x.Value); d > 0 && w.reports[i].Published.Known() {
			end := w.reports[i].Published
			for _, o := range r.Times[:k] { // "was told on March 3 to do it within ten days"
				if sentenceOf(r, o.Start) == sentenceOf(r, x.Start) && oneDay(o.Interval) && !o.From.After(end.To) {
					end = o.Interval
				}
			}
			end.From, end.To = end.From.Add(d), end.To.Add(d)
			end.Basis = stemma.Inferred
			return end
		}
	}
	return stemma.Interval{}
}

// endings are the words that make a time the last one, beforeTimes those that may stand between.
var (
	endings     = strings.Fields("by until till before within")
	beforeTimes = strings.Fields("the a an end of on at in early late noon midnight midday next this last least about around the first middle start beginning no later than")
)

// limitBytes holds the three words before a time.
const limitBytes = 40

// anybody are the words that open a description of nobody in particular, who threatens nobody.
var anybody = strings.Fields("any some every each no")

// lasting reads an ISO 8601 duration of whole days, weeks or hours; 0 for any other.
func lasting(value string) time.Duration {
	const day = 24 * time.Hour
	for _, u := range []struct {
		before, after string
		unit          time.Duration
	}{{"P", "D", day}, {"P", "W", 7 * day}, {"PT", "H", time.Hour}} {
		n, ok := strings.CutPrefix(value, u.before)
		if !ok {
			continue
		}
		if n, ok = strings.CutSuffix(n, u.after); !ok || n == "" || len(n) > 3 {
			continue
		}
		count := 0
		for _, c := range n {
			if c < '0' || c > '9' {
				count = 0
				break
			}
			count = 10*count + int(c-'0')
		}
		if count > 0 {
			return time.Duration(count) * u.unit
		}
	}
	return 0
}

// terms gives the condition of a threat or an offer: its own, or that of the statement that says what is offered.
func (w *weigher) terms(i int, t *told) stemma.Span {
	if !t.s.Condition.Empty() {
		return t.s.Condition
	}
	for _, o := range w.inSentence[[2]int{i, t.sentence}] {
		if o != t && o.s.Trigger.Start > t.s.Trigger.Start && t.s.Span.Covers(o.s.Trigger) && o.s.Future && !o.s.Condition.Empty() {
			return o.s.Condition
		}
	}
	if t.s.Future {
		return w.lastsUntil(i, t)
	}
	return stemma.Span{}
}
