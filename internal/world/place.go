// Package world answers: what does any reader know of the world? Countries with their capitals and
// peoples, places with their position and size, outlets and agencies with their names and addresses.
//
// Method: plain lists made by hand, and a gazetteer packed from GeoNames by tools/gazetteer and searched
// where it lies, so that nothing is unpacked at start-up. Locate resolves the place names of one report
// together: the container beside a name, then the countries and regions that the other names speak for
// (Leidner 2007; Lieberman and Samet 2012 on the local lexicon), then the number of people.
//
// Invariants: look-ups are pure; an unknown name gives nothing; countries stand before towns of their
// name unless the whole report speaks for the town.
//
// What it gets wrong: places under 1,000 people, rivers, hills and quarters, which the gazetteer lacks; a
// local report that names no region; regions lie in the middle of the box of their towns. Tried and
// dropped: positions of regions weighed by people, which drew Texas to its east.
package world

import (
	_ "embed" // the gazetteer is packed into the program
	"encoding/binary"
	"math"
	"strings"
)

// gazetteerFile is made by tools/gazetteer; its first lines say from what.
//
//go:embed gazetteer.bin
var gazetteerFile string

// A PlaceKind says what sort of place a gazetteer entry is.
type PlaceKind uint8

// The kinds, by rising extent.
const (
	City PlaceKind = iota + 1
	Capital
	County
	Region
	State // a country or territory
	Area  // larger than a state: a continent, "the Middle East"; Country is empty
)

// Precision names the kind in the words of the brief.
func (k PlaceKind) Precision() string {
	switch k {
	case County, Region, Area:
		return "region"
	case State:
		return "country"
	}
	return "city"
}

// A Place is one entry of the gazetteer. People is rounded to 4 in 100; zero if not known.
type Place struct {
	Name     string
	Kind     PlaceKind
	Country  string // ISO 3166-1 alpha-2
	Admin    string // name of the first-level region; empty for countries
	Lat, Lon float64
	People   float64
}

// The packed form, little-endian, after a text head that ends with an empty line:
// uint32 records, uint32 regions, uint32 bytes of names; the regions (uint16 country letters, uint32 name);
// the records sorted by PlaceKey (uint32 with the kind in the top byte and the name's offset below,
// uint16 latitude, uint16 longitude, uint16 region, uint8 32·log10 people); the names, each ended by a zero byte.
// Latitude and longitude in steps of 1/65535 of their range are exact to 300 m, less than a town's size.
const (
	regionSize, recordSize = 6, 11
	peopleScale            = 32
)

type gazetteer struct {
	records, regions int
	regionAt         int
	recordAt         int
	nameAt           int
}

func openGazetteer() gazetteer {
	at := strings.Index(gazetteerFile, "\n\n") + 2
	g := gazetteer{records: int(u32(at)), regions: int(u32(at + 4)), regionAt: at + 12}
	g.recordAt = g.regionAt + g.regions*regionSize
	g.nameAt = g.recordAt + g.records*recordSize
	return g
}

func u32(at int) uint32 {
	return binary.LittleEndian.Uint32([]byte(gazetteerFile[at : at+4]))
}

func u16(at int) uint16 {
	return binary.LittleEndian.Uint16([]byte(gazetteerFile[at : at+2]))
}

func (g gazetteer) text(offset int) string {
	s := gazetteerFile[g.nameAt+offset:]
	return s[:strings.IndexByte(s, 0)]
}

func (g gazetteer) name(i int) string {
	return g.text(int(u32(g.recordAt+i*recordSize) & 0xffffff))
}

func (g gazetteer) place(i int) Place {
	at := g.recordAt + i*recordSize
	head := u32(at)
	region := g.regionAt + int(u16(at+8))*regionSize
	country := gazetteerFile[region : region+2]
	p := Place{
		Name: g.text(int(head & 0xffffff)), Kind: PlaceKind(head >> 24),
		Country: country, Admin: g.text(int(u32(region + 2))),
		Lat: float64(u16(at+4))/65535*180 - 90, Lon: float64(u16(at+6))/65535*360 - 180,
	}
	if v := gazetteerFile[at+10]; v > 0 {
		p.People = math.Pow(10, float64(v)/peopleScale)
	}
	return p
}

// capitalBonus lets a capital stand before a larger town of the same name elsewhere, in powers of ten
// of people: seats of government are in the news out of proportion to their size.
const capitalBonus = 1

// regionMalus lets a town stand before the region that is named after it ("New York", "São Paulo").
const regionMalus = 1

// stateWeight sets a country before every town: larger than the largest city and its capital bonus.
const stateWeight = 9

// weight ranks places of one name before any context is known: log10 of the people who live there.
func (p Place) weight() float64 {
	if p.Kind == State || p.Kind == Area {
		return stateWeight
	}
	w := 2.0 // a place whose people nobody counted is taken for a village of a hundred
	if p.People > 100 {
		w = math.Log10(p.People)
	}
	switch p.Kind {
	case Capital:
		w += capitalBonus
	case Region, County:
		w -= regionMalus
	}
	return w
}

// suffixes that a report adds to the name of a region or town and a gazetteer leaves out, or the other way round.
var placeSuffixes = []string{" province", " governorate", " region", " district", " state", " city", " prefecture", " oblast", " department", " county"}

// Places gives the places of the world that bear a name, the most peopled first, countries before
// all. No context is used; see Locate for that. The result is empty for a name nobody bears.
func Places(name string) []Place {
	key := PlaceKey(name)
	if key == "" {
		return nil
	}
	var out []Place
	out = append(out, lookup(key)...)
	if c, ok := CountryNamed(name); ok {
		part := false // "England" and "Scotland" go by the state's code and are parts of it
		for i, p := range out {
			if p.Kind == Region && p.Country == c.Code && PlaceKey(c.Names[0]) != key {
				out[i].Kind, part = State, true
			}
		}
		if !part {
			out = append(out, c.Place())
		}
	}
	if a, ok := areas[key]; ok {
		out = append(out, a)
	}
	if len(out) == 0 {
		for _, suffix := range placeSuffixes {
			if short, ok := strings.CutSuffix(key, suffix); ok {
				out = lookup(short)
				break
			}
		}
	}
	if len(out) == 0 {
		if full, ok := regionShort(name); ok {
			out = lookup(PlaceKey(full))
		}
	}
	sortPlaces(out)
	return out
}

func lookup(key string) []Place {
	g := openGazetteer()
	lo, hi := 0, g.records
	for lo < hi {
		if mid := (lo + hi) / 2; PlaceKey(g.name(mid)) < key {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	var out []Place
	for ; lo < g.records && PlaceKey(g.name(lo)) == key; lo++ {
		out = append(out, g.place(lo))
	}
	return out
}

func sortPlaces(ps []Place) {
	before := func(a, b Place) bool {
		if (a.Kind == State) != (b.Kind == State) {
			return a.Kind == State
		}
		if wa, wb := a.weight(), b.weight(); wa != wb {
			return wa > wb
		}
		if a.Kind != b.Kind {
			return a.Kind > b.Kind
		}
		if a.Country != b.Country {
			return a.Country < b.Country
		}
		return a.Lat < b.Lat
	}
	for i := 1; i < len(ps); i++ { // few places share a name: at most some hundreds
		for j := i; j > 0 && before(ps[j], ps[j-1]); j-- {
			ps[j], ps[j-1] = ps[j-1], ps[j]
		}
	}
}

// KmBetween gives the great-circle distance in km on a sphere of radius 6,371 km.
func KmBetween(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	a, b := math.Sin((lat2-lat1)*rad/2), math.Sin((lon2-lon1)*rad/2)
	h := a*a + math.Cos(lat1*rad)*math.Cos(lat2*rad)*b*b
	return 2 * 6371 * math.Asin(math.Sqrt(min(h, 1)))
}
