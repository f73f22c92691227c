package extract

import (
	"strings"
	"testing"
	"time"

	"stemma"
)

// hostile makes the pages on which tree-building extractors take quadratic time or fail, in size n.
func hostile(n int) map[string]string {
	sentence := "The mayor of the town said that the bridge will be closed for two weeks. "
	return map[string]string{
		"flat paragraphs":   "<html><body>" + strings.Repeat("<p>The mayor said it will close now.</p>", n),
		"lines":             "<p>" + strings.Repeat("the mayor said that<br>", n),
		"dates":             "<body><p>" + sentence + strings.Repeat("<p>On May 4, 2020 and 2020-05-05 and 6 May 2020 it closed.</p>", n/2),
		"nested div":        strings.Repeat("<div>", n) + sentence + sentence,
		"nested b":          strings.Repeat("<b>", n) + sentence + sentence,
		"nested svg":        strings.Repeat("<svg>", n) + sentence + sentence,
		"nested template":   strings.Repeat("<template>", n) + sentence + sentence,
		"mis-nested":        strings.Repeat("<a><b><i><p>the mayor of the town ", n/4),
		"links":             strings.Repeat("<a href='/x'>the mayor said</a> ", n),
		"attributes":        "<p " + strings.Repeat("a=b ", n) + ">" + sentence + sentence,
		"entities":          "<p>" + strings.Repeat("&amp;&eacute;", n),
		"one paragraph":     "<p>" + strings.Repeat(sentence, n/4),
		"unclosed script":   "<p>" + sentence + sentence + "</p><script>" + strings.Repeat("x = 1; ", n),
		"unclosed comment":  "<p>" + sentence + sentence + "</p><!--" + strings.Repeat("x <p> ", n),
		"nested tables":     strings.Repeat("<table><tr><td>", n/4) + sentence + sentence,
		"deep linked data":  "<script type='application/ld+json'>" + strings.Repeat("[", n) + "</script><p>" + sentence + sentence,
		"numbers":           "<p>" + sentence + strings.Repeat("12 12 12 ", n),
		"long date":         "<meta property='article:published_time' content='" + strings.Repeat("2", n) + "'><p>" + sentence + sentence,
		"combining marks":   "<p>" + sentence + "e" + strings.Repeat("\u0301", n),
		"zero-width flood":  "<p>" + sentence + strings.Repeat("a\u200b", n),
		"two-script words":  "<p>" + sentence + strings.Repeat("m\u0430yor ", n),
		"class of a length": "<div class='" + strings.Repeat("a-", n) + "'><p>" + sentence + sentence,
	}
}

// The text comes out of every hostile page, and twice the page takes about twice the time. The bound is loose, since
// machines are shared: quadratic work would give four times, and is measured from sizes at which it shows.
func TestHostilePages(t *testing.T) {
	n := 8000
	if testing.Short() {
		n = 2000
	}
	small, large := hostile(n), hostile(2*n)
	for name := range small {
		took := func(page string) time.Duration {
			best := time.Hour
			for range 3 {
				start := time.Now()
				r, err := AnyLanguage(stemma.Capture{Media: "text/html"}, []byte(page))
				best = min(best, time.Since(start))
				if err != nil || !strings.Contains(r.Text, "mayor") && !strings.Contains(r.Text, "&") {
					t.Fatalf("%s: no text (%v)", name, err)
				}
			}
			return best
		}
		a, b := took(small[name]), took(large[name])
		if b > 400*time.Millisecond && b > 4*a {
			t.Errorf("%s: %v for %d, %v for twice as much", name, a, n, b)
		}
		if b > 3*time.Second {
			t.Errorf("%s takes %v", name, b)
		}
	}
}

func BenchmarkFlatParagraphs(b *testing.B) {
	page := []byte("<html><body>" + strings.Repeat("<p>The mayor said it will close now.</p>", 200_000))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := AnyLanguage(stemma.Capture{Media: "text/html"}, page); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPage(b *testing.B) {
	page := []byte(harbourPage)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := Page(stemma.Capture{Media: "text/html"}, page); err != nil {
			b.Fatal(err)
		}
	}
}
