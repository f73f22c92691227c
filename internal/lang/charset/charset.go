// Package charset answers: which letters do these bytes stand for? It follows the order of the WHATWG encoding
// standard where a page is honest, and the bytes where it is not.
//
// What it gets wrong: short texts in an eight-bit charset that nobody names; a page in UTF-8 whose
// author pasted whole paragraphs of another charset into it.
package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/saintfish/chardet"
	htmlcharset "golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// Decode turns bytes into UTF-8. In order: byte order mark; zero bytes that betray UTF-16; valid UTF-8 whatever the
// page claims; the charset of the media type; the charset the page names; a guess from the bytes; windows-1252.
// Latin-1 and ASCII are read as windows-1252, as browsers do. What cannot be decoded becomes U+FFFD.
func Decode(body []byte, media string) string {
	if bytes.HasPrefix(body, []byte{0xEF, 0xBB, 0xBF}) {
		return valid(body[3:])
	}
	if e := utf16Of(body); e != nil {
		if s, err := e.NewDecoder().Bytes(body); err == nil {
			return valid(s)
		}
	}
	if utf8.Valid(body) && !escaped2022(body) {
		return string(body)
	}
	if nearlyUTF8(body) {
		return valid(body)
	}
	enc := named(body, media)
	if enc == nil {
		enc = guessed(body)
	}
	s, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		return valid(body)
	}
	return valid(s)
}

func valid(b []byte) string { return strings.ToValidUTF8(string(b), "\uFFFD") }

// escaped2022 reports the escape sequences of ISO-2022-JP, which is all ASCII bytes.
func escaped2022(b []byte) bool {
	return bytes.Contains(b, []byte("\x1b$B")) || bytes.Contains(b, []byte("\x1b$@"))
}

// utf16Of tells UTF-16 by its mark, or by zero bytes at odd or even places of the first 200 bytes: plain
// ASCII text in UTF-16 has one in every pair, other charsets have none.
func utf16Of(b []byte) encoding.Encoding {
	if len(b) >= 2 && (b[0] == 0xFE && b[1] == 0xFF || b[0] == 0xFF && b[1] == 0xFE) {
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	}
	n := min(len(b), 200) &^ 1
	if n < 8 {
		return nil
	}
	var even, odd int
	for i := 0; i < n; i += 2 {
		if b[i] == 0 {
			even++
		}
		if b[i+1] == 0 {
			odd++
		}
	}
	switch {
	case odd > n*2/5 && even < n/20+1:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case even > n*2/5 && odd < n/20+1:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// nearlyUTF8 reports text that is UTF-8 with a few broken places (a cut character, one pasted Latin-1 line): at
// least four good multi-byte characters for each bad byte. Single-byte charsets almost never form good ones.
func nearlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good > 0 && good >= 4*bad
}

// named looks for a charset name in the media type, an XML declaration or a meta tag of the first 4,096 bytes (the
// HTML standard looks at 1,024; pages are met that put scripts first). A page that calls itself UTF-8 and
// is not is no help.
func named(body []byte, media string) encoding.Encoding {
	_, after, ok := strings.Cut(strings.ToLower(media), "charset=")
	if ok {
		if e := byName(after); e != nil {
			return e
		}
	}
	head := strings.ToLower(string(body[:min(len(body), 4096)]))
	for _, key := range []string{"charset=", "encoding="} {
		if _, after, ok := strings.Cut(head, key); ok {
			if e := byName(after); e != nil {
				return e
			}
		}
	}
	return nil
}

func byName(s string) encoding.Encoding {
	s = strings.TrimLeft(s, " \"'")
	end := strings.IndexFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r == '.' || r == ':')
	})
	if end >= 0 {
		s = s[:end]
	}
	if s == "" || len(s) > 40 {
		return nil
	}
	e, err := htmlindex.Get(s)
	if err != nil {
		e, _ = htmlcharset.Lookup(s)
	}
	if e == nil || e == unicode.UTF8 || e == encoding.Nop || e == encoding.Replacement {
		return nil
	}
	if e == charmap.ISO8859_1 {
		return charmap.Windows1252
	}
	return e
}

// guessed asks the ICU-style detector about the first 32 KB. Its answer counts from confidence 40 up: below that
// it takes short windows-1252 texts with a few curly quotes for anything.
func guessed(body []byte) encoding.Encoding {
	res, err := chardet.NewTextDetector().DetectBest(body[:min(len(body), 32<<10)])
	if err == nil && res.Confidence >= 40 {
		if e := byName(strings.ToLower(res.Charset)); e != nil {
			return e
		}
	}
	return charmap.Windows1252
}
