package eval

import (
	"reflect"
	"testing"

	"stemma"
	"stemma/internal/claim/sameevent"
	"stemma/internal/world/actor"
)

func TestActorRight(t *testing.T) {
	got := actor.Coding{Country: "DEU", Sector: "GOV", Second: "MIL", Role: "Minister", Rest: "Minister"}
	want := map[string]bool{"country": true, "country_not": true, "code_1": false, "code_2": true, "rest": true, "wiki": false, "title": false, "result": false}
	expect := map[string]any{"country": "DEU", "country_not": "FRA", "code_1": "MIL", "code_2": "MIL", "rest": "Minister", "wiki": "Page", "title": "Page", "result": nil}
	if right := actorRight(expect, got); !reflect.DeepEqual(right, want) {
		t.Errorf("%v", right)
	}
}

func TestGoldEvents(t *testing.T) {
	m := func(id string) sameevent.Mention {
		return sameevent.Mention{ID: id, Span: stemma.Span{Start: 0, End: 1}}
	}
	docs := []EventDocument{
		{ID: "a", Mentions: []sameevent.Mention{m("a2"), m("a1")}, Chains: map[string]string{"a1": "x", "a2": "x"}},
		{ID: "b", Mentions: []sameevent.Mention{m("b1"), m("b2")}, Chains: map[string]string{"b1": "x", "b2": "b2"}},
	}
	if got := goldEvents(docs); !reflect.DeepEqual(got, [][]string{{"a1", "a2", "b1"}, {"b2"}}) {
		t.Errorf("%v", got)
	}
}
