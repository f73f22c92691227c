package world

import (
	"math"
	"strings"
)

// A Toponym is a place name as a report writes it, with the container that stands beside it
// ("Springfield, Ill.": Within is "Ill."), if any.
type Toponym struct {
	Name   string
	Within string
}

// A Location is what a toponym was taken for. Note says what decided: only one place of that name,
// the container, the other places of the report, the number of people.
type Location struct {
	Place
	Found bool
	Note  string
}

// The weights of Locate were tried on the LGL and GeoVirus articles. A candidate's score is in powers
// of ten of people. What stands beside a name must be able to overrule any difference of size (a
// village against a capital is five); a country that is the subject of the whole report is worth a
// hundredfold, its region a further hundredfold.
const (
	withinBonus  = 8.0
	countryBonus = 2.0
	regionBonus  = 2.0
	presence     = 0.25 // power of a country's share of the votes: a report about two countries is about both, whichever it names more; as good as 1 on LGL and GeoVirus
	nearBonus    = 1.0
	nearKm       = 150.0 // about two hours by road: how far apart the places of one local report lie
)

// Locate resolves the toponyms of one report together: the container beside a name, then the
// countries and regions that the other names speak for, then the number of people.
// home is an ISO country code that the report's outlet is known for, or empty.
func Locate(names []Toponym, home string) []Location {
	out := make([]Location, len(names))
	candidates := make([][]Place, len(names))
	known := map[string][]Place{}
	for i, t := range names {
		key := t.Name
		if _, ok := known[key]; !ok {
			known[key] = Places(t.Name)
			if c, ok := CountryOfPeople(t.Name); ok {
				known[key] = append([]Place{c.Place()}, known[key]...) // "Norwegian ships": the country is meant
			}
		}
		candidates[i] = known[key]
	}
	country, region := map[string]float64{}, map[string]float64{}
	if home != "" {
		country[home]++
	}
	// A repeated name votes once: a report that names one town twenty times has one piece of evidence.
	// Its own vote is taken off again when the name itself is resolved.
	type ballot struct{ country, region map[string]float64 }
	voted := map[string]ballot{}
	for i, t := range names {
		if _, done := voted[t.Name]; done || len(candidates[i]) == 0 {
			continue
		}
		own := ballot{map[string]float64{}, map[string]float64{}}
		voted[t.Name] = own
		best := candidates[i][0]
		if c, ok := CountryNamed(t.Within); ok {
			country[c.Code]++
		}
		// The most peopled bearer votes with its share of all bearers' people: "Paris" votes for France
		// nearly whole, "Springfield" for no region.
		total := 0.0
		for _, c := range candidates[i] {
			total += math.Pow(10, c.weight())
		}
		for _, c := range candidates[i] {
			share := math.Pow(10, c.weight()) / total
			if best.Kind == State {
				share = 0
				if c.Kind == State {
					share = 1
				}
			}
			country[c.Country] += share
			own.country[c.Country] += share
			if c.Admin != "" {
				region[c.Country+"/"+c.Admin] += share
				own.region[c.Country+"/"+c.Admin] += share
			}
		}
	}
	most := func(votes map[string]float64) float64 {
		m := 1.0
		for _, v := range votes {
			m = max(m, v)
		}
		return m
	}
	topCountry, topRegion := most(country), most(region)
	for round := range 2 { // the second round knows where the others were put
		next := make([]Location, len(names))
		for i, t := range names {
			next[i] = choose(t, candidates[i], func(p Place) float64 {
				own := voted[t.Name]
				s := countryBonus * math.Pow(max(0, country[p.Country]-own.country[p.Country])/topCountry, presence)
				if p.Admin != "" {
					s += regionBonus * (region[p.Country+"/"+p.Admin] - own.region[p.Country+"/"+p.Admin]) / topRegion
				}
				if round > 0 && near(p, i, names, out) {
					s += nearBonus
				}
				return s
			})
		}
		out = next
	}
	return out
}

// nearCap bounds the work on a report with very many places: beyond it only the nearest in the text count.
const nearCap = 40

func near(p Place, i int, names []Toponym, placed []Location) bool {
	for j := max(0, i-nearCap); j < min(len(placed), i+nearCap); j++ {
		o := placed[j]
		if j != i && o.Found && o.Kind != State && o.Kind != Region && !strings.EqualFold(names[j].Name, names[i].Name) &&
			KmBetween(p.Lat, p.Lon, o.Lat, o.Lon) < nearKm {
			return true
		}
	}
	return false
}

func choose(t Toponym, candidates []Place, context func(Place) float64) Location {
	if len(candidates) == 0 {
		return Location{}
	}
	best, top, contained := -1, math.Inf(-1), false
	for i, c := range candidates {
		s := c.weight() + context(c)
		in := t.Within != "" && c.inside(t.Within)
		if in {
			s += withinBonus
		}
		if s > top {
			best, top, contained = i, s, in
		}
	}
	note := "most people of the places of that name, weighed by the report's other places"
	switch {
	case contained:
		note = "named together with " + t.Within
	case candidates[best].Kind == State:
		note = "a country's name"
	case len(candidates) == 1:
		note = "the only place of that name in the gazetteer"
	}
	return Location{Place: candidates[best], Found: true, Note: note}
}

// inside reports whether a container's name is the place's region or country.
func (p Place) inside(container string) bool {
	if c, ok := CountryNamed(container); ok && c.Code == p.Country && p.Kind != State {
		return true
	}
	if full, ok := regionShort(container); ok {
		container = full
	}
	if p.Admin == "" || p.Kind == Region {
		return false
	}
	a, b := PlaceKey(p.Admin), PlaceKey(container)
	if a == b {
		return true
	}
	for _, suffix := range placeSuffixes {
		a, b = strings.TrimSuffix(a, suffix), strings.TrimSuffix(b, suffix)
	}
	return a == b && a != ""
}
