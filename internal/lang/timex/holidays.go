package timex

import "stemma/internal/lang/number"

type namedFeast struct {
	words []string
	feast
}

// feasts that English-language news names without a date. Election Day is that of the United States:
// the Tuesday after the first Monday of November.
var feasts = map[string][]namedFeast{
	"new":          {{[]string{"new", "year", "'s", "eve"}, feast{month: 12, day: 31}}, {[]string{"new", "year", "'s", "day"}, feast{month: 1, day: 1}}, {[]string{"new", "year", "'s"}, feast{month: 1, day: 1}}},
	"christmas":    {{[]string{"christmas", "eve"}, feast{month: 12, day: 24}}, {[]string{"christmas", "day"}, feast{month: 12, day: 25}}, {[]string{"christmas"}, feast{month: 12, day: 25}}},
	"boxing":       {{[]string{"boxing", "day"}, feast{month: 12, day: 26}}},
	"thanksgiving": {{[]string{"thanksgiving", "day"}, feast{month: 11, weekday: 4, nth: 4}}, {[]string{"thanksgiving"}, feast{month: 11, weekday: 4, nth: 4}}},
	"easter":       {{[]string{"easter", "sunday"}, feast{}}, {[]string{"easter", "monday"}, feast{easter: 1}}, {[]string{"easter"}, feast{}}},
	"good":         {{[]string{"good", "friday"}, feast{easter: -2}}},
	"ash":          {{[]string{"ash", "wednesday"}, feast{easter: -46}}},
	"palm":         {{[]string{"palm", "sunday"}, feast{easter: -7}}},
	"labor":        {{[]string{"labor", "day"}, feast{month: 9, weekday: 1, nth: 1}}}, //nolint:misspell // the American feast
	"memorial":     {{[]string{"memorial", "day"}, feast{month: 5, weekday: 1, nth: -1}}},
	"halloween":    {{[]string{"halloween"}, feast{month: 10, day: 31}}},
	"valentine":    {{[]string{"valentine", "'s", "day"}, feast{month: 2, day: 14}}},
	"election":     {{[]string{"election", "day"}, feast{month: 11, weekday: 1, nth: 1, day: 1}}},
	"martin":       {{[]string{"martin", "luther", "king", "day"}, feast{month: 1, weekday: 1, nth: 3}}},
	"veterans":     {{[]string{"veterans", "day"}, feast{month: 11, day: 11}}},
}

// feastAt gives the feast that ws begins with and its length in words. Names are capitalised.
func feastAt(ws []number.Word, upper bool) (feast, int) {
	if !upper {
		return feast{}, 0
	}
next:
	for _, f := range feasts[ws[0].Low] {
		if len(f.words) > len(ws) {
			continue
		}
		for k, w := range f.words {
			if got := ws[k].Low; got != w && !(w == "'s" && got == "’s") || k > 0 && ws[k].Break {
				continue next
			}
		}
		return f.feast, len(f.words)
	}
	return feast{}, 0
}
