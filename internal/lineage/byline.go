package lineage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma"
)

// authorsOf gives the persons who sign a report, of two names or more: a surname alone may be anybody's.
func authorsOf(r *stemma.Report) (out []string) {
	line := r.Byline
	if line == "" {
		for _, b := range r.Blocks {
			if b.Kind == stemma.Byline {
				line = b.In(r.Text)
				break
			}
		}
	}
	for _, part := range signatures(line) {
		name, _, _ := strings.Cut(strings.TrimSpace(part), " in ")
		if len(name) > 3 && strings.EqualFold(name[:3], "by ") {
			name = name[3:]
		}
		if w := strings.Fields(name); len(w) >= 2 && len(w) <= 4 && allCapital(w) {
			out = append(out, strings.Join(w, " "))
		}
	}
	return out
}

// signatures gives the parts of a byline that may be names of persons: those before the last "and", and the one after it. What follows
// behind a comma is the office, the house or the town: "By Runa Eikeland, Sund News, Lower Skarnes".
func signatures(line string) []string {
	line = strings.ReplaceAll(strings.TrimSpace(line), "&", " and ")
	last := line
	var out []string
	if i := strings.LastIndex(line, " and "); i >= 0 {
		last = line[i+len(" and "):]
		out = strings.Split(strings.ReplaceAll(line[:i], " and ", ","), ",")
	}
	last, _, _ = strings.Cut(last, ",")
	return append(out, last)
}

func allCapital(ws []string) bool {
	for _, w := range ws {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// authorCredits adds to each report the credits to the authors of other reports of the pile: whoever names another's reporter has
// something from her. Reporters of one house name each other in their own.
func (p *pile) authorCredits() {
	by := map[string][]string{} // first word of the name to the names
	of := map[string]int32{}
	for i := range p.w {
		w := &p.w[i]
		w.authors = authorsOf(w.report)
		for _, a := range w.authors {
			if _, ok := of[a]; !ok {
				of[a] = int32(i)
				first, _, _ := strings.Cut(a, " ")
				by[first] = append(by[first], a)
			}
		}
	}
	if len(of) == 0 {
		return
	}
	for i := range p.w {
		w := &p.w[i]
		for _, s := range body(w.report) {
			p.namedIn(w, int32(i), s, by, of)
		}
	}
}

// namedIn finds the authors of other reports in a part of a report's text.
func (p *pile) namedIn(w *witness, n int32, s stemma.Span, by map[string][]string, of map[string]int32) {
	text := w.report.Text
	for at := s.Start; at < s.End; {
		end := at + strings.IndexAny(text[at:s.End]+" ", " \n\t")
		for _, a := range by[text[at:end]] {
			m := of[a]
			if strings.HasPrefix(text[at:s.End], a) && m != n && !p.sameOutlet(n, m) && !w.signedBy(a) && !w.names(a) {
				w.credits = append(w.credits, credit{Span: stemma.Span{Start: at, End: at + len(a)}, outlet: p.w[m].outlet, group: p.w[m].group, agency: p.w[m].agency, kind: "cited", author: a, times: 1})
			}
		}
		at = end + 1
	}
}

// signedBy reports whether a person is among a report's authors.
func (w *witness) signedBy(author string) bool {
	for _, a := range w.authors {
		if a == author {
			return true
		}
	}
	return false
}

// names reports whether a report credits an author already.
func (w *witness) names(author string) bool {
	for i := range w.credits {
		if w.credits[i].author == author {
			return true
		}
	}
	return false
}

// whom says to whom a credit is.
func (c *credit) whom() string {
	if c.author != "" {
		return c.author
	}
	return c.outlet
}
