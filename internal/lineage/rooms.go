package lineage

import (
	"slices"
	"strings"

	"stemma"
)

// newsrooms groups the reports by where they begin; a report with two beginnings stands in two groups. Reports that begin with
// one outlet are one newsroom's, whether or not they share words: an agency's second report is no second witness.
func (p *pile) newsrooms() [][]stemma.ID {
	var out [][]stemma.ID
	at := make([]int32, len(p.w)) // one more than where a newsroom stands in out
	for n := range p.w {
		if p.w[n].report == nil {
			continue
		}
		for _, r := range p.origins(int32(n)) {
			r = p.room(r)
			if at[r] == 0 {
				out = append(out, nil)
				at[r] = int32(len(out))
			}
			ids := &out[at[r]-1]
			if id := p.id(int32(n)); len(*ids) == 0 || (*ids)[len(*ids)-1] != id {
				*ids = append(*ids, id)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b []stemma.ID) int { return slices.Compare(a, b) })
	return out
}

// room gives the first witness of a witness's outlet, lost ones too.
func (p *pile) room(n int32) int32 {
	if p.first == nil {
		p.first = map[string]int32{}
		for i := range p.w {
			if name := strings.ToLower(p.w[i].outlet); name != "" {
				if _, ok := p.first[name]; !ok {
					p.first[name] = int32(i)
				}
			}
		}
	}
	if f, ok := p.first[strings.ToLower(p.w[n].outlet)]; ok {
		return f
	}
	return n
}
