package timex

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"stemma"
	"stemma/internal/lang"
	"stemma/internal/lang/number"
)

var english = lang.English()

func on(from, to string) stemma.Interval {
	a, _ := time.Parse(time.DateOnly, from)
	b, _ := time.Parse(time.DateOnly, to)
	return stemma.Interval{From: a, To: b, Basis: stemma.Stated}
}

func show(text string, list []stemma.TimeExpr) string {
	var out []string
	for _, e := range list {
		s := fmt.Sprintf("%s=%s %s", e.In(text), e.Type, e.Value)
		if e.Mod != "" {
			s += " " + e.Mod
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// The creation time of these sentences is Thursday, 14 March 2019.
func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The mayor resigned Tuesday.", "Tuesday=DATE 2019-03-12"},
		{"Power was cut for an hour shortly before midnight on Sunday.", "an hour=DURATION PT1H; midnight=TIME 2019-03-10T24:00; Sunday=DATE 2019-03-10"},
		{"The guild had been prepared to accept an offer on Sunday.", "Sunday=DATE 2019-03-10"},
		{"The firm would have paid more on Saturday.", "Saturday=DATE 2019-03-09"},
		{"The firm would pay more on Saturday.", "Saturday=DATE 2019-03-16"},
		{"The queen declared Friday a day of mourning.", "Friday=DATE 2019-03-15; a day=DURATION P1D"},
		{"The council will meet Tuesday.", "Tuesday=DATE 2019-03-19"},
		{"The shop opened on Thursday.", "Thursday=DATE 2019-03-14"},
		{"The bridge is scheduled to open on Monday.", "Monday=DATE 2019-03-18"},
		{"She left last Friday and returns next Wednesday.", "last Friday=DATE 2019-03-08; next Wednesday=DATE 2019-03-20"},
		{"He spoke yesterday morning and will speak tonight.", "yesterday morning=TIME 2019-03-13TMO; tonight=TIME 2019-03-14TNI"},
		{"It burned down on Nov. 3, 2017, after a storm.", "Nov. 3, 2017=DATE 2017-11-03"},
		{"On Saturday, March 9, the ferry sank.", "Saturday, March 9=DATE 2019-03-09"},
		{"The ferry sank on 9 March.", "9 March=DATE 2019-03-09"},
		{"The offer was extended to April 20.", "April 20=DATE 2019-04-20"},
		{"Rents have doubled since Oct. 23.", "Oct. 23=DATE 2018-10-23"},
		{"He was elected in November and took office in January.", "November=DATE 2018-11; January=DATE 2019-01"},
		{"Profits fell last year, and this month they fell again.", "last year=DATE 2018; this month=DATE 2019-03"},
		{"Sales rose in the third quarter of 2018 but not in the fourth quarter.", "the third quarter of 2018=DATE 2018-Q3; the fourth quarter=DATE 2018-Q4"},
		{"Third-quarter profit was $3 million, against $2 million a year earlier.", "Third-quarter=DATE 2018-Q3; a year earlier=DATE 2017-Q3"},
		{"The dam broke two years ago.", "two years ago=DATE 2017"},
		{"The dam broke three months ago, flooding the town for six weeks.", "three months ago=DATE 2018-12; six weeks=DURATION P6W"},
		{"The dam broke ten days ago.", "ten days ago=DATE 2019-03-04"},
		{"They waited for weeks and prayed every day.", "weeks=DURATION PXW; every day=SET P1D"},
		{"Permits are renewed every 120 days and fees fall due annually.", "every 120 days=SET P120D; annually=SET P1Y"},
		{"Over the past three months prices rose.", "the past three months=DURATION P3M"},
		{"In the next few weeks the road will close.", "the next few weeks=DURATION PXW"},
		{"The talks took about two hours and a half hour of rest.", "about two hours=DURATION PT2H APPROX; a half hour=DURATION PT30M"},
		{"It lasted more than a decade.", "more than a decade=DURATION P10Y MORE_THAN"},
		{"A 44-year-old man was hurt at 10:30 a.m. on Monday.", "10:30 a.m.=TIME 2019-03-11T10:30; Monday=DATE 2019-03-11"},
		{"The vote is at 5 p.m. EST Tuesday.", "5 p.m. EST Tuesday=TIME 2019-03-19T17:00"},
		{"The plane landed at 1405 GMT.", "1405 GMT=TIME 2019-03-14T14:05Z"},
		{"The fair was held over the weekend.", "the weekend=DATE 2019-W10-WE"},
		{"The fair closed last week.", "Last week=DATE 2019-W10"},
		{"Earlier this month the mine reopened.", "Earlier this month=DATE 2019-03 START"},
		{"In the late 1990s the mill closed; in the '60s it had boomed.", "the late 1990s=DATE 199 END; the '60s=DATE 196"},
		{"By the end of October they want to finish.", "the end of October=DATE 2019-10 END"},
		{"In 1987 and again in 2005, the river rose.", "1987=DATE 1987; 2005=DATE 2005"},
		{"The castle was built in the 17th century.", "the 17th century=DATE 16"},
		{"The law now applies, the ministry said recently.", "now=DATE PRESENT_REF; recently=DATE PAST_REF"},
		{"On June 2, 2004, the ship sailed. Three days later it sank. That year two others sank.", "June 2, 2004=DATE 2004-06-02; Three days later=DATE 2004-06-05; That year=DATE 2004"},
		{"The ship sailed on June 2, 2004, and sank the next day.", "June 2, 2004=DATE 2004-06-02; the next day=DATE 2004-06-03"},
		{"Shops close on Christmas Eve and reopen after New Year's Day.", "Christmas Eve=DATE 2018-12-24; New Year's Day=DATE 2019-01-01"},
		{"They may march in May, which may be wet.", "May=DATE 2019-05"},
		{"Dated 2018-11-05 and signed 26/10/2018.", "2018-11-05=DATE 2018-11-05; 26/10/2018=DATE 2018-10-26"},
		{"She was born in nineteen ninety-four.", "nineteen ninety-four=DATE 1994"},
		{"Last summer it was dry; this spring it will rain.", "Last summer=DATE 2018-SU; this spring=DATE 2019-SP"},
		{"It met on June 3 of last year.", "June 3 of last year=DATE 2018-06-03"},
		{"He visited in June last year.", "June last year=DATE 2018-06"},
		{"This year's third quarter was poor.", "This year's third quarter=DATE 2019-Q3"},
		{"Two years in the past, the mill shut.", "Two years in the past=DATE 2017"},
		{"The 2,000 soldiers, 1500 troops and 1900 pigs moved 300 km.", ""},
		{"Flight 1855 and the $1990 prize on channel 2005.", ""},
		{"He is 30 years old and she is 5 months younger.", ""},
		{"She jumped first; the second runner fell.", ""},
		{"For the quarter ended Sept. 30 it lost money.", "the quarter=DATE 2018-Q3; Sept. 30=DATE 2018-09-30"},
		{"She needs a win in Tuesday's vote; they will appeal Wednesday's ruling.", "Tuesday=DATE 2019-03-19; Wednesday=DATE 2019-03-13"},
		{"The Valley Daily Post and Alpine Today reported it two months back.", "two months back=DATE 2019-01"},
		{"The film (2:35) starts at 9:15 and the mayor lived in the 1400 block.", "9:15=TIME 2019-03-14T09:15"},
		{"By Wednesday they had left, but the inn is to reopen on Saturday.", "Wednesday=DATE 2019-03-13; Saturday=DATE 2019-03-16"},
		{"The choir sings on Tuesday nights.", "Tuesday nights=SET XXXX-WXX-2TNI"},
		{"On Dec.14 he fled, hours after an eight - year term began at 9 a. m. on 27 / 09 / 2018.", "Dec.14=DATE 2018-12-14; hours=DURATION PTXH; eight - year=DURATION P8Y; 9 a. m.=TIME 2018-12-14T09:00; 27 / 09 / 2018=DATE 2018-09-27"},
		{"June and July 2018 were hot; the second half of the year was wet.", "June=DATE 2018-06; July 2018=DATE 2018-07; the second half of the year=DATE 2019-H2"},
		{"In the autumn of 2004 it closed; the following spring it opened.", "the autumn of 2004=DATE 2004-FA; the following spring=DATE 2005-SP"},
		{"The day before yesterday it rained, at 1.20am on the night of 8 March 2014 it snowed.", "The day before yesterday=DATE 2019-03-12; 1.20am=TIME 2019-03-12T01:20; the night of 8 March 2014=TIME 2014-03-08TNI"},
		{"In Q3 2018, H1 2017 and FY2016 sales rose; the fair opens on Sunday.", "Q3 2018=DATE 2018-Q3; H1 2017=DATE 2017-H1; FY2016=DATE 2016; Sunday=DATE 2019-03-17"},
		{"It closed two hours later than usual, a quarter of a century ago.", "two hours=DURATION PT2H"},
		{"The fall of the wall and a spring in his step.", ""},
	} {
		got := show(c.text, Find(english.Read(c.text), on("2019-03-14", "2019-03-14"), nil))
		if !strings.EqualFold(got, c.want) {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestDays(t *testing.T) {
	for _, c := range []struct{ text, from, to, pubFrom, pubTo, value string }{
		{"It closed last week.", "2019-03-04", "2019-03-10", "2019-03-14", "2019-03-14", "2019-W10"},
		{"It closed last week.", "2019-02-25", "2019-03-10", "2019-03-10", "2019-03-14", "2019-WXX"},
		{"It closed last week.", "2019-03-04", "2019-03-16", "2019-03-17", "2019-03-17", "2019-W10"},
		{"It has been closed since 2017.", "2017-01-01", "2019-03-14", "2019-03-14", "2019-03-14", "2017"},
		{"It closed on Sunday.", "2019-03-10", "2019-03-10", "2019-03-11", "2019-03-14", "2019-03-10"},
		{"Earlier this month it closed.", "2019-03-01", "2019-03-14", "2019-03-12", "2019-03-14", "2019-03"},
		{"In the past two weeks it closed.", "2019-02-28", "2019-03-14", "2019-03-14", "2019-03-14", "P2W"},
		{"It closed in early April 2018.", "2018-04-01", "2018-04-15", "2019-03-14", "2019-03-14", "2018-04"},
		{"The fair is on May 3-5, 2018.", "2018-05-03", "2018-05-05", "2019-03-14", "2019-03-14", "2018-05-03"},
		{"It closed in the winter of 2018.", "2017-12-01", "2019-03-31", "2019-03-14", "2019-03-14", "2018-WI"},
	} {
		list := Find(english.Read(c.text), on(c.pubFrom, c.pubTo), nil)
		if len(list) != 1 || list[0].From.Format(time.DateOnly) != c.from || list[0].To.Format(time.DateOnly) != c.to || list[0].Value != c.value {
			t.Errorf("%q: %+v", c.text, list)
		}
	}
}

// A clock time without a day is of one of the days that the text tells of, unless its sentence or the one before has the day.
func TestClockTimeWithoutADay(t *testing.T) {
	far := " The mill is old. It has two wheels. "
	for _, c := range []struct{ text, from, to string }{
		{"The wall broke on Tuesday." + far + "The troops came at 9 a.m.", "2019-03-12", "2019-03-14"},
		{"The wall broke on Tuesday." + far + "The troops did not come until three in the afternoon.", "2019-03-12", "2019-03-14"},
		{"The wall broke on Tuesday." + far + "Forty people were found during the day.", "2019-03-12", "2019-03-14"},
		{"The wall broke on Tuesday. The troops came at 9 a.m.", "2019-03-12", "2019-03-12"},
		{"The wall broke on Feb. 4." + far + "The troops came at 9 a.m.", "2019-03-14", "2019-03-14"},
		{"The wall broke on Tuesday." + far + "The court will open at 9 a.m.", "2019-03-14", "2019-03-14"},
		{"The troops came at 9 a.m.", "2019-03-14", "2019-03-14"},
		{"The wall broke on Tuesday." + far + "They may wait until noon on Monday.", "2019-03-18", "2019-03-18"},
	} {
		list := Find(english.Read(c.text), on("2019-03-14", "2019-03-14"), nil)
		e := list[len(list)-1]
		if e.From.Format(time.DateOnly) != c.from || e.To.Format(time.DateOnly) != c.to {
			t.Errorf("%q: %+v", c.text, e)
		}
	}
}

// Without a publication nothing relative is placed.
func TestUnknownPublication(t *testing.T) {
	text := "On Monday, June 3, officials said last week that two years ago, in 2015, it rained. Today it is dry."
	list := Find(english.Read(text), stemma.Interval{}, nil)
	want := "Monday, June 3=DATE XXXX-06-03; last week=DATE XXXX-WXX; two years ago=DATE XXXX; 2015=DATE 2015; Today=DATE XXXX-XX-XX"
	if got := show(text, list); got != want {
		t.Errorf("got %s", got)
	}
	for _, e := range list {
		if e.Known() != (e.Value == "2015") {
			t.Errorf("%s: %v", e.In(text), e.Interval)
		}
	}
}

// Moving the publication moves what rests on it and nothing else.
func TestClock(t *testing.T) {
	text := "He said yesterday that on May 4, 2011 the clock stopped, two days ago it ran, and last week it rang."
	d := english.Read(text)
	a, b := Find(d, on("2019-03-14", "2019-03-14"), nil), Find(d, on("2019-03-21", "2019-03-21"), nil)
	for i := range a {
		shift := b[i].From.Sub(a[i].From).Hours() / 24
		if a[i].Anchored && shift != 7 || !a[i].Anchored && shift != 0 {
			t.Errorf("%s moved by %g days", a[i].In(text), shift)
		}
	}
}

func TestSkip(t *testing.T) {
	text := "Copyright 2019. It rained on Monday."
	list := Find(english.Read(text), on("2019-03-14", "2019-03-14"), func(at int) bool { return at < 15 })
	if got := show(text, list); got != "Monday=DATE 2019-03-11" {
		t.Error(got)
	}
}

// flat makes a Doc of bare words without a tree, for garbage.
func flat(text string) *lang.Doc {
	var toks []lang.Token
	for at := 0; at < len(text); {
		if text[at] == ' ' {
			at++
			continue
		}
		end := at
		for end < len(text) && text[end] != ' ' {
			end++
		}
		toks = append(toks, lang.Token{Start: at, End: end, Tag: "NN", Head: 0, Dep: "dep"})
		at = end
	}
	return lang.NewDoc(text, toks, nil)
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"12 12 12 12", "the the last the past the", "May 99 , 2001", "99/99/9999 1:99 25:00 a.m.", "two hundred thousand centuries ago", "every other every", "half half an an hour", "31 February 0000", strings.Repeat("9", 3000), "9999 years ago", "the 0th century 1000s", "Monday , 31 Feb 1999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, pub := range []stemma.Interval{{}, on("2019-03-14", "2019-03-16")} {
			end := 0
			for _, e := range Find(flat(text), pub, nil) {
				if e.Start < end || e.End <= e.Start || e.End > len(text) || e.Value == "" || e.Type == "" || e.Known() && e.To.Before(e.From) {
					t.Fatalf("%q: %+v", text, e)
				}
				end = e.End
			}
		}
	})
}

func TestLinear(t *testing.T) {
	for _, unit := range []string{"12 ", "the last two ", "May 3 , ", "early late mid ", "every ", "7777 ", "99999999999999999999999 ", "about the end of the end of ", "hundred thousand "} {
		took := func(n int) time.Duration {
			d := flat(strings.Repeat(unit, n))
			ws := number.Words(d)
			best := time.Hour
			for range 3 {
				at := time.Now()
				FindIn(d, ws, on("2019-03-14", "2019-03-14"), nil)
				best = min(best, time.Since(at))
			}
			return best
		}
		for try := range 5 { // others may use the machine: what is linear is so once in five times
			small, large := took(10000), took(40000)
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
	d := english.Read(strings.Repeat("The mayor said on Tuesday that the mill, which closed in the late 1990s, will reopen next month. Workers who had waited for two years cheered. ", 100))
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		Find(d, on("2019-03-14", "2019-03-14"), nil)
	}
}
