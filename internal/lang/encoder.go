package lang

import (
	"strconv"

	"stemma/internal/lang/kernel"
)

// width is the length of a word's vector, windowLayers the number of layers that look at neighbours.
// Both are the trained pipeline's.
const (
	width        = 96
	windowLayers = 4
)

// An encoder turns words into vectors that know their neighbourhood: hash embeddings of four to six
// features, mixed by a maxout layer, then four maxout layers over windows of three words with residual
// connections. After the last, a vector depends on the four words on either side.
type encoder struct {
	seeds, rows []uint32
	tables      []float32 // one table behind the other, width numbers a row
	first       []int     // first row of each table
	layers      [1 + windowLayers]maxoutLayer
}

// A maxoutLayer is a maxout followed by a layer normalisation.
type maxoutLayer struct {
	weights      kernel.Packed
	scale, shift []float32
}

func loadEncoder(c *container, name string) *encoder {
	e := &encoder{seeds: c.uints(name + ".seeds"), rows: c.uints(name + ".rows"), tables: c.floats(name + ".tables")}
	at := 0
	for _, n := range e.rows {
		e.first = append(e.first, at)
		at += int(n)
	}
	for i := range e.layers {
		in := 3 * width
		if i == 0 {
			in = width * len(e.rows)
		}
		layer := name + "." + strconv.Itoa(i)
		e.layers[i] = maxoutLayer{
			weights: loadPacked(c, layer, in),
			scale:   c.floats(layer + ".scale"), shift: c.floats(layer + ".shift"),
		}
	}
	return e
}

func loadPacked(c *container, name string, in int) kernel.Packed {
	return kernel.Packed{In: in, Weights: c.floats(name + ".weights"), Bias: c.floats(name + ".bias")}
}

// noResidual is what the mixing layer adds to its result. It is only read.
var noResidual [width]float32

// embed computes the vector of a word out of context. dst has width numbers; scratch has room for all tables.
func (e *encoder) embed(dst []float32, keys []uint64, scratch []float32) {
	x := scratch[:width*len(keys)]
	for i, key := range keys {
		out := (*[width]float32)(x[i*width:])
		rows := hashRows(key, e.seeds[i], e.rows[i])
		a := (*[width]float32)(e.tables[(e.first[i]+int(rows[0]))*width:])
		b := (*[width]float32)(e.tables[(e.first[i]+int(rows[1]))*width:])
		c := (*[width]float32)(e.tables[(e.first[i]+int(rows[2]))*width:])
		d := (*[width]float32)(e.tables[(e.first[i]+int(rows[3]))*width:])
		for j := range out {
			out[j] = a[j] + b[j] + c[j] + d[j]
		}
	}
	layer := &e.layers[0]
	layer.weights.Maxout(dst, width, x, len(x), 1)
	kernel.Normalize(dst, dst, noResidual[:], layer.scale, layer.shift)
}

// encode runs the window layers over rows vectors in x and leaves in x the vectors of rows
// windowLayers … rows-windowLayers-1; the rows outside are spoilt. Before the first and after the last
// word of a text stand windowLayers rows of zeros. z is scratch of the same size.
func (e *encoder) encode(x, z []float32, rows int) {
	for l := 1; l <= windowLayers; l++ {
		layer := &e.layers[l]
		from, n := l, rows-2*l
		layer.weights.Maxout(z[from*width:], width, x[(from-1)*width:], width, n)
		for r := from; r < from+n; r++ {
			row := x[r*width : (r+1)*width]
			kernel.Normalize(row, z[r*width:], row, layer.scale, layer.shift)
		}
	}
}
