package claim

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"stemma"
)

// sameOrder is how many times one answer may be the other: beyond it they count different things.
const sameOrder = 20

// comparable reports whether two figures count the same thing: the same aspect and unit, no two nations,
// nearly the same words for what is counted, and, where the numbers differ, the same said of them: the
// eleven wards that reopened are no other number of the fourteen that there are.
func (w *weigher) comparable(a, b *figure) bool {
	if a.against == b || b.against == a || a.unit == b.unit && (slices.Contains(a.not, b.number) || slices.Contains(b.not, a.number)) {
		return true
	}
	if a.aspect != b.aspect || a.unit != b.unit || differentNations(a.of, b.of) || differentNations(a.where, b.where) {
		return false
	}
	if (a.number == 0) != (b.number == 0) {
		return false // none of whom: only the report that says it can tell
	}
	lo, hi := min(a.number, b.number), max(a.number, b.number)
	if growing[a.aspect] {
		if lo > 0 && lo <= 2 && hi > lo*sameOrder {
			return false // one dead here and forty last year
		}
		if a.told.s == nil || b.told.s == nil {
			return true
		}
		if a.Where != "" && b.Where != "" && w.farApart(a.Where, b.Where) {
			return false
		}
		if a.told.verb != "kill" && a.told.verb != "injure" || b.told.verb != "kill" && b.told.verb != "injure" {
			return true // when a toll rose is not when its victims died
		}
		ta, tb := a.told.when, b.told.when
		return !ta.Known() || !tb.Known() || !ta.From.After(tb.To) && !tb.From.After(ta.To)
	}
	if hi > lo*sameOrder {
		return false
	}
	if a.Report == b.Report && a.state == b.state && !a.past && !b.past && !meetNumbers(a, b) && a.aspect != "in hospital" {
		return false // one report that gives two numbers, and ties them in no way, counts two things
	}
	if a.Where != "" && b.Where != "" && a.Where != b.Where && !meetNumbers(a, b) {
		return false
	}
	if a.aspect == "in hospital" {
		return true
	}
	return a.agrees(b) && (meetNumbers(a, b) || a.sameDeed(b) && (a.deed == "" || !w.elsewhere(a, b)))
}

// elsewhere reports whether two clauses say of what they count that it was in, or came from, two places.
func (w *weigher) elsewhere(a, b *figure) bool {
	if a.told.s == nil || b.told.s == nil {
		return false
	}
	x, y := w.whereabouts(a.told), w.whereabouts(b.told)
	return len(x) > 0 && len(y) > 0 && likeness(x, y) == 0
}

// whereabouts gives the content words behind the first preposition of place of a clause.
func (w *weigher) whereabouts(t *told) map[string]bool {
	what := " " + w.undated(t) + " "
	at := -1
	for _, p := range []string{" from ", " in ", " at ", " near ", " through ", " across ", " inside ", " outside "} {
		if k := strings.Index(what, p); k >= 0 && (at < 0 || k < at) && k+len(p) < len(what) && !unicode.IsDigit(rune(what[k+len(p)])) {
			at = k + len(p)
		}
	}
	if at < 0 {
		return nil
	}
	set, _ := content(what[at:])
	return set
}

// meetNumbers reports whether two numbers are one as far as people round; an open end meets nothing.
func meetNumbers(a, b *figure) bool {
	reach := func(f *figure) (lo, hi float64) {
		switch strength(f.approx) {
		case "":
			return f.number, max(f.number, f.to)
		case "dozens", "scores", "hundreds", "thousands", "millions":
			return f.bounds()
		}
		return f.number * (1 - spread), max(f.number, f.to) * (1 + spread)
	}
	la, ha := reach(a)
	lb, hb := reach(b)
	return la <= hb && lb <= ha
}

// agrees reports whether the words that tell which of its kind is counted allow one thing: one figure
// says no more than the kind, or a good part of the words is common.
func (f *figure) agrees(o *figure) bool {
	a, b := f.rest(), o.rest()
	return len(a) == 0 || len(b) == 0 || likeness(a, b) >= enough
}

// untold is how many times one number may be the other where one clause says nothing of what is counted but
// that it is there: counts of one thing that differ by more are mostly of two.
const untold = 2

// sameDeed reports whether what two figures count did, or had done to it, the same, as far as is said.
// Travellers are not set against people: the crew are people too.
func (f *figure) sameDeed(o *figure) bool {
	if aspect, did, ok := strings.Cut(f.aspect, ":"); ok && aspect == "people" && (did == "aboard" || did == "be") {
		return (len(f.rest()) == 0) == (len(o.rest()) == 0)
	}
	lo, hi := min(f.number, o.number), max(f.number, o.number)
	return f.deed == o.deed || (f.deed == "" || o.deed == "") && f.deed != "all" && o.deed != "all" && hi <= lo*untold
}

// rest gives the words for what is counted but for its kind, found once.
func (f *figure) rest() map[string]bool {
	if f.others == nil {
		f.others = map[string]bool{}
		aspect, _, _ := strings.Cut(f.aspect, ":")
		head, _ := content(aspect)
		for x := range f.of {
			if !head[x] && x[0] != '@' && x != "person" && (words.count[x] != aspect || aspect == "people") {
				f.others[x] = true
			}
		}
	}
	return f.others
}

func isCountClass(aspect string) bool {
	for _, c := range words.count {
		if c == aspect {
			return true
		}
	}
	return false
}

// gap is how far, in orders of size, a figure lies from the nearest of a group; none from one it is tied to.
func gap(f *figure, g []*figure) float64 {
	least := math.Inf(1)
	for _, o := range g {
		if o.against == f || f.against == o {
			return 0
		}
		least = min(least, math.Abs(math.Log((o.number+1)/(f.number+1))))
	}
	return least
}

// deedOf gives what a statement says of the things it counts: the class of its predicate, "all" for a
// number that says how many there are at all ("the 14 wards"), nothing for a state or a way of counting.
func (w *weigher) deedOf(f *figure, q *stemma.Quantity) string {
	t := f.told
	before := w.clauseBefore(f.report, q.Span)
	if n := len(before); n > 0 && (slices.Contains([]string{"the", "its", "their", "his", "her", "these", "those"}, before[n-1]) || strings.HasSuffix(before[n-1], "'s") || strings.HasSuffix(before[n-1], "’s")) {
		return "all"
	}
	if t.s == nil || t.s.Nominal || words.in("is", t.s.Verb) || words.in("tells", t.s.Verb) || words.in("shift", t.s.Verb) || words.in("holds", t.s.Verb) || words.in("stays", t.s.Verb) || q.Change == "from" || q.Change == "to" || f.unit != "" && !currency(f.unit) {
		return ""
	}
	if t.s.Actor != nil && t.s.Actor.Span.Overlaps(q.Span) || t.s.Recipient != nil && t.s.Recipient.Span.Overlaps(q.Span) {
		return t.verb
	}
	return ""
}

// currency reports whether a unit is money: the three letters of ISO 4217.
func currency(unit string) bool { return len(unit) >= 3 && strings.ToUpper(unit[:3]) == unit[:3] }

// belongs reports whether a figure answers the question of a group: a report ties it to one of the group,
// or it is the number of one of them, or it can be compared with all.
func (w *weigher) belongs(f *figure, g []*figure) bool {
	if late(f) > 0 {
		return g[0].aspect == f.aspect && slices.ContainsFunc(g, func(o *figure) bool { return o.Report == f.Report || w.comparable(f, o) })
	}
	return slices.ContainsFunc(g, func(o *figure) bool {
		return o.against == f || f.against == o || f.unit == o.unit && (slices.Contains(o.not, f.number) || slices.Contains(f.not, o.number)) || o.number == f.number && w.comparable(f, o) && (f.number > 0 || meetWords(f.of, o.of))
	}) || !slices.ContainsFunc(g, func(o *figure) bool { return !w.comparable(f, o) })
}

// aboard reports whether a figure counts who was in a vehicle: by the words behind it or its verb.
func (w *weigher) aboard(f *figure, q *stemma.Quantity) bool {
	text := w.reports[f.report].Text
	end := max(q.End, q.OfSpan.End)
	rest := strings.ToLower(text[min(end, len(text)):min(len(text), end+60)])
	if k := strings.IndexAny(rest, ".;:\n"); k >= 0 {
		rest = rest[:k]
	}
	return strings.Contains(rest, " aboard") || strings.Contains(rest, " on board") ||
		f.told.s != nil && f.told.s.Verb == "carry" && f.told.s.Recipient != nil && f.told.s.Recipient.Span.Overlaps(q.Span)
}

// someOf reports whether a number in an argument only says of how many some are meant ("one of the eleven").
func someOf(text string, arg, number stemma.Span) bool {
	if arg.Start >= number.Start {
		return false
	}
	before := bareWords(text[arg.Start:number.Start])
	if len(before) < 2 || !slices.Contains(before, "of") {
		return false
	}
	return unicode.IsDigit(rune(before[0][0])) || slices.Contains(numberWords, before[0]) || slices.Contains(someWords, before[0])
}

// someWords open what takes some of a number.
var someWords = strings.Fields("some most many several few half none each any all")

// doneBy gives the class of the verb that a noun for people is made from: protesters protest, detainees are
// detained.
func doneBy(noun string) string {
	for _, end := range []string{"er", "or", "ee"} {
		stem, ok := strings.CutSuffix(noun, end)
		if !ok {
			continue
		}
		for _, v := range []string{stem, stem + "e", stem + "ate"} {
			if c := words.happen[v]; c != "" {
				return c
			}
		}
	}
	return ""
}

// toll reports whether the number stands behind the word toll in its clause ("toll climbs to 41").
func (w *weigher) toll(i int, s stemma.Span) bool {
	before := w.clauseBefore(i, s)
	return slices.Contains(before, "toll") || slices.Contains(before, "tolls")
}

// fellIll reports whether what is counted is said to have fallen ill, right behind the number.
func (w *weigher) fellIll(f *figure, q *stemma.Quantity) bool {
	for _, x := range w.clauseAfter(f.report, stemma.Span{Start: q.Start, End: q.End}) {
		if words.in("sick", x) {
			return true
		}
	}
	of := strings.Fields(strings.ToLower(q.OfText))
	if len(of) > 0 && words.in("sick", of[0]) {
		return true
	}
	// "the number of people taken ill has climbed to 41"
	if !q.OfSpan.Empty() && q.OfSpan.End <= q.Start {
		behind := bareWords(w.reports[f.report].Text[q.OfSpan.End:q.Start])
		return slices.ContainsFunc(behind[:min(len(behind), 3)], func(x string) bool { return words.in("sick", x) })
	}
	return false
}
