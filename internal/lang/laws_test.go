package lang

import (
	"math/rand"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"
)

// checkDoc tests what must hold of every analysis of every text.
func checkDoc(t *testing.T, d *Doc) {
	t.Helper()
	end := 0
	for i, tok := range d.Tokens {
		if tok.Start < end || tok.End <= tok.Start || tok.End > len(d.Text) {
			t.Fatalf("token %d [%d,%d) after %d in %d bytes", i, tok.Start, tok.End, end, len(d.Text))
		}
		if gap := d.Text[end:tok.Start]; gap != "" && gap != " " {
			t.Fatalf("token %d: %q lies between tokens", i, gap)
		}
		if i > 0 && d.Tokens[i-1].Space != (tok.Start > end) {
			t.Fatalf("token %d: Space is %v, but the gap is %q", i-1, d.Tokens[i-1].Space, d.Text[end:tok.Start])
		}
		if utf8.ValidString(d.Text) && !utf8.ValidString(d.Word(i)) {
			t.Fatalf("token %d cuts a character", i)
		}
		if tok.Head < 0 || tok.Head >= len(d.Tokens) || tok.Tag == "" || tok.Dep == "" || tok.Pos == "" || tok.Lemma == "" {
			t.Fatalf("token %d: %+v", i, tok)
		}
		end = tok.End
	}
	if rest := d.Text[end:]; rest != "" && rest != " " {
		t.Fatalf("%q is left over", rest)
	}
	for i := range d.Tokens { // heads lead to a root
		h, steps := i, 0
		for d.Tokens[h].Head != h {
			if h, steps = d.Tokens[h].Head, steps+1; steps > len(d.Tokens) {
				t.Fatalf("token %d hangs in a circle", i)
			}
		}
	}
	last := 0
	for _, n := range d.Names {
		if n.First < last || n.Last <= n.First || n.Last > len(d.Tokens) || n.Label == "" {
			t.Fatalf("name %+v after token %d", n, last)
		}
		if n.Start != d.Tokens[n.First].Start || n.End != d.Tokens[n.Last-1].End {
			t.Fatalf("name %+v does not lie on its tokens", n)
		}
		last = n.Last
	}
}

func FuzzRaw(f *testing.F) {
	for _, a := range goldenAnswers(f) {
		f.Add(a.Text)
	}
	f.Add("\xff\xfe broken \xe2\x80 bytes \x00")
	f.Add(strings.Repeat("(", 300) + strings.Repeat("a.b@", 50) + strings.Repeat("the ", 300))
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20000 {
			return
		}
		d := English().Raw(text)
		checkDoc(t, d)
		spans := English().Tokens(text)
		if len(spans) != len(d.Tokens) {
			t.Fatalf("Tokens gives %d tokens, Raw %d", len(spans), len(d.Tokens))
		}
		for i, s := range spans {
			if s.Start != d.Tokens[i].Start || s.End != d.Tokens[i].End {
				t.Fatalf("token %d: Tokens %v, Raw %+v", i, s, d.Tokens[i])
			}
		}
	})
}

// noise makes text that no tokeniser was written for.
func noise(r *rand.Rand, length int) string {
	alphabet := []rune("aAbBzZ019 .,;:!?'’\"“”()[]-–—/\\@#$€%&*+=<>|~_\n\t\u00a0éßΣςİĳ中文ع٣😀\u0301\u200b")
	var b strings.Builder
	for b.Len() < length {
		b.WriteRune(alphabet[r.Intn(len(alphabet))])
	}
	return b.String()
}

func TestNoiseKeepsTheLaws(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	for range 60 {
		checkDoc(t, English().Raw(noise(r, 1+r.Intn(2000))))
	}
}

// A text longer than the windows, and than the memory of recent words, must come out as if its words had
// been computed at once; a sentence that does not end is the hard case.
func TestAnswersDoNotDependOnMemory(t *testing.T) {
	r := rand.New(rand.NewSource(5))
	texts := []string{
		strings.Repeat("the ", 3*recent) + "end", strings.Repeat("(", 2*recent+100),
		strings.Repeat("The envoy, who said that the town which the army held was calm, left. ", 120), noise(r, 9000),
	}
	warm := English()
	for _, text := range texts {
		fresh, err := loadPipeline(englishFile)
		if err != nil {
			t.Fatal(err)
		}
		a, b := fresh.Raw(text), warm.Raw(text)
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("a fresh pipeline and a used one differ on %.40q", text)
		}
		checkDoc(t, a)
	}
	// The rows of a word must be the same bits alone, in its window and in a block far behind.
	r1 := newReader(warm)
	r1.begin(texts[2])
	n := len(r1.tokens)
	x := r1.vectors(warm.main, 0, window, false)
	whole := append([]float32(nil), x...)
	for _, w := range []int{0, 1, 5, 63, 64, 100, window - 1} {
		if w >= n {
			t.Fatal("text too short")
		}
		alone := r1.vectors(warm.main, w, w+1, false)
		if !reflect.DeepEqual(alone, whole[w*width:(w+1)*width]) {
			t.Fatalf("vector of word %d depends on the size of the batch", w)
		}
		block := r1.vectors(warm.main, w/deepWords*deepWords, min(w/deepWords*deepWords+deepWords, n), false)
		if !reflect.DeepEqual(block[w%deepWords*width:(w%deepWords+1)*width], whole[w*width:(w+1)*width]) {
			t.Fatalf("vector of word %d depends on its block", w)
		}
	}
}

// The cache holds fewer words than this text has: what is forgotten must come back equal.
func TestCacheForgetsWithoutTrace(t *testing.T) {
	r := rand.New(rand.NewSource(8))
	var b strings.Builder
	for range cacheSets * cacheWays * 5 / 4 {
		for range 3 + r.Intn(5) {
			b.WriteByte(byte('a' + r.Intn(26)))
		}
		b.WriteByte(' ')
	}
	probe := "The mayor of Lisbon said on Monday that three bridges had been closed."
	before := English().Raw(probe)
	English().Raw(b.String())
	if after := English().Raw(probe); !reflect.DeepEqual(before, after) {
		t.Fatal("the same text reads differently after the cache has turned over")
	}
}

func TestReadersSideBySide(t *testing.T) {
	p, err := loadPipeline(englishFile)
	if err != nil {
		t.Fatal(err)
	}
	answers := goldenAnswers(t)
	want := make([]*Doc, len(answers))
	for i, a := range answers {
		want[i] = English().Raw(a.Text)
	}
	var group sync.WaitGroup
	for worker := range 8 {
		group.Go(func() {
			for i := range answers {
				i = (i*7 + worker*5) % len(answers)
				if got := p.Raw(answers[i].Text); !reflect.DeepEqual(got, want[i]) {
					t.Errorf("worker %d reads %q differently", worker, answers[i].Text)
				}
			}
		})
	}
	group.Wait()
}

// Twice the text may take a little more than twice the time, not four times. The machine may be busy, so
// the best of several tries counts. The texts are longer than the memory of recent words, beyond which
// a sentence without end costs more a word.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	r := rand.New(rand.NewSource(4))
	kinds := map[string]string{
		"news":  strings.Repeat("The envoy, who said that the town which the army held was calm, left for Oslo. ", 100),
		"noise": noise(r, 8000), "one word": strings.Repeat("the ", 4*recent), "brackets": strings.Repeat("(", 4*recent),
		"lines": strings.Repeat("a\n", 2*recent), "addresses": strings.Repeat("a.b@", 8000), "long word": strings.Repeat("a-b.", 2000),
	}
	for name, text := range kinds {
		once, twice := time.Hour, time.Hour
		for range 8 {
			once, twice = min(once, timeOf(text)), min(twice, timeOf(text+text))
			if twice < 3*once {
				break
			}
		}
		if twice >= 3*once {
			t.Errorf("%s: %v for %d bytes, %v for twice as many", name, once, len(text), twice)
		}
	}
}

func timeOf(text string) time.Duration {
	runtime.GC()
	start := time.Now()
	English().Raw(text)
	return time.Since(start)
}

func TestNoAllocationPerToken(t *testing.T) {
	text := strings.Repeat("The envoy who left for Oslo said that the town was calm. ", 200)
	English().Raw(text)
	tokens := len(English().Raw(text).Tokens)
	if allocs := testing.AllocsPerRun(5, func() { English().Raw(text) }); allocs > float64(tokens)/20 {
		t.Errorf("%.0f allocations for %d tokens", allocs, tokens)
	}
}

func TestDamagedFileIsRefused(t *testing.T) {
	for _, file := range []string{"", "stemmala", englishFile[:1000], "x" + englishFile[1:200]} {
		if _, err := loadPipeline(file); err == nil {
			t.Errorf("a file of %d bytes was taken for a pipeline", len(file))
		}
	}
}
