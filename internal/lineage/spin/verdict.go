package spin

import (
	"cmp"
	"slices"
	"sync"

	"stemma/internal/lang/vector"
	"stemma/internal/lineage/words"
)

// How a report is judged by its words. Each adds its log-odds of having been put in, from lowest to highest; the sum is divided by the number of
// words judged and more, so that a few odd words of a short text say little. What that comes to and the weight of the
// marks, by the length of a common report, are added; chosen so that no clean report of the evaluation is called spun.
const (
	lowest, highest = 0.5, 4
	more            = 200
	fewest          = 50  // words: notices shorter than that, of shares or of a museum's hours, look odd; they are not judged
	worth           = 125 // that a mean of 1 is worth, if marks are counted in bits
	common          = 300 // words of a common report
	mostMarks       = 7   // bits of marks that count
	oddest          = 8.5 // bits from which a report is spun
	seconded        = 1   // bits that the words must come to where only gathered marks are many: nine clean reports in ten do not

	// A report is first judged by so many of its words, evenly taken, and let go if they come to so small a part of what would make it spun. Nearly all
	// clean reports are; of reports that are as odd as is just enough, about four in a hundred would be (the mean of 64 words is off by 43 %).
	sample = 64
	part   = 0.25

	showing = 2    // log-odds from which a word is shown
	shown   = 16   // words at most, the oddest
	always  = 3    // words that are shown anyway: no report is called spun without a place
	named   = 6    // words, the oddest, of which a likely original is looked for; that takes a third of a millisecond each
	akin    = 0.45 // how near in meaning an original must be: below it, nearness is of topic only
	better  = 1.5  // by how much its log-odds must be lower
	plain   = 4000 // originals are among so many most frequent words: a writer's
)

// sum adds up odds.
func sum(odds []float32) float32 {
	s := float32(0)
	for _, o := range odds {
		s += min(max(o-lowest, 0), highest-lowest)
	}
	return s
}

var judges = sync.Pool{New: func() any { return new(judge) }}

// judgeReport gives what the words of a report come to, in bits, and its judged words' log-odds; neither of a report that is short or clearly
// comes to less than is wanted.
func (j *judge) judgeReport(t *words.Text, wanted float64) (total float64, odds []float32) {
	n := theNetwork()
	j.see(t)
	count := len(j.Targets)
	if count < fewest {
		return 0, nil
	}
	j.begin(n, &j.Sight)
	j.all = j.all[:0]
	if count > 2*sample {
		for k := range sample {
			j.all = append(j.all, int32(k*count/sample))
		}
		some := float64(sum(j.judged(n, &j.Sight, j.all, nil))) / sample
		if worth*some*float64(count)/float64(count+more) < part*wanted {
			return 0, nil
		}
		j.all = j.all[:0]
	}
	for k := range count {
		j.all = append(j.all, int32(k))
	}
	odds = j.judged(n, &j.Sight, j.all, nil)
	return worth * float64(sum(odds)) / float64(count+more), odds
}

// oddMarks gives the words of a report that a table put in, it seems, and for the oddest what a writer would have put there.
func (j *judge) oddMarks(t *words.Text, odds []float32) []Mark {
	var odd []int32
	for k, o := range odds {
		if o > lowest {
			odd = append(odd, int32(k))
		}
	}
	slices.SortStableFunc(odd, func(a, b int32) int { return cmp.Compare(odds[b], odds[a]) })
	odd = odd[:min(len(odd), shown)]
	for len(odd) > always && odds[odd[len(odd)-1]] < showing {
		odd = odd[:len(odd)-1]
	}
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
		if w := v.Word(r); v.Rank(r) < plain && len(w) > 2 && !words.IsStop(w) {
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
		if c := v.Cosine(row, r); c >= akin && words.StemHash(v.Word(r)) != words.StemHash(v.Word(row)) && unknownKind(v.Word(r)) == unknownKind(v.Word(row)) {
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
		if o > own-better {
			continue
		}
		if fit := float32(10*found[i].cos) - o; at < 0 || fit > best {
			best, at = fit, i
		}
	}
	if at < 0 {
		return ""
	}
	return v.Word(found[at].row)
}
