package eval

import (
	"io/fs"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"stemma"
	"stemma/internal/lang"
	"stemma/internal/read/said"
)

// attributionArticle is an article of PolNeAR with what people marked in it.
type attributionArticle struct {
	ID           string
	Text         string
	Attributions []said.Gold
	Discard      []stemma.Span
}

// attributionSet measures who says what on a part of PolNeAR ("dev"; "train" to tune on), with read
// as the language engine.
func attributionSet(part string, read func(id, text string) *lang.Doc) Set {
	return Set{
		Name: "attribution/polnear-" + part,
		What: "who says what (M1)",
		Run: func(data fs.FS) ([]Score, error) {
			var ours, trivial AttributionTally
			err := Lines(data, "attribution/polnear-"+part+".jsonl.gz", func(a attributionArticle) error {
				d := read(a.ID, a.Text)
				if d == nil {
					return nil
				}
				var found []said.Gold
				r := said.Find(d, nil)
				for _, at := range r.Attributions {
					if at.Parent < 0 { // in PolNeAR no attribution stands inside another
						found = append(found, said.Gold{Source: at.Source, Cue: at.Cue, Content: at.Content})
					}
				}
				ours.Add(a.Text, found, a.Attributions, a.Discard)
				ours.AddSpeakers(a.Text, spoken(r), a.Attributions, a.Discard)
				trivial.Add(a.Text, quotedStrings(a.Text), a.Attributions, a.Discard)
				return nil
			})
			return ours.scores("attribution/polnear-"+part, &trivial), err
		},
	}
}

// quotedStrings is the baseline: every quoted string is a content, said by nobody.
func quotedStrings(text string) []said.Gold {
	var out []said.Gold
	for _, q := range said.QuotedStrings(text) {
		out = append(out, said.Gold{Content: []stemma.Span{q}})
	}
	return out
}

// An AttributionTally adds up M1 over articles.
type AttributionTally struct {
	Articles      int
	Exact         [3]Hits // source, cue, content: sets of spans
	Partial       [3]Hits // the same in white-space tokens
	Whole         Hits    // attributions whose content and source agree by half or more
	Speaker       Hits    // of direct quotations: Given and Expected count those that people marked
	SpeakerFound  int     // quotations of which some source was found
	SpeakerShared int     // quotations whose source shares a word with the one marked
}

// Hits counts right answers among those given and those expected.
type Hits struct{ Right, Given, Expected int }

// F gives precision, recall and F1.
func (h Hits) F() (p, r, f float64) {
	return F1(float64(h.Right), float64(h.Given), float64(h.Expected))
}

// Add scores one article.
func (t *AttributionTally) Add(text string, found, gold []said.Gold, discard []stemma.Span) {
	t.Articles++
	found, gold = outside(found, discard), outside(gold, discard)
	words := spaceTokens(text)
	for role := range 3 {
		open := map[string]int{}
		for _, g := range gold {
			if k := filler(text, part(g, role)); k != "" {
				open[k]++
				t.Exact[role].Expected++
			}
		}
		for _, f := range found {
			if k := filler(text, part(f, role)); k != "" {
				t.Exact[role].Given++
				if open[k] > 0 {
					open[k]--
					t.Exact[role].Right++
				}
			}
		}
		in, want := make([]bool, len(words)), make([]bool, len(words))
		for _, f := range found {
			cover(text, words, part(f, role), func(i int) { in[i] = true })
		}
		for _, g := range gold {
			cover(text, words, part(g, role), func(i int) { want[i] = true })
		}
		for i := range words {
			if overlapsAny(words[i], discard) {
				continue
			}
			if in[i] {
				t.Partial[role].Given++
			}
			if want[i] {
				t.Partial[role].Expected++
				if in[i] {
					t.Partial[role].Right++
				}
			}
		}
	}
	tokens := func(s []stemma.Span) map[int]bool {
		m := map[int]bool{}
		cover(text, words, s, func(i int) { m[i] = true })
		return m
	}
	type sets struct{ source, content map[int]bool }
	golds := make([]sets, len(gold))
	at := map[int][]int{} // token to gold attributions with it in their content
	for i, g := range gold {
		golds[i] = sets{tokens(g.Source), tokens(g.Content)}
		for k := range golds[i].content {
			at[k] = append(at[k], i)
		}
	}
	used := make([]bool, len(gold))
	t.Whole.Expected += len(gold)
	t.Whole.Given += len(found)
	founds := make([]sets, len(found))
	for i, f := range found {
		founds[i] = sets{tokens(f.Source), tokens(f.Content)}
		near := map[int]bool{}
		for k := range founds[i].content {
			for _, g := range at[k] {
				near[g] = true
			}
		}
		order := make([]int, 0, len(near))
		for g := range near {
			order = append(order, g)
		}
		sort.Ints(order)
		for _, g := range order {
			if !used[g] && jaccard(founds[i].content, golds[g].content) >= .5 && jaccard(founds[i].source, golds[g].source) >= .5 {
				used[g] = true
				t.Whole.Right++
				break
			}
		}
	}
}

// spoken gives each quotation as a content with its speaker as the source.
func spoken(r said.Result) []said.Gold {
	var out []said.Gold
	for _, q := range r.Quotes {
		g := said.Gold{Content: q.Pieces}
		if q.Attribution >= 0 {
			g.Source = r.Attributions[q.Attribution].Source
		}
		out = append(out, g)
	}
	return out
}

// AddSpeakers scores one article's quotations: of each quotation that people marked with a speaker, the
// quotation found that shares most words with it must have a source that agrees by half or more.
func (t *AttributionTally) AddSpeakers(text string, found, gold []said.Gold, discard []stemma.Span) {
	gold = outside(gold, discard)
	words := spaceTokens(text)
	tokens := func(s []stemma.Span) map[int]bool {
		m := map[int]bool{}
		cover(text, words, s, func(i int) { m[i] = true })
		return m
	}
	contents := make([]map[int]bool, len(found))
	for k := range found {
		contents[k] = tokens(found[k].Content)
	}
	for _, g := range gold {
		if !direct(text, g) {
			continue
		}
		t.Speaker.Expected++
		content := tokens(g.Content)
		best, most := -1, 0
		for k := range found {
			n := 0
			for w := range content {
				if contents[k][w] {
					n++
				}
			}
			if n > most {
				best, most = k, n
			}
		}
		if best < 0 {
			continue
		}
		t.Speaker.Given++
		ours, theirs := tokens(found[best].Source), tokens(g.Source)
		if len(ours) > 0 {
			t.SpeakerFound++
		}
		if jaccard(ours, theirs) >= .5 {
			t.Speaker.Right++
		}
		for w := range ours {
			if theirs[w] {
				t.SpeakerShared++
				break
			}
		}
	}
}

// direct reports whether the content begins and ends with quotation marks and names a source.
func direct(text string, g said.Gold) bool {
	if len(g.Content) == 0 || len(g.Source) == 0 {
		return false
	}
	s := strings.TrimSpace(g.Content[0].In(text))
	e := strings.TrimSpace(g.Content[len(g.Content)-1].In(text))
	return strings.IndexFunc(s, quoteMark) == 0 && strings.LastIndexFunc(e, quoteMark) >= len(e)-3 && len(strings.Fields(s)) > 2
}

func part(g said.Gold, role int) []stemma.Span {
	return [3][]stemma.Span{g.Source, g.Cue, g.Content}[role]
}

// outside leaves out attributions that lie in a discarded part.
func outside(all []said.Gold, discard []stemma.Span) []said.Gold {
	if len(discard) == 0 {
		return all
	}
	var out []said.Gold
	for _, a := range all {
		s := append(append(append([]stemma.Span(nil), a.Content...), a.Cue...), a.Source...)
		if len(s) == 0 || !overlapsAny(s[0], discard) {
			out = append(out, a)
		}
	}
	return out
}

func overlapsAny(s stemma.Span, in []stemma.Span) bool {
	for _, d := range in {
		if s.Overlaps(d) {
			return true
		}
	}
	return false
}

func quoteMark(r rune) bool { return strings.ContainsRune("\"“”„‟'‘’`«»", r) }

func edge(r rune) bool { return unicode.IsSpace(r) || quoteMark(r) }

// shorn drops quotation marks and white space at both ends of a span.
func shorn(text string, s stemma.Span) stemma.Span {
	w := s.In(text)
	left := len(w) - len(strings.TrimLeftFunc(w, edge))
	return stemma.Span{Start: s.Start + left, End: s.Start + left + len(strings.TrimFunc(w, edge))}
}

// filler gives a key for a set of spans.
func filler(text string, spans []stemma.Span) string {
	var keys []string
	for _, s := range spans {
		if s = shorn(text, s); !s.Empty() {
			keys = append(keys, strconv.Itoa(s.Start)+"-"+strconv.Itoa(s.End))
		}
	}
	sort.Strings(keys)
	return strings.Join(keys, " ")
}

// spaceTokens cuts a text at white space.
func spaceTokens(text string) []stemma.Span {
	var out []stemma.Span
	start := -1
	for i, r := range text {
		switch {
		case unicode.IsSpace(r):
			if start >= 0 {
				out = append(out, stemma.Span{Start: start, End: i})
			}
			start = -1
		case start < 0:
			start = i
		}
	}
	if start >= 0 {
		out = append(out, stemma.Span{Start: start, End: len(text)})
	}
	return out
}

// cover calls f for every token that one of the spans covers in part.
func cover(text string, words, spans []stemma.Span, f func(i int)) {
	for _, s := range spans {
		if s = shorn(text, s); s.Empty() {
			continue
		}
		for i := sort.Search(len(words), func(i int) bool { return words[i].End > s.Start }); i < len(words) && words[i].Start < s.End; i++ {
			f(i)
		}
	}
}

// jaccard of two sets; two empty ones agree.
func jaccard(a, b map[int]bool) float64 {
	if len(a) == 0 && len(b) == 0 {
		return 1
	}
	both := 0
	for k := range a {
		if b[k] {
			both++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}

func (t *AttributionTally) scores(set string, trivial *AttributionTally) []Score {
	const baseline = "every quoted string is a content"
	var out []Score
	add := func(metric string, h, b Hits) {
		_, _, f := h.F()
		_, _, base := b.F()
		out = append(out, Score{Set: set, Metric: metric, Value: f, N: h.Expected, Baseline: base, Trivial: baseline})
	}
	for i, role := range [...]string{"source", "cue", "content"} {
		add(role+" exact F1", t.Exact[i], trivial.Exact[i])
		add(role+" partial F1", t.Partial[i], trivial.Partial[i])
	}
	add("attribution F1", t.Whole, trivial.Whole)
	speaker := t.Speaker
	speaker.Given = speaker.Expected // a quotation that was not found counts as wrong
	out = append(out, Score{
		Set: set, Metric: "speaker of direct quotations", Value: float64(speaker.Right) / float64(max(1, speaker.Expected)),
		N: speaker.Expected, Trivial: baseline, Published: ".84 (a news desk's tool, on other data)",
	}, Score{
		Set: set, Metric: "speaker of direct quotations, any word shared", Value: float64(t.SpeakerShared) / float64(max(1, speaker.Expected)),
		N: speaker.Expected, Trivial: baseline,
	})
	return out
}
