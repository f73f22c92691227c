package spin

import (
	_ "embed"
	"encoding/binary"
	"strings"
	"sync"

	"stemma/internal/lang/kernel"
)

// The network that says how likely a word was put in by a table. It knows every word of the table of word vectors by two short
// vectors: as the word that is judged, and as a neighbour. Its input is the judged word, its two neighbours, three further words to
// either side (each place with its own weights), the products of these with the word, number by number, by which it
// learns what goes with what, and the product with the mean of the text's other words. Two layers follow.
//
// Learned by tools/replaced. The vectors are as short as the data allows (3 MB), the widths are panels of package kernel.
type network struct {
	as, by       string // int8, dims a row
	asOne, byOne [dims]float32
	far          [2][reach - 1][dims]float32 // weights of the places beyond the neighbours: left, outermost first; right, innermost first
	first, then  kernel.Packed
	last         [narrow]float32
	bias         float32
}

const (
	dims   = 32
	reach  = 4 // words seen to either side
	inputs = 10 * dims
	wide   = 48
	narrow = kernel.Panel
	gain   = 3 // of the product with the mean, which is short
)

//go:embed odds.bin
var oddsFile string

var theNetwork = sync.OnceValue(func() *network { return readNetwork(oddsFile, rowsOf().rows+rowKinds) })

// readNetwork decodes odds.bin: numbers in 16-bit floating point, little-endian, then the two tables of int8, as
// tools/replaced/learn.py writes them.
func readNetwork(b string, rows int) *network {
	next := func(out []float32) []float32 {
		for i := range out {
			if len(b) < 2 {
				panic("spin: odds.bin is too short") // the file is embedded: a defect of the build
			}
			out[i] = kernel.Half(binary.LittleEndian.Uint16([]byte(b[:2])))
			b = b[2:]
		}
		return out
	}
	matrix := func(in, out int) kernel.Packed {
		w, m := next(make([]float32, in*out)), kernel.Packed{In: in, Weights: make([]float32, in*out)}
		m.Bias = next(make([]float32, out))
		for o := range out {
			panel, col := o/kernel.Panel, o%kernel.Panel
			for k := range in {
				m.Weights[(panel*in+k)*kernel.Panel+col] = w[o*in+k]
			}
		}
		return m
	}
	n := &network{}
	next(n.asOne[:])
	next(n.byOne[:])
	for side := range n.far {
		for k := range n.far[side] {
			next(n.far[side][k][:])
		}
	}
	n.first, n.then = matrix(inputs, wide), matrix(wide, narrow)
	next(n.last[:])
	var bias [1]float32
	next(bias[:])
	n.bias = bias[0]
	if len(b) != 2*rows*dims {
		panic("spin: odds.bin does not fit the table of word vectors")
	}
	n.as, n.by = strings.Clone(b[:rows*dims]), strings.Clone(b[rows*dims:])
	return n
}

// A judge holds what judging needs, to be used again.
type judge struct {
	Sight
	total        [dims]int32 // of the rows of all targets
	x, wide, low []float32
	odds         []float32
	all          []int32 // targets
}

// block is how many words go through the network at once.
const block = 16

// begin sees a text.
func (j *judge) begin(n *network, s *Sight) {
	j.total = [dims]int32{}
	for _, at := range s.Targets {
		row := n.as[int(s.Rows[at])*dims:][:dims]
		for k := range row {
			j.total[k] += int32(int8(row[k]))
		}
	}
}

// judged gives for each of the targets given (numbers in s.Targets), or of the word put in its place, the natural logarithm of the odds that a table put it there.
func (j *judge) judged(n *network, s *Sight, targets []int32, rows []uint16) []float32 {
	j.odds = j.odds[:0]
	if j.x == nil {
		j.x, j.wide, j.low = make([]float32, block*inputs), make([]float32, block*wide), make([]float32, block*narrow)
	}
	others := float32(max(1, len(s.Targets)-1))
	for from := 0; from < len(targets); from += block {
		count := min(block, len(targets)-from)
		for r := range count {
			at := int(s.Targets[targets[from+r]])
			row := s.Rows[at]
			own := n.as[int(row)*dims:][:dims]
			if rows != nil {
				row = rows[from+r]
			}
			n.describe(j.x[r*inputs:(r+1)*inputs], s.Rows, at, row, own, &j.total, others)
		}
		n.first.Product(j.wide, wide, j.x, inputs, count)
		rectify(j.wide[:count*wide])
		n.then.Product(j.low, narrow, j.wide, wide, count)
		rectify(j.low[:count*narrow])
		for r := range count {
			y := n.bias
			for k, v := range j.low[r*narrow : (r+1)*narrow] {
				y += float32(v * n.last[k])
			}
			j.odds = append(j.odds, y)
		}
	}
	return j.odds
}

// describe fills the input for the word row at place at of the text, where own stands. Every product is rounded by itself, so that no processor joins
// it with a sum.
func (n *network) describe(x []float32, text []uint16, at int, row uint16, own string, total *[dims]int32, others float32) {
	edge := uint16(len(n.as)/dims - rowKinds + rowEdge)
	var seen [2][reach]uint16 // left, right; the nearest first
	for side, step := range [2]int{-1, 1} {
		over := false
		for k := range reach {
			p := at + step*(k+1)
			over = over || p < 0 || p >= len(text) || text[p] == edge
			seen[side][k] = edge
			if !over {
				seen[side][k] = text[p]
			}
		}
	}
	word := n.as[int(row)*dims:][:dims]
	l1, r1 := n.by[int(seen[0][0])*dims:][:dims], n.by[int(seen[1][0])*dims:][:dims]
	var far [2][reach - 1]string
	for k := range reach - 1 {
		far[0][k] = n.by[int(seen[0][reach-1-k])*dims:][:dims]
		far[1][k] = n.by[int(seen[1][k+1])*dims:][:dims]
	}
	for k := range dims {
		t := float32(int8(word[k])) * n.asOne[k]
		one := n.byOne[k]
		l, r := float32(int8(l1[k]))*one, float32(int8(r1[k]))*one
		var f [2]float32
		for side := range f {
			for p := range reach - 1 {
				f[side] += float32(float32(float32(int8(far[side][p][k]))*one) * n.far[side][p][k])
			}
		}
		mean := float32(total[k]-int32(int8(own[k]))) * n.asOne[k] / others
		x[k], x[dims+k], x[2*dims+k], x[3*dims+k], x[4*dims+k] = t, l, r, f[0], f[1]
		x[5*dims+k], x[6*dims+k], x[7*dims+k], x[8*dims+k], x[9*dims+k] = l*t, r*t, f[0]*t, f[1]*t, float32(mean*t)*gain
	}
}

func rectify(x []float32) {
	for i, v := range x {
		if v < 0 {
			x[i] = 0
		}
	}
}
