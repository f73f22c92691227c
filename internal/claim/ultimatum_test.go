package claim

import (
	"testing"
	"time"
)

func TestLasting(t *testing.T) {
	const day = 24 * time.Hour
	for value, want := range map[string]time.Duration{
		"P10D": 10 * day, "P2W": 14 * day, "PT48H": 2 * day, "P3M": 0, "PT5M": 0, "P": 0, "PD": 0, "PXD": 0, "P1.5D": 0, "P1Y2D": 0, "": 0,
	} {
		if got := lasting(value); got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
}
