// Package clause answers: what does each clause of a report state, and in which way?
//
// One clause, one statement: a verb with its actor and recipient from the syntax tree, or a noun that names a
// happening. The way it is put forward (polarity, modality, likelihood, condition, future) is read off its own
// helpers and adverbs and then off what governs it, climbing the tree: plans, threats, demands, denials, doubts
// (the classes of Saurí and Pustejovsky's FactBank and of Nairn, Condoravdi and Karttunen's implicatives, kept in
// words/verbs.txt). Who says it is not decided here: statements point at the attribution whose content they stand in.
//
// Conventions. A question and a request are Asked, an order or a duty is Demanded. The clause of a condition is
// Conditional with its own words as the condition; the clause it governs is Conditional with the condition's words.
// Verbs of plain saying that an attribution has as its cue make no statement: the attribution says it. The headline makes
// none either (see read). What is a sentence for people: the subject by its name, helpers that fit the modality ("would"
// for what is threatened or was vowed, "is to" for what is planned, "aims to" for what is only sought, "should" for what is asked), no clauses
// that are told on their own. A participle that hangs on a clause takes that clause's tense; the words of a condition are told as if it
// came true. A pronoun is written as what it means, but not within quotation marks, which stay verbatim. A happening that a noun names
// is told only if something is told of it: who, whom, when, where, how many. What comes about again and again ("usually", "every day"),
// what a thing is for ("a call to warn them") and a participle that may describe either of two nouns are no happenings. A clause whose verb is plural and whose subject is one
// person or thing is not told: the true subject stands where the parser did not look.
//
// What it gets wrong: it is as good as the syntax tree, the chains and the attributions. Read by eye with every part counted (predicate,
// arguments, modality, voices, and the sentence itself), of the statements of news that it was not tuned on 69 in 100 are right (four samples, 776 statements) and 66 were
// before participles, conditions and small clauses were mended; of the rest a third are hung on a wrong noun by the parser, a quarter lack
// their voice or have another's, a sixth name the wrong thing for a pronoun; the others are cut, or told in the wrong way. Tables of names,
// letters signed below and transcripts are worst. Also wrong: long lists; verbs whose sense decides (a "plan" that is a map); ellipsis
// ("they did, too"); irony. A denial from outside ("does not believe that they fled") is written into What where a helper or an "any" can
// carry it; Polarity always has it. A gerund that nobody does is left out, and with it some true clauses; a phrase after "by" or "to"
// is told as what was to be, though it came about. Tried and dropped: participles at the end given to the nearest clause whatever their
// verb ("…, calling it a lie" is the speaker's); leaving out happenings without a known doer, which lost protests and strikes; counting every
// present tense as a state. On MEANTIME's gold events: certainty .890, macro F1 .44 (always certain: .888, .24), polarity .920,
// .64, time .891, .55.
package clause

import (
	"stemma"
	"stemma/internal/lang"
)

// Input is what was found in the document before.
type Input struct {
	Mentions     []stemma.Mention
	Chains       []stemma.Chain
	Times        []stemma.TimeExpr
	Quantities   []stemma.Quantity
	Attributions []stemma.Attribution
	Published    stemma.Interval
	// Own says whether byte b lies in the report's own running text; statements are made only there. nil: everywhere.
	Own func(b int) bool
}

// Find gives the statements of a document, in the order of their predicates.
func Find(d *lang.Doc, in Input) []stemma.Statement {
	f := &finder{d: d, in: in, owner: make([]int, len(d.Tokens)), mentionAt: map[int]int{}}
	for k, m := range in.Mentions {
		if j, ok := f.mentionAt[m.Head.Start]; !ok || better(in.Mentions[j], m) {
			f.mentionAt[m.Head.Start] = k
		}
	}
	f.known = make([]bool, len(in.Chains))
	for _, m := range in.Mentions {
		if m.Chain >= 0 && m.Form != "pronoun" {
			f.known[m.Chain] = true
		}
	}
	f.doubt()
	f.opens, f.thinks, f.joined, f.wants = map[int]bool{}, map[int]bool{}, map[int]bool{}, map[int]int{}
	f.predicates()
	f.own()
	f.attribute()
	f.cue, f.inTime = make([]bool, len(d.Tokens)), make([]bool, len(d.Tokens))
	for _, a := range in.Attributions {
		for _, c := range a.Cue {
			f.mark(f.cue, c)
		}
	}
	for _, t := range in.Times {
		f.mark(f.inTime, t.Span)
	}
	for i := range d.Tokens {
		if w := wanted(d, i); w >= 0 {
			f.wants[w] = i
		}
		if n := f.joinedSubject(i); n >= 0 {
			f.joined[n] = true
		}
		if f.becoming(i) {
			f.wants[d.Tokens[i-1].Head] = i
		}
		if n := f.thought(i); n >= 0 {
			f.thinks[f.d.Child(n, "relcl")] = true
		}
		if _, ok := f.verbs[i]; ok {
			if k := f.broken(i); k >= 0 {
				f.opens[k] = true
			}
		}
	}
	var out []stemma.Statement
	for i := range d.Tokens {
		if in.Own != nil && !in.Own(d.Tokens[i].Start) {
			continue
		}
		if p, ok := f.verbs[i]; ok {
			if s, ok := f.statement(p); ok {
				out = append(out, s)
			}
		} else if f.happening(i) {
			if s, ok := f.nominal(i); ok {
				out = append(out, s)
			}
		}
	}
	f.ownDemands(out)
	return out
}

// ownDemands takes their voice from statements of which somebody is made to demand something of himself: in "set terms on the
// union requiring it to pay" it is not the union that speaks. What stands in the same words is told by whoever tells those.
func (f *finder) ownDemands(list []stemma.Statement) {
	chain := func(s stemma.Span, mention int) int {
		if mention >= 0 {
			return f.in.Mentions[mention].Chain
		}
		if k, ok := f.mentionAt[s.Start]; ok {
			return f.in.Mentions[k].Chain
		}
		return -1
	}
	wrong := map[int]bool{}
	for _, s := range list {
		if s.From < 0 || len(s.Voices) == 0 || s.Actor == nil || s.Modality != stemma.Demanded {
			continue
		}
		if c := chain(s.Actor.Span, s.Actor.Mention); c >= 0 && c == s.Voices[len(s.Voices)-1].Chain && !s.Voices[len(s.Voices)-1].Span.Empty() && !quoted(f.d, f.d.At(s.Trigger.Start)) {
			wrong[s.From] = true
		}
	}
	for k := range list {
		if s := &list[k]; wrong[s.From] {
			if s.From = f.in.Attributions[s.From].Parent; s.From >= 0 {
				s.Voices = f.in.Attributions[s.From].Voices
			} else {
				s.Voices = nil
			}
		}
	}
}

// better prefers, of two mentions with one head, the one that is in a chain, then the shorter.
func better(old, m stemma.Mention) bool {
	if (old.Chain >= 0) != (m.Chain >= 0) {
		return m.Chain >= 0
	}
	return m.End-m.Start < old.End-old.Start
}
