package chains

import "stemma"

// A pronoun for a person that fits two people nearly as well is joined to the better, since more often than not that is right, but
// the link says that it is doubtful: who writes down what "he" did must not put the wrong person's name to it.

// How much better than the next person, in the weights of weigh, whom a pronoun means must fit to be named: by less than any of
// the weights that order people in one sentence where the report has said that the one is a man or a woman, and by the weight
// of a sentence where nothing but their order tells two people apart.
const (
	marginKnown   = forParallel
	marginUnknown = perSentence
)

// doubtful reports whether a person who scores nearly as well as mention best was found, or whether best is itself in doubt.
// Somebody of whom it is not known whether he is a man or a woman must also stand near: below nought lies the subject of the sentence
// before, if other people's words are between, and all that is farther off.
func (l *linker) doubtful(best int, score float64, scores map[int]float64) bool {
	if l.unsure[best] {
		return true
	}
	own := l.root(best)
	margin := marginKnown
	if !l.sexed(own) {
		if score < 0 {
			return true
		}
		margin = marginUnknown
	}
	for r, s := range scores {
		if c := &l.group[r]; r != own && s > score-margin && (c.named || c.kind == stemma.Person) {
			return true
		}
	}
	return false
}

// sexed reports whether the report says of the chain that it is a man or a woman, by more than a pronoun in doubt.
func (l *linker) sexed(r int) bool {
	c := &l.group[r]
	for _, k := range c.members[:min(len(c.members), maxCandidates)] {
		if g := l.ms[k].gender; !l.unsure[k] && (g == male || g == female) {
			return true
		}
	}
	return false
}
