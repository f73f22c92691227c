package claim

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"stemma"
)

// A figure is one number that a report gives for a thing it counts.
type figure struct {
	*told
	place    stemma.Place
	number   float64
	to       float64
	approx   string
	unit     string
	text     string
	aspect   string // what is counted: a class of words.txt, or the counted noun
	of       map[string]bool
	where    map[string]bool
	others   map[string]bool // see rest
	whole    stemma.Span     // the number with what it counts
	ofText   string
	scope    string
	state    string // "" as things stand, "planned", "earlier"
	asOf     stemma.Interval
	partial  bool      // a kind of victim, not all of them
	some     string    // the words by which it says so (" of them")
	change   string    // from, to, by
	past     bool      // the report gives it as what was said before
	not      []float64 // numbers that the report puts aside for it ("69, not 67")
	against  *figure   // the figure of the same report that it is set against
	deed     string    // what is said of what is counted, see deedOf
	kindOnly bool      // it names a kind of victim (guards); whether they are all is seen from the other figures
	first    *figure   // the figure of another report that this one is a copy of
}

// spread is how far "about" reaches: newspapers round to the first or second figure, a tenth covers both.
const spread = .1

// bounds gives the numbers that a figure allows. An open end is taken to twice the number: who says
// "more than 5,000" of 12,000 misleads.
func (f *figure) bounds() (lo, hi float64) {
	lo, hi = f.number, max(f.number, f.to)
	switch f.approx {
	case "about", "around", "approx", "nearly", "almost", "estimated", "some", "up-to-about":
		return lo * (1 - spread), hi * (1 + spread)
	case "more-than", "over":
		return math.Nextafter(lo, math.Inf(1)), max(2*lo, hi)
	case "at-least":
		return lo, max(2*lo, hi)
	case "less-than", "fewer-than", "under":
		return lo / 2, math.Nextafter(lo, 0)
	case "at-most", "up-to":
		return lo / 2, hi
	case "several", "few", "multiple", "handful":
		return 2, 9
	case "dozens", "scores":
		return max(lo, 20), 99
	case "hundreds":
		return max(lo, 200), 999
	case "thousands":
		return max(lo, 2000), 9999
	case "millions":
		return max(lo, 2e6), 999e6
	}
	return lo, hi
}

// sameAnswer reports whether two figures are one answer: the same number, said with the same strength. Of a plan, which is round
// as long as it is one, "about 300" and "300" are one answer.
func sameAnswer(a, b *figure) bool {
	x, y := strength(a.approx), strength(b.approx)
	rounded := a.state == "planned" && (x == "about" && y == "" || x == "" && y == "about")
	return a.number == b.number && a.to == b.to && (a.past || b.past || x == y || rounded) && a.state == b.state && a.partial == b.partial && sameScope(a, b)
}

// strength joins qualifiers that say the same.
func strength(approx string) string {
	switch approx {
	case "around", "approx", "estimated", "some", "roughly", "nearly", "almost":
		return "about"
	case "over":
		return "more-than"
	case "under", "fewer-than":
		return "less-than"
	}
	return approx
}

// sameScope reports whether two figures count in one place. Of tolls only two named places part them: the
// sick "in hospital" and those "in four countries" are one outbreak.
func sameScope(a, b *figure) bool {
	if a.scope == "" || b.scope == "" || growing[a.aspect] && (!named(a.scope) || !named(b.scope)) {
		return true
	}
	x, _ := content(a.scope)
	y, _ := content(b.scope)
	return likeness(x, y) >= enough
}

// wide reports whether a scope takes in all that could be counted: "in three bases across the country".
func wide(scope string) bool {
	s := strings.ToLower(scope)
	return strings.HasSuffix(s, "the country") || strings.HasSuffix(s, "the nation") || strings.HasSuffix(s, "nationwide")
}

// named reports whether words hold a name.
func named(phrase string) bool {
	return slices.ContainsFunc(strings.Fields(phrase), func(x string) bool { return x[0] >= 'A' && x[0] <= 'Z' })
}

// growing aspects can only rise: a later, higher number takes the place of a lower one.
var growing = map[string]bool{"killed": true, "injured": true, "arrested": true, "displaced": true, "ill": true}

// rival says how two answers to one point differ; no rivalry (empty kind) for the same answer.
func (w *weigher) rival(a, b *figure) (kind stemma.RivalKind, note string, aLater bool) {
	switch {
	case (a.state == "denied") != (b.state == "denied"):
		denied, other := a, b
		if b.state == "denied" {
			denied, other = b, a
		}
		lo, hi := other.bounds()
		if denied.number >= lo && denied.number <= hi {
			return stemma.Conflicts, fmt.Sprintf("%s is denied", denied.text), false
		}
		return stemma.Refines, fmt.Sprintf("%s is denied, which leaves room for %s", denied.text, other.text), false
	case a.state != b.state:
		name := func(f *figure) string {
			switch f.state {
			case "planned":
				return "a plan"
			case "earlier":
				return "how it was before"
			}
			return "how it is"
		}
		return stemma.Scope, fmt.Sprintf("%s is %s, %s is %s", a.text, name(a), b.text, name(b)), false
	case strings.HasPrefix(a.aspect, "people:") && a.Where != b.Where && a.number != b.number:
		return stemma.Scope, fmt.Sprintf("%s and %s are counted at two places", a.text, b.text), false
	case !sameScope(a, b) && !wide(a.scope) && !wide(b.scope):
		return stemma.Scope, fmt.Sprintf("%s counts %s, %s counts %s", a.text, a.scope, b.text, b.scope), false
	case long(a.asOf) != long(b.asOf):
		return stemma.Scope, fmt.Sprintf("%s and %s are counted over different times", a.text, b.text), false
	case a.partial || b.partial:
		return stemma.Scope, "one counts a part", false
	}
	la, ha := a.bounds()
	lb, hb := b.bounds()
	if ta, tb := w.time(a), w.time(b); growing[a.aspect] && !a.partial && !b.partial && a.number != b.number && ta.Known() && tb.Known() {
		newest := a
		if tb.From.After(ta.To) {
			newest = b
		}
		later := ta.From.After(tb.To)
		again := la <= hb && lb <= ha && strength(newest.approx) == "about" // "nearly two dozen" after 23 is no news
		if !again && (later && a.number > b.number || tb.From.After(ta.To) && b.number > a.number) {
			return stemma.Supersedes, fmt.Sprintf("the toll rose from %s to %s", lower(a, b).text, higher(a, b).text), later
		}
	}
	if la <= hb && lb <= ha {
		return stemma.Refines, fmt.Sprintf("%s and %s can both be true", a.text, b.text), false
	}
	ta, tb := w.time(a), w.time(b)
	if ta.Known() && tb.Known() && (ta.From.After(tb.To) || tb.From.After(ta.To)) {
		later := ta.From.After(tb.To)
		higher := la > hb
		if !growing[a.aspect] || later == higher {
			x, y := a, b
			if !later {
				x, y = b, a
			}
			return stemma.Supersedes, fmt.Sprintf("%s (%s) is later than %s (%s)", x.text, day(w.time(x)), y.text, day(w.time(y))), later
		}
	}
	return stemma.Conflicts, fmt.Sprintf("%s and %s cannot both be true", a.text, b.text), false
}

func lower(a, b *figure) *figure {
	if a.number < b.number {
		return a
	}
	return b
}

func higher(a, b *figure) *figure {
	if a.number < b.number {
		return b
	}
	return a
}

// longCount is the stretch beyond which a number was summed up over time ("since the spring") and is not
// the count of one day.
const longCount = 32 * 24 * time.Hour

func long(i stemma.Interval) bool { return i.Known() && i.To.Sub(i.From) > longCount }

// time is as of when a figure holds: what the report says, else its day of publication.
func (w *weigher) time(f *figure) stemma.Interval {
	if f.asOf.Known() {
		return f.asOf
	}
	return w.reports[f.report].Published
}

func day(i stemma.Interval) string {
	if i.Exact() {
		return i.From.Format("2006-01-02")
	}
	return i.From.Format("2006-01-02") + " to " + i.To.Format("2006-01-02")
}

// plain writes a number with commas between thousands.
func plain(n float64) string {
	s := strconv.FormatFloat(n, 'f', -1, 64)
	whole, rest, dot := strings.Cut(s, ".")
	for k := len(whole) - 3; k > 0 && n >= 1000; k -= 3 {
		whole = whole[:k] + "," + whole[k:]
	}
	if dot {
		return whole + "." + rest
	}
	return whole
}

// value writes a figure as an answer.
func (f *figure) value() stemma.Value {
	text := strings.Join(strings.Fields(f.text), " ")
	if text == "" {
		text = strconv.FormatFloat(f.number, 'f', -1, 64)
	}
	if f.some != "" {
		text += f.some
	}
	if f.state == "denied" {
		text = "not " + text
	}
	return stemma.Value{Text: text, Number: f.number, To: f.to, Numeric: true, Unit: f.unit, Qualifier: f.approx}
}
