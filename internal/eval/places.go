package eval

import (
	"io/fs"
	"math"

	"stemma/internal/world"
)

// Places scores resolving toponyms to coordinates on gold spans (M13).
var Places = Set{Name: "geo", What: "place names to places on the map, gold spans", Run: places}

func places(data fs.FS) ([]Score, error) {
	var out []Score
	for _, set := range []struct {
		name, file         string
		trivial, published string
		baseline           float64
	}{
		{"geo/lgl", "geo/lgl.jsonl.gz", "largest population (published)", ".76 (CamCoder, Edinburgh)", .70},
		{"geo/geovirus", "geo/geovirus.jsonl.gz", "largest population (published)", ".82 (CamCoder)", .80},
	} {
		near, total, auc := 0.0, 0.0, 0.0
		err := EachToponym(data, set.file, func(a PlaceAnswer) {
			total++
			if a.Km <= 161 {
				near++
			}
			auc += math.Log(1+a.Km) / math.Log(1+20_039)
		})
		if err != nil {
			return nil, err
		}
		out = append(out,
			Score{Set: set.name, Metric: "within 161 km", Value: near / total, N: int(total), Baseline: set.baseline, Trivial: set.trivial, Published: set.published},
			Score{Set: set.name, Metric: "AUC", Value: auc / total, N: int(total), Baseline: math.NaN(), Lower: true})
	}
	return out, nil
}

// A PlaceAnswer is one resolved toponym, for looking at errors. Km is half the earth's girth where none was found.
type PlaceAnswer struct {
	Report, Name, Within string
	Got                  world.Location
	Country              string
	Lat, Lon, Km         float64
}

// EachToponym resolves the toponyms of each report together and gives each answer.
func EachToponym(data fs.FS, file string, each func(PlaceAnswer)) error {
	return Lines(data, file, func(d struct {
		ID, Text string
		Toponyms []struct {
			Start, End int
			Lat, Lon   *float64
			Country    string
		}
	},
	) error {
		names := make([]world.Toponym, len(d.Toponyms))
		for i, t := range d.Toponyms {
			names[i].Name = d.Text[t.Start:t.End]
			if i+1 < len(d.Toponyms) {
				next := d.Toponyms[i+1]
				if next.Start >= t.End+1 && next.Start <= t.End+2 && (d.Text[t.End] == ',' || d.Text[t.End] == ' ' && next.Start == t.End+1) {
					names[i].Within = d.Text[next.Start:next.End]
				}
			}
		}
		for i, l := range world.Locate(names, "") {
			t := d.Toponyms[i]
			if t.Lat == nil || t.Lon == nil {
				continue
			}
			a := PlaceAnswer{d.ID, names[i].Name, names[i].Within, l, t.Country, *t.Lat, *t.Lon, 20_039}
			if l.Found {
				a.Km = world.KmBetween(l.Lat, l.Lon, *t.Lat, *t.Lon)
			}
			each(a)
		}
		return nil
	})
}
