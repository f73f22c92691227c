package claim

import (
	"cmp"
	"slices"
	"strings"

	"stemma"
)

// A report often says itself that two of its figures answer one question: "an earlier count had put it at
// six", "disputed the figure; he said nine", "69 people, not 67". What it says so outranks what the nouns
// and verbs of the figures allow to be told.

// contrastReach is how many sentences back the other figure may stand: the two that quarrel stand in one
// paragraph, and a paragraph of news has about three sentences.
const contrastReach = 3

// contrast ties the figures of each report that it sets against one another and gives a bare number what
// the other counts. Bare numbers that nothing ties, and numbers put aside by "not", are left out.
func (w *weigher) contrast(all []*figure) []*figure {
	byReport := make([][]*figure, len(w.reports))
	for _, f := range all {
		byReport[f.report] = append(byReport[f.report], f)
	}
	aside, loose := map[*figure]bool{}, map[*figure]bool{} // loose are numbers of something that the report names without a number
	for i, list := range byReport {
		slices.SortStableFunc(list, func(a, b *figure) int { return cmp.Compare(a.place.Start, b.place.Start) })
		for k, f := range list {
			before := w.clauseBefore(i, f.place.Span)
			switch p := w.risen(list, k); {
			case p != nil: // "risen to 44, up from 25"
				f.counts(p)
				f.past, f.state, f.against = true, "", p
			case denies(before):
				if p := w.partner(list, k, 0, false); p != nil { // "2.4 billion dollars, not 3.2 billion"
					p.not = append(p.not, f.number)
					aside[f] = true
				}
			case older(before, w.clauseAfter(i, f.place.Span)):
				if f.aspect != "" && f.aspect != bare {
					f.past = true
				} else if p := w.partner(list, k, contrastReach, false); p != nil && (names(before) || f.change == "from") {
					f.counts(p)
					f.past, f.against = true, p
				}
			case f.number == 0: // "nobody died" is set against who died by another voice of the report, and nothing else
				for _, o := range list[:min(len(list), blockCap)] {
					if o.aspect == f.aspect && o.number > 0 && o.source.voice != f.source.voice && w.near(f, o) && (f.against == nil || o.number < f.against.number) {
						f.against = o
					}
				}
			case f.aspect == "" || f.aspect == bare || growing[f.aspect] && f.ofText == "":
				if names(before) {
					if p := w.partner(list, k, contrastReach, false); p != nil {
						f.counts(p)
						f.against = p
					} else if f.aspect == "" && k > 0 && loose[list[k-1]] && list[k-1].unit == f.unit {
						f.against = list[k-1]
					}
					loose[f] = f.aspect == ""
				}
			}
			if f.against == nil && !aside[f] && w.afterDispute(i, f) {
				if p := w.partner(list, k, contrastReach, true); p != nil {
					f.counts(p)
					f.against = p
				}
			}
		}
	}
	asked := 0
	for _, f := range all {
		if loose[f] && f.against != nil && f.aspect == "" && asked < claimCap {
			namedElsewhere(f, all)
			asked++
		}
	}
	return slices.DeleteFunc(all, func(f *figure) bool { return f.aspect == "" || aside[f] })
}

// telling is the least number that hardly two things of one story share: what another report counts with it is
// what a bare number counts.
const telling = 1000

// namedElsewhere gives two bare numbers that a report sets against each other what another report counts with
// one of them.
func namedElsewhere(f *figure, all []*figure) {
	for _, o := range all {
		if o.Report != f.Report && o.aspect != "" && o.unit == f.unit && o.number >= telling && (o.number == f.number || o.number == f.against.number) {
			f.counts(o)
			f.against.counts(o)
			return
		}
	}
}

// risen gives what the number of the k-th figure has changed to, told in the same sentence as a fact; nil if
// it is no number that changed.
func (w *weigher) risen(list []*figure, k int) *figure {
	f := list[k]
	if f.state != "earlier" {
		return nil
	}
	r := &w.readings[f.report]
	for _, j := range []int{k - 1, k + 1} {
		if j < 0 || j >= len(list) || list[j].unit != f.unit || sentenceOf(r, list[j].place.Start) != sentenceOf(r, f.place.Start) {
			continue
		}
		if p := list[j]; (p.change == "to" || p.change == "" && j < k) && p.state == "" && p.aspect != "" && (f.aspect == "" || f.aspect == p.aspect || strings.HasPrefix(p.aspect, f.aspect+":")) {
			return p
		}
	}
	return nil
}

// near reports whether a toll may be what "nobody died" denies: of the same kind of people, in its reach, or
// a few, whom only such a denial would pass over.
func (w *weigher) near(none, toll *figure) bool {
	r := &w.readings[none.report]
	n, m := sentenceOf(r, none.place.Start), sentenceOf(r, toll.place.Start)
	return max(n-m, m-n) <= contrastReach || meetWords(none.of, toll.of) || toll.number < worthAsking
}

// counts makes a figure one of what another counts.
func (f *figure) counts(o *figure) {
	f.aspect, f.unit, f.of, f.where, f.others, f.kindOnly, f.partial, f.some, f.deed = o.aspect, o.unit, o.of, o.where, nil, o.kindOnly, false, "", o.deed
	if f.ofText == "" {
		f.ofText = o.ofText
	}
	if growing[f.aspect] {
		f.asOf, f.state = stemma.Interval{}, ""
	}
}

// partnersAsked bounds the figures that are looked at for a partner: a paragraph that is no table has fewer.
const partnersAsked = 12

// partner gives the nearest figure before the k-th that may be the other of a pair: in the same unit, of
// the same order of size, no part of a larger one, at most so many sentences back. Across a dispute its
// sentence is not the figure's own clause.
func (w *weigher) partner(list []*figure, k, reach int, across bool) *figure {
	f := list[k]
	r := &w.readings[f.report]
	here := sentenceOf(r, f.place.Start)
	for j := k - 1; j >= max(0, k-partnersAsked); j-- {
		p := list[j]
		if here-sentenceOf(r, p.place.Start) > reach {
			return nil
		}
		if f.aspect != "" && f.aspect != bare && !across && p.aspect != f.aspect {
			continue // "the true toll was closer to 80" is no number of the missing
		}
		lo, hi := min(p.number, f.number), max(p.number, f.number)
		if p.unit != f.unit && (reach > 0 || f.unit != "") || p.aspect == "" || p.partial || p.past || lo <= 0 || hi > lo*sameOrder || p.number == f.number ||
			across && (p.deed == "all" || p.state != "denied" && w.disputed(f.report, p.place.End, f.place.Start) < 0) || w.included(p) {
			continue
		}
		return p
	}
	return nil
}

// included reports whether a figure counts some of those just counted ("17, including eight civilians").
func (w *weigher) included(f *figure) bool {
	before := w.clauseBefore(f.report, f.place.Span)
	return len(before) > 0 && words.in("including", before[len(before)-1])
}

// clauseWords is how many words on either side of a number are looked at.
const clauseWords = 8

// clauseBytes holds that many words, so that a table in one sentence stays cheap.
const clauseBytes = 120

// clauseBefore gives the last words, folded, between the beginning of a number's sentence and the number.
func (w *weigher) clauseBefore(i int, s stemma.Span) []string {
	r := &w.readings[i]
	n := sentenceOf(r, s.Start)
	if n >= len(r.Sentences) {
		return nil
	}
	text := w.reports[i].Text[max(r.Sentences[n].Start, s.Start-clauseBytes):max(s.Start, r.Sentences[n].Start)]
	if k := strings.LastIndexAny(text, ";:"); k >= 0 {
		text = text[k+1:]
	}
	f := bareWords(text)
	return f[max(0, len(f)-clauseWords):]
}

func (w *weigher) clauseAfter(i int, s stemma.Span) []string {
	r := &w.readings[i]
	n := sentenceOf(r, s.Start)
	if n >= len(r.Sentences) || s.End >= r.Sentences[n].End {
		return nil
	}
	text := w.reports[i].Text[s.End:min(r.Sentences[n].End, s.End+clauseBytes)]
	if k := strings.IndexAny(text, ",;:"); k >= 0 {
		text = text[:k]
	}
	f := bareWords(text)
	return f[:min(len(f), clauseWords/2)]
}

// bareWords gives the words of a text, folded, without their marks.
func bareWords(text string) []string {
	f := strings.Fields(strings.ToLower(text))
	for i := range f {
		f[i] = strings.Trim(f[i], ".,;:!?()“”\"'’‘$£€")
	}
	return slices.DeleteFunc(f, func(x string) bool { return x == "" })
}

// denies reports whether the words before a number put it aside ("not 67", "rather than the 14").
func denies(before []string) bool {
	if n := len(before); n > 0 && slices.Contains(articles, before[n-1]) {
		before = before[:n-1]
	}
	n := len(before)
	return n > 0 && before[n-1] == "not" || n > 1 && (before[n-2] == "rather" && before[n-1] == "than" || before[n-2] == "instead" && before[n-1] == "of")
}

// older reports whether a figure is said to be an earlier one: by a word for earlier, or by who "had" told it.
func older(before, after []string) bool {
	said := false
	for k, x := range before {
		if words.in("before", x) || x == "had" && slices.ContainsFunc(before[k+1:], func(y string) bool { return words.in("figured", y) }) {
			said = true
		}
	}
	return said || len(after) > 0 && slices.ContainsFunc(after[:min(len(after), 2)], func(x string) bool { return words.in("before", x) })
}

// names reports whether the words before a bare number make it the number of something told before: "put
// the crowd at", "said it was closer to", "had claimed".
func names(before []string) bool {
	holder, verb := false, false
	for _, x := range before[max(0, len(before)-6):] {
		holder = holder || words.in("alleged", x) || words.in("amounts", x) || x == "it"
		verb = verb || words.in("figured", x) || words.in("is", x)
	}
	last := ""
	if len(before) > 0 {
		last = before[len(before)-1]
	}
	return holder && verb || last == "claimed" || last == "put"
}

// afterDispute reports whether a report disputes a figure right before it gives this one: in the same
// sentence or the one before.
func (w *weigher) afterDispute(i int, f *figure) bool {
	r := &w.readings[i]
	n := sentenceOf(r, f.place.Start)
	if n >= len(r.Sentences) {
		return false
	}
	return w.disputed(i, max(r.Sentences[max(0, n-1)].Start, f.place.Start-4*clauseBytes), f.place.Start) >= 0
}

// disputed gives where, between two places of a report, a figure is disputed ("Clydeway disputed the
// figure"); -1 if nowhere.
func (w *weigher) disputed(i, from, to int) int {
	if to <= from {
		return -1
	}
	f := bareWords(w.reports[i].Text[from:to])
	for k, x := range f {
		if !words.in("disputing", x) {
			continue
		}
		for _, y := range f[k+1 : min(len(f), k+5)] {
			if words.in("alleged", y) || words.in("amounts", y) {
				return k
			}
		}
	}
	return -1
}

// opposed says how two answers stand to each other by what a report says of them itself; no kind where
// none does.
func (w *weigher) opposed(a, b []*figure) (kind stemma.RivalKind, note string, aLater bool) {
	replaces := func(x, y []*figure) bool { // a report gives y as what was said before x
		for _, f := range y {
			if f.past && slices.ContainsFunc(x, func(o *figure) bool { return o.Report == f.Report && !o.past }) {
				return true
			}
		}
		return false
	}
	corrects := func(x, y []*figure) (*figure, bool) { // x is given with the words "not y"
		for _, f := range x {
			for _, n := range f.not {
				if n == y[0].number {
					return f, true
				}
			}
		}
		return nil, false
	}
	text := func(x []*figure) string { return x[0].value().Text }
	for _, f := range a {
		for _, o := range b { // "nobody died" and "two died", told side by side
			if f.Report == o.Report && (f.number == 0) != (o.number == 0) && f.source.voice != o.source.voice {
				return stemma.Conflicts, text(a) + " and " + text(b) + " cannot both be true", false
			}
		}
	}
	if f, ok := corrects(a, b); ok {
		return w.put(f, b, text(a), text(b), true)
	}
	if f, ok := corrects(b, a); ok {
		return w.put(f, a, text(b), text(a), false)
	}
	for _, f := range append(slices.Clone(a), b...) {
		if f.against == nil || f.past || f.against.state == "denied" {
			continue // a number beside a denied one leaves it denied
		}
		if slices.Contains(a, f) && slices.Contains(b, f.against) || slices.Contains(b, f) && slices.Contains(a, f.against) {
			la, ha := a[0].bounds()
			lb, hb := b[0].bounds()
			if la <= hb && lb <= ha {
				return "", "", false
			}
			return stemma.Conflicts, text(a) + " and " + text(b) + " are set against each other", false
		}
	}
	switch {
	case replaces(a, b) && !replaces(b, a):
		return stemma.Supersedes, text(a) + " takes the place of " + text(b) + ", given before", true
	case replaces(b, a) && !replaces(a, b):
		return stemma.Supersedes, text(b) + " takes the place of " + text(a) + ", given before", false
	}
	return "", "", false
}

// put says what "x, not y" makes of x and y: a correction, if all that say y came before and nobody in the
// same breath disputes it, else a quarrel.
func (w *weigher) put(f *figure, other []*figure, x, y string, first bool) (stemma.RivalKind, string, bool) {
	now := w.reports[f.report].Published
	r := &w.readings[f.report]
	n := sentenceOf(r, f.place.Start)
	quarrel := w.disputed(f.report, r.Sentences[max(0, n-1)].Start, r.Sentences[min(n, len(r.Sentences)-1)].End) >= 0
	for _, o := range other {
		if o.first != nil {
			o = o.first // a copy says it as early as its parent
		}
		then := w.reports[o.report].Published
		// another voice, heard by another newsroom, does not correct: it contradicts
		quarrel = quarrel || f.source.kind != stemma.ReportVoice && o.source.kind != stemma.ReportVoice && !oneSource([]*figure{f}, []*figure{o})
		quarrel = quarrel || o.Report == f.Report || !now.Known() || !then.Known() || !now.From.After(then.To)
	}
	if quarrel {
		return stemma.Conflicts, x + ", not " + y + ", one report says", false
	}
	return stemma.Supersedes, x + " is given as a correction of " + y, first
}
