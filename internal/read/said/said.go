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
// Two small networks that were learned from different beginnings are asked, and their odds averaged (model.go). Each makes a vector of every
// token from the general word vectors of its form and base form (package vector) and from traits that hold no open-class word: tag, label, kind
// of name, classes of communication and thought (words.txt), function word, shape, place in paragraph and quotation (traits.go). Four layers
// then look from each token at its neighbours, its head in the tree and its dependents, after Strubell, Verga, Belanger and McCallum,
// "Fast and Accurate Entity Recognition with Iterated Dilated Convolutions" (2017) with the tree beside the window. From the vectors come the
// odds that a token is the head of a cue; around each such head every token of the paragraph is given its role (cue, source, content,
// none) from its vector, the head's, and its place in the tree as seen from there, as in semantic role labelling (He, Lee, Lewis and Zettlemoyer,
// "Deep Semantic Role Labeling", 2017). The likeliest sequence of roles with one stretch of cue and at most one of source is found by Viterbi (roles.go).
// The surest cue of the outer level comes first, and takes what it needs. Each content is then read as a text of its own, because people mark one
// level only and the networks have learned that nobody speaks within another's words; what is said in it is nested (nest.go).
//
// Then rules take over: frames of grammar that leave no doubt (frames.go); a quotation touched by a content is said as a whole; one
// that nobody claims goes to the verb beside it, to the name that signs it, to the likeliest word of its sentence, or to whoever has the
// word (beside.go, carry.go); a cue without a subject has the source of the one that governs it (govern.go); a source that the syntax
// forbids (whom somebody tells, a word of the quotation, the subject of what is said) gives way, and a quotation that stands alone after a
// sentence or a paragraph that tells of one person is his (turn.go). A fragment in quotation marks within what an outer speaker tells
// of an inner one's deeds or wishes is in the outer one's words. Voices and credits are rules throughout.
//
// The weights (model.bin) come from tools/said; they were learned on the train part of PolNeAR, of which no text is here.
//
// # Invariants
//
// Spans lie in the text and cut no character; the pieces of a source, cue or content are in order and
// none of the three overlaps another; no byte is in two contents of the outer level (Parent -1); parents
// make no ring; time is linear in the text, because nothing looks further than a
// window around a word, and a paragraph of more than 512 tokens is read in parts. The numbers are float32 in a fixed order (package kernel), with the same bits
// on every processor.
//
// # What it gets wrong
//
// On the development part of PolNeAR: content .88 (words) and .61 (exact spans), source .83 and .79, cue .70
// and .73, both parts right by half .70, speaker of a direct quotation .91 (.93 where sharing a word is enough). Cues are far from the .80 that
// we want. On a tenth of the train part kept out of learning one network alone, stopped early, has .85 and .57, .80 and .75, .67 and .69, .65: most train articles
// were marked by one person, those of the development part agree better. On its train part 64 of 69 agency lines are found, two false.
//
// The fifty worst articles of the development part, by cause. Missed: 207 attributions judged too doubtful (much of what people mark there is
// hardly said: what bodes ill, what is somebody's goal), 72 whose cue has no word of any class (many are letters signed with a dash, which a
// rule then finds), 51 inside what another is thought to say. Found and marked by nobody: 197, many of them imperatives, votes and wishes;
// within what is marked: 44. Contents too long 69 (a clause after the point: "…, with a promise of …", "… or explain how …"), too short 51 (the
// second half of a list, or of two clauses joined by "and"). Sources: 24 missing (across a relative clause or a coordination), 21 where
// people see none ("it seems"), 20 that share words but too few, 8 somebody else. A cue's extent costs two thirds as many words as cues that are missed or
// false: when it was said, where and in what interview is marked with the cue in one article and not in the next.
//
// A participle after two speakers ("Roy told the paper that Lind had a plan, adding: …") goes to the inner one. An unclosed quotation
// mark holds to the end of its paragraph. A quotation inside another is not told apart. Pronouns are followed only
// to the last speaker; package chains does better. A word of no class gets its family from nothing but its place: next to a quotation said, else meant.
//
// # What was tried and dropped
//
// What stood here before: about as many networks over hashed features for each constituent around a word of a class (attributions .68,
// contents .59, cues .68 and .72): a tenth of the cues were words of no class and never asked about. The roles token by token, without
// learning which follows which: exact contents .39 instead of .46 after as many steps. Any number of stretches of cue and source, and a source
// that only one attribution may have: attributions .58 instead of .59. Cues taken where only the odds of a cue that nobody governs are even: as many
// false as right. Closing holes of a word or two in contents: never needed. Leaving a
// cue without a subject without a source, as people mark it: .63 instead of .64, because the network then finds the source of too few. (All with
// networks that had learned for a third of their time.) A quotation for the subject of the sentence before even if that tells of two
// people: three wrong in thirteen. A third network to average: nothing on any figure, and a sixth of the time of a reading.
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
