package words

import (
	"math"
	"strconv"
)

// A numberRun is a number in several words that is not finished: "one hundred and twenty".
type numberRun struct {
	open   bool
	joiner bool // "and" was met
	value  float64
	digits bool // the last part was written in digits
}

var small = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
	"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var scales = map[string]float64{"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

func numberWord(buf []byte) (float64, bool) {
	if len(buf) < 3 || len(buf) > 9 {
		return 0, false
	}
	v, ok := small[string(buf)]
	return v, ok
}

func isScale(buf []byte) bool {
	_, ok := scales[string(buf)]
	return ok
}

// thousands reports whether s begins with a comma and exactly three digits.
func thousands(s string) bool {
	if len(s) < 4 || s[0] != ',' {
		return false
	}
	for _, b := range []byte(s[1:4]) {
		if b < '0' || b > '9' {
			return false
		}
	}
	return len(s) == 4 || s[4] < '0' || s[4] > '9'
}

func digitsValue(buf []byte) (float64, bool) {
	if len(buf) > 18 {
		return 0, false
	}
	v, err := strconv.ParseFloat(string(buf), 64)
	return v, err == nil
}

// number adds a word with a value, or makes the number before it larger.
func (c *cutter) number(start, end int, v float64, digits, capital bool) int {
	run := &c.numbers
	if run.open && !digits && !run.digits && len(c.t.Words) > 0 && !c.stop {
		joined := -1.0
		switch {
		case v < 10 && run.value >= 20 && math.Mod(run.value, 10) == 0: // twenty one, one hundred two
			joined = run.value + v
		case v < 100 && run.value >= 100 && math.Mod(run.value, 100) == 0:
			joined = run.value + v
		}
		if joined >= 0 {
			if run.joiner {
				c.t.Words = c.t.Words[:len(c.t.Words)-1]
			}
			c.value(&c.t.Words[len(c.t.Words)-1], joined, end)
			*run = numberRun{open: true, value: joined}
			return end
		}
	}
	c.add(start, end, []byte("0"), capital)
	w := &c.t.Words[len(c.t.Words)-1]
	w.Skel, w.Bits = 0, w.Bits&^(Name|Stop)|Number
	c.value(w, v, end)
	c.numbers = numberRun{open: true, value: v, digits: digits}
	return end
}

// scale multiplies the number before it: "three thousand", "1.5 million".
func (c *cutter) scale(start, end int, buf []byte) int {
	v := c.numbers.value * scales[string(buf)]
	c.value(&c.t.Words[len(c.t.Words)-1], v, end)
	c.numbers = numberRun{open: true, value: v}
	return end
}

func (c *cutter) value(w *Word, v float64, end int) {
	w.Stem = Mix(math.Float64bits(v) ^ 0x9e3779b97f4a7c15)
	w.Fold, w.End = w.Stem, int32(end)
	// Small and round numbers are met everywhere; 2,987 is not.
	switch {
	case v < 4:
		w.Weight = 1
	case v <= 12 || math.Mod(v, 100) == 0:
		w.Weight = 3
	default:
		w.Weight = 5
	}
}

// scaleFollows reports whether the next word is hundred, thousand or the like, so that "one" before it is a number.
func scaleFollows(s string) bool {
	if len(s) < 8 || s[0] != ' ' && s[0] != '-' {
		return false
	}
	k := 1
	for k < len(s) && s[k] >= 'a' && s[k] <= 'z' {
		k++
	}
	return isScale([]byte(s[1:k]))
}
