package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"

	"stemma"
	"stemma/internal/lang/charset"
	"stemma/internal/world"
)

// Sizes.
const (
	// feedBatch is how many items are parsed at once. The parser allocates 30 times what it reads, so a feed of 100,000
	// items in one go takes 3 GB.
	feedBatch = 50
	feedItem  = 4 << 20 // bytes of one item
	// teaserWords is under what number of words an item's description is a teaser: those of news feeds have 10 to 50, and
	// a report of its own is hardly ever shorter than three sentences.
	teaserWords = 60
	feedDepth   = 200 // open elements in one item; 15 MB of nested tags take the parser six seconds and 2.6 GB
)

// feed gives the items of an RSS or Atom feed. The text is cut at the items' own tags and parsed in batches; a batch
// that fails is parsed item by item, so that a damaged item costs only itself and a feed that is cut off keeps the rest.
func (r *reader) feed(c stemma.Capture, body []byte, note string) {
	text := tidyXML(charset.Decode(body, c.Media))
	tag := "item"
	if !strings.Contains(text, "<item>") && !strings.Contains(text, "<item ") {
		tag = "entry"
	}
	head, items, cut := cutItems(text, tag)
	if len(items) == 0 && !cut {
		r.fail(c.Input, stemma.NotArticle, "the feed holds no items")
		return
	}
	shell := newShell(head, tag)
	about := shell.parse(nil)
	n := 0
	for len(items) > 0 && !r.done {
		batch := items[:min(feedBatch, len(items))]
		items = items[len(batch):]
		if n+len(batch) > r.limits.Records {
			r.fail(c.Input, stemma.TooLarge, "more than %d items", r.limits.Records)
			return
		}
		f := shell.parse(sound(batch))
		if f != nil && len(f.Items) == len(batch) {
			for _, it := range f.Items {
				n++
				r.feedItem(c, n, about, it, note)
			}
			continue
		}
		for _, one := range batch {
			n++
			if f := shell.parse(sound([]string{one})); f != nil && len(f.Items) == 1 {
				r.feedItem(c, n, about, f.Items[0], note)
			} else {
				r.fail(fmt.Sprintf("%s#%d", c.Input, n), stemma.Unreadable, "this item of the feed is not well formed")
			}
		}
	}
	if cut && !r.done {
		n++
		r.fail(fmt.Sprintf("%s#%d", c.Input, n), stemma.Unreadable, "the feed is cut off in this item")
	}
}

// feedItem gives one item as a capture.
func (r *reader) feedItem(c stemma.Capture, n int, about *gofeed.Feed, it *gofeed.Item, note string) {
	ic := numbered(c, n, "")
	ic.Media = "text/html"
	ic.Meta = stemma.Meta{Title: plainText(it.Title), Published: it.Published, URL: it.Link}
	ic.URL = it.Link
	if ic.Meta.Published == "" {
		ic.Meta.Published = it.Updated
	}
	var names []string
	for _, a := range it.Authors {
		if a != nil && a.Name != "" && len(names) < 10 {
			names = append(names, a.Name)
		}
	}
	ic.Meta.Byline = strings.Join(names, ", ")
	ic.Meta.Outlet = feedOutlet(about, it.Link)
	if about != nil {
		ic.Meta.Lang = about.Language
	}
	body := it.Content
	if len(strings.TrimSpace(body)) < len(strings.TrimSpace(it.Description)) {
		body = it.Description
	}
	if strings.TrimSpace(body) == "" {
		r.fail(ic.Input, stemma.NotArticle, "the item has no text: give the page it points to, %s", it.Link)
		return
	}
	if !strings.Contains(body, "<") {
		ic.Media = "text/plain"
	}
	if n := len(strings.Fields(plainText(body))); n < teaserWords && strings.TrimSpace(it.Content) == "" {
		note = strings.TrimPrefix(note+fmt.Sprintf("; the feed gives a teaser only, words: %d; the page it points to has the rest", n), "; ")
	}
	r.yield(Item{Capture: ic, Body: []byte(body), Note: note})
}

// feedOutlet is the outlet that the items' addresses belong to, else the feed's title without its section.
func feedOutlet(about *gofeed.Feed, link string) string {
	if o, ok := world.OutletByDomain(hostOf(link)); ok && o.Kind != world.Social {
		return o.Name
	}
	if about == nil {
		return ""
	}
	title := plainText(about.Title)
	for _, bar := range []string{" - ", " | ", ": ", " – ", " — ", " » ", " > "} {
		for p := range strings.SplitSeq(title, bar) {
			if o, ok := world.OutletByName(p); ok && !o.Common {
				return o.Name
			}
		}
	}
	return title
}

// plainText drops tags and joins white space.
func plainText(s string) string {
	if strings.Contains(s, "<") {
		var b strings.Builder
		in := false
		for _, r := range s {
			switch {
			case r == '<':
				in = true
			case r == '>' && in:
				in = false
				b.WriteByte(' ')
			case !in:
				b.WriteRune(r)
			}
		}
		s = b.String()
	}
	return strings.Join(strings.Fields(s), " ")
}

// tidyXML drops what XML parsers refuse: control characters, what stands before the first tag, the declaration (its
// charset is of no use once the text is decoded), and the document type, with it all entities that it defines.
func tidyXML(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError {
			return -1
		}
		return r
	}, s)
	if i := strings.IndexByte(s, '<'); i > 0 {
		s = s[i:]
	}
	for strings.HasPrefix(s, "<?") {
		i := strings.Index(s, "?>")
		if i < 0 {
			break
		}
		s = strings.TrimLeft(s[i+2:], " \t\r\n")
	}
	if strings.HasPrefix(strings.ToUpper(s[:min(len(s), 9)]), "<!DOCTYPE") {
		for _, root := range []string{"<rss", "<feed", "<rdf:RDF", "<RDF"} {
			if i := strings.Index(s, root); i >= 0 {
				return s[i:]
			}
		}
	}
	return s
}

// cutItems parts a feed into what stands before its first item and the items, in one pass. cut tells that the last
// item has no end. Tags inside CDATA and comments do not count.
func cutItems(s, tag string) (head string, items []string, cut bool) {
	open, end := "<"+tag, "</"+tag+">"
	start, first := -1, -1
	for i := 0; i < len(s); {
		j := strings.IndexByte(s[i:], '<')
		if j < 0 {
			break
		}
		i += j
		rest := s[i:]
		switch {
		case strings.HasPrefix(rest, "<![CDATA["):
			k := strings.Index(rest, "]]>")
			if k < 0 {
				i = len(s)
				continue
			}
			i += k + 3
		case strings.HasPrefix(rest, "<!--"):
			k := strings.Index(rest, "-->")
			if k < 0 {
				i = len(s)
				continue
			}
			i += k + 3
		case start < 0 && strings.HasPrefix(rest, open) && len(rest) > len(open) && strings.IndexByte(" >\t\r\n", rest[len(open)]) >= 0:
			start = i
			if first < 0 {
				first = i
			}
			i += len(open)
		case start >= 0 && strings.HasPrefix(rest, end):
			i += len(end)
			items = append(items, s[start:i])
			start = -1
		default:
			i++
		}
	}
	if first < 0 {
		return s, nil, false
	}
	return s[:first], items, start >= 0
}

// sound keeps batches whose items a parser can do in good time; nil if one cannot.
func sound(items []string) []string {
	for _, it := range items {
		if len(it) > feedItem || nested(it) > feedDepth {
			return nil
		}
	}
	return items
}

// nested counts how deep the tags of an item go, CDATA left aside.
func nested(s string) int {
	depth, most := 0, 0
	for i := 0; i+1 < len(s); i++ {
		if s[i] != '<' {
			continue
		}
		switch {
		case strings.HasPrefix(s[i:], "<![CDATA["):
			if k := strings.Index(s[i:], "]]>"); k > 0 {
				i += k
			}
		case s[i+1] == '/':
			depth--
		case s[i+1] != '!' && s[i+1] != '?':
			depth++
			if k := strings.IndexByte(s[i:], '>'); k > 0 && s[i+k-1] == '/' {
				depth--
			}
			most = max(most, depth)
		}
	}
	return most
}

// A shell is what stands around a batch of items so that it parses as a feed: the root's start tag with its name
// spaces, and what the head says of the feed.
type shell struct {
	before, after string
}

// shellSize is the longest head that is parsed with each batch; a longer one gives its root tag only.
const shellSize = 16 << 10

func newShell(head, tag string) *shell {
	root := "<rss version=\"2.0\">"
	if i := strings.IndexByte(head, '>'); i > 0 && i < 8192 && strings.HasPrefix(head, "<") {
		root = head[:i+1]
	}
	name := strings.TrimLeft(root, "<")
	if i := strings.IndexAny(name, " >\t\r\n"); i > 0 {
		name = name[:i]
	}
	if tag == "entry" {
		title := between(head, "<title", "</title>")
		return &shell{before: root + title, after: "</" + name + ">"}
	}
	inner := "<channel>" + between(head, "<title", "</title>") + between(head, "<language", "</language>") + between(head, "<link>", "</link>")
	if strings.HasPrefix(strings.ToLower(name), "rdf") {
		return &shell{before: root + inner + "</channel>", after: "</" + name + ">"}
	}
	return &shell{before: root + inner, after: "</channel></" + name + ">"}
}

// between gives the first element that opens and ends so, if it is of a sane length and not of another element's name.
func between(s, open, end string) string {
	i := strings.Index(s, open)
	if i < 0 {
		return ""
	}
	j := strings.Index(s[i:], end)
	if j < 0 || j > shellSize {
		return ""
	}
	return s[i : i+j+len(end)]
}

func (sh *shell) parse(items []string) (f *gofeed.Feed) {
	defer func() {
		if recover() != nil { // the parser is foreign code; a feed that breaks it is a damaged feed
			f = nil
		}
	}()
	var b bytes.Buffer
	b.WriteString(sh.before)
	for _, it := range items {
		b.WriteString(it)
	}
	b.WriteString(sh.after)
	f, err := gofeed.NewParser().Parse(&b)
	if err != nil {
		return nil
	}
	return f
}
