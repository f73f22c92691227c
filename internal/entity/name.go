package entity

import (
	_ "embed" // the word lists are packed into the program
	"strings"
	"unicode/utf8"

	"github.com/mozillazg/go-unidecode"
)

//go:embed words.txt
var wordFile string

// words is the word list in look-up form, made once from the text and never changed.
var words = readWords(wordFile)

type wordList struct {
	title, suffix, particle, kin, body, bare, medium, generic, role, site, trade, travel, via, post, press, street map[string]bool
	form, number                                                                                                   map[string]string
	nick, distinct                                                                                                 map[string][]int
}

func readWords(text string) wordList {
	w := wordList{form: map[string]string{}, number: map[string]string{}, nick: map[string][]int{}, distinct: map[string][]int{}}
	sets := map[string]*map[string]bool{
		"title": &w.title, "suffix": &w.suffix, "particle": &w.particle, "kin": &w.kin, "body": &w.body, "bare": &w.bare, "medium": &w.medium,
		"generic": &w.generic, "role": &w.role, "site": &w.site, "trade": &w.trade, "travel": &w.travel, "via": &w.via, "post": &w.post, "press": &w.press, "street": &w.street,
	}
	for _, set := range sets {
		*set = map[string]bool{}
	}
	group := 0
	for line := range strings.Lines(text) {
		class, rest, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		group++
		for _, f := range strings.Fields(rest) {
			key, value, _ := strings.Cut(f, "=")
			switch class {
			case "form":
				w.form[key] = value
			case "number":
				w.number[key] = value
			case "nick":
				w.nick[key] = append(w.nick[key], group)
			case "distinct":
				w.distinct[key] = append(w.distinct[key], group)
			default:
				if set := sets[class]; set != nil {
					(*set)[key] = true
				}
			}
		}
	}
	return w
}

func share(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

// fold writes a name in plain lower-case letters and digits: other scripts romanised, accents and
// apostrophes gone, everything else a blank. A full stop inside ("U.S.", "p.l.c.") joins.
func fold(name string) string {
	if !utf8.ValidString(name) {
		name = strings.ToValidUTF8(name, "")
	}
	for _, tail := range []string{"'s", "’s", "'", "’"} {
		if bare, ok := strings.CutSuffix(name, tail); ok {
			name = bare
			break
		}
	}
	plain := true
	for i := 0; i < len(name) && plain; i++ {
		plain = name[i] < 0x80
	}
	if !plain {
		name = strings.NewReplacer("ʿ", "", "ʾ", "", "’", "", "‘", "", "`", "").Replace(name)
		name = unidecode.Unidecode(name)
	}
	var b strings.Builder
	b.Grow(len(name))
	gap := false
	for i := 0; i < len(name); i++ {
		c := name[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteByte(c)
		case c == '\'' || c == '`':
		case c == '&':
			if b.Len() > 0 {
				b.WriteString(" and")
			}
			gap = true
		case c == '.' && i+1 < len(name) && name[i+1] != ' ' && (i < 2 || name[i-2] == '.' || name[i-2] == ' '):
			// between initials: "J.P.", "A.B.C." are one word
		default:
			gap = true
		}
	}
	return b.String()
}

// A parsed name: the words that matter, in order, without titles, articles and kin words.
type parsed struct {
	words []string
	kin   []bool // words[i] stands after bin, ibn …: it names the father
	forms []string
	raw   string // folded, nothing left out
}

// person parses a person's name. "Surname, Given" is turned round.
func person(name string) parsed {
	if before, after, ok := strings.Cut(name, ","); ok && strings.TrimSpace(after) != "" && strings.Count(name, ",") == 1 {
		if !words.suffix[fold(after)] {
			name = after + " " + before
		}
	}
	p := parsed{raw: fold(name)}
	f := strings.Fields(p.raw)
	for len(f) > 1 && (words.title[f[0]] || nation(f[0]) != "" && words.title[f[1]]) {
		f = f[1:]
	}
	for len(f) > 1 && (words.suffix[f[len(f)-1]] || words.title[f[len(f)-1]] && f[len(f)-1] == "dr") {
		f = f[:len(f)-1]
	}
	kin := false
	for i := 0; i < len(f); i++ {
		w := f[i]
		switch {
		case words.kin[w] && len(f) > 1 && (w != "ben" || i > 0):
			kin = i > 0 && i+1 < len(f)
			continue
		case (w == "abd" || w == "abdul" || w == "abdel" || w == "abdal" || w == "abu" || w == "abou") && i+1 < len(f):
			// "Abd al-Rahman", "Abdul Rahman", "Abu Bakr" are one name
			j := i + 1
			for j+1 < len(f) && words.particle[f[j]] {
				j++
			}
			head := "abdul"
			if w[2] == 'u' || w[2] == 'o' {
				head = "abu"
			}
			w, i = head+f[j], j
		case words.particle[w] && len(f) > 1 && i < len(f)-1:
			continue
		}
		if len(p.words) == 0 || p.words[len(p.words)-1] != w { // a name written twice
			p.words = append(p.words, w)
			p.kin = append(p.kin, kin)
		}
		kin = false
	}
	return p
}

// body parses the name of a company or other body. Company forms stand apart from the words.
func body(name string) parsed {
	p := parsed{raw: fold(name)}
	f := strings.Fields(strings.NewReplacer(
		"limited liability company", "llc", "public limited company", "plc", "joint stock company", "jsc",
		"open joint stock company", "jsc", "obshchestvo s ogranichennoi otvetstvennostiu", "llc", "obshchestvo s ogranichennoi otvetstvennostyu", "llc", "p l c", "plc", "l l c", "llc", "n a ", "na ",
		"s a r l", "sarl", "s p a", "spa", "b v b a", "bvba").Replace(p.raw))
	// letters that were set apart by full stops and blanks are one word: "s a" → "sa"
	var joined []string
	for i := 0; i < len(f); i++ {
		w := f[i]
		for len(w) < 4 && i+1 < len(f) && len(f[i]) == 1 && len(f[i+1]) == 1 && f[i][0] >= 'a' {
			i++
			w += f[i]
		}
		joined = append(joined, w)
	}
	for i, w := range joined {
		if form, ok := words.form[w]; ok && len(joined) > 1 && (i > 0 || len(form) <= 4) {
			if len(form) <= 4 {
				p.forms = append(p.forms, form)
				continue
			}
			w = form
		}
		if words.title[w] && i == 0 && len(joined) > 1 && len(w) == 2 {
			continue // "MV" before a vessel
		}
		if w == "the" || w == "of" || w == "and" || w == "for" || w == "de" {
			continue
		}
		if n, ok := words.number[w]; ok {
			w = n
			if n := len(p.words); n > 0 && len(p.words[n-1]) == 2 && p.words[n-1][1] == '0' && len(w) == 1 && p.words[n-1] != "10" {
				p.words[n-1] = p.words[n-1][:1] + w // forty-four
				continue
			}
		}
		p.words = append(p.words, w)
	}
	p.kin = make([]bool, len(p.words))
	return p
}
