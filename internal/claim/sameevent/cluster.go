package sameevent

import (
	"cmp"
	"container/heap"
	"slices"
)

// A bond is the likeness of two mentions, or of two clusters by their average.
type bond struct {
	a, b  int
	like  float64
	stamp int // sum of the sizes when it was reckoned: an older bond is passed over
}

type bonds []bond

func (h bonds) Len() int { return len(h) }
func (h bonds) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(h[j].like, h[i].like), cmp.Compare(h[i].a, h[j].a), cmp.Compare(h[i].b, h[j].b)) < 0
}
func (h bonds) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

// Push is for the heap.
func (h *bonds) Push(x any) { *h = append(*h, x.(bond)) }

// Pop is for the heap.
func (h *bonds) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

// Join clusters n mentions by average link: the two clusters whose mentions are on average the most likely to be one
// happening are joined, as long as that is at least the threshold. A pair that was not weighed counts as unlike.
func Join(n int, likeness map[[2]int]float64, threshold float64) [][]int {
	sum := make([]map[int]float64, n)
	size := make([]int, n)
	members := make([][]int, n)
	for i := range n {
		sum[i], size[i], members[i] = map[int]float64{}, 1, []int{i}
	}
	var h bonds
	for k, p := range likeness {
		sum[k[0]][k[1]], sum[k[1]][k[0]] = p, p
		if p >= threshold {
			h = append(h, bond{min(k[0], k[1]), max(k[0], k[1]), p, 2})
		}
	}
	heap.Init(&h)
	for h.Len() > 0 {
		x := heap.Pop(&h).(bond)
		if size[x.a] == 0 || size[x.b] == 0 || size[x.a]+size[x.b] != x.stamp || sum[x.a][x.b]/float64(size[x.a]*size[x.b]) != x.like {
			continue
		}
		others := make([]int, 0, len(sum[x.b]))
		for o := range sum[x.b] {
			others = append(others, o)
		}
		slices.Sort(others)
		for _, o := range others {
			if o == x.a {
				continue
			}
			sum[x.a][o] += sum[x.b][o]
			sum[o][x.a] = sum[x.a][o]
			delete(sum[o], x.b)
		}
		delete(sum[x.a], x.b)
		size[x.a] += size[x.b]
		size[x.b], sum[x.b] = 0, nil
		members[x.a] = append(members[x.a], members[x.b]...)
		members[x.b] = nil
		for o, p := range sum[x.a] {
			if like := p / float64(size[x.a]*size[o]); like >= threshold {
				heap.Push(&h, bond{min(x.a, o), max(x.a, o), like, size[x.a] + size[o]})
			}
		}
	}
	var out [][]int
	for _, m := range members {
		if len(m) > 0 {
			slices.Sort(m)
			out = append(out, m)
		}
	}
	return out
}
