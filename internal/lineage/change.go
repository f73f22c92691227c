package lineage

import (
	"math"
	"slices"

	"stemma/internal/lineage/words"
)

// What a copyist may have done, and what the rest of the tree says of it. Counts are taken as square roots: what
// chance adds to a count grows as its root, so that a difference of roots is one of equal weight, between ten as between hundreds.
const (
	changedPlaces = iota // places where other words stand
	joints               // places where something was cut out
	newPassages          // passages of the child's own
	newWords
	restoredPlaces // readings that a forebear of the parent has and the parent has not
	restoredWords
	inherited  // readings that the parent has and its forebears have not
	coincident // changes that another copy of the parent has as well
	cutHead
	cutTail
	timeAgainst
	signsAgainst // credits, agencies, spinning, hidden characters
	owned        // the child credits the parent
	undressed    // hidden characters of the parent that the child, which has others, lacks
	brood        // other copies of the parent
	thin
	orphan // no parent in the pile
	orphanShare
	orphanBrood
	heldShare
	changes
)

// A change is what it took to make a report out of another.
type change [changes]float64

// long is the number of words from which what is new or lacking is a passage: shorter, and it is a change of wording.
const long = 12

func root(n int) float64 { return math.Sqrt(float64(n)) }

// changeOf gives what made child out of the other end of an edge. Forebears are those of the parent, cousins its other copies.
func (p *pile) changeOf(e *edge, child int32, forebears, cousins []int32) (c change) {
	parent := e.opposite(child)
	has := p.holds(child, parent)
	older, aside := make([]bool, len(has)), make([]bool, len(has))
	for _, f := range forebears {
		merge(older, p.holds(child, f))
	}
	for _, f := range cousins {
		merge(aside, p.holds(child, f))
	}
	c.readings(has, older, aside)
	if len(forebears) > 0 {
		c[inherited] = root(inheritedRuns(has, older))
	}
	c.cuts(p.holds(parent, child))
	p.circumstances(&c, e, child, parent)
	return c
}

// readings counts the places where the child has what the parent has not, by what a forebear or another copy of the parent has
// there. A place is of them if they have most of it: at its edges the neighbours differ.
func (c *change) readings(has, older, aside []bool) {
	var places, cuts, passages, fresh, back, backWords, same, all int
	for i := 0; i < len(has); {
		if has[i] {
			all++
			i++
			continue
		}
		from, old, other := i, 0, 0
		for ; i < len(has) && !has[i]; i++ {
			if older[i] {
				old++
			}
			if aside[i] {
				other++
			}
		}
		n := i - from
		restored := mostly*float64(n) <= float64(old)
		switch {
		case restored:
			back++
			if n >= long {
				backWords += n
			}
		case n <= 2: // where something was left out, the words beside it meet
			cuts++
		case n < long:
			places++
		default:
			passages++
			fresh += n
		}
		if !restored && mostly*float64(n) <= float64(other) {
			same++
		}
	}
	c[changedPlaces], c[joints], c[newPassages], c[newWords] = root(places), root(cuts), root(passages), root(fresh)
	c[restoredPlaces], c[restoredWords], c[coincident] = root(back), root(backWords), root(same)
	c[heldShare] = float64(all) / float64(max(1, len(has)))
}

// mostly is the part of a place that a witness must have to have the place.
const mostly = 0.6

// inheritedRuns counts the places that the parent has and its forebears have not.
func inheritedRuns(has, older []bool) (n int) {
	for i := range has {
		if has[i] && !older[i] && (i == 0 || !has[i-1] || older[i-1]) {
			n++
		}
	}
	return n
}

// merge adds what more has.
func merge(into, more []bool) {
	for i, v := range more {
		into[i] = into[i] || v
	}
}

// cuts asks whether the child left out the beginning or the end of what its parent has.
func (c *change) cuts(kept []bool) {
	first := slices.Index(kept, true)
	if first >= long || first < 0 {
		c[cutHead] = 1
	}
	last := len(kept)
	for last > 0 && !kept[last-1] {
		last--
	}
	if len(kept)-last >= long/3 {
		c[cutTail] = 1
	}
}

// circumstances takes in what is known beside the words.
func (p *pile) circumstances(c *change, e *edge, child, parent int32) {
	odds := e.odds
	if child == e.a {
		odds = -odds
	}
	if h, clock, ok := hoursBetween(p.w[parent].report.Published, p.w[child].report.Published); ok && h != 0 {
		t := timeOdds(h, clock)
		odds -= t
		c[timeAgainst] = max(0, -t)
	}
	c[signsAgainst] = max(0, -odds)
	if p.creditTo(&p.w[child], &p.w[parent]) != nil {
		c[owned] = 1
	}
	if e.dangling == 1 && child == e.b || e.dangling == -1 && child == e.a { // a slip that gives the source away is no less than an open credit
		c[owned] = 1
	} else if e.widest() < 2*smallShare {
		c[thin] = 1
	}
	c[undressed] = p.undressed(parent, child)
}

// undressed gives the part of the parent's hidden characters that the child lacks, if it has any: whoever copies them copies
// all, and a program that hides others hides them elsewhere.
func (p *pile) undressed(parent, child int32) float64 {
	if p.w[parent].tamper == (words.Tamper{}) || p.w[child].tamper == (words.Tamper{}) {
		return 0
	}
	a, b := p.read(0, parent), p.read(1, child)
	const twice = -1
	at := map[uint64]int{}
	for i := range b.Words {
		k := b.Words[i].Fold
		if _, met := at[k]; met {
			at[k] = twice
		} else {
			at[k] = i
		}
	}
	met := map[uint64]bool{}
	clean, all := 0, 0
	for i := range a.Words {
		w := &a.Words[i]
		k, ok := at[w.Fold]
		if !ok || k == twice || !w.Is(words.Dressed) || met[w.Fold] {
			continue
		}
		met[w.Fold] = true
		all++
		if !b.Words[k].Is(words.Dressed) {
			clean++
		}
	}
	if all < fewDressed {
		return 0
	}
	return float64(clean) / float64(all)
}

// fewDressed is how many words must be comparable to say that hidden characters stand elsewhere.
const fewDressed = 5

// alone and amongKin give what each change costs, in natural logarithms of odds, before a tree is drawn and while one is. They are
// the weights of a conditional logit (McFadden 1974: which of its candidates is a report's parent, or none) over 1,600 piles of
// families, half of them over desks, of texts and seeds that are not scored (prices_test.go makes them anew); but for what many
// copies are worth, which is half of what those families say: their writers take the same synonyms from one table, which makes
// brothers look like father and son, as real ones seldom do, so that a parent's other copies had to speak louder than they
// should. An orphan costs 1.5 more than the fit says: without it there are more origins than true.
var (
	alone = change{
		changedPlaces: 0.21, joints: 0.80, newPassages: -0.43, newWords: 0.24, cutHead: 1.62, timeAgainst: 0.99,
		signsAgainst: 0.71, owned: -3.21, undressed: 5.37, thin: 3.37, orphan: 8.80, orphanShare: -10.19,
		heldShare: -6.07,
	}
	amongKin = change{
		changedPlaces: 0.07, joints: 0.70, newPassages: -0.31, newWords: 0.19, restoredPlaces: 1.08, restoredWords: 0.04,
		inherited: -0.35, coincident: 0.19, cutHead: 1.66, timeAgainst: 0.57, signsAgainst: 0.47, owned: -2.46,
		undressed: 5.96, brood: -0.6, thin: 3.65, orphan: 6.28, orphanShare: -4.10, orphanBrood: -1.6,
		heldShare: -4.04,
	}
)

// cost gives the sum of what the changes cost.
func (c *change) cost(prices *change) (sum float64) {
	for i, v := range c {
		sum += v * prices[i]
	}
	return sum
}
