package extract

import "strings"

// isHTML decides by the media type if it is one of the two, else by the look of the text's first kilobyte.
func isHTML(media, text string) bool {
	m, _, _ := strings.Cut(strings.ToLower(media), ";")
	switch strings.TrimSpace(m) {
	case "text/html", "application/xhtml+xml":
		return true
	case "text/plain":
		return false
	}
	return LooksHTML(text)
}

// LooksHTML reports whether a text of unknown kind is a web page or a piece of one.
func LooksHTML(text string) bool {
	head := strings.ToLower(strings.TrimLeft(text[:min(len(text), 2048)], " \t\r\n\uFEFF"))
	if !strings.HasPrefix(head, "<") {
		return strings.Contains(head, "<html") || strings.Contains(head, "<body") || strings.Count(head, "</p>") >= 2
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<div", "<p", "<article", "<section", "<main", "<h1", "<meta", "<title", "<script", "<table", "<span", "<!--", "<br", "<a ", "<img", "<figure", "<strong", "<b>", "<em", "<i>", "<ul", "<?xml"} {
		if strings.HasPrefix(head, tag) {
			return true
		}
	}
	return false
}
