package claim

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"stemma"
)

// blockCap bounds the statements of one class that are compared pair by pair; in a story of ordinary
// size no class is so large, and beyond it the later ones are compared with the first member only.
const blockCap = 200

// A cluster is statements of one happening.
type cluster struct {
	members []*told
	future  bool
	parts   map[*told]int // of happenings that were joined by their likeness, see retold.go: which of them tells it
}

// ahead reports whether a statement is of something not done: planned, threatened, asked for, possible.
func (t *told) ahead() bool {
	switch t.modality {
	case stemma.Planned, stemma.Threatened, stemma.Conditional, stemma.Possible, stemma.Demanded, stemma.Asked:
		return true
	}
	return t.s.Future
}

// charged reports whether a statement tells what somebody is charged with or suspected of: it may not be his deed, yet
// those who died of it did.
func (t *told) charged() bool {
	return t.modality == stemma.Possible && words.in("laid", strings.ToLower(t.s.Likelihood))
}

func (t *told) denied() bool {
	return t.s.Polarity == stemma.Negative || t.modality == stemma.Denied
}

// happening reports whether a statement can be an event of the list: it must say what happened to whom
// or by whom, with a predicate of a known class or a time.
func (w *weigher) happening(t *told) bool {
	if !t.s.Event || !t.actor.known() && !t.target.known() {
		return false
	}
	if words.in("nobody", strings.ToLower(t.actor.text)) || t.s.Nominal && w.instrument(t) || w.implausible(t) || w.wonders(t) {
		return false
	}
	if words.in("joining", t.s.Verb) && (words.happen[t.actor.head] != "" || t.target.known() && words.happen[t.target.head] != "") || t.when.Known() && t.when.To.Sub(t.when.From) > oneYear {
		return false // "the meeting followed a warning" sets two happenings side by side; "dozens of raids since 2010" is a series
	}
	if t.s.Actor != nil && words.in("teller", strings.ToLower(t.s.Actor.Text)) && t.source.kind == stemma.ReportVoice || strings.HasPrefix(strings.ToLower(t.actor.text), "this reporter") {
		return false // how a report was made
	}
	if t.verb == "yield" && slices.ContainsFunc(w.readings[t.report].Quantities, func(q stemma.Quantity) bool {
		return q.Unit != "" && (t.s.Span.Overlaps(q.Span) || argumentSpan(t).Overlaps(q.Span)) && allowed(w.reports[t.report].Text, q.Span)
	}) {
		return false // a licence that allows so much is a state
	}
	if words.in("light", t.s.Verb) && words.in("utterance", t.target.head) {
		return false // a statement that was given is told by what it says
	}
	told := t.s.Nominal && t.actor.known() && t.target.known() && t.when.Known() // "a warning from the mayor to the guild on Monday"
	if (t.verb == "threaten" || t.verb == "reject") && !told && (t.s.Nominal || w.governs(t.report, t)) {
		return false // what is threatened or denied tells it better
	}
	if t.verb == "request" || t.verb == "reject" {
		for d := range t.contents(w) {
			if words.in("dull", d) {
				return false // "asked not to be named"
			}
		}
	}
	_, listed := words.happen[strings.ToLower(t.s.Verb)]
	if !listed {
		_, listed = words.code[classOf(t.s)]
	}
	return listed || t.when.Known() || w.headsReport(t) && t.actor.known() && t.target.known()
}

// oneYear is the longest stretch of time, in which leap years count, that says when one thing happened.
const oneYear = 366 * 24 * time.Hour

// contents gives the content words of a statement.
func (t *told) contents(w *weigher) map[string]bool {
	set, _ := content(t.s.Span.In(w.reports[t.report].Text))
	return set
}

// instrument reports whether a happening named by a noun is what does another in its sentence: "a strike
// that killed two" is told by the killing.
func (w *weigher) instrument(t *told) bool {
	return slices.ContainsFunc(w.inSentence[[2]int{t.report, t.sentence}], func(o *told) bool {
		return o != t && !o.s.Nominal && o.s.Actor != nil && o.s.Actor.Span.Covers(t.s.Trigger) && words.happen[strings.ToLower(o.s.Verb)] != ""
	})
}

// events clusters the statements of happenings and tells what stands behind each.
func (w *weigher) events(clusters []*cluster) []stemma.Event {
	var out []stemma.Event
	fragment := map[string]int{} // 1 for what no full sentence tells; such stand below
	for _, c := range clusters {
		e := w.event(c)
		if w.mentioned(c) && !e.When.Known() && (len(e.Actors) == 0 || len(e.Recipients) == 0) {
			continue // "the attacks on the convoys": a mention inside other statements
		}
		alone := len(e.Reports) < 2 && len(e.Statements) < 2 || c.scattered()
		if alone && !w.headsReport(c.members[0]) && (c.future && e.Modality != stemma.Threatened && e.Modality != stemma.Planned || e.Plover.Event == "" && !e.When.Known() ||
			!e.When.Known() && e.Plover.Event == "" && (len(e.Actors) == 0 || len(e.Recipients) == 0 && e.Where == "")) {
			continue // one clause of one report without a day, or somebody named and to whom or where, tells no event
		}
		if alone && w.blind(c.members[0]) || alone && e.Plover.Event == "" && !w.headsReport(c.members[0]) && (w.timeless(c) || w.vague(c, e)) {
			continue
		}
		if first, _, _ := strings.Cut(e.What, " "); words.in("pointing", strings.ToLower(first)) || len(e.Reports) < 2 && (e.Modality == stemma.Possible || e.Modality == stemma.Likely) {
			continue // "This would help": what is meant stands elsewhere; a guess of one report is no event
		}
		if c.future && e.Modality == stemma.Asserted {
			e.Modality = stemma.Planned // "it will cut the number": told as sure, but still to come
		}
		if w.mentioned(c) || !slices.ContainsFunc(c.members, func(t *told) bool { return !w.spun[t.report] }) {
			fragment[e.What] = 1
		}
		out = append(out, e)
	}
	slices.SortStableFunc(out, func(a, b stemma.Event) int {
		return cmp.Or(cmp.Compare(fragment[a.What], fragment[b.What]), cmp.Compare(len(b.Origins), len(a.Origins)), cmp.Compare(len(b.Newsrooms), len(a.Newsrooms)),
			cmp.Compare(len(b.Statements), len(a.Statements)), cmp.Compare(a.What, b.What))
	})
	return out
}

// mentioned reports whether no statement of a cluster is a full clause.
func (w *weigher) mentioned(c *cluster) bool {
	return !slices.ContainsFunc(c.members, func(t *told) bool {
		gerund := t.s.Actor == nil && strings.HasSuffix(t.s.Trigger.In(w.reports[t.report].Text), "ing") && t.s.Trigger.Start == t.s.Start
		return !t.s.Nominal && !gerund && (t.s.Actor != nil || t.target.known())
	})
}

// vague reports whether a happening of no known class is told without a month and without anybody or anything named.
func (w *weigher) vague(c *cluster, e stemma.Event) bool {
	return len(e.Actors) == 0 && len(e.Recipients) == 0 && e.When.To.Sub(e.When.From) > 31*24*time.Hour &&
		!slices.ContainsFunc(c.members, func(t *told) bool { return words.happen[t.actor.head] != "" })
}

// timeless reports whether the only time of a cluster is "now": how things are, not what happened.
func (w *weigher) timeless(c *cluster) bool {
	return !slices.ContainsFunc(c.members, func(t *told) bool {
		if !t.when.Known() {
			return false
		}
		when := strings.ToLower(w.readings[t.report].Times[t.timeAt].In(w.reports[t.report].Text))
		return when != "now" && when != "currently" && when != "nowadays"
	})
}

// happenings groups statements by class, then joins those whose participants, time and place agree.
// A statement joins a group only if no member contradicts it.
func (w *weigher) happenings() []*cluster {
	blocks := map[string][]*told{}
	copied := map[*told][]*told{} // by the statement that they are copies of
	for _, t := range w.told {
		if t.first != nil && w.happening(t.first) {
			copied[t.first] = append(copied[t.first], t)
			continue
		}
		if w.happening(t) && !w.garbled(t.report, t.s.Trigger) {
			key := t.verb
			if t.ahead() {
				key += "+"
				if t.denied() {
					key += "not"
				}
			}
			blocks[key] = append(blocks[key], t)
		}
	}
	keys := make([]string, 0, len(blocks))
	for k := range blocks {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var out []*cluster
	for _, k := range keys {
		var here []*cluster
		index := map[string][]int{} // what clusters can be found by → their places in here, in order
		for n, same := range alikeSets(blocks[k]) {
			t := same[0]
			best, top, second := -1, 0.0, 0.0
			var near []int
			for _, key := range w.findKeys(t) {
				near = append(near, index[key]...)
			}
			slices.Sort(near)
			near = slices.Compact(near)
			for _, i := range near[:min(len(near), nearCap)] {
				switch s := w.fits(t, here[i], n > blockCap); {
				case s > top:
					best, top, second = i, s, top
				case s > second:
					second = s
				}
			}
			if best >= 0 && top > second {
				here[best].members = append(here[best].members, same...)
			} else { // what fits two happenings equally well is told of neither
				best = len(here)
				here = append(here, &cluster{members: same, future: t.ahead()})
			}
			for _, key := range w.findKeys(t) {
				if list := index[key]; len(list) == 0 || list[len(list)-1] != best && !slices.Contains(list, best) {
					index[key] = append(list, best)
				}
			}
		}
		out = append(out, here...)
	}
	out = w.otherDays(out)
	for _, c := range out {
		for _, t := range c.members {
			c.members = append(c.members, copied[t]...)
		}
		slices.SortFunc(c.members, func(a, b *told) int {
			return cmp.Or(cmp.Compare(a.Report, b.Report), cmp.Compare(a.Index, b.Index))
		})
	}
	return out
}

// nearCap bounds the happenings that one statement is compared with.
const nearCap = 300

// findKeys gives what a statement shares with any other that sameHappening can join it to: the entity,
// head word, state or (where things just happen) any word of what it happens to, and its doer.
func (w *weigher) findKeys(t *told) []string {
	var keys []string
	add := func(key, value string) {
		if value != "" {
			keys = append(keys, key+value)
		}
	}
	add("e", t.target.entity)
	add("h", t.target.head)
	if t.target.known() {
		if p := w.power(t.target); p != "" {
			keys = append(keys, "p") // a government of no named state may be any
		}
	}
	if words.in("undergo", t.verb) {
		for _, x := range sorted(t.target.words) {
			add("w", x)
		}
	}
	add("a", t.actor.entity)
	add("a", t.actor.head)
	return keys
}

// alikeSets gathers statements that say the same with the same participants, the fullest first, in an
// order that only what they say decides: so a copy, which adds to a set, changes no other.
func alikeSets(list []*told) [][]*told {
	sets := map[string][]*told{}
	for _, t := range list {
		s := t.signature()
		sets[s] = append(sets[s], t)
	}
	keys := make([]string, 0, len(sets))
	for k := range sets {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	out := make([][]*told, 0, len(keys))
	for _, k := range keys {
		out = append(out, sets[k])
	}
	slices.SortStableFunc(out, func(a, b []*told) int { return cmp.Compare(b[0].fullness(), a[0].fullness()) })
	return out
}

// signature is all of a statement that comparing it looks at.
func (t *told) signature() string {
	return fmt.Sprint(t.verb, "|", t.s.Verb, t.ahead(), t.denied(), t.s.Nominal, "|", t.actor.key(), "|", t.target.key(), "|", t.Where, "|", t.when.From.Unix(), t.when.To.Unix())
}

func (a argument) key() string {
	return a.entity + ":" + a.head + ":" + strings.Join(sorted(a.words), " ")
}

func sorted(set map[string]bool) []string {
	out := make([]string, 0, len(set))
	for w := range set {
		out = append(out, w)
	}
	slices.Sort(out)
	return out
}

func (t *told) fullness() int {
	n := 0
	if t.actor.known() {
		n++
	}
	if t.target.known() {
		n += 2
	}
	if t.when.Known() {
		n++
	}
	if t.Where != "" {
		n++
	}
	if !t.s.Nominal {
		n++
	}
	return n
}

// fits gives how well a statement fits a group, 0 if it may not join.
func (w *weigher) fits(t *told, c *cluster, firstOnly bool) float64 {
	top := 0.0
	for i, m := range c.members {
		if firstOnly && i > 0 {
			break
		}
		s := w.sameHappening(t, m)
		if s < 0 {
			return 0
		}
		top = max(top, s)
	}
	return top
}

// sameHappening compares two statements of one class: -1 if they contradict each other, 0 if nothing
// speaks for one happening, more the more does.
func (w *weigher) sameHappening(a, b *told) float64 {
	if a.when.Known() && b.when.Known() && (a.when.From.After(b.when.To) || b.when.From.After(a.when.To)) {
		return -1
	}
	if a.Where != "" && b.Where != "" && a.Where != b.Where && w.farApart(a.Where, b.Where) {
		return -1
	}
	if w.recalled(a, b) || w.recalled(b, a) {
		return -1
	}
	target, actor := w.sameArgument(a.target, b.target), w.sameArgument(a.actor, b.actor)
	if target <= 0 && words.in("undergo", a.verb) && dated(a, b) && likeness(a.target.words, b.target.words) > 0 {
		target = .6 // what blew up on one day has many names: a depot, a store, a warehouse
	}
	if target < 0 && (a.effect || b.effect) && dated(a, b) {
		target = 0 // a blast hits more than what blew up
	}
	if target < 0 || actor < 0 {
		return -1
	}
	switch {
	case target >= .6 || target > 0 && (actor > 0 || dated(a, b)):
		return target + actor
	case actor >= 1 && a.verb == "meet" && w.metThere(a, b):
		return actor / 2
	case actor > 0 && (!a.target.known() || !b.target.known()) && (dated(a, b) || a.Where != "" && a.Where == b.Where):
		return actor / 2
	}
	return 0
}

func dated(a, b *told) bool {
	return a.when.Known() && b.when.Known() && a.when.To.Sub(a.when.From).Hours() < 72 && b.when.To.Sub(b.when.From).Hours() < 72
}

// farApart reports whether two places cannot hold one another: two different cities, or two countries.
func (w *weigher) farApart(a, b stemma.ID) bool {
	ea, eb := w.entities[a], w.entities[b]
	if ea == nil || eb == nil || ea.Geo == nil || eb.Geo == nil {
		return false
	}
	if ea.Geo.Country != eb.Geo.Country {
		return true
	}
	return ea.Geo.Precision == "city" && eb.Geo.Precision == "city"
}

// event tells of a cluster.
func (w *weigher) event(c *cluster) stemma.Event {
	lead := w.lead(c.members)
	e := stemma.Event{What: lead.s.What, Modality: lead.modality, Support: w.support(c.members)}
	if e.What == "" {
		e.What = lead.s.Span.In(w.reports[lead.report].Text)
	}
	e.Plover = w.coded(lead)
	actors, recipients, places := map[stemma.ID]int{}, map[stemma.ID]int{}, map[stemma.ID]int{}
	for _, t := range c.members {
		e.Statements = append(e.Statements, t.ID)
		count(actors, t.Actor)
		count(recipients, t.Target)
		count(places, t.Where)
		e.When = narrower(e.When, t.when)
	}
	e.Actors, e.Recipients = ranked(actors), ranked(recipients)
	if p := ranked(places); len(p) > 0 {
		e.Where = p[0]
	}
	e.Reasons = append(e.Reasons, stemma.Reason{Rule: "happening", Note: "predicate " + lead.s.Verb, Places: []stemma.Place{w.place(lead.report, lead.s.Trigger)}})
	for _, t := range c.members {
		if t != lead && len(e.Reasons) < reasonCap {
			e.Reasons = append(e.Reasons, stemma.Reason{
				Rule: "same-happening", Note: fmt.Sprintf("%s ~ %s: %s", lead.s.Verb, t.s.Verb, c.why(lead, t)),
				Places: []stemma.Place{w.place(lead.report, lead.s.Span), w.place(t.report, t.s.Span)},
			})
		}
	}
	return e
}

// reasonCap bounds the reasons that are kept for one event; the statements themselves are all listed.
const reasonCap = 12

// lead picks the statement that tells best: not nominal, full, neither very short nor very long.
func (w *weigher) lead(ts []*told) *told {
	best := ts[0]
	grade := func(t *told) int {
		g := 4 * t.fullness()
		if n := len(t.s.What); n > 180 || n < 20 {
			g -= 6
		}
		if t.denied() {
			g -= 3
		}
		if t.effect { // what a blast did is told after the blast
			g -= 5
		}
		if !w.itsOwnWords(t) {
			g -= 3 // who "it" is may be read wrong
		}
		return g - []int{0, 2, garbling}[w.shown(t)]
	}
	for _, t := range ts[1:] {
		if a, b := grade(t), grade(best); a > b || a == b && w.earlier(t, best) {
			best = t
		}
	}
	return best
}

// garbling is what a mechanically reworded statement loses: more than the fullest statement has over
// the barest, so that its wording is shown only where there is no other.
const garbling = 40

// earlier reports whether a statement was certainly published before another.
func (w *weigher) earlier(a, b *told) bool {
	pa, pb := w.reports[a.report].Published, w.reports[b.report].Published
	return pa.Known() && pb.Known() && pa.To.Before(pb.From)
}

func count(m map[stemma.ID]int, id stemma.ID) {
	if id != "" {
		m[id]++
	}
}

func ranked(m map[stemma.ID]int) []stemma.ID {
	out := make([]stemma.ID, 0, len(m))
	for id := range m {
		out = append(out, id)
	}
	slices.SortFunc(out, func(a, b stemma.ID) int { return cmp.Or(cmp.Compare(m[b], m[a]), cmp.Compare(a, b)) })
	return out
}

// narrower gives what two known intervals have in common; an unknown one says nothing.
func narrower(a, b stemma.Interval) stemma.Interval {
	switch {
	case !a.Known():
		return b
	case !b.Known():
		return a
	}
	out := a
	if b.From.After(out.From) {
		out.From = b.From
	}
	if b.To.Before(out.To) {
		out.To = b.To
	}
	if out.To.Before(out.From) {
		return a
	}
	if b.Basis == stemma.Inferred {
		out.Basis = stemma.Inferred
	}
	out.Clock = a.Clock && b.Clock
	return out
}
