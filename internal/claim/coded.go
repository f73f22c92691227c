package claim

import (
	"strings"

	"stemma"
)

// Between gives the PLOVER code of what a text says a source does to a target, by the statement that
// relates the two best; empty where none does. Source and target are words of the text.
func Between(r stemma.Report, rd stemma.Reading, source, target string) stemma.Plover {
	src, tar := spanOf(r.Text, source), spanOf(r.Text, target)
	var best stemma.Plover
	top := 0
	for i := range rd.Statements {
		s := &rd.Statements[i]
		c := Code(*s)
		asked := s.Modality == stemma.Demanded || s.Modality == stemma.Asked
		if c.Event == "" && asked {
			c = stemma.Plover{Event: "REQUEST", Quad: quad("REQUEST")}
		}
		if c.Event == "" || figurative(r.Text, s) {
			continue
		}
		grade := 0
		for _, v := range s.Voices {
			if asked && overlaps(v.Span, src) {
				grade += 4 // who says that somebody must, asks for it
				if s.Actor != nil && overlaps(s.Actor.Span, tar) {
					grade += 4
				}
			}
		}
		if s.Actor != nil && overlaps(s.Actor.Span, src) {
			grade += 4
		}
		if s.Actor != nil && overlaps(s.Actor.Span, tar) && !overlaps(s.Actor.Span, src) {
			grade -= 2
		}
		if s.Recipient != nil && overlaps(s.Recipient.Span, tar) {
			grade += 4
		}
		if s.Span.Overlaps(src) {
			grade++
		}
		if s.Span.Overlaps(tar) {
			grade++
		}
		if !s.Nominal {
			grade++
		}
		if grade > top {
			best, top = c, grade
		}
	}
	return best
}

func spanOf(text, part string) stemma.Span {
	at := strings.Index(text, part)
	if at < 0 || part == "" {
		return stemma.Span{}
	}
	return stemma.Span{Start: at, End: at + len(part)}
}

func overlaps(a, b stemma.Span) bool { return !b.Empty() && a.Overlaps(b) }
