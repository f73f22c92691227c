package lineage

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// papers end the names of newspapers and are seldom the last word of another name of two words or more. Not among them: Leader,
// Reporter, Independent, Standard, Register, Star and Sun, who may be told something that is in no newspaper.
var papers = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("Advertiser Argus Bugle Chronicle Clarion Courier Dispatch Echo Enquirer Examiner Gazette Globe Herald Inquirer Journal Mail Mirror News Observer Post Sentinel Telegraph Times Tribune Zeitung") {
		m[w] = true
	}
	return m
}()

// newspaper reports whether a name that stands on no list is a newspaper's, and gives it without its article: "the Osterby Gazette".
func newspaper(name string) (string, bool) {
	ws := strings.Fields(name)
	if len(ws) > 0 && strings.EqualFold(ws[0], "the") {
		ws = ws[1:]
	}
	if len(ws) < 2 || len(ws) > 4 || !allCapital(ws) || !papers[ws[len(ws)-1]] {
		return "", false
	}
	return strings.Join(ws, " "), true
}

// unlisted finds the name of a newspaper that begins at byte i of a text and ends before a word without a capital. Asked of every word
// with a capital that no list knows, it takes memory only where it finds one.
func unlisted(s string, i int) (name string, end int, ok bool) {
	if i > 0 && !unicode.IsSpace(rune(s[i-1])) && s[i-1] != '(' {
		return "", 0, false
	}
	if before := lastWord(s[:i]); before != "The" && startsUpper(before) { // the rest of a longer name
		return "", 0, false
	}
	const most = 60 // bytes: "The", four words
	line := s[i:min(len(s), i+most)]
	last := 0 // where the last word begins
	for at := 0; at < len(line); at = end + 1 {
		r, _ := utf8.DecodeRuneInString(line[at:])
		if !unicode.IsUpper(r) && !(at == 0 && strings.HasPrefix(line, "the ")) {
			break
		}
		last, end = at, len(line)
		if n := strings.IndexFunc(line[at:], func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }); n >= 0 {
			end = at + n
		}
		if end >= len(line) || line[end] != ' ' {
			break
		}
	}
	if last == 0 || !papers[line[last:end]] {
		return "", 0, false
	}
	name, ok = newspaper(line[:end])
	return name, i + end, ok
}

// lastWord gives the word that a text ends with, one blank aside; none if a mark stands between.
func lastWord(s string) string {
	s, found := strings.CutSuffix(s, " ")
	if !found {
		return ""
	}
	k := strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	return s[k+1:]
}

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// paperAt finds at byte i of the text a newspaper of no list: its name, or, once it is named, "the Gazette".
func (f *creditFinder) paperAt(i int) (name string, end int, ok bool) {
	if name, end, ok = unlisted(f.text, i); ok {
		if k := shortName(name); k != "" && f.papers[k] == "" {
			if f.papers == nil {
				f.papers = map[string]string{}
			}
			f.papers[k] = name
		}
		return name, end, true
	}
	if len(f.papers) == 0 || i < 4 || !strings.EqualFold(f.text[i-4:i], "the ") {
		return "", 0, false
	}
	k := firstWord(f.text[i:])
	end = i + len(k)
	if name = f.papers[k]; name == "" || end < len(f.text) && capitalFollows(f.text[end:]) {
		return "", 0, false
	}
	return name, end, true
}

// itself reports whether a newspaper is the report's own, known by its name with or without the article or by its address.
func itself(paper, own string) bool {
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, s)
	}
	a, b := letters(paper), strings.TrimPrefix(letters(own), "the")
	return b != "" && (a == b || strings.Contains(own, ".") && strings.Contains(b, a))
}
