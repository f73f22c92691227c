package actor

import (
	"strings"
	"testing"
	"time"
)

func TestOf(t *testing.T) {
	for phrase, want := range map[string]string{
		"":                                 "",
		"Peru":                             "PER",
		"Lisbon":                           "PRTGOV",
		"the Chilean foreign minister":     "CHLGOV",
		"Norway's defence ministry":        "NORGOVMIL",
		"Tunisian police officers":         "TUNCOP",
		"a police spokesman":               "COP",
		"the president of Uruguay":         "URYGOV",
		"members of the Knesset":           "ISRLEG",
		"the former Danish premier":        "DNKELI",
		"US-backed Syrian rebels":          "SYRREB",
		"US-backed rebels":                 "USAREB",
		"Ghana's opposition party":         "GHAOPP",
		"hundreds of Kenyan students":      "KENEDU",
		"the People's Republic of China":   "CHN",
		"U.N. peacekeepers":                "UNOMIL",
		"President Zelenskyy":              "UKRGOV",
		"gunmen":                           "UAF",
		"Texas lawmakers":                  "USALEG",
		"she":                              "UNK",
		"Finns":                            "FINCVL",
		"two farmers in Malawi":            "MWIAGR",
		"the ambassador of Mali to France": "MLIGOV",
		"state television":                 "GOVJRN",
		"the International Monetary Fund":  "IGOIGO",
	} {
		if got := Of(phrase).Code(); got != want {
			t.Errorf("%q: %s, want %s", phrase, got, want)
		}
	}
}

// An office counts on the day it is held.
func TestDay(t *testing.T) {
	for year, want := range map[int]string{1985: "GBRGOV", 1999: "GBRELI"} {
		if got := Beside("Margaret Thatcher", "", time.Date(year, 6, 1, 0, 0, 0, 0, time.UTC)).Code(); got != want {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
	}
}

func TestBeside(t *testing.T) {
	if got := Beside("the defence minister", "parliament in Vilnius", time.Time{}).Code(); got != "LTUGOVMIL" {
		t.Error(got)
	}
	if got := Beside("the Danish defence minister", "Vilnius", time.Time{}).Code(); got != "DNKGOVMIL" {
		t.Error(got)
	}
}

// Every entry of the lists can be read and found again.
func TestLists(t *testing.T) {
	l := known()
	for key, b := range l.bodies {
		if b.country != "" && len(b.country) != 3 || b.sector != "" && len(b.sector) != 3 {
			t.Errorf("%s: %v", key, b)
		}
	}
	for key, terms := range l.leaders {
		for _, x := range terms {
			if len(x.country) != 3 || len(x.sector) != 3 || x.from < 1940 || x.to != 0 && x.to < x.from {
				t.Errorf("%s: %v", key, x)
			}
		}
	}
	for group := range l.roles {
		if strings.Contains(group, " s ") || group != strings.ToLower(group) {
			t.Errorf("role %q cannot be met", group)
		}
	}
}

func FuzzOf(f *testing.F) {
	for _, s := range []string{"the US-backed rebels", "’s", "-", "President of", "of of", "People's", "\xff", "al-", "Chiefs of staff of Mali and Chad"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := Of(s)
		if n := len(c.Code()); n%3 != 0 || n > 9 {
			t.Errorf("%q: code %q", s, c.Code())
		}
	})
}
