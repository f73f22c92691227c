package claim

import "testing"

func TestTermOf(t *testing.T) {
	for value, want := range map[string]float64{"P7Y": 7, "P18M": 18, "P3D": 0, "PXY": 0, "P": 0, "": 0, "PT5M": 0, "P1000Y": 0} {
		if got := termOf(value); got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
}

// TestExactSums: two million may be two matters, 11.3 million are one.
func TestExactSums(t *testing.T) {
	for n, want := range map[float64]int{11300000: 3, 2000000: 1, 214e6: 3, 450e6: 2, 0.5: 1, 1204: 4} {
		if got := significant(n); got != want {
			t.Errorf("%v has %d figures, want %d", n, got, want)
		}
	}
	f := func(report string, n float64) *figure {
		g := &figure{told: &told{}, number: n, unit: "EUR", aspect: bare}
		g.Report = report
		return g
	}
	got := sameSums([]*figure{f("a", 11.3e6), f("b", 11.3e6), f("a", 2e6), f("b", 2e6), f("a", 417e3)})
	if len(got) != 1 || got["EUR 11300000"] == "" {
		t.Errorf("%v", got)
	}
}
