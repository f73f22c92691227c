package claim

import (
	"slices"
	"strings"

	"stemma"
)

// A figure inside what somebody disputes ("disputed the firm's claim that 900 jobs were at risk") is nobody's
// assertion there: it is denied, by who disputes it.

// disputeReach is how many words behind a verb that disputes the "that" of what is disputed may stand:
// "disputed the company's own first estimate that".
const disputeReach = 7

// underDispute reports whether a number stands in the content of a claim that its sentence says is disputed.
func (w *weigher) underDispute(i int, s stemma.Span) bool {
	r := &w.readings[i]
	n := sentenceOf(r, s.Start)
	if n >= len(r.Sentences) || s.Start <= r.Sentences[n].Start {
		return false
	}
	text := w.reports[i].Text[max(r.Sentences[n].Start, s.Start-2*clauseBytes):s.Start]
	if k := strings.LastIndexAny(text, ",;:—“\""); k >= 0 {
		text = text[k+1:] // "disputed the figure, putting it at 700"
	}
	f := bareWords(text)
	for k, x := range f {
		if !words.in("disputing", x) || k > 0 && slices.Contains(articles, f[k-1]) || slices.ContainsFunc(f[max(0, k-3):k], turnsRound) {
			continue
		}
		for j := k + 1; j < min(len(f), k+1+disputeReach); j++ {
			named := words.in("alleged", f[j-1]) || words.in("amounts", f[j-1])
			switch f[j] {
			case "that":
				if named || j == k+1 {
					return true
				}
			case "whether":
				if j == k+1 {
					return true
				}
			case "of":
				if named && !slices.Contains(articles[1:], f[k+1]) { // "rejected a total of 30 requests"
					return j == len(f)-1
				}
			}
		}
	}
	return false
}

// turnsRound reports whether a word before a verb that disputes makes it one that does not.
func turnsRound(x string) bool {
	return x == "not" || x == "never" || x == "nobody" || x == "no" || x == "cannot" || x == "nor" || strings.HasSuffix(x, "n't") || strings.HasSuffix(x, "n’t")
}

// disputer gives the statement around a disputed number the voice of who disputes it.
func (w *weigher) disputer(i int, t *told, s stemma.Span) *told {
	if t.s == nil {
		return t
	}
	for _, d := range w.inSentence[[2]int{i, t.sentence}] {
		if slices.Contains(gainsaying, d.s.Verb) && d.s.Trigger.Start < s.Start && d.s.Actor != nil {
			out := *t
			out.voices = d.voices
			d = w.inDenierVoice(d)
			out.source = d.source
			return &out
		}
	}
	return t
}
