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

// Find reads a document.
func Find(d *lang.Doc) Result {
	p := newPage(d)
	p.findCandidates()
	found := p.find()
	var r Result
	for _, fd := range found {
		a := stemma.Attribution{Parent: fd.parent}
		a.Cue = append(a.Cue, p.spanOf(fd.cue))
		if fd.source.last > fd.source.first {
			a.Source = append(a.Source, p.spanOf(fd.source))
		}
		for _, s := range fd.content {
			a.Content = append(a.Content, p.spanOf(s))
		}
		r.Attributions = append(r.Attributions, a)
	}
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
