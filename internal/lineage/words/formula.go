package words

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed formulas.txt
var formulasFile string

// formulaLength is the longest stock phrase, in words; longer ones are listed as overlapping parts.
const formulaLength = 8

// formulas holds the hashes of the phrases, and of every first part of them so that a search can stop early.
var formulas = sync.OnceValue(func() map[uint64]bool {
	m := map[uint64]bool{}
	for line := range strings.Lines(formulasFile) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		h := uint64(0)
		f := strings.Fields(line)
		for i, w := range f {
			h = chain(h, StemHash(w))
			m[h] = m[h] || i == len(f)-1
		}
	}
	return m
})

func chain(h, w uint64) uint64 { return Mix(h*31 + w) }

// markFormulas marks the stock phrases that two writers who never met both write.
func markFormulas(t *Text) {
	m, ws := formulas(), t.Words
	for i := range ws {
		h, hit := uint64(0), 0
		for k := i; k < len(ws) && k < i+formulaLength; k++ {
			h = chain(h, ws[k].Stem)
			whole, known := m[h]
			if !known {
				break
			}
			if whole {
				hit = k + 1
			}
		}
		for k := i; k < hit; k++ {
			ws[k].Bits |= Formula
		}
	}
}
