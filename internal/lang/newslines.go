package lang

import (
	"slices"
	"strings"
)

// A sentence hint tells the parser what the page shows about a word.
type hint uint8

const (
	free   hint = iota
	begins      // a sentence begins here
	goesOn      // no sentence begins here
)

// hint looks at the page for words that begin a sentence, and words that cannot.
func (r *reader) hint(text string, with Correction, lists *wordLists) {
	n := len(r.tokens)
	r.hints = sized(r.hints, n)
	clear(r.hints)
	word := func(i int) string { return text[r.tokens[i].start:r.tokens[i].end] }
	lineStart := 0
	for i := range n {
		w := word(i)
		if newline(w) {
			lineStart = i + 1
			if with&LineEnds != 0 && i+1 < n && !wrapped(text, r.tokens, i) {
				r.hints[i+1] = begins
			}
			continue
		}
		if i == lineStart && with&Datelines != 0 {
			end := datelineEnd(text, r.tokens, i, lists)
			if end > 0 && end < n {
				r.hints[end] = begins
			}
		}
		if with&Breaks == 0 || i == lineStart || r.hints[i] != free {
			continue
		}
		prev := word(i - 1)
		switch {
		case closing(w) && ends(prev) && (!r.tokens[i-1].space || i+1 == n || newline(word(i+1))):
			r.hints[i] = goesOn
		case len(prev) > 2 && prev[len(prev)-1] == '.' && lists.is(prev[:len(prev)-1], isAddress):
			r.hints[i] = goesOn // "Capt. Ravik"
		case opening(prev) && prev != "'" && !r.tokens[i-1].space && (i-1 == lineStart || r.tokens[i-2].space):
			r.hints[i] = goesOn // the opening mark belongs to what it opens
		case caseOf(w) == small && !dash(prev) && prev != ":" && prev != ";" && !listMark(w):
			// "U.S. officials", "he asked": only an abbreviation, a quotation or an ellipsis ends so. A full stop of
			// its own before a small letter is a real end in careless text.
			if prev != "." && prev != "..." && prev != "…" {
				r.hints[i] = goesOn
			}
		}
	}
}

// listMark tells whether a word looks like a name written small (iPhone, eBay), which may begin a sentence.
func listMark(w string) bool {
	for _, c := range w[1:] {
		if largeLetter(c) {
			return true
		}
	}
	return false
}

// ends tells whether a token ends in a mark that may end a sentence.
func ends(w string) bool {
	if w == "…" {
		return true
	}
	switch w[len(w)-1] {
	case '.', '!', '?':
		return true
	}
	return false
}

// wrapped tells whether the line that ends at token i, white space with one line break, goes on in the next
// line: it is long enough for a line of a narrow column (40 bytes), ends in a small word or a comma, and the
// next begins small; or it ends in a word that cannot end a sentence.
func wrapped(text string, tokens []rawToken, i int) bool {
	if i == 0 || i+1 >= len(tokens) || strings.Count(text[tokens[i].start:tokens[i].end], "\n") != 1 {
		return false
	}
	last := text[tokens[i-1].start:tokens[i-1].end]
	from := strings.LastIndexByte(text[:tokens[i-1].start], '\n') + 1
	if tokens[i-1].end-from < 40 {
		return false
	}
	next := text[tokens[i+1].start:tokens[i+1].end]
	if last == "," || caseOf(last) == small || caseOf(last) == title {
		return caseOf(next) == small || functionWord(last)
	}
	return false
}

// functionWord tells whether a word is one that asks for another after it.
func functionWord(w string) bool {
	switch strings.ToLower(w) {
	case "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "nor", "as", "than",
		"into", "onto", "over", "under", "near", "between", "against", "during", "after", "before", "since", "until", "while",
		"that", "which", "who", "whose", "if", "because", "its", "his", "her", "their", "our", "my", "your", "is", "are", "was",
		"were", "be", "been", "has", "have", "had", "will", "would", "could", "should", "may", "might", "must", "this", "these",
		"those", "not", "no", "it", "he", "she", "they", "we", "you", "i", "up", "out", "off", "down", "amid", "about", "via":
		return true
	}
	return false
}

// slugEnd gives the token after the subject that stands in capitals before a line's dash ("SAILING - …"), 0 if
// there is none.
func slugEnd(text string, tokens []rawToken, i int) int {
	const most = 3
	for k := i; k < len(tokens) && k <= i+most; k++ {
		w := text[tokens[k].start:tokens[k].end]
		if dash(w) && k > i && tokens[k].space && tokens[k-1].space {
			return k + 1
		}
		if caseOf(w) != capitals || len(w) < 3 {
			return 0
		}
	}
	return 0
}

// datelineEnd gives the token after a dateline that begins with token i, 0 if none does: a place in capitals
// (or any place before a bracketed agency), perhaps a region, a date and an agency, and a dash.
func datelineEnd(text string, tokens []rawToken, i int, lists *wordLists) int {
	word := func(k int) string {
		if k >= len(tokens) || k < 0 {
			return "\n"
		}
		return text[tokens[k].start:tokens[k].end]
	}
	k, caps := i, 0
	for k < i+5 && (large(word(k)) || k > i && (word(k) == "-" || word(k) == ".") && !tokens[k].space) {
		if caseOf(word(k)) == capitals {
			caps++
		}
		k++
	}
	if k == i {
		return 0
	}
	shout := caps > 0 && caps == countLarge(text, tokens[i:k])
	// Up to ten more tokens of region, date and agency; only these words may stand there.
	agency, comma := false, false
	for limit := k + 10; k < limit; k++ {
		w := word(k)
		switch {
		case w == ",":
			comma = true
		case w == "(":
			agency = true
		case w == ")" || w == "." || w == "/":
		case newline(w):
			return 0
		case dash(w):
			if !shout && !agency {
				return 0
			}
			if w == "-" && (tokens[k].space != tokens[k-1].space || !tokens[k].space) {
				return 0
			}
			if !agency && !comma && !placeLike(text[tokens[i].start:tokens[k-1].end], lists) {
				return 0
			}
			return k + 1
		case large(w) && (comma || agency):
		case w[0] >= '0' && w[0] <= '9':
		case lists.is(w, isCalendar) || len(w) <= 5 && large(w):
		default:
			return 0
		}
	}
	return 0
}

func countLarge(text string, tokens []rawToken) int {
	n := 0
	for _, t := range tokens {
		if large(text[t.start:t.end]) {
			n++
		}
	}
	return n
}

// placeLike tells whether a name in capitals is a listed place.
func placeLike(name string, lists *wordLists) bool {
	return lists.is(properCase(name), isListed) || lists.is(name, isListed)
}

// obey joins what the parser has kept apart although a hint says that the sentence goes on: the later root
// hangs from the earlier one.
func (r *reader) obey() {
	joined := false
	for i := 1; i < len(r.tokens); i++ {
		if r.starts[i] && r.hints[i] == goesOn {
			joined = true
		}
	}
	if !joined {
		return
	}
	dep := uint8(max(0, slices.Index(r.p.deps, "dep")))
	root := -1 // of the sentence that goes on
	for i := range r.tokens {
		if int(r.tree.head[i]) != i {
			continue
		}
		left := int(r.tree.left[i])
		if root >= 0 && left > 0 && r.hints[left] == goesOn {
			r.tree.head[i] = int32(root)
			r.words[i].dep = dep
			continue
		}
		root = i
	}
	r.tree.edges()
	r.starts = r.tree.starts(r.starts)
}
