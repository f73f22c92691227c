package main

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"stemma"
	"stemma/internal/claim/sameevent"
	"stemma/internal/read"
)

// A mentioned is the words of a text that name a happening.
type mentioned struct {
	ID string `json:"id"`
	span
}

// probeSame sorts the mentions of all texts: those that name one happening together.
func probeSame(set []ask) (any, error) {
	documents := make([]sameevent.Document, 0, len(set))
	for _, q := range set {
		r, err := q.plain()
		if err != nil {
			return nil, err
		}
		d := sameevent.Document{ID: q.ID, Doc: read.Analyse(r)}
		d.Reading = read.Document(r, d.Doc)
		for _, m := range q.Mentions {
			d.Mentions = append(d.Mentions, sameevent.Mention{ID: m.ID, Span: stemma.Span(m.span)})
		}
		documents = append(documents, d)
	}
	return struct {
		Clusters [][]string `json:"clusters"`
	}{sameevent.Cluster(documents)}, nil
}

// checkMentions refuses a line whose mentions lie outside its text or have an id that another mention has.
func checkMentions() func(ask) error {
	plain, seen := checkSet(), map[string]bool{}
	return func(q ask) error {
		own := map[string]bool{}
		for _, m := range q.Mentions {
			switch {
			case m.ID == "" || seen[m.ID] || own[m.ID]:
				return fmt.Errorf("ids of mentions must be given and unique in the set; %q is not", m.ID)
			case m.Start < 0 || m.End > len(q.Text) || m.Start >= m.End:
				return errSpan
			case !utf8.RuneStart(q.Text[m.Start]) || m.End < len(q.Text) && !utf8.RuneStart(q.Text[m.End]):
				return errors.New("a span cuts a character")
			}
			own[m.ID] = true
		}
		if err := plain(q); err != nil {
			return err
		}
		for id := range own {
			seen[id] = true
		}
		return nil
	}
}

// checkSet refuses a line of a set that has no id of its own, or a date that cannot be read.
func checkSet() func(ask) error {
	seen := map[string]bool{}
	return func(q ask) error {
		if q.ID == "" || seen[q.ID] {
			return fmt.Errorf("ids must be given and unique; %q is not", q.ID)
		}
		if _, err := q.published(); err != nil {
			return err
		}
		seen[q.ID] = true
		return nil
	}
}
