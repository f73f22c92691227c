package lang

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// news gives texts of the development data, where they are at hand.
func news(tb testing.TB, set string, most int) []string {
	tb.Helper()
	shared := os.Getenv("STEMMA_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	f, err := os.Open(filepath.Join(shared, "bench", set))
	if err != nil {
		tb.Skip("development data not at hand: ", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		tb.Fatal(err)
	}
	in := json.NewDecoder(bufio.NewReader(z))
	var out []string
	for in.More() && len(out) < most {
		var record struct{ Text string }
		if err := in.Decode(&record); err != nil {
			tb.Fatal(err)
		}
		out = append(out, record.Text)
	}
	return out
}

func benchmark(b *testing.B, set string, do func(p *Pipeline, text string) int) {
	texts := news(b, set, 100)
	p := English()
	for _, t := range texts {
		do(p, t)
	}
	b.ReportAllocs()
	b.ResetTimer()
	tokens := 0
	for i := range b.N {
		tokens += do(p, texts[i%len(texts)])
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "words/s")
	b.ReportMetric(float64(tokens)/float64(b.N), "words/op")
}

const newsSet = "attribution/polnear-dev.jsonl.gz"

func BenchmarkRaw(b *testing.B) {
	benchmark(b, newsSet, func(p *Pipeline, text string) int { return len(p.Raw(text).Tokens) })
}

func BenchmarkTokenize(b *testing.B) {
	benchmark(b, newsSet, func(p *Pipeline, text string) int { return len(p.Tokens(text)) })
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for range b.N {
		if _, err := loadPipeline(englishFile); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkShortTexts(b *testing.B) {
	benchmark(b, "plover/plv-train.jsonl.gz", func(p *Pipeline, text string) int { return len(p.Raw(text).Tokens) })
}
