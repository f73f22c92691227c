package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stemma"
	"stemma/internal/lang"
	"stemma/internal/read"
	"stemma/internal/read/said"
)

// marked gives the spans of words in a text, for tests.
func marked(text string, words ...string) []stemma.Span {
	var out []stemma.Span
	for _, w := range words {
		if i := strings.Index(text, w); i >= 0 {
			out = append(out, stemma.Span{Start: i, End: i + len(w)})
		}
	}
	return out
}

func TestAttributionTally(t *testing.T) {
	const text = `"The mill is shut," said Ana Roy, and she believes it will stay so.`
	gold := []said.Gold{
		{Source: marked(text, "Ana Roy"), Cue: marked(text, "said"), Content: marked(text, `"The mill is shut,"`)},
		{Source: marked(text, "she"), Cue: marked(text, "believes"), Content: marked(text, "it will stay so")},
	}
	var all AttributionTally
	all.Add(text, gold, gold, nil)
	for role, h := range all.Exact {
		if want := (Hits{2, 2, 2}); h != want {
			t.Errorf("role %d of a perfect answer: %v", role, h)
		}
	}
	if all.Whole != (Hits{2, 2, 2}) {
		t.Errorf("a perfect answer: %v attributions", all.Whole)
	}
	// Marks and blanks at the ends do not count; a shorter source is not exact but half right.
	found := []said.Gold{{Source: marked(text, "Roy"), Cue: marked(text, "said"), Content: marked(text, "The mill is shut,")}}
	var some AttributionTally
	some.Add(text, found, gold, nil)
	if some.Exact[0] != (Hits{0, 1, 2}) || some.Exact[2] != (Hits{1, 1, 2}) || some.Partial[0] != (Hits{1, 1, 3}) || some.Partial[2] != (Hits{4, 4, 8}) || some.Whole != (Hits{1, 1, 2}) {
		t.Errorf("part of an answer: %+v", some)
	}
	some.AddSpeakers(text, found, gold, nil)
	if some.Speaker != (Hits{1, 1, 1}) || some.SpeakerFound != 1 || some.SpeakerShared != 1 {
		t.Errorf("speakers: %+v", some)
	}
	// What lies in a discarded part is left out on both sides.
	var none AttributionTally
	none.Add(text, gold, gold, []stemma.Span{{Start: 0, End: len(text)}})
	if none.Whole != (Hits{}) || none.Partial[2] != (Hits{}) {
		t.Errorf("discarded text counts: %+v", none)
	}
}

// TestAttributions holds what has been reached on the development part, a little below it.
func TestAttributions(t *testing.T) {
	data := os.DirFS(filepath.Join(sharedData(t), "bench"))
	if testing.Short() {
		t.Skip("reads 84 texts")
	}
	floors := map[string]float64{
		"source partial F1": .81, "cue exact F1": .70, "cue partial F1": .665, "content exact F1": .575, "content partial F1": .855, "attribution F1": .67, "speaker of direct quotations": .875,
	}
	scores, err := attributionSet("dev", func(_, text string) *lang.Doc { return read.Analyse(read.Plain(text, stemma.Interval{})) }).Run(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scores {
		t.Logf("%-45s %.3f  (baseline %.3f, n=%d)", s.Metric, s.Value, s.Baseline, s.N)
		if s.Value < floors[s.Metric] {
			t.Errorf("%s fell to %.3f", s.Metric, s.Value)
		}
	}
}
