package sameevent

import (
	_ "embed" // the trees are packed into the program
	"math"
	"slices"
	"sync"

	"stemma"
	"stemma/internal/lang"
)

// Two statements can also be weighed by their own two reports alone: rarity is that of the prior, and how near the reports are
// is the cosine of their words, whatever other reports there are. What is found so of two reports never changes when a third
// arrives. The trees for it (alone.txt) were fitted on traits of this kind. Their threshold, .8, is that of package claim, where a
// wrong join costs more than a missed one: at .6 one join in fifteen by gold was wrong in ECB+ and one in seven in the Gun Violence
// Corpus, at .8 one in thirty and one in six; by eye more were wrong at .7 than one in ten.

//go:embed alone.txt
var aloneFile string

// Alone gives the trees by which Likeness weighs.
var Alone = sync.OnceValue(func() *Model {
	m, err := ParseModel(aloneFile)
	if err != nil {
		panic(err)
	}
	return m
})

// lone is a shelf without documents: how telling a word is, is what the prior says.
var lone = &shelf{}

// Notes are what is kept of one report so that its statements can be weighed against those of others: small beside the
// analysis that they are made from.
type Notes struct {
	words bag
	at    map[int]*mention // by where the trigger of a statement begins
}

// Note takes notes of the statements of a report that tell of a happening.
func Note(doc *lang.Doc, r stemma.Reading) *Notes {
	x := newReader(&Document{Doc: doc, Reading: r})
	n := &Notes{words: x.vector(), at: map[int]*mention{}}
	for i := range r.Statements {
		s := &r.Statements[i]
		if s.Event && (s.Actor != nil || s.Recipient != nil) && n.at[s.Trigger.Start] == nil {
			n.at[s.Trigger.Start] = lone.weigh(x.read(Mention{Span: s.Trigger}, 0, i))
		}
	}
	return n
}

// Likeness gives how likely the statements of two reports (or of one) with triggers that begin at a and b tell of one happening,
// from nothing but these two reports; -1 if there are no notes of one.
func (n *Notes) Likeness(a int, other *Notes, b int, m *Model) float64 {
	x, y := n.at[a], other.at[b]
	if x == nil || y == nil {
		return -1
	}
	l := itself
	if n != other {
		l = alone(&n.words, &other.words)
	}
	return m.Likeness(compareIn(x, y, l, n == other))
}

// A Key is a word by which a statement can be found from another that may tell of the same, and how telling it is.
type Key struct {
	Word   string
	Weight float64
}

// Keys gives the keys of the statement whose trigger begins at a: what it says in its base form, the verb that it is made from
// and its senses (these begin with "="), and the words of who and what takes part.
func (n *Notes) Keys(a int) []Key {
	x := n.at[a]
	if x == nil {
		return nil
	}
	out := []Key{{"=" + x.lemma, x.rare}}
	for _, v := range slices.Concat(x.sense.verbs, x.sense.senses) {
		if k := (Key{"=" + v, x.rare}); !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	for i, w := range x.all.words {
		out = append(out, Key{w, x.all.rare[i]})
	}
	return out
}

// vector gives the words of a document with their weights, of length 1.
func (x *reader) vector() bag {
	counts, named := x.counted()
	var b bag
	for w := range counts {
		b.words = append(b.words, w)
	}
	slices.Sort(b.words)
	sum := 0.0
	for _, w := range b.words {
		f := (1 + math.Log(counts[w])) * lone.rarity(w)
		if named[w] {
			f *= nameBoost
		}
		b.rare = append(b.rare, f)
		sum += f * f
	}
	b.weight = math.Sqrt(sum)
	return b
}

// alone gives how near two documents are by their own words.
func alone(a, b *bag) link {
	if a.weight == 0 || b.weight == 0 {
		return link{relative: 1, circle: 1}
	}
	sum := 0.0
	for i, k := 0, 0; i < len(a.words) && k < len(b.words); {
		switch {
		case a.words[i] < b.words[k]:
			i++
		case a.words[i] > b.words[k]:
			k++
		default:
			sum += a.rare[i] * b.rare[k]
			i++
			k++
		}
	}
	return link{near: sum / a.weight / b.weight, relative: 1, circle: 1}
}
