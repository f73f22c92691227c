package measure

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"stemma"
	"stemma/internal/lang"
	"stemma/internal/lang/timex"
)

var english = lang.English()

func day(s string) stemma.Interval {
	t, _ := time.Parse(time.DateOnly, s)
	return stemma.Interval{From: t, To: t, Basis: stemma.Stated}
}

func show(text string, q stemma.Quantity, times []stemma.TimeExpr) string {
	s := fmt.Sprintf("%s=%g", q.In(text), q.Number)
	if q.Range {
		s += fmt.Sprintf("..%g", q.To)
	}
	for _, f := range []struct{ name, value string }{{"", q.Approx}, {"", q.Unit}, {"of:", q.Of}, {"at:", q.Scope}, {"", q.Change}} {
		if f.value != "" {
			s += " " + f.name + f.value
		}
	}
	if q.AsOf >= 0 {
		s += " when:" + times[q.AsOf].In(text)
	}
	return s
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The storm killed two nurses and three drivers in a village near the lake.", "two=2 of:nurse at:in a village near the lake; three=3 of:driver at:in a village near the lake"},
		{"About 4,000 sheep were sold.", "About 4,000=4000 about of:sheep"},
		{"At least five were injured and 12 people died.", "At least five=5 at-least of:person; 12=12 of:person"},
		{"The flood killed one person and injured four others on Friday.", "one=1 of:person when:Friday; four=4 of:person when:Friday"},
		{"Dozens of boats were lost.", "Dozens=24 dozens of:boat"},
		{"The ministry cut the number of guards from about 700 to 450.", "about 700=700 about of:guard from; 450=450 of:guard to"},
		{"Bread prices rose 5 percent last month.", "5 percent=5 % of:price by when:last month"},
		{"Currently there are more than 900 nurses in the region. That number is expected to fall to 600 by the end of June.", "more than 900=900 more-than of:nurse at:in the region when:Currently; 600=600 of:nurse at:in the region to when:the end of June"},
		{"The town spent $3 million on the bridge and 20 percent of voters objected.", "$3 million=3e+06 USD; 20 percent=20 % of:voter"},
		{"Six of the victims were farmers.", "Six=6 of:victim"},
		{"The hall seats between 300 and 400 guests.", "between 300 and 400=300..400 of:guest"},
		{"The hut sleeps from 12 to 16 hikers.", "12 to 16=12..16 of:hiker"},
		{"Anna Berg, 44, and a 12-year-old boy were hurt at 1200 Mill Road on May 3, 2011.", ""},
		{"The plane, Flight 882, left gate 7 on the 21st.", ""},
		{"It was one of the largest fires, and no one knew why.", ""},
		{"The team won 3-1 in a 5-4 vote.", ""},
		{"Call 555-0134 or write to room 12.", ""},
		{"The G20 met after Apollo 11 and World War 2.", ""},
		{"The Falcon 9 rocket flew and No. 3 burned.", ""},
		{"Nearly four in ten voters want it, and half a percent left.", "Nearly four in ten=0.4 nearly of:voter; half a percent=0.5 %"},
		{"A 3,000-strong crowd met a 12-member council and sidelined a pair of officers.", "3,000=3000 of:person; 12=12 of:person; a pair=2 of:officer"},
		{"Half a dozen previously unknown clubs took part.", "Half a dozen=6 about of:club"},
		{"The firm has three,000 wells.", "three,000=3000 of:well"},
		{"Permits are renewed every 120 days.", ""},
		{"By the time I came on shift at seven on Tuesday evening, four nurses had left.", "four=4 of:nurse"},
		{"It was lit at ten to four by a conductor.", ""},
		{"The ministry put the toll at nine.", "nine=9"},
		{"If you feel pain, call 911 or dial 112.", ""},
		{"There are 22 survivors in hospital, nine of whom are in danger.", "22=22 of:survivor at:in hospital; nine=9 of:survivor"},
		{"The ferry carried 67 people, five of them crew.", "67=67 of:person; five=5 of:person"},
		{"Sixty people were treated in four hospitals, nine of them by a vet.", "Sixty=60 of:person at:in four hospitals; four=4 of:hospital; nine=9 of:person at:in four hospitals"},
		{"The firm is £1.1 million in the red.", "£1.1 million=1.1e+06 GBP"},
		{"A one-legged man lives in a two-room flat.", ""},
	} {
		d := english.Read(c.text)
		times := timex.Find(d, day("2019-03-14"), nil)
		var got []string
		for _, q := range Find(d, times, nil) {
			got = append(got, show(c.text, q, times))
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

func TestPhrase(t *testing.T) {
	text := "There are 300 young Danish sailors in the harbour."
	d := english.Read(text)
	q := Find(d, nil, nil)
	if len(q) != 1 || q[0].OfText != "young Danish sailors in the harbour" || q[0].OfSpan.In(text) != q[0].OfText {
		t.Errorf("%+v", q)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"5 5 5 5", "from 3 to 4 to 5 from 6", "two of of of", "cut by to from 5 down from 6", "$ % 5", "one of one of one"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		text = strings.ToValidUTF8(text, "?")
		d := english.Read(text)
		times := timex.Find(d, day("2019-03-14"), nil)
		end := 0
		for _, q := range Find(d, times, nil) {
			if q.Start < end || q.End <= q.Start || q.End > len(text) || q.To < q.Number || q.AsOf >= len(times) || q.OfSpan.End > len(text) || q.OfSpan.In(text) != q.OfText {
				t.Fatalf("%q: %+v", text, q)
			}
			end = q.End
		}
	})
}

func TestLinear(t *testing.T) {
	for _, unit := range []string{"They cut 5 of 6 jobs from 7 to 8. ", "12 ", "two and "} {
		took := func(n int) time.Duration {
			d := english.Read(strings.Repeat(unit, n))
			times := timex.Find(d, day("2019-03-14"), nil)
			best := time.Hour
			for range 3 {
				at := time.Now()
				Find(d, times, nil)
				best = min(best, time.Since(at))
			}
			return best
		}
		for try := range 5 { // others may use the machine: what is linear is so once in five times
			small, large := took(500), took(2000)
			if large <= 12*small {
				break
			}
			if try == 4 {
				t.Errorf("%q: 4 times the text took %v after %v", unit, large, small)
			}
		}
	}
}
