package said

import (
	"strings"
	"unicode"

	"stemma"
)

// speeches gives the direct quotations with their speakers. A stretch in quotation marks is one if
// it stands in the content of an attribution whose cue is outside it, or if it is a sentence of its
// own; a title, a nickname, a word that only colours the noun after it ("maximum pressure" policy) is none.
func (p *page) speeches(found []stemma.Attribution) []stemma.Quote {
	var out []stemma.Quote
	if len(p.quotes) == 0 {
		return nil
	}
	// Innermost attribution that has each quotation in its content, its cue standing outside.
	holder := make([]int, len(p.quotes))
	size := make([]int, len(p.quotes))
	for q := range holder {
		holder[q] = -1
	}
	for n := range found {
		a := &found[n]
		total := 0
		for _, s := range a.Content {
			total += s.End - s.Start
		}
		for _, s := range a.Content {
			for q := p.quoteAfter(s.Start); q < len(p.quotes) && p.quotes[q].outer.Start < s.End; q++ {
				in := p.quotes[q].inner
				shared := min(in.End, s.End) - max(in.Start, s.Start)
				if 2*shared < in.End-in.Start || a.Cue[0].Overlaps(in) {
					continue
				}
				if holder[q] < 0 || total < size[q] {
					holder[q], size[q] = n, total
				}
			}
		}
	}
	deed := make([]bool, len(p.quotes)) // its words are those of the outer speaker on what somebody else did
	for q, h := range holder {
		for h >= 0 && found[h].Parent >= 0 && p.retold(&found[h], &found[found[h].Parent], q) {
			h, deed[q] = found[h].Parent, true
		}
		holder[q] = h
	}
	last := -1 // the quotation that the next may be a further piece of
	for q := range p.quotes {
		in := p.quotes[q].inner
		text := strings.TrimSpace(in.In(p.d.Text))
		first, stop := p.tokensOf(q)
		if text == "" || first >= stop {
			continue
		}
		h := holder[q]
		if !(h >= 0 && (p.wholeSaying(&found[h], q) || p.heads(q) >= 0)) && (p.title(q) || p.coloursNoun(q, first, stop)) {
			continue
		}
		if h < 0 && !(p.speech(q) && p.standsAlone(first, stop)) {
			continue
		}
		if h >= 0 && strings.Count(text, " ") < 3 && (!p.spokenCue(&found[h], p.speech(q)) || len(found[h].Source) == 0 && !p.speech(q)) {
			continue // a word held at arm's length inside somebody's wish or belief, or by nobody who is named
		}
		lead := len(in.In(p.d.Text)) - len(strings.TrimLeftFunc(in.In(p.d.Text), unicode.IsSpace))
		piece := stemma.Span{Start: in.Start + lead, End: in.Start + lead + len(text)}
		if last >= 0 && h >= 0 && out[last].Attribution == h && p.oneTurn(out[last].End, piece.Start, &found[h]) {
			out[last].End = piece.End
			out[last].Pieces = append(out[last].Pieces, piece)
			continue
		}
		quote := stemma.Quote{Span: piece, Pieces: []stemma.Span{piece}, Attribution: h}
		if h >= 0 {
			quote.Reasons = append(quote.Reasons, stemma.Reason{Rule: "said", Note: "it stands in what the cue says", Places: []stemma.Place{{Span: found[h].Cue[0]}}})
		}
		if deed[q] {
			quote.Reasons = append(quote.Reasons, stemma.Reason{Rule: "retold", Note: "whoever is told of within it did or felt something and is not quoted", Places: []stemma.Place{{Span: found[h].Cue[0]}}})
		}
		out = append(out, quote)
		last = len(out) - 1
	}
	p.repeated(out, found)
	return out
}

// sameWords is how many words a quotation without a speaker must share with one that has one: three are a phrase.
const sameWords = 4

// repeated gives a quotation that nobody claims, as in a headline, the speaker of another that begins with or holds its words; and
// one that somebody only hears or thinks ("‘We Will Sell’: workers hear the plan") the speaker of one that is said.
func (p *page) repeated(quotes []stemma.Quote, found []stemma.Attribution) {
	said := func(a int) bool { return a >= 0 && len(found[a].Reasons) > 0 && found[a].Reasons[0].Rule == "said" }
	for n := range quotes {
		q := &quotes[n]
		words := strings.TrimRight(q.In(p.d.Text), ".,!?… ")
		if said(q.Attribution) || strings.Count(words, " ") < sameWords-1 {
			continue
		}
		for k := range quotes[:min(len(quotes), mostHeard)] {
			o := &quotes[k]
			if k == n || o.Attribution < 0 || q.Attribution >= 0 && !said(o.Attribution) || !strings.Contains(o.In(p.d.Text), words) {
				continue
			}
			q.Attribution = o.Attribution
			q.Reasons = append(q.Reasons[:0], stemma.Reason{Rule: "repeated", Note: "the same words stand in a quotation whose speaker is known", Places: []stemma.Place{{Span: o.Span}}})
			break
		}
	}
}

// retold reports whether a fragment in quotation marks is in the words of the outer of two speakers: the inner one is told
// of as thinking, wanting or being asked to do something, and no clause of what he said holds the fragment. "Roy said the
// board had allowed him to leave “as a favour”": Roy calls it so.
func (p *page) retold(inner, outer *stemma.Attribution, q int) bool {
	in := p.quotes[q].inner
	if outer.Cue[0].Overlaps(in) || !p.spokenCue(outer, p.speech(q)) || !inSpans(outer.Content, in) {
		return false
	}
	for _, s := range inner.Content {
		if !s.Overlaps(in) {
			continue
		}
		if !p.spokenCue(inner, p.speech(q)) {
			return s.Start < p.quotes[q].outer.Start
		}
		from := s.Start
		if from >= p.quotes[q].outer.Start { // the fragment is what he said, but for a deed told between
			from = min(from, inner.Cue[0].End)
		}
		for i := p.d.At(from); i < len(p.d.Tokens) && p.d.Tokens[i].Start < in.Start; i++ {
			switch t := &p.d.Tokens[i]; {
			case t.Tag == "TO":
				return true
			case t.Dep == "mark" || t.Dep == "nsubj" || t.Dep == "nsubjpass":
				if p.d.Tokens[t.Head].Tag != "VB" {
					return false // a clause with a verb of its own
				}
			}
		}
	}
	return false
}

// wholeSaying reports whether a quotation is all that a verb of speech says in one stretch: then it is
// words said, even if it is written like a title ("What a Super Tuesday!").
func (p *page) wholeSaying(a *stemma.Attribution, q int) bool {
	if !p.spokenCue(a, true) || len(a.Content) > 1 {
		return false
	}
	verb := false
	for i := p.d.At(a.Cue[0].Start); i < len(p.d.Tokens) && p.d.Tokens[i].Start < a.Cue[0].End; i++ {
		if p.has(i, "v label") || p.has(i, "v tout") || p.has(i, "v post") || p.has(i, "v cite") {
			return false // names of things are what these take
		}
		verb = verb || p.d.Tokens[i].Pos == "VERB"
	}
	for _, s := range a.Content {
		if verb && s.Start <= p.quotes[q].inner.Start && s.End >= p.quotes[q].inner.End && s.End-s.Start <= p.quotes[q].outer.End-p.quotes[q].outer.Start+2 {
			return true
		}
	}
	return false
}

// quoteAfter gives the index of the first quotation that ends after byte b.
func (p *page) quoteAfter(b int) int {
	lo, hi := 0, len(p.quotes)
	for lo < hi {
		if mid := (lo + hi) / 2; p.quotes[mid].outer.End <= b {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// oneTurn reports whether nothing but the cue and its source, or the break between two paragraphs,
// stands between two pieces of quotation.
func (p *page) oneTurn(from, to int, a *stemma.Attribution) bool {
	for i := p.d.At(from); i < len(p.d.Tokens) && p.d.Tokens[i].Start < to; i++ {
		t := &p.d.Tokens[i]
		s := stemma.Span{Start: t.Start, End: t.End}
		if t.Pos == "PUNCT" || p.isSpace(i) || a.Cue[0].Covers(s) || len(a.Source) > 0 && a.Source[0].Covers(s) {
			continue
		}
		if len(a.Source) > 0 && p.part[i] == p.part[p.d.At(a.Cue[0].Start)] && !inSpans(a.Content, s) {
			continue // what else the sentence of the cue says of the speaker
		}
		return false
	}
	return true
}

func inSpans(in []stemma.Span, s stemma.Span) bool {
	for _, x := range in {
		if x.Overlaps(s) {
			return true
		}
	}
	return false
}

// coloursNoun reports whether a short quotation only modifies the noun that follows it, or stands
// inside a name (a nickname).
func (p *page) coloursNoun(q, first, last int) bool {
	if p.wordsIn(first, last) > 6 || first == 0 || last >= len(p.d.Tokens) || p.line[last] != p.line[first] {
		return false
	}
	next, before := &p.d.Tokens[last], &p.d.Tokens[first-1]
	if next.Pos == "PROPN" && before.Pos == "PROPN" {
		return true
	}
	inner := strings.TrimSpace(p.quotes[q].inner.In(p.d.Text))
	if inner == "" || strings.IndexByte(".,?!", inner[len(inner)-1]) >= 0 {
		return false
	}
	switch next.Pos {
	case "NOUN", "PROPN":
		switch before.Pos {
		case "DET", "ADJ", "PRON", "NUM", "PART", "ADP":
			return true
		}
	}
	return false
}

// spokenCue reports whether an attribution's cue is a word of communication rather than of thought. Words of no class
// count where what they say is written like speech.
func (p *page) spokenCue(a *stemma.Attribution, speech bool) bool {
	spoken := false
	for i := p.d.At(a.Cue[0].Start); i < len(p.d.Tokens) && p.d.Tokens[i].Start < a.Cue[0].End; i++ {
		for _, c := range p.class[i] {
			switch {
			case c == classNear || c == classOther:
				return speech
			case words.familyOf(c) == "said" && c != classBare && candidateClass(c):
				spoken = true
			}
		}
	}
	return spoken
}
