package spin

import (
	"strings"
	"sync"

	"stemma/internal/lang/vector"
	"stemma/internal/lineage/words"
)

// What the network sees of a word is a row number: that of the table of word vectors, or one of these behind it.
const (
	rowEdge    = iota // beyond the sentence
	rowNumber         // a number
	rowName           // a name, or another capitalised word
	rowComma          // a mark inside a sentence
	rowQuote          // a quotation mark
	rowUnknown        // a word that is not in the table; those in -ed, -ing, -ly and -s are told apart, and those with a hyphen or in no plain letters
	rowOdd     = rowUnknown + 5
	rowKinds   = rowOdd + 1
)

// known is the heaviest word (words.Word.Weight) of which a capital does not hide which it is: Street, Monday, Police. 6 is a word met
// about once in thirty thousand; rarer capitalised words are names of somebody.
const known = 6

// A Sight is a text as the network sees it.
type Sight struct {
	Rows    []uint16 // words and marks in order
	Targets []int32  // places in Rows of the words that are judged
	Words   []int32  // of each target, its number in the text
}

// A rowTable finds the row of a word by the hash of its spelling; open addressing, a third full.
type rowTable struct {
	key  [1 << 17]uint64
	row  [1 << 17]uint16
	rows int
}

func (t *rowTable) at(h uint64) (int, bool) {
	for i := h & (1<<17 - 1); t.key[i] != 0; i = (i + 1) & (1<<17 - 1) {
		if t.key[i] == h {
			return int(t.row[i]), true
		}
	}
	return 0, false
}

var rowsOf = sync.OnceValue(func() *rowTable {
	v := vector.English()
	t := &rowTable{rows: v.Len()}
	for r := range t.rows {
		h := words.Hash(v.Word(r))
		i := h & (1<<17 - 1)
		for t.key[i] != 0 {
			i = (i + 1) & (1<<17 - 1)
		}
		t.key[i], t.row[i] = h, uint16(r)
	}
	return t
})

// See gives what the network sees of a text.
func See(t *words.Text) Sight {
	var s Sight
	s.see(t)
	return s
}

// see fills a sight, whose memory it takes over. Judged are words in small letters that stand in a sentence: tables of results and lists are not judged.
func (s *Sight) see(t *words.Text) {
	d := rowsOf()
	s.Rows, s.Targets, s.Words = s.Rows[:0], s.Targets[:0], s.Words[:0]
	special := func(k int) uint16 { return uint16(d.rows + k) }
	s.Rows = append(s.Rows, special(rowEdge))
	for _, sentence := range t.Sentences {
		told := runs(t.Words[sentence.First:sentence.Last])
		for i := int(sentence.First); i < int(sentence.Last); i++ {
			w := &t.Words[i]
			if i > int(sentence.First) {
				if k := markBetween(t.Source[t.Words[i-1].End:w.Start]); k != 0 {
					s.Rows = append(s.Rows, special(k))
				}
			}
			switch row, ok := d.at(w.Fold); {
			case w.Is(words.Number):
				s.Rows = append(s.Rows, special(rowNumber))
			case w.Is(words.Capital) && (!w.Is(words.First) || w.Is(words.Name)) && !(ok && w.Weight <= known):
				s.Rows = append(s.Rows, special(rowName))
			default:
				if w.Is(words.Capital) && !ok {
					s.Rows = append(s.Rows, special(rowName))
					continue
				}
				if told && !w.Is(words.Stop|words.Capital) && w.End-w.Start > 2 {
					s.Targets = append(s.Targets, int32(len(s.Rows)))
					s.Words = append(s.Words, int32(i))
				}
				if !ok {
					row = d.rows + unknownKind(t.Source[w.Start:w.End])
				}
				s.Rows = append(s.Rows, uint16(row))
			}
		}
		s.Rows = append(s.Rows, special(rowEdge))
	}
}

// runs reports whether words are a sentence and no row of a table: one in six is a word of grammar (in news one in two or three is).
func runs(ws []words.Word) bool {
	stops := 0
	for i := range ws {
		if ws[i].Is(words.Stop) {
			stops++
		}
	}
	return len(ws) >= 4 && stops >= 2 && stops*6 >= len(ws)
}

// markBetween gives the kind of what stands between two words of a sentence, 0 for a blank or a hyphen.
func markBetween(gap string) int {
	if gap == " " {
		return 0
	}
	kind := 0
	for _, r := range gap {
		switch r {
		case '"', '“', '”', '«', '»', '„':
			return rowQuote
		case ',', ';', ':', '(', ')', '–', '—', '[', ']':
			kind = rowComma
		}
	}
	return kind
}

func unknownKind(w string) int {
	for _, b := range []byte(w) {
		if b|0x20 < 'a' || b|0x20 > 'z' {
			return rowOdd
		}
	}
	for k, e := range []string{"ed", "ing", "ly", "s"} {
		if strings.HasSuffix(w, e) {
			return rowUnknown + 1 + k
		}
	}
	return rowUnknown
}
