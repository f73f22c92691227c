package said

import (
	"cmp"
	"slices"
	"strings"
)

// Thresholds, in log odds.
const (
	cueOdds    = -0.5 // on the outer level
	nestedOdds = 0.0  // within a content
	quotedOdds = 4.0  // "quoted a diplomat as saying" leaves no doubt
)

// A finding is an attribution in tokens.
type finding struct {
	head    int // the word that the cue was found by
	cue     stretch
	source  stretch // empty: none named
	speaker int     // head of the source, or -1
	content []stretch
	parent  int
	odds    float32
	carried bool // the content goes on in later sentences
}

// find decides first on the cues outside quotations, the surest first, then
// carries the word over to quotations that stand alone, and last reads inside the contents, where
// whatever is said is said by somebody's leave.
func (p *page) find() []finding {
	n := len(p.d.Tokens)
	p.see()
	var outside, inside []int
	flat, nested := make([]float32, n), make([]float32, n)
	for i := range n {
		flat[i], nested[i] = p.cueLogOdds(i)
	}
	for i := range n {
		if p.quotedBy(i) >= 0 {
			flat[i], nested[i] = max(flat[i], quotedOdds), max(nested[i], quotedOdds)
			flat[p.quoter(i)], nested[p.quoter(i)] = never, never // who quotes passes on and says nothing himself
		}
	}
	for i := range n {
		if flat[i] > cueOdds && !p.inSpeech(i) {
			outside = append(outside, i)
		}
		if nested[i] > nestedOdds {
			inside = append(inside, i)
		}
	}
	bySurety := func(odds []float32) func(a, b int) int {
		return func(a, b int) int { return cmp.Compare(odds[b], odds[a]) }
	}
	slices.SortStableFunc(outside, bySurety(flat))
	slices.SortStableFunc(inside, bySurety(nested))
	w := &work{taken: taken{mark: make([]int32, n)}, owner: make([]int32, n)}
	p.take(outside, w, false)
	p.absorb(w)
	p.beside(w)
	w.found = p.carry(w.found)
	clear(w.owner)
	for _, nested := range [...]bool{false, true} { // the inner ones last
		for n := range w.found {
			if (w.found[n].parent >= 0) == nested {
				w.own(n)
			}
		}
	}
	p.take(inside, w, true)
	p.inherit(w)
	return withContent(w.found)
}

// absorb lets "according to" govern all of its sentence: "Moor repeated the warning, saying that …, according to the Wire" has
// all that Moor says through the Wire, though people mark two attributions side by side.
func (p *page) absorb(w *work) {
	for n := range w.found {
		fd := &w.found[n]
		if p.class[fd.head] == nil || p.class[fd.head][0] != classAccording || len(fd.content) == 0 {
			continue
		}
		last := &fd.content[len(fd.content)-1]
		gap := stretch{last.last, fd.cue.first}
		if gap.first >= gap.last || gap.last-gap.first > afterCue || p.line[gap.first-1] != p.line[fd.head] {
			continue
		}
		var within []int
		whole, loose := true, 0
		for i := gap.first; i < gap.last && whole; i++ {
			m := max(w.owner[i], -w.owner[i]) - 1
			switch {
			case m >= 0 && int(m) != n && w.found[m].parent < 0:
				if len(within) == 0 || within[len(within)-1] != int(m) {
					within = append(within, int(m))
				}
			case m < 0 && (p.d.Tokens[i].Pos == "PUNCT" || p.isSpace(i)):
			default:
				loose++ // "… on Saturday, saying"
				whole = loose <= holeWords && m < 0
			}
		}
		if !whole || len(within) == 0 {
			continue
		}
		for _, m := range within {
			for _, s := range append(w.found[m].content, w.found[m].cue) {
				whole = whole && s.first >= gap.first && s.last <= gap.last
			}
		}
		if !whole {
			continue
		}
		last.last = p.trim(gap).last
		for _, m := range within {
			w.found[m].parent = n
		}
	}
}

// inherit gives a cue without a subject the source of the cue that governs it: "Hale said the talks had failed, adding that …".
func (p *page) inherit(w *work) {
	clear(w.owner)
	for n := range w.found {
		for i := w.found[n].cue.first; i < w.found[n].cue.last; i++ {
			w.owner[i] = int32(n + 1)
		}
	}
	for n := range w.found {
		fd := &w.found[n]
		c := fd.head
		if fd.speaker >= 0 || p.d.Tokens[c].Pos != "VERB" || p.child(c, "auxpass") >= 0 || p.d.Tokens[c].Tag == "VBN" {
			continue
		}
	climb:
		for step := 0; step < climbs && p.subject(c) < 0; step++ {
			switch p.d.Tokens[c].Dep {
			case "advcl", "conj", "xcomp", "pcomp", "prep", "dep":
			default:
				break climb
			}
			c = p.d.Tokens[c].Head
			if o := int(w.owner[c]) - 1; o >= 0 && o != n {
				if g := &w.found[o]; g.speaker >= 0 && g.parent == fd.parent && !g.source.meets(fd.cue) && !slices.ContainsFunc(fd.content, g.source.meets) {
					fd.source, fd.speaker = g.source, g.speaker
				}
				break
			}
		}
	}
}

// work is the state of deciding: what was found, and who holds each token.
type work struct {
	taken
	owner []int32 // 1 + index of the innermost finding whose content holds the token; of its cue, negative; 0: nobody's
	found []finding
}

func (w *work) own(n int) {
	fd := &w.found[n]
	for _, s := range fd.content {
		for i := s.first; i < s.last; i++ {
			w.owner[i] = int32(n + 1)
		}
	}
	for i := fd.cue.first; i < fd.cue.last; i++ {
		w.owner[i] = -int32(n + 1)
	}
}

// inSpeech reports whether token i stands inside a quotation that is somebody's words.
func (p *page) inSpeech(i int) bool {
	q := p.quote[i]
	return q >= 0 && p.wordy(int(q))
}

// take decides on the heads of cues in order; nested are those within the contents of others.
func (p *page) take(order []int, w *work, nested bool) {
	for _, c := range order {
		o := int(w.owner[c]) - 1
		if o < -1 || (o >= 0) != nested {
			continue // in a cue, or on the other level
		}
		if fd, ok := p.decide(c, o, w); ok {
			if len(p.class[c]) == 0 {
				p.class[c] = otherClass
			}
			fd.parent = o
			w.found = append(w.found, fd)
			w.own(len(w.found) - 1)
		}
	}
}

// awaits reports whether a cue without content announces one in the next sentence or paragraph: it ends with a colon.
func (p *page) awaits(fd finding) bool {
	_, last := p.sentence(fd.head)
	for i := last - 1; i > fd.head && i > last-4; i-- {
		if p.word(i) == ":" {
			return true
		}
	}
	return false
}

// decide gives out the parts of the attribution of cue c within finding o, or on the outer level (-1).
func (p *page) decide(c, o int, w *work) (finding, bool) {
	fd := finding{head: c, speaker: -1, parent: o}
	t := &p.casting
	p.cast(c, t)
	for k := range t.odds {
		if i := t.lo + k; int(w.owner[i])-1 != o || p.quote[c] >= 0 && p.quote[i] != p.quote[c] {
			for r := roleNone + 1; r < roles; r++ {
				t.odds[k][r] += never
			}
		}
	}
	p.framed(c, t)
	t.odds[c-t.lo][roleCue] -= 2 * never
	t.assign(c)
	fd.cue = t.run(c)
	if fd.source = t.source(); fd.source.first < fd.source.last {
		fd.speaker = p.headOf(fd.source)
	}
	if p.violent(c, fd.speaker) {
		return fd, false
	}
	w.begin()
	w.setAll(fd.source, inSource)
	w.setAll(fd.cue, inCue)
	low, high := t.hi, t.lo
	for k, r := range t.role {
		if i := t.lo + k; r == roleContent && w.state(i) == free {
			w.set(i, inContent)
			low, high = min(low, i), max(high, i+1)
		}
	}
	low, high = p.widen(w, c, o, low, high)
	p.gather(&w.taken, low, high)
	fd.content = append([]stretch(nil), w.content...)
	return fd, len(fd.content) > 0 || p.awaits(fd)
}

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

// headOf gives the word of a stretch that governs the rest, a noun or pronoun if one does.
func (p *page) headOf(s stretch) int {
	head := -1
	for i := s.first; i < s.last; i++ {
		if h := p.d.Tokens[i].Head; (h == i || !s.holds(h)) && (head < 0 || p.kind[head] == notNoun && p.kind[i] != notNoun) {
			head = i
		}
	}
	if head >= 0 && p.kind[head] == notNoun {
		for i := s.first; i < s.last; i++ {
			if p.kind[i] != notNoun {
				return i
			}
		}
	}
	return head
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

// widen grows marked content to whole quotations: where a quotation of several sentences is only
// touched by the sentence of the cue, all of it is said. It never grows over source or
// cue, nor out of the quotation that the cue itself stands in.
func (p *page) widen(t *work, c, o, low, high int) (int, int) {
	d := p.d
	for i := low; i < high; i++ {
		q := p.quote[i]
		if q < 0 || t.state(i) != inContent || q == p.quote[c] {
			continue
		}
		first, last := d.At(p.quotes[q].outer.Start), d.At(p.quotes[q].outer.End)
		for first < last && d.Tokens[last-1].End > p.quotes[q].outer.End {
			last--
		}
		a := i
		for a > first && t.state(a-1) <= inContent && int(t.owner[a-1])-1 == o {
			a--
			t.set(a, inContent)
		}
		b := i
		for b < last && t.state(b) <= inContent && int(t.owner[b])-1 == o {
			t.set(b, inContent)
			b++
		}
		low, high = min(low, a), max(high, b)
		i = max(i, b-1)
	}
	return low, high
}
