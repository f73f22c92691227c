package extract

import (
	"fmt"
	"strings"
	"unicode"

	"stemma"
)

// Bounds of what is no article though it is text.
const (
	// handful is how many words a body has at least. The shortest reports met are flashes of six words and more.
	// A body of more bytes than handfulSize has words that were not told apart.
	handful     = 5
	handfulSize = 100
	// dataLines is how many lines tell what a plain text is made of.
	dataLines = 400
	// braces and codeShare: four braces, and one in twenty-five characters a sign that prose does not use, is code however
	// its lines are cut. Prose with a web address in every line stays under one in a hundred.
	braces    = 4
	codeShare = .04
	// fewLetters is the share of letters among the characters of a table of figures. The results pages of wire services, the
	// articles with most figures, have .6 and more.
	fewLetters = .35
	// longCell is the average number of words from which the cells of a table are taken for prose.
	longCell = 12
)

// usable says whether there is an article at all. It is lenient: an empty page, a page that is nearly all links, one of
// hardly any words, and plain text that is code or a table are turned away, and nothing else.
func (p *page) usable(r *stemma.Report) error {
	words, sentences, size := 0, 0, 0
	for _, b := range r.Blocks {
		if !b.Kind.Body() || b.Kind == stemma.Dateline {
			continue
		}
		t := b.In(r.Text)
		words += len(strings.Fields(t))
		size += len(t)
		for _, c := range t {
			if c >= 0x0E00 && c < 0x1000 || c >= 0x3040 && c < 0xFB00 { // scripts that part no words: each letter counts
				words++
			}
		}
		if endsSentence(t) {
			sentences++
		}
	}
	what := ""
	if p.bare {
		if what = dataKind(p.units); what == "" && r.Lang == "en" && len(p.units) >= 3 && !anySentence(r.Text) {
			what = "a list without a sentence"
		}
	}
	switch {
	case what != "":
		return &Error{stemma.NotArticle, "it is " + what + ", not an article"}
	case words == 0:
		return &Error{stemma.NotArticle, "no article text was found"}
	case p.links > .8 && sentences < 3 && words < 60:
		return &Error{stemma.NotArticle, "nearly all of the page is links: give the articles it points to"}
	case words < handful && size < handfulSize:
		return &Error{stemma.NotArticle, fmt.Sprintf("its text is too short for a report: fewer than %d words", handful)}
	}
	return nil
}

// dataKind says what a plain text is that is not prose: source code, a style sheet, a table; "" for anything else.
func dataKind(units []unit) string {
	lines, code, marks, open, letters, visible, prose := 0, 0, 0, 0, 0, 0, 0
	codeBytes, proseBytes := 0, 0
	for _, u := range units[:min(len(units), dataLines)] {
		l := strings.TrimSpace(u.text)
		lines++
		switch {
		case codeLine(l):
			code++
			codeBytes += len(l)
		case comment(l):
			codeBytes += len(l)
		case sentence(l):
			prose++
			proseBytes += len(l)
		}
		for _, c := range l {
			switch {
			case c == '{' || c == '}':
				open++
				marks++
			case strings.ContainsRune("<>=;|&\\^~", c):
				marks++
			case unicode.IsLetter(c):
				letters++
			}
			if c > ' ' {
				visible++
			}
		}
	}
	switch {
	case lines > 0 && strings.HasPrefix(units[0].text, "#!/"):
		return "a program"
	case lines >= 2 && code*2 >= lines && codeBytes > proseBytes, open >= braces && float64(marks) >= codeShare*float64(visible) && prose*2 <= lines:
		return "source code or a style sheet"
	case prose == 0 && isTable(units):
		return "a table"
	case prose == 0 && visible > 0 && float64(letters) < fewLetters*float64(visible):
		return "a row of figures"
	}
	return ""
}

// sentence reports a line with a sentence in it: four words of letters alone in a row, and an end mark behind the line or
// between two of its words.
func sentence(l string) bool {
	row, most := 0, 0
	for w := range strings.FieldsSeq(l) {
		w = strings.Trim(w, ".,;:!?\"'“”‘’()")
		if strings.ContainsFunc(w, func(c rune) bool { return !unicode.IsLetter(c) && c != '\'' && c != '’' && c != '-' }) {
			row = 0
			continue
		}
		row++
		most = max(most, row)
	}
	return most >= 4 && (endsSentence(l) || strings.Contains(l, ". "))
}

// anySentence reports whether a text has a line with a sentence in it, or at least one of the common words that bind English
// ones: results of matches and lists of names have some in their headline.
func anySentence(text string) bool {
	for w := range wordsOf(text) {
		low := strings.ToLower(w)
		if shared, known := shortEnglish[low]; englishWords[low] || known && !shared {
			return true
		}
	}
	for l := range strings.SplitSeq(text, "\n") {
		if sentence(l) {
			return true
		}
	}
	return false
}

// codeOpenings open lines of programs and style sheets. Case counts: a sentence opens with a capital.
var codeOpenings = []string{
	"import ", "from ", "#include", "#!", "#define", "def ", "class ", "return ", "function ", "var ", "let ", "const ", "if (", "for (", "while (",
	"if not ", "elif ", "else:", "try:", "except", "for ", "while ", "with ", "async ", "await ", "print(", "public ", "private ", "static ",
	"void ", "int ", "package ", "func ", "type ", "//", "/*", "*/", "* ", "@", "<?", "</", "--", "use ", "end", "echo ", "export ", "SELECT ", "INSERT ",
}

// codeParts stand in lines of programs and hardly ever in prose.
var codeParts = []string{"()", "==", "!=", ":=", "=>", "->", "::", "</", "/>", "self.", "this.", "];", ");", "};", "({", "})", "[]", "&&", "||", " = ", " += ", "[0]", "%s", "\\n"}

// codeLine reports a line of a program, of a style sheet or of its like.
func codeLine(l string) bool {
	if l == "" || sentence(l) {
		return false
	}
	switch l[len(l)-1] {
	case '{', '}':
		return true
	case ';':
		return strings.ContainsAny(l, ":=(){}[]") || !strings.Contains(l, " ")
	}
	for _, p := range codeParts {
		if strings.Contains(l, p) {
			return true
		}
	}
	for _, o := range codeOpenings {
		if strings.HasPrefix(l, o) && !endsSentence(l) && (strings.ContainsAny(l, "=()[]{}<>;#/*@_\"'") || strings.HasSuffix(l, ":")) {
			return true
		}
	}
	return strings.HasPrefix(l, "import ") && len(strings.Fields(l)) == 2
}

// comment reports a line that is a comment where other lines are code.
func comment(l string) bool {
	return strings.HasPrefix(l, "#") || strings.HasPrefix(l, "//") || strings.HasPrefix(l, "/*") || strings.HasPrefix(l, "* ")
}

// isTable reports lines that nearly all have the same number of the same delimiter: commas with no space behind them,
// semicolons, bars or tabs. Two lines are enough for three columns, three for two.
func isTable(units []unit) bool {
	for _, delimiter := range []byte{',', '\t', ';', '|'} {
		counts := map[int]int{}
		lines, cells, words := 0, 0, 0
		for _, u := range units[:min(len(units), dataLines)] {
			n := delimiters(u.text, delimiter)
			counts[n]++
			lines++
			cells += n + 1
			words += len(strings.Fields(u.text))
		}
		best := 1
		for n := 1; n < 200; n++ {
			if counts[n] > counts[best] {
				best = n
			}
		}
		if counts[best]*10 >= lines*9 && (lines >= 3 || lines == 2 && best >= 2) && words < longCell*cells {
			return true
		}
	}
	return false
}

// delimiters counts a delimiter outside quotation marks.
func delimiters(l string, delimiter byte) int {
	n, quoted := 0, false
	for i := 0; i < len(l); i++ {
		switch {
		case l[i] == '"':
			quoted = !quoted
		case l[i] == delimiter && !quoted && (delimiter != ',' || i+1 == len(l) || l[i+1] != ' '):
			n++
		}
	}
	return n
}

// teaserEnd finds that the body breaks off: its last line ends with an ellipsis or with a count of the characters left out.
func teaserEnd(r *stemma.Report) (stemma.Sign, bool) {
	for i := len(r.Blocks) - 1; i >= 0; i-- {
		b := r.Blocks[i]
		if !b.Kind.Body() || b.Kind == stemma.Dateline {
			continue
		}
		t := strings.TrimRight(b.In(r.Text), " ])")
		if strings.HasSuffix(t, "…") || strings.HasSuffix(t, "...") || strings.HasSuffix(t, " chars") && strings.Contains(t, "[+") {
			return stemma.Sign{Kind: "truncated", Place: b.Span, Note: "the text breaks off here: the page may have the rest"}, true
		}
		return stemma.Sign{}, false
	}
	return stemma.Sign{}, false
}
