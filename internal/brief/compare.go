package brief

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma"
)

// A Comparison lays two reports side by side. Rows run down B in its own order; what stands only
// in A comes where A has it.
type Comparison struct {
	A      Compared `json:"a"`
	B      Compared `json:"b"`
	Copies []Copy   `json:"copies"` // those that join the two, either way
	Rows   []Row    `json:"rows"`
	Tally  Shared   `json:"tally"`
}

// Compared is one of the two reports, without its text.
type Compared struct {
	ID        string  `json:"id"`
	Input     string  `json:"input"`
	URL       string  `json:"url,omitempty"`
	Outlet    *Outlet `json:"outlet,omitempty"`
	Title     string  `json:"title"`
	Published Dates   `json:"published"`
}

// Name gives the outlet, or the input where it is unknown.
func (c *Compared) Name() string {
	if c.Outlet != nil && c.Outlet.Name != "" {
		return c.Outlet.Name
	}
	return c.Input
}

// Shared counts words: those of each report that stand in passages they share, and those that do not.
type Shared struct {
	Verbatim int `json:"verbatim"` // words of B that stand in A as they are
	Reworded int `json:"reworded"` // words of B that stand for others in passages they share
	Added    int `json:"added"`    // words of B that A does not have
	Dropped  int `json:"dropped"`  // words of A that B does not have
}

// A Row pairs words of A with words of B; one side is null where the other stands alone.
type Row struct {
	// Kind: verbatim or reworded (as lineage found, or lines alike between two passages), dropped (only
	// in A), added (only in B).
	Kind  string           `json:"kind"`
	Block stemma.BlockKind `json:"block"`
	A     *Place           `json:"a"`
	B     *Place           `json:"b"`
	Diff  []Piece          `json:"diff"` // for reworded rows: word by word
}

// A Piece is a run of words: the same in both, only in A, or only in B.
type Piece struct {
	Kind string `json:"kind"` // same, dropped, added
	A    string `json:"a"`
	B    string `json:"b"`
}

// Compare lays b beside a. The passages come from lineage, as copies between the two in either
// direction; without any, the two have nothing but their subject in common and all is added or dropped.
func Compare(a, b stemma.Report, copies []stemma.Copy) Comparison {
	led := stemma.Ledger{Reports: []stemma.Report{a, b}, Copies: copies}
	c := newComposer(&led)
	out := Comparison{A: compared(&a), B: compared(&b), Copies: []Copy{}, Rows: []Row{}}
	var pairs []Row
	for _, k := range c.copies() {
		if (k.From != a.ID || k.To != b.ID) && (k.From != b.ID || k.To != a.ID) {
			continue
		}
		out.Copies = append(out.Copies, k)
		for _, p := range k.Passages {
			if p.From == nil {
				continue
			}
			from, to := *p.From, p.To
			if from.Report != a.ID {
				from, to = to, from
			}
			if from.Report == a.ID && to.Report == b.ID {
				pairs = append(pairs, Row{Kind: p.Kind, A: &from, B: &to})
			}
		}
	}
	pairs = byLines(disjoint(pairs), a.Text, b.Text)
	rows := append(pairs, alone(&a, pairs, "dropped")...)
	rows = append(rows, alone(&b, pairs, "added")...)
	out.Rows = some(weave(rows))
	if len(pairs) > 0 {
		out.Rows = joinUp(pairUp(out.Rows), a.Text, b.Text)
	}
	for i := range out.Rows {
		r := &out.Rows[i]
		r.Diff = []Piece{}
		if r.Kind == "reworded" {
			r.Diff = WordDiff(r.A.Text, r.B.Text)
		}
		if r.B != nil {
			r.Block = b.KindAt(r.B.Start)
		} else {
			r.Block = a.KindAt(r.A.Start)
		}
		switch r.Kind {
		case "verbatim":
			out.Tally.Verbatim += len(strings.Fields(r.B.Text))
		case "reworded":
			for _, d := range r.Diff {
				switch d.Kind {
				case "same":
					out.Tally.Verbatim += len(strings.Fields(d.B))
				case "added":
					out.Tally.Reworded += len(strings.Fields(d.B))
				}
			}
		case "added":
			out.Tally.Added += len(strings.Fields(r.B.Text))
		case "dropped":
			out.Tally.Dropped += len(strings.Fields(r.A.Text))
		}
	}
	return out
}

func compared(r *stemma.Report) Compared {
	c := Compared{ID: r.ID, Input: r.Input, URL: r.URL, Title: r.Title, Published: dates(r.Published)}
	if r.Outlet.Name != "" {
		c.Outlet = &Outlet{r.Outlet.Name, cmp.Or(r.Outlet.Basis, stemma.Inferred)}
	}
	return c
}

// disjoint keeps the longest passages, so that no word of either report stands in two rows.
func disjoint(pairs []Row) []Row {
	slices.SortFunc(pairs, func(x, y Row) int {
		return cmp.Or(cmp.Compare(y.B.End-y.B.Start, x.B.End-x.B.Start), cmp.Compare(x.B.Start, y.B.Start), cmp.Compare(x.A.Start, y.A.Start))
	})
	var kept []Row
	for _, p := range pairs {
		meets := func(k Row) bool {
			return k.A.Start < p.A.End && p.A.Start < k.A.End || k.B.Start < p.B.End && p.B.Start < k.B.End
		}
		if !slices.ContainsFunc(kept, meets) {
			kept = append(kept, p)
		}
	}
	return kept
}

// alone gives what of one report stands in no pair, cut at its line breaks.
func alone(r *stemma.Report, pairs []Row, kind string) []Row {
	var taken []stemma.Span
	for _, p := range pairs {
		side := p.A
		if kind == "added" {
			side = p.B
		}
		taken = append(taken, stemma.Span{Start: side.Start, End: side.End})
	}
	slices.SortFunc(taken, func(x, y stemma.Span) int { return x.Start - y.Start })
	taken = append(taken, stemma.Span{Start: len(r.Text), End: len(r.Text)})
	var out []Row
	at := 0
	for _, t := range taken {
		for _, line := range lines(r.Text, stemma.Span{Start: at, End: t.Start}) {
			p := Place{r.ID, line.Start, line.End, line.In(r.Text)}
			if kind == "added" {
				out = append(out, Row{Kind: kind, B: &p})
			} else {
				out = append(out, Row{Kind: kind, A: &p})
			}
		}
		at = max(at, t.End)
	}
	return out
}

// lines cuts a span at line breaks, trims white space, and drops what holds no letter or digit.
func lines(text string, sp stemma.Span) []stemma.Span {
	var out []stemma.Span
	for start := sp.Start; start < sp.End; {
		end := sp.End
		if i := strings.IndexByte(text[start:sp.End], '\n'); i >= 0 {
			end = start + i
		}
		line := text[start:end]
		lead := len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
		tail := len(strings.TrimRightFunc(line, unicode.IsSpace))
		if strings.ContainsFunc(line, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			out = append(out, stemma.Span{Start: start + lead, End: start + tail})
		}
		start = end + 1
	}
	return out
}

// weave puts rows in the order of B; a row that stands only in A comes after the row that holds
// the words before it in A.
func weave(rows []Row) []Row {
	slices.SortFunc(rows, func(x, y Row) int {
		return cmp.Or(cmp.Compare(aStart(x), aStart(y)), cmp.Compare(bStart(x), bStart(y)))
	})
	type slot struct{ b, a int }
	slots := make([]slot, len(rows))
	last := -1 // where in B the latest paired words of A stand
	for i, r := range rows {
		if r.B != nil {
			slots[i] = slot{r.B.Start, -1}
			if r.A != nil {
				last = r.B.Start
			}
		} else {
			slots[i] = slot{last, r.A.Start}
		}
	}
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(slots[i].b, slots[j].b), cmp.Compare(slots[i].a, slots[j].a))
	})
	out := make([]Row, len(rows))
	for i, k := range order {
		out[i] = rows[k]
	}
	return out
}

// likeness is the share of words (Dice's coefficient) above which a dropped and an added line between
// two shared passages are shown as one reworded line: at two words in five a reader sees the same line.
const likeness = 0.4

// maxGap bounds the lines that are compared with each other between two passages.
const maxGap = 80

// pairUp sets a dropped line beside the added line that took its place, in order.
func pairUp(rows []Row) []Row {
	var out []Row
	for i := 0; i < len(rows); {
		if rows[i].A != nil && rows[i].B != nil {
			out = append(out, rows[i])
			i++
			continue
		}
		var gone, come []Row
		for ; i < len(rows) && (rows[i].A == nil || rows[i].B == nil); i++ {
			if rows[i].A != nil {
				gone = append(gone, rows[i])
			} else {
				come = append(come, rows[i])
			}
		}
		out = append(out, matched(gone, come)...)
	}
	return out
}

// matched aligns the lines of a gap so that the sum of likenesses is greatest (Needleman and Wunsch 1970).
func matched(gone, come []Row) []Row {
	if len(gone) == 0 || len(come) == 0 || len(gone) > maxGap || len(come) > maxGap {
		return append(gone, come...)
	}
	width := len(come) + 1
	best := make([]float64, (len(gone)+1)*width)
	like := make([]float64, len(best))
	for i := len(gone) - 1; i >= 0; i-- {
		for j := len(come) - 1; j >= 0; j-- {
			best[i*width+j] = max(best[(i+1)*width+j], best[i*width+j+1])
			if l := dice(gone[i].A.Text, come[j].B.Text); l >= likeness {
				like[i*width+j] = l
				best[i*width+j] = max(best[i*width+j], best[(i+1)*width+j+1]+l)
			}
		}
	}
	var out []Row
	i, j := 0, 0
	for i < len(gone) && j < len(come) {
		at := i*width + j
		switch {
		case like[at] > 0 && best[at] == best[(i+1)*width+j+1]+like[at]:
			out = append(out, Row{Kind: "reworded", A: gone[i].A, B: come[j].B})
			i, j = i+1, j+1
		case best[(i+1)*width+j] >= best[i*width+j+1]:
			out = append(out, gone[i])
			i++
		default:
			out = append(out, come[j])
			j++
		}
	}
	return append(append(out, gone[i:]...), come[j:]...)
}

func dice(a, b string) float64 {
	count := map[string]int{}
	wa, wb := folded(wordsIn(a)), folded(wordsIn(b))
	for _, w := range wa {
		count[w]++
	}
	shared := 0
	for _, w := range wb {
		if count[w] > 0 {
			count[w]--
			shared++
		}
	}
	return 2 * float64(shared) / float64(len(wa)+len(wb))
}

// Rows of one side alone sort after all others on the other side's key, in their own order.
func aStart(r Row) int {
	if r.A == nil {
		return 1 << 62
	}
	return r.A.Start
}

func bStart(r Row) int {
	if r.B == nil {
		return 1 << 62
	}
	return r.B.Start
}

// maxDiffCells bounds the table of the word diff: 1,500 words against 1,500 words, more than any
// passage a newspaper prints. Beyond it the passage is shown as dropped and added whole.
const maxDiffCells = 2_250_000

// WordDiff aligns two passages word by word: longest common subsequence of words, compared without
// case and outer punctuation (Hunt and McIlroy 1976; the plain table is fast enough at this size).
func WordDiff(a, b string) []Piece {
	wa, wb := wordsIn(a), wordsIn(b)
	if len(wa)*len(wb) > maxDiffCells {
		return []Piece{{"dropped", a, ""}, {"added", "", b}}
	}
	fa, fb := folded(wa), folded(wb)
	width := len(wb) + 1
	best := make([]int32, (len(wa)+1)*width)
	for i := len(wa) - 1; i >= 0; i-- {
		for j := len(wb) - 1; j >= 0; j-- {
			if fa[i] == fb[j] {
				best[i*width+j] = best[(i+1)*width+j+1] + 1
			} else {
				best[i*width+j] = max(best[(i+1)*width+j], best[i*width+j+1])
			}
		}
	}
	var out []Piece
	push := func(kind, x, y string) {
		if n := len(out); n > 0 && out[n-1].Kind == kind {
			out[n-1].A, out[n-1].B = spaced(out[n-1].A, x), spaced(out[n-1].B, y)
			return
		}
		out = append(out, Piece{kind, x, y})
	}
	i, j := 0, 0
	for i < len(wa) || j < len(wb) {
		switch {
		case i < len(wa) && j < len(wb) && fa[i] == fb[j]:
			push("same", wa[i], wb[j])
			i, j = i+1, j+1
		case j == len(wb) || i < len(wa) && best[(i+1)*width+j] >= best[i*width+j+1]:
			push("dropped", wa[i], "")
			i++
		default:
			push("added", "", wb[j])
			j++
		}
	}
	return some(out)
}

// folded takes case and outer punctuation off words.
func folded(ws []string) []string {
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
		if out[i] == "" {
			out[i] = w
		}
	}
	return out
}

func spaced(x, y string) string {
	if x == "" || y == "" {
		return x + y
	}
	return x + " " + y
}

// wordsIn cuts at white space; a dash between words stands alone.
func wordsIn(s string) []string {
	var out []string
	for _, f := range strings.Fields(s) {
		for f != "" {
			i := strings.IndexAny(f, "—–")
			if i < 0 {
				out = append(out, f)
				break
			}
			_, n := utf8.DecodeRuneInString(f[i:])
			if i > 0 {
				out = append(out, f[:i])
			}
			out = append(out, f[i:i+n])
			f = f[i+n:]
		}
	}
	return out
}
