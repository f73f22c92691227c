package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits above which a page is read by the tokenizer alone. Trafilatura takes quadratic time in the number of
// sibling paragraphs (20,000 flat ones: 3 to 6 seconds and 6 GB allocated); the largest news pages met have under 2,000
// paragraphs and 20,000 tags. The parser gives up beyond 512 open elements; implied end tags make the true depth smaller
// than the counted one, so the count may be a little higher.
const (
	manyParagraphs = 4000
	manyTags       = 60000
	manyDeep       = 450
	manyMisnested  = 2000
	longText       = 4 << 20
)

// A tally is what the tokenizer counts in one pass.
type tally struct {
	tags, paragraphs, depth, links, misnested int
	words, linkWords                          int
	bytes                                     int
}

// tame reports that the tree-building extractors will do the page in good time.
func (t tally) tame() bool {
	return t.paragraphs <= manyParagraphs && t.tags <= manyTags && t.depth <= manyDeep && t.misnested <= manyMisnested && t.bytes <= longText
}

func (t tally) linkShare() float64 {
	if t.words == 0 {
		return 0
	}
	return float64(t.linkWords) / float64(t.words)
}

// scan counts tags, depth and words in one pass of the tokenizer.
func scan(text string) tally {
	var t tally
	depth, inLink, silent := 0, 0, 0
	open := map[string]int{}
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return t
		case html.StartTagToken:
			name, _ := z.TagName()
			t.tags++
			a := atom.Lookup(name)
			switch a {
			case atom.P, atom.Br, atom.Li, atom.Tr, atom.Div:
				t.paragraphs++
			case atom.A:
				t.links++
				inLink++
			case atom.Script, atom.Style:
				silent++
			}
			if !void(a) && !closesItself(a) {
				depth++
				t.depth = max(t.depth, depth)
				if len(open) < 1000 || open[string(name)] > 0 {
					open[string(name)]++
				}
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if a == atom.A && inLink > 0 {
				inLink--
			}
			if (a == atom.Script || a == atom.Style) && silent > 0 {
				silent--
			}
			if void(a) || closesItself(a) {
				continue
			}
			if open[string(name)] > 0 {
				open[string(name)]--
				depth--
			} else {
				t.misnested++
			}
		case html.SelfClosingTagToken:
			t.tags++
		case html.TextToken:
			raw := z.Raw()
			t.bytes += len(raw)
			if silent > 0 {
				continue
			}
			n := countWords(raw)
			t.words += n
			if inLink > 0 {
				t.linkWords += n
			}
		}
	}
}

func countWords(b []byte) int {
	n, in := 0, false
	for _, c := range b {
		space := c == ' ' || c == '\n' || c == '\t' || c == '\r'
		if !space && !in {
			n++
		}
		in = !space
	}
	return n
}

func void(a atom.Atom) bool {
	switch a {
	case atom.Br, atom.Img, atom.Hr, atom.Meta, atom.Link, atom.Input, atom.Area, atom.Base, atom.Col, atom.Embed, atom.Source, atom.Track, atom.Wbr, atom.Param:
		return true
	}
	return false
}

// closesItself reports elements whose end tag is often left out.
func closesItself(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Li, atom.Dt, atom.Dd, atom.Tr, atom.Td, atom.Th, atom.Option, atom.Tbody, atom.Thead:
		return true
	}
	return false
}

// flatUnits gives the lines of a page in one pass of the tokenizer, without those that are links, menus or scripts.
func flatUnits(text string) []unit {
	w := &walker{}
	silent := atom.Atom(0)
	z := html.NewTokenizer(strings.NewReader(text))
	z.SetMaxBuf(0)
	for {
		switch z.Next() {
		case html.ErrorToken:
			w.flush()
			return prose(w.units)
		case html.StartTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if silent != 0 {
				continue
			}
			if skipped(a) && !void(a) && a != atom.Head && a != atom.Svg && a != atom.Template && a != atom.Math {
				silent = a
				continue
			}
			if a == atom.Title {
				silent = a
				continue
			}
			if len(w.kinds) > 64 { // a kind that was never closed says nothing any more
				w.kinds = w.kinds[:0]
			}
			w.enter(a)
		case html.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if silent != 0 {
				if a == silent {
					silent = 0
				}
				continue
			}
			w.leave(a)
		case html.SelfClosingTagToken:
			name, _ := z.TagName()
			if blockElement(atom.Lookup(name)) {
				w.flush()
			}
		case html.TextToken:
			if silent == 0 {
				w.text(string(z.Text()))
			}
		}
	}
}

// prose keeps the lines that can be an article's: not mostly links, and not a menu of short words.
func prose(in []unit) []unit {
	first, last := -1, -1
	for i, u := range in {
		if u.links < .5 && len(u.text) >= 40 && (endsSentence(u.text) || len(u.text) > longHeadline) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 { // no line is a sentence: keep all that is not a link
		first, last = 0, len(in)-1
	}
	var out []unit
	for i := first; i <= last; i++ {
		u := in[i]
		if u.links < .5 || endsFull(u.text) {
			out = append(out, u)
		}
	}
	if len(out) == 0 { // all of it stands in a link that nobody closed
		return in
	}
	return out
}
