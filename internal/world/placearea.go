package world

import (
	_ "embed" // the list of areas is packed into the program
	"strconv"
	"strings"
)

//go:embed areas.txt
var areaFile string

// areas is the list in look-up form, made once from the text and never changed.
var areas = readAreas(areaFile)

func readAreas(text string) map[string]Place {
	out := map[string]Place{}
	for line := range strings.Lines(text) {
		names, at, ok := strings.Cut(strings.TrimSpace(line), "|")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		lat, lon, _ := strings.Cut(at, ",")
		for _, n := range splitNames(names) {
			p := Place{Name: n, Kind: Area}
			p.Lat, _ = strconv.ParseFloat(lat, 64)
			p.Lon, _ = strconv.ParseFloat(lon, 64)
			out[PlaceKey(n)] = p
		}
	}
	return out
}
