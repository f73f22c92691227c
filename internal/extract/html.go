package extract

import (
	"net/url"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	trafilatura "github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stemma"
)

// readHTML reads a web page or a piece of one. The tokenizer counts first; pages that would make the tree or the extractors
// slow, and pages on which one of them fails, are read by the tokenizer alone.
func readHTML(c stemma.Capture, text string) page {
	s := scan(text)
	if s.tame() {
		if p, ok := treePage(c, text); ok {
			p.links = s.linkShare()
			return p
		}
	}
	p := page{units: flatUnits(text)}
	m := flatMeta(text)
	m.fill(&p, c, nil, first(c.URL, c.Meta.URL, m.url))
	p.links = s.linkShare()
	return p
}

// treePage reads a page through its tree; ok is false if a parser or an extractor gave up. They are foreign code, and a
// page that breaks them must cost only what they would have added.
func treePage(c stemma.Capture, text string) (p page, ok bool) {
	defer func() {
		if recover() != nil {
			p, ok = page{}, false
		}
	}()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return p, false
	}
	m := readMeta(doc)
	address := first(c.URL, c.Meta.URL, m.url)
	m.fill(&p, c, doc, address)
	if fragment(text) {
		p.units = unitsOf(doc)
		return p, true
	}
	u, _ := url.Parse(address)
	p.units = body(doc, u, p.title)
	if n := textLength(p.units); n < shortBody && utf8.RuneCountInString(p.stated) > muchLonger*n {
		if LooksHTML(p.stated) {
			p.units = flatUnits(p.stated)
		} else {
			p.units = readText(c, p.stated).units
		}
	}
	if len(p.units) == 0 {
		p.units = flatUnits(text)
	}
	return p, true
}

// fragment reports HTML that is no page but an article's content, as feeds carry it: it has no head and no body of its own,
// so that nothing stands beside the article.
func fragment(text string) bool {
	head := strings.ToLower(text[:min(len(text), 4096)])
	for _, tag := range []string{"<html", "<body", "<head", "<!doctype", "<title", "<meta", "<nav", "<script"} {
		if strings.Contains(head, tag) {
			return false
		}
	}
	return true
}

// Sizes of the body text, in characters.
const (
	// shortBody is where a second opinion is asked: below it trafilatura's own rescue begins to guess too.
	shortBody = 1000
	// muchLonger is by how much the second opinion must be longer to win.
	muchLonger = 2
)

// body finds the article's elements: the extractors say which words belong to it, the page itself says in which
// order and in which elements they stand. Trafilatura first; readability when it finds little.
func body(doc *html.Node, u *url.URL, title string) []unit {
	all := unitsOf(doc)
	opts := trafilatura.Options{OriginalURL: u, ExcludeComments: true, HtmlDateMode: trafilatura.Disabled}
	var chosen []unit
	if res, err := trafilatura.ExtractDocument(doc, opts); err == nil && res.ContentNode != nil {
		chosen = unitsOf(res.ContentNode)
	}
	if n := textLength(chosen); n < shortBody {
		parser := readability.NewParser()
		if a, err := parser.ParseDocument(doc, u); err == nil && a.Node != nil {
			if other := unitsOf(a.Node); textLength(other) > muchLonger*n {
				chosen = other
			}
		}
	}
	return region(all, chosen, title)
}

func textLength(units []unit) int {
	n := 0
	for _, u := range units {
		n += utf8.RuneCountInString(u.text)
	}
	return n
}

// unitsOf walks a piece of a tree and gives its blocks of text in order. It keeps its own stack: depth is bounded by
// the parser's limit of 512, but a walk that cannot overflow needs no such promise.
func unitsOf(root *html.Node) []unit {
	w := &walker{}
	type step struct {
		n     *html.Node
		leave bool
	}
	stack := []step{{root, false}}
	for len(stack) > 0 {
		s := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if s.leave {
			w.leaveNode(s.n)
			continue
		}
		switch s.n.Type {
		case html.TextNode:
			w.text(s.n.Data)
			continue
		case html.ElementNode, html.DocumentNode:
		default:
			continue
		}
		if s.n.Type == html.ElementNode {
			if skipped(tagOf(s.n)) || unseen(s.n) {
				continue
			}
			w.enterNode(s.n)
			stack = append(stack, step{s.n, true})
		}
		for k := s.n.LastChild; k != nil; k = k.PrevSibling {
			stack = append(stack, step{k, false})
		}
	}
	w.flush()
	return w.units
}

// tagOf gives the tag by its name: the extractors rename elements and leave the atom behind.
func tagOf(n *html.Node) atom.Atom { return atom.Lookup([]byte(n.Data)) }

// A walker gathers text between the borders of block elements.
type walker struct {
	units  []unit
	cur    strings.Builder
	gap    bool
	kinds  []stemma.BlockKind // open elements that give a kind
	inLink int
	linked int // bytes of the current unit that are in links
	blocks []*html.Node
	aside  int // open elements that are beside the article by their tag or class
}

func skipped(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Svg, atom.Math, atom.Button, atom.Select,
		atom.Option, atom.Textarea, atom.Input, atom.Head, atom.Nav, atom.Canvas, atom.Audio, atom.Video, atom.Embed, atom.Datalist:
		return true
	}
	return false
}

// unseen reports an element that the page's author hid from readers. What nobody saw was not published.
func unseen(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			if len(a.Val) < 1000 {
				v := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
				if strings.Contains(v, "display:none") || strings.Contains(v, "visibility:hidden") || strings.HasSuffix(v, "font-size:0") || strings.Contains(v, "font-size:0;") || strings.Contains(v, "font-size:0px") {
					return true
				}
			}
		}
	}
	return false
}

// blockElement reports elements that begin a new line.
func blockElement(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Article, atom.Section, atom.Main, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li,
		atom.Blockquote, atom.Figure, atom.Figcaption, atom.Table, atom.Tr, atom.Header, atom.Footer, atom.Aside, atom.Pre,
		atom.Dl, atom.Dt, atom.Dd, atom.Hr, atom.Address, atom.Form, atom.Fieldset, atom.Body, atom.Details, atom.Summary, atom.Tbody,
		atom.Thead, atom.Tfoot, atom.Caption, atom.Html, atom.Nav, atom.Br:
		return true
	}
	return a == atom.Center //nolint:misspell // HTML's own word
}

func kindOfElement(a atom.Atom) stemma.BlockKind {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return stemma.Subheading
	case atom.Li, atom.Dt, atom.Dd, atom.Tr:
		return stemma.List
	case atom.Blockquote:
		return stemma.BlockQuote
	case atom.Figcaption, atom.Figure:
		return stemma.Caption
	}
	return ""
}

// enterNode is enter for a tree: it also keeps in which block the text stands, and whether beside the article.
func (w *walker) enterNode(n *html.Node) {
	a := tagOf(n)
	w.enter(a)
	if blockElement(a) && a != atom.Br {
		w.blocks = append(w.blocks, n)
	}
	if beside(n) {
		w.aside++
	}
	if captionClass(n) {
		w.kinds = append(w.kinds, stemma.Caption)
	}
}

func (w *walker) leaveNode(n *html.Node) {
	a := tagOf(n)
	if captionClass(n) {
		w.flush()
		w.kinds = w.kinds[:len(w.kinds)-1]
	}
	w.leave(a)
	if blockElement(a) && a != atom.Br && len(w.blocks) > 0 {
		w.blocks = w.blocks[:len(w.blocks)-1]
	}
	if beside(n) {
		w.aside--
	}
}

func (w *walker) enter(a atom.Atom) {
	if blockElement(a) {
		w.flush()
	} else if a == atom.Td || a == atom.Th {
		w.gap = true
	}
	if k := kindOfElement(a); k != "" {
		w.kinds = append(w.kinds, k)
	}
	if a == atom.A {
		w.inLink = 1 // links do not nest: a new one closes the old
	}
}

func (w *walker) leave(a atom.Atom) {
	if blockElement(a) {
		w.flush()
	}
	if kindOfElement(a) != "" && len(w.kinds) > 0 {
		w.kinds = w.kinds[:len(w.kinds)-1]
	}
	if a == atom.A {
		w.inLink = 0
	}
}

func (w *walker) text(s string) {
	for _, r := range s {
		if r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' {
			w.gap = true
			continue
		}
		if w.gap && w.cur.Len() > 0 {
			w.cur.WriteByte(' ')
		}
		w.gap = false
		w.cur.WriteRune(r)
		if w.inLink > 0 {
			w.linked += utf8.RuneLen(r)
		}
	}
}

// kind is that of the innermost element, but a caption or a quotation outside wins over what is inside.
func (w *walker) kind() stemma.BlockKind {
	for _, k := range w.kinds {
		if k == stemma.Caption || k == stemma.BlockQuote {
			return k
		}
	}
	if n := len(w.kinds); n > 0 {
		return w.kinds[n-1]
	}
	return ""
}

func (w *walker) flush() {
	if w.cur.Len() > 0 {
		t := w.cur.String()
		u := unit{text: t, hint: w.kind(), links: float64(w.linked) / float64(len(t)), aside: w.aside > 0 && w.kind() != stemma.BlockQuote}
		if n := len(w.blocks); n > 0 {
			u.block = w.blocks[n-1]
		}
		w.units = append(w.units, u)
	}
	w.cur.Reset()
	w.gap, w.linked = false, 0
}
