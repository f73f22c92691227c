// Package said answers: who is made to say what?
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

// Find reads a document. Blocks say which parts of the text are captions, bylines and furniture; nil: everything is body.
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
