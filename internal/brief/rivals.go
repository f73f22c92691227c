package brief

import "stemma"

// Rivals tells how the answers of a point differ, one line for each two: conflicts first. Of a series only the
// neighbouring steps are told: where a toll rose from 4 to 11 and from 11 to 14, that it rose from 4 to 14 goes without
// saying, and what is told of "12" is not told again of "about a dozen". Point.Rivalries keeps them all.
func (x *Index) Rivals(p *Point) []string {
	var out []string
	steps, old := neighbours(p.Rivalries), replaced(p)
	for _, kind := range []stemma.RivalKind{stemma.Conflicts, stemma.Supersedes, stemma.Refines, stemma.Scope} {
		for _, r := range steps {
			if kind == stemma.Conflicts && (old[r.A] || old[r.B]) && len(old) < len(p.Claims)-1 {
				continue // with what was since replaced
			}
			if line := x.rivalry(r); r.Kind == kind && r.Note != "" && line != "" {
				out = append(out, line)
			}
		}
	}
	return out
}

// neighbours leaves out what follows from two others: A replaces M and M replaces B, so A replaces B (the transitive
// reduction of an order; Aho, Garey and Ullman 1972); and, of two answers of which one refines the other, what a third
// has to do with the second.
func neighbours(all []Rivalry) []Rivalry {
	type pair struct {
		a, b string
		kind stemma.RivalKind
	}
	have := map[pair]bool{}
	after := map[string][]pair{} // from an answer, what it replaces or refines
	finer := map[string][]string{}
	for _, r := range all {
		p := pair{r.A, r.B, r.Kind}
		if have[p] {
			continue
		}
		have[p] = true
		switch r.Kind {
		case stemma.Supersedes:
			after[r.A] = append(after[r.A], p)
		case stemma.Refines:
			after[r.A] = append(after[r.A], p)
			finer[r.B] = append(finer[r.B], r.A)
		}
	}
	implied := func(r Rivalry) bool {
		if r.Kind == stemma.Supersedes || r.Kind == stemma.Refines {
			for _, m := range after[r.A] {
				if m.kind == r.Kind && m.b != r.B && have[pair{m.b, r.B, r.Kind}] && !have[pair{r.B, m.b, r.Kind}] {
					return true
				}
			}
		}
		if r.Kind == stemma.Refines {
			return false
		}
		// Where each of two is finer than the other, neither speaks for the other.
		speaksFor := func(m, other string) bool { return !have[pair{other, m, stemma.Refines}] }
		for _, m := range finer[r.B] {
			if m != r.A && speaksFor(m, r.B) && (have[pair{r.A, m, r.Kind}] || r.Kind != stemma.Supersedes && have[pair{m, r.A, r.Kind}]) {
				return true
			}
		}
		for _, m := range finer[r.A] {
			if m != r.B && speaksFor(m, r.A) && (have[pair{m, r.B, r.Kind}] || r.Kind != stemma.Supersedes && have[pair{r.B, m, r.Kind}]) {
				return true
			}
		}
		return false
	}
	var out []Rivalry
	for _, r := range all {
		if !implied(r) {
			out = append(out, r)
		}
	}
	return out
}
