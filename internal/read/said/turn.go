package said

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// classTurn is the class of the mark between a sentence that tells of one person and the quotation after it. It is no
// word's, so that it stands below those that words.go numbers from the top.
const classTurn class = 0xffe0

var turnClass = []class{classTurn}

// mend sets right who speaks where the syntax leaves no doubt and the networks chose otherwise or nobody: whoever tells
// somebody something stands before the verb, and a quotation's verb of speech has a subject.
func (p *page) mend(found []finding) {
	for n := range found {
		fd := &found[n]
		if p.d.Tokens[fd.head].Pos != "VERB" || fd.parent >= 0 || p.child(fd.head, "auxpass") >= 0 {
			continue
		}
		if p.trailing(fd) {
			continue
		}
		s, until := -1, -1
		switch {
		case fd.speaker > fd.head && p.has(fd.head, "v tell"):
			s = p.tellerBefore(fd, fd.head)
		case fd.speaker >= 0 && fd.speaker < fd.head && p.ofAnother(fd.speaker):
			s, until = p.tellerBefore(fd, fd.speaker), p.subtree(fd.speaker).last
		case (fd.speaker < 0 || p.quote[fd.speaker] >= 0 && p.quote[fd.head] < 0) && len(fd.content) > 0 && p.endsQuoted(fd): // nobody, or a word of the quotation
			p.endAtMark(fd)
			s = p.sayerOf(fd)
		}
		if s < 0 {
			continue
		}
		source := p.phraseOf(s)
		source.last = max(source.last, until)
		for _, c := range fd.content {
			source = outsideOf(source, c, s)
		}
		source = outsideOf(source, fd.cue, s)
		if !source.holds(s) { // the cue had swallowed its subject
			if fd.cue = (stretch{fd.head, fd.head + 1}); fd.cue.holds(s) {
				continue
			}
			source = stretch{s, s + 1}
		}
		fd.speaker, fd.source = s, source
	}
}

// phraseOf gives the words for whom token i names: its name or noun phrase, with what stands right behind and describes him.
func (p *page) phraseOf(i int) stretch {
	s := p.nameAround(i, stretch{})
	for _, k32 := range p.dependents(i) {
		k := int(k32)
		if k < s.last {
			continue
		}
		sub := p.subtree(k)
		switch p.d.Tokens[k].Dep {
		case "punct":
			continue
		case "appos", "prep", "nummod", "amod", "acl":
			if p.onlyPunct(s.last, sub.first) {
				s.last = sub.last
				continue
			}
		}
		break
	}
	return s
}

func (p *page) onlyPunct(first, last int) bool {
	for i := first; i < last; i++ {
		if p.d.Tokens[i].Pos != "PUNCT" && p.d.Tokens[i].Pos != "CCONJ" {
			return false
		}
	}
	return first <= last
}

// longestTrailer is how many tokens a source between the last comma and the verb of speech may have.
const longestTrailer = 12

// trailing puts right a sentence whose source follows what it says, "Two people have died, health officials in the town said",
// where the subject of what is said was taken for the one who says it, or nobody was.
func (p *page) trailing(fd *finding) bool {
	d := p.d
	v := fd.head
	taken := d.Tokens[v].Tag == "VBN" && fd.speaker < 0 && d.Tokens[v].Dep == "acl" && p.child(v, "auxpass", "agent") < 0 // "…, a blog reported", for a blog that was reported
	if t := d.Tokens[v].Tag; t != "VBD" && t != "VBZ" && t != "VBP" && !taken || p.family(fd) != "said" || len(fd.content) == 0 {
		return false
	}
	if s := fd.speaker; s >= 0 {
		h := d.Tokens[s].Head
		if s > v || h == v || h > v || (d.Tokens[h].Head != v || d.Tokens[h].Dep != "ccomp") && d.Tokens[v].Head != h {
			return false // it is the verb's own
		}
	}
	if n := p.child(v, "nsubj"); n >= 0 && (n == fd.speaker || n > v || fd.speaker < 0 && !slices.ContainsFunc(fd.content, func(c stretch) bool { return c.holds(n) })) {
		return false
	}
	first, _ := p.sentence(v)
	a, head := v, -1
	for a > first && v-a < longestTrailer && p.word(a-1) != "," && p.quote[a-1] < 0 {
		a--
		switch d.Tokens[a].Pos {
		case "VERB", "AUX", "SCONJ", "CCONJ", "PUNCT":
			if p.word(a) != "-" {
				return false
			}
		}
		if p.kind[a] == relative {
			return false
		}
	}
	if a <= first+1 || a == v || p.word(a-1) != "," || d.Tokens[a].Pos == "ADP" || d.Tokens[a].Pos == "ADV" {
		return false
	}
	for i := a; i < v && head < 0; i++ {
		if h := d.Tokens[i].Head; h < a || h >= v {
			head = i
		}
	}
	if head < 0 {
		return false
	}
	switch p.kind[head] {
	case notNoun, numberWord, relative, firstPerson, secondPerson:
		return false
	}
	source := stretch{a, v}
	for source.last > head+1 && (d.Tokens[source.last-1].Pos == "ADV" || fd.cue.holds(source.last-1)) {
		source.last--
	}
	kept := fd.content[:0]
	for _, c := range fd.content {
		if fd.speaker >= 0 && fd.source.last == c.first && fd.source.first >= first {
			c.first = fd.source.first // the subject belongs to what is said
		}
		if c.first < a {
			c.last = min(c.last, a-1)
		} else if c.first < v {
			continue
		}
		if c = p.trim(c); c.first < c.last {
			kept = append(kept, c)
		}
	}
	if len(kept) == 0 {
		return false
	}
	fd.content, fd.speaker, fd.source = kept, head, source
	fd.cue = stretch{max(fd.cue.first, source.last), max(fd.cue.last, v+1)}
	return true
}

// tellerBefore gives the first subject of a verb of telling that stands before token last, or -1: "Roy told the reporter Ana
// Lind, who was there", where the source was taken to be whom he tells.
func (p *page) tellerBefore(fd *finding, last int) int {
	for _, k := range p.dependents(fd.head) {
		if i := int(k); i < last && p.d.Tokens[i].Dep == "nsubj" && p.kind[i] != notNoun && !p.contains(fd.content, i) {
			return i
		}
	}
	return -1
}

// ofAnother reports whether the phrase of token i hangs on a preposition, whatever the parser makes of it: in "a man claiming to
// speak for the board denied it" the man speaks.
func (p *page) ofAnother(i int) bool {
	if p.d.Tokens[i].Dep != "nsubj" {
		return false
	}
	switch first := p.subtree(i).first; {
	case first == 0 || p.part[first-1] != p.part[i]:
		return false
	default:
		w := p.word(first - 1)
		return w == "for" || w == "of" || w == "with" || w == "from"
	}
}

// sayerOf gives the one who speaks by a verb of speech that was left without: its subject, the subject of the verb that it
// goes on from ("Roy defended the plan, calling it …"), or the name right behind or right before it. -1: none.
func (p *page) sayerOf(fd *finding) int {
	d := p.d
	v := fd.head
	for range longestChain {
		for _, k := range p.dependents(v) {
			if i := int(k); (d.Tokens[i].Dep == "nsubj" || v != fd.head && d.Tokens[i].Dep == "nsubjpass") && p.sayer(fd, i) {
				return i
			}
		}
		if t := &d.Tokens[v]; t.Dep != "conj" && t.Dep != "xcomp" && t.Dep != "advcl" || t.Dep == "advcl" && t.Tag != "VBG" || d.Tokens[t.Head].Pos != "VERB" && d.Tokens[t.Head].Pos != "AUX" || p.quote[t.Head] >= 0 {
			break
		}
		v = d.Tokens[v].Head
	}
	if v != fd.head || d.Tokens[v].Tag == "VBG" {
		return -1
	}
	first, last := p.sentence(v)
	if i := v + 1; i < last && fd.content[0].last <= v && p.capital(i) && p.sayer(fd, i) {
		return p.phraseHead(i, i, last)
	}
	if all := fd.content; p.onlyPunct(all[0].last, v) && p.quote[all[0].first] >= 0 && p.endsInComma(int(p.quote[all[0].first])) { // "…," wrote a young man from Lindow
		fd.content = all[:1]
		for _, k := range p.dependents(v) {
			if i := int(k); i > v && d.Tokens[i].Dep == "dobj" && p.sayer(fd, i) {
				return i
			}
		}
		fd.content = all
	}
	i := v - 1
	for i > first && (d.Tokens[i].Pos == "ADV" || d.Tokens[i].Pos == "AUX" || p.word(i) == ",") {
		i--
	}
	if i < first || d.Tokens[i].Pos != "PROPN" && d.Tokens[i].Pos != "NOUN" || !p.sayer(fd, i) {
		return -1
	}
	for range longestChain { // "Ana Roy, an adviser": up to the name
		h := d.Tokens[i].Head
		if h < first || h >= v || d.Tokens[h].Dep == "pobj" || d.Tokens[h].Dep == "dobj" || d.Tokens[h].Pos != "PROPN" && d.Tokens[h].Pos != "NOUN" || !p.sayer(fd, h) {
			break
		}
		i = h
	}
	if d.Tokens[i].Dep == "pobj" || d.Tokens[i].Dep == "dobj" || d.Tokens[i].Dep == "npadvmod" {
		return -1
	}
	for k := max(first, i-longestChain); k < i; k++ {
		if p.quote[k] >= 0 && !p.contains(fd.content, k) {
			return -1 // "in a “harbour” cap"
		}
	}
	return i
}

// longestChain bounds a walk along verbs, or along nouns, that hang on each other.
const longestChain = 4

// endAtMark cuts a content that runs from a quotation on to the verb of speech behind it to the quotation: what stands
// between the closing mark and the verb is who speaks.
func (p *page) endAtMark(fd *finding) {
	for n := range fd.content {
		c := &fd.content[n]
		if q := p.quote[c.first]; q >= 0 && c.last <= fd.cue.first && p.quote[c.last-1] != q && p.onlyPunct(c.last, fd.cue.first) {
			if _, last := p.tokensOf(int(q)); last < c.last && p.endsInComma(int(q)) {
				c.last = last
			}
		}
	}
}

// endsInComma reports whether a quotation ends in a comma, so that who speaks comes next.
func (p *page) endsInComma(q int) bool {
	return strings.HasSuffix(strings.TrimSpace(p.quotes[q].inner.In(p.d.Text)), ",")
}

// sayer reports whether token i could be who speaks: a noun or what stands for one, outside the quotation and the content.
func (p *page) sayer(fd *finding, i int) bool {
	if p.quote[i] >= 0 || p.contains(fd.content, i) || fd.cue.holds(i) && i == fd.head {
		return false
	}
	switch p.d.Tokens[i].Pos {
	case "NOUN", "PROPN", "PRON", "NUM", "ADJ":
		return p.kind[i] != numberWord
	case "ADV", "VERB", "X": // a rare surname, of which the tagger made something else
		return p.capital(i)
	}
	return false
}

// capital reports whether a word has a capital letter: of use beside a verb of speech, not at the beginning of a sentence.
func (p *page) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(p.word(i))
	return unicode.IsUpper(r)
}

// plainSentence is how many tokens a sentence may have for its subject to be plain.
const plainSentence = 40

// told gives the head of the one person whom the sentence before token first tells of: the subject of its main verb, a
// person in the singular, and no other subject in it is one. -1: nobody, or it is not plain who.
func (p *page) told(first int) int {
	if first == 0 || p.line[first-1] != p.line[first] {
		return -1
	}
	a, b := p.sentence(first - 1)
	if b-a > plainSentence {
		return -1
	}
	who, other := -1, false
	for i := a; i < b && i < first; i++ {
		if p.quote[i] >= 0 {
			return -1
		}
		t := &p.d.Tokens[i]
		if t.Dep != "nsubj" && t.Dep != "nsubjpass" {
			continue
		}
		if main := p.d.Tokens[t.Head].Head == t.Head; main && p.singlePerson(i) {
			who = i
		} else if p.kind[i] == personName || p.kind[i] == personNoun {
			other = true
		}
	}
	if other {
		return -1
	}
	return who
}

// singlePerson reports whether token i stands for one person.
func (p *page) singlePerson(i int) bool {
	switch p.kind[i] {
	case personName, thirdPerson:
	case personNoun:
		if p.d.Tokens[i].Tag != "NN" {
			return false
		}
	default:
		return false
	}
	return p.child(i, "conj") < 0
}

// toldOf gives the head of the one person of whom the paragraph before line l tells, or -1. A paragraph of quotation alone is
// his if all subjects outside quotations that are persons are pronouns of one sex, or one name.
func (p *page) toldOf(l int) int {
	if l == 0 {
		return -1
	}
	first, last := p.lineTokens(l - 1)
	who, word := -1, ""
	for i := first; i < last; i++ {
		if t := &p.d.Tokens[i]; t.Dep != "nsubj" && t.Dep != "nsubjpass" {
			continue
		}
		switch p.kind[i] {
		case thirdPerson:
		case personName:
			if p.child(i, "conj") >= 0 {
				return -1
			}
		case personNoun, theyPerson, firstPerson, secondPerson, crowdNoun:
			return -1
		case bodyName, placeKind, groupKind, bodyNoun, outletNoun, otherName:
			if h := p.class[p.d.Tokens[i].Head]; len(h) > 0 && candidateClass(h[0]) && words.familyOf(h[0]) == "said" {
				return -1 // somebody else says something
			}
			continue
		default:
			continue
		}
		w := strings.ToLower(p.word(i))
		if p.quote[i] >= 0 || who >= 0 && w != word {
			return -1
		}
		who, word = i, w
	}
	return who
}

// unclaimed gives a quotation that stands alone and that nobody claims to the one person of whom the sentence before it, or
// the paragraph before, tells: Roy was angry. "…" The mark between the two is its cue.
func (p *page) unclaimed(found []finding, claimed []bool) []finding {
	for q := 0; q < len(p.quotes); q++ {
		first, last := p.tokensOf(q)
		if first >= last || p.quotes[q].continues || !p.speech(q) || p.anyOf(claimed, first, last) || !p.standsAlone(first, last) {
			continue
		}
		mark := first - 1
		for mark > 0 && p.isSpace(mark) {
			mark--
		}
		if mark < 1 || strings.IndexByte(".?:", p.word(mark)[0]) < 0 || claimed[mark] {
			continue
		}
		who := -1
		if l := int(p.line[first]); p.line[mark] == p.line[first] {
			who = p.told(mark)
		} else if a, b := p.lineTokens(l); first == a && p.quotedLine(a, b) && int(p.line[mark]) == l-1 {
			who = p.toldOf(l)
		}
		if who < 0 {
			continue
		}
		p.class[mark] = turnClass
		fd := finding{head: mark, speaker: who, parent: -1, cue: stretch{mark, mark + 1}, source: stretch{who, who + 1}}
		if p.kind[who] != thirdPerson {
			fd.source = p.phraseOf(who)
			fd.source.last = min(fd.source.last, mark)
		}
		for {
			s := p.trim(stretch{first, last})
			if s.first < s.last {
				fd.content = append(fd.content, s)
				fd.source = outsideOf(fd.source, s, who)
				for i := s.first; i < s.last; i++ {
					claimed[i] = true
				}
			}
			if q+1 >= len(p.quotes) { // the rest of his words
				break
			}
			if first, last = p.tokensOf(q + 1); first >= last || !p.quotes[q+1].continues || p.anyOf(claimed, first, last) {
				break
			}
			q++
		}
		if len(fd.content) > 0 {
			found = append(found, fd)
		}
	}
	return found
}

// anyOf reports whether one of the tokens [first, last) is claimed.
func (p *page) anyOf(claimed []bool, first, last int) bool {
	for i := first; i < last; i++ {
		if claimed[i] {
			return true
		}
	}
	return false
}
