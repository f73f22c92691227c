package entity

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"stemma"
	"stemma/internal/world"
)

// A node is one way of writing a name, over all reports.
type node struct {
	key     string
	parsed  parsed
	country string // set for names and peoples of countries
	people  bool   // a people or nationality, not a state
	units   []unit
	kinds   map[stemma.EntityKind]int
	inside  int // names that stand behind "in", "near", "outside": what places do
	persons int // pronouns of persons in the chains of its names, less those of things
	group   int // after joining: the node that stands for its group
	reasons []stemma.Reason
}

// A unit is a node's mentions in one report.
type unit struct {
	report   int // index into the reports
	mentions []stemma.Place
	names    int // how many of the mentions are names
	forms    []string
	roles    []string
	chain    string // key of the name that the report's own chain gives it, if another
	group    int    // -1, or the node that this unit alone was joined to
}

func (n *node) kind() stemma.EntityKind {
	if n.country != "" {
		if n.people {
			return stemma.Group
		}
		return stemma.PlaceName
	}
	if words.medium[n.key] {
		return stemma.Organisation
	}
	k := majority(n.kinds)
	if len(n.parsed.words) > 1 {
		end := last(n.parsed)
		if k == stemma.PlaceName && words.press[end] {
			return stemma.Organisation // a newspaper is called after its town
		}
		for _, w := range n.parsed.words {
			if words.body[w] && !(k == stemma.PlaceName && words.street[end]) { // "Church Square" is no church
				return stemma.Organisation
			}
		}
	}
	if k == stemma.Person && (n.persons < 0 || n.persons == 0 && n.trades()) {
		k = stemma.Organisation // whom reports call "it", or a company, is no person
	}
	if n.standsAsPlace(k) {
		return stemma.PlaceName
	}
	if k != stemma.PlaceName && k != stemma.Person && n.kinds[stemma.PlaceName] > 0 {
		// a tagger that wavers over a large town is right about the town
		if ps := world.Places(n.units[0].forms[0]); len(ps) > 0 && ps[0].People >= largeTown {
			return stemma.PlaceName
		}
	}
	return k
}

// trades reports whether a name of one word is described as a business and as nothing else: "Veslinjen, the operator".
func (n *node) trades() bool {
	roles := 0
	for _, u := range n.units {
		for _, r := range u.roles {
			if !words.trade[headWord(plainRole(r))] {
				return false
			}
			roles++
		}
	}
	return roles > 0 && len(n.parsed.words) == 1
}

// standsAsPlace reports whether a name that a tagger took for a person or a body stands where places do.
// A fifth of the mentions is enough against a person of whom nobody says "he"; bodies have things in them
// too ("in parliament"), so they need half.
func (n *node) standsAsPlace(k stemma.EntityKind) bool {
	if n.inside == 0 || n.persons > 0 || len(n.parsed.words) > 2 || words.bare[n.parsed.words[0]] {
		return false
	}
	names := 0
	for _, u := range n.units {
		names += u.names
		for _, f := range u.forms {
			if capital(f) {
				return false
			}
		}
	}
	switch k {
	case stemma.Person, stemma.OtherThing, stemma.Work:
		return n.inside*5 >= names
	case stemma.Organisation:
		return n.inside*2 >= names && n.inside > 1
	}
	return false
}

// largeTown is where a name is more often the town than anything named after it.
const largeTown = 100_000

// kindOrder settles ties: the most telling first.
var kindOrder = []stemma.EntityKind{
	stemma.Person, stemma.Organisation, stemma.PlaceName, stemma.Group, stemma.EventName, stemma.Work, stemma.OtherThing,
}

func majority(kinds map[stemma.EntityKind]int) stemma.EntityKind {
	best, most := stemma.OtherThing, 0
	for _, k := range kindOrder {
		if kinds[k] > most {
			best, most = k, kinds[k]
		}
	}
	return best
}

// key gives the block of a name as written: country, people, or its plain words without titles and articles.
func keyOf(form string) (key, country string, people bool, p parsed) {
	bare := strings.TrimSuffix(strings.TrimSuffix(form, "'s"), "’s")
	if c, ok := world.CountryNamed(bare); ok {
		return "=" + c.Code, c.Code, false, parsed{}
	}
	stem := bare
	if _, after, ok := strings.Cut(bare, "-"); ok { // "pro-Chilean", "anti-Danish"
		stem = after
	}
	if c, ok := world.CountryOfPeople(stem); ok {
		return "~" + c.Code, c.Code, true, parsed{}
	}
	if stem != bare {
		if c, ok := world.CountryNamed(stem); ok {
			return "~" + c.Code, c.Code, true, parsed{}
		}
	}
	p = person(form)
	for n := 3; n > 1; n-- { // "United States Embassy", "South Korean navy"
		if len(p.words) > n {
			if c := world.CountryOf(titled(p.words[:n])); c != "" {
				p.words = append([]string{"@" + c}, p.words[n:]...)
				break
			}
		}
	}
	for i, w := range p.words { // "US State Department" and "American State Department"
		if c := nation(w); c != "" && len(p.words) > 1 {
			p.words[i] = "@" + c
		}
	}
	return strings.Join(p.words, " "), "", false, p
}

func titled(words []string) string {
	var out []string
	for _, w := range words {
		out = append(out, strings.ToUpper(w[:1])+w[1:])
	}
	return strings.Join(out, " ")
}

// nation gives the country of a single folded word, "" if it is none.
func nation(w string) string {
	if len(w) < 2 {
		return ""
	}
	name := strings.ToUpper(w)
	if len(w) > 3 {
		name = strings.ToUpper(w[:1]) + w[1:]
	}
	return world.CountryOf(name)
}

// gather collects the nodes of all readings, sorted by key. Text that is not the article's own is left out.
func gather(reports []stemma.Report, readings []stemma.Reading) []*node {
	byKey := map[string]*node{}
	put := func(report int, form, chainName string, place stemma.Place, kind stemma.EntityKind, chain []stemma.Place, roles []string, persons int) {
		key, country, people, p := keyOf(form)
		if key == "" || !named(form) || len(p.words) == 1 && words.bare[p.words[0]] || country == "" && len(key) < 2 {
			return
		}
		n := byKey[key]
		if n == nil {
			n = &node{key: key, parsed: p, country: country, people: people, kinds: map[stemma.EntityKind]int{}}
			byKey[key] = n
		}
		n.kinds[kind]++
		n.persons += persons
		if behindIn(reports[report].Text, place.Start, kind == stemma.Person) {
			n.inside++
		}
		at := len(n.units) - 1 // reports come one after another
		if at < 0 || n.units[at].report != report {
			at = len(n.units)
			n.units = append(n.units, unit{report: report, group: -1})
		}
		u := &n.units[at]
		u.mentions = append(u.mentions, place)
		u.mentions = append(u.mentions, chain...)
		u.names++
		u.forms = append(u.forms, clean(form))
		u.roles = append(u.roles, roles...)
		if chainName != "" && u.chain == "" {
			if k, _, _, _ := keyOf(chainName); k != key {
				u.chain = k
			}
		}
	}
	full := fullKeys(reports, readings)
	for i := range readings {
		r, report := &readings[i], &reports[i]
		done := map[int]bool{} // chains whose other mentions and roles were given away
		for m := 0; m < len(r.Mentions); m++ {
			mention := r.Mentions[m]
			if mention.Form != "name" || outside(report, mention.Span) || inTime(r, mention) {
				continue
			}
			name := ""
			if mention.Chain >= 0 && mention.Chain < len(r.Chains) {
				name = r.Chains[mention.Chain].Name
			}
			span := core(report.Text, mention, name)
			if joined, n := joinNext(report, r, m, full); n > 0 {
				span, m = joined, m+n
			} else {
				span = joinBefore(report.Text, span, full)
			}
			place := stemma.Place{Report: report.ID, Span: span}
			var others []stemma.Place
			if span != mention.Span {
				others = append(others, stemma.Place{Report: report.ID, Span: mention.Span})
			}
			var roles []string
			persons := 0
			if c := mention.Chain; c >= 0 && c < len(r.Chains) && !done[c] && fullest(report, r, c, m) {
				done[c] = true
				for _, o := range r.Chains[c].Mentions {
					if om := r.Mentions[o]; om.Form != "name" && !outside(report, om.Span) {
						others = append(others, stemma.Place{Report: report.ID, Span: om.Span})
						switch strings.ToLower(om.In(report.Text)) {
						case "he", "she", "him", "his", "her":
							persons++
						case "it", "its":
							persons--
						}
					}
				}
				for _, role := range r.Chains[c].Roles {
					roles = append(roles, role.Text)
				}
			}
			kind := mention.Kind
			if c := mention.Chain; c >= 0 && c < len(r.Chains) {
				switch chain := r.Chains[c].Kind; {
				case kind == stemma.PlaceName && chain == stemma.Organisation:
					name = "" // a town is not the hospital that is named after it, whatever the chain says
				case chain != stemma.OtherThing:
					kind = chain
				}
			}
			put(i, span.In(report.Text), name, place, kind, others, roles, persons)
			b := bracketed(report.Text, span, mention.End)
			if b.Empty() {
				b = explained(report.Text, span, mention.Start)
			}
			if !b.Empty() { // a name within the mention of another
				put(i, b.In(report.Text), "", stemma.Place{Report: report.ID, Span: b}, stemma.Organisation, nil, nil, 0)
			}
		}
	}
	out := make([]*node, 0, len(byKey))
	for _, n := range byKey {
		out = append(out, n)
	}
	slices.SortFunc(out, func(a, b *node) int { return cmp.Compare(a.key, b.key) })
	for i, n := range out {
		n.group = i
	}
	return out
}

// bracketed gives the name of a body that stands in brackets right behind a name and before end ("the Saff (Harbour Guard)"), or
// nothing.
func bracketed(text string, name stemma.Span, end int) stemma.Span {
	rest := text[name.End:max(name.End, end)]
	if !strings.HasPrefix(rest, " (") {
		return stemma.Span{}
	}
	n := strings.IndexByte(rest, ')')
	if n < 0 {
		return stemma.Span{}
	}
	inside := strings.TrimPrefix(rest[2:n], "the ")
	if !allNames(inside) || !words.body[lastWord(inside)] {
		return stemma.Span{}
	}
	return stemma.Span{Start: name.End + n - len(inside), End: name.End + n}
}

// explained gives the name right before one in brackets, from start on: the same the other way round.
func explained(text string, name stemma.Span, start int) stemma.Span {
	before := text[min(start, name.Start):name.Start]
	if !strings.HasSuffix(before, " (") || !words.body[lastWord(name.In(text))] {
		return stemma.Span{}
	}
	s := stemma.Span{Start: start, End: name.Start - 2}
	for _, a := range []string{"the ", "The "} {
		if strings.HasPrefix(s.In(text), a) {
			s.Start += len(a)
		}
	}
	if !named(s.In(text)) || strings.ContainsAny(s.In(text), ",;") {
		return stemma.Span{}
	}
	return s
}

// inTime reports whether a mention stands in a time expression: "by Easter" names nobody.
func inTime(r *stemma.Reading, m stemma.Mention) bool {
	k := sort.Search(len(r.Times), func(i int) bool { return r.Times[i].End >= m.End })
	return k < len(r.Times) && r.Times[k].Start <= m.Start && m.Kind != stemma.Person
}

// outside reports whether a span lies in text that is not the article's own.
func outside(report *stemma.Report, s stemma.Span) bool {
	switch report.KindAt(s.Start) {
	case stemma.Furniture, stemma.CreditLine, stemma.Byline:
		return true
	}
	return false
}

// fullest reports whether mention m bears the chain's fullest name, the one that its pronouns and roles go with.
func fullest(report *stemma.Report, r *stemma.Reading, chain, m int) bool {
	best, most := -1, -1
	for _, o := range r.Chains[chain].Mentions {
		if om := r.Mentions[o]; om.Form == "name" && !outside(report, om.Span) {
			if n := len(strings.Fields(om.In(report.Text))); n > most {
				best, most = o, n
			}
		}
	}
	return best == m || best < 0
}

// named reports whether a form has a capital, a digit or a letter without case: what a name has.
func named(form string) bool {
	for _, r := range form {
		if r >= 'A' && r <= 'Z' || r > 127 && strings.ToLower(string(r)) != string(r) || r >= 0x590 {
			return len(form) > 1
		}
	}
	return false
}

// clean takes the article, the possessive and line ends off a form as written.
func clean(form string) string {
	form = strings.Join(strings.Fields(form), " ")
	for _, tail := range []string{"'s", "’s", "'", "’"} {
		if s, ok := strings.CutSuffix(form, tail); ok {
			form = s
			break
		}
	}
	for _, head := range []string{"the ", "The "} {
		if s, ok := strings.CutPrefix(form, head); ok {
			form = s
		}
	}
	return form
}

// fullKeys gives the keys of all names of two or more words.
func fullKeys(reports []stemma.Report, readings []stemma.Reading) map[string]bool {
	out := map[string]bool{}
	for i := range readings {
		for _, m := range readings[i].Mentions {
			if m.Form == "name" {
				name := ""
				if m.Chain >= 0 && m.Chain < len(readings[i].Chains) {
					name = readings[i].Chains[m.Chain].Name
				}
				if k, _, _, p := keyOf(core(reports[i].Text, m, name).In(reports[i].Text)); len(p.words) > 1 {
					out[k] = true
				}
			}
		}
	}
	return out
}

// joinNext joins a name to the next one where only a blank stands between and the two together are a
// name that is written so elsewhere: a tagger sometimes cuts one name in two.
func joinNext(report *stemma.Report, r *stemma.Reading, m int, full map[string]bool) (stemma.Span, int) {
	a := r.Mentions[m]
	for n := 1; n <= 2 && m+n < len(r.Mentions); n++ {
		b := r.Mentions[m+n]
		if b.Form != "name" || b.Start < a.End || strings.TrimSpace(report.Text[a.End:b.Start]) != "" || b.Start-a.End > 1 {
			continue
		}
		span := stemma.Span{Start: a.Start, End: b.End}
		if k, _, _, _ := keyOf(span.In(report.Text)); full[k] {
			return span, n
		}
	}
	return stemma.Span{}, 0
}

// joinBefore takes in the capitalised word that stands right before a name where the two together are
// a name that is written so elsewhere.
func joinBefore(text string, s stemma.Span, full map[string]bool) stemma.Span {
	if s.Start < 2 || text[s.Start-1] != ' ' {
		return s
	}
	at := strings.LastIndexAny(text[:s.Start-1], " \n(“\"") + 1
	if at >= s.Start-1 || len(text[at:s.Start]) > 40 || !named(text[at:s.Start-1]) {
		return s
	}
	wider := stemma.Span{Start: at, End: s.End}
	k, _, _, p := keyOf(wider.In(text))
	if old, _, _, _ := keyOf(s.In(text)); len(p.words) > 1 && full[k] && k != old {
		return wider
	}
	return s
}

// behindIn reports whether the word before a place in the text puts something inside or beside what
// follows. People are told "at" only where they are no people; bodies have things at them.
func behindIn(text string, at int, person bool) bool {
	before := strings.TrimRight(text[max(0, at-12):at], " ")
	word := strings.ToLower(before[strings.LastIndexAny(before, " \n(")+1:])
	switch word {
	case "at":
		return person && text[at-1] == ' '
	case "in", "near", "outside", "throughout", "across":
		return at > 0 && text[at-1] == ' '
	case "to", "between": // "the night train to Lom", "the ferry between Lom and the island"
		f := strings.Fields(strings.ToLower(text[max(0, at-40):at]))
		return len(f) > 1 && (words.travel[strings.TrimRight(f[len(f)-2], ",")] || strings.ContainsAny(f[len(f)-2], ":") && f[len(f)-2][0] <= '9') // "the 12:40 to Lom"
	case "the": // "shipped through the Narrow": what has an article and is passed
		f := strings.Fields(strings.ToLower(text[max(0, at-24):at]))
		return !person && len(f) > 1 && (f[len(f)-2] == "through" || f[len(f)-2] == "across" || f[len(f)-2] == "along")
	}
	return false
}
