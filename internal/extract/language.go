package extract

import (
	_ "embed"
	"fmt"
	"iter"
	"slices"
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

// shortEnglish are more English words, which count where a text is short; true where other languages have the word too, so
// that it tells nothing.
var shortEnglish = map[string]bool{
	"a": true, "an": true, "as": true, "at": true, "do": true, "i": true, "in": true, "is": true, "no": true, "on": true, "or": true,
	"so": true, "was": true, "we": true, "her": true, "had": true, "over": true, "all": true, "me": true, "par": true, "per": true,
	"men": true, "door": true, "plus": true, "war": true, "son": true, "die": true, "to": true,
	"be": false, "she": false, "its": false, "about": false, "into": false, "than": false, "when": false, "more": false, "says": false,
	"you": false, "our": false, "out": false, "up": false, "can": false, "off": false,
}

// Shares of English words in a hundred words, and the words needed to say that a text is not English. German, Dutch
// and Spanish news stay under 4; lists of names and sport results in English may have 6.
const (
	surelyEnglish  = .10
	hardlyEnglish  = .05
	noEnglish      = .01
	surelyForeign  = .10 // of the words; texts in the listed languages have 20 to 40
	enoughToJudge  = 40
	shortForeign   = .15     // of the words of a shorter text: a sentence of ten words has two function words or three
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
	for w := range wordsOf(sample) {
		w = strings.ToLower(w)
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
		return languageOfShort(r, code)
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
		if d := whatlanggo.Detect(sample); d.Lang != whatlanggo.Eng && (english == 0 || d.IsReliable()) {
			return codeOf(d.Lang)
		}
	}
	return "en"
}

// nameParticles stand in names that English texts have too.
var nameParticles = map[string]bool{
	"de": true, "la": true, "le": true, "les": true, "el": true, "los": true, "las": true, "del": true, "des": true, "du": true, "der": true,
	"den": true, "von": true, "van": true, "da": true, "dos": true, "das": true, "do": true, "di": true, "della": true, "al": true, "d'": true, "l'": true,
	"et": true, "und": true, "mit": true, "en": true, "au": true, "à": true, "un": true, "une": true, "un'": true,
	"san": true, "yang": true, "na": true, "ya": true, "ka": true, "ha": true, "ni": true, "wa": true, "ku": true, "si": true, "se": true,
}

// languageOfShort judges a text of fewer than forty words by its headline and body. It is English unless three different
// function words of another language, none of them English too, stand in it and hardly any English one: names ("de la Cruz
// and Los Angeles") have one or two. Two are enough where no English word stands and neither is a word of names. Words with a capital count only where they open a sentence.
func languageOfShort(r *stemma.Report, stated string) string {
	codes, foreign := common()
	counts, met := make([]int, len(codes)), make([]map[string]bool, len(codes))
	words, english := 0, 0
	for _, blk := range r.Blocks {
		if !blk.Kind.Body() && blk.Kind != stemma.Headline || blk.Kind == stemma.Dateline {
			continue
		}
		opens := true
		for w, stop := range wordsOf(blk.In(r.Text)) {
			words++
			low := strings.ToLower(w)
			shared, known := shortEnglish[low]
			if englishWords[low] && !shared || known && !shared {
				english++
			} else if !shared && (w == low || opens) {
				for _, l := range foreign[low] {
					if counts[l]++; met[l] == nil {
						met[l] = map[string]bool{}
					}
					met[l][low] = true
				}
			}
			opens = stop
		}
	}
	best := 0
	for l := range counts {
		if len(met[l]) > len(met[best]) {
			best = l
		}
	}
	n, free := counts[best], 0
	for w := range met[best] {
		if !nameParticles[w] && len(w) > 1 { // a letter alone is an initial
			free++
		}
	}
	if (len(met[best]) >= 3 || free >= 2 && english == 0) && n >= 4*english && float64(n) >= shortForeign*float64(words) {
		return codes[best]
	}
	if l := slices.Index(codes, stated); l >= 0 && english == 0 && counts[l] > 0 { // its page says so, and a word agrees
		return stated
	}
	return "en"
}

// wordsOf gives the words of a text, elided ones apart from what they lean on ("l'", "île"), each with whether a sentence
// ends behind it.
func wordsOf(text string) iter.Seq2[string, bool] {
	return func(yield func(string, bool) bool) {
		_, foreign := common()
		start := -1
		for i, c := range text + "." {
			if unicode.IsLetter(c) || start >= 0 && unicode.Is(unicode.Mn, c) {
				if start < 0 {
					start = i
				}
				continue
			}
			if start >= 0 && (c == '\'' || c == '’') {
				w := text[start:i] + "'"
				if len(foreign[strings.ToLower(w)]) == 0 {
					continue // "o'clock", "don't"
				}
				if !yield(w, false) {
					return
				}
				start = -1
				continue
			}
			if start >= 0 {
				if !yield(strings.TrimRight(text[start:i], "'’"), c == '.' || c == '!' || c == '?' || c == ':') {
					return
				}
				start = -1
			}
		}
	}
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
