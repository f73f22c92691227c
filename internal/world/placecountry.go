package world

import (
	_ "embed" // the list of countries is packed into the program
	"strconv"
	"strings"
)

//go:embed countries.txt
var countryFile string

//go:embed regions.txt
var regionFile string

// A Country is a state or territory that English news names.
type Country struct {
	Code, Code3 string   // ISO 3166-1
	Names       []string // the usual one first
	Capitals    []string
	Demonyms    []string // adjectives and nouns for its people
	Lat, Lon    float64  // of the middle
}

// Place gives the country as a place.
func (c Country) Place() Place {
	return Place{Name: c.Names[0], Kind: State, Country: c.Code, Lat: c.Lat, Lon: c.Lon}
}

// Countries gives every country in the list, in its order.
func Countries() []Country {
	var out []Country
	for line := range strings.Lines(countryFile) {
		if c, ok := parseCountry(line); ok {
			out = append(out, c)
		}
	}
	return out
}

func parseCountry(line string) (Country, bool) {
	line = strings.TrimRight(line, "\n")
	f := strings.Split(line, "|")
	if strings.HasPrefix(line, "#") || len(f) != 6 {
		return Country{}, false
	}
	c := Country{Code: f[0], Code3: f[1], Names: splitNames(f[2]), Capitals: splitNames(f[3]), Demonyms: splitNames(f[4])}
	lat, lon, _ := strings.Cut(f[5], ",")
	c.Lat, _ = strconv.ParseFloat(lat, 64)
	c.Lon, _ = strconv.ParseFloat(lon, 64)
	return c, true
}

func splitNames(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ";")
}

// CountryNamed gives the country that goes by a name ("Peru", "the UK", "DR Congo").
// An all-capital short name must be written so: "US" is a country and "us" is not.
func CountryNamed(name string) (Country, bool) {
	return findCountry(name, byName)
}

// CountryOfPeople gives the country of a demonym or adjective ("Chilean", "Danes").
func CountryOfPeople(name string) (Country, bool) {
	return findCountry(name, byPeople)
}

// CountryOfCapital gives the country whose capital a name is. News says "Ankara" for Turkey's government.
func CountryOfCapital(name string) (Country, bool) {
	return findCountry(name, byCapitals)
}

// CountryOf gives the ISO code of the country that a name or demonym belongs to, "" if none.
func CountryOf(name string) string {
	if c, ok := CountryNamed(name); ok {
		return c.Code
	}
	if c, ok := CountryOfPeople(name); ok {
		return c.Code
	}
	return ""
}

// CountryByCode gives the country of an ISO 3166-1 code of two or three letters.
func CountryByCode(code string) (Country, bool) {
	for _, c := range countries {
		if c.Code == code || c.Code3 == code {
			return c, true
		}
	}
	return Country{}, false
}

type countryName struct {
	country int
	name    string
}

// The look-up tables of the list, made once from the text and never changed.
var (
	countries  = Countries()
	byName     = countryTable(func(c Country) []string { return c.Names })
	byPeople   = countryTable(func(c Country) []string { return c.Demonyms })
	byCapitals = countryTable(func(c Country) []string { return c.Capitals })
)

func countryTable(list func(Country) []string) map[string]countryName {
	table := map[string]countryName{}
	for i, c := range countries {
		for _, n := range list(c) {
			key := PlaceKey(n)
			if _, taken := table[key]; !taken { // "Congolese", "Dominican": the first in the list
				table[key] = countryName{i, n}
			}
		}
	}
	return table
}

func findCountry(name string, table map[string]countryName) (Country, bool) {
	name = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(name), "'s"), "’s")
	found, ok := table[PlaceKey(name)]
	if !ok || capitals(found.name) && !capitals(name) {
		return Country{}, false
	}
	return countries[found.country], true
}

// capitals reports whether a name is written in capitals and full stops alone, as "US" and "U.A.E." are.
func capitals(name string) bool {
	name = strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")
	for _, r := range name {
		if r != '.' && (r < 'A' || r > 'Z') {
			return false
		}
	}
	return true
}

// regionShort gives the full name of a region's short form ("Ore.", "TX", "B.C."), as datelines write it.
func regionShort(short string) (string, bool) {
	want := strings.ReplaceAll(short, ".", "")
	for line := range strings.Lines(regionFile) {
		full, rest, ok := strings.Cut(strings.TrimRight(line, "\n"), "|")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, s := range strings.Split(rest, ";") {
			if s == want {
				return full, true
			}
		}
	}
	return "", false
}
