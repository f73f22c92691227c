// Package vector answers: how near in meaning are two words, or two short spans of words?
//
// Method: a static table of word vectors, distilled from three sources by tools/vectors/distill.py (each
// frequent word through all-MiniLM-L6-v2 alone, as model2vec does; GloVe 6B; the token table of
// wordllama), joined, half-whitened, reduced to 128 dimensions and kept as 8-bit integers. A span is
// the mean of its words' vectors, each weighted by a/(a+p) with p its frequency (smooth inverse
// frequency, Arora, Liang and Ma 2017), p taken from the word's rank by Zipf's law.
//
// Invariants: similarities lie in [-1, 1], are symmetric, 1 for a word and itself; a word that is not in
// the table is similar to nothing but itself (unknown never counts as the same); no allocation for
// words in lower case.
//
// Evaluation (WordNet 3.0, which none of the sources was made from; the generator prints it again):
// choosing the synonym among five words .749 (GloVe 50d .645, wordllama .626, MiniLM alone .721);
// synonym against chance pair, AUC .911 (.886, .818, .876); a sentence with its words replaced found
// among 31 .971 (.902, .975, .977).
//
// What it gets wrong: it cannot tell a synonym from a sister or an opposite (AUC .536, hardly above
// chance, and no source does better than .57): "confirmed" and "denied", "Monday" and "Tuesday" are
// near. So nearness proposes that words were replaced and never proves that they mean the same. It
// knows one sense a word, and names hardly at all. Tried and dropped: each source alone, 96 dimensions
// (.737), and a contextual encoder, which costs more than the whole reading.
package vector

import (
	_ "embed"
	"encoding/binary"
	"math"
	"strings"
	"sync"
)

//go:embed words.vec
var file string

const magic = "STEMVEC1"

// A Table holds the vectors. It is immutable.
type Table struct {
	dims   int
	starts []uint32 // of each word in words
	words  string
	ranks  string // uint16 a word, little-endian: 0 is the most frequent
	rows   string // int8, dims a word
	norm   []float32
}

var english = sync.OnceValue(func() *Table { return open(file) })

// English gives the table of English words.
func English() *Table { return english() }

func open(f string) *Table {
	if !strings.HasPrefix(f, magic) {
		panic("vector: the embedded table is not one")
	}
	n := int(binary.LittleEndian.Uint32([]byte(f[8:12])))
	dims := int(binary.LittleEndian.Uint32([]byte(f[12:16])))
	size := int(binary.LittleEndian.Uint32([]byte(f[16:20])))
	t := &Table{dims: dims, words: f[20 : 20+size], ranks: f[20+size : 20+size+2*n], rows: f[20+size+2*n:]}
	t.starts = make([]uint32, 1, n+1)
	for i := range len(t.words) {
		if t.words[i] == '\n' {
			t.starts = append(t.starts, uint32(i+1))
		}
	}
	t.starts = append(t.starts, uint32(len(t.words)+1))
	t.norm = make([]float32, n)
	for i := range t.norm {
		var sum int
		for _, x := range []byte(t.rows[i*dims : (i+1)*dims]) {
			sum += int(int8(x)) * int(int8(x))
		}
		t.norm[i] = float32(math.Sqrt(float64(sum)))
	}
	return t
}

// Len gives the number of words.
func (t *Table) Len() int { return len(t.starts) - 1 }

func (t *Table) word(i int) string { return t.words[t.starts[i] : t.starts[i+1]-1] }

// Word gives the word of a row. The rows are in the order of their words.
func (t *Table) Word(i int) string { return t.word(i) }

// Rank gives how many words are more frequent than the one of a row.
func (t *Table) Rank(i int) int { return int(uint16(t.ranks[2*i]) | uint16(t.ranks[2*i+1])<<8) }

// Find gives the row of a word, -1 if it is not in the table. Case does not matter.
func (t *Table) Find(word string) int {
	if i := t.find(word); i >= 0 {
		return i
	}
	if low := strings.ToLower(word); low != word {
		return t.find(low)
	}
	return -1
}

func (t *Table) find(word string) int {
	lo, hi := 0, t.Len()
	for lo < hi {
		if mid := (lo + hi) / 2; t.word(mid) < word {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < t.Len() && t.word(lo) == word {
		return lo
	}
	return -1
}

// Similarity gives the cosine of two words' vectors. Of two words one of which is not known it is 1 if
// they are the same but for case, else 0.
func (t *Table) Similarity(a, b string) float64 {
	if a == b {
		return 1
	}
	i, j := t.Find(a), t.Find(b)
	if i < 0 || j < 0 {
		if strings.EqualFold(a, b) {
			return 1
		}
		return 0
	}
	return t.Cosine(i, j)
}

// Cosine gives the cosine of two rows.
func (t *Table) Cosine(i, j int) float64 {
	if i == j {
		return 1
	}
	x, y := t.rows[i*t.dims:(i+1)*t.dims], t.rows[j*t.dims:(j+1)*t.dims]
	sum := int32(0)
	for k := range len(x) {
		sum += int32(int8(x[k])) * int32(int8(y[k]))
	}
	c := float64(sum) / float64(t.norm[i]*t.norm[j])
	return max(-1, min(1, c))
}

// Unit writes the vector of a row, of length 1, into out, as many dimensions as out holds. It is false for a row of zeros.
func (t *Table) Unit(i int, out []float32) bool {
	if t.norm[i] == 0 {
		return false
	}
	scale := 1 / t.norm[i]
	row := t.rows[i*t.dims : (i+1)*t.dims]
	for k := range out[:min(len(out), len(row))] {
		out[k] = float32(int8(row[k])) * scale
	}
	return true
}

// smooth is a in the weight a/(a+p): 10⁻³ is the value that its authors found best over a wide range.
const smooth = 1e-3

// Share gives how much of running text is the word of a row, by its rank: Zipf's law with the harmonic number of
// 40,000 (about 11) as its sum.
func (t *Table) Share(i int) float64 {
	return 1 / ((float64(t.Rank(i)) + 1) * 11)
}

func (t *Table) weight(i int) float32 { return float32(smooth / (smooth + t.Share(i))) }

// A Span is the weighted mean of some words. Known is how many of them are in the table.
type Span struct {
	at    []float32
	Known int
}

// Span makes the vector of some words.
func (t *Table) Span(words []string) Span {
	s := Span{at: make([]float32, t.dims)}
	for _, w := range words {
		i := t.Find(w)
		if i < 0 {
			continue
		}
		s.Known++
		f := t.weight(i) / t.norm[i]
		for k := range t.dims {
			s.at[k] += f * float32(int8(t.rows[i*t.dims+k]))
		}
	}
	return s
}

// Near gives the cosine of two spans, 0 if either holds no known word.
func (s Span) Near(o Span) float64 {
	if s.Known == 0 || o.Known == 0 {
		return 0
	}
	var xy, xx, yy float64
	for k := range s.at {
		x, y := float64(s.at[k]), float64(o.at[k])
		xy += x * y
		xx += x * x
		yy += y * y
	}
	if xx == 0 || yy == 0 {
		return 0
	}
	return max(-1, min(1, xy/math.Sqrt(xx*yy)))
}
