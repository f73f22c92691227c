package rehearsal

import (
	"strings"

	"stemma"
)

// entities finds every form of every name in every report.
func entities(reports []stemma.Report) []stemma.Entity {
	out := []stemma.Entity{
		{ID: "e1", Kind: stemma.Person, Name: "Aldous Fenn", Roles: []string{"the county's emergency chief", "head of emergencies in Merrow county"}, Forms: forms("Aldous Fenn", "Mr Fenn", "Aldous Fen,")},
		{ID: "e2", Kind: stemma.Person, Name: "Salome Adeyo", Roles: []string{"Governor"}, Forms: forms("Salome Adeyo", "Governor Adeyo")},
		{ID: "e3", Kind: stemma.Organisation, Name: "Graywater Power", Forms: forms("Graywater Power", "Greywater Electrical power")},
		{ID: "e4", Kind: stemma.PlaceName, Name: "Tarn Hollow", Forms: forms("Tarn Hollow"), Geo: &stemma.Geo{Lat: 54.4609, Lon: -3.0886, Country: "GB", Precision: "city"}},
		{ID: "e5", Kind: stemma.PlaceName, Name: "Upper Merrow", Forms: forms("Upper Merrow")},
		{ID: "e6", Kind: stemma.Organisation, Name: "Harbour Gazette", Forms: forms("Harbour Gazette")},
		{ID: "e7", Kind: stemma.Organisation, Name: "the county's emergency office", Forms: forms("the county's emergency office", "the county's crisis workplace")},
		{ID: "e8", Kind: stemma.Organisation, Name: "Merrow fire brigade", Forms: forms("The fire brigade")},
		{ID: "e9", Kind: stemma.Person, Name: "Maud Okonjo", Roles: []string{"baker"}, Forms: forms("Maud Okonjo")},
		{ID: "e10", Kind: stemma.Person, Name: "Jon Pell", Roles: []string{"head teacher"}, Forms: forms("Jon Pell")},
	}
	for i := range out {
		e := &out[i]
		for k := range e.Forms {
			f := &e.Forms[k]
			words := f.Text
			f.Text = strings.TrimRight(f.Text, ",") // the comma only keeps "Fen" from being found in "Fenn"
			for _, r := range reports {
				found := false
				for from := 0; ; {
					j := strings.Index(r.Text[from:], words)
					if j < 0 {
						break
					}
					sp := stemma.Span{Start: from + j, End: from + j + len(f.Text)}
					e.Mentions = append(e.Mentions, stemma.Place{Report: r.ID, Span: sp})
					f.Count++
					found = true
					from = sp.End
				}
				if found {
					f.Reports = append(f.Reports, r.ID)
				}
			}
		}
		if len(e.Forms) > 1 {
			e.Reasons = []stemma.Reason{{Rule: "spelling", Note: "one sound, one role", Places: []stemma.Place{e.Mentions[0], e.Mentions[len(e.Mentions)-1]}}}
		}
	}
	return out
}

func forms(texts ...string) []stemma.Form {
	var out []stemma.Form
	for _, t := range texts {
		out = append(out, stemma.Form{Text: t})
	}
	return out
}

// behind builds a support list: reports, then newsroom and voice of each origin in turn.
func behind(reports string, origins ...string) stemma.Support {
	s := stemma.Support{Reports: strings.Fields(reports)}
	add := func(list []string, id string) []string {
		for _, have := range list {
			if have == id {
				return list
			}
		}
		return append(list, id)
	}
	for i := 0; i+1 < len(origins); i += 2 {
		origins[i] = "n:" + origins[i] // as claims name newsrooms; one that speaks for itself is its own voice
		if "n:"+origins[i+1] == origins[i] {
			origins[i+1] = origins[i]
		}
		s.Newsrooms, s.Voices = add(s.Newsrooms, origins[i]), add(s.Voices, origins[i+1])
		s.Origins = append(s.Origins, stemma.Origin{Newsroom: origins[i], Voice: origins[i+1]})
	}
	return s
}

// claim is an answer with the places of its statements' words.
func claim(l *stemma.Ledger, id string, v stemma.Value, s stemma.Support, told ...string) stemma.Claim {
	c := stemma.Claim{ID: id, Value: v, Support: s, Statements: told}
	for _, t := range told {
		c.Places = append(c.Places, placeOf(l, t))
	}
	c.Reasons = []stemma.Reason{{Rule: "same-value", Note: "the statements give the same answer", Places: c.Places}}
	return c
}

func placeOf(l *stemma.Ledger, told string) stemma.Place {
	for _, t := range l.Told {
		if t.ID == told {
			for _, rd := range l.Readings {
				if rd.Report == t.Report {
					return stemma.Place{Report: t.Report, Span: rd.Statements[t.Index].Span}
				}
			}
		}
	}
	panic("rehearsal: no such statement: " + told)
}

func num(text string, n float64, qualifier string) stemma.Value {
	return stemma.Value{Text: text, Number: n, To: n, Numeric: true, Qualifier: qualifier}
}

const twoEngineers = "unnamed:two engineers who had inspected the dam"

func matters(l *stemma.Ledger) {
	monday, tuesday := days(3, 3, stemma.Inferred), days(4, 4, stemma.Inferred)
	because := func(told ...string) []stemma.Reason {
		var ps []stemma.Place
		for _, t := range told {
			ps = append(ps, placeOf(l, t))
		}
		return []stemma.Reason{{Rule: "same-happening", Note: "same act, same place, same day", Places: ps}}
	}
	l.Events = []stemma.Event{
		{ID: "v1", What: "The dam above Tarn Hollow broke", Plover: stemma.Plover{}, When: monday, Where: "e4", Modality: stemma.Asserted, Statements: []string{"t1", "t8"}, Support: behind("r1a4 r2b7", "r1a4", "e7"), Reasons: because("t1", "t8")},
		{ID: "v2", What: "People were killed in the flood", When: monday, Where: "e4", Modality: stemma.Asserted, Statements: []string{"t2", "t9", "t11", "t15", "t21", "t22"}, Support: behind("r1a4 r2b7 r3c0 r4d9 r5e2 r6f5", "r1a4", "e7", "r4d9", "e8", "r6f5", "e1"), Reasons: because("t2", "t15", "t22")},
		{ID: "v3", What: "Cracks in the dam were reported to its owner", When: stemma.Interval{From: day(1).AddDate(0, -2, 0), To: day(31).AddDate(0, -2, 0), Basis: stemma.Inferred}, Modality: stemma.Asserted, Statements: []string{"t3", "t12", "t17"}, Support: behind("r1a4 r3c0 r5e2", "r1a4", twoEngineers), Reasons: because("t3", "t17")},
		{ID: "v4", What: "The governor demanded the records of Graywater Power", Plover: stemma.Plover{Event: "REQUEST", Mode: "change", Quad: 3}, Actors: []string{"e2"}, Recipients: []string{"e3"}, When: monday, Modality: stemma.Asserted, Statements: []string{"t6"}, Support: behind("r1a4", "r1a4", "e2"), Reasons: because("t6")},
		{ID: "v5", What: "The governor revokes the licence of Graywater Power", Plover: stemma.Plover{Event: "THREATEN", Quad: 3}, Actors: []string{"e2"}, Recipients: []string{"e3"}, Modality: stemma.Threatened, Statements: []string{"t7"}, Support: behind("r1a4", "r1a4", "e2"), Reasons: because("t7")},
		{ID: "v6", What: "Rescue boats search the lower valley", When: days(5, 5, stemma.Inferred), Modality: stemma.Planned, Statements: []string{"t23"}, Support: behind("r6f5", "r6f5", "r6f5"), Reasons: because("t23")},
		{ID: "v7", What: "A pump was out of use since the autumn", Modality: stemma.Asserted, Statements: []string{"t18"}, Support: behind("r5e2", "w1", "unnamed:the two engineers"), Reasons: because("t18")},
	}
	toll := claim(l, "c1", num("14", 14, ""), behind("r6f5", "r6f5", "e1"), "t22")
	toll.AsOf = tuesday
	nine := claim(l, "c2", num("nine", 9, ""), behind("r1a4 r2b7 r3c0 r5e2", "r1a4", "e7"), "t2", "t9", "t11", "t21")
	nine.AsOf = monday
	seven := claim(l, "c3", num("at least seven", 7, "at-least"), behind("r4d9", "r4d9", "e8"), "t15")
	seven.AsOf = monday
	l.Points = []stemma.Point{
		{ID: "p1", Question: "How many people were killed?", Aspect: "killed", About: "v2", Status: "superseded", Claims: []stemma.Claim{toll, nine, seven}, Rivalries: []stemma.Rivalry{
			{A: "c1", B: "c2", Kind: stemma.Supersedes, Note: "a day later, from the office that gave the earlier figure"},
			{A: "c2", B: "c3", Kind: stemma.Refines, Note: "nine is at least seven"},
		}},
		{ID: "p2", Question: "How many people slept in the school at Upper Merrow?", Aspect: "sheltered", About: "e5", Status: "disputed", Claims: []stemma.Claim{
			claim(l, "c4", num("about 1,200", 1200, "about"), behind("r1a4 r2b7", "r1a4", "r1a4"), "t5", "t10"),
			claim(l, "c5", num("some 900", 900, "about"), behind("r4d9", "r4d9", "e10"), "t16"),
		}, Rivalries: []stemma.Rivalry{{A: "c4", B: "c5", Kind: stemma.Conflicts, Note: "the same night, the same school"}}},
		{ID: "p3", Question: "Was the owner warned of cracks?", Aspect: "warned", About: "e3", Status: "disputed", Claims: []stemma.Claim{
			claim(l, "c6", stemma.Value{Text: "yes, in January"}, behind("r1a4 r3c0 r5e2", "r1a4", twoEngineers), "t3", "t12", "t17"),
			claim(l, "c7", stemma.Value{Text: "no"}, behind("r1a4 r5e2", "r1a4", "e3"), "t4", "t19"),
		}, Rivalries: []stemma.Rivalry{{A: "c6", B: "c7", Kind: stemma.Conflicts, Note: "the company denies it"}}},
		{ID: "p4", Question: "When did the dam break?", Aspect: "date", About: "v1", Status: "single-origin", Claims: []stemma.Claim{
			claim(l, "c8", stemma.Value{Text: "before dawn on Monday, 3 March"}, behind("r1a4 r2b7", "r1a4", "e7"), "t1", "t8"),
		}},
		{ID: "p5", Question: "How many houses in Weir Lane are gone?", Aspect: "destroyed", About: "e4", Status: "refined", Claims: []stemma.Claim{
			claim(l, "c9", num("two", 2, ""), behind("r4d9", "r4d9", "r4d9"), "t14"),
			claim(l, "c10", num("three", 3, ""), behind("r4d9", "r4d9", "e9"), "t13"),
		}, Rivalries: []stemma.Rivalry{{A: "c9", B: "c10", Kind: stemma.Refines, Note: "seen by the reporter; three by a neighbour's count"}}},
		{ID: "p6", Question: "Where was the flood?", Aspect: "place", About: "v2", Status: "agreed", Claims: []stemma.Claim{
			claim(l, "c11", stemma.Value{Text: "Tarn Hollow"}, behind("r1a4 r2b7 r3c0 r4d9 r5e2 r6f5", "r1a4", "e7", "r4d9", "r4d9", "r6f5", "e1"), "t1", "t13", "t22"),
		}},
	}
	for i := range l.Points {
		l.Points[i].Reasons = []stemma.Reason{{Rule: "same-question", Note: "the answers are to the same question", Places: l.Points[i].Claims[0].Places}}
	}
	friday := days(7, 7, stemma.Inferred)
	l.Positions = []stemma.Position{
		{ID: "o1", Kind: "demand", By: "e2", To: "e3", What: "open its records", When: monday, Deadline: friday, Statements: []string{"t6"}, Places: []stemma.Place{placeOf(l, "t6")}, Support: behind("r1a4", "r1a4", "e2"), Reasons: because("t6")},
		{ID: "o2", Kind: "threat", By: "e2", To: "e3", What: "revoke its licence", When: monday, Statements: []string{"t7"}, Places: []stemma.Place{placeOf(l, "t7")}, Support: behind("r1a4", "r1a4", "e2"), Reasons: because("t7")},
		{ID: "o3", Kind: "offer", By: "e3", ToText: "the county", What: "open its records if the county lends it an archivist", When: tuesday, ConditionOf: "o1", Statements: []string{"t24"}, Places: []stemma.Place{placeOf(l, "t24")}, Support: behind("r6f5", "r6f5", "e3"), Reasons: because("t24")},
	}
}
