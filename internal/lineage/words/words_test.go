package words

import (
	"testing"

	"stemma"
)

func read(s string) Text { return Read(s, []stemma.Span{{Start: 0, End: len(s)}}) }

// Words that a reader takes for the same must be the same.
func TestSameInAnyDress(t *testing.T) {
	for _, c := range [][2]string{
		{"about 3,000 soldiers", "about three thousand soldiers"},
		{"about 3,000 soldiers", "about three,000 soldiers"},
		{"about 3000 soldiers", "about 3,000 soldier"},
		{"every 120 days", "every one hundred twenty days"},
		{"every 120 days", "every one hundred and twenty days"},
		{"1.5 million people", "1,500,000 people"},
		{"the embassy closed", "the em\u00adbassy clos\u200bed"},
		{"the embassy closed", "the \u0435mb\u0430ssy cl\u043esed"},
		{"the embassy closed", "the 𝐞𝐦𝐛𝐚𝐬𝐬𝐲 closed"},
		{"the minister’s office", "the minister's office"},
		{"they stopped the café", "they stop the cafe"},
		{"the U.S. envoy", "the US envoy"},
		{"with Soleimani there", "with Suleymani there"},
	} {
		a, b := read(c[0]), read(c[1])
		if len(a.Words) != len(b.Words) {
			t.Errorf("%q has %d words, %q has %d", c[0], len(a.Words), c[1], len(b.Words))
			continue
		}
		for i := range a.Words {
			if !Same(&a.Words[i], &b.Words[i]) {
				t.Errorf("%q and %q differ at word %d: %q, %q", c[0], c[1], i, a.In(i, i+1), b.In(i, i+1))
			}
		}
	}
}

func TestTamper(t *testing.T) {
	for _, c := range []struct {
		text string
		want Tamper
	}{
		{"plain words – with “marks”, ünd so weiter, Москва", Tamper{}},
		{"em\u200bbassy", Tamper{Hidden: 1, First: stemma.Span{Start: 2, End: 5}}},
		{"the \u0435mbassy", Tamper{Lookalike: 1, First: stemma.Span{Start: 4, End: 12}}},
	} {
		if got := read(c.text).Tamper; got != c.want {
			t.Errorf("%q: got %+v, want %+v", c.text, got, c.want)
		}
	}
}

// Doubled single quotes are quotation marks, and some papers close with the opening ones.
func TestDoubledQuotes(t *testing.T) {
	for _, s := range []string{"He said ‘‘played a part’’ and left", "He said ‘‘played a part‘‘ and left", "He said ``played a part'' and left", `He said "played a part" and left`, "He said “played a part” and left"} {
		tx := read(s)
		for i, want := range []bool{false, false, true, true, true, false, false} {
			if got := tx.Words[i].Is(Quoted); got != want {
				t.Errorf("%q: word %d is quoted: %v", s, i, got)
			}
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"He met Gen. Ali Hadi. They spoke. It lasted 2.5 hours.", 3},
		{"The U.S. envoy left. “We wait,” he said. Nothing came", 3},
		{"A headline without a stop\n\nThe text follows. It ends.", 3},
		{"", 0},
	} {
		if got := len(read(c.text).Sentences); got != c.want {
			t.Errorf("%q: got %d sentences, want %d", c.text, got, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"a", "U.S.", "three,000", "’s", "\u200b\u200b", "one hundred and", "é\u0301", "\xff\xfe", "a\u00ad", "x's y’"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		tx := read(s)
		last := int32(0)
		for _, w := range tx.Words {
			if w.Start < last || w.End <= w.Start || int(w.End) > len(s) {
				t.Fatalf("%q: word %d to %d after %d", s, w.Start, w.End, last)
			}
			last = w.End
		}
		n := int32(0)
		for _, st := range tx.Sentences {
			if st.First != n || st.Last <= st.First {
				t.Fatalf("%q: sentences do not follow each other: %+v", s, tx.Sentences)
			}
			n = st.Last
		}
		if int(n) != len(tx.Words) {
			t.Fatalf("%q: %d words outside sentences", s, len(tx.Words)-int(n))
		}
	})
}

func BenchmarkRead(b *testing.B) {
	s := ""
	for range 60 {
		s += "Officials in the northern city said the bridge had been closed since Tuesday after 3,000 people crossed. "
	}
	var t Text
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		ReadInto(&t, s, []stemma.Span{{Start: 0, End: len(s)}})
	}
}
