package chains_test

import (
	"testing"

	"stemma/internal/read/chains"
)

// TestPlainRole has descriptions and what is left of them behind a name.
func TestPlainRole(t *testing.T) {
	for role, want := range map[string]string{
		"whose spokesman":                  "spokesman",
		"its chairman, Ruritanian mayor":   "chairman, Ruritanian mayor",
		"19 survivors, the head doctor":    "head doctor",
		"58-year-old cattle":               "",
		"the driver waiting for the ferry": "driver waiting for the ferry",
		"a former envoy to Ruritania":      "former envoy to Ruritania",
		"the harbour town of Lindow":       "",
		"Its":                              "",
		"head of the guard":                "head of the guard",
		"the old mill, miller":             "miller",
	} {
		if got := chains.PlainRole(role); got != want {
			t.Errorf("PlainRole(%q) = %q, want %q", role, got, want)
		}
	}
}
