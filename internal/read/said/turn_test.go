package said

import (
	"strings"
	"testing"

	"stemma/internal/lang"
)

// TestSpeakers has invented reports in which a quotation's speaker is easily mistaken: the quotation's first words, its source.
func TestSpeakers(t *testing.T) {
	for _, c := range []struct{ name, text, quote, source, rule string }{
		{
			"told somebody described at length", `"We lost the harvest," Thomas Ode, a miller at the Larkford estate, told the reporter Bea Lind, who spent the night there.`,
			"We lost", "Thomas Ode, a miller at the Larkford estate,", "",
		},
		{
			"speaks for others", `The gang denied the theft. A person claiming to speak for the crew denied that, telling a reporter: "we are from the harbour".`,
			"we are", "A person", "",
		},
		{
			"the other", `Two pilots knew of it. The other, asked about this, said: "I have read that somewhere."`,
			"I have read", "The other", "",
		},
		{
			"a fragment of what was asked", `An official told reporters that the pilot had reported smoke and asked to turn back "about two minutes before the end".`,
			"about two", "An official", "retold",
		},
		{
			"a fragment of what was allowed", `Lind told reporters that the navy had allowed the crew to leave "as a token of respect".`,
			"as a token", "Lind", "",
		},
		{
			"a fragment in a clause of its own", `Lind said that the harbour master had warned that it was "a gift to smugglers".`,
			"a gift", "the harbour master", "",
		},
		{
			"after a told sentence", "Ana Roy was angry about the delay. \"Who is to answer for this, if not the owners?\"",
			"Who is", "Ana Roy", "",
		},
		{
			"after a told paragraph", "Ana Roy runs the mill. \"It was loud,\" Roy said.\n\nHer house is near the dam. She was the first to see the water.\n\n\"It came like a wall. I ran.\n\n\"Nobody rang a bell.\"",
			"It came", "She", "",
		},
		{
			"two told of", "Ana Roy met Bo Lind at the dam. Lind was angry, and Roy was late.\n\n\"It came like a wall, and nobody rang a bell.\"",
			"It came", "", "",
		},
		{
			"a headline", "\"The water came like a wall\"\n\nAna Roy runs the mill. \"The water came like a wall and nobody rang,\" Roy said.",
			"The water", "Roy", "repeated",
		},
		{
			"behind what it says", "Two people have died and nine are ill after eating a cheese tainted with mould, health officials in the two towns said. \"Do not eat it,\" Ana Roy said.",
			"Do not", "Ana Roy", "",
		},
	} {
		r := Find(lang.English().ReadParts(c.text, lineSpans(c.text)), nil)
		found := false
		for _, q := range r.Quotes {
			if found || !strings.HasPrefix(q.In(c.text), c.quote) {
				continue
			}
			found = true
			source := ""
			if q.Attribution >= 0 {
				source = words1(c.text, r.Attributions[q.Attribution].Source)
			}
			if source != c.source {
				t.Errorf("%s: source %q, want %q", c.name, source, c.source)
			}
			if c.rule != "" && (len(q.Reasons) == 0 || q.Reasons[len(q.Reasons)-1].Rule != c.rule) {
				t.Errorf("%s: reasons %+v, want %s last", c.name, q.Reasons, c.rule)
			}
		}
		if !found {
			t.Errorf("%s: no quotation %q", c.name, c.quote)
		}
		lawful(t, c.text, r)
	}
}

func lineSpans(text string) []lang.Span {
	var out []lang.Span
	for _, s := range paragraphs(text) {
		out = append(out, lang.Span{Start: s.Start, End: s.End})
	}
	return out
}

// TestSourceBehind has sentences whose source follows what it says, and neighbours where it does not.
func TestSourceBehind(t *testing.T) {
	for _, c := range []struct{ text, source string }{
		{"Two people have died and nine are ill after eating a cheese tainted with mould, health officials in the two towns said.", "health officials in the two towns"},
		{"The ferry sank within an hour, the coast guard said.", "the coast guard"},
		{"Thieves have taken data on as many as 4,000 pupils, a security blog reported on Wednesday.", "a security blog"},
		{"The mayor resigned on Monday, and said no more.", "The mayor"},
	} {
		r := Find(lang.English().Read(c.text), nil)
		for _, a := range r.Attributions {
			if cue := words1(c.text, a.Cue); (cue == "said" || cue == "reported") && words1(c.text, a.Source) != c.source {
				t.Errorf("%s: source %q, want %q", c.text, words1(c.text, a.Source), c.source)
			}
		}
	}
}
