package chains

import "stemma"

// A pronoun for a person that fits two people nearly as well is joined to the better, since more often than not that is right, but
// the link says that it is doubtful: who writes down what "he" did must not put the wrong person's name to it.

// How much better than the next person, in the weights of weigh, whom a pronoun means must fit to be named. Where the report has said of
// the one that he is a man and of the other nothing, by more than the least, twice, that orders people in one sentence; where nothing but
// their order tells the two apart, by more than being the subject, in the same place as the pronoun, and by name: "the mayor
// dismissed Lind; he had taken bribes" is of either.
const (
	marginKnown   = 2 * forParallel
	marginUnknown = forSubject + forParallel + forName
	marginMany    = perSentence // of "they", whose crowds are told by their parts
)

// doubtful reports whether a person who scores nearly as well as mention best was found, or whether best is itself in doubt.
// Somebody of whom it is not known whether he is a man or a woman must also stand near: below nought lies the subject of the sentence
// before, if other people's words are between, and all that is farther off.
func (l *linker) doubtful(many bool, best int, score float64, scores map[int]float64) bool {
	if l.unsure[best] {
		return true
	}
	own := l.root(best)
	if c := &l.group[own]; c.kind != stemma.Person && c.kind != stemma.Group {
		return false // a body, a place or a thing: nobody is accused
	}
	known := l.sexed(own)
	if !known && score < 0 {
		return true
	}
	for r, s := range scores {
		c := &l.group[r]
		if r == own || c.kind != stemma.Person && c.kind != stemma.Group {
			continue
		}
		margin := marginUnknown
		if many {
			margin = marginMany
		}
		if known && !l.sexed(r) {
			margin = marginKnown
		}
		if s > score-margin {
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

// principal reports whether mention j is of somebody by whose he is, who fits pronoun i as well: "Ode's lawyer said that he".
func (l *linker) principal(i, j int) bool {
	h := l.ms[j].head
	if l.d.Tokens[h].Dep == "appos" { // "Ode's lawyer, Bo Lind,"
		h = l.d.Tokens[h].Head
	}
	p := l.d.Child(h, "poss")
	if p < 0 {
		return false
	}
	k, ok := l.f.byHead[p]
	return ok && k != i && l.root(k) != l.root(j) && l.group[l.root(k)].named && l.group[l.root(k)].kind == stemma.Person && l.agrees(i, k)
}
