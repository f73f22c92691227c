package brief

import (
	"fmt"
	"slices"
	"strings"

	"stemma"
)

// sources is the source summary, in the manner of ICD 206: who was heard, how far apart they stand,
// and what was not done.
func (x *Index) sources() Sources {
	s := x.Story
	src := Sources{Reports: len(s.Reports), Newsrooms: x.heard(), UnnamedOnly: []string{}}
	src.Origins = x.independent()
	events, claims, single := 0, 0, 0
	for i := range s.Events {
		if s.Events[i].OnlyUnnamed() {
			src.UnnamedOnly = append(src.UnnamedOnly, s.Events[i].ID)
			events++
		}
	}
	total := 0
	for _, p := range s.Points {
		for i := range p.Claims {
			c := &p.Claims[i]
			total++
			if c.OnlyUnnamed() {
				src.UnnamedOnly = append(src.UnnamedOnly, c.ID)
				claims++
			}
			if c.Origins <= 1 {
				single++
			}
		}
	}
	src.Notes = append(src.Notes, fmt.Sprintf("%s; %s; %s behind what they tell.", upper(inWords(src.Reports, "report")),
		inWords(src.Newsrooms, "newsroom"), inWords(src.Origins, "independent origin")))
	if total > 0 {
		src.Notes = append(src.Notes, fmt.Sprintf("Of %s to %s, %s on a single origin.",
			plural(total, "answer"), plural(len(s.Points), "point"), restOf(single)))
	}
	if claims+events > 0 {
		var parts []string
		if events > 0 {
			parts = append(parts, plural(events, "event"))
		}
		if claims > 0 {
			parts = append(parts, plural(claims, "answer"))
		}
		ids := strings.Join(src.UnnamedOnly[:min(len(src.UnnamedOnly), maxNamedIDs)], ", ")
		if len(src.UnnamedOnly) > maxNamedIDs {
			ids += " …"
		}
		src.Notes = append(src.Notes, "Only unnamed people stand behind "+listed(parts)+" ("+ids+").")
	}
	src.Notes = append(src.Notes, x.howKnown("Outlets", func(r *Report) stemma.Basis {
		if r.Outlet == nil {
			return stemma.Unknown
		}
		return r.Outlet.Basis
	}))
	src.Notes = append(src.Notes, x.howKnown("Publication dates", func(r *Report) stemma.Basis { return r.Published.Basis }))
	src.Notes = append(src.Notes, x.handled()...)
	if len(s.Lost) > 0 {
		var names []string
		for i := range s.Lost {
			if n := s.Lost[i].Outlet; n != "" {
				names = append(names, n)
			}
		}
		slices.Sort(names)
		names = slices.Compact(names)
		note := "Credited or quoted, but not in the pile: "
		if k := len(s.Lost) - len(names); k > 0 {
			names = append(names, inWords(k, "report")+" of unknown outlet")
		}
		src.Notes = append(src.Notes, note+listed(names)+".")
	}
	if k := x.undecided(); k > 0 {
		src.Notes = append(src.Notes, fmt.Sprintf("In %s of copying the direction is undecided; both ends count as one origin.", plural(k, "link")))
	}
	src.Notes = append(src.Notes, x.notCompared()...)
	src.Notes = append(src.Notes, "Read by rules and by the models that the brief lists; no sentence of it was written by a language model.")
	return src
}

// maxNamedIDs is how many ids a note lists: enough to start asking why.
const maxNamedIDs = 6

// heard counts the newsrooms that have a report in the pile.
func (x *Index) heard() int {
	n := 0
	for _, room := range x.Story.Newsrooms {
		if len(room.Reports) > 0 {
			n++
		}
	}
	return n
}

func restOf(n int) string {
	if n == 1 {
		return "1 rests"
	}
	return fmt.Sprintf("%d rest", n)
}

// howKnown counts how a thing is known over all reports: "Outlets: 3 stated, 1 inferred, 1 unknown."
func (x *Index) howKnown(what string, of func(*Report) stemma.Basis) string {
	n := map[stemma.Basis]int{}
	for i := range x.Story.Reports {
		b := of(&x.Story.Reports[i])
		if b == "" {
			b = stemma.Unknown
		}
		n[b]++
	}
	var parts []string
	for _, b := range []stemma.Basis{stemma.Stated, stemma.Inferred, stemma.Unknown} {
		if n[b] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[b], b))
		}
	}
	return what + ": " + strings.Join(parts, ", ") + "."
}

// handled tells of marks of handling, one note for each report that has any.
func (x *Index) handled() []string {
	var out []string
	for i := range x.Story.Reports {
		r := &x.Story.Reports[i]
		var kinds []string
		for _, sg := range r.Signs {
			if !slices.Contains(kinds, sg.Kind) {
				kinds = append(kinds, sg.Kind)
			}
		}
		if len(kinds) > 0 {
			slices.Sort(kinds)
			out = append(out, fmt.Sprintf("%s bears marks of handling: %s (%s).", upper(x.numbered(r.ID)), listed(kinds), plural(len(r.Signs), "place")))
		}
	}
	return out
}

func (x *Index) undecided() int {
	n := 0
	for _, k := range x.Story.Copies {
		if k.Direction == stemma.Undecided && k.Kind.Joins() {
			n++
		}
	}
	return n
}

// notCompared says what the brief is silent about, so that silence is not read as agreement.
func (x *Index) notCompared() []string {
	weighed := map[string]bool{}
	var aspects []string
	for _, p := range x.Story.Points {
		if aspect, _, _ := strings.Cut(p.Aspect, ","); aspect != "" && !slices.Contains(aspects, aspect) {
			aspects = append(aspects, aspect)
		}
		for _, c := range p.Claims {
			for _, id := range c.Statements {
				weighed[id] = true
			}
		}
	}
	var out []string
	slices.Sort(aspects)
	loose := 0
	for _, st := range x.Story.Statements {
		if !weighed[st.ID] {
			loose++
		}
	}
	if len(aspects) > 0 {
		out = append(out, "Compared: "+listed(aspects)+".")
	}
	if loose > 0 {
		out = append(out, fmt.Sprintf("Not compared: %d of %s answer no point that another could answer; pictures, headlines' tone and what a report leaves out were not weighed.",
			loose, plural(len(x.Story.Statements), "statement")))
	}
	return out
}

// independent counts the origins of the whole story: the largest set of newsroom-and-voice pairs
// of which no two share a part (a maximum matching, found by augmenting paths: Berge 1957). All
// unnamed voices count as one here, since any of them could be any other; a claim that counts more
// on its own has reasons of its own, so the largest such count is the floor.
func (x *Index) independent() int {
	edges, seen := map[string][]string{}, map[Origin]bool{}
	floor := 0
	note := func(c *Counts) {
		floor = max(floor, c.Origins)
		for _, o := range c.Behind.Origins {
			v := o.Voice
			if strings.HasPrefix(v, unnamedMark) {
				v = unnamedMark
			}
			if pair := (Origin{o.Newsroom, v}); !seen[pair] {
				seen[pair] = true
				edges[o.Newsroom] = append(edges[o.Newsroom], v)
			}
		}
	}
	for i := range x.Story.Events { // what one report alone tells, of no day and of nobody known, names no origin that others could be told from
		if e := &x.Story.Events[i]; len(e.Reports) > 1 || e.When.Known() || len(e.Actors)+len(e.Recipients) > 1 {
			note(&e.Counts)
		}
	}
	for _, p := range x.Story.Points {
		for i := range p.Claims {
			note(&p.Claims[i].Counts)
		}
	}
	if len(edges) == 0 {
		return len(x.Story.Newsrooms)
	}
	rooms := make([]string, 0, len(edges))
	for room := range edges {
		rooms = append(rooms, room)
	}
	slices.Sort(rooms)
	held := map[string]string{} // voice to the newsroom it is matched with
	var try func(room string, seen map[string]bool) bool
	try = func(room string, seen map[string]bool) bool {
		for _, v := range edges[room] {
			if seen[v] {
				continue
			}
			seen[v] = true
			if held[v] == "" || try(held[v], seen) {
				held[v] = room
				return true
			}
		}
		return false
	}
	n := 0
	for _, room := range rooms {
		if try(room, map[string]bool{}) {
			n++
		}
	}
	// A report may bring several origins, but for a whole story we claim no more than it has reports.
	// And not more than it has newsrooms: a second voice that one newsroom heard is not a second newsroom's.
	return max(min(n, len(x.Story.Reports), max(len(x.Story.Newsrooms), 1)), floor)
}
