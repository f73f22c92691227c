package lineage

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"stemma"
	"stemma/internal/lineage/align"
	"stemma/internal/lineage/sketch"
	"stemma/internal/lineage/words"
)

// A Tree is who copied whom. Copies are ordered by the report that was copied to, Lost and Newsrooms by their first id.
type Tree struct {
	Copies    []stemma.Copy
	Lost      []stemma.Witness
	Newsrooms [][]stemma.ID // origin groups; a report merged from two origins stands in both
	Crowded   int           // shared passages that so many reports hold that not all pairs were compared; 0 in any ordinary pile
}

// Trace works out who copied whom. Readings are optional: their credits are used beside those found in the text.
// The order of the reports does not matter. Time and memory are linear in the text of all reports.
func Trace(reports []stemma.Report, readings []stemma.Reading) Tree {
	return TraceWith(reports, readings, near)
}

// TraceWith is Trace with another measure of how near two words are in meaning, by which reworded sentences are found; nil
// does without.
func TraceWith(reports []stemma.Report, readings []stemma.Reading, similar align.Similar) Tree {
	p := newPile(reports, readings)
	crowded := p.link(similar)
	p.findParents()
	p.findLost()
	t := p.tree()
	t.Crowded = crowded
	return t
}

// A witness is a report of the pile, or a lost one (report is nil).
type witness struct {
	report  *stemma.Report
	outlet  string // canonical name, empty if unknown
	group   string // owner of the outlet
	agency  bool
	authors []string
	credits []credit
	signs   []stemma.Sign
	spun    bool // by its marks
	odd     bool // by its marks or its words
	tamper  words.Tamper
	length  int     // words
	print   uint64  // of all words: equal for verbatim copies
	also    []named // other outlets that have it word for word
	twin    int32   // the report of which this is a verbatim copy, or -1
	story   int32   // reports that share rare words stand in one
	edges   []int32
	parents []int32 // edges by which this was copied
	reasons []stemma.Reason

	readings []uint64 // as they stand
	sorted   []uint64
	closest  int32 // of which it lacks least, and 1
	favour   int32 // how many lack least of it, and 1
}

// A named is an outlet and its owner.
type named struct{ outlet, group string }

// isNamed reports whether a credit is to one of the outlets that published the report.
func (w *witness) isNamed(c *credit) bool {
	if c.author != "" {
		return w.signedBy(c.author)
	}
	if w.outlet != "" && c.names(w.outlet, w.group) {
		return true
	}
	for _, o := range w.also {
		if o.outlet != "" && c.names(o.outlet, o.group) {
			return true
		}
	}
	return false
}

// An edge joins two witnesses that share words. Once directed, from is the parent.
type edge struct {
	a, b      int32 // the sides of the result: a stands first in the pile
	from, to  int32 // parent and child, once used
	result    align.Result
	retold    bool    // joined as a retelling in other words
	dangling  int     // 1: b speaks as known of what only a introduces, -1: a of what only b does
	weak      bool    // shared quotations or official wording only
	odds      float64 // natural logarithm of the odds that a is the parent
	direction stemma.Direction
	reasons   []stemma.Reason
	used      bool
}

// toward gives the passages as seen from parent to child, and the coverage of either.
func (e *edge) toward() (ps []align.Passage, from, to []uint8) {
	if e.from == e.a {
		return e.result.Passages, e.result.A, e.result.B
	}
	ps = make([]align.Passage, len(e.result.Passages))
	for i, p := range e.result.Passages {
		p.A0, p.A1, p.B0, p.B1 = p.B0, p.B1, p.A0, p.A1
		ps[i] = p
	}
	slices.SortStableFunc(ps, func(p, q align.Passage) int { return cmp.Compare(p.B0, q.B0) })
	return ps, e.result.B, e.result.A
}

// share gives the part of the witness's words that the edge covers.
func (e *edge) share(w int32) (all, exact float64) {
	if w == e.a {
		return e.result.SharesA, e.result.ExactA
	}
	return e.result.SharesB, e.result.ExactB
}

// A pile is the work in hand. Witnesses are in order of id.
type pile struct {
	w     []witness
	edges []edge
	owes  []owed
	lost  map[lostKey]int32
	any   [5][]bool           // places of work for what others have
	held  map[[2]int32][]bool // readings of one witness that another has
	buf   [2]words.Text
	spare [][]uint64       // memory of readings, to be used again
	spans map[int32][]byte // where each word stands, of the witnesses that are shown; see wordSpans
	steps []byte           // place of work for that
	up    [][]int32        // parents, lost ones too
	roots [][]int32
	first map[string]int32 // the first witness of each outlet
}

func newPile(reports []stemma.Report, readings []stemma.Reading) *pile {
	p := &pile{w: make([]witness, len(reports))}
	order := make([]int, len(reports))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		ra, rb := &reports[a], &reports[b]
		return cmp.Or(cmp.Compare(ra.ID, rb.ID), cmp.Compare(ra.URL, rb.URL), cmp.Compare(ra.Text, rb.Text))
	})
	given := map[stemma.ID]*stemma.Reading{}
	for i := range readings {
		given[readings[i].Report] = &readings[i]
	}
	for i, k := range order {
		w := &p.w[i]
		*w = witness{report: &reports[k], twin: -1, story: int32(i)}
		w.outlet, w.group, w.agency = outletOf(w.report)
	}
	names := namesOf(p.w)
	for i := range p.w {
		w := &p.w[i]
		w.credits = creditsOf(w.report, given[w.report.ID], w.outlet, w.group, names)
	}
	p.authorCredits()
	return p
}

// body gives the spans that are compared: the report's own text.
func body(r *stemma.Report) []stemma.Span {
	if spans := r.BodySpans(); len(spans) > 0 {
		return spans
	}
	return []stemma.Span{{Start: 0, End: len(r.Text)}}
}

// read gives the words of a witness in one of two places of work.
func (p *pile) read(side int, n int32) *words.Text {
	r := p.w[n].report
	words.ReadInto(&p.buf[side], r.Text, body(r))
	return &p.buf[side]
}

// link finds the pairs of reports that share more than two writers would.
func (p *pile) link(similar align.Similar) (crowded int) {
	x, asked := p.prints()
	pairs, crowded := x.Candidates()
	pairs = append(pairs, p.further(asked, pairs)...)
	al := align.Aligner{Similar: similar}
	indexed := int32(-1)
	for i := range pairs { // the longer report is indexed: a rewrite is mostly the shorter, and its sentences are looked for
		if c := &pairs[i]; p.w[c.B].length > p.w[c.A].length {
			c.A, c.B = c.B, c.A
		}
	}
	slices.SortFunc(pairs, func(x, y sketch.Pair) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	for _, c := range pairs {
		a, b := int32(c.A), int32(c.B)
		if p.oneStory(a, b, c) {
			p.sameStory(a, b)
		}
		if a != indexed {
			al.Index(p.read(0, a))
			indexed = a
		}
		tb := p.read(1, b)
		r := al.With(tb)
		e, ok := p.judge(a, b, &p.buf[0], tb, r)
		if (!ok || e.weak) && similar != nil {
			e, ok = p.retelling(e, ok, &p.buf[0], tb, r)
		}
		if ok {
			p.sameStory(a, b)
			n := int32(len(p.edges))
			p.edges = append(p.edges, e)
			p.w[a].edges = append(p.w[a].edges, n)
			p.w[b].edges = append(p.w[b].edges, n)
		}
	}
	for i := range p.w {
		if k := p.w[i].twin; k >= 0 {
			p.sameStory(k, int32(i))
		}
	}
	return crowded
}

// prints takes the prints of every report, once of those that are word for word the same, and what it leaves open. At its end most memory
// is held.
func (p *pile) prints() (*sketch.Index, *questions) {
	x, asked := &sketch.Index{}, newQuestions()
	p.readAll(asked)
	for i := range p.w {
		if w := &p.w[i]; w.twin < 0 {
			t := p.read(0, int32(i))
			x.Add(uint32(i), t)
			asked.introduces(int32(i), t)
		}
	}
	return x, asked
}

// readAll measures every report and finds the verbatim copies: of equal texts the agency's, else the earliest, is the first.
func (p *pile) readAll(asked *questions) {
	type dress struct {
		print    uint64
		tampered bool
	}
	first := map[dress]int32{}
	for i := range p.w {
		w := &p.w[i]
		t := p.read(0, int32(i))
		w.length, w.tamper = len(t.Words), t.Tamper
		w.print = printOf(t)
		asked.leaves(int32(i), t)
		w.signs, w.spun, w.odd = signsOf(w.report, t)
		k := dress{w.print, w.tamper != (words.Tamper{})}
		if f, ok := first[k]; w.length > 0 && (!ok || p.before(int32(i), f)) {
			first[k] = int32(i)
		}
	}
	for i := range p.w {
		w := &p.w[i]
		if f, ok := first[dress{w.print, w.tamper != (words.Tamper{})}]; ok && w.length > 0 && f != int32(i) {
			w.twin = f
			p.w[f].also = append(p.w[f].also, named{w.outlet, w.group})
		}
	}
}

// before reports whether one of two reports of the same words is to be taken for the first: a total order, but for reports
// without a time, which stand last.
func (p *pile) before(a, b int32) bool {
	wa, wb := &p.w[a], &p.w[b]
	if wa.agency != wb.agency {
		return wa.agency
	}
	ta, tb := wa.report.Published, wb.report.Published
	if ta.Known() != tb.Known() {
		return ta.Known()
	}
	if ta.Known() {
		if c := ta.From.Compare(tb.From); c != 0 {
			return c < 0
		}
	}
	return a < b
}

func printOf(t *words.Text) uint64 {
	h := uint64(len(t.Words))
	for i := range t.Words {
		h = words.Mix(h*31 + t.Words[i].Fold)
	}
	return h
}

// oneStory reports whether two candidates tell of one happening, for the question whether an agency that both credit is
// one source: they were published within two days of each other, or undated, and share enough rare words of one sentence.
func (p *pile) oneStory(a, b int32, c sketch.Pair) bool {
	need := int32(storyPrints)
	if !p.w[a].report.Published.Known() || !p.w[b].report.Published.Known() {
		need *= 2
	}
	return c.Rarity+c.Shingles >= need && p.apart(a, b) <= storyDays*24*time.Hour
}

// storyPrints and storyDays keep a pile of 3,778 reports of 2,159 incidents from growing together into one story.
const (
	storyPrints = 4
	storyDays   = 2
)

// sameStory unites two reports that share rare words: a union-find whose roots are the first reports.
func (p *pile) sameStory(a, b int32) {
	ra, rb := p.storyOf(a), p.storyOf(b)
	if ra != rb {
		p.w[max(ra, rb)].story = min(ra, rb)
	}
}

func (p *pile) storyOf(n int32) int32 {
	for p.w[n].story != n {
		p.w[n].story = p.w[p.w[n].story].story
		n = p.w[n].story
	}
	return n
}

func (p *pile) id(n int32) stemma.ID { return p.w[n].report.ID }

func (p *pile) place(n int32, s stemma.Span) stemma.Place {
	return stemma.Place{Report: p.id(n), Span: s}
}

// sameOutlet reports whether two witnesses come from one outlet: by name, or by host.
func (p *pile) sameOutlet(a, b int32) bool {
	wa, wb := &p.w[a], &p.w[b]
	if wa.outlet != "" && wb.outlet != "" {
		return strings.EqualFold(wa.outlet, wb.outlet)
	}
	return wa.report.URL != "" && host(wa.report.URL) == host(wb.report.URL)
}
