package eval

import (
	"fmt"
	"os"
	"slices"
	"testing"
)

func TestPlaces(t *testing.T) {
	data := os.DirFS(benchOrSkip(t))
	scores, err := places(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scores {
		t.Logf("%s %s %.3f (n %d, baseline %.3f)", s.Set, s.Metric, s.Value, s.N, s.Baseline)
	}
	if os.Getenv("WORST") == "" {
		return
	}
	for _, file := range []string{"geo/lgl.jsonl.gz", "geo/geovirus.jsonl.gz"} {
		count := map[string]int{}
		if err := EachToponym(data, file, func(a PlaceAnswer) {
			if a.Km > 161 {
				count[fmt.Sprintf("%s (%s): got %s/%s %s, should lie in %s %.1f %.1f", a.Name, a.Within, a.Got.Country, a.Got.Admin, a.Got.Kind.Precision(), a.Country, a.Lat, a.Lon)]++
			}
		}); err != nil {
			t.Fatal(err)
		}
		var keys []string
		for k := range count {
			keys = append(keys, k)
		}
		slices.SortFunc(keys, func(a, b string) int { return count[b] - count[a] })
		for _, k := range keys[:min(len(keys), 45)] {
			t.Logf("%d %s", count[k], k)
		}
	}
}
