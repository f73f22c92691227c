package extract

import (
	"fmt"
	"strings"
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
	enoughToJudge  = 40
	languageSample = 8 << 10 // bytes
)

// language finds the language of the body as an ISO 639-1 code ("und" if none fits). Only English is read later on, so a
// short text gets the benefit of the doubt.
func language(r *stemma.Report, stated string) string {
	var b strings.Builder
	for _, blk := range r.Blocks {
		if blk.Kind.Body() && blk.Kind != stemma.Dateline && b.Len() < languageSample {
			b.WriteString(blk.In(r.Text))
			b.WriteByte('\n')
		}
	}
	sample := b.String()
	words, english, latin, other := 0, 0, 0, 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(sample), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		words++
		if englishWords[w] {
			english++
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
	share := float64(english) / float64(max(words, 1))
	stated = strings.ToLower(strings.TrimSpace(stated))
	code, _, _ := strings.Cut(strings.ReplaceAll(stated, "_", "-"), "-")
	if other > latin && other > 20 {
		return codeOf(whatlanggo.Detect(sample).Lang)
	}
	if share >= surelyEnglish || words < enoughToJudge && (code == "" || code == "en" || code == "english" || words < 10) {
		return "en"
	}
	enough := hardlyEnglish
	if code == "en" { // the page says so itself: only a text with next to none is something else
		enough = hardlyEnglish / 3
	}
	if share < enough {
		info := whatlanggo.Detect(sample)
		if info.Lang != whatlanggo.Eng && (words >= enoughToJudge || code == info.Lang.Iso6391()) {
			return codeOf(info.Lang)
		}
	}
	return "en"
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
