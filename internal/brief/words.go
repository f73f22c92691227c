package brief

import (
	"strconv"
	"strings"
	"time"

	"stemma"
)

// The words in which counts and dates are told. Every writer uses these, so that the terminal and
// the page never tell the same number in two ways.

// plural gives "1 report", "2 reports".
func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + one + "s"
}

// Tally tells all four counts: "3 reports · 2 newsrooms · 1 voice · 1 origin".
func (c *Counts) Tally() string {
	return strings.Join([]string{
		plural(len(c.Reports), "report"), plural(c.Newsrooms, "newsroom"), plural(c.Voices, "voice"), plural(c.Origins, "origin"),
	}, " · ")
}

var smallNumbers = [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// inWords gives small numbers as prose has them.
func inWords(n int, one string) string {
	word := strconv.Itoa(n)
	if n >= 0 && n < len(smallNumbers) {
		word = smallNumbers[n]
	}
	if n == 1 {
		return word + " " + one
	}
	return word + " " + one + "s"
}

// support tells the counts in prose and never more than they hold.
func (c *Counts) support() string {
	r := inWords(len(c.Reports), "report")
	switch {
	case len(c.Reports) <= 1 && c.OnlyUnnamed():
		return r + ", on the word of unnamed people"
	case len(c.Reports) <= 1:
		return r
	case c.Origins <= 1 && c.OnlyUnnamed():
		return r + ", one origin: unnamed people"
	case c.Origins <= 1:
		return r + ", one origin"
	case c.OnlyUnnamed():
		return r + ", " + inWords(c.Origins, "origin") + ", all unnamed"
	}
	return r + ", " + inWords(c.Origins, "independent origin")
}

// listed joins words as prose has them: "a, b and c".
func listed(words []string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// upper makes the first letter a capital.
func upper(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}

// sentence trims a phrase to one that can be followed by more: no full stop at its end, unless it is
// that of an abbreviation ("the U.S.").
func sentence(s string) string { return upper(phrase(s)) }

func phrase(s string) string {
	s = strings.TrimRight(strings.Join(strings.Fields(s), " "), " ;,:")
	if n := len(s); n >= 4 && s[n-1] == '.' && s[n-3] == '.' {
		return s
	}
	return strings.TrimRight(s, " .;,:")
}

// Known reports whether the dates say anything.
func (d Dates) Known() bool { return d.From != "" }

const dateUnknown = "date unknown"

// String tells the dates for people: "27 Sep 2020", "14–27 Sep 2020", "date unknown".
func (d Dates) String() string {
	from, err1 := time.Parse(time.DateOnly, d.From)
	to, err2 := time.Parse(time.DateOnly, d.To)
	if err1 != nil || err2 != nil {
		return dateUnknown
	}
	const day, month, year = "2", "2 Jan", "2 Jan 2006"
	first, last := from.Day() == 1, to.AddDate(0, 0, 1).Day() == 1
	switch {
	case from.Equal(to):
		return from.Format(year)
	case first && last && from.Month() == time.January && to.Month() == time.December && from.Year() == to.Year():
		return from.Format("2006")
	case first && last && from.Month() == time.January && to.Month() == time.December:
		return from.Format("2006") + "–" + to.Format("2006")
	case first && last && from.Year() == to.Year() && from.Month() == to.Month():
		return from.Format("Jan 2006")
	case first && last:
		return from.Format("Jan 2006") + " – " + to.Format("Jan 2006")
	case from.Year() == to.Year() && from.Month() == to.Month():
		return from.Format(day) + "–" + to.Format(year)
	case from.Year() == to.Year():
		return from.Format(month) + " – " + to.Format(year)
	}
	return from.Format(year) + " – " + to.Format(year)
}

// Told tells the dates with how they are known: "27 Sep 2020", "14–27 Sep 2020 (inferred)".
func (d Dates) Told() string {
	if d.Known() && d.Basis == stemma.Inferred {
		return d.String() + " (inferred)"
	}
	return d.String()
}

// CopyPhrase tells an edge as a predicate, to stand between the copy and its parent: "is a trimmed
// copy of", "probably quotes". An undecided direction is the caller's to tell.
func CopyPhrase(k stemma.CopyKind, d stemma.Direction) string {
	verb, rest := "is ", "a "+string(k)+" of"
	switch k {
	case stemma.Verbatim:
		rest = "a word-for-word copy of"
	case stemma.Trimmed:
		rest = "a trimmed copy of"
	case stemma.Merged:
		rest = "in part taken from"
	case stemma.CreditedRewrite:
		rest = "a rewrite, with credit, of"
	case stemma.Rewrite:
		rest = "a rewrite, without credit, of"
	case stemma.Spun:
		rest = "a mechanically reworded copy of"
	case stemma.Quotation:
		verb, rest = "", "quotes from"
	case stemma.FollowUp:
		rest = "a follow-up to"
	case stemma.Revision:
		rest = "a later version of"
	case stemma.Translation:
		rest = "a translation of"
	case stemma.SharedSource:
		verb, rest = "", "shares a source with"
	}
	if d == stemma.Probable {
		return verb + "probably " + rest
	}
	return verb + rest
}

// CopyTold tells an edge in a sentence without its full stop. What is undecided is told of both alike, and no way round.
func CopyTold(to, from string, k stemma.CopyKind, d stemma.Direction, share float64) string {
	of := ""
	if share > 0 {
		of = Percent(share) + " of "
	}
	if d != stemma.Undecided {
		if of != "" {
			of = " (" + of + "its words)"
		}
		return to + " " + CopyPhrase(k, d) + " " + from + of
	}
	if of != "" {
		of = " (" + of + "the former’s words)"
	}
	what, open := "text", "; which took from which is undecided"
	switch k {
	case stemma.Quotation:
		what, open = "a quotation", "; which had it first is undecided"
	case stemma.SharedSource:
		what, open = "a source", ""
	}
	return to + " and " + from + " share " + what + of + open
}

// ModalityPhrase tells in which way a happening is put forward; empty for what is plainly asserted.
func ModalityPhrase(m stemma.Modality) string {
	switch m {
	case stemma.Asserted, "":
		return ""
	case stemma.Possible:
		return "said to be possible"
	case stemma.Likely:
		return "said to be likely"
	case stemma.Conditional:
		return "on a condition"
	case stemma.Asked:
		return "asked"
	}
	return string(m)
}

// WebAddress gives an address that may be made a link: http and https alone; otherwise nothing.
func WebAddress(url string) string {
	if strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://") {
		return url
	}
	return ""
}

// Percent tells a share: "82%", "under 1%".
func Percent(share float64) string {
	if share > 0 && share < 0.01 {
		return "under 1%"
	}
	return strconv.Itoa(int(share*100+0.5)) + "%"
}

// Deck tells a story's measure in one line: "6 reports · 4 newsrooms · 4 independent origins · published 3–9 Mar 2031".
func (x *Index) Deck() string {
	src := x.Story.Summary.Sources
	var d Dates
	for _, r := range x.Story.Reports {
		if !r.Published.Known() {
			continue
		}
		if d.From == "" || r.Published.From < d.From {
			d.From = r.Published.From
		}
		d.To = max(d.To, r.Published.To)
	}
	span := "dates unknown"
	if d.Known() {
		span = "published " + d.String()
	}
	return strings.Join([]string{plural(src.Reports, "report"), plural(src.Newsrooms, "newsroom"), plural(src.Origins, "independent origin"), span}, " · ")
}
