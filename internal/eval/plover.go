package eval

import (
	"io/fs"
	"math"
	"slices"

	"stemma"
	"stemma/internal/claim"
	"stemma/internal/read"
)

// Plover scores the root code of one event between a marked source and target (M8).
var Plover = Set{Name: "plover/plv-train", What: "root code of an event between source and target", Run: plover}

// A PloverAnswer is one coded sentence, for looking at errors.
type PloverAnswer struct{ Text, Source, Target, Want, Got string }

// PloverAnswers codes every sentence of the set.
func PloverAnswers(data fs.FS) ([]PloverAnswer, error) {
	var out []PloverAnswer
	err := Lines(data, "plover/plv-train.jsonl.gz", func(r struct{ Text, Source, Target, Root string }) error {
		plain := read.Plain(r.Text, stemma.Interval{})
		got := claim.Between(plain, read.Report(plain), r.Source, r.Target)
		out = append(out, PloverAnswer{r.Text, r.Source, r.Target, r.Root, got.Event})
		return nil
	})
	return out, err
}

func plover(data fs.FS) ([]Score, error) {
	all, err := PloverAnswers(data)
	if err != nil {
		return nil, err
	}
	right, answered := 0.0, 0.0
	hit, want, got := map[string]float64{}, map[string]float64{}, map[string]float64{}
	for _, a := range all {
		want[a.Want]++
		got[a.Got]++
		if a.Got != "" {
			answered++
		}
		if a.Got == a.Want {
			hit[a.Want]++
			right++
		}
	}
	codes := make([]string, 0, len(want))
	for c := range want {
		codes = append(codes, c)
	}
	slices.Sort(codes)
	macro := 0.0
	for _, c := range codes {
		_, _, f := F1(hit[c], got[c], want[c])
		macro += f / float64(len(codes))
	}
	const set = "plover/plv-train"
	n := len(all)
	return []Score{
		{Set: set, Metric: "macro F1", Value: macro, N: n, Baseline: .016, Trivial: "most frequent code", Published: ".824 (zero-shot, large inference model)"},
		{Set: set, Metric: "accuracy", Value: right / float64(n), N: n, Baseline: .134, Trivial: "most frequent code"},
		{Set: set, Metric: "precision where a code is given", Value: right / answered, N: int(answered), Baseline: math.NaN()},
	}, nil
}
