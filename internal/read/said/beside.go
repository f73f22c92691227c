package said

import "strings"

// How far from the quotation marks the verb of saying may stand, in tokens: "…," the councillor for
// the northern ward told reporters; and before: Smith wrote in a long letter to the board, "…".
const (
	afterReach  = 10
	beforeReach = 14
)

// beside gives quotations that no decision claimed to the verb next to them, whatever that verb is:
// "…," she deadpanned. A finite verb with somebody beside it, right after the closing mark or right
// before the opening one, is a verb of saying by its place.
func (p *page) beside(w *work) {
	for q := range p.quotes {
		first, last := p.tokensOf(q)
		if first >= last || !p.speech(q) && p.heads(q) < 0 || p.quotes[q].continues {
			continue
		}
		claimed := false
		for i := first; i < last && !claimed; i++ {
			claimed = w.owner[i] != 0
		}
		if claimed {
			continue
		}
		v := p.verbAfter(first, last)
		if v < 0 {
			v = p.verbBeforeQuote(first)
		}
		if v < 0 {
			v = p.likelyCue(first, last, w)
		}
		if v < 0 {
			p.signed(first, last, w)
			continue
		}
		s := p.trim(stretch{first, last})
		if s.first >= s.last {
			continue
		}
		if o := int(-w.owner[v]) - 1; o >= 0 {
			if !w.found[o].source.meets(s) {
				w.found[o].content = append(w.found[o].content, s)
				w.own(o)
			}
			continue
		}
		if w.owner[v] > 0 {
			continue
		}
		if len(p.class[v]) == 0 {
			p.class[v] = nearClass
		}
		t := &p.casting
		p.cast(v, t)
		for k := range t.odds {
			switch i := t.lo + k; {
			case s.holds(i):
				t.odds[k][roleContent] -= 2 * never
			case w.owner[i] != 0 || p.quote[i] >= 0:
				for r := roleNone + 1; r < roles; r++ {
					t.odds[k][r] += never
				}
			default:
				t.odds[k][roleContent] += never
			}
		}
		t.odds[v-t.lo][roleCue] -= 2 * never
		t.assign(v)
		fd := finding{head: v, speaker: -1, parent: -1, cue: t.run(v), source: t.source(), content: []stretch{s}}
		if fd.source.first >= fd.source.last {
			fd.source = p.likeliest(t, s)
		}
		if fd.source.first >= fd.source.last {
			continue // nobody
		}
		fd.speaker = p.headOf(fd.source)
		w.found = append(w.found, fd)
		w.own(len(w.found) - 1)
	}
}

// A quotation that nobody claims goes to the word of its sentence that is most like a cue, if that is not out of the question:
// of the cues that were not learned from one in thirty has lower odds.
const faintOdds = -4

// likelyCue finds that word near the quotation of tokens [first, last), or -1.
func (p *page) likelyCue(first, last int, w *work) int {
	best, most := -1, float32(faintOdds)
	low, _ := p.sentence(first)
	_, high := p.sentence(last - 1)
	for i := max(low, first-afterCue); i < min(high, last+afterCue); i++ {
		if p.flat[i] > most && p.quote[i] < 0 && w.owner[i] <= 0 {
			best, most = i, p.flat[i]
		}
	}
	return best
}

// likeliest gives the noun phrase whose head is most like a source, for somebody must have said it.
func (p *page) likeliest(t *casting, content stretch) stretch {
	best, most := -1, float32(never)/2
	for k := range t.odds {
		i := t.lo + k
		if v := t.odds[k][roleSource] - t.odds[k][roleNone]; p.kind[i] != notNoun && t.role[k] == roleNone && v > most {
			best, most = i, v
		}
	}
	if best < 0 {
		return stretch{}
	}
	return p.nameAround(best, content)
}

// nameAround gives the name that holds token i, or the phrase that it heads up to it, on its side of a content.
func (p *page) nameAround(i int, content stretch) stretch {
	s := stretch{min(p.subtree(i).first, i), i + 1}
	if n, ok := p.nameOf(i); ok && p.line[n.First] == p.line[n.Last-1] {
		s = stretch{n.First, n.Last}
	}
	return outsideOf(s, content, i)
}

// signatureReach is how many tokens a signature may have: a name, an age, a place.
const signatureReach = 16

// signed gives a quotation without a verb to the name that signs it: "…" — Ana Roy, 31, of Lund; or
// that opens its line: Ana Roy: "…".
func (p *page) signed(first, last int, w *work) {
	d := p.d
	mark, name := -1, -1
	at := last
	for at < len(d.Tokens) && p.isSpace(at) {
		at++
	}
	if at < len(d.Tokens) && isDash(p.word(at)) && p.line[at] <= p.line[first]+1 {
		_, end := p.lineTokens(int(p.line[at]))
		for i := at + 1; i < end && i < at+4 && end-at <= signatureReach; i++ {
			if p.kind[i] == personName || p.kind[i] == otherName || p.kind[i] == personNoun {
				mark, name = at, p.phraseHead(i, at+1, end)
				break
			}
		}
	} else if first >= 2 && p.line[first-1] == p.line[first] && (p.word(first-1) == ":" || isDash(p.word(first-1))) {
		low, _ := p.lineTokens(int(p.line[first]))
		start := first - 1
		for start > low && !isDash(p.word(start-1)) && first-start <= signatureReach {
			start--
		}
		if i := p.heads(int(p.quote[first])); i >= 0 {
			mark, name, start = first-1, i, first
		}
		for i := first - 2; i >= start && first-start <= signatureReach; i-- {
			if p.kind[i] == personName || p.kind[i] == bodyName || p.kind[i] == otherName {
				mark, name = first-1, p.phraseHead(i, start, first-1)
				break
			}
		}
	}
	if mark < 0 || w.owner[mark] != 0 || w.owner[name] != 0 {
		return
	}
	p.class[mark] = colonClass
	fd := finding{head: mark, speaker: name, parent: -1, cue: stretch{mark, mark + 1}, content: []stretch{p.trim(stretch{first, last})}}
	fd.source = p.nameAround(name, fd.content[0])
	if mark < name {
		fd.source.first = max(fd.source.first, mark+1)
	} else {
		fd.source.last = min(fd.source.last, mark)
	}
	if fd.content[0].first < fd.content[0].last && !fd.source.holds(mark) {
		w.found = append(w.found, fd)
		w.own(len(w.found) - 1)
	}
}

// heads gives the person whose name opens a headline that ends in his words, "Ana Roy on the dam: ‘It Will Hold’", or -1.
func (p *page) heads(q int) int {
	first, last := p.tokensOf(q)
	if first < 2 || first >= last || p.word(first-1) != ":" || strings.Count(p.quotes[q].inner.In(p.d.Text), " ") < 2 {
		return -1
	}
	a, b := p.lineTokens(int(p.line[first]))
	if p.wordsIn(last, b) > 0 || first-a > longestHeading {
		return -1
	}
	n, ok := p.nameOf(a)
	if !ok || p.kind[n.Last-1] != personName {
		return -1
	}
	for i := a; i < first-1; i++ {
		if w := p.word(i); w == "." || w == "?" || w == "!" {
			return -1 // a sentence, not a headline
		}
	}
	return p.phraseHead(n.Last-1, a, n.Last)
}

// longestHeading is how many tokens a headline may have before the colon.
const longestHeading = 16

// outsideOf cuts a source to the side of a content that its head stands on.
func outsideOf(source, content stretch, head int) stretch {
	if head < content.first {
		source.last = min(source.last, content.first)
	} else {
		source.first = max(source.first, content.last)
	}
	return source
}

func isDash(s string) bool { return s == "—" || s == "–" || s == "-" || s == "--" || s == "―" }

// verbAfter finds the verb of saying after the quotation that ends before token last, or -1.
func (p *page) verbAfter(first, last int) int {
	inner := strings.TrimSpace(p.quotes[p.quote[first]].inner.In(p.d.Text))
	if inner == "" || inner[len(inner)-1] == '.' {
		return -1
	}
	for i := last; i < len(p.d.Tokens) && i < last+afterReach && p.line[i] == p.line[first] && p.quote[i] < 0; i++ {
		t := &p.d.Tokens[i]
		if t.Pos == "VERB" && finite(t.Tag) {
			return i
		}
		if t.Pos == "PUNCT" && strings.IndexByte(".;:?!", p.word(i)[0]) >= 0 || t.Dep == "mark" || t.Pos == "SCONJ" {
			return -1
		}
	}
	return -1
}

// verbBeforeQuote finds the verb of saying before the opening mark at token first, or -1. A comma or colon must stand between.
func (p *page) verbBeforeQuote(first int) int {
	if first == 0 || p.line[first-1] != p.line[first] || p.word(first-1) != "," && p.word(first-1) != ":" {
		return -1
	}
	low, _ := p.sentence(first - 1)
	for i := first - 2; i >= low && i > first-beforeReach && p.quote[i] < 0; i-- {
		t := &p.d.Tokens[i]
		if t.Pos == "VERB" && (finite(t.Tag) || t.Tag == "VBG") {
			return i
		}
	}
	return -1
}

// finite reports whether a verb's tag can carry a sentence.
func finite(tag string) bool { return tag == "VBD" || tag == "VBZ" || tag == "VBP" }
