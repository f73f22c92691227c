package family

import (
	"math/rand/v2"
	"strings"
)

// What passes over a desk keeps a trace of it. Of 66 pairs of reports of different outlets that share half of their words or
// more (the articles and incidents sets of the benchmark data), 30 in 100 have no short place of change between equal words,
// the median has 0.8 to a hundred words, the ninth decile 4.7; four in ten differ in typography; one in five has the other's
// headline. Two copies are two handlings apart: half of them then change nothing, the others 1.5 places to a hundred words in
// the mean (exponential), which gives quartiles of 0, 0.8 and 2.1.
const (
	idleDesk     = 0.5  // of the copies: nothing is touched
	deskRate     = 1.5  // places to a hundred words, in the mean, where something is
	styledDesk   = 0.3  // of the copies: the outlet's typography is put on
	handRate     = 1.5  // places to a hundred words that a scribe changes, about
	keptHeadline = 0.2  // of the copies
	headlineLong = 9    // words
	mergedLeast  = 0.35 // of each text that a merger takes at least
)

// A desk handles what an outlet prints. It has chances of its own, so that without desks the same piles are made.
type desk struct{ *rand.Rand }

// handle gives paragraphs as they leave the desk of outlet n.
func (d desk) handle(ps []string, n int) []string {
	idle, rate, styled := d.Float64() < idleDesk, d.ExpFloat64()*deskRate/100, d.Float64() < styledDesk
	out := make([]string, len(ps))
	for i, s := range ps {
		if !idle {
			s = d.touch(s, rate)
		}
		if styled {
			s = typography(s, n)
		}
		out[i] = s
	}
	return out
}

// byHand copies as scribes do: every copy has its changes, of which there are many.
func (d desk) byHand(ps []string) []string {
	rate := handRate * (0.3 + d.ExpFloat64()) / 100
	out := make([]string, len(ps))
	for i, s := range ps {
		out[i] = d.touch(s, rate)
	}
	return out
}

// touch changes words here and there, as a subeditor does.
func (d desk) touch(s string, rate float64) string {
	ws := strings.Fields(s)
	out := ws[:0:0]
	for i, w := range ws {
		if d.Float64() >= rate {
			out = append(out, w)
			continue
		}
		switch low := strings.ToLower(w); d.IntN(6) {
		case 0: // a comma goes, or comes
			if c, ok := strings.CutSuffix(w, ","); ok {
				w = c
			} else if last := w[len(w)-1]; i+1 < len(ws) && last >= 'a' && last <= 'z' {
				w += ","
			}
		case 1: // a small word goes
			if low == "that" || low == "also" || low == "the" || low == "very" || low == "had" || low == "of" {
				continue
			}
			w = slip(w)
		case 2: // one comes
			out = append(out, w)
			w = []string{"also", "now", "reportedly", "still", "then", "later"}[d.IntN(6)]
		case 3: // a word is written otherwise
			w = otherwise(w)
		case 4: // two words change places
			if k := len(out); k > 0 {
				out[k-1], w = w, out[k-1]
			}
		case 5:
			w = slip(w)
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

// slip drops a letter inside a long word.
func slip(w string) string {
	if len(w) < 7 || !plain(w) {
		return w
	}
	k := 2 + len(w)%4
	return w[:k] + w[k+1:]
}

func plain(w string) bool {
	for i := range len(w) {
		if w[i] >= 0x80 {
			return false
		}
	}
	return true
}

// otherwise gives another spelling or form that house rules ask for.
func otherwise(w string) string {
	for _, pair := range [][2]string{
		{"percent", "per cent"},
		{"U.S.", "US"},
		{"is", "was"},
		{"are", "were"},
		{"has", "had"},
		{"will", "would"},
		{"toward", "towards"},
		{"while", "as"},
		{"but", "though"},
		{"two", "2"},
		{"three", "3"},
		{"said", "says"},
		{"last", "past"},
		{"more", "over"},
		{"and", "as well as"},
	} {
		switch w {
		case pair[0]:
			return pair[1]
		case pair[1]:
			return pair[0]
		}
	}
	return slip(w)
}

// typography puts on the quotation marks and dashes of outlet n.
func typography(s string, n int) string {
	if n%2 == 0 {
		s = curl(s)
	} else {
		s = strings.NewReplacer("“", `"`, "”", `"`).Replace(s)
	}
	if n/2%2 == 0 {
		s = strings.NewReplacer("’", "'", "‘", "'").Replace(s)
	}
	switch n / 4 % 3 {
	case 0:
		s = strings.NewReplacer(" — ", " - ", " – ", " - ").Replace(s)
	case 1:
		s = strings.NewReplacer(" - ", " — ", " – ", " — ").Replace(s)
	}
	return s
}

// headline keeps the parent's or makes one out of the report's own first words.
func (d desk) headline(parent string, ps []string) string {
	if d.Float64() < keptHeadline {
		return parent
	}
	ws := strings.Fields(ps[0])
	return strings.TrimRight(strings.Join(ws[:min(len(ws), headlineLong-d.IntN(4))], " "), ",.;:")
}

// merge takes as much of two reports as this desk has room for: no two desks cut at the same paragraphs.
func (d desk) merge(a, b []string) []string {
	part := func(ps []string) []string {
		n := int(float64(len(ps)) * (mergedLeast + (1-mergedLeast)*d.Float64()))
		return ps[:min(len(ps), max(2, n))]
	}
	return append(append([]string(nil), part(a)...), part(b)...)
}

// overDesk reports whether people handle what an edit makes: programs that spin and hide do not.
func (e Edit) overDesk() bool {
	return !strings.HasPrefix(e.Name, "spun") && e.Name != "hidden characters" && e.Name != "look-alikes"
}
