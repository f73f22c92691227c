package timex

import "strings"

// Tenses, as far as dates care: did it happen before the report or will it after?
const (
	tenseOpen = iota
	tensePast
	tenseFuture
	tenseOver // surely before the publication: "since Oct. 23", "the year ended March 31"
)

// ahead are verbs, nouns and adjectives whose infinitive or date lies ahead of them.
var ahead = map[string]bool{
	"plan": true, "schedule": true, "expect": true, "set": true, "intend": true, "hope": true, "want": true, "prepare": true, "due": true,
	"ready": true, "agree": true, "promise": true, "vow": true, "order": true, "threaten": true, "urge": true, "aim": true, "slate": true,
	"likely": true, "ask": true, "need": true, "wait": true, "arrange": true, "book": true, "about": true, "go": true, "have": true,
	"pledge": true, "propose": true, "bind": true, "poise": true, "tell": true,
}

// scheduled are verbs that put what they govern ahead of them in any tense.
var scheduled = map[string]bool{"schedule": true, "reschedule": true, "plan": true, "expect": true, "slate": true, "postpone": true, "delay": true}

// timetable are verbs whose present tense tells of what is set for a day.
var timetable = map[string]bool{
	"begin": true, "start": true, "end": true, "open": true, "close": true, "expire": true, "resume": true, "leave": true, "arrive": true,
	"conclude": true, "run": true, "kick": true, "finish": true,
}

// awaited are events that are spoken of before they happen.
var awaited = map[string]bool{
	"election": true, "primary": true, "vote": true, "ballot": true, "referendum": true, "runoff": true, "caucus": true, "deadline": true,
	"game": true, "match": true, "final": true, "race": true, "summit": true, "inauguration": true, "launch": true, "ceremony": true,
}

// tense looks up the tree from a token to the verb that governs it. The climb is at most 12 steps: what lies
// further up is another clause.
func (p *parser) tense(token int) int {
	inf := false
	for steps := range 12 {
		t := &p.d.Tokens[token]
		switch {
		case t.Pos == "VERB" || t.Pos == "AUX" || strings.HasPrefix(t.Tag, "VB"):
			if scheduled[t.Lemma] && !p.had(token) {
				return tenseFuture
			}
			if inf && t.Lemma == "be" && (t.Tag == "VBZ" || t.Tag == "VBP") {
				return tenseFuture // the shop is to open on Monday
			}
			if inf {
				if ahead[strings.ToLower(t.Lemma)] && !p.had(token) {
					return tenseFuture
				}
				if t.Tag != "VB" && t.Tag != "VBG" {
					return p.finite(token)
				}
				break
			}
			switch s := p.auxiliary(token); {
			case s != tenseOpen:
				return s
			case t.Tag == "VBD":
				return tensePast
			case t.Tag == "VBN":
				if p.presentPassive(token) {
					return tenseOpen
				}
				return tensePast
			case t.Tag == "VBZ" || t.Tag == "VBP":
				if timetable[t.Lemma] && steps <= 2 {
					return tenseFuture // the talks begin on Sunday
				}
				if t.Lemma == "be" && steps <= 2 {
					return tenseFuture // the vote is on Tuesday
				}
				return tenseOpen
			case t.Tag == "VB":
				inf = true
			case t.Tag == "VBG" && t.Lemma == "go":
				return tenseOpen
			}
		case p.dayDeclared(token):
			return tenseFuture
		case inf && ahead[strings.ToLower(t.Lemma)]:
			if p.had(t.Head) {
				return tensePast
			}
			return tenseFuture
		}
		if t.Head == token {
			break
		}
		token = t.Head
	}
	return tenseOpen
}

// dayDeclared reports whether a day is what is declared something ("declared Friday a day of mourning").
func (p *parser) dayDeclared(token int) bool {
	if token == 0 || token+1 >= len(p.d.Tokens) {
		return false
	}
	switch p.d.Tokens[token-1].Lemma {
	case "declare", "proclaim":
		return p.d.Tokens[token+1].Tag == "DT"
	}
	return false
}

// pastPerfect reports whether the verb that governs a token is in the past perfect.
func (p *parser) pastPerfect(token int) bool {
	for range 4 { // the verb stands two steps up: day, preposition, verb
		if t := &p.d.Tokens[token]; t.Pos == "VERB" || t.Pos == "AUX" {
			return p.had(token)
		}
		h := p.d.Tokens[token].Head
		if h == token {
			break
		}
		token = h
	}
	return false
}

// notUntil reports whether the expression at word i tells when at last something happened: "did not come until three".
func (p *parser) notUntil(i, token int) bool {
	if b := p.before(i); b != "until" && b != "till" {
		return false
	}
	for range 6 { // the afternoon, in, three, until, come
		if t := &p.d.Tokens[token]; t.Pos == "VERB" || t.Pos == "AUX" {
			return p.d.Child(token, "neg") >= 0 && p.helped(token, "did")
		}
		h := p.d.Tokens[token].Head
		if h == token {
			break
		}
		token = h
	}
	return false
}

// had reports a past perfect: what was due then is over now. The tree may hang "had" on "been".
func (p *parser) had(token int) bool {
	if p.helped(token, "had") {
		return true
	}
	b := p.d.Child(token, "auxpass", "aux")
	return b >= 0 && strings.EqualFold(p.d.Word(b), "been") && p.helped(b, "had")
}

func (p *parser) presentPassive(token int) bool {
	return p.helped(token, "is", "are", "being", "'s", "’s")
}

// helped reports whether the verb has one of the helpers.
func (p *parser) helped(token int, words ...string) bool {
	for n, k := range p.d.Children(token) {
		if n > maxHelpers {
			break
		}
		if dep := p.d.Tokens[k].Dep; dep != "aux" && dep != "auxpass" {
			continue
		}
		for _, w := range words {
			if strings.EqualFold(p.d.Word(int(k)), w) {
				return true
			}
		}
	}
	return false
}

// maxHelpers bounds the look at a verb's children: no verb has two dozen helpers before it, and flat trees of
// garbage must stay cheap.
const maxHelpers = 24

// auxiliary gives the tense that a verb's helpers set: will, shall, would, is going to; had, has, was.
func (p *parser) auxiliary(token int) int {
	out := tenseOpen
	for n, k := range p.d.Children(token) {
		if n > maxHelpers {
			break
		}
		t := &p.d.Tokens[k]
		if t.Dep != "aux" && t.Dep != "auxpass" {
			continue
		}
		switch w := strings.ToLower(p.d.Word(int(k))); w {
		case "will", "'ll", "’ll", "wo", "shall":
			return tenseFuture
		case "would", "may", "might", "should", "must", "could":
			if p.helped(token, "have", "'ve", "’ve") {
				return tensePast // "should have said so on Monday"
			}
			if w != "could" {
				return tenseFuture
			}
		case "had", "has", "have", "was", "were", "did", "been":
			out = tensePast
		}
	}
	return out
}

func (p *parser) finite(token int) int {
	switch p.d.Tokens[token].Tag {
	case "VBD", "VBN":
		return tensePast
	}
	return p.auxiliary(token)
}
