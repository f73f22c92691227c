package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"

	"stemma"
)

// Sizes, in bytes.
const (
	warcHeader = 64 << 10 // the fields of one record; honest ones have under 2 kB
	warcWindow = 64 << 10 // looked at in one piece while a record's content is read
)

// nextRecord is what parts two records. Its presence inside a record's content means that the stated length is wrong.
var nextRecord = [][]byte{[]byte("\r\n\r\nWARC/1."), []byte("\n\nWARC/1."), []byte("\r\n\r\nWARC/0.")}

// A warcRun reads the records of one WARC file, packed or not.
type warcRun struct {
	*reader
	c     stemma.Capture
	depth int
	n     int    // records met, damaged ones too
	where string // "at byte 512", for damage reports; set for each gzip member
}

// warc reads an unpacked WARC file.
func (r *reader) warc(c stemma.Capture, in *counter, depth int) {
	w := &warcRun{reader: r, c: c, depth: depth}
	in.r = bufio.NewReaderSize(in.r, warcWindow+64)
	err := w.records(in, "")
	if err != nil && !errors.Is(err, io.EOF) && !w.done {
		w.damaged("reading stopped: %v", err)
	}
	w.end()
}

// end names a file in which nothing was found, so that each input has a fate.
func (w *warcRun) end() {
	if w.n == 0 && !w.done {
		w.fail(w.c.Input, stemma.Unreadable, "no WARC record was found in it")
	}
}

// damaged names a record that is lost.
func (w *warcRun) damaged(format string, args ...any) {
	w.n++
	w.fail(fmt.Sprintf("%s#%d", w.c.Input, w.n), stemma.Unreadable, "WARC record damaged: "+format, args...)
}

// packedWARC reads a WARC file of gzip members, one for each record or one for all. It reports whether the stream is one.
func (r *reader) packedWARC(c stemma.Capture, in *bufio.Reader, depth int) bool {
	if head, _ := in.Peek(peekSize); !packsWARC(head) && !strings.HasSuffix(c.Input, ".warc.gz") {
		return false
	}
	w := &warcRun{reader: r, c: c, depth: depth}
	re := &replay{src: in}
	for !w.done {
		re.mark()
		at := re.offset()
		if !re.more() {
			break
		}
		err := w.member(re, at)
		if err == nil {
			continue
		}
		if !errors.Is(err, errTold) {
			w.damaged("gzip member at byte %d: %s", at, unpackNote("gzip", err))
		}
		if !re.resync(at + 1) {
			break
		}
	}
	w.end()
	return true
}

// errTold says that the damage was reported already.
var errTold = errors.New("damage was reported")

// member reads the records of one gzip member that begins at byte at.
func (w *warcRun) member(re *replay, at int64) error {
	z, err := gzip.NewReader(re)
	if err != nil {
		return err
	}
	z.Multistream(false)
	g := &guarded{out: z, taken: func() int64 { return re.offset() - at }, most: w.limits.Container, ratio: w.limits.Ratio}
	inner := &counter{r: bufio.NewReaderSize(g, warcWindow+64)}
	before := w.n
	err = w.records(inner, fmt.Sprintf("gzip member at byte %d, ", at))
	if w.done {
		return nil
	}
	if err == nil || errors.Is(err, io.EOF) {
		// Read on to the end of the member: its check sum stands there.
		if _, err = io.Copy(io.Discard, inner); err != nil && w.n > before {
			return errTold // all records came out; only the trailer is gone
		}
		return err
	}
	return err
}

// packsWARC reports whether the first bytes of a gzip stream unpack to a WARC record.
func packsWARC(head []byte) bool {
	z, err := gzip.NewReader(bytes.NewReader(head))
	if err != nil {
		return false
	}
	var first [5]byte
	_, err = io.ReadFull(z, first[:])
	return err == nil && string(first[:]) == "WARC/"
}

// records reads records until the stream ends. An error other than io.EOF is the stream's own, and what was being read is
// then reported already if it was a record (errTold).
func (w *warcRun) records(in *counter, where string) error {
	w.where = where
	for !w.done {
		if err := skipBlank(in); err != nil {
			return err
		}
		at := in.n
		if begin, _ := in.r.Peek(5); string(begin) != "WARC/" {
			w.damaged("%sbyte %d: no record begins here; looking for the next one", where, at)
			if err := w.toNext(in); err != nil {
				return told(err)
			}
			continue
		}
		if w.n >= w.limits.Records {
			w.fail(w.c.Input, stemma.TooLarge, "more than %d records: cut the file", w.limits.Records)
			w.done = true
			return nil
		}
		_, err := readLine(in, warcHeader)
		var head map[string]string
		if err == nil {
			head, err = readFields(in, warcHeader)
		}
		if err != nil {
			w.damaged("%sbyte %d: its head is cut off or not well formed", where, at)
			if err := w.toNext(in); err != nil {
				return told(err)
			}
			continue
		}
		length, err := strconv.ParseInt(head["content-length"], 10, 64)
		if err != nil || length < 0 {
			w.damaged("%sbyte %d: Content-Length %q is no number", where, at, clip(head["content-length"]))
			if err := w.toNext(in); err != nil {
				return told(err)
			}
			continue
		}
		if err := w.record(in, head, length, at); err != nil {
			return err
		}
	}
	return nil
}

func told(err error) error {
	if err == nil || errors.Is(err, io.EOF) {
		return err
	}
	return errTold
}

func clip(s string) string { return s[:min(len(s), 40)] }

// record reads one record's content and gives what it holds.
func (w *warcRun) record(in *counter, head map[string]string, length, at int64) error {
	if next, _ := in.r.Peek(16); length > 0 && bytes.HasPrefix(bytes.TrimLeft(next, "\r\n"), []byte("WARC/")) && len(next) > 0 {
		w.damaged("%sbyte %d: its head is damaged: the next record follows where its content should be", w.where, at)
		return nil
	}
	content, full, rerr := readContent(in, length, w.limits.Body)
	note := ""
	switch {
	case errors.Is(rerr, errTooLarge):
		w.n++
		w.fail(fmt.Sprintf("%s#%d", w.c.Input, w.n), stemma.TooLarge, "the record has %d bytes, the most is %s", length, size(w.limits.Body))
		return told(w.toNext(in))
	case rerr != nil && !errors.Is(rerr, io.EOF):
		w.damaged("%sbyte %d: %s after %d of %d bytes", w.where, at, unpackNote("gzip", rerr), len(content), length)
		return errTold
	case rerr != nil:
		w.damaged("%sbyte %d: cut off after %d of %d bytes", w.where, at, len(content), length)
		return io.EOF
	case !full:
		note = fmt.Sprintf("the record's length is wrong: %d bytes stated, %d found", length, len(content))
	case !atRecordEnd(in):
		more, _, err := readContent(in, w.limits.Body-int64(len(content)), w.limits.Body)
		content = bytes.TrimRight(append(content, more...), "\r\n")
		note = fmt.Sprintf("the record's length is wrong: %d bytes stated, %d found", length, len(content))
		if err != nil && !errors.Is(err, io.EOF) {
			w.damaged("%sbyte %d: %v", w.where, at, err)
			return errTold
		}
	}
	w.n++
	w.content(head, content, note)
	return nil
}

// content gives what one intact record holds.
func (w *warcRun) content(head map[string]string, content []byte, note string) {
	c := numbered(w.c, w.n, "")
	c.URL = strings.Trim(head["warc-target-uri"], "<>")
	if !strings.HasPrefix(c.URL, "http") {
		c.URL = ""
	}
	if t, err := time.Parse(time.RFC3339, head["warc-date"]); err == nil {
		c.At = t.UTC()
	}
	fail := func(kind stemma.FateKind, format string, args ...any) { w.fail(c.Input, kind, format, args...) }
	switch kind := strings.ToLower(head["warc-type"]); kind {
	case "response":
		if strings.HasPrefix(head["content-type"], "text/dns") {
			return
		}
		w.response(c, content, note)
	case "resource", "conversion":
		c.Media = strings.ToLower(head["content-type"])
		w.body(c, content, note)
	case "revisit":
		fail(stemma.Duplicate, "the archive only notes that this page had not changed since an earlier visit")
	case "continuation":
		fail(stemma.Unreadable, "part of a record that was cut in pieces: pieces are not joined")
	case "warcinfo", "request", "metadata": // about captures, not captures
	default:
		fail(stemma.Unreadable, "the record type %q is not known", clip(kind))
	}
}

// response gives the body of an HTTP response.
func (w *warcRun) response(c stemma.Capture, content []byte, note string) {
	m, err := parseResponse(content)
	if err != nil {
		w.fail(c.Input, stemma.Unreadable, "WARC record damaged: %v", err)
		return
	}
	if m.status < 200 || m.status > 299 {
		w.fail(c.Input, stemma.NotArticle, "the site answered with status %d", m.status)
		return
	}
	body, fixed, err := w.payload(m)
	if err != nil {
		w.fail(c.Input, fateOf(err), "the response cannot be unpacked: %s", unpackNote(m.header["content-encoding"], err))
		return
	}
	if fixed != "" {
		note = strings.TrimPrefix(note+"; "+fixed, "; ")
	}
	c.Media = m.header["content-type"]
	w.body(c, body, note)
}

// body gives a page, or says why a body is none.
func (w *warcRun) body(c stemma.Capture, body []byte, note string) {
	w.emit(c, body, note, w.depth)
}

// skipBlank passes over the empty lines between records.
func skipBlank(in *counter) error {
	for {
		b, err := in.r.Peek(1)
		if err != nil {
			return err
		}
		if b[0] != '\r' && b[0] != '\n' {
			return nil
		}
		in.skip(1)
	}
}

// readLine reads a line without its end. A line over most bytes is cut and the rest left unread.
func readLine(in *counter, most int) (string, error) {
	var b []byte
	for len(b) < most {
		c, err := in.ReadByte()
		if err != nil {
			return string(b), err
		}
		if c == '\n' {
			return strings.TrimSuffix(string(b), "\r"), nil
		}
		b = append(b, c)
	}
	return string(b), nil
}

// readFields reads "Name: value" lines up to an empty one. Names are in lower case; folded lines are joined; the
// first of several equal names counts.
func readFields(in *counter, most int) (map[string]string, error) {
	fields := map[string]string{}
	last, total := "", 0
	for {
		line, err := readLine(in, most)
		if err != nil {
			return nil, err
		}
		if total += len(line) + 2; total > most {
			return nil, errTooLarge
		}
		switch name, value, ok := strings.Cut(line, ":"); {
		case line == "":
			return fields, nil
		case (line[0] == ' ' || line[0] == '\t') && last != "":
			fields[last] += " " + strings.TrimSpace(line)
		case !ok || strings.ContainsAny(name, " \t"):
			return nil, fmt.Errorf("%q is no field", clip(line))
		default:
			last = strings.ToLower(name)
			if _, seen := fields[last]; !seen {
				fields[last] = strings.TrimSpace(value)
			}
		}
	}
}

// readContent reads up to length bytes and stops before what looks like the next record; full tells whether the
// length was reached. io.EOF means that the stream ended first.
func readContent(in *counter, length, most int64) (content []byte, full bool, err error) {
	if length > most {
		return nil, false, errTooLarge
	}
	for int64(len(content)) < length {
		chunk, err := in.r.Peek(warcWindow)
		if len(chunk) == 0 {
			if err == nil || errors.Is(err, io.ErrUnexpectedEOF) {
				err = io.ErrUnexpectedEOF
			}
			return content, false, err
		}
		left := length - int64(len(content))
		if i := indexNext(chunk); i >= 0 && int64(i) < left {
			content = append(content, chunk[:i]...)
			in.skip(i)
			return content, false, nil
		}
		take := int64(len(chunk))
		if err == nil {
			take -= 16 // a mark may lie across the border
		}
		take = min(take, left)
		content = append(content, chunk[:take]...)
		in.skip(int(take))
	}
	return content, true, nil
}

func (c *counter) skip(n int) {
	d, _ := c.r.Discard(n)
	c.n += int64(d)
}

func indexNext(b []byte) int {
	found := -1
	for _, m := range nextRecord {
		if i := bytes.Index(b, m); i >= 0 && (found < 0 || i < found) {
			found = i
		}
	}
	return found
}

// atRecordEnd reports that what follows is the end of a record: line ends and then a record, or nothing.
func atRecordEnd(in *counter) bool {
	next, _ := in.r.Peek(12)
	if bytes.HasPrefix(next, []byte("\r\n\r\n")) {
		return true // whatever comes then
	}
	trimmed := bytes.TrimLeft(next, "\r\n")
	return len(trimmed) == 0 || len(trimmed) < len(next) && bytes.HasPrefix(trimmed, []byte("WARC/"))
}

// toNext passes over bytes to the next record.
func (w *warcRun) toNext(in *counter) error {
	if begin, _ := in.r.Peek(16); bytes.HasPrefix(bytes.TrimLeft(begin, "\r\n"), []byte("WARC/")) && len(begin) > 0 && (begin[0] == '\r' || begin[0] == '\n') {
		return nil
	}
	for {
		chunk, err := in.r.Peek(warcWindow)
		if i := indexNext(chunk); i >= 0 {
			in.skip(i)
			return nil
		}
		if err != nil {
			in.skip(len(chunk))
			return err
		}
		in.skip(len(chunk) - 16)
	}
}
