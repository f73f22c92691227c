package kernel

import "math"

// Half turns a number in 16 bits (IEEE 754), as weights are kept in files, into one in 32. What is no number panics: a file of ours is broken.
func Half(h uint16) float32 {
	sign, exp, frac := uint32(h>>15)<<31, uint32(h>>10)&31, uint32(h)&1023
	switch exp {
	case 0:
		v := float32(frac) * 0x1p-24
		if sign != 0 {
			return -v
		}
		return v
	case 31:
		panic("kernel: weights hold what is no number")
	}
	return math.Float32frombits(sign | (exp+112)<<23 | frac<<13)
}
