package sameevent

import (
	"cmp"
	"math"
	"slices"
)

// Documents are compared by their telling words only: the work grows with the set and not with its square. The numbers were set
// beforehand, by those of package story; the trees find their own borders in what these give.
const (
	// telling is how many of a document's weightiest words lead to others, and how many documents may share one
	// before it leads nowhere.
	telling, sharedBy = 30, 250
	// atLeast is how many of them two documents must share to be compared.
	atLeast = 2
	// neighbours is how many documents at most one looks for, the nearest: more reports of one happening than any
	// of the sets here has, and the bound of the work.
	neighbours = 60
	// leastNear is the cosine below which two documents are no neighbours: half of what two reports of one
	// kind of happening, in two places, have.
	leastNear = .06
	// mates is how many nearest neighbours are compared to see whether two documents move in one circle.
	mates = 8
	// nameBoost is by how much a name weighs more than another word that is as rare: names tell one happening of a
	// kind from the next.
	nameBoost = 1.6
	// leadBoost is by how much the first two sentences weigh more.
	leadBoost = 1.5
)

// A link is what is known of two documents that are near.
type link struct {
	near, relative, circle float64
}

// A shelf is a set of documents that can be compared.
type shelf struct {
	df      map[string]float64
	total   float64
	vectors []map[string]float64
	links   []map[int]link // for each document, its neighbours
	best    []float64
}

// rarity gives how telling a word is: the logarithm of the share of documents that hold it, those of the prior included.
func (s *shelf) rarity(w string) float64 {
	return -math.Log((s.df[w] + priorDocs*usual(w)) / (s.total + priorDocs))
}

// counted gives how often each word stands in a document, in its lead more than once, and which are of names.
func (x *reader) counted() (counts map[string]float64, named map[string]bool) {
	counts, named = map[string]float64{}, map[string]bool{}
	for k, w := range x.terms {
		if w == "" {
			continue
		}
		n := 1.0
		if x.d.SentenceOf(k) < 2 {
			n = leadBoost
		}
		counts[w] += n
		named[w] = named[w] || x.nameTok[k]
	}
	return counts, named
}

func newShelf(readers []*reader) *shelf {
	s := &shelf{df: map[string]float64{}, total: float64(len(readers)), vectors: make([]map[string]float64, len(readers)), links: make([]map[int]link, len(readers)), best: make([]float64, len(readers))}
	counts := make([]map[string]float64, len(readers))
	named := make([]map[string]bool, len(readers))
	for i, x := range readers {
		counts[i], named[i] = x.counted()
		for w := range counts[i] {
			s.df[w]++
		}
	}
	byWord := map[string][]int{}
	tellingOf := make([][]string, len(readers))
	for i := range readers {
		v := map[string]float64{}
		var order []string
		for w, n := range counts[i] {
			f := (1 + math.Log(n)) * s.rarity(w)
			if named[i][w] {
				f *= nameBoost
			}
			v[w] = f
			order = append(order, w)
		}
		slices.Sort(order)
		sum := 0.0
		for _, w := range order { // in one order, so that no sum depends on the order of a map
			sum += v[w] * v[w]
		}
		if sum > 0 {
			for w := range v {
				v[w] /= math.Sqrt(sum)
			}
		}
		s.vectors[i] = v
		slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(v[b], v[a]) })
		tellingOf[i] = order[:min(len(order), telling)]
		for _, w := range tellingOf[i] {
			byWord[w] = append(byWord[w], i)
		}
	}
	s.pair(tellingOf, byWord)
	return s
}

// pair links each document with its neighbours.
func (s *shelf) pair(tellingOf [][]string, byWord map[string][]int) {
	type near struct {
		doc  int
		near float64
	}
	closest := make([][]near, len(s.vectors))
	for i := range s.vectors {
		met := map[int]int{}
		for _, w := range tellingOf[i] {
			if list := byWord[w]; len(list) <= sharedBy {
				for _, j := range list {
					met[j]++
				}
			}
		}
		for j, n := range met {
			if j == i || n < atLeast {
				continue
			}
			if c := cosine(s.vectors[i], s.vectors[j]); c >= leastNear {
				closest[i] = append(closest[i], near{j, c})
			}
		}
		slices.SortFunc(closest[i], func(a, b near) int {
			return cmp.Or(cmp.Compare(b.near, a.near), cmp.Compare(a.doc, b.doc))
		})
		closest[i] = closest[i][:min(len(closest[i]), neighbours)]
		if len(closest[i]) > 0 {
			s.best[i] = closest[i][0].near
		}
	}
	for i, list := range closest {
		s.links[i] = map[int]link{}
		for _, o := range list {
			l := link{near: o.near, relative: o.near / math.Sqrt(s.best[i]*max(s.best[o.doc], o.near))}
			in, all := 0.0, 0.0
			for _, a := range closest[i][:min(mates, len(closest[i]))] {
				all++
				if a.doc == o.doc || slices.ContainsFunc(closest[o.doc][:min(mates, len(closest[o.doc]))], func(b near) bool { return b.doc == a.doc }) {
					in++
				}
			}
			l.circle = in / max(all, 1)
			s.links[i][o.doc] = l
		}
	}
	for i := range s.links { // both ways, with the larger circle
		for j, l := range s.links[i] {
			back, ok := s.links[j][i]
			if !ok || back.circle < l.circle {
				s.links[j][i] = l
			}
		}
	}
}

// cosine gives the sum over common words, in the order of the words.
func cosine(a, b map[string]float64) float64 {
	if len(b) < len(a) {
		a, b = b, a
	}
	var shared []string
	for w := range a {
		if _, ok := b[w]; ok {
			shared = append(shared, w)
		}
	}
	slices.Sort(shared)
	sum := 0.0
	for _, w := range shared {
		sum += a[w] * b[w]
	}
	return sum
}
