package lang

import "strings"

// The cache keeps what depends on a word alone: its small letters, its vectors out of context, its
// lemmas. It is a set-associative table of fixed size that forgets the word used longest ago, so memory is
// bounded on any input, and since every entry can be computed again, what it holds never shows in a result.
// 16384 words cover some 97 of 100 tokens of running news and take about 20 MB with their vectors.
const (
	cacheSets = 4096
	cacheWays = 4
)

// The vectors of an entry: the main encoder's without and with a blank after the word, the name finder's.
const (
	vectorPlain = iota
	vectorSpaced
	vectorNames
	entryVectors
)

// lemmaSlots is how many lemmas, one per part of speech and reading, an entry remembers.
const lemmaSlots = 4

type cached struct {
	word    string
	norm    uint16
	used    uint32
	hash    uint64
	lower   string
	lowerID uint16
	space   bool
	made    [entryVectors]bool
	keyed   bool
	keys    [lexicalFeatures]uint64
	lemmas  [lemmaSlots]struct {
		morph uint8
		pos   uint8
		set   bool
		lemma string
	}
}

type cache struct {
	entries []cached
	vectors []float32 // entryVectors × width numbers an entry
	clock   uint32
}

func newCache() *cache {
	return &cache{
		entries: make([]cached, cacheSets*cacheWays),
		vectors: make([]float32, cacheSets*cacheWays*entryVectors*width),
	}
}

// vector gives the memory of one of an entry's vectors.
func (c *cache) vector(entry, which int) []float32 {
	at := (entry*entryVectors + which) * width
	return c.vectors[at : at+width : at+width]
}

// find gives the entry of a word, made anew if need be.
func (c *cache) find(p *Pipeline, word string, norm uint16) int {
	hash := hashString(word) + uint64(norm)*0x9e3779b97f4a7c15
	c.clock++
	set := int(hash%cacheSets) * cacheWays
	oldest := set
	for i := set; i < set+cacheWays; i++ {
		e := &c.entries[i]
		if e.hash == hash && e.norm == norm && e.word == word {
			e.used = c.clock
			return i
		}
		if e.used < c.entries[oldest].used {
			oldest = i
		}
	}
	e := &c.entries[oldest]
	word = strings.Clone(word)
	lower := p.letters.toLower(word)
	*e = cached{
		word: word, norm: norm, used: c.clock, hash: hash,
		lower: lower, lowerID: p.rules.lowerID[lower], space: p.vocabulary.isSpace(word),
	}
	return oldest
}

// lemma gives the base form of an entry's word in a reading.
func (c *cache) lemma(p *Pipeline, entry int, pos, morph uint8) string {
	e := &c.entries[entry]
	for i := range e.lemmas {
		slot := &e.lemmas[i]
		if slot.set && slot.pos == pos && slot.morph == morph {
			return slot.lemma
		}
		if !slot.set {
			lemma := p.lemmas.base(e.word, e.lower, p.rules.poses[pos], &p.rules.morphs[morph])
			slot.set, slot.pos, slot.morph, slot.lemma = true, pos, morph, lemma
			return lemma
		}
	}
	return p.lemmas.base(e.word, e.lower, p.rules.poses[pos], &p.rules.morphs[morph])
}
