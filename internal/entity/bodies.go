package entity

import (
	"slices"
	"strings"

	"stemma"
	"stemma/internal/world"
)

// bodies joins short and long forms of bodies: letters that begin the words, names explained in
// brackets, a country's name in front that only one such body has.
func (j *joiner) bodies() {
	acronyms := map[string][]int{}
	rests := map[string][]int{}
	for i, n := range j.nodes {
		if n.country != "" {
			continue
		}
		if len(n.parsed.words) > 1 && n.kind() != stemma.Person {
			letters, all := "", "" // without and with its small words: NATO, ECOWAS
			for _, w := range strings.Fields(n.parsed.raw) {
				if w != "the" && w != "of" && w != "and" && w != "for" {
					letters += w[:1]
				}
				if w != "the" {
					all += w[:1]
				}
			}
			acronyms[letters] = append(acronyms[letters], i)
			if all != letters {
				acronyms[all] = append(acronyms[all], i)
			}
		}
		if n.kind() != stemma.Person {
			rest := n.parsed.words
			if rest[0][0] == '@' {
				rest = rest[1:]
			}
			if len(rest) > 1 || len(rest) == 1 && len(n.parsed.words) > 1 {
				k := strings.Join(rest, " ")
				rests[k] = append(rests[k], i)
			}
		}
	}
	for i, n := range j.nodes {
		if len(n.parsed.words) != 1 || n.country != "" || !capital(n.units[0].forms[0]) && (len(n.parsed.words[0]) < 4 || n.kind() == stemma.Person) {
			continue // four letters and more are written as words too: "Nato"
		}
		w := n.parsed.words[0]
		owners := acronyms[w]
		if len(owners) == 0 && strings.HasSuffix(w, "s") {
			owners = acronyms[w[:len(w)-1]]
		}
		if len(w) >= 2 && len(owners) > 0 && j.oneGroup(owners) {
			j.union(i, owners[0], "letters", "the letters begin the words of "+j.nodes[owners[0]].units[0].forms[0])
		}
	}
	j.shortBodies()
	j.firstWords()
	for _, k := range sortedKeys(rests) {
		list := rests[k]
		nations := map[string]bool{}
		for _, i := range list {
			if w := j.nodes[i].parsed.words[0]; w[0] == '@' {
				nations[w] = true
			}
		}
		if len(list) > 1 && len(nations) == 1 && !words.bare[k] {
			for _, i := range list[1:] {
				j.union(list[0], i, "country", "the only country's "+k+" in the story")
			}
		}
	}
}

// shortBodies joins a lone word for a body or a newspaper ("the Brigade", "the Gazette") to the one body of the report that ends with it.
func (j *joiner) shortBodies() {
	for i, n := range j.nodes {
		if len(n.parsed.words) != 1 || !words.body[n.parsed.words[0]] && !words.press[n.parsed.words[0]] {
			continue
		}
		for u := range n.units {
			pick := -1
			for c, o := range j.nodes {
				if len(o.parsed.words) < 2 || last(o.parsed) != n.parsed.words[0] || words.press[last(o.parsed)] && o.kind() == stemma.Person || !slices.ContainsFunc(o.units, func(x unit) bool { return x.report == n.units[u].report }) {
					continue
				}
				if pick >= 0 && j.find(pick) != j.find(c) {
					pick = -1
					break
				}
				pick = c
			}
			if pick < 0 || n.units[u].group >= 0 || pick == i {
				continue
			}
			n.units[u].group = pick
			j.nodes[pick].reasons = append(j.nodes[pick].reasons, stemma.Reason{
				Rule: "short-name", Note: n.units[u].forms[0] + ": no other body of the report ends with the word",
				Places: []stemma.Place{n.units[u].mentions[0], j.nodes[pick].units[0].mentions[0]},
			})
		}
	}
}

// firstWords joins a lone word that is no place of the gazetteer ("Corvale") to the one name that begins with it ("Corvale
// Health"), where nothing else in the story does and one of the two is a body. Mechanically reworded reports have no say.
func (j *joiner) firstWords() {
	begin := map[string][]int{}
	for i, n := range j.nodes {
		if n.country == "" && len(n.parsed.words) > 1 && slices.ContainsFunc(n.units, func(u unit) bool { return !j.spun[u.report] }) {
			begin[n.parsed.words[0]] = append(begin[n.parsed.words[0]], i)
		}
	}
	joins := func(n *node) bool {
		return n.kind() != stemma.Person && n.kind() != stemma.Group && len(world.Places(n.units[0].forms[0])) == 0
	}
	for i, n := range j.nodes {
		if n.country != "" || len(n.parsed.words) != 1 || !joins(n) {
			continue
		}
		w := n.parsed.words[0]
		fuller := begin[w]
		if len(w) < 5 || len(fuller) == 0 || words.body[w] || words.generic[w] || words.bare[w] || !j.oneGroup(fuller) ||
			slices.ContainsFunc(fuller, func(f int) bool { return !joins(j.nodes[f]) || words.press[last(j.nodes[f].parsed)] }) { // a town is no short form of its newspaper
			continue
		}
		long := j.nodes[fuller[0]]
		if n.kind() != stemma.Organisation && long.kind() != stemma.Organisation {
			continue
		}
		for _, x := range []*node{n, long} {
			all := 0
			for _, c := range x.kinds {
				all += c
			}
			x.kinds = map[stemma.EntityKind]int{stemma.Organisation: all}
		}
		j.union(i, fuller[0], "short-name", "no other name of the story begins with the word")
	}
}

// ports joins a place to the port of its name in the story, where none of its own reports knows both, "Port Lind" and "Lind"; and to
// the river of its name, where it has the article throughout: "the River Orm", "the Orm".
func (j *joiner) ports() {
	byKey := map[string]int{}
	for i, n := range j.nodes {
		byKey[n.key] = i
	}
	for i, n := range j.nodes {
		if len(n.parsed.words) != 2 || n.kind() != stemma.PlaceName {
			continue
		}
		k, ok := byKey[n.parsed.words[1]]
		if !ok {
			continue
		}
		short := j.nodes[k]
		switch n.parsed.words[0] {
		case "port":
			if short.kind() != stemma.PlaceName || len(world.Places(n.units[0].forms[0])) > 0 {
				continue // a port that the gazetteer has may lie beside a town of the name
			}
		case "river":
			if short.country != "" || short.kind() == stemma.Person || !j.articled(short) {
				continue
			}
			all := 0
			for _, c := range short.kinds {
				all += c
			}
			short.kinds = map[stemma.EntityKind]int{stemma.PlaceName: all}
		default:
			continue
		}
		j.union(i, k, "short-name", "short for "+n.units[0].forms[0])
	}
}

// articled reports whether a name stands behind "the" throughout the running text.
func (j *joiner) articled(n *node) bool {
	with := 0
	for _, u := range n.units {
		r := &j.reports[u.report]
		for _, m := range u.mentions {
			switch {
			case !strings.HasSuffix(fold(m.In(r.Text)), n.key): // "it"
			case strings.HasSuffix(strings.ToLower(r.Text[max(0, m.Start-4):m.Start]), "the ") || strings.HasPrefix(strings.ToLower(m.In(r.Text)), "the "):
				with++
			case r.KindAt(m.Start) != stemma.Headline:
				return false
			}
		}
	}
	return with > 0
}

func (j *joiner) oneGroup(list []int) bool {
	for _, i := range list {
		if j.find(i) != j.find(list[0]) {
			return false
		}
	}
	return true
}

// capital reports whether a form is all capitals, but for a plural s.
func capital(form string) bool {
	form = strings.TrimSuffix(form, "s")
	return len(form) >= 2 && len(form) <= 8 && strings.ToUpper(form) == form
}
