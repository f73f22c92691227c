package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"stemma"
)

func newBytes(b []byte) io.Reader { return bytes.NewReader(b) }

// A response is an HTTP response as it was stored.
type response struct {
	status int
	header map[string]string
	body   []byte
}

// parseResponse parts a stored response into status, fields and body. Missing carriage returns are forgiven.
func parseResponse(b []byte) (response, error) {
	in := &counter{r: bufio.NewReader(bytes.NewReader(b))}
	line, err := readLine(in, 4096)
	if err != nil || !strings.HasPrefix(line, "HTTP/") {
		return response{}, errors.New("its content is no HTTP response")
	}
	f := strings.Fields(line)
	m := response{}
	if len(f) > 1 {
		m.status, _ = strconv.Atoi(f[1])
	}
	m.header, err = lenientFields(in)
	if err != nil {
		return response{}, fmt.Errorf("its HTTP head is damaged: %w", err)
	}
	m.body = b[in.n:]
	return m, nil
}

// lenientFields reads an HTTP head; lines that are no fields are passed over.
func lenientFields(in *counter) (map[string]string, error) {
	fields := map[string]string{}
	for total := 0; total < warcHeader*4; {
		line, err := readLine(in, warcHeader)
		if err != nil && (line == "" || !errors.Is(err, io.EOF)) {
			return nil, io.ErrUnexpectedEOF
		}
		if line == "" {
			return fields, nil
		}
		total += len(line)
		name, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		name = strings.ToLower(strings.TrimSpace(name))
		if _, seen := fields[name]; !seen {
			fields[name] = strings.TrimSpace(value)
		}
	}
	return nil, errTooLarge
}

// payload undoes chunking and packing. Archives often store the body unpacked under the old fields (Common Crawl
// does), so a body that does not look packed is taken as it is.
func (r *reader) payload(m response) (body []byte, note string, err error) {
	body = m.body
	if strings.Contains(strings.ToLower(m.header["transfer-encoding"]), "chunked") {
		plain, whole, ok := unchunk(body)
		switch {
		case ok && whole:
			body = plain
		case ok:
			body, note = plain, "the chunked response is cut off"
		}
	}
	var codings []string
	for c := range strings.SplitSeq(strings.ToLower(m.header["content-encoding"]), ",") {
		if c = strings.TrimSpace(c); c != "" && c != "identity" && c != "none" && c != "utf-8" {
			codings = append(codings, c)
		}
	}
	if len(codings) > 4 {
		return nil, "", fmt.Errorf("packed %d times over", len(codings))
	}
	if len(codings) == 0 || !looksPacked(body, codings[len(codings)-1]) {
		return body, note, nil
	}
	out, err := r.unpackBody(body, codings)
	if err != nil && len(out) > 0 && fateOf(err) == stemma.Unreadable {
		last := codings[len(codings)-1]
		if last == "deflate" || last == "br" { // nothing marks these: it may have been plain
			if printable(body) {
				return body, note, nil
			}
		}
		return out, strings.TrimPrefix(note+"; "+unpackNote(last, err), "; "), nil
	}
	if err != nil && printable(body) {
		return body, note, nil
	}
	return out, note, err
}

// looksPacked reports whether a body may be packed as its field says: gzip and zstd have a mark, the others are
// taken to be unless the body is readable text.
func looksPacked(b []byte, how string) bool {
	switch how {
	case "gzip", "x-gzip":
		return bytes.HasPrefix(b, []byte{0x1f, 0x8b})
	case "zstd":
		return bytes.HasPrefix(b, []byte{0x28, 0xb5, 0x2f, 0xfd})
	}
	return !printable(b)
}

func printable(b []byte) bool {
	head := b[:min(len(b), 512)]
	return len(head) > 0 && !binary(head) && !bytes.ContainsRune(head, 0)
}

// unchunk joins the chunks of a chunked body. ok is false if it is not chunked at all; whole tells that the last chunk came.
func unchunk(b []byte) (plain []byte, whole, ok bool) {
	for first := true; ; first = false {
		line, rest, found := bytes.Cut(b, []byte("\n"))
		if !found {
			return plain, false, !first
		}
		hex, _, _ := strings.Cut(strings.TrimSpace(string(line)), ";")
		n, err := strconv.ParseUint(strings.TrimSpace(hex), 16, 40)
		if err != nil {
			return plain, false, !first
		}
		if n == 0 {
			return plain, true, true
		}
		if n > uint64(len(rest)) {
			return append(plain, rest...), false, true
		}
		plain = append(plain, rest[:n]...)
		b = bytes.TrimPrefix(bytes.TrimPrefix(rest[n:], []byte("\r")), []byte("\n"))
	}
}

// emit gives one body that is in memory: a page, or a feed or list of articles that it holds.
func (r *reader) emit(c stemma.Capture, body []byte, note string, depth int) {
	media, _, _ := strings.Cut(strings.ToLower(c.Media), ";")
	media = strings.TrimSpace(media)
	switch {
	case len(bytes.TrimSpace(body)) == 0:
		r.fail(c.Input, stemma.NotArticle, "the page is empty")
		return
	case strings.HasPrefix(media, "image/") || strings.HasPrefix(media, "video/") || strings.HasPrefix(media, "audio/") || strings.HasPrefix(media, "font/") ||
		media == "text/css" || strings.HasSuffix(media, "javascript") || media == "application/pdf":
		r.fail(c.Input, stemma.NotArticle, "it is %s", media)
		return
	}
	head := body[:min(len(body), peekSize)]
	k, what := sniff(head, c.Media)
	switch {
	case k == foreignKind:
		r.fail(c.Input, stemma.NotArticle, "%s", foreignNote(what))
	case k == packedKind || k == warcKind:
		if depth >= r.limits.Nesting {
			r.fail(c.Input, stemma.TooLarge, "containers are nested more than %d deep", r.limits.Nesting)
			return
		}
		c.Media = ""
		r.sorted(c, bufio.NewReader(bytes.NewReader(body)), depth+1)
	case k == feedKind:
		r.feed(c, body, note)
	case k == jsonKind && media != "text/plain" && media != "text/html":
		r.json(c, bufio.NewReader(bytes.NewReader(body)), depth+1)
	default:
		if k == htmlKind && media != "text/html" && media != "application/xhtml+xml" {
			c.Media = "text/html"
		} else if media != "text/html" && media != "text/plain" && media != "application/xhtml+xml" {
			c.Media = ""
		}
		r.yield(Item{Capture: c, Body: body, Note: note})
	}
}
