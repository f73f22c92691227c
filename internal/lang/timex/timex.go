// Package timex answers: which words of a text say when, and when is that? It finds TIMEX3 expressions
// (DATE, TIME, DURATION, SET) and gives each its ISO-TimeML value and the days it covers, seen from the
// day or interval in which the text was published.
//
// Method: TimeML 1.2.1 / TIMEX3 (Pustejovsky et al. 2003; spans and values in the manner of TimeBank).
// Every word is looked up once in a list of time words. At each word that can begin an expression a small
// hand-written reader, chosen by the word's class, reads the longest one (recursive descent, a few words
// of look-ahead, never past the end of a line, no regular expressions). What it means is kept apart from when it is: a meaning
// ("the weekday Tuesday", "3 units of month before the base") is placed in a second step, from left to
// right, against the publication, the tense of the governing verb, or the last date of the text. When the
// publication is an interval, the expression is placed from both its ends: the value keeps what both
// agree on (2020-W39 and 2020-W40 give 2020-WXX) and the days cover both. A clock time in the past tense without a day near it
// keeps the publication for its value, as annotators do, and its days reach back to the first of the last few days told of. Early, late and mid cut the days to
// a half, since they are loose words; after "since" the days run on to the publication.
//
// Invariants: expressions come in order, do not overlap, begin and end at tokens; the same Doc and
// interval give the same answer; without a publication nothing relative is placed (Interval unknown,
// values like XXXX-XX-XX). Time is linear: each reader looks at no more than some dozen words.
//
// Measured on TimeBank and AQUAINT (1,822 expressions, all of it development data): relaxed F1 .94, strict .88,
// value .81. Full error lists were read for one half of the texts only (value .80), counts and the errors at week days for
// both (other half .81). MEANTIME, in the sentences that were annotated: .93, .89, .83. Many of the value
// errors left are places where annotators differ ("last week" as 1998-W08, 1998-WXX, 1998-02 or P1W).
//
// Wrong or left out: fiscal years count as calendar years; time zones other than UTC are not kept;
// "9/11" is always the day in 2001 and 3/4/2019 is read month first; feasts are those of the United
// States and Britain; seasons are northern; a time counted from another event ("two days after the
// blast") is a duration here and placed by package read, which knows events. Left out on purpose: soon, once, already, then,
// earlier and recent standing alone, which annotators mark in fewer than half of their uses. Tried and dropped: the
// tense of the verb for a day with its month ("put the wedding off to June 9": the nearest such day is right more often);
// the possessive in "its third quarter"; the
// midnight of the day before for a "midnight" without a day in the past tense ("shortly after midnight" is of its own day); clock times without a.m., zone or preposition, which were lengths of films.
package timex

import (
	"strings"

	"stemma"
	"stemma/internal/lang"
	"stemma/internal/lang/number"
)

// Find gives the time expressions of d in order, placed as seen from published. skip, if not nil, tells
// of the byte where an expression begins whether to leave it out (headers, advertising).
func Find(d *lang.Doc, published stemma.Interval, skip func(at int) bool) []stemma.TimeExpr {
	return FindIn(d, number.Words(d), published, skip)
}

// FindIn is Find for callers that have the words of d already.
func FindIn(d *lang.Doc, ws []number.Word, published stemma.Interval, skip func(at int) bool) []stemma.TimeExpr {
	p := parser{d: d, ws: ws, lx: lexemes(d, ws)}
	c := context{known: published.Known(), quarterW: -1}
	if c.known {
		c.from, c.to = midnight(published.From), midnight(published.To)
	}
	var out []stemma.TimeExpr
	for i := 0; i < len(ws); {
		if i >= p.stop {
			p.stop = i + 1
			for p.stop < len(ws) && !ws[p.stop].Break {
				p.stop++
			}
		}
		if !p.begins(i) {
			i++
			continue
		}
		m, j := p.expression(i)
		if m.op == opNone || j <= i {
			i++
			continue
		}
		if m.op != opAge {
			first, last := ws[i].Token, ws[j-1].Token
			e := stemma.TimeExpr{Span: stemma.Span{Start: d.Tokens[first].Start, End: d.Tokens[last].End}}
			if skip == nil || !skip(e.Start) {
				m.since = p.before(i) == "since" && m.dated()
				tense := p.tenseOf(i, last)
				if n := len(out); n > 0 && out[n-1].Ahead && out[n-1].Type == "TIME" && p.before(i) == "on" && out[n-1].End == d.Tokens[ws[i-2].Token].End {
					tense = tenseFuture // "until noon on Monday": two expressions, one time
				}
				c.fill(&e, &m, tense, i, d.SentenceOf(first), p.modifies(first, last))
				out = append(out, e)
			}
		}
		i = j
	}
	return out
}

// begins reports whether an expression can begin at word i.
func (p *parser) begins(i int) bool {
	if p.lx[i].class != none {
		return true
	}
	switch p.ws[i].Low {
	case "no", "not", "in", "as", "more", "less", "fewer", "at", "up", "just", "well", "over", "under", "half", "right", "these", "final":
		return true
	}
	return false
}

// modifies reports whether the tokens [first, last] stand before a noun that they describe: "the May 3 vote".
func (p *parser) modifies(first, last int) bool {
	t := last
	for range last - first + 1 {
		h := p.d.Tokens[t].Head
		if h < first || h > last {
			break
		}
		if h == t {
			return false
		}
		t = h
	}
	if h := p.d.Tokens[t].Head; h <= last || !strings.HasPrefix(p.d.Tokens[h].Tag, "NN") {
		return false
	}
	switch p.d.Tokens[t].Dep {
	case "compound", "nmod", "amod", "npadvmod", "nummod", "poss":
		return true
	}
	return false
}

// tenseOf gives the tense of the clause in which the expression [i, token] stands; prepositions that look
// ahead go before the verb.
func (p *parser) tenseOf(i, token int) int {
	switch p.before(i) {
	case "until", "till", "by", "through":
		if p.pastPerfect(token) || p.notUntil(i, token) {
			return tensePast // by Wednesday they had left; they did not come until three
		}
		return tenseFuture
	case "as":
		if i > 1 && (p.ws[i-2].Low == "soon" || p.ws[i-2].Low == "early") {
			return tenseFuture
		}
	case "since", "ended":
		return tenseOver
	case "after":
		return tensePast
	case "the":
		if i > 1 && p.ws[i-2].Low == "since" {
			return tenseOver
		}
	}
	t := p.tense(token)
	if w := &p.d.Tokens[token]; w.Dep == "poss" && p.lx[i].class == weekday && t != tensePast {
		if awaited[p.d.Tokens[w.Head].Lemma] {
			return tenseFuture // she needs a win in Tuesday's vote
		}
		return tensePast // they will appeal Wednesday's ruling
	}
	return t
}
