package page_test

import (
	"bytes"
	"flag"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stemma"
	"stemma/internal/brief"
	"stemma/internal/brief/page"
	"stemma/internal/brief/rehearsal"
)

var update = flag.Bool("update", false, "write the golden files anew, to be read by eye")

func flood() brief.Brief {
	return brief.Compose(brief.Input{
		Ledgers: []stemma.Ledger{rehearsal.Flood()},
		Fates:   []stemma.Fate{{Input: "menu.pdf", Fate: stemma.NotArticle, Note: "no running text"}}, Made: brief.Made{Stemma: "test"},
	})
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from its golden file; look at it with -update and in a browser", name)
	}
}

func TestGolden(t *testing.T) {
	var b bytes.Buffer
	if err := page.Write(&b, flood()); err != nil {
		t.Fatal(err)
	}
	golden(t, "flood.html", b.Bytes())
	b.Reset()
	led := rehearsal.Flood()
	if err := page.Compare(&b, brief.Compare(led.Reports[0], led.Reports[2], led.Copies)); err != nil {
		t.Fatal(err)
	}
	golden(t, "compare.html", b.Bytes())
}

func parsed(t *testing.T, write func(*bytes.Buffer) error) (*html.Node, string) {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	root, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	return root, text
}

func attr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func pages(t *testing.T) map[string]*html.Node {
	out := map[string]*html.Node{}
	hostile, led := rehearsal.Hostile(), rehearsal.Flood()
	for name, write := range map[string]func(*bytes.Buffer) error{
		"flood": func(b *bytes.Buffer) error { return page.Write(b, flood()) },
		"hostile": func(b *bytes.Buffer) error {
			return page.Write(b, brief.Compose(brief.Input{
				Ledgers: []stemma.Ledger{hostile}, Made: brief.Made{Stemma: "<script>", Models: []brief.Model{{Name: "<script>"}}},
				Fates: []stemma.Fate{{Input: "<script>alert(5)</script>", Fate: stemma.Unreadable, Note: "<img src=x onerror=alert(6)>"}},
			}))
		},
		"two stories": func(b *bytes.Buffer) error {
			return page.Write(b, brief.Compose(brief.Input{Ledgers: []stemma.Ledger{led, hostile}}))
		},
		"nothing": func(b *bytes.Buffer) error { return page.Write(b, brief.Compose(brief.Input{})) },
		"compare": func(b *bytes.Buffer) error {
			return page.Compare(b, brief.Compare(led.Reports[0], led.Reports[2], led.Copies))
		},
		"compare hostile": func(b *bytes.Buffer) error {
			return page.Compare(b, brief.Compare(hostile.Reports[0], hostile.Reports[1], hostile.Copies))
		},
	} {
		out[name], _ = parsed(t, write)
	}
	return out
}

// Whatever a report holds, the page runs nothing and fetches nothing.
func TestPagesAreInert(t *testing.T) {
	for name, root := range pages(t) {
		policy := false
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			switch n.Data {
			case "script", "img", "iframe", "object", "embed", "link", "form", "base", "video", "audio":
				t.Errorf("%s: there is a <%s>", name, n.Data)
			case "meta":
				if v, _ := attr(n, "http-equiv"); v == "Content-Security-Policy" {
					c, _ := attr(n, "content")
					policy = strings.HasPrefix(c, "default-src 'none'; style-src 'unsafe-inline'")
				}
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "style" || a.Key == "srcset" {
					t.Errorf("%s: <%s> has %s=%q", name, n.Data, a.Key, a.Val)
				}
				if a.Key == "href" && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "https://") {
					t.Errorf("%s: a link leads to %q", name, a.Val)
				}
			}
		}
		if !policy {
			t.Errorf("%s: no policy forbids scripts", name)
		}
	}
}

// Every jump lands, every id is one of a kind, headings skip no level, and what moves has a name.
func TestPagesHoldTogether(t *testing.T) {
	for name, root := range pages(t) {
		ids, refs := map[string]bool{}, []string{}
		level, mains, firsts := 0, 0, 0
		lang := false
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			if id, ok := attr(n, "id"); ok {
				if ids[id] || id == "" {
					t.Errorf("%s: id %q stands twice", name, id)
				}
				ids[id] = true
			}
			if href, ok := attr(n, "href"); ok && strings.HasPrefix(href, "#") {
				refs = append(refs, href[1:])
			}
			for _, key := range []string{"aria-labelledby"} {
				if v, ok := attr(n, key); ok {
					refs = append(refs, strings.Fields(v)...)
				}
			}
			if v, ok := attr(n, "lang"); n.Data == "html" && ok && v == "en" {
				lang = true
			}
			switch n.Data {
			case "main":
				mains++
			case "h1", "h2", "h3":
				h := int(n.Data[1] - '0')
				if h > level+1 && level > 0 {
					t.Errorf("%s: a heading jumps from %d to %d", name, level, h)
				}
				if h == 1 {
					firsts++
				}
				level = h
			case "svg":
				if _, ok := attr(n, "aria-labelledby"); !ok {
					t.Errorf("%s: a drawing without a name", name)
				}
			}
			if v, ok := attr(n, "tabindex"); ok {
				if _, named := attr(n, "aria-label"); !named || v != "0" {
					t.Errorf("%s: <%s> can be reached but has no name", name, n.Data)
				}
			}
		}
		for _, r := range refs {
			if !ids[r] {
				t.Errorf("%s: nothing has the id %q", name, r)
			}
		}
		if mains != 1 || !lang || name != "nothing" && firsts == 0 {
			t.Errorf("%s: main %d times, language %v, h1 %d times", name, mains, lang, firsts)
		}
	}
}

// Every citation of the summary leads to words that are marked in the report they were cited from,
// and every word of every report is on the page.
func TestCitationsLeadToTheirWords(t *testing.T) {
	root := pages(t)["flood"]
	byID := map[string]*html.Node{}
	var texts []string
	for n := range root.Descendants() {
		if id, ok := attr(n, "id"); ok {
			byID[id] = n
		}
		if c, _ := attr(n, "class"); n.Type == html.ElementNode && c == "text" {
			texts = append(texts, ownText(n))
		}
	}
	cites := 0
	for n := range root.Descendants() {
		href, _ := attr(n, "href")
		if c, _ := attr(n, "class"); c != "cite" {
			continue
		}
		cites++
		at := byID[strings.TrimPrefix(href, "#")]
		if at == nil {
			t.Errorf("%s leads nowhere", href)
			continue
		}
		if class, _ := attr(at, "class"); at.Data == "span" && class != "" && !strings.Contains(" "+class+" ", " c ") {
			t.Errorf("%s leads to words that are not marked: %q", href, ownText(at))
		}
	}
	if cites < 30 {
		t.Errorf("only %d citations", cites)
	}
	led := flood().Stories[0]
	for i, r := range led.Reports {
		if got, want := strings.Join(strings.Fields(texts[i]), ""), strings.Join(strings.Fields(r.Text), ""); got != want {
			t.Errorf("report %d lost words:\n%s\n%s", i+1, got, want)
		}
	}
}

// ownText is the text of a node without the numbers and ties that the page adds.
func ownText(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if c, _ := attr(n, "class"); c == "num" || c == "tie" {
			return
		}
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return b.String()
}

// Text must stand out from its ground by 4.5 to 1 (WCAG 2.2, 1.4.3), in light and in dark.
func TestContrast(t *testing.T) {
	css, err := os.ReadFile("style.css")
	if err != nil {
		t.Fatal(err)
	}
	parts := regexp.MustCompile(`:root\{[^}]*\}`).FindAllString(string(css), 2)
	if len(parts) != 2 {
		t.Fatal("there should be two sets of colours")
	}
	for i, set := range parts {
		colour := map[string]float64{}
		for _, m := range regexp.MustCompile(`--(\w+):#([0-9a-f]{3,6})\b`).FindAllStringSubmatch(set, -1) {
			colour[m[1]] = luminance(t, m[2])
		}
		for _, ground := range []string{"paper", "card"} {
			for _, ink := range []string{"ink", "muted", "link", "disputed", "superseded", "refined", "agreed", "single"} {
				contrast(t, i, ink, ground, colour)
			}
		}
		for _, ground := range []string{"v", "w", "target"} {
			contrast(t, i, "ink", ground, colour)
			contrast(t, i, "link", ground, colour)
			contrast(t, i, "muted", ground, colour)
		}
	}
}

func contrast(t *testing.T, set int, ink, ground string, colour map[string]float64) {
	t.Helper()
	a, okA := colour[ink]
	b, okB := colour[ground]
	if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); !okA || !okB || ratio < 4.5 {
		t.Errorf("set %d: %s on %s has %.2f to 1", set, ink, ground, ratio)
	}
}

// luminance is the relative luminance of a colour of the web (WCAG 2.2).
func luminance(t *testing.T, hex string) float64 {
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	part := func(v uint64) float64 {
		c := float64(v&255) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(n>>16) + 0.7152*part(n>>8) + 0.0722*part(n)
}
