package said

import (
	"stemma"
	"stemma/internal/lang"
)

// A Gold is an attribution that a person marked, for teaching.
type Gold struct{ Source, Cue, Content []stemma.Span }

// Questions is how many questions Teach asks; the generator learns one net for each.
const Questions = questions

// Teach gives each question that arises on a document marked by people, with its features and the
// people's answer. The generator of model.bin calls it; nothing else does.
func Teach(d *lang.Doc, gold []Gold, discard []stemma.Span, each func(question int, features []uint32, words []int32, yes bool)) {
	p := newPage(d, nil)
	ask := func(question int, f *features, yes bool) { each(question, f.x, f.words[:], yes) }
	p.findCandidates()
	n := len(d.Tokens)
	cueOf, contentOf := make([]int, n), make([]int, n)
	skip := make([]bool, n)
	cover := func(spans []stemma.Span, f func(i int)) {
		for _, s := range spans {
			for i := d.At(s.Start); i < n && d.Tokens[i].Start < s.End; i++ {
				f(i)
			}
		}
	}
	for g := range gold {
		cover(gold[g].Cue, func(i int) { cueOf[i] = g + 1 })
		cover(gold[g].Content, func(i int) { contentOf[i] = g + 1 })
	}
	cover(discard, func(i int) { skip[i] = true })
	// The head of a cue is its candidate that governs most of the content.
	heads := make([]int, len(gold))
	reach := make([]int, len(gold))
	var choices []constituent
	covered := func(k constituent, g int) (right, all int) {
		for _, s := range k.in {
			for i := s.first; i < s.last; i++ {
				if d.Tokens[i].Pos == "PUNCT" || cueOf[i] == g+1 {
					continue
				}
				all++
				if contentOf[i] == g+1 {
					right++
				}
			}
		}
		return right, all
	}
	for g := range heads {
		heads[g] = -1
	}
	for _, c := range p.candidates {
		g := cueOf[c] - 1
		if g < 0 {
			continue
		}
		choices = p.contents(c, choices)
		total := 1
		for _, k := range choices {
			if right, all := covered(k, g); 2*right > all {
				total += right
			}
		}
		if total > reach[g] {
			reach[g], heads[g] = total, c
		}
	}
	for _, c := range p.candidates {
		p.cueOdds[c] = -1
	}
	for _, c := range heads {
		if c >= 0 {
			p.cueOdds[c] = 1
		}
	}
	var who []speaker
	for _, c := range p.candidates {
		g := cueOf[c] - 1
		right := g >= 0 && heads[g] == c
		if skip[c] || !right && (contentOf[c] > 0 || p.inSpeech(c)) {
			continue
		}
		ask(askCue, p.cueFeatures(c), right)
		if !right {
			continue
		}
		choices = p.contents(c, choices)
		for _, k := range choices {
			good, all := covered(k, g)
			ask(askContent, p.contentFeatures(c, k, choices), 2*good > all)
		}
		who = p.speakers(c, who)
		source := make([]bool, n)
		first := -1
		cover(gold[g].Source, func(i int) {
			source[i] = true
			if first < 0 {
				first = i
			}
		})
		right1 := -1
		for _, s := range who {
			if source[s.head] && (right1 < 0 || p.subtree(s.head).last-p.subtree(s.head).first > p.subtree(right1).last-p.subtree(right1).first) && !p.subtree(s.head).holds(c) {
				right1 = s.head
			}
		}
		if right1 < 0 {
			for _, s := range who {
				if source[s.head] {
					right1 = s.head
				}
			}
		}
		for rank, s := range who {
			if s.head == right1 || !source[s.head] {
				ask(askSource, p.sourceFeatures(c, s, rank, who), s.head == right1)
			}
		}
		if right1 >= 0 {
			for _, k := range p.dependents(right1) {
				if d.Tokens[k].Dep != "punct" && int(k) != c {
					ask(askSourceIn, p.modifierFeatures(c, right1, int(k)), source[k])
				}
			}
		}
		t := &taken{stamp: 1, mark: make([]int32, n)}
		cover(gold[g].Content, func(i int) { t.set(i, inContent) })
		cover(gold[g].Source, func(i int) { t.set(i, inSource) })
		t.speakerLeft = first >= 0 && first < c
		t.contentLeft = len(gold[g].Content) > 0 && gold[g].Content[0].Start < d.Tokens[c].Start
		now := stretch{c, c + 1}
		low, high := p.sentence(c)
		for now.first > low && t.state(now.first-1) == free && c-now.first < longestCue {
			yes := cueOf[now.first-1] == g+1
			ask(askCueIn, p.reachFeatures(c, now, now.first-1, t), yes)
			if !yes {
				break
			}
			now.first--
		}
		for now.last < high && t.state(now.last) == free && now.last-c < longestCue {
			yes := cueOf[now.last] == g+1
			ask(askCueIn, p.reachFeatures(c, now, now.last, t), yes)
			if !yes {
				break
			}
			now.last++
		}
	}
}
