package story

import (
	"math"
	"slices"
	"unicode/utf8"
)

// An eyewitness tells of his street, not of the ministry: few of his words are the others', and an average does not see him.
// He has their names, though. A report left alone goes to the story that alone has two of its names.
const (
	ownNames   = 2   // names that no other story of the pile has
	ownBearers = 2   // reports of the story that have such a name: a name of one report may be that of any passer-by
	mostApart  = 2.0 // days
	leastLike  = .10 // average likeness: something besides the names; on piles of forty reports .04 costs half a point of B³, .10 a quarter
	nameLetter = 4   // letters of such a name: shorter ones are initials and titles
	leastStory = 2   // reports of a story that takes another in
	smallPile  = 100 // reports up to which a pile is one desk's, in which a name that one story has is that story's; in larger ones a town has several
)

// adopt gives the reports that were left alone to the story whose names they have.
func (c *clusters) adopt() {
	if len(c.rs) > smallPile {
		return
	}
	groupOf := make([]int, len(c.rs))
	for k, g := range c.groups {
		if g != nil {
			for _, m := range g.members {
				groupOf[m] = k
			}
		}
	}
	bearers, isName := map[string][]int{}, map[string]bool{}
	for i, r := range c.rs {
		for _, t := range r.terms {
			bearers[t.word] = append(bearers[t.word], i)
			isName[t.word] = isName[t.word] || t.name
		}
	}
	for i, r := range c.rs {
		alone := c.groups[groupOf[i]]
		if len(alone.members) > 1 {
			continue
		}
		votes := map[int]int{}
		for _, t := range r.terms {
			if !isName[t.word] || utf8.RuneCountInString(t.word) < nameLetter {
				continue
			}
			others := slices.DeleteFunc(slices.Clone(bearers[t.word]), func(k int) bool { return k == i })
			if len(others) < ownBearers || slices.ContainsFunc(others, func(k int) bool { return groupOf[k] != groupOf[others[0]] }) {
				continue
			}
			votes[groupOf[others[0]]]++
		}
		best := -1
		for k, n := range votes {
			if n >= ownNames && (best < 0 || n > votes[best] || n == votes[best] && k < best) {
				best = k
			}
		}
		if best < 0 {
			continue
		}
		g := c.groups[best]
		if g == nil || len(g.members) < leastStory || dot(r.vector, g.sum)/float64(len(g.members)) < leastLike ||
			g.dated > 0 && !math.IsNaN(r.from) && math.Abs(g.from-(r.from+r.to)/2) > mostApart {
			continue
		}
		c.takeIn = append(c.takeIn, [2]int{best, groupOf[i]})
	}
	for _, t := range c.takeIn {
		c.merge(t[0], t[1])
	}
}
