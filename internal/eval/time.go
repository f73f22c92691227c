package eval

import (
	"hash/fnv"
	"io/fs"
	"math"
	"time"

	"stemma"
	"stemma/internal/lang"
	"stemma/internal/lang/timex"
)

// A timeGold is a time expression that people marked; Type is empty for those that are not in the text.
type timeGold struct {
	stemma.Span
	Type  string
	Value string
	Text  string
}

type timeText struct {
	ID, Part, Dct, Text string
	Timexes             []timeGold
	Sentences           []stemma.Span // MEANTIME only
}

// annotatedSentences is how many sentences of a MEANTIME text were annotated: title, date line and four more.
// No text has a time expression marked after them, so what is found there can be neither right nor wrong.
const annotatedSentences = 6

// published gives the creation time of a text as a day.
func (t timeText) published() stemma.Interval {
	day := t.Dct
	if len(day) > 10 {
		day = day[:10]
	}
	at, err := time.Parse(time.DateOnly, day)
	if err != nil { // one text of MEANTIME has its day first
		at, err = time.Parse("02-01-2006", day)
	}
	if err != nil {
		return stemma.Interval{Basis: stemma.Unknown}
	}
	return stemma.Interval{From: at, To: at, Basis: stemma.Stated}
}

// A TimeTally adds up M7 over texts: right answers among those given and those expected.
type TimeTally struct {
	Given, Expected              int
	Relaxed, Strict, Type, Value int
}

// Add compares the expressions found in one text with those marked. Both are in order; each is matched once.
func (t *TimeTally) Add(found []stemma.TimeExpr, gold []timeGold) {
	t.Given += len(found)
	t.Expected += len(gold)
	for i, j := 0, 0; i < len(found) && j < len(gold); {
		f, g := found[i], gold[j]
		switch {
		case f.End <= g.Start:
			i++
		case g.End <= f.Start:
			j++
		default:
			t.Relaxed++
			if f.Span == g.Span {
				t.Strict++
			}
			if f.Type == g.Type {
				t.Type++
			}
			if f.Value == g.Value {
				t.Value++
			}
			i++
			j++
		}
	}
}

func (t *TimeTally) add(o TimeTally) {
	t.Given += o.Given
	t.Expected += o.Expected
	t.Relaxed += o.Relaxed
	t.Strict += o.Strict
	t.Type += o.Type
	t.Value += o.Value
}

// timeSets are the sets of M7 (TimeBank, AQUAINT, both, the halves that were tuned on and not, MEANTIME) and that of undated reports.
func timeSets(read func(id, text string) *lang.Doc) []Set {
	return []Set{
		{Name: "time/tbaq", What: "time expressions of TimeBank and AQUAINT (M7)", Run: func(data fs.FS) ([]Score, error) {
			return timeScores(data, "time/tbaq", "time/tbaq.jsonl.gz", read)
		}},
		{Name: "time/meantime", What: "time expressions of MEANTIME (M7)", Run: func(data fs.FS) ([]Score, error) {
			return timeScores(data, "time/meantime", "events/meantime.jsonl.gz", read)
		}},
		datingSet(read),
	}
}

// CheckHalf tells, by a hash of its id, whether a text is in the half that rules are not tuned on.
func CheckHalf(id string) bool {
	h := fnv.New32a()
	h.Write([]byte(id))
	return h.Sum32()>>4&1 == 1
}

func timeScores(data fs.FS, set, file string, read func(id, text string) *lang.Doc) ([]Score, error) {
	parts := map[string]*TimeTally{}
	tally := func(name string) *TimeTally {
		if parts[name] == nil {
			parts[name] = &TimeTally{}
		}
		return parts[name]
	}
	err := Lines(data, file, func(t timeText) error {
		d := read(t.ID, t.Text)
		if d == nil {
			return nil
		}
		var gold []timeGold
		for _, g := range t.Timexes {
			if g.End > g.Start {
				gold = append(gold, g)
			}
		}
		var one TimeTally
		found := timex.Find(d, t.published(), nil)
		one.Add(found, gold)
		tally("").add(one)
		if n := len(t.Sentences); n > 0 {
			end, part := t.Sentences[min(n, annotatedSentences)-1].End, found
			for len(part) > 0 && part[len(part)-1].Start >= end {
				part = part[:len(part)-1]
			}
			var some TimeTally
			some.Add(part, gold)
			tally("/annotated-sentences").add(some)
		}
		if t.Part != "" {
			tally("/" + t.Part).add(one)
			if CheckHalf(t.ID) {
				tally("/check-half").add(one)
			} else {
				tally("/tune-half").add(one)
			}
		}
		return nil
	})
	var out []Score
	for _, name := range []string{"", "/timebank", "/aquaint", "/tune-half", "/check-half", "/annotated-sentences"} {
		t := parts[name]
		if t == nil {
			continue
		}
		for _, m := range []struct {
			name      string
			right     int
			trivial   float64
			published string
		}{
			{"relaxed F1", t.Relaxed, 0.612, ".903, TempEval-3 test part"},
			{"strict F1", t.Strict, math.NaN(), ".827, TempEval-3 test part"},
			{"type F1", t.Type, math.NaN(), ""},
			{"value F1", t.Value, math.NaN(), ".776, TempEval-3 test part"},
		} {
			_, _, f := F1(float64(m.right), float64(t.Given), float64(t.Expected))
			s := Score{Set: set + name, Metric: m.name, Value: f, N: t.Expected, Baseline: math.NaN()}
			if set == "time/tbaq" {
				s.Published = m.published
				if name == "" && !math.IsNaN(m.trivial) {
					s.Baseline, s.Trivial = m.trivial, "days, months, years, today by one expression"
				}
			}
			out = append(out, s)
		}
	}
	return out, err
}
