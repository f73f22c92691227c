package number

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"stemma/internal/lang"
)

// doc makes a Doc of plain tokens, cut like the pipeline cuts: at blanks, hyphens between word parts,
// currency signs, and marks at the end.
func doc(text string) *lang.Doc {
	var toks []lang.Token
	add := func(s, e int) {
		if s < e {
			toks = append(toks, lang.Token{Start: s, End: e, Head: len(toks), Space: e < len(text) && text[e] == ' '})
		}
	}
	start := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == ' ':
			add(start, i)
			start = i + 1
		case c == '\n':
			add(start, i)
			add(i, i+1)
			start = i + 1
		case c == '-' || c == '$' || c == '%' || c == '"' || c == '\'':
			add(start, i)
			add(i, i+1)
			start = i + 1
		case (c == ',' || c == '.' || c == ';') && (i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\n'):
			add(start, i)
			add(i, i+1)
			start = i + 1
		}
	}
	add(start, len(text))
	return lang.NewDoc(text, toks, nil)
}

func show(d *lang.Doc, n Number) string {
	s := fmt.Sprintf("%s=%g", d.Text[n.Start:n.End], n.Low)
	if n.Range {
		s += fmt.Sprintf("..%g", n.High)
	}
	for _, f := range []struct {
		on   bool
		name string
	}{{n.Ordinal, "ord"}, {n.Vague, "vague"}, {n.Fraction, "part"}, {n.Score, "score"}, {n.Coded, "coded"}, {n.Spelling != "", "broken"}} {
		if f.on {
			s += " " + f.name
		}
	}
	if n.Unit != "" {
		s += " " + n.Unit
	}
	if n.Approx != "" {
		s += " " + n.Approx
	}
	return s
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"It holds 5,200 books.", "5,200=5200"},
		{"about three,000 sheep", "about three,000=3000 broken about"},
		{"three thousand goats and twenty-one hens", "three thousand=3000; twenty-one=21"},
		{"one hundred and twenty-three thousand four hundred stamps", "one hundred and twenty-three thousand four hundred=123400"},
		{"a hundred people, a dozen cows", "a hundred=100; a dozen=12"},
		{"half a dozen eggs and a half-dozen plates", "half a dozen=6 about; a half-dozen=6 about"},
		{"dozens of boats, tens of thousands of nets", "dozens=24 vague dozens; tens of thousands=20000 vague tens-of-thousands"},
		{"hundreds of thousands of bees", "hundreds of thousands=200000 vague hundreds-of-thousands"},
		{"scores for the band", ""},
		{"scores of fans", "scores=40 vague scores"},
		{"more than 5,000 pots", "more than 5,000=5000 more-than"},
		{"no fewer than 12 and at most 20 chairs", "no fewer than 12=12 at-least; at most 20=20 at-most"},
		{"as many as 40 kites", "as many as 40=40 at-most"},
		{"up to 1.2m people", "up to 1.2m=1.2e+06 at-most"},
		{"a 100 m race", "100 m=100 m"},
		{"between 3 and 5 bells", "between 3 and 5=3..5"},
		{"two to 3 months", "two to 3=2..3 broken"},
		{"5-10 spoons", "5-10=5..10"},
		{"a 3-1 win", "3-1=3 score"},
		{"five or six days", "five or six=5..6"},
		{"2 to 3 million hats", "2 to 3 million=2e+06..3e+06"},
		{"from 40 to 60 rooms", "40=40; 60=60"},
		{"$4 billion and $3.50", "$4 billion=4e+09 USD; $3.50=3.5 USD"},
		{"costs $4-5 billion", "$4-5 billion=4e+09..5e+09 USD"},
		{"some 12 euros", "some 12 euros=12 EUR about"},
		{"7 percent, 8%, 2 percentage points, 30 basis points", "7 percent=7 %; 8%=8 %; 2 percentage points=2 pp; 30 basis points=30 bp"},
		{"a 100-mile road", "100-mile=100 mile"},
		{"the 21st guest and the twenty-second", "21st=21 ord; twenty-second=22 ord"},
		{"two thirds of the cake, a third of them, half the village", "two thirds=0.6666666666666666 part; a third=0.3333333333333333 part; half=0.5 part"},
		{"the poorest one-fifth sold", "one-fifth=0.2 part"},
		{"nearly four in 10 bakers, one out of five cooks, two in 10 days", "nearly four in 10=0.4 part nearly; one out of five=0.2 part; two=2; 10=10"},
		{"hundreds of millions of dollars, dozens of ships", "hundreds of millions of dollars=2e+08 vague USD hundreds-of-millions; dozens=24 vague dozens"},
		{"half a percent, half a mile, down -12.5 points, 1972 -82", "half a percent=0.5 %; half a mile=0.5 mile; 12.5 points=12.5 point; 1972=1972; 82=82"},
		{"a pair of goats, a pair, Rs 5 crore, a trio of singers", "a pair=2; Rs 5 crore=5e+07 INR; a trio=3"},
		{"the third quarter", "third=3 ord"},
		{"two and a half million tins", "two and a half million=2.5e+06"},
		{"2 1/2 cups, 3 ½ pies", "2 1/2=2.5; 3 ½=3.5"},
		{"several hundred guests, a few dozen, a couple of weeks", "several hundred=300 vague several; a few dozen=36 vague few; a couple=2 vague couple"},
		{"an F-16 and COVID-19", "16=16 coded; 19=19 coded"},
		{"２０ lamps, ٣٤ lamps, 𝟓𝟎 lamps, 2O0 lamps", "２０=20; ٣٤=34 broken; 𝟓𝟎=50 broken; 2O0=200 broken"},
		{"300-plus cats, 40 or so dogs, 12 or more", "300-plus=300 more-than; 40 or so=40 about; 12 or more=12 at-least"},
		{"nearly 90 tons", "nearly 90 tons=90 t nearly"},
		{"call 555-0134 or 020-555-0134, rooms 300-400", "555-0134=555 score coded; 020-555-0134=20..555 coded; 300-400=300..400"},
		{"12:30 1.1.1 1,23,4 x5 4chan", ""},
		{"20\nthousand", "20=20"},
		{"twenty four hundred", "twenty four hundred=2400"},
		{"an estimated 2 crore voters", "an estimated 2 crore=2e+07 about"},
		{"fourscore no. a score of 9", "9=9"},
		{"US$ 5m", "US$ 5m=5e+06 USD"},
		{"nobody", ""},
		{"", ""},
	} {
		d := doc(c.text)
		var got []string
		for _, n := range FindIn(d, Words(d)) {
			got = append(got, show(d, n))
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"12 12 12", "a a a half - dozen of of", "$$$ 5 5-5-5 to to", strings.Repeat("9", 3000), "one hundred and and", "half of a", "٣٤ ½ ½/2", "hundreds of hundreds of"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := doc(text)
		end := 0
		for _, n := range FindIn(d, Words(d)) {
			if n.Start < end || n.End <= n.Start || n.End > len(text) || n.Low > n.High || n.First < n.From || n.Last > n.To {
				t.Fatalf("%q: %+v", text, n)
			}
			end = n.End
		}
	})
}

func TestLinear(t *testing.T) {
	for _, unit := range []string{"12 ", "hundred thousand million ", "a half - ", "between 3 and ", "hundreds of ", "at least about "} {
		took := func(n int) time.Duration {
			d := doc(strings.Repeat(unit, n))
			best := time.Hour
			for range 3 {
				at := time.Now()
				FindIn(d, Words(d))
				best = min(best, time.Since(at))
			}
			return best
		}
		for try := range 5 { // others may use the machine: what is linear is so once in five times
			small, large := took(20000), took(80000)
			if large <= 12*small {
				break
			}
			if try == 4 {
				t.Errorf("%q: 4 times the text took %v after %v", unit, large, small)
			}
		}
	}
}

func BenchmarkFind(b *testing.B) {
	d := doc(strings.Repeat("The mill sold about 3,200 sacks for $4 million, more than two thirds of what the town had baked in twenty-one years. ", 200))
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		FindIn(d, Words(d))
	}
}
