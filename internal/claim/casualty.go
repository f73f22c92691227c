package claim

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"stemma"
	"stemma/internal/world"
)

// A Toll is what one report says of its main event. A number below zero is not known.
type Toll struct {
	Killed, Injured int
	Date            stemma.Interval
	City, Region    string
	Country         string // ISO 3166-1 alpha-2
	Places          []stemma.Place
}

// Casualties reads the killed and injured, the day and the place of a report's main event.
//
// Reports lead with their main event, so the first number of each kind counts: in the title, in the
// statements, in the opening words. A single victim without a number ("a man was shot dead") is one. A
// report that tells of killed and of no injured has none injured, and the other way round. Who is shot
// and not said to be dead is injured. The day is the first one told with the event; the day of
// publication is not put in its place.
func Casualties(r stemma.Report, rd stemma.Reading) Toll {
	w := newWeigher(Input{Reports: []stemma.Report{r}, Readings: []stemma.Reading{rd}})
	w.link()
	t := Toll{Killed: -1, Injured: -1}
	shot := -1
	first := func(into *int, n int) {
		if *into < 0 && n >= 0 {
			*into = n
		}
	}
	titled := numbersOf(r.Title)
	first(&t.Killed, titled["killed"])
	first(&t.Injured, titled["injured"])
	for _, f := range w.figures() {
		if f.told.s != nil && (f.told.denied() || f.told.ahead() && !f.told.charged()) {
			continue
		}
		switch f.aspect {
		case "killed":
			first(&t.Killed, int(f.number))
		case "injured", "in hospital":
			first(&t.Injured, int(f.number))
		default:
			if f.told.s != nil && (f.told.s.Verb == "shoot" || f.told.s.Verb == "stab") && (strings.HasPrefix(f.aspect, "people") || words.in("victim", f.aspect)) && argumentSpan(f.told).Overlaps(f.place.Span) {
				first(&shot, int(f.number))
			}
			continue
		}
		t.Places = append(t.Places, f.place)
	}
	opening := numbersOf(r.Text[:min(len(r.Text), openingBytes)])
	first(&t.Killed, opening["killed"])
	first(&t.Injured, opening["injured"])
	first(&shot, titled["shot"])
	first(&shot, opening["shot"])
	one := map[string]int{"kill": -1, "injure": -1, "shot": -1}
	himself := 0
	for _, s := range w.told {
		kind := s.verb
		if s.s.Verb == "shoot" || s.s.Verb == "stab" || s.s.Verb == "wound" && s.s.Nominal {
			kind = "shot"
		}
		if _, ok := one[kind]; !ok || s.denied() || s.ahead() && !s.charged() || !s.target.known() {
			continue
		}
		if kind == "kill" && (s.s.Recipient != nil && (strings.HasSuffix(s.s.Recipient.Text, "self") || strings.HasSuffix(s.s.Recipient.Text, "own life"))) {
			himself = 1
			continue
		}
		if one[kind] < 0 {
			one[kind] = howMany(s.target.text)
		}
		if !t.Date.Known() && oneDay(s.when) {
			t.Date = s.when
		}
	}
	if t.Killed < 0 && one["kill"] > 0 {
		t.Killed = one["kill"] + himself
	}
	first(&t.Killed, one["kill"])
	if t.Killed < 0 && (tellsOfDeath(r.Title) || tellsOfDeath(r.Text[:min(len(r.Text), openingBytes)])) {
		t.Killed = 1 + himself
	}
	first(&t.Injured, one["injure"])
	first(&shot, one["shot"])
	switch {
	case t.Injured < 0 && t.Killed < 0 && shot >= 0:
		t.Injured, t.Killed = shot, 0
	case t.Injured < 0 && t.Killed > 0 && shot > t.Killed:
		t.Injured = shot - t.Killed
	case t.Killed >= 0 && t.Injured < 0:
		t.Injured = 0
	case t.Injured >= 0 && t.Killed < 0:
		t.Killed = 0
	}
	if !t.Date.Known() {
		t.Date = firstDay(&r, &rd)
	}
	t.place(&r, &rd)
	return t
}

// openingBytes is about the first three sentences of a report.
const openingBytes = 600

func oneDay(i stemma.Interval) bool { return i.Known() && i.To.Sub(i.From) < 36*time.Hour }

// firstDay gives the first day named in the running text, but for a time stamp in its first line.
func firstDay(r *stemma.Report, rd *stemma.Reading) stemma.Interval {
	for _, x := range rd.Times {
		if !oneDay(x.Interval) || x.Start < 30 && !x.Anchored {
			continue
		}
		if p := r.Published; p.Known() && x.From.After(p.To.Add(24*time.Hour)) {
			continue
		}
		if back := max(0, x.Start-12); strings.Contains(strings.ToLower(r.Text[back:x.Start]), "posted") || strings.Contains(strings.ToLower(r.Text[back:x.Start]), "updated") {
			continue
		}
		return x.Interval
	}
	return stemma.Interval{}
}

var numberWords = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")

// betweenWords is how many words may stand between a number and what became of those it counts
// ("three other young people wounded").
const betweenWords = 4

// numbersOf scans a headline or an opening for a number and, close behind it, what became of those it
// counts. Kinds that are not found are -1.
func numbersOf(text string) map[string]int {
	out := map[string]int{"killed": -1, "injured": -1, "shot": -1}
	number, gap := -1, 0
	before := ""
	for _, f := range strings.Fields(strings.ReplaceAll(text, "—", " ")) {
		bare := strings.ToLower(strings.Trim(f, ".,;:!?()“”\"'’"))
		n := slices.Index(numberWords, bare)
		if v, err := strconv.Atoi(strings.ReplaceAll(bare, ",", "")); err == nil && v >= 0 && v < oldestYear {
			n = v
		}
		if n >= 0 && strings.HasSuffix(before, ",") && strings.HasSuffix(f, ",") {
			n = -1 // ", 34,": an age
		}
		switch kind := words.became[bare]; {
		case n >= 0:
			number, gap = n, 0
		case kind != "" && number >= 0 && out[kind] < 0:
			out[kind] = number
			number = -1
		case notVictims[bare] || strings.HasPrefix(bare, "a.m") || strings.HasPrefix(bare, "p.m"):
			number = -1
		default:
			if gap++; gap > betweenWords {
				number = -1
			}
		}
		if strings.HasSuffix(f, ".") || strings.HasSuffix(f, ";") || strings.HasSuffix(f, "?") {
			number = -1
		}
		before = f
	}
	return out
}

// oldestYear is where a bare number is more likely a year than a toll.
const oldestYear = 1900

// notVictims are words behind a number that counts no victims: times, addresses, ages, shots.
var notVictims = map[string]bool{
	"at": true, "block": true, "street": true, "in": true, "after": true, "year": true, "years": true, "year-old": true,
	"times": true, "shots": true, "rounds": true, "homicides": true, "months": true, "days": true, "hours": true, "minutes": true,
}

// fatal are words that tell of a death without saying how many.
var fatal = []string{"fatal", "killed", "dead", " dies", " died", "death", "homicide", "slain", "slaying", "murder"}

func tellsOfDeath(text string) bool {
	text = strings.ToLower(text)
	text = strings.ReplaceAll(strings.ReplaceAll(text, "non-fatal", ""), "nonfatal", "")
	return slices.ContainsFunc(fatal, func(w string) bool { return strings.Contains(text, w) })
}

// howMany reads victims described without a figure: a singular phrase is one, singular phrases joined
// by "and" are as many, a plural is not known.
func howMany(phrase string) int {
	total := 0
	for _, part := range strings.Split(strings.ReplaceAll(phrase, ", ", " and "), " and ") {
		f := strings.Fields(strings.ToLower(part))
		if len(f) == 0 {
			continue
		}
		last := strings.Trim(f[len(f)-1], ".,")
		plural := strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") || last == "people" || last == "men" || last == "women" || last == "children" || last == "them" || last == "they"
		named := part[0] >= 'A' && part[0] <= 'Z'
		if plural && !named {
			return -1
		}
		total++
	}
	if total == 0 {
		return -1
	}
	return total
}

// place finds the town of the event: the dateline's, else the first town named in the text, also in
// the name of its police or sheriff.
func (t *Toll) place(r *stemma.Report, rd *stemma.Reading) {
	var names []world.Toponym
	var spans []stemma.Span
	if town, within, at := dateline(r.Text); town != "" {
		names, spans = append(names, world.Toponym{Name: town, Within: within}), append(spans, at)
	}
	for i, m := range rd.Mentions {
		if m.Form != "name" {
			continue
		}
		name := m.In(r.Text)
		if m.Kind != stemma.PlaceName {
			bare, _, ok := strings.Cut(name, " Police")
			if !ok {
				bare, _, ok = strings.Cut(name, " police")
			}
			if !ok || m.Kind == stemma.Person {
				continue
			}
			name = strings.TrimPrefix(bare, "the ")
		}
		n := world.Toponym{Name: name}
		if i+1 < len(rd.Mentions) {
			if next := rd.Mentions[i+1]; next.Start == m.End+2 && r.Text[m.End] == ',' {
				n.Within = next.In(r.Text)
			}
		}
		names, spans = append(names, n), append(spans, m.Span)
	}
	for i, l := range world.Locate(names, "") {
		if !l.Found || l.Kind != world.City && l.Kind != world.Capital {
			if l.Found && t.Country == "" {
				t.Country = l.Country
			}
			continue
		}
		t.City, t.Region, t.Country = l.Name, l.Admin, l.Country
		t.Places = append(t.Places, stemma.Place{Report: r.ID, Span: spans[i]})
		return
	}
}

// datelineBytes is how far into a report a dateline may begin: behind a title, a photo line, a time stamp.
const datelineBytes = 500

// dateline finds "TOWN, Region (Agency) -" at the head of a line and gives the town and its region.
func dateline(text string) (town, within string, at stemma.Span) {
	for start := 0; start < len(text) && start < datelineBytes; {
		end := start + strings.IndexByte(text[start:], '\n')
		if end < start {
			end = len(text)
		}
		line := text[start:min(end, start+120)]
		cut := -1
		for _, mark := range []string{"—", "–", " - ", "--", " | "} {
			if k := strings.Index(line, mark); k > 0 && (cut < 0 || k < cut) {
				cut = k
			}
		}
		if cut > 0 {
			head, _, _ := strings.Cut(line[:cut], "(")
			town, within, _ = strings.Cut(strings.TrimSpace(head), ",")
			letters := strings.Map(func(r rune) rune {
				if unicode.IsLetter(r) {
					return r
				}
				return -1
			}, town)
			if len(letters) > 2 && letters == strings.ToUpper(letters) {
				from := start + strings.Index(line, town)
				return town, strings.TrimSpace(within), stemma.Span{Start: from, End: from + len(town)}
			}
		}
		start = end + 1
	}
	return "", "", stemma.Span{}
}
