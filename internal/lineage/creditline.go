package lineage

import (
	"bytes"
	"strings"

	"stemma"
	"stemma/internal/world"
)

// lines looks at the head and the foot of the report and at short lines, where agencies sign.
func (f *creditFinder) lines() {
	s := f.text
	paragraph, ruled := 0, false
	for at := 0; at < len(s); {
		end := lineEnd(s, at)
		line := strings.TrimSpace(s[at:end])
		if line != "" {
			start := at + strings.Index(s[at:], line)
			if paragraph < 12 {
				f.dateline(start, line)
			}
			f.signed(start, line, paragraph < 4, len(s)-end < 600)
			ruled = ruled || strings.Trim(line, "_.") == "" && strings.HasPrefix(line, "__")
			paragraph++
		}
		at = end + 1
	}
	if ruled {
		f.ruled()
	}
}

// lineEnd gives the end of the line that holds byte at.
func lineEnd(s string, at int) int {
	if n := strings.IndexByte(s[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(s)
}

// ruled takes a report that is parted by lines of underscores and names the Associated Press for the agency's: that is how it
// parts its reports on the wire, and a newspaper that only quotes the agency does not.
func (f *creditFinder) ruled() {
	for _, name := range []string{"Associated Press", "The AP ", " the AP ", " an AP ", "(AP)"} {
		if i := strings.Index(f.text, name); i >= 0 {
			i += strings.IndexAny(name, "A")
			end := i + strings.IndexAny(f.text[i:]+" )", " )")
			if name == "Associated Press" {
				end = i + len(name)
			}
			f.add(stemma.Span{Start: i, End: end}, "Associated Press", "agency-line", true)
			return
		}
	}
}

// dateline finds "CITY, Date (AP) —", "(Reuters) -" and "CITY — AFP —" at the head of a paragraph.
func (f *creditFinder) dateline(at int, line string) {
	head := line[:min(len(line), 110)]
	open := strings.IndexByte(head, '(')
	if open < 0 {
		return
	}
	// Before the bracket stand a place and a date: few words, the first with a capital.
	if before := strings.TrimSpace(head[:open]); wordy(before, 9) || strings.ContainsAny(before, "?!;") {
		return
	}
	name, end, ok := f.nameAt(head, open+1)
	if !ok || end >= len(head) || head[end] != ')' && head[end] != '/' && head[end] != ',' {
		return
	}
	c := strings.IndexByte(head[end:], ')')
	if c < 0 {
		return
	}
	rest := strings.TrimLeft(head[end+c+1:], " \u00a0")
	if !strings.HasPrefix(rest, "-") && !strings.HasPrefix(rest, "–") && !strings.HasPrefix(rest, "—") && !strings.HasPrefix(rest, ":") {
		return
	}
	f.add(stemma.Span{Start: at + open + 1, End: at + end}, name, "dateline", true)
}

// signed finds bylines, agency lines, copyright lines and the sign-off of an agency in short lines and at the foot.
func (f *creditFinder) signed(at int, line string, head, foot bool) {
	low := f.lower(line)
	if k := bytes.Index(low, []byte("reporting by ")); k >= 0 && bytes.LastIndexByte(low[:k], '(') >= 0 && bytes.Contains(low[k:], []byte("editing by")) { // Reuters alone signs so
		f.add(stemma.Span{Start: at + k, End: at + len(line)}, "Reuters", "agency-line", true)
	}
	if k := max(bytes.Index(low, []byte("copyright")), strings.Index(line, "©"), bytes.Index(low, []byte("(c) "))); k >= 0 && len(line) < 400 {
		if name, s, ok := f.firstName(line[k:]); ok {
			f.add(stemma.Span{Start: at + k + s.Start, End: at + k + s.End}, name, "copyright", true)
		} else if s, ok := owner(line[k:]); ok {
			f.add(stemma.Span{Start: at + k + s.Start, End: at + k + s.End}, line[k+s.Start:k+s.End], "copyright", true)
		}
	}
	if says(low, "contributed to this") || says(low, "contributed reporting") || says(low, "contributed.") || says(low, "with files from") {
		if name, s, ok := f.firstName(line); ok {
			f.add(stemma.Span{Start: at + s.Start, End: at + s.End}, name, "contributed", false)
		}
		return
	}
	if !head && !foot || wordy(line, 9) {
		return
	}
	name, s, ok := f.firstName(line)
	if !ok {
		return
	}
	span := stemma.Span{Start: at + s.Start, End: at + s.End}
	around := strings.Trim(line[:s.Start]+line[s.End:], " .,:;-–—()[]/|\u00a0")
	switch lowAround := strings.ToLower(around); {
	case strings.Contains(name, "Getty") || says(low, "photo") || says(low, "image") || says(low, "picture") || strings.Contains(line[max(0, s.Start-1):], "/"+name):
		f.add(span, name, "photo", false)
	case lowAround == "" || lowAround == "by" || lowAround == "source" || lowAround == "with" || lowAround == "from" || lowAround == "by the" || lowAround == "via":
		f.add(span, name, "agency-line", true)
	case bytes.HasPrefix(low, []byte("by ")) && !personal(line[s.Start:]):
		f.add(span, name, "byline", true)
	default:
		f.add(span, name, "photo", false) // a person's name and an agency's on a line of their own: a picture's
	}
}

// lower gives a line with its ASCII capitals in lower case, in a place of work: the next line takes it over.
func (f *creditFinder) lower(line string) []byte {
	low := append(f.low[:0], line...)
	for i, b := range low {
		if b >= 'A' && b <= 'Z' {
			low[i] = b + 'a' - 'A'
		}
	}
	f.low = low
	return low
}

func says(low []byte, what string) bool { return bytes.Contains(low, []byte(what)) }

// wordy reports whether a line has more than n words, without taking it apart: most lines are paragraphs.
func wordy(line string, n int) bool {
	in := false
	for i := range len(line) {
		b := line[i] != ' ' && line[i] != '\t'
		if b && !in {
			if n--; n < 0 {
				return true
			}
		}
		in = b
	}
	return false
}

// personal reports whether a byline goes on as a person's name does: "Petra Lund" is no agency, "Reuters Staff" is one.
func personal(s string) bool {
	w := strings.Fields(s)
	if len(w) < 2 || w[0] == strings.ToUpper(w[0]) || w[1][0] < 'A' || w[1][0] > 'Z' {
		return false
	}
	switch strings.ToLower(strings.Trim(w[1], ".,")) {
	case "staff", "reporter", "reporters", "correspondent", "correspondents", "writer", "writers", "news", "agency", "bureau", "press", "service", "international", "france-presse", "and":
		return false
	}
	_, many := world.OutletByName(w[0] + " " + w[1])
	return !many && len(w) <= 3
}

// personalLine reports whether a credit stands in a byline of a person.
func personalLine(text string, s stemma.Span) bool {
	start := strings.LastIndexByte(text[:s.Start], '\n') + 1
	line, _, _ := strings.Cut(text[start:], "\n")
	by := len(line) > 3 && strings.EqualFold(line[:3], "by ")
	return by && personal(line[3:])
}
