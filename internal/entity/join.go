package entity

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"stemma"
	"stemma/internal/world"
)

// blockCap bounds the names compared inside one block; a block is the names whose last or first words
// have one consonant skeleton. The rest of a larger block is compared by exact name only.
const blockCap = 60

// variantScore is the least score for two full names of one story to be taken for spellings of one.
// Stricter than Threshold: in a story a wrong join makes two people one, a missed one only lists a spelling twice.
const variantScore = .86

// surnameAlike is the least likeness of a lone surname to that of a full name, where only one person fits.
const surnameAlike = .82

type joiner struct {
	reports []stemma.Report
	spun    []bool // by report, whether it is mechanically reworded
	nodes   []*node
	members map[int][]int // group → its nodes
}

// find gives the group of a node.
func (j *joiner) find(i int) int { return j.nodes[i].group }

func (j *joiner) union(a, b int, rule, note string) {
	ga, gb := j.find(a), j.find(b)
	if ga == gb {
		return
	}
	if gb < ga {
		ga, gb = gb, ga
	}
	j.nodes[ga].reasons = append(j.nodes[ga].reasons, stemma.Reason{
		Rule: rule, Note: note,
		Places: []stemma.Place{j.nodes[a].units[0].mentions[0], j.nodes[b].units[0].mentions[0]},
	})
	for _, m := range j.members[gb] {
		j.nodes[m].group = ga
	}
	j.members[ga] = append(j.members[ga], j.members[gb]...)
	slices.Sort(j.members[ga])
	delete(j.members, gb)
}

// full reports whether a node is a full personal name.
func (n *node) full() bool {
	return n.country == "" && len(n.parsed.words) > 1 && n.kind() == stemma.Person
}

func last(p parsed) string { return p.words[len(p.words)-1] }

type candidate struct {
	a, b  int
	score float64
	note  string
}

// variants joins spellings of one full name: every word must agree, no two first names may differ.
func (j *joiner) variants() {
	blocks := map[string][]int{}
	for i, n := range j.nodes {
		if n.country != "" || len(n.parsed.words) == 0 {
			continue
		}
		if len(n.parsed.words) > 1 || len(n.parsed.words[0]) >= 6 {
			k := skeleton(last(n.parsed))
			blocks[k] = append(blocks[k], i)
			if f := skeleton(n.parsed.words[0]); f != k {
				blocks["^"+f] = append(blocks["^"+f], i)
			}
		}
		if whole := strings.Join(n.parsed.words, ""); len(whole) >= 6 {
			blocks["="+whole] = append(blocks["="+whole], i) // "Blue Harbor", "BlueHarbor"
		}
	}
	var found []candidate
	for _, k := range sortedKeys(blocks) {
		b := blocks[k]
		b = b[:min(len(b), blockCap)]
		for x := range b {
			for y := x + 1; y < len(b); y++ {
				if c, ok := j.variant(b[x], b[y]); ok {
					found = append(found, c)
				}
			}
		}
	}
	slices.SortFunc(found, func(p, q candidate) int {
		return cmp.Or(cmp.Compare(q.score, p.score), cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b))
	})
	for _, c := range found {
		if j.compatible(j.find(c.a), j.find(c.b)) {
			j.union(c.a, c.b, "spelling", c.note)
		}
	}
}

func (j *joiner) variant(a, b int) (candidate, bool) {
	na, nb := j.nodes[a], j.nodes[b]
	isPerson := na.kind() == stemma.Person && nb.kind() == stemma.Person
	if len(na.parsed.words) != len(nb.parsed.words) && strings.Join(na.parsed.words, "") == strings.Join(nb.parsed.words, "") {
		return candidate{a, b, 1, "the same letters, divided otherwise"}, true
	}
	if len(na.parsed.words) == 1 || len(nb.parsed.words) == 1 {
		// lone words: spellings of one only if both are lone, long and very near
		if len(na.parsed.words) != len(nb.parsed.words) || alike(na.key, nb.key) < .9 || world.CountryOf(na.key) != "" {
			return candidate{}, false
		}
		if na.kind() == stemma.PlaceName && nb.kind() == stemma.PlaceName && len(world.Places(na.units[0].forms[0])) > 0 && len(world.Places(nb.units[0].forms[0])) > 0 {
			return candidate{}, false // two towns of like names are two towns
		}
		return candidate{a, b, alike(na.key, nb.key), na.key + " ~ " + nb.key}, true
	}
	if isPerson && alike(last(na.parsed), last(nb.parsed)) < surnameAlike && !secondSurname(na.parsed, nb.parsed) && !secondSurname(nb.parsed, na.parsed) {
		return candidate{}, false
	}
	if isPerson && wordSame(na.parsed.words[0], nb.parsed.words[0], true) == 0 {
		return candidate{}, false // a fuller name may add words in the middle, not another first name
	}
	v := sameParsed(na.parsed, nb.parsed, isPerson)
	if v.Score < variantScore {
		return candidate{}, false
	}
	return candidate{a, b, v.Score, v.Reason}, true
}

// secondSurname reports whether long is short with one more name behind, as people of Spanish name are written with their
// father's surname or with both ("Ana Ruiz", "Ana Ruiz Prieto").
func secondSurname(short, long parsed) bool {
	n := len(short.words)
	return n > 1 && len(long.words) == n+1 && alike(last(short), long.words[n-1]) >= surnameAlike
}

// compatible reports whether all full names of two groups can be one.
func (j *joiner) compatible(ga, gb int) bool {
	for _, x := range j.members[ga] {
		for _, y := range j.members[gb] {
			nx, ny := j.nodes[x], j.nodes[y]
			if len(nx.parsed.words) > 1 && len(ny.parsed.words) > 1 &&
				!sameParsed(nx.parsed, ny.parsed, nx.kind() == stemma.Person && ny.kind() == stemma.Person).Same {
				return false
			}
		}
	}
	return true
}

// chains joins what the report itself joins, where the names allow it: spellings of one surname, a
// short form inside its long one, letters and the words they begin.
func (j *joiner) chains() {
	byKey := map[string]int{}
	for i, n := range j.nodes {
		byKey[n.key] = i
	}
	for i, n := range j.nodes {
		if n.country != "" || len(n.parsed.words) == 0 {
			continue
		}
		for u := range n.units {
			o, ok := byKey[n.units[u].chain]
			if !ok || n.units[u].chain == "" || j.find(o) == j.find(i) || !chained(n.parsed, j.nodes[o]) {
				continue
			}
			n.units[u].group = o
			j.nodes[o].reasons = append(j.nodes[o].reasons, stemma.Reason{
				Rule: "chain", Note: n.units[u].forms[0] + ": the report means the same",
				Places: []stemma.Place{n.units[u].mentions[0], j.nodes[o].units[0].mentions[0]},
			})
		}
	}
}

// chained reports whether a name can be a short form of a node's name.
func chained(short parsed, long *node) bool {
	if long.country != "" || len(long.parsed.words) == 0 {
		return false
	}
	if acronymOf(short.words, long.parsed.words) {
		return true
	}
	for _, w := range short.words {
		fits := false
		for _, l := range long.parsed.words {
			fits = fits || wordSame(w, l, len(w) > 1 && len(l) > 1) > 0
		}
		if !fits {
			return false
		}
	}
	return len(short.words) <= len(long.parsed.words)
}

// surnames joins lone surnames to full names: in each report to the one person there whom they fit,
// else to the one person of the story whom they fit, else to nobody.
func (j *joiner) surnames() {
	byLast, byFirst := map[string][]int{}, map[string][]int{}
	inReport := map[[2]int]bool{}
	for i, n := range j.nodes {
		if !n.full() {
			continue
		}
		k := skeleton(last(n.parsed))
		byLast[k] = append(byLast[k], i)
		byFirst[n.parsed.words[0]] = append(byFirst[n.parsed.words[0]], i)
		for _, u := range n.units {
			inReport[[2]int{j.find(i), u.report}] = true
		}
	}
	for i, n := range j.nodes {
		if len(n.parsed.words) != 1 || n.country != "" {
			continue
		}
		w := n.parsed.words[0]
		isPerson := n.kind() == stemma.Person
		hasKin := n.parsed.raw != w && words.kin[firstWord(n.parsed.raw)]
		for u := range n.units {
			report := n.units[u].report
			if n.units[u].group >= 0 {
				continue // the report's own chain has said who it is
			}
			pick, note := j.fitting(w, byLast[skeleton(w)], isPerson, hasKin, func(g int) bool { return inReport[[2]int{g, report}] })
			if pick < 0 && isPerson {
				pick, note = j.fitting(w, byLast[skeleton(w)], isPerson, hasKin, func(int) bool { return true })
			}
			if pick < 0 && isPerson && len(w) > 3 { // a first name alone, in the same report only
				for _, c := range byFirst[w] {
					if inReport[[2]int{j.find(c), report}] {
						if pick >= 0 && j.find(pick) != j.find(c) {
							pick = -1
							break
						}
						pick, note = c, "the only person of that first name in the report"
					}
				}
			}
			if pick < 0 || j.find(pick) == j.find(i) {
				continue
			}
			n.units[u].group = j.find(pick)
			g := j.nodes[j.find(pick)]
			g.reasons = append(g.reasons, stemma.Reason{
				Rule: "surname", Note: fmt.Sprintf("%s: %s", n.units[u].forms[0], note),
				Places: []stemma.Place{n.units[u].mentions[0], j.nodes[pick].units[0].mentions[0]},
			})
		}
	}
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

// fitting gives the node whose surname fits w best among allowed groups; -1 if none, or if two
// people fit equally well.
func (j *joiner) fitting(w string, candidates []int, isPerson, hasKin bool, allowed func(group int) bool) (int, string) {
	best, group, top := -1, -1, 0.0
	tie := false
	for _, c := range candidates {
		p := j.nodes[c].parsed
		g := j.find(c)
		if !allowed(g) || !hasKin && p.kin[len(p.kin)-1] {
			continue // "Faris" is not "bin Faris"
		}
		s := wordSame(last(p), w, false)
		if s < surnameAlike || !isPerson && s < 1 {
			continue
		}
		switch {
		case s > top:
			best, group, top, tie = c, g, s, false
		case s == top && g != group:
			tie = true
		}
	}
	if tie || best < 0 {
		return -1, ""
	}
	if top < 1 {
		return best, fmt.Sprintf("%s ~ %s, nobody else fits", w, last(j.nodes[best].parsed))
	}
	return best, "nobody else of that surname"
}

// brackets joins a name and the name that stands right behind it in brackets.
func (j *joiner) brackets() {
	type mention struct {
		span stemma.Span
		node int
	}
	at := make([][]mention, len(j.reports))
	for i, n := range j.nodes {
		for _, u := range n.units {
			for _, m := range u.mentions {
				at[u.report] = append(at[u.report], mention{m.Span, i})
			}
		}
	}
	for r := range at {
		text := j.reports[r].Text
		slices.SortFunc(at[r], func(a, b mention) int {
			return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(a.node, b.node))
		})
		for k := 1; k < len(at[r]); k++ {
			a, b := at[r][k-1], at[r][k]
			if a.span.End > b.span.Start {
				continue
			}
			between := strings.Trim(text[a.span.End:b.span.Start], " ")
			if between != "(" && between != "(the" || b.span.End >= len(text) || text[b.span.End] != ')' && !strings.HasPrefix(text[b.span.End:], "s)") {
				continue
			}
			ka, kb := j.nodes[a.node], j.nodes[b.node]
			if ka.country != "" || kb.country != "" || ka.kind() == stemma.Person && kb.kind() == stemma.Person ||
				ka.placed() || kb.placed() {
				continue // people's parties and places stand in brackets too
			}
			for _, x := range [2][2]*node{{ka, kb}, {kb, ka}} { // what is explained by the name of a body is one
				if w := x[1].parsed.words; len(w) > 1 && words.body[w[len(w)-1]] {
					x[0].kinds = map[stemma.EntityKind]int{stemma.Organisation: max(1, x[0].kinds[stemma.Person]+x[0].kinds[stemma.Organisation]+x[0].kinds[stemma.PlaceName])}
				}
			}
			j.union(a.node, b.node, "brackets", "explained in brackets")
		}
	}
}

// placed reports whether a node is a place that the gazetteer knows.
func (n *node) placed() bool {
	return n.kind() == stemma.PlaceName && (n.country != "" || len(world.Places(n.units[0].forms[0])) > 0)
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
