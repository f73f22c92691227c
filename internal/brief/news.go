package brief

import (
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"stemma"
)

// What is news? A desk reads what the latest report tells first, what is told at the head of a report and
// what has consequences; how many repeat it tells how sure it is, and copies that repeat it tell nothing.

const (
	// prominence is what the head of a report counts for. News is written in the inverted pyramid: each
	// paragraph counts a share of the one before, so that the third has a third of the first.
	prominence = 3.0
	// older is what the head of a report of an earlier day keeps: it was news when it was written. Less than
	// two thirds, so that what heads the report of the day outweighs it with one origin more behind it.
	older = .6
	// sourced is what each doubling of origins adds: a fact that two stand behind outweighs the third paragraph.
	sourced = 1.25
	// unsure is what the not yet done, and twice that what the denied, comes down. A threat is done when it is uttered.
	unsure = 1.5
)

// background is how long before the latest report a thing is history: two months, longer than a story runs.
const background = 60 * 24 * time.Hour

// consequence is what an event of a kind changes, by the quad class of its PLOVER code: words least, deeds
// of force and of peace most.
var consequence = [5]float64{0, .5, 1.25, .5, 1.25}

// fateful are events that stand above others of their quad class: somebody died, a quarrel was settled, a
// measure was imposed.
var fateful = map[string]float64{"ASSAULT": 1.75, "AGREE": 1.5, "SANCTION": 1.5, "COERCE": 1.25}

// newness finds the reports of the story's last day, and that day.
func (x *Index) newness() (fresh map[string]bool, latest time.Time) {
	day := func(r *Report) (time.Time, bool) {
		t, err := time.Parse(time.DateOnly, first(r.Published.From, len(time.DateOnly)))
		return t, err == nil && r.Published.From != "" && (r.Published.To == "" || first(r.Published.To, len(time.DateOnly)) == first(r.Published.From, len(time.DateOnly)))
	}
	for i := range x.Story.Reports {
		if t, ok := day(&x.Story.Reports[i]); ok && t.After(latest) && !x.isCopy(x.Story.Reports[i].ID) {
			latest = t
		}
	}
	out := map[string]bool{}
	for i := range x.Story.Reports {
		r := &x.Story.Reports[i]
		if t, ok := day(r); ok && !t.Before(latest) || latest.IsZero() {
			out[r.ID] = true
		}
	}
	return out, latest
}

func first(s string, n int) string { return s[:min(len(s), n)] }

// isCopy reports whether a report is another's words: what it leads with is no judgement of its own.
func (x *Index) isCopy(id string) bool {
	return slices.ContainsFunc(x.Story.Copies, func(k Copy) bool {
		return k.To == id && k.Direction != stemma.Undecided && (k.Kind == stemma.Verbatim || k.Kind == stemma.Trimmed || k.Kind == stemma.Spun)
	})
}

// value tells how much news an event is.
func (x *Index) value(e *Event, fresh, copied map[string]bool, latest time.Time) float64 {
	stance := x.stanceOf(e) != nil
	heads := map[string]float64{} // of each report
	for _, id := range e.Statements {
		st := x.statements[id]
		if st == nil || copied[st.Place.Report] {
			continue
		}
		v := x.headOf(st, stance)
		if !fresh[st.Place.Report] {
			v *= older
		}
		heads[st.Place.Report] = max(heads[st.Place.Report], v)
	}
	v := ledBy(heads) + sourced*math.Log2(float64(1+e.Origins))
	if f, ok := fateful[e.Plover.Event]; ok {
		v += f
	} else if x.deadly(e) {
		v += fateful["ASSAULT"] // who dies of an illness or in an accident is as dead
	} else if q := e.Plover.Quad; q > 0 && q < len(consequence) {
		v += consequence[q]
	}
	if to, err := time.Parse(time.DateOnly, first(e.When.To, len(time.DateOnly))); err == nil && !latest.IsZero() && latest.Sub(to) > background {
		v -= unsure
	}
	switch word, _, _ := strings.Cut(e.What, " "); {
	case word == "No" || word == "None" || word == "Nobody": // what did not happen
		v -= unsure
	case e.Modality == stemma.Denied:
		v -= 2 * unsure
	case Planned(e.Modality) && !stance:
		v -= unsure
	}
	return v
}

// ledBy adds up what the heads of reports say: each counts a half of the one before, the most telling first. What every desk leads
// with is the story, but ten desks are no five times one.
func ledBy(heads map[string]float64) (sum float64) {
	share := 1.0
	for _, v := range slices.Backward(slices.Sorted(maps.Values(heads))) {
		sum += share * v
		share /= 2
	}
	return sum
}

// deadly reports whether an event tells of deaths.
func (x *Index) deadly(e *Event) bool {
	return slices.ContainsFunc(e.Statements, func(id string) bool {
		st := x.statements[id]
		return st != nil && (st.Verb == "die" || st.Verb == "kill" || st.Verb == "perish" || st.Verb == "drown")
	})
}

// headOf tells how near the head of its report a statement stands: the whole for the first paragraph and the
// headline, a half for the second, a third for the third. A part of a sentence counts a little less, but for a threat or a
// demand, whose words never open one.
func (x *Index) headOf(st *Statement, stance bool) float64 {
	r := x.Report(st.Place.Report)
	if r == nil {
		return 0
	}
	k := 0
	for _, b := range r.Blocks {
		if b.Start <= st.Place.Start && st.Place.Start < b.End {
			if b.Kind == stemma.Headline {
				return prominence
			}
			v := prominence / float64(k+1)
			lead := strings.TrimSpace(r.Text[b.Start:st.Place.Start])
			if !stance && lead != "" && !strings.ContainsAny(lead[len(lead)-1:], ".!?)-") && !strings.HasSuffix(lead, "—") && !strings.HasSuffix(lead, "–") {
				v *= partOfSentence
			}
			return v
		}
		if b.Kind == stemma.Paragraph {
			k++
		}
	}
	return 0
}

// partOfSentence is what a clause that does not open its sentence keeps: mostly it tells what led to the news.
const partOfSentence = .5

// overtaken gives the statements whose figure a later one has replaced.
func (x *Index) overtaken() map[string]bool {
	out := map[string]bool{}
	for i := range x.Story.Points {
		if p := &x.Story.Points[i]; p.Status == "superseded" {
			for k := range p.Claims {
				for _, id := range p.Claims[k].Statements {
					out[id] = out[id] || k > 0
				}
			}
		}
	}
	return out
}
