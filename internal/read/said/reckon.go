package said

// reckonings are nouns for a count that somebody puts "at" something.
var reckonings = map[string]bool{
	"number": true, "toll": true, "figure": true, "count": true, "total": true, "tally": true, "estimate": true, "cost": true, "damage": true, "bill": true, "loss": true, "value": true, "share": true,
}

// reckoned hears who gives a figure without a verb of saying: "the navy put the number at seven". Behind a semicolon somebody else
// than before is heard so, and what he counts is not in the words of the one before: "Ode said 21 were hurt; hospitals counted 40".
func (p *page) reckoned(w *work) {
	for i := range p.d.Tokens {
		t := &p.d.Tokens[i]
		if t.Lemma != "put" && t.Lemma != "count" || t.Pos != "VERB" || p.inSpeech(i) {
			continue
		}
		s, o := p.subject(i), p.child(i, "dobj")
		if s < 0 || s > i || o < i || !p.counts(s) {
			continue
		}
		if w.owner[i] > 0 {
			p.cutAtSemicolon(int(w.owner[i])-1, i, w)
		}
		if t.Lemma != "put" || !reckonings[p.d.Tokens[o].Lemma] || w.owner[i] != 0 || w.owner[s] != 0 {
			continue
		}
		at := p.child(i, "prep")
		if at < o {
			at = p.child(o, "prep")
		}
		last := p.figureAt(i, o)
		if last < 0 || at < 0 {
			continue
		}
		content := p.trim(stretch{p.subtree(o).first, last})
		source := p.subtree(s)
		if content.first <= i || source.first >= source.last || source.last > i {
			continue
		}
		if len(p.class[i]) == 0 {
			p.class[i] = nearClass
		}
		w.found = append(w.found, finding{head: i, speaker: s, parent: -1, cue: stretch{i, i + 1}, source: source, content: []stretch{content}})
		w.own(len(w.found) - 1)
	}
}

// counts reports whether the noun at token s is of somebody who can give a figure.
func (p *page) counts(s int) bool {
	switch p.kind[s] {
	case personName, bodyName, personNoun, bodyNoun:
		return true
	}
	return false
}

// figureAt gives the end of the figure that the verb v puts its object o "at", or -1.
func (p *page) figureAt(v, o int) int {
	for k := o + 1; k < len(p.d.Tokens) && k < o+beforeReach && p.word(k) != ";"; k++ {
		t := p.d.Tokens[k]
		if p.word(k) != "at" || t.Head != v && t.Head != o {
			continue
		}
		n := p.child(k, "pobj")
		if n < 0 || p.d.Tokens[n].Pos != "NUM" && p.child(n, "nummod") < 0 {
			return -1
		}
		return p.subtree(k).last
	}
	return -1
}

// cutAtSemicolon ends the contents of finding o at the last semicolon before token i, if its cue stands before that.
func (p *page) cutAtSemicolon(o, i int, w *work) {
	fd := &w.found[o]
	for n := range fd.content {
		c := &fd.content[n]
		if !c.holds(i) {
			continue
		}
		for k := i - 1; k > c.first && k > fd.cue.last; k-- {
			if p.word(k) != ";" {
				continue
			}
			for j := k; j < c.last; j++ {
				w.owner[j] = 0
			}
			*c = p.trim(stretch{c.first, k})
			return
		}
	}
}
