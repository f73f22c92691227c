package claim

import (
	"cmp"
	"slices"

	"stemma"
)

// eventPoints asks of each happening: did it happen, who did it, when. A question is a point only if
// at least two reports answer it, or the answers differ.
func (w *weigher) eventPoints(all []*cluster) []stemma.Point {
	var out []stemma.Point
	for _, c := range all {
		if c.future {
			continue
		}
		if p, ok := w.didItHappen(c); ok {
			out = append(out, p)
		}
		if p, ok := w.whenWasIt(c); ok && meaningful(p) {
			out = append(out, p)
		}
	}
	asked := map[string]bool{}
	for _, p := range out {
		asked[p.Question] = true
	}
	for _, p := range w.gainsaid() {
		if !asked[p.Question] {
			asked[p.Question] = true
			out = append(out, p)
		}
	}
	out = append(out, w.whoDidIt(all)...)
	slices.SortStableFunc(out, func(a, b stemma.Point) int {
		return cmp.Or(cmp.Compare(a.Question, b.Question), cmp.Compare(a.Claims[0].Places[0].Report, b.Claims[0].Places[0].Report))
	})
	return out
}

func (w *weigher) answer(id, text string, ts []*told) stemma.Claim {
	c := stemma.Claim{ID: id, Value: stemma.Value{Text: text}, Support: w.support(ts)}
	for _, t := range ts {
		c.Statements = append(c.Statements, t.ID)
		c.Places = append(c.Places, w.place(t.report, t.s.Span))
	}
	c.Reasons = []stemma.Reason{{Rule: "statement", Note: "as told", Places: c.Places}}
	return c
}

func (w *weigher) didItHappen(c *cluster) (stemma.Point, bool) {
	var yes, no []*told
	for _, t := range c.members {
		if t.denied() {
			no = append(no, t)
		} else {
			yes = append(yes, t)
		}
	}
	yes = slices.DeleteFunc(yes, func(y *told) bool { // who denies it does not say it, and another deed is another matter
		return !slices.ContainsFunc(no, func(n *told) bool { return y.verb == n.verb }) ||
			slices.ContainsFunc(no, func(n *told) bool { return y.Report == n.Report && y.s.Covers(n.s.Span) })
	})
	if len(yes) == 0 || len(no) == 0 {
		return stemma.Point{}, false
	}
	if !slices.ContainsFunc(no, func(n *told) bool {
		return n.modality == stemma.Denied || slices.ContainsFunc(yes, func(y *told) bool { return y.Report != n.Report })
	}) {
		return stemma.Point{}, false // one report that says yes here and no there speaks of two things
	}
	lead := w.lead(yes)
	p := stemma.Point{
		Question: "Is it true that " + asked(lead.s.What) + "?", Aspect: "happened", About: lead.s.What, Status: "disputed",
		Claims:    []stemma.Claim{w.answer("yes", "asserted", yes), w.answer("no", "denied", no)},
		Rivalries: []stemma.Rivalry{{A: "yes", B: "no", Kind: stemma.Conflicts, Note: "one says so, the other denies it"}},
	}
	if w.notYet(no, yes) {
		p.Status = "superseded"
		p.Rivalries[0] = stemma.Rivalry{A: "yes", B: "no", Kind: stemma.Supersedes, Note: "not yet so then, said to be so later"}
	}
	p.Reasons = []stemma.Reason{{Rule: "denied", Note: "the same happening, asserted and denied", Places: []stemma.Place{p.Claims[0].Places[0], p.Claims[1].Places[0]}}}
	return p, true
}

// notYet reports whether all that say no (and deny nothing) were published before all that say yes.
func (w *weigher) notYet(no, yes []*told) bool {
	for _, n := range no {
		if n.modality == stemma.Denied {
			return false
		}
		for _, y := range yes {
			pn, py := w.reports[n.report].Published, w.reports[y.report].Published
			if !pn.Known() || !py.Known() || !py.From.After(pn.To) {
				return false
			}
		}
	}
	return true
}

func (w *weigher) whenWasIt(c *cluster) (stemma.Point, bool) {
	type dated struct {
		when stemma.Interval
		ts   []*told
	}
	var answers []dated
	reports := map[stemma.ID]bool{}
	for _, t := range c.members {
		if !t.when.Known() || t.denied() {
			continue
		}
		reports[t.Report] = true
		at := slices.IndexFunc(answers, func(d dated) bool { return d.when.From.Equal(t.when.From) && d.when.To.Equal(t.when.To) })
		if at < 0 {
			answers = append(answers, dated{t.when, []*told{t}})
		} else {
			answers[at].ts = append(answers[at].ts, t)
		}
	}
	if len(reports) < 2 {
		return stemma.Point{}, false
	}
	slices.SortFunc(answers, func(a, b dated) int {
		return cmp.Or(a.when.From.Compare(b.when.From), a.when.To.Compare(b.when.To))
	})
	lead := w.lead(c.members)
	p := stemma.Point{Question: w.whenQuestion(lead), Aspect: "when", About: lead.s.What}
	for i, a := range answers {
		p.Claims = append(p.Claims, w.answer(day(a.when), day(a.when), a.ts))
		for k := range i {
			o := answers[k].when
			r := stemma.Rivalry{A: p.Claims[k].ID, B: p.Claims[i].ID, Kind: stemma.Refines, Note: "the days meet"}
			if o.From.After(a.when.To) || a.when.From.After(o.To) {
				r.Kind, r.Note = stemma.Conflicts, "the days do not meet"
			}
			p.Rivalries = append(p.Rivalries, r)
		}
	}
	p.Status = status(p)
	p.Reasons = []stemma.Reason{{Rule: "same-happening", Note: "reports that say when", Places: []stemma.Place{p.Claims[0].Places[0]}}}
	return p, true
}

// whoCompared are the classes of happenings whose doer is worth a question.
var whoCompared = []string{"attack", "kill", "injure"}

// whoDidIt sets against each other happenings that differ only in who is said to have done them.
func (w *weigher) whoDidIt(all []*cluster) []stemma.Point {
	var out []stemma.Point
	alike := map[string][]*cluster{} // by what is done and to what
	var keys []string
	for _, c := range all {
		if c.future || !slices.Contains(whoCompared, c.members[0].verb) {
			continue
		}
		x := w.lead(c.members)
		key := x.verb + "|" + x.target.head
		if x.target.entity != "" {
			key = x.verb + "|" + x.target.entity
		}
		if len(alike[key]) == 0 {
			keys = append(keys, key)
		}
		alike[key] = append(alike[key], c)
	}
	for _, key := range keys {
		out = append(out, w.twoDoers(alike[key])...)
	}
	return out
}

// twoDoers compares happenings of one kind to one thing pair by pair, up to blockCap of them.
func (w *weigher) twoDoers(list []*cluster) []stemma.Point {
	var out []stemma.Point
	list = list[:min(len(list), blockCap)]
	for i, a := range list {
		for _, b := range list[i+1:] {
			x, y := w.lead(a.members), w.lead(b.members)
			if x.Actor == "" || y.Actor == "" || x.Actor == y.Actor || x.Report == y.Report || x.denied() || y.denied() ||
				w.sameArgument(x.target, y.target) < .5 || w.entities[x.Actor].Kind != w.entities[y.Actor].Kind ||
				x.when.Known() && y.when.Known() && (x.when.From.After(y.when.To) || y.when.From.After(x.when.To)) ||
				!dated(x, y) {
				continue
			}
			p := stemma.Point{
				Question: w.whoQuestion(x), Aspect: "who", About: x.s.What, Status: "disputed",
				Claims:    []stemma.Claim{w.answer("a", w.entities[x.Actor].Name, a.members), w.answer("b", w.entities[y.Actor].Name, b.members)},
				Rivalries: []stemma.Rivalry{{A: "a", B: "b", Kind: stemma.Conflicts, Note: "another doer of what seems one happening"}},
			}
			p.Reasons = []stemma.Reason{{Rule: "who", Note: "the same happening but for the doer", Places: []stemma.Place{w.place(x.report, x.s.Span), w.place(y.report, y.s.Span)}}}
			out = append(out, p)
		}
	}
	return out
}
