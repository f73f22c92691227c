// Package atlas answers: where is it? It draws the places of a story on a small map that needs no
// tiles, no script and no network: outlines of countries (Natural Earth, 1:110 million), a dot for
// each place, its name beside it where there is room.
//
// Method. Equirectangular projection with its standard parallel through the middle of the map, true
// enough for a region; the frame holds the places around the one that most reports name; outlines
// are clipped to the frame (Sutherland and Hodgman 1974), so that the drawing stays small; names are
// set by trying four sides of the dot, in the order of weight.
//
// Invariants: linear in the outlines; the same story gives the same bytes; a place is drawn only
// where the ledger gives it coordinates finer than a country, and what does not fit the frame is named.
//
// What it gets wrong: coasts are coarse at the scale of a city, small islands are missing, and
// borders are Natural Earth's, which shows who controls an area, not who claims it. A frame across
// the 180th meridian shows one side of it. Tried and dropped: the whole world always (the places of
// most stories fall on one spot).
package atlas

import (
	_ "embed"
	"encoding/xml"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"stemma"
	"stemma/internal/brief"
)

//go:embed land.txt
var land string

// The frame, in pixels; and how the places are chosen.
const (
	width, height = 720.0, 420.0
	room          = 1.5  // the frame is half as large again as what it holds, for the names
	leastSpan     = 4.0  // degrees of latitude: below it the outlines are too coarse to help
	region        = 16.0 // degrees around the chief place that make one region (the Near East, say)
	mostPlaces    = 40
	letterWidth   = 6.6 // of the names, at a size of 12
	nameHeight    = 14.0
)

// A spot is a place on the map.
type spot struct {
	name     string
	lat, lon float64
	reports  int
	x, y     float64
}

// Map draws the places of a story as SVG, to stand in a page; ids in it begin with id. It also names
// the places that lie outside the frame. The drawing is empty where no place has a position.
func Map(x *brief.Index, id string) (svg string, outside []string) {
	spots := spotsOf(x)
	if len(spots) == 0 {
		return "", nil
	}
	in := near(spots)
	for i := range spots {
		if !slices.Contains(in, i) {
			outside = append(outside, spots[i].name)
		}
	}
	v := viewOf(spots, in)
	var shown []spot
	for _, i := range in {
		s := spots[i]
		s.x, s.y = v.at(s.lat, s.lon)
		shown = append(shown, s)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<svg viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\" role=\"img\" aria-labelledby=\"%s-title %s-desc\">\n<title id=\"%s-title\">Map of the places</title>\n<desc id=\"%s-desc\">%s</desc>\n",
		width, height, width, height, text(id), text(id), text(id), text(id), text(words(shown)))
	fmt.Fprintf(&b, "<rect class=\"at-sea\" width=\"%.0f\" height=\"%.0f\"/>\n", width, height)
	for line := range strings.Lines(land) {
		if path := v.outline(line); path != "" {
			fmt.Fprintf(&b, "<path class=\"at-land\" d=\"%s\"/>\n", path)
		}
	}
	for _, s := range shown {
		fmt.Fprintf(&b, "<circle class=\"at-dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%s</title></circle>\n", s.x, s.y, radius(s), text(s.name))
	}
	names(&b, shown)
	v.scale(&b)
	b.WriteString("</svg>\n")
	return b.String(), outside
}

func text(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}

func radius(s spot) float64 { return 3 + min(4, math.Sqrt(float64(s.reports))) }

// words tells the map for those who cannot see it.
func words(spots []spot) string {
	var out []string
	for _, s := range spots {
		out = append(out, fmt.Sprintf("%s at %.2f, %.2f", s.name, s.lat, s.lon))
	}
	return strings.Join(out, "; ") + "."
}

// spotsOf gathers places with a position, the most widely reported first.
func spotsOf(x *brief.Index) []spot {
	var out []spot
	for _, e := range x.OfKind(stemma.PlaceName) {
		g := e.Geo
		if g == nil || g.Precision == "country" || math.Abs(g.Lat) > 85 || math.Abs(g.Lon) > 180 || len(out) == mostPlaces {
			continue
		}
		var ids []string
		for _, m := range e.Mentions {
			ids = append(ids, m.Report)
		}
		out = append(out, spot{name: e.Name, lat: g.Lat, lon: g.Lon, reports: len(x.Numbers(ids))})
	}
	return out
}

// near gives the places of the region around the first; all of them, if that is less than half.
func near(spots []spot) []int {
	var in, all []int
	for i, s := range spots {
		all = append(all, i)
		c := math.Cos(spots[0].lat * math.Pi / 180)
		if math.Abs(s.lat-spots[0].lat) <= region && math.Abs(s.lon-spots[0].lon)*c <= region {
			in = append(in, i)
		}
	}
	if 2*len(in) < len(all) {
		return all
	}
	return in
}

// A view maps degrees to pixels.
type view struct{ lat, lon, squeeze, k float64 }

func viewOf(spots []spot, in []int) view {
	first := spots[in[0]]
	south, north, west, east := first.lat, first.lat, first.lon, first.lon
	for _, i := range in {
		south, north = min(south, spots[i].lat), max(north, spots[i].lat)
		west, east = min(west, spots[i].lon), max(east, spots[i].lon)
	}
	v := view{lat: (south + north) / 2, lon: (west + east) / 2}
	v.squeeze = math.Cos(v.lat * math.Pi / 180)
	high := max((north-south)*room, leastSpan)
	wide := max((east-west)*v.squeeze*room, leastSpan*width/height)
	v.k = min(height/high, width/wide)
	return v
}

func (v view) at(lat, lon float64) (x, y float64) {
	return width/2 + (lon-v.lon)*v.squeeze*v.k, height/2 - (lat-v.lat)*v.k
}

type dot struct{ x, y float64 }

// outline reads one ring and clips it to the frame; empty if nothing of it is inside.
func (v view) outline(line string) string {
	if strings.HasPrefix(line, "#") {
		return ""
	}
	var ring []dot
	px, py := 0, 0
	for cell := range strings.FieldsSeq(line) {
		a, b, _ := strings.Cut(cell, ",")
		dx, errX := strconv.Atoi(a)
		dy, errY := strconv.Atoi(b)
		if errX != nil || errY != nil {
			return ""
		}
		px, py = px+dx, py+dy
		x, y := v.at(float64(py)/10, float64(px)/10)
		ring = append(ring, dot{x, y})
	}
	const edge = 2 // just outside, so that the cut itself is not seen
	for _, side := range []struct {
		inside func(dot) bool
		cut    func(a, b dot) dot
	}{
		{func(p dot) bool { return p.x >= -edge }, func(a, b dot) dot { return acrossX(a, b, -edge) }},
		{func(p dot) bool { return p.x <= width+edge }, func(a, b dot) dot { return acrossX(a, b, width+edge) }},
		{func(p dot) bool { return p.y >= -edge }, func(a, b dot) dot { return acrossY(a, b, -edge) }},
		{func(p dot) bool { return p.y <= height+edge }, func(a, b dot) dot { return acrossY(a, b, height+edge) }},
	} {
		var kept []dot
		for i, p := range ring {
			last := ring[(i+len(ring)-1)%len(ring)]
			if side.inside(p) != side.inside(last) {
				kept = append(kept, side.cut(last, p))
			}
			if side.inside(p) {
				kept = append(kept, p)
			}
		}
		if ring = kept; len(ring) == 0 {
			return ""
		}
	}
	var b strings.Builder
	for i, p := range ring {
		step := "L"
		if i == 0 {
			step = "M"
		}
		fmt.Fprintf(&b, "%s%.1f %.1f", step, p.x, p.y)
	}
	return b.String() + "Z"
}

func acrossX(a, b dot, x float64) dot { return dot{x, a.y + (b.y-a.y)*(x-a.x)/(b.x-a.x)} }
func acrossY(a, b dot, y float64) dot { return dot{a.x + (b.x-a.x)*(y-a.y)/(b.y-a.y), y} }

// A rectangle is what a name or a dot takes up.
type rectangle struct{ x1, y1, x2, y2 float64 }

func (r rectangle) meets(o rectangle) bool {
	return r.x1 < o.x2 && o.x1 < r.x2 && r.y1 < o.y2 && o.y1 < r.y2
}

// names sets each name on the first side of its dot where it covers nothing; where there is no such
// side the dot stands alone and its name is told by its title.
func names(b *strings.Builder, spots []spot) {
	var taken []rectangle
	for _, s := range spots {
		r := radius(s)
		taken = append(taken, rectangle{s.x - r, s.y - r, s.x + r, s.y + r})
	}
	for _, s := range spots {
		long, r := float64(len([]rune(s.name)))*letterWidth, radius(s)+4
		for _, at := range []struct {
			x, y   float64
			anchor string
			box    rectangle
		}{
			{s.x + r, s.y + 4, "start", rectangle{s.x + r, s.y - 8, s.x + r + long, s.y - 8 + nameHeight}},
			{s.x - r, s.y + 4, "end", rectangle{s.x - r - long, s.y - 8, s.x - r, s.y - 8 + nameHeight}},
			{s.x, s.y - r - 2, "middle", rectangle{s.x - long/2, s.y - r - nameHeight, s.x + long/2, s.y - r}},
			{s.x, s.y + r + 10, "middle", rectangle{s.x - long/2, s.y + r, s.x + long/2, s.y + r + nameHeight}},
		} {
			if at.box.x1 < 0 || at.box.x2 > width || at.box.y1 < 0 || at.box.y2 > height || slices.ContainsFunc(taken, at.box.meets) {
				continue
			}
			taken = append(taken, at.box)
			fmt.Fprintf(b, "<text class=\"at-name\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", at.x, at.y, at.anchor, text(s.name))
			break
		}
	}
}

// kmPerDegree is the length of a degree of latitude.
const kmPerDegree = 111.2

// scale draws a bar of a round number of kilometres, at most a fifth of the frame.
func (v view) scale(b *strings.Builder) {
	most := width / 5 / v.k * kmPerDegree
	km := math.Pow(10, math.Floor(math.Log10(most)))
	for _, step := range []float64{5, 2} {
		if km*step <= most {
			km *= step
			break
		}
	}
	long := km / kmPerDegree * v.k
	fmt.Fprintf(b, "<path class=\"at-bar\" d=\"M14 %.0fv6h%.1fv-6\"/>\n<text class=\"at-note\" x=\"%.1f\" y=\"%.0f\">%.0f km</text>\n", height-20, long, long+20, height-12, km)
	fmt.Fprintf(b, "<text class=\"at-note\" x=\"%.0f\" y=\"%.0f\" text-anchor=\"end\">Outlines: Natural Earth</text>\n", width-10, height-12)
}
