package eval

import (
	"io/fs"
	"math"
	"slices"
	"time"

	"stemma"
	"stemma/internal/lang"
	"stemma/internal/lang/timex"
	"stemma/internal/link/dating"
)

const (
	datedStory = 3  // reports a story must have
	datedDays  = 10 // days after its first report within which a report still counts as of the story
)

// datingSet takes the dates off local news reports of one incident and asks for them back: share of reports that
// are dated, share of the answers that hold the true day, and how wide they are.
func datingSet(read func(id, text string) *lang.Doc) Set {
	type document struct {
		ID, Incident, Date, Text string
	}
	return Set{Name: "dating/gva", What: "publication days of undated reports", Run: func(data fs.FS) ([]Score, error) {
		stories := map[string][]document{}
		var order []string
		err := Lines(data, "stories/gva-documents.jsonl.gz", func(d document) error {
			if stories[d.Incident] == nil {
				order = append(order, d.Incident)
			}
			stories[d.Incident] = append(stories[d.Incident], d)
			return nil
		})
		if err != nil {
			return nil, err
		}
		asked, held := 0, 0
		var widths []int
		for _, incident := range order {
			var reports []stemma.Report
			var days []time.Time
			for _, d := range stories[incident] { // in order of date
				day, err := time.Parse(time.DateOnly, d.Date)
				if err != nil || len(days) > 0 && day.Sub(days[0]) > datedDays*24*time.Hour {
					continue
				}
				days = append(days, day)
				reports = append(reports, stemma.Report{ID: d.ID, Text: d.Text})
			}
			if len(reports) < datedStory {
				continue
			}
			readings := make([]stemma.Reading, len(reports))
			for i, r := range reports {
				readings[i] = stemma.Reading{Report: r.ID, Times: timex.Find(read(r.ID, r.Text), stemma.Interval{}, nil)}
			}
			got := dating.Infer(reports, readings)
			for i, r := range reports {
				asked++
				if g, ok := got[r.ID]; ok {
					widths = append(widths, int(g.To.Sub(g.From).Hours()/24)+1)
					if !days[i].Before(g.From) && !days[i].After(g.To) {
						held++
					}
				}
			}
		}
		if len(widths) == 0 {
			return nil, nil
		}
		slices.Sort(widths)
		n, f := len(widths), func(x int) float64 { return float64(x) }
		return []Score{
			{Set: "dating/gva", Metric: "dated", Value: f(n) / f(asked), N: asked, Baseline: math.NaN()},
			{Set: "dating/gva", Metric: "answers that hold the day", Value: f(held) / f(n), N: n, Baseline: math.NaN()},
			{Set: "dating/gva", Metric: "median days of answer", Value: f(widths[n/2]), N: n, Baseline: math.NaN(), Lower: true},
		}, nil
	}}
}
