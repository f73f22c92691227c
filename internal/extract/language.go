package extract

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"github.com/abadojack/whatlanggo"

	"stemma"
)

// englishWords are the commonest words of English news that are rare in other languages written in Latin letters
// ("a", "is", "on", "was" and "die" are left out: Spanish, Dutch, French and German have them too). A news text has
// 20 to 30 of them in a hundred words.
var englishWords = map[string]bool{
	"the": true, "of": true, "and": true, "to": true, "that": true, "for": true, "with": true, "said": true, "by": true, "from": true,
	"his": true, "he": true, "have": true, "has": true, "it": true, "were": true, "who": true, "which": true, "this": true, "they": true,
	"their": true, "after": true, "been": true, "not": true, "are": true, "but": true, "will": true, "would": true,
}

// Shares of English words in a hundred words, and the words needed to say that a text is not English. German, Dutch
// and Spanish news stay under 4; lists of names and sport results in English may have 6.
const (
	surelyEnglish  = .10
	hardlyEnglish  = .05
	noEnglish      = .01
	surelyForeign  = .10 // of the words; texts in the listed languages have 20 to 40
	enoughToJudge  = 40
	languageSample = 8 << 10 // bytes
)

//go:embed commonwords.txt
var commonText string

// common holds the common words of other languages: word to the languages' places in order of the list.
var common = sync.OnceValues(func() ([]string, map[string][]int) {
	var codes []string
	words := map[string][]int{}
	for line := range strings.Lines(commonText) {
		code, list, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.FieldsSeq(list) {
			words[w] = append(words[w], len(codes))
		}
		codes = append(codes, code)
	}
	return codes, words
})

// language finds the language of the body as an ISO 639-1 code ("und" if none fits). Only English is read later on, so a text
// is English unless its script, its own common words, or the whole lack of English ones say otherwise. A trigram detector
// alone took results of school sport for French; it is asked only where no English word is met, and for other scripts.
func language(r *stemma.Report, stated string) string {
	sample := languageSampleOf(r)
	codes, foreign := common()
	counts := make([]int, len(codes))
	words, english, latin, other := 0, 0, 0, 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(sample), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		words++
		if englishWords[w] {
			english++
		}
		for _, l := range foreign[w] {
			counts[l]++
		}
	}
	for _, r := range sample {
		switch {
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.IsLetter(r):
			other++
		}
	}
	if other > latin && other > 20 {
		return codeOf(whatlanggo.Detect(sample).Lang)
	}
	code, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(stated)), "_", "-"), "-")
	if words < enoughToJudge && (code == "" || code == "en" || words < 10) {
		return "en"
	}
	best := 0
	for l, n := range counts {
		if n > counts[best] {
			best = l
		}
	}
	share := float64(english) / float64(max(words, 1))
	switch {
	case share >= surelyEnglish:
	case share < hardlyEnglish && float64(counts[best]) >= surelyForeign*float64(words):
		return codes[best]
	case share < noEnglish && code != "en":
		if l := whatlanggo.Detect(sample).Lang; l != whatlanggo.Eng {
			return codeOf(l)
		}
	}
	return "en"
}

// languageSampleOf gives the first kilobytes of the body.
func languageSampleOf(r *stemma.Report) string {
	var b strings.Builder
	for _, blk := range r.Blocks {
		if blk.Kind.Body() && blk.Kind != stemma.Dateline && b.Len() < languageSample {
			b.WriteString(blk.In(r.Text))
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func codeOf(l whatlanggo.Lang) string {
	if code := l.Iso6391(); code != "" && code != "en" {
		return code
	}
	return "und"
}

func notEnglish(code string) error {
	name := "a language that was not recognised"
	for l := range whatlanggo.Langs {
		if l.Iso6391() == code {
			name = l.String()
		}
	}
	return &Error{stemma.NotLanguage, fmt.Sprintf("the text looks like %s; only English is read", name)}
}
