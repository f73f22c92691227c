package lineage

import (
	"testing"

	"stemma"
)

// A reading that knows no pile takes "the newspaper" for some Echo; the Echo meant is the one in the pile.
func TestTheNewspaperIsOfThePile(t *testing.T) {
	echo := report("a", "Harbour Echo", harbour, 6)
	text := `The mayor of Lindmouth asked for 14 million crowns, as the Harbour Echo reported. “There is no money,” Ines Calloway told the newspaper of the wall of 1911.`
	other := report("b", "The Gull", text, 11)
	reading := stemma.Reading{Report: "b"}
	for _, w := range []string{"the Harbour Echo", "the newspaper"} {
		at := place(text, w)
		reading.Credits = append(reading.Credits, stemma.Credit{Span: at, Outlet: "Echo", Kind: "told"})
	}
	tree := Trace([]stemma.Report{echo, other}, []stemma.Reading{reading})
	if len(tree.Lost) != 0 {
		t.Errorf("lost: %+v", tree.Lost)
	}
}

// A report that prints the initials of an agency of the pile in brackets has its words from there, whatever the clock says.
func TestInitialsInBracketsAreTheAgencys(t *testing.T) {
	for _, sign := range []string{"LINDMOUTH, March 5 (HNS) - " + harbour, harbour + "\n\n(HNS)"} {
		agency, paper := report("a", "Harbour News Service", harbour, 6), report("b", "The Gull", sign, 6)
		tree := Trace([]stemma.Report{paper, agency}, nil)
		c := find(tree, "a", "b")
		if c == nil || c.Direction != stemma.Known {
			t.Errorf("%.30q: %+v", sign, tree.Copies)
		}
	}
}

// The letters with which an agency of the pile signs are its own, though the list knows another agency by them.
func TestInitialsOfThePileBeatTheList(t *testing.T) {
	text := "LINDMOUTH, March 5 (AFP) - " + harbour
	agency := report("a", "Associated Ferry Press", text, 6)
	reading := stemma.Reading{Report: "a", Credits: []stemma.Credit{{Span: place(text, "(AFP)"), Outlet: "Agence France-Presse", Kind: "agency-line", Whole: true}}}
	tree := Trace([]stemma.Report{agency}, []stemma.Reading{reading})
	if len(tree.Lost) != 0 || len(tree.Copies) != 0 {
		t.Errorf("lost %+v, copies %+v", tree.Lost, tree.Copies)
	}
}

func TestInitials(t *testing.T) {
	for outlet, want := range map[string]string{
		"Harbour News Service": "hns", "Lind-Moor Press": "lmp", "The Harbour Echo": "", "Gull": "", "Voice of the Harbour": "",
	} {
		if got := initials(outlet); got != want {
			t.Errorf("%s: %q, want %q", outlet, got, want)
		}
	}
}

// Who quotes the agency and says so did not go to its reprint for the same words.
func TestCreditedAgencyExplainsTheQuotation(t *testing.T) {
	later := `The mayor will ask the ministry for money. “We gambled with other people's lives and we knew it all along,” the harbour master, Ines Calloway,
had told a meeting on Tuesday, according to Harbour News Service. Ferry firms laughed off the plan and passengers queued in the rain for tea.`
	tree := Trace([]stemma.Report{
		report("a", "Harbour News Service", harbour, 6), report("b", "The Gull", harbour[:len(harbour)-120], 8), report("c", "Tern", later, 30),
	}, nil)
	if find(tree, "a", "c") == nil {
		t.Errorf("the agency is not told: %+v", tree.Copies)
	}
	if c := find(tree, "b", "c"); c != nil {
		t.Errorf("the reprint is told: %+v", c)
	}
}

func TestPiecePrintedInAnOutlet(t *testing.T) {
	text := "He was seen alive, according to an account by Mira Stell, a nurse, in Stimme der Bucht. She walked in Harbour Echo shoes."
	a, b := report("a", "Stimme der Bucht", harbour, 6), report("b", "Harbour Echo", harbour, 6)
	p := newPile([]stemma.Report{a, b, report("c", "Tern", text, 7)}, nil)
	if cs := p.w[2].credits; len(cs) != 1 || cs[0].outlet != "Stimme der Bucht" {
		t.Errorf("credits: %+v", cs)
	}
}

func place(text, w string) stemma.Span {
	for i := range text {
		if len(text)-i >= len(w) && text[i:i+len(w)] == w {
			return stemma.Span{Start: i, End: i + len(w)}
		}
	}
	return stemma.Span{}
}
