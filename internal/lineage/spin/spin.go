// Package spin answers: were words of this text replaced by synonyms that no writer would choose?
//
// A spinner looks words up in a table and puts in what it finds there, in any sense. A reader sees it without the original,
// because some words only ever go together: nobody writes White Home, Key Minister, a gunshot injury to natural gasoline.
// Marks are: a fixed expression with one word replaced by a neighbour of meaning (frames.txt, with synonyms from WordNet,
// Miller 1995), word sequences that only tables make (artefacts.txt), an article that does not fit the word put behind it
// ("a assertion"), and numbers half spelled ("three,000"). Marks are weighed; several different ones make a text spun.
//
// Gets wrong: a short text, a table that leaves fixed expressions alone, a machine that writes good English. Tried and
// dropped: improbable word pairs by bigram counts, and the average rarity of a word among its synonyms: neither tells spun
// text from a sports page.
package spin

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"stemma"
	"stemma/internal/lineage/words"
)

// A Mark is a place where words were replaced without sense.
type Mark struct {
	stemma.Span
	Note   string
	Weight int
}

const (
	enough  = 3   // weight of all marks, each counted once, and one more for every
	kinds   = 2   // different marks: one slip, repeated, is a slip; on 5,676 clean reports none has both
	perWord = 400 // words of text beyond the first 800
	frame   = 2   // weight of a broken expression
	capital = 3   // of a broken name
	article = 1   // of an article that does not fit, of which at most articles count
	most    = 2
	half    = 3 // of a number half spelled
)

//go:embed frames.txt
var framesFile string

//go:embed artefacts.txt
var artefactsFile string

// An expression is a fixed expression with one open place.
type expression struct {
	fold      []uint64
	capital   []bool
	slot      int
	anchor    int // the place it is looked up by
	right     string
	impostors map[uint64]bool
}

// An artefact is a word sequence; 0 stands for any number, end for the end of a sentence.
type artefact struct {
	fold   []uint64
	weight int
	text   string
}

const end = 1

type lists struct {
	expressions map[uint64][]expression
	artefacts   map[uint64][]artefact
}

var data = sync.OnceValue(func() *lists {
	l := &lists{map[uint64][]expression{}, map[uint64][]artefact{}}
	for line := range strings.Lines(framesFile) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		phrase, impostors, _ := strings.Cut(line, ":")
		e := expression{impostors: map[uint64]bool{}, anchor: -1}
		for i, w := range strings.Fields(phrase) {
			if w[0] == '[' {
				e.slot = i
				w = strings.Trim(w, "[]")
				e.right = w
			} else if e.anchor < 0 || len(w) > len(strings.Fields(phrase)[e.anchor]) {
				e.anchor = i
			}
			e.fold = append(e.fold, foldOf(w))
			e.capital = append(e.capital, w[0] >= 'A' && w[0] <= 'Z')
		}
		for _, w := range strings.Fields(impostors) {
			e.impostors[words.StemHash(w)] = true
		}
		delete(e.impostors, words.StemHash(strings.ToLower(e.right)))
		l.expressions[e.fold[e.anchor]] = append(l.expressions[e.fold[e.anchor]], e)
	}
	for line := range strings.Lines(artefactsFile) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		weight, text, _ := strings.Cut(line, " ")
		n, err := strconv.Atoi(weight)
		if err != nil {
			panic("spin: artefacts.txt: " + err.Error()) // the file is embedded: a defect of the build
		}
		a := artefact{weight: n, text: text}
		for _, w := range strings.Fields(text) {
			switch w {
			case "#":
				a.fold = append(a.fold, 0)
			case ".":
				a.fold = append(a.fold, end)
			default:
				a.fold = append(a.fold, foldOf(w))
			}
		}
		l.artefacts[a.fold[0]] = append(l.artefacts[a.fold[0]], a)
	}
	return l
})

func foldOf(w string) uint64 { return words.Hash(strings.ReplaceAll(strings.ToLower(w), ".", "")) }

// Find looks for marks of mechanical synonym replacement, and says whether they make the text a spun one.
func Find(t *words.Text) (marks []Mark, spun bool) {
	d := data()
	seen := map[string]bool{}
	score, articles, different := 0, 0, 0
	add := func(first, last, weight int, note, key string) {
		marks = append(marks, Mark{t.Span(first, last), note, weight})
		if !seen[key] {
			seen[key] = true
			score += weight
			different++
		}
	}
	ws := t.Words
	sentenceEnd := ends(t)
	for i := range ws {
		for k := range d.expressions[ws[i].Fold] {
			e := &d.expressions[ws[i].Fold][k]
			if first := i - e.anchor; first >= 0 && e.brokenAt(t, first) {
				weight := frame
				if e.capital[e.slot] {
					weight = capital
				}
				add(first, first+len(e.fold), weight, "“"+t.In(first, first+len(e.fold))+"” for an expression with “"+e.right+"”", e.right+" "+t.In(first+e.slot, first+e.slot+1))
			}
		}
		key := ws[i].Fold
		if ws[i].Is(words.Number) {
			key = 0
		}
		for k := range d.artefacts[key] {
			if a := &d.artefacts[key][k]; a.at(ws, i, sentenceEnd) {
				n := len(a.fold)
				if a.fold[n-1] == end {
					n--
				}
				if possessive(t.In(i, i+n)) {
					continue
				}
				add(i, i+n, a.weight, "“"+t.In(i, i+n)+"”: no writer puts it so", a.text)
			}
		}
		if ws[i].Is(words.Number) && halfSpelled(t.In(i, i+1)) {
			add(i, i+1, half, "a number half in letters", "half")
		}
		if i+1 < len(ws) && misfit(t, i) {
			if articles++; articles <= most {
				add(i, i+2, article, "“"+t.In(i, i+2)+"”: the word behind the article was another", "article "+t.In(i+1, i+2))
			}
		}
	}
	need := max(enough, len(ws)/perWord)
	return marks, score >= need && different >= kinds
}

func ends(t *words.Text) []bool {
	out := make([]bool, len(t.Words)+1)
	for _, s := range t.Sentences {
		out[s.Last] = true
	}
	return out
}

// brokenAt reports whether the expression stands at word first with an impostor in its open place.
func (e *expression) brokenAt(t *words.Text, first int) bool {
	ws := t.Words
	if first+len(e.fold) > len(ws) {
		return false
	}
	for i := range e.fold {
		w := &ws[first+i]
		if i > 0 && !joined(t, first+i) {
			return false
		}
		if e.capital[i] && !w.Is(words.Capital) {
			return false
		}
		if i == e.slot {
			if !e.impostors[w.Stem] || w.Fold == e.fold[i] {
				return false
			}
		} else if w.Fold != e.fold[i] {
			return false
		}
	}
	return true
}

// joined reports whether only a blank or a hyphen stands before word i.
func joined(t *words.Text, i int) bool {
	between := t.Source[t.Words[i-1].End:t.Words[i].Start]
	return between == " " || between == "-"
}

func (a *artefact) at(ws []words.Word, i int, sentenceEnd []bool) bool {
	for k, f := range a.fold {
		if f == end {
			return sentenceEnd[i+k]
		}
		if i+k >= len(ws) || k > 0 && sentenceEnd[i+k] {
			return false
		}
		if f == 0 && !ws[i+k].Is(words.Number) || f != 0 && ws[i+k].Fold != f {
			return false
		}
	}
	return true
}

// possessive reports whether a word inside a sequence is a genitive: "the court's docket" is good English.
func possessive(s string) bool { return strings.Contains(s, "'s ") || strings.Contains(s, "’s ") }

func halfSpelled(s string) bool {
	return len(s) > 4 && s[0] > '9' && s[len(s)-4] == ','
}

var (
	aHash  = words.Hash("a")
	anHash = words.Hash("an")
)

// misfit reports whether word i is an article that does not fit the sound of the next word.
func misfit(t *words.Text, i int) bool {
	w, next := &t.Words[i], &t.Words[i+1]
	if w.Fold != aHash && w.Fold != anHash || next.Is(words.Capital|words.Number|words.Stop) || !joined(t, i+1) || t.Source[w.End] == '-' {
		return false
	}
	s := strings.ToLower(t.In(i+1, i+2))
	if len(s) < 4 || w.Is(words.Capital) && w.End-w.Start == 1 && !w.Is(words.First) {
		return false
	}
	vowel := strings.ContainsRune("aeio", rune(s[0])) || s[0] == 'u' && !strings.HasPrefix(s, "un") && !strings.HasPrefix(s, "us") && !strings.HasPrefix(s, "ut") && !strings.HasPrefix(s, "ub") && !strings.HasPrefix(s, "ur") && !strings.HasPrefix(s, "uk")
	for _, p := range []string{"eu", "ew", "one", "once", "ouija", "honest", "hono", "hour", "heir", "herb", "histor", "hotel", "habit", "hyster", "homage", "unan", "u"} {
		if strings.HasPrefix(s, p) {
			return false
		}
	}
	for _, b := range []byte(s) {
		if b < 'a' || b > 'z' {
			return false
		}
	}
	return vowel == (w.Fold == aHash)
}
