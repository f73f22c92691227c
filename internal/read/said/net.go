package said

import (
	_ "embed"
	"encoding/binary"
	"math"

	"stemma/internal/lang/kernel"
	"stemma/internal/lang/vector"
)

// A net scores one yes-or-no question: the rows of the features that hold are added up, the sum is
// cut off below zero, and weighed. Features are 32-bit hashes; unknown ones count nothing. What the vectors of
// a few words say of their meaning is added before the cut, so that words of no class are judged by their neighbours.
type net struct {
	slots []int32  // open addressing: index into keys, or -1
	keys  []uint32 // in ascending order
	rows  []float32
	bias  [width]float32
	out   [width]float32
	base  float32
	sense []float32 // for each place of a word, dimensions × width
}

// width of the hidden layer: three nets of 16, learned apart and joined side by side. One net of 32
// scored as one of 16; the mean of three wins half a point of F1 on held-out fifths of the train part.
const width = 48

// places is how many words' meanings a question may look at; dims is how many of the dimensions of their vectors count.
const (
	places = 4
	dims   = 128
)

// The questions, one net each.
const (
	askCue      = iota // does this word make somebody say something?
	askContent         // is this constituent part of what is said?
	askSource          // is this the one who says it?
	askSourceIn        // does this modifier belong to the source's name?
	askCueIn           // does the cue reach over this word?
	questions
)

//go:embed model.bin
var modelBytes []byte

var model = readModel(modelBytes)

// readModel decodes model.bin: for each net the number of features, their hashes, a scale,
// a signed byte for each weight, then bias, out and base as float32, little-endian.
func readModel(b []byte) (m [questions]*net) {
	u32 := func() uint32 {
		if len(b) < 4 {
			return 0
		}
		v := binary.LittleEndian.Uint32(b)
		b = b[4:]
		return v
	}
	f32 := func() float32 { return math.Float32frombits(u32()) }
	for q := range m {
		n := &net{keys: make([]uint32, min(int(u32()), len(b)/4))}
		for i := range n.keys {
			n.keys[i] = u32()
		}
		scale := f32()
		n.rows = make([]float32, len(n.keys)*width)
		for i := range n.rows {
			if len(b) > 0 {
				n.rows[i] = float32(int8(b[0])) * scale
				b = b[1:]
			}
		}
		for i := range n.bias {
			n.bias[i] = f32()
		}
		for i := range n.out {
			n.out[i] = f32()
		}
		n.base = f32()
		scale = f32()
		n.sense = make([]float32, places*dims*width)
		for i := range n.sense {
			if len(b) > 0 {
				n.sense[i] = float32(int8(b[0])) * scale
				b = b[1:]
			}
		}
		n.indexKeys()
		m[q] = n
	}
	return m
}

func (n *net) indexKeys() {
	size := 4
	for size < 2*len(n.keys) {
		size *= 2
	}
	n.slots = make([]int32, size)
	for i := range n.slots {
		n.slots[i] = -1
	}
	for i, k := range n.keys {
		at := int(k) & (size - 1)
		for n.slots[at] >= 0 {
			at = (at + 1) & (size - 1)
		}
		n.slots[at] = int32(i)
	}
}

func (n *net) row(key uint32) int {
	mask := len(n.slots) - 1
	for at := int(key) & mask; n.slots[at] >= 0; at = (at + 1) & mask {
		if i := n.slots[at]; n.keys[i] == key {
			return int(i)
		}
	}
	return -1
}

// score gives the log odds of yes to question q.
func (p *page) score(q int, f *features) float32 {
	n := model[q]
	h := n.bias
	for at, w := range f.words {
		if w < 0 {
			continue
		}
		// The same words come again: a cue with one companion after the other, a companion with each cue near it.
		m := &p.sensed[q][at][w%remembered]
		if m.row != w+1 {
			m.row, m.sum = w+1, n.meaning(at, int(w))
		}
		kernel.Add(h[:], m.sum[:])
	}
	for _, key := range f.x {
		if i := n.row(key); i >= 0 {
			kernel.Add(h[:], n.rows[i*width:i*width+width])
		}
	}
	s := n.base
	for j, v := range h {
		if v > 0 {
			s += float32(v * n.out[j])
		}
	}
	return s
}

// meaning gives what the vector of a word adds to the hidden layer, standing at a place. Products are
// rounded before they are added, so that no processor fuses the two and the bits are the same everywhere.
func (n *net) meaning(place, row int) (sum [width]float32) {
	var v [dims]float32
	if !vector.English().Unit(row, v[:]) {
		return sum
	}
	sense := n.sense[place*dims*width : (place+1)*dims*width]
	for k, x := range v {
		row := (*[width]float32)(sense[k*width:])
		for j := 0; j < width; j += 4 {
			sum[j] += float32(x * row[j])
			sum[j+1] += float32(x * row[j+1])
			sum[j+2] += float32(x * row[j+2])
			sum[j+3] += float32(x * row[j+3])
		}
	}
	return sum
}

// remembered is how many words' sums are kept for each place of a question: 125 KB in all.
const remembered = 32

// A sensed is a word whose meaning was asked for at one place of a question.
type sensed struct {
	row int32 // 1 + row of the table of word vectors; 0: none yet
	sum [width]float32
}

// features collects hashed features: a template number with up to a few values; and the words whose meaning counts.
type features struct {
	x     []uint32
	words [places]int32
}

func (f *features) reset() {
	f.x = f.x[:0]
	f.mean(-1, -1, -1, -1)
}

// mean sets the words whose meaning counts: rows of the table of word vectors, -1 for none.
func (f *features) mean(a, b, c, d int32) { f.words = [places]int32{a, b, c, d} }

func (f *features) add(template uint32, values ...uint32) {
	h := template*0x9e3779b1 + 0x7f4a7c15
	for _, v := range values {
		h ^= v
		h *= 0x85ebca6b
		h ^= h >> 13
		h *= 0xc2b2ae35
		h ^= h >> 16
	}
	f.x = append(f.x, h)
}

// hash gives a number for a string (FNV-1a).
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
