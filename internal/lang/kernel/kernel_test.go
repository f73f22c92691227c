package kernel

import (
	"math"
	"math/rand"
	"testing"
)

func randomPacked(r *rand.Rand, in, panels int) *Packed {
	m := &Packed{In: in, Weights: make([]float32, in*panels*Panel), Bias: make([]float32, panels*Panel)}
	for i := range m.Weights {
		m.Weights[i] = float32(r.NormFloat64())
	}
	for i := range m.Bias {
		m.Bias[i] = float32(r.NormFloat64())
	}
	return m
}

func same(t *testing.T, what string, got, want []float32) {
	t.Helper()
	for i := range want {
		if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
			t.Fatalf("%s: number %d is %v, the portable twin says %v", what, i, got[i], want[i])
		}
	}
}

// Any batch of rows must give the bits of the portable twin, row by row.
func FuzzKernelsAgreeWithPortable(f *testing.F) {
	for seed := range int64(6) {
		f.Add(seed, uint8(seed*7+1), uint8(seed), uint8(seed*5))
	}
	f.Fuzz(func(t *testing.T, seed int64, in, panels, rows uint8) {
		compareKernels(t, seed, int(in%200)+1, int(panels%7)+1, int(rows%21)+1)
	})
}

func TestKernelsAgreeOnManyShapes(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for range 100 {
		compareKernels(t, r.Int63(), 1+r.Intn(100), 1+r.Intn(7), 1+r.Intn(20))
	}
}

func compareKernels(t *testing.T, seed int64, in, panels, n int) {
	t.Helper()
	r := rand.New(rand.NewSource(seed))
	m := randomPacked(r, in, panels)
	stride := m.In + int(seed&3)
	x := make([]float32, n*stride)
	for i := range x {
		x[i] = float32(r.NormFloat64() * math.Exp(8*r.NormFloat64()))
	}
	a, b := make([]float32, n*m.Width()), make([]float32, n*m.Width())
	productPortable(m, b, m.Width(), x, stride, n)
	for _, k := range kernels() {
		clear(a)
		k.product(m, a, m.Width(), x, stride, n)
		same(t, k.name+" product", a, b)
	}
	width := m.Width() / 3
	a, b = make([]float32, n*width), make([]float32, n*width)
	maxoutPortable(m, b, width, x, stride, n)
	for _, k := range kernels() {
		clear(a)
		k.maxout(m, a, width, x, stride, n)
		same(t, k.name+" maxout", a, b)
	}
}

// The helpers for single rows must give the bits of their portable twins.
func FuzzRowsAgreeWithPortable(f *testing.F) {
	for seed := range int64(4) {
		f.Add(seed, uint8(seed), 3.0*float64(seed))
	}
	f.Fuzz(func(t *testing.T, seed int64, blocks uint8, spread float64) {
		if !(math.Abs(spread) < 40) {
			return
		}
		r := rand.New(rand.NewSource(seed))
		n := Lanes * (1 + int(blocks%9))
		row := func(n int) []float32 {
			x := make([]float32, n)
			for i := range x {
				x[i] = float32(r.NormFloat64() * math.Exp(spread*r.Float64()))
			}
			return x
		}
		z, residual, scale, shift := row(n), row(n), row(n), row(n)
		a, b := make([]float32, n), make([]float32, n)
		Normalize(a, z, residual, scale, shift)
		normalizePortable(b, z, residual, scale, shift)
		same(t, "Normalize", a, b)
		copy(b, a)
		Add(a, z)
		addPortable(b, z)
		same(t, "Add", a, b)
		sum, bias := row(2*n), row(2*n)
		BiasedMax(a, sum, bias)
		biasedMaxPortable(b, sum, bias)
		same(t, "BiasedMax", a, b)
	})
}

func TestNormalizeHasMeanAndVariance(t *testing.T) {
	n := 96
	z, zero, one, got := make([]float32, n), make([]float32, n), make([]float32, n), make([]float32, n)
	for i := range z {
		z[i], one[i] = float32(i*i%37), 1
	}
	Normalize(got, z, zero, one, zero)
	var mean, square float64
	for _, v := range got {
		mean += float64(v) / float64(n)
		square += float64(v) * float64(v) / float64(n)
	}
	if math.Abs(mean) > 1e-6 || math.Abs(square-1) > 1e-5 {
		t.Fatalf("mean %v, variance %v", mean, square)
	}
}

type implementation struct {
	name            string
	product, maxout func(m *Packed, dst []float32, dstStride int, x []float32, xStride, rows int)
}

func TestFmaRoundsOnce(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 200000 {
		x, y, z := float32(r.NormFloat64()), float32(r.NormFloat64()), float32(r.NormFloat64()*math.Exp(20*(r.Float64()-.5)))
		// The sum is exact in 128 bits: check through an error-free transformation in float64.
		got := fma32(x, y, z)
		p := float64(x) * float64(y)
		d := math.Abs((p - float64(got)) + float64(z))
		for _, other := range []float32{math.Nextafter32(got, 9e30), math.Nextafter32(got, -9e30)} {
			if e := math.Abs((p - float64(other)) + float64(z)); e < d {
				t.Fatalf("fma32(%v, %v, %v) = %v, but %v lies nearer", x, y, z, got, other)
			}
		}
	}
	// The product is 1 - 2⁻⁴⁶, so the sum lies just below the middle of two neighbours; rounding it to
	// float64 first would put it on the middle, and then up.
	if got := fma32(1+0x1p-23, 1-0x1p-23, 0x1p24+2); got != 0x1p24+2 {
		t.Fatalf("got %v, rounded twice", got)
	}
}

func BenchmarkWindowLayer(b *testing.B) {
	r := rand.New(rand.NewSource(1))
	m := randomPacked(r, 288, 6)
	x, y := make([]float32, 264*96), make([]float32, 264*96)
	for i := range x {
		x[i] = float32(r.NormFloat64())
	}
	for _, k := range kernels() {
		b.Run(k.name, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				k.maxout(m, y, 96, x, 96, 256)
			}
			b.ReportMetric(2*256*288*288*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
		})
	}
}
