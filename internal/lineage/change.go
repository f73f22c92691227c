package lineage

import (
	"slices"
	"strings"

	"stemma/internal/lineage/words"
)

// What a copyist may have done, what the rest of the tree says of it, and how the candidate stands beside the others. Places are
// runs of readings. All are counts, or parts of one where "share" stands.
const (
	changedPlaces    = iota // where the child has other words
	joints                  // where something was cut out, so that the words beside it meet
	newPassages             // of the child's own
	newWords                // and their words
	restoredPlaces          // that a forebear of the parent has and the parent has not
	restoredWords           // the words of long ones
	coincident              // changes that another relative has as well
	coincidentWords         // and their words
	ownPlaces               // changes that no relative has
	lacking                 // readings of the child that the parent has not
	lackingMore             // beyond those that the best candidate lacks
	lackingLead             // as lackingMore; for the best candidate, how many fewer than the second, negative
	lackingShare            // lacking, of the child's readings
	lackingMoreShare        // lackingMore, of them
	heldShare               // of the child's readings, in the parent
	inherited               // places that the parent has and its forebears have not
	innovations             // places of the parent's that its forebears have not, whether the child has them or not
	restoredShare           // restored places, of those and the inherited: a copy of the parent has few, a brother many
	coincidentShare         // coincident places, of those and the child's own
	droppedShort            // places of the parent that the child lacks, of one or two readings
	droppedPlaces           // longer
	droppedPassages         // long
	droppedWords            // in all of them
	droppedEnd              // readings that are missing at the end
	droppedHead             // and at the head
	childLength             // readings
	parentLength            // readings
	bypassed                // places of the parent that the child's own copies have and the child lacks
	bypassedLong            // of them passages
	confirmed               // changes of the child that its own copies have
	timeOddsFor             // that the parent is the earlier, by the stated times
	signOddsFor             // the same by credits, agencies, spinning, hidden characters
	owned                   // 1: the child credits the parent
	carriedCredit           // 1: but another candidate has that credit in the same words: the child may have it from there
	passedOn                // 1: the child credits another report, in words that the parent has as well
	otherwiseOwned          // 1: the child credits another report of the pile in words of its own
	repaid                  // 1: the parent credits the child
	undressed               // share of the parent's hidden characters that the child, which has others, lacks
	slip                    // 1: the child speaks as known of what only the parent introduces, -1: the other way
	spunChild
	spunParent
	dressedChild
	dressedParent
	alignedChild // share of the child's words that are aligned with the parent's
	exactChild
	alignedParent
	exactParent
	swapped     // words replaced one for one
	inflected   // words in another form
	quotedWords // aligned
	quotedSwaps // words replaced inside quotations
	figures     // that stand otherwise
	brood       // other copies of the parent
	ownBrood    // copies of the child
	depth       // forebears of the parent
	favoured    // other reports that lack least of the parent
	ownFavoured // reports that lack least of the child
	twins       // reports that have the parent word for word
	ownTwins    // and the child
	sameTitle   // 1: child and parent have one headline
	orphan      // 1: no parent in the pile; heldShare, lacking, timeOddsFor, owned and alignedParent are then the best candidate's
	candidates  // for orphans, how many there are
	toldOver    // 1: they are joined as a story told over, not by words; made families know no such thing
	fromAgency  // 1: the parent is an agency and the child none, -1 the other way; nor this
	changes
)

// changeNames are the changes as the file of decisions calls them.
var changeNames = [changes]string{
	"changedPlaces", "joints", "newPassages", "newWords", "restoredPlaces", "restoredWords", "coincident", "coincidentWords", "ownPlaces", "lacking",
	"lackingMore", "lackingLead", "lackingShare", "lackingMoreShare", "heldShare", "inherited", "innovations", "restoredShare", "coincidentShare", "droppedShort", "droppedPlaces", "droppedPassages", "droppedWords",
	"droppedEnd", "droppedHead", "childLength", "parentLength", "bypassed", "bypassedLong", "confirmed", "timeOddsFor", "signOddsFor",
	"owned", "carriedCredit", "passedOn", "otherwiseOwned", "repaid", "undressed", "slip", "spunChild", "spunParent", "dressedChild", "dressedParent",
	"alignedChild", "exactChild", "alignedParent", "exactParent", "swapped", "inflected", "quotedWords", "quotedSwaps", "figures", "brood", "ownBrood",
	"depth", "favoured", "ownFavoured", "twins", "ownTwins", "sameTitle", "orphan", "candidates",
	"toldOver", "fromAgency",
}

// A change is what it took to make a report out of another.
type change [changes]float64

// long is the number of words from which what is new or lacking is a passage: shorter, and it is a change of wording.
const long = 12

// kin are the relatives that are asked for a reading.
type kin struct{ forebears, others, copies []int32 }

// changeOf gives what made child out of the other end of an edge, without what depends on the other candidates.
func (p *pile) changeOf(e *edge, child int32, k kin) (c change) {
	parent := e.opposite(child)
	has, kept := p.holds(child, parent), p.holds(parent, child)
	older := p.anyHolds(0, child, k.forebears)
	c.readings(has, older, p.anyHolds(1, child, k.others), p.anyHolds(2, child, k.copies))
	if len(k.forebears) > 0 {
		c.innovated(has, older, p.anyHolds(3, parent, k.forebears))
	}
	c[restoredShare] = c[restoredPlaces] / max(1, c[restoredPlaces]+c[inherited])
	c[coincidentShare] = c[coincident] / max(1, c[coincident]+c[ownPlaces])
	c.dropped(kept, p.anyHolds(4, parent, k.copies))
	p.circumstances(&c, e, child, parent)
	c[alignedChild], c[exactChild] = e.share(child)
	c[alignedParent], c[exactParent] = e.share(parent)
	r := &e.result
	c[swapped], c[inflected], c[figures] = float64(r.Swapped), float64(r.Inflected), float64(r.Numbers)
	c[quotedWords], c[quotedSwaps] = float64(r.Quoted), float64(r.QuoteSwaps)
	return c
}

// anyHolds gives for each reading of n whether any of the others has it, in one of several places of work: it holds until that is
// used again.
func (p *pile) anyHolds(place int, n int32, others []int32) []bool {
	size := len(p.readings(n))
	out := slices.Grow(p.any[place][:0], size)[:size]
	clear(out)
	p.any[place] = out
	for _, o := range others {
		for i, v := range p.holds(n, o) {
			out[i] = out[i] || v
		}
	}
	return out
}

// readings counts the places where the child has what the parent has not, by who else has it there. A place is of a relative
// that has most of it: at its edges the neighbours differ.
func (c *change) readings(has, older, aside, below []bool) {
	all := 0
	for i := 0; i < len(has); {
		if has[i] {
			all++
			i++
			continue
		}
		from, old, other, copied := i, 0, 0, 0
		for ; i < len(has) && !has[i]; i++ {
			old, other, copied = old+one(older[i]), other+one(aside[i]), copied+one(below[i])
		}
		n := i - from
		most := func(held int) bool { return mostly*float64(n) <= float64(held) }
		switch {
		case most(old):
			c[restoredPlaces]++
			if n >= long {
				c[restoredWords] += float64(n)
			}
		case n <= 2: // where something was left out, the words beside it meet
			c[joints]++
		case n < long:
			c[changedPlaces]++
		default:
			c[newPassages]++
			c[newWords] += float64(n)
		}
		switch {
		case most(old):
		case most(other):
			c[coincident]++
			c[coincidentWords] += float64(n)
		default:
			c[ownPlaces]++
		}
		if most(copied) {
			c[confirmed]++
		}
	}
	c[childLength], c[lacking] = float64(len(has)), float64(len(has)-all)
	c[heldShare] = float64(all) / float64(max(1, len(has)))
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// mostly is the part of a place that a witness must have to have the place.
const mostly = 0.6

// innovated counts the places that the parent has and its forebears have not: those that the child has, and all.
func (c *change) innovated(has, older, parentOlder []bool) {
	for i := range has {
		if has[i] && !older[i] && (i == 0 || !has[i-1] || older[i-1]) {
			c[inherited]++
		}
	}
	for i := range parentOlder {
		if !parentOlder[i] && (i == 0 || parentOlder[i-1]) {
			c[innovations]++
		}
	}
}

// dropped counts the places of the parent that the child lacks.
func (c *change) dropped(kept, below []bool) {
	for i := 0; i < len(kept); {
		if kept[i] {
			i++
			continue
		}
		from, copied := i, 0
		for ; i < len(kept) && !kept[i]; i++ {
			copied += one(below[i])
		}
		n := i - from
		c[droppedWords] += float64(n)
		switch {
		case n <= 2:
			c[droppedShort]++
		case n < long:
			c[droppedPlaces]++
		default:
			c[droppedPassages]++
		}
		if mostly*float64(n) <= float64(copied) {
			c[bypassed]++
			if n >= long {
				c[bypassedLong]++
			}
		}
		if from == 0 {
			c[droppedHead] = float64(n)
		}
		if i == len(kept) {
			c[droppedEnd] = float64(n)
		}
	}
	c[parentLength] = float64(len(kept))
}

// circumstances takes in what is known beside the words.
func (p *pile) circumstances(c *change, e *edge, child, parent int32) {
	odds := e.odds
	if child == e.a {
		odds = -odds
	}
	w, from := &p.w[child], &p.w[parent]
	if h, clock, ok := hoursBetween(from.report.Published, w.report.Published); ok && h != 0 {
		c[timeOddsFor] = timeOdds(h, clock)
	}
	c[signOddsFor] = odds - c[timeOddsFor]
	p.credited(c, child, parent)
	switch {
	case e.dangling == 1 && child == e.b || e.dangling == -1 && child == e.a:
		c[slip] = 1
	case e.dangling != 0:
		c[slip] = -1
	}
	c[undressed] = p.undressed(parent, child)
	c[twins], c[ownTwins] = float64(len(from.also)), float64(len(w.also))
	c[sameTitle] = float64(one(w.report.Title != "" && sameHeadline(w.report.Title, from.report.Title)))
	c[spunChild], c[spunParent] = float64(one(w.spun)), float64(one(from.spun))
	c[dressedChild], c[dressedParent] = float64(one(w.tamper != words.Tamper{})), float64(one(from.tamper != words.Tamper{}))
}

// sameHeadline reports whether two headlines have the same words.
func sameHeadline(a, b string) bool {
	return slices.EqualFunc(strings.Fields(a), strings.Fields(b), strings.EqualFold)
}

// credited says what the child's credits mean: whoever copies a report that owns up to its source copies the credit.
func (p *pile) credited(c *change, child, parent int32) {
	w := &p.w[child]
	if p.creditTo(&p.w[parent], w) != nil {
		c[repaid] = 1
	}
	if len(w.credits) == 0 {
		return
	}
	own := p.creditTo(w, &p.w[parent])
	if own != nil {
		c[owned] = 1
	}
	asked := 0
	for _, k := range w.edges {
		e := &p.edges[k]
		m := e.opposite(child)
		if e.weak || m == parent {
			continue
		}
		if asked++; asked > creditorsAsked {
			break
		}
		if own != nil && p.creditTo(&p.w[m], &p.w[parent]) != nil && p.holdsSpan(child, own, m) {
			c[carriedCredit] = 1
		}
		if other := p.creditTo(w, &p.w[m]); other != nil {
			if p.holdsSpan(child, other, parent) {
				c[passedOn] = 1
			} else {
				c[otherwiseOwned] = 1
			}
		}
	}
}

// creditorsAsked is how many other candidates are asked about a credit: a bound for hot stories.
const creditorsAsked = 64

// holdsSpan reports whether m has most of the words of a credit of n.
func (p *pile) holdsSpan(n int32, c *credit, m int32) bool {
	held := p.holds(n, m)
	yes, no := 0, 0
	for i, s := range p.wordSpans(n) {
		switch {
		case s.End <= c.Start || s.Start >= c.End:
		case held[i]:
			yes++
		default:
			no++
		}
	}
	return yes > no
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

// beside says of every candidate of one report how it stands beside the others, and gives what it would mean that the report
// has no parent in the pile.
func beside(cs []change) (alone change) {
	alone[orphan], alone[candidates] = 1, float64(len(cs))
	if len(cs) == 0 {
		return alone
	}
	order := make([]float64, len(cs))
	for i := range cs {
		order[i] = cs[i][lacking]
	}
	slices.Sort(order)
	alone[timeOddsFor] = cs[0][timeOddsFor]
	for i := range cs {
		c := &cs[i]
		c[lackingMore] = c[lacking] - order[0]
		if c[lackingLead] = c[lackingMore]; c[lackingMore] == 0 && len(order) > 1 {
			c[lackingLead] = order[0] - order[1]
		}
		share := 1 / max(1, c[childLength])
		c[lackingShare], c[lackingMoreShare] = c[lacking]*share, c[lackingMore]*share
		alone[heldShare] = max(alone[heldShare], c[heldShare])
		alone[timeOddsFor] = max(alone[timeOddsFor], c[timeOddsFor])
		alone[owned] = max(alone[owned], c[owned])
		alone[alignedParent] = max(alone[alignedParent], c[alignedParent])
	}
	c := &cs[0]
	alone[lacking], alone[lackingShare], alone[childLength] = order[0], order[0]/max(1, c[childLength]), c[childLength]
	for _, i := range []int{spunChild, dressedChild, ownBrood, ownFavoured, ownTwins} {
		alone[i] = c[i]
	}
	return alone
}
