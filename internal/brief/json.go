package brief

import (
	"encoding/json"
	"io"
)

// JSON writes the brief as the contract has it: keys in the order of the types, two spaces of
// indentation, angle brackets and ampersands as they are. The same brief gives the same bytes.
func JSON(w io.Writer, b Brief) error { return writeJSON(w, b) }

// JSONExplanation writes an explanation.
func JSONExplanation(w io.Writer, e Explanation) error { return writeJSON(w, e) }

// ComparisonJSON writes a comparison.
func ComparisonJSON(w io.Writer, c Comparison) error { return writeJSON(w, c) }

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
