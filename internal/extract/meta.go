package extract

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stemma"
)

// A meta is what the head of a page says about it.
type meta struct {
	tags   map[string]string // meta tags by lower-case name or property; the first of each
	title  string            // the title element
	h1     string
	lang   string
	url    string
	blocks []string // JSON-LD
	times  []string // time elements' datetime, in order
}

// maxLD is the most JSON-LD read of one page, in bytes.
const maxLD = 1 << 20

// readMeta gathers what the head states from the tree, in document order.
func readMeta(doc *html.Node) *meta {
	m := &meta{tags: map[string]string{}}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			m.lang = attr(n, "lang")
		case atom.Meta:
			m.tag(first(attr(n, "property"), attr(n, "name"), attr(n, "itemprop"), attr(n, "http-equiv")), attr(n, "content"))
		case atom.Title:
			if m.title == "" && (n.Parent == nil || n.Parent.DataAtom != atom.Svg) {
				m.title = textOf(n, 1000)
			}
		case atom.H1:
			if m.h1 == "" {
				m.h1 = textOf(n, 1000)
			}
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") && m.url == "" {
				m.url = attr(n, "href")
			}
		case atom.Time:
			if t := attr(n, "datetime"); t != "" && len(m.times) < 50 {
				m.times = append(m.times, t)
			}
		case atom.Script:
			if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil && len(n.FirstChild.Data) <= maxLD {
				m.blocks = append(m.blocks, n.FirstChild.Data)
			}
		}
	}
	return m
}

// flatMeta does the same with the tokenizer alone, for pages whose tree is not built.
func flatMeta(text string) *meta {
	m := &meta{tags: map[string]string{}}
	z := html.NewTokenizer(strings.NewReader(text))
	var inside atom.Atom
	var b strings.Builder
	for {
		tt := z.Next()
		switch tt {
		case html.ErrorToken:
			return m
		case html.TextToken:
			if (inside == atom.Title || inside == atom.H1) && b.Len() < 1000 {
				b.Write(z.Text())
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if a := atom.Lookup(name); a != 0 && a == inside {
				if a == atom.Title {
					m.title = first(m.title, tidyLine(b.String()))
				} else {
					m.h1 = first(m.h1, tidyLine(b.String()))
				}
				inside = 0
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			a := atom.Lookup(name)
			if a == atom.Title && m.title == "" || a == atom.H1 && m.h1 == "" {
				inside = a
				b.Reset()
			}
			if a != atom.Meta && a != atom.Html {
				continue
			}
			at := map[string]string{}
			for n := 0; more && n < 64; n++ {
				var k, v []byte
				k, v, more = z.TagAttr()
				at[string(k)] = string(v)
			}
			if a == atom.Html {
				m.lang = at["lang"]
				continue
			}
			m.tag(first(at["property"], at["name"], at["itemprop"]), at["content"])
		}
	}
}

func (m *meta) tag(name, content string) {
	name = strings.ToLower(strings.TrimSpace(name))
	content = tidyLine(content)
	if name == "" || content == "" || len(content) > 2000 || len(m.tags) > 500 {
		return
	}
	if _, ok := m.tags[name]; !ok {
		m.tags[name] = content
	}
}

// any gives the first of the named tags that is there.
func (m *meta) any(names ...string) string {
	for _, n := range names {
		if v := m.tags[n]; v != "" {
			return v
		}
	}
	return ""
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// textOf gives the words under a node, up to a limit.
func textOf(n *html.Node, limit int) string {
	var b strings.Builder
	for k := range n.Descendants() {
		if k.Type == html.TextNode && b.Len() < limit {
			b.WriteString(k.Data)
			b.WriteByte(' ')
		}
	}
	return tidyLine(b.String())
}

// fill takes title, byline, outlet, date and language from what the page states. doc is nil when there is no tree.
func (m *meta) fill(p *page, c stemma.Capture, doc *html.Node, address string) {
	ld := m.linked()
	p.stated = ld.body
	p.lang = first(m.lang, m.any("og:locale", "language", "content-language"))
	p.url = m.url
	if !strings.HasPrefix(p.url, "http") {
		p.url = ""
	}
	p.url = first(p.url, m.any("og:url"))
	site := first(m.any("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:app:name:iphone"), ld.publisher)
	p.outlet = stemma.Outlet{Name: site, Basis: stemma.Stated}
	title := first(ld.headline, m.any("og:title", "twitter:title", "dc.title", "headline"), m.title)
	if head, tail := splitTitle(title); tail != "" && (bare(tail) == bare(site) || m.h1 != "" && bare(m.h1) == bare(head) || mastheadOutlet(title) != "") {
		if site == "" {
			p.outlet = stemma.Outlet{Name: tail, Basis: stemma.Inferred}
		}
		title = head
	}
	p.title = first(title, m.h1)
	p.byline = tidyByline(first(ld.author, notAddress(m.any("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author", "dcterms.creator"))))
	p.published = m.date(ld, doc, address, c)
}

func notAddress(s string) string {
	if strings.Contains(s, "://") || strings.HasPrefix(s, "@") {
		return ""
	}
	return s
}

// A linked is what the JSON-LD of a page says of the article.
type linked struct {
	kind, headline, author, publisher, published, modified string
	body                                                   string // articleBody: the whole text, on pages that build themselves by script
}

// linked reads the page's JSON-LD. Broken or too deep JSON is skipped: encoding/json itself stops at depth 10,000.
func (m *meta) linked() linked {
	var out linked
	for _, block := range m.blocks {
		block = strings.TrimSpace(block)
		block = strings.TrimSuffix(strings.TrimPrefix(block, "<!--"), "-->")
		block = strings.TrimSuffix(strings.TrimSpace(block), ";")
		var v any
		if json.Unmarshal([]byte(block), &v) != nil {
			if json.Unmarshal([]byte(strings.Map(spaceControls, block)), &v) != nil {
				continue
			}
		}
		out.visit(v, 0)
	}
	return out
}

func spaceControls(r rune) rune {
	if r < 0x20 {
		return ' '
	}
	return r
}

// maxNesting is how deep JSON-LD is searched: graph, array, object, publisher make four.
const maxNesting = 8

func (l *linked) visit(v any, depth int) {
	if depth > maxNesting {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			l.visit(x, depth+1)
		}
	case map[string]any:
		if kind := articleKind(v["@type"]); kind != "" {
			if l.kind == "" || l.published == "" {
				l.kind = first(l.kind, kind)
				l.headline = first(l.headline, oneString(v["headline"]))
				l.author = first(l.author, names(v["author"]), names(v["creator"]))
				l.publisher = first(l.publisher, names(v["publisher"]))
				l.published = first(l.published, oneString(v["datePublished"]))
				l.modified = first(l.modified, oneString(v["dateModified"]))
				if b, ok := v["articleBody"].(string); ok && l.body == "" {
					l.body = html.UnescapeString(b)
				}
				if l.published == "" {
					l.published = oneString(v["dateCreated"])
				}
			}
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"} {
			if x, ok := v[key]; ok {
				l.visit(x, depth+1)
			}
		}
	}
}

func articleKind(v any) string {
	switch v := v.(type) {
	case string:
		if strings.Contains(v, "Article") || strings.Contains(v, "BlogPosting") || v == "Report" || v == "WebPage" {
			return v
		}
	case []any:
		for _, x := range v {
			if k := articleKind(x); k != "" {
				return k
			}
		}
	}
	return ""
}

func oneString(v any) string {
	switch v := v.(type) {
	case string:
		return tidyLine(html.UnescapeString(v))
	case []any:
		if len(v) > 0 {
			return oneString(v[0])
		}
	}
	return ""
}

// names gives the names of one or more persons or bodies, joined.
func names(v any) string {
	switch v := v.(type) {
	case string:
		return notAddress(tidyLine(html.UnescapeString(v)))
	case map[string]any:
		return names(v["name"])
	case []any:
		var out []string
		for _, x := range v {
			if n := names(x); n != "" && len(out) < 10 {
				out = append(out, n)
			}
		}
		return strings.Join(out, ", ")
	}
	return ""
}
