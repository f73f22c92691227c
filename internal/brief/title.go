package brief

import (
	"cmp"
	"strings"
)

// title gives a story's title: the one that grouping chose, unless it is empty, the first words of a report without a
// headline, or the words of a mechanically reworded report; then the headline of the earliest report that has one of
// its own, then the first words of the earliest, reworded reports last. learnWords comes first.
func (c *composer) title(s *Story) string {
	title := strings.TrimSpace(s.Title)
	start := strings.TrimSuffix(title, " …")
	poor, reworded := title == "", title == ""
	for i := range s.Reports {
		r := &s.Reports[i]
		headline := r.Title == s.Title && title != ""
		opening := r.Title == "" && title != "" && strings.HasPrefix(strings.TrimSpace(r.Text), start)
		if headline && !c.mangled[r.ID] {
			return title
		}
		poor = poor || headline || opening
		reworded = reworded || (headline || opening) && c.mangled[r.ID]
	}
	if !poor {
		return title // no report's words: somebody named the story
	}
	words, next := "", title
	for i := range s.Reports {
		r := &s.Reports[i]
		switch {
		case c.mangled[r.ID]:
			next = cmp.Or(next, r.Title, openingWords(r.Text))
		case r.Title != "":
			return r.Title
		default:
			words = cmp.Or(words, openingWords(r.Text))
		}
	}
	if !reworded {
		return title
	}
	return cmp.Or(words, next, "Untitled")
}

// openingWords gives the first line of a text, cut at a space.
func openingWords(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if len(line) <= longestTitle {
		return line
	}
	line = strings.ToValidUTF8(line[:longestTitle], "")
	if at := strings.LastIndexByte(line, ' '); at > 0 {
		line = line[:at]
	}
	return line + " …"
}

// longestTitle is the length, in bytes, at which first words are cut: about two lines of a terminal.
const longestTitle = 120
