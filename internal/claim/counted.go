package claim

import (
	"slices"
	"strconv"
	"strings"

	"stemma"
)

// What a number counts is sometimes said by its clause alone: "put the number of missing at seven", "about 4,200 fled their
// homes", "lost their lives", "jailed him for seven years", "the river stood at 8.42 metres".

// byClause gives what a number without a noun of its own, or with one for people, counts by its clause; empty for none.
func (w *weigher) byClause(f *figure, q *stemma.Quantity) string {
	t := f.told
	text := w.reports[f.report].Text
	if t.s == nil || t.s.Nominal || q.Unit != "" || t.denied() {
		return ""
	}
	before, after := w.clauseBefore(f.report, q.Span), w.clauseAfter(f.report, f.whole)
	if words.in("tells", t.s.Verb) || words.in("is", t.s.Verb) || words.in("stays", t.s.Verb) || words.in("shift", t.s.Verb) { // "put the number of missing at seven", "five remain unaccounted for"
		k := slices.IndexFunc(before, func(x string) bool { return slices.Contains(amountsOf, x) })
		for ; k >= 0 && k+2 < len(before) && k+4 > len(before)-clauseWords; k++ {
			if before[k] == "of" && words.became[before[k+1]] == "missing" && f.aspect == "" {
				return "missing"
			}
		}
		if slices.ContainsFunc(after[:min(len(after), 3)], func(x string) bool { return x == "unaccounted" || x == "missing" }) {
			return "missing"
		}
	}
	arg := argumentSpan(t)
	if t.s.Actor != nil {
		arg = t.s.Actor.Span
	}
	if !arg.Overlaps(q.Span) || slices.Contains(before, "of") && someOf(text, arg, q.Span) {
		return ""
	}
	owned := bareWords(text[t.s.Trigger.End:min(len(text), t.s.Trigger.End+limitBytes)])
	their := len(owned) > 1 && (owned[0] == "their" || owned[0] == "his" || owned[0] == "her")
	switch {
	case t.s.Verb == "lose" && their && (owned[1] == "lives" || owned[1] == "life"):
		if t.ahead() {
			return ""
		}
		return "killed"
	case words.in("flee", t.s.Verb) && (their && words.in("home", owned[1]) || t.s.Verb == "flee" && f.number >= worthAsking || (t.s.Verb == "evacuate" || t.s.Verb == "displace") && t.s.Actor == nil):
		if t.ahead() && !w.hadTo(t) {
			return ""
		}
		return "displaced"
	}
	return ""
}

// amountsOf are the words before "of" by which those who are counted are named.
var amountsOf = strings.Fields("number numbers toll count total figure tally")

// hadTo reports whether a duty was done: "have had to leave".
func (w *weigher) hadTo(t *told) bool {
	before := bareWords(w.reports[t.report].Text[max(0, t.s.Trigger.Start-limitBytes):t.s.Trigger.Start])
	n := len(before)
	return n > 1 && before[n-1] == "to" && before[n-2] == "had"
}

// prisonTerms makes a figure of every term of prison that somebody who is named was given: "jailed Ann Ode for seven years", "Lind got
// four years". What a prosecutor asks for is none.
func (w *weigher) prisonTerms(i int) []*figure {
	r, text := &w.readings[i], w.reports[i].Text
	var out []*figure
	for k := range r.Times {
		x := &r.Times[k]
		n := termOf(x.Value)
		if x.Type != "DURATION" || n == 0 || !w.reports[i].KindAt(x.Start).Body() {
			continue
		}
		for _, t := range w.inSentence[[2]int{i, sentenceOf(r, x.Start)}] {
			if t.s.Nominal || t.modality != stemma.Asserted || t.s.Future || t.denied() || x.Start < t.s.Trigger.End || !t.s.Span.Covers(x.Span) {
				continue
			}
			who := t.target
			between := bareWords(text[t.s.Trigger.End:x.Start])
			behind := bareWords(text[x.End:min(len(text), x.End+limitBytes)])
			jailed := len(behind) > 1 && (words.in("prison", behind[0]) || words.in("prison", behind[1])) || slices.ContainsFunc(between, func(y string) bool { return words.in("prison", y) })
			switch {
			case words.in("jailing", t.s.Verb):
			case words.in("getting", t.s.Verb) && t.s.Actor != nil && len(between) == 0 && w.sentencing(i):
				who = t.actor
			case jailed && (t.s.Verb == "send" || words.in("getting", t.s.Verb)):
				if t.target.entity == "" {
					who = t.actor
				}
			default:
				continue
			}
			e := w.entities[who.entity]
			if e == nil || e.Kind != stemma.Person || len(between) > clauseWords {
				continue
			}
			out = append(out, &figure{told: t, place: w.place(i, x.Span), number: n, to: n, unit: termUnit(x.Value), text: x.In(text), aspect: "term:" + who.entity, whole: x.Span})
			break
		}
	}
	return out
}

// sentencing reports whether a report tells of somebody who was jailed or sentenced, so that "got four years" is a term of prison.
func (w *weigher) sentencing(i int) bool {
	return slices.ContainsFunc(w.byReport[i], func(t *told) bool {
		return !t.s.Nominal && words.in("jailing", t.s.Verb) || slices.ContainsFunc(bareWords(t.s.In(w.reports[i].Text)), func(x string) bool { return words.in("prison", x) })
	})
}

// termOf reads an ISO 8601 duration of whole years or months, 0 for any other.
func termOf(value string) float64 {
	n := 0.0
	rest, ok := strings.CutPrefix(value, "P")
	if !ok || len(rest) < 2 || len(rest) > 4 || rest[len(rest)-1] != 'Y' && rest[len(rest)-1] != 'M' {
		return 0
	}
	for _, c := range rest[:len(rest)-1] {
		if c < '0' || c > '9' {
			return 0
		}
		n = 10*n + float64(c-'0')
	}
	return n
}

func termUnit(value string) string {
	if strings.HasSuffix(value, "Y") {
		return "year"
	}
	return "month"
}

// exactDigits is the least number of figures of a sum that two reports do not give of two matters: "11.3 million", but not "2 million".
const exactDigits = 3

// sameSums gives the sums of money that at least two reports give to the same three figures, with what most is said to have been done
// with each.
func sameSums(all []*figure) map[string]string {
	reports, deeds := map[string]map[stemma.ID]bool{}, map[string]map[string]int{}
	for _, f := range all {
		if f.aspect != bare || !currency(f.unit) || f.to > f.number || significant(f.number) < exactDigits {
			continue
		}
		k := sumKey(f)
		if reports[k] == nil {
			reports[k], deeds[k] = map[stemma.ID]bool{}, map[string]int{}
		}
		reports[k][f.Report] = true
		if f.deed != "" {
			deeds[k][f.deed]++
		}
	}
	out := map[string]string{}
	for k, in := range reports {
		if len(in) < 2 {
			continue
		}
		best := ""
		for d, n := range deeds[k] {
			if m := deeds[k][best]; best == "" || n > m || n == m && d < best {
				best = d
			}
		}
		out[k] = best
		if best == "" {
			_, number, _ := strings.Cut(k, " ")
			out[k] = number
		}
	}
	return out
}

// sumKey tells one sum of money from another.
func sumKey(f *figure) string { return f.unit + " " + strconv.FormatFloat(f.number, 'f', -1, 64) }

// significant counts the figures of a number without the zeros that end it.
func significant(n float64) int {
	digits := strings.TrimLeft(strings.Replace(strconv.FormatFloat(n, 'f', -1, 64), ".", "", 1), "0")
	return len(strings.TrimRight(digits, "0"))
}
