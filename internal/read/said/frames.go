package said

import "strings"

// framed brings in what the grammar leaves no doubt of: who speaks where one is quoted by another, and that an
// outlet that is told something is no part of what it is told.
func (p *page) framed(c int, t *casting) {
	add := func(i int, role int, v float32) {
		if i >= t.lo && i < t.hi {
			t.odds[i-t.lo][role] += v
		}
	}
	who := func(o int) {
		for i := t.lo; i < t.hi; i++ {
			if i <= o && i >= p.subtree(o).first {
				add(i, roleSource, -2*never)
			} else {
				add(i, roleSource, never)
			}
		}
	}
	if o := p.quotedBy(c); o >= 0 {
		who(o)
		for i := o; i < c; i++ {
			add(i, roleCue, never) // "as" belongs to the verb of quoting
		}
	} else if o := p.quotedPassive(c); o >= 0 {
		who(o)
		for i := c; i < t.hi; i++ {
			if p.word(i) == "by" {
				add(i, roleCue, never) // who quotes is a channel
			}
		}
	}
	if len(p.class[c]) > 0 && (p.class[c][0] == classPutIt || p.class[c][0] == classAccording) {
		add(c+1, roleCue, -2*never) // put it, according to
	}
	for _, k := range p.dependents(c) {
		if p.recipient(c, int(k)) {
			for s, i := p.subtree(int(k)), 0; s.first+i < s.last; i++ {
				add(s.first+i, roleContent, never)
			}
		}
	}
}

// violent reports whether an attack is one with weapons and not with words: what it hits is no content.
func (p *page) violent(c, speaker int) bool {
	verb := p.has(c, "v blast")
	if !verb && !(p.has(c, "n criticism") && strings.HasPrefix(p.d.Tokens[c].Lemma, "attack")) {
		return false
	}
	for _, k := range p.dependents(c) {
		w := strings.ToLower(p.d.Tokens[k].Lemma)
		for _, cs := range [...][]class{p.class[k], words.words[1][w]} {
			if words.is(cs, "n weapon") {
				return true
			}
		}
	}
	if speaker < 0 {
		return !verb
	}
	return p.kind[speaker] == otherNoun || p.kind[speaker] == numberWord || words.is(words.words[1][strings.ToLower(p.d.Tokens[speaker].Lemma)], "n weapon")
}

// quotedPassive finds the one who says it in "the minister was quoted as saying": the subject; -1: no such frame.
func (p *page) quotedPassive(c int) int {
	if !p.has(c, "v quote") && !p.has(c, "v cite") || p.child(c, "auxpass") < 0 {
		return -1
	}
	s := p.child(c, "nsubjpass")
	if s < 0 || p.kind[s] == notNoun || p.kind[s] == documentNoun || p.kind[s] == itPronoun {
		return -1
	}
	return s
}

// recipient reports whether a word names the outlet that cue c is told to, with a clause of what is told beside it.
func (p *page) recipient(c, i int) bool {
	switch p.d.Tokens[i].Dep {
	case "pobj", "dobj", "dative":
	default:
		return false
	}
	if p.child(c, "ccomp") < 0 {
		return false
	}
	switch p.kind[i] {
	case outletNoun:
		return true
	case bodyName, otherName:
	default:
		return false
	}
	_, known := p.outletIn(stretch{p.subtree(i).first, i + 1}, i)
	return known
}

// quoter gives the verb of quoting of "the paper quoted a diplomat (as) saying", of which c is the saying; -1: no such frame.
func (p *page) quoter(c int) int {
	d := p.d
	if d.Tokens[c].Tag != "VBG" {
		return -1
	}
	h := d.Tokens[c].Head
	if d.Tokens[c].Dep == "pcomp" || d.Tokens[h].Dep == "prep" || p.word(h) == "as" {
		h = d.Tokens[h].Head
	}
	if d.Tokens[c].Dep == "acl" && d.Tokens[h].Dep == "dobj" {
		h = d.Tokens[h].Head
	}
	if h == c || !p.has(h, "v quote") && !p.has(h, "v cite") || p.child(h, "auxpass") >= 0 {
		return -1
	}
	return h
}

// quotedBy finds the one who says c in that frame: the object of the verb of quoting; -1: no such frame.
func (p *page) quotedBy(c int) int {
	h := p.quoter(c)
	if h < 0 {
		return -1
	}
	o := p.child(h, "dobj")
	if o < 0 || o > c || p.kind[o] == notNoun {
		return -1
	}
	return o
}
