package rehearsal

import (
	"strings"

	"stemma"
)

// A line is one hand-made statement: where, by whom, what.
type line struct {
	id, report, words, verb, what string
	voices                        []stemma.Voice
	modality                      stemma.Modality
	number                        string
	actor                         string
}

func named(name, role, entity string) stemma.Voice {
	return stemma.Voice{Kind: stemma.PersonVoice, Text: name, Name: name, Role: role, Entity: entity}
}

func body(name, entity string) stemma.Voice {
	return stemma.Voice{Kind: stemma.BodyVoice, Text: name, Name: name, Entity: entity}
}

func unnamed(text, count string) stemma.Voice {
	return stemma.Voice{Kind: stemma.UnnamedVoice, Text: text, Name: text, Count: count}
}

func paper(name string) stemma.Voice {
	return stemma.Voice{Kind: stemma.OutletVoice, Text: name, Name: name}
}

var (
	fenn    = named("Aldous Fenn", "the county's emergency chief", "e1")
	adeyo   = named("Salome Adeyo", "Governor", "e2")
	company = body("Graywater Power", "e3")
	office  = body("the county's emergency office", "e7")
	brigade = body("the fire brigade", "e8")
	okonjo  = named("Maud Okonjo", "baker", "e9")
	pell    = named("Jon Pell", "head teacher", "e10")
	// The engineers spoke to one outlet, on a condition.
	engineers = stemma.Voice{Kind: stemma.UnnamedVoice, Text: "Two engineers", Name: "two engineers who had inspected the dam", Count: "two", Condition: "on condition of anonymity"}
	adviser   = unnamed("a company adviser", "a")
)

func script() []line {
	one := func(v ...stemma.Voice) []stemma.Voice { return v }
	return []line{
		{"t1", "r1a4", "The old dam above Tarn Hollow broke before dawn on Monday", "break", "The dam above Tarn Hollow broke", one(office), stemma.Asserted, "", "The old dam above Tarn Hollow"},
		{"t2", "r1a4", "killing nine people", "kill", "Nine people were killed", one(office), stemma.Asserted, "nine", ""},
		{"t3", "r1a4", "cracks had been reported to its owner, Graywater Power, in January", "report", "Cracks were reported to the owner in January", one(engineers), stemma.Asserted, "", ""},
		{"t4", "r1a4", "it had received no such report", "receive", "Graywater Power received no report of cracks", one(company), stemma.Denied, "", "it"},
		{"t5", "r1a4", "About 1,200 people spent the night in the school at Upper Merrow", "spend", "About 1,200 people slept in the school", nil, stemma.Asserted, "About 1,200", ""},
		{"t6", "r1a4", "Governor Salome Adeyo demanded that Graywater Power open its records by Friday", "demand", "Graywater Power must open its records by Friday", one(adeyo), stemma.Demanded, "", "Governor Salome Adeyo"},
		{"t7", "r1a4", "threatened to revoke its licence", "revoke", "The governor revokes the licence of Graywater Power", one(adeyo), stemma.Threatened, "", ""},
		{"t8", "r2b7", "The old dam above Tarn Hollow broke before dawn on Monday", "break", "The dam above Tarn Hollow broke", one(office), stemma.Asserted, "", ""},
		{"t9", "r2b7", "killing nine people", "kill", "Nine people were killed", one(office), stemma.Asserted, "nine", ""},
		{"t10", "r2b7", "About 1,200 people spent the night in the school at Upper Merrow", "spend", "About 1,200 people slept in the school", nil, stemma.Asserted, "About 1,200", ""},
		{"t11", "r3c0", "killing nine individuals", "kill", "Nine individuals were killed", one(body("the county's crisis workplace", "e7")), stemma.Asserted, "nine", ""},
		{"t12", "r3c0", "cracks had been noted to its proprietor, Greywater Electrical power, in January", "note", "Cracks were noted in January", one(unnamed("Two engineers", "two")), stemma.Asserted, "", ""},
		{"t13", "r4d9", "three houses in Weir Lane are gone", "go", "Three houses in Weir Lane are gone", one(okonjo), stemma.Asserted, "three", ""},
		{"t14", "r4d9", "Our reporter saw two", "see", "Two houses in Weir Lane are gone", nil, stemma.Asserted, "two", ""},
		{"t15", "r4d9", "at least seven dead this morning", "die", "At least seven people are dead", one(brigade), stemma.Asserted, "at least seven", ""},
		{"t16", "r4d9", "Some 900 people are sleeping in the school at Upper Merrow", "sleep", "Some 900 people sleep in the school", one(pell), stemma.Asserted, "Some 900", ""},
		{"t17", "r5e2", "Cracks in the dam that burst above Tarn Hollow were reported to its owner as early as the second week of January", "report", "Cracks were reported to the owner in January", one(paper("Harbour Gazette")), stemma.Asserted, "", ""},
		{"t18", "r5e2", "a pump had been out of use since the autumn", "be", "A pump was out of use since the autumn", one(stemma.Voice{Kind: stemma.UnnamedVoice, Text: "The two engineers", Name: "the two engineers", Count: "two", Dangling: true}), stemma.Asserted, "", ""},
		{"t19", "r5e2", "Graywater Power denies that it was warned", "warn", "Graywater Power was warned", one(company), stemma.Denied, "", "Graywater Power"},
		{"t20", "r5e2", `the note "never reached the board"`, "reach", "The note never reached the board", one(paper("Harbour Gazette"), adviser), stemma.Asserted, "", ""},
		{"t21", "r5e2", "Nine people died in Monday's flood", "die", "Nine people died", nil, stemma.Asserted, "Nine", ""},
		{"t22", "r6f5", "The number of people killed in the Tarn Hollow flood has risen to 14", "rise", "The toll has risen to 14", one(fenn), stemma.Asserted, "14", ""},
		{"t23", "r6f5", "Rescue boats will search the lower valley again on Wednesday", "search", "Rescue boats search the lower valley", nil, stemma.Planned, "", "Rescue boats"},
		{"t24", "r6f5", "it would open its records if the county lent it an archivist", "open", "Graywater Power opens its records if the county lends it an archivist", one(company), stemma.Conditional, "", "it"},
	}
}

// readings makes a reading for each report from the script, and the statements of the ledger.
func readings(reports []stemma.Report) ([]stemma.Reading, []stemma.Told) {
	var out []stemma.Reading
	var told []stemma.Told
	for i := range reports {
		r := &reports[i]
		rd := stemma.Reading{Report: r.ID, Version: 1}
		for _, l := range script() {
			if l.report != r.ID {
				continue
			}
			sp := at(r.Text, l.words)
			st := stemma.Statement{
				Span: sp, Verb: l.verb, What: l.what, Polarity: stemma.Positive, Modality: l.modality,
				When: -1, From: -1, Voices: spell(r, l.voices), Event: true,
			}
			if l.actor != "" {
				st.Actor = &stemma.Argument{Span: at(r.Text, l.actor), Text: l.actor, Mention: -1}
			}
			if l.number != "" {
				q := at(l.words, l.number)
				q.Start, q.End = q.Start+sp.Start, q.End+sp.Start
				st.Quantities = []int{len(rd.Quantities)}
				n := map[string]float64{"nine": 9, "Nine": 9, "About 1,200": 1200, "three": 3, "two": 2, "at least seven": 7, "Some 900": 900, "14": 14}[l.number]
				rd.Quantities = append(rd.Quantities, stemma.Quantity{Span: q, Number: n, To: n, Of: "person", AsOf: -1})
			}
			if i := strings.Index(l.words, "on Monday"); i >= 0 {
				st.When = len(rd.Times)
				rd.Times = append(rd.Times, stemma.TimeExpr{
					Span: stemma.Span{Start: sp.Start + i, End: sp.Start + i + len("on Monday")}, Type: "DATE", Value: "2031-03-03",
					Interval: days(3, 3, stemma.Inferred), Anchored: true,
				})
			}
			told = append(told, stemma.Told{ID: l.id, Report: r.ID, Index: len(rd.Statements)})
			rd.Statements = append(rd.Statements, st)
		}
		quotes(r, &rd)
		out = append(out, rd)
	}
	return out, told
}

// spell gives voices the span at which they are named in a report, where their words stand there.
func spell(r *stemma.Report, vs []stemma.Voice) []stemma.Voice {
	var out []stemma.Voice
	for _, v := range vs {
		if i := strings.Index(r.Text, v.Text); i >= 0 {
			v.Span = stemma.Span{Start: i, End: i + len(v.Text)}
		}
		out = append(out, v)
	}
	return out
}

// quotes adds the direct quotations of a report, each with its attribution.
func quotes(r *stemma.Report, rd *stemma.Reading) {
	for _, q := range []struct {
		report, words, source, cue string
		voices                     []stemma.Voice
	}{
		{"r1a4", "We had eleven minutes from the first call to the water in the square,", "Aldous Fenn", "said", []stemma.Voice{fenn}},
		{"r2b7", "We had eleven minutes from the first call to the water in the square,", "Aldous Fenn", "said", []stemma.Voice{fenn}},
		{"r3c0", "We had eleven minutes from the first call to the water in the square,", "Aldous Fen", "stated", []stemma.Voice{named("Aldous Fen", "", "e1")}},
		{"r4d9", "It was like a train that would not stop,", "she", "told", []stemma.Voice{okonjo}},
		{"r5e2", "never reached the board", "a company adviser", "quoted", []stemma.Voice{paper("Harbour Gazette"), adviser}},
		{"r6f5", "We are still looking for four,", "Mr Fenn", "said", []stemma.Voice{fenn}},
		{"r6f5", "an insult", "Governor Adeyo", "called", []stemma.Voice{adeyo}},
	} {
		if q.report != r.ID {
			continue
		}
		sp := at(r.Text, q.words)
		rd.Quotes = append(rd.Quotes, stemma.Quote{Span: sp, Attribution: len(rd.Attributions), Reasons: []stemma.Reason{
			{Rule: "cue", Note: "the nearest speech verb", Places: []stemma.Place{{Report: r.ID, Span: at(r.Text, q.cue)}}},
		}})
		rd.Attributions = append(rd.Attributions, stemma.Attribution{
			Source: []stemma.Span{at(r.Text, q.source)}, Cue: []stemma.Span{at(r.Text, q.cue)}, Content: []stemma.Span{sp},
			Voices: spell(r, q.voices), Quoted: true, Parent: -1,
		})
	}
}
