// Package retold answers: does one report tell another's story over again, in words of its own?
//
// A rewriter changes the words and keeps what cost work to find: the names and figures, what was told to the first reporter
// alone, what was left out, and the order of it all. Two reporters of one event share the event; each has names, figures and
// voices of his own, and an order of his own. So the words are not asked. Each sentence of the one report is laid beside the
// sentence or two of the other that say most nearly the same (equal stems, names, figures; near words by their vectors), and then counted:
// the names and figures that stand in the other and those that stand nowhere in it, sentences that bring several new ones
// (the writer's own reporting, charged once), how many of the matched sentences and of the names and figures follow each other as in the
// other (longest increasing chain, Schensted 1961), how much of the other is taken, and matched sentences that the other had
// in confidence. The counts are added up as evidence in bits.
//
// The weights are those of a logistic regression of 14 rewrites made by hand (of reports of an agency, of newspapers, of local
// police news) against 3,400 pairs of reports of one event by different publishers (see weigh.go).
//
// Invariants: pure; the same two texts, the same answer; linear in the product of the sentences, which is why only pairs that have most
// of their names and figures in common are compared at all (Promising). Gets wrong: short police news, where
// each report tells the same release in the order of the release: one in a hundred such pairs is joined, and rightly so only where
// the one had it from the other; a rewrite with more reporting of its own than of the other. Tried and dropped: likeness of
// the sentences as evidence (two reports of one event are as alike as a rewrite and its source), quotations of its own (a
// rewriter adds a call to a local authority).
package retold

import "stemma/internal/lineage/words"

// Near gives how near words are in meaning, as rows of a table of vectors.
type Near interface {
	Find(word string) int
	Cosine(i, j int) float64
}

const (
	leastWords  = 4   // of a sentence that can be told again
	leastWeight = 2   // bits of a word that counts: names and figures that stand in every report do not
	nearly      = 0.5 // cosine from which a word may stand for another: nearer than two words in a hundred by chance
	like        = 0.4 // part of a sentence's weight that is found in the other, from which it is told again
	somewhat    = 0.3 // from here its place in the other is taken for its source
	wider       = 0.06
	ownFacts    = 2 // new names and figures that make an unlike sentence the writer's own
	mostOwn     = 4 // as many make any sentence so
)

// A Match is a sentence of the later text and the words [A0, A1) of the other that say most nearly the same.
type Match struct {
	Sentence words.Sentence
	A0, A1   int32
	Like     float64 // part of the weight of the sentence's words that stands there
	News     int     // names and figures that the other has nowhere
	Own      bool    // it brings several of them

	at int32 // the first sentence of the other
}

// Told reports whether the sentence is told again.
func (m *Match) Told() bool { return !m.Own && m.Like >= like }

// Surely reports whether the sentence alone shows that it was taken, of a report that owns up to the other: it is a whole sentence and
// brings no name and no figure of its own.
func (m *Match) Surely() bool {
	return m.Told() && m.Sentence.Len() >= 2*leastWords && m.News == 0
}

// A Result is what speaks for one text being a retelling of the other.
type Result struct {
	Matches   []Match
	In, Out   int     // names and figures of the text that the other has and has not; those of own sentences are left out
	Own       int     // sentences of its own
	Placed    int     // sentences that have a place in the other
	Chain     int     // those of them that follow each other as in the other
	Taken     float64 // part of the other's names and figures that the text has
	Order     int     // names and figures that follow each other as in the other, by where they first stand
	Shared    int     // of so many
	Confided  int     // sentences that the other had in confidence
	sentences int
}

// Of compares text b with a, which it may tell over again.
func Of(a, b *words.Text, near Near) Result {
	fa, l := factsOf(a), likeness{near: near, row: map[uint64]int{}}
	var r Result
	counted := map[uint64]bool{}
	for _, s := range b.Sentences {
		if s.Len() < leastWords {
			continue
		}
		r.sentences++
		m := l.match(a, b, s)
		var in, out []uint64
		for i := s.First; i < s.Last; i++ {
			switch {
			case !isFact(&b.Words[i]):
			case fa.has(b, int(i)):
				in = append(in, key(&b.Words[i]))
			default:
				out = append(out, key(&b.Words[i]))
			}
		}
		m.News = len(out)
		m.Own = len(out) >= ownFacts && m.Like < like || len(out) >= mostOwn && len(out) > len(in)
		if m.Own {
			r.Own++
		} else {
			r.In += fresh(counted, in)
			r.Out += fresh(counted, out)
		}
		r.Matches = append(r.Matches, m)
	}
	var places []int32
	for i := range r.Matches {
		if m := &r.Matches[i]; !m.Own && m.Like >= somewhat {
			places = append(places, m.at)
		}
	}
	r.Placed, r.Chain = len(places), chain(places)
	r.Taken = fa.taken(b)
	order := fa.order(b)
	r.Shared, r.Order = len(order), chain(order)
	r.Confided = r.confided(a)
	return r
}

// fresh counts what was not counted before.
func fresh(counted map[uint64]bool, keys []uint64) (n int) {
	for _, k := range keys {
		if !counted[k] {
			counted[k] = true
			n++
		}
	}
	return n
}

// chain gives the length of the longest run of places, not all of them neighbours, that never steps back.
func chain(places []int32) int {
	var ends []int32 // the smallest end of a chain of each length
	for _, p := range places {
		k := len(ends)
		for k > 0 && ends[k-1] > p {
			k--
		}
		if k == len(ends) {
			ends = append(ends, p)
		} else {
			ends[k] = p
		}
	}
	return len(ends)
}

// A likeness finds near words, each looked up once.
type likeness struct {
	near Near
	row  map[uint64]int
}

// match finds the one or two sentences of a in a row that hold most of the weight of sentence s of b.
func (l *likeness) match(a, b *words.Text, s words.Sentence) Match {
	best := Match{Sentence: s, at: -1}
	var content []int32
	total := 0.0
	for i := s.First; i < s.Last; i++ {
		if w := &b.Words[i]; w.Weight >= leastWeight && !w.Is(words.Stop) {
			content = append(content, i)
			total += float64(w.Weight)
		}
	}
	if total == 0 {
		return best
	}
	var before []float64
	for n, as := range a.Sentences {
		now := make([]float64, len(content))
		one, two := 0.0, 0.0
		for c, i := range content {
			weight := float64(b.Words[i].Weight)
			now[c] = l.found(a, as, b, i)
			one += now[c] * weight
			if before != nil {
				two += max(now[c], before[c]) * weight
			}
		}
		if q := one / total; q > best.Like {
			best.Like, best.at, best.A0, best.A1 = q, int32(n), as.First, as.Last
		}
		if q := two/total - wider; q > best.Like { // two sentences must hold more than one for being two
			best.Like, best.at, best.A0, best.A1 = q, int32(n-1), a.Sentences[n-1].First, as.Last
		}
		before = now
	}
	return best
}

// found gives how nearly word i of b stands in sentence s of a: 1 for the same word.
func (l *likeness) found(a *words.Text, s words.Sentence, b *words.Text, i int32) float64 {
	w, best := &b.Words[i], 0.0
	for k := s.First; k < s.Last; k++ {
		u := &a.Words[k]
		if words.Same(u, w) {
			return 1
		}
		if u.Weight < leastWeight || (u.Bits|w.Bits)&(words.Stop|words.Name|words.Number) != 0 {
			continue
		}
		if x := l.cosine(a, u, b, w); x >= nearly && x > best {
			best = x
		}
	}
	return best
}

func (l *likeness) cosine(a *words.Text, u *words.Word, b *words.Text, w *words.Word) float64 {
	i := l.find(a, u)
	if i < 0 {
		return 0
	}
	j := l.find(b, w)
	if j < 0 {
		return 0
	}
	return l.near.Cosine(i, j)
}

func (l *likeness) find(t *words.Text, w *words.Word) int {
	r, ok := l.row[w.Fold]
	if !ok {
		r = l.near.Find(folded(t, w))
		l.row[w.Fold] = r
	}
	return r
}
