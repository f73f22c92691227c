package claim

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"stemma"
)

// timeUnits are the units of durations; how long something took is no count of things.
var timeUnits = strings.Fields("second minute hour day week month year decade century night weekend season quarter")

// vague are numbers that answer no question: they fit whatever small number is true.
var vague = []string{"few", "several", "handful", "multiple"}

// figures collects the numbers of all reports that count something. Numbers of victims that one
// statement lists ("two guards and a driver") are added up.
func (w *weigher) figures() []*figure {
	return slices.DeleteFunc(w.numbers(), func(f *figure) bool { return f.aspect == "" })
}

// numbers is figures with the bare numbers that say nothing of what they count.
func (w *weigher) numbers() []*figure {
	var out []*figure
	rates := w.rates()
	for i := range w.readings {
		r := &w.readings[i]
		parts := map[*told][]*figure{}
		var order []*told
		for qi := range r.Quantities {
			q := &r.Quantities[qi]
			if q.Ordinal || q.Number < 0 || slices.Contains(timeUnits, strings.TrimSuffix(q.Unit, "s")) || slices.Contains(timeUnits, q.Of) || q.Unit == "%" && !rates[q.Of] ||
				words.in("length", q.Unit) || w.countsVoices(i, q.Span) {
				continue
			}
			t := w.around(i, qi)
			f := w.figure(i, q, t)
			if f.aspect != "killed" && f.aspect != "injured" || t.s == nil {
				out = append(out, f)
				continue
			}
			if len(parts[t]) == 0 {
				order = append(order, t)
			}
			parts[t] = append(parts[t], f)
		}
		out = append(out, w.prisonTerms(i)...)
		for _, t := range order {
			for _, aspect := range []string{"killed", "injured"} {
				if f := added(parts[t], aspect, w.reports[i].Text); f != nil {
					out = append(out, f)
				}
			}
		}
	}
	return out
}

// rates gives what a report of the story says was changed from so many per cent to so many: a duty, a fare, a
// demand. Other shares are shares of many things.
func (w *weigher) rates() map[string]bool {
	out := map[string]bool{}
	for i := range w.readings {
		list := w.readings[i].Quantities
		for k := range list {
			if q := &list[k]; k > 0 && q.Unit == "%" && q.Change == "to" && q.Of != "" && list[k-1].Unit == "%" && list[k-1].Change == "from" && list[k-1].Of == q.Of {
				out[q.Of] = true
			}
		}
	}
	return out
}

// countsVoices reports whether a number says how many people are speaking ("two officials").
func (w *weigher) countsVoices(i int, s stemma.Span) bool {
	at, _ := slices.BinarySearchFunc(w.heard[i], s.Start+1, func(h stemma.Span, at int) int { return cmp.Compare(h.Start, at) })
	for k := at - 1; k >= max(0, at-3); k-- { // sources hardly ever overlap
		if h := w.heard[i][k]; h.Covers(s) {
			before := w.reports[i].Text[h.Start:s.Start]
			return !slices.Contains(bareWords(before), "who") // "said Rostad, who put the number at seven"
		}
	}
	return false
}

// added adds the victims that one statement lists side by side.
func added(list []*figure, aspect, text string) *figure {
	var sum *figure
	kinds := map[string]bool{}
	for _, f := range list {
		if f.aspect != aspect {
			continue
		}
		if sum == nil {
			sum = f
			kinds[f.ofText] = true
			continue
		}
		between := text[min(sum.place.End, f.place.Start):f.place.Start]
		if f.place.Start < sum.place.End || kinds[f.ofText] || len(between) > 80 || strings.Contains(between, "including") || strings.ContainsAny(between, ".;(") {
			continue // "nine people, including two children": a part of what was counted
		}
		kinds[f.ofText] = true
		joined := *sum
		joined.number, joined.to = sum.number+f.number, sum.to+f.to
		joined.place.Start, joined.place.End = sum.place.Start, f.whole.End
		joined.text = strings.TrimSpace(text[joined.place.Start:joined.place.End])
		joined.ofText = "people"
		joined.partial = false
		sum = &joined
	}
	return sum
}

// around gives the smallest statement around a quantity, or a stand-in that carries only its source.
func (w *weigher) around(i, qi int) *told {
	q := w.readings[i].Quantities[qi]
	var best *told
	for _, t := range w.inSentence[[2]int{i, sentenceOf(&w.readings[i], q.Start)}] {
		if !t.s.Span.Covers(q.Span) && !slices.Contains(t.s.Quantities, qi) {
			continue
		}
		if best == nil || t.s.End-t.s.Start < best.s.End-best.s.Start {
			best = t
		}
	}
	if best != nil {
		return best
	}
	var voices []stemma.Voice
	for _, a := range w.readings[i].Attributions {
		for _, c := range a.Content {
			if c.Covers(q.Span) {
				voices = a.Voices
			}
		}
	}
	return &told{Told: stemma.Told{Report: w.reports[i].ID}, report: i, source: w.sourceOf(i, q.Span, voices)}
}

func (w *weigher) figure(i int, q *stemma.Quantity, t *told) *figure {
	f := &figure{
		told: t, place: w.place(i, q.Span), number: q.Number, to: max(q.To, q.Number), approx: q.Approx, unit: q.Unit,
		text: q.Span.In(w.reports[i].Text), scope: q.Scope, ofText: q.OfText,
	}
	if q.Spelling != "" { // what a machine misspelled is written as the number it is
		f.text = strings.Replace(f.text, q.Spelling, plain(q.Number), 1)
	}
	phrase := q.OfText
	if phrase == "" {
		phrase = q.Of
	}
	f.of, f.where = owned(phrase)
	f.whole = stemma.Span{Start: q.Start, End: max(q.End, q.OfSpan.End)}
	f.aspect = words.count[q.Of]
	if f.aspect == "" {
		f.aspect = q.Of
	}
	if q.AsOf >= 0 && q.AsOf < len(w.readings[i].Times) {
		f.asOf = w.readings[i].Times[q.AsOf].Interval
		for _, k := range siblings(t) { // "down from 90 a year ago": the year is of the ninety
			o := w.readings[i].Quantities[k]
			if o.AsOf == q.AsOf && (q.Change == "" && o.Change == "from" || q.Change == "from" && o.Change == "to" && w.readings[i].Times[q.AsOf].Start > o.Start) {
				f.asOf = stemma.Interval{} // but in "said in May it would cut the 90 to 40" the ninety held in May
			}
		}
	}
	switch q.Change {
	case "from":
		f.state = "earlier"
	case "to":
		if t.s == nil || t.ahead() && !t.charged() {
			f.state = "planned"
		}
	default:
		if t.s != nil && t.ahead() && t.modality != stemma.Possible && (words.in("adverse", t.verb) || t.verb == "relocate") && (t.s.Verb != "leave" || w.left(i, t, q)) {
			f.state = "planned" // what is to be cut, sent or moved; other plans speak of things as they stand
		}
	}
	text := w.reports[i].Text
	if kind := becameOf(text, q.OfSpan.End); kind != "" && q.OfSpan.End <= q.Start && !q.OfSpan.Empty() {
		f.kindOnly = f.aspect != "people"
		f.aspect = kind // "the number of sailors killed rose to six"
	}
	f.some = partOf(text, q.End)
	f.partial = f.some != ""
	if holder := recordsOf(text, q.Start); holder != "" && f.aspect != "" {
		f.aspect = holder // "the records of 300 pupils" are three hundred pupil records
		f.of[q.Of] = true
	}
	if q.Unit != "" {
		f.ofText = fuller(text, q)
		if f.aspect == "" {
			f.aspect = bare
		}
	}
	if currency(f.unit) && words.in("comparing", q.Of) {
		f.aspect = bare // "214 million dearer"
	}
	if f.aspect != "" && f.unit != "" && allowed(text, q.Span) {
		f.aspect += ":allowed" // what is allowed is not what there was
	}
	if w.disbelieved(i, q) || w.underDispute(i, q.Span) {
		f.state = "denied"
		f.told = w.disputer(i, t, q.Span)
	}
	if kind := becameOf(w.reports[i].Text, f.whole.End); kind != "" && (f.aspect == "people" || f.aspect == "" || q.Of == "person") {
		f.aspect = kind // "left four people dead and nine wounded"
	}
	if t.s == nil {
		if f.aspect == "" && q.Unit == "" && q.Change == "to" && w.toll(i, q.Span) {
			f.aspect, f.state = "killed", "" // "toll climbs to 41", a headline
		}
		if (f.aspect == "" || f.aspect == "people") && w.fellIll(f, q) {
			f.aspect = "ill"
		}
		f.deed = w.deedOf(f, q)
		return f
	}
	if f.state == "planned" && !f.asOf.Known() {
		f.asOf = t.when
	}
	people := f.aspect == "people" || f.aspect == "person" || f.aspect == "" || f.aspect == "individual"
	counted := t.target.text != "" && argumentSpan(t).Overlaps(q.Span)
	f.change = q.Change
	switch {
	case f.aspect == "killed" || f.aspect == "injured":
	case people && w.byClause(f, q) != "":
		f.aspect = w.byClause(f, q)
	case (t.verb == "kill" || t.verb == "injure") && counted && words.in("charge", q.Of):
		f.aspect = "" // "five counts of murder"
	case (t.verb == "kill" || t.verb == "injure") && counted && someOf(w.reports[i].Text, argumentSpan(t), q.Span):
		f.aspect = "" // "one of the eleven died" is no toll of eleven
	case (t.verb == "kill" || t.verb == "injure") && counted:
		f.aspect = map[string]string{"kill": "killed", "injure": "injured"}[t.verb]
		f.kindOnly = !people
		w.others(f, i, q)
	case q.Of == "" && q.Unit == "" && (t.actor.words["toll"] || t.actor.words["dead"] && words.in("shift", t.s.Verb)) && t.s.Span.Covers(q.Span):
		f.aspect = "killed" // "the death toll rose to 11"
	case people && w.fellIll(f, q):
		f.aspect = "ill"
	case people && slices.Contains(w.clauseAfter(i, f.whole), "missing"):
		f.aspect = "missing"
	case people && f.aspect != "" && !q.OfSpan.Empty() && q.OfSpan.End <= q.Start && doneTo(text, q.OfSpan.End) != "":
		f.aspect = "people:" + doneTo(text, q.OfSpan.End)
	case f.aspect == "people" && words.in("tells", t.s.Verb) && doneBy(q.Of) != "":
		f.aspect = "people:" + doneBy(q.Of) // "put the number of protesters at 900"
	case people && f.aspect != "" && w.aboard(f, q):
		f.aspect = "people:aboard"
	case people && (words.in("treat", t.s.Verb) || strings.Contains(f.scope, "hospital") || counted && strings.Contains(t.s.What, "to hospital")):
		f.aspect = "in hospital"
	case people && f.aspect != "":
		f.aspect = "people:" + t.verb // those who fled are not those who came
	}
	if strings.TrimSpace(strings.ToLower(q.OfText)) == "others" && f.aspect == q.Of {
		f.aspect = "" // of whom is said before, and not by this number
	}
	f.deed = w.deedOf(f, q)
	if _, did, ok := strings.Cut(f.aspect, ":"); ok && f.deed == "" && strings.HasPrefix(f.aspect, "people:") && did != "be" {
		f.deed = did
	}
	if growing[f.aspect] {
		f.partial = f.partial || long(f.asOf) || long(t.when) // "48 died last year": not of this
		f.asOf = stemma.Interval{}                            // a toll holds as of its report's day
		switch {
		case f.state == "denied":
		case t.ahead() && !t.charged() && !w.hadTo(t):
			f.aspect = "" // who is threatened, feared for or to be saved has not died
		default:
			f.state = ""
		}
	}
	for _, a := range []argument{t.actor, t.target} {
		whose, _ := owned(a.text)
		for x := range whose {
			if x[0] == '@' && f.ofText != "" && strings.Contains(a.text, f.ofText) {
				f.of[x] = true
			}
		}
	}
	return f
}

// left reports whether a number counts what a plan leaves in place ("while leaving a garrison of 300"), and not those told to leave.
func (w *weigher) left(i int, t *told, q *stemma.Quantity) bool {
	return t.s.Recipient != nil && t.s.Recipient.Covers(q.Span) && (t.s.Actor == nil || !t.s.Actor.Overlaps(q.Span)) && w.reports[i].KindAt(q.Start).Body()
}

// signature is all of a figure that comparing it looks at.
func (f *figure) signature() string {
	said := ""
	if f.told.s != nil {
		said = f.told.signature()
	}
	return fmt.Sprint(f.aspect, "|", f.unit, "|", f.number, f.to, strength(f.approx), f.state, f.partial, "|", strings.Join(sorted(f.of), " "), "|", f.scope, "|", said)
}

// worthAsking is the least number of things of no known class that makes a question: smaller ones count
// children, sentences and legs of a journey.
const worthAsking = 10

// claimCap bounds the answers of one point that are set against each other pair by pair.
const claimCap = 40

// countPoints makes a point of figures that count the same thing.
func (w *weigher) countPoints() []stemma.Point {
	var groups [][]*figure
	all := measured(w.contrast(append(w.numbers(), w.spared()...)))
	w.headlines(all)
	settle(all)
	all = slices.DeleteFunc(w.tieFigures(all), func(f *figure) bool {
		return !growing[f.aspect] && slices.Contains(vague, f.approx) || strings.HasPrefix(f.aspect, "people:") && f.number == 1 // "one was shot in the leg": one of them
	})
	parts(all)
	keys := map[*figure]string{}
	for _, f := range all {
		keys[f] = f.signature()
	}
	// an order that only what they say decides, so that a copy changes no group
	slices.SortStableFunc(all, func(a, b *figure) int {
		return cmp.Or(cmp.Compare(keys[a], keys[b]), cmp.Compare(a.Report, b.Report), cmp.Compare(a.place.Start, b.place.Start))
	})
	rival := map[*figure]bool{} // what a report ties stays together, and so is placed first
	for _, f := range all {
		if f.against != nil {
			rival[f], rival[f.against] = true, true
		}
	}
	slices.SortStableFunc(all, func(a, b *figure) int {
		if rival[a] != rival[b] {
			return map[bool]int{true: -1, false: 1}[rival[a]]
		}
		return cmp.Compare(late(a), late(b))
	})
	for _, f := range all {
		k, near := -1, 0.0
		for i, g := range groups {
			if w.belongs(f, g) && (k < 0 || gap(f, g) < near) {
				k, near = i, gap(f, g)
			}
		}
		if k < 0 {
			groups = append(groups, []*figure{f})
		} else {
			groups[k] = append(groups[k], f)
		}
	}
	groups = slices.DeleteFunc(groups, func(g []*figure) bool { // "nobody was killed", which nobody doubts
		return !slices.ContainsFunc(g, func(f *figure) bool { return f.number > 0 })
	})
	var out []stemma.Point
	for _, g := range groups {
		reports := map[stemma.ID]bool{}
		for _, f := range g {
			reports[f.Report] = true
		}
		toll := g[0].aspect == "killed" || g[0].aspect == "injured"
		few := !isCountClass(g[0].aspect) && !strings.HasPrefix(g[0].aspect, "term:") && g[0].aspect != "displaced" && !slices.ContainsFunc(g, func(f *figure) bool { return f.number >= worthAsking })
		tied := slices.ContainsFunc(g, func(f *figure) bool { return f.against != nil || len(f.not) > 0 })
		if len(reports) > 1 && !few || toll || tied {
			if p := w.countPoint(g); toll || comparison(p) {
				out = append(out, p)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b stemma.Point) int {
		return cmp.Or(cmp.Compare(len(b.Claims), len(a.Claims)), cmp.Compare(a.Question, b.Question), cmp.Compare(len(b.Claims[0].Reports), len(a.Claims[0].Reports)))
	})
	asked := map[string]bool{}
	return slices.DeleteFunc(out, func(p stemma.Point) bool { // two points with one question confuse: the fuller one stays
		again := asked[p.Question]
		asked[p.Question] = true
		return again
	})
}
