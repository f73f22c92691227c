package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"

	"stemma"
	"stemma/internal/lang/charset"
	"stemma/internal/world"
)

// maxLine is the longest JSON value read: one article with its HTML and metadata.
const maxLine = 32 << 20

// json reads articles: one JSON object a line, or objects one after the other, or an array of them, or an object
// that holds such an array. Damaged values are named and passed over.
func (r *reader) json(c stemma.Capture, in *bufio.Reader, depth int) {
	if head, _ := in.Peek(4); bytes.HasPrefix(head, []byte{0xFF, 0xFE}) || bytes.HasPrefix(head, []byte{0xFE, 0xFF}) || bytes.IndexByte(head, 0) >= 0 {
		body, err := readCapped(in, r.limits.Body) // UTF-16 cannot be cut into lines by bytes
		if err != nil {
			r.fail(c.Input, fateOf(err), "UTF-16 is read up to %s: save it as UTF-8", size(r.limits.Body))
			return
		}
		in = bufio.NewReader(strings.NewReader(charset.Decode(body, "")))
	}
	s := &splitter{in: bufio.NewReaderSize(in, 1<<20)} // a line over a megabyte is rare, and then still read, in pieces
	n := 0
	for !r.done {
		value, err := s.next()
		if errors.Is(err, io.EOF) && len(value) == 0 {
			break
		}
		n++
		name := fmt.Sprintf("%s#%d", c.Input, n)
		switch {
		case errors.Is(err, errTooLarge):
			r.fail(name, stemma.TooLarge, "line %d: more than %s", s.begin, size(maxLine))
			continue
		case err != nil && !errors.Is(err, io.EOF):
			kind := stemma.Unreadable
			if errors.Is(err, errNoObject) {
				kind = stemma.NotArticle
			}
			r.fail(name, kind, "line %d: %v", s.begin, err)
			if !errors.Is(err, errDamaged) && !errors.Is(err, errNoObject) {
				return
			}
			continue
		case n > r.limits.Records:
			r.fail(c.Input, stemma.TooLarge, "more than %d records: cut the file", r.limits.Records)
			return
		}
		var v map[string]any
		if jerr := json.Unmarshal(bytes.TrimPrefix(value, []byte("\xEF\xBB\xBF")), &v); jerr != nil {
			r.fail(name, stemma.Unreadable, "line %d: %s", s.begin, jsonNote(jerr))
			continue
		}
		n = r.articles(c, v, n)
	}
	if n == 0 && !r.done {
		r.fail(c.Input, stemma.NotArticle, "it holds no articles")
	}
}

func jsonNote(err error) string {
	var se *json.SyntaxError
	if errors.As(err, &se) {
		return "not well-formed JSON: " + se.Error()
	}
	return "not an article: " + strings.TrimPrefix(err.Error(), "json: ")
}

// articles gives one object, or those in the list it holds, and the number of the last.
func (r *reader) articles(c stemma.Capture, v map[string]any, n int) int {
	if text, _ := articleText(v); text == "" {
		for _, path := range [][]string{{"articles"}, {"items"}, {"data"}, {"results"}, {"documents"}, {"hits"}, {"response", "results"}, {"response", "docs"}, {"hits", "hits"}} {
			list := listAt(v, path)
			if len(list) == 0 {
				continue
			}
			feed := map[string]any{"outlet": v["title"]} // a JSON Feed names itself so
			for i, x := range list {
				o, ok := x.(map[string]any)
				if !ok {
					continue
				}
				if src, ok := o["_source"].(map[string]any); ok {
					o = src
				}
				if str(o, "outlet", "source", "publisher", "domain", "source_domain") == "" && strings.Contains(str(v, "version"), "jsonfeed") {
					o["outlet"] = feed["outlet"]
				}
				if i > 0 {
					n++
				}
				r.article(c, o, n)
			}
			return n
		}
	}
	r.article(c, v, n)
	return n
}

func listAt(v map[string]any, path []string) []any {
	for _, p := range path[:len(path)-1] {
		v, _ = v[p].(map[string]any)
	}
	list, _ := v[path[len(path)-1]].([]any)
	return list
}

// article gives one object as a capture. The names are those of news-please (maintext, date_publish, source_domain),
// newspaper4k (publish_date, authors), Common Crawl extracts (text, url, date), NewsAPI (publishedAt, source.name), the
// Guardian (webTitle, fields.bodyText), GDELT (seendate, domain) and JSON Feed (content_html, date_published).
func (r *reader) article(c stemma.Capture, v map[string]any, n int) {
	for _, key := range []string{"fields", "article", "document"} { // the article's own fields one level down
		if inner, ok := v[key].(map[string]any); ok {
			for k, x := range inner {
				if _, has := v[k]; !has {
					v[k] = x
				}
			}
		}
	}
	ic := numbered(c, n, str(v, "id", "_id", "doc_id", "article_id", "uuid", "guid", "docid"))
	text, media := articleText(v)
	ic.Media = media
	ic.Meta = stemma.Meta{
		Title:  str(v, "title", "headline", "webTitle", "article_title", "og_title"),
		Byline: str(v, "byline", "authors", "author", "creator", "authors_list", "by"),
		Published: str(v, "date_publish", "publish_date", "published", "published_at", "publishedAt", "date_published", "datePublished", "publication_date",
			"published_date", "publishedDate", "publishDate", "pub_date", "pubDate", "pubdate", "webPublicationDate", "seendate", "publish_time", "date", "Date", "DATE", "created", "created_at", "timestamp"),
		Lang: str(v, "language", "lang", "meta_lang"),
		URL:  str(v, "url", "link", "canonical_link", "canonical_url", "webUrl", "source_url", "sourceurl", "SOURCEURL", "DocumentIdentifier", "documentidentifier", "uri", "external_url"),
	}
	if !strings.HasPrefix(ic.Meta.URL, "http") {
		ic.Meta.URL = ""
	}
	ic.URL = ic.Meta.URL
	ic.Meta.Outlet = articleOutlet(v)
	if text == "" {
		r.fail(ic.Input, stemma.NotArticle, "the record has no text (looked for text, maintext, content, body, html …)")
		return
	}
	if int64(len(text)) > r.limits.Body {
		r.fail(ic.Input, stemma.TooLarge, "more than %s", size(r.limits.Body))
		return
	}
	r.yield(Item{Capture: ic, Body: []byte(text)})
}

// articleText finds the text: plain text first, then text that may be HTML, then HTML.
func articleText(v map[string]any) (text, media string) {
	if t := str(v, "maintext", "text", "cleaned_text", "article_text", "full_text", "fulltext", "fullText", "bodyText", "body_text", "content_text", "plain_text", "raw_text"); t != "" {
		return t, "text/plain"
	}
	if t := str(v, "content", "body", "articleBody", "article", "story", "article_body", "main_text"); t != "" {
		return t, ""
	}
	if t := str(v, "html", "content_html", "raw_html", "article_html", "page"); t != "" {
		return t, "text/html"
	}
	return str(v, "description", "summary", "abstract", "standfirst", "lead"), ""
}

// articleOutlet finds who published: a name, or the outlet of a domain.
func articleOutlet(v map[string]any) string {
	if s := str(v, "outlet", "publisher", "publication", "source_name", "site_name", "sitename", "newspaper", "site", "media_name", "provider"); s != "" {
		return domainName(s)
	}
	return domainName(str(v, "source", "source_domain", "domain", "hostname"))
}

func domainName(s string) string {
	if o, ok := world.OutletByDomain(s); ok && o.Kind != world.Social && !strings.Contains(s, " ") && strings.Contains(s, ".") {
		return o.Name
	}
	return s
}

// str gives the first of the named fields that says something: a string, a number, a list of names, or an object's name.
func str(v map[string]any, keys ...string) string {
	for _, k := range keys {
		if s := oneValue(v[k], 0); s != "" {
			return s
		}
	}
	return ""
}

func oneValue(x any, depth int) string {
	switch x := x.(type) {
	case string:
		return strings.TrimSpace(x)
	case float64:
		if x == float64(int64(x)) {
			return strconv.FormatInt(int64(x), 10)
		}
		return strconv.FormatFloat(x, 'g', -1, 64)
	case []any:
		var out []string
		for _, y := range x {
			if s := oneValue(y, depth+1); s != "" && len(out) < 10 && depth < 2 {
				out = append(out, s)
			}
		}
		return strings.Join(out, ", ")
	case map[string]any:
		if depth > 2 {
			return ""
		}
		for _, k := range []string{"name", "title", "domain", "value", "$oid", "$date"} {
			if s := oneValue(x[k], depth+1); s != "" {
				return s
			}
		}
	}
	return ""
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}
