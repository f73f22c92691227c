package timex

import (
	"fmt"
	"time"
)

// A point is a stretch of the calendar of one size: a day, an ISO week, a month, a season …
type point struct {
	grain int // a unit, or half, seasonal
	y     int // year; year/10 of a decade, year/100 of a century
	a, b  int // month and day; or number of the week, quarter, half or season
}

const (
	half = 100 + iota
	seasonal
)

var seasonNames = [...]string{"", "SP", "SU", "FA", "WI"}

func seasonNumber(s string) int {
	for i, n := range seasonNames {
		if n == s {
			return i
		}
	}
	return 0
}

func dayOf(t time.Time) point { return point{day, t.Year(), int(t.Month()), t.Day()} }

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// at gives the stretch of size grain that holds the day t.
func at(t time.Time, grain int) point {
	switch grain {
	case week, fortnight:
		y, w := t.ISOWeek()
		return point{week, y, w, 0}
	case weekend:
		y, w := t.ISOWeek()
		return point{weekend, y, w, 0}
	case monthUnit:
		return point{monthUnit, t.Year(), int(t.Month()), 0}
	case quarter:
		return point{quarter, t.Year(), (int(t.Month())-1)/3 + 1, 0}
	case yearUnit:
		return point{yearUnit, t.Year(), 0, 0}
	case decadeUnit:
		return point{decadeUnit, t.Year() / 10, 0, 0}
	case century:
		return point{century, t.Year() / 100, 0, 0}
	}
	return dayOf(t)
}

// String gives the TIMEX3 value.
func (p point) String() string {
	switch p.grain {
	case day:
		return fmt.Sprintf("%04d-%02d-%02d", p.y, p.a, p.b)
	case week:
		return fmt.Sprintf("%04d-W%02d", p.y, p.a)
	case weekend:
		return fmt.Sprintf("%04d-W%02d-WE", p.y, p.a)
	case monthUnit:
		return fmt.Sprintf("%04d-%02d", p.y, p.a)
	case quarter:
		return fmt.Sprintf("%04d-Q%d", p.y, p.a)
	case half:
		return fmt.Sprintf("%04d-H%d", p.y, p.a)
	case seasonal:
		return fmt.Sprintf("%04d-%s", p.y, seasonNames[p.a])
	case decadeUnit:
		return fmt.Sprintf("%03d", p.y)
	case century:
		return fmt.Sprintf("%02d", p.y)
	}
	return fmt.Sprintf("%04d", p.y)
}

// days gives the first and last day. A winter is the one that ends in its year's spring when it is named
// with a year, so it covers both turns of the year.
func (p point) days() (from, to time.Time) {
	span := func(t time.Time, y, m, d int) (time.Time, time.Time) { return t, t.AddDate(y, m, d).AddDate(0, 0, -1) }
	switch p.grain {
	case day:
		t := date(p.y, p.a, p.b)
		return t, t
	case week:
		return span(isoWeek(p.y, p.a), 0, 0, 7)
	case weekend:
		return span(isoWeek(p.y, p.a).AddDate(0, 0, 5), 0, 0, 2)
	case monthUnit:
		return span(date(p.y, p.a, 1), 0, 1, 0)
	case quarter:
		return span(date(p.y, 3*p.a-2, 1), 0, 3, 0)
	case half:
		return span(date(p.y, 6*p.a-5, 1), 0, 6, 0)
	case seasonal:
		switch p.a {
		case 1:
			return span(date(p.y, 3, 1), 0, 4, 0)
		case 2:
			return span(date(p.y, 6, 1), 0, 4, 0)
		case 3:
			return span(date(p.y, 9, 1), 0, 4, 0)
		}
		return date(p.y-1, 12, 1), date(p.y+1, 3, 31)
	case decadeUnit:
		return span(date(p.y*10, 1, 1), 10, 0, 0)
	case century:
		return span(date(p.y*100, 1, 1), 100, 0, 0)
	}
	return span(date(p.y, 1, 1), 1, 0, 0)
}

func isoWeek(y, w int) time.Time {
	t := date(y, 1, 4)
	return t.AddDate(0, 0, -(int(t.Weekday())+6)%7+7*(w-1))
}

// add moves p by n of its own size.
func (p point) add(n int) point {
	switch p.grain {
	case day:
		return dayOf(date(p.y, p.a, p.b+n))
	case week, weekend:
		q := at(isoWeek(p.y, p.a).AddDate(0, 0, 7*n), p.grain)
		return q
	case monthUnit:
		return at(date(p.y, p.a+n, 1), monthUnit)
	case quarter:
		return at(date(p.y, 3*(p.a+n)-2, 1), quarter)
	case half:
		t := date(p.y, 6*(p.a+n)-5, 1)
		return point{half, t.Year(), (int(t.Month())-1)/6 + 1, 0}
	}
	p.y += n
	return p
}

// in gives the stretch of size grain that p lies in or that p begins with; ok is false when p is the larger one.
func (p point) in(grain int) (point, bool) {
	from, to := p.days()
	q := at(from, grain)
	_, end := q.days()
	return q, !end.Before(to)
}

// sane keeps values that a calendar and the value's form can hold.
func (p point) sane() bool {
	switch p.grain {
	case decadeUnit:
		return p.y >= 0 && p.y <= 999
	case century:
		return p.y >= 0 && p.y <= 99
	}
	return p.y >= 1 && p.y <= 9999
}

// A feast is a day of the year that has a name.
type feast struct {
	month, day   int // fixed day, or
	weekday, nth int // the nth weekday of the month (nth < 0: from its end), after day if that is set
	easter       int // days from Easter when month is 0
}

// on gives the feast's day in a year.
func (f feast) on(y int) time.Time {
	if f.month == 0 {
		return easter(y).AddDate(0, 0, f.easter)
	}
	if f.nth == 0 {
		return date(y, f.month, f.day)
	}
	if f.nth < 0 {
		t := date(y, f.month+1, 0)
		return t.AddDate(0, 0, -((int(t.Weekday()) + 7 - f.weekday%7) % 7))
	}
	t := date(y, f.month, 1)
	off := (f.weekday%7 - int(t.Weekday()) + 7) % 7
	return t.AddDate(0, 0, off+7*(f.nth-1)+f.day)
}

// easter gives Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus 1991).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	return date(y, month, (h+l-7*m+33*month+19)%32)
}

func midnight(t time.Time) time.Time { return date(t.Year(), int(t.Month()), t.Day()) }
