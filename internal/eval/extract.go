package eval

import (
	"compress/gzip"
	"io"
	"io/fs"
	"math"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"stemma"
	"stemma/internal/extract"
)

// Extract scores the article's body found in web pages (M15): four-word runs, mean precision and recall over pages.
func Extract() Set {
	return Set{Name: "extract", What: "article body from 80 web pages (scrapinghub article extraction benchmark)", Run: runExtract}
}

// Dates scores the day of publication found in web pages (M16).
func Dates() Set {
	return Set{Name: "dates", What: "publication day of 150 web pages (htmldate)", Run: runDates}
}

type webPage struct {
	ID, URL, HTML, Body, Date string
}

func runExtract(data fs.FS) ([]Score, error) {
	var sum, base mean
	err := Lines(data, "extract/zyte.jsonl.gz", func(w webPage) error {
		raw, err := unzip(data, "extract/"+w.HTML)
		if err != nil {
			return err
		}
		sum.add(BodyScore(bodyOf(w, raw), w.Body))
		base.add(BodyScore(visible(raw), w.Body))
		return nil
	})
	if err != nil {
		return nil, err
	}
	const trivial = "all visible text"
	p, r, f := sum.scores()
	bp, br, bf := base.scores()
	return []Score{
		{Set: "extract", Metric: "body F1", Value: f, N: sum.n, Baseline: bf, Trivial: trivial, Published: ".970 (rs_trafilatura); .960 go-trafilatura"},
		{Set: "extract", Metric: "body precision", Value: p, N: sum.n, Baseline: bp, Trivial: trivial},
		{Set: "extract", Metric: "body recall", Value: r, N: sum.n, Baseline: br, Trivial: trivial},
	}, nil
}

func bodyOf(w webPage, raw []byte) string {
	r, err := extract.AnyLanguage(stemma.Capture{Input: w.ID, URL: w.URL, Media: "text/html"}, raw)
	if err != nil {
		return ""
	}
	var b strings.Builder
	for _, s := range r.BodySpans() {
		b.WriteString(s.In(r.Text))
		b.WriteByte('\n')
	}
	return b.String()
}

// BodyScore is precision and recall of the four-word runs of a found text against the true one. Two empty
// texts agree.
func BodyScore(found, truth string) (p, r float64) {
	a, b := runs(found), runs(truth)
	right, na, nb := 0, 0, 0
	for k, n := range a {
		na += n
		right += min(n, b[k])
	}
	for _, n := range b {
		nb += n
	}
	switch {
	case na == 0 && nb == 0:
		return 1, 1
	case na == 0 || nb == 0:
		return 0, 0
	}
	return float64(right) / float64(na), float64(right) / float64(nb)
}

var words = regexp.MustCompile(`[\pL\pN_]+`)

func runs(s string) map[string]int {
	w := words.FindAllString(s, -1)
	out := map[string]int{}
	for i := range w {
		if i+4 <= len(w) {
			out[strings.Join(w[i:i+4], " ")]++
		}
	}
	if len(w) > 0 && len(w) < 4 {
		out[strings.Join(w, " ")]++
	}
	return out
}

type mean struct {
	p, r float64
	n    int
}

func (m *mean) add(p, r float64) { m.p += p; m.r += r; m.n++ }

func (m *mean) scores() (p, r, f float64) {
	p, r = m.p/float64(m.n), m.r/float64(m.n)
	return p, r, 2 * p * r / (p + r)
}

// visible gives all text of a page but scripts and styles.
func visible(raw []byte) string {
	z := html.NewTokenizer(strings.NewReader(strings.ToValidUTF8(string(raw), " ")))
	var b strings.Builder
	silent := ""
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.StartTagToken:
			if name, _ := z.TagName(); string(name) == "script" || string(name) == "style" || string(name) == "noscript" {
				silent = string(name)
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == silent {
				silent = ""
			}
		case html.TextToken:
			if silent == "" {
				b.Write(z.Text())
				b.WriteByte(' ')
			}
		}
	}
}

func runDates(data fs.FS) ([]Score, error) {
	var right, answered, pages, baseRight, baseAnswered float64
	err := Lines(data, "extract/dates.jsonl.gz", func(w webPage) error {
		raw, err := unzip(data, "extract/"+w.HTML)
		if err != nil {
			return err
		}
		pages++
		// A page without an article has a date all the same.
		page, _ := extract.AnyLanguage(stemma.Capture{Input: w.ID, URL: w.URL, Media: "text/html"}, raw)
		if page.Published.Exact() {
			answered++
			if page.Published.From.Format("2006-01-02") == w.Date {
				right++
			}
		}
		if d := isoDay.FindString(string(raw)); d != "" {
			baseAnswered++
			if d == w.Date {
				baseRight++
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	const trivial = "first ISO date in the source"
	p, r, f := F1(right, answered, pages)
	bp, br, bf := F1(baseRight, baseAnswered, pages)
	return []Score{
		{Set: "dates", Metric: "day F1", Value: f, N: int(pages), Baseline: bf, Trivial: trivial, Published: ".949 (htmldate extensive); .810 newspaper4k"},
		{Set: "dates", Metric: "day precision", Value: p, N: int(pages), Baseline: bp, Trivial: trivial},
		{Set: "dates", Metric: "day recall", Value: r, N: int(pages), Baseline: br, Trivial: trivial},
		{Set: "dates", Metric: "share answered", Value: answered / math.Max(pages, 1), N: int(pages), Baseline: baseAnswered / math.Max(pages, 1), Trivial: trivial},
	}, nil
}

var isoDay = regexp.MustCompile(`(?:19|20)\d\d-[01]\d-[0-3]\d`)

func unzip(data fs.FS, name string) ([]byte, error) {
	f, err := data.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}
