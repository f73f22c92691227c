package main

import (
	"time"

	"stemma/internal/world/actor"
)

// probeActor codes a noun phrase that names an actor: country and sector, empty where the words tell none. The
// code holds the second sector too, if there is one. Where published is given, an office counts if it was held then.
func probeActor(q ask) (any, error) {
	at, err := q.published()
	if err != nil {
		return nil, err
	}
	on := time.Time{}
	if at.Known() {
		on = at.From
	}
	c := actor.Beside(q.Text, "", on)
	return struct {
		ID      string `json:"id"`
		Code    string `json:"code"`
		Country string `json:"country"`
		Sector  string `json:"sector"`
	}{q.ID, c.Code(), c.Country, c.Sector}, nil
}
