package eval

import (
	"cmp"
	"io/fs"
	"math"
	"slices"
	"strings"

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

// NameFamilies scores finding the owner of an alias (M12).
var NameFamilies = Set{Name: "names/ofac-families", What: "alias to its owner, many spellings of one name", Run: nameFamilies}

// A nameFamily is one owner with the other names it goes by.
type nameFamily struct {
	Kind, Primary string
	Aliases       []struct{ Name, Type string }
}

func nameFamilies(data fs.FS) ([]Score, error) {
	kinds := map[string][]nameFamily{}
	err := Lines(data, "names/ofac-families.jsonl.gz", func(f nameFamily) error {
		kinds[f.Kind] = append(kinds[f.Kind], f)
		return nil
	})
	if err != nil {
		return nil, err
	}
	at1, at5, total := 0.0, 0.0, 0.0
	right, given := 0.0, 0.0
	for _, kind := range []string{"individual", "entity", "vessel"} {
		as := stemma.Organisation
		if kind == "individual" {
			as = stemma.Person
		}
		var primaries []string
		for _, f := range kinds[kind] {
			primaries = append(primaries, f.Primary)
		}
		index := entity.NewIndex(as, primaries)
		grams := make([]map[string]bool, len(primaries))
		for i, p := range primaries {
			grams[i] = trigrams(p)
		}
		for owner, f := range kinds[kind] {
			for _, a := range f.Aliases {
				total++
				for n, h := range index.Search(a.Name, 5) {
					if h.Name == owner {
						at5++
						if n == 0 {
							at1++
						}
					}
				}
				if entity.Same(as, a.Name, f.Primary).Same {
					right++
					given++
				}
				for _, other := range nearest(trigrams(a.Name), grams, owner, 10) {
					if entity.Same(as, a.Name, primaries[other]).Same {
						given++
					}
				}
			}
		}
	}
	p, r, f := F1(right, given, total)
	const set = "names/ofac-families"
	n := int(total)
	return []Score{
		{Set: set, Metric: "recall at 1", Value: at1 / total, N: n, Baseline: .015, Trivial: "same set of words"},
		{Set: set, Metric: "recall at 5", Value: at5 / total, N: n, Baseline: math.NaN()},
		{Set: set, Metric: "pairs F1", Value: f, N: n, Baseline: math.NaN()},
		{Set: set, Metric: "pairs precision", Value: p, N: n, Baseline: math.NaN()},
		{Set: set, Metric: "pairs recall", Value: r, N: n, Baseline: math.NaN()},
	}, nil
}

func trigrams(s string) map[string]bool {
	s = "  " + strings.ToLower(s) + " "
	out := map[string]bool{}
	for i := 0; i+3 <= len(s); i++ {
		out[s[i:i+3]] = true
	}
	return out
}

// nearest gives the n names with the highest trigram Jaccard that are not the owner's.
func nearest(g map[string]bool, all []map[string]bool, owner, n int) []int {
	type near struct {
		at   int
		like float64
	}
	list := make([]near, 0, len(all))
	for i, o := range all {
		if i == owner {
			continue
		}
		common := 0
		for k := range g {
			if o[k] {
				common++
			}
		}
		list = append(list, near{i, float64(common) / float64(len(g)+len(o)-common)})
	}
	slices.SortStableFunc(list, func(a, b near) int { return cmp.Compare(b.like, a.like) })
	var out []int
	for _, l := range list[:min(n, len(list))] {
		out = append(out, l.at)
	}
	return out
}
