package read

import (
	"strings"
	"testing"

	"stemma"
)

// A report in disguise is read as the clean one, and the spans of its reading lie at the same words of the text as published.
func TestADisguiseIsTakenOff(t *testing.T) {
	clean := storyReport()
	worn := clean
	worn.Text = strings.NewReplacer("firm", "fіrm", "Brandt", "Brаndt", "we", "wе", "route", "rou\u00adte", "mayor of", "mayor \u200bof").Replace(clean.Text)
	worn.Blocks = blocks(worn.Text, stemma.Headline, "", "", "", "", stemma.Caption)
	a, b := Report(clean), Report(worn)
	if len(a.Mentions) != len(b.Mentions) || len(a.Statements) != len(b.Statements) || len(a.Quotes) != len(b.Quotes) || len(a.Chains) != len(b.Chains) {
		t.Fatalf("clean: %d mentions, %d statements, %d quotes, %d chains; in disguise: %d, %d, %d, %d",
			len(a.Mentions), len(a.Statements), len(a.Quotes), len(a.Chains), len(b.Mentions), len(b.Statements), len(b.Quotes), len(b.Chains))
	}
	same := func(x, y stemma.Span) {
		t.Helper()
		undressed, _, _ := Undressed(stemma.Report{Text: y.In(worn.Text) + " mіxed"})
		if got := strings.TrimSuffix(undressed.Text, " mixed"); got != x.In(clean.Text) {
			t.Errorf("%q stands at %q", x.In(clean.Text), y.In(worn.Text))
		}
	}
	for i := range a.Mentions {
		same(a.Mentions[i].Span, b.Mentions[i].Span)
		same(a.Mentions[i].Head, b.Mentions[i].Head)
	}
	for i := range a.Statements {
		same(a.Statements[i].Span, b.Statements[i].Span)
		if a.Statements[i].What != b.Statements[i].What {
			t.Errorf("%q in disguise: %q", a.Statements[i].What, b.Statements[i].What)
		}
	}
	for i := range a.Chains {
		if a.Chains[i].Name != b.Chains[i].Name {
			t.Errorf("%q in disguise: %q", a.Chains[i].Name, b.Chains[i].Name)
		}
	}
}
