package read

import (
	"testing"

	"stemma"
)

func TestDanglingOnlyWhereNobodyWasIntroduced(t *testing.T) {
	for text, want := range map[string]int{
		"Orm closed its harbour on Monday. The two officials said the pumps had failed.":                                      1,
		"Two senior officials visited the harbour of Orm on Monday. The 2 officials said the pumps had failed.":               0,
		"An official visited the harbour of Orm with several other officials. The three officials said the pumps had failed.": 0,
	} {
		got := 0
		for _, s := range Text(text, stemma.Interval{}).Signs {
			if s.Kind == "dangling-reference" {
				got++
			}
		}
		if got != want {
			t.Errorf("%q: %d dangling references, want %d", text, got, want)
		}
	}
}
