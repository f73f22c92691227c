package claim

import (
	"stemma"
	"stemma/internal/world"
)

// enough is the least share of content words that two descriptions of one participant have in common.
const enough = .34

// sameArgument compares participants: -1 certainly two, 0 not known, more the more alike.
func (w *weigher) sameArgument(a, b argument) float64 {
	if !a.known() || !b.known() {
		return 0
	}
	if a.entity != "" && a.entity == b.entity {
		return 1
	}
	pa, pb := w.power(a), w.power(b)
	switch {
	case pa != "" && pa == pb && pa != anyPower:
		return .8 // a state, its capital, its government
	case pa == anyPower && pb != "" || pb == anyPower && pa != "":
		return .3 // "the administration": of which state is not said
	case pa != "" && pb != "":
		return -1
	}
	if a.entity != "" && b.entity != "" {
		if w.entities[a.entity].Kind == w.entities[b.entity].Kind {
			return -1
		}
		return 0
	}
	like := likeness(a.words, b.words)
	if differentNations(a.words, b.words) {
		return -1
	}
	if a.head == b.head && a.head != "" && a.head[0] != '@' {
		switch ra, rb := a.rest(), b.rest(); {
		case like >= .6:
			return like
		case len(ra) == 0 || len(rb) == 0 || likeness(ra, rb) > 0:
			return max(like, headAlike)
		}
		return 0
	}
	if a.head != b.head && like < enough {
		if words.happen[a.head] != "" || words.happen[b.head] != "" {
			return 0 // a strike and those who flew it: an instrument contradicts nobody
		}
		return -1 // a house and a bridge: not certain, but to join them claims more than to part them
	}
	return 0
}

// headAlike is what one head word and nothing that contradicts it count: less than joins two statements
// on its own.
const headAlike = .55

// rest gives the words of a participant that tell which one of its kind it is.
func (a argument) rest() map[string]bool {
	out := map[string]bool{}
	for x := range a.words {
		if x != a.head && x[0] != '@' {
			out[x] = true
		}
	}
	return out
}

// anyPower is a government whose state is not named.
const anyPower = "?"

// power gives the state that a participant stands for: a country, its capital, its government,
// "" if it is none.
func (w *weigher) power(a argument) string {
	if e := w.entities[a.entity]; e != nil {
		switch {
		case e.Kind == stemma.PlaceName && e.Geo != nil && e.Geo.Precision == "country":
			return e.Geo.Country
		case e.Kind == stemma.PlaceName && e.Geo != nil:
			if c, ok := world.CountryOfCapital(e.Name); ok && c.Code == e.Geo.Country {
				return c.Code
			}
			return ""
		case e.Kind == stemma.Person:
			return ""
		}
	}
	if !words.in("power", a.head) && a.head != "" && a.head[0] != '@' {
		return ""
	}
	nation := anyPower
	for x := range a.words {
		if x[0] == '@' {
			if nation != anyPower && nation != x[1:] {
				return "" // two states side by side
			}
			nation = x[1:]
		}
	}
	return nation
}

func differentNations(a, b map[string]bool) bool {
	common, na, nb := false, 0, 0
	for x := range a {
		if x[0] == '@' {
			na++
			common = common || b[x]
		}
	}
	for x := range b {
		if x[0] == '@' {
			nb++
		}
	}
	return na > 0 && nb > 0 && !common
}
