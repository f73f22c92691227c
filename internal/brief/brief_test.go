package brief_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"stemma"
	"stemma/internal/brief"
	"stemma/internal/brief/rehearsal"
)

var update = flag.Bool("update", false, "write the golden files anew, to be read by eye")

func compose(ledgers ...stemma.Ledger) brief.Brief {
	return brief.Compose(brief.Input{
		Ledgers: ledgers, Made: brief.Made{Stemma: "test", Models: []brief.Model{{Name: "tagger", Licence: "CC0-1.0", SHA256: strings.Repeat("0", 64)}}},
		Fates: []stemma.Fate{{Input: "radio.txt", Fate: stemma.Reported}, {Input: "menu.pdf", Fate: stemma.NotArticle, Note: "no running text"}},
		AsOf:  time.Date(2031, 3, 6, 0, 0, 0, 0, time.UTC),
	})
}

func marshal(t *testing.T, b brief.Brief) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := brief.JSON(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestGoldenJSON(t *testing.T) {
	got := marshal(t, compose(rehearsal.Flood()))
	path := filepath.Join("testdata", "flood.json")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("the JSON differs from its golden file; look at it with -update and git diff")
	}
}

// cases are the ledgers that every law is tried on.
func cases() map[string]brief.Brief {
	return map[string]brief.Brief{
		"flood":       compose(rehearsal.Flood()),
		"hostile":     compose(rehearsal.Hostile()),
		"both":        compose(rehearsal.Hostile(), rehearsal.Flood()),
		"empty story": compose(stemma.Ledger{Story: stemma.Story{ID: "s0"}}),
		"bare report": compose(stemma.Ledger{Story: stemma.Story{ID: "s0", Reports: []string{"r"}}, Reports: []stemma.Report{{ID: "r", Input: "-", Text: "x"}}}),
		"nothing":     compose(),
	}
}

func TestBriefsKeepTheContract(t *testing.T) {
	path := filepath.Join("..", "..", "docs", "brief.schema.json")
	schema, err := jsonschema.NewCompiler().Compile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range cases() {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(marshal(t, b)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if bad := b.Check(); len(bad) > 0 {
			t.Errorf("%s: %v", name, bad)
		}
	}
}

// A schema that allows everything would prove nothing.
func TestSchemaRefusesWhatTheContractForbids(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "..", "docs", "brief.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	good := string(marshal(t, compose(rehearsal.Flood())))
	for _, change := range [][2]string{
		{`"version": "1"`, `"version": 1`},
		{`"fate": "not-an-article"`, `"fate": "lost in the post"`},
		{`"direction": "likely"`, `"direction": "perhaps"`},
		{`"kind": "trimmed"`, `"kind": "borrowed"`},
		{`"claims": [`, `"claims": null, "x": [`},
		{`"status": "disputed"`, `"status": "true"`},
		{`"kind": "furniture"`, `"kind": "advert"`},
		{`"voices": 1,`, `"voices": ["e1"],`},
		{`"basis": "unknown"`, `"basis": "guess"`},
		{`"summary": {`, `"gist": {`},
	} {
		bad := strings.Replace(good, change[0], change[1], 1)
		if bad == good {
			t.Errorf("%s does not occur", change[0])
			continue
		}
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(bad))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(v) == nil {
			t.Errorf("the schema allows %s", change[1])
		}
	}
}

func TestSameLedgerSameBytes(t *testing.T) {
	want := marshal(t, compose(rehearsal.Flood(), rehearsal.Hostile()))
	if got := marshal(t, compose(rehearsal.Hostile(), rehearsal.Flood())); !bytes.Equal(got, want) {
		t.Error("the order of ledgers changes the brief")
	}
	led := rehearsal.Flood()
	slices.Reverse(led.Reports)
	slices.Reverse(led.Readings)
	if got := marshal(t, compose(rehearsal.Hostile(), led)); !bytes.Equal(got, want) {
		t.Error("the order of reports changes the brief")
	}
}

func TestJSONReadsBack(t *testing.T) {
	b := compose(rehearsal.Flood())
	var back brief.Brief
	if err := json.Unmarshal(marshal(t, b), &back); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(marshal(t, back), marshal(t, b)) {
		t.Error("a brief read back from its JSON is another one")
	}
	for _, id := range b.IDs() {
		was, _ := brief.Why(b, id)
		is, err := brief.Why(back, id)
		if err != nil || !reflect.DeepEqual(was, is) {
			t.Errorf("why %s differs after reading the brief back: %v", id, err)
		}
	}
}

func TestEveryIDHasAWhy(t *testing.T) {
	for name, b := range cases() {
		seen := map[string]bool{}
		for _, id := range b.IDs() {
			if seen[id] {
				t.Errorf("%s: id %s stands twice", name, id)
			}
			seen[id] = true
			e, err := brief.Why(b, id)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if e.ID != id || e.Kind == "" || name == "flood" && (e.Title == "" || len(e.Reasons)+len(e.Cited)+len(e.Facts) == 0) {
				t.Errorf("%s: why %s says nothing: %+v", name, id, e)
			}
		}
	}
	_, err := brief.Why(compose(rehearsal.Flood()), "c")
	if err == nil || !strings.Contains(err.Error(), "c1") {
		t.Errorf("an unknown id gives %v", err)
	}
}

// The summary is the part people repeat: it must not make two reports of one origin into two.
func TestSummaryNeverCountsMoreThanTheLedger(t *testing.T) {
	s := compose(rehearsal.Flood()).Stories[0]
	text := ""
	for _, sentence := range s.Summary.Sentences {
		text += sentence.Text + "\n"
	}
	for _, want := range []string{
		"two reports, one origin",                     // the wire and its trimmed copy
		"The reports differ: yes, in January",         // the denial stands beside the claim
		"14 (as of 4 Mar 2031",                        // the toll as of its day
		"earlier, nine",                               // and what it replaced
		"one origin: unnamed people",                  // anonymous, and said so
		"not in the pile",                             // the lost witness
		"which took from which is undecided",          // no direction is made up
		"is probably a mechanically reworded copy of", // nor is a likely one made known
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the summary does not say %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "independent origins") && !strings.Contains(text, "three independent origins") {
		t.Error("origins are miscounted")
	}
	src := s.Summary.Sources
	if src.Reports != 6 || src.Newsrooms != 4 || src.Origins != 3 {
		t.Errorf("sources: %+v", src)
	}
	if !slices.Equal(src.UnnamedOnly, []string{"v3", "v7", "c6"}) {
		t.Errorf("unnamed only: %v", src.UnnamedOnly)
	}
}

func TestUnknownStaysUnknown(t *testing.T) {
	b := cases()["bare report"]
	var raw struct {
		Stories []struct {
			Reports []map[string]any
		}
	}
	if err := json.Unmarshal(marshal(t, b), &raw); err != nil {
		t.Fatal(err)
	}
	r := raw.Stories[0].Reports[0]
	if _, there := r["outlet"]; there {
		t.Error("an outlet is made up")
	}
	if d, ok := r["published"].(map[string]any); !ok || len(d) != 1 || d["basis"] != "unknown" {
		t.Errorf("published: %v", r["published"])
	}
}

func TestDatesForPeople(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"2031-03-03", "2031-03-03", "3 Mar 2031"},
		{"2031-03-03", "2031-03-09", "3–9 Mar 2031"},
		{"2031-03-30", "2031-04-02", "30 Mar – 2 Apr 2031"},
		{"2030-12-30", "2031-01-02", "30 Dec 2030 – 2 Jan 2031"},
		{"2031-01-01", "2031-01-31", "Jan 2031"},
		{"2031-01-01", "2031-12-31", "2031"},
		{"2029-01-01", "2031-12-31", "2029–2031"},
		{"2031-01-01", "2031-03-31", "Jan 2031 – Mar 2031"},
		{"", "", "date unknown"},
	} {
		if got := (brief.Dates{From: c.from, To: c.to}).String(); got != c.want {
			t.Errorf("%s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

func TestAbbreviationsKeepTheirStop(t *testing.T) {
	led := rehearsal.Flood()
	led.Events[1].What = "Aid came from the U.S."
	led.Events[0].What = "The dam broke."
	b := compose(led)
	text := ""
	for _, s := range b.Stories[0].Summary.Sentences {
		text += s.Text + "\n"
	}
	if !strings.Contains(text, "from the U.S. (") || !strings.Contains(text, "The dam broke (") {
		t.Errorf("stops: %s", text)
	}
}

func TestAnswersForPeople(t *testing.T) {
	n, m := 1100.0, 1234567.5
	for _, c := range []struct {
		v    brief.Value
		want string
	}{
		{brief.Value{Text: "Fourteen", Number: &n}, "fourteen"},
		{brief.Value{Text: "At least four", Number: &n}, "at least four"},
		{brief.Value{Text: "US"}, "US"},
		{brief.Value{Text: "2031-03-12"}, "12 Mar 2031"},
		{brief.Value{Text: "2031-01-01 to 2031-01-31"}, "Jan 2031"},
		{brief.Value{Text: "one,100", Number: &n}, "1,100"},
		{brief.Value{Number: &m, Qualifier: "more-than", Unit: "USD"}, "more than 1,234,567.5 USD"},
		{brief.Value{Number: &n, To: &m, Unit: "%"}, "1,100–1,234,567.5%"},
		{brief.Value{}, "not said"},
	} {
		if got := c.v.Answer(); got != c.want {
			t.Errorf("%+v: %q, want %q", c.v, got, c.want)
		}
	}
}

// A happening is not told in a machine's words where a person's are to be had.
func TestMangledWordsAreNotRetold(t *testing.T) {
	led := rehearsal.Flood()
	led.Events[1].What = "Nine individuals were killed" // as the spun copy has it
	s := compose(led).Stories[0]
	if got := s.Events[1].What; got != "Nine people were killed" {
		t.Errorf("told as %q", got)
	}
}

// large is a story of n reports, each a copy of the one before, each with its own quotations and claims.
func large(n int) stemma.Ledger {
	base := rehearsal.Flood()
	led := stemma.Ledger{Story: base.Story}
	for i := range n {
		id := fmt.Sprintf("r%05d", i)
		src, rd := base.Reports[i%len(base.Reports)], base.Readings[i%len(base.Readings)]
		src.ID, rd.Report = id, id
		led.Reports, led.Readings = append(led.Reports, src), append(led.Readings, rd)
		led.Newsrooms = append(led.Newsrooms, []string{id})
		for k := range rd.Statements {
			t := fmt.Sprintf("t%d-%d", i, k)
			led.Told = append(led.Told, stemma.Told{ID: t, Report: id, Index: k})
			led.Events = append(led.Events, stemma.Event{ID: "v" + t, What: "It broke", Statements: []string{t}, Support: stemma.Support{
				Reports: []string{id}, Newsrooms: []string{"n:" + id}, Voices: []string{"n:" + id}, Origins: []stemma.Origin{{Newsroom: "n:" + id, Voice: "n:" + id}},
			}})
		}
		if i > 0 {
			led.Copies = append(led.Copies, stemma.Copy{ID: fmt.Sprintf("k%d", i), From: fmt.Sprintf("r%05d", i/2), To: id, Kind: stemma.Rewrite, Share: 0.5, Direction: stemma.Known})
		}
	}
	return led
}

func BenchmarkCompose(b *testing.B) {
	for _, n := range []int{250, 1000, 4000} {
		led := large(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				compose(led)
			}
		})
	}
}

// What lineage saw of mechanical rewording stands with the report as a sign, each stretch of words once.
func TestSignsOfSpinning(t *testing.T) {
	led := rehearsal.Flood()
	led.Reports[2].Signs = nil
	s := compose(led).Stories[0]
	var words []string
	for _, r := range s.Reports {
		for _, sg := range r.Signs {
			if sg.Kind == "spun" {
				words = append(words, sg.Place.Text)
			}
		}
	}
	if len(words) != 0 {
		t.Errorf("signs from reasons of another rule: %v", words)
	}
	led.Copies[1].Reasons[0].Rule = "spun"
	first := led.Copies[1].Reasons[0].Places[1]
	first.Start -= 4
	led.Copies[1].Reasons[0].Places = append(led.Copies[1].Reasons[0].Places, first)
	words = nil
	for _, r := range compose(led).Stories[0].Reports {
		for _, sg := range r.Signs {
			if sg.Kind == "spun" {
				words = append(words, sg.Place.Text)
			}
		}
	}
	if !slices.Equal(words, []string{"h2o", "y's crisis main"}) {
		t.Errorf("signs: %q", words)
	}
}

// A copy whose own date is vague is not counted before what it was copied from.
func TestCopiesComeAfterTheirParents(t *testing.T) {
	led := rehearsal.Flood()
	led.Reports[2].Published.From = led.Reports[2].Published.From.AddDate(0, 0, -3) // the spun copy, inferred
	s := compose(led).Stories[0]
	at := map[string]int{}
	for i, r := range s.Reports {
		at[r.ID] = i
	}
	if at["r3c0"] < at["r1a4"] || at["r2b7"] < at["r1a4"] {
		t.Errorf("the order is %v", at)
	}
}

// The same words from "a company adviser" and "an adviser to the company" are one quotation.
func TestUnnamedPeopleQuotedAlikeAreOne(t *testing.T) {
	led := rehearsal.Flood()
	var q1, q2 int
	for i := range led.Readings {
		rd := &led.Readings[i]
		switch rd.Report {
		case "r1a4":
			q1 = i
			rd.Attributions[0].Voices = []stemma.Voice{{Kind: stemma.UnnamedVoice, Text: "an official", Name: "an official"}}
		case "r2b7":
			q2 = i
			rd.Attributions[0].Voices = []stemma.Voice{{Kind: stemma.UnnamedVoice, Text: "a person at the scene", Name: "a person at the scene"}}
		}
	}
	if q1 == q2 {
		t.Fatal("the fixture has changed")
	}
	s := compose(led).Stories[0]
	for _, sp := range brief.Speakers(&s) {
		for _, q := range sp.Quotes {
			if sp.Unnamed && strings.HasPrefix(q.Words(), "We had eleven") && len(q.Reports) != 2 {
				t.Errorf("%s is quoted alone in %v", sp.Name, q.Reports)
			}
		}
	}
}
