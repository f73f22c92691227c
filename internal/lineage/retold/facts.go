package retold

import (
	"strings"

	"stemma/internal/lineage/words"
)

// facts are the names and figures of a text, in every form in which another text may write them.
type facts struct {
	keys  map[uint64]bool // of all words: a name to one may be written small by the other
	first map[uint64]int32
	forms map[string]bool
}

// calendar holds words with a capital that every report of a week has, and titles.
var calendar = func() map[uint64]bool {
	m := map[uint64]bool{}
	for _, w := range strings.Fields("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december mr mrs ms dr") {
		m[words.Hash(w)] = true
	}
	return m
}()

func isFact(w *words.Word) bool {
	return w.Is(words.Name|words.Number) && w.Weight >= leastWeight && !calendar[w.Fold]
}

// key is what a fact is known by: the consonants of a name, the value of a figure.
func key(w *words.Word) uint64 {
	if w.Skel != 0 && w.Is(words.Name) {
		return w.Skel
	}
	return w.Stem
}

func folded(t *words.Text, w *words.Word) string { return strings.ToLower(t.Source[w.Start:w.End]) }

func factsOf(t *words.Text) facts {
	f := facts{map[uint64]bool{}, map[uint64]int32{}, map[string]bool{}}
	for i := range t.Words {
		w := &t.Words[i]
		f.keys[w.Stem] = true
		if !isFact(w) {
			continue
		}
		f.keys[key(w)] = true
		if _, ok := f.first[key(w)]; !ok {
			f.first[key(w)] = int32(i)
		}
		s := plain(folded(t, w))
		f.forms[s] = true
		if b := beginning(w, s); b != "" {
			f.forms[b] = true
		}
		if s := joined(t, i); s != "" {
			f.forms[s] = true
		}
	}
	f.initials(t)
	return f
}

// plain takes the points out of "9.52" and "U.N.".
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(".,:-", r) {
			return -1
		}
		return r
	}, s)
}

// sameBeginning is how many letters a country has in common with its people.
const sameBeginning = 5

// beginning gives the first letters of a name: those of a country and its people.
func beginning(w *words.Word, s string) string {
	if !w.Is(words.Name) || len(s) < sameBeginning {
		return ""
	}
	return s[:sameBeginning]
}

// joined gives the two names or figures that begin at word i, written as one: "Lake Line" for "LakeLine", 9:52 for 9.52.
func joined(t *words.Text, i int) string {
	if i < 0 || i+1 >= len(t.Words) {
		return ""
	}
	u, v := &t.Words[i], &t.Words[i+1]
	if v.Start-u.End > 1 || u.Bits&v.Bits&(words.Name|words.Number) == 0 {
		return ""
	}
	return plain(folded(t, u) + folded(t, v))
}

// initials adds the first letters of each three words or more in a row with capitals, over the words of grammar between them.
func (f *facts) initials(t *words.Text) {
	const least, most = 3, 6
	for i := range t.Words {
		var b []byte
		for k := i; k < len(t.Words) && len(b) < most; k++ {
			w := &t.Words[k]
			if k > i && w.Start-t.Words[k-1].End > 1 {
				break
			}
			if w.Is(words.Capital) {
				if b = append(b, t.Source[w.Start]|0x20); len(b) >= least {
					f.forms[string(b)] = true
				}
			} else if w.Weight > 0 || k == i {
				break
			}
		}
	}
}

// has reports whether the name or figure at word i of another text stands in this one in any form.
func (f *facts) has(t *words.Text, i int) bool {
	w := &t.Words[i]
	if f.keys[key(w)] || f.keys[w.Stem] {
		return true
	}
	s := plain(folded(t, w))
	return f.forms[s] || f.forms[beginning(w, s)] || f.forms[joined(t, i)] || f.forms[joined(t, i-1)]
}

// order gives the places in this text of the names and figures of another, in the order in which they first stand there.
func (f *facts) order(t *words.Text) (places []int32) {
	seen := map[uint64]bool{}
	for i := range t.Words {
		w := &t.Words[i]
		k := key(w)
		if at, ok := f.first[k]; ok && !seen[k] && isFact(w) {
			seen[k] = true
			places = append(places, at)
		}
	}
	return places
}

// taken gives the part of this text's names and figures that another has.
func (f *facts) taken(t *words.Text) float64 {
	if len(f.first) == 0 {
		return 0
	}
	seen := map[uint64]bool{}
	for i := range t.Words {
		if k := key(&t.Words[i]); f.first[k] > 0 || f.keys[k] {
			if _, ok := f.first[k]; ok {
				seen[k] = true
			}
		}
	}
	return float64(len(seen)) / float64(len(f.first))
}
