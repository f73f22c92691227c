package lineage

import (
	_ "embed"
	"strings"
	"sync"

	"stemma/internal/lang/vector"
	"stemma/internal/lineage/words"
)

//go:embed oppose.txt
var opposeFile string

// oppositions gives for each word the groups in which it stands against others.
var oppositions = sync.OnceValue(func() map[uint64][]int {
	m := map[uint64][]int{}
	n := 0
	for line := range strings.Lines(opposeFile) {
		if line[0] == '#' {
			continue
		}
		for _, w := range strings.Fields(line) {
			h := words.StemHash(w)
			m[h] = append(m[h], n)
		}
		n++
	}
	return m
})

// near gives how near two words are in meaning. Vectors cannot tell a synonym from a sister or an opposite, so those that can
// be listed (oppose.txt) or seen (un-, in-, dis-, non-) count nothing; names and figures are never asked about. What is left
// proposes that a word was replaced; the sentence around it has to prove it.
func near(a, b string) float64 {
	if opposed(a, b) {
		return 0
	}
	return vector.English().Similarity(a, b)
}

func opposed(a, b string) bool {
	for _, p := range []string{"un", "in", "im", "dis", "non", "il", "ir"} {
		if len(a) > len(b) && strings.TrimPrefix(a, p) == b || len(b) > len(a) && strings.TrimPrefix(b, p) == a {
			return true
		}
	}
	m := oppositions()
	ga := m[words.StemHash(a)]
	if ga == nil {
		return false
	}
	for _, x := range m[words.StemHash(b)] {
		for _, y := range ga {
			if x == y {
				return true
			}
		}
	}
	return false
}
