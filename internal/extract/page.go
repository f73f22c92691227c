// Package extract answers: what does this page say?
//
// Page turns the bytes of one capture into a Report: title, byline, outlet and publication date, each with how
// it is known, the text, and its blocks. The body of an HTML page is found by go-trafilatura, with readability as
// second opinion where the first finds little, and by a single pass of the tokenizer where a tree would be too deep or
// too wide for either. Dates follow the order of htmldate (Barbaresi 2020). What the parts of a text are (headline,
// dateline, caption, credit, furniture) is decided line by line from cue lists and from where the line stands.
//
// Invariants: Text is NFC with "\n" line ends and without invisible characters; blocks are in order, cover all of
// Text but white space, and do not overlap, except that a dateline lies inside the paragraph it opens. Page is a pure
// function of its arguments. Time is linear in the length of the body: what the tree-building extractors do in
// quadratic time is kept from them by counting tags first.
//
// Measured (stemma eval extract dates): body F1 .965 on 80 news pages, day F1 .936 on 150. On 65,000 lines of news
// texts read by eye, about one line in 2,000 was an article's own paragraph taken for furniture.
//
// What it gets wrong: a caption without a credit is a paragraph; an advertisement written as a full paragraph is a
// paragraph; a headline that ends with a full stop and is not in title case is a paragraph unless the page names it; a
// list of links without an opening line ("More Stories") in plain text is a row of subheadings; words in capitals before
// a dash ("NOW OPEN — ") are taken for a dateline. Content that a page builds by script is read only if its data give it.
//
// No article, though text: source code, style sheets, tables, rows of figures, and bodies under five words (data.go). Of 5,174
// news texts read by eye five were turned away, none of them an article. A short text of another language is known by two or three of its
// function words (language.go); of 130,000 English sentences none was taken for another language.
//
// Tried and dropped: trafilatura's own fallback chain (F1 .948 against .957, at half the speed); its tree as the text (it
// moves captions and glues list items: the page's own order and elements are used, its words only choose); all decks as
// body text, or none (see deckShare); a trigram detector for the language (it took lists of results for French).
package extract

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf8"

	"stemma"
	"stemma/internal/lang/charset"
)

// An Error says why a capture gave no report, and which fate that is.
type Error struct {
	Fate stemma.FateKind
	Note string // what was wrong and what to do
}

func (e *Error) Error() string { return string(e.Fate) + ": " + e.Note }

// Sizes, in bytes of the body.
const (
	// MaxBody is the largest body read: the largest honest page met in the study of feeds and pages was 26 MB.
	MaxBody = 32 << 20
	// maxText is the longest text kept: a book of 400,000 words; everything later is cut off and signed.
	maxText = 2 << 20
)

// Page reads one capture. An error is always an *Error.
func Page(c stemma.Capture, body []byte) (stemma.Report, error) {
	r, err := AnyLanguage(c, body)
	if err != nil {
		return stemma.Report{}, err
	}
	if r.Lang != "en" {
		return stemma.Report{}, notEnglish(r.Lang)
	}
	return r, nil
}

// AnyLanguage is Page for a page in any language: the text and its blocks are found, though nothing can read them yet.
// Cue lists are English ones, so that blocks of other languages are coarser. A page that is no article gives, beside its
// error, what it says of itself (title, outlet, date).
func AnyLanguage(c stemma.Capture, body []byte) (stemma.Report, error) {
	if len(body) > MaxBody {
		return stemma.Report{}, &Error{stemma.TooLarge, fmt.Sprintf("%d bytes, the most is %d: cut the file into articles", len(body), MaxBody)}
	}
	text := charset.Decode(body, c.Media)
	var p page
	if isHTML(c.Media, text) {
		p = readHTML(c, text)
		p.zeros = strings.Count(text, "\x00")
	} else {
		p = readText(c, text)
	}
	return p.report(c)
}

// A page is what was found on it before the text is laid out.
type page struct {
	title, byline, lang, url string
	outlet                   stemma.Outlet
	published                stemma.Interval
	units                    []unit
	links                    float64 // share of the visible words that are links; HTML only
	stated                   string  // the text as the page's data give it
	zeros                    int     // zero bytes in a web page, which its parser drops
	bare                     bool    // plain text: the first line may be a masthead
}

// report lays the units out as text, decides what each is, and fills the report.
func (p *page) report(c stemma.Capture) (stemma.Report, error) {
	r := stemma.Report{Input: c.Input, URL: first(c.URL, c.Meta.URL, p.url), Seen: c.At}
	title := first(tidyLine(c.Meta.Title), p.title)
	units, signs := cleanUnits(p.units)
	if p.zeros > 0 {
		signs = append(hiddenSigns(0, map[string]int{"control character": p.zeros}, " of the page"), signs...)
	}
	signs = append(hiddenInHead(c.Meta), signs...)
	body := 0
	for _, u := range units {
		body += len(u.text)
	}
	if title != "" && body > 0 && !opensWith(units, title) {
		units = append([]unit{{text: title, hint: stemma.Headline}}, units...)
	}
	kinds := judge(units, title)
	if title == "" {
		title = headlineOf(units, kinds)
	}
	units, kinds, signs = cutLong(units, kinds, signs)
	var b strings.Builder
	paragraphs := 0
	for i, u := range units {
		if b.Len() > 0 {
			b.WriteByte('\n')
			if !u.tight {
				b.WriteByte('\n')
			}
		}
		units[i].start = b.Len()
		b.WriteString(u.text)
		span := stemma.Span{Start: units[i].start, End: b.Len()}
		r.Blocks = append(r.Blocks, stemma.Block{Span: span, Kind: kinds[i]})
		if kinds[i] == stemma.Paragraph {
			n := datelineLength(u.text)
			if n > 0 && paragraphs > 0 && strings.ContainsRune(u.text[:n], ':') {
				n = 0 // below the first paragraph a name in capitals with a colon is somebody speaking
			}
			paragraphs++
			if n > 0 {
				r.Blocks = append(r.Blocks, stemma.Block{Span: stemma.Span{Start: span.Start, End: span.Start + n}, Kind: stemma.Dateline})
			}
		}
	}
	r.Text = b.String()
	r.Signs = placeSigns(units, signs)
	if s, ok := teaserEnd(&r); ok {
		r.Signs = append(r.Signs, s)
	}
	r.Title = title
	r.Lang = language(&r, first(c.Meta.Lang, p.lang))
	r.Byline = first(tidyByline(c.Meta.Byline), p.byline, bylineOf(units, kinds))
	r.Outlet = outletOf(c, p, r.URL, units)
	r.Published = publishedOf(c, p, r.URL, units, kinds)
	sum := sha256.Sum256([]byte(r.Text))
	r.SHA256 = hex.EncodeToString(sum[:])
	r.ID = reportID(&r)
	return r, p.usable(&r)
}

// cutLong keeps the units that fit into maxText, the last of them cut at a character, and signs the cut.
func cutLong(units []unit, kinds []stemma.BlockKind, signs []lineSign) ([]unit, []stemma.BlockKind, []lineSign) {
	total := 0
	for i := range units {
		if total+len(units[i].text) <= maxText {
			total += len(units[i].text) + 2
			continue
		}
		room := max(0, maxText-total)
		for room > 0 && !utf8.RuneStart(units[i].text[room]) {
			room--
		}
		units[i].text = strings.TrimRight(units[i].text[:room], " ")
		if units[i].text != "" {
			i++
		}
		note := fmt.Sprintf("the text is longer than %d bytes; the rest was left out", maxText)
		return units[:i], kinds[:i], append(signs, lineSign{unit: i - 1, sign: "truncated", note: note})
	}
	return units, kinds, signs
}

// reportID is "r" and 35 bits of a hash of where the text stands and the text. Among 10,000 reports the chance of
// any collision is about one in 700; the caller resolves them.
func reportID(r *stemma.Report) stemma.ID {
	where := samePlace(r.URL)
	if where == "" {
		where = "outlet:" + bare(r.Outlet.Name)
	}
	sum := sha256.Sum256([]byte(where + "\x00" + r.Text))
	return "r" + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:])[:7])
}

// Same reports whether two reports are one: the same text from the same place. The same text under another
// outlet or address is a report of its own; with neither on either side it is the same.
func Same(a, b stemma.Report) bool {
	if a.SHA256 != b.SHA256 || a.Text != b.Text {
		return false
	}
	if a.URL != "" || b.URL != "" {
		return samePlace(a.URL) == samePlace(b.URL)
	}
	return bare(a.Outlet.Name) == bare(b.Outlet.Name)
}

// samePlace drops from an address what does not change the page: scheme, "www.", fragment, a slash at the end, and the
// parameters that count visitors (utm_…, fbclid and the like).
func samePlace(address string) string {
	s, _, _ := strings.Cut(address, "#")
	if _, rest, ok := strings.Cut(s, "://"); ok {
		s = rest
	}
	s = strings.TrimPrefix(s, "www.")
	path, query, _ := strings.Cut(s, "?")
	var keep []string
	for p := range strings.SplitSeq(query, "&") {
		key, _, _ := strings.Cut(strings.ToLower(p), "=")
		if key != "" && !strings.HasPrefix(key, "utm_") && key != "fbclid" && key != "gclid" && key != "ref" && key != "rss" && key != "cmpid" {
			keep = append(keep, p)
		}
	}
	path = strings.TrimSuffix(path, "/")
	if len(keep) > 0 {
		path += "?" + strings.Join(keep, "&")
	}
	return path
}

func first(s ...string) string {
	for _, x := range s {
		if x != "" {
			return x
		}
	}
	return ""
}
