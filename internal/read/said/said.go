// Package said answers: who is made to say what, and through whom?
//
// It finds attributions (source, cue, content), the voices behind them from the outlet that passes
// them on to the person who speaks, direct quotations with their speakers, and what the report owes
// to other newsrooms. "Saying" is taken as widely as in PolNeAR (Newell, Margolin and Ruths, "An
// Attribution Relations Corpus for Political News", LREC 2018), whose conventions the spans follow:
// also believing, wanting, praising, showing and announcing have a source and a content; the content
// holds its "that" and its quotation marks, the cue its auxiliaries, negation and preposition, the
// source its apposition.
//
// # Method
//
// Words of nearly two hundred classes of communication and thought (words.txt) are candidates for cues. Five
// questions are asked of the syntax around them, each answered by a small network over hashed
// features that hold no open-class word, only classes, tags, labels and function words, and over the vectors of the
// words in question (package vector, net.go): is
// this a cue; which constituents are its content; who is its source; which modifiers belong to the
// source; how far does the cue reach. Governing cues are decided first, what stands inside a
// decided content is nested in it, and an attribution is taken on the sum of the odds of its parts. Then
// rules take over: a quotation touched by a content is said as a whole; one that nobody claims goes
// to the verb beside it, to the name that signs it, or to whoever has the word (carry.go); a source that
// the syntax forbids (whom somebody tells, a word of the quotation, the subject of what is said) gives way, and a quotation
// that stands alone after a sentence or a paragraph that tells of one person is his (turn.go); only
// then are the cues inside quotations read. A fragment in quotation marks within what an outer speaker tells of an inner
// one's deeds or wishes is in the outer one's words. Voices and credits are rules throughout.
//
// The weights (model.bin) come from tools/said; they were learned on the train part of PolNeAR, of which no text is here.
//
// # Invariants
//
// Spans lie in the text and cut no character; the pieces of a source, cue or content are in order and
// none of the three overlaps another; no byte is in two contents of the outer level (Parent -1); parents
// make no ring; time is linear in the text, because nothing looks further than a
// window around a word. A report of 600 words takes under two milliseconds after parsing.
//
// # What it gets wrong
//
// On the development part of PolNeAR: content .86 (words) and .59 (exact spans), source .82 and .77, cue .68
// and .72, both parts right by half .68, speaker of a direct quotation .89 (.905 where sharing a word is enough: people
// and reader differ on where a source ends; the rules of turn.go gave .003 and .005 of these, and .007 and .008 on four tenths of the train part). On its train part 64 of 69 agency lines are found, two false. Three attributions in ten are missed: a tenth of
// the cues are words of no class ("position", "resonate", a bare "for"), as many are judged too
// doubtful, the rest stands in what another cue is thought to say. Contents end too late more often than too
// early: whether a trailing clause ("…, even as doubts grew") is the speaker's or the reporter's is not seen.
// Verbs that also mean deeds (target, back, seek, refuse) are taken for words. Pronouns are followed only to the last speaker; package chains does better.
// An unclosed quotation mark holds to the end of its paragraph. A quotation inside another is not told apart. A participle after
// two speakers ("Roy told the paper that Lind had a plan, adding: …") goes to the inner one.
//
// # What was tried and dropped
//
// The lemma itself as a feature, on trial only: no gain over the classes (.840 to .837). Every verb a candidate: a
// point lost on sources; verbs and nouns of communication, thought, feeling and perception from WordNet as candidates
// with classes of their own, on three held-out fifths of train: equal. Cues that reach further: as many words wrong as
// right. A quotation for the subject of the sentence before even if it tells of two people: three wrong in thirteen. Wider networks (32) and smaller rates: equal; three narrow ones averaged (net.go) are better. A sixth question, whether a content should
// be cut at a comma: one right cut in nine. A second look at each cue knowing the odds of its neighbours,
// learned across folds: no gain. A doubtful cue yielding to a sure one inside its content: no gain.
// Leaving clauses after a comma out of sources: words lost on dev, none won on train.
package said

import (
	"stemma"
	"stemma/internal/lang"
)

// A Result is what was found in one text.
type Result struct {
	Attributions []stemma.Attribution
	Quotes       []stemma.Quote
	Credits      []stemma.Credit
}

// Find reads a document. Blocks are the paragraphs, captions, bylines and furniture of its text, in
// order; without them every line is a paragraph. Attributions are in order of their first word; those
// with Parent -1 do not overlap each other. Voices are named as far as this reading goes and have no
// chain (-1). The first reason of an attribution is the family of its cue: said, thought, meant (wished,
// tried, refused, backed: hardly a voice) or shown. Places in reasons have no report. Credits are found in all blocks, the rest where there are tokens.
func Find(d *lang.Doc, blocks []stemma.Block) Result {
	if len(d.Tokens) == 0 {
		return Result{}
	}
	p := newPage(d, blocks)
	p.findCandidates()
	found := p.find()
	r := Result{Attributions: p.assemble(found)}
	r.Quotes = p.speeches(r.Attributions)
	r.Credits = p.credits(r.Attributions)
	return r
}

// QuotedStrings gives everything in quotation marks, without the marks: the simplest thing that could work.
func QuotedStrings(text string) []stemma.Span {
	var out []stemma.Span
	for _, q := range quotations(text, paragraphs(text)) {
		out = append(out, q.inner)
	}
	return out
}
