package actor

import (
	"strings"

	"stemma/internal/world"
)

// cutters end what a phrase is first of all about.
var cutters = map[string]bool{
	"of": true, "in": true, "on": true, "at": true, "to": true, "for": true, "from": true, "with": true, "by": true, "who": true, "that": true,
	"which": true, "against": true, "near": true, "across": true, "inside": true, "within": true, "under": true, "between": true, "among": true,
	"around": true, "outside": true, "whose": true, "into": true, "over": true, "and": true, "or": true, "including": true, "via": true, "along": true,
}

// articles say nothing of an actor.
var articles = map[string]bool{"a": true, "an": true, "the": true, "this": true, "that": true, "these": true, "those": true, "its": true, "their": true, "his": true, "her": true, "our": true, "my": true, "your": true}

// A told is a role found at words [from, to).
type told struct {
	role
	from, to int
}

// code puts the findings together.
func (r *reader) code() Coding {
	cut := r.firstCut()
	var c Coding
	c.Country = r.country(0, cut)
	if c.Country == "" {
		c.Country = r.country(0, len(r.words))
	}
	c.Rest = r.rest()
	if len(r.words) == 0 {
		return c
	}
	r.sector(&c, cut)
	r.turn(&c, cut)
	if c.Country == "" {
		c.Country = r.place()
		if c.Country != "" && c.Sector == "UNK" && c.Rest == r.upperRun() {
			c.Sector = "CVL" // a town or region as such: its people
		}
	}
	return c
}

// firstCut gives the place of the first preposition behind some word, the length if there is none.
func (r *reader) firstCut() int {
	for i, w := range r.words {
		if i > 0 && r.taken[i] < 0 && cutters[w.low] {
			if _, part := r.roleAcross(i); !part {
				return i
			}
		}
	}
	return len(r.words)
}

// roleAcross reports whether a group of role words spans a word ("chief of staff").
func (r *reader) roleAcross(i int) (role, bool) {
	for from := max(0, i-r.longest+1); from < i; from++ {
		for to := min(len(r.words), from+r.longest); to > i+1; to-- {
			if x, ok := r.roleOf(from, to); ok {
				return x, true
			}
		}
	}
	return role{}, false
}

// roles gives the roles among words [from, to), the longest from the left. Words of a name count only where
// the name is a common word too.
func (r *reader) rolesIn(from, to int) []told {
	var out []told
	for i := from; i < to; {
		n := min(r.longest, to-i)
		for ; n > 0; n-- {
			if r.covered(i, i+n) {
				continue
			}
			if x, ok := r.roleOf(i, i+n); ok {
				out = append(out, told{x, i, i + n})
				break
			}
		}
		i += max(n, 1)
	}
	return out
}

func (r *reader) covered(from, to int) bool {
	for i := from; i < to; i++ {
		if t := r.taken[i]; t >= 0 {
			return true
		}
	}
	return false
}

// country gives the first state named among words [from, to): one that only stands behind the actor, and a body whose name is
// a common word, only where there is no other.
func (r *reader) country(from, to int) string {
	behind, weak := "", ""
	for _, f := range r.names {
		switch {
		case f.from < from || f.to > to || f.country == "":
		case r.words[f.from].behind:
			if behind == "" {
				behind = f.country
			}
		case f.weak:
			if weak == "" {
				weak = f.country
			}
		default:
			return f.country
		}
	}
	if weak != "" {
		return weak
	}
	if to < len(r.words) {
		return "" // what stands behind the preposition comes before a mere backer
	}
	return behind
}

// sector fills in what the actor is.
func (r *reader) sector(c *Coding, cut int) {
	roles := r.rolesIn(0, cut)
	var head *told
	if n := len(roles); n > 0 {
		head = &roles[n-1]
	}
	body := r.last(0, cut, "body")
	leader := r.last(0, cut, "leader")
	set := func(sector, second string, from, to int) {
		c.Sector, c.Second, c.Role = sector, second, r.join(from, to)
	}
	switch {
	case head != nil && !head.officer && (body == nil || body.sector == "" || body.to <= head.from):
		set(head.sector, head.second, head.from, head.to)
		for _, x := range roles[:len(roles)-1] { // "police station", "health worker": the word before tells more where the head tells less
			if c.Sector == "CVL" && !x.officer {
				set(x.sector, x.second, x.from, head.to)
			}
		}
	case body != nil && body.sector != "" && !body.weak && r.strong(roles, body.to) != nil: // "military personnel of" a body
		x := r.strong(roles, body.to)
		set(x.sector, x.second, x.from, head.to)
	case body != nil && body.sector != "":
		set(body.sector, body.second, body.from, body.to)
	case head != nil:
		r.officer(c, roles, cut, set)
	case leader != nil:
	case r.last(0, cut, "people") != nil && r.last(0, cut, "people").plural && r.last(0, cut, "people").to == cut:
		set("CVL", "", cut-1, cut)
	case len(r.names) > 0 && r.bare():
		if f := r.names[len(r.names)-1]; f.kind == "capital" {
			set("GOV", "", f.from, f.to)
		}
	case cut < len(r.words) && r.words[cut].low == "of" && r.counts(cut):
		r.behind(c, cut)
	default:
		c.Sector = "UNK"
	}
	if leader != nil && (head == nil || head.officer || head.sector == "GOV") {
		if head == nil || !head.officer || c.Sector == "GOV" || c.Sector == "UNK" {
			c.Sector, c.Second, c.Role = leader.sector, leader.second, r.join(leader.from, leader.to)
		}
		if leader.over && head == nil && (leader.sector == "GOV" || leader.sector == "LEG") {
			c.Sector, c.Second = "ELI", ""
		}
	}
}

// strong gives the last role from a word on that is no mere office.
func (r *reader) strong(roles []told, from int) *told {
	for i := len(roles) - 1; i >= 0 && roles[i].from >= from; i-- {
		if !roles[i].officer {
			return &roles[i]
		}
	}
	return nil
}

// officer codes one who holds an office: of what stands beside him, else of what stands behind the preposition.
func (r *reader) officer(c *Coding, roles []told, cut int, set func(string, string, int, int)) {
	head := roles[len(roles)-1]
	for i := len(roles) - 2; i >= 0; i-- {
		if !roles[i].officer {
			set(roles[i].sector, roles[i].second, roles[i].from, head.to)
			return
		}
	}
	if b := r.last(0, cut, "body"); b != nil && b.sector == "" && head.sector != "UNK" {
		set("ELI", "", b.from, head.to) // those who lead a people lead no state
		return
	}
	if cut < len(r.words) {
		r.behind(c, cut)
		if c.Sector != "" && c.Sector != "UNK" {
			return
		}
	}
	set(head.sector, head.second, head.from, head.to)
}

// behind codes what stands behind the preposition.
func (r *reader) behind(c *Coding, cut int) {
	rest := &reader{lists: r.lists, on: r.on, words: r.words[cut+1:]}
	rest.find()
	x := rest.code()
	c.Sector, c.Second, c.Role = x.Sector, x.Second, x.Role
	if c.Sector == "" && len(rest.names) == 0 {
		c.Sector = "UNK"
	}
}

// counts reports whether all words before the preposition only say how many.
func (r *reader) counts(cut int) bool {
	for _, w := range r.words[:cut] {
		if !r.sets["nobody"][w.low] && !articles[w.low] {
			return false
		}
	}
	return true
}

// last gives the last name of a kind among words [from, to).
func (r *reader) last(from, to int, kind string) *found {
	for i := len(r.names) - 1; i >= 0; i-- {
		if f := &r.names[i]; f.kind == kind && f.from >= from && f.to <= to {
			return f
		}
	}
	return nil
}

// bare reports whether the phrase is names and articles only.
func (r *reader) bare() bool {
	for i, w := range r.words {
		if r.taken[i] < 0 && !articles[w.low] {
			return false
		}
	}
	return true
}

// turn applies what words beside the role say: who held an office, stands against the government, or serves it in some field.
func (r *reader) turn(c *Coding, cut int) {
	former, against, field, state := false, false, "", false
	for i, w := range r.words[:cut] {
		for _, s := range singulars(w.low) {
			against = against || r.sets["against"][s] || i > 0 && r.sets["against"][r.words[i-1].low+" "+s]
			if f := r.second[s]; f != "" && field == "" && r.taken[i] < 0 {
				field = f
			}
		}
		former = former || r.sets["former"][w.low] || strings.HasPrefix(w.low, "ex-")
		state = state || w.low == "state" || w.low == "state-run" || w.low == "state-owned" || w.low == "official"
	}
	switch {
	case former && (c.Sector == "GOV" || c.Sector == "LEG" || c.Sector == "JUD" || c.Sector == "PTY" || c.Sector == "SPY"):
		c.Sector, c.Second = "ELI", ""
	case against && c.Sector == "CVL":
		c.Second = "OPP"
	case against && (c.Sector == "PTY" || c.Sector == "GOV" || c.Sector == "LEG" || c.Sector == "UNK"):
		c.Sector, c.Second = "OPP", ""
	case c.Sector == "JRN" && state:
		c.Sector, c.Second = "GOV", "JRN"
	case c.Sector == "GOV" && c.Second == "" && field != "":
		c.Second = field
	}
}

// rest gives the words that are no state's name and no article.
func (r *reader) rest() string {
	var out []string
	for i, w := range r.words {
		if t := r.taken[i]; t >= 0 && r.names[t].kind != "body" && r.names[t].kind != "leader" || articles[w.low] {
			continue
		}
		out = append(out, w.text)
	}
	return strings.Join(out, " ")
}

// upperRun gives the longest run of capitalised words that are no role.
func (r *reader) upperRun() string {
	from, to := r.run()
	return r.join(from, to)
}

func (r *reader) run() (from, to int) {
	inRole := make([]bool, len(r.words))
	for _, x := range r.rolesIn(0, len(r.words)) {
		for i := x.from; i < x.to; i++ {
			inRole[i] = true
		}
	}
	at := 0
	for i := 0; i <= len(r.words); i++ {
		if i < len(r.words) && upper(r.words[i].text) && !inRole[i] && r.taken[i] < 0 && !articles[r.words[i].low] {
			continue
		}
		if i-at > to-from {
			from, to = at, i
		}
		at = i + 1
	}
	return from, to
}

// peopled is how many live in a town that a bare name may mean: below it a name in a phrase is more often somebody's.
const peopled = 50_000

// place gives the state of a town or region that the phrase names.
func (r *reader) place() string {
	from, to := r.run()
	if from == to || to-from > 4 {
		return ""
	}
	for _, p := range world.Places(r.join(from, to)) {
		if p.Country == "" || p.Kind == world.City && p.People < peopled {
			continue
		}
		if c, ok := world.CountryByCode(p.Country); ok {
			return c.Code3
		}
	}
	return ""
}
