package lineage

import (
	"strings"

	"stemma"
	"stemma/internal/lineage/align"
	"stemma/internal/lineage/words"
)

// spunCover is the part of a spun report that a parent in the pile must cover: spinning keeps every sentence.
const spunCover = 0.6

// A lostKey names a lost witness: an outlet within a story, or the unknown source of one report.
type lostKey struct {
	outlet string
	story  int32
	of     int32 // the report whose source it is, where no outlet is known; else -1
}

// lostWitness gives the number of a lost witness, made on first use.
func (p *pile) lostWitness(k lostKey) int32 {
	if n, ok := p.lost[k]; ok {
		return n
	}
	n := int32(len(p.w))
	p.w = append(p.w, witness{outlet: k.outlet, twin: -1, story: n})
	p.lost[k] = n
	return n
}

// An owed is a debt to a lost witness.
type owed struct {
	to, from int32 // report, lost witness
	kind     stemma.CopyKind
	sure     stemma.Direction
	whole    bool
	passages []align.Passage // on the report's side (B)
	reasons  []stemma.Reason
}

// findLost adds the witnesses that are credited or must have existed.
func (p *pile) findLost() {
	p.lost = map[lostKey]int32{}
	n := int32(len(p.w))
	for i := range n {
		p.payCredits(i)
	}
	for i := range n {
		p.agencyCopies(i)
	}
	for i := range n {
		p.spunSource(i)
	}
}

// payCredits makes a lost witness of every outlet that a report credits and that no parent of it in the pile is.
func (p *pile) payCredits(n int32) {
	w := &p.w[n]
	if w.twin >= 0 {
		return
	}
	for i := range w.credits {
		c := &w.credits[i]
		if c.kind == "photo" || c.kind == "contributed" && !c.agency || w.isNamed(c) || p.selfTold(w, c) || p.paid(n, c) {
			continue
		}
		o := owed{to: n, kind: stemma.Quotation, sure: stemma.Known}
		switch {
		case c.kind == "translation":
			o.kind, o.whole = stemma.Translation, true
		case c.whole:
			o.kind, o.whole = stemma.CreditedRewrite, true
		case c.agency && c.kind == "told" && w.outlet == "":
			// Agencies write "told AFP" of themselves; a page without a name that has it most likely prints agency copy. A
			// newspaper may be citing.
			o.kind, o.sure = stemma.CreditedRewrite, stemma.Probable
		case w.tellsOver(c):
			o.kind, o.sure = stemma.CreditedRewrite, stemma.Probable
		}
		if o.kind == stemma.CreditedRewrite && w.spun {
			o.kind = stemma.Spun
		}
		place := p.place(n, c.Span)
		if m := p.inPile(n, c); m >= 0 {
			if o.sure, o.from = stemma.Known, m; o.kind != stemma.Translation {
				o.kind = stemma.Quotation
			}
			o.reasons = []stemma.Reason{{Rule: "credit", Note: upper(p.name(n)) + " credits " + c.whom() + ", of which this report is in the pile", Places: []stemma.Place{place}}}
			p.owe(o)
			continue
		}
		if c.author != "" {
			continue // her report is in the pile, of another story
		}
		o.reasons = []stemma.Reason{{Rule: "credit", Note: c.kind + ": " + c.outlet, Places: []stemma.Place{place}}}
		o.from = p.lostWitness(lostKey{c.outlet, p.storyOf(n), -1})
		lw := &p.w[o.from]
		lw.reasons = append(lw.reasons, stemma.Reason{Rule: "credited", Note: upper(p.name(n)) + " credits " + c.outlet + " (" + c.kind + ")", Places: []stemma.Place{place}})
		p.owe(o)
	}
}

// tellsOver reports whether a credit is to the one outlet from which a report has its matter: a newspaper that it names at its
// opening, and again, as having reported it, and nobody else. Agencies are quoted for a sentence by everyone.
func (w *witness) tellsOver(c *credit) bool {
	// What has its words from a report of the pile has not its matter from elsewhere.
	if c.agency || c.author != "" || len(w.parents) > 0 {
		return false
	}
	times, first := 0, len(w.report.Text)
	for i := range w.credits {
		switch o := &w.credits[i]; {
		case o.kind == "photo":
		case o.outlet != c.outlet:
			return false
		case o.kind == "reported" || o.kind == "cited":
			times += o.times
			first = min(first, o.Start)
		}
	}
	return times >= 2 && first <= w.ledeEnds()
}

// ledeEnds gives where the first block of the report's own text ends that is longer than a line of its head.
func (w *witness) ledeEnds() int {
	for _, s := range body(w.report) {
		text := s.In(w.report.Text)
		for at := 0; at < len(text); {
			line, _, _ := strings.Cut(text[at:], "\n")
			if wordy(line, 9) {
				return s.Start + at + len(line)
			}
			at += len(line) + 1
		}
	}
	return len(w.report.Text)
}

// inPile finds the report of a credited outlet that is most likely meant: of the same story, the last before n. A report
// printed as a whole is another matter: where it shares no words with any of that outlet in the pile, it was another one.
func (p *pile) inPile(n int32, c *credit) int32 {
	if c.whole && c.kind != "translation" || c.kind == "contributed" {
		return -1
	}
	var list []int32
	for i := range p.w {
		if w := &p.w[i]; w.report != nil && w.twin < 0 && w.isNamed(c) {
			list = append(list, int32(i))
		}
	}
	best, most := int32(-1), creditFacts-1
	for _, m := range p.nearest(n, list) {
		facts := sharedFacts(p.read(0, n), p.read(1, m))
		if p.storyOf(m) == p.storyOf(n) {
			facts += creditFacts
		}
		if facts > most {
			best, most = m, facts
		}
	}
	return best
}

// creditFacts is how many names and figures a report must share with one of the outlet that it credits, to be of one story.
const creditFacts = 3

// sharedFacts counts the different names and figures that two texts have in common.
func sharedFacts(a, b *words.Text) (n int) {
	in := map[uint64]bool{}
	for i := range a.Words {
		if w := &a.Words[i]; w.Is(words.Name|words.Number) && w.Weight >= 2 {
			in[w.Stem] = true
		}
	}
	for i := range b.Words {
		if w := &b.Words[i]; in[w.Stem] && w.Is(words.Name|words.Number) {
			in[w.Stem] = false
			n++
		}
	}
	return n
}

// owe adds a debt; a second one of the same report to the same witness strengthens the first.
func (p *pile) owe(o owed) {
	for i := range p.owes {
		if q := &p.owes[i]; q.from == o.from && q.to == o.to {
			q.reasons = append(q.reasons, o.reasons...)
			q.whole = q.whole || o.whole
			if !q.kind.Joins() || o.kind == stemma.Spun {
				q.kind, q.sure = o.kind, o.sure
			}
			return
		}
	}
	p.owes = append(p.owes, o)
}

// agencyCopies makes siblings of reports that print one agency's copy: a paper has it from the agency, not from another
// paper. What a report credits to an agency as a whole, the other that has the same words owes to it as well.
func (p *pile) agencyCopies(n int32) {
	for _, c := range p.w[n].credits {
		if !c.whole || !c.agency {
			continue
		}
		lost, ok := p.lost[lostKey{c.outlet, p.storyOf(n), -1}]
		if !ok {
			continue
		}
		for _, k := range append([]int32(nil), p.w[n].edges...) {
			e := &p.edges[k]
			m := e.opposite(n)
			if !e.used || p.w[m].outlet == c.outlet || !p.sameCopy(e) {
				continue
			}
			e.used = false
			p.w[e.to].parents = without(p.w[e.to].parents, k)
			note := "has the words that " + p.name(n) + " credits to " + c.outlet
			reason := stemma.Reason{Rule: "common source", Note: note, Places: p.firstPlaces(e)}
			side := *e
			side.from, side.to = n, m
			ps, _, _ := side.toward()
			p.owe(owed{to: m, from: lost, kind: p.kindOf(&side), sure: stemma.Probable, passages: ps, reasons: []stemma.Reason{reason}})
			p.w[lost].reasons = append(p.w[lost].reasons, stemma.Reason{Rule: "common source", Note: upper(p.name(m)) + " " + note, Places: reason.Places})
		}
	}
}

// sameCopy reports whether two reports print the same text, cut or not.
func (p *pile) sameCopy(e *edge) bool {
	r := &e.result
	few := float64(r.Changed+r.Inflected) <= changeRate*float64(r.Kept)
	return few && max(r.ExactA, r.ExactB) >= mostExact
}

// selfTold reports whether a credit is the report's own outlet speaking of itself: an outlet that is told things more than
// once in a report that does not say who published it, and is never said to have reported them.
func (p *pile) selfTold(w *witness, c *credit) bool {
	return w.outlet == "" && c.kind == "told" && c.times >= 2 && !c.agency
}

// paid reports whether a credit is to an outlet that is among the report's forebears in the pile.
func (p *pile) paid(n int32, c *credit) bool {
	for _, k := range p.w[n].edges {
		e := &p.edges[k]
		if o := &p.w[e.opposite(n)]; e.weak && o.isNamed(c) {
			return true
		}
	}
	seen := map[int32]bool{n: true}
	open := []int32{n}
	for len(open) > 0 {
		v := open[len(open)-1]
		open = open[:len(open)-1]
		for _, k := range p.w[v].parents {
			from := p.edges[k].from
			if p.w[from].isNamed(c) {
				return true
			}
			if !seen[from] {
				seen[from] = true
				open = append(open, from)
			}
		}
	}
	return false
}

// spunSource gives a spun report the source it must have had, and hands it the reports that seemed to come from the spun
// one: nobody writes good English back out of synonyms.
func (p *pile) spunSource(n int32) {
	w := &p.w[n]
	if !w.spun || w.twin >= 0 {
		return
	}
	for _, k := range w.parents {
		if all, _ := p.edges[k].share(n); all >= spunCover {
			return
		}
	}
	source := int32(-1)
	for i := range p.owes {
		if o := &p.owes[i]; o.to == n && o.kind == stemma.Spun {
			source = o.from
		}
	}
	if source < 0 {
		source = p.lostWitness(lostKey{"", p.storyOf(n), n})
		reason := stemma.Reason{Rule: "spun", Note: "a report spun out of synonyms had a source; none in the pile has its words", Places: p.signPlaces(n)}
		p.w[source].reasons = append(p.w[source].reasons, reason)
		p.owe(owed{to: n, from: source, whole: true, kind: stemma.Spun, sure: stemma.Known, reasons: []stemma.Reason{reason}})
	}
	for _, k := range append([]int32(nil), w.edges...) {
		e := &p.edges[k]
		m := e.opposite(n)
		if e.weak || p.w[m].spun || p.w[m].twin >= 0 || !p.unspun(n, e.sideOf(n)) {
			continue
		}
		if e.used { // in either direction: the two are siblings
			e.used = false
			p.w[e.to].parents = without(p.w[e.to].parents, k)
		}
		e2 := *e
		e2.from, e2.to = n, m
		ps, _, _ := e2.toward()
		note := "shares with " + p.name(n) + " what that one has spun; both come from the same source"
		reasons := append([]stemma.Reason{{Rule: "common source", Note: note, Places: p.firstPlaces(e)}}, e.kept()...)
		p.owe(owed{to: m, from: source, kind: stemma.Rewrite, sure: stemma.Probable, passages: ps, reasons: reasons})
		p.w[source].reasons = append(p.w[source].reasons, stemma.Reason{Rule: "common source", Note: upper(p.name(m)) + " " + note, Places: p.firstPlaces(e)})
	}
}

// kept gives the reasons of an edge that still hold when it turns out to join siblings.
func (e *edge) kept() (out []stemma.Reason) {
	for _, r := range e.reasons {
		if r.Rule == "dangling reference" {
			out = append(out, r)
		}
	}
	return out
}

func without(list []int32, k int32) []int32 {
	out := list[:0]
	for _, v := range list {
		if v != k {
			out = append(out, v)
		}
	}
	return out
}
