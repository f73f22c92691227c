package brief

import (
	"encoding/json"
	"io"
)

// JSON writes the brief as the contract has it: keys in the order of the types, two spaces of
// indentation, angle brackets and ampersands as they are. The same brief gives the same bytes.
func JSON(w io.Writer, b Brief) error { return writeJSON(w, b) }

// JSON writes the explanation.
func (e Explanation) JSON(w io.Writer) error { return writeJSON(w, e) }

// JSON writes the comparison.
func (c Comparison) JSON(w io.Writer) error { return writeJSON(w, c) }

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
