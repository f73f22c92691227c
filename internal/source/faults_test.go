package source

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"stemma"
)

// notes gives items in one line each: input, fate, note.
func notes(list []Item) string {
	var b strings.Builder
	for _, it := range list {
		if it.Fate != nil {
			fmt.Fprintf(&b, "%s: %s: %s\n", it.Capture.Input, it.Fate.Fate, it.Fate.Note)
		} else {
			fmt.Fprintf(&b, "%s: : %s\n", it.Capture.Input, it.Note)
		}
	}
	return b.String()
}

func TestNamedTwiceAndStrangeAddresses(t *testing.T) {
	var list []Item
	for it := range Each(context.Background(), []string{"-", "-", "ftp://harbour.test/x", "file:///tide/table", "no-such-pier.txt"}, Usual(), strings.NewReader("The ferry is late.")) {
		list = append(list, it)
	}
	const refused = ": unreadable: only http and https addresses are fetched: save it as a file first\n"
	want := "-: : \n-: duplicate: standard input was read already\nftp://harbour.test/x" + refused + "file:///tide/table" + refused + "no-such-pier.txt: unreadable: there is no such file: check the name\n"
	if got := notes(list); got != want {
		t.Errorf("%swant\n%s", got, want)
	}
}

func TestHeadNamesTheOutlet(t *testing.T) {
	const rest = "\nThe ferry is late.\n"
	for in, want := range map[string]stemma.Meta{
		"Headline: Ferry late\nsource: Odd Gazette\n":                   {Title: "Ferry late", Outlet: "Odd Gazette"},
		"Site: Odd Gazette\nTitle: Ferry late\n":                        {Title: "Ferry late", Outlet: "Odd Gazette"},
		"PUBLISHER: Odd Gazette\n":                                      {Outlet: "Odd Gazette"},
		"Publication: Odd Gazette\nPublication date: 2021-05-04\n":      {Outlet: "Odd Gazette", Published: "2021-05-04"},
		"Source: Odd Wire\nOutlet: Harbour Gazette\n":                   {Outlet: "Harbour Gazette"},
		"Source: https://gazette.test/ferry\nOutlet: Harbour Gazette\n": {Outlet: "Harbour Gazette", URL: "https://gazette.test/ferry"},
		"Outlet: Harbour Gazette\nOutlet: Another\n":                    {Outlet: "Harbour Gazette"},
		"Tide: high\n": {},
		"URL: https://gazette.test/1\nSource: https://gazette.test/the/wire\n": {URL: "https://gazette.test/1", Outlet: "https://gazette.test/the/wire"},
	} {
		if got, text := textHead(in + rest); got != want || want != (stemma.Meta{}) && text != rest[1:] {
			t.Errorf("%q: %+v, want %+v; text %q", in, got, want, text)
		}
	}
}

func TestNotesOfJSONLines(t *testing.T) {
	in := "{\"text\":\"One.\"}\n[\"a list\"]\n5\n\"word\"\nnull\nnonsense\n{\"text\":\n\"Two.\"}\n{\"text\": 5"
	want := "-#1: : \n-#2: not-an-article: line 2: it is a list, not an article\n-#3: not-an-article: line 3: it is a number, not an article\n" +
		"-#4: not-an-article: line 4: it is a string, not an article\n-#5: not-an-article: line 5: it is null, not an article\n" +
		"-#6: unreadable: line 6: not well-formed JSON: what begins with \"nonsense\\n\" is no object\n-#7: : \n-#8: unreadable: line 9: not well-formed JSON: it is cut off\n"
	for _, end := range []string{"", "\n"} {
		if got := notes(items(t, []byte(in+end))); got != want {
			t.Errorf("%swant\n%s", got, want)
		}
	}
}

func TestAdviceHasOneColon(t *testing.T) {
	for in, want := range map[string]string{
		"%PDF-1.7 x":            "-: not-an-article: it is a PDF: turn it into text first (pdftotext)\n",
		"\x89PNG\r\n\x1a\n\x00": "-: not-an-article: it is a picture: give text, HTML, a feed, JSON Lines or WARC\n",
	} {
		if got := notes(items(t, []byte(in))); got != want {
			t.Errorf("%q: %swant %s", in, got, want)
		}
	}
}

func TestTeaserOfFeed(t *testing.T) {
	item := func(inner string) string {
		return `<rss version="2.0"><channel><title>Harbour Gazette</title><item><title>Ferry late</title>` + inner + `</item></channel></rss>`
	}
	const more = `<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">The ferry is late.</content:encoded>`
	for in, want := range map[string]string{
		item("<description>The ferry is late.</description>"):                                      "-#1: : the feed gives a teaser only, words: 4; the page it points to has the rest\n",
		item("<description>" + strings.Repeat("The ferry is late again. ", 20) + "</description>"): "-#1: : \n",
		item(more): "-#1: : \n",
	} {
		if got := notes(items(t, []byte(in))); got != want {
			t.Errorf("%s: %swant %s", in, got, want)
		}
	}
}

func TestWARCHeadRunsIntoNextRecord(t *testing.T) {
	one, two, three := record(1, 0), record(2, 0), record(3, 0)
	for name, head := range map[string][]byte{
		"fields go on into the content":   []byte("WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 18\r\nsoftware: a test\r\n\r\n\r\n"),
		"the length is glued to a field":  []byte("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 18software: a test\r\n\r\n\r\n"),
		"nothing between it and the next": []byte("WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 18\r\n\r\n"),
		"the length line has no end":      []byte("WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 18"),
	} {
		found, damaged := pages(items(t, bytes.Join([][]byte{head, one, two, three}, nil)))
		want := "123"
		if name == "the length line has no end" {
			want = "23" // the next record's first line is gone: the two are one damaged record
		}
		if found != want || damaged != 1 {
			t.Errorf("%s: pages %s, want %s; %d damaged", name, found, want, damaged)
		}
	}
	// A record of no content is whole.
	empty := []byte("WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
	if found, damaged := pages(items(t, bytes.Join([][]byte{empty, one}, nil))); found != "1" || damaged != 0 {
		t.Errorf("an empty record: pages %s, %d damaged", found, damaged)
	}
}
