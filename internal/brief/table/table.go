// Package table answers: how does another program read a brief? It writes the lines of a brief as
// CSV (RFC 4180), JSON Lines, GeoJSON (RFC 7946) and PLOVER JSON Lines (the field names of the PLOVER
// codebook), each line with the ids and the words it rests on, so that a row can be traced back.
//
// Invariants: one header, stable columns, rows in the order of the brief; nothing is written that the
// brief does not say. Cells that begin like a formula are quoted with an apostrophe, because the texts
// are anybody's and spreadsheets run formulas.
//
// What it gets wrong: CSV flattens; a claim's several places stand in one cell, separated by " | ".
package table

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"stemma/internal/brief"
)

// A Format is a way to write a brief for other programs.
type Format struct {
	Name, What string
	Write      func(io.Writer, brief.Brief) error
}

// Formats gives all formats in order of name.
func Formats() []Format {
	return []Format{
		{"claims-csv", "one row a claim: question, answer, counts, words", claims},
		{"geojson", "events and places with coordinates, as a FeatureCollection", geojson},
		{"jsonl", "every part of the brief, one JSON object a line with its kind", jsonl},
		{"plover-jsonl", "coded events with PLOVER field names", ploverJSONL},
		{"quotes-csv", "one row a quotation: speaker, channel, words", quotes},
	}
}

// Find gives the format of that name.
func Find(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// cell makes text safe for a spreadsheet.
func cell(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return "'" + s
	}
	return s
}

func write(w io.Writer, header []string, rows [][]string) error {
	c := csv.NewWriter(w)
	_ = c.Write(header)
	for _, r := range rows {
		for i := range r {
			r[i] = cell(r[i])
		}
		_ = c.Write(r)
	}
	c.Flush()
	return c.Error()
}

func claims(w io.Writer, b brief.Brief) error {
	var rows [][]string
	for _, s := range b.Stories {
		for _, p := range s.Points {
			for _, c := range p.Claims {
				var words, rivals []string
				for _, x := range c.Places {
					words = append(words, fmt.Sprintf("%s[%d:%d] %s", x.Report, x.Start, x.End, x.Text))
				}
				for _, r := range p.Rivalries {
					if r.A == c.ID {
						rivals = append(rivals, string(r.Kind)+" "+r.B)
					} else if r.B == c.ID {
						rivals = append(rivals, string(r.Kind)+" "+r.A)
					}
				}
				asOf := ""
				if c.AsOf != nil {
					asOf = c.AsOf.From
				}
				rows = append(rows, []string{
					s.ID, p.ID, p.Question, p.Aspect, p.Status, c.ID, c.Value.Text, number(c.Value.Number), number(c.Value.To), c.Value.Unit, c.Value.Qualifier, asOf,
					strings.Join(c.Reports, " "), strconv.Itoa(len(c.Reports)), strconv.Itoa(c.Newsrooms), strconv.Itoa(c.Voices), strconv.Itoa(c.Origins),
					strings.Join(rivals, "; "), strings.Join(words, " | "),
				})
			}
		}
	}
	return write(w, []string{
		"story", "point", "question", "aspect", "status", "claim", "value", "number", "to", "unit", "qualifier", "as_of",
		"report_ids", "reports", "newsrooms", "voices", "origins", "rivals", "words",
	}, rows)
}

func number(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'f', -1, 64)
}

func quotes(w io.Writer, b brief.Brief) error {
	var rows [][]string
	for _, s := range b.Stories {
		outlet, published := map[string]string{}, map[string]string{}
		for _, r := range s.Reports {
			if r.Outlet != nil {
				outlet[r.ID] = r.Outlet.Name
			}
			published[r.ID] = r.Published.From
		}
		for _, q := range s.Quotes {
			speaker, entity, unnamed, role := "", "", "", ""
			if q.Speaker != nil {
				speaker, entity, unnamed, role = q.Speaker.Text, q.Speaker.Entity, strconv.FormatBool(q.Speaker.Unnamed), q.Speaker.Role
			}
			var via []string
			for _, v := range q.Via {
				via = append(via, v.Text)
			}
			cue := ""
			if q.Cue != nil {
				cue = q.Cue.Text
			}
			rows = append(rows, []string{
				s.ID, q.ID, q.Place.Report, outlet[q.Place.Report], published[q.Place.Report], speaker, entity, unnamed, role, strings.Join(via, " > "), cue,
				strconv.Itoa(q.Place.Start), strconv.Itoa(q.Place.End), spoken(&q),
			})
		}
	}
	return write(w, []string{"story", "quote", "report", "outlet", "published_from", "speaker", "entity", "unnamed", "role", "via", "cue", "start", "end", "text"}, rows)
}

// spoken gives the words of a quotation alone: where the report breaks it to say who speaks, a mark of omission stands for that.
func spoken(q *brief.Quote) string {
	if len(q.Pieces) == 0 {
		return q.Place.Text
	}
	words := make([]string, 0, len(q.Pieces))
	for i, p := range q.Pieces {
		w := p.Text
		if i < len(q.Pieces)-1 {
			w = strings.TrimRight(w, ", ")
		}
		words = append(words, w)
	}
	return strings.Join(words, " … ")
}

// jsonl writes each part of each story as {"kind", "story", "value"}.
func jsonl(w io.Writer, b brief.Brief) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, f := range b.Fates {
		if err := e.Encode(map[string]any{"kind": "fate", "value": f}); err != nil {
			return err
		}
	}
	for _, s := range b.Stories {
		put := func(kind string, v any) error {
			return e.Encode(struct {
				Kind  string `json:"kind"`
				Story string `json:"story"`
				Value any    `json:"value"`
			}{kind, s.ID, v})
		}
		if err := all(put, "report", s.Reports); err != nil {
			return err
		}
		for _, err := range []error{
			all(put, "lost", s.Lost), all(put, "copy", s.Copies), all(put, "entity", s.Entities), all(put, "quote", s.Quotes),
			all(put, "attribution", s.Attributions), all(put, "statement", s.Statements), all(put, "event", s.Events), all(put, "point", s.Points),
			all(put, "position", s.Positions), all(put, "sentence", s.Summary.Sentences),
		} {
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func all[T any](put func(string, any) error, kind string, values []T) error {
	for _, v := range values {
		if err := put(kind, v); err != nil {
			return err
		}
	}
	return nil
}

func geojson(w io.Writer, b brief.Brief) error {
	type geometry struct {
		Type        string     `json:"type"`
		Coordinates [2]float64 `json:"coordinates"`
	}
	type feature struct {
		Type       string         `json:"type"`
		Geometry   geometry       `json:"geometry"`
		Properties map[string]any `json:"properties"`
	}
	features := []feature{}
	for _, s := range b.Stories {
		for _, e := range s.Entities {
			if e.Geo != nil {
				features = append(features, feature{"Feature", geometry{"Point", [2]float64{e.Geo.Lon, e.Geo.Lat}}, map[string]any{
					"kind": "place", "story": s.ID, "id": e.ID, "name": e.Name, "country": e.Geo.Country, "precision": e.Geo.Precision, "mentions": len(e.Mentions),
				}})
			}
		}
		for _, e := range s.Events {
			if e.Where != nil && e.Where.Lat != nil && e.Where.Lon != nil {
				features = append(features, feature{"Feature", geometry{"Point", [2]float64{*e.Where.Lon, *e.Where.Lat}}, map[string]any{
					"kind": "event", "story": s.ID, "id": e.ID, "what": e.What, "modality": e.Modality, "from": e.When.From, "to": e.When.To,
					"precision": e.Where.Precision, "reports": len(e.Reports), "origins": e.Origins,
				}})
			}
		}
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", " ")
	return out.Encode(map[string]any{"type": "FeatureCollection", "features": features})
}

// ploverJSONL writes coded events with the field names of PLOVER, and stemma's own counts beside them.
func ploverJSONL(w io.Writer, b brief.Brief) error {
	type actor struct {
		Text string `json:"entity_text"`
		ID   string `json:"identifier_id"`
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for _, s := range b.Stories {
		name := map[string]string{}
		for _, e := range s.Entities {
			name[e.ID] = e.Name
		}
		told := map[string]*brief.Statement{}
		for i := range s.Statements {
			told[s.Statements[i].ID] = &s.Statements[i]
		}
		for _, e := range s.Events {
			if e.Plover.Event == "" {
				continue
			}
			people := func(ids []string, as func(*brief.Statement) *brief.Part) []actor {
				out := []actor{}
				for _, id := range ids {
					out = append(out, actor{name[id], id})
				}
				for _, id := range e.Statements { // who is no entity is told as the statement has him: "the court"
					if st := told[id]; len(out) == 0 && st != nil && st.What == e.What && as(st) != nil && as(st).Text != "" {
						out = append(out, actor{as(st).Text, as(st).Entity})
					}
				}
				return out
			}
			mode := []string{}
			if e.Plover.Mode != "" {
				mode = append(mode, e.Plover.Mode)
			}
			row := map[string]any{
				"id": e.ID, "date": e.When.From, "enddate": e.When.To, "event": e.Plover.Event, "mode": mode, "quad_code": e.Plover.Quad,
				"actor": people(e.Actors, func(st *brief.Statement) *brief.Part { return st.Actor }), "recipient": people(e.Recipients, func(st *brief.Statement) *brief.Part { return st.Recipient }), "event_text": e.What, "link": s.ID, "coder": "stemma " + b.Made.Stemma,
				"modality": e.Modality, "reports": e.Reports, "newsrooms": e.Newsrooms, "voices": e.Voices, "origins": e.Origins,
			}
			if err := out.Encode(row); err != nil {
				return err
			}
		}
	}
	return nil
}

// Names gives the names of all formats, for help and completion.
func Names() []string {
	var out []string
	for _, f := range Formats() {
		out = append(out, f.Name)
	}
	slices.Sort(out)
	return out
}
