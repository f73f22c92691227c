package kernel

import "testing"

func TestHalf(t *testing.T) {
	for h, want := range map[uint16]float32{
		0: 0, 0x3c00: 1, 0xbc00: -1, 0x3555: 0.33325195, 0x7bff: 65504, 0x0400: 0x1p-14, 0x0001: 0x1p-24, 0x8001: -0x1p-24, 0xc000: -2,
	} {
		if got := Half(h); got != want {
			t.Errorf("%04x: %v, want %v", h, got, want)
		}
	}
}
