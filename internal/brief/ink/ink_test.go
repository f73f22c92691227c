package ink

import (
	"strings"
	"testing"
)

func TestCleanTakesOutWhatCouldForgeTheBrief(t *testing.T) {
	for in, want := range map[string]string{
		"plain words":                    "plain words",
		"a\x1b[2Jb":                      "a[2Jb",
		"a\u202eb\u2066c":                "abc",
		"one\ntwo\tthree":                "one two three",
		"soft\u00adhyphen":               "softhyphen",
		"zero\u200bwidth":                "zerowidth",
		"bad\xffbyte":                    "badbyte",
		"\u009b31mC1":                    "31mC1",
		"Ünïcode “quotes” stay — always": "Ünïcode “quotes” stay — always",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestWrapClosesStylesAtLineEnds(t *testing.T) {
	p := Pen{Color: true}
	for _, line := range Wrap(p.Paint(Red, strings.Repeat("word ", 20))+"tail", 20) {
		if Width(line) > 20 {
			t.Errorf("%q is wider than 20", line)
		}
		if strings.Count(line, "\x1b[31m") != strings.Count(line, "\x1b[0m") {
			t.Errorf("%q leaves a style open", line)
		}
	}
}

func TestLinkTakesNoForeignAddress(t *testing.T) {
	p := Pen{Links: true}
	for _, bad := range []string{"javascript:alert(1)", "https://a.example/\x1b]0;x", "file:///etc/passwd", ""} {
		if got := p.Link(bad, "x"); got != "x" {
			t.Errorf("Link(%q) = %q", bad, got)
		}
	}
	if !strings.Contains(p.Link("https://a.example/1", "x"), "a.example") {
		t.Error("a good address makes no link")
	}
}

func FuzzClean(f *testing.F) {
	f.Add("a\x1b[31mb\u202e\xff\n")
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		if strings.ContainsAny(got, "\x1b\n\r\u009b\u202e") {
			t.Errorf("Clean(%q) = %q", s, got)
		}
		if Clean(got) != got {
			t.Errorf("Clean is not stable on %q", s)
		}
	})
}
