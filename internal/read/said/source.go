package said

import "strings"

// sourceStretch gives the name or phrase of the source: its head with those dependents that belong to it.
func (p *page) sourceStretch(c, head int) stretch {
	s := stretch{head, head + 1}
	kids := p.dependents(head)
	for n := len(kids) - 1; n >= 0; n-- {
		k := int(kids[n])
		if k > head || k == c || p.part[k] != p.part[head] {
			continue
		}
		sub := p.subtree(k)
		if sub.holds(c) || sub.last != s.first && !p.onlyPunct(sub.last, s.first) {
			break
		}
		if p.d.Tokens[k].Dep == "punct" {
			continue
		}
		if p.score(askSourceIn, p.modifierFeatures(c, head, k)) < nameOdds {
			break
		}
		s.first = sub.first
	}
	for _, k32 := range kids {
		k := int(k32)
		if k < head || p.d.Tokens[k].Dep == "punct" || p.part[k] != p.part[head] {
			continue
		}
		sub := p.subtree(k)
		if k == c || sub.holds(c) || sub.first < s.last || sub.first != s.last && !p.onlyPunct(s.last, sub.first) {
			break
		}
		if p.score(askSourceIn, p.modifierFeatures(c, head, k)) < nameOdds {
			if p.d.Tokens[k].Dep == "case" || p.d.Tokens[k].Dep == "cc" {
				continue
			}
			break
		}
		s.last = sub.last
	}
	if n, ok := p.nameOf(head); ok && (c < n.First || c >= n.Last) && p.line[n.First] == p.line[n.Last-1] {
		s.first, s.last = min(s.first, n.First), max(s.last, n.Last)
	}
	if c < head {
		s.first = max(s.first, c+1)
	} else {
		s.last = min(s.last, c)
	}
	for s.last > s.first+1 && p.d.Tokens[s.last-1].Pos == "CCONJ" {
		s.last--
	}
	for s.last > s.first+1 && p.d.Tokens[s.last-1].Pos == "PUNCT" && p.word(s.last-1) != ")" && !p.isMark(s.last-1) {
		s.last--
	}
	// A bracket that the source opens closes within it: Ana Roy (D-Lund).
	if e := p.bracketEnd(s); e > s.last && (e <= c || c < head) {
		s.last = e
	}
	// A name with an apposition keeps the comma that closes it, as people mark it nine times in ten.
	if s.last < len(p.d.Tokens) && p.word(s.last) == "," && s.last < c {
		for i := s.first; i < s.last; i++ {
			if p.word(i) == "," && i > head {
				s.last++
				break
			}
		}
	}
	return s
}

// bracketReach is how many tokens a bracket after a name may run on: a party, a place, an age.
const bracketReach = 8

// bracketEnd gives the token after the bracket that closes the one left open in s, or s.last.
func (p *page) bracketEnd(s stretch) int {
	open := 0
	for i := s.first; i < s.last; i++ {
		open += strings.Count(p.word(i), "(") - strings.Count(p.word(i), ")")
	}
	_, end := p.lineTokens(int(p.line[s.last-1]))
	for i := s.last; open > 0 && i < end && i < s.last+bracketReach; i++ {
		if open += strings.Count(p.word(i), "(") - strings.Count(p.word(i), ")"); open <= 0 {
			return i + 1
		}
	}
	return s.last
}

func (p *page) onlyPunct(first, last int) bool {
	for i := first; i < last; i++ {
		if p.d.Tokens[i].Pos != "PUNCT" && p.d.Tokens[i].Pos != "CCONJ" {
			return false
		}
	}
	return first <= last
}
