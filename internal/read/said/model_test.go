package said

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stemma/internal/lang"
	"stemma/internal/lang/kernel"
)

// TestPacked multiplies by a packed matrix and by hand.
func TestPacked(t *testing.T) {
	const in, out = 5, 2 * kernel.Panel
	w, bias, x := make([]float32, in*out), make([]float32, out), make([]float32, in)
	for i := range w {
		w[i] = float32(i%13) - 6
	}
	for i := range bias {
		bias[i] = float32(i)
	}
	for i := range x {
		x[i] = float32(i + 1)
	}
	m := packed(w, bias, in)
	got := make([]float32, out)
	m.Product(got, out, x, in, 1)
	for o := range got {
		want := bias[o]
		for k := range x {
			want += w[o*in+k] * x[k]
		}
		if got[o] != want {
			t.Fatalf("column %d: %v, want %v", o, got[o], want)
		}
	}
}

// TestTraitBlocks holds the lists of names against the room that the table leaves them.
func TestTraitBlocks(t *testing.T) {
	for _, b := range []struct {
		name        string
		have, first int
		next        int
	}{
		{"tags", len(traitTags) + 1, traitsOfTag, traitsOfDep},
		{"labels", len(traitDeps) + 1, traitsOfDep, traitsOfHead},
		{"labels of heads", len(traitDeps) + 1, traitsOfHead, traitsOfKind},
		{"kinds", int(numberWord) + 1, traitsOfKind, traitsOfNER},
		{"names", len(traitNER) + 1, traitsOfNER, traitsOfQuote},
		{"steps", int(stepTrait(-1000)) + 1, traitsOfStep, traitsOfDepth},
		{"words", len(wordNumber) + 1, traitsOfWord, traitsOfClass},
		{"classes", len(words.names), traitsOfClass, traitsOfClass + fixedClasses},
	} {
		if b.have > b.next-b.first {
			t.Errorf("%s: %d, room for %d", b.name, b.have, b.next-b.first)
		}
	}
	if len(traitDeps)+1 != labels {
		t.Errorf("%d labels, roles.go counts %d", len(traitDeps)+1, labels)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, b := range rapid.SliceOfN(rapid.SampledFrom(bits), 1, 30).Draw(t, "bits") {
			text += b
		}
		p := newPage(lang.English().Read(text), nil)
		p.findCandidates()
		for i := range p.d.Tokens {
			for _, x := range p.traitsOf(i, nil) {
				if x < 0 || x >= traits {
					t.Fatalf("token %d has trait %d of %d", i, x, traits)
				}
			}
		}
	})
}

// TestSteps: near steps are told apart, and directions.
func TestSteps(t *testing.T) {
	for _, c := range []struct {
		n    int
		want int32
	}{{0, 0}, {1, 1}, {3, 3}, {4, 4}, {5, 4}, {41, 9}, {-1, 10}, {-3, 12}, {-41, 18}, {1 << 30, 9}} {
		if got := stepTrait(c.n); got != c.want {
			t.Errorf("%d: %d, want %d", c.n, got, c.want)
		}
	}
}

// TestAssign gives any odds to the search: a cue is one stretch with its head in it, a source one stretch, and no other way of
// giving out the roles that differs at one token and keeps to that is likelier.
func TestAssign(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "tokens")
		c := rapid.IntRange(0, n-1).Draw(t, "head")
		k := &casting{lo: 7}
		for range n {
			var o [roles]float32
			for r := range o {
				o[r] = float32(rapid.IntRange(-40, 40).Draw(t, "odds")) / 8
			}
			k.odds = append(k.odds, o)
		}
		k.odds[c][roleCue] -= 2 * never
		k.hi = k.lo + n
		k.assign(c + k.lo)
		score, ok := k.worth(k.role, c)
		if !ok {
			t.Fatalf("head %d: %v", c, k.role)
		}
		for i := range n {
			for r := range int8(roles) {
				other := append([]int8(nil), k.role...)
				other[i] = r
				if s, ok := k.worth(other, c); ok && s > score+1e-3 {
					t.Fatalf("head %d: %v is worth %v, %v %v", c, other, s, k.role, score)
				}
			}
		}
	})
}

// worth gives the log odds of a giving out of roles, and whether it keeps the law.
func (t *casting) worth(role []int8, c int) (sum float64, ok bool) {
	stretches := [roles]int{}
	for i, r := range role {
		if i == 0 || role[i-1] != r {
			stretches[r]++
		}
		sum += float64(t.odds[i][r])
		if i > 0 {
			mean := 0.0
			for _, m := range model {
				mean += float64(m.follow[role[i-1]][r]) / members
			}
			sum += mean
		}
	}
	return sum, role[c] == roleCue && stretches[roleCue] == 1 && stretches[roleSource] <= 1 && !math.IsNaN(sum)
}

// TestRelate names how each word of a sentence stands to its verb.
func TestRelate(t *testing.T) {
	p := newPage(lang.English().Read("The mayor said that the dam would hold."), nil)
	p.findCandidates()
	c := 2
	k := &casting{}
	k.lo, k.hi = p.aroundOf(c)
	p.relate(c, k)
	for i, want := range []int32{
		relBelow + depNumber["nsubj"], relBelow + depNumber["nsubj"], relSelf, relBelow + depNumber["ccomp"],
		relBelow + depNumber["ccomp"], relBelow + depNumber["ccomp"], relBelow + depNumber["ccomp"], relBelow + depNumber["ccomp"], relBelow + depNumber["punct"],
	} {
		if k.rel[i-k.lo] != want {
			t.Errorf("%s: %d, want %d", p.word(i), k.rel[i-k.lo], want)
		}
	}
	// Seen from "hold", the mayor hangs beside it on what governs it.
	c = 7
	k.lo, k.hi = p.aroundOf(c)
	p.relate(c, k)
	if got, want := k.rel[1-k.lo], int32(relBeside)+depNumber["nsubj"]; got != want {
		t.Errorf("mayor from hold: %d, want %d", got, want)
	}
	if got := k.rel[2-k.lo]; got != relAbove {
		t.Errorf("said from hold: %d, want %d", got, relAbove)
	}
}

// TestSeen: what is seen of a text does not change with a far-off paragraph that stands in another run, nor when it was let go and is read again.
func TestSeen(t *testing.T) {
	line := ""
	for len(line) < 4000 {
		line += "The mayor said that the dam would hold, and nobody in the valley believed him. "
	}
	look := func(times int) (*page, float32) {
		p := newPage(lang.English().Read(strings.Repeat(line+"\n", times)), nil)
		p.findCandidates()
		flat := p.cueLogOdds()
		return p, flat[2]
	}
	_, a := look(2)
	p, b := look(2 * runsKept)
	if a != b {
		t.Errorf("%v and %v", a, b)
	}
	if p.sight.runs[0].rows[0] != nil || len(p.sight.runs) <= runsKept {
		t.Fatalf("%d runs, the first is kept", len(p.sight.runs))
	}
	if again := p.seen(0).rows[0][2*headCols+oddsFlat]; members == 1 && again != a {
		t.Errorf("read again: %v and %v", again, a)
	}
	kept := 0
	for _, r := range p.sight.runs {
		if r.rows[0] != nil {
			kept++
		}
	}
	if kept != runsKept {
		t.Errorf("%d runs are kept", kept)
	}
}
