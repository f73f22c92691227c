package said

// A stretch is the tokens [first, last).
type stretch struct{ first, last int }

func (s stretch) meets(t stretch) bool { return s.first < t.last && t.first < s.last }

func (s stretch) holds(i int) bool { return s.first <= i && i < s.last }

// A constituent is something that could be (part of) the content of a cue: one stretch, or two where
// the cue's own words stand inside it.
type constituent struct {
	kind uint32 // how it hangs on the cue
	head int
	in   [2]stretch
}

// Caps: a head with more dependents than this is a list or a table, not a sentence (the longest seen
// in news was 31), and who speaks is never more than six steps up the tree in the train part.
const (
	mostDependents = 40
	mostSteps      = 6
	mostQuotes     = 8 // quotations in one sentence; more are a list of words
)

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

var (
	kindOuter      = hash("outer")
	kindAntecedent = hash("antecedent")
	kindQuote      = hash("quote")
	kindAfterColon = hash("after-colon")
	kindLine       = hash("line")
	kindBefore     = hash("before-colon")
)

// contents lists what could be said by the cue c.
func (p *page) contents(c int, out []constituent) []constituent {
	d := p.d
	out = out[:0]
	one := func(kind uint32, head int) {
		out = append(out, constituent{kind, head, [2]stretch{p.subtree(head)}})
	}
	for _, k32 := range p.dependents(c) {
		k := int(k32)
		switch d.Tokens[k].Dep {
		case "punct", "aux", "auxpass", "neg", "cc", "prt", "mark", "det", "conj", "case", "expl", "preconj":
		case "prep", "agent":
			for _, m := range p.dependents(k) {
				one(p.dep[m]*31+p.closed[k], int(m))
				if d.Tokens[m].Dep == "prep" {
					for _, o := range p.dependents(int(m)) {
						one(p.dep[o]*37+p.closed[m], int(o))
					}
				}
			}
		default:
			one(p.dep[k], k)
		}
	}
	own := p.subtree(c)
	switch d.Tokens[c].Dep {
	case "relcl", "acl":
		h := d.Tokens[c].Head
		if a := p.subtree(h); a.first < own.first {
			out = append(out, constituent{kindAntecedent ^ p.dep[c], h, [2]stretch{{a.first, own.first}}})
		}
	}
	// The clauses around a cue that is thrown in: all of them but the cue's own branch.
	for h, step := c, 0; step < 3 && d.Tokens[h].Head != h; step++ {
		dep := p.dep[h]
		h = d.Tokens[h].Head
		if p.part[h] != p.part[c] {
			break
		}
		whole := p.subtree(h)
		if whole.first >= own.first && whole.last <= own.last {
			continue // nothing around it
		}
		out = append(out, constituent{kindOuter + dep*uint32(step+3), h, [2]stretch{{whole.first, own.first}, {own.last, whole.last}}})
	}
	first, last := p.sentence(c)
	seen := 0
	for i := first; i < last; {
		q := p.quote[i]
		if q < 0 {
			i++
			continue
		}
		from := i
		for i < last && p.quote[i] == q {
			i++
		}
		if p.quote[c] != q && seen < mostQuotes && !p.title(int(q)) {
			seen++
			kind := kindQuote
			if from > c {
				kind++
			}
			head := from
			for head < i-1 && p.d.Tokens[head].Pos == "PUNCT" {
				head++
			}
			out = append(out, constituent{kind, head, [2]stretch{{from, i}}})
		}
	}
	if p.class[c][0] != classColon {
		for i := c + 1; i < last; i++ {
			if p.word(i) == ":" && i+1 < last {
				out = append(out, constituent{kindAfterColon + 1, i + 1, [2]stretch{{i + 1, last}}})
				break
			}
		}
	} else {
		if c+1 < last {
			out = append(out, constituent{kindAfterColon, c + 1, [2]stretch{{c + 1, last}}})
		}
		if _, end := p.lineTokens(int(p.line[c])); end > last {
			out = append(out, constituent{kindLine, last, [2]stretch{{last, min(end, last+window)}}})
		}
		if first < c {
			out = append(out, constituent{kindBefore, first, [2]stretch{{first, c}}})
		}
	}
	return out
}

// A speaker is somebody who could be the source of a cue: the head word and how it hangs on the cue.
type speaker struct {
	head int
	path uint32
	step int
}

// speakers lists who could say the cue c, nearest first.
func (p *page) speakers(c int, out []speaker) []speaker {
	d := p.d
	out = out[:0]
	if p.class[c][0] == classColon {
		first, _ := p.sentence(c)
		for i := c - 1; i >= first && i > c-9; i-- {
			if p.kind[i] != notNoun && p.kind[i] != numberWord {
				out = append(out, speaker{p.phraseHead(i, first, c), hash("colon"), 0})
				for h := d.Tokens[i].Head; h < c && h >= first; h = d.Tokens[h].Head {
					if s := p.subject(h); s >= 0 && s != out[0].head && s < c {
						return append(out, speaker{s, hash("colon-subject"), 1}) // "The letter makes its case: …"
					}
					if d.Tokens[h].Head == h {
						break
					}
				}
				return out
			}
		}
		return out
	}
	// The noun phrases that touch the cue, whatever the parser makes of them.
	first, last := p.sentence(c)
	for i := c + 1; i < last && i < c+mostSteps; i++ {
		if p.d.Tokens[i].Pos == "PUNCT" && i > c+1 {
			break
		}
		if p.kind[i] != notNoun && p.kind[i] != numberWord {
			h := p.phraseHead(i, i, last)
			out = append(out, speaker{h, hash("after") + uint32(min(i-c, 3)), mostSteps})
			break
		}
	}
	for i := c - 1; i >= first && i > c-mostSteps; i-- {
		if p.kind[i] != notNoun && p.kind[i] != numberWord {
			out = append(out, speaker{p.phraseHead(i, first, i+1), hash("before") + uint32(min(c-i, 3)), mostSteps})
			break
		}
	}
	// Who stands right after the quotation before the cue: "…," Ana Roy, a lawyer, said.
	if q := p.quoteBefore(c, first); q >= 0 {
		i := p.d.At(p.quotes[q].outer.End)
		for i < c && p.d.Tokens[i].Pos == "PUNCT" {
			i++
		}
		if i < c && i < c+mostSteps {
			for i+1 < c && p.kind[i] == notNoun && p.d.Tokens[i].Pos != "VERB" && p.d.Tokens[i].Pos != "PUNCT" {
				i++
			}
			if p.kind[i] != notNoun {
				out = append(out, speaker{p.phraseHead(i, first, c), hash("beside"), mostSteps})
			}
		}
	}
	path := uint32(17)
	for h, step := c, 0; step < mostSteps; step++ {
		for _, k32 := range p.dependents(h) {
			k := int(k32)
			switch d.Tokens[k].Dep {
			case "nsubj", "nsubjpass", "csubj", "poss", "dobj", "dative", "compound", "nmod", "amod", "pobj", "npadvmod", "appos", "attr", "dep", "meta", "ROOT":
				if p.kind[k] != notNoun {
					out = append(out, speaker{k, path*31 + p.dep[k], step})
				}
			case "agent", "prep":
				for _, m := range p.dependents(k) {
					switch d.Tokens[m].Dep {
					case "pobj":
						out = append(out, speaker{int(m), path*37 + p.dep[k] + p.closed[k], step})
					case "prep":
						if o := p.child(int(m), "pobj"); o >= 0 {
							out = append(out, speaker{o, path*41 + p.dep[k] + p.closed[m], step})
						}
					}
				}
			}
		}
		up := d.Tokens[h].Head
		if up == h || p.part[up] != p.part[c] {
			break
		}
		path = path*43 + p.dep[h]
		if p.kind[up] != notNoun {
			out = append(out, speaker{up, path, step + 1})
		}
		h = up
	}
	return out
}

// quoteBefore gives the quotation that ends last before token c, not before token first; -1: none.
func (p *page) quoteBefore(c, first int) int {
	if !p.hasQuote[p.part[c]] {
		return -1
	}
	q := p.quoteAfter(p.d.Tokens[c].Start) - 1
	if q >= 0 && p.quotes[q].outer.End > p.d.Tokens[first].Start {
		return q
	}
	return -1
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
