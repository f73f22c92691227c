package lineage

import (
	"regexp"
	"strings"

	"stemma"
)

// A translation shares no words with what it was made from, so that alignment cannot find it. What can be told honestly is what the
// report says of itself: "This article was translated from the Arabic", "Originally published in Persian by the Lesk Daily".

var (
	// translated matches a line that says its report is a translation. Prose that explains a word ("translated from Latin, it
	// means…") does not begin so and names no article.
	translated = regexp.MustCompile(`(?i:^[(\[*_–—\s]*(?:translated|translation) (?:from|by)\b|\b(?:this|the) (?:article|story|report|text|interview|piece|post|column|statement|dispatch)\b[^.]{0,80}\b(?:translated|a translation)\b)` +
		`|(?i:\b(?:originally|first) (?:published|appeared|written|aired|broadcast) in) (?:the )?(?:[A-Z]\p{L}+-language|(?:` + languages + `)\b)`)
	// original matches the publisher of the original.
	original = regexp.MustCompile(`(?i:\b(?:published|appeared|aired|broadcast)(?: in (?:the )?(?:` + languages + `))?(?: language)?(?: by| in| on| at)(?: the)?) (\p{Lu}[\p{L}\d’'&-]*(?: (?:of |and |& )?\p{Lu}[\p{L}\d’'-]*){0,4})`)
	language = regexp.MustCompile(`\b(?:` + languages + `)\b`)
)

// languages are those that news is most often translated from.
const languages = "Arabic|Persian|Farsi|Dari|Pashto|Urdu|Hindi|Bengali|Kurdish|Turkish|Hebrew|Russian|Ukrainian|Belarusian|Polish|Czech|Serbian|Croatian|Bulgarian|Romanian|" +
	"Hungarian|Greek|Albanian|Armenian|Georgian|Azerbaijani|Chinese|Mandarin|Japanese|Korean|Vietnamese|Thai|Burmese|Indonesian|Malay|Tagalog|French|German|Spanish|Portuguese|" +
	"Italian|Dutch|Danish|Swedish|Norwegian|Finnish|Amharic|Somali|Swahili|Hausa|Tibetan|Uyghur|Catalan|Basque"

// translationLine is the most words that a note on a translation has; it stands among the first or last lines of a report.
const (
	translationLine  = 45
	translationLines = 4
)

// translation finds the line in which a report says that it is a translation, and the publisher of the original if it is named.
func translation(text string) (line, outlet stemma.Span, found bool) {
	var few [32]stemma.Span // most reports have no more lines, and need no memory for them
	lines := few[:0]
	for at := 0; at < len(text); {
		end := lineEnd(text, at)
		if s := strings.TrimSpace(text[at:end]); s != "" {
			start := at + strings.Index(text[at:], s)
			lines = append(lines, stemma.Span{Start: start, End: start + len(s)})
		}
		at = end + 1
	}
	for i, l := range lines {
		s := text[l.Start:l.End]
		if i >= translationLines && i < len(lines)-translationLines || wordy(s, translationLine) || !translated.MatchString(s) {
			continue
		}
		if m := original.FindStringSubmatchIndex(s); m != nil && !language.MatchString(s[m[2]:m[3]]) {
			outlet = stemma.Span{Start: l.Start + m[2], End: l.Start + m[3]}
		}
		return l, outlet, true
	}
	return line, outlet, false
}
