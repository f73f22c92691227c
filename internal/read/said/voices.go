package said

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"stemma"
	"stemma/internal/lang"
	"stemma/internal/world"
)

// voiceOf describes who stands behind the noun phrase s with head word head.
func (p *page) voiceOf(s stretch, head int) stemma.Voice {
	d := p.d
	for s.last > s.first+1 && d.Tokens[s.last-1].Pos == "PUNCT" && p.word(s.last-1) != ")" && !p.isMark(s.last-1) {
		s.last--
	}
	v := stemma.Voice{Span: p.spanOf(s), Chain: -1}
	v.Text = v.In(d.Text)
	if name, ok := p.outletIn(s, head); ok {
		v.Kind, v.Name = stemma.OutletVoice, name
		return v
	}
	// "the foreign minister, Ana Roy" and "the minister Ana Roy": the name stands in apposition.
	if p.kind[head] == personNoun || p.kind[head] == otherNoun {
		if a := p.child(head, "appos"); a >= 0 && p.kind[a] == personName && s.holds(a) {
			v.Kind, v.Name = stemma.PersonVoice, p.fullName(p.nameAt(a))
			v.Role = p.phrase(s.first, p.subtree(a).first)
			return v
		}
	}
	if i := p.nameHead(s, head); i >= 0 {
		v.Kind, v.Name = stemma.PersonVoice, p.fullName(p.nameAt(i))
		v.Role = p.roleOf(s, i)
		return v
	}
	lemma := strings.ToLower(d.Tokens[head].Lemma)
	switch p.kind[head] {
	case firstPerson, secondPerson, thirdPerson:
		v.Kind = stemma.PersonVoice
	case theyPerson, crowdNoun:
		v.Kind = stemma.UnnamedVoice
		v.Count = p.countOf(s, head)
	case personNoun:
		v.Kind = stemma.UnnamedVoice
		v.Count, v.Role = p.countOf(s, head), p.description(s, head)
		if p.has(head, "n unique") && !p.indefinite(s, head) && d.Tokens[head].Tag != "NNS" {
			v.Kind = stemma.PersonVoice // "the prime minister" is one person, named elsewhere or not
		}
		if p.has(head, "n spokes") {
			v.Kind = stemma.UnnamedVoice
		}
	case bodyName, placeKind, groupKind, bodyNoun, outletNoun, documentNoun, otherName, itPronoun, relative, sayingNoun:
		v.Kind = stemma.BodyVoice
		if p.kind[head] == outletNoun {
			v.Kind = stemma.OutletVoice
		}
		if p.kind[head] == bodyName || p.kind[head] == otherName || p.kind[head] == placeKind {
			v.Name = strings.TrimPrefix(p.nameAt(head), "the ")
		}
		if lemma == "report" && d.Tokens[head].Tag == "NNS" {
			v.Kind = stemma.UnnamedVoice // "according to reports": nobody
		}
	default:
		v.Kind = stemma.UnnamedVoice
		v.Count = p.countOf(s, head)
		if d.Tokens[head].Pos == "ADJ" && head > 0 { // "the other", "the first"
			v.Name = p.spanOf(stretch{max(s.first, head-1), head + 1}).In(d.Text)
		}
	}
	return v
}

// description gives the noun phrase without the clauses that hang on it: "a pilot, who asked not to be named" is a pilot. Where the
// noun says no more than that it is somebody, the participle stays: "a person claiming to speak for the crew".
func (p *page) description(s stretch, head int) string {
	last := s.last
	for _, k := range p.dependents(head) {
		switch dep := p.d.Tokens[k].Dep; {
		case int(k) < head || dep == "acl" && anybody[strings.ToLower(p.d.Tokens[head].Lemma)]:
		case dep == "relcl" || dep == "acl" || dep == "advcl":
			last = min(last, max(head+1, p.subtree(int(k)).first))
		}
	}
	for i := head + 1; i < last; i++ { // a clause behind an apposition: "a former clerk of the firm, a driver who left in May"
		if p.d.Tokens[i].Dep != "relcl" {
			continue
		}
		for k := head + 1; k < i; k++ {
			if p.word(k) == "," {
				return p.phrase(s.first, k)
			}
		}
	}
	return p.phrase(s.first, last)
}

// anybody are nouns that say of a person nothing but that it is one.
var anybody = map[string]bool{"person": true, "people": true, "man": true, "woman": true, "somebody": true, "someone": true}

// nameHead finds the token of a person's name that heads the phrase, or -1.
func (p *page) nameHead(s stretch, head int) int {
	if p.kind[head] == personName {
		return head
	}
	// "State Department spokeswoman Ana Roy" may be headed by any of its proper nouns.
	if p.d.Tokens[head].Pos == "PROPN" || p.kind[head] == personNoun {
		for i := head + 1; i < s.last && (p.d.Tokens[i].Pos == "PROPN" || p.kind[i] == personName); i++ {
			if p.kind[i] == personName {
				return i
			}
		}
	}
	// "a former diplomat to Ruritania Ana Roy": a name at the end that no preposition brings.
	if i := s.last - 1; p.kind[head] == personNoun && i > head && p.kind[i] == personName {
		if n, ok := p.nameOf(i); ok && n.First > head && n.First > s.first {
			if before := n.First - 1; p.kind[before] != notNoun && p.d.Tokens[before].Tag != "POS" || p.word(before) == "," && !p.people(head+1, before) {
				return i
			}
		}
	}
	return -1
}

// people reports whether tokens [first, last) speak of a person.
func (p *page) people(first, last int) bool {
	for i := first; i < last; i++ {
		if p.kind[i] == personName || p.kind[i] == personNoun {
			return true
		}
	}
	return false
}

// nameAt gives the name that token i belongs to: the pipeline's, or the run of capitals around it.
func (p *page) nameAt(i int) string {
	if n, ok := p.nameOf(i); ok {
		start := n.Start
		if n.Last == n.First+1 && p.givenBefore(n.First) {
			start = p.d.Tokens[n.First-1].Start
		}
		return strings.TrimSuffix(strings.TrimSuffix(p.d.Text[start:n.End], "’s"), "'s")
	}
	a, b := i, i+1
	for a > 0 && p.d.Tokens[a-1].Pos == "PROPN" && p.line[a-1] == p.line[i] {
		a--
	}
	for b < len(p.d.Tokens) && p.d.Tokens[b].Pos == "PROPN" && p.line[b] == p.line[i] {
		b++
	}
	return p.spanOf(stretch{a, b}).In(p.d.Text)
}

// givenBefore reports whether the word before a surname that the pipeline left alone is a given name
// and not a title: a name of no kind that hangs on the surname.
func (p *page) givenBefore(i int) bool {
	if i == 0 || p.d.Tokens[i-1].Head != i && p.d.Tokens[i-1].Head != p.d.Tokens[i].Head {
		return false
	}
	t := &p.d.Tokens[i-1]
	return p.d.Tokens[i].Pos == "PROPN" && t.Pos == "PROPN" && t.Dep == "compound" && p.named[i-1] == "" && len(p.class[i-1]) == 0 && !strings.HasSuffix(p.word(i-1), ".") && !honorific(p.word(i-1))
}

// nameOf gives the pipeline's name that covers token i. Names are in order.
func (p *page) nameOf(i int) (lang.Name, bool) {
	names := p.d.Names
	at := sort.Search(len(names), func(n int) bool { return names[n].Last > i })
	if at < len(names) && names[at].First <= i {
		return names[at], true
	}
	return lang.Name{}, false
}

// fullName gives the longest name of a person in the document that ends in the same word, provided
// that only one fits: two people of one surname leave it as it is.
func (p *page) fullName(name string) string {
	if p.persons == nil {
		p.persons = map[string][]string{}
		for _, n := range p.d.Names {
			if n.Label != "PERSON" {
				continue
			}
			full := p.nameAt(n.First)
			f := strings.Fields(full)
			if len(f) < 2 {
				continue
			}
			k := foldName(f[len(f)-1])
			known := false
			for _, o := range p.persons[k] {
				known = known || o == full
			}
			if !known {
				p.persons[k] = append(p.persons[k], full)
			}
		}
	}
	f := strings.Fields(name)
	if len(f) == 0 || len(f) > 2 {
		return name
	}
	if len(f) == 2 && !strings.HasSuffix(f[0], ".") {
		return name
	}
	best := ""
	for _, o := range p.persons[foldName(f[len(f)-1])] {
		switch {
		case best == "" || strings.HasSuffix(o, best):
			best = o
		case strings.HasSuffix(best, o):
		default:
			of, bf := strings.Fields(o), strings.Fields(best)
			if of[0] != bf[0] {
				return name
			}
			if len(o) > len(best) {
				best = o
			}
		}
	}
	if best == "" {
		return name
	}
	return best
}

// foldName makes spellings of a surname alike that differ in case or a prefixed article ("al-Sadr", "Al Sadr").
func foldName(s string) string {
	s = strings.ToLower(strings.Trim(s, ".,’'"))
	return strings.TrimPrefix(s, "al-")
}

// roleOf gives what the phrase says the named person is: the apposition after the name, or the words before it.
func (p *page) roleOf(s stretch, i int) string {
	first, last := i, i+1
	if n, ok := p.nameOf(i); ok {
		first, last = n.First, n.Last
		if last == first+1 && p.givenBefore(first) {
			first--
		}
	}
	if first > s.first {
		if r := p.phrase(s.first, first); r != "" && !honorific(r) {
			return r
		}
	}
	if a := p.child(i, "appos"); a >= 0 && s.holds(a) && p.kind[a] != numberWord {
		sub := p.subtree(a)
		return p.phrase(max(sub.first, last), min(sub.last, s.last))
	}
	return ""
}

// honorific reports whether a title says nothing of what somebody does.
func honorific(s string) bool {
	switch strings.TrimSuffix(strings.ToLower(s), ".") {
	case "mr", "mrs", "ms", "miss", "sir", "madam", "mx", "lady", "but", "and":
		return true
	}
	return false
}

// phrase gives the words of [first, last) without an article before and marks at the ends.
func (p *page) phrase(first, last int) string {
	for first < last && (p.d.Tokens[first].Pos == "PUNCT" || p.d.Tokens[first].Tag == "DT" && (p.word(first) == "the" || p.word(first) == "The" || p.word(first) == "a" || p.word(first) == "A" || p.word(first) == "an" || p.word(first) == "An")) {
		first++
	}
	for last > first && (p.d.Tokens[last-1].Pos == "PUNCT" || p.isSpace(last-1)) {
		last--
	}
	return p.spanOf(stretch{first, last}).In(p.d.Text)
}

// countOf gives how many unnamed people speak, in the report's own word; "one" for a singular with an article.
func (p *page) countOf(s stretch, head int) string {
	for i := s.first; i < min(s.last, head+1); i++ {
		w := strings.ToLower(p.word(i))
		switch w {
		case "some", "several", "many", "few", "multiple", "most", "various", "dozens", "scores", "hundreds", "thousands", "both", "numerous", "another", "other", "others", "all":
			return w
		}
		if p.d.Tokens[i].Pos == "NUM" && p.d.Tokens[i].Head == head {
			return w
		}
		if (w == "a" || w == "an") && p.d.Tokens[i].Head == head {
			return "one"
		}
	}
	if p.kind[head] == personNoun && p.d.Tokens[head].Tag == "NN" {
		return "one"
	}
	return ""
}

// indefinite reports whether the phrase brings somebody new: "a", "two", "some", or a bare plural.
func (p *page) indefinite(s stretch, head int) bool {
	for i := s.first; i < head; i++ {
		switch strings.ToLower(p.word(i)) {
		case "a", "an", "some", "one", "another", "several", "many":
			return true
		case "the", "this", "that", "these", "those", "its", "his", "her", "their":
			return false
		}
	}
	return p.d.Tokens[head].Tag == "NNS" || p.d.Tokens[head].Tag == "NNPS"
}

// definite reports whether the phrase opens with "the", "that", "this" …
func (p *page) definite(s stretch) bool {
	switch strings.ToLower(p.word(s.first)) {
	case "the", "this", "that", "these", "those":
		return true
	}
	return false
}

// outletIn finds the news outlet or social network that a phrase names.
func (p *page) outletIn(s stretch, head int) (string, bool) {
	d := p.d
	a, b := head, head+1
	for a > s.first && (d.Tokens[a-1].Pos == "PROPN" || d.Tokens[a-1].Dep == "compound" || p.kind[a-1] == bodyName) && p.line[a-1] == p.line[head] {
		a--
	}
	for b < s.last && d.Tokens[b].Pos == "PROPN" {
		b++
	}
	// Try the longest run first, then shorter ones from the right: "semiofficial Tasnim news agency".
	for from := a; from <= head; from++ {
		text := strings.TrimSuffix(strings.TrimSuffix(p.spanOf(stretch{from, b}).In(d.Text), "’s"), "'s")
		if text == "" || !unicode.IsUpper([]rune(text)[0]) {
			continue
		}
		if o, ok := world.OutletByName(text); ok {
			if o.Common && p.kind[head] != bodyName && p.kind[head] != outletNoun && (from == 0 || !strings.EqualFold(p.word(from-1), "the")) {
				continue
			}
			if p.kind[head] == personName && !strings.Contains(text, " ") {
				continue
			}
			return o.Name, true
		}
		if p.kind[head] == outletNoun && from < head {
			return p.spanOf(stretch{from, head}).In(d.Text), true
		}
	}
	return p.outletCalled(s, head)
}

// outletCalled gives the outlet that the words around its name call one: "the news site Ekspress", "broadcaster RTP", "France Info".
func (p *page) outletCalled(s stretch, head int) (string, bool) {
	d := p.d
	if p.kind[head] == outletNoun {
		a := p.child(head, "appos")
		if i := head + 1; a < 0 && i < len(d.Tokens) && d.Tokens[i].Pos == "PROPN" && p.part[i] == p.part[head] {
			a = i
		}
		if a > head && d.Tokens[a].Pos == "PROPN" && p.kind[a] != personName {
			return p.nameAt(a), true
		}
		return "", false
	}
	if d.Tokens[head].Pos != "PROPN" {
		return "", false
	}
	for i := head - 1; i >= s.first && d.Tokens[i].Head == head; i-- {
		if p.kind[i] == outletNoun && d.Tokens[i].Pos == "NOUN" {
			return p.nameAt(head), true
		}
	}
	name := p.nameAt(head)
	words := strings.Fields(name)
	if len(words) < 2 {
		return "", false
	}
	if mediaWords[words[len(words)-1]] || slices.Contains(words, "Radio") {
		return name, true
	}
	return "", false
}

// mediaWords end the names of outlets and are nobody's surname.
var mediaWords = map[string]bool{
	"News": true, "Info": true, "Radio": true, "TV": true, "Television": true, "Times": true, "Tribune": true, "Gazette": true, "Chronicle": true, "Telegraph": true,
	"Observer": true, "Dispatch": true, "Magazine": true, "Newspaper": true,
}

// shortOutlet gives the outlet that "the Journal", "the Post", "the newspaper", "the agency" stand
// for: the last one named before in the document whose name holds the word, or for a common noun the last one.
func (p *page) shortOutlet(head int, before []stemma.Voice) (string, bool) {
	w := p.word(head)
	proper := unicode.IsUpper([]rune(w)[0])
	switch strings.ToLower(w) {
	case "journal", "post", "times", "paper", "newspaper", "agency", "network", "outlet", "magazine", "website", "broadcaster", "guardian", "telegraph", "herald", "tribune", "globe":
	default:
		return "", false
	}
	for n := len(before) - 1; n >= 0; n-- {
		if v := before[n]; v.Kind == stemma.OutletVoice && v.Name != "" && (!proper || strings.Contains(v.Name, w)) {
			return v.Name, true
		}
	}
	switch w {
	case "Journal", "Post", "Times", "Guardian", "Telegraph", "Herald", "Tribune", "Globe":
		return w, true
	}
	return w, false
}

// anonymity gives the words with which people are promised that they will not be named.
func (p *page) anonymity(first, last int) string {
	a, b := p.d.Bytes(first, last)
	if a >= b {
		return ""
	}
	text := p.d.Text[a:b]
	low := strings.ToLower(text)
	if len(low) != len(text) {
		return ""
	}
	for _, w := range anonymousWords {
		if i := strings.Index(low, w); i >= 0 {
			return text[i : i+len(w)]
		}
	}
	return ""
}

// anonymousWords are the usual phrases, longer ones first.
var anonymousWords = [...]string{
	"on the condition of anonymity", "on condition of anonymity", "under condition of anonymity", "under the condition of anonymity",
	"requested anonymity", "requesting anonymity", "asked for anonymity", "asking for anonymity", "granted anonymity", "insisted on anonymity",
	"asked not to be named", "asked not to be identified", "asking not to be named", "asking not to be identified", "declined to be named",
	"declined to be identified", "declining to be named", "did not want to be named", "did not wish to be named", "not authorized to speak",
	"not authorised to speak", "not authorized to discuss", "not authorised to discuss", "spoke anonymously", "speaking anonymously", "who could not be named", "on background",
}
