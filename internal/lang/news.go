package lang

import "strings"

// A Correction is one thing known of news that the corrected answer puts right; corrections add up as bits.
// Each can be left out, so that its gain can be measured.
type Correction uint16

// The corrections, in the order they are made.
const (
	LineEnds  Correction = 1 << iota // a line ends its sentence; so does a dateline
	Breaks                           // no sentence ends before a small letter, or between a full stop and its closing quote
	Capitals                         // lines in capitals or headline case are read as the document else writes their words
	Trimming                         // what is no part of a name is cut off: articles, titles, possessives, marks; garbage is dropped
	Datelines                        // "PORT HALDEN, March 12 (MPA) -": a place and an agency
	KnownList                        // states, capitals, cities, peoples and great bodies are what they are
	Joining                          // names that the pipeline splits at particles and hyphens
	HeadWords                        // what the words of a name, or the word before it, say of its kind
	Acronyms                         // a long form and its letters in brackets are of one kind
	Agreement                        // one name is of one kind throughout a document; the fuller form decides
	Repeats                          // a name found once is found wherever it stands

	AllCorrections = 1<<iota - 1
)

// Corrections names the corrections, bit by bit.
var Corrections = [...]string{
	"line ends", "breaks", "capitals", "trimming", "datelines", "known list", "joining", "head words", "acronyms", "agreement", "repeats",
}

// Read gives the corrected answer: Raw, with what is known of news put right. Tokens are those of Raw; sentences,
// syntax and names may differ. A name has no article, title, possessive or closing mark.
func (p *Pipeline) Read(text string) *Doc { return p.ReadWith(text, AllCorrections) }

// ReadWith reads with some of the corrections only.
func (p *Pipeline) ReadWith(text string, with Correction) *Doc {
	return p.readParts(text, []Span{{0, len(text)}}, with)
}

// ReadParts reads the given parts of a text, which are in order and do not overlap, each with a syntax of its
// own, and joins them to one document over the whole text: names agree across the parts, and a headline in
// capitals is read as the body writes its words. Offsets are bytes of text. Sentences do not cross parts.
func (p *Pipeline) ReadParts(text string, parts []Span) *Doc {
	return p.readParts(text, parts, AllCorrections)
}

func (p *Pipeline) readParts(text string, parts []Span, with Correction) *Doc {
	r := p.take()
	defer p.put(r)
	defer r.end()
	var tokens []Token
	var names []Name
	lists := p.lists
	seen := text
	if with&Capitals != 0 {
		seen = p.recase(text, parts, lists)
	}
	for k, part := range parts {
		r.begin(text[part.Start:part.End])
		r.text = seen[part.Start:part.End]
		r.hint(text[part.Start:part.End], with, lists)
		r.parse()
		r.obey()
		found, marked := r.answer()
		if k == 0 && part.Start == 0 {
			tokens, names = found, marked
			continue
		}
		shift := len(tokens)
		for _, t := range found {
			t.Start, t.End, t.Head = t.Start+part.Start, t.End+part.Start, t.Head+shift
			tokens = append(tokens, t)
		}
		for _, n := range marked {
			n.First, n.Last, n.Start, n.End = n.First+shift, n.Last+shift, n.Start+part.Start, n.End+part.Start
			names = append(names, n)
		}
	}
	doc := NewDoc(text, tokens, nil)
	doc.Names = correctNames(doc, seen, names, with, lists)
	return doc
}

// letterCase tells how a word is written.
type letterCase uint8

const (
	noLetters letterCase = iota
	small                // begins small
	title                // begins large, goes on small
	capitals             // two or more letters, all large
	initial              // one large letter
)

func caseOf(word string) letterCase {
	letters, large, first := 0, 0, false
	for _, c := range word {
		isLarge, isLetter := largeLetter(c), false
		if isLarge {
			isLetter = true
		} else {
			isLetter = smallLetter(c)
		}
		if isLetter {
			if letters == 0 {
				first = isLarge
			}
			letters++
			if isLarge {
				large++
			}
		}
	}
	switch {
	case letters == 0:
		return noLetters
	case !first:
		return small
	case letters == 1:
		return initial
	case large == letters:
		return capitals
	}
	return title
}

// large tells whether a word begins with a large letter.
func large(word string) bool {
	for _, c := range word {
		return largeLetter(c)
	}
	return false
}

// possessive tells whether a token is the ending of a possessive.
func possessive(word string) bool {
	return word == "'s" || word == "’s" || word == "'" || word == "’" || word == "'S" || word == "’S"
}

// closing tells whether a token is a closing quotation mark or bracket, or may be one.
func closing(word string) bool {
	switch word {
	case "\"", "”", "’", "'", "''", "»", ")", "]":
		return true
	}
	return false
}

// opening tells whether a token is an opening quotation mark or bracket, or may be one.
func opening(word string) bool {
	switch word {
	case "\"", "“", "‘", "``", "`", "'", "«", "(", "[":
		return true
	}
	return false
}

// dash tells whether a token is a dash.
func dash(word string) bool {
	switch word {
	case "-", "--", "–", "—", "---":
		return true
	}
	return false
}

func newline(word string) bool { return strings.IndexByte(word, '\n') >= 0 }
