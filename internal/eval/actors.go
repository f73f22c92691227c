package eval

import (
	"encoding/json"
	"io/fs"
	"math"
	"strings"
	"time"

	"stemma/internal/world/actor"
)

// Actors scores the coding of noun phrases for actors: country and sector (M10). Page titles, which some phrases of
// the set also expect, the coder has not; such phrases count as missed in the first figure and not in the second.
var Actors = Set{Name: "plover/ngec-actors", What: "noun phrase to country and sector of an actor (M10)", Run: actors}

// GoldActors scores the same on the actors of the PLOVER gold records.
var GoldActors = Set{Name: "plover/gsr", What: "actors of the PLOVER gold records: country and sector", Run: goldActors}

// An ActorAnswer is one coded phrase, for looking at errors. Right says of each expectation whether it holds.
type ActorAnswer struct {
	Phrase string
	Expect map[string]any
	Got    actor.Coding
	Right  map[string]bool
}

// ActorAnswers codes every phrase of the set.
func ActorAnswers(data fs.FS) ([]ActorAnswer, error) {
	var out []ActorAnswer
	err := Lines(data, "plover/ngec-actors.jsonl.gz", func(r struct {
		Phrase    string
		Args      []any
		QueryDate string `json:"query_date"`
		Expect    map[string]any
	},
	) error {
		beside, day := "", r.QueryDate
		for i, a := range r.Args {
			if s, ok := a.(string); ok && i == 0 {
				beside = s
			} else if ok && i == 1 {
				day = s
			}
		}
		got := actor.Beside(r.Phrase, beside, dayOf(day))
		out = append(out, ActorAnswer{r.Phrase, r.Expect, got, actorRight(r.Expect, got)})
		return nil
	})
	return out, err
}

func dayOf(s string) time.Time {
	for _, layout := range []string{time.DateOnly, "2 January 2006", "January 2, 2006", "2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Time{}
}

// actorRight compares an answer with what is expected of it, one by one.
func actorRight(expect map[string]any, got actor.Coding) map[string]bool {
	right := map[string]bool{}
	for k, want := range expect {
		s, _ := want.(string)
		switch k {
		case "country":
			right[k] = got.Country == s
		case "country_not":
			right[k] = got.Country != s
		case "code_1":
			right[k] = got.Sector == s
		case "code_2":
			right[k] = got.Second == s
		case "rest":
			right[k] = got.Rest == s
		case "result":
			right[k] = want == nil && (got.Sector == "" || got.Sector == "UNK")
		case "pattern":
			right[k] = strings.HasPrefix(strings.ToLower(got.Role), s)
		case "pattern_not", "wiki_not":
			right[k] = got.Role != s
		case "wiki":
			right[k] = s == ""
		default:
			right[k] = false // page titles and jobs
		}
	}
	return right
}

func actors(data fs.FS) ([]Score, error) {
	all, err := ActorAnswers(data)
	if err != nil {
		return nil, err
	}
	whole, codes, coded := 0, 0, 0
	right, asked := map[string]int{}, map[string]int{}
	trivial := map[string]int{}
	for _, a := range all {
		every, every3, any3 := true, true, false
		for k, ok := range a.Right {
			every = every && ok
			asked[k]++
			if ok {
				right[k]++
			}
			if k == "country" || k == "code_1" || k == "code_2" {
				any3, every3 = true, every3 && ok
			}
		}
		if a.Expect["country"] == "" {
			trivial["country"]++
		}
		if a.Expect["code_1"] == "GOV" {
			trivial["code_1"]++
		}
		if every {
			whole++
		}
		if any3 {
			coded++
			if every3 {
				codes++
			}
		}
	}
	const set = "plover/ngec-actors"
	share := func(metric string, n, of int, base float64, what string) Score {
		return Score{Set: set, Metric: metric, Value: float64(n) / float64(of), N: of, Baseline: base, Trivial: what}
	}
	return []Score{
		share("every expectation", whole, len(all), math.NaN(), ""),
		share("country and codes", codes, coded, math.NaN(), ""),
		share("country", right["country"], asked["country"], float64(trivial["country"])/float64(asked["country"]), "always none"),
		share("code_1", right["code_1"], asked["code_1"], float64(trivial["code_1"])/float64(asked["code_1"]), "always GOV"),
	}, nil
}

// A goldActor is an actor of the gold records.
type goldActor struct{ ActorText, Code, Sector string }

// GoldActorAnswers codes the actors of the gold records that have a code.
func GoldActorAnswers(data fs.FS) ([]ActorAnswer, error) {
	var out []ActorAnswer
	err := Lines(data, "plover/gsr.jsonl.gz", func(r struct {
		Date           string
		Source, Target json.RawMessage
	},
	) error {
		for _, side := range []json.RawMessage{r.Source, r.Target} {
			var list []goldActor
			if json.Unmarshal(side, &list) != nil {
				continue // a target that is words only
			}
			for _, a := range list {
				if a.Code == "" {
					continue
				}
				got := actor.Beside(a.ActorText, "", dayOf(r.Date))
				// The records write the faith or people in small letters behind the sector, and have no sector for a state.
				sector := strings.TrimRightFunc(a.Sector, func(c rune) bool { return c >= 'a' && c <= 'z' })
				country := got.Country
				if country == "UNO" || country == "EUR" {
					country = "IGO"
				}
				mine := got.Sector
				if mine == "IGO" {
					mine = ""
				}
				out = append(out, ActorAnswer{a.ActorText, map[string]any{"country": a.Code, "code_1": sector}, got, map[string]bool{"country": country == a.Code, "code_1": mine == sector}})
			}
		}
		return nil
	})
	return out, err
}

func goldActors(data fs.FS) ([]Score, error) {
	all, err := GoldActorAnswers(data)
	if err != nil {
		return nil, err
	}
	country, sector, none := 0.0, 0.0, 0.0
	for _, a := range all {
		if a.Right["country"] {
			country++
		}
		if a.Right["code_1"] {
			sector++
		}
		if a.Expect["code_1"] == "" {
			none++
		}
	}
	n := float64(len(all))
	return []Score{
		{Set: "plover/gsr", Metric: "country", Value: country / n, N: len(all), Baseline: math.NaN()},
		{Set: "plover/gsr", Metric: "sector", Value: sector / n, N: len(all), Baseline: none / n, Trivial: "always none"},
	}, nil
}
