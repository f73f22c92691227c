package eval

import (
	"io/fs"
	"math"
	"slices"
	"strings"

	"stemma/internal/claim"
	"stemma/internal/read"
)

// Casualties scores the facts of a report's main event (M4), on every tenth incident with a record.
var Casualties = Set{Name: "stories/gva-facts", What: "killed, injured, day and place of the main event", Run: casualties}

// everyNth keeps the run short: reading a report takes about twenty milliseconds.
const everyNth = 10

type incident struct {
	Incident, Date, City, State string
	Killed, Injured             int
	Record                      bool
}

func casualties(data fs.FS) ([]Score, error) {
	records := map[string]incident{}
	var chosen []string
	err := Lines(data, "stories/gva-incidents.jsonl.gz", func(i incident) error {
		if i.Record {
			records[i.Incident] = i
			chosen = append(chosen, i.Incident)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	keep := map[string]bool{}
	for n, id := range chosen {
		keep[id] = n%everyNth == 0
	}
	reports, of, err := StoryReports(data)
	if err != nil {
		return nil, err
	}
	tolls := map[string][]claim.Toll{}
	perReport, oneKilled, oneInjured := 0.0, 0.0, 0.0
	for _, r := range reports {
		id := of[r.ID]
		if !keep[id] {
			continue
		}
		plain := read.Plain(r.Text, r.Published)
		plain.ID, plain.Title = r.ID, r.Title
		t := claim.Casualties(plain, read.Report(plain))
		tolls[id] = append(tolls[id], t)
		perReport++
		oneKilled += same(t.Killed == records[id].Killed)
		oneInjured += same(t.Injured == records[id].Injured)
	}
	n, killed, injured, date, place := 0.0, 0.0, 0.0, 0.0, 0.0
	offKilled, offInjured := 0.0, 0.0
	ids := make([]string, 0, len(tolls))
	for id := range tolls {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		r, t := records[id], combine(tolls[id])
		n++
		killed += same(t.Killed == r.Killed)
		injured += same(t.Injured == r.Injured)
		offKilled += math.Abs(float64(max(t.Killed, 0) - r.Killed))
		offInjured += math.Abs(float64(max(t.Injured, 0) - r.Injured))
		date += same(t.Date.Known() && t.Date.From.Format("2006-01-02") == r.Date)
		city, _, _ := strings.Cut(r.City, " (")
		place += same(strings.EqualFold(t.City, city) && strings.EqualFold(t.Region, r.State))
	}
	const set = "stories/gva-facts"
	all, none := int(n), math.NaN()
	return []Score{
		{Set: set, Metric: "killed", Value: killed / n, N: all, Baseline: .455, Trivial: "most frequent number"},
		{Set: set, Metric: "injured", Value: injured / n, N: all, Baseline: .289, Trivial: "most frequent number"},
		{Set: set, Metric: "killed, error", Value: offKilled / n, N: all, Baseline: none, Lower: true},
		{Set: set, Metric: "injured, error", Value: offInjured / n, N: all, Baseline: none, Lower: true},
		{Set: set, Metric: "date", Value: date / n, N: all, Baseline: none},
		{Set: set, Metric: "city and state", Value: place / n, N: all, Baseline: none},
		{Set: set, Metric: "killed, per report", Value: oneKilled / perReport, N: int(perReport), Baseline: none},
		{Set: set, Metric: "injured, per report", Value: oneInjured / perReport, N: int(perReport), Baseline: none},
	}, nil
}

func same(ok bool) float64 {
	if ok {
		return 1
	}
	return 0
}

// combine takes each fact by majority of the reports that state it; among equals the highest toll, the first day.
func combine(ts []claim.Toll) claim.Toll {
	killed, injured, days, cities := map[int]int{}, map[int]int{}, map[string]int{}, map[string]int{}
	for _, t := range ts {
		if t.Killed >= 0 {
			killed[t.Killed]++
		}
		if t.Injured >= 0 {
			injured[t.Injured]++
		}
		if t.Date.Known() {
			days[t.Date.From.Format("2006-01-02")]++
		}
		if t.City != "" {
			cities[t.City+"|"+t.Region]++
		}
	}
	out := claim.Toll{Killed: most(killed, -1), Injured: most(injured, -1)}
	day := most(days, "")
	for _, t := range ts {
		if t.Date.Known() && t.Date.From.Format("2006-01-02") == day {
			out.Date = t.Date
		}
	}
	out.City, out.Region, _ = strings.Cut(most(cities, ""), "|")
	return out
}

func most[K int | string](counts map[K]int, none K) K {
	keys := make([]K, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	best, top := none, 0
	for _, k := range keys {
		if counts[k] > top {
			best, top = k, counts[k]
		}
	}
	return best
}
