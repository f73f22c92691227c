// Package words answers: which words does a text hold, told so that two copies of it read the same?
//
// A copy may be dressed up: hidden characters, look-alike letters, curly quotes, "three thousand" for 3,000, another
// spelling of an Arabic name. Words are therefore compared by what remains when the dress is taken off: the skeleton
// of Unicode TS 39 (look-alikes folded, default-ignorable characters dropped), a light stem in the manner of Porter (1980)
// for inflection, the value for numbers, the consonants for names. What was taken off is counted: tampering is a sign.
//
// Invariants: Words are in order, do not overlap, and Start and End are byte offsets into the text as it is.
// Linear in the text. Gets wrong: words that only differ by a stem that English does not have; sentences that end in an
// abbreviation not on the list. Tried and dropped: full Porter (its deep cuts join words that writers tell apart).
package words

import (
	"unicode"
	"unicode/utf8"

	"stemma"
	"stemma/internal/lang/undress"
)

// Bits of a word.
const (
	Name    = 1 << iota // written like a name: a capital inside a sentence, or known as such from elsewhere in the text
	Number              // has a value
	Stop                // a word of grammar, which says nothing alone
	Quoted              // stands in quotation marks
	First               // opens a sentence
	Capital             // begins with a capital letter
	Formula             // part of a stock phrase of the trade, set by Formulas
	Dressed             // written with hidden or look-alike characters
	Voiced              // stands in a paragraph that speaks in the first person: a statement given without quotation marks
)

// A Word is one word of a text. Equal Stem means the same word in any inflection; equal Fold the same spelling.
type Word struct {
	Start, End int32
	Fold, Stem uint64
	Skel       uint64 // the consonants of a name, or 0
	Bits       uint16
	Weight     uint8 // how much a reader learns from meeting it again: 0 (of) to 12 (a word met once in a lifetime), in bits
}

// Is reports whether the word has one of the bits.
func (w *Word) Is(bits uint16) bool { return w.Bits&bits != 0 }

// Same reports whether two words are the same but for inflection, dress or the spelling of a name.
func Same(a, b *Word) bool {
	return a.Stem == b.Stem || a.Skel != 0 && a.Skel == b.Skel && a.Bits&b.Bits&Capital != 0
}

// A Sentence is the words [First, Last). Paragraph numbers rise with the text.
type Sentence struct{ First, Last, Paragraph int32 }

// Len gives the number of words.
func (s Sentence) Len() int { return int(s.Last - s.First) }

// A Tamper counts what had to be taken off to read the words, and says where the first of it is.
type Tamper struct {
	Hidden, Lookalike int
	First             stemma.Span
}

// A Text is the words of one report's own text.
type Text struct {
	Source    string
	Words     []Word
	Sentences []Sentence
	Tamper    Tamper
}

// In gives the words [first, last) as they stand in the text.
func (t *Text) In(first, last int) string {
	if first >= last {
		return ""
	}
	return t.Source[t.Words[first].Start:t.Words[last-1].End]
}

// Span gives the bytes of the words [first, last).
func (t *Text) Span(first, last int) stemma.Span {
	return stemma.Span{Start: int(t.Words[first].Start), End: int(t.Words[last-1].End)}
}

// Read gives the words of the spans of a text. A report without blocks is all body: give its whole text as one span.
func Read(source string, spans []stemma.Span) Text {
	var t Text
	ReadInto(&t, source, spans)
	return t
}

// ReadInto is Read into a used Text, whose memory it takes over.
func ReadInto(t *Text, source string, spans []stemma.Span) {
	*t = Text{Source: source, Words: t.Words[:0], Sentences: t.Sentences[:0]}
	c := cutter{t: t, src: source}
	for _, s := range spans {
		c.span(s.Start, s.End)
		c.endParagraph()
	}
	c.markNames()
	markVoices(t)
	markFormulas(t)
}

// cutter cuts a text into words and sentences.
type cutter struct {
	t         *Text
	src       string
	buf       [64]byte
	paragraph int32
	quoted    bool
	first     int32 // first word of the open sentence
	initial   bool  // the next word opens a sentence
	stop      bool  // a full stop was met and no word since
	closing   bool
	numbers   numberRun
}

func (c *cutter) endSentence() {
	if n := int32(len(c.t.Words)); n > c.first {
		c.t.Sentences = append(c.t.Sentences, Sentence{c.first, n, c.paragraph})
		c.first = n
	}
	c.initial, c.stop = true, false
	c.numbers = numberRun{}
}

func (c *cutter) endParagraph() {
	c.endSentence()
	c.paragraph++
	c.quoted = false
}

func (c *cutter) span(i, end int) {
	c.initial = true
	for i < end {
		b := c.src[i]
		if b < utf8.RuneSelf && !letterOrDigit[b] {
			i = c.mark(i, end, rune(b), 1)
			continue
		}
		if b >= utf8.RuneSelf {
			if r, n := utf8.DecodeRuneInString(c.src[i:end]); !wordRune(r) {
				i = c.mark(i, end, r, n)
				continue
			}
		}
		i = c.word(i, end)
	}
}

// mark takes in a character that stands in no word.
func (c *cutter) mark(i, end int, r rune, n int) int {
	switch r {
	case '\n':
		j := i + 1
		for j < end && (c.src[j] == ' ' || c.src[j] == '\t' || c.src[j] == '\r') {
			j++
		}
		// A blank line, or a line that ended its sentence, ends the paragraph; else it is a wrapped line.
		if j < end && c.src[j] == '\n' || c.stop || j >= end {
			c.endParagraph()
		} else if j < end && upperAt(c.src[j:]) && lineIsShort(c.src, i) {
			c.endParagraph()
		}
		return j
	case '.', '!', '?', '…':
		c.stop = true
	case '"':
		c.quoted = !c.quoted
	case '‘', '’', '`', '\'': // doubled, as old typesetting has them
		if i+2*n > end || c.src[i:i+n] != c.src[i+n:i+2*n] {
			break
		}
		if r == '‘' {
			c.quoted = !c.quoted // some close with it, too
		} else {
			c.quoted = r == '`'
		}
		n *= 2
	case '“', '„', '«':
		c.quoted = true
	case '”', '»':
		c.quoted = false
	case ' ', '\u00a0', '\t', '\r', ')', ']':
	default:
		if undress.Hidden(r) {
			c.tamper(i, n, true)
			break
		}
		if c.stop && r != '(' && r != '[' && r != '‘' && r != '—' && r != '-' {
			c.stop = false
		}
	}
	if !undress.Hidden(r) && r != ' ' && r != '-' && r != '\u00a0' {
		c.numbers = numberRun{}
	}
	return i + n
}

func (c *cutter) tamper(at, n int, hidden bool) {
	if c.t.Tamper.Hidden+c.t.Tamper.Lookalike == 0 {
		c.t.Tamper.First = stemma.Span{Start: at, End: at + n}
	}
	if hidden {
		c.t.Tamper.Hidden++
	} else {
		c.t.Tamper.Lookalike++
	}
}

// word reads one word from byte i and gives the byte after it.
func (c *cutter) word(i, end int) int {
	start, buf := i, c.buf[:0]
	var latin, odd, digits, letters int
	capital, dots := false, false
	last, tampered := i, c.t.Tamper.Hidden+c.t.Tamper.Lookalike
scan:
	for i < end {
		b := c.src[i]
		switch {
		case b < utf8.RuneSelf && letterOrDigit[b]:
			switch {
			case b >= 'A' && b <= 'Z':
				if letters == 0 && digits == 0 {
					capital = true
				}
				b += 'a' - 'A'
				letters++
				latin++
			case b <= '9':
				digits++
			default:
				letters++
				latin++
			}
			if len(buf) < len(c.buf) {
				buf = append(buf, b)
			}
			i++
			last = i
		case b == '.' && dotted(c.src, start, i, end): // U.S., a.m.
			dots = true
			i++
			if i >= end || !letterOrDigit[c.src[i]] {
				last = i
			}
		case (b == ',' || b == '.') && digits > 0 && i+1 < end && c.src[i+1] >= '0' && c.src[i+1] <= '9' && i > start && c.src[i-1] >= '0' && c.src[i-1] <= '9':
			if b == '.' {
				buf = append(buf, '.')
			}
			i++
		case b == ',' && digits == 0 && letters >= 3 && thousands(c.src[i:end]): // "three,000"
			if v, ok := numberWord(buf); ok && v >= 1 && v < 1000 {
				return c.number(start, i+4, v*1000, false, capital)
			}
			break scan
		case b >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(c.src[i:end])
			if undress.Hidden(r) {
				if k := i + n; letters+digits > 0 && k < end && wordStart(c.src[k:end]) {
					c.tamper(i, n, true)
				}
				i += n
				continue
			}
			if r == '’' || r == 'ʼ' {
				if k := apostrophe(c.src, i, n, end); k > 0 {
					buf, i = possessive(buf, c.src, i+n, &last, end)
					continue
				}
				break scan
			}
			if !wordRune(r) {
				break scan
			}
			f, kind := fold(r)
			if kind == lookalike {
				odd++
			}
			if letters == 0 && digits == 0 && unicode.IsUpper(r) {
				capital = true
			}
			letters++
			if len(buf)+len(f) <= len(c.buf) {
				buf = append(buf, f...)
			}
			i += n
			last = i
		case b == '\'':
			if k := apostrophe(c.src, i, 1, end); k > 0 {
				buf, i = possessive(buf, c.src, i+1, &last, end)
				continue
			}
			break scan
		default:
			break scan
		}
	}
	if len(buf) == 0 {
		return max(i, start+1)
	}
	if odd > 0 && latin > 0 {
		c.tamper(start, last-start, false)
	}
	if digits > 0 && letters == 0 {
		v, ok := digitsValue(buf)
		if ok {
			return max(i, c.number(start, last, v, true, false))
		}
	}
	if v, ok := numberWord(buf); ok && digits == 0 {
		if v != 1 || c.numbers.open || scaleFollows(c.src[last:end]) {
			return max(i, c.number(start, last, v, false, capital))
		}
	}
	if c.numbers.open && isScale(buf) {
		return max(i, c.scale(start, last, buf))
	}
	c.numbers = numberRun{joiner: c.numbers.open && string(buf) == "and", open: c.numbers.open && string(buf) == "and", value: c.numbers.value}
	c.add(start, last, buf, capital)
	if c.t.Tamper.Hidden+c.t.Tamper.Lookalike > tampered {
		c.t.Words[len(c.t.Words)-1].Bits |= Dressed
	}
	if dots && c.src[last-1] == '.' {
		c.stop = true // may end a sentence; a lower-case word after it says no
	}
	if c.src[min(last, len(c.src)-1)] == '.' && abbreviation(buf) {
		c.closing = true
	}
	return i
}

// add appends a word with its folded spelling in buf.
func (c *cutter) add(start, end int, buf []byte, capital bool) {
	if c.stop && !c.closing && (capital || buf[0] <= '9') {
		c.endSentence()
	}
	c.stop, c.closing = false, false
	w := Word{Start: int32(start), End: int32(end), Fold: hash(buf)}
	stemmed := stem(buf)
	w.Stem = hash(stemmed)
	var stop bool
	if w.Weight, stop = weight(w.Stem, len(buf)); stop {
		w.Bits |= Stop
	}
	if capital {
		w.Bits |= Capital
		if len(buf) >= 5 {
			w.Skel = skeleton(buf)
		}
		if !c.initial && w.Bits&Stop == 0 {
			w.Bits |= Name
		}
	}
	if c.initial {
		w.Bits |= First
		c.initial = false
	}
	if c.quoted {
		w.Bits |= Quoted
	}
	c.t.Words = append(c.t.Words, w)
}

// markNames lets a capitalised word that opens a sentence be a name if it is one elsewhere, or if a name follows it.
func (c *cutter) markNames() {
	ws := c.t.Words
	var seen bloom
	for i := range ws {
		if ws[i].Bits&(Name|First) == Name {
			seen.add(ws[i].Fold)
		}
	}
	for i := range ws {
		w := &ws[i]
		if w.Bits&First == 0 || w.Bits&Capital == 0 || w.Bits&Stop != 0 {
			continue
		}
		if seen.has(w.Fold) || i+1 < len(ws) && ws[i+1].Is(Name) && ws[i+1].Bits&First == 0 && w.Weight >= 6 {
			w.Bits |= Name
		}
	}
}

// firstPerson are the words by which a paragraph speaks for somebody.
var firstPerson = map[uint64]bool{Hash("we"): true, Hash("our"): true, Hash("ours"): true, Hash("i"): true, Hash("my"): true, Hash("me"): true}

// markVoices marks paragraphs that speak in the first person outside quotation marks.
// A text most of which does is its writer's own.
func markVoices(t *Text) {
	voiced := 0
	defer func() {
		if voiced*2 > len(t.Words) {
			for i := range t.Words {
				t.Words[i].Bits &^= Voiced
			}
		}
	}()
	for i := 0; i < len(t.Sentences); {
		k, spoken := i, false
		for k < len(t.Sentences) && t.Sentences[k].Paragraph == t.Sentences[i].Paragraph {
			for n := t.Sentences[k].First; n < t.Sentences[k].Last && !spoken; n++ {
				spoken = t.Words[n].Is(Stop) && !t.Words[n].Is(Quoted) && firstPerson[t.Words[n].Fold]
			}
			k++
		}
		if spoken {
			for n := t.Sentences[i].First; n < t.Sentences[k-1].Last; n++ {
				t.Words[n].Bits |= Voiced
				voiced++
			}
		}
		i = k
	}
}

// A bloom is a small set of hashes that may say yes too often: 4,096 bits hold the hundred names of a report at under 1 % error.
type bloom [64]uint64

func (b *bloom) add(h uint64) {
	b[h>>6&63] |= 1 << (h & 63)
	b[h>>18&63] |= 1 << (h >> 12 & 63)
}

func (b *bloom) has(h uint64) bool {
	return b[h>>6&63]>>(h&63)&1 != 0 && b[h>>18&63]>>(h>>12&63)&1 != 0
}
