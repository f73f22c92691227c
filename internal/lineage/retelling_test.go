package lineage

import (
	"strings"
	"testing"

	"stemma"
)

const mill = `TORVIK, Nov 8 (Reuters) - A paper mill on the Aune river in northern Sundmark leaked 340 tonnes of black liquor on Tuesday, killing fish over 26 kilometres, the environment agency said.

The leak began at 3.40 a.m. when a valve from the firm Haldor Pumps failed, said the mill's manager, Signe Thorvald. "We saw it on the screen and we did not believe the screen," she said.

Two workers told Reuters on condition of anonymity that the valve had been reported as faulty in August and again in September. Thorvald denied that she had known of any report.

Environment Minister Jonas Ekeberg ordered the mill to close and said it would pay "for every last trout". He gave its owner, the Austrian group Kaltenbrunn, 10 days to hand in a plan.

Some 7,800 people in Torvik and Lower Skarnes were told not to drink from the tap. The army brought 19 tankers.

Kaltenbrunn bought the mill in 2019 for 88 million euros and employs 410 people there. A leak in 2021 cost it a fine of 2 million.`

const millRetold = `A northern Sundmark river has been poisoned over 26 kilometres by a spill from a factory that makes paper.

Around 340 tonnes of a caustic residue ran into the Aune early on Tuesday, at twenty to four, because a valve made by Haldor Pumps gave way. Signe Thorvald, who runs the plant, said the staff had watched it happen: "We saw it on the screen and we did not believe the screen."

Employees are said to have warned of the faulty valve in August, and once more in September; Thorvald says no report ever came to her.

The plant has been shut on the orders of the environment minister, Jonas Ekeberg, who wants Kaltenbrunn, the Austrian owner, to present a plan within 10 days and to pay for "every last trout".

Tap water is off limits to the 7,800 inhabitants of Lower Skarnes and Torvik, for whom soldiers have driven in 19 tankers.

The group, which paid 88 million euros for the works in 2019, has 410 employees there. It was fined 2 million after another spill in 2021.`

func TestRetoldReportsAreOneNewsroom(t *testing.T) {
	rs := []stemma.Report{report("a", "Reuters", mill, 6), report("b", "Sund Courier", millRetold, 9)}
	tree := Trace(rs, nil)
	c := find(tree, "a", "b")
	if c == nil || c.Kind != stemma.Rewrite || len(tree.Newsrooms) != 1 {
		t.Fatalf("copies %+v, newsrooms %v", tree.Copies, tree.Newsrooms)
	}
	for _, r := range c.Reasons {
		if r.Rule == "figures differ" {
			t.Error("no figure differs")
		}
	}
}

// Told in another order, by somebody who leaves out half: that is not surely a retelling, but no second witness either.
func TestNothingNewIsASharedSource(t *testing.T) {
	loose := `Soldiers are driving water to Torvik and Lower Skarnes in 19 tankers. The 7,800 people who live there must not drink what comes out of the tap.

Nobody had listened in August, workers say, and nobody listened in September, when a valve made by Haldor Pumps was reported a second time. On Tuesday it gave way. The manager, Signe Thorvald, says that no such report ever reached her.

For 26 kilometres the fish of the Aune are dead. Its banks are black from 340 tonnes of liquor.

Kaltenbrunn is an old acquaintance of the courts. The Austrian firm, which has 410 people at the mill, was fined 2 million after a leak in 2021. It has 10 days to say what it means to do, and the minister, Jonas Ekeberg, has shut the place for now.`
	tree := Trace([]stemma.Report{report("a", "Reuters", mill, 6), report("b", "Sund Courier", loose, 9)}, nil)
	c := find(tree, "a", "b")
	if c == nil {
		c = find(tree, "b", "a")
	}
	if c == nil || c.Kind != stemma.SharedSource || len(tree.Newsrooms) != 2 {
		t.Fatalf("copies %+v, newsrooms %v", tree.Copies, tree.Newsrooms)
	}
	// The fuller report came later: the shorter one owes it nothing.
	tree = Trace([]stemma.Report{report("a", "Reuters", mill, 9), report("b", "Sund Courier", loose, 6)}, nil)
	if len(tree.Copies) != 0 {
		t.Errorf("copies %+v", tree.Copies)
	}
}

func TestRetoldFromTheOriginalNotFromItsSpunCopy(t *testing.T) {
	spun := strings.NewReplacer("said", "stated", "killing", "slaying", "leaked", "dripped", "people", "humans", "employs", "utilizes", "closed", "shut", "believe", "trust",
		"ordered", "commanded", "valve", "faucet", "workers", "labourers", "faulty", "defective", "owner", "proprietor", "bought", "purchased", "cost", "priced", "plan", "scheme", "brought", "fetched",
		"began", "commenced", "failed", "flunked", "manager", "supervisor", "drink", "sip", "tap", "spigot", "river", "stream", "northern", "boreal", "pay", "reimburse", "again", "anew", "army", "military", "fine", "penalty").Replace(mill)
	spun = spun[strings.Index(spun, " - ")+3:]
	rs := []stemma.Report{report("a", "Reuters", mill, 6), report("b", "Sund Courier", millRetold, 12), report("c", "Buzz Hour", spun, 4)}
	tree := Trace(rs, nil)
	if c := find(tree, "a", "c"); c == nil || c.Kind != stemma.Spun {
		t.Errorf("the spun copy with a false time is not seen: %+v", tree.Copies)
	}
	if find(tree, "a", "b") == nil {
		t.Errorf("the retelling is not taken from the original: %+v", tree.Copies)
	}
}

func TestOneAgencyIsOneNewsroom(t *testing.T) {
	later := report("b", "Reuters", `SUNDMARK, Nov 9 (Reuters) - A second valve was being looked at by divers in Torvik on Wednesday while fishermen counted what they had lost.`, 12)
	tree := Trace([]stemma.Report{report("a", "Reuters", mill, 6), later}, nil)
	if len(tree.Newsrooms) != 1 {
		t.Errorf("newsrooms %v", tree.Newsrooms)
	}
}

func TestCreditToTheAuthor(t *testing.T) {
	witness := report("a", "Torvik Weekly", `I walked down to the Aune at first light, and the fish lay on the stones like dropped cutlery. Old Peder Lunde was counting them aloud.

He had reached four hundred when he stopped, took off his cap and said that he had fished there since the war and would not fish there again.`, 6)
	witness.Byline = "Runa Eikeland"
	other := report("b", "Sund Courier", `The owner of the mill promised money on Thursday. It will not reach everybody.

Runa Eikeland wrote that old Peder Lunde had counted four hundred fish on the stones of the Aune, took off his cap and would not fish there again. He had fished there since the war, she wrote.

The agency's boats left in the evening and nobody waved.`, 12)
	tree := Trace([]stemma.Report{witness, other}, nil)
	c := find(tree, "a", "b")
	if c == nil || c.Direction != stemma.Known {
		t.Fatalf("copies %+v", tree.Copies)
	}
	named := false
	for _, r := range c.Reasons {
		named = named || r.Rule == "credit" && strings.Contains(r.Note, "Runa Eikeland")
	}
	if !named {
		t.Errorf("the author is not named: %+v", c.Reasons)
	}
}

func TestQuotationIsOnlyOfQuotations(t *testing.T) {
	a := report("a", "North Post", `The bridge at Elling will stay shut until spring. “We would rather be late than be sorry about eleven people again,” the engineer Odd Ramm said after a long night.

Farmers take the ferry now.`, 6)
	b := report("b", "South Post", `Cows do not like ferries. “We would rather be late than be sorry about eleven people again,” Odd Ramm told them at the inn.

The bridge at Elling will stay shut until spring, which nobody in the valley had expected to hear.`, 9)
	tree := Trace([]stemma.Report{a, b}, nil)
	if len(tree.Copies) != 1 || tree.Copies[0].Kind != stemma.Quotation {
		t.Fatalf("copies %+v", tree.Copies)
	}
	for _, p := range tree.Copies[0].Passages {
		if s := p.From.Span.In(a.Text); p.From.Report == "a" && !strings.Contains(s, "late") {
			t.Errorf("told as a quotation: %q", s)
		}
	}
}

func TestAuthorsOf(t *testing.T) {
	for line, want := range map[string]string{
		"By Runa Eikeland and Tor Vang": "Runa Eikeland|Tor Vang", "Runa Eikeland in Torvik": "Runa Eikeland", "Staff and agencies": "", "Herald staff": "", "Eikeland": "",
		"By Runa Eikeland, Sund News, Lower Skarnes": "Runa Eikeland", "Tor Vang, Runa Eikeland & Odd Ramm, Torvik Weekly": "Tor Vang|Runa Eikeland|Odd Ramm",
	} {
		if got := strings.Join(authorsOf(&stemma.Report{Byline: line}), "|"); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}
