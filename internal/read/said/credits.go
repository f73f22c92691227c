package said

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma"
	"stemma/internal/world"
)

// credits finds what a report says that it owes to others: in lines of their own (an agency's line,
// a copyright, who contributed, whose picture) and in its sentences ("told the Journal", "first reported by").
func (p *page) credits(found []stemma.Attribution, blocks []stemma.Block) []stemma.Credit {
	var out []stemma.Credit
	for n := range found {
		out = p.sentenceCredits(&found[n], out)
	}
	for l := range p.lines {
		out = p.lineCredits(l, blockAt(blocks, p.lines[l].Start), out)
	}
	slices.SortStableFunc(out, func(a, b stemma.Credit) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return slices.CompactFunc(out, func(a, b stemma.Credit) bool { return a.Span == b.Span && a.Outlet == b.Outlet })
}

func blockAt(blocks []stemma.Block, at int) stemma.BlockKind {
	for _, b := range blocks {
		if b.Start <= at && at < b.End && b.Kind != stemma.Dateline {
			return b.Kind
		}
	}
	return stemma.Paragraph
}

// sentenceCredits gives the outlets among an attribution's own voices.
func (p *page) sentenceCredits(a *stemma.Attribution, out []stemma.Credit) []stemma.Credit {
	for n, v := range a.Voices {
		if v.Kind != stemma.OutletVoice || v.Name == "" || n < len(a.Voices)-1 && a.Parent >= 0 {
			continue
		}
		if o, ok := world.OutletByName(v.Name); ok && o.Kind == world.Social {
			continue
		}
		c := stemma.Credit{Span: v.Span, Outlet: v.Name, Kind: "told"}
		if n == len(a.Voices)-1 {
			c.Kind = "reported"
			for i := p.d.At(a.Cue[0].Start); i < len(p.d.Tokens) && p.d.Tokens[i].Start < a.Cue[0].End; i++ {
				if w := p.class[i]; len(w) > 0 && (w[0] == classAccording || words.is(w, "v cite")) {
					c.Kind = "cited"
				}
			}
		} else if p.has(p.d.At(a.Cue[0].Start), "v quote") {
			c.Kind = "reported"
		}
		out = append(out, c)
	}
	return out
}

// An outletMention is an outlet named in tokens [first, last).
type outletMention struct {
	stretch
	name   string
	social bool
}

// outletsIn finds the outlets named in tokens [first, last). Loose takes names that are also
// ordinary words, as fits a credit line.
func (p *page) outletsIn(first, last int, loose bool) []outletMention {
	var out []outletMention
	for i := first; i < last; {
		if r, _ := utf8.DecodeRuneInString(p.word(i)); !unicode.IsUpper(r) {
			i++
			continue
		}
		step := 1
		for n := min(longestOutlet, last-i); n > 0; n-- {
			if p.d.Tokens[i+n-1].Pos == "PUNCT" {
				continue
			}
			o, ok := world.OutletByName(p.spanOf(stretch{i, i + n}).In(p.d.Text))
			if ok && (loose || !o.Common) {
				out = append(out, outletMention{stretch{i, i + n}, o.Name, o.Kind == world.Social})
				step = n
				break
			}
		}
		i += step
	}
	return out
}

// longestOutlet in words ("The Wall Street Journal Europe" has five).
const longestOutlet = 6

// longestSignature is how long a line that only says who made the report can be, in bytes.
const longestSignature = 400

func (p *page) lineCredits(l int, kind stemma.BlockKind, out []stemma.Credit) []stemma.Credit {
	span := p.lines[l]
	line := span.In(p.d.Text)
	first, last := p.lineTokens(l)
	low := strings.ToLower(line)
	add := func(c string, whole bool, fallback string) {
		names := p.outletsIn(first, last, true)
		n := 0
		for _, o := range names {
			if !o.social {
				out = append(out, stemma.Credit{Span: span, Outlet: o.name, Kind: c, Whole: whole})
				n++
			}
		}
		if n == 0 && fallback != "none" {
			out = append(out, stemma.Credit{Span: span, Outlet: fallback, Kind: c, Whole: whole})
		}
	}
	short := len(line) <= longestSignature
	switch {
	case short && (strings.HasPrefix(low, "copyright") || strings.HasPrefix(low, "©") || strings.HasPrefix(low, "(c) ") || strings.Contains(low, "all rights reserved")):
		add("copyright", true, copyrightOwner(line))
		return out
	case short && (strings.Contains(low, "contributed to this") || strings.Contains(low, "contributed reporting") || strings.HasPrefix(low, "additional reporting")):
		add("contributed", false, "")
		return out
	case short && strings.HasPrefix(strings.TrimLeft(low, "(— "), "reporting by ") && strings.Contains(low, "editing by"):
		add("agency-line", true, "Reuters") // the agency's own way to sign
		return out
	case short && (strings.HasPrefix(low, "originally published") || strings.Contains(low, "originally appeared") || strings.Contains(low, "first appeared in") || strings.Contains(low, "first appeared on") ||
		strings.Contains(low, "was originally published") || strings.HasPrefix(low, "h/t") || strings.HasPrefix(low, "via ")):
		add("cited", true, "none")
		return out
	case len(line) <= 160 && strings.HasPrefix(line, "By ") || kind == stemma.Byline:
		add("byline", true, "none")
		return out
	case kind == stemma.Caption || kind == stemma.CreditLine || short && photoLine(low):
		add("photo", false, "none")
		return out
	}
	return p.agencyLines(first, last, span.Start, out)
}

// photoLine reports whether a line says whose picture stands above it.
func photoLine(low string) bool {
	for _, w := range [...]string{"source: ", "photo: ", "photo by ", "photograph: ", "image: ", "credit: ", "picture: ", "photo credit", "image credit"} {
		if strings.HasPrefix(low, w) {
			return true
		}
	}
	return false
}

// copyrightOwner gives the name after the sign and the year.
func copyrightOwner(line string) string {
	s := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(line, "Copyright"), "COPYRIGHT"))
	s = strings.TrimLeftFunc(s, func(r rune) bool {
		return r == '©' || unicode.IsSpace(r) || unicode.IsDigit(r) || r == '(' || r == ')' || r == 'c' || r == 'C' || r == ',' || r == '-' || r == '–'
	})
	if strings.HasPrefix(s, "opyright") || len(s) > longestSignature {
		return ""
	}
	for _, end := range [...]string{". All", ", All", " All ", ". ", "."} {
		if i := strings.Index(s, end); i > 0 {
			s = s[:i]
		}
	}
	return strings.Trim(strings.TrimPrefix(s, "by "), " ,.")
}

// agencyReach is how far into a paragraph the agency's name may stand in brackets before the dash: a
// place, a country and a date come before it.
const agencyReach = 90

// agencyLines finds "PLACE (Agency) — …", "(Agency Photo)" and a bare "(Agency)" at the end of a paragraph.
func (p *page) agencyLines(first, last, start int, out []stemma.Credit) []stemma.Credit {
	d := p.d
	for i := first; i+2 < last; i++ {
		if w := p.word(i); w != "(" && w != "[" {
			continue
		}
		e := i + 1
		for e < last && e < i+8 && p.word(e) != ")" && p.word(e) != "]" {
			e++
		}
		if e >= last || p.word(e) != ")" && p.word(e) != "]" {
			continue
		}
		names := p.outletsIn(i+1, e, true)
		if len(names) == 0 || names[0].social {
			continue
		}
		inside := strings.ToLower(p.spanOf(stretch{i + 1, e}).In(d.Text))
		c := stemma.Credit{Span: p.spanOf(stretch{i, e + 1}), Outlet: names[0].name}
		rest := e - i - 1 - (names[0].last - names[0].first)
		o, _ := world.OutletByName(names[0].name)
		dash := e+1 < last && strings.ContainsAny(p.word(e+1), "-–—")
		switch {
		case strings.Contains(inside, "photo") || strings.Contains(inside, "/") || strings.Contains(inside, "image"):
			c.Kind = "photo"
		case rest > 1:
			continue
		case d.Tokens[i].Start-start <= agencyReach && dash:
			c.Kind, c.Whole = "agency-line", true
		case e+1 == last && i > first+3 || d.Tokens[i].Start == start && e+1 < last && o.Kind == world.Agency:
			c.Kind, c.Whole = "agency-line", o.Kind == world.Agency
		default:
			continue
		}
		out = append(out, c)
	}
	return out
}
