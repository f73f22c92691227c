package chains

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"stemma"
	"stemma/internal/lang"
)

// A form is the way a mention points at its thing.
type form uint8

const (
	isName form = iota
	isNominal
	isPronoun
	isAdjective // a nationality used as an adjective: "Norwegian"
)

func (f form) String() string { return [...]string{"name", "nominal", "pronoun", "adjective"}[f] }

// article says how a noun phrase is introduced.
type article uint8

const (
	bare article = iota
	definite
	indefinite
	pointing   // this, that, these, those
	possessive // his, Norway's
	counted    // two, several
)

// mention is a noun phrase with what can be known of it alone.
type mention struct {
	first, last int // tokens, half-open
	head        int // token
	form        form
	kind        stemma.EntityKind // "" when open
	label       string
	gender      gender
	number      number
	article     article
	person      int    // 1, 2, 3; of pronouns
	lemma       string // of the head, lower case
	words       []string
	name        []string // the name's own words, titles and clitics removed, when it names something
	nameTokens  [2]int
	role        [2]int // tokens of the description that an apposition gives: the part that is not the name
	sentence    int
	subject     bool
	nested      bool // a modifier inside a larger phrase
	group       bool // a coordination of several
	speech      int  // index of the speech it stands in, or -1
	anchor      int  // index of the mention a possessive points at, or -1
}

func (m *mention) named() bool { return len(m.name) > 0 }

// pronoun features: person, number, gender.
type pronoun struct {
	person int
	number number
	gender gender
}

var pronouns = map[string]pronoun{
	"i": {1, singular, anyone}, "me": {1, singular, anyone}, "my": {1, singular, anyone}, "mine": {1, singular, anyone}, "myself": {1, singular, anyone},
	"we": {1, plural, anybody}, "us": {1, plural, anybody}, "our": {1, plural, anybody}, "ours": {1, plural, anybody}, "ourselves": {1, plural, anybody},
	"you": {2, anyNumber, anyone}, "your": {2, anyNumber, anyone}, "yours": {2, anyNumber, anyone}, "yourself": {2, singular, anyone}, "yourselves": {2, plural, anyone},
	"he": {3, singular, male}, "him": {3, singular, male}, "his": {3, singular, male}, "himself": {3, singular, male},
	"she": {3, singular, female}, "her": {3, singular, female}, "hers": {3, singular, female}, "herself": {3, singular, female},
	"it": {3, singular, neuter}, "its": {3, singular, neuter}, "itself": {3, singular, neuter},
	"they": {3, plural, anybody}, "them": {3, plural, anybody}, "their": {3, plural, anybody}, "theirs": {3, plural, anybody}, "themselves": {3, plural, anybody},
}

// nounLike reports whether token i can head a noun phrase that is a mention.
func nounLike(d *lang.Doc, i int) bool {
	t := &d.Tokens[i]
	switch t.Pos {
	case "NOUN", "PROPN":
	case "PRON":
		_, ok := pronouns[strings.ToLower(d.Word(i))]
		return ok && t.Dep != "expl"
	default:
		return false
	}
	if !worded(d.Word(i)) {
		return false // a hyphen that the tagger took for a name
	}
	switch t.Dep {
	case "compound", "amod", "nmod", "npadvmod", "advmod", "nummod", "punct":
		return false
	}
	return !caption(d, i)
}

// worded reports whether a token has a letter or a digit.
func worded(w string) bool {
	return strings.IndexFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// finder collects the mentions of one document.
type finder struct {
	d        *lang.Doc
	nameAt   []int // token → index of the name that covers it, or -1
	labels   []string
	mentions []mention
	byHead   map[int]int
	subjects map[string]int // names of one word that are subjects, made when first asked
	known    map[string]int // names of one word → which, made when first asked
	used     []bool         // token → belongs to the name of a description found before
}

// mentionsOf gives the mentions of a document in text order (by start, longer first).
func mentionsOf(d *lang.Doc, labels []string) *finder {
	f := &finder{d: d, labels: labels, nameAt: make([]int, len(d.Tokens)), used: make([]bool, len(d.Tokens)), byHead: map[int]int{}}
	for i := range f.nameAt {
		f.nameAt[i] = -1
	}
	for n, e := range d.Names {
		if strayed(d, e) {
			continue
		}
		for i := e.First; i < e.Last; i++ {
			f.nameAt[i] = n
		}
	}
	taken := map[int]bool{} // appositive heads that belong to the phrase before them
	for i := range d.Tokens {
		if nounLike(d, i) && d.Tokens[i].Dep == "appos" && f.apposition(d.Tokens[i].Head, i) {
			taken[i] = true
		}
	}
	for i := range d.Tokens {
		switch {
		case nounLike(d, i):
			if taken[i] || f.used[i] || f.insideName(i) {
				continue
			}
			if !f.portion(i) {
				f.phrase(i)
			}
		case f.portion(i), f.people(i):
		default:
			f.modifier(i)
		}
	}
	f.innerNames()
	f.groups()
	sortMentions(f.mentions)
	for k := range f.mentions {
		if !f.mentions[k].group {
			f.byHead[f.mentions[k].head] = k
		}
	}
	return f
}

// maxPhrase bounds a noun phrase, in tokens on either side of its head, so that phrases in phrases cost no more than their
// length. People write no longer ones.
const maxPhrase = 80

func sortMentions(ms []mention) {
	slices.SortStableFunc(ms, func(a, b mention) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(b.last, a.last))
	})
}

// apposition reports whether the phrase headed by b says again what the phrase headed by a says: "the mayor, Ann Ode".
// A place after a place ("Lyon, France") is what it lies in; a person after a thing ("Photo: Ann Ode") is another thing.
func (f *finder) apposition(a, b int) bool {
	d := f.d
	if t := &d.Tokens[a]; b < a || t.Pos != "NOUN" && t.Pos != "PROPN" {
		return false
	}
	for i := a + 1; i < b; i++ {
		if w := d.Word(i); w == ":" || w == "/" || w == "|" || w == "\n" {
			return false
		}
	}
	if n := d.Child(b, "neg"); n >= 0 && n < b {
		return false // "the men who stayed, not the men who left"
	}
	ka, kb := f.kindAt(a), f.kindAt(b)
	if ka == stemma.PlaceName && kb == stemma.PlaceName && f.nameAt[b] >= 0 && f.nameAt[a] >= 0 {
		return false
	}
	return ka == "" && (kb != stemma.Person || f.nameAt[b] < 0) || kb == "" || ka == kb || ka == stemma.Organisation && kb == stemma.PlaceName && f.nameAt[b] < 0 || ka == stemma.PlaceName && kb == stemma.Organisation && f.nameAt[b] < 0
}

// kindAt gives the kind of what token i heads, by its name or its noun; "" when open.
func (f *finder) kindAt(i int) stemma.EntityKind {
	if n := f.nameAt[i]; n >= 0 && !numeric(f.labels[n]) {
		return kindOf(f.labels[n])
	}
	if f.d.Tokens[i].Pos == "PROPN" && !people[strings.ToLower(f.d.Tokens[i].Lemma)] {
		return ""
	}
	m := mention{lemma: strings.ToLower(f.d.Tokens[i].Lemma), number: anyNumber}
	f.describeNominal(&m)
	return m.kind
}

// insideName reports whether token i stands in a name whose head is another token.
func (f *finder) insideName(i int) bool {
	n := f.nameAt[i]
	if n < 0 {
		return false
	}
	e := f.d.Names[n]
	h := f.d.Tokens[i].Head
	if l := f.d.Tokens[e.Last-1]; i < e.Last-1 && h != i && l.Head == h && l.Dep == f.d.Tokens[i].Dep && nounLike(f.d, e.Last-1) {
		return true // "Trans-Orm", of which the parser made two subjects: the last part stands for the whole
	}
	return !numeric(e.Label) && h != i && h >= e.First && h < e.Last && f.d.Tokens[i].Dep != "poss"
}

// numeric reports whether the label is of a number or a time.
func numeric(label string) bool {
	switch label {
	case "DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL":
		return true
	}
	return false
}

// phrase adds the mention headed by token i.
func (f *finder) phrase(i int) {
	d := f.d
	m := mention{head: i, sentence: d.SentenceOf(i), speech: -1, anchor: -1, gender: anybody, number: anyNumber, lemma: strings.ToLower(d.Tokens[i].Lemma)}
	if p, ok := pronouns[strings.ToLower(d.Word(i))]; ok && d.Tokens[i].Pos == "PRON" {
		if m.lemma == "it" && f.empty(i) || strings.EqualFold(d.Word(i), "us") && d.Word(i) == "US" {
			return
		}
		m.first, m.last = i, i+1
		m.form, m.person, m.number, m.gender = isPronoun, p.person, p.number, p.gender
		m.kind = kindOfPronoun(p)
		m.subject = subject(d, i)
		m.nested = d.Tokens[i].Dep == "poss"
		f.mentions = append(f.mentions, m)
		return
	}
	m.first, m.last = f.span(i)
	if n := f.nameAt[i]; n >= 0 {
		if numeric(f.labels[n]) {
			return
		}
		if e := d.Names[n]; i == e.Last-1 && e.First < m.first && m.first-e.First <= maxInner {
			m.first = e.First
		}
		m.first = min(m.first, f.titled(n))
	}
	if n := f.nameAt[m.first]; n >= 0 && n == f.nameBefore(m.first) && n != f.nameAt[i] && d.Names[n].Last <= i {
		m.first = d.Names[n].Last // the end of a name that the parser tore apart
	}
	m.form = isNominal
	m.subject = subject(d, i)
	m.nested = d.Tokens[i].Dep == "poss"
	f.describe(&m)
	f.mentions = append(f.mentions, m)
}

// subject reports whether token i is a subject or joined to one.
func subject(d *lang.Doc, i int) bool {
	for range maxConjuncts {
		switch t := d.Tokens[i]; {
		case t.Dep == "nsubj" || t.Dep == "nsubjpass":
			return true
		case t.Dep == "conj" && t.Head < i:
			i = t.Head
		default:
			return false
		}
	}
	return false
}

func kindOfPronoun(p pronoun) stemma.EntityKind {
	if p.number == singular && p.gender&neuter == 0 {
		return stemma.Person
	}
	return ""
}

// empty reports whether an "it" points at nothing: "it is clear that", "it seems", "it is raining".
func (f *finder) empty(i int) bool {
	d := f.d
	t := d.Tokens[i]
	if t.Dep == "expl" {
		return true
	}
	if t.Dep != "nsubj" && t.Dep != "nsubjpass" {
		return false
	}
	v := t.Head
	if d.Tokens[v].Pos == "ADJ" { // "makes it hard to"
		return d.Child(v, "xcomp", "advcl", "ccomp") >= 0
	}
	switch strings.ToLower(d.Tokens[v].Lemma) {
	case "seem", "appear", "happen", "rain", "snow", "turn":
		return d.Child(v, "ccomp", "xcomp", "advcl") >= 0
	case "take", "make", "remain":
		if d.Child(v, "xcomp", "ccomp") >= 0 {
			return true
		}
	}
	if d.Tokens[v].Pos == "AUX" || t.Dep == "nsubjpass" || d.Child(v, "acomp") >= 0 {
		for _, k := range d.Children(v) {
			k := int(k)
			if k < v {
				continue
			}
			switch d.Tokens[k].Dep {
			case "acomp", "attr":
				if inclined[strings.ToLower(d.Word(k))] {
					return false // "it is ready to"
				}
				// "it is hard to say", "it was a mistake to go", "it was then that"
				if d.Child(k, "xcomp", "ccomp", "relcl", "csubj", "acl") >= 0 && (d.Tokens[k].Dep == "acomp" || d.Child(k, "xcomp", "ccomp") >= 0) {
					return true
				}
			case "ccomp", "csubj", "csubjpass":
				return true
			case "xcomp", "advcl":
				if mk := d.Child(k, "mark"); mk >= 0 && d.Child(v, "acomp") >= 0 && (strings.EqualFold(d.Word(mk), "if") || strings.EqualFold(d.Word(mk), "whether")) {
					return true
				}
				if d.Child(v, "acomp") >= 0 && d.Child(k, "aux") >= 0 && strings.EqualFold(d.Word(d.Child(k, "aux")), "to") {
					return true
				}
			}
		}
		if k := d.Child(v, "attr", "npadvmod"); k >= 0 && f.nameAt[k] >= 0 && numeric(f.labels[f.nameAt[k]]) && d.Tokens[v].Pos == "AUX" {
			switch f.labels[f.nameAt[k]] {
			case "TIME", "DATE":
				return true
			}
		}
	}
	return false
}

// inclined adjectives say something of their subject, so that their "it" points at a thing: "it is ready to".
var inclined = map[string]bool{
	"ready": true, "able": true, "unable": true, "willing": true, "unwilling": true, "due": true, "set": true, "prepared": true, "determined": true, "eager": true,
	"keen": true, "reluctant": true, "about": true, "poised": true, "committed": true, "free": true, "confident": true, "afraid": true, "aware": true, "responsible": true,
}

// modifier adds names that stand inside other phrases as modifiers: "the Oslo talks", "US officials",
// possessors apart, which are phrases of their own.
func (f *finder) modifier(i int) {
	d := f.d
	n := f.nameAt[i]
	if n < 0 {
		return
	}
	e := d.Names[n]
	if numeric(f.labels[n]) {
		return
	}
	// The head of the name: the token whose own head lies outside.
	for k := e.First; k < e.Last; k++ {
		h := d.Tokens[k].Head
		if (h < e.First || h >= e.Last || h == k) && k != i {
			return // another token heads it and will be seen on its own
		}
	}
	m := mention{first: f.titled(n), last: e.Last, head: i, sentence: d.SentenceOf(i), speech: -1, anchor: -1, form: isName, gender: anybody, number: anyNumber, nested: true, lemma: strings.ToLower(d.Tokens[i].Lemma)}
	f.setName(&m, n)
	if m.first < m.nameTokens[0] {
		m.role = [2]int{m.first, m.nameTokens[0]}
	}
	if f.labels[n] == "NORP" && d.Tokens[i].Tag != "NNPS" && d.Tokens[i].Dep != "pobj" {
		m.form = isAdjective
	}
	f.mentions = append(f.mentions, m)
}
