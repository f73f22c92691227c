package lineage

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"stemma"
	"stemma/internal/lineage/sketch"
	"stemma/internal/lineage/words"
)

// babble makes texts of invented words with the frequencies of a language (Zipf): no two share more than chance.
type babble struct {
	*rand.Rand
	words []string
	zipf  *rand.Zipf
}

func newBabble(seed uint64) *babble {
	b := &babble{Rand: rand.New(rand.NewPCG(seed, 1))}
	syllables := strings.Fields("ba re ti mo ka lu se no di fa gor pen tal mis ver con sta bri lo du han rem sil tor")
	for range 30000 {
		w := ""
		for range 2 + b.IntN(3) {
			w += syllables[b.IntN(len(syllables))]
		}
		b.words = append(b.words, w)
	}
	b.zipf = rand.NewZipf(b.Rand, 1.05, 8, uint64(len(b.words)-1))
	return b
}

func (b *babble) text(n int) string {
	var s strings.Builder
	for i := range n {
		w := b.words[b.zipf.Uint64()]
		if i%18 == 0 || b.IntN(12) == 0 {
			w = strings.ToUpper(w[:1]) + w[1:]
		}
		s.WriteString(w)
		switch {
		case i%18 == 17:
			s.WriteString(". ")
		case i%90 == 89:
			s.WriteString(".\n\n")
		default:
			s.WriteByte(' ')
		}
	}
	return s.String()
}

// pileOf makes n reports of which a share are copies, whole or cut, of others.
func pileOf(n int, share float64) (reports []stemma.Report, copies int) {
	b := newBabble(7)
	for i := range n {
		var text string
		if i > 0 && b.Float64() < share {
			from := reports[b.IntN(i)].Text
			text = from[:len(from)*(4+b.IntN(7))/10] + b.text(20)
			copies++
		} else {
			text = b.text(300 + b.IntN(200))
		}
		reports = append(reports, stemma.Report{ID: fmt.Sprintf("r%06d", i), Text: strings.Clone(text)})
	}
	return reports, copies
}

// Work must grow with the pile, not with its square: four times the reports may not take eight times the memory that is
// taken and given back, which unlike time does not depend on what else the machine does.
func TestFourfold(t *testing.T) {
	cost := func(n int) float64 {
		rs, _ := pileOf(n, 0.05)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		Trace(rs, nil)
		runtime.ReadMemStats(&after)
		return float64(after.TotalAlloc - before.TotalAlloc)
	}
	cost(10) // the tables are made on first use
	one, four := cost(250), cost(1000)
	if four > 8*one {
		t.Errorf("250 reports take %.0f MB, 1000 take %.0f MB", one/1e6, four/1e6)
	}
	t.Logf("250 reports take %.1f MB, 1000 take %.1f MB", one/1e6, four/1e6)
}

// What is held beside the reports when most is, and what is taken and given back in all: the two that decide how large a process
// grows. The bounds are a fifth above what they are; prints of eight bytes took 1,700 bytes a report, and a copy of the text for each of
// its lines 12,000.
func TestMemory(t *testing.T) {
	const n, mostHeld, mostTaken = 10_000, 1_250, 4_300
	rs, _ := pileOf(n, 0.05)
	Trace(rs[:100], nil) // the tables are made on first use
	var before, held, after runtime.MemStats
	measure := func(m *runtime.MemStats) {
		runtime.GC()
		runtime.ReadMemStats(m)
	}
	measure(&before)
	p := newPile(rs, nil)
	x, asked := p.prints()
	measure(&held)
	runtime.KeepAlive(p)
	runtime.KeepAlive(x)
	runtime.KeepAlive(asked)
	if b := (held.HeapAlloc - before.HeapAlloc) / n; b > mostHeld {
		t.Errorf("%d bytes held for each report, want %d at most", b, mostHeld)
	} else {
		t.Logf("%d bytes held for each report", b)
	}
	measure(&before)
	Trace(rs, nil)
	measure(&after)
	if b := (after.TotalAlloc - before.TotalAlloc) / n; b > mostTaken {
		t.Errorf("%d bytes taken for each report, want %d at most", b, mostTaken)
	} else {
		t.Logf("%d bytes taken for each report", b)
	}
	runtime.KeepAlive(rs)
}

// A hot story: thousands of nearly equal reports cost each the same.
func TestHotStory(t *testing.T) {
	b := newBabble(3)
	text := b.text(300)
	var rs []stemma.Report
	for i := range 1500 {
		rs = append(rs, stemma.Report{ID: fmt.Sprintf("r%05d", i), Text: text + " " + b.text(6)})
	}
	tree := Trace(rs, nil)
	if len(tree.Newsrooms) != 1 {
		t.Errorf("%d newsrooms of one text", len(tree.Newsrooms))
	}
	if tree.Crowded == 0 {
		t.Error("the cap was not shown")
	}
}

// One passage in thousands of reports that are otherwise independent: a stock paragraph, a statement. Each costs the same,
// and the cap is shown.
func TestSharedPassage(t *testing.T) {
	cost := func(n int) (float64, Tree) {
		b := newBabble(9)
		passage := b.text(36)
		var rs []stemma.Report
		for i := range n {
			rs = append(rs, stemma.Report{ID: fmt.Sprintf("r%05d", i), Text: b.text(90) + "\n\n" + passage + "\n\n" + b.text(90)})
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		tree := Trace(rs, nil)
		runtime.ReadMemStats(&after)
		return float64(after.TotalAlloc - before.TotalAlloc), tree
	}
	const most = 1200
	quarter, _ := cost(most / 4)
	whole, tree := cost(most)
	if whole > 8*quarter {
		t.Errorf("%d reports take %.0f MB, a quarter of them %.0f MB", most, whole/1e6, quarter/1e6)
	}
	if tree.Crowded == 0 {
		t.Error("the cap was not shown")
	}
	t.Logf("%d reports take %.0f MB, a quarter of them %.0f MB; %d crowded, %d copies", most, whole/1e6, quarter/1e6, tree.Crowded, len(tree.Copies))
}

// One family of thousands: each report holds one long passage and little else, so that all are joined and any may be another's
// parent for about the same price. Twice the reports take about twice the memory; the bound on time is loose, since what else the machine does
// counts.
func TestOneFamily(t *testing.T) {
	cost := func(n int) (mb float64, d time.Duration) {
		b := newBabble(9)
		passage := b.text(100)
		var rs []stemma.Report
		for i := range n {
			rs = append(rs, stemma.Report{ID: fmt.Sprintf("r%05d", i), Text: b.text(30) + "\n\n" + passage + "\n\n" + b.text(30)})
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		at := time.Now()
		tree := Trace(rs, nil)
		d = time.Since(at)
		runtime.ReadMemStats(&after)
		if len(tree.Newsrooms) != 1 {
			t.Errorf("%d newsrooms of one family", len(tree.Newsrooms))
		}
		return float64(after.TotalAlloc-before.TotalAlloc) / 1e6, d
	}
	cost(10)
	mb, d := cost(1250)
	mb2, d2 := cost(2500)
	if mb2 > 2.5*mb {
		t.Errorf("1,250 reports take %.0f MB, 2,500 take %.0f MB", mb, mb2)
	}
	if d2 > 5*d {
		t.Errorf("1,250 reports take %v, 2,500 take %v", d, d2)
	}
	t.Logf("1,250 reports take %.0f MB and %v, 2,500 take %.0f MB and %v", mb, d, mb2, d2)
}

func BenchmarkSketch(b *testing.B) {
	text := newBabble(1).text(500)
	var x sketch.Index
	var t words.Text
	n := uint32(0)
	for b.Loop() {
		words.ReadInto(&t, text, []stemma.Span{{Start: 0, End: len(text)}})
		if n++; n%4096 == 0 {
			x = sketch.Index{}
		}
		x.Add(n, &t)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "sketches/s")
}

func BenchmarkTrace100k(b *testing.B) {
	rs, copies := pileOf(100_000, 0.05)
	runtime.GC()
	peak, done := uint64(0), make(chan bool)
	go func() {
		for {
			select {
			case <-done:
				return
			case <-time.After(100 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				peak = max(peak, m.HeapInuse)
			}
		}
	}()
	for b.Loop() {
		tree := Trace(rs, nil)
		b.ReportMetric(float64(len(tree.Copies))/float64(copies), "found")
	}
	done <- true
	b.ReportMetric(float64(peak)/1e6, "peak-MB")
}
