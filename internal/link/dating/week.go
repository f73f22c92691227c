package dating

import (
	"fmt"
	"strconv"
	"strings"

	"stemma"
)

// leadBytes is how far into the body the happening is told of which a report is about: two paragraphs of news have
// 150 to 250 bytes each.
const leadBytes = 500

// ownWeek makes clues of a lead that gives a past day whole ("on Monday, May 4, 2020, the council …") in a report that goes on
// with bare days of the week ("it meets again on Thursday"). A bare day of the week is one within a week of the report,
// so a writer who mixes the two writes of this week: the report came out less than weekdayReach after the day, and not
// after the next of the days that it says are to come. The lead's own day must come again, bare and past, or a history
// that ends in this week's events would be dated to its first sentence.
func (g *gatherer) ownWeek(times []stemma.TimeExpr) {
	lead := g.leadDay(times)
	if lead == nil {
		return
	}
	at := of(lead.From)
	var again, ahead *stemma.TimeExpr
	next := day(0)
	for i := range times {
		t := &times[i]
		if t.Past && t.Basis == stemma.Stated && t.Known() && of(t.From) >= at+weekdayReach {
			return // it tells of what came later
		}
		dow, ok := bareWeekday(t)
		if !ok || t.Start < lead.End || t.End > len(g.r.Text) || !g.r.KindAt(t.Start).Body() {
			continue
		}
		switch {
		case t.Past && dow == at.weekday() && again == nil:
			again = t
		case t.Ahead:
			days := day((dow-at.weekday()+6)%7 + 1)
			if ahead == nil || at+days < next {
				ahead, next = t, at+days
			}
		}
	}
	if again == nil {
		return
	}
	name, short := lead.In(g.r.Text), again.In(g.r.Text)
	g.add(clue{
		rule: "own-week", note: fmt.Sprintf("its lead tells of %s and then of \"%s\" without a date, as news does within a week", name, short),
		weight: 3, key: "week" + strconv.Itoa(int(at)),
		fits: func(p day) bool { return p >= at && p < at+weekdayReach },
	}, lead.Span, again.Span)
	if ahead != nil {
		g.add(clue{
			rule: "coming-weekday", note: fmt.Sprintf("\"%s\", the %s after %s, is still to come", ahead.In(g.r.Text), next, name),
			weight: 2, key: "comingweekday" + strconv.Itoa(int(next)),
			fits: func(p day) bool { return p <= next },
		}, ahead.Span)
	}
}

// leadDay finds the first past day in the lead that is given whole, with its weekday.
func (g *gatherer) leadDay(times []stemma.TimeExpr) *stemma.TimeExpr {
	read := 0
	for _, b := range g.r.BodySpans() {
		for i := range times {
			t := &times[i]
			if t.Start < b.Start || t.End > b.End || t.Start-b.Start+read > leadBytes {
				continue
			}
			if t.Basis != stemma.Stated || !t.Known() || of(t.From) != of(t.To) || !t.Past || g.leadsTo(t) || g.label(t.Span) != "" {
				continue
			}
			first, _, _ := strings.Cut(strings.ToLower(t.In(g.r.Text)), " ")
			if dow, ok := weekdays[strings.Trim(first, ",.")]; ok && dow == of(t.From).weekday() {
				return t
			}
		}
		if read += b.End - b.Start; read > leadBytes {
			break
		}
	}
	return nil
}

// bareWeekday gives the day of the week (Sunday is 0) of "Monday", "on Monday", "Monday morning" without a date.
func bareWeekday(t *stemma.TimeExpr) (dow int, ok bool) {
	rest, ok := strings.CutPrefix(t.Value, "XXXX-WXX-")
	if !ok || rest == "" || rest[0] < '1' || rest[0] > '7' {
		return 0, false
	}
	return int(rest[0]-'0') % 7, true
}
