// Package spin answers: were words of this text replaced by synonyms that no writer would choose?
package spin

import (
	"stemma"
	"stemma/internal/lineage/words"
)

// A Mark is a place where words were replaced without sense.
type Mark struct {
	stemma.Span
	Note string
}

// Find looks for marks of mechanical synonym replacement.
func Find(t *words.Text) (marks []Mark, spun bool) {
	return marks, spun
}
