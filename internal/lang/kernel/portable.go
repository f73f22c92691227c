package kernel

import "math"

// onePanel computes the 48 sums of one row and one panel in portable Go.
func onePanel(acc *[Panel]float32, x, w, bias []float32) {
	copy(acc[:], bias[:Panel])
	if fusesMultiplyAdd() {
		for k, v := range x {
			row := (*[Panel]float32)(w[k*Panel:])
			for j := range acc {
				acc[j] += v * row[j]
			}
		}
		return
	}
	for k, v := range x {
		row := (*[Panel]float32)(w[k*Panel:])
		for j := range acc {
			acc[j] = fma32(v, row[j], acc[j])
		}
	}
}

// fusesMultiplyAdd tells whether the compiler turns x*y+z into one rounding, as it does on arm64.
// The product of these two is 1 - 2⁻⁴⁸, which only a fused sum keeps apart from 1.
func fusesMultiplyAdd() bool {
	x, y, z := probe[0], probe[1], probe[2]
	return x*y+z != 0
}

// probe is read at run time so that the compiler cannot compute the sum itself. It is never written.
var probe = [3]float32{1 + 0x1p-23, 1 - 0x1p-23, -1}

// fma32 is x*y+z with one rounding. The product of two float32 is exact in float64; the sum is rounded
// to odd there (Boldo & Melquiond, "Emulation of FMA and correctly rounded sums", 2008), so that the
// second rounding to float32 gives the correctly rounded result.
func fma32(x, y, z float32) float32 {
	p, a := float64(x)*float64(y), float64(z)
	s := p + a
	b := s - p
	if e := (p - (s - b)) + (a - b); e != 0 {
		bits := math.Float64bits(s)
		if bits&1 == 0 {
			if (e > 0) == (s > 0) {
				bits++
			} else {
				bits--
			}
			s = math.Float64frombits(bits)
		}
	}
	return float32(s)
}

func productPortable(m *Packed, dst []float32, dstStride int, x []float32, xStride, rows int) {
	var acc [Panel]float32
	for p := range m.Panels() {
		w, bias := m.Weights[p*m.In*Panel:], m.Bias[p*Panel:]
		for r := range rows {
			onePanel(&acc, x[r*xStride:][:m.In], w, bias)
			copy(dst[r*dstStride+p*Panel:], acc[:])
		}
	}
}

func maxoutPortable(m *Packed, dst []float32, dstStride int, x []float32, xStride, rows int) {
	var acc [Panel]float32
	for p := range m.Panels() {
		w, bias := m.Weights[p*m.In*Panel:], m.Bias[p*Panel:]
		for r := range rows {
			onePanel(&acc, x[r*xStride:][:m.In], w, bias)
			greatest(dst[r*dstStride+p*Lanes:][:Lanes], &acc)
		}
	}
}

// greatest keeps of every three pieces the greatest.
func greatest(out []float32, sums *[Panel]float32) {
	for j := range out {
		out[j] = max(sums[j], sums[j+Lanes], sums[j+2*Lanes])
	}
}
