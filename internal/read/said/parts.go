package said

// A stretch is the tokens [first, last).
type stretch struct{ first, last int }

func (s stretch) meets(t stretch) bool { return s.first < t.last && t.first < s.last }

func (s stretch) holds(i int) bool { return s.first <= i && i < s.last }

// mostDependents is a cap: a head with more is a list or a table, not a sentence (the longest seen in news was 31).
const mostDependents = 40

func (p *page) dependents(i int) []int32 {
	k := p.d.Children(i)
	if len(k) > mostDependents {
		k = k[:mostDependents]
	}
	return k
}

func (p *page) subtree(i int) stretch {
	a, b := p.d.Subtree(i)
	first, last := p.sentence(i)
	return stretch{max(a, first), min(b, last)}
}

// phraseHead climbs from noun i to the head of its noun phrase, within the tokens [first, last).
func (p *page) phraseHead(i, first, last int) int {
	for h := p.d.Tokens[i].Head; h != i && h >= first && h < last && p.kind[h] != notNoun; h = p.d.Tokens[i].Head {
		i = h
	}
	return i
}

// child gives the first of the dependents of i with one of the labels, or -1.
func (p *page) child(i int, deps ...string) int {
	for _, k := range p.dependents(i) {
		for _, dep := range deps {
			if p.d.Tokens[k].Dep == dep {
				return int(k)
			}
		}
	}
	return -1
}
