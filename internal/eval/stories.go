package eval

import (
	"io/fs"
	"time"

	"stemma"
	"stemma/internal/story"
)

// Stories scores story grouping by B-cubed over documents (M3).
var Stories = Set{Name: "stories/gva", What: "reports to the happening they tell of", Run: stories}

// StoryReports loads the story corpus: the reports and the incident of each.
func StoryReports(data fs.FS) (reports []stemma.Report, incident map[stemma.ID]string, err error) {
	incident = map[stemma.ID]string{}
	err = Lines(data, "stories/gva-documents.jsonl.gz", func(d struct{ ID, Incident, Title, Date, URL, Outlet, Text string }) error {
		day, _ := time.Parse(time.DateOnly, d.Date)
		r := stemma.Report{ID: d.ID, URL: d.URL, Title: d.Title, Outlet: stemma.Outlet{Name: d.Outlet, Basis: stemma.Stated}, Text: d.Text, Lang: "en"}
		if !day.IsZero() {
			r.Published = stemma.Interval{From: day, To: day, Basis: stemma.Stated}
		}
		reports = append(reports, r)
		incident[d.ID] = d.Incident
		return nil
	})
	return reports, incident, err
}

func stories(data fs.FS) ([]Score, error) {
	reports, incident, err := StoryReports(data)
	if err != nil {
		return nil, err
	}
	var groups [][]string
	for _, s := range story.Group(reports) {
		groups = append(groups, s.Reports)
	}
	p, r, f := BCubed(groups, incident)
	n := len(reports)
	const set = "stories/gva"
	return []Score{
		{Set: set, Metric: "B³ F1", Value: f, N: n, Baseline: .727, Trivial: "every report alone", Published: ".887 (our trial: average link in 14 days)"},
		{Set: set, Metric: "B³ precision", Value: p, N: n, Baseline: 1, Trivial: "every report alone"},
		{Set: set, Metric: "B³ recall", Value: r, N: n},
		{Set: set, Metric: "stories found", Value: float64(len(groups)), N: n},
	}, nil
}

// BCubed gives B-cubed precision, recall and F1 of groups against the true label of each item.
func BCubed(groups [][]string, label map[string]string) (p, r, f float64) {
	size := map[string]float64{}
	for _, l := range label {
		size[l]++
	}
	n := 0.0
	for _, g := range groups {
		within := map[string]float64{}
		for _, id := range g {
			within[label[id]]++
		}
		for _, id := range g {
			p += within[label[id]] / float64(len(g))
			r += within[label[id]] / size[label[id]]
			n++
		}
	}
	if n == 0 {
		return 0, 0, 0
	}
	p, r = p/n, r/n
	return p, r, 2 * p * r / (p + r)
}
