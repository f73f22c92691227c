package read

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stemma"
)

var day = stemma.Interval{
	From: time.Date(2021, 3, 10, 0, 0, 0, 0, time.UTC), To: time.Date(2021, 3, 10, 0, 0, 0, 0, time.UTC), Basis: stemma.Stated,
}

// story is a report of our own, with a headline, a caption and furniture that must make no statements.
const story = `Ferry firm to end night route

The ferry operator Halmer Lines will end its night route to Vessen in June, two officials told the Harbour Times on Monday.

"We lost money every winter," said Ada Brandt, the firm's chief executive. "I am sorry," she added.

The mayor of Vessen, Piet Okoro, said the island could lose a third of its visitors. He urged the government to step in. The three union leaders denied that their members had refused to talk.

If the government does not pay, the route will close, Okoro said.

A ferry leaves the harbour at dusk. Photo: Lena Moss`

func blocks(text string, kinds ...stemma.BlockKind) []stemma.Block {
	out := Paragraphs(text)
	for i := range out {
		if i < len(kinds) && kinds[i] != "" {
			out[i].Kind = kinds[i]
		}
	}
	return out
}

func storyReport() stemma.Report {
	return stemma.Report{
		ID: "r1", Text: story, Published: day,
		Blocks: blocks(story, stemma.Headline, "", "", "", "", stemma.Caption),
	}
}

func TestReportReadsTheWholeStory(t *testing.T) {
	r := Report(storyReport())
	var whats []string
	for _, s := range r.Statements {
		whats = append(whats, string(s.Modality)+" | "+s.What)
	}
	all := strings.Join(whats, "\n")
	for _, want := range []string{
		"asserted | The ferry operator Halmer Lines will end its night route to Vessen in June",
		"possible | The island could lose a third of its visitors",
		"denied | ",
		"conditional | The route will close",
		"asked | The government should step in",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no statement %q in\n%s", want, all)
		}
	}
	for _, not := range []string{"leaves the harbour", "Ferry firm"} {
		if strings.Contains(all, not) {
			t.Errorf("%q is not the report's own text, but makes a statement", not)
		}
	}
}

func TestVoicesFindTheirNames(t *testing.T) {
	r := Report(storyReport())
	names := map[string]string{}
	for _, a := range r.Attributions {
		for _, v := range a.Voices {
			names[v.Text] = v.Name
		}
	}
	for text, want := range map[string]string{"she": "Ada Brandt", "He": "Piet Okoro", "Okoro": "Piet Okoro"} {
		if got, ok := names[text]; ok && got != want {
			t.Errorf("voice %q is %q, want %q", text, got, want)
		} else if !ok {
			t.Errorf("no voice %q among %v", text, names)
		}
	}
}

// TestDocumentsSpeakForTheirAuthors: behind a paper stands who wrote it; where nobody is named, the paper is unnamed.
func TestDocumentsSpeakForTheirAuthors(t *testing.T) {
	for _, c := range []struct {
		text, name string
		kind       stemma.VoiceKind
	}{
		{"The dam will be shut, according to a statement issued by the Danish army.", "the Danish army", stemma.BodyVoice},
		{"According to the firm's report, the dam leaked.", "the firm", stemma.BodyVoice},
		{"A letter from Anna Brandt said the dam leaked.", "Anna Brandt", stemma.PersonVoice},
		{"Police records say the dam leaked.", "police", stemma.BodyVoice},
		{"According to reports, the dam leaked.", "reports", stemma.UnnamedVoice},
	} {
		var got []stemma.Voice
		for _, a := range Text(c.text, day).Attributions {
			got = append(got, a.Voices...)
		}
		if len(got) != 1 || got[0].Name != c.name || got[0].Kind != c.kind {
			t.Errorf("%s: %+v", c.text, got)
		}
	}
}

func TestDanglingReference(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"The three Lindow officials said the dam was safe. It was built in 1950.", true},
		{"Three Lindow officials met the press on Monday. The officials said the dam was safe.", false},
		{"The president said the dam was safe.", false},
		{"The officials who built the dam said it was safe.", false},
	} {
		r := Text(c.text, day)
		got := false
		for _, s := range r.Signs {
			got = got || s.Kind == "dangling-reference"
		}
		if got != c.want {
			t.Errorf("%q: dangling %v, want %v", c.text, got, c.want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	text := "  A heading\n\nThis line is long enough to be the first half of a\nsentence that goes on here.\nNext one.\r\n\n"
	var got []string
	for _, b := range Paragraphs(text) {
		got = append(got, b.In(text))
	}
	want := []string{"A heading", "This line is long enough to be the first half of a\nsentence that goes on here.", "Next one."}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDatelineIsLeftOut(t *testing.T) {
	text := "LINDOW, March 9 — Workers left the mill on Monday."
	at := strings.Index(text, "Workers")
	r := Report(stemma.Report{Text: text, Published: day, Blocks: []stemma.Block{
		{Span: stemma.Span{End: len(text)}, Kind: stemma.Paragraph}, {Span: stemma.Span{End: at}, Kind: stemma.Dateline},
	}})
	if len(r.Statements) != 1 || r.Statements[0].What != "Workers left the mill on Monday" {
		t.Errorf("got %+v", r.Statements)
	}
	for _, m := range r.Mentions {
		if m.Start < at {
			t.Errorf("mention %q in the dateline", m.In(text))
		}
	}
}

// TestSpansAndIndexes: whatever is read, every span lies in the text and every index in its slice, and reading again gives the same.
func TestSpansAndIndexes(t *testing.T) {
	words := strings.Fields("the a mayor Ada Brandt said that \" “ ” ( ) , . ? ; : he it they will not close if unless threatened to Vessen 12 % Monday killed people — 's and or which who was by in told 東京 é ...")
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 60).Draw(t, "n")
		var b strings.Builder
		for range n {
			b.WriteString(rapid.SampledFrom(words).Draw(t, "w"))
			b.WriteString(rapid.SampledFrom([]string{" ", " ", " ", "\n", ""}).Draw(t, "gap"))
		}
		text := b.String()
		r := Text(text, day)
		check(t, text, r)
		if again := Text(text, day); !reflect.DeepEqual(r, again) {
			t.Fatal("two readings of one text differ")
		}
	})
}

type failer interface {
	Fatalf(format string, args ...any)
}

func check(t failer, text string, r stemma.Reading) {
	span := func(what string, s stemma.Span) {
		if s.Start < 0 || s.End < s.Start || s.End > len(text) {
			t.Fatalf("%s: span %v outside of %d bytes", what, s, len(text))
		}
		for _, b := range []int{s.Start, s.End} {
			if b < len(text) && text[b]&0xC0 == 0x80 {
				t.Fatalf("%s: span %v cuts a character", what, s)
			}
		}
	}
	index := func(what string, i, n int) {
		if i < -1 || i >= n {
			t.Fatalf("%s: index %d of %d", what, i, n)
		}
	}
	for _, m := range r.Mentions {
		span("mention", m.Span)
		span("head", m.Head)
		index("chain", m.Chain, len(r.Chains))
		if !m.Covers(m.Head) {
			t.Fatalf("mention %v without its head %v", m.Span, m.Head)
		}
	}
	for i, c := range r.Chains {
		if c.Name == "" || len(c.Mentions) == 0 {
			t.Fatalf("chain %d: %+v", i, c)
		}
		for _, m := range c.Mentions {
			if r.Mentions[m].Chain != i {
				t.Fatalf("mention %d is in chain %d, not %d", m, r.Mentions[m].Chain, i)
			}
		}
		if len(c.Reasons) != len(c.Mentions)-1 {
			t.Fatalf("chain %d of %d mentions has %d reasons", i, len(c.Mentions), len(c.Reasons))
		}
		for _, re := range c.Reasons {
			if re.Note == "" || len(re.Places) != 2 {
				t.Fatalf("reason %+v", re)
			}
		}
	}
	for _, s := range r.Statements {
		span("statement", s.Span)
		span("trigger", s.Trigger)
		span("condition", s.Condition)
		index("when", s.When, len(r.Times))
		index("from", s.From, len(r.Attributions))
		for _, q := range s.Quantities {
			index("quantity", q, len(r.Quantities))
		}
		for _, a := range []*stemma.Argument{s.Actor, s.Recipient, s.Where} {
			if a != nil {
				span("argument", a.Span)
				index("mention", a.Mention, len(r.Mentions))
			}
		}
		if strings.TrimSpace(s.What) == "" || s.What != strings.TrimSpace(s.What) || strings.Contains(s.What, "\n") {
			t.Fatalf("statement reads %q", s.What)
		}
	}
	for _, a := range r.Attributions {
		for _, v := range a.Voices {
			span("voice", v.Span)
			index("voice's chain", v.Chain, len(r.Chains))
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add(story)
	f.Add("12 12 12 12 12 killed killed killed if if if \"\"\"\" said said.")
	f.Add(strings.Repeat("and who said that ", 50))
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		text = strings.ToValidUTF8(text, "")
		check(t, text, Text(text, day))
	})
}

// TestTimeGrowsLinearly reads bad texts of one size and of four times the size: a square law would take sixteen times
// as long. The margin is for busy machines.
func TestTimeGrowsLinearly(t *testing.T) {
	for _, unit := range []string{"“I am he,” she said. ", "He said that she said that it was the one who met them. ", "the man of the house of the mayor of ", "12, 13, 14 and 15 people and "} {
		took := func(n int) time.Duration {
			text := strings.Repeat(unit, n)
			best := time.Hour
			for range 2 {
				start := time.Now()
				Text(text, day)
				best = min(best, time.Since(start))
			}
			return best
		}
		small, large := took(500), took(2000)
		if large > 8*small+500*time.Millisecond {
			t.Errorf("%q: 500 times take %v, 2000 times %v", unit, small, large)
		}
	}
}

func BenchmarkReport(b *testing.B) {
	r := storyReport()
	b.SetBytes(int64(len(r.Text)))
	for b.Loop() {
		Report(r)
	}
}
