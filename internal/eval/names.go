package eval

import (
	"io/fs"
	"math"
	"slices"

	"stemma"
	"stemma/internal/entity"
)

// NamePairs scores "same name or not" (M11).
var NamePairs = Set{Name: "names/name-bench", What: "same name or not, pairs of names", Run: namePairs}

// A NameAnswer is one judged pair, for looking at errors.
type NameAnswer struct {
	A, B   string
	Person bool
	Match  bool
	Score  float64
	Reason string
}

// NameAnswers judges every pair of the bench.
func NameAnswers(data fs.FS) ([]NameAnswer, error) {
	var out []NameAnswer
	err := Lines(data, "names/name-bench.jsonl.gz", func(r struct {
		Schema, Name1, Name2 string
		Match                bool
	},
	) error {
		kind := stemma.Organisation
		switch r.Schema {
		case "Person", "LegalEntity":
			kind = stemma.Person
		}
		v := entity.Same(kind, r.Name1, r.Name2)
		if r.Schema == "LegalEntity" { // a person or a body: nobody said which
			if w := entity.Same(stemma.Organisation, r.Name1, r.Name2); w.Score > v.Score {
				v = w
			}
		}
		out = append(out, NameAnswer{r.Name1, r.Name2, r.Schema == "Person", r.Match, v.Score, v.Reason})
		return nil
	})
	return out, err
}

func namePairs(data fs.FS) ([]Score, error) {
	all, err := NameAnswers(data)
	if err != nil {
		return nil, err
	}
	scores := func(list []NameAnswer, part string, trivial float64, published string) []Score {
		right, given, expected := 0.0, 0.0, 0.0
		for _, a := range list {
			if a.Match {
				expected++
			}
			if a.Score >= entity.Threshold {
				given++
				if a.Match {
					right++
				}
			}
		}
		p, r, f := F1(right, given, expected)
		n := len(list)
		return []Score{
			{Set: "names/name-bench", Metric: part + "F1", Value: f, N: n, Baseline: trivial, Trivial: "always yes", Published: published},
			{Set: "names/name-bench", Metric: part + "precision", Value: p, N: n, Baseline: math.NaN()},
			{Set: "names/name-bench", Metric: part + "recall", Value: r, N: n, Baseline: math.NaN()},
			{Set: "names/name-bench", Metric: part + "recall at precision .95", Value: recallAt(list, .95), N: n, Baseline: math.NaN()},
		}
	}
	var persons []NameAnswer
	for _, a := range all {
		if a.Person {
			persons = append(persons, a)
		}
	}
	return append(scores(all, "", .659, ".803 (logic_v2)"), scores(persons, "person ", math.NaN(), "")...), nil
}

// recallAt gives the largest recall at a precision of at least p over all thresholds.
func recallAt(list []NameAnswer, p float64) float64 {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b NameAnswer) int {
		switch {
		case a.Score > b.Score:
			return -1
		case a.Score < b.Score:
			return 1
		}
		return 0
	})
	expected, right, best := 0.0, 0.0, 0.0
	for _, a := range list {
		if a.Match {
			expected++
		}
	}
	for i, a := range list {
		if a.Match {
			right++
		}
		last := i+1 == len(list) || list[i+1].Score != a.Score
		if last && right/float64(i+1) >= p {
			best = right / expected
		}
	}
	return best
}
