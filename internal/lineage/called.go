package lineage

import (
	"strings"

	"stemma"
)

// calledNames are the names by which reports may call the outlets of the pile, in lower case. A name that two outlets have is
// kept as nobody's.
type calledNames struct {
	known map[string]string // in full
	short map[string]string // by the last word: "the Mirror"
	sign  map[string]string // by the initials in which an agency signs: "(HNS)"
	first map[string]bool   // first words of the full names
	low   []byte            // place of work for the finder of credits
}

func namesOf(ws []witness) *calledNames {
	n := &calledNames{known: map[string]string{}, short: map[string]string{}, sign: map[string]string{}, first: map[string]bool{}}
	for i := range ws {
		outlet := ws[i].outlet
		if !strings.Contains(outlet, " ") { // a name of one word may be any word
			continue
		}
		n.known[strings.ToLower(outlet)] = outlet
		if bare, ok := strings.CutPrefix(strings.ToLower(outlet), "the "); ok && strings.Contains(bare, " ") {
			n.known[bare] = outlet
			n.first[firstWord(bare)] = true
		}
		n.first[firstWord(outlet)] = true
		only(n.short, shortName(outlet), outlet)
		only(n.sign, initials(outlet), outlet)
	}
	return n
}

// only enters what stands for one outlet; of two it cannot be told.
func only(m map[string]string, k, outlet string) {
	if k == "" {
		return
	}
	if other, taken := m[k]; taken && other != outlet {
		m[k] = ""
	} else if !taken {
		m[k] = outlet
	}
}

// initials gives the first letters of a name of three words or more, in lower case; empty for shorter ones, whose letters may
// stand for anything.
func initials(outlet string) string {
	var b []byte
	for _, w := range strings.FieldsFunc(outlet, func(r rune) bool { return r == ' ' || r == '-' }) {
		if w[0] >= 'A' && w[0] <= 'Z' && w != "The" {
			b = append(b, w[0]+'a'-'A')
		}
	}
	if len(b) < 3 {
		return ""
	}
	return string(b)
}

// bracketed reports whether the n bytes at i are capitals and stand alone in brackets, as a sign does.
func bracketed(s string, i, n int) bool {
	w := s[i : i+n]
	return i > 0 && s[i-1] == '(' && i+n < len(s) && s[i+n] == ')' && w == strings.ToUpper(w)
}

// ofThePile gives for each credit of a reading the outlet of the pile that it names, or nothing. A reading knows no pile and may
// call the Harbour Echo by the last word of its name; where it says "the newspaper", that is the one it has named.
func ofThePile(text string, cs []stemma.Credit, in *calledNames) []string {
	known, short := in.known, in.short
	out, means := make([]string, len(cs)), map[string]string{}
	for i, c := range cs {
		if at := in.sign[strings.ToLower(strings.Trim(c.In(text), "()[]"))]; at != "" && c.Kind == "agency-line" {
			out[i] = at // its own "(NNA)", whatever agency of the list has the same letters
		} else if at, ok := known[strings.ToLower(strings.TrimPrefix(c.In(text), "the "))]; ok {
			out[i], means[c.Outlet] = at, at
		}
	}
	for i, c := range cs {
		if out[i] == "" && !strings.Contains(strings.ToLower(c.In(text)), strings.ToLower(c.Outlet)) {
			if out[i] = means[c.Outlet]; out[i] == "" {
				out[i] = short[strings.ToLower(c.Outlet)]
			}
		}
	}
	return out
}

// shortName gives the word by which a newspaper calls itself: "the Mirror", told the Evening Mirror. Empty where the name is
// one word or ends in a word of the trade.
func shortName(outlet string) string {
	i := strings.LastIndexByte(outlet, ' ')
	if i < 0 || strings.EqualFold(outlet[:i], "the") {
		return ""
	}
	switch w := strings.ToLower(outlet[i+1:]); w {
	case "agency", "news", "radio", "television", "tv", "online", "one", "two", "press", "service", "wire", "magazine", "newspaper", "times": // "the Times" is one of its own
		return ""
	default:
		return w
	}
}

// shortFor gives the outlet of the pile that "the Mirror" or "Mirror" at a place of a text stands for.
func shortFor(text string, s stemma.Span, short map[string]string) string {
	w := strings.ToLower(text[s.Start:s.End])
	w, the := strings.CutPrefix(w, "the ")
	if !the {
		the = s.Start >= 4 && strings.EqualFold(text[s.Start-4:s.Start], "the ")
	}
	if !the || strings.Contains(w, " ") {
		return ""
	}
	return short[w]
}
