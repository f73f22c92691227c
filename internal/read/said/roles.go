package said

// What a token can be to a cue.
const (
	roleNone = iota
	roleCue
	roleSource
	roleContent
	roles
)

// Around a cue's head only so many tokens of its paragraph are looked at: they hold 99.9 % of the sources and 96 % of the
// contents' words of the train part; the rest are quotations that run on, which carry.go follows.
const (
	beforeCue = 100
	afterCue  = 120
)

// How a token stands to a cue in the tree: it is the head, is below it by one of its dependents (by label), governs it, or
// hangs beside it on one of those that govern it (by step and label).
const (
	labels    = 46
	climbs    = 5
	relSelf   = 0
	relBelow  = 1
	relAbove  = relBelow + labels
	relBeside = relAbove + climbs
	relNone   = relBeside + climbs*labels
	relations = relNone + 1
	distances = 19
	arounds   = 18
)

// casting is the work of giving out the roles around a cue.
type casting struct {
	lo, hi int
	rel    []int32
	odds   [][roles]float32 // log odds, of each token from lo on
	z, y   []float32
	best   [][states]int8
	role   []int8
}

// around gives the tokens that are looked at for cue c.
func (p *page) aroundOf(c int) (lo, hi int) {
	lo, hi = c, c+1
	for lo > 0 && c-lo < beforeCue && p.line[lo-1] == p.line[c] {
		lo--
	}
	for hi < len(p.line) && hi-c < afterCue && p.line[hi] == p.line[c] {
		hi++
	}
	return lo, hi
}

// relate says how each token from lo to hi stands to c in the tree.
func (p *page) relate(c int, t *casting) {
	d := p.d
	t.rel = t.rel[:0]
	for range t.hi - t.lo {
		t.rel = append(t.rel, relNone)
	}
	fill := func(i int, v int32) {
		a, b := d.Subtree(i)
		for k := max(a, t.lo); k < min(b, t.hi); k++ {
			t.rel[k-t.lo] = v
		}
	}
	chain := [climbs + 1]int{c}
	n := 1
	for ; n <= climbs; n++ {
		up := d.Tokens[chain[n-1]].Head
		if up == chain[n-1] {
			break
		}
		chain[n] = up
	}
	for k := n - 1; k >= 0; k-- {
		below := -1
		if k > 0 {
			below = chain[k-1]
		}
		for _, m := range p.dependents(chain[k]) {
			if int(m) == below {
				continue
			}
			label := depNumber[d.Tokens[m].Dep]
			if k == 0 {
				fill(int(m), relBelow+label)
			} else {
				fill(int(m), int32(relBeside+(k-1)*labels)+label)
			}
		}
		if k > 0 {
			fill(below, relNone)
		}
		if a := chain[k]; a >= t.lo && a < t.hi {
			if k == 0 {
				t.rel[a-t.lo] = relSelf
			} else {
				t.rel[a-t.lo] = int32(relAbove + k - 1)
			}
		}
	}
}

// placed says where token i stands as seen from c: before, in or after its sentence; not quoted, in the same quotation, in another.
func (p *page) placed(c, i int) int32 {
	s := int32(1)
	switch {
	case p.part[i] < p.part[c]:
		s = 0
	case p.part[i] > p.part[c]:
		s = 2
	}
	k := int32(0)
	if p.quote[i] >= 0 {
		k = 2
		if p.quote[i] == p.quote[c] {
			k = 1
		}
	}
	if p.quote[c] >= 0 {
		k += 3
	}
	return s*6 + k
}

// cast computes the log odds of the roles around c.
func (p *page) cast(c int, t *casting) {
	t.lo, t.hi = p.aroundOf(c)
	p.relate(c, t)
	n := t.hi - t.lo
	t.odds = t.odds[:0]
	for range n {
		t.odds = append(t.odds, [roles]float32{})
	}
	// Two rows of zeros stand at either end of z and y.
	size := (n + 4) * narrow
	t.z, t.y = sized(t.z, size), sized(t.y, size)
	here := p.seen(p.runOf(c))
	for m, w := range model {
		head := here.rows[m][(c-here.first)*headCols+asHead:][:narrow]
		clear(t.z)
		r := here
		for i := range n {
			if k := t.lo + i; k < r.first || k >= r.last {
				r = p.seen(p.runOf(k)) // a paragraph that was cut
			}
			z := t.z[(i+2)*narrow:][:narrow]
			word := r.rows[m][(t.lo+i-r.first)*headCols+asWord:][:narrow]
			rel, dist, around := w.rel[int(t.rel[i])*narrow:][:narrow], w.dist[int(stepTrait(t.lo+i-c))*narrow:][:narrow], w.around[int(p.placed(c, t.lo+i))*narrow:][:narrow]
			for k := range z {
				if v := head[k] + word[k] + rel[k] + dist[k] + around[k]; v > 0 {
					z[k] = v
				}
			}
		}
		w.near.Product(t.y, narrow, t.z[narrow:], narrow, n)
		for i, v := range t.y[:n*narrow] {
			if v > 0 {
				t.z[2*narrow+i] += v
			}
		}
		// The wider look: two before, the word itself, two after.
		var block [blockRows * 3 * narrow]float32
		for from := 0; from < n; from += blockRows {
			to := min(from+blockRows, n)
			for i := from; i < to; i++ {
				b := block[(i-from)*3*narrow:]
				copy(b[:narrow], t.z[i*narrow:])
				copy(b[narrow:2*narrow], t.z[(i+2)*narrow:])
				copy(b[2*narrow:3*narrow], t.z[(i+4)*narrow:])
			}
			w.wider.Product(t.y[from*narrow:], narrow, block[:], 3*narrow, to-from)
		}
		var out [48]float32
		for i := range n {
			y, z := t.y[i*narrow:][:narrow], t.z[(i+2)*narrow:]
			for k, v := range y {
				if v > 0 {
					y[k] = z[k] + v
				} else {
					y[k] = z[k]
				}
			}
			w.role.Product(out[:], len(out), y, narrow, 1)
			for r := range roles {
				t.odds[i][r] += float32(out[r] / members)
			}
		}
	}
}

// A state of the search is a role and whether the source is yet to come, here, or past: people mark one stretch of cue,
// the one that holds its head, and one of source, and any number of content.
const states = 7

var (
	roleOf  = [states]int8{roleNone, roleCue, roleContent, roleSource, roleNone, roleCue, roleContent}
	phaseOf = [states]int8{0, 0, 0, 1, 2, 2, 2}
)

// follows holds the log odds of one state after another: the mean of what the members have learned for their roles.
var follows = func() (f [states][states]float32) {
	for a := range f {
		for b := range f {
			if phaseOf[b] != phaseOf[a] && phaseOf[b] != phaseOf[a]+1 {
				f[a][b] = impossible
				continue
			}
			for _, m := range model {
				f[a][b] += float32(m.follow[roleOf[a]][roleOf[b]] / members)
			}
		}
	}
	return f
}()

// What may not be, and what may only be if nothing else can: log odds.
const (
	impossible = -1e6
	never      = -50
)

// assign gives the likeliest sequence of roles around the cue whose head is c (Viterbi).
func (t *casting) assign(c int) {
	n := len(t.odds)
	t.best = append(t.best[:0], [states]int8{})
	t.role = append(t.role[:0], make([]int8, n)...)
	var now [states]float32
	for s := range now {
		now[s] = t.odds[0][roleOf[s]]
		if phaseOf[s] == 2 {
			now[s] = impossible
		}
	}
	for i := 1; i < n; i++ {
		var next [states]float32
		var from [states]int8
		for s := range states {
			top := float32(2 * impossible)
			cue := roleOf[s] == roleCue
			for q := range states {
				v := now[q] + follows[q][s]
				if was := roleOf[q] == roleCue; was != cue && was == (t.lo+i <= c) {
					v += impossible // before its head a cue goes on, after it none begins
				}
				if v > top {
					top, from[s] = v, int8(q)
				}
			}
			next[s] = top + t.odds[i][roleOf[s]]
		}
		now = next
		t.best = append(t.best, from)
	}
	at := int8(0)
	for s := range now {
		if now[s] > now[at] {
			at = int8(s)
		}
	}
	for i := n - 1; i >= 0; i-- {
		t.role[i] = roleOf[at]
		at = t.best[i][at]
	}
}

// run gives the stretch of tokens around i that have its role.
func (t *casting) run(i int) stretch {
	s := stretch{i, i + 1}
	for s.first > t.lo && t.role[s.first-1-t.lo] == t.role[i-t.lo] {
		s.first--
	}
	for s.last < t.hi && t.role[s.last-t.lo] == t.role[i-t.lo] {
		s.last++
	}
	return s
}

// source gives the stretch of the source, empty if there is none.
func (t *casting) source() stretch {
	for k, r := range t.role {
		if r == roleSource {
			return t.run(t.lo + k)
		}
	}
	return stretch{}
}
