package atlas

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"stemma"
	"stemma/internal/brief"
	"stemma/internal/brief/rehearsal"
)

func index(led stemma.Ledger) *brief.Index {
	b := brief.Compose(brief.Input{Ledgers: []stemma.Ledger{led}})
	return brief.NewIndex(&b.Stories[0])
}

func town(id, name string, lat, lon float64, precision string) stemma.Entity {
	return stemma.Entity{ID: id, Kind: stemma.PlaceName, Name: name, Geo: &stemma.Geo{Lat: lat, Lon: lon, Precision: precision}}
}

func TestMapHoldsItsPlaces(t *testing.T) {
	led := rehearsal.Flood()
	led.Entities = append(
		led.Entities, town("m1", "Near Town", 54.9, -2.9, "city"), town("m2", "Far City", -33.9, 151.2, "city"), town("m3", "A Country", 54, -2, "country"),
	)
	svg, outside := Map(index(led), "s1-map")
	if !strings.Contains(svg, ">Tarn Hollow</text>") || !strings.Contains(svg, ">Near Town</text>") || !strings.Contains(svg, "at-land") {
		t.Errorf("not drawn:\n%.600s", svg)
	}
	if strings.Contains(svg, "A Country") || len(outside) != 1 || outside[0] != "Far City" {
		t.Errorf("outside: %v", outside)
	}
	if len(svg) > 40_000 {
		t.Errorf("a map of one region takes %d bytes", len(svg))
	}
	dec := xml.NewDecoder(strings.NewReader(svg))
	for {
		if _, err := dec.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

func TestNoPositionNoMap(t *testing.T) {
	if svg, _ := Map(index(stemma.Ledger{Entities: []stemma.Entity{town("m", "Land", 10, 10, "country")}}), "x"); svg != "" {
		t.Error("a country alone makes a map")
	}
}

func TestWholeWorldFits(t *testing.T) {
	svg, outside := Map(index(stemma.Ledger{Entities: []stemma.Entity{
		town("a", "North", 78, 15, "city"), town("b", "South", -54, -68, "city"), town("c", "East", -41, 174, "city"), town("d", "Odd", 95, 500, "city"),
	}}), "x")
	if len(outside) > 0 || strings.Contains(svg, "NaN") || strings.Contains(svg, "Odd") || strings.Count(svg, "at-land") < 150 {
		t.Errorf("outside %v, %d outlines", outside, strings.Count(svg, "at-land"))
	}
}
