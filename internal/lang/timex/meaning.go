package timex

// An op says how a meaning is worked out.
type op uint8

const (
	opNone     op = iota
	opLiteral     // value stands as it is: PRESENT_REF, SET values
	opPoint       // calendar parts were named; a missing year is found by tense or direction
	opNear        // n days from the publication: today, tonight
	opShift       // the stretch of size u, n away from the one that holds the base
	opAgo         // n units of u before (n < 0) or after the base
	opWeekday     // a day of the week
	opPeriod      // the quarter the text is talking of, shifted by n years
	opDuration    //
	opAge         // "44-year-old": looked at so that nothing inside it is taken for a time
)

// Directions of a name without a year or week.
const (
	byTense = iota
	toPast  // last
	toNext  // next, coming
	toThis  // this, current
)

// A meaning is what an expression says before it is placed in time.
type meaning struct {
	op     op
	typ    string // DATE, TIME, DURATION, SET
	mod    string
	value  string // of opLiteral
	u      int    // unit
	n, hi  float64
	x      bool     // the amount is not said ("weeks", "several years")
	p      point    // named parts; p.y is 0 when the year was not said
	yearIs *meaning // the year is that of another expression ("June last year", "this year's third quarter")
	feast  *feast
	dow    int
	dir    int
	anchor bool   // the base is the last date of the text, not the publication
	part   string // MO, NI …: part of day
	clock  string // T10:30, T10:30Z
	toward int    // of durations: -1 the past two weeks, +1 the next two weeks
	since  bool   // "since 2019": the days run on to the publication
	within int    // -1 "earlier this month": up to the publication; +1 "later this year": from it on
}

// dated reports whether m names a stretch of the calendar that modifiers such as early and late can cut.
func (m meaning) dated() bool {
	switch m.op {
	case opPoint, opNear, opShift, opWeekday, opPeriod:
		return true
	}
	return false
}
