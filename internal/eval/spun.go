package eval

import (
	"io/fs"

	"stemma"
	"stemma/internal/eval/family"
	"stemma/internal/lineage"
)

// cleanSets are reports that nobody spun. From two of them the network of internal/lineage/spin learned; these and time/tbaq and geo/lgl were counted for
// its lists. Its bars were set so that none of all of them is called spun.
var cleanSets = []struct {
	name string
	seen bool // the network learned of it
}{
	{"attribution/polnear-train", true},
	{"attribution/polnear-dev", false},
	{"stories/gva-documents", true},
	{"ner/conllpp-dev", false},
	{"time/tbaq", false},
	{"geo/lgl", false},
	{"conflicts/fa-kes", false},
	{"ner/gum-news", false},
}

// spunMarks scores how spinning is seen without the parent, on spun and on clean reports: with the two tables of the families, on any
// texts; and with two tables of far-fetched words, on texts and by pairs of words that nothing was learned of, with many words
// replaced and with few.
func spunMarks(data fs.FS) ([]Score, error) {
	var clean, fresh []family.Base
	var called, freshCalled float64
	for _, set := range cleanSets {
		err := Lines(data, set.name+".jsonl.gz", func(d struct{ Title, Text string }) error {
			b := family.Base{Title: d.Title, Text: d.Text}
			clean = append(clean, b)
			is := spun(d.Text)
			if is {
				called++
			}
			if !set.seen {
				fresh = append(fresh, b)
				if is {
					freshCalled++
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	const set = "lineage/spun"
	out := []Score{
		{Set: set, Metric: "clean reports called spun", Value: called / float64(len(clean)), N: len(clean), Lower: true},
		{Set: set, Metric: "clean reports called spun, of sets not learned of", Value: freshCalled / float64(len(fresh)), N: len(fresh), Lower: true},
	}
	for _, edit := range []string{"light rewording", "heavy rewording", "round trip"} {
		wrong, all := madeSpun(clean, edit)
		out = append(out, Score{Set: set, Metric: edit + " called spun", Value: wrong / all, N: int(all), Lower: true})
	}
	for _, edit := range []string{"spun, table a", "spun, table b"} {
		found, all := madeSpun(clean, edit)
		out = append(out, Score{Set: set, Metric: edit + ": recall without the parent", Value: found / all, N: int(all), Published: ".21 (a plagiarism checker on machine rewrites, NewsGuard)"})
	}
	for _, c := range []struct {
		table, name string
		rate        float64
	}{
		{"c", "any sense, most words", 0.85},
		{"c", "any sense, two words in five", 0.4},
		{"d", "loose associations, most words", 0.85},
		{"d", "loose associations, two words in five", 0.4},
	} {
		var found, all float64
		for i, b := range fresh {
			if len(b.Text) > long {
				all++
				if spun(family.Spin(b, c.table, c.rate, uint64(i))) {
					found++
				}
			}
		}
		out = append(out, Score{Set: set, Metric: "table " + c.table + ", " + c.name + ": recall without the parent", Value: found / all, N: int(all)})
	}
	return out, nil
}

// long is how many bytes a report must have: in fewer there is little to see.
const long = 1000

// madeSpun says how many reports made by one kind of edit are called spun.
func madeSpun(clean []family.Base, edit string) (called, all float64) {
	for seed := range uint64(familyPiles) {
		at := int(seed) * 9 // the attribution set comes first
		for _, m := range family.Make(clean[at:at+60], family.Options{Seed: seed, Families: 3, Size: 8, All: true}) {
			if m.Edit == edit && len(m.Report.Text) > long {
				all++
				if spun(m.Report.Text) {
					called++
				}
			}
		}
	}
	return called, all
}

func spun(text string) bool {
	for _, s := range lineage.Signs(&stemma.Report{Text: text}) {
		if s.Kind == "spun" {
			return true
		}
	}
	return false
}
