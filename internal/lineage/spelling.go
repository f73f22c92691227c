package lineage

import (
	"slices"
	"strings"

	"stemma/internal/lineage/align"
	"stemma/internal/lineage/words"
)

// houseSpelling takes the difference between British and American spelling off a word. It is asked of two words that stand in one place
// of two copies: what becomes equal by it was one word in two spellings, so that it may cut as deep as it likes.
var houseSpelling = strings.NewReplacer("our", "or", "is", "iz", "ys", "yz", "ll", "l", "ae", "e", "oe", "e", "ence", "ens", "ense", "ens",
	"ogue", "og", "amme", "am", "grey", "gray", "tyre", "tire", "plough", "plow", "mould", "mold", "sceptic", "skeptic", "aluminium", "aluminum")

// spelled gives a word as both houses would have it.
func spelled(w string) string {
	w = strings.ToLower(w)
	for _, end := range [...][2]string{{"res", "ers"}, {"red", "ered"}, {"re", "er"}} { // metre, centres
		if stem, ok := strings.CutSuffix(w, end[0]); ok && len(stem) > 2 && strings.IndexByte("tbh", stem[len(stem)-1]) >= 0 {
			w = stem + end[1]
			break
		}
	}
	return houseSpelling.Replace(w)
}

// respelled counts the changes that are another house's spelling of the same word: to print a report in one's own spelling is not to
// rewrite it. A change is counted once for both sides, as the alignment counts it.
func (p *pile) respelled(e *edge) (n int) {
	ta, tb := p.read(0, e.a), p.read(1, e.b)
	have := map[string][]string{}
	changed := func(t *words.Text, side []uint8, each func(spelling, w string)) {
		for i, v := range side {
			if w := &t.Words[i]; v == align.Reworded {
				s := strings.ToLower(t.Source[w.Start:w.End])
				each(spelled(s), s)
			}
		}
	}
	changed(ta, e.result.A, func(k, w string) { have[k] = append(have[k], w) })
	changed(tb, e.result.B, func(k, w string) {
		if at := slices.IndexFunc(have[k], func(o string) bool { return o != w }); at >= 0 {
			have[k] = slices.Delete(have[k], at, at+1)
			n++
		}
	})
	return n
}
