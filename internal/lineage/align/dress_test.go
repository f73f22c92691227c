package align

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// Invented, with what a copyist dresses up: names that are spelled in several ways, figures, quotations.
const plainText = `Mustafa al-Qadhimi told 3,000 harbour workers on Monday that the eastern basin will be closed before the winter.
Divers had found 14 cracks in the quay wall, and engineers warned the council that the concrete would not hold. "We gambled with the lives of others and everybody knew it," Qadhimi said.
The insurers refused to pay the 12,500 crowns that the fishermen asked for. Greta Holm, who sells fish in the market hall, said nobody had spoken to her about the closure.
The port's lawyers have asked the court in Lesk for an order, and a judge will hear them on Thursday. The company that built the wall went out of business 20 years ago.`

// A dress changes how a text looks and not what it says. The same passages must be found under it.
var dresses = []struct {
	name  string
	least float64 // of the words that must still be covered
	put   func(r *rand.Rand, s string) string
}{
	{"hidden characters", 1, func(r *rand.Rand, s string) string {
		return eachWord(s, func(w string) string {
			if len(w) < 4 || r.IntN(2) == 0 {
				return w
			}
			k := 1 + r.IntN(len(w)-2)
			return w[:k] + []string{"\u200b", "\u00ad", "\u2060", "\u200d", "\ufeff"}[r.IntN(5)] + w[k:]
		})
	}},
	{"look-alikes", 1, func(r *rand.Rand, s string) string {
		like := map[rune]rune{'a': 'а', 'e': 'е', 'o': 'о', 'p': 'р', 'c': 'с', 'i': 'і', 'x': 'х', 'y': 'у'}
		return strings.Map(func(c rune) rune {
			if l, ok := like[c]; ok && r.IntN(3) == 0 {
				return l
			}
			return c
		}, s)
	}},
	{"soft hyphens at every syllable", 1, func(_ *rand.Rand, s string) string {
		return regexp.MustCompile(`([a-z]{3})([a-z]{2})`).ReplaceAllString(s, "$1\u00ad$2")
	}},
	{"curly quotes and apostrophes", 1, func(_ *rand.Rand, s string) string {
		s = strings.Replace(strings.Replace(s, `"We`, "“We", 1), `it,"`, "it,”", 1)
		return strings.ReplaceAll(s, "'", "’")
	}},
	{"figures half in letters", 1, func(_ *rand.Rand, s string) string {
		return strings.NewReplacer("3,000", "three,000", "12,500", "twelve,500").Replace(s)
	}},
	{"figures in letters and without commas", 0.98, func(_ *rand.Rand, s string) string {
		return strings.NewReplacer("3,000", "three thousand", "14 cracks", "fourteen cracks", "12,500", "12500", "20 years", "twenty years").Replace(s)
	}},
	{"another spelling of a name", 0.98, func(_ *rand.Rand, s string) string {
		return strings.NewReplacer("Mustafa al-Qadhimi", "Mustafa al-Qadhemi", "Qadhimi", "Qadhemi").Replace(s)
	}},
	{"sentences joined", 0.95, func(_ *rand.Rand, s string) string {
		return strings.NewReplacer("asked for. Greta", "asked for, and Greta", "on Thursday. The", "on Thursday, while the").Replace(s)
	}},
	{"sentences split", 0.95, func(_ *rand.Rand, s string) string {
		return strings.NewReplacer("quay wall, and engineers", "quay wall. Engineers", "an order, and a judge", "an order. A judge").Replace(s)
	}},
	{"active turned passive", 0.85, func(_ *rand.Rand, s string) string {
		return strings.NewReplacer("Divers had found 14 cracks in the quay wall", "In the quay wall 14 cracks had been found by divers",
			"engineers warned the council", "the council was warned by engineers").Replace(s)
	}},
	{"lines wrapped", 1, func(_ *rand.Rand, s string) string {
		return regexp.MustCompile(`((?:\S+ ){9})`).ReplaceAllString(s, "$1\n")
	}},
}

func eachWord(s string, f func(string) string) string {
	return regexp.MustCompile(`[A-Za-z]+`).ReplaceAllStringFunc(s, f)
}

func TestDresses(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 5))
		for _, d := range dresses {
			for _, other := range dresses { // two at a time: a copyist has more than one
				if other.name == d.name && seed > 0 {
					continue
				}
				child := d.put(r, plainText)
				least := d.least
				if seed%2 == 1 {
					child = other.put(r, child)
					least = d.least + other.least - 1
				}
				got := with(plainText, child, nil)
				if got.SharesB < least-0.02 || got.SharesA < least-0.02 {
					t.Fatalf("%s, %s (seed %d): %.2f and %.2f of the words covered, want %.2f\n%s", d.name, other.name, seed, got.SharesA, got.SharesB, least, child)
				}
			}
		}
	}
}
