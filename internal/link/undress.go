package link

import (
	"slices"

	"stemma"
	"stemma/internal/read"
)

// A Wardrobe holds reports and readings of a story without their disguise, and the disguises by report.
type Wardrobe struct {
	Reports  []stemma.Report
	Readings []stemma.Reading
	worn     map[stemma.ID]*read.Disguise
}

// Undress takes the disguises off; reports that wear none are as they were. Readings may be missing.
func Undress(reports []stemma.Report, readings []stemma.Reading) Wardrobe {
	w := Wardrobe{Reports: reports, Readings: readings}
	for i := range reports {
		plain, disguise, worn := read.Undressed(reports[i])
		if !worn {
			continue
		}
		if w.worn == nil {
			w.worn = map[stemma.ID]*read.Disguise{}
			w.Reports, w.Readings = slices.Clone(reports), slices.Clone(readings)
		}
		w.worn[plain.ID] = &disguise
		w.Reports[i] = plain
		if i < len(readings) {
			w.Readings[i] = read.Moved(readings[i], func(_ stemma.ID, s stemma.Span) stemma.Span { return disguise.Off(s) })
		}
	}
	return w
}

// off moves the places of v into the texts as read.
func off[T any](w Wardrobe, v T) T { return places(w, v, (*read.Disguise).Off) }

// On moves the places of v into the texts as published.
func On[T any](w Wardrobe, v T) T { return places(w, v, (*read.Disguise).On) }

func places[T any](w Wardrobe, v T, move func(*read.Disguise, stemma.Span) stemma.Span) T {
	if len(w.worn) == 0 {
		return v
	}
	return read.Moved(v, func(report stemma.ID, s stemma.Span) stemma.Span {
		if d := w.worn[report]; d != nil {
			return move(d, s)
		}
		return s
	})
}

// dress writes the readings back, with the voices' entities that linking has found, as readings of the published texts.
func (w Wardrobe) dress(readings []stemma.Reading) {
	for i, r := range w.Readings {
		if d := w.worn[w.Reports[i].ID]; d != nil {
			readings[i] = read.Moved(r, func(_ stemma.ID, s stemma.Span) stemma.Span { return d.On(s) })
		}
	}
}
