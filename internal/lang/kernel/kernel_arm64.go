package kernel

// NEON is part of every arm64 processor, so nothing is asked. Strides are in bytes. Checked under
// emulation (qemu-aarch64), not on a real processor.

//go:noescape
func productNeon4(dst *float32, dstStride int, x *float32, xStride int, w *float32, bias *float32, in int)

//go:noescape
func maxoutNeon4(dst *float32, dstStride int, x *float32, xStride int, w *float32, bias *float32, in int)

//go:noescape
func productNeon1(dst *float32, x *float32, w *float32, bias *float32, in int)

func product(m *Packed, dst []float32, dstStride int, x []float32, xStride, rows int) {
	tiled := rows - rows%4
	for p := range m.Panels() {
		w, bias := &m.Weights[p*m.In*Panel], &m.Bias[p*Panel]
		for r := 0; r < tiled; r += 4 {
			productNeon4(&dst[r*dstStride+p*Panel], 4*dstStride, &x[r*xStride], 4*xStride, w, bias, m.In)
		}
		for r := tiled; r < rows; r++ {
			productNeon1(&dst[r*dstStride+p*Panel], &x[r*xStride], w, bias, m.In)
		}
	}
}

func maxout(m *Packed, dst []float32, dstStride int, x []float32, xStride, rows int) {
	tiled := rows - rows%4
	var sums [Panel]float32
	for p := range m.Panels() {
		w, bias := &m.Weights[p*m.In*Panel], &m.Bias[p*Panel]
		for r := 0; r < tiled; r += 4 {
			maxoutNeon4(&dst[r*dstStride+p*Lanes], 4*dstStride, &x[r*xStride], 4*xStride, w, bias, m.In)
		}
		for r := tiled; r < rows; r++ {
			productNeon1(&sums[0], &x[r*xStride], w, bias, m.In)
			greatest(dst[r*dstStride+p*Lanes:][:Lanes], &sums)
		}
	}
}

func normalize(dst, z, residual, scale, shift []float32) {
	normalizePortable(dst, z, residual, scale, shift)
}

func add(dst, row []float32) { addPortable(dst, row) }

func biasedMax(dst, sum, bias []float32) { biasedMaxPortable(dst, sum, bias) }
