package brief

import (
	"cmp"
	"slices"
	"strings"

	"stemma"
)

// A SpeakerQuotes is one speaker with all that is quoted of them. Quotations whose words are the
// same in several reports stand once.
type SpeakerQuotes struct {
	Name    string
	Role    string
	Entity  string
	Unnamed bool
	Quotes  []Quoted
}

// Quoted is a quotation and every report that has its words.
type Quoted struct {
	*Quote
	Reports []string
	Places  []Place // one for each report
}

// Speakers gathers the direct quotations by speaker: named ones by how often they are quoted, then
// the unnamed, last those without a speaker. Unnamed speakers of different reports are kept apart
// unless they are described in the same words.
func Speakers(s *Story) []SpeakerQuotes {
	var order []string
	groups := map[string]*SpeakerQuotes{}
	names := map[string]string{}
	for i := range s.Entities {
		names[s.Entities[i].ID] = s.Entities[i].Name
	}
	heard := map[string]string{} // the words of unnamed people, to whom they were first given
	at := map[string]int{}       // speaker and words, to the quotation among the speaker's
	for i := range s.Quotes {
		q := &s.Quotes[i]
		key, g := "~", SpeakerQuotes{Name: "Speaker not found"}
		if sp := q.Speaker; sp != nil && sp.Text != "" {
			g = SpeakerQuotes{Name: sp.Text, Role: sp.Role, Entity: sp.Entity, Unnamed: sp.Unnamed}
			if !sp.Unnamed {
				g.Name = cmp.Or(names[sp.Entity], sp.Text)
			}
			key = cmp.Or(sp.Entity, strings.ToLower(sp.Text))
			if sp.Unnamed { // unnamed people are one where they are described, or quoted, in the same words
				key = "unnamed " + plainly(sp.Text)
				words := bare(q.Words())
				if first, ok := heard[words]; ok && strings.Count(words, " ") >= 4 {
					key = first
				} else {
					heard[words] = key
				}
			}
		}
		if groups[key] == nil {
			order = append(order, key)
			groups[key] = &g
		}
		into := groups[key]
		into.Role = cmp.Or(into.Role, g.Role)
		words := key + " " + bare(q.Words())
		if same, ok := at[words]; !ok {
			at[words] = len(into.Quotes)
			into.Quotes = append(into.Quotes, Quoted{q, []string{q.Place.Report}, []Place{q.Place}})
		} else if o := &into.Quotes[same]; !slices.Contains(o.Reports, q.Place.Report) {
			o.Reports, o.Places = append(o.Reports, q.Place.Report), append(o.Places, q.Place)
		}
	}
	rank := func(k string) int {
		switch {
		case k == "~":
			return 2
		case groups[k].Unnamed:
			return 1
		}
		return 0
	}
	slices.SortStableFunc(order, func(a, b string) int {
		return cmp.Or(rank(a)-rank(b), len(groups[b].Quotes)-len(groups[a].Quotes))
	})
	out := make([]SpeakerQuotes, 0, len(order))
	for _, k := range order {
		out = append(out, *groups[k])
	}
	return out
}

// Words gives the quoted words, without the cue where it breaks them, and without the comma or full
// stop that house style puts inside the closing mark.
func (q *Quote) Words() string {
	if len(q.Pieces) == 0 {
		return trim(q.Place.Text)
	}
	var out []string
	for _, p := range q.Pieces {
		out = append(out, trim(p.Text))
	}
	return strings.Join(out, " … ")
}

func trim(quoted string) string {
	return strings.TrimRight(strings.Join(strings.Fields(quoted), " "), ",. ")
}

// plainly takes articles and the word for having no name off a description.
func plainly(s string) string {
	words := strings.Fields(strings.ToLower(s))
	for len(words) > 1 && slices.Contains([]string{"a", "an", "the", "one", "unnamed", "anonymous"}, words[0]) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// bare gives the words of a quotation without case, marks and spacing: outlets punctuate to their own style.
func bare(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r < 0x80 || r >= 0x2000 && r <= 0x206f
	}), " ")
}

// Positions gives the positions in the order in which a desk reads them: by kind, then by weight.
func (x *Index) Positions() []*Position {
	kinds := []string{"threat", "deadline", "demand", "condition", "offer", "refusal", "sanction", "waiver", "force-level", "meeting", "statement"}
	rank := func(k string) int {
		if i := slices.Index(kinds, k); i >= 0 {
			return i
		}
		return len(kinds)
	}
	var out []*Position
	for i := range x.Story.Positions {
		out = append(out, &x.Story.Positions[i])
	}
	slices.SortStableFunc(out, func(a, b *Position) int {
		return cmp.Or(rank(a.Kind)-rank(b.Kind), heavier(&a.Counts, &b.Counts, strings.Compare(a.ID, b.ID)))
	})
	return out
}

// Party names the sides of a position, "the mayor to the river board", as far as they are known and
// the position's own words do not begin with them.
func (x *Index) Party(p *Position) string {
	who := p.By.Text
	if who == "" || x.opens(p.What, p.By.Entity, who, strings.HasPrefix) {
		return ""
	}
	if p.To != nil && p.To.Text != "" && !x.opens(p.What, p.To.Entity, p.To.Text, strings.HasPrefix) && !strings.HasPrefix(strings.ToLower(p.What), strings.ToLower(p.To.Text)) {
		who += " to " + p.To.Text
	}
	return who
}

// OfKind gives the entities of a kind, those of which most reports speak first.
func (x *Index) OfKind(k stemma.EntityKind) []*Entity {
	var out []*Entity
	spread := map[*Entity]int{}
	for i := range x.Story.Entities {
		e := &x.Story.Entities[i]
		if e.Kind != k {
			continue
		}
		var ids []string
		for _, m := range e.Mentions {
			ids = append(ids, m.Report)
		}
		spread[e] = len(x.Numbers(ids))
		out = append(out, e)
	}
	slices.SortStableFunc(out, func(a, b *Entity) int {
		return cmp.Or(spread[b]-spread[a], len(b.Mentions)-len(a.Mentions), strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID))
	})
	return out
}
