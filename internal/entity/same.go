package entity

import (
	"slices"
	"strings"

	"stemma"
)

// A Verdict says whether two names name the same one, as far as names alone can tell.
// Score runs from 0 to 1; Same is Score at or above Threshold.
type Verdict struct {
	Same   bool
	Score  float64
	Reason string
}

const (
	// Threshold is where F1 on the development half of the name pairs is best.
	Threshold = .75
	// wordAlike is the least likeness of two words taken for spellings of one: a wrong ordinary letter in
	// five passes, in four it does not; tried on the development pairs: .76 gives F1 .855, .8 .858, .82 .817.
	wordAlike = .8
	// A given initial agrees with a name but proves little.
	initialAlike = .85
	// A short form ("Bob") stands for its long one.
	nickAlike = .9
)

// Same judges whether two names of a kind can name the same person or body. Kind is person,
// organisation, or any other for vessels and things, which are compared as bodies are.
func Same(kind stemma.EntityKind, a, b string) Verdict {
	if kind == stemma.Person {
		return sameParsed(person(a), person(b), true)
	}
	return sameParsed(body(a), body(b), false)
}

func sameParsed(a, b parsed, isPerson bool) Verdict {
	v := judge(a, b, isPerson)
	v.Same = v.Score >= Threshold
	return v
}

func judge(a, b parsed, isPerson bool) Verdict {
	if len(a.words) == 0 || len(b.words) == 0 {
		if a.raw == b.raw && a.raw != "" {
			return Verdict{Score: 1, Reason: "the same letters"}
		}
		return Verdict{Reason: "no name left to compare"}
	}
	al := align(a.words, b.words, isPerson)
	if !isPerson && len(al.pairs) == 0 {
		if acronymOf(a.words, b.words) || acronymOf(b.words, a.words) {
			return Verdict{Score: .85, Reason: "the letters of the short form begin the words of the long one"}
		}
	}
	if whole := alike(strings.Join(a.words, ""), strings.Join(b.words, "")); len(al.pairs) == 0 && len(a.words) != len(b.words) && whole >= .9 {
		return Verdict{Score: whole, Reason: "the same letters, divided otherwise"}
	}
	sum, weight := 0.0, 0.0
	var notes []string
	for _, p := range al.pairs {
		w := float64(min(len(p.a), len(p.b), 6)) // longer words weigh more, up to six letters
		sum, weight = sum+w*p.alike, weight+w
		if p.a != p.b {
			notes = append(notes, p.a+" ~ "+p.b)
		}
	}
	if weight == 0 {
		return Verdict{Reason: "no word in common"}
	}
	score := sum / weight
	left, right := len(al.onlyA), len(al.onlyB)
	if !isPerson && left == 1 && right == 1 && len(al.pairs) > 1 && troops[al.onlyA[0]] && troops[al.onlyB[0]] {
		return Verdict{Score: max(0, score-.1), Reason: "bodies of fighters under two words: " + al.onlyA[0] + " | " + al.onlyB[0]}
	}
	switch {
	case left > 0 && right > 0:
		return Verdict{Score: score * .7 * float64(len(al.pairs)) / float64(len(al.pairs)+max(left, right)), Reason: "both have words of their own: " + strings.Join(al.onlyA, " ") + " | " + strings.Join(al.onlyB, " ")}
	case left+right > 0 && !isPerson && generic(al.onlyA) && generic(al.onlyB):
		score -= .1
		notes = append(notes, "one is fuller: "+strings.Join(append(al.onlyA, al.onlyB...), " "))
	case left+right > 0 && !isPerson:
		score -= .3
		notes = append(notes, "one has more words: "+strings.Join(append(al.onlyA, al.onlyB...), " "))
	case left+right > 0 && len(al.pairs) == 1:
		score *= .6
		notes = append(notes, "only one word to compare")
	case left+right > 0:
		score -= .05 * float64(min(left+right, 3))
		notes = append(notes, "one is fuller: "+strings.Join(append(al.onlyA, al.onlyB...), " "))
	}
	if isPerson && al.turned {
		score -= .03
		if slices.Contains(a.kin, true) && slices.Contains(b.kin, true) {
			score -= .3
			notes = append(notes, "father and child change places")
		}
	}
	if len(a.forms) > 0 && len(b.forms) > 0 && !overlap(a.forms, b.forms) {
		score -= .3
		notes = append(notes, "another legal form: "+a.forms[0]+" | "+b.forms[0])
	}
	if len(notes) == 0 {
		notes = []string{"the same words"}
	}
	return Verdict{Score: max(0, score), Reason: strings.Join(notes, "; ")}
}

// troops are words for bodies of fighters that stand for each other in translated names: "Valley Guard Units", "Valley Guard Forces".
var troops = map[string]bool{"force": true, "forces": true, "unit": true, "units": true, "committee": true, "committees": true}

// generic reports whether all words say only that something is a body.
func generic(list []string) bool {
	for _, w := range list {
		if !words.generic[w] {
			return false
		}
	}
	return true
}

func overlap(a, b []string) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

type pair struct {
	a, b   string
	i, j   int
	alike  float64
	whole  bool // neither is a mere initial
	ai, bj int  // how many words each side spans
}

type alignment struct {
	pairs        []pair
	onlyA, onlyB []string
	turned       bool // the matched words stand in another order
}

// longestName bounds the words of a name that are compared; the longest in use have about a dozen.
const longestName = 16

// align matches the words of two names one to one, the most alike first. Two neighbouring words may
// match one ("Abd Rahman", "Abdrahman").
func align(a, b []string, isPerson bool) alignment {
	a, b = a[:min(len(a), longestName)], b[:min(len(b), longestName)]
	var all []pair
	for i := range a {
		for j := range b {
			if s := wordSame(a[i], b[j], isPerson); s >= wordAlike {
				all = append(all, pair{a[i], b[j], i, j, s, len(a[i]) > 1 && len(b[j]) > 1, 1, 1})
			}
			if i+1 < len(a) && len(b[j]) > 4 {
				if s := alike(a[i]+a[i+1], b[j]); s >= .88 && s > alike(a[i], b[j]) && s > alike(a[i+1], b[j]) {
					all = append(all, pair{a[i] + a[i+1], b[j], i, j, s * .98, true, 2, 1})
				}
			}
			if j+1 < len(b) && len(a[i]) > 4 {
				if s := alike(a[i], b[j]+b[j+1]); s >= .88 && s > alike(a[i], b[j]) && s > alike(a[i], b[j+1]) {
					all = append(all, pair{a[i], b[j] + b[j+1], i, j, s * .98, true, 1, 2})
				}
			}
			if isPerson {
				if n := initialsOf(a[i], b[j:]); n > 0 {
					all = append(all, pair{a[i], b[j], i, j, initialAlike, false, 1, n})
				}
				if n := initialsOf(b[j], a[i:]); n > 0 {
					all = append(all, pair{a[i], b[j], i, j, initialAlike, false, n, 1})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(p, q pair) int {
		if p.alike != q.alike {
			if p.alike > q.alike {
				return -1
			}
			return 1
		}
		// among equals, keep the order of words
		return abs(p.i-p.j) - abs(q.i-q.j)
	})
	usedA, usedB := make([]bool, len(a)), make([]bool, len(b))
	var out alignment
	for _, p := range all {
		if anyUsed(usedA, p.i, p.ai) || anyUsed(usedB, p.j, p.bj) {
			continue
		}
		for k := range p.ai {
			usedA[p.i+k] = true
		}
		for k := range p.bj {
			usedB[p.j+k] = true
		}
		out.pairs = append(out.pairs, p)
	}
	for i, u := range usedA {
		if !u {
			out.onlyA = append(out.onlyA, a[i])
		}
	}
	for j, u := range usedB {
		if !u {
			out.onlyB = append(out.onlyB, b[j])
		}
	}
	for _, p := range out.pairs {
		for _, q := range out.pairs {
			if p.i < q.i && p.j > q.j {
				out.turned = true
			}
		}
	}
	return out
}

func anyUsed(used []bool, at, n int) bool {
	for k := range n {
		if used[at+k] {
			return true
		}
	}
	return false
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// wordSame gives the likeness of two words of names, 0 if they cannot be spellings of one.
func wordSame(a, b string, isPerson bool) float64 {
	if a == b {
		return 1
	}
	if digits(a) || digits(b) {
		return 0
	}
	if isPerson {
		if len(a) == 1 || len(b) == 1 {
			if a[0] == b[0] {
				return initialAlike
			}
			return 0
		}
		if share(words.nick[a], words.nick[b]) {
			return nickAlike
		}
		if articled(a, b) || articled(b, a) {
			return .97
		}
	}
	if share(words.distinct[a], words.distinct[b]) {
		return 0
	}
	if s := alike(a, b); s >= wordAlike {
		return s
	}
	return 0
}

// articled reports whether a is b with the Arabic article written on to it.
func articled(a, b string) bool {
	return len(b) > 3 && len(a) == len(b)+2 && (a[:2] == "al" || a[:2] == "el") && a[2:] == b
}

func digits(w string) bool {
	for i := range len(w) {
		if w[i] >= '0' && w[i] <= '9' {
			return true
		}
	}
	return false
}

// initialsOf reports how many of the words a run of two or three letters stands for ("jc": jean claude), 0 if not.
func initialsOf(letters string, of []string) int {
	if len(letters) < 2 || len(letters) > 3 || len(of) <= len(letters) {
		return 0
	}
	for k := range len(letters) {
		if of[k][0] != letters[k] || len(of[k]) < 3 {
			return 0
		}
	}
	return len(letters)
}

// acronymOf reports whether a is one short word made of the first letters of b's words.
func acronymOf(a, b []string) bool {
	if len(a) != 1 || len(a[0]) < 2 || len(a[0]) > 7 || len(b) < 2 || len(b) != len(a[0]) {
		return false
	}
	for k, w := range b {
		if w[0] != a[0][k] {
			return false
		}
	}
	return true
}
