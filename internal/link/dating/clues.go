package dating

import (
	"fmt"
	"strconv"
	"strings"

	"stemma"
)

const (
	// weekdayReach is how long after a day that is named with both weekday and date ("Monday, September 28")
	// a report comes out: within 5 days in 12 of 15 reports of the story corpus, the rest are trials months later.
	weekdayReach = 7
	// dateReach is the same for a day without its weekday: 4 of 5 within 83 days.
	dateReach = 120
	// datelineReach is how long after its dateline a report may be printed elsewhere.
	datelineReach = 2
	// monthSlack is how far into the next month writers still say "earlier in September".
	monthSlack = 5
	// yearReach is how many years after the latest year it names a report may lie.
	yearReach = 1
	// slack is how much earlier than its siblings' facts a report of the same story may lie.
	slack = 21
)

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10,
	"november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

var weekdays = map[string]int{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"sun": 0, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6,
}

// gather collects what a report says about its own day.
func gather(r *stemma.Report, reading *stemma.Reading, years *yearRange) []clue {
	g := gatherer{r: r, years: years}
	for i := range reading.Times {
		if t := &reading.Times[i]; t.End <= len(r.Text) {
			g.time(t)
		}
	}
	g.ownWeek(reading.Times)
	g.copyright()
	g.outside()
	if y := g.latest; y > 0 { // news speaks of its own time: the latest year named is most often the year of the report
		end := on(y+yearReach+1, 1, 1)
		g.add(clue{
			rule: latestYear, note: fmt.Sprintf("names the year %d, and news names years near its own", y), weight: 3, shared: true, key: latestYear, year: y,
			fits: func(p day) bool { return p < end },
		}, g.latestAt)
	}
	return g.clues
}

type gatherer struct {
	r     *stemma.Report
	years *yearRange
	clues []clue
	seen  map[string]bool

	latest   int // latest year named as past
	latestAt stemma.Span
}

func (g *gatherer) add(c clue, spans ...stemma.Span) {
	if g.seen == nil {
		g.seen = map[string]bool{}
	}
	if g.seen[c.key] || len(g.clues) >= maxClues {
		return
	}
	g.seen[c.key] = true
	for _, s := range spans {
		c.places = append(c.places, stemma.Place{Report: g.r.ID, Span: s})
	}
	g.clues = append(g.clues, c)
}

// time makes clues of one time expression.
func (g *gatherer) time(t *stemma.TimeExpr) {
	if t.Type != "DATE" && t.Type != "TIME" {
		return
	}
	kind := g.r.KindAt(t.Start)
	if kind == stemma.Furniture || kind == stemma.CreditLine {
		return
	}
	switch g.label(t.Span) {
	case "copyright", "©", "updated", "modified":
		return // copyright has its own reader; updates come after publication
	case "posted", "published", "created":
		if t.Basis == stemma.Stated && t.Known() && t.Exact() {
			at := of(t.From)
			g.years.add(at.year())
			g.add(clue{
				rule: "posted", note: "a line says that it was posted on " + at.String(), weight: 4, key: "posted" + at.String(),
				fits: func(p day) bool { return p >= at-1 && p <= at+1 }, // a video or update below bears its own day
			}, t.Span)
		}
		return
	}
	f := strings.Split(strings.SplitN(t.Value, "T", 2)[0], "-")
	num := func(i int) int {
		if i >= len(f) {
			return 0
		}
		n, err := strconv.Atoi(f[i])
		if err != nil {
			return 0
		}
		return n
	}
	m, d := num(1), num(2)
	switch {
	case t.Basis == stemma.Stated && t.Known():
		g.dated(t, kind)
	case f[0] == "XXXX" && m > 0 && d > 0 && m <= 12 && d <= 31:
		g.dayOfYear(t, m, d)
	case f[0] == "XXXX" && m > 0 && len(f) == 2 && m <= 12:
		g.month(t, m)
	}
}

// label gives the word that says what a date line is about: "Posted: Monday, May 3, 2010", "Copyright 2010".
func (g *gatherer) label(s stemma.Span) string {
	line := g.r.Text[max(0, s.Start-40):s.Start]
	if i := strings.LastIndexByte(line, '\n'); i >= 0 {
		line = line[i+1:]
	}
	line = strings.ToLower(line)
	best, at := "", -1
	for _, w := range [...]string{"copyright", "©", "updated", "modified", "posted", "published", "created"} {
		if i := strings.LastIndex(line, w); i > at {
			best, at = w, i
		}
	}
	switch best {
	case "posted", "published", "created", "updated", "modified":
		// a label stands right before its date, with a colon or next to nothing between
		after := line[at+len(best):]
		if len(strings.TrimLeft(after, " :")) > 2 || !strings.HasPrefix(after, ":") && at > 2 && !strings.ContainsAny(line[at-2:at], "(|\n-•") {
			return ""
		}
	}
	return best
}

// before gives the words before a span, in lower case, nearest last.
func (g *gatherer) before(s stemma.Span, n int) []string {
	w := strings.Fields(strings.ToLower(g.r.Text[max(0, s.Start-80):s.Start]))
	if len(w) > n {
		w = w[len(w)-n:]
	}
	return w
}

// leadsTo reports whether the words before a day say that it is still to come.
func (g *gatherer) leadsTo(t *stemma.TimeExpr) bool {
	if t.Ahead {
		return true
	}
	for _, w := range g.before(t.Span, 4) {
		switch w {
		case "upcoming", "run-up", "runup", "approaching", "looming", "forthcoming":
			return true
		case "before", "until", "till", "ahead", "deadline":
			return !t.Past
		}
	}
	return false
}

// dated: an explicit date, year included, that is not ahead: the report is not older.
func (g *gatherer) dated(t *stemma.TimeExpr, kind stemma.BlockKind) {
	from, to := of(t.From), of(t.To)
	if from.year() < firstYear-200 || from.year() > lastYear+20 {
		return
	}
	if g.leadsTo(t) {
		g.add(clue{
			rule: "coming-date", note: fmt.Sprintf("%s is still to come", to), weight: 1, key: "coming" + to.String(),
			fits: func(p day) bool { return p <= to },
		}, t.Span)
		return
	}
	rule, note, weight := "dated-event", "not before "+from.String()+", which it names", 4
	switch {
	case kind == stemma.Caption:
		rule, note = "dated-caption", "not before "+from.String()+", the date of a picture"
	case kind == stemma.Byline || kind == stemma.Dateline || t.Past:
	default:
		weight = 1 // "the 2024 election" may lie ahead
	}
	year := from.year()
	if weight > 1 {
		g.years.add(year)
	} else {
		g.years.top = max(g.years.top, year)
	}
	g.add(clue{
		rule: rule, note: note, weight: weight, shared: weight > 1, key: "from" + from.String(),
		fits:  func(p day) bool { return p >= from },
		loose: func(p day) bool { return p >= from-slack },
	}, t.Span)
	if weight == 1 {
		return
	}
	if to-from <= 366 && year > g.latest { // "the 1990s" says little of when the report was written
		g.latest, g.latestAt = year, t.Span
	}
}

// An annual is one day of every year that can come into question, in order.
type annual []day

const (
	annualFrom = firstYear - 210
	annualTo   = lastYear + 35
)

func everyYear(m, d int) annual {
	out := make(annual, 0, annualTo-annualFrom+1)
	for y := annualFrom; y <= annualTo; y++ {
		out = append(out, on(y, m, d))
	}
	return out
}

// nearest gives the one that lies nearest to p.
func (a annual) nearest(p day) day {
	i := min(max(int(float64(p-a[0])/365.2425), 0), len(a)-1) // the mean Gregorian year; one off at most
	best := a[i]
	for k := max(i-1, 0); k <= min(i+1, len(a)-1); k++ {
		if abs(a[k]-p) < abs(best-p) {
			best = a[k]
		}
	}
	return best
}

func abs(d day) day { return max(d, -d) }

// dayOfYear: a day and month without the year.
func (g *gatherer) dayOfYear(t *stemma.TimeExpr, m, d int) {
	words := strings.FieldsFunc(strings.ToLower(t.In(g.r.Text)), func(r rune) bool { return r == ' ' || r == ',' || r == '.' || r == '\n' })
	name := t.In(g.r.Text)
	dow, named := -1, false
	if len(words) > 0 {
		dow, named = weekdays[words[0]]
	}
	md := fmt.Sprintf("%02d-%02d", m, d)
	days := everyYear(m, d)
	if named {
		g.add(clue{
			rule: "weekday-and-date", note: "a year in which " + name + " is that day of the week", weight: 4, shared: true, key: "dow" + md + strconv.Itoa(dow),
			fits: func(p day) bool { return days.nearest(p).weekday() == dow },
		}, t.Span)
	}
	if g.inDateline(t.Span) {
		g.add(clue{
			rule: "dateline", note: "its dateline bears the date " + name, weight: 3, key: "dateline" + md,
			fits: func(p day) bool { n := p - days.nearest(p); return n >= 0 && n <= datelineReach },
		}, t.Span)
		return
	}
	if election, us := g.election(t.Span); election && us && m == 11 {
		presidential := strings.Contains(strings.ToLower(g.around(t.Span, 60)), "presidential")
		elections := map[day]bool{}
		for y := annualFrom; y <= annualTo; y++ {
			if y%2 == 0 && (!presidential || y%4 == 0) {
				elections[electionDay(y)] = true
			}
		}
		g.add(clue{
			rule: "election-day", note: name + " is the day of a general election in the United States", weight: 2, shared: true, key: "election" + md,
			fits: func(p day) bool {
				return elections[days.nearest(p)]
			},
		}, t.Span)
	}
	switch {
	case g.leadsTo(t):
		g.add(clue{
			rule: "coming-date", note: name + " is still to come", weight: 2, key: "ahead" + md,
			fits: func(p day) bool { n := days.nearest(p) - p; return n >= 0 },
		}, t.Span)
	case t.Past:
		g.add(clue{
			rule: "past-date", note: name + " is over", weight: 2, key: "past" + md,
			fits: func(p day) bool { return p >= days.nearest(p) },
		}, t.Span)
		reach, weight := day(dateReach), 1
		if named {
			reach, weight = weekdayReach, 2
		}
		g.add(clue{
			rule: "recent-date", note: fmt.Sprintf("news names %s within %d days of it", name, reach), weight: weight, key: "recent" + md,
			fits: func(p day) bool { n := days.nearest(p); return p < n || p-n <= reach },
		}, t.Span)
	}
}

// month: a month without its year. Only "earlier in" and "later in" say more than that it was in the last or will be in the next twelve.
func (g *gatherer) month(t *stemma.TimeExpr, m int) {
	words := strings.Fields(strings.ToLower(t.In(g.r.Text)))
	if len(words) == 0 {
		return
	}
	name := t.In(g.r.Text)
	ends := everyYear(m+1, 1)
	middle := everyYear(m, 15)
	inside := func(p, after day) bool {
		from := middle.nearest(p) - 14
		return p >= from && p < ends.nearest(from+30)+after
	}
	switch {
	case words[0] == "earlier" || words[0] == "later":
		g.add(clue{
			rule: "month-named", note: "says \"" + name + "\", so in that month or a few days after", weight: 1, key: "in" + strconv.Itoa(m),
			fits: func(p day) bool { return inside(p, 0) },
		}, t.Span)
		g.add(clue{
			rule: "month-named", note: "says \"" + name + "\", so in that month or a few days after", weight: 2, key: "about" + strconv.Itoa(m),
			fits: func(p day) bool { return inside(p, monthSlack) },
		}, t.Span)
	case g.leadsTo(t):
		g.add(clue{
			rule: "coming-date", note: name + " is not over", weight: 1, key: "comingmonth" + strconv.Itoa(m),
			fits: func(p day) bool { return p < ends.nearest(middle.nearest(p)+15) },
		}, t.Span)
	}
}

func (g *gatherer) inDateline(s stemma.Span) bool {
	for _, b := range g.r.Blocks {
		if b.Kind == stemma.Dateline && b.Covers(s) {
			return true
		}
	}
	return false
}

// copyright: a year after the word or sign. The page was made in that year, and the report is most often as old.
func (g *gatherer) copyright() {
	text := g.r.Text
	low := strings.ToLower(text)
	if len(low) != len(text) {
		return // lower case changed the length of some letter: offsets would lie
	}
	found := 0
	for at := 0; at < len(low) && found < 4; {
		i := strings.Index(low[at:], "copyright")
		j := strings.Index(low[at:], "©")
		switch {
		case i < 0 && j < 0:
			return
		case i < 0 || j >= 0 && j < i:
			i = j
		}
		i += at
		at = i + 2
		line := i
		for line < len(low) && low[line] != '\n' && line < i+60 {
			line++
		}
		for k := i; k+4 <= line; k++ {
			y, err := strconv.Atoi(low[k : k+4])
			if err != nil || y < firstYear || y > lastYear+20 || low[k] == '+' || low[k] == '-' || k > 0 && digit(low[k-1]) || k+4 < len(low) && digit(low[k+4]) {
				continue
			}
			if k+5 <= line && (low[k+4] == '-') { // 2010-2020: the last year counts
				continue
			}
			s := stemma.Span{Start: i, End: k + 4}
			for s.Start < s.End && !boundary(text, s.Start) {
				s.Start--
			}
			found++
			g.years.add(y)
			// Footers renew themselves and agencies forget theirs, by a year more often than by two.
			if y > g.latest {
				g.latest, g.latestAt = y, s
			}
			from, to := on(y, 1, 1), on(y+1, 1, 1)
			g.add(clue{
				rule: "copyright", note: fmt.Sprintf("its copyright line bears the year %d", y), weight: 2, shared: true, key: "made" + strconv.Itoa(y),
				fits: func(p day) bool { return p >= from-365 && p < to+365 },
			}, s)
			g.add(clue{
				rule: "copyright", note: fmt.Sprintf("its copyright line bears the year %d", y), weight: 2, shared: true, key: "copyright" + strconv.Itoa(y),
				fits:  func(p day) bool { return p.year() == y },
				loose: func(p day) bool { return (p+slack).year() >= y && (p-slack).year() <= y },
			}, s)
			at = k + 4
			break
		}
	}
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// boundary reports whether a character begins at byte i.
func boundary(s string, i int) bool { return i == len(s) || s[i]&0xC0 != 0x80 }

// outside: dates in captions and bylines, which are not read as the report's own words.
func (g *gatherer) outside() {
	for _, b := range g.r.Blocks {
		if b.Kind != stemma.Caption && b.Kind != stemma.Byline {
			continue
		}
		for _, f := range fullDates(g.r.Text, b.Span) {
			t := stemma.TimeExpr{Span: f.Span, Type: "DATE", Value: f.at.String(), Past: true}
			t.Interval = stemma.Interval{From: f.at.time(), To: f.at.time(), Basis: stemma.Stated}
			g.dated(&t, b.Kind)
		}
	}
}

type fullDate struct {
	stemma.Span
	at day
}

// fullDates finds "Oct. 26, 2019", "26 October 2019" and "2019-10-26" by words: a month, a day and a year within four words.
func fullDates(text string, in stemma.Span) []fullDate {
	type word struct {
		stemma.Span
		low string
	}
	var ws []word
	for i := in.Start; i < in.End; {
		if !alnum(text[i]) {
			i++
			continue
		}
		j := i
		for j < in.End && alnum(text[j]) {
			j++
		}
		if j-i <= 12 {
			ws = append(ws, word{stemma.Span{Start: i, End: j}, strings.ToLower(text[i:j])})
		}
		i = j
	}
	var out []fullDate
	num := func(k, lo, hi int) int {
		if k < 0 || k >= len(ws) {
			return 0
		}
		n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(ws[k].low, "th"), "st"), "nd"), "rd"))
		if err != nil || n < lo || n > hi {
			return 0
		}
		return n
	}
	for k := range ws {
		m := months[ws[k].low]
		var y, d, a, z int
		switch {
		case m > 0 && num(k+1, 1, 31) > 0 && num(k+2, 1900, lastYear+20) > 0:
			d, y, a, z = num(k+1, 1, 31), num(k+2, 1900, lastYear+20), k, k+2
		case m > 0 && num(k-1, 1, 31) > 0 && num(k+1, 1900, lastYear+20) > 0:
			d, y, a, z = num(k-1, 1, 31), num(k+1, 1900, lastYear+20), k-1, k+1
		case num(k, 1900, lastYear+20) > 0 && len(ws[k].low) == 4 && num(k+1, 1, 12) > 0 && num(k+2, 1, 31) > 0 && ws[k+2].Start-ws[k].End <= 4 && ws[k].End < len(text) && text[ws[k].End] == '-':
			y, m, d, a, z = num(k, 1900, lastYear+20), num(k+1, 1, 12), num(k+2, 1, 31), k, k+2
		default:
			continue
		}
		if t := on(y, m, d); t.time().Day() == d {
			out = append(out, fullDate{stemma.Span{Start: ws[a].Start, End: ws[z].End}, t})
		}
	}
	return out
}

func alnum(c byte) bool { return digit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
