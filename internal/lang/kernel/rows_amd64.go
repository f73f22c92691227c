package kernel

// The three below take n numbers, a multiple of sixteen.

//go:noescape
func normalizeNarrow(dst, z, residual, scale, shift *float32, n int)

//go:noescape
func addNarrow(dst, row *float32, n int)

//go:noescape
func biasedMaxNarrow(dst, sum, bias *float32, n int)

func normalize(dst, z, residual, scale, shift []float32) {
	if narrow {
		normalizeNarrow(&dst[0], &z[0], &residual[0], &scale[0], &shift[0], len(dst))
		return
	}
	normalizePortable(dst, z, residual, scale, shift)
}

func add(dst, row []float32) {
	if narrow && len(dst) > 0 {
		addNarrow(&dst[0], &row[0], len(dst))
		return
	}
	addPortable(dst, row)
}

func biasedMax(dst, sum, bias []float32) {
	if narrow && len(dst) > 0 {
		biasedMaxNarrow(&dst[0], &sum[0], &bias[0], len(dst))
		return
	}
	biasedMaxPortable(dst, sum, bias)
}
