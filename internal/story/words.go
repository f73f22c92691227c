package story

import (
	"cmp"
	_ "embed" // the list of plain words is packed into the program
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma"
)

//go:embed plain.txt
var plainFile string

// plain is the words that stand in any report of any story, made once from the text and never changed.
var plain = readPlain(plainFile)

func readPlain(text string) map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "#") {
			for _, w := range strings.Fields(line) {
				out[w] = true
			}
		}
	}
	return out
}

// A term is one word of a report with where it first stands and how much it counts there.
type term struct {
	word   string
	at     stemma.Span
	weight float64
	name   bool
}

// Weights of the parts of a report, tried on the development stories: what a report is about stands
// in its headline and its first sentences; names tell one happening from the next of its kind.
const (
	headlineWeight = 2.0
	leadWeight     = 2.0
	leadBytes      = 600 // about the first five sentences
	nameWeight     = 1.3
	longestReport  = 20_000 // bytes read for grouping: the rest of a long report adds background, not story
)

// terms gives the words of a report's own text, by word.
func terms(r *stemma.Report) []term {
	found := map[string]*term{}
	counts := map[string]float64{}
	add := func(w string, at stemma.Span, weight float64, name bool) {
		t := found[w]
		if t == nil {
			t = &term{word: w, at: at}
			found[w] = t
		}
		counts[w] += weight
		t.name = t.name || name
	}
	if _, place, ok := strings.Cut(r.Byline, " in "); ok { // "Ana Ruiz in Lima": where it was written
		eachWord(place, stemma.Span{Start: 0, End: len(place)}, func(w string, _ stemma.Span, _ bool) { add(w, stemma.Span{}, headlineWeight, true) })
	}
	spans := r.BodySpans()
	if len(r.Blocks) == 0 {
		spans = []stemma.Span{{Start: 0, End: len(r.Text)}}
	}
	for _, b := range r.Blocks {
		if b.Kind == stemma.Headline {
			eachWord(r.Text, b.Span, func(w string, at stemma.Span, _ bool) { add(w, at, headlineWeight, false) })
		}
	}
	if len(r.Blocks) == 0 && r.Title != "" {
		eachWord(r.Title, stemma.Span{Start: 0, End: len(r.Title)}, func(w string, _ stemma.Span, _ bool) { add(w, stemma.Span{}, headlineWeight, false) })
	}
	read := 0
	for _, s := range spans {
		if read > longestReport {
			break
		}
		eachWord(r.Text, s, func(w string, at stemma.Span, name bool) {
			weight := 1.0
			if read+at.Start-s.Start < leadBytes {
				weight = leadWeight
			}
			add(w, at, weight, name)
		})
		read += s.End - s.Start
	}
	out := make([]term, 0, len(found))
	for w, t := range found {
		t.weight = 1 + math.Log(counts[w]) // the tenth time a word stands tells less than the first
		if counts[w] < 1 {
			t.weight = counts[w]
		}
		out = append(out, *t)
	}
	slices.SortFunc(out, func(a, b term) int { return cmp.Compare(a.word, b.word) })
	return out
}

// eachWord calls f for every word of a span: folded, possessive taken off, plain words left out.
// name says that the word begins with a capital inside a sentence.
func eachWord(text string, s stemma.Span, f func(word string, at stemma.Span, name bool)) {
	sentenceStart := true
	for i := s.Start; i < s.End; {
		r, n := utf8.DecodeRuneInString(text[i:s.End])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			if r == '.' || r == '!' || r == '?' || r == '\n' || r == '“' || r == '"' {
				sentenceStart = true
			}
			i += n
			continue
		}
		start, upper, caps := i, unicode.IsUpper(r), true
		for i < s.End {
			r, n = utf8.DecodeRuneInString(text[i:s.End])
			if unicode.IsLetter(r) || unicode.IsDigit(r) || (r == '\'' || r == '’') && i+n < s.End && unicode.IsLetter(rune(text[i+n])) ||
				r == '.' && i-start == 1 && i+1 < s.End && unicode.IsUpper(rune(text[i+1])) {
				caps = caps && !unicode.IsLower(r)
				i += n
				continue
			}
			break
		}
		w := strings.ToLower(text[start:i])
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		w = strings.ReplaceAll(w, ".", "")
		if !upper {
			w = stem(w)
		}
		name := upper && !sentenceStart
		sentenceStart = false
		if len(w) < 2 || plain[w] || len(w) > 30 {
			continue
		}
		f(w, stemma.Span{Start: start, End: i}, name)
	}
}

// stem takes the commonest endings off an ordinary word, so that "shooting" and "shootings" are one.
func stem(w string) string {
	for _, tail := range []string{"ies", "es", "s"} {
		if strings.HasSuffix(w, tail) && len(w) > len(tail)+3 && !strings.HasSuffix(w, "ss") {
			if tail == "ies" {
				return w[:len(w)-3] + "y"
			}
			if tail == "es" && !strings.HasSuffix(w, "ches") && !strings.HasSuffix(w, "shes") && !strings.HasSuffix(w, "sses") {
				continue
			}
			return w[:len(w)-len(tail)]
		}
	}
	return w
}
