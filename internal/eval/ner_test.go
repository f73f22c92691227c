package eval

import (
	"io/fs"
	"math"
	"os"
	"testing"

	"stemma/internal/lang"
)

func TestEntityCounts(t *testing.T) {
	text := "Gov. Ann Tavrik met Omar Haddad in Oslo."
	answer := func(string) *lang.Doc {
		return &lang.Doc{Names: []lang.Name{
			{Start: 5, End: 15, Label: "PERSON"},  // right
			{Start: 20, End: 31, Label: "ORG"},    // right span, wrong type
			{Start: 35, End: 39, Label: "GPE"},    // right
			{Start: 35, End: 39, Label: "GPE"},    // once more, counts as given only
			{Start: 0, End: 4, Label: "CARDINAL"}, // not judged
		}}
	}
	d := entityDocument{Text: text, Until: len(text), Names: map[entityMention]bool{
		{5, 15, "PER"}: true, {20, 31, "PER"}: true, {35, 39, "LOC"}: true,
	}}
	if right, given, expected := entityCounts([]entityDocument{d}, answer, everyText); right != 2 || given != 4 || expected != 3 {
		t.Errorf("right %v given %v expected %v", right, given, expected)
	}
	// Nested: the gold name holds the title.
	delete(d.Names, entityMention{5, 15, "PER"})
	d.Names[entityMention{0, 15, "PER"}] = true
	if right, _, _ := entityCounts([]entityDocument{d}, answer, everyText); right != 1 {
		t.Errorf("the title counts where it should not: %v", right)
	}
	d.Nested = true
	if right, _, _ := entityCounts([]entityDocument{d}, answer, everyText); right != 2 {
		t.Errorf("the title does not count: %v", right)
	}
}

func TestProperPart(t *testing.T) {
	for phrase, want := range map[string]string{
		"the former mayor Ann Tavrik": "Ann Tavrik", "The Bank of Halden's": "Bank of Halden", "a harbour": "", "They": "",
		"Ann, who left": "", "the Halden harbour": "",
	} {
		start, end := properPart(phrase, 0, len(phrase))
		if got := phrase[start:end]; got != want {
			t.Errorf("%q: %q, want %q", phrase, got, want)
		}
	}
}

func TestEntities(t *testing.T) {
	dir := benchOrSkip(t)
	scores, err := runEntities(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if testing.Verbose() {
		gains, err := entityGains(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		scores = append(scores, gains...)
	}
	for _, s := range scores {
		t.Logf("%s %s %.4f (raw %.4f, n %d)", s.Set, s.Metric, s.Value, s.Baseline, s.N)
		if s.Trivial != "" && s.Value <= s.Baseline {
			t.Errorf("%s %s: the corrections gain nothing", s.Set, s.Metric)
		}
	}
}

// entityGains scores the corrected answer without each of its corrections in turn: what each is worth.
func entityGains(data fs.FS) ([]Score, error) {
	docs, err := conllDocuments(data)
	if err != nil {
		return nil, err
	}
	full := entityF1(docs, lang.English().Read, runningText)
	var out []Score
	for i, name := range lang.Corrections {
		without := func(text string) *lang.Doc {
			return lang.English().ReadWith(text, lang.AllCorrections&^(1<<i))
		}
		alone := func(text string) *lang.Doc { return lang.English().ReadWith(text, 1<<i) }
		out = append(out, Score{
			Set: "ner/conllpp-dev", Metric: "running text, loss of F1 without " + name,
			Value: full - entityF1(docs, without, runningText), N: len(docs), Baseline: math.NaN(),
		}, Score{
			Set: "ner/conllpp-dev", Metric: "running text, F1 with " + name + " alone",
			Value: entityF1(docs, alone, runningText), N: len(docs), Baseline: math.NaN(),
		})
	}
	return out, nil
}
