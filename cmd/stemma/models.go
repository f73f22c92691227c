package main

import (
	_ "embed"
	"strings"

	"stemma/internal/brief"
)

// manifest lists every data file and model in the binary; tools/manifest writes it.
//
//go:embed manifest.txt
var manifest string

// models gives the data files and models of the binary, in order of name.
func models() []brief.Model {
	var out []brief.Model
	for _, line := range strings.Split(manifest, "\n") {
		cells := strings.SplitN(line, "  ", 4)
		if len(cells) == 4 && !strings.HasPrefix(line, "#") {
			out = append(out, brief.Model{Name: cells[1], Licence: cells[2], SHA256: cells[0]})
		}
	}
	return out
}
