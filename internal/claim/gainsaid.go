package claim

import (
	"slices"
	"strings"

	"stemma"
)

// What one voice says and a report says that another denies is disputed, whatever its predicate: "he denied
// this", "her return contradicted the militia, whose spokesman had said that …".

// gainsaying are the verbs that set one account against another.
var gainsaying = strings.Fields("deny dispute contradict reject refute rebut belie")

// accounts are what is denied when the thing itself is told just before.
var accounts = strings.Fields("this that it claim allegation account version accusation charge suggestion report statement assertion")

// gainsaid makes a point of every statement that a report says somebody denies. Statements of other reports
// that say the same stand with it.
func (w *weigher) gainsaid() []stemma.Point {
	var out []stemma.Point
	for _, d := range w.told {
		if d.first != nil || d.s.Nominal || d.denied() || d.ahead() || !slices.Contains(gainsaying, d.s.Verb) || w.garbled(d.report, d.s.Trigger) {
			continue
		}
		p, what := w.deniedBy(d)
		if p == nil || what == "" {
			continue
		}
		yes, no := w.alike(p), []*told{w.inDenierVoice(d)}
		for _, t := range w.told {
			if t.first == d {
				no = append(no, w.inDenierVoice(t))
			}
		}
		lead := stemma.Point{
			Question: "Is it true that " + asked(what) + "?", Aspect: "happened", About: what, Status: "disputed",
			Claims:    []stemma.Claim{w.answer("yes", "asserted", yes), w.answer("no", "denied", no)},
			Rivalries: []stemma.Rivalry{{A: "yes", B: "no", Kind: stemma.Conflicts, Note: "one says so, the other denies it"}},
		}
		lead.Reasons = []stemma.Reason{{Rule: "denied", Note: d.s.Verb + ": said of what was told before", Places: []stemma.Place{w.place(p.report, p.s.Span), w.place(d.report, d.s.Span)}}}
		out = append(out, lead)
	}
	return out
}

// inDenierVoice gives a denial the voice of who denies, where somebody does and not a turn of events.
func (w *weigher) inDenierVoice(d *told) *told {
	if d.s.Actor == nil || len(d.voices) > 0 {
		return d
	}
	out := *d
	for _, t := range w.inSentence[[2]int{d.report, d.sentence}] {
		for _, v := range t.voices {
			if v.Overlaps(d.s.Actor.Span) && len(t.voices) == 1 {
				out.source = t.source
				return &out
			}
		}
	}
	if e := w.entities[d.Actor]; e != nil && d.s.Actor.Mention >= 0 {
		switch e.Kind {
		case stemma.Person:
			out.source.kind, out.source.voice = stemma.PersonVoice, e.ID
		case stemma.Organisation:
			out.source.kind, out.source.voice = stemma.BodyVoice, e.ID
		}
	}
	return &out
}

// deniedBy gives the statement that a denial denies and how to tell it; nil if it names none.
func (w *weigher) deniedBy(d *told) (*told, string) {
	var before, after *told
	for _, t := range w.byReport[d.report] {
		if len(t.voices) == 0 || t == d || t.s.Nominal || t.denied() || t.modality == stemma.Demanded || t.modality == stemma.Asked || t.modality == stemma.Conditional {
			continue
		}
		switch {
		case t.s.Trigger.End <= d.s.Start && d.sentence-t.sentence <= 1 && t.source.voice != d.source.voice && !w.spokenBy(t, d):
			before = t
		case t.s.Trigger.Start > d.s.Trigger.End && t.sentence == d.sentence && after == nil:
			after = t
		}
	}
	switch {
	case w.pointsBack(d) && before != nil && !w.numbered(before):
		return before, w.withSubject(before, after)
	case d.s.Verb == "contradict" && before != nil && d.sentence-before.sentence == 1 && (after == nil || w.spokenBy(after, d)):
		return before, w.withSubject(before, nil)
	case d.s.Verb == "contradict" && after != nil && !w.spokenBy(after, d) && !w.numbered(after):
		return after, after.s.What
	}
	return nil, ""
}

// pointsBack reports whether what a denial denies is what was told just before: "this", "the claim", and
// nothing that tells it itself.
func (w *weigher) pointsBack(d *told) bool {
	if d.s.Recipient == nil {
		return false
	}
	f := strings.Fields(strings.ToLower(d.s.Recipient.Text))
	text := w.reports[d.report].Text
	next := strings.Fields(text[d.s.Recipient.End:min(len(text), d.s.Recipient.End+16)] + " .")[0]
	if len(f) == 0 || len(f) > 2 || !slices.Contains(accounts, f[len(f)-1]) || next == "that" || next == "of" || next == "by" {
		return false
	}
	return len(f) == 1 && slices.Contains(accounts[:3], f[0]) || len(f) == 2 && slices.Contains([]string{"this", "that", "the", "these", "those"}, f[0])
}

// numbered reports whether a statement gives a number: those are compared as figures.
func (w *weigher) numbered(t *told) bool { return len(t.s.Quantities) > 0 }

// spokenBy reports whether the last voice of a statement is the doer of another.
func (w *weigher) spokenBy(t, d *told) bool {
	v := t.voices[len(t.voices)-1]
	return d.s.Actor != nil && (d.s.Actor.Overlaps(v.Span) || t.source.voice == d.Actor && d.Actor != "")
}

// withSubject tells a statement with a pronoun for subject by the subject that its denier gives it: who says
// "he" of somebody and who denies it speak of one.
func (w *weigher) withSubject(t, denial *told) string {
	if t.s.Actor == nil || len(strings.Fields(t.s.Actor.Text)) > 1 || !slices.Contains(pronominal, strings.ToLower(t.s.Actor.Text)) {
		return t.s.What
	}
	rest, ok := strings.CutPrefix(strings.ToLower(t.s.What), strings.ToLower(t.actor.text)+" ")
	if !ok {
		return t.s.What
	}
	rest = t.s.What[len(t.s.What)-len(rest):]
	if denial == nil || denial.s.Actor == nil || slices.Contains(pronominal, strings.ToLower(denial.s.Actor.Text)) {
		return strings.ToLower(t.s.Actor.Text) + " " + rest
	}
	return denial.s.Actor.Text + " " + rest
}

// sayingTheSame is the share of content words from which on two statements with one predicate say the same.
const sayingTheSame = .6

// alike gives a statement with those of other reports that say the same, in the order of the reports.
func (w *weigher) alike(p *told) []*told {
	says, _ := content(p.s.What)
	var out []*told
	for _, t := range w.told {
		if t == p {
			out = append(out, t)
			continue
		}
		if t.s.Nominal || t.denied() || t.ahead() != p.ahead() || t.verb != p.verb || t.first != p && len(t.voices) == 0 {
			continue
		}
		if other, _ := content(t.s.What); t.first == p || likeness(says, other) >= sayingTheSame {
			out = append(out, t)
		}
	}
	return out
}
