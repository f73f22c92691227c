// Package kernel answers one question: what is this row of numbers times that matrix, fast, and with
// the same bits everywhere?
//
// A matrix is packed into panels of 48 columns (three registers of sixteen lanes), so that one pass over
// a panel feeds a tile of rows. Every output is one chain
//
//	y = bias; for k = 0 … In-1: y = fma(x[k], w[k], y)
//
// in that order and with one rounding a step. No lane ever holds a partial sum of another output, so the
// answer does not depend on the width of the registers, the number of rows in a call, or the processor:
// AVX-512, AVX2 and portable Go give equal bits. The tests hold the three against each other.
//
// After Goto & van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008): pack once, keep
// the tile in registers. Dropped: splitting the inner sum over several accumulators, which is faster for
// single rows but makes the bits depend on the kernel.
//
// What it gets wrong: matrices whose width is no multiple of 48 pay for the padding.
package kernel

// Panel is the number of columns of one packed panel.
const Panel = 48

// Lanes is the number of outputs that one panel of a maxout layer makes: its three pieces lie side by side.
const Lanes = 16

// A Packed is a matrix in panels. Weights holds panel after panel, each In rows of 48 columns;
// Bias holds 48 numbers a panel. Both are only read.
type Packed struct {
	In      int
	Weights []float32
	Bias    []float32
}

// Panels is the number of panels.
func (m *Packed) Panels() int { return len(m.Bias) / Panel }

// Width is the number of columns, padding counted.
func (m *Packed) Width() int { return len(m.Bias) }

// Product multiplies rows of x (row r begins at x[r*xStride] and has m.In numbers) into dst
// (row r begins at dst[r*dstStride] and gets m.Width() numbers).
func (m *Packed) Product(dst []float32, dstStride int, x []float32, xStride, rows int) {
	if rows <= 0 {
		return
	}
	_ = x[(rows-1)*xStride+m.In-1]
	_ = dst[(rows-1)*dstStride+m.Width()-1]
	_ = m.Weights[m.In*m.Width()-1]
	product(m, dst, dstStride, x, xStride, rows)
}

// Maxout multiplies as Product does and keeps of every three pieces the greatest:
// row r of dst gets m.Width()/3 numbers.
func (m *Packed) Maxout(dst []float32, dstStride int, x []float32, xStride, rows int) {
	if rows <= 0 {
		return
	}
	_ = x[(rows-1)*xStride+m.In-1]
	_ = dst[(rows-1)*dstStride+m.Width()/3-1]
	_ = m.Weights[m.In*m.Width()-1]
	maxout(m, dst, dstStride, x, xStride, rows)
}
