package source

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"strings"
	"testing"

	"stemma"
)

// record makes one WARC response record with a page of its own.
func record(n int, wrong int) []byte {
	page := fmt.Sprintf("<html><title>Page %d</title><p>The ferry of pier %d was late again, the harbour said.</p></html>", n, n)
	http := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s", len(page), page)
	head := fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%d>\r\nWARC-Date: 2021-05-04T10:00:00Z\r\nWARC-Target-URI: http://harbour.test/%d\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: %d\r\n\r\n", n, n, len(http)+wrong)
	return []byte(head + http + "\r\n\r\n")
}

func info() []byte {
	body := "software: a test\r\n"
	return []byte(fmt.Sprintf("WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(body), body))
}

func squeeze(parts ...[]byte) []byte {
	var b bytes.Buffer
	for _, p := range parts {
		z := gzip.NewWriter(&b)
		z.Write(p)
		z.Close()
	}
	return b.Bytes()
}

// items reads bytes as one input.
func items(t testing.TB, input []byte) []Item {
	t.Helper()
	var out []Item
	for it := range Each(context.Background(), []string{"-"}, Usual(), bytes.NewReader(input)) {
		out = append(out, it)
		if len(out) > 10000 {
			t.Fatal("it does not end")
		}
	}
	return out
}

// pages gives the numbers of the pages found, and how many fates tell of damage.
func pages(list []Item) (found string, damaged int) {
	for _, it := range list {
		if it.Fate != nil {
			damaged++
			continue
		}
		if strings.HasPrefix(it.Note, "reading stopped early") {
			damaged++
		}
		var n int
		if i := bytes.Index(it.Body, []byte("Page ")); i >= 0 {
			fmt.Sscanf(string(it.Body[i:]), "Page %d", &n)
		}
		found += fmt.Sprint(n)
	}
	return found, damaged
}

func TestWARC(t *testing.T) {
	one, two, three := record(1, 0), record(2, 0), record(3, 0)
	whole := bytes.Join([][]byte{info(), one, two, three}, nil)
	chunked := "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n7\r\n<p>Page\r\n4\r\n 4</\r\n2\r\np>\r\n0\r\n\r\n"
	chunkedRecord := fmt.Sprintf("WARC/1.1\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(chunked), chunked)
	packedBody := squeeze([]byte("<p>Page 5</p>"))
	packed := append([]byte("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n\r\n"), packedBody...)
	packedRecord := append([]byte(fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n", len(packed))), packed...)
	alreadyPlain := "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n<p>Page 6</p>"
	plainRecord := fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(alreadyPlain), alreadyPlain)
	revisit := "WARC/1.0\r\nWARC-Type: revisit\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
	gone := "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 26\r\n\r\nHTTP/1.1 404 Not Found\r\n\r\n\r\n\r\n"
	for _, c := range []struct {
		name    string
		in      []byte
		found   string
		damaged int
	}{
		{"plain", whole, "123", 0},
		{"one member each", squeeze(info(), one, two, three), "123", 0},
		{"one member for all", squeeze(whole), "123", 0},
		{"length one too small", bytes.Join([][]byte{one, record(2, -1), three}, nil), "123", 0},
		{"length two too large", bytes.Join([][]byte{one, record(2, 2), three}, nil), "123", 0},
		{"length far too small", bytes.Join([][]byte{one, record(2, -40), three}, nil), "123", 0},
		{"length far too large", bytes.Join([][]byte{one, record(2, 100000), three}, nil), "123", 0},
		{"length absurd", bytes.Join([][]byte{one, record(2, 1<<50), three}, nil), "13", 1},
		{"length no number", bytes.Join([][]byte{one, bytes.Replace(two, []byte("Content-Length: "), []byte("Content-Length: x"), 1), three}, nil), "13", 1},
		{"junk between", bytes.Join([][]byte{one, []byte("some junk here\r\n\r\n"), two, three}, nil), "123", 1},
		{"junk before a member", append([]byte("WARC/1.0\r\nbroken\r\n\r\n"), whole...), "123", 1},
		{"chunked", []byte(chunkedRecord), "4", 0},
		{"packed payload", packedRecord, "5", 0},
		{"payload stored unpacked", []byte(plainRecord), "6", 0},
		{"revisit", append([]byte(revisit), one...), "1", 1},
		{"status", append([]byte(gone), one...), "1", 1},
		{"line feeds only", bytes.ReplaceAll(bytes.Join([][]byte{record(1, -4), record(2, -4)}, nil), []byte("\r\n"), []byte("\n")), "12", 0},
	} {
		if found, damaged := pages(items(t, c.in)); found != c.found || damaged != c.damaged {
			t.Errorf("%s: found pages %q and %d damaged, want %q and %d", c.name, found, damaged, c.found, c.damaged)
			for _, it := range items(t, c.in) {
				if it.Fate != nil {
					t.Logf("   %s: %s", it.Capture.Input, it.Fate.Note)
				}
			}
		}
	}
}

// A file clipped anywhere keeps what stands before, and the damage is never passed over.
func TestWARCClipped(t *testing.T) {
	one, two := record(1, 0), record(2, 0)
	plain := append(append([]byte{}, one...), two...)
	packedOne := squeeze(one)
	for _, f := range []struct {
		name     string
		in       []byte
		firstEnd int
		lastEnd  int // from here on the second page is whole
	}{
		{"plain", plain, len(one), len(plain) - 4},
		{"packed", squeeze(one, two), len(packedOne), len(squeeze(one, two))},
		{"single stream", squeeze(plain), 0, len(squeeze(plain))},
	} {
		for n := 1; n < len(f.in); n++ {
			found, damaged := pages(items(t, f.in[:n]))
			switch {
			case n >= f.firstEnd && f.firstEnd > 0 && !strings.HasPrefix(found, "1"):
				t.Fatalf("%s clipped at %d of %d: the first page is lost (%q)", f.name, n, len(f.in), found)
			case !strings.Contains(found, "2") && damaged == 0 && n > f.firstEnd+4:
				t.Fatalf("%s clipped at %d of %d: the second page is missing and nothing says so: %+v", f.name, n, len(f.in), items(t, f.in[:n]))
			case n >= f.lastEnd && found != "12":
				t.Fatalf("%s clipped at %d of %d: %q, want both pages", f.name, n, len(f.in), found)
			}
		}
	}
}

// A flipped byte in one gzip member costs that record at most.
func TestWARCFlipped(t *testing.T) {
	a, b, c := squeeze(record(1, 0)), squeeze(record(2, 0)), squeeze(record(3, 0))
	whole := bytes.Join([][]byte{a, b, c}, nil)
	for i := len(a); i < len(a)+len(b); i++ {
		bad := bytes.Clone(whole)
		bad[i] ^= 0x55
		found, damaged := pages(items(t, bad))
		if !strings.HasPrefix(found, "1") || !strings.HasSuffix(found, "3") {
			t.Fatalf("byte %d of member 2 flipped: found %q (%d damaged), want 1 and 3 in any case", i-len(a), found, damaged)
		}
		if !strings.Contains(found, "2") && damaged == 0 {
			t.Fatalf("byte %d of member 2 flipped: record 2 is lost and nothing says so", i-len(a))
		}
	}
}

func FuzzWARC(f *testing.F) {
	f.Add(bytes.Join([][]byte{info(), record(1, 0), record(2, 3)}, nil))
	f.Add(squeeze(record(1, 0), record(2, 0)))
	f.Add(squeeze(append(record(1, 0), record(2, -9)...)))
	f.Add([]byte("WARC/1.0\r\nContent-Length: 5\r\n\r\nab"))
	f.Fuzz(func(t *testing.T, in []byte) {
		for _, it := range items(t, in) {
			if it.Fate == nil && len(it.Body) == 0 {
				t.Error("a capture without a body")
			}
			if it.Fate != nil && (it.Fate.Input != it.Capture.Input || it.Fate.Fate == stemma.Reported || it.Fate.Note == "") {
				t.Errorf("a fate without a reason: %+v", it.Fate)
			}
		}
	})
}
