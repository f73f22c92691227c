package eval

import (
	"fmt"
	"io/fs"
	"math"
	"strings"

	"stemma"
	"stemma/internal/read"
)

// gumDocument is what this set reads of a GUM news document.
type gumDocument struct {
	ID, Text string
	Mentions []struct {
		Start, End int
		Type       string
	}
	Ontogum []struct {
		Start, End int
		Chain      string
	}
}

// Coreference scores the chains of one report on the GUM news documents in the OntoGUM view (no singletons): with the
// reader's own mentions, for all chains and for those of people, and on the gold mentions (M5).
func Coreference() Set {
	return Set{
		Name: "coref",
		What: "GUM news in the OntoGUM view: chains of one report, all and of people (M5)",
		Run:  runCoreference,
	}
}

func runCoreference(data fs.FS) ([]Score, error) {
	var all, people, given, givenPeople, simple, simplePeople, simpleGiven, simpleGivenPeople CorefCount
	n := 0
	err := Lines(data, "coref/gum-news.jsonl.gz", func(g gumDocument) error {
		r := read.Text(g.Text, stemma.Interval{})
		gold, goldPeople := goldChains(g)
		system, systemPeople := readerChains(r, func(m int) string { return "" })
		all.Add(gold, system)
		people.Add(goldPeople, systemPeople)
		onAll, onPeople := onGold(g, r, goldPeople)
		given.Add(gold, onAll)
		givenPeople.Add(goldPeople, onPeople)
		same, samePeople := readerChains(r, func(m int) string {
			if r.Mentions[m].Form == "pronoun" {
				return ""
			}
			return strings.ToLower(r.Mentions[m].In(g.Text))
		})
		simple.Add(gold, same)
		simplePeople.Add(goldPeople, samePeople)
		byWords := map[string][]string{}
		var order []string
		for _, m := range g.Ontogum {
			w := strings.ToLower(g.Text[m.Start:m.End])
			if byWords[w] == nil {
				order = append(order, w)
			}
			byWords[w] = append(byWords[w], spanKey(m.Start, m.End))
		}
		var words [][]string
		for _, w := range order {
			words = append(words, byWords[w])
		}
		simpleGiven.Add(gold, words)
		simpleGivenPeople.Add(goldPeople, only(words, goldPeople))
		n += len(gold)
		return nil
	})
	if err != nil {
		return nil, err
	}
	const trivial = "the same words are the same thing"
	score := func(metric string, c, base *CorefCount) []Score {
		s, b := c.Score(), base.Score()
		return []Score{
			{Set: "coref", Metric: metric + " CoNLL F1", Value: s.CoNLL, N: n, Baseline: b.CoNLL, Trivial: trivial},
			{Set: "coref", Metric: metric + " LEA F1", Value: s.LEA[2], N: n, Baseline: b.LEA[2], Trivial: trivial},
		}
	}
	out := score("own mentions", &all, &simple)
	out = append(out, score("people", &people, &simplePeople)...)
	out = append(out, score("gold mentions", &given, &simpleGiven)...)
	return append(out, score("gold mentions of people", &givenPeople, &simpleGivenPeople)...), nil
}

func spanKey(start, end int) string { return fmt.Sprint(start, "-", end) }

// goldChains gives the gold chains, and those of them that hold a mention of a person.
func goldChains(g gumDocument) (all, people [][]string) {
	person := map[string]bool{}
	for _, m := range g.Mentions {
		if m.Type == "person" {
			person[spanKey(m.Start, m.End)] = true
		}
	}
	at := map[string]int{}
	var isPerson []bool
	for _, m := range g.Ontogum {
		i, ok := at[m.Chain]
		if !ok {
			i = len(all)
			at[m.Chain] = i
			all, isPerson = append(all, nil), append(isPerson, false)
		}
		k := spanKey(m.Start, m.End)
		all[i] = append(all[i], k)
		isPerson[i] = isPerson[i] || person[k]
	}
	for i, c := range all {
		if isPerson[i] {
			people = append(people, c)
		}
	}
	return all, people
}

// readerChains gives the reader's chains of two or more, and those of people. regroup, where it gives a name for a mention, puts the mentions of one name together instead.
func readerChains(r stemma.Reading, regroup func(m int) string) (all, people [][]string) {
	at := map[string]int{}
	var kinds []stemma.EntityKind
	for i, m := range r.Mentions {
		if m.Chain < 0 {
			continue
		}
		k := regroup(i)
		if k == "" {
			k = fmt.Sprint("chain ", m.Chain)
		}
		c, ok := at[k]
		if !ok {
			c = len(all)
			at[k] = c
			all, kinds = append(all, nil), append(kinds, r.Chains[m.Chain].Kind)
		}
		all[c] = append(all[c], spanKey(m.Start, m.End))
	}
	kept := all[:0:0]
	for i, c := range all {
		if len(c) < 2 {
			continue
		}
		kept = append(kept, c)
		if kinds[i] == stemma.Person {
			people = append(people, c)
		}
	}
	return kept, people
}

// onGold gives the gold mentions in the reader's chains: a gold mention belongs to the chain of the reader's mention with
// its span, else of the longest one inside it that begins or ends with it; else it stands alone. people is the same with
// only the mentions of goldPeople.
func onGold(g gumDocument, r stemma.Reading, goldPeople [][]string) (all, people [][]string) {
	at := map[int]int{}
	var out [][]string
	for _, m := range g.Ontogum {
		best, size := -1, -1
		for _, o := range r.Mentions {
			if o.Chain < 0 || o.Start < m.Start || o.End > m.End || o.Start != m.Start && o.End != m.End {
				continue
			}
			if n := o.End - o.Start; n > size {
				best, size = o.Chain, n
			}
		}
		k := spanKey(m.Start, m.End)
		i, ok := at[best]
		if best < 0 || !ok {
			i = len(out)
			out = append(out, nil)
			if best >= 0 {
				at[best] = i
			}
		}
		out[i] = append(out[i], k)
	}
	return out, only(out, goldPeople)
}

// only gives the chains with those mentions only that stand in some chain of keep.
func only(chains, keep [][]string) [][]string {
	in := indexChains(keep)
	var out [][]string
	for _, c := range chains {
		var l []string
		for _, k := range c {
			if _, ok := in[k]; ok {
				l = append(l, k)
			}
		}
		if len(l) > 0 {
			out = append(out, l)
		}
	}
	return out
}

// CorefScore holds the F1 figures of one comparison of chains, and the two sides of each.
type CorefScore struct {
	MUC, B3, CEAFe, LEA [3]float64 // precision, recall, F1
	CoNLL               float64    // mean of the F1 of MUC, B³ and CEAF-e
	Mentions            [3]float64 // P, R, F1 of the mentions that stand in chains
}

// A CorefCount adds up the counts of many documents (or one) for micro-averaged scores:
// MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998), CEAF-e (Luo 2005) and LEA (Moosavi and Strube 2016),
// as the reference scorer of the CoNLL shared tasks computes them on system mentions.
type CorefCount struct {
	muc, b3, ceaf, lea, men [4]float64 // right for P, given, right for R, expected
}

// Add counts one document. Singletons on either side count for B³, CEAF-e and LEA as given; leave them out before if they should not.
func (c *CorefCount) Add(gold, system [][]string) {
	g, s := indexChains(gold), indexChains(system)
	a, b := mucSide(gold, s)
	c.muc[2], c.muc[3] = c.muc[2]+a, c.muc[3]+b
	a, b = mucSide(system, g)
	c.muc[0], c.muc[1] = c.muc[0]+a, c.muc[1]+b

	a, b = b3Side(gold, s, system)
	c.b3[2], c.b3[3] = c.b3[2]+a, c.b3[3]+b
	a, b = b3Side(system, g, gold)
	c.b3[0], c.b3[1] = c.b3[0]+a, c.b3[1]+b

	sim := ceafe(gold, system, s)
	c.ceaf[0], c.ceaf[2] = c.ceaf[0]+sim, c.ceaf[2]+sim
	c.ceaf[1], c.ceaf[3] = c.ceaf[1]+float64(len(system)), c.ceaf[3]+float64(len(gold))

	a, b = leaSide(gold, s, system)
	c.lea[2], c.lea[3] = c.lea[2]+a, c.lea[3]+b
	a, b = leaSide(system, g, gold)
	c.lea[0], c.lea[1] = c.lea[0]+a, c.lea[1]+b

	for m := range s {
		c.men[1]++
		if _, ok := g[m]; ok {
			c.men[0]++
			c.men[2]++
		}
	}
	c.men[3] += float64(len(g))
}

// Score gives the figures of all that was added.
func (c *CorefCount) Score() CorefScore {
	out := CorefScore{MUC: sides(c.muc), B3: sides(c.b3), CEAFe: sides(c.ceaf), LEA: sides(c.lea), Mentions: sides(c.men)}
	out.CoNLL = (out.MUC[2] + out.B3[2] + out.CEAFe[2]) / 3
	return out
}

func sides(x [4]float64) [3]float64 {
	var p, r, f float64
	if x[1] > 0 {
		p = x[0] / x[1]
	}
	if x[3] > 0 {
		r = x[2] / x[3]
	}
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return [3]float64{p, r, f}
}

func indexChains(chains [][]string) map[string]int {
	m := map[string]int{}
	for i, c := range chains {
		for _, k := range c {
			m[k] = i
		}
	}
	return m
}

// mucSide counts, for each chain, its links that the other side keeps, and all its links.
func mucSide(chains [][]string, other map[string]int) (kept, all float64) {
	for _, c := range chains {
		parts := map[int]bool{}
		lone := 0
		for _, k := range c {
			if o, ok := other[k]; ok {
				parts[o] = true
			} else {
				lone++
			}
		}
		kept += float64(len(c) - len(parts) - lone)
		all += float64(len(c) - 1)
	}
	return kept, all
}

func b3Side(chains [][]string, other map[string]int, others [][]string) (right, all float64) {
	for _, c := range chains {
		common := map[int]int{}
		for _, k := range c {
			if o, ok := other[k]; ok {
				common[o]++
			}
		}
		for _, n := range sortedCounts(common) {
			right += float64(n*n) / float64(len(c))
		}
		all += float64(len(c))
	}
	return right, all
}

// sortedCounts gives the values of a map in the order of its keys, so that sums of floats never depend on map order.
func sortedCounts(m map[int]int) []int {
	top := -1
	for k := range m {
		top = max(top, k)
	}
	out := make([]int, 0, len(m))
	for k := 0; k <= top; k++ {
		if n, ok := m[k]; ok {
			out = append(out, n)
		}
	}
	return out
}

func leaSide(chains [][]string, other map[string]int, others [][]string) (right, all float64) {
	for _, c := range chains {
		size := float64(len(c))
		all += size
		if len(c) == 1 {
			// A chain of one has a link to itself.
			if o, ok := other[c[0]]; ok && len(others[o]) == 1 {
				right += size
			}
			continue
		}
		common := map[int]int{}
		for _, k := range c {
			if o, ok := other[k]; ok {
				common[o]++
			}
		}
		links := 0
		for _, n := range sortedCounts(common) {
			links += n * (n - 1) / 2
		}
		right += size * float64(links) / (size * (size - 1) / 2)
	}
	return right, all
}

// ceafe gives the total similarity phi4 of the best one-to-one alignment of chains.
func ceafe(gold, system [][]string, s map[string]int) float64 {
	if len(gold) == 0 || len(system) == 0 {
		return 0
	}
	score := make([][]float64, len(gold))
	for i, c := range gold {
		score[i] = make([]float64, len(system))
		for _, k := range c {
			if j, ok := s[k]; ok {
				score[i][j] += 2 / float64(len(c)+len(system[j]))
			}
		}
	}
	return assign(score)
}

// assign gives the largest sum of one-to-one pairs of rows and columns (Kuhn–Munkres with potentials, O(n³)).
func assign(score [][]float64) float64 {
	n, m := len(score), len(score[0])
	turned := n > m
	if turned {
		n, m = m, n
	}
	at := func(i, j int) float64 {
		if turned {
			return -score[j][i]
		}
		return -score[i][j]
	}
	u, v := make([]float64, n+1), make([]float64, m+1)
	match, way := make([]int, m+1), make([]int, m+1)
	for i := 1; i <= n; i++ {
		match[0] = i
		j0 := 0
		low, used := make([]float64, m+1), make([]bool, m+1)
		for j := range low {
			low[j] = math.Inf(1)
		}
		for match[j0] != 0 {
			used[j0] = true
			i0, delta, j1 := match[j0], math.Inf(1), 0
			for j := 1; j <= m; j++ {
				if used[j] {
					continue
				}
				if cur := at(i0-1, j-1) - u[i0] - v[j]; cur < low[j] {
					low[j], way[j] = cur, j0
				}
				if low[j] < delta {
					delta, j1 = low[j], j
				}
			}
			for j := 0; j <= m; j++ {
				if used[j] {
					u[match[j]] += delta
					v[j] -= delta
				} else {
					low[j] -= delta
				}
			}
			j0 = j1
		}
		for j0 != 0 {
			match[j0] = match[way[j0]]
			j0 = way[j0]
		}
	}
	total := 0.0
	for j := 1; j <= m; j++ {
		if match[j] > 0 {
			total -= at(match[j]-1, j-1)
		}
	}
	return total
}
