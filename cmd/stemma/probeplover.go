package main

import (
	"stemma/internal/claim"
	"stemma/internal/read"
)

// probePlover codes what a sentence says a source does to a target; event is null where it relates them by none.
func probePlover(q ask) (any, error) {
	r, err := q.plain()
	if err != nil {
		return nil, err
	}
	code := claim.Between(r, read.Report(r), q.Source, q.Target)
	answer := struct {
		ID    string  `json:"id"`
		Event *string `json:"event"`
		Quad  *int    `json:"quad"`
		Mode  string  `json:"mode,omitempty"`
	}{ID: q.ID, Mode: code.Mode}
	if code.Event != "" {
		answer.Event, answer.Quad = &code.Event, &code.Quad
	}
	return answer, nil
}
