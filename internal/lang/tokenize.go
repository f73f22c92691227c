package lang

import (
	"cmp"
	"encoding/json"
	"slices"
	"unicode/utf8"
)

// A piece is one token of a tokeniser exception: its bytes, and its norm where the exception sets one
// (an index into tokenizer.norms, 0 for none).
type piece struct {
	size int
	norm uint16
}

// tokenizer is spaCy's: runs between blanks; exceptions ("don't", "U.S."); affixes peeled from both ends,
// asking for exceptions after every step; addresses kept whole; infixes; and a last pass that puts
// exceptions with affixes inside (":-)", "a.m.") together again.
type tokenizer struct {
	affixes    *affixes
	letters    *letters
	exceptions map[string][]piece
	norms      []string // norms set by exceptions; norms[0] is ""
	phrases    map[string][][]string
	longest    int // bytes of the longest exception
}

func loadTokenizer(c *container, l *letters) *tokenizer {
	t := &tokenizer{affixes: loadAffixes(c, l), letters: l, exceptions: map[string][]piece{}, norms: []string{""}, phrases: map[string][][]string{}}
	known := map[string]uint16{"": 0}
	var whole []string // exceptions for the last pass
	for _, line := range c.lines("tokens.exceptions") {
		var f []string
		if err := json.Unmarshal([]byte(line), &f); err != nil || len(f) < 4 {
			c.err = err
			continue
		}
		var pieces []piece
		for i := 2; i+1 < len(f); i += 2 {
			id, ok := known[f[i+1]]
			if !ok {
				id = uint16(len(t.norms))
				known[f[i+1]] = id
				t.norms = append(t.norms, f[i+1])
			}
			pieces = append(pieces, piece{len(f[i]), id})
		}
		t.exceptions[f[0]] = pieces
		t.longest = max(t.longest, len(f[0]))
		if f[1] == "1" {
			whole = append(whole, f[0])
		}
	}
	for _, text := range whole {
		var tokens []rawToken
		t.split(text, false, func(tok rawToken) { tokens = append(tokens, tok) })
		words := make([]string, len(tokens))
		for i, tok := range tokens {
			words[i] = text[tok.start:tok.end]
		}
		t.phrases[words[0]] = append(t.phrases[words[0]], words)
	}
	return t
}

// A rawToken is a token as the tokeniser cuts it.
type rawToken struct {
	start, end int
	norm       uint16 // norm set by an exception
	space      bool   // a blank follows
}

// tokens cuts text and appends to out.
func (t *tokenizer) tokens(text string, out []rawToken) []rawToken {
	first := len(out)
	t.split(text, true, func(tok rawToken) { out = append(out, tok) })
	fixed := t.joinPhrases(text, out[first:])
	if fixed == nil {
		return out
	}
	return append(out[:first], fixed...)
}

// split cuts runs at blanks and white space and yields their tokens. A single blank between two runs
// belongs to the token before it; all other white space is a token of its own, as in the reference.
func (t *tokenizer) split(text string, exceptions bool, yield func(rawToken)) {
	if text == "" {
		return
	}
	var held rawToken // the last token, until it is known whether a blank follows
	have := false
	emit := func(tok rawToken) {
		if have {
			yield(held)
		}
		held, have = tok, true
	}
	start, inSpace := 0, t.isSpaceAt(text, 0)
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if t.letters.space.has(r) != inSpace {
			if start < i {
				t.cut(text, start, i, exceptions, emit)
			}
			if r == ' ' {
				held.space = have
				start = i + 1
			} else {
				start = i
			}
			inSpace = !inSpace
		}
		i += size
	}
	if start < len(text) {
		t.cut(text, start, len(text), exceptions, emit)
		held.space = lastByte(text) == ' ' && !inSpace
	}
	if have {
		yield(held)
	}
}

func (t *tokenizer) isSpaceAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return t.letters.space.has(r)
}

// exception looks a run up; long ones need no look.
func (t *tokenizer) exception(s string) ([]piece, bool) {
	if len(s) > t.longest {
		return nil, false
	}
	p, ok := t.exceptions[s]
	return p, ok
}

// cut tokenises the run text[start:end], which holds no white space or nothing else.
func (t *tokenizer) cut(text string, start, end int, exceptions bool, emit func(rawToken)) {
	// A run of letters that is no exception has nothing to peel off.
	if exceptions && t.plain(text[start:end]) {
		if _, ok := t.exception(text[start:end]); !ok {
			emit(rawToken{start: start, end: end})
			return
		}
	}
	// Prefixes are emitted as they are found; suffixes wait at the end of the run, where they stand
	// one behind the other, so that their ends need not be kept: the stack below is their lengths.
	var few [16]int
	suffixes := few[:0]
	from, to := start, end
	special := func(a, b int) bool {
		if !exceptions {
			return false
		}
		_, ok := t.exception(text[a:b])
		return ok
	}
	for from < to {
		if special(from, to) {
			break
		}
		pre := t.affixes.findPrefix(text[from:to])
		if pre > 0 && from+pre < to && special(from+pre, to) {
			emit(rawToken{start: from, end: from + pre})
			from += pre
			break
		}
		suf := t.affixes.findSuffix(text[from+pre : to])
		if suf > 0 && to-suf > from && special(from, to-suf) {
			to -= suf
			suffixes = append(suffixes, suf)
			break
		}
		if pre == 0 && suf == 0 {
			break
		}
		if pre > 0 {
			emit(rawToken{start: from, end: from + pre})
			from += pre
		}
		if suf > 0 {
			to -= suf
			suffixes = append(suffixes, suf)
		}
	}
	if from < to {
		t.middle(text, from, to, exceptions, emit)
	}
	for i := len(suffixes) - 1; i >= 0; i-- {
		emit(rawToken{start: to, end: to + suffixes[i]})
		to += suffixes[i]
	}
}

// plain tells whether s is ASCII letters only.
func (t *tokenizer) plain(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// middle tokenises what is left between prefixes and suffixes.
func (t *tokenizer) middle(text string, from, to int, exceptions bool, emit func(rawToken)) {
	s := text[from:to]
	if exceptions {
		if pieces, ok := t.exception(s); ok {
			for _, p := range pieces {
				emit(rawToken{start: from, end: from + p.size, norm: p.norm})
				from += p.size
			}
			return
		}
	}
	if t.affixes.isAddress(s) {
		emit(rawToken{start: from, end: to})
		return
	}
	start := 0
	for at := 0; ; {
		a, b, ok := t.affixes.findInfix(s, at)
		if !ok {
			break
		}
		at = b
		if a == 0 {
			continue // an infix at the very start stays with what follows
		}
		if a != start {
			emit(rawToken{start: from + start, end: from + a})
		}
		emit(rawToken{start: from + a, end: from + b})
		start = b
	}
	if start < len(s) {
		emit(rawToken{start: from + start, end: to})
	}
}

// joinPhrases is the last pass: sequences of tokens that spell an exception become its pieces. Longer
// matches win, then earlier ones. It gives nil when nothing matches.
func (t *tokenizer) joinPhrases(text string, tokens []rawToken) []rawToken {
	type match struct{ start, end int }
	var found []match
	for i, tok := range tokens {
		for _, words := range t.phrases[text[tok.start:tok.end]] {
			if t.spells(text, tokens[i:], words) {
				found = append(found, match{i, i + len(words)})
			}
		}
	}
	if found == nil {
		return nil
	}
	slices.SortFunc(found, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.end-b.start, a.end-a.start), cmp.Compare(a.start, b.start))
	})
	taken := make([]bool, len(tokens))
	keep := make([]int, len(tokens)) // end of the match that begins here, 0 for none
	for _, m := range found {
		if !taken[m.start] && !taken[m.end-1] {
			keep[m.start] = m.end
		}
		for i := m.start; i < m.end; i++ {
			taken[i] = true
		}
	}
	out := make([]rawToken, 0, len(tokens)+8)
	for i := 0; i < len(tokens); {
		end := keep[i]
		if end == 0 {
			out = append(out, tokens[i])
			i++
			continue
		}
		last := tokens[end-1]
		at := tokens[i].start
		pieces, ok := t.exceptions[text[at:last.end]]
		if !ok { // the tokens stand apart: no exception after all
			out = append(out, tokens[i:end]...)
			i = end
			continue
		}
		for _, p := range pieces {
			out = append(out, rawToken{start: at, end: at + p.size, norm: p.norm})
			at += p.size
		}
		out[len(out)-1].space = last.space
		i = end
	}
	return out
}

func (t *tokenizer) spells(text string, tokens []rawToken, words []string) bool {
	if len(tokens) < len(words) {
		return false
	}
	for i, w := range words {
		if text[tokens[i].start:tokens[i].end] != w {
			return false
		}
	}
	return true
}
