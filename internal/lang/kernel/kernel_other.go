//go:build !amd64 && !arm64

package kernel

func product(m *Packed, dst []float32, dstStride int, x []float32, xStride, rows int) {
	productPortable(m, dst, dstStride, x, xStride, rows)
}

func maxout(m *Packed, dst []float32, dstStride int, x []float32, xStride, rows int) {
	maxoutPortable(m, dst, dstStride, x, xStride, rows)
}

func normalize(dst, z, residual, scale, shift []float32) {
	normalizePortable(dst, z, residual, scale, shift)
}

func add(dst, row []float32) { addPortable(dst, row) }

func biasedMax(dst, sum, bias []float32) { biasedMaxPortable(dst, sum, bias) }
