package kernel

import "math"

// The lengths of the rows below are multiples of Lanes; all slices of a call are as long as the first
// unless said otherwise.

// Normalize writes the layer normalisation of z, plus residual, to dst:
//
//	dst = residual + ((z-mean)/sqrt(variance+1e-8) * scale + shift)
//
// The sums run in sixteen lanes that are folded in halves, every step is rounded on its own, and no
// product is fused with a sum, so the bits are the same on every machine. (Ba, Kiros & Hinton, "Layer
// Normalization", 2016.)
func Normalize(dst, z, residual, scale, shift []float32) {
	n := len(dst)
	if n == 0 || n%Lanes != 0 || len(z) < n || len(residual) < n || len(scale) < n || len(shift) < n {
		panic("kernel: rows of wrong length")
	}
	normalize(dst, z, residual, scale, shift)
}

// Add adds row to dst, number by number.
func Add(dst, row []float32) {
	if len(dst)%Lanes != 0 || len(row) < len(dst) {
		panic("kernel: rows of wrong length")
	}
	add(dst, row)
}

// BiasedMax keeps the greater of two pieces: dst[i] = max(sum[i]+bias[i], sum[n+i]+bias[n+i]), where n is
// the length of dst and half the length of sum and bias.
func BiasedMax(dst, sum, bias []float32) {
	n := len(dst)
	if n%Lanes != 0 || len(sum) < 2*n || len(bias) < 2*n {
		panic("kernel: rows of wrong length")
	}
	biasedMax(dst, sum, bias)
}

// epsilon keeps the variance from zero; the reference's.
const epsilon = 1e-8

func normalizePortable(dst, z, residual, scale, shift []float32) {
	n := len(dst)
	var lane, square [Lanes]float32
	for i := 0; i < n; i += Lanes {
		part := (*[Lanes]float32)(z[i:])
		for j := range lane {
			lane[j] += part[j]
		}
	}
	mean := fold(&lane) / float32(n)
	for i := 0; i < n; i += Lanes {
		part := (*[Lanes]float32)(z[i:])
		for j := range square {
			d := part[j] - mean
			square[j] += float32(d * d)
		}
	}
	factor := float32(1 / math.Sqrt(float64(fold(&square)/float32(n)+epsilon)))
	z, residual, scale, shift = z[:n], residual[:n], scale[:n], shift[:n]
	for i := range dst {
		dst[i] = residual[i] + (float32(float32((z[i]-mean)*factor)*scale[i]) + shift[i])
	}
}

// fold adds up lanes, halving them until one is left.
func fold(lane *[Lanes]float32) float32 {
	for half := Lanes / 2; half > 0; half /= 2 {
		for j := range half {
			lane[j] += lane[j+half]
		}
	}
	return lane[0]
}

func addPortable(dst, row []float32) {
	row = row[:len(dst)]
	for i, v := range row {
		dst[i] += v
	}
}

func biasedMaxPortable(dst, sum, bias []float32) {
	n := len(dst)
	for i := range dst {
		dst[i] = max(sum[i]+bias[i], sum[n+i]+bias[n+i])
	}
}
