package kernel

import "golang.org/x/sys/cpu"

// How wide the registers are is asked once, when the program starts; the answer never changes.
var (
	wide   = cpu.X86.HasAVX512F && cpu.X86.HasAVX512VL && cpu.X86.HasAVX512DQ
	narrow = cpu.X86.HasAVX2 && cpu.X86.HasFMA
)

// The tiles below read In numbers of each of their rows, add into the registers and write the panel's
// columns (product) or the greatest of three (maxout). Strides are in bytes.

//go:noescape
func productWide8(dst *float32, dstStride int, x *float32, xStride int, w *float32, bias *float32, in int)

//go:noescape
func productWide1(dst *float32, x *float32, w *float32, bias *float32, in int)

//go:noescape
func maxoutWide8(dst *float32, dstStride int, x *float32, xStride int, w *float32, bias *float32, in int)

//go:noescape
func maxoutWide1(dst *float32, x *float32, w *float32, bias *float32, in int)

//go:noescape
func productNarrow4(dst *float32, dstStride int, x *float32, xStride int, w *float32, bias *float32, in int)

//go:noescape
func productNarrow1(dst *float32, x *float32, w *float32, bias *float32, in int)

//go:noescape
func maxoutNarrow4(dst *float32, dstStride int, x *float32, xStride int, w *float32, bias *float32, in int)

//go:noescape
func maxoutNarrow1(dst *float32, x *float32, w *float32, bias *float32, in int)

func product(m *Packed, dst []float32, dstStride int, x []float32, xStride, rows int) {
	switch {
	case wide:
		productWide(m, dst, dstStride, x, xStride, rows)
	case narrow:
		productNarrow(m, dst, dstStride, x, xStride, rows)
	default:
		productPortable(m, dst, dstStride, x, xStride, rows)
	}
}

func maxout(m *Packed, dst []float32, dstStride int, x []float32, xStride, rows int) {
	switch {
	case wide:
		maxoutWide(m, dst, dstStride, x, xStride, rows)
	case narrow:
		maxoutNarrow(m, dst, dstStride, x, xStride, rows)
	default:
		maxoutPortable(m, dst, dstStride, x, xStride, rows)
	}
}

func productWide(m *Packed, dst []float32, dstStride int, x []float32, xStride, rows int) {
	for p := range m.Panels() {
		w, bias := &m.Weights[p*m.In*Panel], &m.Bias[p*Panel]
		r := 0
		for ; r+8 <= rows; r += 8 {
			productWide8(&dst[r*dstStride+p*Panel], 4*dstStride, &x[r*xStride], 4*xStride, w, bias, m.In)
		}
		for ; r < rows; r++ {
			productWide1(&dst[r*dstStride+p*Panel], &x[r*xStride], w, bias, m.In)
		}
	}
}

func maxoutWide(m *Packed, dst []float32, dstStride int, x []float32, xStride, rows int) {
	for p := range m.Panels() {
		w, bias := &m.Weights[p*m.In*Panel], &m.Bias[p*Panel]
		r := 0
		for ; r+8 <= rows; r += 8 {
			maxoutWide8(&dst[r*dstStride+p*Lanes], 4*dstStride, &x[r*xStride], 4*xStride, w, bias, m.In)
		}
		for ; r < rows; r++ {
			maxoutWide1(&dst[r*dstStride+p*Lanes], &x[r*xStride], w, bias, m.In)
		}
	}
}

func productNarrow(m *Packed, dst []float32, dstStride int, x []float32, xStride, rows int) {
	for p := range m.Panels() {
		w, bias := &m.Weights[p*m.In*Panel], &m.Bias[p*Panel]
		r := 0
		for ; r+4 <= rows; r += 4 {
			productNarrow4(&dst[r*dstStride+p*Panel], 4*dstStride, &x[r*xStride], 4*xStride, w, bias, m.In)
		}
		for ; r < rows; r++ {
			productNarrow1(&dst[r*dstStride+p*Panel], &x[r*xStride], w, bias, m.In)
		}
	}
}

func maxoutNarrow(m *Packed, dst []float32, dstStride int, x []float32, xStride, rows int) {
	for p := range m.Panels() {
		w, bias := &m.Weights[p*m.In*Panel], &m.Bias[p*Panel]
		r := 0
		for ; r+4 <= rows; r += 4 {
			maxoutNarrow4(&dst[r*dstStride+p*Lanes], 4*dstStride, &x[r*xStride], 4*xStride, w, bias, m.In)
		}
		for ; r < rows; r++ {
			maxoutNarrow1(&dst[r*dstStride+p*Lanes], &x[r*xStride], w, bias, m.In)
		}
	}
}
