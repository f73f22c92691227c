package spin

import (
	"cmp"
	"slices"
	"sync"

	"stemma/internal/lang/vector"
	"stemma/internal/lineage/words"
)

// How a report is judged by its words. Each word adds its log-odds of having been put in, from lowest to highest; the sum is divided by the number of
// words judged and some more, so that a few odd words of a short text say little.
const (
	lowest, highest = 0, 4
	more            = 80
	fewest          = 30 // words: a shorter report is not judged

	// A report is first judged by so many of its words, evenly taken. Most clean reports are let go after it.
	sample = 48
	clear  = 0.05

	oddest  = 0.31
	showing = 2  // log-odds from which a word is shown
	most2   = 40 // words shown
	named   = 6  // words for which a likely original is looked for
)

// score gives the mean by which a report is judged, of so many words.
func score(odds []float32) float64 {
	sum := float32(0)
	for _, o := range odds {
		sum += min(max(o-lowest, 0), highest-lowest)
	}
	return float64(sum) / float64(len(odds)+more)
}

var judges = sync.Pool{New: func() any { return new(judge) }}

// judgeReport gives the odd words of a report and what they come to; none of a report that is clearly clean.
func (j *judge) judgeReport(t *words.Text) (odds []float32, total float64) {
	n := theNetwork()
	j.see(t)
	count := len(j.Targets)
	if count < fewest {
		return nil, 0
	}
	j.begin(n, &j.Sight)
	j.all = j.all[:0]
	if count > 2*sample {
		for k := range sample {
			j.all = append(j.all, int32(k*count/sample))
		}
		if score(j.judged(n, &j.Sight, j.all, nil)) < clear {
			return nil, 0
		}
		j.all = j.all[:0]
	}
	for k := range count {
		j.all = append(j.all, int32(k))
	}
	odds = j.judged(n, &j.Sight, j.all, nil)
	return odds, score(odds)
}

// oddMarks gives the words of a report that a table put in, it seems, and for the oddest what a writer would have put there.
func (j *judge) oddMarks(t *words.Text, odds []float32) []Mark {
	var odd []int32
	for k, o := range odds {
		if o >= showing {
			odd = append(odd, int32(k))
		}
	}
	slices.SortStableFunc(odd, func(a, b int32) int { return cmp.Compare(odds[b], odds[a]) })
	odd = odd[:min(len(odd), most2)]
	own := make([]float32, len(odd))
	for i, k := range odd {
		own[i] = odds[k]
	}
	var out []Mark
	for i, k := range odd {
		w := int(j.Words[k])
		note := "“" + t.In(w, w+1) + "”: a word that no writer would choose here"
		if i < named {
			if right := j.original(int(k), own[i]); right != "" {
				note = "“" + t.In(w, w+1) + "” where a writer would put a word like “" + right + "”"
			}
		}
		out = append(out, Mark{Span: t.Span(w, w+1), Note: note})
	}
	return out
}

// usual are the rows of the more frequent words, among which an original is looked for.
var usual = sync.OnceValue(func() []int {
	v := vector.English()
	var out []int
	for r := range v.Len() {
		if w := v.Word(r); v.Rank(r) < 5000 && len(w) > 2 && !words.IsStop(w) {
			out = append(out, r)
		}
	}
	return out
})

// original gives the word near in meaning that fits best where target k stands; "" if none fits well.
func (j *judge) original(k int, own float32) string {
	v, row := vector.English(), int(j.Rows[j.Targets[k]])
	if row >= v.Len() {
		return ""
	}
	type near struct {
		row int
		cos float64
	}
	var found []near
	for _, r := range usual() {
		if c := v.Cosine(row, r); c > 0.35 && words.StemHash(v.Word(r)) != words.StemHash(v.Word(row)) {
			found = append(found, near{r, c})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return cmp.Compare(b.cos, a.cos) })
	found = found[:min(len(found), 2*block)]
	if len(found) == 0 {
		return ""
	}
	targets, rows := make([]int32, len(found)), make([]uint16, len(found))
	for i, f := range found {
		targets[i], rows[i] = int32(k), uint16(f.row)
	}
	best, at := float32(0), -1
	for i, o := range j.judged(theNetwork(), &j.Sight, targets, rows) {
		if o > -1 || o > own-3 {
			continue
		}
		if worth := float32(8*found[i].cos) - o; at < 0 || worth > best {
			best, at = worth, i
		}
	}
	if at < 0 {
		return ""
	}
	return v.Word(found[at].row)
}
