// Package stemma holds the words of the trade: what a report, a reading, a copy, a claim and an
// origin are. It has types and no machinery. Things found in one report alone (Report, Mention,
// Statement, Credit) stand apart from things inferred across reports (Story, Entity, Claim, Copy).
//
// Offsets are bytes, half-open, into a report's Text, which is NFC and never changes once made.
// Every inferred thing carries Reasons, and every Reason points at Places.
package stemma

import (
	"sort"
	"time"
)

// An ID is short, stable for the same input, and unique in a brief.
type ID = string

// A Span is the half-open byte range [Start, End) of one report's text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Empty reports whether the span holds nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// In gives the words of the span in its text.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Covers reports whether t lies inside s.
func (s Span) Covers(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// A Place is a span of one report.
type Place struct {
	Report ID
	Span
}

// A Reason says why something was inferred, and shows where. Rule is a short stable name.
type Reason struct {
	Rule, Note string
	Places     []Place
}

// An Interval is a stretch of days known to hold a date, both ends included: UTC, or the zone in which an instant was stated.
// From equal to To is an exact day (an exact instant if Clock is set).
// The zero Interval with Basis Unknown says that nothing is known.
type Interval struct {
	From, To time.Time
	Clock    bool
	Basis    Basis
}

// A Basis says how something is known.
type Basis string

// The bases of dates and outlet names.
const Stated, Inferred, Unknown Basis = "stated", "inferred", "unknown"

// Known reports whether the interval says anything.
func (i Interval) Known() bool { return !i.From.IsZero() && !i.To.IsZero() }

// Exact reports whether the interval is a single day or instant.
func (i Interval) Exact() bool { return i.Known() && i.From.Equal(i.To) }

// Meta is what the container of a capture (a file head, a feed, a record) states about it.
// Empty fields were not stated. Published is as written there.
type Meta struct{ Title, Byline, Outlet, Published, Lang, URL string }

// A Capture is bytes received: from where, when. The bytes travel beside it.
type Capture struct {
	Input  string // path or URL as given; path#n (or path#id) for a record inside a container
	URL    string // the page's own address, if known
	Media  string // text/plain, text/html, …: what the source believes the body to be
	At     time.Time
	SHA256 string // hex, of the body
	Meta   Meta
}

// A FateKind is how a capture ended. Every capture ends in exactly one fate.
type FateKind string

const Reported, Duplicate, NotArticle, TooLarge, Unreadable, NotLanguage FateKind = "reported", "duplicate", "not-an-article", "too-large", "unreadable", "language-not-supported"

// A Fate records what became of one input.
type Fate struct {
	Input string   `json:"input"`
	Fate  FateKind `json:"fate"`
	Note  string   `json:"note,omitempty"`
}

// A BlockKind says what part of a page a block is.
type BlockKind string

const Headline, Subheading, Dateline, Byline, Paragraph, List, BlockQuote, Caption, CreditLine, Furniture BlockKind = "headline", "subheading", "dateline", "byline", "paragraph", "list", "quote", "caption", "credit", "furniture"

// Body reports whether blocks of this kind are the article's own text.
func (k BlockKind) Body() bool {
	switch k {
	case Headline, Byline, Caption, CreditLine, Furniture:
		return false
	}
	return true
}

// A Block is a part of a report's text. Blocks are in order and do not overlap, except that a
// dateline lies inside the paragraph it opens.
type Block struct {
	Span
	Kind BlockKind
}

// A Sign is a mark of handling found in a text: hidden characters, spinning, garbling, truncation.
type Sign struct {
	Kind  string // spun, hidden-characters, garbled, truncated, dangling-reference …
	Place Span
	Note  string
}

// An Outlet is who published a report.
type Outlet struct {
	Name  string
	Basis Basis
}

// A Report is one article as one outlet published it.
type Report struct {
	ID                  ID
	Input, URL          string
	Outlet              Outlet
	Title, Byline, Lang string
	Published           Interval
	Seen                time.Time // when the capture was taken; zero if unknown
	SHA256              string    // of Text
	Text                string
	Blocks              []Block
	Signs               []Sign
}

// BodySpans gives the report's own text: its body blocks in order.
func (r *Report) BodySpans() []Span {
	var out []Span
	for _, b := range r.Blocks {
		if b.Kind.Body() && b.Kind != Dateline {
			out = append(out, b.Span)
		}
	}
	return out
}

// KindAt gives the kind of the block that holds byte b; Paragraph where no block does.
func (r *Report) KindAt(b int) BlockKind {
	lo := sort.Search(len(r.Blocks), func(i int) bool { return r.Blocks[i].End > b })
	for ; lo < len(r.Blocks) && r.Blocks[lo].Start <= b; lo++ {
		if r.Blocks[lo].Kind != Dateline && b < r.Blocks[lo].End {
			return r.Blocks[lo].Kind
		}
	}
	return Paragraph
}
