package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// shape writes the shape of a JSON value: the fields of an object in order, "[]" for a list with the shape of its first
// value, and the kind of anything else.
func shape(v any) string {
	switch v := v.(type) {
	case map[string]any:
		var out []string
		for k, x := range v {
			out = append(out, k+":"+shape(x))
		}
		slices.Sort(out)
		return "{" + strings.Join(out, " ") + "}"
	case []any:
		if len(v) == 0 {
			return "[]"
		}
		return "[" + shape(v[0]) + "]"
	case string:
		return "s"
	case float64:
		return "n"
	case bool:
		return "b"
	}
	return "null"
}

// Each probe answers with the fields that the contract names for it.
func TestContractOfProbes(t *testing.T) {
	const sp = "{end:n start:n}"
	for _, c := range []struct{ probe, in, want string }{
		{
			"parse", `{"id":"1","text":"Rain fell in Lisbon."}`,
			"{id:s names:[{end:n label:s start:n}] sentences:[" + sp + "] tokens:[{dep:s end:n head:n lemma:s pos:s start:n tag:s}]}",
		},
		{
			"extract", `{"id":"1","html":"<html><head><title>Rain in Orm</title></head><body><article><h1>Rain in Orm</h1><p>It rained in Orm for two days, the mayor said, and the river rose by a foot.</p></article></body></html>"}`,
			"{blocks:[{end:n kind:s start:n}] id:s published:{basis:s} text:s title:s}",
		},
		{"time", `{"id":"1","text":"It rained at the start of March 2031.","published":"2031-03-12"}`, "{id:s times:[{end:n mod:s start:n type:s value:s}]}"},
		{
			"attribution", `{"id":"1","text":"Two officials told Radio Orm that the road was shut."}`,
			"{attributions:[{content:[" + sp + "] cue:[" + sp + "] quoted:b source:[" + sp + "] speaker:s unnamed:b via:[{outlet:b text:s}]}] id:s}",
		},
		{"quantities", `{"id":"1","text":"About 30 to 40 miles of road were shut."}`, "{id:s quantities:[{end:n number:n of:s qualifier:s start:n to:n unit:s}]}"},
		{"coref", `{"id":"1","text":"The mayor of Orm left his office. He took the train."}`, "{chains:[[" + sp + "]] id:s}"},
		{
			"events", `{"id":"1","text":"Rebels attacked the army on 3 March 2031."}`,
			"{events:[{actor:" + sp + " end:n modality:s plover:s polarity:s recipient:" + sp + " start:n trigger:s when:s}] id:s}",
		},
		{"plover", `{"id":"1","text":"Peru condemned Chile on Monday.","source":"Peru","target":"Chile"}`, "{event:s id:s quad:n source_code:s target_code:s}"},
		{"plover", `{"id":"1","text":"Peru lies beside Chile.","source":"Peru","target":"Chile"}`, "{event:null id:s quad:null source_code:s target_code:s}"},
		{"plover", `{"id":"1","text":"Chilean police"}`, "{code:s country:s id:s sector:s}"},
		{"actor", `{"id":"1","text":"Chilean police"}`, "{code:s country:s id:s sector:s}"},
		{"actor", `{"id":"1","text":""}`, "{code:s country:s id:s sector:s}"},
		{"names", `{"id":"1","kind":"vessel","a":"Star of Orm","b":"STAR OF ORM"}`, "{id:s reason:s same:b score:n}"},
		{"places", `{"id":"1","text":"It rained in Lisbon."}`, "{id:s places:[{country:s end:n lat:n lon:n name:s precision:s start:n}]}"},
		{"places", `{"id":"1","text":"it rained in lisbon","spans":[{"start":13,"end":19}]}`, "{id:s places:[{country:s end:n lat:n lon:n name:s precision:s start:n}]}"},
		{"casualties", `{"id":"1","text":"A man was shot dead in Lisbon on Monday, police said.","published":"2031-03-12"}`, "{date:s id:s injured:n killed:n place:{city:s country:s region:s}}"},
		{"lineage", `{"id":"1","text":"It rained in Orm."}`, "{copies:[] lost:[] origins:[[s]]}"},
		{"story", `{"id":"1","text":"It rained in Orm."}`, "{stories:[[s]]}"},
		{"same-event", `{"id":"1","text":"It rained in Orm.","mentions":[{"id":"m","start":3,"end":9}]}`, "{clusters:[[s]]}"},
	} {
		status, out, errs := start(t, c.in+"\n", "probe", c.probe)
		var v any
		if err := json.Unmarshal([]byte(out), &v); status != exitDone || err != nil {
			t.Errorf("%s: status %d, %v: %s%s", c.probe, status, err, out, errs)
			continue
		}
		if got := shape(v); got != c.want {
			t.Errorf("%s of %s:\n got %s\nwant %s", c.probe, c.in, got, c.want)
		}
	}
}

// A set probe answers for each bad line and for what is left of the set, in any order the same.
func TestSetProbes(t *testing.T) {
	lines := []string{
		`{"id":"a","text":"A bridge in Orm collapsed on Monday, killing two people.","mentions":[{"id":"m1","start":16,"end":25},{"id":"m2","start":37,"end":44}]}`,
		`{"id":"b","text":"Two died when the Orm bridge fell.","mentions":[{"id":"m3","start":4,"end":8},{"id":"m4","start":29,"end":33}]}`,
		`{"id":"c","text":"Snow is on its way.","mentions":[{"id":"m5","start":0,"end":4}]}`,
	}
	answers := map[string]bool{}
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 2, 0}} {
		in := ""
		for _, i := range order {
			in += lines[i] + "\n"
		}
		_, out, _ := start(t, in, "probe", "same-event")
		answers[out] = true
		for _, m := range []string{"m1", "m2", "m3", "m4", "m5"} {
			if strings.Count(out, `"`+m+`"`) != 1 {
				t.Errorf("%s stands not once in %s", m, out)
			}
		}
	}
	if len(answers) != 1 {
		t.Errorf("the order of lines matters: %v", answers)
	}
	for _, bad := range []string{
		`nonsense`, `{"id":"a","text":"Rain."}`, `{"text":"Rain."}`, `{"id":"d","text":"Rain.","published":"soon"}`,
		`{"id":"d","text":"Rain.","mentions":[{"id":"m1","start":0,"end":4}]}`, `{"id":"d","text":"Rain.","mentions":[{"id":"m9","start":0,"end":40}]}`,
		`{"id":"d","text":"Rain.","mentions":[{"start":0,"end":4}]}`, `{"id":"d","text":"Rain.","mentions":[{"id":"m9","start":-1,"end":4}]}`,
		`{"id":"d","text":"Räin.","mentions":[{"id":"m9","start":2,"end":4}]}`, `{"id":"d","text":"Rain.","mentions":{}}`,
		`{"id":"d","text":"Rain.","mentions":[{"id":"m9","start":0,"end":2},{"id":"m9","start":0,"end":4}]}`,
	} {
		status, out, _ := start(t, lines[0]+"\n"+bad+"\n"+lines[1]+"\n", "probe", "same-event")
		got := strings.Split(strings.TrimSpace(out), "\n")
		if status != exitDone || len(got) != 2 || !strings.Contains(got[0], `"error"`) || !strings.Contains(got[1], "m4") || strings.Contains(got[1], "m9") {
			t.Errorf("%s: %d %s", bad, status, out)
		}
	}
	if _, out, _ := start(t, "", "probe", "same-event"); strings.TrimSpace(out) != `{"clusters":[]}` {
		t.Errorf("of nothing: %s", out)
	}
}
