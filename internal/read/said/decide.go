package said

import (
	"cmp"
	"slices"
)

// Thresholds, in log odds. The first was chosen on a tenth of the train part that was not learned from: between -0.8 and 0 no figure moves
// by more than .015; a lower one wins words of cues and loses attributions.
const (
	cueOdds    = -0.4
	quotedOdds = 4.0 // "quoted a diplomat as saying" leaves no doubt
)

// A finding is an attribution in tokens.
type finding struct {
	head    int // the word that the cue was found by
	cue     stretch
	source  stretch // empty: none named
	speaker int     // head of the source, or -1
	content []stretch
	parent  int
	carried bool // the content goes on in later sentences
}

// find decides first on the cues outside quotations, the surest first, then
// carries the word over to quotations that stand alone, and last reads inside the contents (nest.go), where
// whatever is said is said by somebody's leave.
func (p *page) find() []finding { return p.findTo(0) }

// findTo is find for a document that stands so many contents deep.
func (p *page) findTo(depth int) []finding {
	n := len(p.d.Tokens)
	var outside []int
	p.flat = p.cueLogOdds()
	flat := p.flat
	for i := range n {
		if p.quotedBy(i) >= 0 {
			flat[i] = max(flat[i], quotedOdds)
			flat[p.quoter(i)] = never // who quotes passes on and says nothing himself
		}
	}
	for i := range n {
		if flat[i] > cueOdds && !p.inSpeech(i) {
			outside = append(outside, i)
		}
	}
	slices.SortStableFunc(outside, func(a, b int) int { // what is read together stays together
		return cmp.Or(cmp.Compare(p.runOf(a), p.runOf(b)), cmp.Compare(flat[b], flat[a]))
	})
	w := &work{taken: taken{mark: make([]int32, n)}, owner: make([]int32, n)}
	p.take(outside, w)
	p.reckoned(w)
	if depth == 0 { // within a content the quotations have their speaker
		p.absorb(w)
		p.beside(w)
		w.found = p.carry(w.found)
	}
	p.nest(w, depth)
	p.inherit(w)
	return withContent(w.found)
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

// take decides on the heads of cues in order, but for those within a cue or the content of another.
func (p *page) take(order []int, w *work) {
	for _, c := range order {
		if w.owner[c] != 0 {
			continue
		}
		if fd, ok := p.decide(c, w); ok {
			if len(p.class[c]) == 0 {
				p.class[c] = otherClass
			}
			w.found = append(w.found, fd)
			w.own(len(w.found) - 1)
		}
	}
}

// leastNested is how many words a nested cue without a source must say: less is a modifier ("the militia-backed mayor").
const leastNested = 3

// says counts the words of a content.
func (p *page) says(fd finding) (n int) {
	for _, s := range fd.content {
		n += p.wordsIn(s.first, s.last)
	}
	return n
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

// decide gives out the parts of the attribution of cue c.
func (p *page) decide(c int, w *work) (finding, bool) {
	fd := finding{head: c, speaker: -1, parent: -1}
	t := &p.casting
	p.cast(c, t)
	for k := range t.odds {
		if i := t.lo + k; w.owner[i] != 0 || p.quote[c] >= 0 && p.quote[i] != p.quote[c] {
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
	low, high = p.widen(w, c, low, high)
	p.gather(&w.taken, low, high)
	fd.content = append([]stretch(nil), w.content...)
	return fd, len(fd.content) > 0 || p.awaits(fd)
}

// headOf gives the word of a stretch that governs the rest, a noun or pronoun if one does.
func (p *page) headOf(s stretch) int {
	if n := s.last - 1; s.last-s.first > 2 && p.kind[n] == notNoun && (p.d.Tokens[n].Pos == "ADJ" || p.d.Tokens[n].Pos == "ADV") && p.named[n] == "" && p.named[n-1] != "" {
		switch p.word(s.first) {
		case "a", "A", "an", "An":
			p.kind[n] = personNoun // "a Harbour Board formal": whatever the word means, it is one of the board and not the board
			return n
		}
	}
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

// widen grows marked content to whole quotations: where a quotation of several sentences is only
// touched by the sentence of the cue, all of it is said. It never grows over source or
// cue, nor out of the quotation that the cue itself stands in.
func (p *page) widen(t *work, c, low, high int) (int, int) {
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
		for a > first && t.state(a-1) <= inContent && t.owner[a-1] == 0 {
			a--
			t.set(a, inContent)
		}
		b := i
		for b < last && t.state(b) <= inContent && t.owner[b] == 0 {
			t.set(b, inContent)
			b++
		}
		low, high = min(low, a), max(high, b)
		i = max(i, b-1)
	}
	return low, high
}
