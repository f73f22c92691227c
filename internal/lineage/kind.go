package lineage

import (
	"net/url"
	"slices"
	"strings"

	"stemma"
	"stemma/internal/lineage/align"
)

const (
	nearlyAll    = 0.95  // of the words: the rest is typography and a corrected slip
	changeRate   = 0.015 // changes a word, up to which a desk tidied; above, a writer reworded
	mostExact    = 0.8   // of the words taken over, unchanged: edited, not rewritten
	swapRate     = 0.06  // words replaced one for one among those kept, from which replacing was the method
	newsShare    = 0.3   // of the child's words that are new while the rest stands unchanged: news, with the old as background
	addedShare   = 0.5   // of the child's words that are new, from which it is a report of its own that uses the other
	mostKept     = 0.9   // of the words: a spinner keeps every sentence, but for the tail
	enoughQuoted = 30    // quoted words, from which it can be seen whether quotations were spared
	quoteSwaps   = 2     // words changed inside quotations: people do not put words into mouths, programs do
	rarerWords   = 0.5   // bits: twice the error of the mean of forty words
	mergedPart   = 0.12  // of the child's words from each of two parents
)

// kindOf says in which way the child of an edge was copied.
func (p *pile) kindOf(e *edge) stemma.CopyKind {
	child, parent := &p.w[e.to], &p.w[e.from]
	all, exact := e.share(e.to)
	up, upExact := e.share(e.from)
	few := float64(e.result.Changed+e.result.Inflected) <= changeRate*float64(e.result.Kept)
	if !few && exact >= mostExact*all && float64(e.result.Changed+e.result.Inflected-p.respelled(e)) <= changeRate*float64(e.result.Kept) {
		few = true
	}
	kept := exact >= mostExact*all
	credited := p.creditTo(child, parent) != nil
	switch {
	case exact >= nearlyAll && upExact >= nearlyAll && few && !newTop(e):
		if p.samePage(e.from, e.to) {
			return stemma.Revision
		}
		return stemma.Verbatim
	case p.samePage(e.from, e.to) && (all >= addedShare || up >= addedShare):
		return stemma.Revision
	case p.mergedFrom(e.to):
		return stemma.Merged
	case p.spunEdge(e) && all >= addedShare:
		return stemma.Spun
	case kept && few && !newTop(e) && (all >= nearlyAll || 1-all < newsShare && addedAtEnd(e)):
		return stemma.Trimmed
	case 1-all >= newsShare && few && kept && !credited && !p.later(e.to, e.from) && !addedAtEnd(e):
		return stemma.FollowUp
	case credited:
		return stemma.CreditedRewrite
	}
	return stemma.Rewrite
}

// spunEdge reports whether words were replaced one for one: the child has the signs, or the alignment shows it.
func (p *pile) spunEdge(e *edge) bool {
	r := &e.result
	if p.w[e.to].spun && !sparesQuotations(r) && p.unspun(e.to, e.sideOf(e.to)) {
		return true
	}
	return e.mechanical(e.to)
}

// mechanical reports whether the alignment shows that a program made one side out of the other: sentences kept whole and in
// order while words changed all over them, quotations too. People do not put words into mouths; programs do.
func (e *edge) mechanical(child int32) bool {
	r := &e.result
	all, _ := e.share(child)
	if all < mostKept || inner(e.sideOf(e.opposite(child))) > 1-mostKept || r.Kept < 60 {
		return false
	}
	rate := float64(r.Swapped) / float64(r.Kept)
	if r.Quoted >= enoughQuoted {
		return r.QuoteSwaps >= quoteSwaps && float64(r.QuoteSwaps) >= rate/3*float64(r.Quoted) || r.QuoteSwaps > 0 && rate >= 2*swapRate
	}
	return rate >= 2*swapRate
}

// sparesQuotations reports whether the changes stop at quotation marks: by their rate elsewhere there would be several inside.
func sparesQuotations(r *align.Result) bool {
	expected := float64(r.Changed) / float64(max(1, r.Kept)) * float64(r.Quoted)
	return expected >= 2*quoteSwaps && float64(r.QuoteSwaps) < expected/4
}

// newTop reports whether the child opens with a passage of its own where its parent's opening was: a new lede on old copy.
func newTop(e *edge) bool {
	_, from, to := e.toward()
	return opening(to) >= long && opening(from) >= long
}

// opening gives the number of words at the beginning that the other text lacks.
func opening(c []uint8) int {
	n := 0
	for n < len(c) && c[n] == align.None {
		n++
	}
	return n
}

// rarer gives by how many bits the words that b has are rarer, in the mean, than those that a has in their place. A table of
// synonyms puts the rarer word for the common one; a writer as often the other way.
func (p *pile) rarer(e *edge) float64 {
	mean := func(n int32, side []uint8, buffer int) float64 {
		t := p.read(buffer, n)
		sum, count := 0.0, 0.0
		for i, v := range side {
			if v == align.Reworded {
				sum += float64(t.Words[i].Weight)
				count++
			}
		}
		return sum / max(count, 1)
	}
	return mean(e.b, e.result.B, 1) - mean(e.a, e.result.A, 0)
}

// addedAtEnd reports whether what the child has of its own stands at its end: a local paragraph under an agency's text, a
// line of the page. News stands at the head.
func addedAtEnd(e *edge) bool {
	own := e.sideOf(e.to)
	end := tail(own)
	head := own[:len(own)-end]
	return len(head) > 0 && float64(len(head))*(1-nearlyAll) >= float64(missing(head))
}

// cutInside gives the side that stands whole in the other, which has more in other places than at its head, where no times tell which is
// the older; -1 if neither. What is new stands at the head: a text that stands whole in one with another head is the older.
func (p *pile) cutInside(e *edge) int32 {
	if h, _, ok := hoursBetween(p.w[e.a].report.Published, p.w[e.b].report.Published); ok && h != 0 {
		return -1
	}
	few := float64(e.result.Changed+e.result.Inflected) <= changeRate*float64(e.result.Kept)
	whole := func(exact, other float64, long []uint8) bool {
		return few && exact >= nearlyAll && other < mostKept && len(long) > 0 && missing(long[:min(len(long), longRun)])*2 < longRun
	}
	switch {
	case whole(e.result.ExactB, e.result.SharesA, e.result.A):
		return e.b
	case whole(e.result.ExactA, e.result.SharesB, e.result.B):
		return e.a
	}
	return -1
}

func missing(c []uint8) (n int) {
	for _, v := range c {
		if v == align.None {
			n++
		}
	}
	return n
}

// inner gives the part of a text that the other lacks, not counting what was cut from the end.
func inner(c []uint8) float64 {
	n := len(c) - tail(c)
	if n == 0 {
		return 1
	}
	return float64(missing(c[:n])) / float64(n)
}

// mergedFrom reports whether a report has two parents that each gave a good part.
func (p *pile) mergedFrom(n int32) bool {
	parts := 0
	for _, k := range p.w[n].parents {
		if all, _ := p.edges[k].share(n); all >= mergedPart {
			parts++
		}
	}
	return parts >= 2
}

func (p *pile) later(a, b int32) bool {
	h, _, ok := hoursBetween(p.w[a].report.Published, p.w[b].report.Published)
	return ok && h > 0
}

// samePage reports whether two reports have one address but for query and fragment.
func (p *pile) samePage(a, b int32) bool {
	return page(p.w[a].report.URL) != "" && page(p.w[a].report.URL) == page(p.w[b].report.URL)
}

func page(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Path == "" || u.Path == "/" {
		return ""
	}
	return host(address) + strings.TrimSuffix(u.Path, "/")
}

// quotesOnly leaves of what two reports share that are not joined the quotations: what else they have in common is the common
// way of telling of one event. It is false where nothing is left to tell. Where one credits the other, all is left as it is.
func (p *pile) quotesOnly(e *edge) bool {
	r := &e.result
	if e.retold {
		return !p.toldNearer(e)
	}
	if p.creditBetween(e.a, e.b) {
		return true
	}
	r.Passages = slices.DeleteFunc(slices.Clone(r.Passages), func(q align.Passage) bool { return !q.Quote })
	if len(r.Passages) == 0 {
		return false
	}
	keep := func(side []uint8, first, last func(align.Passage) int32) (out []uint8, all, exact float64) {
		out = make([]uint8, len(side))
		for _, q := range r.Passages {
			copy(out[first(q):last(q)], side[first(q):last(q)])
		}
		for _, v := range out {
			if v != align.None {
				all++
			}
			if v == align.Exact {
				exact++
			}
		}
		n := float64(max(len(out), 1))
		return out, all / n, exact / n
	}
	r.A, r.SharesA, r.ExactA = keep(r.A, func(q align.Passage) int32 { return q.A0 }, func(q align.Passage) int32 { return q.A1 })
	r.B, r.SharesB, r.ExactB = keep(r.B, func(q align.Passage) int32 { return q.B0 }, func(q align.Passage) int32 { return q.B1 })
	r.Numbers = 0
	return true
}

// weakKind tells a shared official statement from a shared quotation: one of the reports gives the words as a statement's, a
// release's or a post's.
func weakKind(e *edge, p *pile) stemma.CopyKind {
	if e.retold {
		return stemma.SharedSource
	}
	if p.creditBetween(e.a, e.b) {
		return stemma.Quotation
	}
	ta, tb := p.read(0, e.a), p.read(1, e.b)
	for _, q := range e.result.Passages {
		if !q.Quote {
			continue
		}
		a, b := ta.Span(int(q.A0), int(q.A1)), tb.Span(int(q.B0), int(q.B1))
		if statementNear(ta.Source, a.Start, a.End) || statementNear(tb.Source, b.Start, b.End) {
			return stemma.SharedSource
		}
	}
	return stemma.Quotation
}

// statementNear reports whether a passage is given as a statement, a release or a post.
func statementNear(s string, start, end int) bool {
	around := strings.ToLower(s[max(0, start-120):start] + " " + s[end:min(len(s), end+120)])
	for _, w := range []string{"statement", "press release", "news release", "tweet", "posted on", "communiqué", "communique", "readout"} {
		if strings.Contains(around, w) {
			return true
		}
	}
	return false
}

// quotedFrom reports whether n took what it shares with the other end of a quotation from a relative of that one which it
// credits: who names the agency did not go to one of its reprints for the same words.
func (p *pile) quotedFrom(e *edge, n int32) bool {
	other := e.opposite(n)
	if p.creditTo(&p.w[n], &p.w[other]) != nil {
		return false
	}
	for _, k := range p.w[n].edges {
		f := &p.edges[k]
		named := f.opposite(n)
		if named == other || p.creditTo(&p.w[n], &p.w[named]) == nil || !p.related(named, other) {
			continue
		}
		shared, held := 0, 0
		credited := f.sideOf(n)
		for i, v := range e.sideOf(n) {
			if v != align.None {
				shared++
				if credited[i] != align.None {
					held++
				}
			}
		}
		if held*5 >= shared*4 {
			return true
		}
	}
	return false
}
