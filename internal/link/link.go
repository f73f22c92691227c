// Package link answers: what do these reports say together? It is a composer: it hands the readings
// of one story to dating, lineage, entity and claim, in that order, and gathers what they answer into
// one Ledger. A Ledger is a pure function of reports and readings; their order makes no difference.
//
// Who is who, and who agrees, is asked of reports without their disguise (hidden and look-alike characters), as they were read; the
// places of the answers lie in the texts as published.
//
// Order of work: undated reports are dated first, because lineage needs times and times need dates;
// lineage before claims, because origins rest on it; entities before claims, because voices are entities.
//
// What it gets wrong: dating cannot yet learn from copies that lineage finds later (an undated copy is
// dated from its own words and from its story, not from its parent).
package link

import (
	"cmp"
	"slices"

	"stemma"
	"stemma/internal/claim"
	"stemma/internal/claim/sameevent"
	"stemma/internal/entity"
	"stemma/internal/lineage"
	"stemma/internal/link/dating"
	"stemma/internal/read"
)

// Reports links the readings of one story. reports[i] and readings[i] belong together.
// notes[i] is what Read noted of it. The arguments are not changed.
func Reports(story stemma.Story, reports []stemma.Report, readings []stemma.Reading, notes []*sameevent.Notes) stemma.Ledger {
	reports, readings, notes = inOrder(reports, readings, notes)
	l := stemma.Ledger{Story: story, Reports: reports, Readings: readings, Dating: map[stemma.ID][]stemma.Reason{}}

	dated := dating.Infer(reports, readings)
	for i := range reports {
		if d, ok := dated[reports[i].ID]; ok {
			reports[i].Published = d.Interval
			l.Dating[reports[i].ID] = d.Reasons
			readings[i], notes[i] = Read(reports[i]) // its "Sunday" has a date now
		}
	}

	for i := range reports {
		reports[i].Signs = withSigns(reports[i].Signs, lineage.Signs(&reports[i]))
	}
	tree := lineage.Trace(reports, readings)
	l.Copies, l.Lost, l.Newsrooms, l.Crowded = tree.Copies, tree.Lost, tree.Newsrooms, tree.Crowded
	w := Undress(reports, readings)
	l.Entities = entity.Resolve(w.Reports, w.Readings)
	withoutSpunRoles(l.Entities, reports, l.Copies)
	said := claim.Weigh(claim.Input{
		Reports: w.Reports, Readings: w.Readings, Copies: off(w, l.Copies), Lost: l.Lost,
		Newsrooms: l.Newsrooms, Entities: l.Entities, Notes: notes,
	})
	l.Entities = On(w, l.Entities)
	l.Told, l.Events, l.Points, l.Positions = said.Told, On(w, said.Events), On(w, said.Points), On(w, said.Positions)
	w.dress(readings)
	return l
}

// Read reads a report, as read.Report does, and notes what is wanted of its analysis when happenings are joined; the analysis itself is
// not kept. The notes are of the report without its disguise.
func Read(r stemma.Report) (stemma.Reading, *sameevent.Notes) {
	plain, disguise, worn := read.Undressed(r)
	doc := read.Analyse(plain)
	d := read.Document(plain, doc)
	notes := sameevent.Note(doc, d)
	if worn {
		d = read.Moved(d, func(_ stemma.ID, s stemma.Span) stemma.Span { return disguise.On(s) })
	}
	return d, notes
}

// inOrder copies reports with their readings and notes in the order of report ids, the canonical one.
func inOrder(reports []stemma.Report, readings []stemma.Reading, notes []*sameevent.Notes) ([]stemma.Report, []stemma.Reading, []*sameevent.Notes) {
	at := make([]int, len(reports))
	for i := range at {
		at[i] = i
	}
	slices.SortFunc(at, func(a, b int) int { return cmp.Compare(reports[a].ID, reports[b].ID) })
	rs, ds, ns := make([]stemma.Report, len(at)), make([]stemma.Reading, len(at)), make([]*sameevent.Notes, len(at))
	for to, from := range at {
		rs[to], ds[to], ns[to] = reports[from], own(readings[from]), notes[from]
	}
	return rs, ds, ns
}

// own copies what linking writes into: voices learn their entities. A reading belongs to whoever made it.
func own(d stemma.Reading) stemma.Reading {
	d.Attributions, d.Statements = slices.Clone(d.Attributions), slices.Clone(d.Statements)
	for i := range d.Attributions {
		d.Attributions[i].Voices = slices.Clone(d.Attributions[i].Voices)
	}
	for i := range d.Statements {
		d.Statements[i].Voices = slices.Clone(d.Statements[i].Voices)
	}
	return d
}

// withSigns adds the signs of kinds that were not found before. The slice given is not written to.
func withSigns(have, found []stemma.Sign) []stemma.Sign {
	known := map[string]bool{}
	for _, s := range have {
		known[s.Kind] = true
	}
	out := slices.Clone(have)
	for _, s := range found {
		if !known[s.Kind] {
			out = append(out, s)
		}
	}
	return out
}
