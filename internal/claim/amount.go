package claim

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"stemma"
)

// bare is the aspect of a measure that does not say what it measures ("more than 900 tonnes").
const bare = "measured"

// parted opens the words behind a number that counts some of those just counted.
var parted = []string{" of them", " of those", " of these", " of whom", " of which"}

// partOf gives the words behind a number by which it counts a part of what was counted before ("four of
// them"), or nothing. "31 of those aboard" says itself of whom, and counts no part of an earlier number.
func partOf(text string, at int) string {
	rest := strings.ToLower(text[min(at, len(text)):min(len(text), at+24)])
	for _, p := range parted {
		behind, ok := strings.CutPrefix(rest, p)
		if !ok {
			continue
		}
		next, _, _ := strings.Cut(strings.TrimPrefix(behind, " "), " ")
		if p == " of those" && strings.HasPrefix(behind, " ") && !words.in("is", strings.Trim(next, ".,;")) {
			return ""
		}
		return p
	}
	return ""
}

// others adds those who stand before "and two others" without a number of their own ("a guard and two
// others" are three).
func (w *weigher) others(f *figure, i int, q *stemma.Quantity) {
	if !strings.HasPrefix(strings.ToLower(q.OfText), "other") {
		return
	}
	arg := argumentSpan(f.told)
	text := w.reports[i].Text
	if arg.Start >= q.Start || !arg.Overlaps(q.Span) {
		return
	}
	before, ok := strings.CutSuffix(strings.TrimSpace(text[arg.Start:q.Start]), " and")
	if !ok {
		return
	}
	if n := howMany(strings.TrimSuffix(before, ",")); n > 0 {
		f.number, f.to = f.number+float64(n), f.to+float64(n)
		f.place.Start, f.whole.Start = arg.Start, arg.Start
		f.place.End = f.whole.End
		f.text, f.ofText, f.partial = text[arg.Start:f.whole.End], "people", false
	}
}

// fuller gives what a measure measures with the second word of its name, where that ends the phrase.
func fuller(text string, q *stemma.Quantity) string {
	if q.OfSpan.Empty() || q.OfSpan.End > len(text) {
		return q.OfText
	}
	rest := text[q.OfSpan.End:min(len(text), q.OfSpan.End+40)]
	second := strings.TrimLeft(rest, " ")
	end := strings.IndexFunc(second, func(r rune) bool { return !unicode.IsLower(r) })
	if len(second) == len(rest) || end < 3 || slices.Contains(small, second[:end]) {
		return q.OfText
	}
	behind := strings.TrimLeft(second[end:], " ")
	next, _, _ := strings.Cut(behind, " ")
	if behind == second[end:] && !strings.HasPrefix(behind, ",") && !strings.HasPrefix(behind, ".") || behind != second[end:] && !slices.Contains(small, next) {
		return q.OfText
	}
	return q.OfText + " " + second[:end]
}

// disbelieved reports whether the sentence of a figure calls it untrue ("the figure of 300 is a fiction").
func (w *weigher) disbelieved(i int, q *stemma.Quantity) bool {
	r := &w.readings[i]
	n := sentenceOf(r, q.Start)
	if n >= len(r.Sentences) {
		return false
	}
	text, s := w.reports[i].Text, r.Sentences[n]
	before := strings.Fields(strings.ToLower(text[s.Start:max(s.Start, q.Start)]))
	named := slices.ContainsFunc(before[max(0, len(before)-namedBefore):], func(x string) bool { return words.in("alleged", x) })
	if !named {
		return false
	}
	after, _ := content(text[q.End:max(q.End, s.End)])
	return meetWords(after, words.sets["untrue"])
}

// namedBefore is how many words before a number may call it a figure or a claim ("the claim that some 300").
const namedBefore = 4

func meetWords(a, b map[string]bool) bool {
	for x := range a {
		if b[x] {
			return true
		}
	}
	return false
}

// measured gives bare measures what the story measures in their unit, if that is one thing; a measure of
// a story that measures several things stays unknown and is left out, but for those that a report sets
// against one another and what is the same as they.
func measured(all []*figure) []*figure {
	tied := map[string]bool{} // unit and number of bare measures that a report ties to others
	amount := func(f *figure) string { return fmt.Sprint(f.unit, f.number) }
	for _, f := range all {
		if f.unit == "" || f.aspect != bare {
			continue
		}
		if f.against != nil {
			tied[amount(f)], tied[amount(f.against)] = true, true
		}
		if len(f.not) > 0 {
			tied[amount(f)] = true
		}
	}
	sums := sameSums(all)
	things, names := map[string]string{}, map[string]string{}
	for _, f := range all {
		if f.unit == "" || strings.HasPrefix(f.aspect, bare) || currency(f.unit) {
			continue
		}
		aspect := strings.TrimSuffix(f.aspect, ":allowed")
		if old, ok := things[f.unit]; ok && old != aspect {
			aspect = ""
		}
		things[f.unit] = aspect
		if n := names[f.unit]; len(f.ofText) > len(n) || len(f.ofText) == len(n) && f.ofText < n {
			names[f.unit] = f.ofText
		}
	}
	var out []*figure
	for _, f := range all {
		if rest, ok := strings.CutPrefix(f.aspect, bare); ok {
			switch deed, told := sums[sumKey(f)]; {
			case told:
				f.aspect = "money:" + deed // one exact sum is one matter, whatever was done with it
				out = append(out, f)
				continue
			case currency(f.unit) && f.deed != "":
				f.aspect = "money:" + f.deed // what it cost is not what was paid
				out = append(out, f)
				continue
			case tied[amount(f)]:
				out = append(out, f)
				continue
			case things[f.unit] == "":
				continue
			}
			f.aspect, f.ofText = things[f.unit]+rest, names[f.unit]
		}
		out = append(out, f)
	}
	return out
}

// headlines gives the figures of headlines to the figures of their own running text that count the same:
// a headline is the same report saying the same, in fewer words.
func (w *weigher) headlines(all []*figure) {
	body := map[string][]*figure{}
	inHeadline := func(f *figure) bool { return w.reports[f.report].KindAt(f.place.Start) == stemma.Headline }
	for _, f := range all {
		if !inHeadline(f) {
			body[f.Report] = append(body[f.Report], f)
		}
	}
	for _, f := range all {
		if !inHeadline(f) {
			continue
		}
		k := slices.IndexFunc(body[f.Report], func(o *figure) bool {
			return o.number == f.number && o.unit == f.unit && (o.aspect == f.aspect || f.aspect == "people" || strings.HasPrefix(f.aspect, "people:"))
		})
		if k < 0 {
			continue
		}
		o := body[f.Report][k]
		f.told, f.aspect, f.approx, f.to, f.of, f.where, f.scope, f.state, f.asOf, f.partial, f.others = o.told, o.aspect, o.approx, o.to, o.of, o.where, o.scope, o.state, o.asOf, o.partial, o.others
	}
}

// settle gives a number that a report tells in its own voice here and lays to somebody there to that
// somebody: the report has told where it has it from.
func settle(all []*figure) {
	type same struct {
		report, aspect, state string
		number                float64
	}
	laid := map[same]source{}
	for _, f := range all {
		k := same{f.Report, f.aspect, f.state, f.number}
		if _, known := laid[k]; !known && len(f.told.voices) > 0 && f.source.kind != stemma.ReportVoice {
			laid[k] = f.source
		}
	}
	for _, f := range all {
		if s, known := laid[same{f.Report, f.aspect, f.state, f.number}]; known && f.source.kind == stemma.ReportVoice && len(f.told.voices) == 0 {
			t := *f.told
			t.source = s
			f.told = &t
		}
	}
}

// comparison reports whether a point of a plain count is worth asking: two reports give one answer, or two
// answers can be compared.
func comparison(p stemma.Point) bool {
	return slices.ContainsFunc(p.Claims, func(c stemma.Claim) bool { return len(c.Reports) > 1 }) ||
		slices.ContainsFunc(p.Rivalries, func(r stemma.Rivalry) bool { return r.Kind != stemma.Scope })
}

// licensing begins the words by which an amount is allowed and not had.
var licensing = []string{"allow", "permit", "licen", "authoris", "authoriz", "entitl"}

// licenceReach is how many words from an amount, within its clause, what allows it may stand.
const licenceReach = 6

// allowed reports whether the words around an amount say that so much is allowed.
func allowed(text string, s stemma.Span) bool {
	says := func(w string) bool {
		w = strings.ToLower(w)
		return slices.ContainsFunc(licensing, func(l string) bool { return strings.HasPrefix(w, l) })
	}
	before := strings.Fields(text[max(0, clauseStart(text, s.Start)):s.Start])
	for _, w := range before[max(0, len(before)-licenceReach):] {
		if says(w) {
			return true
		}
	}
	for n, w := range strings.Fields(text[s.End:min(len(text), s.End+80)]) {
		if w == "than" || n >= licenceReach {
			return false // "900 tonnes more than its permit allows"
		}
		if says(w) {
			return true
		}
		if strings.ContainsAny(w, ",.;:") {
			return false
		}
	}
	return false
}

// clauseStart gives where the clause before a place begins, at most 80 bytes back.
func clauseStart(text string, at int) int {
	from := max(0, at-80)
	if k := strings.LastIndexAny(text[from:at], ",.;:\n“\""); k >= 0 && (at-from == 0 || k+1 < at-from) {
		return from + k + 1
	}
	return from
}

// recordsOf gives what keeps account of those counted, from the words before a number ("files of 40
// clients"), or nothing.
func recordsOf(text string, at int) string {
	f := strings.Fields(text[max(0, at-40):at])
	for k := len(f) - 2; k >= max(0, len(f)-5); k-- {
		if f[k+1] == "of" || f[k+1] == "on" {
			switch strings.ToLower(f[k]) {
			case "records", "details", "files", "data":
				return "record"
			}
		}
	}
	return ""
}

// becameOf reads the word right behind what is counted, if it says what became of it.
func becameOf(text string, at int) string {
	rest := text[min(at, len(text)):min(len(text), at+16)]
	if !strings.HasPrefix(rest, " ") {
		return ""
	}
	word, _, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	switch k := words.became[strings.ToLower(strings.TrimRight(word, ".,;:"))]; k {
	case "killed", "injured":
		return k
	}
	return ""
}

// doneTo reads the participle right behind the people that are counted ("the number of people arrested has
// risen") and gives the class of its verb, or nothing.
func doneTo(text string, at int) string {
	rest := text[min(at, len(text)):min(len(text), at+16)]
	if !strings.HasPrefix(rest, " ") {
		return ""
	}
	word := strings.ToLower(strings.TrimRight(strings.Fields(rest + " .")[0], ".,;:"))
	for _, end := range []string{"ed", "d"} {
		if stem, ok := strings.CutSuffix(word, end); ok && words.happen[stem] != "" {
			return words.happen[stem]
		}
	}
	return ""
}

// owned splits the words for what is counted into what it is and whose ("Chilean troops"), and where ("in Peru").
func owned(phrase string) (of, where map[string]bool) {
	lower := strings.ToLower(phrase)
	cut := len(phrase)
	for _, p := range []string{" in ", " at ", " on ", " along ", " alongside ", " across ", " inside ", " within ", " near ", " around ", " for ", " from "} {
		if k := strings.Index(lower, p); k >= 0 && k < cut {
			cut = k
		}
	}
	of, _ = content(phrase[:cut])
	where, _ = content(phrase[cut:])
	return of, where
}

// argumentSpan gives the span of what a statement happens to.
func argumentSpan(t *told) stemma.Span {
	switch {
	case t.s.Recipient != nil:
		return t.s.Recipient.Span
	case t.s.Actor != nil:
		return t.s.Actor.Span
	}
	return stemma.Span{}
}

// parts marks the smaller tolls of a report that gives a larger one in the same breath of time: they
// count some of those.
func parts(all []*figure) {
	type key struct{ report, aspect string }
	most := map[key]float64{}
	for _, f := range all {
		if growing[f.aspect] && !f.partial && f.state != "denied" {
			k := key{f.Report, f.aspect}
			most[k] = max(most[k], f.number)
		}
	}
	general := map[string]bool{} // aspects for which some report counts all
	for _, f := range all {
		general[f.aspect] = general[f.aspect] || !f.kindOnly && !f.partial
	}
	type told struct {
		aspect string
		number float64
	}
	whole := map[told]bool{} // numbers that some report gives for all
	for _, f := range all {
		whole[told{f.aspect, f.number}] = whole[told{f.aspect, f.number}] || !f.kindOnly && !f.partial
	}
	tied := map[*figure]bool{} // what a report sets against another is that whole question's answer
	for _, f := range all {
		tied[f] = tied[f] || f.against != nil
		tied[f.against] = true
	}
	for _, f := range all {
		if tied[f] {
			continue
		}
		if f.kindOnly && general[f.aspect] && !whole[told{f.aspect, f.number}] {
			f.partial = true
		}
		if growing[f.aspect] && !f.past && f.number > 0 && f.number < most[key{f.Report, f.aspect}] {
			f.partial = true
		}
	}
}

// siblings gives the numbers of a statement.
func siblings(t *told) []int {
	if t.s == nil {
		return nil
	}
	return t.s.Quantities
}

// oneSource reports whether a voice or a newsroom gives both answers.
func oneSource(a, b []*figure) bool {
	for _, x := range a {
		for _, y := range b {
			if x.source.voice == y.source.voice || meet(x.source.rooms, y.source.rooms) {
				return true
			}
		}
	}
	return false
}

// oneReport reports whether two answers stand in one and the same report and in no other.
func oneReport(a, b stemma.Claim) bool {
	return len(a.Reports) == 1 && len(b.Reports) == 1 && a.Reports[0] == b.Reports[0]
}
