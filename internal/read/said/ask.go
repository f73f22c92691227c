package said

import "strings"

// bucket puts a length or a distance into one of a few classes.
func bucket(n int) uint32 {
	switch {
	case n <= 0:
		return 0
	case n <= 3:
		return uint32(n)
	case n <= 5:
		return 5
	case n <= 9:
		return 9
	case n <= 16:
		return 16
	case n <= 30:
		return 30
	}
	return 31
}

func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// upper reports whether the word begins with a capital.
func (p *page) upper(i int) bool {
	c := p.word(i)[0]
	return c >= 'A' && c <= 'Z'
}

// at gives a hash of the token at i: its function word or its part of speech.
func (p *page) at(i int) uint32 {
	if i < 0 || i >= len(p.pos) {
		return 1
	}
	if p.closed[i] != 0 {
		return p.closed[i]
	}
	return p.pos[i] + uint32(p.kind[i])
}

// cueFeatures describes token i as a cue.
func (p *page) cueFeatures(i int) *features {
	d, f := p.d, &p.f
	f.reset()
	t := &d.Tokens[i]
	h := t.Head
	first, last := p.sentence(i)
	f.add(1, p.pos[i])
	f.add(2, p.tag[i], p.dep[i])
	f.add(3, p.dep[i], p.pos[h])
	subject := p.subject(i)
	own := subject >= 0
	if !own {
		for x, step := i, 0; step < 4 && d.Tokens[x].Head != x; step++ {
			x = d.Tokens[x].Head
			if subject = p.subject(x); subject >= 0 {
				break
			}
		}
	}
	who := uint32(99)
	if subject >= 0 {
		who = uint32(p.kind[subject])
	}
	if poss := p.child(i, "poss"); poss >= 0 && t.Pos != "VERB" {
		who, own = uint32(p.kind[poss])+100, true
	}
	passive := p.child(i, "auxpass") >= 0
	agent := p.child(i, "agent")
	dobj, ccomp, xcomp := p.child(i, "dobj"), p.child(i, "ccomp"), p.child(i, "xcomp")
	prep := p.child(i, "prep")
	frame := flag(dobj >= 0) | flag(ccomp >= 0)<<1 | flag(xcomp >= 0)<<2 | flag(prep >= 0)<<3 | flag(passive)<<4 | flag(agent >= 0)<<5
	inQuote := p.quote[i] >= 0 // what stands outside is no help inside
	quoteState := uint32(0)
	// Is there a quotation in this sentence outside the cue's own, and on which side?
	if !inQuote {
		for a := i - 1; a >= first && quoteState == 0; a-- {
			if p.quote[a] >= 0 {
				quoteState = 2
			}
		}
		for a := i + 1; a < last; a++ {
			if p.quote[a] >= 0 {
				quoteState += 3
				break
			}
		}
	}
	f.add(4, who, flag(own))
	f.add(5, frame)
	f.add(6, quoteState)
	f.add(7, quoteState, frame&7)
	f.add(8, p.at(i-1))
	f.add(9, p.at(i+1))
	f.add(10, p.at(i-1), p.at(i+1))
	f.add(11, flag(p.upper(i)), p.pos[i], flag(i == first))
	f.add(12, flag(t.Head == i), p.pos[i])
	f.add(13, bucket(int(p.line[i])), p.pos[i])
	for _, c := range p.class[i] {
		k := uint32(c)
		f.add(20, k)
		f.add(21, k, p.pos[i])
		f.add(22, k, frame)
		f.add(23, k, who)
		f.add(24, k, quoteState)
		f.add(25, k, p.dep[i])
		f.add(26, k, p.tag[i])
		f.add(27, k, p.at(i+1))
		f.add(28, k, p.at(i-1))
		if dobj >= 0 {
			f.add(29, k, uint32(p.kind[dobj]))
		}
	}
	for _, k := range p.dependents(i) {
		f.add(40, p.dep[k])
		f.add(41, p.dep[k], p.closed[k])
		switch d.Tokens[k].Dep {
		case "prep":
			o := p.child(int(k), "pobj", "pcomp")
			if o >= 0 {
				f.add(42, p.closed[k], uint32(p.kind[o]), p.dep[o])
				for _, c := range p.class[o] {
					f.add(43, p.closed[k], uint32(c))
				}
			}
			for _, c := range p.class[i] {
				f.add(44, uint32(c), p.closed[k])
			}
		case "ccomp", "xcomp", "acl", "advcl":
			if m := p.child(int(k), "mark", "aux", "advmod"); m >= 0 {
				f.add(45, p.dep[k], p.at(m))
				for _, c := range p.class[i] {
					f.add(46, uint32(c), p.dep[k], p.at(m))
				}
			}
			f.add(47, p.dep[k], p.tag[k], flag(int(k) > i))
			f.add(48, p.dep[k], flag(p.quote[k] >= 0))
		case "dobj", "attr", "acomp", "oprd":
			f.add(49, p.dep[k], uint32(p.kind[k]), p.tag[k])
			for _, c := range p.class[k] {
				f.add(50, p.dep[k], uint32(c))
			}
		case "aux", "auxpass", "neg":
			f.add(51, hash(strings.ToLower(d.Tokens[k].Lemma)))
		}
	}
	// What governs it: a cue inside another's reach is that one's content more often than not.
	f.add(60, p.dep[i], p.at(h))
	for _, c := range p.class[h] {
		f.add(61, p.dep[i], uint32(c))
		for _, c2 := range p.class[i] {
			f.add(62, uint32(c), uint32(c2))
		}
	}
	for x, step, down := h, 1, p.dep[i]; step < 5; step++ {
		if x != i && len(p.class[x]) > 0 && candidateClass(p.class[x][0]) {
			f.add(63, down, uint32(step))
			f.add(64, down, uint32(p.class[x][0]))
			break
		}
		if d.Tokens[x].Head == x {
			break
		}
		down = p.dep[x]
		x = d.Tokens[x].Head
	}
	f.mean(p.row(i), p.row(h), p.row(dobj), p.row(subject))
	f.add(65, bucket(i-first), bucket(last-i))
	f.add(66, p.at(first), flag(p.quote[first] >= 0))
	if last-1 > i {
		f.add(67, p.at(last-1))
	}
	return f
}

// governed says who governs token i in the tree: the cue c, another word that may be a cue, or none.
func (p *page) governed(c, i int) uint32 {
	for step := 0; step < 12; step++ {
		if i == c {
			return 1
		}
		if step > 0 && len(p.class[i]) > 0 && candidateClass(p.class[i][0]) && p.cueOdds[i] > 0 {
			return 2
		}
		if p.d.Tokens[i].Head == i {
			return 3
		}
		i = p.d.Tokens[i].Head
	}
	return 4
}

// contentFeatures describes a constituent as (part of) the content of cue c.
func (p *page) contentFeatures(c int, k constituent, others []constituent) *features {
	d, f := p.d, &p.f
	f.reset()
	whole := k.in[0]
	if k.in[0].first >= k.in[0].last {
		whole = k.in[1]
	}
	size := k.in[0].last - k.in[0].first + max(0, k.in[1].last-k.in[1].first)
	before := flag(whole.first < c)
	quote := uint32(0)
	start := whole.first
	for start < whole.last-1 && p.word(start) == "," {
		start++
	}
	if q := p.quote[start]; q >= 0 {
		quote = 1
		if p.quote[whole.last-1] == q {
			quote = 2
		}
	} else {
		for i := whole.first; i < whole.last; i++ {
			if p.quote[i] >= 0 {
				quote = 3
				break
			}
		}
	}
	if p.quote[c] >= 0 {
		quote += 4
	}
	hasQuote, hasClause := uint32(0), uint32(0)
	for _, o := range others {
		if o.kind == kindQuote || o.kind == kindQuote+1 {
			hasQuote = 1
		}
		if d.Tokens[o.head].Dep == "ccomp" && d.Tokens[o.head].Head == c {
			hasClause = 1
		}
	}
	kind := uint32(p.kind[k.head])
	f.add(1, k.kind)
	f.add(2, k.kind, before)
	f.add(3, k.kind, p.pos[c], p.dep[c])
	f.add(4, k.kind, kind)
	f.add(5, k.kind, p.tag[k.head])
	f.add(6, k.kind, quote)
	f.add(7, quote, before)
	f.add(8, k.kind, bucket(size))
	f.add(9, p.at(start))
	f.add(10, k.kind, p.at(start))
	f.add(11, k.kind, hasQuote, hasClause)
	f.add(12, quote, hasQuote, hasClause)
	f.add(13, p.tag[c], k.kind)
	f.add(14, k.kind, p.at(whole.first-1), p.at(whole.last))
	f.add(15, k.kind, flag(p.child(c, "dobj") >= 0), flag(p.child(c, "auxpass") >= 0), flag(p.subject(c) >= 0))
	f.add(16, k.kind, p.governed(c, k.head), quote)
	f.add(17, k.kind, p.governed(c, k.head), before)
	for _, w := range p.class[c] {
		x := uint32(w)
		f.add(20, x, k.kind)
		f.add(27, x, k.kind, p.governed(c, k.head))
		f.add(21, x, k.kind, quote)
		f.add(22, x, k.kind, kind)
		f.add(23, x, quote)
		f.add(24, x, k.kind, hasQuote, hasClause)
		f.add(25, x, p.pos[c], k.kind)
		f.add(26, x, k.kind, before)
	}
	for _, w := range p.class[k.head] {
		f.add(30, uint32(w), k.kind)
	}
	if m := p.child(k.head, "mark", "aux", "advmod"); m >= 0 {
		f.add(31, k.kind, p.at(m))
	}
	f.add(32, k.kind, bucket(k.head-c), bucket(c-k.head))
	f.mean(p.row(c), p.row(k.head), p.row(d.Tokens[k.head].Head), -1)
	return f
}

// sourceFeatures describes s as who says cue c. Rank counts the nearer choices.
func (p *page) sourceFeatures(c int, s speaker, rank int, all []speaker) *features {
	d, f := p.d, &p.f
	f.reset()
	kind := uint32(p.kind[s.head])
	before := flag(s.head < c)
	passive := flag(p.child(c, "auxpass") >= 0)
	own := uint32(0)
	for _, o := range all {
		if o.step == 0 && (d.Tokens[o.head].Dep == "nsubj" || d.Tokens[o.head].Dep == "agent") {
			own = 1
		}
	}
	f.add(1, s.path)
	f.add(2, s.path, kind)
	f.add(3, kind)
	f.add(4, s.path, before)
	f.add(5, s.path, p.tag[c])
	f.add(6, s.path, passive)
	f.add(7, uint32(rank), before)
	f.add(8, uint32(s.step), kind, own)
	f.add(9, p.dep[s.head], uint32(s.step), p.dep[c])
	f.add(10, p.dep[s.head], kind, p.pos[c])
	f.add(11, bucket(s.head-c), bucket(c-s.head))
	f.add(12, flag(p.quote[s.head] >= 0), flag(p.quote[c] >= 0))
	f.add(13, s.path, own)
	f.add(14, own, uint32(s.step), p.dep[s.head])
	f.add(15, p.dep[s.head], uint32(s.step), p.pos[c], passive)
	for _, w := range p.class[c] {
		x := uint32(w)
		f.add(20, x, s.path)
		f.add(21, x, kind)
		f.add(22, x, p.dep[s.head], uint32(s.step), kind)
		f.add(23, x, s.path, p.tag[c], passive)
	}
	for _, w := range p.class[s.head] {
		f.add(24, uint32(w))
	}
	f.add(25, p.at(s.head-1), before)
	f.add(26, p.at(s.head+1), before)
	f.mean(p.row(c), p.row(s.head), p.row(d.Tokens[s.head].Head), -1)
	return f
}

// modifierFeatures describes dependent k of the source's head, in the name of the source of cue c.
func (p *page) modifierFeatures(c, head, k int) *features {
	f := &p.f
	f.reset()
	s := p.subtree(k)
	comma := flag(s.first > 0 && (p.word(s.first-1) == "," || p.word(s.first) == ","))
	side := flag(k > head)
	size := bucket(s.last - s.first)
	f.add(1, p.dep[k], side)
	f.add(2, p.dep[k], comma, size)
	f.add(3, p.dep[k], uint32(p.kind[head]))
	f.add(4, p.dep[k], p.at(s.first))
	f.add(5, p.dep[k], comma, uint32(p.kind[head]))
	f.add(6, p.dep[k], flag(s.first > c), flag(head > c))
	f.add(7, p.dep[k], uint32(p.kind[k]))
	f.add(8, p.dep[k], p.tag[k], comma)
	f.add(9, p.dep[k], p.at(s.last))
	f.add(10, p.dep[k], p.closed[k], comma)
	f.add(11, p.dep[k], comma, flag(head > c), size)
	f.mean(p.row(head), p.row(k), -1, -1)
	return f
}

// reachFeatures describes token t as the next word of a cue that now covers now, c being its head.
func (p *page) reachFeatures(c int, now stretch, t int, in *taken) *features {
	d, f := p.d, &p.f
	f.reset()
	right := flag(t > c)
	relation := uint32(0)
	switch {
	case d.Tokens[t].Head == c:
		relation = 1
	case d.Tokens[c].Head == t:
		relation = 2
	case now.holds(d.Tokens[t].Head):
		relation = 3
	default:
		for k := now.first; k < now.last; k++ {
			if d.Tokens[k].Head == t {
				relation = 4
			}
		}
		if p.subtree(c).holds(t) {
			relation |= 8
		}
	}
	next := t + 1
	if right == 0 {
		next = t - 1
	}
	nextState := uint32(0)
	if next >= 0 && next < len(p.pos) {
		nextState = 1 + in.state(next)
	}
	steps := now.last - now.first
	f.add(1, right, relation, p.dep[t])
	f.add(2, right, p.at(t))
	f.add(3, right, relation, p.at(t))
	f.add(4, right, p.pos[t], nextState)
	f.add(5, right, p.at(t), nextState)
	f.add(6, right, relation, p.dep[t], nextState)
	f.add(7, right, bucket(steps))
	f.add(8, right, p.at(t), p.at(next))
	f.add(9, right, p.dep[t], p.pos[c], relation)
	f.add(10, right, nextState, relation)
	last := now.last - 1
	if right == 0 {
		last = now.first
	}
	f.add(11, right, p.at(last), p.at(t))
	f.add(12, right, p.dep[last], p.dep[t], relation)
	f.add(13, right, p.tag[c], p.at(t))
	f.add(20, right, flag(in.speakerLeft), flag(in.contentLeft), p.at(t))
	for _, w := range p.class[c] {
		f.add(14, right, uint32(w), p.dep[t], relation)
		f.add(15, right, uint32(w), p.at(t))
		f.add(16, right, uint32(w), p.at(t), nextState)
	}
	for _, w := range p.class[t] {
		f.add(17, right, uint32(w), p.dep[t])
		f.add(18, right, uint32(w), relation)
	}
	if d.Tokens[t].Dep == "prep" {
		if o := p.child(t, "pobj", "pcomp"); o >= 0 {
			f.add(19, right, p.closed[t], uint32(p.kind[o]), in.state(o))
			for _, w := range p.class[o] {
				f.add(21, right, p.closed[t], uint32(w), in.state(o))
			}
		}
	}
	f.mean(p.row(c), p.row(t), -1, -1)
	return f
}
