package rehearsal

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"stemma"
)

func day(d int) time.Time { return time.Date(2031, time.March, d, 0, 0, 0, 0, time.UTC) }

func days(from, to int, b stemma.Basis) stemma.Interval {
	return stemma.Interval{From: day(from), To: day(to), Basis: b}
}

// at finds words in a text; the fixture is wrong if they are not there.
func at(text, words string) stemma.Span {
	i := strings.Index(text, words)
	if i < 0 {
		panic("rehearsal: no such words: " + words)
	}
	return stemma.Span{Start: i, End: i + len(words)}
}

func spot(r *stemma.Report, words string) stemma.Place {
	return stemma.Place{Report: r.ID, Span: at(r.Text, words)}
}

// blocks cuts a text at empty lines; kinds are given for those that are not paragraphs.
func blocks(text string, kinds map[string]stemma.BlockKind) []stemma.Block {
	var out []stemma.Block
	pos := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		body := strings.TrimRight(line, "\n")
		if body != "" {
			kind := stemma.Paragraph
			if pos == 0 {
				kind = stemma.Headline
			}
			for start, k := range kinds {
				if strings.HasPrefix(body, start) {
					kind = k
				}
			}
			out = append(out, stemma.Block{Span: stemma.Span{Start: pos, End: pos + len(body)}, Kind: kind})
		}
		pos += len(line)
	}
	return out
}

func report(id, input, url, outlet string, basis stemma.Basis, published stemma.Interval, text string, kinds map[string]stemma.BlockKind) stemma.Report {
	sum := sha256.Sum256([]byte(text))
	title, _, _ := strings.Cut(text, "\n")
	return stemma.Report{
		ID: id, Input: input, URL: url, Outlet: stemma.Outlet{Name: outlet, Basis: basis}, Title: title, Lang: "en",
		Published: published, SHA256: hex.EncodeToString(sum[:]), Text: text, Blocks: blocks(text, kinds),
	}
}

// Flood is the ledger of the story. Every call makes a new one.
func Flood() stemma.Ledger {
	exact := stemma.Interval{From: day(3).Add(7*time.Hour + 40*time.Minute), To: day(3).Add(7*time.Hour + 40*time.Minute), Clock: true, Basis: stemma.Stated}
	r1 := report("r1a4", "wire/0303.html", "https://northernwire.example/2031/03/03/tarn-hollow", "Northern Wire", stemma.Stated, exact, wire,
		map[string]stemma.BlockKind{"By Ines": stemma.Byline, "(c)": stemma.CreditLine})
	r1.Byline = "Ines Calloway"
	r2 := report("r2b7", "beacon.txt", "https://dailybeacon.example/nine-killed", "Daily Beacon", stemma.Stated, days(3, 3, stemma.Stated), trimmed,
		map[string]stemma.BlockKind{"Northern Wire": stemma.CreditLine, "More from": stemma.Furniture})
	r3 := report("r3c0", "scraped/00417.txt", "", "", stemma.Unknown, days(3, 9, stemma.Inferred), spun,
		map[string]stemma.BlockKind{"Hot deals": stemma.Furniture})
	r4 := report("r4d9", "radio.txt", "", "Valley Radio", stemma.Inferred, days(3, 3, stemma.Inferred), radio, nil)
	r5 := report("r5e2", "post.html", "https://eveningpost.example/dam-owner", "Evening Post", stemma.Stated, days(4, 4, stemma.Stated), rewrite, nil)
	r6 := report("r6f5", "feed.xml#3", "https://capitalcourier.example/toll", "Capital Courier", stemma.Stated, days(4, 4, stemma.Stated), later, nil)
	r3.Signs = []stemma.Sign{
		{Kind: "spun", Place: at(spun, "offers way"), Note: "“gives way”, word by word replaced"},
		{Kind: "spun", Place: at(spun, "h2o"), Note: "no report writes so of a flood"},
		{Kind: "spun", Place: at(spun, "crisis main"), Note: "“emergency chief”, word by word replaced"},
	}
	r5.Signs = []stemma.Sign{{Kind: "dangling-reference", Place: at(rewrite, "The two engineers"), Note: "nobody introduced them"}}
	l := stemma.Ledger{
		Story: stemma.Story{
			ID: "s1", Title: "Dam at Tarn Hollow gives way", Reports: []string{"r1a4", "r2b7", "r3c0", "r4d9", "r5e2", "r6f5"},
			Reasons: []stemma.Reason{{Rule: "shared-names", Note: "all speak of Tarn Hollow and its dam", Places: []stemma.Place{spot(&r1, "Tarn Hollow"), spot(&r4, "Tarn Hollow")}}},
		},
		Reports: []stemma.Report{r1, r2, r3, r4, r5, r6},
		Dating: map[string][]stemma.Reason{
			"r3c0": {{Rule: "weekday", Note: "a Monday, no earlier than the report it copies", Places: []stemma.Place{spot(&r3, "on Monday")}}},
			"r4d9": {{Rule: "dateline", Note: "names its own day", Places: []stemma.Place{spot(&r4, "Monday 3 March")}}},
		},
		Newsrooms: [][]string{{"r1a4", "r2b7", "r3c0"}, {"r4d9"}, {"r5e2"}, {"r6f5"}},
	}
	l.Lost = []stemma.Witness{{ID: "w1", Outlet: "Harbour Gazette", Reasons: []stemma.Reason{
		{Rule: "credited", Note: "credited twice", Places: []stemma.Place{spot(&r5, "the Harbour Gazette reported"), spot(&r5, "The Harbour Gazette quoted")}},
		{Rule: "dangling-reference", Note: "the engineers are spoken of as known", Places: []stemma.Place{spot(&r5, "The two engineers")}},
	}}}
	l.Copies = copies(&r1, &r2, &r3, &r5)
	l.Readings, l.Told = readings(l.Reports)
	l.Entities = entities(l.Reports)
	matters(&l)
	return l
}

func copies(r1, r2, r3, r5 *stemma.Report) []stemma.Copy {
	same := func(a, b *stemma.Report, words string) stemma.Passage {
		return stemma.Passage{From: spot(a, words), To: spot(b, words), Verbatim: true}
	}
	lead := `The old dam above Tarn Hollow broke before dawn on Monday and sent a wall of water through the lower town, killing nine people, the county's emergency office said.`
	minutes := `"We had eleven minutes from the first call to the water in the square,`
	return []stemma.Copy{
		{
			ID: "k1", From: "r1a4", To: "r2b7", Kind: stemma.Trimmed, Share: 0.913, Direction: stemma.Known,
			Passages: []stemma.Passage{
				same(r1, r2, lead), same(r1, r2, minutes+`" said Aldous Fenn, the county's emergency chief.`),
				same(r1, r2, "About 1,200 people spent the night in the school at Upper Merrow."),
			},
			Reasons: []stemma.Reason{
				{Rule: "agency-credit", Note: "the copy credits the wire", Places: []stemma.Place{spot(r2, "Northern Wire")}},
				{Rule: "cut", Note: "three whole paragraphs of the parent are missing", Places: []stemma.Place{spot(r1, "Two engineers who had inspected the dam")}},
			},
		},
		{
			ID: "k2", From: "r1a4", To: "r3c0", Kind: stemma.Spun, Share: 0.84, Direction: stemma.Probable,
			Passages: []stemma.Passage{
				{From: spot(r1, lead), To: spot(r3, `The aged dam over Tarn Hollow broke in advance of daybreak on Monday and despatched a wall of h2o by way of the decrease city, killing nine individuals, the county's crisis workplace stated.`)},
				same(r1, r3, minutes),
				{From: spot(r1, `Two engineers who had inspected the dam told Northern Wire that cracks had been reported to its owner, Graywater Power, in January.`), To: spot(r3, `Two engineers who experienced inspected the dam told that cracks had been noted to its proprietor, Greywater Electrical power, in January.`)},
			},
			Reasons: []stemma.Reason{{Rule: "synonyms", Note: "words replaced one by one, against usage", Places: []stemma.Place{spot(r3, "h2o"), spot(r3, "crisis main")}}},
		},
		{
			ID: "k3", From: "w1", To: "r5e2", Kind: stemma.CreditedRewrite, Share: 0.6, Direction: stemma.Known,
			Passages: []stemma.Passage{{To: spot(r5, `The two engineers also said that a pump had been out of use since the autumn.`)}},
			Reasons:  []stemma.Reason{{Rule: "credited", Note: "names the outlet it follows", Places: []stemma.Place{spot(r5, "the Harbour Gazette reported")}}},
		},
		{
			ID: "k4", From: "r1a4", To: "r5e2", Kind: stemma.FollowUp, Share: 0.12, Direction: stemma.Undecided,
			Passages: []stemma.Passage{{From: spot(r1, "killing nine people"), To: spot(r5, "Nine people died")}},
			Reasons:  []stemma.Reason{{Rule: "shared-figures", Note: "the same toll, with nothing of its own", Places: []stemma.Place{spot(r1, "killing nine people"), spot(r5, "Nine people died")}}},
		},
	}
}
