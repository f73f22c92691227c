package undress

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestOff(t *testing.T) {
	for _, c := range []struct{ dressed, plain string }{
		{"Nothing to see here.", "Nothing to see here."},
		{"The ferry left Lund, “late” as ever — 40 € a head.", "The ferry left Lund, “late” as ever — 40 € a head."},
		{"Port Lуnd hеard а shot", "Port Lynd heard a shot"}, // Cyrillic у, е, а
		{"bo\u00adard of the uni\u200bon", "board of the union"},
		{"Ｌｕｎｄ 𝐬𝐚𝐢𝐝 𝟏𝟐", "Lund said 12"},
		{"“Правда”, the daily, is read in Сухово", "“Правда”, the daily, is read in Сухово"}, // whole foreign words
		{"сор", "сор"},
		{"5 μg of IFNγ and 3 μm", "5 μg of IFNγ and 3 μm"},
		{"a heart ❤\ufe0f there", "a heart ❤\ufe0f there"},
		{"Αthens and Rоme", "Athens and Rome"},
		{"", ""},
	} {
		d, worn := Off(c.dressed)
		if d.Text != c.plain || worn != (c.dressed != c.plain) {
			t.Errorf("%q undressed is %q (%v), want %q", c.dressed, d.Text, worn, c.plain)
		}
	}
}

// Every word of the plain text lies at the same word of the dressed one, there and back.
func TestPlaces(t *testing.T) {
	const plain = "Thе group vowed revеnge on \u200bthe uni\u00adon; hе sаid а word."
	d, _ := Off(plain)
	at, words := 0, strings.Fields(plain)
	for k, w := range strings.Fields(d.Text) {
		at += strings.Index(d.Text[at:], w)
		from, to := d.Start(at), d.End(at+len(w))
		if got := plain[from:to]; got != strings.Trim(words[k], "\u200b") {
			t.Errorf("%q lies at %q", w, got)
		}
		if d.Plain(from) != at || d.Plain(to) != at+len(w) {
			t.Errorf("%q: back at %d, %d, want %d, %d", w, d.Plain(from), d.Plain(to), at, at+len(w))
		}
		at += len(w)
	}
}

func FuzzOff(f *testing.F) {
	f.Add("bo\u00adard оf \xff the \u200b𝐬𝐚𝐢𝐝")
	f.Fuzz(func(t *testing.T, s string) {
		d, worn := Off(s)
		if again, _ := Off(d.Text); worn && utf8.ValidString(s) && len(again.Text) > len(d.Text) {
			t.Errorf("%q grows", s)
		}
		for p := range len(d.Text) + 1 {
			if from, to := d.Start(p), d.End(p); from < 0 || from > len(s) || to < 0 || to > len(s) || to > from {
				t.Fatalf("%q: byte %d of %q lies at %d, ends at %d", s, p, d.Text, from, to)
			}
		}
		last := 0
		for p := range len(s) + 1 {
			q := d.Plain(p)
			if q < last || q > len(d.Text) {
				t.Fatalf("%q: byte %d is at %d of %q", s, p, q, d.Text)
			}
			last = q
		}
	})
}
