// Command said makes internal/read/said/model.bin: the weights with which the attribution reader
// decides. It reads attributions marked by people (the train part of PolNeAR, which is evaluated on
// and never shipped), parses the texts with the product's own engine, and learns five small networks by AdaGrad.
// Features are hashes of word classes, tags, dependency labels and function words; no open-class word
// of the corpus reaches the model, and no hash can be turned back into one.
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
	"stemma/internal/read"
	"stemma/internal/read/said"
)

const (
	width    = 16 // must equal the reader's
	minSeen  = 12 // rarer features are left out: they are noise, and the file stays small
	epochs   = 6
	rate     = 0.05
	strength = 2e-6 // weight decay of each step
	// keep, of 256, is the share of the features that an example shows in each epoch. Without such
	// dropout the held-out loss of the cue question is .50 instead of .34.
	keep = 180
)

type example struct {
	features []int32
	yes      bool
}

type question struct {
	count    map[uint32]int
	raw      [][]uint32
	answers  []bool
	heldRaw  [][]uint32
	heldYes  []bool
	keys     []uint32
	examples []example
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
		said.Teach(read.Analyse(read.Plain(a.Text, stemma.Interval{})), a.Attributions, a.Discard, func(n int, x []uint32, yes bool) {
			q := &qs[n]
			x = slices.Clone(x)
			if held {
				q.heldRaw, q.heldYes = append(q.heldRaw, x), append(q.heldYes, yes)
				return
			}
			for _, k := range x {
				q.count[k]++
			}
			q.raw, q.answers = append(q.raw, x), append(q.answers, yes)
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
	bias, out [width]float32
	base      float32
}

func (q *question) learn(number int) *network {
	for k, n := range q.count {
		if n >= minSeen {
			q.keys = append(q.keys, k)
		}
	}
	slices.Sort(q.keys)
	index := make(map[uint32]int32, len(q.keys))
	for i, k := range q.keys {
		index[k] = int32(i)
	}
	turn := func(raw [][]uint32, yes []bool) []example {
		out := make([]example, len(raw))
		for i, x := range raw {
			for _, k := range x {
				if at, ok := index[k]; ok {
					out[i].features = append(out[i].features, at)
				}
			}
			out[i].yes = yes[i]
		}
		return out
	}
	train, held := turn(q.raw, q.answers), turn(q.heldRaw, q.heldYes)
	q.raw, q.count = nil, nil
	rng := uint64(88172645463325252 + number)
	next := func() uint64 { rng ^= rng << 13; rng ^= rng >> 7; rng ^= rng << 17; return rng }
	uniform := func(scale float64) float32 {
		return float32((float64(next()>>11)/(1<<53)*2 - 1) * scale)
	}
	n := &network{keys: q.keys, rows: make([]float32, len(q.keys)*width)}
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
	gRows := make([]float32, len(n.rows))
	var gBias, gOut [width]float32
	var gBase float32
	// Average of the rows over the last half of the epochs, to calm the last steps.
	mean := make([]float64, len(n.rows))
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
			h := n.bias
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
	for j := range width {
		n.bias[j], n.out[j] = float32(meanBias[j]/float64(averaged)), float32(meanOut[j]/float64(averaged))
	}
	n.base = float32(meanBase / float64(averaged))
	if len(held) > 0 {
		report(number, n, held, len(train))
	}
	return n
}

func (n *network) score(x []int32) float32 {
	h := n.bias
	for _, at := range x {
		for j, v := range n.rows[int(at)*width : int(at)*width+width] {
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
		sc := float64(n.score(x.features))
		if !x.yes {
			sc = -sc
		}
		loss += math.Log1p(math.Exp(-sc))
		yes := n.score(x.features) > 0
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
	largest := float32(1e-9)
	for _, v := range n.rows {
		largest = max(largest, float32(math.Abs(float64(v))))
	}
	largest = min(largest, 3) // the few larger weights are cut, so that the small ones keep their shape
	scale := largest / 127
	f32(scale)
	for _, v := range n.rows {
		w.WriteByte(byte(int8(max(-127, min(127, math.Round(float64(v/scale)))))))
	}
	for _, v := range n.bias {
		f32(v)
	}
	for _, v := range n.out {
		f32(v)
	}
	f32(n.base)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
