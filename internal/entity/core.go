package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma"
	"stemma/internal/world"
)

// core gives the name itself inside a mention that names somebody with titles, descriptions and
// clauses around it ("the Bolivian minister, Ana Ruiz, who left"): the chain's name where it stands
// there, else the longest run of its words, else the run of capitals around the head.
func core(text string, m stemma.Mention, chain string) stemma.Span {
	whole := m.In(text)
	if chain != "" {
		if at := strings.Index(whole, chain); at >= 0 {
			s := stemma.Span{Start: m.Start + at, End: m.Start + at + len(chain)}
			if m.Kind == stemma.Person {
				s = withoutNation(text, s)
			}
			return s
		}
	}
	tokens := wordSpans(text, m.Span)
	known := map[string]bool{}
	for _, w := range strings.Fields(fold(chain)) {
		known[w] = true
	}
	best := stemma.Span{}
	if s := longestRun(text, tokens, m.Head, func(w string) bool {
		for _, part := range strings.Fields(fold(w)) {
			if !known[part] && !words.particle[part] {
				return false
			}
		}
		return fold(w) != ""
	}); s.Covers(m.Head) {
		best = s
	}
	if best.Empty() {
		best = longestRun(text, tokens, m.Head, func(w string) bool {
			r, _ := utf8.DecodeRuneInString(w)
			return unicode.IsUpper(r) || unicode.IsDigit(r) || words.particle[fold(w)] || strings.Contains(w, "-") && strings.ToLower(w) != w
		})
	}
	if best.Empty() {
		best = m.Span
	}
	if m.Kind == stemma.Person {
		best = withoutNation(text, best)
	}
	return best
}

// withoutNation takes a nation's letters or adjective off the head of a personal name of two more
// words: "the ambassador to the US Ana Ruiz" names Ana Ruiz. "Jordan Pike" stays whole.
func withoutNation(text string, s stemma.Span) stemma.Span {
	tokens := wordSpans(text, s)
	if len(tokens) < 3 {
		return s
	}
	first := tokens[0].In(text)
	_, people := world.CountryOfPeople(first)
	_, country := world.CountryNamed(first)
	if people || country && strings.ToUpper(first) == first {
		s.Start = tokens[1].Start
	}
	return s
}

// wordSpans cuts a span at white space and at marks that end a name; a mark gives a word of its own.
func wordSpans(text string, s stemma.Span) []stemma.Span {
	var out []stemma.Span
	start := -1
	for i, r := range text[s.Start:s.End] {
		at := s.Start + i
		if unicode.IsSpace(r) || strings.ContainsRune(",;:()[]“”\"—–", r) {
			if start >= 0 {
				out = append(out, stemma.Span{Start: start, End: at})
				start = -1
			}
			if !unicode.IsSpace(r) {
				out = append(out, stemma.Span{Start: at, End: at + utf8.RuneLen(r)})
			}
			continue
		}
		if start < 0 {
			start = at
		}
	}
	if start >= 0 {
		out = append(out, stemma.Span{Start: start, End: s.End})
	}
	return out
}

// longestRun gives the longest run of neighbouring words that all pass, with no particle at its end
// or, but for an article written with a capital, at its start; the run that holds the head wins.
func longestRun(text string, tokens []stemma.Span, head stemma.Span, pass func(string) bool) stemma.Span {
	best, most := stemma.Span{}, 0
	for i := 0; i < len(tokens); {
		if !pass(tokens[i].In(text)) {
			i++
			continue
		}
		j := i
		for j < len(tokens) && pass(tokens[j].In(text)) {
			j++
		}
		a, b := i, j
		for b > a && words.particle[fold(tokens[b-1].In(text))] {
			b--
		}
		for a < b && words.particle[fold(tokens[a].In(text))] && !arabicArticle(fold(tokens[a].In(text))) {
			a++
		}
		if b > a {
			s := stemma.Span{Start: tokens[a].Start, End: tokens[b-1].End}
			n := b - a
			if s.Covers(head) {
				n += 100
			}
			if n > most {
				best, most = s, n
			}
		}
		i = j
	}
	return best
}

func arabicArticle(w string) bool { return w == "al" || w == "el" }
