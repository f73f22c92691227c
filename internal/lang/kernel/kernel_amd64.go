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

// The same for one row and three or two panels.

//go:noescape
func productWide3(dst *float32, x *float32, w *float32, bias *float32, in int)

//go:noescape
func maxoutWide3(dst *float32, x *float32, w *float32, bias *float32, in int)

//go:noescape
func productNarrow2(dst *float32, x *float32, w *float32, bias *float32, in int)

//go:noescape
func maxoutNarrow2(dst *float32, x *float32, w *float32, bias *float32, in int)

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
	tiled := rows - rows%8
	for p := range m.Panels() {
		w, bias := &m.Weights[p*m.In*Panel], &m.Bias[p*Panel]
		for r := 0; r < tiled; r += 8 {
			productWide8(&dst[r*dstStride+p*Panel], 4*dstStride, &x[r*xStride], 4*xStride, w, bias, m.In)
		}
	}
	for r := tiled; r < rows; r++ {
		p := 0
		for ; p+3 <= m.Panels(); p += 3 {
			productWide3(&dst[r*dstStride+p*Panel], &x[r*xStride], &m.Weights[p*m.In*Panel], &m.Bias[p*Panel], m.In)
		}
		for ; p < m.Panels(); p++ {
			productWide1(&dst[r*dstStride+p*Panel], &x[r*xStride], &m.Weights[p*m.In*Panel], &m.Bias[p*Panel], m.In)
		}
	}
}

func maxoutWide(m *Packed, dst []float32, dstStride int, x []float32, xStride, rows int) {
	tiled := rows - rows%8
	for p := range m.Panels() {
		w, bias := &m.Weights[p*m.In*Panel], &m.Bias[p*Panel]
		for r := 0; r < tiled; r += 8 {
			maxoutWide8(&dst[r*dstStride+p*Lanes], 4*dstStride, &x[r*xStride], 4*xStride, w, bias, m.In)
		}
	}
	for r := tiled; r < rows; r++ {
		p := 0
		for ; p+3 <= m.Panels(); p += 3 {
			maxoutWide3(&dst[r*dstStride+p*Lanes], &x[r*xStride], &m.Weights[p*m.In*Panel], &m.Bias[p*Panel], m.In)
		}
		for ; p < m.Panels(); p++ {
			maxoutWide1(&dst[r*dstStride+p*Lanes], &x[r*xStride], &m.Weights[p*m.In*Panel], &m.Bias[p*Panel], m.In)
		}
	}
}

func productNarrow(m *Packed, dst []float32, dstStride int, x []float32, xStride, rows int) {
	tiled := rows - rows%4
	for p := range m.Panels() {
		w, bias := &m.Weights[p*m.In*Panel], &m.Bias[p*Panel]
		for r := 0; r < tiled; r += 4 {
			productNarrow4(&dst[r*dstStride+p*Panel], 4*dstStride, &x[r*xStride], 4*xStride, w, bias, m.In)
		}
	}
	for r := tiled; r < rows; r++ {
		p := 0
		for ; p+2 <= m.Panels(); p += 2 {
			productNarrow2(&dst[r*dstStride+p*Panel], &x[r*xStride], &m.Weights[p*m.In*Panel], &m.Bias[p*Panel], m.In)
		}
		for ; p < m.Panels(); p++ {
			productNarrow1(&dst[r*dstStride+p*Panel], &x[r*xStride], &m.Weights[p*m.In*Panel], &m.Bias[p*Panel], m.In)
		}
	}
}

func maxoutNarrow(m *Packed, dst []float32, dstStride int, x []float32, xStride, rows int) {
	tiled := rows - rows%4
	for p := range m.Panels() {
		w, bias := &m.Weights[p*m.In*Panel], &m.Bias[p*Panel]
		for r := 0; r < tiled; r += 4 {
			maxoutNarrow4(&dst[r*dstStride+p*Lanes], 4*dstStride, &x[r*xStride], 4*xStride, w, bias, m.In)
		}
	}
	for r := tiled; r < rows; r++ {
		p := 0
		for ; p+2 <= m.Panels(); p += 2 {
			maxoutNarrow2(&dst[r*dstStride+p*Lanes], &x[r*xStride], &m.Weights[p*m.In*Panel], &m.Bias[p*Panel], m.In)
		}
		for ; p < m.Panels(); p++ {
			maxoutNarrow1(&dst[r*dstStride+p*Lanes], &x[r*xStride], &m.Weights[p*m.In*Panel], &m.Bias[p*Panel], m.In)
		}
	}
}
