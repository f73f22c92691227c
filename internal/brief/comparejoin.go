package brief

import (
	"strings"
	"unicode"

	"stemma"
)

// fragment is how many words may stand alone inside a sentence and still belong to the passage beside them: more is a clause that
// one report added or dropped, and has a row of its own.
const fragment = 6

// byLines parts passages that run over several paragraphs, where both reports have as many of them.
func byLines(pairs []Row, a, b string) []Row {
	var out []Row
	for _, p := range pairs {
		la, lb := lines(a, stemma.Span{Start: p.A.Start, End: p.A.End}), lines(b, stemma.Span{Start: p.B.Start, End: p.B.End})
		if len(la) != len(lb) || len(la) < 2 {
			out = append(out, p)
			continue
		}
		for i := range la {
			out = append(out, Row{
				Kind: p.Kind,
				A:    &Place{p.A.Report, la[i].Start, la[i].End, la[i].In(a)},
				B:    &Place{p.B.Report, lb[i].Start, lb[i].End, lb[i].In(b)},
			})
		}
	}
	return out
}

// joinUp puts the rows of one sentence together: passages that lineage cut inside it, and the few words between them.
func joinUp(rows []Row, a, b string) []Row {
	used := make([]bool, len(rows))
	for i := range rows {
		if paired(&rows[i]) || wordCount(&rows[i]) > fragment {
			continue
		}
		before, after := i-1, i+1
		for before >= 0 && !paired(&rows[before]) {
			before--
		}
		for after < len(rows) && !paired(&rows[after]) {
			after++
		}
		switch {
		case before >= 0 && goesOn(&rows[before], &rows[i], a, b):
			rows[before], used[i] = together(&rows[before], &rows[i], a, b), true
		case after < len(rows) && goesOn(&rows[i], &rows[after], a, b):
			rows[after], used[i] = together(&rows[i], &rows[after], a, b), true
		}
	}
	var out []Row
	for i, r := range rows {
		n := len(out) - 1
		switch {
		case used[i]:
		case n >= 0 && paired(&out[n]) && paired(&r) && goesOn(&out[n], &r, a, b):
			out[n] = together(&out[n], &r, a, b)
		default:
			out = append(out, r)
		}
	}
	return out
}

func paired(r *Row) bool { return r.A != nil && r.B != nil }

// goesOn reports whether row r goes on with the sentence of row p, in both reports or in the one that has words of both rows.
func goesOn(p, r *Row, a, b string) bool {
	meet := false
	for _, s := range []struct {
		p, r *Place
		text string
	}{{p.A, r.A, a}, {p.B, r.B, b}} {
		if s.p == nil || s.r == nil {
			continue
		}
		if !adjoining(s.p, s.r, s.text) {
			return false
		}
		meet = true
	}
	return meet
}

// adjoining reports whether a place begins where another breaks off: no letter, line or end of a sentence between.
func adjoining(p, r *Place, text string) bool {
	if r.Start < p.End {
		return false
	}
	gap := text[p.End:r.Start]
	if strings.ContainsFunc(gap, func(c rune) bool { return c == '\n' || unicode.IsLetter(c) || unicode.IsDigit(c) }) {
		return false
	}
	end := strings.TrimRight(p.Text+gap, " \u00a0")
	return !strings.HasSuffix(strings.TrimRight(end, "\"”’')“‘("), ".") && !strings.ContainsAny(gap, ".!?")
}

func wordCount(r *Row) int {
	if r.A != nil {
		return len(strings.Fields(r.A.Text))
	}
	return len(strings.Fields(r.B.Text))
}

func together(p, r *Row, a, b string) Row {
	side := func(x, y *Place, text string) *Place {
		switch {
		case x == nil:
			return y
		case y == nil:
			return x
		}
		return &Place{x.Report, x.Start, y.End, text[x.Start:y.End]}
	}
	out := Row{Kind: "reworded", A: side(p.A, r.A, a), B: side(p.B, r.B, b)}
	if p.Kind == "verbatim" && r.Kind == "verbatim" && out.A.Text == out.B.Text {
		out.Kind = "verbatim"
	}
	return out
}
