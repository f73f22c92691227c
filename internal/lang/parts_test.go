package lang

import (
	"strings"
	"testing"
)

// The numbers come from the reference (spacy.strings.hash_string, thinc's NumpyOps.hash).
func TestHashesAreTheReferences(t *testing.T) {
	for s, want := range map[string]uint64{
		"a": 11901859001352538922, "hello": 5983625672228268878, "The": 5059648917813135842,
		"harbour": 11380851811772850737, "ελληνικά": 8526361051484519020, "0123456789abcdef": 9273136708479707038,
		"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": 3277802408181849336,
	} {
		if got := hashString(s); got != want {
			t.Errorf("hashString(%q) = %d, want %d", s, got, want)
		}
	}
	const prime = 4294967291 // greater than the numbers below, so that the rows are the hashes themselves
	for _, c := range []struct {
		key  uint64
		seed uint32
		want [4]uint32
	}{
		{0, 8, [4]uint32{}},
		{1, 8, [4]uint32{1161550108, 2247783286, 1742325162, 1224191281}},
		{5983625672228268878, 11, [4]uint32{2550894350, 2091827891, 3485039735, 3996165012}},
		{1<<64 - 1, 13, [4]uint32{3199409384, 1062937581, 752279700, 3061442444}},
	} {
		if got := hashRows(c.key, c.seed, prime); got != c.want {
			t.Errorf("hashRows(%d, %d) = %d, want %d", c.key, c.seed, got, c.want)
		}
	}
}

func TestToLower(t *testing.T) {
	l := English().letters
	for in, want := range map[string]string{
		"": "", "abc": "abc", "ABC": "abc", "ÀÉ": "àé", "İ": "i̇", "ẞ": "ß", "ΟΔΟΣ": "οδος", "Σ": "σ", "ΣΑΣ.": "σας.",
		"ΑΣΑ": "ασα", "Α.Σ": "α.ς", "Ⅷ": "ⅷ", "中Z": "中z",
	} {
		if got := l.toLower(in); got != want {
			t.Errorf("toLower(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestShape(t *testing.T) {
	l := English().letters
	for in, want := range map[string]string{
		"Harbour": "Xxxxx", "U.S.": "X.X.", "2021": "dddd", "20211": "dddd", "x-2": "x-d", "McIver": "XxXxxx", "£5m": "£dx",
		"!!!!!!": "!!!!", "北京": "xx", strings.Repeat("a", 99): "xxxx", strings.Repeat("é", 100): "LONG",
	} {
		if got := string(l.appendShape(nil, in)); got != want {
			t.Errorf("shape of %q is %q, want %q", in, got, want)
		}
	}
}

func TestIsAddress(t *testing.T) {
	a := English().tokenizer.affixes
	for _, s := range []string{
		"example.org", "http://example.org", "https://a.b.example.co.uk:8080/x?y=z#w", "mailto:press@example.org",
		"user:pass@host.example.net", "8.8.8.8", "http://8.8.4.4/", "x.yz?", "a+b://c.de", "ftp://a@b@c.de", "172.32.1.1",
		strings.Repeat("x", 64) + ".com", "münchen.example",
	} {
		if !a.isAddress(s) {
			t.Errorf("%q is an address", s)
		}
	}
	for _, s := range []string{
		"example", "example.", ".org", "a.b", "example.ORG", "U.S.A", "http://", "10.1.2.3", "127.0.0.1", "192.168.1.1", "172.20.0.1",
		"256.1.1.1", "1.2.3", "1.2.3.4.5", "a_.com", "-a.com", "example.org:1", "example.org:123456", "@example.org",
		strings.Repeat("x", 65) + ".com", "a..com", "x://a.b", "a://example",
	} {
		if a.isAddress(s) {
			t.Errorf("%q is no address", s)
		}
	}
}

func TestTokenize(t *testing.T) {
	for in, want := range map[string]string{
		"don't":                "do|n't",
		"(U.S.)":               "(|U.S.|)",
		"the minister's car":   "the|minister|'s|car",
		"10km/h, 3.5%.":        "10|km/h|,|3.5|%|.",
		"well-known":           "well|-|known",
		"5-7":                  "5|-|7",
		"a--b":                 "a|--|b",
		"end.Start":            "end|.|Start",
		"see www.example.org!": "see|www.example.org|!",
		"wait... what?!":       "wait|...|what|?|!",
		"\"Quoted,\" he said.": "\"|Quoted|,|\"|he|said|.",
		"at 6:40 a.m. sharp":   "at|6:40|a.m.|sharp",
		"two  blanks":          "two| |blanks",
		"\nline":               "\n|line",
		"US$5m":                "US$|5|m",
		"Col. Reyes's C++ :-)": "Col|.|Reyes|'s|C++|:-)",
		"41°C.":                "41|°|C|.",
		"he'd've gone":         "he|'d|'ve|gone",
		"$1,200.50":            "$|1,200.50",
		"N.Y.-based":           "N.Y.-based",
		"Sept.":                "Sept.",
		"…and so on……":         "…|and|so|on|……",
	} {
		var words []string
		for _, s := range English().Tokens(in) {
			words = append(words, in[s.Start:s.End])
		}
		if got := strings.Join(words, "|"); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

func TestLemmas(t *testing.T) {
	p := English()
	number, past := newMorphology("Number=Plur"), newMorphology("Tense=Past|VerbForm=Fin")
	degree, none := newMorphology("Degree=Cmp"), newMorphology("_")
	for _, c := range []struct {
		word, pos string
		morph     morphology
		want      string
	}{
		{"wolves", "NOUN", number, "wolf"},
		{"Boxes", "NOUN", number, "box"},
		{"geese", "NOUN", number, "goose"},
		{"tankers", "NOUN", number, "tanker"},
		{"sank", "VERB", past, "sink"},
		{"planned", "VERB", past, "plan"},
		{"worse", "ADJ", degree, "bad"},
		{"happier", "ADJ", degree, "happy"},
		{"Bridges", "PROPN", number, "Bridges"},
		{"Bridge", "NOUN", newMorphology("Number=Sing"), "bridge"},
		{"“", "PUNCT", none, "\""},
		{"Seven", "NUM", none, "seven"},
	} {
		if got := p.lemmas.base(c.word, p.letters.toLower(c.word), c.pos, &c.morph); got != c.want {
			t.Errorf("%s/%s: %q, want %q", c.word, c.pos, got, c.want)
		}
	}
}
