package brief

import "strings"

// title gives a story's title: the one that grouping chose, unless it is empty, the first words of a report without a
// headline, or the words of a mechanically reworded report; then the headline of the earliest report that has one of
// its own. learnWords comes first.
func (c *composer) title(s *Story) string {
	title := strings.TrimSpace(s.Title)
	start := strings.TrimSuffix(title, " …")
	poor := title == ""
	for i := range s.Reports {
		r := &s.Reports[i]
		theirs := r.Title == s.Title && title != ""
		if theirs && !c.mangled[r.ID] {
			return title
		}
		poor = poor || theirs || r.Title == "" && strings.HasPrefix(strings.TrimSpace(r.Text), start)
	}
	if title != "" && !poor {
		return title // no report's words: somebody named the story
	}
	next := ""
	for i := range s.Reports {
		switch r := &s.Reports[i]; {
		case r.Title == "":
		case !c.mangled[r.ID]:
			return r.Title
		case next == "":
			next = r.Title
		}
	}
	switch {
	case title != "":
		return title
	case next != "":
		return next
	}
	return "Untitled"
}
