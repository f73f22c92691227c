package said

import (
	"stemma"
	"stemma/internal/lang"
)

// A Lesson is what the networks see of a document, for the generator of model.bin: of each token its traits, the rows of its form and its
// base form in the table of word vectors, its head, its sentence, its paragraph, its quotation, its label and the reach of its subtree.
type Lesson struct {
	Traits                  [][]int32
	Form, Base              []int
	Head, Part, Line, Quote []int
	Label                   []int32
	Left, Right, Start, End []int
	Pos                     []string
}

// Teach gives the lesson of a document. The generator of model.bin calls it; nothing else does.
func Teach(d *lang.Doc) Lesson {
	p := newPage(d, nil)
	p.findCandidates()
	var l Lesson
	for i := range d.Tokens {
		t := &d.Tokens[i]
		l.Traits = append(l.Traits, p.traitsOf(i, nil))
		form, base := p.vectorRows(i)
		l.Form, l.Base = append(l.Form, form), append(l.Base, base)
		l.Head, l.Part, l.Line = append(l.Head, t.Head), append(l.Part, int(p.part[i])), append(l.Line, int(p.line[i]))
		l.Quote, l.Pos, l.Label = append(l.Quote, int(p.quote[i])), append(l.Pos, t.Pos), append(l.Label, depNumber[t.Dep])
		left, right := d.Subtree(i)
		l.Left, l.Right = append(l.Left, left), append(l.Right, right)
		l.Start, l.End = append(l.Start, t.Start), append(l.End, t.End)
	}
	return l
}

// A Gold is an attribution that a person marked.
type Gold struct{ Source, Cue, Content []stemma.Span }
