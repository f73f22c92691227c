package claim

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"stemma"
)

// link makes a told of every statement: entities of its arguments, its voices, its time.
func (w *weigher) link() {
	for i := range w.readings {
		r := &w.readings[i]
		for _, a := range r.Attributions {
			if !meant(a) { // nine members who voted against a bill are counted, and no voices
				w.heard[i] = append(w.heard[i], a.Source...)
			}
		}
		slices.SortFunc(w.heard[i], func(a, b stemma.Span) int { return cmp.Compare(a.Start, b.Start) })
		sentences := map[int][]*stemma.Statement{}
		for k := range r.Statements {
			at := sentenceOf(r, r.Statements[k].Trigger.Start)
			sentences[at] = append(sentences[at], &r.Statements[k])
		}
		for k := range r.Statements {
			s := &r.Statements[k]
			t := &told{
				Told:   stemma.Told{ID: fmt.Sprintf("t%d", len(w.told)+1), Report: w.reports[i].ID, Index: k},
				report: i, s: s, verb: class(s.Verb), modality: s.Modality,
			}
			t.voices = s.Voices
			if len(t.voices) == 0 && s.From >= 0 && s.From < len(r.Attributions) {
				t.voices = r.Attributions[s.From].Voices
			}
			if s.From >= 0 && s.From < len(r.Attributions) && (meant(r.Attributions[s.From]) || w.saysNothing(i, r.Attributions[s.From])) {
				t.voices = nil
			}
			t.source = w.sourceOf(i, s.Span, t.voices)
			t.actor = w.argument(i, s.Actor)
			t.target = w.argument(i, s.Recipient)
			if owner := w.power(t.actor); t.actor.known() && owner != "" && owner != anyPower && hasOwner(t.target.text) {
				t.target.words["@"+owner] = true // "its embassy" is the doer's
			}
			if words.in("undergo", t.verb) || s.Verb == "die" || s.Verb == "perish" || t.verb == "injure" {
				if !t.target.known() { // what explodes is what it happens to
					t.target, t.actor = t.actor, argument{}
				}
			}
			if text := w.reports[i].Text; s.Modality == stemma.Denied && besides(text[:s.Start], s.In(text)) {
				t.modality = stemma.Asserted
			}
			w.effect(t)
			if s.Modality == stemma.Asserted && w.asksFor(i, s) {
				t.modality = stemma.Demanded
			}
			if w.refused(i, s, sentences[sentenceOf(r, s.Trigger.Start)]) {
				t.modality = stemma.Denied
			}
			t.Actor, t.Target = t.actor.entity, t.target.entity
			t.Where = w.argument(i, s.Where).entity
			t.timeAt = s.When
			if s.When < 0 && s.Actor != nil { // "the strike in January killed": when the strike was
				for _, o := range sentences[sentenceOf(r, s.Trigger.Start)] {
					if o.Nominal && o.When >= 0 && s.Actor.Covers(o.Trigger) {
						t.timeAt = o.When
					}
				}
			}
			if t.timeAt >= 0 && t.timeAt < len(r.Times) {
				t.when = r.Times[t.timeAt].Interval
			}
			w.told = append(w.told, t)
			w.byReport[i] = append(w.byReport[i], t)
			t.sentence = sentenceOf(r, s.Trigger.Start)
			w.inSentence[[2]int{i, t.sentence}] = append(w.inSentence[[2]int{i, t.sentence}], t)
		}
	}
}

// effect reads what a happening did as that happening: "the blast tore the roof off the mill" tells of the blast, and of the mill.
// What it did to people is told by itself.
func (w *weigher) effect(t *told) {
	if t.s.Nominal || t.s.Actor == nil || t.denied() || t.ahead() || t.verb == "kill" || t.verb == "injure" || words.happen[strings.ToLower(t.s.Verb)] != "" {
		return
	}
	happened := words.happen[t.actor.head]
	if !words.in("undergo", happened) {
		return
	}
	t.verb = happened
	hit, _ := content(t.s.Span.In(w.reports[t.report].Text)[min(t.s.Trigger.End, t.s.End)-t.s.Start:])
	for x := range t.target.words {
		hit[x] = true
	}
	if t.target.known() {
		t.target.words = hit
	}
	t.actor, t.effect = argument{}, true
}

// meant reports whether an attribution tells what somebody means to do (seeks, backs, refuses) and not
// what he says: that is no testimony.
func meant(a stemma.Attribution) bool { return len(a.Reasons) > 0 && a.Reasons[0].Rule == "meant" }

// asksFor reports whether a statement stands in the words of a demand and is put as a thing to be done
// ("demanded that the mayor be reinstated").
func (w *weigher) asksFor(i int, s *stemma.Statement) bool {
	r := &w.readings[i]
	if s.From < 0 || s.From >= len(r.Attributions) || s.Nominal {
		return false
	}
	text := w.reports[i].Text
	before := bareWords(text[max(0, s.Trigger.Start-12):s.Trigger.Start])
	if len(before) == 0 || before[len(before)-1] != "be" || len(before) > 1 && slices.Contains([]string{"to", "will", "would", "could", "can", "may", "might", "must"}, before[len(before)-2]) {
		return false
	}
	for _, c := range r.Attributions[s.From].Cue {
		for _, x := range bareWords(c.In(text)) {
			if words.position[strings.TrimSuffix(x, "ed")] == "demand" || words.position[strings.TrimSuffix(x, "d")] == "demand" || words.position[strings.TrimSuffix(x, "s")] == "demand" {
				return true
			}
		}
	}
	return false
}

// saysNothing reports whether an attribution has no speaker after all: the words for him stand in what he is
// said to say ("two people have died", which the two did not tell), or its verb only gainsays somebody.
func (w *weigher) saysNothing(i int, a stemma.Attribution) bool {
	for _, c := range a.Cue {
		if slices.ContainsFunc(bareWords(c.In(w.reports[i].Text)), func(x string) bool { return words.in("gainsay", x) }) {
			return true
		}
	}
	return slices.ContainsFunc(a.Source, func(s stemma.Span) bool {
		return slices.ContainsFunc(a.Content, func(c stemma.Span) bool {
			subject := s.End < c.Start && c.Start-s.End <= 1 && len(a.Cue) > 0 && a.Cue[0].Start >= c.End // of the words that the cue ends
			return c.Covers(s) || subject
		})
	})
}

// hasOwner reports whether a phrase begins with the word for its doer's own.
func hasOwner(phrase string) bool {
	first, _, _ := strings.Cut(strings.ToLower(phrase), " ")
	return first == "its" || first == "their" || first == "his" || first == "her"
}

// argument links a part of a statement. A pronoun is read as its chain's name.
func (w *weigher) argument(i int, a *stemma.Argument) argument {
	if a == nil {
		return argument{}
	}
	r := &w.readings[i]
	out := argument{text: a.Text}
	chain := -1
	span, head := a.Span, stemma.Span{}
	if a.Mention >= 0 && a.Mention < len(r.Mentions) {
		m := r.Mentions[a.Mention]
		chain, span, head = m.Chain, m.Span, m.Head
		if m.Form == "pronoun" && chain >= 0 && chain < len(r.Chains) && r.Chains[chain].Name != "" {
			out.text = r.Chains[chain].Name
		}
	}
	out.entity = w.entityAt(i, span, head, chain)
	out.words, out.head = content(out.text)
	if !head.Empty() {
		if _, h := content(head.In(w.reports[i].Text)); h != "" && out.words[h] {
			out.head = h
		}
	}
	if out.head == "" && out.entity == "" {
		return argument{}
	}
	return out
}

// entityAt gives the entity of a mention of report i: the mention itself, or another of its chain, or
// the name inside it that holds its head ("the foreign minister Ana Ruiz" is she; "conditions for
// Peruvians" are not Peruvians).
func (w *weigher) entityAt(i int, span, head stemma.Span, chain int) stemma.ID {
	if e, ok := w.at[w.place(i, span)]; ok {
		return e
	}
	r := &w.readings[i]
	if chain >= 0 && chain < len(r.Chains) {
		for _, m := range r.Chains[chain].Mentions {
			if e, ok := w.at[w.place(i, r.Mentions[m].Span)]; ok {
				return e
			}
		}
	}
	if head.Empty() {
		return ""
	}
	first, _ := slices.BinarySearchFunc(r.Mentions, span.Start, func(m stemma.Mention, at int) int { return cmp.Compare(m.Start, at) })
	for _, m := range r.Mentions[first:] {
		if m.Start >= span.End {
			break
		}
		if m.Form == "name" && span.Covers(m.Span) && m.Span.Covers(head) {
			if e, ok := w.at[w.place(i, m.Span)]; ok {
				return e
			}
		}
	}
	return ""
}

// besides reports whether a clause stands beside what is said before it in its sentence and is no part of it: "dismissed the
// charge, as the toll rose to 11".
func besides(before, clause string) bool {
	before = strings.TrimSpace(before)
	first, _, _ := strings.Cut(strings.ToLower(clause), " ")
	if !strings.HasSuffix(before, ",") {
		k := strings.LastIndexByte(before, ' ')
		first, before = strings.ToLower(before[k+1:]), strings.TrimSpace(before[:max(k, 0)])
	}
	return strings.HasSuffix(before, ",") && slices.Contains([]string{"as", "while", "after", "when", "even"}, first)
}

// refusals begin the words by which a statement is put aside: denied, rejected, dismissed, refuted.
var refusals = []string{"den", "reject", "dismiss", "refut", "rebut"}

// refused reports whether the attribution a statement stands in puts it aside.
func (w *weigher) refused(i int, s *stemma.Statement, beside []*stemma.Statement) bool {
	r := &w.readings[i]
	for _, o := range beside { // "rejected the charge that the yard had been closed"
		if o == s || s.Nominal || s.Polarity == stemma.Negative || o.Trigger.End >= s.Span.Start || !o.Span.Covers(s.Trigger) || o.Polarity == stemma.Negative {
			continue
		}
		between := w.reports[i].Text[o.Trigger.End:s.Span.Start]
		for _, head := range refusals[:2] {
			if strings.HasPrefix(o.Verb, head) && strings.HasSuffix(strings.TrimSpace(between), " that") && !strings.ContainsAny(between, ",;") {
				return true
			}
		}
	}
	if s.From < 0 || s.From >= len(r.Attributions) || s.Polarity == stemma.Negative || s.Nominal {
		return false
	}
	if text := w.reports[i].Text; besides(text[:s.Start], s.In(text)) {
		return false
	}
	for _, o := range beside { // what only describes a part of the content is not put aside with it
		if o.From == s.From && o.Trigger != s.Trigger && !o.Nominal && o.Span.Covers(s.Span) && o.End-o.Start > s.End-s.Start {
			return false
		}
	}
	for _, c := range r.Attributions[s.From].Cue {
		cue := strings.ToLower(c.In(w.reports[i].Text))
		for _, word := range strings.Fields(cue) {
			for _, head := range refusals {
				if strings.HasPrefix(word, head) {
					return true
				}
			}
		}
	}
	return false
}
