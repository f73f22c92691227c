package entity

import (
	"cmp"
	"slices"
	"strings"

	"stemma"
	"stemma/internal/world"
)

// fitting reports whether a description says what somebody or something is: a phrase whose head is a word
// for people, or for places. Of a body any phrase that is long enough, "nearby" is none.
func fitting(kind stemma.EntityKind, role string) bool {
	h := headWord(role)
	switch kind {
	case stemma.Person:
		return words.title[h] || words.role[h] || slices.ContainsFunc(doers, func(d string) bool { return len(h) > len(d)+2 && strings.HasSuffix(h, d) })
	case stemma.PlaceName:
		return words.site[h]
	}
	return len(strings.Fields(role)) > 2 && !strings.HasSuffix(h, "ed") && !strings.HasSuffix(h, "ing") && !strings.HasSuffix(h, "ly")
}

// doers are the endings by which English makes words for people of what they do or where they belong.
var doers = strings.Fields("er or ist ian man woman ant ent eer ee ess ary tive ic")

// headWord gives the folded head of a description: the last word before what is said behind it.
func headWord(role string) string {
	head := ""
	for _, f := range strings.Fields(role) {
		switch f = fold(f); f {
		case "of", "for", "to", "in", "at", "on", "with", "from", "near", "behind", "by", "under", "and":
			if head != "" {
				return head
			}
		default:
			head = f
		}
	}
	return head
}

func lastWord(s string) string {
	f := strings.Fields(s)
	return fold(f[len(f)-1])
}

// outlet reports whether a name is that of an outlet: one of the pile's, or one that the world knows.
func (j *joiner) outlet(name string) bool {
	key := fold(name)
	for i := range j.reports {
		if o := fold(j.reports[i].Outlet.Name); o != "" && o == key {
			return true
		}
	}
	_, known := world.OutletByName(name)
	return known && len(strings.Fields(name)) > 1
}

// plainRole takes articles and relative clauses off a description; titles alone tell nothing.
func plainRole(r string) string {
	r = strings.Join(strings.Fields(strings.Trim(r, " ,;:()“”\"")), " ")
	if strings.Contains(r, "(") && !strings.Contains(r, ")") {
		r, _, _ = strings.Cut(r, " (")
	}
	for _, cut := range []string{" who ", " which ", " that ", ", "} {
		r, _, _ = strings.Cut(r, cut)
	}
	for _, a := range []string{"the ", "The ", "a ", "A ", "an ", "An ", "his ", "His ", "her ", "Her ", "its ", "Its ", "their ", "Their ", "our ", "Our ", "my ", "My "} {
		r = strings.TrimPrefix(r, a)
	}
	if f := fold(r); words.title[f] && len(f) < 4 || words.particle[f] || len(f) < 3 {
		return ""
	}
	return r
}

// allNames reports whether a description is itself a name: two words or more, each with a capital.
func allNames(r string) bool {
	f := strings.Fields(r)
	for _, w := range f {
		if c := w[0]; c < 'A' || c > 'Z' {
			return false
		}
	}
	return len(f) > 1
}

// roleCap is how many descriptions an entity keeps; more than a handful say the same in other words.
const roleCap = 5

// bestRoles are the most informative descriptions: the most frequent, then the longest.
func bestRoles(roles map[string]int) []string {
	all := sortedKeys(roles)
	slices.SortStableFunc(all, func(a, b string) int {
		return cmp.Or(cmp.Compare(roles[b], roles[a]), cmp.Compare(len(b), len(a)))
	})
	var out []string
	for _, r := range all {
		if k := slices.IndexFunc(out, func(o string) bool { return strings.HasPrefix(strings.ToLower(r), strings.ToLower(o)+" ") }); k >= 0 {
			out[k] = r // "director" and "director of the clinic": the fuller one
			continue
		}
		told := slices.ContainsFunc(out, func(o string) bool { return strings.Contains(strings.ToLower(o), strings.ToLower(r)) })
		if !told && len(out) < roleCap {
			out = append(out, r)
		}
	}
	return out
}
