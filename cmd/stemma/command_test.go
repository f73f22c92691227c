package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestExitStatus(t *testing.T) {
	dir := t.TempDir()
	good := filepath.Join(dir, "good.txt")
	if err := os.WriteFile(good, []byte("The council of Orm has voted to sell the old gasworks, the mayor said on Monday.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	empty := filepath.Join(dir, "empty.txt")
	if err := os.WriteFile(empty, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	missing := filepath.Join(dir, "missing.txt")
	for _, c := range []struct {
		args   []string
		status int
		says   string // on standard error
	}{
		{[]string{"brief", good}, exitDone, ""},
		{[]string{"brief", good, missing}, exitSome, "missing.txt"},
		{[]string{"brief", missing}, exitFailed, "none of the inputs"},
		{[]string{"brief", empty, good}, exitSome, "empty.txt"},
		{[]string{"brief"}, exitUsage, "at least one input"},
		{[]string{"brief", "--format", "pdf", good}, exitUsage, "terminal, markdown, html or json"},
		{[]string{"brief", "--colour", good}, exitUsage, "unknown flag"},
		{[]string{"brief", "--color", "pink", good}, exitUsage, "auto, always or never"},
		{[]string{"brief", "--story", "9", good}, exitUsage, "--story takes 1 to 1, not 9"},
		{[]string{"brief", "--as-of", "soon", good}, exitUsage, "2031-03-12"},
		{[]string{"brief", "--out", filepath.Join(dir, "no", "where"), good}, exitFailed, "cannot write"},
		{[]string{"tree", "--format", "gif", good}, exitUsage, "graphml"},
		{[]string{"compare", good}, exitUsage, "two inputs"},
		{[]string{"compare", good, good}, exitUsage, "same report"},
		{[]string{"why", "nothing9", good}, exitUsage, "nothing9"},
		{[]string{"why"}, exitUsage, "an id"},
		{[]string{"why", good}, exitUsage, "is an id"},
		{[]string{"export", "--as", "xls", good}, exitUsage, "claims-csv"},
		{[]string{"export", good}, exitUsage, "as"},
		{[]string{"probe", "cellar"}, exitUsage, "there is no probe"},
		{[]string{"probe"}, exitUsage, "name one room"},
		{[]string{"eval"}, exitUsage, "--data"},
		{[]string{"sing"}, exitUsage, "no verb"},
		{[]string{}, exitUsage, "name a verb"},
		{[]string{"version"}, exitDone, ""},
	} {
		status, _, errs := start(t, "", c.args...)
		if status != c.status || !strings.Contains(errs, c.says) {
			t.Errorf("stemma %v: status %d, want %d; says %q, want %q", c.args, status, c.status, errs, c.says)
		}
		if strings.Contains(errs, "goroutine") {
			t.Errorf("stemma %v shows a stack trace", c.args)
		}
	}
}

func TestStandardInput(t *testing.T) {
	status, out, errs := start(t, "The council of Orm has voted to sell the old gasworks, the mayor said on Monday.\n", "brief", "--format", "json", "-")
	if status != exitDone || !strings.Contains(out, "gasworks") {
		t.Errorf("status %d, %q, %q", status, out, errs)
	}
}

// A bad line is answered with an error and the probe goes on, in the order asked.
func TestProbeGoesOn(t *testing.T) {
	in := "{\"id\":\"1\",\"text\":\"Two men left.\"}\nnonsense\n{\"id\":\"3\",\"text\":5}\n\n{\"id\":\"4\",\"text\":\"\",\"extra\":true}\n"
	for _, p := range probes() {
		if p.each == nil || p.name == "extract" {
			continue
		}
		status, out, errs := start(t, in, "probe", p.name)
		lines := strings.Split(strings.TrimSpace(out), "\n")
		if status != exitDone || len(lines) != 4 {
			t.Errorf("%s: status %d, %d answers: %s %s", p.name, status, len(lines), out, errs)
			continue
		}
		for i, bad := range []bool{false, true, true, false} {
			var a struct {
				ID    string
				Error string
			}
			if err := json.Unmarshal([]byte(lines[i]), &a); err != nil {
				t.Errorf("%s: %v in %s", p.name, err, lines[i])
			}
			if (a.Error != "") != bad {
				t.Errorf("%s: answer %d is %s", p.name, i, lines[i])
			}
		}
	}
}

// A refusal says what was wrong in the words of JSON, and keeps the id if there is one.
func TestProbeRefusals(t *testing.T) {
	for in, want := range map[string]string{
		"null":                           `{"id":"","error":"the line is no JSON object"}`,
		"[1]":                            `{"id":"","error":"the line is no JSON object"}`,
		`{"id":7,"text":"Rain."}`:        `{"id":"","error":"the field \"id\" cannot hold a JSON number"}`,
		`{"id":"7","text":["Rain."]}`:    `{"id":"7","error":"the field \"text\" cannot hold a JSON array"}`,
		"\xef\xbb\xbf{\"id\":\"7\"}\r\n": `{"id":"7","sentences":[],"tokens":[],"names":[]}`,
	} {
		if status, out, _ := start(t, in, "probe", "parse"); status != exitDone || strings.TrimSpace(out) != want {
			t.Errorf("%q: %d %s", in, status, out)
		}
	}
	if status, out, _ := start(t, "{broken", "probe", "parse"); status != exitDone || !strings.Contains(out, "not well-formed JSON") {
		t.Error(status, out)
	}
}

func TestProbeSets(t *testing.T) {
	in := `{"id":"a","outlet":"Wire","published":"2031-04-02","text":"Nine people were killed when a ferry struck the pier at Orm on Wednesday, the coast guard said."}
{"id":"b","outlet":"Paper","published":"2031-04-03","text":"Nine people were killed when a ferry struck the pier at Orm on Wednesday, the coast guard said."}
`
	for name, want := range map[string]string{"lineage": `"from":"a","to":"b","kind":"verbatim"`, "story": `["a","b"]`, "claims": `"copies"`} {
		status, out, errs := start(t, in, "probe", name)
		if status != exitDone || !strings.Contains(out, want) || strings.Count(strings.TrimSpace(out), "\n") != 0 {
			t.Errorf("%s: %d %s %s", name, status, out, errs)
		}
		if status, out, _ := start(t, "", "probe", name); status != exitDone || out == "" {
			t.Errorf("%s: an empty set gets %d %q", name, status, out)
		}
	}
}

func TestVersionListsData(t *testing.T) {
	_, out, _ := start(t, "", "version", "-v")
	if !strings.Contains(out, "english.stemma") || !strings.Contains(out, "MIT") {
		t.Error(out)
	}
}

// Every id that a brief shows can be given to why.
func TestWhyKnowsEveryID(t *testing.T) {
	inRoot(t)
	_, out, _ := start(t, "", "brief", "--format", "json", "examples/harbour")
	var b struct {
		Stories []map[string]json.RawMessage
	}
	if err := json.Unmarshal([]byte(out), &b); err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	asked := 0
	for _, s := range b.Stories {
		for part, raw := range s {
			var items []struct{ ID string }
			if json.Unmarshal(raw, &items) != nil {
				continue
			}
			for i, it := range items {
				if it.ID == "" {
					continue
				}
				if other, twice := seen[it.ID]; twice {
					t.Errorf("the id %s is borne by %s and %s", it.ID, other, part)
				}
				seen[it.ID] = part
				if i > 0 || asked > 20 { // one of each part: every ask reads the pile again
					continue
				}
				asked++
				if status, out, errs := start(t, "", "why", it.ID, "examples/harbour"); status != exitDone || !strings.Contains(out, it.ID) {
					t.Errorf("why %s (%s): %d %s", it.ID, part, status, errs)
				}
			}
		}
	}
	if asked < 5 {
		t.Errorf("only %d ids found", asked)
	}
}

func TestDatesInEitherOrder(t *testing.T) {
	for in, want := range map[string]string{"03-02-2031": "2031-02-03 2031-03-02", "25/12/2031": "2031-12-25 2031-12-25", "12.25.2031": "2031-12-25 2031-12-25"} {
		got, err := ask{Published: json.RawMessage(`"` + in + `"`)}.published()
		if have := got.From.Format("2006-01-02") + " " + got.To.Format("2006-01-02"); err != nil || have != want {
			t.Errorf("%s: %s, %v; want %s", in, have, err, want)
		}
	}
	if _, err := (ask{Published: json.RawMessage(`"soon"`)}).published(); err == nil {
		t.Error("soon is no date")
	}
}
