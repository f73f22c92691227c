package vector

import (
	"math/rand/v2"
	"testing"
)

// Judgements of our own: the first pair must be nearer than the second.
func TestNearerPairs(t *testing.T) {
	v := English()
	for _, c := range [][4]string{
		{"foreign", "overseas", "foreign", "wooden"},
		{"said", "mentioned", "said", "painted"},
		{"begin", "start", "begin", "harbour"},
		{"ship", "vessel", "ship", "minister"},
		{"injured", "hurt", "injured", "elected"},
		{"huge", "enormous", "huge", "quarterly"},
		{"doctor", "physician", "doctor", "engine"},
		{"near", "close", "near", "purple"},
		{"buy", "purchase", "buy", "sing"},
		{"officials", "officers", "officials", "rivers"},
	} {
		if a, b := v.Similarity(c[0], c[1]), v.Similarity(c[2], c[3]); a <= b {
			t.Errorf("%s~%s %.3f is not above %s~%s %.3f", c[0], c[1], a, c[2], c[3], b)
		}
	}
}

func TestSpans(t *testing.T) {
	v := English()
	a := v.Span([]string{"the", "ferry", "struck", "the", "pier"})
	same := v.Span([]string{"a", "ship", "hit", "the", "dock"})
	other := v.Span([]string{"the", "court", "ruled", "on", "pensions"})
	if a.Near(same) <= a.Near(other) {
		t.Errorf("%.3f <= %.3f", a.Near(same), a.Near(other))
	}
	if n := a.Near(v.Span(nil)); n != 0 {
		t.Errorf("nothing is near to something: %f", n)
	}
}

func TestUnknownIsLikeNothingButItself(t *testing.T) {
	v := English()
	if s := v.Similarity("Zzyzxqua", "ferry"); s != 0 {
		t.Error(s)
	}
	if s := v.Similarity("Zzyzxqua", "zzyzxqua"); s != 1 {
		t.Error(s)
	}
}

func TestSymmetricAndBounded(t *testing.T) {
	v := English()
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		a, b := v.word(r.IntN(v.Len())), v.word(r.IntN(v.Len()))
		x, y := v.Similarity(a, b), v.Similarity(b, a)
		if x != y || x < -1 || x > 1 || v.Similarity(a, a) != 1 {
			t.Fatalf("%s %s: %f %f", a, b, x, y)
		}
	}
}

func BenchmarkSimilarity(b *testing.B) {
	v := English()
	b.ReportAllocs()
	for b.Loop() {
		v.Similarity("foreign", "overseas")
	}
}
