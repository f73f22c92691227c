package claim

import (
	"slices"
	"time"

	"stemma"
)

// once are the classes of what happens to one thing only once in a while: told of two days, it is one
// happening and one of the days is wrong. Attacks and meetings are repeated, and two days are two of them.
var once = []string{"explode", "collapse", "kill", "close"}

// nearDays is how far apart two days of one happening may lie that reports confuse: a weekday taken for
// the one before, a night for its morning, a day of publication for the day it speaks of.
const nearDays = 3 * 24

// otherDays joins happenings that agree in everything but the day, told by different reports: which
// day it was is then a question of its own.
func (w *weigher) otherDays(all []*cluster) []*cluster {
	var out []*cluster
	byClass := map[string][]*cluster{}
	for _, c := range all {
		x := w.lead(c.members)
		if c.future || x.s.Nominal || !slices.Contains(once, x.verb) {
			out = append(out, c)
			continue
		}
		joined := false
		list := byClass[x.verb]
		for _, o := range list[:min(len(list), blockCap)] {
			if w.otherDay(o, c) {
				o.members = append(o.members, c.members...)
				joined = true
				break
			}
		}
		if !joined {
			byClass[x.verb] = append(list, c)
			out = append(out, c)
		}
	}
	return out
}

func (w *weigher) otherDay(a, b *cluster) bool {
	x, y := w.lead(a.members), w.lead(b.members)
	if !oneDay(x.when) || !oneDay(y.when) || x.denied() || y.denied() || x.Where != y.Where {
		return false
	}
	if gap := x.when.From.Sub(y.when.From).Abs().Hours(); gap == 0 || gap > nearDays {
		return false
	}
	for _, t := range a.members { // one report that tells of two days tells of two happenings
		if slices.ContainsFunc(b.members, func(o *told) bool { return o.Report == t.Report }) {
			return false
		}
	}
	if !x.target.known() || !y.target.known() || x.actor.known() != y.actor.known() {
		return false
	}
	same := x.target.entity != "" && x.target.entity == y.target.entity || w.sameArgument(x.target, y.target) >= .8
	return same && (!x.actor.known() || w.sameArgument(x.actor, y.actor) > 0)
}

// metThere reports whether one of two meetings of one person in the same month is told by where he went
// and the other by whom he met there ("her visit to Lima", "she met the president in Lima").
func (w *weigher) metThere(a, b *told) bool {
	if !a.when.Known() || !a.when.From.Equal(b.when.From) || !a.when.To.Equal(b.when.To) || long(a.when) {
		return false
	}
	at := func(x, y *told) bool {
		e := w.entities[x.Target]
		return e != nil && e.Kind == stemma.PlaceName && y.Where == x.Target
	}
	return at(a, b) || at(b, a)
}

// recalledAfter is how long after a happening a report that tells of one like it without a day tells of a
// newer one: news is told within days, and what lies a month back is told with its date.
const recalledAfter = 31 * 24 * time.Hour

// recalled reports whether a happened long before the report that tells b without a day was published.
func (w *weigher) recalled(a, b *told) bool {
	p := w.reports[b.report].Published
	return a.when.Known() && !b.when.Known() && p.Known() && p.From.Sub(a.when.To) > recalledAfter
}
