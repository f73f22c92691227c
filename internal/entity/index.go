package entity

import (
	"cmp"
	"math"
	"slices"

	"stemma"
)

// An Index finds names that are spelled otherwise. Names are filed under the consonant skeletons of
// their words; a search reads only the files of its own words, the rare ones first.
type Index struct {
	kind  stemma.EntityKind
	names []parsed
	files map[string][]int
}

// NewIndex files names of one kind. A name is known by its place in the list.
func NewIndex(kind stemma.EntityKind, names []string) *Index {
	x := &Index{kind: kind, files: map[string][]int{}}
	for i, n := range names {
		p := x.parse(n)
		x.names = append(x.names, p)
		for _, k := range fileKeys(p) {
			x.files[k] = append(x.files[k], i)
		}
	}
	return x
}

func (x *Index) parse(name string) parsed {
	if x.kind == stemma.Person {
		return person(name)
	}
	return body(name)
}

// fileKeys are the skeletons of a name's words, the skeleton of the whole, and its initials.
func fileKeys(p parsed) []string {
	seen := map[string]bool{}
	var out []string
	add := func(k string) {
		if k != "" && !seen[k] {
			seen[k] = true
			out = append(out, k)
		}
	}
	letters, whole := "", ""
	for _, w := range p.words {
		if len(w) > 1 {
			add(skeleton(w))
		}
		letters += w[:1]
		whole += w
	}
	add("=" + skeleton(whole))
	if len(p.words) > 1 {
		add("#" + letters)
	} else if len(p.words) == 1 && len(whole) < 8 {
		add("#" + whole)
	}
	return out
}

// A Hit is a name of the index that may be the one searched for.
type Hit struct {
	Name int // place in the list the index was made of
	Verdict
}

// candidateCap bounds how many names are compared word by word in one search; fullFile is where a file
// is too common to lead anywhere on its own ("company").
const candidateCap, fullFile = 300, 2000

// Search gives the names most like a name, the likest first, at most limit.
func (x *Index) Search(name string, limit int) []Hit {
	p := x.parse(name)
	weight := map[int]float64{}
	for _, k := range fileKeys(p) {
		file := x.files[k]
		if len(file) > fullFile {
			continue
		}
		for _, i := range file {
			weight[i] += math.Log(1 + float64(len(x.names))/float64(len(file)))
		}
	}
	found := make([]int, 0, len(weight))
	for i := range weight {
		found = append(found, i)
	}
	slices.SortFunc(found, func(a, b int) int { return cmp.Or(cmp.Compare(weight[b], weight[a]), cmp.Compare(a, b)) })
	var hits []Hit
	for _, i := range found[:min(len(found), candidateCap)] {
		v := sameParsed(p, x.names[i], x.kind == stemma.Person)
		hits = append(hits, Hit{i, v})
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(weight[b.Name], weight[a.Name]), cmp.Compare(a.Name, b.Name))
	})
	return hits[:min(len(hits), limit)]
}
