package main

import (
	"encoding/json"
	"strings"
	"testing"

	"stemma/internal/eval/family"
)

// The truth as it is written, given back as an answer, must score 1, and no answers 0.
func TestTruthScoresOne(t *testing.T) {
	bases := family.Invent(1, family.Texts)
	alive := func(i int) []family.Member {
		ms := family.Pile(bases, i, false, true)
		for k := range ms {
			ms[k].Lost = false
		}
		return ms
	}
	var answers strings.Builder
	for i := range 3 {
		p := writtenDown(i, alive(i), true)
		var a answer
		a.Pile = i
		groups := map[string][]string{}
		origin := map[string][]string{}
		for _, m := range p.Members {
			if len(m.Parents) == 0 {
				origin[m.ID] = []string{m.ID}
			}
			for _, q := range m.Parents {
				a.Copies = append(a.Copies, copied{q, m.ID, m.Kind})
				origin[m.ID] = append(origin[m.ID], origin[q]...)
			}
			for _, o := range origin[m.ID] {
				groups[o] = append(groups[o], m.ID)
			}
		}
		for _, g := range groups {
			a.Groups = append(a.Groups, g)
		}
		if err := json.NewEncoder(&answers).Encode(a); err != nil {
			t.Fatal(err)
		}
	}
	full, err := scored(strings.NewReader(answers.String()), 0, 3, alive)
	if err != nil || full.UndirectedF1() != 1 || full.DirectedF1() != 1 || full.Kind() != 1 || full.Origins() != 0 {
		t.Errorf("the truth scores %.3f %.3f %.3f %.3f, %v", full.UndirectedF1(), full.DirectedF1(), full.Kind(), full.Origins(), err)
	}
	if none, _ := scored(strings.NewReader(""), 0, 3, alive); none.UndirectedF1() != 0 {
		t.Errorf("silence scores %.3f", none.UndirectedF1())
	}
}
