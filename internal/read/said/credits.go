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
func (p *page) credits(found []stemma.Attribution) []stemma.Credit {
	var out []stemma.Credit
	for n := range found {
		out = p.sentenceCredits(&found[n], out)
	}
	for _, c := range p.candidates {
		out = p.subjectCredit(c, out)
	}
	for l, span := range p.lines {
		kind := stemma.Paragraph
		if p.blocks != nil {
			kind = p.blocks[l]
		}
		out = lineCredits(p.d.Text, span, kind, out)
	}
	slices.SortStableFunc(out, func(a, b stemma.Credit) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return slices.CompactFunc(out, func(a, b stemma.Credit) bool {
		return a.Outlet == b.Outlet && (a.Span == b.Span || a.Kind == b.Kind && !a.Whole && a.Overlaps(b.Span))
	})
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
		} else if last := a.Voices[len(a.Voices)-1]; !last.Empty() && v.End <= last.Start && !strings.Contains(p.d.Text[v.End:last.Start], "told") {
			c.Kind = "reported" // "the Wire quoted a diplomat as saying"; "the Wire was told by a diplomat"
		}
		out = append(out, c)
	}
	return out
}

// subjectCredit gives the outlet that is the subject of a verb of saying, whatever became of the verb:
// "as the Gazette suggests" owes to the Gazette even where it is not plain what it suggests.
func (p *page) subjectCredit(c int, out []stemma.Credit) []stemma.Credit {
	if p.d.Tokens[c].Pos != "VERB" || p.class[c][0] >= classAccording || words.familyOf(p.class[c][0]) == "meant" {
		return out
	}
	s := p.child(c, "nsubj")
	if s < 0 || p.kind[s] == personName {
		return out
	}
	in := stretch{p.subtree(s).first, s + 1}
	name, ok := p.outletIn(in, s)
	if !ok {
		return out
	}
	if o, known := world.OutletByName(name); !known || o.Kind == world.Social {
		return out
	}
	return append(out, stemma.Credit{Span: p.spanOf(in), Outlet: name, Kind: "reported"})
}

// An outletMention is an outlet named in a text.
type outletMention struct {
	stemma.Span
	world.Outlet
}

// outletsIn finds the outlets named in a credit line: names that are also ordinary words count there.
func outletsIn(text string, in stemma.Span) []outletMention {
	var out []outletMention
	ws := wordsOf(text, in)
	for i := 0; i < len(ws); {
		if r, _ := utf8.DecodeRuneInString(text[ws[i].Start:]); !unicode.IsUpper(r) {
			i++
			continue
		}
		n := 1
		for n < longestOutlet && i+n < len(ws) && strings.TrimLeft(text[ws[i+n-1].End:ws[i+n].Start], " \u00a0") == "" {
			n++
		}
		step := 1
		for ; n > 0; n-- {
			s := stemma.Span{Start: ws[i].Start, End: ws[i+n-1].End}
			if o, ok := world.OutletByName(s.In(text)); ok && !(o.Common && i+n < len(ws) && beside(text, s, ws[i+n])) {
				out = append(out, outletMention{s, o})
				step = n
				break
			}
		}
		i += step
	}
	return out
}

// beside reports whether a name goes on with the next word, as a given name does with a surname.
func beside(text string, name, next stemma.Span) bool {
	r, _ := utf8.DecodeRuneInString(text[next.Start:])
	return unicode.IsUpper(r) && strings.TrimLeft(text[name.End:next.Start], " \u00a0") == ""
}

// wordsOf cuts a stretch of text into words at white space and at marks that no name holds.
func wordsOf(text string, in stemma.Span) []stemma.Span {
	var out []stemma.Span
	start := -1
	for i, r := range in.In(text) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("&'’.-+", r) {
			if start < 0 {
				start = in.Start + i
			}
			continue
		}
		if start >= 0 {
			out = append(out, stemma.Span{Start: start, End: in.Start + i})
		}
		start = -1
	}
	if start >= 0 {
		out = append(out, stemma.Span{Start: start, End: in.End})
	}
	return out
}

// longestOutlet in words ("The Wall Street Journal Europe" has five).
const longestOutlet = 6

// longestSignature is how long a line that only says who made the report can be, in bytes.
const longestSignature = 400

func lineCredits(text string, span stemma.Span, kind stemma.BlockKind, out []stemma.Credit) []stemma.Credit {
	line := span.In(text)
	low := strings.ToLower(line)
	add := func(c string, whole bool, fallback string) {
		n := 0
		for _, o := range outletsIn(text, span) {
			if o.Kind != world.Social {
				out = append(out, stemma.Credit{Span: span, Outlet: o.Name, Kind: c, Whole: whole})
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
	case short && strings.Contains(low, "reporting by ") && strings.Contains(low, "editing by "):
		add("agency-line", true, "Reuters") // the agency's own way to sign
		return out
	case short && (strings.Contains(low, "contributed to this") || strings.Contains(low, "contributed reporting") || strings.HasPrefix(low, "additional reporting")):
		add("contributed", false, "")
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
	return agencyLines(text, span, out)
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

// agencyReach is how many bytes into a paragraph the agency's name may stand in brackets before the dash: a
// place, a country and a date come before it.
const agencyReach = 90

// agencyLines finds "PLACE (Agency) — …", "(Agency Photo)" and a bare "(Agency)" at the end of a paragraph.
func agencyLines(text string, line stemma.Span, out []stemma.Credit) []stemma.Credit {
	for at := line.Start; at < line.End; {
		i := strings.IndexAny(text[at:line.End], "([")
		if i < 0 {
			break
		}
		open := at + i
		e := strings.IndexAny(text[open:min(line.End, open+longestBracket)], ")]")
		if e < 0 {
			at = open + 1
			continue
		}
		bracket := stemma.Span{Start: open, End: open + e + 1}
		at = bracket.End
		inside := stemma.Span{Start: open + 1, End: open + e}
		names := outletsIn(text, inside)
		if len(names) == 0 || names[0].Kind == world.Social {
			continue
		}
		o := names[0]
		c := stemma.Credit{Span: bracket, Outlet: o.Name}
		rest := strings.TrimSpace(text[inside.Start:o.Start] + text[o.End:inside.End])
		after := strings.TrimSpace(text[bracket.End:line.End])
		low := strings.ToLower(inside.In(text))
		switch {
		case strings.Contains(low, "photo") || strings.Contains(low, "/") || strings.Contains(low, "image"):
			c.Kind = "photo"
		case len(rest) > 0 && !strings.HasSuffix(rest, "."):
			continue
		case open-line.Start <= agencyReach && (strings.HasPrefix(after, "-") || strings.HasPrefix(after, "–") || strings.HasPrefix(after, "—")):
			c.Kind, c.Whole = "agency-line", true
		case o.Kind == world.Agency && open == line.Start && after != "":
			c.Kind, c.Whole = "agency-line", true
		case o.Kind == world.Agency && after == "" && open > line.Start:
			// At the end of the report it signs all of it, at the end of another paragraph only that.
			c.Kind, c.Whole = "agency-line", strings.TrimSpace(text[line.End:]) == ""
		default:
			continue
		}
		out = append(out, c)
	}
	return out
}

// longestBracket is how long a bracket with an agency's name can be, in bytes.
const longestBracket = 120
