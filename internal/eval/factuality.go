package eval

import (
	"io/fs"
	"math"
	"sort"

	"stemma"
	"stemma/internal/lang"
	"stemma/internal/read"
	"stemma/internal/read/clause"
)

// meantimeEvents is what this set reads of a MEANTIME document.
type meantimeEvents struct {
	ID, Text string
	Events   []struct {
		ID         string
		Start, End int
		Certainty  string
		Polarity   string
		Time       string
	}
	Slinks []struct{ Source, Target string }
}

// Factuality scores certainty, polarity and time of the gold event mentions of MEANTIME, and the links from a
// speech or thought to what it is about (M6).
func Factuality() Set {
	return Set{
		Name: "factuality",
		What: "MEANTIME, gold event mentions: certainty, polarity, time; who-said links (M6)",
		Run:  runFactuality,
	}
}

func runFactuality(data fs.FS) ([]Score, error) {
	var certainty, polarity, time labels
	var right, given, expected float64
	err := Lines(data, "events/meantime.jsonl.gz", func(g meantimeEvents) error {
		d := read.Analyse(read.Plain(g.Text, stemma.Interval{}))
		at := map[int]string{} // head token → event
		for _, e := range g.Events {
			h := headToken(d, stemma.Span{Start: e.Start, End: e.End})
			if h < 0 {
				continue
			}
			at[h] = e.ID
			c, p, t := factuality(clause.Judge(d, h))
			certainty.add(e.Certainty, c)
			polarity.add(e.Polarity, p)
			time.add(e.Time, t)
		}
		links := map[[2]string]bool{}
		for _, l := range g.Slinks {
			links[[2]string{l.Source, l.Target}] = true
		}
		expected += float64(len(links))
		for h, id := range at {
			if s := clause.SpeechAbove(d, h); s >= 0 && at[s] != "" {
				given++
				if links[[2]string{at[s], id}] {
					right++
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	_, _, f := F1(right, given, expected)
	var out []Score
	out = append(out, certainty.scores("certainty", "CERTAIN")...)
	out = append(out, polarity.scores("polarity", "POS")...)
	out = append(out, time.scores("time", "NON_FUTURE")...)
	out = append(out, Score{Set: "factuality", Metric: "slink F1", Value: f, N: int(expected), Baseline: math.NaN()})
	return out, nil
}

// factuality gives the judgement in MEANTIME's terms. What is asked, demanded or hangs on a condition is neither
// certain nor not there: UNDERSPECIFIED; a plan counts as certain there, as something in the future.
func factuality(j clause.Judgement) (certainty, polarity, time string) {
	certainty, polarity, time = "CERTAIN", "POS", "NON_FUTURE"
	switch j.Modality {
	case stemma.Possible:
		certainty = "POSSIBLE"
	case stemma.Likely:
		certainty = "PROBABLE"
	case stemma.Conditional, stemma.Asked, stemma.Demanded:
		certainty, polarity = "UNDERSPECIFIED", "UNDERSPECIFIED"
	}
	if j.Polarity == stemma.Negative {
		polarity = "NEG"
	}
	if j.Future {
		time = "FUTURE"
	}
	return certainty, polarity, time
}

// headToken gives the token of the span that is nearest to the root, or -1.
func headToken(d *lang.Doc, s stemma.Span) int {
	first := d.At(s.Start)
	for i := first; i < len(d.Tokens) && d.Tokens[i].Start < s.End; i++ {
		if h := d.Tokens[i].Head; h == i || d.Tokens[h].Start < s.Start || d.Tokens[h].End > s.End {
			return i
		}
	}
	return -1
}

// labels counts gold and given labels.
type labels struct {
	pairs map[[2]string]int
	n     int
}

func (l *labels) add(gold, given string) {
	if gold == "" {
		return
	}
	if l.pairs == nil {
		l.pairs = map[[2]string]int{}
	}
	l.pairs[[2]string{gold, given}]++
	l.n++
}

// scores gives accuracy and macro F1 over the labels that occur in the gold, beside always giving one label.
func (l *labels) scores(name, always string) []Score {
	gold, given := map[string]int{}, map[string]int{}
	right := 0
	for p, n := range l.pairs {
		gold[p[0]] += n
		given[p[1]] += n
		if p[0] == p[1] {
			right += n
		}
	}
	var names []string
	for g := range gold {
		names = append(names, g)
	}
	sort.Strings(names)
	macro, base := 0.0, 0.0
	for _, g := range names {
		_, _, f := F1(float64(l.pairs[[2]string{g, g}]), float64(given[g]), float64(gold[g]))
		macro += f / float64(len(names))
		if g == always {
			_, _, b := F1(float64(gold[g]), float64(l.n), float64(gold[g]))
			base = b / float64(len(names))
		}
	}
	n := float64(l.n)
	return []Score{
		{Set: "factuality", Metric: name + " accuracy", Value: float64(right) / n, N: l.n, Baseline: float64(gold[always]) / n, Trivial: "always " + always},
		{Set: "factuality", Metric: name + " macro F1", Value: macro, N: l.n, Baseline: base, Trivial: "always " + always},
	}
}
