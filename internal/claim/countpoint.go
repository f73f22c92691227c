package claim

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"stemma"
)

// late is 1 for what joins a group only after the whole figures have made it: a part of a toll.
func late(f *figure) int {
	if growing[f.aspect] && f.partial {
		return 1
	}
	return 0
}

func (w *weigher) countPoint(g []*figure) stemma.Point {
	var answers [][]*figure
	for _, f := range g {
		at := slices.IndexFunc(answers, func(a []*figure) bool { return sameAnswer(a[0], f) })
		if at < 0 {
			answers = append(answers, []*figure{f})
		} else {
			answers[at] = append(answers[at], f)
		}
	}
	if (len(answers) > manyAnswers || growing[g[0].aspect]) && slices.ContainsFunc(answers, func(a []*figure) bool { return !a[0].partial }) {
		answers = slices.DeleteFunc(answers, func(a []*figure) bool { // one report's other tolls: last year's, the whole country's
			return a[0].partial && !slices.ContainsFunc(a, func(f *figure) bool { return f.Report != a[0].Report })
		})
	}
	slices.SortStableFunc(answers, func(a, b []*figure) int {
		return cmp.Or(cmp.Compare(b[0].number, a[0].number), cmp.Compare(a[0].place.Report, b[0].place.Report), cmp.Compare(a[0].place.Start, b[0].place.Start))
	})
	for _, a := range answers { // the words that are shown stand first
		k := slices.Index(a, w.worded(a))
		a[0], a[k] = a[k], a[0]
	}
	aspect, way, _ := strings.Cut(g[0].aspect, ":")
	if way != "" && way != "allowed" {
		aspect = g[0].aspect // people who fled and people who came are two things
	}
	p := stemma.Point{Aspect: aspect, About: w.about(g)}
	p.Question = w.howManyQuestion(g, p.About, way == "allowed")
	for i, a := range answers {
		p.Claims = append(p.Claims, w.claim(fmt.Sprintf("c%d", i+1), a))
		p.Reasons = append(p.Reasons, stemma.Reason{Rule: "same-count", Note: "counts " + a[0].aspect + ": " + a[0].ofText, Places: []stemma.Place{a[0].place}})
	}
	for i := range answers[:min(len(answers), claimCap)] {
		for k := i + 1; k < min(len(answers), claimCap); k++ {
			kind, note, later := w.opposed(answers[i], answers[k])
			said := kind != ""
			if !said {
				kind, note, later = w.rival(answers[i][0], answers[k][0])
			}
			if !said && kind == stemma.Supersedes && !growing[g[0].aspect] && !oneSource(answers[i], answers[k]) && !changed(answers[i], answers[k], later) {
				// only who said the one can take it back with the other
				kind, note = stemma.Conflicts, fmt.Sprintf("%s and %s cannot both be true", answers[i][0].text, answers[k][0].text)
			}
			if !said && kind == stemma.Conflicts && !growing[g[0].aspect] && oneReport(p.Claims[i], p.Claims[k]) && answers[i][0].state != "denied" && answers[k][0].state != "denied" {
				kind, note = stemma.Scope, "one report gives both: it counts two things"
			}
			r := stemma.Rivalry{A: p.Claims[i].ID, B: p.Claims[k].ID, Kind: kind, Note: note}
			if kind == stemma.Supersedes && !later {
				r.A, r.B = r.B, r.A
			}
			p.Rivalries = append(p.Rivalries, r)
		}
	}
	p.Status = status(p)
	return p
}

// changed reports whether the later of two answers is told as what the number has become ("narrowed to 400").
func changed(a, b []*figure, aLater bool) bool {
	if !aLater {
		a = b
	}
	return slices.ContainsFunc(a, func(f *figure) bool { return f.change == "to" })
}

// manyAnswers is how many answers a desk reads; beyond it the parts that one report alone gives are left out.
const manyAnswers = 4

func (w *weigher) claim(id stemma.ID, a []*figure) stemma.Claim {
	var ts []*told
	c := stemma.Claim{ID: id, Value: a[0].value()}
	c.AsOf = a[0].asOf
	if !c.AsOf.Known() && growing[a[0].aspect] && !a[0].past {
		c.AsOf = w.time(a[0])
	}
	for _, f := range a {
		ts = append(ts, f.told)
		if f.ID != "" && !slices.Contains(c.Statements, f.ID) {
			c.Statements = append(c.Statements, f.ID)
		}
		c.Places = append(c.Places, f.place)
	}
	c.Support = w.support(ts)
	c.Reasons = []stemma.Reason{{Rule: "figure", Note: "as written", Places: c.Places}}
	return c
}

// worded gives the figure whose words are shown: no copy, no garbled one, of the running text, the earliest.
func (w *weigher) worded(a []*figure) *figure {
	rank := func(f *figure) int {
		n := 2 * w.shown(f.told)
		if n == 0 && f.first != nil {
			n = 2
		}
		if w.reports[f.report].KindAt(f.place.Start) == stemma.Headline {
			n++
		}
		return n
	}
	best := a[0]
	for _, f := range a[1:] {
		if x, y := rank(f), rank(best); x < y || x == y && w.earlier(f.told, best.told) {
			best = f
		}
	}
	return best
}

// about gives the fullest words for what a group of figures counts.
func (w *weigher) about(g []*figure) string {
	best := ""
	clean := slices.ContainsFunc(g, func(f *figure) bool { return !w.spun[f.report] })
	for _, f := range g {
		if clean && w.spun[f.report] {
			continue
		}
		text := strings.Join(strings.Fields(f.ofText), " ")
		if len(text) > len(best) && len(text) < 80 || len(text) == len(best) && text < best {
			best = text
		}
	}
	if best == "" {
		best, _, _ = strings.Cut(g[0].aspect, ":")
	}
	return best
}

// status sums up the rivalries of a point and the origins of its claims.
func status(p stemma.Point) string {
	has := map[stemma.RivalKind]bool{}
	for _, r := range p.Rivalries {
		has[r.Kind] = true
	}
	most := 0
	for _, c := range p.Claims {
		most = max(most, len(c.Origins))
	}
	switch {
	case has[stemma.Conflicts]:
		return "disputed"
	case has[stemma.Supersedes]:
		return "superseded"
	case has[stemma.Refines]:
		return "refined"
	case most <= 1:
		return "single-origin"
	}
	return "agreed"
}
