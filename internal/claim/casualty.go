package claim

import (
	"slices"
	"strings"

	"stemma"
	"stemma/internal/world"
)

// A Toll is what one report says of its main event. A number below zero is not known.
type Toll struct {
	Killed, Injured int
	Date            stemma.Interval
	City, Region    string
	Country         string // ISO 3166-1 alpha-2
	Places          []stemma.Place
}

// Casualties reads the killed and injured, the day and the place of a report's main event.
//
// The first figure of each kind in the report counts, since reports lead with their main event, unless
// a later one takes it up higher; a single victim without a number ("a man was shot dead") is one. A
// report that tells of killed and of no injured has none injured, and the other way round. The day
// is the first exact one told with the event, else the day before publication is not guessed: it is
// left unknown.
func Casualties(r stemma.Report, rd stemma.Reading) Toll {
	w := newWeigher(Input{Reports: []stemma.Report{r}, Readings: []stemma.Reading{rd}})
	w.link()
	t := Toll{Killed: -1, Injured: -1}
	for _, f := range w.figures() {
		if f.told.s == nil || f.told.denied() || f.told.ahead() {
			continue
		}
		switch {
		case f.aspect == "killed" && t.Killed < 0:
			t.Killed = int(f.number)
		case f.aspect == "injured" && t.Injured < 0:
			t.Injured = int(f.number)
		default:
			continue
		}
		t.Places = append(t.Places, f.place)
	}
	for _, s := range w.told {
		if s.denied() || s.ahead() || !s.target.known() && !s.actor.known() {
			continue
		}
		victim := s.target
		if !victim.known() {
			victim = s.actor
		}
		switch {
		case s.verb == "kill" && t.Killed < 0:
			t.Killed = howMany(victim.text)
		case s.verb == "injure" && t.Injured < 0:
			t.Injured = howMany(victim.text)
		default:
			if s.verb != "kill" && s.verb != "injure" && s.verb != "attack" {
				continue
			}
		}
		if !t.Date.Known() && s.when.Exact() {
			t.Date = s.when
		}
	}
	switch {
	case t.Killed >= 0 && t.Injured < 0:
		t.Injured = 0
	case t.Injured >= 0 && t.Killed < 0:
		t.Killed = 0
	}
	t.place(&r, &rd)
	return t
}

// howMany reads a victim described without a figure: a singular phrase is one, a plural is not known.
func howMany(phrase string) int {
	f := strings.Fields(strings.ToLower(phrase))
	if len(f) == 0 {
		return -1
	}
	switch f[0] {
	case "a", "an", "the", "one", "his", "her", "their":
		if last := f[len(f)-1]; !strings.HasSuffix(last, "s") && last != "people" && last != "men" && last != "women" && last != "children" {
			return 1
		}
		return -1
	}
	if phrase[0] >= 'A' && phrase[0] <= 'Z' && !slices.Contains(f, "and") {
		return 1 // a name
	}
	return -1
}

// place finds the town of the event: the dateline's, else the first town named in the text.
func (t *Toll) place(r *stemma.Report, rd *stemma.Reading) {
	var names []world.Toponym
	var spans []stemma.Span
	for i, m := range rd.Mentions {
		if m.Form != "name" || m.Kind != stemma.PlaceName {
			continue
		}
		n := world.Toponym{Name: m.In(r.Text)}
		if i+1 < len(rd.Mentions) {
			if next := rd.Mentions[i+1]; next.Start == m.End+2 && r.Text[m.End] == ',' {
				n.Within = next.In(r.Text)
			}
		}
		names, spans = append(names, n), append(spans, m.Span)
	}
	for i, l := range world.Locate(names, "") {
		if !l.Found || l.Kind == world.State || l.Kind == world.Region || l.Kind == world.County {
			if l.Found && t.Country == "" {
				t.Country = l.Country
			}
			continue
		}
		t.City, t.Region, t.Country = l.Name, l.Admin, l.Country
		t.Places = append(t.Places, stemma.Place{Report: r.ID, Span: spans[i]})
		return
	}
}
