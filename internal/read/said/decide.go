package said

import (
	"cmp"
	"slices"
	"strings"
)

// Thresholds, in log odds, chosen on fifths of the train part that were not learned from. The scores
// are flat around them: .3 up or down costs less than .005 of any F1. Acceptance at 1 instead of .7 gives
// .003 more attributions right by half and .005 fewer words of cues.
const (
	cueOdds     = -1.0 // below this a word is not looked at further
	contentOdds = 0.3
	nameOdds    = 0.3 // a modifier joins the name of a source from here
	sourceOdds  = -0.5
	fallback    = -3.0 // a sure cue takes the likeliest constituent down to here
	surely      = 1.0  // what makes a cue sure
	// An attribution is accepted on the sum of its cue's, its likeliest content's and its source's odds, so weighed.
	contentWeight = 0.3
	sourceWeight  = 0.15
	accept        = 0.7
	quotedOdds    = 4.0 // "quoted a diplomat as saying" leaves no doubt
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

// find decides on all candidates: first on those outside quotations, the governing ones first, then
// carries the word over to quotations that stand alone, and last reads inside the quotations, where
// whatever is said is said by somebody's leave.
func (p *page) find() []finding {
	d := p.d
	var outside, inside []int
	depth := make([]int, len(d.Tokens))
	for _, c := range p.candidates {
		p.cueOdds[c] = p.score(askCue, p.cueFeatures(c))
		if p.quotedBy(c) >= 0 {
			p.cueOdds[c] = max(p.cueOdds[c], quotedOdds)
		}
		if p.cueOdds[c] < cueOdds {
			continue
		}
		n := 0
		for h := c; d.Tokens[h].Head != h && n < deepest; h = d.Tokens[h].Head {
			n++
		}
		switch {
		case p.class[c][0] == classAccording || d.Tokens[c].Dep == "parataxis":
			n -= deepest // thrown in: it governs what it interrupts
		case p.class[c][0] == classColon:
			n += deepest // "Smith replied: …" is the verb's
		}
		depth[c] = n
		if p.inSpeech(c) {
			inside = append(inside, c)
		} else {
			outside = append(outside, c)
		}
	}
	byDepth := func(a, b int) int {
		if p.part[a] != p.part[b] {
			return cmp.Compare(p.part[a], p.part[b])
		}
		return cmp.Compare(depth[a], depth[b])
	}
	slices.SortStableFunc(outside, byDepth)
	slices.SortStableFunc(inside, byDepth)
	w := &work{taken: taken{mark: make([]int32, len(d.Tokens))}, owner: make([]int32, len(d.Tokens))}
	p.take(outside, w)
	p.beside(w)
	w.found = p.carry(w.found)
	clear(w.owner)
	for n := range w.found {
		w.own(n)
	}
	p.take(inside, w)
	return withContent(w.found)
}

// deepest bounds the walk to the root; sentences that nest deeper are lists or noise.
const deepest = 60

// work is the state of deciding: what was found, and who holds each token.
type work struct {
	taken
	owner []int32 // 1 + index of the innermost finding whose content or cue holds the token
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
		w.owner[i] = int32(n + 1)
	}
}

// inSpeech reports whether token i stands inside a quotation that is somebody's words.
func (p *page) inSpeech(i int) bool {
	q := p.quote[i]
	return q >= 0 && p.wordy(int(q))
}

// take decides on the candidates in order.
func (p *page) take(order []int, w *work) {
	for _, c := range order {
		o := int(w.owner[c]) - 1
		if o >= 0 && w.found[o].cue.holds(c) {
			continue
		}
		if o < 0 && p.inSpeech(c) {
			continue // nobody is known to say the quotation, so nobody's saying within it is evidence
		}
		fd, ok := p.decide(c, &w.taken)
		if !ok {
			continue
		}
		fd.parent = o
		if o >= 0 { // what is said within a content reaches not out of it
			for _, s := range w.found[o].content {
				if s.holds(c) {
					fd.cue = stretch{max(fd.cue.first, s.first), min(fd.cue.last, s.last)}
				}
			}
		}
		// A later cue does not take what an earlier one at the same level has, and falls when that is most of it.
		kept := fd.content[:0]
		before, after := 0, 0
		for _, s := range fd.content {
			before += s.last - s.first
			for s.first < s.last && w.foreign(s.first, o) {
				s.first++
			}
			e := s.first
			for e < s.last && !w.foreign(e, o) {
				e++
			}
			if s.last = e; s.first < s.last {
				if s = p.trim(s); s.first < s.last {
					kept = append(kept, s)
					after += s.last - s.first
				}
			}
		}
		fd.content = kept
		if 2*after < before || len(kept) == 0 && !p.awaits(fd) {
			continue
		}
		w.found = append(w.found, fd)
		w.own(len(w.found) - 1)
	}
}

// foreign reports whether token i belongs to a finding other than the parent, or lies outside the parent.
func (w *work) foreign(i, parent int) bool {
	return int(w.owner[i])-1 != parent && (parent >= 0 || w.owner[i] > 0)
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

// decide finds the parts of the attribution of cue c.
func (p *page) decide(c int, t *taken) (finding, bool) {
	fd := finding{head: c, speaker: -1, odds: p.cueOdds[c]}
	t.begin()
	t.set(c, inCue)
	p.speak = p.speakers(c, p.speak)
	best := float32(sourceOdds)
	for n, s := range p.speak {
		if s.head == c {
			continue
		}
		if v := p.score(askSource, p.sourceFeatures(c, s, n, p.speak)); v > best {
			best, fd.speaker = v, s.head
		}
	}
	if o := p.quotedBy(c); o >= 0 {
		best, fd.speaker = max(best, 0), o
	} else if o := p.quotedPassive(c); o >= 0 {
		best, fd.speaker = max(best, 0), o
	}
	if p.violent(c, fd.speaker) {
		return fd, false
	}
	p.choices = p.contents(c, p.choices)
	low, high := c, c+1
	sure := float32(-3)
	bestOf, bestAt := float32(fallback), -1
	for n, k := range p.choices {
		if k.head == fd.speaker && k.in[1].first >= k.in[1].last || p.recipient(c, k.head) {
			continue
		}
		if p.quotedPassive(c) >= 0 && p.d.Tokens[k.head].Tag == "VBG" && p.child(k.head, "ccomp") < 0 {
			continue // the "saying" of "was quoted as saying"
		}
		v := p.score(askContent, p.contentFeatures(c, k, p.choices))
		sure = max(sure, v)
		if v > bestOf {
			bestOf, bestAt = v, n
		}
		if v < contentOdds {
			continue
		}
		for _, s := range k.in {
			for i := s.first; i < s.last; i++ {
				if i != c && (p.quote[c] < 0 || p.quote[i] == p.quote[c]) {
					t.set(i, inContent)
				}
			}
			if s.first < s.last {
				low, high = min(low, s.first), max(high, s.last)
			}
		}
	}
	// A sure cue says something: the likeliest constituent, if none is likely.
	if bestOf < contentOdds && bestAt >= 0 && p.cueOdds[c] > surely {
		k := p.choices[bestAt]
		for _, s := range k.in {
			for i := s.first; i < s.last; i++ {
				if i != c && (p.quote[c] < 0 || p.quote[i] == p.quote[c]) {
					t.set(i, inContent)
				}
			}
			if s.first < s.last {
				low, high = min(low, s.first), max(high, s.last)
			}
		}
	}
	if p.cueOdds[c]+contentWeight*min(sure, 3)+sourceWeight*max(-3, min(best, 3)) < accept {
		return fd, false
	}
	if fd.speaker >= 0 {
		t.source = p.sourceStretch(c, fd.speaker)
		if l := t.source.last - 1; l > t.source.first && p.d.Tokens[l].Tag == "POS" && l < c {
			t.source.last = l // the mark of the genitive leads to the cue: Roy | 's claim
		}
		t.setAll(t.source, inSource)
		fd.source = t.source
	}
	low, high = p.widen(t, c, low, high)
	t.speakerLeft = fd.speaker >= 0 && fd.speaker < c
	for i := low; i < c; i++ {
		if t.state(i) == inContent {
			t.contentLeft = true
			break
		}
	}
	t.cue = p.reach(c, t)
	t.setAll(t.cue, inCue)
	fd.cue = t.cue
	p.gather(t, low, high)
	for n := range t.content {
		t.content[n] = p.afterColon(t.content[n])
	}
	fd.content = append([]stretch(nil), t.content...)
	return fd, len(fd.content) > 0 || p.awaits(fd)
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
	if p.kind[i] != bodyName && p.kind[i] != otherName || p.child(c, "ccomp") < 0 {
		return false
	}
	_, known := p.outletIn(stretch{p.subtree(i).first, i + 1}, i)
	return known
}

// quotedBy finds the one who says c in "the paper quoted a diplomat (as) saying": the object of the verb of quoting; -1: no such frame.
func (p *page) quotedBy(c int) int {
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
	o := p.child(h, "dobj")
	if o < 0 || o > c || p.kind[o] == notNoun {
		return -1
	}
	return o
}

// reach gives the words of the cue around its head.
func (p *page) reach(c int, t *taken) stretch {
	now := stretch{c, c + 1}
	first, last := p.sentence(c)
	subject := p.child(c, "nsubj")
	for now.first > first && now.first-1 != subject && t.state(now.first-1) == free && c-now.first < longestCue {
		if p.score(askCueIn, p.reachFeatures(c, now, now.first-1, t)) < 0 {
			break
		}
		now.first--
	}
	passive := p.quotedPassive(c) >= 0
	said := p.child(c, "ccomp")
	for now.last < last && t.state(now.last) == free && now.last-c < longestCue {
		if passive && p.word(now.last) == "by" {
			break // who quotes is a channel
		}
		if said > c && p.subtree(said).holds(now.last) {
			break // a clause of what is said is no part of the cue, even if only a quotation in it was taken
		}
		if p.score(askCueIn, p.reachFeatures(c, now, now.last, t)) < 0 {
			break
		}
		now.last++
	}
	for now.last-1 > c && p.isSpace(now.last-1) {
		now.last--
	}
	return now
}

// longestCue, in words to either side of the head; 99 % of the cues of the train part are shorter.
const longestCue = 12

// afterColon cuts a content that ends in a quotation to that quotation if a colon, a dash or the
// end of a sentence comes before it: what stands before is the report's own sentence.
func (p *page) afterColon(s stretch) stretch {
	q := p.quote[s.last-1]
	if q < 0 || p.quote[s.first] == q {
		return s
	}
	first, _ := p.tokensOf(int(q))
	if first-1 > s.first {
		switch w := p.word(first - 1); {
		case w == ":", w == ".", w == "?", w == "!", isDash(w):
			return stretch{first, s.last}
		}
	}
	return s
}

// widen grows marked content to whole quotations: where a quotation of several sentences is only
// touched by the sentence of the cue, all of it is said. It never grows over source or
// cue, nor out of the quotation that the cue itself stands in.
func (p *page) widen(t *taken, c, low, high int) (int, int) {
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
		for a > first && t.state(a-1) <= inContent {
			a--
			t.set(a, inContent)
		}
		b := i
		for b < last && t.state(b) <= inContent {
			t.set(b, inContent)
			b++
		}
		low, high = min(low, a), max(high, b)
		i = max(i, b-1)
	}
	return low, high
}
