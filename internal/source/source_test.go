package source

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"stemma"
)

// show gives items in one line each: input, then title and body, or the fate.
func show(list []Item) string {
	var b strings.Builder
	for _, it := range list {
		if it.Fate != nil {
			fmt.Fprintf(&b, "%s: %s\n", it.Capture.Input, it.Fate.Fate)
			continue
		}
		fmt.Fprintf(&b, "%s: %s|%s|%s|%s|%.40s\n", it.Capture.Input, it.Capture.Meta.Outlet, it.Capture.Meta.Title, it.Capture.Meta.Byline, it.Capture.Meta.Published, strings.TrimSpace(string(it.Body)))
	}
	return b.String()
}

func utf16le(s string) []byte {
	out := []byte{0xFF, 0xFE}
	for _, r := range s {
		out = append(out, byte(r), byte(r>>8))
	}
	return out
}

func TestKinds(t *testing.T) {
	const rssHead = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour Gazette</title><link>http://gazette.test/</link>`
	item := func(n int, more string) string {
		return fmt.Sprintf(`<item><title>Ferry %d</title><link>http://gazette.test/%d</link><dc:creator>Ann Lee</dc:creator><pubDate>Tue, 04 May 2021 10:00:00 GMT</pubDate><description>Ferry %d is late.%s</description></item>`, n, n, n, more)
	}
	rss := rssHead + item(1, "") + item(2, "") + "</channel></rss>"
	oneItem := "-#1: Harbour Gazette|Ferry 1|Ann Lee|Tue, 04 May 2021 10:00:00 GMT|Ferry 1 is late.\n"
	twoItems := oneItem + strings.ReplaceAll(strings.Replace(oneItem, "-#1", "-#2", 1), "Ferry 1", "Ferry 2")
	for _, c := range []struct {
		name string
		in   []byte
		want string
	}{
		{"plain text", []byte("The ferry is late.\n"), "-: ||||The ferry is late.\n"},
		{"text with a head", []byte("Outlet: Harbour Gazette\r\nTitle: Ferry late\r\nByline: Ann Lee\r\nDate: 2021-05-04\r\nRoom: 7\r\n\r\nThe ferry is late.\n"), "-: Harbour Gazette|Ferry late|Ann Lee|2021-05-04|The ferry is late.\n"},
		{"a colon is no head", []byte("Ferry late: why\n\nThe ferry is late.\n"), "-: ||||Ferry late: why\n\nThe ferry is late.\n"},
		{"a head needs its empty line", []byte("Title: Ferry late\nThe ferry is late.\n"), "-: ||||Title: Ferry late\nThe ferry is late.\n"},
		{"text in UTF-16", utf16le("Title: Ferry late\n\nThe ferry is late.\n"), "-: |Ferry late|||The ferry is late.\n"},
		{"web page", []byte("<!DOCTYPE html><html><p>x"), "-: ||||<!DOCTYPE html><html><p>x\n"},
		{"rss", []byte(rss), twoItems},
		{"rss in UTF-16", utf16le(rss), twoItems},
		{"rss with an unknown charset", []byte(strings.Replace(rss, "UTF-8", "x-unknown-9", 1)), twoItems},
		{"rss with control characters", []byte(strings.Replace(rss, "Ferry 1 is", "Ferry\x01 1 is", 1)), twoItems},
		{"rss with bad bytes", []byte(strings.Replace(rss, "Ferry 1 is", "Ferry\xff 1 is", 1)), strings.Replace(twoItems, "Ferry 1 is", "Ferryÿ 1 is", 1)},
		{"rss cut off", []byte(rssHead + item(1, "") + item(2, "")[:90]), oneItem + "-#2: unreadable\n"},
		{"rss with a broken item", []byte(rssHead + item(1, "<b <<<>") + item(2, "") + "</channel></rss>"), "-#1: unreadable\n" + strings.SplitAfter(twoItems, "\n")[1]},
		{"rss with an entity bomb", []byte(strings.Replace(rss, "<rss", `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss`, 1)), twoItems},
		{"rss with deep nesting", []byte(rssHead + item(1, strings.Repeat("<b>", 1000)) + item(2, "") + "</channel></rss>"), "-#1: unreadable\n" + strings.SplitAfter(twoItems, "\n")[1]},
		{"atom", []byte(`<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Gazette</title><entry><title>Ferry 1</title><author><name>Ann Lee</name></author><published>2021-05-04T10:00:00Z</published><content type="html">&lt;p&gt;Late.&lt;/p&gt;</content></entry></feed>`), "-#1: Harbour Gazette|Ferry 1|Ann Lee|2021-05-04T10:00:00Z|<p>Late.</p>\n"},
		{"json feed", []byte(`{"version":"https://jsonfeed.org/version/1.1","title":"Harbour Gazette","items":[{"id":"a1","title":"Ferry 1","content_html":"<p>Late.</p>","date_published":"2021-05-04","authors":[{"name":"Ann Lee"}]},{"id":"a2","content_text":"Later."}]}`), "-#a1: Harbour Gazette|Ferry 1|Ann Lee|2021-05-04|<p>Late.</p>\n-#a2: Harbour Gazette||||Later.\n"},
		{"news-please", []byte(`{"title":"Ferry 1","maintext":"Late.","date_publish":"2021-05-04 10:00:00","source_domain":"www.reuters.com","authors":["Ann Lee","Jo Koh"],"url":"https://www.reuters.com/x"}`), "-#1: Reuters|Ferry 1|Ann Lee, Jo Koh|2021-05-04 10:00:00|Late.\n"},
		{"newsapi", []byte(`{"status":"ok","articles":[{"source":{"id":null,"name":"Harbour Gazette"},"author":"Ann Lee","title":"Ferry 1","content":"Late.","publishedAt":"2021-05-04T10:00:00Z"},{"title":"none"}]}`), "-#1: Harbour Gazette|Ferry 1|Ann Lee|2021-05-04T10:00:00Z|Late.\n-#2: not-an-article\n"},
		{"json array", []byte("[\n {\"id\": 7, \"text\": \"Late.\"},\n {\"text\": \"Later {.\"}\n]\n"), "-#7: ||||Late.\n-#2: ||||Later {.\n"},
		{"json lines with damage", []byte("{\"text\":\"One.\"}\n{\"text\":\"Two\n{\"text\":\"Three.\"}\r\nnonsense\n{\"text\": 5\n{\"text\":\"Six.\"}"), "-#1: ||||One.\n-#2: unreadable\n-#3: ||||Three.\n-#4: unreadable\n-#5: unreadable\n-#6: ||||Six.\n"},
		{"json lines with a mark and no end", []byte("\xEF\xBB\xBF{\"text\":\"One.\"}"), "-#1: ||||One.\n"},
		{"gzip of json lines", squeeze([]byte(`{"text":"One."}`)), "-#1: ||||One.\n"},
		{"gzip of gzip of text", squeeze(squeeze([]byte("The ferry is late."))), "-: ||||The ferry is late.\n"},
		{"empty", nil, "-: unreadable\n"},
		{"white space", []byte(" \n\n "), "-: unreadable\n"},
		{"picture", []byte("\x89PNG\r\n\x1a\n\x00\x00"), "-: not-an-article\n"},
		{"zero bytes", bytes.Repeat([]byte{0, 1, 2, 3}, 100), "-: not-an-article\n"},
	} {
		if got := show(items(t, c.in)); got != c.want {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestBombs(t *testing.T) {
	zeros := func(open func(io.Writer) io.WriteCloser) []byte {
		var b bytes.Buffer
		w := open(&b)
		block := bytes.Repeat([]byte("0"), 1<<20)
		for range 64 {
			w.Write(block)
		}
		w.Close()
		return b.Bytes()
	}
	gz := zeros(func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) })
	zs := zeros(func(w io.Writer) io.WriteCloser { z, _ := zstd.NewWriter(w); return z })
	br := zeros(func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) })
	if got := show(items(t, gz)); got != "-: too-large\n" {
		t.Errorf("gzip of zeros: %s", got)
	}
	if got := show(items(t, zs)); got != "-: too-large\n" {
		t.Errorf("zstd of zeros: %s", got)
	}
	r := &reader{ctx: context.Background(), limits: Usual()}
	for _, c := range []struct {
		how  string
		body []byte
	}{{"br", br}, {"gzip", gz}, {"zstd", zs}} {
		m := response{header: map[string]string{"content-encoding": c.how}, body: c.body}
		if body, _, err := r.payload(m); fateOf(err) != stemma.TooLarge || len(body) > 0 {
			t.Errorf("%s of zeros as a response: %d bytes, %v", c.how, len(body), err)
		}
	}
	deep := []byte("The ferry is late.")
	for range 30 {
		deep = squeeze(deep)
	}
	if got := show(items(t, deep)); got != "-: too-large\n" {
		t.Errorf("gzip 30 times over: %s", got)
	}
}

func TestFolders(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("b.txt", "B.")
	write("a/z.txt", "Z.")
	write(".hidden", "H.")
	if err := os.Symlink("..", filepath.Join(dir, "a", "up")); err != nil {
		t.Skip("no links here:", err)
	}
	if err := os.Symlink("nowhere", filepath.Join(dir, "c")); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o644); err != nil {
		t.Fatal(err)
	}
	read := func(in ...string) string {
		var list []Item
		for it := range Each(context.Background(), in, Usual(), nil) {
			list = append(list, it)
		}
		return strings.ReplaceAll(show(list), dir, "D")
	}
	if got, want := read(dir), "D/a/z.txt: ||||Z.\nD/b.txt: ||||B.\nD/c: unreadable\nD/pipe: unreadable\n"; got != want {
		t.Errorf("folder:\n%swant\n%s", got, want)
	}
	if got, want := read(dir+"/*.txt", dir+"/*.nix", dir+"/missing", "-", "ftp://x"), "D/b.txt: ||||B.\nD/*.nix: unreadable\nD/missing: unreadable\n-: unreadable\nftp://x: unreadable\n"; got != want {
		t.Errorf("globs:\n%swant\n%s", got, want)
	}
	n := 0
	for range Each(context.Background(), []string{dir, dir + "/b.txt"}, Usual(), nil) {
		n++
		break
	}
	if n != 1 {
		t.Error("it goes on after the caller stopped")
	}
}

func TestFetch(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/page", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(squeeze([]byte("<html><p>The ferry is late.</p></html>")))
	})
	mux.HandleFunc("/to", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/page", http.StatusFound) })
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/away", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://169.254.169.254/meta", http.StatusFound)
	})
	mux.HandleFunc("/local", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK)
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	mux.HandleFunc("/big", func(w http.ResponseWriter, _ *http.Request) {
		for range 40 {
			w.Write(bytes.Repeat([]byte("ferry "), 1<<18))
		}
	})
	srv := httptest.NewServer(mux)
	defer srv.Close()
	limits := Usual()
	limits.Fetch, limits.Body, limits.Loopback = time.Second, 4<<20, true
	one := func(path string, l Limits) string {
		var list []Item
		for it := range Each(context.Background(), []string{srv.URL + path}, l, nil) {
			list = append(list, it)
		}
		s := show(list)
		if len(list) == 1 && list[0].Fate != nil {
			s += list[0].Fate.Note
		}
		return strings.ReplaceAll(s, srv.URL, "S")
	}
	for path, want := range map[string]string{
		"/page": "S/page: ||||<html><p>The ferry is late.</p></html>\n", "/to": "S/to: ||||<html><p>The ferry is late.</p></html>\n",
		"/loop": "more than 5 redirects", "/away": "not public", "/local": "only http", "/slow": "no full answer", "/big": "too-large", "/none": "404",
	} {
		if got := one(path, limits); !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q in it", path, got, want)
		}
	}
	limits.Loopback = false
	if got := one("/page", limits); !strings.Contains(got, "not public") {
		t.Errorf("this machine was connected to: %q", got)
	}
}

func TestPublic(t *testing.T) {
	for _, a := range []string{
		"127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1",
		"::1", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2001:0:4136:e378::1", "fec0::1", "ff02::1",
		"::127.0.0.1", "2001:db8::1", "fe80::1%eth0", "64:ff9b:1::1",
	} {
		if public(netip.MustParseAddr(a)) {
			t.Errorf("%s is taken for a public address", a)
		}
	}
	for _, a := range []string{"8.8.8.8", "93.184.216.34", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"} {
		if !public(netip.MustParseAddr(a)) {
			t.Errorf("%s is taken for a private address", a)
		}
	}
}

func FuzzFeed(f *testing.F) {
	f.Add("<rss><channel><title>x</title><item><title>a</title></item><item>")
	f.Add("<feed><entry><title><![CDATA[a</entry>]]></title></entry></feed>")
	f.Add("<rdf:RDF><item a='>'>x</item></rdf:RDF>")
	f.Fuzz(func(t *testing.T, in string) {
		text := tidyXML(in)
		head, list, _ := cutItems(text, "item")
		n := len(head)
		for _, it := range list {
			n += len(it)
		}
		if n > len(text) {
			t.Errorf("%d bytes of items from %d", n, len(text))
		}
		items(t, []byte("<rss>"+in))
	})
}

func FuzzArticles(f *testing.F) {
	f.Add([]byte("{\"text\":\"a\"}\n{\"text\":"))
	f.Add([]byte("[{\"a\":[{}]},{\"articles\":[{\"text\":\"x\"}]}]"))
	f.Add([]byte("{\"a\":\"\\\"}"))
	f.Fuzz(func(t *testing.T, in []byte) {
		for _, it := range items(t, append([]byte("{"), in...)) {
			if it.Fate == nil && len(it.Body) == 0 {
				t.Error("a capture without a body")
			}
		}
	})
}

func FuzzTextHead(f *testing.F) {
	f.Add("Title: a\nDate: b\n\nrest")
	f.Add("\n\n")
	f.Fuzz(func(t *testing.T, in string) {
		if _, rest := textHead(in); !strings.HasSuffix(in, rest) {
			t.Error("the rest is not the end of the text")
		}
	})
}
