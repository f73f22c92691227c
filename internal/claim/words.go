package claim

import (
	_ "embed" // the word lists are packed into the program
	"slices"
	"strings"
	"unicode"

	"stemma/internal/world"
)

//go:embed words.txt
var wordFile string

// words is the word list in look-up form, made once from the text and never changed.
var words = readWords(wordFile)

type wordList struct {
	happen   map[string]string // lemma → class of happening
	code     map[string]string // class → PLOVER code
	count    map[string]string // lemma → class of things counted
	position map[string]string // lemma → kind of position
	became   map[string]string // word behind a number → killed, injured, shot
	quad     map[string]string // PLOVER code → 1 to 4
	sets     map[string]map[string]bool
}

// in reports whether a word is in one of the plain lists ("people", "power", "dull" …).
func (w wordList) in(list, word string) bool { return w.sets[list][word] }

func readWords(text string) wordList {
	w := wordList{
		happen: map[string]string{}, code: map[string]string{}, count: map[string]string{}, position: map[string]string{},
		became: map[string]string{}, quad: map[string]string{}, sets: map[string]map[string]bool{},
	}
	for line := range strings.Lines(text) {
		head, rest, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Fields(head)
		for _, lemma := range strings.Fields(rest) {
			lemma = strings.ReplaceAll(lemma, "_", " ")
			table := map[string]map[string]string{"happen": w.happen, "count": w.count, "position": w.position, "became": w.became, "quad": w.quad}[f[0]]
			if table == nil {
				if w.sets[f[0]] == nil {
					w.sets[f[0]] = map[string]bool{}
				}
				w.sets[f[0]][lemma] = true
				continue
			}
			if _, taken := table[lemma]; !taken {
				table[lemma] = f[1]
			}
		}
		if len(f) > 2 && !strings.HasSuffix(f[2], "0") {
			w.code[f[1]] = f[2]
		}
	}
	return w
}

// class gives the class of a predicate: the class of happening it tells of, or itself.
func class(verb string) string {
	verb = strings.ToLower(verb)
	if c, ok := words.happen[verb]; ok {
		return c
	}
	if first, _, ok := strings.Cut(verb, " "); ok && first != "call" { // what is called off or called up is no call
		if c, ok := words.happen[first]; ok {
			return c
		}
	}
	return verb
}

// small words carry no content.
var small = strings.Fields(`a an the this that these those of in on at to for from by with and or but as into over under about between
	its his her their our your my it he she they we you i who whom which what is are was were be been being has have had do does did
	will would shall should can could may might must not no nor so if than then there here also just only very more most other such
	some any all both each new former current last next said says mr mrs ms dr`)

// behindHead are the words that open what stands behind the head of a phrase.
var behindHead = strings.Fields("of in at on to that who which for from into against with by between over about under near inside among")

// content gives the content words of a phrase, folded and without plural endings, and the last of them.
func content(phrase string) (map[string]bool, string) {
	out := map[string]bool{}
	last := ""
	cut := false
	fields := strings.FieldsFunc(strings.ToLower(phrase), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != '.'
	})
	for i := 0; i < len(fields); i++ {
		f := fields[i]
		if i+1 < len(fields) && len(f) > 2 && len(fields[i+1]) > 3 {
			if c := world.CountryOf(f + " " + fields[i+1]); c != "" { // "Costa Rica", "South Korean"
				out["@"+c] = true
				last = "@" + c
				i++
				continue
			}
		}
		f = strings.TrimSuffix(strings.TrimSuffix(f, "'s"), "’s")
		f = strings.ReplaceAll(strings.Trim(f, ".'’"), ".", "")
		if slices.Contains(behindHead, f) {
			cut = cut || last != "" // the head of "embassy in the capital" stands before the preposition
		}
		if f == "" || slices.Contains(small, f) {
			continue
		}
		if c := nation(f); c != "" {
			f = "@" + c
		} else if strings.HasSuffix(f, "ies") && len(f) > 5 {
			f = f[:len(f)-3] + "y"
		} else if strings.HasSuffix(f, "s") && !strings.HasSuffix(f, "ss") && len(f) > 4 {
			f = f[:len(f)-1]
		}
		out[f] = true
		if !cut {
			last = f
		}
	}
	return out, last
}

// nation gives the country code of a folded word that names a country or its people.
func nation(w string) string {
	if len(w) < 2 || len(w) > 20 {
		return ""
	}
	if len(w) <= 3 {
		if w != "us" && w != "uk" && w != "usa" && w != "uae" {
			return ""
		}
		return world.CountryOf(strings.ToUpper(w))
	}
	return world.CountryOf(strings.ToUpper(w[:1]) + w[1:])
}

func likeness(a, b map[string]bool) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	common := 0
	for w := range a {
		if b[w] {
			common++
		}
	}
	return float64(common) / float64(len(a)+len(b)-common)
}

// foldName folds a name for comparison: lower case, letters and digits only, no article.
func foldName(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// counting words are left out of the description of an unnamed voice: two officials and an official may be the same.
var counting = strings.Fields("one two three four five six several many some other another multiple few unnamed anonymous top senior former high-ranking")

// describe folds the description of an unnamed voice.
func describe(text string) string {
	set, _ := content(text)
	var out []string
	for w := range set {
		if !slices.Contains(counting, w) {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	if len(out) == 0 {
		return "somebody"
	}
	return strings.Join(out, " ")
}

// mayBeOne reports whether two unnamed voices may be one: the words of one are among those of the
// other, or all that differs is not a nation.
func mayBeOne(a, b string) bool {
	a, okA := strings.CutPrefix(a, "unnamed:")
	b, okB := strings.CutPrefix(b, "unnamed:")
	if !okA || !okB {
		return false
	}
	nations := func(s string) (n, rest []string) {
		for _, w := range strings.Fields(s) {
			if w[0] == '@' {
				n = append(n, w)
			} else {
				rest = append(rest, w)
			}
		}
		return n, rest
	}
	na, ra := nations(a)
	nb, rb := nations(b)
	if len(na) > 0 && len(nb) > 0 && !meet(na, nb) {
		return false
	}
	return len(ra) == 0 || len(rb) == 0 || meet(ra, rb)
}
