package charset

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

func in(t *testing.T, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDecode(t *testing.T) {
	const quotes = "The ferry’s captain said “no” – twice."
	russian := "Паром между городом и островом Нордхавн не вышел в море во вторник, сообщили в управлении порта."
	for _, c := range []struct {
		name  string
		body  []byte
		media string
		want  string
	}{
		{"UTF-8", []byte(quotes), "", quotes},
		{"UTF-8 that calls itself Latin-1", []byte(quotes), "text/html; charset=iso-8859-1", quotes},
		{"UTF-8 with a mark", append([]byte("\xEF\xBB\xBF"), quotes...), "", quotes},
		{"UTF-8 with one bad byte", []byte("“a” “b” “c” \xff"), "", "“a” “b” “c” \uFFFD"},
		{"windows-1252 without a name", in(t, charmap.Windows1252, quotes), "", quotes},
		{"windows-1252 that calls itself Latin-1", in(t, charmap.Windows1252, quotes), "text/plain; charset=ISO-8859-1", quotes},
		{"windows-1252 that calls itself UTF-8", in(t, charmap.Windows1252, quotes), "text/html; charset=utf-8", quotes},
		{"windows-1251 by its media type", in(t, charmap.Windows1251, russian), "text/html; charset=windows-1251", russian},
		{"KOI8-R by its meta tag", in(t, charmap.KOI8R, `<meta charset="koi8-r">`+russian), "text/html", `<meta charset="koi8-r">` + russian},
		{"GBK by its declaration", in(t, simplifiedchinese.GBK, `<?xml version="1.0" encoding="gbk"?>新闻`), "", `<?xml version="1.0" encoding="gbk"?>新闻`},
		{"Shift-JIS by its meta tag", in(t, japanese.ShiftJIS, `<meta charset=Shift_JIS>ニュース`), "", `<meta charset=Shift_JIS>ニュース`},
		{"UTF-16 with a mark", in(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), quotes), "", quotes},
		{"UTF-16 without a mark", in(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), quotes), "", quotes},
		{"an unknown name", []byte("plain"), "text/html; charset=x-nonsense", "plain"},
		{"empty", nil, "", ""},
	} {
		if got := Decode(c.body, c.media); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("\xff\xfea\x00"), "text/html; charset=utf-16")
	f.Add([]byte("\x1b$B"), "")
	f.Fuzz(func(t *testing.T, body []byte, media string) {
		if s := Decode(body, media); !utf8.ValidString(s) {
			t.Errorf("%q is no UTF-8", s)
		}
	})
}
