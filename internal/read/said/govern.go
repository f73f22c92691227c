package said

import "slices"

// looseWords is how many words of nobody's may stand between what the source of "according to" has: a day, a place.
const looseWords = 2

// absorb lets "according to" govern all of its sentence: "Moor repeated the warning, saying that …, according to the Wire" has
// all that Moor says through the Wire, though people mark two attributions side by side.
func (p *page) absorb(w *work) {
	for n := range w.found {
		fd := &w.found[n]
		if p.class[fd.head] == nil || p.class[fd.head][0] != classAccording || len(fd.content) == 0 {
			continue
		}
		last := &fd.content[len(fd.content)-1]
		gap := stretch{last.last, fd.cue.first}
		if gap.first >= gap.last || gap.last-gap.first > afterCue || p.line[gap.first-1] != p.line[fd.head] {
			continue
		}
		var within []int
		whole, loose := true, 0
		for i := gap.first; i < gap.last && whole; i++ {
			m := max(w.owner[i], -w.owner[i]) - 1
			switch {
			case m >= 0 && int(m) != n && w.found[m].parent < 0:
				if len(within) == 0 || within[len(within)-1] != int(m) {
					within = append(within, int(m))
				}
			case m < 0 && (p.d.Tokens[i].Pos == "PUNCT" || p.isSpace(i)):
			default:
				loose++ // "… on Saturday, saying"
				whole = loose <= looseWords && m < 0
			}
		}
		if !whole || len(within) == 0 {
			continue
		}
		for _, m := range within {
			for _, s := range append(w.found[m].content, w.found[m].cue) {
				whole = whole && s.first >= gap.first && s.last <= gap.last
			}
		}
		if !whole {
			continue
		}
		last.last = p.trim(gap).last
		for _, m := range within {
			w.found[m].parent = n
		}
	}
}

// inherit gives a cue without a subject the source of the cue that governs it: "Hale said the talks had failed, adding that …".
func (p *page) inherit(w *work) {
	clear(w.owner)
	for n := range w.found {
		for i := w.found[n].cue.first; i < w.found[n].cue.last; i++ {
			w.owner[i] = int32(n + 1)
		}
	}
	for n := range w.found {
		fd := &w.found[n]
		c := fd.head
		if fd.speaker >= 0 || p.d.Tokens[c].Pos != "VERB" || p.child(c, "auxpass") >= 0 || p.d.Tokens[c].Tag == "VBN" {
			continue
		}
	climb:
		for step := 0; step < climbs && p.subject(c) < 0; step++ {
			switch p.d.Tokens[c].Dep {
			case "advcl", "conj", "xcomp", "pcomp", "prep", "dep":
			default:
				break climb
			}
			c = p.d.Tokens[c].Head
			if o := int(w.owner[c]) - 1; o >= 0 && o != n {
				if g := &w.found[o]; g.speaker >= 0 && g.parent == fd.parent && !g.source.meets(fd.cue) && !slices.ContainsFunc(fd.content, g.source.meets) {
					fd.source, fd.speaker = g.source, g.speaker
				}
				break
			}
		}
	}
}
