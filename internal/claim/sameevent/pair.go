package sameevent

import (
	"slices"

	"stemma/internal/lang/vector"
)

// Traits names what is compared of two mentions, in the order of Pair.Traits.
var Traits = []string{
	"same lemma", "same text", "same verb", "senses", "kind of the other", "common kind", "common class", "near", "same file", "both say",
	"both verbs", "both nouns", "verb and noun", "pronoun", "light", "rare", "particle",
	"one document", "sentences between", "documents near", "relative", "circle", "both first", "one first",
	"actor", "actor names", "recipient", "recipient names", "crossed", "place", "others", "all parts", "parts known",
	"around", "beside", "names", "names known", "numbers", "days", "negative", "future", "mean rarity", "lemma in both", "text length",
	"say", "die", "kill", "shoot", "fire", "hit", "injure", "treat", "arrest", "charge", "court", "happening",
}

// asked are the classes of which it is asked whether none, one or both of two mentions are of them: the last traits.
var asked = Traits[len(Traits)-12:]

// A Pair is two mentions that may be one happening, and what is known of the two.
type Pair struct {
	A, B   int // numbers of the mentions
	Traits []float64
}

// overlap gives the rarity of the words that two lists share, as a share of the shorter list's; -1 if one is empty.
func overlap(a, b []string, rareA, rareB []float64) float64 {
	if len(a) == 0 || len(b) == 0 {
		return -1
	}
	shared, ofA, ofB := 0.0, 0.0, 0.0
	for i, w := range a {
		ofA += rareA[i]
		if slices.Contains(b, w) {
			shared += rareA[i]
		}
	}
	for _, r := range rareB {
		ofB += r
	}
	least := min(ofA, ofB)
	if least <= 0 {
		return 0
	}
	return min(1, shared/least)
}

// set gives the rarity of what two sets share, by the geometric mean of theirs.
func shared(a, b *bag) float64 {
	if a.weight == 0 || b.weight == 0 {
		return 0
	}
	if len(b.words) < len(a.words) {
		a, b = b, a
	}
	sum := 0.0
	for i, w := range a.words {
		if _, ok := slices.BinarySearch(b.words, w); ok {
			sum += a.rare[i] * a.rare[i]
		}
	}
	return sum / a.weight / b.weight
}

// args compares two lists of arguments: the best pair of them.
func compareArgs(a, b []arg) (like, named float64) {
	if len(a) == 0 || len(b) == 0 {
		return -1, -1
	}
	t := vector.English()
	named = -1
	for _, x := range a {
		for _, y := range b {
			l := overlap(x.words, y.words, x.rare, y.rare)
			if x.head == y.head {
				l = max(l, .9)
			} else if l < .5 {
				l = max(l, .5*t.Similarity(x.head, y.head))
			}
			like = max(like, l)
			if x.name && y.name {
				named = max(named, overlap(x.words, y.words, x.rare, y.rare))
			}
		}
	}
	return like, named
}

func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// itself is how near a document is to itself.
var itself = link{near: 1, relative: 1, circle: 1}

// compare gives the traits of two mentions of documents that are so near.
func compare(a, b *mention, l link) []float64 { return compareIn(a, b, l, a.doc == b.doc) }

// compareIn does so for mentions of which is told whether they are of one document.
func compareIn(a, b *mention, l link, one bool) []float64 {
	t := vector.English()
	near := 0.0
	if a.row >= 0 && b.row >= 0 {
		near = t.Cosine(a.row, b.row)
	} else if a.lemma == b.lemma {
		near = 1
	}
	lemma := a.lemma == b.lemma
	f := make([]float64, 0, len(Traits))
	put := func(x ...float64) { f = append(f, x...) }
	sa, sb := a.sense, b.sense
	put(yes(lemma), yes(a.text == b.text), yes(lemma || common(sa.verbs, sb.verbs) > 0), share(sa.senses, sb.senses),
		max(share(sa.senses, sb.ups), share(sa.ups, sb.senses)), share(sa.ups, sb.ups), float64(min(3, common(sa.classes, sb.classes))), near,
		yes(sa.file != "" && sa.file == sb.file), yes(slices.Contains(sa.classes, "say") && slices.Contains(sb.classes, "say")))
	put(yes(a.kind == "verb" && b.kind == "verb"), yes(a.kind == "noun" && b.kind == "noun"), yes(a.kind != b.kind && (a.kind == "verb" || a.kind == "noun") && (b.kind == "verb" || b.kind == "noun")),
		yes(a.kind == "pronoun")+yes(b.kind == "pronoun"), yes(light[a.lemma])+yes(light[b.lemma]), max(a.rare, b.rare), yes(a.particle == b.particle))
	between := -1.0
	if one {
		between = float64(min(20, abs(a.sentence-b.sentence)))
	}
	put(yes(one), between, l.near, l.relative, l.circle, yes(a.first && b.first), yes(a.first != b.first))
	who, whoNamed := compareArgs(a.args[actor], b.args[actor])
	whom, whomNamed := compareArgs(a.args[recipient], b.args[recipient])
	across, _ := compareArgs(a.args[actor], b.args[recipient])
	back, _ := compareArgs(a.args[recipient], b.args[actor])
	where, _ := compareArgs(a.args[place], b.args[place])
	rest, _ := compareArgs(a.args[other], b.args[other])
	put(who, whoNamed, whom, whomNamed, max(across, back), where, rest, shared(&a.all, &b.all), yes(len(a.all.words) > 0)+yes(len(b.all.words) > 0))
	put(shared(&a.sent, &b.sent), shared(&a.clause, &b.clause), overlap(a.names, b.names, a.named, b.named), yes(len(a.names) > 0)+yes(len(b.names) > 0),
		agree(a.numbers, b.numbers), agree(a.days, b.days), yes(a.negative != b.negative), yes(a.future != b.future), (a.rare+b.rare)/2,
		yes(a.sent.has(b.lemma) && b.sent.has(a.lemma) && !lemma), float64(min(5, abs(len(a.text)-len(b.text))/4)))
	for _, c := range asked {
		put(yes(slices.Contains(sa.classes, c)) + yes(slices.Contains(sb.classes, c)))
	}
	return f
}

func abs(n int) int { return max(n, -n) }

// share gives how much of the shorter list is in the other, 0 if one is empty.
func share(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	return float64(common(a, b)) / float64(min(len(a), len(b)))
}

// agree compares numbers or days: 1 if one is common, 0 if both have some and none is, -1 if one has none.
func agree(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return -1
	}
	return yes(common(a, b) > 0)
}

// A bag is a set of words, sorted, with their rarities and the length of the vector of these.
type bag struct {
	words  []string
	rare   []float64
	weight float64
}

func (b *bag) has(w string) bool {
	_, ok := slices.BinarySearch(b.words, w)
	return ok
}
