package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"stemma"
	"stemma/internal/brief"
	"stemma/internal/claim/sameevent"
	"stemma/internal/desk"
	"stemma/internal/entity"
	"stemma/internal/extract"
	"stemma/internal/lang"
	"stemma/internal/lineage"
	"stemma/internal/link"
	"stemma/internal/read"
	"stemma/internal/story"
	"stemma/internal/world"
)

func probes() []probe {
	return []probe{
		{name: "parse", what: "tokens, sentences, syntax, names", each: probeParse},
		{name: "extract", what: "a page's title, byline, date, outlet, text and blocks", each: probeExtract},
		{name: "time", what: "time expressions with TIMEX3 types and values", each: probeTime},
		{name: "attribution", what: "who is made to say what: source, cue, content", each: probeAttribution},
		{name: "quantities", what: "numbers with what they count", each: probeQuantities},
		{name: "coref", what: "chains of mentions of one thing", each: probeCoref},
		{name: "events", what: "statements of happenings with polarity and modality", each: probeEvents},
		{name: "plover", what: "the PLOVER code of what source does to target", each: probePlover},
		{name: "actor", what: "a noun phrase's country and sector, as event data code actors", each: probeActor},
		{name: "names", what: "can two names name the same one?", each: probeNames},
		{name: "places", what: "place names with coordinates", each: probePlaces},
		{name: "casualties", what: "killed, injured, date and place of a report's main event", each: probeCasualties},
		{name: "lineage", what: "set: who copied whom, lost witnesses, origins", all: probeLineage, check: checkSet},
		{name: "story", what: "set: reports grouped into stories", all: probeStory, check: checkSet},
		{name: "claims", what: "set: the stories of a brief", all: probeClaims, check: checkSet},
		{name: "same-event", what: "set: mentions of happenings ({id, text, mentions: [{id, start, end}]}) grouped by happening", all: probeSame, check: checkMentions},
	}
}

// published reads the publication date of a line: a string (a day or an RFC 3339 instant), or an object
// with from and to as in a brief.
func (q ask) published() (stemma.Interval, error) {
	if len(q.Published) == 0 || string(q.Published) == "null" {
		return stemma.Interval{Basis: stemma.Unknown}, nil
	}
	var from, to string
	if err := json.Unmarshal(q.Published, &from); err == nil {
		to = from
	} else {
		var d brief.Dates
		if err := json.Unmarshal(q.Published, &d); err != nil {
			return stemma.Interval{}, errors.New("published is a date, or an object with from and to")
		}
		from, to = d.From, d.To
		if d.Time != "" {
			from, to = d.Time, d.Time
		}
	}
	if from == "" && to == "" {
		return stemma.Interval{Basis: stemma.Unknown}, nil
	}
	if both, ok := eitherOrder(from); ok && from == to {
		return both, nil
	}
	a, clock, err := instant(from)
	if err != nil {
		return stemma.Interval{}, err
	}
	b, _, err := instant(to)
	if err != nil {
		return stemma.Interval{}, err
	}
	if b.Before(a) {
		return stemma.Interval{}, errors.New("published ends before it begins")
	}
	return stemma.Interval{From: a, To: b, Clock: clock && a.Equal(b), Basis: stemma.Stated}, nil
}

// eitherOrder reads a date in figures whose day and month may stand in either order ("03-02-2031"): the interval
// between the two readings, one day if only one is a date.
func eitherOrder(s string) (stemma.Interval, bool) {
	s = strings.NewReplacer("/", "-", ".", "-").Replace(s)
	var days []time.Time
	for _, layout := range []string{"2-1-2006", "1-2-2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			days = append(days, t)
		}
	}
	if len(days) == 0 {
		return stemma.Interval{}, false
	}
	slices.SortFunc(days, time.Time.Compare)
	return stemma.Interval{From: days[0], To: days[len(days)-1], Basis: stemma.Stated}, true
}

// instant reads the forms of ISO 8601 that data sets use. Clock reports whether a time of day was given.
func instant(s string) (t time.Time, clock bool, err error) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04"} {
		if t, err = time.Parse(layout, s); err == nil {
			return t.UTC(), true, nil
		}
	}
	for _, layout := range []string{time.DateOnly, "20060102"} {
		if t, err = time.Parse(layout, s); err == nil {
			return t, false, nil
		}
	}
	return time.Time{}, false, fmt.Errorf("%q is not a date such as 2031-03-12 or 2031-03-12T08:00:00Z", s)
}

func (q ask) outlet() string {
	var name string
	if json.Unmarshal(q.Outlet, &name) == nil {
		return name
	}
	var o struct{ Name string }
	_ = json.Unmarshal(q.Outlet, &o)
	return o.Name
}

// plain makes a report of a line's text, which is used as it is: offsets are into it.
func (q ask) plain() (stemma.Report, error) {
	at, err := q.published()
	if err != nil {
		return stemma.Report{}, err
	}
	r := read.Plain(q.Text, at)
	r.ID, r.Title, r.URL = q.ID, q.Title, q.URL
	if name := q.outlet(); name != "" {
		r.Outlet = stemma.Outlet{Name: name, Basis: stemma.Stated}
	} else if o, ok := world.OutletByDomain(domain(q.URL)); ok {
		r.Outlet = stemma.Outlet{Name: o.Name, Basis: stemma.Inferred}
	}
	return r, nil
}

func domain(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return ""
	}
	host, _, _ := strings.Cut(rest, "/")
	return host
}

func probeParse(q ask) (any, error) {
	type token struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Lemma string `json:"lemma"`
		Tag   string `json:"tag"`
		Pos   string `json:"pos"`
		Head  int    `json:"head"`
		Dep   string `json:"dep"`
	}
	type name struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Label string `json:"label"`
	}
	d := lang.English().Read(q.Text)
	tokens, names, sentences := []token{}, []name{}, []span{}
	for _, t := range d.Tokens {
		tokens = append(tokens, token{t.Start, t.End, t.Lemma, t.Tag, t.Pos, t.Head, t.Dep})
	}
	for _, n := range d.Names {
		names = append(names, name{n.Start, n.End, n.Label})
	}
	for _, s := range d.Sentences {
		start, end := d.Bytes(s.First, s.Last)
		sentences = append(sentences, span{start, end})
	}
	return struct {
		ID        string  `json:"id"`
		Sentences []span  `json:"sentences"`
		Tokens    []token `json:"tokens"`
		Names     []name  `json:"names"`
	}{q.ID, sentences, tokens, names}, nil
}

func probeExtract(q ask) (any, error) {
	body, media := []byte(q.HTML), "text/html; charset=utf-8"
	if q.HTMLBase64 != "" {
		raw, err := base64.StdEncoding.DecodeString(q.HTMLBase64)
		if err != nil {
			return nil, fmt.Errorf("html_base64: %w", err)
		}
		body, media = raw, "text/html"
	}
	r, err := extract.AnyLanguage(stemma.Capture{Input: q.ID, URL: q.URL, Media: media}, body)
	var refused *extract.Error
	if err != nil && !(errors.As(err, &refused) && refused.Fate == stemma.NotArticle) {
		return nil, err // what is not an article may have a title, an outlet and a date all the same
	}
	b := brief.Compose(brief.Input{Ledgers: []stemma.Ledger{{Reports: []stemma.Report{r}, Readings: []stemma.Reading{{Report: r.ID}}}}})
	told := b.Stories[0].Reports[0]
	return struct {
		ID        string        `json:"id"`
		Title     string        `json:"title"`
		Byline    string        `json:"byline,omitempty"`
		Published brief.Dates   `json:"published"`
		Outlet    *brief.Outlet `json:"outlet,omitempty"`
		Text      string        `json:"text"`
		Blocks    []brief.Block `json:"blocks"`
	}{q.ID, told.Title, told.Byline, told.Published, told.Outlet, told.Text, told.Blocks}, nil
}

func probeNames(q ask) (any, error) {
	v := entity.Same(stemma.EntityKind(q.Kind), q.A, q.B)
	return struct {
		ID     string  `json:"id"`
		Same   bool    `json:"same"`
		Score  float64 `json:"score"`
		Reason string  `json:"reason"`
	}{q.ID, v.Same, v.Score, v.Reason}, nil
}

// pile makes reports of a set, in order of id.
func pile(set []ask) ([]stemma.Report, error) {
	var reports []stemma.Report
	seen := map[string]bool{}
	for _, q := range set {
		r, err := q.plain()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", q.ID, err)
		}
		if q.ID == "" || seen[q.ID] {
			return nil, fmt.Errorf("ids must be given and unique; %q is not", q.ID)
		}
		seen[q.ID] = true
		r.SHA256 = hash(r.Text)
		reports = append(reports, r)
	}
	slices.SortFunc(reports, func(a, b stemma.Report) int { return strings.Compare(a.ID, b.ID) })
	return reports, nil
}

// hash names a text by its bytes.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func probeLineage(set []ask) (any, error) {
	reports, err := pile(set)
	if err != nil {
		return nil, err
	}
	t := lineage.Trace(reports, nil)
	type copied struct {
		From      string           `json:"from"`
		To        string           `json:"to"`
		Kind      stemma.CopyKind  `json:"kind"`
		Share     float64          `json:"share"`
		Direction stemma.Direction `json:"direction"`
	}
	type lost struct {
		ID     string `json:"id"`
		Outlet string `json:"outlet"`
	}
	answer := struct {
		Copies  []copied   `json:"copies"`
		Lost    []lost     `json:"lost"`
		Origins [][]string `json:"origins"`
	}{[]copied{}, []lost{}, [][]string{}}
	for _, c := range t.Copies {
		answer.Copies = append(answer.Copies, copied{c.From, c.To, c.Kind, c.Share, c.Direction})
	}
	for _, w := range t.Lost {
		answer.Lost = append(answer.Lost, lost{w.ID, w.Outlet})
	}
	answer.Origins = append(answer.Origins, t.Newsrooms...)
	return answer, nil
}

func probeStory(set []ask) (any, error) {
	reports, err := pile(set)
	if err != nil {
		return nil, err
	}
	stories := [][]string{}
	for _, s := range story.Group(reports) {
		stories = append(stories, s.Reports)
	}
	return struct {
		Stories [][]string `json:"stories"`
	}{stories}, nil
}

func probeClaims(set []ask) (any, error) {
	reports, err := pile(set)
	if err != nil {
		return nil, err
	}
	readings, notes := make([]stemma.Reading, len(reports)), make([]*sameevent.Notes, len(reports))
	for i := range reports {
		readings[i], notes[i] = link.Read(reports[i])
	}
	ledgers := desk.Ledgers(reports, readings, notes, nil)
	return brief.Compose(brief.Input{Ledgers: ledgers, Made: made()}).Stories, nil
}
