package lineage

import (
	"math"
	"time"
	"unicode"
	"unicode/utf8"

	"stemma"
	"stemma/internal/lineage/align"
	"stemma/internal/lineage/words"
)

// Odds of direction, as natural logarithms: e to the 2 is about 7 to 1.
const (
	creditOdds = 6.0  // a report that credits another's outlet was not its parent
	spunOdds   = 8.0  // nobody writes good English back out of synonyms
	rarerOdds  = 3.0  // outweighs a stated day, not a stated clock time
	tamperOdds = 5.0  // nobody hides characters in what he sells
	agencyOdds = 1.5  // agencies sell, papers buy
	trimOdds   = 1.5  // papers cut from the bottom far more often than they add there
	insideOdds = 1.0  // papers cut inside, too, but some put paragraphs in: it counts where no time is stated
	clockOdds  = 4.0  // two stated clock times a day apart; both may still be the time of an update
	dayOdds    = 2.0  // two stated days
	soonHours  = 0.25 // from here a difference of clock times is no rounding
	knownOdds  = 4.5  // from here a direction is known: 90 to 1
	likelyOdds = 1.0  // from here it is likely
)

// direct weighs for each edge which end is the parent, and says why.
func (p *pile) direct(e *edge) {
	add := func(odds float64, rule, note string, places ...stemma.Place) {
		e.odds += odds
		e.reasons = append(e.reasons, stemma.Reason{Rule: rule, Note: note, Places: places})
	}
	a, b := &p.w[e.a], &p.w[e.b]
	first := p.firstPlaces(e)
	if h, clock, ok := hoursBetween(a.report.Published, b.report.Published); ok && h != 0 {
		add(timeOdds(h, clock), "time", upper(p.name(earlier(h, e.a, e.b)))+" is the earlier by the stated time of publication", first...)
	}
	if c := p.creditTo(b, a); c != nil {
		add(creditOdds, "credit", upper(p.name(e.b))+" credits "+c.whom(), p.place(e.b, c.Span))
	}
	if c := p.creditTo(a, b); c != nil {
		add(-creditOdds, "credit", upper(p.name(e.a))+" credits "+c.whom(), p.place(e.a, c.Span))
	}
	if a.agency != b.agency {
		sign, who := 1.0, a
		if b.agency {
			sign, who = -1, b
		}
		add(sign*agencyOdds, "agency", who.outlet+" is an agency", first...)
	}
	if a.odd != b.odd {
		n, side, sign := e.b, e.result.B, 1.0
		if a.odd {
			n, side, sign = e.a, e.result.A, -1
		}
		if p.unspun(n, side) || e.mechanical(n) {
			add(sign*spunOdds, "spun", upper(p.name(n))+" has words that no writer would choose, where the other has the right ones", p.signPlaces(n)...)
		}
	} else if e.mechanical(e.a) || e.mechanical(e.b) {
		switch d := p.rarer(e); {
		case d >= rarerWords:
			add(rarerOdds, "spun", upper(p.name(e.b))+" has the rarer words, where words were replaced one for one", first...)
		case -d >= rarerWords:
			add(-rarerOdds, "spun", upper(p.name(e.a))+" has the rarer words, where words were replaced one for one", first...)
		}
	}
	if ta, tb := a.tamper != (words.Tamper{}), b.tamper != (words.Tamper{}); ta != tb {
		if tb {
			add(tamperOdds, "hidden characters", upper(p.name(e.b))+" has hidden or look-alike characters", p.place(e.b, b.tamper.First))
		} else {
			add(-tamperOdds, "hidden characters", upper(p.name(e.a))+" has hidden or look-alike characters", p.place(e.a, a.tamper.First))
		}
	}
	ta, tb := tail(e.result.A), tail(e.result.B)
	switch full := 0.9; {
	case e.result.SharesB >= full && e.result.SharesA < full && ta > tb+20:
		add(trimOdds, "trimmed", upper(p.name(e.b))+" lacks the end of the other", first...)
	case e.result.SharesA >= full && e.result.SharesB < full && tb > ta+20:
		add(-trimOdds, "trimmed", upper(p.name(e.a))+" lacks the end of the other", first...)
	default:
		if n := p.cutInside(e); n == e.b {
			add(insideOdds, "trimmed", upper(p.name(n))+" stands whole in the other, which has more", first...)
		} else if n == e.a {
			add(-insideOdds, "trimmed", upper(p.name(n))+" stands whole in the other, which has more", first...)
		}
	}
}

// timeOdds gives what two stated times say. Times of publication are mostly right, even when they are near each other; the
// farther apart, the less an update or a wrong zone can have turned them.
func timeOdds(hours float64, clock bool) float64 {
	if !clock {
		return dayOdds * math.Tanh(hours/12)
	}
	o := min(1, math.Abs(hours)/soonHours)*likelyOdds + (clockOdds-likelyOdds)*math.Tanh(math.Abs(hours)/12)
	return math.Copysign(o, hours)
}

// name says which report is meant, as a reader would.
func (p *pile) name(n int32) string {
	w := &p.w[n]
	switch {
	case w.outlet != "":
		return w.outlet
	case w.report != nil && w.report.Title != "":
		return "“" + w.report.Title + "”"
	}
	return "one of the reports"
}

func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func earlier(h float64, a, b int32) int32 {
	if h > 0 {
		return a
	}
	return b
}

// hoursBetween gives the hours from a to b; positive if a is earlier. Days that overlap give 0.
func hoursBetween(a, b stemma.Interval) (hours float64, clock, ok bool) {
	if !a.Known() || !b.Known() {
		return 0, false, false
	}
	if a.Clock && b.Clock {
		return b.From.Sub(a.From).Hours(), true, true
	}
	a, b = onTheWall(a), onTheWall(b)
	switch ea, eb := endOf(a), endOf(b); {
	case !ea.After(b.From):
		return b.From.Sub(ea).Hours() + 12, false, true // from the middle of a day on
	case !eb.After(a.From):
		return -a.From.Sub(eb).Hours() - 12, false, true
	}
	return 0, false, true
}

// onTheWall reads instants as the newsroom's clock shows them, so that they compare with days, which are the newsroom's:
// an evening west of Greenwich is not of the next day.
func onTheWall(i stemma.Interval) stemma.Interval {
	shown := func(t time.Time) time.Time {
		_, east := t.Zone()
		return t.UTC().Add(time.Duration(east) * time.Second)
	}
	i.From, i.To = shown(i.From), shown(i.To)
	return i
}

// endOf gives the end of the last day of an interval, or its instant.
func endOf(i stemma.Interval) time.Time {
	if i.Clock {
		return i.To
	}
	return i.To.AddDate(0, 0, 1)
}

// creditTo finds the credit in which one witness names the other's outlet.
func (p *pile) creditTo(from, to *witness) *credit {
	for i := range from.credits {
		c := &from.credits[i]
		if c.kind != "photo" && to.isNamed(c) && !from.isNamed(c) {
			return c
		}
	}
	return nil
}

// tail gives the number of words at the end that the other text lacks.
func tail(c []uint8) int {
	n := 0
	for n < len(c) && c[len(c)-1-n] == align.None {
		n++
	}
	return n
}

// oddAlone is how many single odd words must stand for other words: a rewriter, too, may choose one word that the network finds odd, or two.
const oddAlone = 3

// unspun reports whether the other report has other words where report n has marks of spinning, in what the two share. A
// report that has the same marks was copied from it, or from where it was copied.
func (p *pile) unspun(n int32, side []uint8) bool {
	alone := 0
	for _, s := range p.w[n].signs {
		if s.Kind != "spun" {
			continue
		}
		same, other := 0, 0
		for k, w := range p.wordSpans(n) {
			if k >= len(side) || w.Start >= s.Place.End {
				break
			}
			if w.End < s.Place.Start {
				continue
			}
			switch side[k] {
			case align.Exact:
				same++
			case align.Reworded:
				other++
			}
		}
		if other > 0 && same+other > 1 || other > 1 {
			return true
		}
		if alone += other; alone >= oddAlone {
			return true
		}
	}
	return false
}

// signPlaces gives the first places of a report's signs of spinning.
func (p *pile) signPlaces(n int32) (out []stemma.Place) {
	for _, s := range p.w[n].signs {
		if s.Kind == "spun" && len(out) < 3 {
			out = append(out, p.place(n, s.Place))
		}
	}
	return out
}

// firstPlaces gives both sides of the passage with the most evidence.
func (p *pile) firstPlaces(e *edge) []stemma.Place {
	best := -1
	for i, q := range e.result.Passages {
		if best < 0 || q.Bits > e.result.Passages[best].Bits {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	q := e.result.Passages[best]
	return []stemma.Place{p.place(e.a, p.spanOf(e.a, q.A0, q.A1)), p.place(e.b, p.spanOf(e.b, q.B0, q.B1))}
}
