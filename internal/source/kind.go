package source

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"stemma"
	"stemma/internal/lang/charset"
)

// A kind is what the first bytes of an input say it is.
type kind int

const (
	textKind kind = iota
	htmlKind
	feedKind
	jsonKind
	warcKind
	packedKind // gzip, zstd or bzip2
	foreignKind
)

// peekSize is how many bytes decide: a feed may open with a long comment or style-sheet line.
const peekSize = 4096

// sorted tells the kind of a stream and reads it.
func (r *reader) sorted(c stemma.Capture, in *bufio.Reader, depth int) {
	head, err := in.Peek(peekSize)
	if err != nil && !errors.Is(err, io.EOF) && len(head) == 0 {
		r.fail(c.Input, stemma.Unreadable, "it cannot be read: %s", plain(err))
		return
	}
	if len(bytes.TrimSpace(head)) == 0 {
		if rest, err := io.CopyN(io.Discard, in, 1<<20); err == nil || rest > peekSize {
			r.fail(c.Input, stemma.Unreadable, "it holds nothing but white space")
		} else {
			r.fail(c.Input, stemma.Unreadable, "it is empty")
		}
		return
	}
	k, what := sniff(head, c.Media)
	switch k {
	case packedKind:
		r.packed(c, in, what, depth)
	case warcKind:
		r.warc(c, &counter{r: in}, depth)
	case jsonKind:
		r.json(c, in, depth)
	case foreignKind:
		r.fail(c.Input, stemma.NotArticle, "%s", foreignNote(what))
	default:
		r.whole(c, in, k, depth)
	}
}

// foreignNote says what a body is that cannot be read, and what to do: its own advice, or the general one.
func foreignNote(what string) string {
	if strings.Contains(what, ": ") {
		return "it is " + what
	}
	return "it is " + what + ": give text, HTML, a feed, JSON Lines or WARC"
}

// whole reads a body into memory and gives it as one capture, or as a feed's items.
func (r *reader) whole(c stemma.Capture, in io.Reader, k kind, depth int) {
	body, err := readCapped(in, r.limits.Body)
	switch {
	case errors.Is(err, errTooLarge):
		r.fail(c.Input, stemma.TooLarge, "more than %s: cut it into articles, or give JSON Lines or WARC", size(r.limits.Body))
		return
	case errors.Is(err, errBomb):
		r.fail(c.Input, stemma.TooLarge, "%s", unpackNote("", err))
		return
	case err != nil && len(body) == 0:
		r.fail(c.Input, stemma.Unreadable, "it cannot be read: %s", plain(err))
		return
	}
	note := ""
	if err != nil {
		note = "reading stopped early: " + plain(err)
	}
	switch k {
	case feedKind:
		r.feed(c, body, note)
	case htmlKind:
		if c.Media == "" {
			c.Media = "text/html"
		}
		r.yield(Item{Capture: c, Body: body, Note: note})
	default:
		c.Media = "text/plain"
		text := charset.Decode(body, c.Media)
		meta, rest := textHead(text)
		c.Meta = merge(c.Meta, meta)
		if c.URL == "" {
			c.URL = meta.URL
		}
		r.yield(Item{Capture: c, Body: []byte(rest), Note: note})
	}
}

// sniff tells the kind of a body by its first bytes. media is what its sender calls it, or empty.
func sniff(head []byte, media string) (kind, string) {
	for _, m := range magic {
		if bytes.HasPrefix(head, []byte(m.bytes)) {
			return m.kind, m.what
		}
	}
	text := strings.ToLower(strings.TrimLeft(charset.Decode(head, media), " \t\r\n\uFEFF"))
	if strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[{") || strings.HasPrefix(text, "[") && strings.HasPrefix(strings.TrimLeft(text[1:], " \t\r\n"), "{") {
		return jsonKind, ""
	}
	for _, root := range []string{"<rss", "<feed", "<rdf:rdf"} {
		if i := strings.Index(text, root); i >= 0 && !strings.Contains(text[:i], "<html") && !strings.Contains(text[:i], "<body") && strings.HasPrefix(text, "<") {
			return feedKind, ""
		}
	}
	if looksHTML(text) {
		return htmlKind, ""
	}
	if binary(head) {
		return foreignKind, "no text (a picture, a program, an office document?)"
	}
	return textKind, ""
}

var magic = []struct {
	bytes string
	kind  kind
	what  string
}{
	{"\x1f\x8b", packedKind, "gzip"},
	{"\x28\xb5\x2f\xfd", packedKind, "zstd"},
	{"BZh", packedKind, "bzip2"},
	{"WARC/", warcKind, ""},
	{"%PDF-", foreignKind, "a PDF: turn it into text first (pdftotext)"},
	{"PK\x03\x04", foreignKind, "a zip archive or office document: unpack it or save it as text"},
	{"\x89PNG", foreignKind, "a picture"},
	{"\xff\xd8\xff", foreignKind, "a picture"},
	{"GIF8", foreignKind, "a picture"},
	{"\xfd7zXZ", foreignKind, "an xz file: unpack it first"},
	{"7z\xbc\xaf", foreignKind, "a 7z archive: unpack it first"},
	{"Rar!", foreignKind, "a rar archive: unpack it first"},
	{"\x7fELF", foreignKind, "a program"},
	{"SQLite format 3\x00", foreignKind, "a database"},
	{"\xd0\xcf\x11\xe0", foreignKind, "an old office document: save it as text"},
	{"{\\rtf", foreignKind, "a rich text document: save it as plain text"},
}

func looksHTML(text string) bool {
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<article", "<section", "<main", "<h1", "<meta", "<title", "<script", "<table", "<!--", "<span"} {
		if strings.HasPrefix(text, tag) {
			return true
		}
	}
	if strings.HasPrefix(text, "<?xml") || strings.HasPrefix(text, "<!doctype") {
		return strings.Contains(text, "<html")
	}
	return strings.Contains(text[:min(len(text), 1024)], "<html") || strings.Contains(text, "<!doctype html")
}

// binary reports bytes that are no text in any charset: a zero byte outside UTF-16, or many control characters.
func binary(head []byte) bool {
	if bytes.HasPrefix(head, []byte{0xFE, 0xFF}) || bytes.HasPrefix(head, []byte{0xFF, 0xFE}) {
		return false
	}
	odd := 0
	for _, r := range charset.Decode(head, "") {
		if r < 0x20 && r != '\n' && r != '\r' && r != '\t' && r != '\f' && r != 0x1b || r == utf8.RuneError {
			odd++
		}
	}
	return odd*20 > len(head)
}

// merge fills the empty fields of a with those of b.
func merge(a, b stemma.Meta) stemma.Meta {
	for _, f := range []struct{ to, from *string }{
		{&a.Title, &b.Title}, {&a.Byline, &b.Byline}, {&a.Outlet, &b.Outlet}, {&a.Published, &b.Published}, {&a.Lang, &b.Lang}, {&a.URL, &b.URL},
	} {
		if *f.to == "" {
			*f.to = *f.from
		}
	}
	return a
}

// textHead takes "Key: value" lines off the top of a text: Outlet, Title, Byline, Date, URL, Language, in any order,
// ended by an empty line. Other keys may stand among them. Without one of the six there is no head. Source and Site name
// the outlet where no line says Outlet, and the page where they are an address; of equal keys the first counts.
func textHead(text string) (stemma.Meta, string) {
	var m stemma.Meta
	site := ""
	known, rest := 0, text
	for n := 0; n < 20; n++ {
		line, after, more := strings.Cut(rest, "\n")
		line = strings.TrimSpace(line)
		if line == "" {
			if known == 0 {
				break
			}
			if isAddress(site) && m.URL == "" {
				m.URL = site
			} else if m.Outlet == "" {
				m.Outlet = site
			}
			return m, after
		}
		key, value, ok := strings.Cut(line, ":")
		if !ok || len(key) > 24 || strings.Count(key, " ") > 1 || !more {
			break
		}
		to := metaField(&m, key)
		if to == nil && namesSite(key) {
			to = &site
		}
		if to != nil {
			if *to == "" {
				*to = strings.TrimSpace(value)
			}
			known++
		}
		rest = after
	}
	return stemma.Meta{}, text
}

// namesSite reports the keys that often, not always, name the outlet: the source may also be an agency or an address.
func namesSite(key string) bool {
	switch strings.ToLower(strings.TrimSpace(key)) {
	case "source", "site", "website", "site name":
		return true
	}
	return false
}

func isAddress(s string) bool { return hasScheme(s, "http") || hasScheme(s, "https") }

func metaField(m *stemma.Meta, key string) *string {
	switch strings.ToLower(strings.TrimSpace(key)) {
	case "outlet", "publisher", "publication", "newspaper":
		return &m.Outlet
	case "title", "headline":
		return &m.Title
	case "byline", "author", "authors":
		return &m.Byline
	case "date", "published", "publication date":
		return &m.Published
	case "url", "link":
		return &m.URL
	case "language", "lang":
		return &m.Lang
	}
	return nil
}
