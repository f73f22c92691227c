package lang

// A tree holds heads of a text's words and the edges of their subtrees as the reference keeps them.
// A root is its own head.
type tree struct {
	head        []int32
	left, right []int32 // edges, as the reference's passes find them
}

// treePasses is how often the reference repeats its passes over crossing arcs.
const treePasses = 12

// edges finds the first and last word under every word. One pass from the left and one from the right
// suffice for trees without crossing arcs; with them the passes are repeated until every head lies in
// its sentence.
func (t *tree) edges() {
	n := len(t.head)
	t.left, t.right = sized(t.left, n), sized(t.right, n)
	for i := range n {
		t.left[i], t.right[i] = int32(i), int32(i)
	}
	for range treePasses {
		for i, h := range t.head {
			t.left[h] = min(t.left[h], t.left[i])
			t.right[h] = max(t.right[h], t.right[i])
		}
		for i := n - 1; i >= 0; i-- {
			h := t.head[i]
			t.right[h] = max(t.right[h], t.right[i])
			t.left[h] = min(t.left[h], t.left[i])
		}
		if t.closed() {
			return
		}
	}
}

// closed tells whether every head lies in its sentence; the last word counts as the start of one, and
// a head may be the first word of the next, as in the reference.
func (t *tree) closed() bool {
	n := len(t.head)
	starts := t.starts(nil)
	begin := 0
	for i := range n {
		if i > 0 && starts[i] || i == n-1 {
			for j := begin; j < i; j++ {
				if h := int(t.head[j]); h < begin || h > i {
					return false
				}
			}
			begin = i
		}
	}
	return true
}

// starts marks the first word under every root.
func (t *tree) starts(out []bool) []bool {
	out = sized(out, len(t.head))
	clear(out)
	for i, h := range t.head {
		if int(h) == i {
			out[t.left[i]] = true
		}
	}
	return out
}

// searchLimit bounds how many words one search for a lifted arc's head may look at. Sentences are far
// shorter; only noise that never ends a sentence reaches it, and keeps the lifted arc there.
const searchLimit = 4096

// lift undoes pseudo-projective parsing (Nivre & Nilsson, 2005): a label "x||y" says that the word hangs,
// as x, from the first y found breadth-first under its present head. It gives the new head.
// isSpace and label answer for words as they are at this moment.
func (t *tree) lift(word int, wanted string, isSpace func(int) bool, label func(int) string) int {
	head := int(t.head[word])
	queue := []int{head}
	for looked := 0; len(queue) > 0; {
		var next []int
		for _, q := range queue {
			for c := int(t.left[q]); c <= int(t.right[q]); c++ {
				if looked++; looked > searchLimit {
					return head
				}
				if c == q || int(t.head[c]) != q || isSpace(c) || c == word {
					continue
				}
				if label(c) == wanted {
					return c
				}
				next = append(next, c)
			}
		}
		queue = next
	}
	return head
}
