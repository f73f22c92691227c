// Package read answers: what does this one report say?
//
// It reads a report alone, as a pure function of its text and of Version: every thing named, every chain of
// mentions, every time and number, who is made to say what through whom, every statement. Nothing in it knows
// of other reports. The steps are functions called one after another in Document, and each names in its
// parameters what it needs of the steps before it.
//
//	blocks → lang → times → measures → said → chains → voices → statements → times counted from events → signs
//
// Each body block is analysed on its own, because a headline or a caption that runs into the next paragraph
// spoils the syntax of both; the analyses are then joined into one document over the whole text. The headline is
// analysed for its names, so that "the minister" in the first line finds the name above it, but it makes no
// statements: it repeats, shortened and without its voices, what the text says. Bylines, captions, credits and
// furniture are not the report's own words and are read for credits only.
//
// A report that wears a disguise (hidden characters, letters of other scripts that look like Latin ones) is read without it; the
// spans of its reading lie in the text as published, its strings are plain.
//
// Invariants: every span lies in the text, starts and ends between characters, and every index points into its slice or is -1; the same
// report gives the same reading, byte for byte.
//
// What it gets wrong: see the packages chains, clause, said and measure, each of which says so of itself.
package read

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma"
	"stemma/internal/lang"
	"stemma/internal/lang/timex"
	"stemma/internal/read/chains"
	"stemma/internal/read/clause"
	"stemma/internal/read/measure"
	"stemma/internal/read/said"
)

// Version is the version of the reader: a stored reading of another version is made anew.
//
//	1  first reader
//	2  who is meant to do a thing is no voice for it; documents speak for their authors; roles are of persons and bodies
//	3  participles are told in the tense they hang on, aims apart from vows; happenings of which nothing is told are left out
//	4  hidden and look-alike characters are taken off before reading; who says words is settled before "he" or "she" within them
const Version = 4

// Report reads one report.
func Report(r stemma.Report) stemma.Reading {
	plain, disguise, worn := Undressed(r)
	out := Document(plain, Analyse(plain))
	if worn {
		out = Moved(out, func(_ stemma.ID, s stemma.Span) stemma.Span { return disguise.On(s) })
	}
	return out
}

// Text reads plain text as a report of which nothing else is known: every line is a paragraph, except that a line
// goes on in the next where it ends in mid-sentence and the next begins in lower case.
func Text(text string, published stemma.Interval) stemma.Reading {
	return Report(Plain(text, published))
}

// Plain makes a report of plain text, as Text reads it.
func Plain(text string, published stemma.Interval) stemma.Report {
	return stemma.Report{Text: text, Published: published, Blocks: Paragraphs(text)}
}

// Paragraphs gives each line of a text as a paragraph, without white space at its ends.
func Paragraphs(text string) []stemma.Block {
	var out []stemma.Block
	for start := 0; start < len(text); {
		end := start + strings.IndexByte(text[start:], '\n')
		if end < start {
			end = len(text)
		}
		line := stemma.Span{Start: start, End: end}
		start = end + 1
		for line.Start < line.End && space(text[line.Start]) {
			line.Start++
		}
		for line.End > line.Start && space(text[line.End-1]) {
			line.End--
		}
		if line.Empty() {
			continue
		}
		if n := len(out); n > 0 && wrapped(text, out[n-1].Span, line) {
			out[n-1].End = line.End
			continue
		}
		out = append(out, stemma.Block{Span: line, Kind: stemma.Paragraph})
	}
	return out
}

func space(b byte) bool { return b == ' ' || b == '\t' || b == '\r' || b == '\v' || b == '\f' }

// wrapped reports whether line b goes on with the sentence of line a: they are neighbours, a is long and ends
// in a letter or a comma, b begins with a small letter. Forty bytes: a shorter line is a heading or an item.
func wrapped(text string, a, b stemma.Span) bool {
	if strings.Count(text[a.End:b.Start], "\n") != 1 || a.End-a.Start < 40 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text[:a.End])
	first, _ := utf8.DecodeRuneInString(text[b.Start:])
	return (unicode.IsLetter(last) || last == ',') && unicode.IsLower(first)
}

// maxStatement is how long a statement's words may be, in bytes: the longest sentences of the press have about
// 800. What is longer is no sentence but a list or noise, of which every clause would hold all the rest.
const maxStatement = 1000

// maxRead is how many bytes of a report are read: some 40,000 words, more than any report but a book. The
// rest stays in the text, and a sign says where reading ended.
const maxRead = 200_000

// Analyse gives the syntax and the names of a report's headline and body over its whole text. Each block is
// parsed on its own; names are made to agree over all of them.
func Analyse(r stemma.Report) *lang.Doc {
	var parts []lang.Span
	for _, s := range ownBlocks(r) {
		parts = append(parts, lang.Span{Start: s.Start, End: s.End})
	}
	return lang.English().ReadParts(r.Text, parts)
}

// ownBlocks gives the parts of the text to be analysed: headline and body blocks without their datelines.
func ownBlocks(r stemma.Report) []stemma.Span {
	if len(r.Blocks) == 0 {
		r.Blocks = Paragraphs(r.Text)
	}
	var out []stemma.Span
	for _, b := range r.Blocks {
		switch {
		case b.Kind == stemma.Dateline:
			if n := len(out); n > 0 && out[n-1].Covers(b.Span) && out[n-1].Start == b.Start {
				out[n-1].Start = b.End
			}
		case b.Kind.Body() || b.Kind == stemma.Headline:
			out = append(out, b.Span)
		}
	}
	left := maxRead
	for i, s := range out {
		if left -= s.End - s.Start; left < 0 {
			end := s.End + left // in the middle of this block
			for end > s.Start && !space(r.Text[end-1]) {
				end--
			}
			if out[i].End = end; out[i].Empty() {
				return out[:i]
			}
			return out[:i+1]
		}
	}
	return out
}

// unread gives the sign of a report that is longer than what is read of it.
func unread(r stemma.Report) []stemma.Sign {
	own := ownBlocks(r)
	if len(own) == 0 {
		return nil
	}
	end := own[len(own)-1].End
	for _, b := range r.Blocks {
		if b.Kind.Body() && b.Kind != stemma.Dateline && b.End > end {
			rest := stemma.Span{Start: max(b.Start, end), End: b.End}
			for rest.Start < rest.End && space(r.Text[rest.Start]) {
				rest.Start++
			}
			return []stemma.Sign{{Kind: "not-read", Place: rest, Note: "the report is longer than what is read of one: nothing from here on was read"}}
		}
	}
	return nil
}

// Document reads an analysed report: the steps of reading, in order.
func Document(r stemma.Report, d *lang.Doc) stemma.Reading {
	out := stemma.Reading{Report: r.ID, Version: Version}
	for _, s := range d.Sentences {
		start, end := d.Bytes(s.First, s.Last)
		out.Sentences = append(out.Sentences, stemma.Span{Start: start, End: end})
	}
	out.Times = timex.Find(d, r.Published, nil)
	out.Quantities = measure.Find(d, out.Times, nil)
	heard := said.Find(d, r.Blocks)
	out.Attributions, out.Quotes, out.Credits = heard.Attributions, heard.Quotes, heard.Credits
	for i := range out.Attributions {
		inReport(out.Attributions[i].Reasons, r.ID)
	}
	for i := range out.Quotes {
		inReport(out.Quotes[i].Reasons, r.ID)
	}
	out.Mentions, out.Chains = chains.Find(d, r.ID, speeches(d.Text, out.Attributions, out.Quotes))
	dangling := linkVoices(d, &out)
	out.Statements = clause.Find(d, clause.Input{
		Mentions: out.Mentions, Chains: out.Chains, Times: out.Times, Quantities: out.Quantities,
		Attributions: out.Attributions, Published: r.Published, Own: ownWords(r),
	})
	out.Statements = slices.DeleteFunc(out.Statements, func(s stemma.Statement) bool { return s.End-s.Start > maxStatement })
	placeDurations(d, &out, r.Published)
	out.Signs = append(append(out.Signs, dangling...), unread(r)...)
	return out
}

// ownWords says of a byte whether it stands in the running text, where statements are made.
func ownWords(r stemma.Report) func(b int) bool {
	if len(r.Blocks) == 0 {
		return nil
	}
	return func(b int) bool { return r.KindAt(b).Body() }
}

// speeches gives the direct speech in which "I" is the speaker, and what words are quoted from whom.
func speeches(text string, as []stemma.Attribution, quotes []stemma.Quote) []chains.Speech {
	var out []chains.Speech
	words := make([][]stemma.Span, len(as))
	for _, q := range quotes {
		if i := q.Attribution; i >= 0 {
			words[i] = append(words[i], q.Pieces...)
		}
	}
	for i, a := range as {
		s := chains.Speech{Words: words[i]}
		for _, c := range a.Content {
			if quoted(text, c) {
				s.Content = append(s.Content, c)
			}
		}
		if s.Content = append(s.Content, s.Words...); len(s.Content) == 0 {
			continue
		}
		if len(a.Source) > 0 {
			s.Speaker = a.Source[0]
		}
		out = append(out, s)
	}
	return out
}

// quoted reports whether a quotation mark opens the span or stands right before it.
func quoted(text string, s stemma.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
	first, _ := utf8.DecodeRuneInString(text[s.Start:s.End])
	for _, c := range [2]rune{before, first} {
		switch c {
		case '"', '“', '„', '«', '‘', '\'', '`':
			return true
		}
	}
	return false
}

// inReport says of which report the places of reasons are.
func inReport(reasons []stemma.Reason, id stemma.ID) {
	for _, r := range reasons {
		for i := range r.Places {
			r.Places[i].Report = id
		}
	}
}
