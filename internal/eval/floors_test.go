package eval

import (
	"bytes"
	"math"
	"strings"
	"testing"
)

func TestFloorsOnlyRise(t *testing.T) {
	f, err := ReadFloors(strings.NewReader("# note\na\tF1\t0.8\na\terror\t0.2\n"))
	if err != nil {
		t.Fatal(err)
	}
	worse := []Score{{Set: "a", Metric: "F1", Value: .79}, {Set: "a", Metric: "error", Value: .21, Lower: true}}
	if got := f.Fallen(worse); len(got) != 2 {
		t.Errorf("fallen: %v", got)
	}
	if f.Raise(worse) != 0 || f["a F1"] != .8 || f["a error"] != .2 {
		t.Errorf("a floor was lowered: %v", f)
	}
	better := []Score{{Set: "a", Metric: "F1", Value: .81234}, {Set: "a", Metric: "error", Value: .1, Lower: true}, {Set: "b", Metric: "R", Value: .5}}
	if f.Raise(better) != 3 || f["a F1"] != .812 {
		t.Errorf("not raised: %v", f)
	}
	if got := f.Fallen(better); got != nil {
		t.Errorf("a score is below the floor it has just set: %v", got)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	again, err := ReadFloors(&b)
	if err != nil || len(again) != 3 || again["b R"] != .5 {
		t.Errorf("%v %v", again, err)
	}
}

func TestFloorsRefuseNonsense(t *testing.T) {
	for _, s := range []string{"a F1 .8", "a\tF1\tmuch"} {
		if _, err := ReadFloors(strings.NewReader(s)); err == nil {
			t.Errorf("%q was taken", s)
		}
	}
}

func TestF1(t *testing.T) {
	if p, r, f := F1(2, 4, 8); p != .5 || r != .25 || math.Abs(f-1./3) > 1e-12 {
		t.Error(p, r, f)
	}
	if _, _, f := F1(0, 0, 0); f != 0 {
		t.Error(f)
	}
}
