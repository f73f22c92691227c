package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma"
	"stemma/internal/world"
)

// Lengths, in bytes of a line.
const (
	longHeadline = 180 // headlines of the news sets read have at most 150
	longLink     = 140 // a title in a list of links; longer ones are paragraphs
	longByline   = 160
	longSubhead  = 80
	// realParagraph is the length from which a line that ends with a full stop is taken for the article itself, so that
	// the front matter is over. One short sentence has about 60.
	realParagraph = 90
	shortSentence = 40 // the shortest sentence of its own paragraph above which no headline stands
)

// judge decides what each unit is. title is the page's title, or empty.
func judge(units []unit, title string) []stemma.BlockKind {
	kinds := make([]stemma.BlockKind, len(units))
	classes := make([]class, len(units))
	table := cues()
	for i, u := range units {
		classes[i] = table.of(fold(u.text))
		switch {
		case classes[i] != classNone:
		case addressLine(u.text) || shareLine(u.text):
			classes[i] = classFurniture
		case whoIsWhere(u.text) || photoOf(u.text):
			classes[i] = classCaption
		}
	}
	begin := front(units, kinds, classes, title)
	for i := begin; i < len(units); i++ {
		kinds[i] = bodyKind(units, kinds, classes, i)
	}
	tails(units, kinds, classes, begin)
	rescue(units, kinds)
	return kinds
}

// rescue keeps a text from being marked away altogether: where nothing is left of the body, long captions and
// headlines are taken for paragraphs.
func rescue(units []unit, kinds []stemma.BlockKind) {
	for _, k := range kinds {
		if k.Body() {
			return
		}
	}
	for i, k := range kinds {
		if (k == stemma.Headline || k == stemma.Caption) && len(units[i].text) >= realParagraph && units[i].hint == "" {
			kinds[i] = stemma.Paragraph
		}
	}
}

// front decides the lines above the first real paragraph and gives its index.
func front(units []unit, kinds []stemma.BlockKind, classes []class, title string) int {
	end := 0
	for end < len(units) && !opensArticle(units[end], classes[end], title) {
		end++
	}
	// Lines before the first real paragraph are front matter only if there are few: a text of verses has none.
	if end == len(units) || end > 12 {
		end = frontOfVerses(units, classes, title)
	}
	head := headlineAt(units[:end], classes, title, end < len(units))
	for i := range end {
		u := units[i]
		switch {
		case i == head:
			kinds[i] = stemma.Headline
		case head >= 0 && sameTitle(bare(u.text), bare(units[head].text)):
			kinds[i] = stemma.Furniture // the headline printed twice
		case classes[i] != classNone:
			kinds[i] = kindOf(classes[i])
		case u.hint == stemma.Caption || u.hint == stemma.Headline:
			kinds[i] = u.hint
		case isByline(u.text) || dateLine(u.text):
			kinds[i] = stemma.Byline
		case outletLine(u.text):
			kinds[i] = stemma.CreditLine
		case creditAtEnd(u.text) || datedCaption(u.text):
			kinds[i] = stemma.Caption
		case head >= 0 && i < head && (len(u.text) < shortSentence || !endsSentence(u.text)):
			kinds[i] = stemma.Furniture // a masthead or a section's name
		case endsSentence(u.text) && u.hint == "":
			kinds[i] = stemma.Paragraph
		case len(strings.Fields(u.text)) <= 3 && u.hint == "":
			kinds[i] = stemma.Furniture // a section's name, a button
		case u.hint == stemma.Subheading && head >= 0 && len(u.text) >= 60:
			kinds[i] = stemma.Headline // a deck set as a heading
		default:
			kinds[i] = stemma.Subheading
		}
	}
	return end
}

// opensArticle reports whether a line is a paragraph of the article rather than front matter.
func opensArticle(u unit, c class, title string) bool {
	if c != classNone || u.hint == stemma.Caption || u.hint == stemma.Headline || u.hint == stemma.Subheading {
		return false
	}
	if title != "" && sameTitle(bare(u.text), bare(title)) {
		return false
	}
	if isByline(u.text) || dateLine(u.text) || datedCaption(u.text) {
		return false
	}
	return len(u.text) > longHeadline || len(u.text) >= realParagraph && endsSentence(u.text) && !inTitleCase(u.text) ||
		datelineLength(u.text) > 0
}

// frontOfVerses is for texts without a long paragraph: only a headline line at the very top is front matter.
func frontOfVerses(units []unit, classes []class, title string) int {
	for i := range min(len(units), 4) {
		if title != "" && sameTitle(bare(units[i].text), bare(title)) || units[i].hint == stemma.Headline {
			return i + 1
		}
	}
	if len(units) > 1 && classes[0] == classNone && !endsFull(units[0].text) && len(units[0].text) <= longHeadline {
		return 1
	}
	return 0
}

// headlineAt finds the headline among the front matter: the line that is the title, else what the markup calls
// a headline, else the first line that can be one, else -1. A masthead gives way to a line after it.
func headlineAt(front []unit, classes []class, title string, more bool) int {
	if title != "" {
		for i, u := range front {
			if sameTitle(bare(u.text), bare(title)) {
				return i
			}
		}
	}
	for i, u := range front {
		if u.hint == stemma.Headline {
			return i
		}
	}
	if !more {
		return -1
	}
	found := -1
	for i, u := range front {
		if classes[i] == classNone && len(u.text) >= shortSentence && endsFull(u.text) && !inTitleCase(u.text) {
			break // the article has begun; what comes below is no headline
		}
		if classes[i] != classNone || !canBeHeadline(u) {
			continue
		}
		if found < 0 {
			found = i
			if !masthead(u.text) {
				break
			}
			continue
		}
		return i // the line before was a masthead
	}
	return found
}

// canBeHeadline: short, and without the full stop of a sentence unless every word is capitalised.
func canBeHeadline(u unit) bool {
	t := u.text
	if len(t) > longHeadline || isByline(t) || dateLine(t) || outletLine(t) || len(strings.Fields(t)) < 3 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(t)
	if r == ':' || r == ',' {
		return false
	}
	return r != '-' && r != '–' && r != '—' && (!endsFull(t) || inTitleCase(t))
}

// creditAtEnd reports a sentence with a short bracket behind its full stop, as captions have: "A bridge in Oslo. (NTB)".
func creditAtEnd(s string) bool {
	open := strings.LastIndex(s, " (")
	return open > 0 && strings.HasSuffix(s, ")") && len(s)-open <= 64 && endsSentence(s[:open]) && len(s) <= cueLimit
}

// inTitleCase reports a line in which nearly all longer words are capitalised, as in American headlines.
func inTitleCase(s string) bool {
	capital, small := 0, 0
	for _, w := range strings.Fields(s) {
		w = strings.TrimLeft(w, "\"'“‘([")
		r, _ := utf8.DecodeRuneInString(w)
		if len(w) < 4 || !unicode.IsLetter(r) {
			continue
		}
		if unicode.IsUpper(r) {
			capital++
		} else {
			small++
		}
	}
	return capital >= 4 && small*6 <= capital
}

// masthead reports a line that is a site's name with its sections: short parts between bars or dashes, one of which
// is an outlet or says news, home, local and the like.
func masthead(s string) bool {
	parts := strings.FieldsFunc(strings.NewReplacer(" - ", "|", " – ", "|", " — ", "|", " » ", "|", " > ", "|", " :: ", "|", " / ", "|").Replace(s), func(r rune) bool { return r == '|' })
	if len(parts) < 2 {
		o, ok := world.OutletByName(s)
		return ok && !o.Common
	}
	siteWord := false
	for _, p := range parts {
		p = strings.TrimSpace(p)
		words := strings.Fields(p)
		if len(words) > 4 {
			return false
		}
		if o, ok := world.OutletByName(p); ok && !o.Common {
			siteWord = true
		}
		for _, w := range words {
			switch strings.ToLower(w) {
			case "news", "home", "local", "world", "politics", "business", "breaking", "latest", "online", "daily":
				siteWord = true
			}
		}
	}
	return siteWord
}

// bodyKind decides a line of the article.
func bodyKind(units []unit, kinds []stemma.BlockKind, classes []class, i int) stemma.BlockKind {
	u := units[i]
	switch c := classes[i]; {
	case c == classTail && i+1 < len(units) && u.hint == "" && !endsWithMark(u.text) && len(u.text) > longLink:
		return stemma.Paragraph
	case c != classNone:
		return kindOf(c)
	case (i >= len(units)-3 || i < 8) && isByline(u.text):
		return stemma.Byline
	case u.links > .9 && u.hint != stemma.BlockQuote && (len(u.text) >= 20 || u.hint == stemma.List) && !endsSentence(u.text):
		return stemma.Furniture // a line that is nothing but a link to another page
	case u.hint == stemma.Caption || u.hint == stemma.BlockQuote || u.hint == stemma.List || u.hint == stemma.Headline:
		return u.hint
	case u.hint == stemma.Subheading:
		return stemma.Subheading
	case i+1 < len(units) && len(u.text) <= longSubhead && !endsWithMark(u.text) && startsUpper(u.text) &&
		classes[i+1] == classNone && endsSentence(units[i+1].text) && len(units[i+1].text) > len(u.text):
		return stemma.Subheading
	case bulleted(u.text):
		return stemma.List
	}
	return stemma.Paragraph
}

// tails marks lists of links: after a line that opens one, every line that is a title and not a sentence; and, after
// the last paragraph, whatever stands below a copyright or contributor line.
func tails(units []unit, kinds []stemma.BlockKind, classes []class, begin int) {
	closing := false // a line was met that stands below articles only
	for i := begin; i < len(units); i++ {
		switch {
		case classes[i] == classTail:
			for i+1 < len(units) && classes[i+1] != classTail && looksLinked(units[i+1]) {
				i++
				if kinds[i] == stemma.Paragraph || kinds[i] == stemma.Subheading || kinds[i] == stemma.List {
					kinds[i] = stemma.Furniture
				}
			}
		case closes(units[i].text, classes[i]):
			closing = true
		case closing && (kinds[i] == stemma.Paragraph || kinds[i] == stemma.Subheading || kinds[i] == stemma.List) && looksLinked(units[i]):
			kinds[i] = stemma.Furniture
		case closing && endsFull(units[i].text) && len(units[i].text) > longHeadline:
			closing = false // the article goes on
		}
	}
	for i := len(units) - 1; i >= begin && i > 0; i-- { // a page that is all links at its end
		if kinds[i] != stemma.Paragraph && kinds[i] != stemma.Subheading && kinds[i] != stemma.List {
			continue
		}
		if units[i].links > .9 && !endsFull(units[i].text) {
			kinds[i] = stemma.Furniture
			continue
		}
		if kinds[i] == stemma.Subheading && i == len(units)-1 && units[i].hint == stemma.Subheading {
			kinds[i] = stemma.Furniture // a heading with nothing below it
			continue
		}
		break
	}
}

// closes reports lines that stand below an article: rights and contributors.
func closes(text string, c class) bool {
	f := fold(text)
	return c == classCredit && strings.Contains(f, "contribut") ||
		c == classFurniture && (strings.Contains(f, "rights reserved") || strings.Contains(f, "copyright") || strings.HasPrefix(f, "©"))
}

// looksLinked reports a line that can be the title of another page: short, and not a sentence with a full stop.
func looksLinked(u unit) bool {
	return u.links > .9 || len(u.text) <= longLink && !endsFull(u.text)
}

func kindOf(c class) stemma.BlockKind {
	switch c {
	case classCredit:
		return stemma.CreditLine
	case classCaption, classPhoto:
		return stemma.Caption
	}
	return stemma.Furniture
}

// endsWithMark reports any mark at the end that a subheading does not have.
func endsWithMark(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r != ')' && r != '%' && r != '$' && (unicode.IsPunct(r) || unicode.IsSymbol(r))
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// bulleted reports a line that opens with a list mark.
func bulleted(s string) bool {
	for _, m := range []string{"• ", "· ", "▪ ", "- ", "* ", "– "} {
		if strings.HasPrefix(s, m) {
			return true
		}
	}
	return false
}

func headlineOf(units []unit, kinds []stemma.BlockKind) string {
	for i, k := range kinds {
		if k == stemma.Headline {
			return units[i].text
		}
	}
	return ""
}
