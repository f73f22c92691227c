package lang

// A tree holds heads of a text's words and the edges of their subtrees as the reference keeps them.
// A root is its own head.
type tree struct {
	head        []int32
	left, right []int32 // edges, as the reference's passes find them
	begins      []bool
	child       []int32 // first child of each word, -1 for none
	sibling     []int32 // next child of the same head
	queue       []int32
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
	t.begins = t.starts(t.begins)
	begin := 0
	for i := range n {
		if i > 0 && t.begins[i] || i == n-1 {
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
// shorter; only noise that never ends a sentence reaches it, and keeps the lifted arc where it is.
const searchLimit = 1 << 16

// children links every word's children in order.
func (t *tree) children() {
	n := len(t.head)
	t.child, t.sibling = sized(t.child, n), sized(t.sibling, n)
	for i := range n {
		t.child[i], t.sibling[i] = -1, -1
	}
	for i := n - 1; i >= 0; i-- {
		if h := t.head[i]; int(h) != i {
			t.sibling[i], t.child[h] = t.child[h], int32(i)
		}
	}
}

// lift undoes pseudo-projective parsing (Nivre & Nilsson, 2005): a label "x||y" says that the word hangs,
// as x, from the first y found breadth-first under its present head, wanted here. suits answers for labels
// as they are at this moment. Only children between the edges found last count, as in the reference.
func (t *tree) lift(word int, wanted string, words []marked, suits func(int, string) bool) {
	t.queue = append(t.queue[:0], t.head[word])
	for looked := 0; looked < len(t.queue); looked++ {
		if looked > searchLimit {
			return
		}
		q := t.queue[looked]
		for c := t.child[q]; c >= 0; c = t.sibling[c] {
			if c < t.left[q] || c > t.right[q] || int(c) == word || words[c].space {
				continue
			}
			if suits(int(c), wanted) {
				t.move(int32(word), c)
				return
			}
			t.queue = append(t.queue, c)
		}
	}
}

// move hangs word under head, in the order of its children.
func (t *tree) move(word, head int32) {
	link := &t.child[t.head[word]]
	for *link != word {
		link = &t.sibling[*link]
	}
	*link = t.sibling[word]
	link = &t.child[head]
	for *link >= 0 && *link < word {
		link = &t.sibling[*link]
	}
	t.sibling[word], *link = *link, word
	t.head[word] = head
}
