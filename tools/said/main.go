// Command said makes internal/read/said/model.bin: the weights with which the attribution reader
// decides. It reads attributions marked by people (the train part of PolNeAR, which is evaluated on
// and never shipped), parses the texts with the product's own engine, and learns five small networks by AdaGrad.
// Features are hashes of word classes, tags, dependency labels and function words, and the numbers of general
// word vectors; no open-class word of the corpus reaches the model, and no hash can be turned back into one.
//
//	go run ./tools/said -gold polnear-train.jsonl.gz -all -out internal/read/said/model.bin
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"log"
	"math"
	"os"
	"slices"

	"stemma"
	"stemma/internal/lang/vector"
	"stemma/internal/read"
	"stemma/internal/read/said"
)

const (
	width    = 16 // of one member; members times width must equal the reader's
	members  = 3  // nets that start differently, their odds averaged: .005 of the F1 of attributions over one
	places   = 4  // words whose meaning counts: must equal the reader's
	dims     = 128
	minSeen  = 12 // rarer features are left out: they are noise, and the file stays small
	epochs   = 6
	rate     = 0.05
	strength = 2e-6 // weight decay of each step
	// The weights of meanings are decayed more, as each of them counts in every example.
	senseStrength = 1e-5
	// keep, of 256, is the share of the features that an example shows in each epoch. Without such
	// dropout the held-out loss of the cue question is .50 instead of .34.
	keep = 180
	// sight makes the numbers of word vectors, of length 1 in 128 dimensions, about as large as a feature's 1.
	sight = 3
)

type example struct {
	features []int32
	words    [places]int32 // rows of the table of word vectors, -1 none
	yes      bool
}

type question struct {
	count map[uint32]int
	asked []asked
	held  []asked
}

type asked struct {
	features []uint32
	words    [places]int32
	yes      bool
}

type article struct {
	ID, Text     string
	Attributions []said.Gold
	Discard      []stemma.Span
}

func main() {
	gold := flag.String("gold", "", "attributions (JSON Lines, gzip)")
	out := flag.String("out", "model.bin", "file to write")
	all := flag.Bool("all", false, "learn from every article, not holding back a tenth")
	flag.Parse()
	var articles []article
	f, err := os.Open(*gold)
	check(err)
	z, err := gzip.NewReader(f)
	check(err)
	dec := json.NewDecoder(bufio.NewReaderSize(z, 1<<20))
	for dec.More() {
		var a article
		check(dec.Decode(&a))
		articles = append(articles, a)
	}
	var qs [said.Questions]question
	for i := range qs {
		qs[i].count = map[uint32]int{}
	}
	for _, a := range articles {
		held := !*all && Held(a.ID)
		said.Teach(read.Analyse(read.Plain(a.Text, stemma.Interval{})), a.Attributions, a.Discard, func(n int, x []uint32, words []int32, yes bool) {
			q := &qs[n]
			a := asked{slices.Clone(x), [places]int32(words), yes}
			if held {
				q.held = append(q.held, a)
				return
			}
			for _, k := range x {
				q.count[k]++
			}
			q.asked = append(q.asked, a)
		})
	}
	w, err := os.Create(*out)
	check(err)
	b := bufio.NewWriter(w)
	for i := range qs {
		qs[i].learn(i).write(b)
	}
	check(b.Flush())
	check(w.Close())
}

// Held says whether an article is kept out of learning to choose thresholds on.
func Held(id string) bool {
	h := fnv.New32a()
	h.Write([]byte(id))
	return h.Sum32()%10 == 0
}

type network struct {
	keys      []uint32
	rows      []float32
	bias, out []float32
	base      float32
	sense     []float32 // place × dims × width
}

// learn makes the members of one question's net and joins them side by side.
func (q *question) learn(number int) *network {
	var keys []uint32
	for k, n := range q.count {
		if n >= minSeen {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	index := make(map[uint32]int32, len(keys))
	for i, k := range keys {
		index[k] = int32(i)
	}
	turn := func(all []asked) []example {
		out := make([]example, len(all))
		for i, a := range all {
			for _, k := range a.features {
				if at, ok := index[k]; ok {
					out[i].features = append(out[i].features, at)
				}
			}
			out[i].words, out[i].yes = a.words, a.yes
		}
		return out
	}
	train, held := turn(q.asked), turn(q.held)
	q.asked, q.count = nil, nil
	all := &network{keys: keys, rows: make([]float32, len(keys)*width*members), sense: make([]float32, places*dims*width*members)}
	for m := range members {
		one := member(number+1000*m, keys, train)
		for i, v := range one.rows {
			all.rows[(i/width*members+m)*width+i%width] = v
		}
		for i, v := range one.sense {
			all.sense[(i/width*members+m)*width+i%width] = v
		}
		all.bias = append(all.bias, one.bias...)
		for _, v := range one.out {
			all.out = append(all.out, v/members)
		}
		all.base += one.base / members
	}
	if len(held) > 0 {
		report(number, all, held, len(train))
	}
	return all
}

// member learns one net.
func member(seed int, keys []uint32, train []example) *network {
	rng := uint64(88172645463325252 + seed)
	next := func() uint64 { rng ^= rng << 13; rng ^= rng >> 7; rng ^= rng << 17; return rng }
	uniform := func(scale float64) float32 {
		return float32((float64(next()>>11)/(1<<53)*2 - 1) * scale)
	}
	n := &network{
		keys: keys, rows: make([]float32, len(keys)*width), sense: make([]float32, places*dims*width),
		bias: make([]float32, width), out: make([]float32, width),
	}
	for i := range n.rows {
		n.rows[i] = uniform(0.05)
	}
	for j := range width {
		n.bias[j] = 0.1
		n.out[j] = 1
		if j%2 == 1 {
			n.out[j] = -1
		}
	}
	gRows, gSense := make([]float32, len(n.rows)), make([]float32, len(n.sense))
	var gBias, gOut [width]float32
	var gBase float32
	// Average of the rows over the last half of the epochs, to calm the last steps.
	mean, meanSense := make([]float64, len(n.rows)), make([]float64, len(n.sense))
	var seen [places][dims]float32
	var meanBias, meanOut [width]float64
	var meanBase float64
	var kept []int32
	order := make([]int, len(train))
	for i := range order {
		order[i] = i
	}
	step := func(v, g *float32, d float32) {
		*g += d * d
		*v -= rate * d / (float32(math.Sqrt(float64(*g))) + 1e-3)
	}
	averaged := 0
	for e := range epochs {
		for i := len(order) - 1; i > 0; i-- {
			j := int(next() % uint64(i+1))
			order[i], order[j] = order[j], order[i]
		}
		for _, i := range order {
			x := &train[i]
			kept = kept[:0]
			var drop uint64
			for k, at := range x.features {
				if k&7 == 0 {
					drop = next()
				}
				if drop&255 < keep {
					kept = append(kept, at)
				}
				drop >>= 8
			}
			h := [width]float32(n.bias)
			var has [places]bool
			drop = next()
			for place, w := range x.words {
				if has[place] = w >= 0 && drop>>(8*place)&255 < keep && unit(w, &seen[place]); !has[place] {
					continue
				}
				for k, v := range seen[place] {
					o := (place*dims + k) * width
					for j := range h {
						h[j] += v * n.sense[o+j]
					}
				}
			}
			for _, at := range kept {
				row := n.rows[int(at)*width : int(at)*width+width]
				for j := range h {
					h[j] += row[j]
				}
			}
			s := n.base
			for j, v := range h {
				if v > 0 {
					s += v * n.out[j]
				}
			}
			d := float32(1 / (1 + math.Exp(-float64(s))))
			if x.yes {
				d--
			}
			var back [width]float32
			for j, v := range h {
				if v > 0 {
					back[j] = d * n.out[j]
					step(&n.out[j], &gOut[j], d*v)
					step(&n.bias[j], &gBias[j], back[j])
				}
			}
			step(&n.base, &gBase, d)
			for place := range has {
				if !has[place] {
					continue
				}
				for k, a := range seen[place] {
					o := (place*dims + k) * width
					for j, v := range back {
						if v != 0 {
							step(&n.sense[o+j], &gSense[o+j], v*a+senseStrength*n.sense[o+j])
						}
					}
				}
			}
			for _, at := range kept {
				o := int(at) * width
				for j, v := range back {
					if v != 0 {
						step(&n.rows[o+j], &gRows[o+j], v+strength*n.rows[o+j])
					}
				}
			}
		}
		if e >= epochs/2 {
			averaged++
			for i, v := range n.rows {
				mean[i] += float64(v)
			}
			for i, v := range n.sense {
				meanSense[i] += float64(v)
			}
			for j := range width {
				meanBias[j] += float64(n.bias[j])
				meanOut[j] += float64(n.out[j])
			}
			meanBase += float64(n.base)
		}
	}
	for i := range n.rows {
		n.rows[i] = float32(mean[i]/float64(averaged)) * keep / 256
	}
	for i := range n.sense {
		n.sense[i] = float32(meanSense[i]/float64(averaged)) * keep / 256 * sight
	}
	for j := range width {
		n.bias[j], n.out[j] = float32(meanBias[j]/float64(averaged)), float32(meanOut[j]/float64(averaged))
	}
	n.base = float32(meanBase / float64(averaged))
	return n
}

// unit writes the vector of a word, times sight.
func unit(row int32, out *[dims]float32) bool {
	ok := vector.English().Unit(int(row), out[:])
	for k := range out {
		out[k] *= sight
	}
	return ok
}

func (n *network) score(x example) float32 {
	h := slices.Clone(n.bias)
	wide := len(h)
	var v [dims]float32
	for place, w := range x.words {
		if w < 0 || !unit(w, &v) {
			continue
		}
		for k, a := range v {
			for j := range h {
				h[j] += a / sight * n.sense[(place*dims+k)*wide+j]
			}
		}
	}
	for _, at := range x.features {
		for j, v := range n.rows[int(at)*wide : int(at)*wide+wide] {
			h[j] += v
		}
	}
	s := n.base
	for j, v := range h {
		if v > 0 {
			s += v * n.out[j]
		}
	}
	return s
}

func report(number int, n *network, held []example, learned int) {
	var right, given, wanted, loss float64
	for _, x := range held {
		sc := float64(n.score(x))
		if !x.yes {
			sc = -sc
		}
		loss += math.Log1p(math.Exp(-sc))
		yes := n.score(x) > 0
		if yes {
			given++
		}
		if x.yes {
			wanted++
			if yes {
				right++
			}
		}
	}
	fmt.Printf("question %d: %d features, %d learned, %d held; P %.3f R %.3f F %.4f loss %.4f\n", number, len(n.keys), learned, len(held), right/given, right/wanted, 2*right/(given+wanted), loss/float64(len(held)))
}

func (n *network) write(w *bufio.Writer) {
	u32 := func(v uint32) { binary.Write(w, binary.LittleEndian, v) }
	f32 := func(v float32) { u32(math.Float32bits(v)) }
	u32(uint32(len(n.keys)))
	for _, k := range n.keys {
		u32(k)
	}
	// The few larger weights are cut, so that the small ones keep their shape.
	quantised(w, n.rows, 3)
	for _, v := range n.bias {
		f32(v)
	}
	for _, v := range n.out {
		f32(v)
	}
	f32(n.base)
	quantised(w, n.sense, math.MaxFloat32)
}

// quantised writes weights as a scale and a signed byte each, those beyond the limit cut to it.
func quantised(w *bufio.Writer, weights []float32, limit float32) {
	largest := float32(1e-9)
	for _, v := range weights {
		largest = max(largest, float32(math.Abs(float64(v))))
	}
	scale := min(largest, limit) / 127
	binary.Write(w, binary.LittleEndian, math.Float32bits(scale))
	for _, v := range weights {
		w.WriteByte(byte(int8(max(-127, min(127, math.Round(float64(v/scale)))))))
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
