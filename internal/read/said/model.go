package said

import (
	_ "embed"
	"encoding/binary"
	"slices"
	"sort"

	"stemma/internal/lang/kernel"
	"stemma/internal/lang/vector"
)

// A member is one network of reading; members learned from different beginnings are averaged.
//
// It first makes a vector of every token: the word vectors of its form and its base form, and the rows of its traits, then
// layers that each see the token, two neighbours (at the layer's distance), its head in the tree, and the mean of its
// dependents. From that come the odds that the token is the head of a cue. Around a cue's head every token
// of the paragraph is then described by the two vectors and by where it stands as seen from there (roles.go).
type member struct {
	input       kernel.Packed // 2·senses → wide
	traits      []float32     // rows of wide
	scale0      []float32
	shift0      []float32
	layers      [depth]layer
	heads       kernel.Packed // wide → what a token is as a cue's head (narrow), as another word (narrow), two odds
	rel         []float32     // rows of narrow
	dist        []float32
	around      []float32
	near, wider kernel.Packed // 3·narrow → narrow
	role        kernel.Packed // narrow → roles
	follow      [roles][roles]float32
}

type layer struct {
	kernel.Packed
	scale, shift []float32
}

// A third member won nothing on the development part. The widths are two panels of package kernel and one, so that nothing is padded;
// wider ones and more layers were not tried: held-out losses were already a fifth above those of learning.
const (
	members = 2
	senses  = 128 // dimensions of a word vector
	wide    = 96
	narrow  = 48
	depth   = 4
)

// reaches of the layers: how far off the neighbours stand that each sees; together they see eight tokens to either side, and more by the tree.
var reaches = [depth]int{1, 2, 1, 4}

// The columns of heads, each block padded to a panel.
const (
	asHead    = 0
	asWord    = narrow
	oddsFlat  = 2 * narrow   // that the token is the head of a cue
	oddsAlone = 2*narrow + 1 // that it would be one if nobody else said it: learned, not asked (nest.go)
	headCols  = 3 * narrow
)

//go:embed model.bin
var modelBytes []byte

var model = readModel(modelBytes)

// readModel decodes model.bin: for each member its matrices one after the other in 16-bit floating point, little-endian, in the
// order in which tools/said/learn.py writes them.
func readModel(b []byte) (all [members]*member) {
	next := func(n int) []float32 {
		out := make([]float32, n)
		for i := range out {
			if len(b) < 2 {
				panic("said: model.bin is too short")
			}
			out[i] = kernel.Half(binary.LittleEndian.Uint16(b))
			b = b[2:]
		}
		return out
	}
	matrix := func(in, out int) kernel.Packed {
		w := next(in * out)
		return packed(w, next(out), in)
	}
	for i := range all {
		m := &member{}
		m.input = matrix(2*senses, wide)
		m.traits = next(traits * wide)
		m.scale0, m.shift0 = next(wide), next(wide)
		for l := range m.layers {
			m.layers[l] = layer{matrix(5*wide, wide), next(wide), next(wide)}
		}
		m.heads = matrix(wide, headCols)
		m.rel, m.dist, m.around = next(relations*narrow), next(distances*narrow), next(arounds*narrow)
		m.near, m.wider = matrix(3*narrow, narrow), matrix(3*narrow, narrow)
		m.role = matrix(narrow, kernel.Panel)
		for r := range m.follow {
			copy(m.follow[r][:], next(roles))
		}
		all[i] = m
	}
	if len(b) > 0 {
		panic("said: model.bin is too long")
	}
	return all
}

// packed puts a matrix, the inputs of each output in a row, into panels. The outputs are a multiple of a panel.
func packed(w, bias []float32, in int) kernel.Packed {
	m := kernel.Packed{In: in, Weights: make([]float32, len(w)), Bias: bias}
	for o := range bias {
		panel, col := o/kernel.Panel, o%kernel.Panel
		for k := range in {
			m.Weights[(panel*in+k)*kernel.Panel+col] = w[o*in+k]
		}
	}
	return m
}

// Tokens are read in runs of whole paragraphs of about runTokens; a paragraph longer than lineTokens is cut.
// What stands in another run is not seen.
const (
	runTokens  = 1024
	lineTokens = 512
	blockRows  = 64 // rows that go through a layer at once, so that they stay near the processor
)

// A run is some paragraphs that are read together, with what the members make of its tokens: for each a row of
// headCols numbers. nil: not read yet, or let go.
type run struct {
	first, last int
	rows        [members][]float32
}

// A sight is the runs of a document. Only the runsKept that were asked for last are kept, so that memory is bounded; a longer document has each read
// again as often as its paragraphs are come back to, which is once for the outer cues, once for the nested.
type sight struct {
	runs []run
	kept []int
	buf  buffers
}

const runsKept = 8

// divide cuts the document into runs.
func (p *page) divide() {
	n := len(p.d.Tokens)
	for first := 0; first < n; {
		last := first
		for last < n {
			end := last
			for end < n && p.line[end] == p.line[last] && end-last < lineTokens {
				end++
			}
			if end-first > runTokens && last > first {
				break
			}
			last = end
		}
		p.sight.runs = append(p.sight.runs, run{first: first, last: last})
		first = last
	}
}

// runOf gives the number of the run of token i.
func (p *page) runOf(i int) int {
	return sort.Search(len(p.sight.runs), func(r int) bool { return p.sight.runs[r].last > i })
}

// seen gives a run with its rows.
func (p *page) seen(number int) *run {
	s := &p.sight
	r := &s.runs[number]
	if k := slices.Index(s.kept, number); k >= 0 {
		s.kept = append(slices.Delete(s.kept, k, k+1), number)
		return r
	}
	if len(s.kept) == runsKept { // the one that was asked for longest ago lends its memory
		old := &s.runs[s.kept[0]]
		r.rows, old.rows = old.rows, r.rows
		s.kept = slices.Delete(s.kept, 0, 1)
	}
	s.kept = append(s.kept, number)
	p.traitRows(r.first, r.last, &s.buf)
	for m, w := range model {
		r.rows[m] = sized(r.rows[m], (r.last-r.first)*headCols)
		w.encode(p, r.first, r.last, &s.buf)
		w.heads.Product(r.rows[m], headCols, s.buf.x, wide, r.last-r.first)
	}
	return r
}

// buffers is the memory of reading one run after the other.
type buffers struct {
	words  []float32 // 2·senses a token
	traits []int32
	starts []int32 // of each token in traits
	x, y   []float32
	kids   []float32
	count  []float32
	z      []float32
	out    []float32
}

func sized(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n)
	}
	return s[:n]
}

// traitRows looks up what is known of the tokens of a run.
func (p *page) traitRows(first, last int, b *buffers) {
	n := last - first
	b.words = sized(b.words, n*2*senses)
	clear(b.words)
	b.traits, b.starts = b.traits[:0], b.starts[:0]
	v := vector.English()
	for i := range n {
		form, base := p.vectorRows(first + i)
		row := b.words[i*2*senses : (i+1)*2*senses]
		if form >= 0 {
			v.Unit(form, row[:senses])
		}
		if base >= 0 {
			v.Unit(base, row[senses:])
		}
		b.starts = append(b.starts, int32(len(b.traits)))
		b.traits = p.traitsOf(first+i, b.traits)
	}
	b.starts = append(b.starts, int32(len(b.traits)))
}

// encode makes the vectors of the tokens of a run in b.x.
func (w *member) encode(p *page, first, last int, b *buffers) {
	n := last - first
	b.x, b.y, b.kids = sized(b.x, n*wide), sized(b.y, n*wide), sized(b.kids, n*wide)
	b.count = sized(b.count, n)
	b.z, b.out = sized(b.z, blockRows*5*wide), sized(b.out, blockRows*wide)
	var zero [wide]float32
	w.input.Product(b.x, wide, b.words, 2*senses, n)
	for i := range n {
		row := b.x[i*wide : (i+1)*wide]
		for _, t := range b.traits[b.starts[i]:b.starts[i+1]] {
			kernel.Add(row, w.traits[int(t)*wide:int(t+1)*wide])
		}
		rectify(row)
		kernel.Normalize(b.y[i*wide:(i+1)*wide], row, zero[:], w.scale0, w.shift0)
	}
	b.x, b.y = b.y, b.x
	clear(b.count)
	head := func(i int) int {
		if h := p.d.Tokens[first+i].Head - first; h >= 0 && h < n {
			return h
		}
		return i
	}
	for i := range n {
		if h := head(i); h != i {
			b.count[h]++
		}
	}
	for l := range w.layers {
		at, far := &w.layers[l], reaches[l]
		clear(b.kids)
		for i := range n {
			if h := head(i); h != i {
				kernel.Add(b.kids[h*wide:(h+1)*wide], b.x[i*wide:(i+1)*wide])
			}
		}
		for from := 0; from < n; from += blockRows {
			to := min(from+blockRows, n)
			for i := from; i < to; i++ {
				z := b.z[(i-from)*5*wide : (i-from+1)*5*wide]
				copy(z, zero[:])
				if i-far >= 0 {
					copy(z, b.x[(i-far)*wide:(i-far+1)*wide])
				}
				copy(z[wide:], b.x[i*wide:(i+1)*wide])
				copy(z[2*wide:], zero[:])
				if i+far < n {
					copy(z[2*wide:], b.x[(i+far)*wide:(i+far+1)*wide])
				}
				h := head(i)
				copy(z[3*wide:], b.x[h*wide:(h+1)*wide])
				copy(z[4*wide:], b.kids[i*wide:(i+1)*wide])
				if c := b.count[i]; c > 1 {
					for k := 4 * wide; k < 5*wide; k++ {
						z[k] /= c
					}
				}
			}
			at.Product(b.out, wide, b.z, 5*wide, to-from)
			for i := from; i < to; i++ {
				row := b.out[(i-from)*wide : (i-from+1)*wide]
				rectify(row)
				kernel.Normalize(b.y[i*wide:(i+1)*wide], row, b.x[i*wide:(i+1)*wide], at.scale, at.shift)
			}
		}
		b.x, b.y = b.y, b.x
	}
}

// rectify cuts off below zero.
func rectify(row []float32) {
	for i, v := range row {
		if !(v > 0) {
			row[i] = 0
		}
	}
}

// cueLogOdds gives the log odds of each token that it is the head of a cue.
func (p *page) cueLogOdds() []float32 {
	flat := make([]float32, len(p.d.Tokens))
	p.divide()
	for number := range p.sight.runs {
		r := p.seen(number)
		for i := r.first; i < r.last; i++ {
			for m := range r.rows {
				row := r.rows[m][(i-r.first)*headCols:]
				flat[i] += float32(row[oddsFlat] / members)
			}
		}
	}
	return flat
}
