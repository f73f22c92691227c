package world

import (
	"math"
	"testing"
)

func TestCountries(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"Chile", "CL"},
		{"the United States", "US"},
		{"U.S.", "US"},
		{"US", "US"},
		{"us", ""},
		{"Norwegians", "NO"},
		{"Côte d’Ivoire", "CI"},
		{"Democratic Republic of Congo", "CD"},
		{"Britain's", "GB"},
		{"Springfield", ""},
		{"", ""},
	} {
		if got := CountryOf(c.name); got != c.want {
			t.Errorf("CountryOf(%q) = %q, want %q", c.name, got, c.want)
		}
	}
	if c, ok := CountryOfCapital("Ankara"); !ok || c.Code != "TR" {
		t.Errorf("Ankara is the capital of %q", c.Code)
	}
	if n := len(Countries()); n < 200 {
		t.Errorf("only %d countries", n)
	}
	for _, c := range Countries() {
		if len(c.Code) != 2 || len(c.Code3) != 3 || len(c.Names) == 0 || math.Abs(c.Lat) > 90 || math.Abs(c.Lon) > 180 || c.Lat == 0 && c.Lon == 0 {
			t.Errorf("broken line: %+v", c)
		}
	}
}

func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		name, country string
		lat, lon, km  float64
	}{
		{"Lisbon", "PT", 38.72, -9.14, 15},
		{"Sao Paulo", "BR", -23.55, -46.63, 15},
		{"St. Petersburg", "RU", 59.93, 30.31, 15},
		{"Kuwait", "KW", 29.5, 47.8, 50},
		{"New York", "US", 40.71, -74, 30},
		{"Sinaloa", "MX", 25, -107.5, 150},
		{"Bavaria", "DE", 48.8, 11.5, 150},
	} {
		ps := Places(c.name)
		if len(ps) == 0 {
			t.Errorf("%s: not found", c.name)
			continue
		}
		if d := KmBetween(ps[0].Lat, ps[0].Lon, c.lat, c.lon); ps[0].Country != c.country || d > c.km {
			t.Errorf("%s: %+v, %.0f km off", c.name, ps[0], d)
		}
	}
	if ps := Places("Qwertyville of Nowhere"); len(ps) > 0 {
		t.Errorf("found a place that is not there: %+v", ps[0])
	}
}

func TestLocate(t *testing.T) {
	got := Locate([]Toponym{{Name: "Paris", Within: "Texas"}, {Name: "Dallas"}, {Name: "Texas"}}, "")
	if got[0].Country != "US" || got[0].Admin != "Texas" {
		t.Errorf("Paris, Texas: %+v", got[0])
	}
	got = Locate([]Toponym{{Name: "Paris"}, {Name: "Lyon"}, {Name: "Marseille"}}, "")
	if got[0].Country != "FR" {
		t.Errorf("Paris among French towns: %+v", got[0])
	}
	got = Locate([]Toponym{{Name: "Portland", Within: "Maine"}}, "")
	if got[0].Admin != "Maine" {
		t.Errorf("Portland, Maine: %+v", got[0])
	}
	if got = Locate([]Toponym{{Name: "Nowhereton"}}, ""); got[0].Found {
		t.Errorf("a place that is not there: %+v", got[0])
	}
}

func FuzzPlaces(f *testing.F) {
	for _, s := range []string{"St. John's", "al-Hasakah", "", "\xff", "Ō", "the the"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, p := range Places(s) {
			if p.Name == "" || len(p.Country) != 2 && p.Kind != Area {
				t.Fatalf("%q: %+v", s, p)
			}
		}
	})
}
