// Package chains answers: which words of one report mean the same person, body, place or thing?
//
// It finds mentions (names, descriptions, pronouns) from the syntax tree and the names of the pipeline, and joins
// them by sieves from sure to unsure, as Lee et al. 2013 ("Deterministic coreference resolution based on
// entity-centric, precision-ranked rules"): names over the whole text first, then who is quoted in the headline by
// description and below by name, then one walk through the text that finds an antecedent for each description and each
// pronoun among the nearest that agree with it. A description may also find the name that comes after it, as journalists
// write ("a boy was held … Ann Ode, a 14-year-old boy"). Agreement is with all that is known of a chain, not of a mention.
// Every link has a reason with both places. Which nouns stand for people is told by lists, one of them taken from WordNet.
//
// Spans are those of the OntoNotes guidelines: the whole noun phrase with its title, relative clause and apposition.
// What an apposition says of a name is a role of the chain, not a mention of its own. A coordination is a mention
// only where something points at it. A town is a mention without what it lies in ("Lindow, Texas" are two).
//
// Invariant: a description of which there may be many ("an official") never takes a name that comes after it.
//
// A pronoun that says a quotation means somebody outside it (teller.go): not one whom its own words name, nor the dead. It is
// settled before a pronoun of the other sex within its words, which could otherwise take its place ("“He sold it,” she said").
//
// A pronoun that two people fit nearly as well is joined to the better by a link of its own kind, "doubtful" (doubt.go), so that
// whoever writes down what he did need not name the wrong one. The margins are argued from the weights, not learned.
//
// What it gets wrong: a pronoun before its name; "it" that points at a whole clause; the choice between two people of one
// sex in one sentence ("told him that he"); descriptions of somebody known by a part in the story ("the suspect", "the
// driver"); events taken up by a noun; noun phrases that the parser has attached amiss, which lose their exact span. On GUM
// news in the OntoGUM view: CoNLL F1 .63 with its own mentions (.71 for people), .69 and .80 on gold mentions; the same words
// taken as the same thing give .43 and .53. The rules were made on every other document (.62, .75 for people there); the
// others, never read, have .63 and .66. Of he and she 152 of 163 have the right antecedent. What is missing between .66 and
// .77 on those others are spans and the kind of thing (people or not), not links.
// Tried and dropped: a bonus for the subject of a possessive's own clause (−.006), plain nouns joined when bare and singular,
// dates as mentions (nobody asks who Friday is), any new description of a person for the one in focus (wrong in four of ten),
// towns with what they lie in (three towns of 206 lost in the main place of a report), all of WordNet's people (half of
// them words of dictionaries only).
package chains

import (
	"slices"
	"strings"

	"stemma"
	"stemma/internal/lang"
)

// A Speech is words that somebody says in the first person: the pieces of a quotation and where its speaker is named.
type Speech struct {
	Content []stemma.Span
	Words   []stemma.Span // what of it stands in quotation marks
	Speaker stemma.Span   // empty when nobody is named
}

// Find gives the mentions of a document in text order and the chains they form. Places in reasons carry the report's id.
// Every name is in a chain, if only of one (nationalities used as adjectives in none: they describe and do not point); a description that nothing else points at is in none unless it is of people or a body.
func Find(d *lang.Doc, report stemma.ID, speeches []Speech) ([]stemma.Mention, []stemma.Chain) {
	d = tidied(d)
	f := mentionsOf(d, steadyLabels(d))
	l := &linker{d: d, f: f, ms: f.mentions, unsure: map[int]bool{}}
	l.begin()
	l.place(speeches)
	l.hear()
	l.names()
	l.roles()
	l.echoes(speeches)
	l.walk()
	return l.result(report)
}

// link is one decision: a later mention taken for an earlier one's.
type link struct {
	from, to int
	rule     string
}

type linker struct {
	d      *lang.Doc
	f      *finder
	ms     []mention
	parent []int
	group  []cluster // by root
	links  []link

	speaker []int         // speech → mention that speaks, or -1
	spoken  map[int][]int // mention that speaks → mentions in its words
	heard   *heard
	unsure  map[int]bool // pronouns that another person fits nearly as well
	byLemma map[string][]int
	holders map[string][]int // noun → mentions by name of those whom it was said to describe, in text order
}

// cluster is what is known of the mentions joined so far.
type cluster struct {
	members []int // in text order
	kind    stemma.EntityKind
	gender  gender
	number  number
	roles   []string // head lemmas of descriptions
	words   map[string]bool
	named   bool
	surname string // of a person named with two names or more
}

func (l *linker) begin() {
	n := len(l.ms)
	l.parent = make([]int, n)
	l.group = make([]cluster, n)
	l.byLemma = map[string][]int{}
	for i := range l.ms {
		m := &l.ms[i]
		l.parent[i] = i
		c := cluster{members: []int{i}, kind: m.kind, gender: m.gender, number: m.number, named: m.named(), words: map[string]bool{}}
		for _, w := range m.words {
			c.words[w] = true
		}
		for k := m.first; k < m.last; k++ {
			if p := l.d.Tokens[k].Pos; p == "NOUN" || p == "PROPN" || p == "ADJ" || p == "NUM" {
				c.words[strings.ToLower(l.d.Tokens[k].Lemma)] = true
			}
		}
		if m.form == isNominal && m.lemma != "" {
			c.addRole(m.lemma)
		}
		if m.kind == stemma.Person && len(m.name) > 1 {
			c.surname = m.name[len(m.name)-1]
		}
		l.group[i] = c
	}
	for i := range l.ms {
		// A possessor is found by the head it depends on.
		if k := l.d.Child(l.ms[i].head, "poss"); k >= 0 {
			if j, ok := l.f.byHead[k]; ok {
				l.ms[i].anchor = j
			}
		}
	}
}

func (l *linker) root(i int) int {
	for l.parent[i] != i {
		l.parent[i] = l.parent[l.parent[i]]
		i = l.parent[i]
	}
	return i
}

// join puts mention i into the chain of mention j, by a rule.
func (l *linker) join(i, j int, rule string) {
	a, b := l.root(i), l.root(j)
	if a == b || rule != "spelling" && rule != "alias" && l.rivals(a, b) {
		return
	}
	l.links = append(l.links, link{i, j, rule})
	if l.group[a].members[0] < l.group[b].members[0] {
		a, b = b, a
	}
	// a joins b, the one that begins earlier.
	l.parent[a] = b
	x, y := &l.group[b], &l.group[a]
	x.members = mergeSorted(x.members, y.members)
	if x.kind == "" || y.named && !x.named && y.kind != "" {
		x.kind = y.kind
	}
	if g := x.gender & y.gender; g != 0 {
		x.gender = g
	}
	if n := x.number & y.number; n != 0 {
		x.number = n
	}
	for _, r := range y.roles {
		x.addRole(r)
	}
	x.named = x.named || y.named
	if x.surname == "" {
		x.surname = y.surname
	}
	if len(y.words) < maxWords {
		for w := range y.words {
			x.words[w] = true
		}
	}
	*y = cluster{}
}

// rivals reports whether two chains hold people of different surnames, who are never one.
func (l *linker) rivals(a, b int) bool {
	x, y := l.group[a].surname, l.group[b].surname
	return x != "" && y != "" && x != y && skeleton(x) != skeleton(y)
}

// addRole notes a description's noun, once, and no more than maxRoles of them.
func (c *cluster) addRole(r string) {
	if len(c.roles) < maxRoles && !slices.Contains(c.roles, r) {
		c.roles = append(c.roles, r)
	}
}

// maxRoles bounds the nouns kept for one chain; nobody holds more offices in one report.
const maxRoles = 40

// maxWords bounds the words carried from one chain to another, so that long lists of joins stay linear.
const maxWords = 400

func mergeSorted(a, b []int) []int {
	if len(a) > 0 && len(b) > 0 && a[len(a)-1] < b[0] {
		return append(a, b...) // the usual case, and what keeps a walk through a long text linear
	}
	out := make([]int, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0] < b[0] {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// place says in which speech each mention stands, and which mention speaks it.
func (l *linker) place(speeches []Speech) {
	l.speaker = make([]int, len(speeches))
	l.spoken = map[int][]int{}
	for s, sp := range speeches {
		l.speaker[s] = l.covering(sp.Speaker)
		if by := l.speaker[s]; by >= 0 && l.ms[by].person == 1 {
			continue // "I think that …" inside a quotation: who that is, the quotation says
		}
		for _, c := range sp.Content {
			for k := l.firstAt(c.Start); k < len(l.ms); k++ {
				m := &l.ms[k]
				if l.d.Tokens[m.first].Start >= c.End {
					break
				}
				if h := l.d.Tokens[m.head]; h.Start >= c.Start && h.End <= c.End && m.speech < 0 {
					m.speech = s
					if by := l.speaker[s]; by >= 0 {
						l.spoken[by] = append(l.spoken[by], k)
					}
				}
			}
		}
	}
}

// firstAt gives the first mention that starts at or after byte b.
func (l *linker) firstAt(b int) int {
	lo, hi := 0, len(l.ms)
	for lo < hi {
		mid := (lo + hi) / 2
		if l.d.Tokens[l.ms[mid].first].Start < b {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// covering gives the outermost mention whose head lies in the span, or -1.
func (l *linker) covering(s stemma.Span) int {
	if s.Empty() {
		return -1
	}
	best := -1
	for i := l.d.At(s.Start); i < len(l.d.Tokens) && l.d.Tokens[i].Start < s.End; i++ {
		if k, ok := l.f.byHead[i]; ok {
			if best < 0 || l.ms[k].first < l.ms[best].first || l.ms[k].first == l.ms[best].first && l.ms[k].last > l.ms[best].last {
				best = k
			}
		}
	}
	return best
}

// result turns the joined mentions into the vocabulary of a reading.
func (l *linker) result(report stemma.ID) ([]stemma.Mention, []stemma.Chain) {
	d := l.d
	mentions := make([]stemma.Mention, len(l.ms))
	var chains []stemma.Chain
	number := map[int]int{}
	for i := range l.ms {
		m := &l.ms[i]
		s, e := d.Bytes(m.first, m.last)
		h := d.Tokens[m.head]
		mentions[i] = stemma.Mention{Span: stemma.Span{Start: s, End: e}, Head: stemma.Span{Start: h.Start, End: h.End}, Kind: m.kind, Form: m.form.String(), Label: m.label, Chain: -1}
		r := l.root(i)
		c := &l.group[r]
		if len(c.members) == 1 && (m.group || m.form == isAdjective || m.form == isPronoun || m.form == isNominal && c.kind != stemma.Person && c.kind != stemma.Organisation) {
			continue
		}
		if _, ok := number[r]; !ok {
			number[r] = len(chains)
			chains = append(chains, l.chain(c))
		}
		mentions[i].Chain = number[r]
		if mentions[i].Kind == "" {
			mentions[i].Kind = c.kind
		}
		chains[number[r]].Mentions = append(chains[number[r]].Mentions, i)
	}
	for _, k := range l.links {
		if n := mentions[k.from].Chain; n >= 0 {
			chains[n].Reasons = append(chains[n].Reasons, stemma.Reason{
				Rule: k.rule, Note: reasonNotes[k.rule],
				Places: []stemma.Place{{Report: report, Span: mentions[k.from].Span}, {Report: report, Span: mentions[k.to].Span}},
			})
		}
	}
	return mentions, chains
}

// chain names a chain and lists its roles.
func (l *linker) chain(c *cluster) stemma.Chain {
	d := l.d
	out := stemma.Chain{Kind: c.kind}
	best := -1
	times := map[string]int{}
	for _, i := range c.members {
		if m := &l.ms[i]; m.named() {
			times[strings.Join(m.name, " ")]++
		}
	}
	for _, i := range c.members {
		m := &l.ms[i]
		if m.form == isPronoun {
			continue
		}
		if best < 0 || l.tells(i, times) > l.tells(best, times) {
			best = i
		}
		if first, last, ok := l.role(m); ok {
			s, e := d.Bytes(first, last)
			sp := stemma.Span{Start: s, End: e}
			out.Roles = append(out.Roles, stemma.Role{Span: sp, Text: tidy(sp.In(d.Text))})
		}
	}
	if best < 0 {
		best = c.members[0]
	}
	m := &l.ms[best]
	first, last := m.first, l.bare(m)
	if m.named() {
		first, last = m.nameTokens[0], m.nameTokens[1]
	}
	s, e := d.Bytes(first, last)
	out.Name = tidy(strings.TrimSuffix(strings.TrimSuffix(d.Text[s:e], "'s"), "’s"))
	if out.Name == "" {
		out.Name = tidy(d.Text[s:e]) // a stray clitic
	}
	if out.Kind == "" {
		out.Kind = stemma.OtherThing
		if l.persons(c) {
			out.Kind = stemma.Person
		}
	}
	return out
}

// persons reports whether all that a chain has is "we" or "you": people, whoever they are.
func (l *linker) persons(c *cluster) bool {
	for _, i := range c.members {
		if m := &l.ms[i]; m.form != isPronoun || m.person == 3 {
			return false
		}
	}
	return true
}

// bare gives the end of a description without the clauses and appositions that follow its noun.
func (l *linker) bare(m *mention) int {
	last := m.last
	for _, k := range l.d.Children(m.head) {
		if int(k) > m.head {
			switch l.d.Tokens[k].Dep {
			case "relcl", "acl", "appos":
				first, _ := l.d.Subtree(int(k))
				last = min(last, max(first, m.head+1))
			}
		}
	}
	return max(trimEnd(l.d, m.first, last), m.head+1)
}

// tells orders mentions by how well they name their thing: a name of several words before one of one word before a
// description; of several, the one most often used, then the longest.
func (l *linker) tells(i int, times map[string]int) int {
	m := &l.ms[i]
	switch n := len(m.name); n {
	case 0:
		return 1
	case 1:
		return 2
	default:
		return 10 + 100*times[strings.Join(m.name, " ")] + min(n, 90)
	}
}

func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }

// reasonNotes says in words what each rule saw.
var reasonNotes = map[string]string{
	"same-name":   "the same name",
	"surname":     "the surname of a person named in full",
	"given-name":  "the given name of a person named in full",
	"spelling":    "the same name spelt otherwise",
	"short-name":  "a shorter form of the same name",
	"initials":    "the initials of the name",
	"alias":       "another usual name of the same thing",
	"speaker":     "first person in the words of the speaker",
	"same-words":  "the same description again",
	"same-noun":   "a definite description with the same noun",
	"role":        "a description that fits the role given to the name",
	"kind":        "a definite description of the kind of thing just named",
	"echo":        "the same words in quotation marks, once by description and once by name",
	"headline":    "the description in the headline",
	"focus":       "a new description of the only person just spoken of by name",
	"named-later": "a description, and the name that follows with the same words",
	"pronoun":     "the nearest fitting antecedent of the pronoun",
	"doubtful":    "the best antecedent of the pronoun, but another person fits nearly as well",
	"aged":        "a description by age, and the person named last as a subject",
	"teller":      "the pronoun says a quotation: the person last told of outside quotations whom its words do not name",
	"reflexive":   "a reflexive pronoun and the subject of its clause",
	"same-person": "the same pronoun in the same speaker's words",
}
