package entity

import (
	"slices"
	"sort"
	"strings"

	"stemma"
	"stemma/internal/world"
)

// outletCalled gives the full name of the outlet of the pile that an entity named by one word alone is, or "": "told the Mirror",
// where one outlet of the pile ends with the word and no mention lacks the article.
func (j *joiner) outletCalled(e stemma.Entity) string {
	if e.Kind == stemma.PlaceName || strings.Contains(e.Name, " ") {
		return ""
	}
	long := ""
	for i := range j.reports {
		name := strings.TrimPrefix(j.reports[i].Outlet.Name, "The ")
		if f := strings.Fields(name); len(f) < 2 || fold(f[len(f)-1]) != fold(e.Name) {
			continue
		} else if long != "" && long != name {
			return ""
		}
		long = name
	}
	if long == "" || slices.ContainsFunc(e.Mentions, func(m stemma.Place) bool {
		text := j.text(m.Report)
		return !strings.HasSuffix(strings.ToLower(text[:m.Start]), "the ") && !strings.HasPrefix(strings.ToLower(text[m.Start:]), "the ")
	}) {
		return ""
	}
	return long
}

// papers joins the short name of an outlet of the pile to its full one, where the reports write both.
func (j *joiner) papers() {
	byKey := map[string]int{}
	for i, n := range j.nodes {
		byKey[n.key] = i
	}
	for i, n := range j.nodes {
		if len(n.parsed.words) != 1 || n.country != "" {
			continue
		}
		e := stemma.Entity{Kind: n.kind(), Name: n.units[0].forms[0]}
		for _, u := range n.units {
			e.Mentions = append(e.Mentions, u.mentions[:min(len(u.mentions), u.names)]...)
		}
		key, _, _, _ := keyOf(j.outletCalled(e))
		if k, ok := byKey[key]; ok && key != "" && k != i {
			j.union(i, k, "outlet", "short for "+j.nodes[k].units[0].forms[0])
		}
	}
}

// channel reports whether a social network is spoken of only as the way something was said: "on Flitter", "his Flitter account".
func (j *joiner) channel(e stemma.Entity) bool {
	o, known := world.OutletByName(e.Name)
	if !known || o.Kind != world.Social {
		return false
	}
	return !slices.ContainsFunc(e.Mentions, func(m stemma.Place) bool {
		text := j.text(m.Report)
		before := strings.Fields(strings.ToLower(text[max(0, m.Start-16):m.Start]))
		behind := strings.Fields(strings.ToLower(text[m.End:min(len(text), m.End+16)]))
		via := len(before) > 0 && words.via[before[len(before)-1]]
		return !via && !(len(behind) > 0 && words.post[strings.Trim(behind[0], ".,;:")])
	})
}

// garbled reports whether an entity stands in mechanically reworded reports only, and there mostly among the words that the
// rewording put in place of others.
func (j *joiner) garbled(e stemma.Entity) bool {
	if e.Geo != nil || e.Kind == stemma.Person {
		return false
	}
	named, hit := 0, 0
	for _, m := range e.Mentions {
		k := sort.Search(len(j.reports), func(i int) bool { return j.reports[i].ID >= m.Report })
		if k == len(j.reports) || !j.spun[k] {
			return false
		}
		if strings.Contains(m.In(j.reports[k].Text), e.Name) {
			named++
			if slices.ContainsFunc(j.reports[k].Signs, func(s stemma.Sign) bool { return s.Kind == "spun" && s.Place.Overlaps(m.Span) }) {
				hit++
			}
		}
	}
	return hit > 0 && 2*hit >= named
}

// text gives the text of a report.
func (j *joiner) text(id stemma.ID) string {
	k := sort.Search(len(j.reports), func(i int) bool { return j.reports[i].ID >= id })
	if k == len(j.reports) || j.reports[k].ID != id {
		return ""
	}
	return j.reports[k].Text
}
