package said

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// carry gives quotations that no cue of their own sentence claims to the speaker who has the word:
// the rest of a quotation after "…," he said. "…", whole paragraphs of quotation after a speaker's
// paragraph, and what follows a colon. Whoever spoke last, in the same or in the last quoted
// paragraph, goes on; a paragraph that is told and not quoted ends his turn.
func (p *page) carry(found []finding) []finding {
	p.mend(found)
	if len(p.quotes) == 0 {
		return withContent(found)
	}
	d := p.d
	claimed := make([]bool, len(d.Tokens))
	byPlace := make([]int, 0, len(found)) // flat findings in order of their cue
	for n := range found {
		for _, s := range found[n].content {
			for i := s.first; i < s.last; i++ {
				claimed[i] = true
			}
		}
		if found[n].parent < 0 {
			byPlace = append(byPlace, n)
		}
	}
	end := func(n int) int {
		e := found[n].cue.last
		for _, s := range found[n].content {
			e = max(e, s.last)
		}
		return e
	}
	sort.Slice(byPlace, func(a, b int) bool { return end(byPlace[a]) < end(byPlace[b]) })
	last := -1 // the latest speaker before the quotation
	at := 0
	lastLine := -1
	for qi := range p.quotes {
		q := &p.quotes[qi]
		first, stop := p.tokensOf(qi)
		if first >= stop {
			continue
		}
		for at < len(byPlace) && end(byPlace[at]) <= first {
			last = byPlace[at]
			lastLine = int(p.line[end(last)-1])
			at++
		}
		taken := 0
		for i := first; i < stop; i++ {
			if claimed[i] {
				taken++
			}
		}
		if taken > 0 || last < 0 || !p.speech(qi) {
			continue
		}
		// A second cue in the speaker's sentence ("…," said Roy, referring to the strike) does not take his word.
		turn := last
		if !p.endsQuoted(&found[turn]) {
			for k := at - 1; k >= 0 && k > at-4; k-- {
				if o := byPlace[k]; p.part[found[o].head] == p.part[found[last].head] && p.endsQuoted(&found[o]) {
					turn = o
					break
				}
			}
		}
		fd := &found[turn]
		here := q.paragraph
		ok := false
		switch {
		case !p.spoken(fd) && !p.awaits(*fd):
		case here == lastLine:
			ok = p.standsAlone(first, stop) || p.awaits(*fd) && len(fd.content) == 0 || p.part[first] == p.part[fd.head] && p.endsQuoted(fd)
		case here == lastLine+1:
			lineFirst, lineLast := p.lineTokens(here)
			ok = first == lineFirst && (p.quotedLine(lineFirst, lineLast) || q.continues) && (p.endsQuoted(fd) || q.continues || p.awaits(*fd) || p.closesLine(fd))
		}
		if !ok || fd.source.meets(stretch{first, stop}) || fd.cue.meets(stretch{first, stop}) {
			continue
		}
		s := p.trim(stretch{first, stop})
		if s.first >= s.last {
			continue
		}
		fd.content = append(fd.content, s)
		fd.carried = true
		lastLine = here
		for i := s.first; i < s.last; i++ {
			claimed[i] = true
		}
	}
	for n := range found {
		sort.Slice(found[n].content, func(a, b int) bool { return found[n].content[a].first < found[n].content[b].first })
	}
	return withContent(p.unclaimed(found, claimed))
}

// withContent drops findings that still await their content, and leads those nested in them to the next outer one.
func withContent(found []finding) []finding {
	place := make([]int, len(found))
	n := 0
	for i := range found {
		place[i] = -1
		if len(found[i].content) > 0 {
			place[i] = n
			n++
		}
	}
	if n == len(found) {
		return found
	}
	kept := make([]finding, 0, n)
	for i := range found {
		if place[i] < 0 {
			continue
		}
		fd := found[i]
		for fd.parent >= 0 && place[fd.parent] < 0 {
			fd.parent = found[fd.parent].parent
		}
		if fd.parent >= 0 {
			fd.parent = place[fd.parent]
		}
		kept = append(kept, fd)
	}
	return kept
}

// tokensOf gives the tokens of quotation q, marks included.
func (p *page) tokensOf(q int) (first, last int) {
	first = p.d.At(p.quotes[q].outer.Start)
	last = p.d.At(p.quotes[q].outer.End)
	for last > first && p.d.Tokens[last-1].End > p.quotes[q].outer.End {
		last--
	}
	return first, last
}

// spoken reports whether a finding is of speech that a quotation can go on from: its content is
// quoted, or its cue is a word of speaking.
func (p *page) spoken(fd *finding) bool {
	for _, s := range fd.content {
		if p.quote[s.first] >= 0 || p.quote[s.last-1] >= 0 {
			return true
		}
	}
	for _, c := range p.class[fd.head] {
		switch words.name(c) {
		case "v say", "v tell", "v add", "v note", "v explain", "v write", "v reply", "v manner", "v joke", "v tweet", "v speak", "v announce", "v argue",
			"v claim", "v admit", "v confirm", "v stress", "v complain", "v boast", "v praise", "v criticize", "v blast", "v describe", "v testify", "v warn", "v threaten":
			return true
		}
	}
	return false
}

// endsQuoted reports whether the last content of a finding ends in quotation marks, or the paragraph of the cue does.
func (p *page) endsQuoted(fd *finding) bool {
	for _, s := range fd.content {
		if p.quote[s.last-1] >= 0 || p.quote[s.first] >= 0 {
			return true
		}
	}
	return false
}

// closesLine reports whether a finding's cue stands in the last sentence of its paragraph and its
// speaker is somebody: a paragraph of quotation after it is his.
func (p *page) closesLine(fd *finding) bool {
	_, end := p.lineTokens(int(p.line[fd.head]))
	_, last := p.sentence(fd.head)
	return p.wordsIn(last, end) == 0 && fd.speaker >= 0 && p.quote[fd.head] < 0
}

// standsAlone reports whether a quotation is all or nearly all of its sentences.
func (p *page) standsAlone(first, last int) bool {
	// The parser may give the marks themselves to the sentences before and after.
	for first < last-1 && p.d.Tokens[first].Pos == "PUNCT" {
		first++
	}
	for last-1 > first && p.d.Tokens[last-1].Pos == "PUNCT" {
		last--
	}
	a, _ := p.sentence(first)
	_, b := p.sentence(last - 1)
	return p.wordsIn(a, first)+p.wordsIn(last, b) <= 1
}

// quotedLine reports whether a paragraph holds nothing but quotation.
func (p *page) quotedLine(first, last int) bool {
	outside := 0
	for i := first; i < last; i++ {
		if p.quote[i] < 0 && p.d.Tokens[i].Pos != "PUNCT" && !p.isSpace(i) {
			outside++
		}
	}
	return outside <= 1
}

func (p *page) wordsIn(first, last int) int {
	n := 0
	for i := first; i < last; i++ {
		if p.d.Tokens[i].Pos != "PUNCT" && !p.isSpace(i) {
			n++
		}
	}
	return n
}

// speech reports whether a quotation could be somebody's words and not the title of a work, a
// nickname or a word held at arm's length: it has more than three words, or ends like a sentence.
func (p *page) speech(q int) bool {
	text := strings.TrimSpace(p.quotes[q].inner.In(p.d.Text))
	if text == "" || p.title(q) {
		return false
	}
	if strings.IndexByte(".?!,", text[len(text)-1]) >= 0 || strings.HasSuffix(text, "…") {
		return true
	}
	return strings.Count(text, " ") >= 3
}

// wordy reports whether a quotation is long enough that a cue within it is the speaker's own.
func (p *page) wordy(q int) bool {
	return strings.Count(p.quotes[q].inner.In(p.d.Text), " ") >= 3
}

// titleWords is the longest a title in quotation marks is taken to be.
const titleWords = 10

// title reports whether a quotation is written like the name of a thing: every longer word has a capital.
func (p *page) title(q int) bool {
	text := strings.TrimRight(strings.TrimSpace(p.quotes[q].inner.In(p.d.Text)), ",.")
	if strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") {
		return false // more often a cry than a title
	}
	n, capitals := 0, 0
	for w := range strings.FieldsSeq(text) {
		n++
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "\"'‘“([#@"))
		if unicode.IsUpper(r) || unicode.IsDigit(r) {
			capitals++
		} else if len(w) > 3 || n == 1 {
			return false
		}
	}
	return n > 0 && n <= titleWords && capitals*2 > n
}
