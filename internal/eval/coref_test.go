package eval

import (
	"math"
	"testing"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// TestCorefMetrics compares with figures worked out by hand: gold {a b c} {d e f g}, system {a b} {c d} {f g h i}
// (the example of Pradhan et al. 2014, whose figures for MUC and B³ are the same). The scores of whole documents are those of
// the Python scorer scorch 0.2.0, to the fourth decimal.
func TestCorefMetrics(t *testing.T) {
	var c CorefCount
	c.Add([][]string{{"a", "b", "c"}, {"d", "e", "f", "g"}}, [][]string{{"a", "b"}, {"c", "d"}, {"f", "g", "h", "i"}})
	s := c.Score()
	// MUC: of the 5 gold links 2 are kept (a-b, f-g); of the 5 system links the same 2.
	if !near(s.MUC[0], 0.4) || !near(s.MUC[1], 0.4) {
		t.Errorf("MUC %v", s.MUC)
	}
	// B³ recall: ((4+1)/3 + (1+4)/4) / 7; precision: (4/2 + (1+1)/2 + 4/4) / 8.
	if !near(s.B3[1], (5.0/3+5.0/4)/7) || !near(s.B3[0], 0.5) {
		t.Errorf("B3 %v", s.B3)
	}
	// CEAF-e: {a b c} with {a b}: 4/5; {d e f g} with {f g h i}: 4/8.
	if !near(s.CEAFe[0], 1.3/3) || !near(s.CEAFe[1], 1.3/2) {
		t.Errorf("CEAFe %v", s.CEAFe)
	}
	// LEA recall: (3·1/3 + 4·1/6) / 7; precision: (2·1/1 + 2·0 + 4·1/6) / 8.
	if !near(s.LEA[1], (1+4.0/6)/7) || !near(s.LEA[0], (2+4.0/6)/8) {
		t.Errorf("LEA %v", s.LEA)
	}
	if !near(s.CoNLL, (s.MUC[2]+s.B3[2]+s.CEAFe[2])/3) {
		t.Errorf("CoNLL %v", s.CoNLL)
	}
}

func TestCorefPerfectAndEmpty(t *testing.T) {
	var c CorefCount
	g := [][]string{{"a", "b"}, {"c", "d", "e"}}
	c.Add(g, g)
	if s := c.Score(); !near(s.CoNLL, 1) || !near(s.LEA[2], 1) {
		t.Errorf("perfect chains score %+v", s)
	}
	var e CorefCount
	e.Add(g, nil)
	if s := e.Score(); s.CoNLL != 0 || s.LEA[2] != 0 {
		t.Errorf("no chains score %+v", s)
	}
}

func TestAssignTakesTheBestPairs(t *testing.T) {
	// Greedy would take 9 and then 1; the best is 8 + 7.
	if got := assign([][]float64{{9, 8}, {7, 1}}); !near(got, 15) {
		t.Errorf("got %v", got)
	}
	if got := assign([][]float64{{1, 5, 2}}); !near(got, 5) {
		t.Errorf("got %v", got)
	}
	if got := assign([][]float64{{1}, {5}, {2}}); !near(got, 5) {
		t.Errorf("got %v", got)
	}
}

func TestFactualityScores(t *testing.T) {
	var l labels
	for range 8 {
		l.add("A", "A")
	}
	l.add("B", "B")
	l.add("B", "A")
	l.add("", "A")
	s := l.scores("x", "A")
	if !near(s[0].Value, 0.9) || !near(s[0].Baseline, 0.8) || s[0].N != 10 {
		t.Errorf("accuracy %+v", s[0])
	}
	// A: P 8/9, R 1 → 16/17; B: P 1, R 1/2 → 2/3.
	if !near(s[1].Value, (16.0/17+2.0/3)/2) {
		t.Errorf("macro %+v", s[1])
	}
}
