package story

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"stemma"

	"pgregory.net/rapid"
)

func reportOn(id, day, text string) stemma.Report {
	r := stemma.Report{ID: id, Text: text}
	if day != "" {
		d, err := time.Parse(time.DateOnly, day)
		if err != nil {
			panic(err)
		}
		r.Published = stemma.Interval{From: d, To: d, Basis: stemma.Stated}
	}
	return r
}

const (
	ferryA = "The ferry Marigold ran aground off Tarn Point on Monday. Coast guards under Captain Elsa Brook took off all 212 passengers. The owners, Linde Lines, blamed fog."
	ferryB = "Fog sent the Linde Lines ferry Marigold onto the rocks near Tarn Point, the coast guard's Elsa Brook said. No passenger was hurt when the 212 were taken off."
	ferryC = "Passengers of the Marigold told how the ferry struck at Tarn Point. “We felt it scrape,” said one. Captain Brook of the coast guard praised the crew."
	vote   = "Parliament in Osterby passed the fishing bill by nine votes on Monday. Minister Karl Anker called it fair; the opposition walked out over herring quotas."
	voteB  = "The fishing bill of Minister Karl Anker won by nine votes in Osterby after a long quarrel over herring quotas. The opposition left the chamber."
	budget = "The museum at Hale will open its new wing in spring, director Inge Moor said. The wing holds glass from Murano and two early clocks."
)

func TestGroup(t *testing.T) {
	reports := []stemma.Report{
		reportOn("a", "2031-04-01", ferryA), reportOn("b", "2031-04-02", ferryB), reportOn("c", "", ferryC),
		reportOn("d", "2031-04-01", vote), reportOn("e", "2031-04-02", voteB), reportOn("f", "2031-04-01", budget),
		reportOn("g", "2033-09-09", ferryA),
	}
	var got []string
	for _, s := range Group(reports) {
		got = append(got, strings.Join(s.Reports, ""))
		if len(s.Reports) > 1 && (len(s.Reasons) == 0 || len(s.Reasons[0].Places) == 0) {
			t.Errorf("%s: no reason with a place", s.ID)
		}
	}
	// the copy printed two years later is the same story; the ferry, the vote and the museum are three
	if want := []string{"abcg", "de", "f"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	texts := []string{ferryA, ferryB, ferryC, vote, voteB, budget}
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(0, 7).Draw(rt, "n")
		var reports []stemma.Report
		for i := range n {
			day := rapid.SampledFrom([]string{"", "2031-04-01", "2031-04-20", "2032-01-01"}).Draw(rt, "day")
			reports = append(reports, reportOn(fmt.Sprintf("r%d", i), day, rapid.SampledFrom(texts).Draw(rt, "text")))
		}
		want := Group(reports)
		total := 0
		for _, s := range want {
			total += len(s.Reports)
		}
		if total != n {
			rt.Fatalf("%d reports in, %d out", n, total)
		}
		for i := n - 1; i > 0; i-- {
			k := rapid.IntRange(0, i).Draw(rt, "swap")
			reports[i], reports[k] = reports[k], reports[i]
		}
		if got := Group(reports); !reflect.DeepEqual(got, want) {
			rt.Fatalf("other order, other stories:\n%+v\n%+v", got, want)
		}
	})
}

func FuzzGroup(f *testing.F) {
	f.Add("U.S. “quotes” and l'été", "")
	f.Add("\xff\xfe", "’s 's .")
	f.Fuzz(func(t *testing.T, a, b string) {
		stories := Group([]stemma.Report{{ID: "a", Text: a}, {ID: "b", Text: b}})
		n := 0
		for _, s := range stories {
			n += len(s.Reports)
		}
		if n != 2 {
			t.Fatalf("%d reports", n)
		}
	})
}

func TestEyewitnessGoesToTheStoryThatHasItsNames(t *testing.T) {
	witness := `I was mending nets when it struck. Elsa Brook pulled my daughter over the rail of the Marigold with one arm and never asked her name. Afterwards we drank tea out of buckets and laughed like children.`
	got := Group([]stemma.Report{
		reportOn("a", "2031-04-01", ferryA), reportOn("b", "2031-04-02", ferryB), reportOn("c", "2031-04-02", ferryC),
		reportOn("d", "2031-04-01", vote), reportOn("e", "2031-04-02", voteB), reportOn("w", "2031-04-01", witness),
	})
	for _, s := range got {
		if strings.Contains(strings.Join(s.Reports, ""), "w") && len(s.Reports) != 4 {
			t.Errorf("the eyewitness stands with %v", s.Reports)
		}
	}
}
