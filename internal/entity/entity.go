// Package entity answers: who is who? It joins the names of many reports of one story into people,
// bodies and places, and judges whether two names can be one (Same).
//
// Method: names are folded to plain words without titles, articles and accents (other scripts
// romanised by Unidecode), looked for in blocks of one consonant skeleton, and compared word by word
// with a Damerau–Levenshtein distance in which the differences of transliteration cost little.
// Blocking keeps it near linear (Fellegi and Sunter 1969 for the split into blocking and judging;
// Steinberger et al. 2011, JRC-Names, for folding before comparing). Then, in a story: spellings of one
// full name; lone surnames to the one person they fit; letters to the words they begin; brackets; the last word of an outlet's name;
// "Lind" to Port Lind, "the Orm" to the River Orm. A town is no short form of the newspaper that is called after it; "the Gazette"
// is. A social network that only carries words, and a name that only a mechanical rewording made, are things of another
// kind. A small town is placed only if something else in the story lies in its country.
//
// Invariants: a group never holds two full names that cannot be one; what is not known joins nothing
// and parts nothing; every join has a reason with the words on both sides; the order of reports does
// not matter.
//
// It gets wrong: two people of one full name; a renamed body; a translated name without brackets
// between (a body under its own and its English name); given names used alone across reports. Tried and dropped:
// joining by shared role ("foreign minister" twice), which made a minister and his successor one.
package entity

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"stemma"
	"stemma/internal/world"
)

// Resolve joins the names that the readings of one story hold. Readings stand in the order of their
// reports. Entities come with ids "e1", "e2" … in the order of how often they are named.
func Resolve(reports []stemma.Report, readings []stemma.Reading) []stemma.Entity {
	reports, readings = inOrder(reports, readings)
	j := &joiner{reports: reports, nodes: gather(reports, readings), members: map[int][]int{}}
	for i := range j.nodes {
		j.members[i] = []int{i}
	}
	j.spun = make([]bool, len(reports))
	for i := range reports {
		for _, g := range slices.Concat(reports[i].Signs, readings[i].Signs) {
			j.spun[i] = j.spun[i] || g.Kind == "spun"
		}
	}
	j.variants()
	j.brackets()
	j.bodies()
	j.ports()
	j.papers()
	j.chains()
	j.surnames()
	out := j.entities()
	locate(reports, out)
	slices.SortStableFunc(out, func(a, b stemma.Entity) int {
		return cmp.Or(cmp.Compare(timesNamed(b), timesNamed(a)), cmp.Compare(a.Name, b.Name), comparePlaces(a.Mentions[0], b.Mentions[0]))
	})
	text := map[stemma.ID]string{}
	for i := range reports {
		text[reports[i].ID] = reports[i].Text
	}
	for i := range out {
		out[i].ID = fmt.Sprintf("e%d", i+1)
		written(&out[i], text)
	}
	return out
}

// inOrder sorts reports and their readings by id, so that arrival does not matter.
func inOrder(reports []stemma.Report, readings []stemma.Reading) ([]stemma.Report, []stemma.Reading) {
	n := min(len(reports), len(readings))
	at := make([]int, n)
	for i := range at {
		at[i] = i
	}
	slices.SortStableFunc(at, func(a, b int) int { return cmp.Compare(reports[a].ID, reports[b].ID) })
	rs, rd := make([]stemma.Report, n), make([]stemma.Reading, n)
	for i, k := range at {
		rs[i], rd[i] = reports[k], readings[k]
	}
	return rs, rd
}

func timesNamed(e stemma.Entity) int {
	n := 0
	for _, f := range e.Forms {
		n += f.Count
	}
	return n
}

func comparePlaces(a, b stemma.Place) int {
	return cmp.Or(cmp.Compare(a.Report, b.Report), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// entities makes an entity of every group, with the units that were joined to it one by one.
func (j *joiner) entities() []stemma.Entity {
	type part struct {
		node *node
		u    unit
	}
	groups := map[int][]part{}
	for i, n := range j.nodes {
		for _, u := range n.units {
			g := j.find(i)
			if u.group >= 0 {
				g = j.find(u.group)
			}
			groups[g] = append(groups[g], part{n, u})
		}
	}
	var out []stemma.Entity
	reasons := map[int][]stemma.Reason{}
	for i, n := range j.nodes {
		reasons[j.find(i)] = append(reasons[j.find(i)], n.reasons...)
	}
	for g, n := range j.nodes {
		parts := groups[g]
		if len(parts) == 0 {
			continue
		}
		e := stemma.Entity{Reasons: reasons[g]}
		counts, forms := map[string]int{}, map[string]map[string]bool{}
		kinds, roles := map[stemma.EntityKind]int{}, map[string]int{}
		spun := map[string]int{} // what mechanically reworded reports call it
		lengths := map[string]int{}
		for _, p := range parts {
			e.Mentions = append(e.Mentions, p.u.mentions...)
			for _, f := range p.u.forms {
				counts[f]++
				lengths[f] = len(p.node.parsed.words)
				if forms[f] == nil {
					forms[f] = map[string]bool{}
				}
				forms[f][j.reports[p.u.report].ID] = true
			}
			for _, r := range p.u.roles {
				switch r = plainRole(r); {
				case r == "":
				case p.node.kind() == stemma.Person && allNames(r) && words.body[lastWord(r)]: // "Saff al-Bahr (the Harbour Guard)": a body
					kinds[stemma.Organisation] += p.u.names * (2 + len(p.node.parsed.words))
					fallthrough
				case p.node.kind() != stemma.Person && p.node.kind() != stemma.PlaceName && allNames(r): // "the Corps (Lake Guard)": another name
					e.Reasons = append(e.Reasons, stemma.Reason{Rule: "other-name", Note: "set beside it: " + r, Places: p.u.mentions[:1:1]})
					counts[r]++
					lengths[r] = len(p.node.parsed.words)
					if forms[r] == nil {
						forms[r] = map[string]bool{}
					}
					forms[r][j.reports[p.u.report].ID] = true
				case fitting(p.node.kind(), r) && j.spun[p.u.report]:
					spun[r]++
				case fitting(p.node.kind(), r):
					roles[r]++
				}
			}
			k := p.node.kind()
			kinds[k] += p.u.names * (1 + len(p.node.parsed.words)) // fuller names tell the kind better
		}
		slices.SortFunc(e.Mentions, comparePlaces)
		e.Mentions = slices.Compact(e.Mentions)
		e.Kind = majority(kinds)
		for f, n := range counts {
			e.Forms = append(e.Forms, stemma.Form{Text: f, Count: n, Reports: sortedKeys(forms[f])})
		}
		slices.SortFunc(e.Forms, func(a, b stemma.Form) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Text, b.Text))
		})
		e.Name = bestName(e.Forms, lengths)
		if e.Kind == stemma.Person && j.outlet(e.Name) {
			e.Kind = stemma.Organisation
		}
		if e.Kind == stemma.Person {
			e.Name = untitled(e.Name)
		}
		if long := j.outletCalled(e); long != "" {
			e.Reasons = append(e.Reasons, stemma.Reason{Rule: "outlet", Note: e.Name + ": the only outlet of the pile whose name ends with it is the " + long, Places: e.Mentions[:1:1]})
			e.Name, e.Kind = long, stemma.Organisation
		}
		if j.channel(e) {
			e.Kind = stemma.OtherThing
		}
		if j.garbled(e) {
			e.Kind = stemma.OtherThing
			e.Reasons = append(e.Reasons, stemma.Reason{Rule: "garbled", Note: "stands only where a mechanical rewording put other words", Places: e.Mentions[:1:1]})
		}
		if len(roles) == 0 {
			roles = spun
		}
		e.Roles = bestRoles(roles)
		if n.country != "" {
			if c, ok := world.CountryByCode(n.country); ok {
				e.Geo = &stemma.Geo{Lat: c.Lat, Lon: c.Lon, Country: c.Code, Precision: "country"}
				if !n.people {
					e.Name = c.Names[0]
				}
			}
		}
		out = append(out, e)
	}
	return out
}

// bestName is the fullest form of up to four words, then the most frequent.
func bestName(forms []stemma.Form, words map[string]int) string {
	best := forms[0]
	for _, f := range forms[1:] {
		a, b := min(words[f.Text], 4), min(words[best.Text], 4)
		if a > b || a == b && f.Count > best.Count {
			best = f
		}
	}
	return best.Text
}

// untitled leaves titles in front of a full name out ("Executive Ana Ruiz"); before a lone name they stay ("Pope Linus").
func untitled(name string) string {
	for rest := name; ; {
		w, after, more := strings.Cut(rest, " ")
		if !more || !strings.Contains(after, " ") || !words.title[strings.ToLower(strings.TrimSuffix(w, "."))] {
			return rest
		}
		rest = after
	}
}

// locate gives places of the gazetteer to the entities that are places, report by report, by majority.
func locate(reports []stemma.Report, entities []stemma.Entity) {
	type at struct {
		place  stemma.Place
		entity int
	}
	byReport := map[stemma.ID][]at{}
	for i, e := range entities {
		if e.Kind == stemma.PlaceName {
			for _, m := range e.Mentions {
				byReport[m.Report] = append(byReport[m.Report], at{m, i})
			}
		}
	}
	votes := make([]map[stemma.Geo]int, len(entities))
	notes := make([]map[stemma.Geo]stemma.Reason, len(entities))
	for r := range reports {
		list := byReport[reports[r].ID]
		text := reports[r].Text
		slices.SortFunc(list, func(a, b at) int { return comparePlaces(a.place, b.place) })
		names := make([]world.Toponym, len(list))
		for i, l := range list {
			names[i].Name = clean(l.place.In(text))
			if whole := entities[l.entity].Name; strings.HasSuffix(whole, " "+names[i].Name) {
				names[i].Name = whole // "Lind", where it is short for Port Lind, is not the Lind of the gazetteer
			}
			if i+1 < len(list) && list[i+1].place.Start-l.place.End == 2 && text[l.place.End] == ',' {
				names[i].Within = list[i+1].place.In(text)
			}
		}
		for i, l := range world.Locate(names, "") {
			if !l.Found {
				continue
			}
			e := list[i].entity
			g := stemma.Geo{Lat: round(l.Lat), Lon: round(l.Lon), Country: l.Country, Precision: l.Kind.Precision()}
			if votes[e] == nil {
				votes[e], notes[e] = map[stemma.Geo]int{}, map[stemma.Geo]stemma.Reason{}
			}
			if votes[e][g]++; votes[e][g] == 1 {
				notes[e][g] = stemma.Reason{Rule: "gazetteer", Note: l.Note + " (" + l.Name + ", " + l.Country + ")", Places: []stemma.Place{list[i].place}}
			}
		}
	}
	spoken := map[string]int{} // countries that places of the story lie in
	for i := range entities {
		seen := map[string]bool{}
		for g := range votes[i] {
			if !seen[g.Country] {
				seen[g.Country] = true
				spoken[g.Country]++
			}
		}
		if g := entities[i].Geo; g != nil {
			spoken[g.Country]++
		}
	}
	for i := range entities {
		if lone(&entities[i], votes[i], spoken) {
			continue
		}
		var best stemma.Geo
		most := 0
		for g, n := range votes[i] {
			if n > most || n == most && (g.Lat < best.Lat || g.Lat == best.Lat && g.Lon < best.Lon) {
				best, most = g, n
			}
		}
		if most > 0 && entities[i].Geo == nil {
			entities[i].Geo = &best
			entities[i].Reasons = append(entities[i].Reasons, notes[i][best])
		}
	}
}

// lone reports whether a place is known by its name alone: a small town in a country of which nothing else in the story speaks.
// Small towns share their names with places that no gazetteer has, and a mark on the wrong shore is worse than none.
func lone(e *stemma.Entity, votes map[stemma.Geo]int, spoken map[string]int) bool {
	for g := range votes {
		if g.Precision == "country" || spoken[g.Country] > 1 {
			return false
		}
	}
	return !slices.ContainsFunc(world.Places(e.Name), func(p world.Place) bool { return p.People >= largeTown })
}

// round keeps three decimals of a degree, about a hundred metres: the gazetteer is no finer.
func round(x float64) float64 {
	if x < 0 {
		return -round(-x)
	}
	return float64(int(x*1000+.5)) / 1000
}
