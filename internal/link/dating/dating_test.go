package dating

import (
	"math/rand"
	"strings"
	"testing"
	"time"

	"stemma"
	"stemma/internal/lang"
	"stemma/internal/lang/timex"
)

var english = lang.English()

// report makes an undated report of plain text; lines that begin with "Photo:" are captions, with "©" furniture.
func report(id, text string) (stemma.Report, stemma.Reading) {
	r := stemma.Report{ID: id, Text: text}
	for at := 0; at < len(text); {
		end := at + strings.IndexByte(text[at:], '\n')
		if end < at {
			end = len(text)
		}
		kind := stemma.Paragraph
		switch {
		case strings.HasPrefix(text[at:], "Photo:"):
			kind = stemma.Caption
		case strings.HasPrefix(text[at:], "©"):
			kind = stemma.Furniture
		}
		if end > at {
			r.Blocks = append(r.Blocks, stemma.Block{Span: stemma.Span{Start: at, End: end}, Kind: kind})
		}
		at = end + 1
	}
	return r, stemma.Reading{Report: id, Times: timex.Find(english.Read(text), stemma.Interval{}, func(at int) bool { return !r.KindAt(at).Body() })}
}

func infer(texts ...string) map[stemma.ID]Dated {
	var rs []stemma.Report
	var ds []stemma.Reading
	for i, t := range texts {
		r, d := report(string(rune('a'+i)), t)
		rs, ds = append(rs, r), append(ds, d)
	}
	return Infer(rs, ds)
}

func shown(d Dated, ok bool) string {
	if !ok {
		return "unknown"
	}
	return of(d.From).String() + " " + of(d.To).String()
}

func TestInfer(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts []string
		want  []string
	}{
		{"no evidence", []string{"The dam broke and two villages were flooded on Sunday."}, []string{"unknown"}},
		{"a day without any year", []string{"The dam broke on Tuesday, May 14. The mayor fled on May 15."}, []string{"unknown"}},
		{"an old year is no date", []string{"The dam was built in 1911."}, []string{"unknown"}},
		{
			"weekday, date and copyright",
			[]string{"The dam broke on Tuesday, May 14. The mayor fled on May 15.\n© 2019 Valley Courier"},
			[]string{"2019-05-15 2019-05-21"},
		},
		{
			"what is to come bounds the end",
			[]string{"The dam broke on Tuesday, May 14. A hearing will be held on May 17.\n© 2019 Valley Courier"},
			[]string{"2019-05-14 2019-05-17"},
		},
		{
			"a story dates its reports",
			[]string{
				"The dam broke on Tuesday, May 14. The mayor fled on May 15.",
				"Photo: The dam in flood, March 3, 2019\nTwo villages were flooded when the dam broke.",
				"The mayor has fled, neighbours said on Friday.",
			},
			[]string{"2019-05-15 2019-05-21", "2019-05-08 2019-05-28", "2019-05-08 2019-05-28"},
		},
		{
			"earlier in the month",
			[]string{"The dam broke on Tuesday, May 28, after the mayor had warned of it earlier in May.\n© 2019 Valley Courier"},
			[]string{"2019-05-28 2019-06-04"},
		},
		{"the years of a history", []string{"The dam, built in 1911, was raised in 1934 and 1958.\n© 2019 Valley Courier"}, []string{"2019-01-01 2019-12-31"}},
		{
			"this week's lead",
			[]string{"On Monday, May 13, 2019, the dam broke. The mayor will speak on Thursday. \"It was bound to break,\" he told reporters on Monday."},
			[]string{"2019-05-13 2019-05-16"},
		},
		{
			"this week's lead without what is to come",
			[]string{"The dam broke on Monday, May 13, 2019. The mayor told reporters on Monday that he had warned of it."},
			[]string{"2019-05-13 2019-05-19"},
		},
		{"a history is not of this week", []string{"The dam broke on Monday, May 13, 2019. The mayor told reporters on Friday that he had warned of it."}, []string{"unknown"}},
		{
			"a later date speaks against it",
			[]string{"The dam broke on Monday, May 13, 2019. It was rebuilt in August 2019, the mayor told reporters on Monday.\n© 2019 Valley Courier"},
			[]string{"2019-08-01 2019-12-31"},
		},
		{"a posted line", []string{"Posted: Wednesday, May 15, 2019\nThe dam broke and two villages were flooded."}, []string{"2019-05-14 2019-05-16"}},
	} {
		got := infer(c.texts...)
		for i, want := range c.want {
			d, ok := got[string(rune('a'+i))]
			if s := shown(d, ok); s != want {
				t.Errorf("%s, report %d: got %s, want %s (%+v)", c.name, i, s, want, d.Reasons)
			}
			if ok && (len(d.Reasons) == 0 || d.Basis != stemma.Inferred) {
				t.Errorf("%s, report %d: no reason or wrong basis", c.name, i)
			}
			for _, r := range d.Reasons {
				for _, p := range r.Places {
					if k := int(p.Report[0] - 'a'); p.Empty() || p.End > len(c.texts[k]) {
						t.Errorf("%s: reason %s points nowhere", c.name, r.Rule)
					}
				}
			}
		}
	}
}

// A report with a date dates its siblings, and is not itself in the answer.
func TestStatedSibling(t *testing.T) {
	a, ra := report("a", "The dam broke.")
	b, rb := report("b", "The dam broke on Sunday.")
	at := on(2019, 5, 20).time()
	a.Published = stemma.Interval{From: at, To: at, Basis: stemma.Stated}
	got := Infer([]stemma.Report{a, b}, []stemma.Reading{ra, rb})
	if _, ok := got["a"]; ok || len(got) != 1 {
		t.Errorf("%v", got)
	}
	if s := shown(got["b"], true); s != "2019-05-13 2019-05-27" {
		t.Error(s)
	}
}

// The day of a sibling is its newsroom's day, wherever the newsroom stands.
func TestSiblingZone(t *testing.T) {
	for _, hours := range []int{-11, -4, 0, 9} {
		for _, clock := range []int{1, 12, 23} {
			a, ra := report("a", "The dam broke.")
			b, rb := report("b", "The dam broke on Sunday.")
			at := time.Date(2019, 5, 20, clock, 30, 0, 0, time.FixedZone("", hours*3600))
			a.Published = stemma.Interval{From: at, To: at, Clock: true, Basis: stemma.Stated}
			got := Infer([]stemma.Report{a, b}, []stemma.Reading{ra, rb})
			if s := shown(got["b"], true); s != "2019-05-13 2019-05-27" {
				t.Errorf("%s: %s", at, s)
			}
		}
	}
}

// Clues that quarrel widen the answer or drop it.
func TestQuarrel(t *testing.T) {
	calm := infer("The dam broke on Tuesday, May 14. The mayor fled on May 15.\n© 2019 Valley Courier")["a"]
	torn, ok := infer("The dam broke on Tuesday, May 14. The mayor fled on May 15. He had said so on Nov. 2, 2020.\n© 2019 Valley Courier")["a"]
	if width := func(d Dated) time.Duration { return d.To.Sub(d.From) }; ok && width(torn) <= width(calm) {
		t.Errorf("calm %v, torn %v", calm.Interval, torn.Interval)
	}
}

func TestOrder(t *testing.T) {
	texts := []string{
		"The dam broke on Tuesday, May 14. The mayor fled on May 15.", "Photo: The dam, March 3, 2019\nIt broke.",
		"The mayor has fled.\n© 2019 Valley Courier", "A hearing will be held on May 30.",
	}
	var rs []stemma.Report
	var ds []stemma.Reading
	for i, x := range texts {
		r, d := report(string(rune('a'+i)), x)
		rs, ds = append(rs, r), append(ds, d)
	}
	want := Infer(rs, ds)
	random := rand.New(rand.NewSource(1))
	for range 5 {
		random.Shuffle(len(rs), func(i, j int) { rs[i], rs[j] = rs[j], rs[i]; ds[i], ds[j] = ds[j], ds[i] })
		got := Infer(rs, ds)
		for id, w := range want {
			if g := got[id]; g.Interval != w.Interval || len(g.Reasons) != len(w.Reasons) || g.Reasons[0].Note != w.Reasons[0].Note {
				t.Errorf("%s: %v and %v", id, g, w)
			}
		}
	}
}

func TestElectionDay(t *testing.T) {
	for y, want := range map[int]string{2000: "2000-11-07", 2004: "2004-11-02", 2016: "2016-11-08", 2024: "2024-11-05"} {
		if got := electionDay(y).String(); got != want {
			t.Errorf("%d: %s", y, got)
		}
	}
}

func FuzzInfer(f *testing.F) {
	for _, s := range []string{"© 2019 copyright 2-19 ©©© 99999", "Photo: 31 February 2019, 2019-13-45", "May 31, 0000 on Monday, Feb 29", "İ copyright 2011"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1000 {
			return
		}
		text = strings.ToValidUTF8(text, "?")
		for _, d := range infer(text, "It rained on Monday, May 13, 2019.") {
			if d.To.Before(d.From) || len(d.Reasons) == 0 {
				t.Fatalf("%q: %+v", text, d)
			}
		}
	})
}
