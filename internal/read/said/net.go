package said

import (
	_ "embed"
	"encoding/binary"
	"math"
)

// A net scores one yes-or-no question: the rows of the features that hold are added up, the sum is
// cut off below zero, and weighed. Features are 32-bit hashes; unknown ones count nothing.
type net struct {
	slots []int32  // open addressing: index into keys, or -1
	keys  []uint32 // in ascending order
	rows  []float32
	bias  [width]float32
	out   [width]float32
	base  float32
}

// width of the hidden layer. 16 and 32 scored within .003 of each other on a tenth of the train part.
const width = 16

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

// score gives the log odds of yes.
func (n *net) score(features []uint32) float32 {
	h := n.bias
	for _, f := range features {
		i := n.row(f)
		if i < 0 {
			continue
		}
		row := n.rows[i*width : i*width+width]
		for j := range h {
			h[j] += row[j]
		}
	}
	s := n.base
	for j, v := range h {
		if v > 0 {
			s += v * n.out[j]
		}
	}
	return s
}

// features collects hashed features: a template number with up to a few values.
type features struct{ x []uint32 }

func (f *features) reset() { f.x = f.x[:0] }

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
