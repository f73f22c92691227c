package lineage

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"iter"
	"math"
	"slices"

	"stemma"
	"stemma/internal/lineage/align"
)

// passagesShown is how many passages of a copy are kept: those with the most words.
const passagesShown = 40

// tree writes down what was found.
func (p *pile) tree() Tree {
	var t Tree
	for i := range p.edges {
		e := &p.edges[i]
		switch {
		case e.used:
			t.Copies = append(t.Copies, p.copyOf(e, p.kindOf(e)))
		case e.weak && !p.related(e.a, e.b) && p.quotesOnly(e) && !p.quotedFrom(e, e.a) && !p.quotedFrom(e, e.b):
			e.from, e.to = e.a, e.b
			if e.odds < 0 {
				e.from, e.to = e.b, e.a
			}
			e.direction = p.sure(math.Abs(e.odds))
			if !p.creditBetween(e.a, e.b) { // which of two took up a quotation first says nothing of the other
				e.direction = stemma.Undecided
			}
			t.Copies = append(t.Copies, p.copyOf(e, weakKind(e, p)))
		}
	}
	for i := range p.w {
		if k := p.w[i].twin; k >= 0 {
			t.Copies = append(t.Copies, p.twinCopy(int32(i), k))
		}
	}
	for i := range p.owes {
		if o := &p.owes[i]; p.w[o.from].report != nil {
			t.Copies = append(t.Copies, p.owedCopy(o, p.id(o.from)))
		}
	}
	names := map[int32]stemma.ID{}
	for n := range p.w {
		if p.w[n].report != nil {
			continue
		}
		for i := range p.owes {
			if o := &p.owes[i]; o.from == int32(n) {
				id := names[o.from]
				if id == "" {
					id = shortID("lost", p.w[n].outlet, p.id(o.to))
					names[o.from] = id
					t.Lost = append(t.Lost, stemma.Witness{ID: id, Outlet: p.w[n].outlet, Reasons: p.w[n].reasons})
				}
				t.Copies = append(t.Copies, p.owedCopy(o, id))
			}
		}
	}
	slices.SortStableFunc(t.Copies, func(a, b stemma.Copy) int { return cmp.Or(cmp.Compare(a.To, b.To), cmp.Compare(a.From, b.From)) })
	slices.SortStableFunc(t.Lost, func(a, b stemma.Witness) int { return cmp.Or(cmp.Compare(a.Outlet, b.Outlet), cmp.Compare(a.ID, b.ID)) })
	t.Newsrooms = p.newsrooms()
	return t
}

func shortID(kind string, parts ...string) stemma.ID {
	h := sha256.New()
	fmt.Fprintf(h, "%s%q", kind, parts)
	return kind[:1] + hex.EncodeToString(h.Sum(nil))[:8]
}

// spanOf gives the bytes of words [first, last) of a witness.
func (p *pile) spanOf(n, first, last int32) stemma.Span {
	var s stemma.Span
	for i, w := range p.wordSpans(n) {
		if i == int(first) {
			s.Start = w.Start
		}
		if i == int(last)-1 {
			s.End = w.End
			break
		}
	}
	return s
}

// wordSpans gives the bytes of each word of a witness. They are kept from one time to the next, as the bytes before each word and those
// of it: mostly two bytes a word, a quarter of what two numbers take.
func (p *pile) wordSpans(n int32) iter.Seq2[int, stemma.Span] {
	s, ok := p.spans[n]
	if !ok {
		t := p.read(0, n)
		steps, end := p.steps[:0], int32(0)
		for i := range t.Words {
			w := &t.Words[i]
			steps = binary.AppendUvarint(binary.AppendUvarint(steps, uint64(w.Start-end)), uint64(w.End-w.Start))
			end = w.End
		}
		p.steps = steps
		if p.spans == nil {
			p.spans = map[int32][]byte{}
		}
		s = bytes.Clone(steps)
		p.spans[n] = s
	}
	return func(yield func(int, stemma.Span) bool) {
		end := 0
		for i, k := 0, 0; k < len(s); i++ {
			before, a := binary.Uvarint(s[k:])
			long, b := binary.Uvarint(s[k+a:])
			w := stemma.Span{Start: end + int(before), End: end + int(before+long)}
			if !yield(i, w) {
				return
			}
			end, k = w.End, k+a+b
		}
	}
}

func (p *pile) copyOf(e *edge, kind stemma.CopyKind) stemma.Copy {
	ps, _, _ := e.toward()
	share, _ := e.share(e.to)
	c := stemma.Copy{
		ID: shortID("copy", p.id(e.from), p.id(e.to)), From: p.id(e.from), To: p.id(e.to), Kind: kind, Share: share,
		Direction: e.direction, Reasons: slices.Clone(e.reasons),
	}
	for _, q := range largest(ps) {
		c.Passages = append(c.Passages, stemma.Passage{
			From: p.place(e.from, p.spanOf(e.from, q.A0, q.A1)), To: p.place(e.to, p.spanOf(e.to, q.B0, q.B1)), Verbatim: q.Verbatim,
		})
	}
	_, exact := e.share(e.to)
	note := fmt.Sprintf("%s; %.0f%% of the words, %.0f%% unchanged", counted(len(ps), "passage"), 100*share, 100*exact)
	if e.result.Numbers > 0 {
		c.Reasons = append(c.Reasons, stemma.Reason{Rule: "figures differ", Note: figuresNote(e.result.Numbers), Places: p.firstPlaces(e)})
	}
	c.Reasons = append([]stemma.Reason{{Rule: "shared words", Note: note, Places: p.firstPlaces(e)}}, c.Reasons...)
	return c
}

// counted says how many of something there are.
func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func figuresNote(n int) string {
	if n == 1 {
		return "1 figure stands otherwise in words that are the same"
	}
	return fmt.Sprintf("%d figures stand otherwise in words that are the same", n)
}

// largest keeps the passages with the most words, in their order.
func largest(ps []align.Passage) []align.Passage {
	if len(ps) <= passagesShown {
		return ps
	}
	order := slices.Clone(ps)
	slices.SortStableFunc(order, func(a, b align.Passage) int { return cmp.Compare(b.Same, a.Same) })
	order = order[:passagesShown]
	slices.SortStableFunc(order, func(a, b align.Passage) int { return cmp.Compare(a.B0, b.B0) })
	return order
}

func (p *pile) twinCopy(n, of int32) stemma.Copy {
	c := stemma.Copy{ID: shortID("copy", p.id(of), p.id(n)), From: p.id(of), To: p.id(n), Kind: stemma.Verbatim, Share: 1, Direction: stemma.Undecided}
	h, clock, ok := hoursBetween(p.w[of].report.Published, p.w[n].report.Published)
	if p.samePage(of, n) {
		c.Kind = stemma.Revision
	}
	from, to := p.place(of, bodySpan(p.w[of].report)), p.place(n, bodySpan(p.w[n].report))
	c.Passages = []stemma.Passage{{From: from, To: to, Verbatim: true}}
	c.Reasons = []stemma.Reason{{Rule: "shared words", Note: "the same words throughout", Places: []stemma.Place{from, to}}}
	odds := 0.0
	if ok {
		odds = timeOdds(h, clock)
		if odds >= likelyOdds {
			c.Reasons = append(c.Reasons, stemma.Reason{Rule: "time", Note: upper(p.name(of)) + " is the earlier by the stated time of publication", Places: []stemma.Place{from, to}})
		}
	}
	if p.w[of].agency && !p.w[n].agency {
		odds += agencyOdds
		c.Reasons = append(c.Reasons, stemma.Reason{Rule: "agency", Note: p.w[of].outlet + " is an agency", Places: []stemma.Place{from, to}})
	}
	c.Direction = p.sure(odds)
	return c
}

func bodySpan(r *stemma.Report) stemma.Span {
	s := body(r)
	return stemma.Span{Start: s[0].Start, End: s[len(s)-1].End}
}

func (p *pile) owedCopy(o *owed, lost stemma.ID) stemma.Copy {
	c := stemma.Copy{ID: shortID("copy", lost, p.id(o.to)), From: lost, To: p.id(o.to), Kind: o.kind, Direction: o.sure, Reasons: o.reasons}
	words := 0
	for _, q := range o.passages {
		words += int(q.B1 - q.B0)
		c.Passages = append(c.Passages, stemma.Passage{To: p.place(o.to, p.spanOf(o.to, q.B0, q.B1)), Verbatim: q.Verbatim})
	}
	if n := p.w[o.to].length; n > 0 {
		c.Share = min(1, float64(words)/float64(n))
	}
	if o.whole {
		c.Share = 1
	}
	return c
}

// related reports whether two reports are joined by copying already, directly or through a common parent, or are of one newsroom.
func (p *pile) related(a, b int32) bool {
	ra, rb := p.origins(a), p.origins(b)
	for _, x := range ra {
		for _, y := range rb {
			if p.room(x) == p.room(y) {
				return true
			}
		}
	}
	return false
}

// origins gives the witnesses where the lines of copying that lead to n begin.
func (p *pile) origins(n int32) []int32 {
	if p.roots == nil {
		p.roots = make([][]int32, len(p.w))
		p.up = make([][]int32, len(p.w))
		for i := range p.w {
			for _, k := range p.w[i].parents {
				p.up[i] = append(p.up[i], p.edges[k].from)
			}
			if t := p.w[i].twin; t >= 0 {
				p.up[i] = append(p.up[i], t)
			}
		}
		for i := range p.owes {
			if o := &p.owes[i]; o.kind.Joins() {
				p.up[o.to] = append(p.up[o.to], o.from)
			}
		}
	}
	if p.roots[n] != nil {
		return p.roots[n]
	}
	p.roots[n] = []int32{n} // holds while the parents are asked, should a circle ever close
	var out []int32
	for _, u := range p.up[n] {
		for _, r := range p.origins(u) {
			if !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	if len(out) == 0 {
		out = []int32{n}
	}
	slices.Sort(out)
	p.roots[n] = out
	return out
}
