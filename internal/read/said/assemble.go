package said

import (
	"cmp"
	"slices"
	"strings"

	"stemma"
)

// assemble turns findings into attributions in order of their first word, with their voices.
func (p *page) assemble(found []finding) []stemma.Attribution {
	start := func(f *finding) int {
		s := f.cue.first
		for _, c := range f.content {
			s = min(s, c.first)
		}
		if f.source.last > f.source.first {
			s = min(s, f.source.first)
		}
		return s
	}
	order := make([]int, len(found))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(start(&found[a]), start(&found[b])), cmp.Compare(found[a].cue.first, found[b].cue.first))
	})
	place := make([]int, len(found))
	for n, i := range order {
		place[i] = n
	}
	out := make([]stemma.Attribution, len(found))
	own := p.ownVoices(found)
	for n, i := range order {
		fd := &found[i]
		a := stemma.Attribution{Parent: -1}
		if fd.parent >= 0 {
			a.Parent = place[fd.parent]
		}
		a.Cue = []stemma.Span{p.spanOf(fd.cue)}
		if fd.source.last > fd.source.first {
			a.Source = []stemma.Span{p.spanOf(fd.source)}
		}
		for _, s := range fd.content {
			a.Content = append(a.Content, p.spanOf(s))
			for t := s.first; t < s.last && !a.Quoted; t++ {
				a.Quoted = p.quote[t] >= 0 && p.quote[fd.cue.first] != p.quote[t] && !p.title(int(p.quote[t]))
			}
		}
		a.Voices = p.chain(found, own, i)
		a.Reasons = append(a.Reasons, stemma.Reason{Rule: p.family(fd), Note: p.why(fd), Places: []stemma.Place{{Span: a.Cue[0]}}})
		if fd.carried {
			last := a.Content[len(a.Content)-1]
			a.Reasons = append(a.Reasons, stemma.Reason{Rule: "carried", Note: "the quotation goes on and nobody else takes the word", Places: []stemma.Place{{Span: last}}})
		}
		out[n] = a
	}
	return out
}

// family gives the family of the cue: said, thought, meant or shown.
func (p *page) family(fd *finding) string { return words.familyOf(p.class[fd.head][0]) }

// why names the kind of cue in words.
func (p *page) why(fd *finding) string {
	switch c := p.class[fd.head][0]; c {
	case classAccording:
		return "“according to” names the source"
	case classPutIt:
		return "“as … put it”"
	case classColon:
		return "a colon after the speaker"
	case classNear:
		return "a verb beside a quotation"
	case classTurn:
		return "the quotation stands alone, and the sentence before it tells of this person alone"
	case classBare:
		return "a verb with a clause of what is said"
	case classOther:
		return "the sentence is built like one of saying"
	default:
		kind, name, _ := strings.Cut(words.name(c), " ")
		return map[string]string{"v": "a verb", "n": "a noun", "a": "an adjective", "r": "an adverb"}[kind] + " of the class of “" + name + "”"
	}
}

// ownVoices gives each finding's own voices: channels first, then the speaker. Short names, repeated
// descriptions and relative pronouns are resolved to what was said before.
func (p *page) ownVoices(found []finding) [][]stemma.Voice {
	order := make([]int, len(found))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(found[a].cue.first, found[b].cue.first) })
	own := make([][]stemma.Voice, len(found))
	var heard []stemma.Voice
	for _, i := range order {
		fd := &found[i]
		var vs []stemma.Voice
		speaker, channelSubject := fd.speaker, -1
		if speaker >= 0 && (p.has(fd.head, "v quote") || p.has(fd.head, "v cite")) {
			// "The paper quoted a diplomat as saying": the diplomat speaks, through the paper.
			if o := p.child(fd.head, "dobj"); o >= 0 && (p.kind[o] == personNoun || p.kind[o] == personName) && p.kind[speaker] != personName {
				channelSubject, speaker = speaker, o
			}
		} else if h := p.quoter(fd.head); speaker >= 0 && h >= 0 {
			if s := p.subject(h); s >= 0 && s != speaker {
				channelSubject = s
			}
		}
		if channelSubject >= 0 {
			vs = append(vs, p.hear(p.subtree(channelSubject), channelSubject, heard))
		}
		for _, c := range p.channels(fd, speaker) {
			v := p.hear(stretch{p.subtree(c).first, c + 1}, c, heard)
			v.Kind = stemma.OutletVoice
			vs = append(vs, v)
		}
		if speaker >= 0 {
			s := fd.source
			if speaker != fd.speaker {
				s = stretch{p.subtree(speaker).first, p.belonging(speaker)}
			}
			v := p.hear(s, speaker, heard)
			if p.kind[speaker] == thirdPerson && p.inSpeech(fd.head) {
				// "He" in somebody's own words is anybody but the one who speaks.
				v = p.voiceOf(s, speaker)
			}
			first, last := p.sentence(fd.head)
			if v.Kind == stemma.UnnamedVoice {
				v.Condition = p.anonymity(first, last)
				if v.Condition == "" && last < len(p.d.Tokens) && p.line[last] == p.line[fd.head] {
					// "He spoke on condition of anonymity" often follows.
					a, b := p.sentence(last)
					if k := p.kind[a]; k == thirdPerson || k == theyPerson || k == personNoun || p.definite(stretch{a, b}) {
						v.Condition = p.anonymity(a, b)
					}
				}
			}
			vs = append(vs, v)
		}
		own[i] = vs
		heard = append(heard, vs...)
		if len(heard) > mostHeard {
			heard = heard[len(heard)-mostHeard:]
		}
	}
	return own
}

// belonging gives the end of what tells right behind noun i whose or from where it is: "an aide to the mayor".
func (p *page) belonging(i int) int {
	last := i + 1
	for _, k := range p.dependents(i) {
		if int(k) == last && p.d.Tokens[k].Dep == "prep" && p.word(last) != "as" {
			last = p.subtree(int(k)).last
		}
	}
	return last
}

// mostHeard bounds how far back a voice is looked for; an article has a dozen.
const mostHeard = 200

// hear describes a voice and resolves it to one heard before.
func (p *page) hear(s stretch, head int, heard []stemma.Voice) stemma.Voice {
	v := p.voiceOf(s, head)
	switch {
	case p.kind[head] == relative:
		// "…, who said": the noun it follows.
		h := p.d.Tokens[head].Head
		for p.d.Tokens[h].Head != h && p.d.Tokens[h].Dep != "relcl" {
			h = p.d.Tokens[h].Head
		}
		if n := p.d.Tokens[h].Head; p.d.Tokens[h].Dep == "relcl" && p.kind[n] != notNoun && p.kind[n] != relative {
			sub := p.subtree(n)
			r := p.voiceOf(stretch{sub.first, min(n+1, sub.last)}, n)
			r.Span, r.Text = v.Span, v.Text
			if r.Name == "" {
				r.Name = p.phrase(sub.first, n+1)
			}
			return r
		}
	case p.kind[head] == thirdPerson:
		for n := len(heard) - 1; n >= 0; n-- {
			if o := heard[n]; o.Start < v.Start && (o.Kind == stemma.PersonVoice || o.Kind == stemma.UnnamedVoice && o.Count == "one") && o.Name != "" {
				v.Kind, v.Name, v.Role, v.Count = o.Kind, o.Name, o.Role, o.Count
				break
			}
		}
	case v.Kind == stemma.OutletVoice && v.Name == "" || p.kind[head] == bodyNoun || p.kind[head] == outletNoun || p.d.Tokens[head].Pos == "PROPN" && v.Kind != stemma.PersonVoice && v.Kind != stemma.OutletVoice:
		if head == s.first+1 && strings.EqualFold(p.word(s.first), "the") || head == s.first && head > 0 && strings.EqualFold(p.word(head-1), "the") {
			if name, ok := p.shortOutlet(head, heard); ok {
				v.Kind, v.Name = stemma.OutletVoice, name
			}
		}
	case v.Kind == stemma.UnnamedVoice && p.kind[head] == personNoun:
		v.Name = p.description(s, head)
		if !p.definite(s) {
			break
		}
		v.Dangling = true
		lemma := strings.ToLower(p.d.Tokens[head].Lemma)
		for n := len(heard) - 1; n >= 0; n-- {
			o := heard[n]
			if o.Start >= v.Start || o.Kind != stemma.UnnamedVoice && o.Role == "" {
				continue
			}
			if endsInNoun(o, lemma) && (v.Count == "" || v.Count == o.Count || v.Count == "one" && o.Count != "") {
				v.Dangling = false
				v.Kind, v.Name = o.Kind, o.Name
				if o.Role != "" {
					v.Role = o.Role
				}
				v.Count = cmp.Or(o.Count, v.Count)
				break
			}
		}
	}
	if v.Name == "" && v.Kind != stemma.PersonVoice && (p.d.Tokens[head].Pos != "PRON" || p.kind[head] == crowdNoun) {
		v.Name = p.description(s, head)
	}
	return v
}

// endsInNoun reports whether a voice's description holds the noun, in the singular or the plural.
func endsInNoun(v stemma.Voice, lemma string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(v.Role + " " + v.Name)) {
		w = strings.Trim(w, ",.")
		if w == lemma || w == lemma+"s" || w == lemma+"es" {
			return true
		}
	}
	return false
}

// channels finds the outlets and social networks that a finding's words go through: "told CNN",
// "in an interview with the Post", "on Twitter". They hang on the cue, outside content and source.
func (p *page) channels(fd *finding, speaker int) []int {
	var out []int
	if speaker >= 0 {
		out = p.seenBy(speaker, out)
	}
	if p.quotedPassive(fd.head) >= 0 {
		if o := p.agentOf(fd.head); o >= 0 {
			out = append(out, o)
		}
	}
	var walk func(i, depth int)
	walk = func(i, depth int) {
		for _, k32 := range p.dependents(i) {
			k := int(k32)
			switch p.d.Tokens[k].Dep {
			case "dobj", "dative", "prep", "pobj", "npadvmod", "oprd":
			default:
				continue
			}
			if k == speaker || fd.source.holds(k) || p.contains(fd.content, k) || p.quote[k] >= 0 {
				continue
			}
			if p.kind[k] != notNoun {
				s := p.subtree(k)
				_, known := p.outletIn(stretch{s.first, k + 1}, k)
				if !known && p.kind[k] == outletNoun && (p.has(fd.head, "v tell") || p.d.Tokens[k].Dep == "dative") {
					known = true // "told state television"
				}
				if !known && (p.d.Tokens[k].Pos == "PROPN" || p.kind[k] == outletNoun) && s.first == k-1 && strings.EqualFold(p.word(s.first), "the") {
					_, known = p.shortOutlet(k, nil)
				}
				if known {
					out = append(out, k)
					continue
				}
			}
			if depth < 4 {
				walk(k, depth+1)
			}
		}
	}
	walk(fd.head, 0)
	return out
}

// seenBy adds the outlet that a document was shown to: "documents seen by the Gazette".
func (p *page) seenBy(speaker int, out []int) []int {
	for _, k32 := range p.dependents(speaker) {
		k := int(k32)
		if p.d.Tokens[k].Dep != "acl" {
			continue
		}
		switch p.d.Tokens[k].Lemma {
		case "see", "obtain", "review", "view", "leak", "publish", "provide", "show":
		default:
			continue
		}
		if o := p.agentOf(k); o >= 0 {
			if _, ok := p.outletIn(stretch{p.subtree(o).first, o + 1}, o); ok {
				out = append(out, o)
			}
		}
	}
	return out
}

// agentOf gives who does what a passive verb says, or -1; the "by" may hang on a verb below it ("quoted as saying by").
func (p *page) agentOf(v int) int {
	for _, k := range p.dependents(v) {
		switch p.d.Tokens[k].Dep {
		case "agent", "prep":
			if strings.EqualFold(p.word(int(k)), "by") {
				return p.child(int(k), "pobj")
			}
			if m := p.child(int(k), "pcomp"); m >= 0 {
				if o := p.agentOf(m); o >= 0 {
					return o
				}
			}
		}
	}
	return -1
}

func (p *page) contains(in []stretch, i int) bool {
	for _, s := range in {
		if s.holds(i) {
			return true
		}
	}
	return false
}

// chain gives the voices of finding i, outermost first: those that it is nested in, then its own.
func (p *page) chain(found []finding, own [][]stemma.Voice, i int) []stemma.Voice {
	var levels [][]stemma.Voice
	for n, depth := i, 0; n >= 0 && depth < 8; n, depth = found[n].parent, depth+1 {
		levels = append(levels, own[n])
	}
	var out []stemma.Voice
	for n := len(levels) - 1; n >= 0; n-- {
		for _, v := range levels[n] {
			if len(out) > 0 && !v.Empty() && out[len(out)-1].Start == v.Start { // one phrase, once with what describes it and once without
				if o := out[len(out)-1]; v.End-v.Start > o.End-o.Start {
					out[len(out)-1] = v
				}
				continue
			}
			if len(out) > 0 && p.sameVoice(out[len(out)-1], v) {
				v.Name, v.Role, v.Kind = cmp.Or(out[len(out)-1].Name, v.Name), cmp.Or(v.Role, out[len(out)-1].Role), out[len(out)-1].Kind
				out[len(out)-1] = v
				continue
			}
			out = append(out, v)
		}
	}
	return out
}

// sameVoice reports whether b, nested in a, is a himself: "he said he believed", "“I think …,” she said".
func (p *page) sameVoice(a, b stemma.Voice) bool {
	i := p.d.At(b.Start)
	if a.Span == b.Span || b.Name != "" && a.Name == b.Name && a.Kind == b.Kind {
		return true
	}
	if i < len(p.kind) && b.End == p.d.Tokens[i].End {
		switch p.kind[i] {
		case firstPerson:
			return true
		case thirdPerson, theyPerson:
			if p.kind[i] == thirdPerson && a.Kind == stemma.OutletVoice {
				return false // "she said to Harbour Radio": she is not the radio
			}
			return !p.inSpeech(i) && (b.Name == "" || b.Name == a.Name)
		}
	}
	return false
}
