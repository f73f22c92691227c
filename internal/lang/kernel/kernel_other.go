//go:build !amd64

package kernel

func product(m *Packed, dst []float32, dstStride int, x []float32, xStride, rows int) {
	productPortable(m, dst, dstStride, x, xStride, rows)
}

func maxout(m *Packed, dst []float32, dstStride int, x []float32, xStride, rows int) {
	maxoutPortable(m, dst, dstStride, x, xStride, rows)
}
