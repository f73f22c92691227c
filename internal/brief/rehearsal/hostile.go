package rehearsal

import "stemma"

// Hostile is a small ledger whose every string tries to break out of its page or terminal.
func Hostile() stemma.Ledger {
	const evil = "</p><script>alert(1)</script>\" onload='x' \x1b[2J\x1b]0;t\x07\u202eabc\u009b31m & <img src=x onerror=alert(2)> ]]> {{.}} `javascript:alert(3)`"
	text := evil + "\nA line that both share with each other word for word.\n" + evil
	evilReport := func(id string) stemma.Report {
		r := report(id, evil, "javascript:alert(4)", evil, stemma.Stated, days(3, 3, stemma.Stated), text, nil)
		r.Title, r.Byline = evil, evil
		r.Signs = []stemma.Sign{{Kind: evil, Place: stemma.Span{Start: 0, End: 20}, Note: evil}}
		return r
	}
	a, b := evilReport("x1"), evilReport("x2")
	whole := stemma.Place{Report: "x1", Span: stemma.Span{Start: 0, End: len(evil)}}
	why := []stemma.Reason{{Rule: evil, Note: evil, Places: []stemma.Place{whole}}}
	support := stemma.Support{
		Reports: []string{"x1", "x2"}, Newsrooms: []string{"x1"}, Voices: []string{"unnamed:" + evil},
		Origins: []stemma.Origin{{Newsroom: "x1", Voice: "unnamed:" + evil}},
	}
	voice := stemma.Voice{Kind: stemma.UnnamedVoice, Text: evil, Name: evil, Role: evil}
	value := stemma.Value{Text: evil, Unit: evil, Qualifier: evil}
	return stemma.Ledger{
		Story: stemma.Story{ID: "s9", Title: evil, Reports: []string{"x1", "x2"}, Reasons: why}, Reports: []stemma.Report{a, b},
		Newsrooms: [][]string{{"x1", "x2"}}, Dating: map[string][]stemma.Reason{"x1": why},
		Lost: []stemma.Witness{{ID: "w9", Outlet: evil, Reasons: why}},
		Copies: []stemma.Copy{
			{ID: "k9", From: "x1", To: "x2", Kind: stemma.Verbatim, Share: 1, Direction: stemma.Undecided, Reasons: why, Passages: []stemma.Passage{
				{From: whole, To: stemma.Place{Report: "x2", Span: whole.Span}, Verbatim: true},
			}},
			{ID: "k8", From: "w9", To: "x1", Kind: stemma.Rewrite, Share: 0.5, Direction: stemma.Known, Reasons: why},
		},
		Readings: []stemma.Reading{{
			Report: "x1", Quotes: []stemma.Quote{{Span: whole.Span, Attribution: 0, Reasons: why}},
			Attributions: []stemma.Attribution{{Source: []stemma.Span{whole.Span}, Content: []stemma.Span{whole.Span}, Voices: []stemma.Voice{voice, voice}, Parent: -1, Reasons: why}},
			Statements:   []stemma.Statement{{Span: whole.Span, Verb: evil, What: evil, When: -1, From: -1, Voices: []stemma.Voice{voice}}},
		}},
		Told: []stemma.Told{{ID: "t99", Report: "x1"}},
		Entities: []stemma.Entity{{
			ID: "e91", Kind: stemma.Person, Name: evil, Roles: []string{evil}, Wikidata: evil, Forms: []stemma.Form{{Text: evil + "x", Reports: []string{"x1"}, Count: 1}},
			Geo: &stemma.Geo{Country: evil, Precision: evil}, Mentions: []stemma.Place{whole}, Reasons: why,
		}},
		Events: []stemma.Event{{ID: "v9", What: evil, Where: "e91", Statements: []string{"t99"}, Support: support, Reasons: why, Modality: stemma.Threatened}},
		Points: []stemma.Point{{ID: "p9", Question: evil, Aspect: evil, About: evil, Status: "disputed", Reasons: why, Claims: []stemma.Claim{
			{ID: "c91", Value: value, Support: support, Places: []stemma.Place{whole}, Reasons: why},
			{ID: "c92", Value: value, Support: support, Statements: []string{"t99"}, Reasons: why},
		}, Rivalries: []stemma.Rivalry{{A: "c91", B: "c92", Kind: stemma.Conflicts, Note: evil}}}},
		Positions: []stemma.Position{{ID: "o9", Kind: "threat", ByText: evil, ToText: evil, What: evil, Quantity: &value, Statements: []string{"t99"}, Places: []stemma.Place{whole}, Support: support, Reasons: why}},
	}
}
