package said

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"stemma"
	"stemma/internal/lang"
)

// lawful checks what must hold of any text.
func lawful(t interface{ Fatalf(string, ...any) }, text string, r Result) {
	span := func(what string, s stemma.Span) {
		if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
			t.Fatalf("%s: span %v of %d bytes", what, s, len(text))
		}
		if !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]) {
			t.Fatalf("%s: span %v cuts a character", what, s)
		}
	}
	ordered := func(what string, in []stemma.Span) {
		for n, s := range in {
			span(what, s)
			if n > 0 && in[n-1].End > s.Start {
				t.Fatalf("%s: pieces out of order: %v", what, in)
			}
		}
	}
	for n, a := range r.Attributions {
		ordered("source", a.Source)
		ordered("cue", a.Cue)
		ordered("content", a.Content)
		if len(a.Cue) == 0 || len(a.Content) == 0 {
			t.Fatalf("attribution %d has no cue or no content", n)
		}
		for _, s := range a.Content {
			if inSpans(a.Cue, s) || inSpans(a.Source, s) {
				t.Fatalf("attribution %d: content %v lies over cue %v or source %v", n, s, a.Cue, a.Source)
			}
		}
		if len(a.Source) > 0 && inSpans(a.Cue, a.Source[0]) {
			t.Fatalf("attribution %d: source %v lies over cue %v", n, a.Source, a.Cue)
		}
		for p, steps := a.Parent, 0; p >= 0; p, steps = r.Attributions[p].Parent, steps+1 {
			if p >= len(r.Attributions) || steps > len(r.Attributions) {
				t.Fatalf("attribution %d: parents lead nowhere or in a ring", n)
			}
		}
		for _, v := range a.Voices {
			span("voice", v.Span)
			if v.Text != v.In(text) {
				t.Fatalf("voice reads %q at %q", v.Text, v.In(text))
			}
		}
	}
	// No word is in two attributions of the outer level.
	held := make([]bool, len(text))
	for _, a := range r.Attributions {
		if a.Parent >= 0 {
			continue
		}
		for _, s := range a.Content {
			for i := s.Start; i < s.End; i++ {
				if held[i] {
					t.Fatalf("byte %d (%q) is in two contents", i, s.In(text))
				}
				held[i] = true
			}
		}
	}
	for _, q := range r.Quotes {
		span("quotation", q.Span)
		ordered("quotation", q.Pieces)
		if q.Attribution < -1 || q.Attribution >= len(r.Attributions) {
			t.Fatalf("quotation of attribution %d", q.Attribution)
		}
		if len(q.Pieces) == 0 || q.Pieces[0].Start != q.Start || q.Pieces[len(q.Pieces)-1].End != q.End {
			t.Fatalf("quotation %v does not hold its pieces %v", q.Span, q.Pieces)
		}
	}
	for _, c := range r.Credits {
		span("credit", c.Span)
	}
}

// bits are what generated reports are made of: names, cues, marks, breaks, in any order.
var bits = []string{
	"Ana Roy ", "the engineer ", "two officials ", "Reuters ", "she ", "who ", "said ", "told CNN ", "according to ", "denied that ", "quoted ", "saying ",
	"the dam leaked", "the mill would open in May", "that ", "believes ", "statement ", ", ", ". ", ": ", "“", "”", "\"", "''", "``", "‘", "’", "'s ", " — ", "-", "\n", "\n\n", " ", "(AP) ", "(", ")",
	"not ", "in a statement ", "on Twitter ", "it ", "put ", "as ", "© 2020 ", "Photo: ", "é", "\u00a0",
}

func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(bits), 0, 60).Draw(t, "bits"), "")
		r := Find(lang.English().Read(text), nil)
		lawful(t, text, r)
		lawful(t, text, Find(lang.English().Read(text), []stemma.Block{{Span: stemma.Span{End: len(text)}, Kind: stemma.Paragraph}}))
	})
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"“It is done,” Roy said. “Nobody was hurt.”", "''", "“ ” “", "Roy: “", "‘’‘’", "said said said", "\"\"\"\"", "according to", "(AP) — x", "As Roy put it,",
		"“a\n“b\n“c", "Roy said:\n\n“It is done.”",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 2000 {
			return
		}
		lawful(t, text, Find(lang.English().Read(text), nil))
	})
}

// TestLinear looks at texts that invite quadratic work: a text twenty times as long may take ten times
// as long as reading the short one twenty times (memory and neighbours cost something); the square would take twenty.
func TestLinear(t *testing.T) {
	const short, times = 100, 20
	for _, bit := range []string{"“It is done,” she said. ", "he said that ", "“", "\" said ", "Ana Roy, ", "(AP", "'a ", "said: "} {
		small, large := took(strings.Repeat(bit, short), times), took(strings.Repeat(bit, short*times), 1)
		if large > 10*small {
			t.Errorf("%q: %v for %d times %d, %v for %d", bit, small, times, short, large, short*times)
		}
	}
}

// took is the shortest of three goes at reading a text so many times.
func took(text string, times int) time.Duration {
	d := lang.English().Read(text)
	best := time.Hour
	for range 3 {
		start := time.Now()
		for range times {
			Find(d, nil)
		}
		best = min(best, time.Since(start))
	}
	return best
}

func find(b *testing.B, text string) {
	d := lang.English().Read(text)
	b.ResetTimer()
	for range b.N {
		Find(d, nil)
	}
}

// BenchmarkFind reads an invented report of some 600 words, analysed beforehand.
func BenchmarkFind(b *testing.B) {
	const part = "The dam above Osterby will be closed for repairs, the ministry of works said on Monday, after engineers found that water was leaking through its western wall. " +
		"“We have known of the problem for years,” said Ana Roy, the mayor, who lives below it. “Nobody wanted to pay.” " +
		"Two officials told the Osterby Gazette that the work would take until spring, and that the valley road would stay shut. " +
		"According to a report seen by Reuters, the wall has moved by a hand's breadth since 1998.\n"
	text := strings.Repeat(part, 7)
	b.SetBytes(int64(len(text)))
	find(b, text)
}
