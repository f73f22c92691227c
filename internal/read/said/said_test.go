package said

import (
	"strings"
	"testing"

	"stemma"
	"stemma/internal/lang"
)

// voices writes a chain of voices as "kind name > kind name".
func voices(vs []stemma.Voice) string {
	var parts []string
	for _, v := range vs {
		parts = append(parts, string(v.Kind)+" "+v.Name)
	}
	return strings.Join(parts, " > ")
}

func words1(text string, in []stemma.Span) string {
	var parts []string
	for _, s := range in {
		parts = append(parts, s.In(text))
	}
	return strings.Join(parts, " | ")
}

// TestAttributions has one invented report for each construction: some cue's source, content and chain of voices.
func TestAttributions(t *testing.T) {
	for _, c := range []struct{ name, text, cue, source, content, voices string }{
		{
			"indirect", "The harbour master said that the ferry had left before dawn.",
			"said", "The harbour master", "that the ferry had left before dawn", "",
		},
		{
			"a figure put by another behind a semicolon", "On Saturday Lindqvist said 21 sailors had been hurt; the navy put the number at seven.",
			"put", "the navy", "the number at seven", "organisation navy",
		},
		{
			"a pronoun beside an outlet", "Sigrid Tamm was first. “The field is gone for ever,” she said to Harbour Radio.",
			"said", "she", "“The field is gone for ever,”", "outlet Harbour Radio > person ",
		},
		{
			"without that", "Officials in Osterby said the dam was safe.",
			"said", "Officials in Osterby", "the dam was safe", "unnamed Officials in Osterby",
		},
		{
			"source after", "“The dam is safe,” said Mara Lindqvist.",
			"said", "Mara Lindqvist", "“The dam is safe,”", "person Mara Lindqvist",
		},
		{
			"broken by the cue", "“The dam,” Lindqvist said, “will hold for a century.”",
			"said", "Lindqvist", "“The dam,” | “will hold for a century.”", "",
		},
		{
			"thrown in", "The dam, engineers say, will hold for a century.",
			"say", "engineers", "The dam | will hold for a century", "unnamed engineers",
		},
		{
			"according to, after", "The dam will hold for a century, according to the ministry of works.",
			"according to", "the ministry of works", "The dam will hold for a century", "organisation ministry of works",
		},
		{
			"according to, before", "According to the ministry, the dam will hold.",
			"According to", "the ministry", "the dam will hold", "organisation ministry",
		},
		{
			"told an outlet", "Two senior engineers told CNN that the dam was leaking.",
			"told", "Two senior engineers", "that the dam was leaking", "outlet CNN > unnamed Two senior engineers",
		},
		{
			"quoted by an outlet", "Reuters quoted a shipping agent as saying the port was closed.",
			"saying", "a shipping agent", "the port was closed", "outlet Reuters > unnamed shipping agent",
		},
		{
			"nested", "Jan Novak told parliament that the admiral had warned that the fleet was not ready.",
			"had warned", "the admiral", "that the fleet was not ready", "person Jan Novak > unnamed admiral",
		},
		{
			"elided subject", "Hale said the talks had failed, adding that no new date was set.",
			"adding", "Hale", "that no new date was set", "",
		},
		{
			"statement", "In a statement, the foreign ministry denied that its envoy had left.",
			"denied", "the foreign ministry", "that its envoy had left", "",
		},
		{
			"noun", "The mayor rejected the claim that the water was unsafe.",
			"rejected", "The mayor", "the claim that the water was unsafe", "",
		},
		{
			"believes", "Some experts believe that the glacier will vanish within ten years.",
			"believe", "Some experts", "that the glacier will vanish within ten years", "unnamed Some experts",
		},
		{
			"agency with its kind", "The bridge was hit twice, according to the semiofficial Tasnim news agency.",
			"according to", "the semiofficial Tasnim news agency", "The bridge was hit twice", "outlet Tasnim",
		},
		{
			"quoted, passive", "“We will answer,” the mayor was quoted as saying by the Tasnim news agency.",
			"was quoted as saying", "the mayor", "“We will answer,”", "",
		},
		{
			"told the press", "The envoy told state television that the strike would be answered.",
			"told", "The envoy", "that the strike would be answered", "outlet state television > person ",
		},
		{
			"documents", "Documents seen by Reuters show the company knew of the leak in 2019.",
			"show", "Documents seen by Reuters", "the company knew of the leak in 2019", "outlet Reuters > organisation Documents",
		},
		{
			"reworded office", "“The gates are a threat to the country,” a Works Out Office formal said.",
			"said", "a Works Out Office formal", "“The gates are a threat to the country,”", "unnamed Works Out Office formal",
		},
		{
			"two quotations", "Roy called the plan “a gift to every smuggler on the coast” and the haste “risky and altogether needless.”",
			"called", "Roy", "the plan “a gift to every smuggler on the coast” and the haste “risky and altogether needless.”", "",
		},
		{
			"put it", "As one engineer put it, “the dam leaks like a sieve.”",
			"put it", "one engineer", "“the dam leaks like a sieve.”", "unnamed one engineer",
		},
	} {
		r := Find(lang.English().Read(c.text), nil)
		found := false
		for _, a := range r.Attributions {
			if words1(c.text, a.Cue) != c.cue {
				continue
			}
			found = true
			if got := words1(c.text, a.Source); got != c.source {
				t.Errorf("%s: source %q, want %q", c.name, got, c.source)
			}
			if got := words1(c.text, a.Content); got != c.content {
				t.Errorf("%s: content %q, want %q", c.name, got, c.content)
			}
			if got := voices(a.Voices); c.voices != "" && got != c.voices {
				t.Errorf("%s: voices %q, want %q", c.name, got, c.voices)
			}
		}
		if !found {
			t.Errorf("%s: no cue %q; found %d attributions", c.name, c.cue, len(r.Attributions))
			for _, a := range r.Attributions {
				t.Logf("  %q %q %q", words1(c.text, a.Source), words1(c.text, a.Cue), words1(c.text, a.Content))
			}
		}
	}
}

// TestQuotes lists all quotations of an invented report with their speakers; "?" is nobody.
func TestQuotes(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"turn goes on", "“It is done,” Ana Roy said. “Nobody was hurt.”", []string{"It is done, + Nobody was hurt. / Ana Roy"}},
		{"rest of a sentence between", "“It is done,” said Ana Roy, pointing to the gate of the old mill. “Nobody was hurt.”", []string{"It is done, + Nobody was hurt. / Ana Roy"}},
		{
			"paragraphs opened and closed once",
			"Ana Roy said the mill would open again.\n“We start on Monday. We have the people we need.\n“And we have the money.”",
			[]string{"We start on Monday. We have the people we need. + And we have the money. / Ana Roy"},
		},
		{"straight marks", "\"It is done,\" Roy said.", []string{"It is done, / Roy"}},
		{"doubled marks", "``It is done,'' Roy said.", []string{"It is done, / Roy"}},
		{"two apostrophes", "''It is done,'' Roy said.", []string{"It is done, / Roy"}},
		{"single marks", "‘It is done and we don’t regret it,’ Roy said.", []string{"It is done and we don’t regret it, / Roy"}},
		{"part of a clause", "Roy said the plan was “dead and buried” by May.", []string{"dead and buried / Roy"}},
		{"pronoun", "Ana Roy left the hall. “It is done,” she said.", []string{"It is done, / "}},
		{"surname", "Ana Roy left the hall. “It is done,” Roy said.", []string{"It is done, / Ana Roy"}},
		{"scare quotes", "The town runs a “smart” bin policy and a \"night watch\" scheme.", nil},
		{"title", "Her second book, “The Long Road North,” sold well in Sweden.", nil},
		{"nickname", "Walter “Red” Hansen scored twice on Sunday.", nil},
		{"colon", "Roy replied: “It is done and over with.”", []string{"It is done and over with. / Roy"}},
		{"unknown verb", "“It is done and over with,” Roy deadpanned.", []string{"It is done and over with, / Roy"}},
		{"signed", "“Nobody told us anything before the water came.” — Ana Roy, 31, of Osterby", []string{"Nobody told us anything before the water came. / Ana Roy"}},
		{"two speakers", "“It is done,” Roy said.\n“It is not,” Hansen said.", []string{"It is done, / Roy", "It is not, / Hansen"}},
		{"nobody", "Rain fell on the empty square all afternoon.\n“Nobody told us anything before the water came.”", []string{"Nobody told us anything before the water came. / ?"}},
		{"stray closing mark", "He said the warnings were “not meant for us,” but for others.”", []string{"not meant for us, / "}},
	} {
		r := Find(lang.English().Read(c.text), nil)
		var got []string
		for _, q := range r.Quotes {
			who := "?"
			if q.Attribution >= 0 {
				if vs := r.Attributions[q.Attribution].Voices; len(vs) > 0 {
					who = vs[len(vs)-1].Name
				}
			}
			got = append(got, strings.ReplaceAll(words1(c.text, q.Pieces), " | ", " + ")+" / "+who)
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// TestVoices looks at what is known of one speaker: the last voice of the last attribution at the outer level.
func TestVoices(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       stemma.Voice
	}{
		{"role before the name", "Foreign Minister Ana Roy said the talks were over.", stemma.Voice{Kind: stemma.PersonVoice, Name: "Ana Roy", Role: "Foreign Minister"}},
		{"role after the name", "Ana Roy, the mayor of Osterby, said the talks were over.", stemma.Voice{Kind: stemma.PersonVoice, Name: "Ana Roy", Role: "mayor of Osterby"}},
		{"name in apposition", "The city's mayor, Ana Roy, said the talks were over.", stemma.Voice{Kind: stemma.PersonVoice, Name: "Ana Roy", Role: "city's mayor"}},
		{"number", "Three Western diplomats said the talks were over.", stemma.Voice{Kind: stemma.UnnamedVoice, Name: "Three Western diplomats", Role: "Three Western diplomats", Count: "three"}},
		{
			"condition", "A senior diplomat, speaking on condition of anonymity, said the talks were over.",
			stemma.Voice{Kind: stemma.UnnamedVoice, Name: "senior diplomat", Role: "senior diplomat", Count: "one", Condition: "on condition of anonymity"},
		},
		{"never introduced", "The two engineers also said the dam was leaking.", stemma.Voice{Kind: stemma.UnnamedVoice, Name: "two engineers", Role: "two engineers", Count: "two", Dangling: true}},
		{
			"introduced", "A retired engineer told the council the dam was leaking. The engineer said it had been so for years.",
			stemma.Voice{Kind: stemma.UnnamedVoice, Name: "retired engineer", Role: "retired engineer", Count: "one"},
		},
		{"body", "The Pentagon said the talks were over.", stemma.Voice{Kind: stemma.BodyVoice, Name: "Pentagon"}},
		{"spokesman", "A spokesman for the railway said the talks were over.", stemma.Voice{Kind: stemma.UnnamedVoice, Name: "spokesman for the railway", Role: "spokesman for the railway", Count: "one"}},
	} {
		r := Find(lang.English().Read(c.text), nil)
		var got stemma.Voice
		for _, a := range r.Attributions {
			if a.Parent < 0 && len(a.Voices) > 0 {
				got = a.Voices[len(a.Voices)-1]
			}
		}
		if strings.TrimPrefix(got.Name, "the ") != c.want.Name || got.Kind != c.want.Kind || got.Role != c.want.Role || got.Count != c.want.Count || got.Condition != c.want.Condition || got.Dangling != c.want.Dangling {
			t.Errorf("%s:\n got %+v\nwant %+v", c.name, got, c.want)
		}
	}
}

func TestFamilies(t *testing.T) {
	for text, want := range map[string]string{
		"Ana Roy said the dam was safe.":                  "said",
		"Ana Roy believes the dam is safe.":               "thought",
		"Ana Roy wants to close the dam before winter.":   "meant",
		"The survey shows that the dam is safe.":          "shown",
		"The dam is safe, according to the ministry.":     "said",
		"The mayor praised the men who built the dam.":    "said",
		"The village supports the plan to close the dam.": "meant",
	} {
		r := Find(lang.English().Read(text), nil)
		got := ""
		for _, a := range r.Attributions {
			if a.Parent < 0 && len(a.Reasons) > 0 {
				got = a.Reasons[0].Rule
			}
		}
		if got != want {
			t.Errorf("%q: family %q, want %q", text, got, want)
		}
	}
}

func TestCredits(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"OSTERBY, Sept 3 (Reuters) - The dam held on Thursday.", "agency-line Reuters whole"},
		{"OSTERBY (AP) — The dam held on Thursday.", "agency-line Associated Press whole"},
		{"The dam held on Thursday. (AFP Photo)", "photo Agence France-Presse"},
		{"Two engineers told CNN that the dam was leaking.", "told CNN"},
		{"The dam was leaking, Reuters reported.", "reported Reuters"},
		{"The dam was leaking, according to the New York Times.", "cited New York Times"},
		{"Copyright ©2019 The Osterby Gazette. All rights reserved.", "copyright The Osterby Gazette whole"},
		{"Ana Roy in Osterby contributed to this report.", "contributed "},
		{"(Reporting by Ana Roy; Editing by Jon Hale)", "agency-line Reuters whole"},
		{"Engineers said on Twitter that the dam was leaking.", ""},
		{"The dam held on Thursday (the river did not).", ""},
	} {
		r := Find(lang.English().Read(c.text), nil)
		var got []string
		for _, k := range r.Credits {
			s := k.Kind + " " + k.Outlet
			if k.Whole {
				s += " whole"
			}
			got = append(got, s)
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
