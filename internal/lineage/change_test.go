package lineage

import (
	"slices"
	"strings"
	"testing"

	"stemma"
	"stemma/internal/lineage/words"
)

// strip keeps what a test says of a tree: who is whose parent.
func strip(t Tree) (out []string) {
	for _, c := range t.Copies {
		if c.Kind.Joins() {
			out = append(out, c.From+" "+c.To)
		}
	}
	slices.Sort(out)
	return out
}

// Of three witnesses the one against which the others never agree stands between them (Quentin 1926).
func TestGoBetween(t *testing.T) {
	desk := strings.NewReplacer("deep cracks", "wide cracks", "for a decade", "for ten years", "poor concrete", "bad concrete", "cramped western", "narrow western")
	later := strings.NewReplacer("Fishermen fear", "Fishermen are afraid", "a packed meeting", "a full meeting")
	second := desk.Replace(harbour)
	own := strings.NewReplacer("deep cracks", "long cracks", "hard winter", "cold winter", "sold their licences", "given up their licences", "declined to discuss", "would not discuss")
	for _, c := range []struct {
		name, third string
		want        []string
	}{
		{"a copy of a copy", later.Replace(second), []string{"a b", "b c"}},
		{"brothers", own.Replace(harbour), []string{"a b", "a c"}},
	} {
		rs := []stemma.Report{report("a", "The Quayside Star", harbour, 6), report("b", "Morning Echo", second, 9), report("c", "Gull", c.third, 12)}
		if got := strip(Trace(rs, nil)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestReadings(t *testing.T) {
	of := func(s string) []uint64 {
		w := words.Read(s, []stemma.Span{{Start: 0, End: len(s)}})
		return readingsOf(&w, nil)
	}
	changed := func(a, b string) (n int) {
		have := of(b)
		for _, r := range of(a) {
			if !slices.Contains(have, r) {
				n++
			}
		}
		return n
	}
	const text = "The board put the repair off three times, and the ferries stayed."
	for _, c := range []struct {
		name, other string
		want        int
	}{
		{"the same", text, 0},
		{"blanks", strings.ReplaceAll(text, " ", "  "), 0},
		{"a comma gone", strings.Replace(text, ",", "", 1), 3},
		{"a word changed", strings.Replace(text, "repair", "work", 1), 3},
		{"a word left out", strings.Replace(text, "off ", "", 1), 2},
		{"the end cut off", text[:strings.Index(text, " and")], 1},
		{"a hidden character", strings.Replace(text, "ferries", "fer\u200bries", 1), 0},
		{"look-alikes", strings.NewReplacer("The", "Тhe", "board", "bоard").Replace(text), 0},
	} {
		if got := changed(c.other, text); got != c.want {
			t.Errorf("%s: %d readings are not in the other, want %d", c.name, got, c.want)
		}
	}
}

func TestReadingsCounted(t *testing.T) {
	places := func(s string) (out []bool) {
		for _, r := range s {
			out = append(out, r == 'x')
		}
		return out
	}
	for _, c := range []struct {
		name, has, older, aside, below string
		want                           map[int]float64
	}{
		{"nothing", "xxxxxxx", ".......", ".......", ".......", map[int]float64{heldShare: 1}},
		{"a change", "xx...xx", ".......", ".......", ".......", map[int]float64{changedPlaces: 1, ownPlaces: 1, lacking: 3, heldShare: 4.0 / 7}},
		{"an omission", "xx..xxx", ".......", ".......", ".......", map[int]float64{joints: 1, ownPlaces: 1, lacking: 2, heldShare: 5.0 / 7}},
		{"a restored reading", "xx...xx", "xxxxxxx", ".......", ".......", map[int]float64{restoredPlaces: 1, lacking: 3, heldShare: 4.0 / 7}},
		{"a brother's change", "xx...xx", "xx...xx", "xxxxxxx", ".......", map[int]float64{changedPlaces: 1, coincident: 1, coincidentWords: 3, lacking: 3, heldShare: 4.0 / 7}},
		{"a change that a copy has", "xx...xx", ".......", ".......", "..xxx..", map[int]float64{changedPlaces: 1, ownPlaces: 1, confirmed: 1, lacking: 3, heldShare: 4.0 / 7}},
	} {
		var got, want change
		got.readings(places(c.has), places(c.older), places(c.aside), places(c.below))
		want[childLength] = float64(len(c.has))
		for k, v := range c.want {
			want[k] = v
		}
		if got != want {
			t.Errorf("%s: %v, want %v", c.name, got, want)
		}
	}
}
