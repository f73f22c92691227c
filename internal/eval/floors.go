package eval

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
)

// Floors keep what has been reached: set and metric to a value that may not be fallen short of.
type Floors map[string]float64

func key(s Score) string { return s.Set + " " + s.Metric }

// ReadFloors reads lines of "set<TAB>metric<TAB>value"; # begins a comment.
func ReadFloors(r io.Reader) (Floors, error) {
	f := Floors{}
	s := bufio.NewScanner(r)
	for n := 1; s.Scan(); n++ {
		line := strings.TrimSpace(s.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 3 {
			return nil, fmt.Errorf("floors: line %d: want set, metric and value, separated by tabs", n)
		}
		v, err := strconv.ParseFloat(cells[2], 64)
		if err != nil {
			return nil, fmt.Errorf("floors: line %d: %w", n, err)
		}
		f[cells[0]+" "+cells[1]] = v
	}
	return f, s.Err()
}

// slack is what a score may fall short of its floor by rounding alone: floors are kept to three decimals.
const slack = 0.0005

// Fallen gives the scores that fall short of their floors (for smaller-is-better: rise above).
func (f Floors) Fallen(scores []Score) []Score {
	var out []Score
	for _, s := range scores {
		floor, ok := f[key(s)]
		if ok && (!s.Lower && s.Value < floor-slack || s.Lower && s.Value > floor+slack) {
			out = append(out, s)
		}
	}
	return out
}

// Raise lifts floors to the scores; no floor is ever lowered. It reports how many changed.
func (f Floors) Raise(scores []Score) int {
	n := 0
	for _, s := range scores {
		v := math.Round(s.Value*1000) / 1000
		if old, ok := f[key(s)]; !ok || !s.Lower && v > old || s.Lower && v < old {
			f[key(s)] = v
			n++
		}
	}
	return n
}

// Write writes the floors in order.
func (f Floors) Write(w io.Writer) error {
	var keys []string
	for k := range f {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	b := bufio.NewWriter(w)
	fmt.Fprintln(b, "# Floors: what has been reached. They only rise (stemma eval --update); lowering one takes a reason in the commit message.")
	fmt.Fprintln(b, "# set\tmetric\tvalue")
	for _, k := range keys {
		set, metric, _ := strings.Cut(k, " ")
		fmt.Fprintf(b, "%s\t%s\t%s\n", set, metric, strconv.FormatFloat(f[k], 'f', -1, 64))
	}
	return b.Flush()
}

// Table writes scores beside their baselines, floors and published figures.
func Table(w io.Writer, scores []Score, floors Floors) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "set\tmetric\tscore\tfloor\tsimplest thing\t\tpublished\titems")
	for _, s := range scores {
		floor, base := "", ""
		if v, ok := floors[key(s)]; ok {
			floor = fmt.Sprintf("%.3f", v)
		}
		if !math.IsNaN(s.Baseline) {
			base = fmt.Sprintf("%.3f", s.Baseline)
		}
		fmt.Fprintf(t, "%s\t%s\t%.3f\t%s\t%s\t%s\t%s\t%d\n", s.Set, s.Metric, s.Value, floor, base, s.Trivial, s.Published, s.N)
	}
	return t.Flush()
}
