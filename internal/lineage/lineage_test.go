package lineage

import (
	"slices"
	"strings"
	"testing"
	"time"

	"stemma"
)

const harbour = `The harbour authority of Lindmouth will close its eastern basin in November, four sources close to the board said, after
divers found deep cracks in the quay wall that holds back the tide.

Engineers had warned for a decade that the wall, built in 1911 from poor concrete, would not survive another hard winter.
The board put the repair off three times because ferries refused to move to the cramped western berths.

“We gambled with other people's lives and we knew it all along,” the harbour master, Ines Calloway, told a packed meeting on Tuesday night.

Fishermen fear that the closure will drive the small boats away for good. Two families have already sold their licences and
left for the north.

The authority declined to discuss the cost of the work, which local builders put at 14 million crowns.`

func report(id, outlet, text string, hour int) stemma.Report {
	t := time.Date(2031, 3, 5, hour, 0, 0, 0, time.UTC)
	return stemma.Report{
		ID: id, Text: text, Outlet: stemma.Outlet{Name: outlet, Basis: stemma.Stated},
		Published: stemma.Interval{From: t, To: t, Clock: true, Basis: stemma.Stated},
	}
}

func find(t Tree, from, to string) *stemma.Copy {
	for i := range t.Copies {
		if t.Copies[i].From == from && t.Copies[i].To == to {
			return &t.Copies[i]
		}
	}
	return nil
}

func TestKinds(t *testing.T) {
	trimmed := harbour[:strings.Index(harbour, "Fishermen")]
	reworded := `Lindmouth's eastern basin is to be shut by the harbour authority in November because divers discovered deep cracks in its quay
wall, four people close to the board have said.

The wall was built from poor concrete in 1911, and engineers have been warning for ten years that one more hard winter would
be too much for it. Three times the board put off the repair, since the ferries would not move to the cramped berths in the west.

Small boats may be driven away for good by the closure, fishermen fear.`
	other := `Anger grew in Lindmouth on Wednesday over the state of the old quay. Ines Calloway, who runs the port, said on Tuesday:
“We gambled with other people's lives and we knew it all along.” Passengers who queued for the morning crossing had not heard of any danger.

The mayor said he would ask the ministry for an inquiry and for money. The opposition wants the whole board to resign.`
	for _, c := range []struct {
		name  string
		child string
		kind  stemma.CopyKind
		joins bool
	}{
		{"verbatim", harbour, stemma.Verbatim, true},
		{"trimmed", trimmed, stemma.Trimmed, true},
		{"hidden characters", strings.ReplaceAll(harbour, "e", "\u200be"), stemma.Verbatim, true},
		{"rewritten", reworded, stemma.Rewrite, true},
		{"quotation only", other, stemma.Quotation, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree := Trace([]stemma.Report{report("a", "The Quayside Star", harbour, 6), report("b", "Morning Echo", c.child, 11)}, nil)
			got := find(tree, "a", "b")
			if got == nil {
				t.Fatalf("no copy from a to b: %+v", tree.Copies)
			}
			if got.Kind != c.kind {
				t.Errorf("kind %s, want %s", got.Kind, c.kind)
			}
			want := 2
			if c.joins {
				want = 1
			}
			if len(tree.Newsrooms) != want {
				t.Errorf("newsrooms %v, want %d", tree.Newsrooms, want)
			}
			for _, r := range got.Reasons {
				if len(r.Places) == 0 {
					t.Errorf("reason %q has no place", r.Rule)
				}
			}
		})
	}
}

func TestIndependentReportsAreNotJoined(t *testing.T) {
	other := `A crumbling wall has forced Lindmouth to shut half its port from November. The decision came after a survey by divers last month.

Ferry operators said they would run fewer crossings from the western side. Harbour master Ines Calloway said 14 million crowns
would not be enough.`
	tree := Trace([]stemma.Report{report("a", "The Quayside Star", harbour, 6), report("b", "Morning Echo", other, 11)}, nil)
	if len(tree.Copies) != 0 || len(tree.Newsrooms) != 2 {
		t.Errorf("joined: %+v %v", tree.Copies, tree.Newsrooms)
	}
}

func TestAgencyNotInThePile(t *testing.T) {
	first := "LINDMOUTH (Reuters) - " + harbour
	second := "The Associated Press is not who wrote this.\n\n" + harbour[:400] + "\n\n(Reporting by A. Reed; Editing by B. Moss)"
	tree := Trace([]stemma.Report{report("a", "The Quayside Star", first, 6), report("b", "Morning Echo", second, 11)}, nil)
	if len(tree.Newsrooms) != 1 {
		t.Errorf("two newsrooms for one agency: %v", tree.Newsrooms)
	}
	if len(tree.Lost) != 1 || tree.Lost[0].Outlet != "Reuters" {
		t.Errorf("lost witnesses: %+v", tree.Lost)
	}
}

// Law 1: the order of the reports does not matter. Law 7: a verbatim copy adds no newsroom.
func TestOrderAndCopy(t *testing.T) {
	rs := []stemma.Report{
		report("a", "The Quayside Star", harbour, 6), report("b", "Morning Echo", harbour[:500], 8), report("c", "Gull", harbour[300:], 7),
		report("d", "Tern", "Nothing of the kind happened anywhere near the old lighthouse, its keeper wrote in a short letter to this paper.", 7),
	}
	want := Trace(rs, nil)
	slices.Reverse(rs)
	got := Trace(rs, nil)
	if len(got.Copies) != len(want.Copies) || len(got.Newsrooms) != len(want.Newsrooms) {
		t.Fatalf("order matters: %+v, %+v", got, want)
	}
	for i := range want.Copies {
		if got.Copies[i].ID != want.Copies[i].ID || got.Copies[i].Kind != want.Copies[i].Kind {
			t.Errorf("order matters: %+v, %+v", got.Copies[i], want.Copies[i])
		}
	}
	for _, r := range rs {
		more := r
		more.ID, more.Outlet.Name = "x", "Late Reprint"
		if again := Trace(append(slices.Clone(rs), more), nil); len(again.Newsrooms) > len(want.Newsrooms) {
			t.Errorf("a copy of %s makes %v of %v", r.ID, again.Newsrooms, want.Newsrooms)
		}
	}
}
