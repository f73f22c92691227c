package clause

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// finish tidies what was written.
func (w *writer) finish() string {
	s := strings.Join(strings.Fields(w.b.String()), " ")
	s = strings.ReplaceAll(s, " ’s", "’s")
	s = strings.ReplaceAll(s, "s’s ", "s’ ")
	s = strings.TrimRight(s, " ,;:—–-(")
	s = strings.TrimLeft(s, " ,;:—–-)")
	if strings.Count(s, "“") > strings.Count(s, "”") {
		s = strings.ReplaceAll(s, "“", "")
	} else if strings.Count(s, "”") > strings.Count(s, "“") {
		s = strings.ReplaceAll(s, "”", "")
	}
	if strings.Count(s, `"`)%2 == 1 {
		s = strings.ReplaceAll(s, `"`, "")
	}
	s = strings.TrimPrefix(strings.TrimPrefix(s, "’ "), "' ")                                                                      // of a possessor that is not told
	for _, end := range []string{" and", " or", " but", " including", " such as", " as", " when", " while", " because", " than"} { // of a list whose last item is told elsewhere
		s = strings.TrimRight(strings.TrimSuffix(s, end), " ,;")
	}
	if strings.Contains(s, " of whom ") || strings.Contains(s, " of which ") && strings.Index(s, " of which ") < maxAside*2 {
		return "" // of whom is told in another sentence
	}
	s = strings.TrimSpace(s) // a mark that was dropped leaves its blank
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return ""
	}
	if word, _, _ := strings.Cut(s[n:], " "); strings.ToLower(word) != word {
		return s // "iPhone"
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
