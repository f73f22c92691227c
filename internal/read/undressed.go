package read

import (
	"reflect"

	"stemma"
	"stemma/internal/lang/undress"
)

// A Disguise is what stands between a report as published and as it is read.
type Disguise struct{ dress undress.Dress }

// Undressed gives a report as it is read: without hidden and look-alike characters. False where it has none.
func Undressed(r stemma.Report) (stemma.Report, Disguise, bool) {
	dress, worn := undress.Off(r.Text)
	if !worn {
		return r, Disguise{}, false
	}
	d := Disguise{dress}
	r = Moved(r, func(_ stemma.ID, s stemma.Span) stemma.Span { return d.Off(s) })
	r.Text = dress.Text
	title, _ := undress.Off(r.Title)
	r.Title = title.Text
	return r, d, true
}

// Off gives where a span of the published text lies in the text as read.
func (d *Disguise) Off(s stemma.Span) stemma.Span {
	return stemma.Span{Start: d.dress.Plain(s.Start), End: d.dress.Plain(s.End)}
}

// On gives where a span of the text as read lies in the published text.
func (d *Disguise) On(s stemma.Span) stemma.Span {
	if s.Empty() {
		at := d.dress.Start(s.Start)
		return stemma.Span{Start: at, End: at}
	}
	return stemma.Span{Start: d.dress.Start(s.Start), End: d.dress.End(s.End)}
}

// Moved gives a copy of v in which every span lies elsewhere; move is told the report of a place, "" for a bare span. The walk
// goes over whatever fields a reading or a ledger has, so that none is forgotten when one is added.
func Moved[T any](v T, move func(stemma.ID, stemma.Span) stemma.Span) T {
	return moved(reflect.ValueOf(&v).Elem(), move).Interface().(T)
}

var spanType, placeType = reflect.TypeFor[stemma.Span](), reflect.TypeFor[stemma.Place]()

func moved(v reflect.Value, move func(stemma.ID, stemma.Span) stemma.Span) reflect.Value {
	switch v.Kind() {
	case reflect.Struct:
		switch v.Type() {
		case spanType:
			return reflect.ValueOf(move("", v.Interface().(stemma.Span)))
		case placeType:
			p := v.Interface().(stemma.Place)
			p.Span = move(p.Report, p.Span)
			return reflect.ValueOf(p)
		}
		out := reflect.New(v.Type()).Elem()
		out.Set(v)
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out.Field(i).Set(moved(v.Field(i), move))
			}
		}
		return out
	case reflect.Slice:
		if v.IsNil() || plainKind(v.Type().Elem().Kind()) {
			return v
		}
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(moved(v.Index(i), move))
		}
		return out
	case reflect.Pointer:
		if v.IsNil() || plainKind(v.Type().Elem().Kind()) {
			return v
		}
		out := reflect.New(v.Type().Elem())
		out.Elem().Set(moved(v.Elem(), move))
		return out
	}
	return v
}

// plainKind tells whether values of a kind hold no spans.
func plainKind(k reflect.Kind) bool {
	return k != reflect.Struct && k != reflect.Slice && k != reflect.Pointer
}
