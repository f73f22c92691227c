package claim

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"stemma"
)

// A copied statement is the same statement. Where lineage says that a report took a passage from
// another, what the passage says here is what it says there: the two are aligned word by word, and a
// statement or a figure of the copy is tied to the one that stands at the same place of the parent.

// A word is a folded word of a text with where it stands.
type word struct {
	folded string
	stemma.Span
}

func wordsOf(text string, s stemma.Span) []word {
	var out []word
	start := -1
	flush := func(end int) {
		if start >= 0 {
			out = append(out, word{strings.ToLower(text[start:end]), stemma.Span{Start: start, End: end}})
			start = -1
		}
	}
	for i, r := range text[s.Start:s.End] {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if start < 0 {
				start = s.Start + i
			}
			continue
		}
		flush(s.Start + i)
	}
	flush(s.End)
	return out
}

// alignCap bounds the work on one passage, in pairs of words: two thousand words against two thousand,
// more than all but the longest articles. What is longer is tied only where it is word for word the same.
const alignCap = 4_000_000

// aligned gives, for each word of the copy, the range of the parent's words it stands for: its own word,
// or, where the wording differs, what stands between the nearest words in common.
func aligned(child, parent []word) [][2]int {
	n, m := len(child), len(parent)
	match := make([]int, n)
	for i := range match {
		match[i] = -1
	}
	head := 0
	for head < n && head < m && child[head].folded == parent[head].folded {
		match[head] = head
		head++
	}
	tail := 0
	for tail < n-head && tail < m-head && child[n-1-tail].folded == parent[m-1-tail].folded {
		match[n-1-tail] = m - 1 - tail
		tail++
	}
	a, b := child[head:n-tail], parent[head:m-tail]
	if len(a) > 0 && len(b) > 0 && len(a)*len(b) <= alignCap {
		wide := len(b) + 1
		table := make([]uint16, (len(a)+1)*wide) // longest common subsequence of the ends; alignCap keeps it small
		for i := len(a) - 1; i >= 0; i-- {
			for k := len(b) - 1; k >= 0; k-- {
				if a[i].folded == b[k].folded {
					table[i*wide+k] = table[(i+1)*wide+k+1] + 1
				} else {
					table[i*wide+k] = max(table[(i+1)*wide+k], table[i*wide+k+1])
				}
			}
		}
		for i, k := 0, 0; i < len(a) && k < len(b); {
			switch {
			case a[i].folded == b[k].folded:
				match[head+i] = head + k
				i++
				k++
			case table[(i+1)*wide+k] >= table[i*wide+k+1]:
				i++
			default:
				k++
			}
		}
	}
	out := make([][2]int, n)
	for i, next := n-1, m; i >= 0; i-- {
		if match[i] >= 0 {
			next = match[i]
		}
		out[i][1] = next
	}
	last := -1
	for i := range out {
		if match[i] >= 0 {
			last = match[i]
			out[i] = [2]int{last, last + 1}
			continue
		}
		out[i][0] = last + 1
	}
	return out
}

// gapCap is the longest run of words of the parent that one reworded word may stand for: a synonym, not
// a sentence.
const gapCap = 6

// A seam ties the words of a passage in a copy to the words in its parent.
type seam struct {
	parent int // index into reports
	child  []word
	from   []word
	to     [][2]int
}

// there gives what a span of the copy stands for in the parent; empty if that cannot be told.
func (s *seam) there(span stemma.Span) stemma.Span {
	first, _ := slices.BinarySearchFunc(s.child, span.Start, func(w word, at int) int { return cmp.Compare(w.End, at+1) })
	lo, hi, n := -1, -1, 0
	for i := first; i < len(s.child) && s.child[i].Start < span.End; i++ {
		if lo < 0 {
			lo = s.to[i][0]
		}
		hi = s.to[i][1]
		n++
	}
	if lo < 0 || hi <= lo || hi-lo > gapCap+n {
		return stemma.Span{}
	}
	return stemma.Span{Start: s.from[lo].Start, End: s.from[hi-1].End}
}

// holds reports whether a span of the copy stands in the passage.
func (s *seam) holds(span stemma.Span) bool {
	return len(s.child) > 0 && s.child[0].Start <= span.Start && span.End <= s.child[len(s.child)-1].End
}

// garbled reports whether words are a mechanical rewording of what a report of the story says: they are
// never told, what they were made of is.
func (w *weigher) garbled(i int, span stemma.Span) bool {
	return w.spun[i] && slices.ContainsFunc(w.seams[i], func(s *seam) bool { return s.holds(span) })
}

// sew makes the seams of all copies, by the report that took.
func (w *weigher) sew(copies []stemma.Copy) {
	at := map[stemma.ID]int{}
	for i := range w.reports {
		at[w.reports[i].ID] = i
	}
	copies = slices.Clone(copies)
	slices.SortFunc(copies, func(a, b stemma.Copy) int { return cmp.Compare(a.ID, b.ID) })
	w.seams = make([][]*seam, len(w.reports))
	w.spun = make([]bool, len(w.reports))
	for i := range w.reports {
		for _, s := range append(slices.Clone(w.reports[i].Signs), w.readings[i].Signs...) {
			w.spun[i] = w.spun[i] || s.Kind == "spun"
		}
	}
	for _, c := range copies {
		to, known := at[c.To]
		if !known {
			continue
		}
		w.spun[to] = w.spun[to] || c.Kind == stemma.Spun
		from, known := at[c.From]
		if !known || from == to {
			continue
		}
		for _, p := range w.whole(c, from, to) {
			if p.From.Empty() || p.To.Empty() || p.To.Report != c.To || p.From.Report != c.From ||
				p.To.End > len(w.reports[to].Text) || p.From.End > len(w.reports[from].Text) {
				continue
			}
			s := &seam{parent: from, child: wordsOf(w.reports[to].Text, p.To.Span), from: wordsOf(w.reports[from].Text, p.From.Span)}
			s.to = aligned(s.child, s.from)
			w.seams[to] = append(w.seams[to], s)
		}
	}
}

// mostly is the share of a reworded report's words in passages from which on all of it is taken to be
// reworded: what lies between two passages is what the rewording hid.
const mostly = .5

// whole gives the passages of a copy, and for one that is mostly a mechanical rewording both texts whole.
func (w *weigher) whole(c stemma.Copy, from, to int) []stemma.Passage {
	if c.Kind != stemma.Spun || c.Share < mostly || len(c.Passages) == 0 {
		return c.Passages
	}
	all := func(i int) stemma.Place { return w.place(i, stemma.Span{End: len(w.reports[i].Text)}) }
	return append(slices.Clone(c.Passages), stemma.Passage{From: all(from), To: all(to)})
}

// counterpart gives the statement of the parent that a copied one is.
func (w *weigher) counterpart(t *told) *told {
	for _, s := range w.seams[t.report] {
		there := s.there(t.s.Trigger)
		if there.Empty() {
			continue
		}
		for _, o := range w.inSentence[[2]int{s.parent, sentenceOf(&w.readings[s.parent], there.Start)}] {
			if there.Overlaps(o.s.Trigger) && o.s.Polarity == t.s.Polarity && (o.s.Nominal == t.s.Nominal || o.s.Verb == t.s.Verb) {
				return o
			}
		}
	}
	return nil
}

// tie gives every copied statement the one it was first made as. Where copies run in a ring the ring is
// broken at the report with the smallest id, so that the order of copies does not matter.
func (w *weigher) tie() {
	next := map[*told]*told{}
	for _, t := range w.told {
		if o := w.counterpart(t); o != nil {
			next[t] = o
		}
	}
	for _, t := range w.told {
		seen := map[*told]bool{t: true}
		at := t
		for o := next[at]; o != nil && !seen[o]; o = next[at] {
			seen[o] = true
			at = o
		}
		if next[at] != nil { // a ring
			for o := range seen {
				if o.Report < at.Report || o.Report == at.Report && o.Index < at.Index {
					at = o
				}
			}
		}
		if at != t {
			t.first = at
		}
	}
	for _, t := range w.told { // a reprint of the next day does not move its parent's "noon"
		if o := t.first; o != nil && t.when.Known() && o.when.Known() && !w.spun[o.report] && w.sameTime(t, o) {
			t.when = o.when
		}
	}
	own := make(map[*told]source, len(next))
	for _, t := range w.told {
		own[t] = t.source
	}
	for _, t := range w.told { // who said it there says it here, whatever the copy calls him
		t.source = along(t, next, func(o *told) source { return own[o] })
	}
}

// sameTime reports whether two statements tell when in the same words, or one of them in those of a machine.
func (w *weigher) sameTime(a, b *told) bool {
	when := func(t *told) string {
		return strings.ToLower(w.readings[t.report].Times[t.timeAt].In(w.reports[t.report].Text))
	}
	return w.spun[a.report] || when(a) == when(b)
}

// along follows a chain of copies up as long as both ends of each link are one newsroom's work and gives
// who stands behind the last: what a report only quotes stays its own.
func along[T comparable](t T, next map[T]T, of func(T) source) source {
	at, seen := t, map[T]bool{t: true}
	for {
		up, ok := next[at]
		if !ok || seen[up] || !meet(of(at).rooms, of(up).rooms) {
			return of(at)
		}
		seen[up] = true
		at = up
	}
}

// tieFigures gives every copied figure what the one counts that it was first written as. A copy that
// gives another number for it keeps the number. What is garbled and has no counterpart is left out.
func (w *weigher) tieFigures(all []*figure) []*figure {
	byReport := make([][]*figure, len(w.reports))
	for _, f := range all {
		byReport[f.report] = append(byReport[f.report], f)
	}
	next := map[*figure]*figure{}
	var out []*figure
	for _, f := range all {
		for _, s := range w.seams[f.report] {
			there := s.there(f.place.Span)
			if there.Empty() {
				continue
			}
			k := slices.IndexFunc(byReport[s.parent], func(o *figure) bool {
				return o.place.Span.Overlaps(there) && (o.number == f.number || w.spun[f.report] || o.aspect == f.aspect)
			})
			if k >= 0 {
				next[f] = byReport[s.parent][k]
				break
			}
		}
		if next[f] != nil || !w.garbled(f.report, f.place.Span) {
			out = append(out, f)
		}
	}
	for _, f := range out {
		first, seen := next[f], map[*figure]bool{f: true}
		for first != nil && next[first] != nil && !seen[first] {
			seen[first] = true
			first = next[first]
		}
		if first == nil || first == f || seen[first] {
			continue
		}
		f.first = first
	}
	for _, f := range out { // what a machine reworded takes the words of any other, whichever is said to be the copy
		if o := f.first; o != nil && w.spun[o.report] && !w.spun[f.report] {
			f.first = nil
			if o.first == nil {
				o.first = f
			}
		}
	}
	for _, f := range out {
		if o := f.first; o != nil {
			f.aspect, f.unit, f.of, f.where, f.others, f.ofText, f.scope, f.state, f.partial, f.deed = o.aspect, o.unit, o.of, o.where, o.others, o.ofText, o.scope, o.state, o.partial, o.deed
			if f.number == o.number {
				f.to, f.approx, f.asOf = o.to, o.approx, o.asOf
			}
		}
	}
	own := make(map[*figure]source, len(out))
	for _, f := range out {
		own[f] = f.source
	}
	for _, f := range out {
		if _, copied := next[f]; copied {
			t := *f.told // the statement keeps its own source
			t.source = along(f, next, func(o *figure) source { return own[o] })
			f.told = &t
		}
	}
	return out
}

// shown ranks whose wording is shown: 0 a report's own words, 1 a copy, 2 a mechanically reworded copy.
func (w *weigher) shown(t *told) int {
	switch {
	case w.spun[t.report]:
		return 2
	case t.first != nil:
		return 1
	}
	return 0
}

// tieStances gives every copied position the one it was first taken as. What is garbled and has no
// counterpart is left out.
func (w *weigher) tieStances(all []*stance) []*stance {
	byTold := map[*told][]*stance{}
	for _, s := range all {
		byTold[s.t] = append(byTold[s.t], s)
	}
	var out []*stance
	for _, s := range all {
		if s.t.first != nil {
			k := slices.IndexFunc(byTold[s.t.first], func(o *stance) bool {
				return o.kind == s.kind && (o.quantity == nil) == (s.quantity == nil) && (o.quantity == nil || o.quantity.Number == s.quantity.Number)
			})
			if k >= 0 {
				s.first = byTold[s.t.first][k]
			}
		}
		if s.first != nil || !w.garbled(s.t.report, s.span) && !w.garbled(s.t.report, s.t.s.Trigger) {
			out = append(out, s)
		}
	}
	return out
}
