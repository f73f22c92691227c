package main

import (
	"stemma/internal/claim"
	"stemma/internal/read"
	"stemma/internal/world/actor"
)

// probePlover codes what a sentence says a source does to a target; event is null where it relates them by none.
// With a text alone, which then is a noun phrase, it codes the actor.
func probePlover(q ask) (any, error) {
	if q.Source == "" && q.Target == "" {
		return probeActor(q)
	}
	r, err := q.plain()
	if err != nil {
		return nil, err
	}
	code := claim.Between(r, read.Report(r), q.Source, q.Target)
	answer := struct {
		ID         string  `json:"id"`
		Event      *string `json:"event"`
		Quad       *int    `json:"quad"`
		Mode       string  `json:"mode,omitempty"`
		SourceCode string  `json:"source_code"`
		TargetCode string  `json:"target_code"`
	}{ID: q.ID, Mode: code.Mode, SourceCode: actor.Of(q.Source).Code(), TargetCode: actor.Of(q.Target).Code()}
	if code.Event != "" {
		answer.Event, answer.Quad = &code.Event, &code.Quad
	}
	return answer, nil
}
