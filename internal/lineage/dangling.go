package lineage

import (
	"stemma"
	"stemma/internal/lineage/align"
	"stemma/internal/lineage/words"
)

// A reference is "two officials" or "the two Iraqi officials": a number and a noun of people or things.
type reference struct {
	first, last int32 // words, with the article
	key         uint64
}

// references finds what a text introduces ("two officials") and what it takes as known without having introduced it ("the
// two officials", though no two officials stand before). Philology calls the second a dangling reference: it came in with
// words from a text that had the first.
func references(t *words.Text) (introduced, dangling []reference) {
	ws := t.Words
	for i := 0; i+1 < len(ws); i++ {
		if !ws[i].Is(words.Number) || ws[i].Is(words.Quoted) {
			continue
		}
		definite := i > 0 && ws[i-1].Stem == theHash
		end := i + 2
		if ws[i+1].Is(words.Name) {
			end++
		}
		for !definite && end < len(ws) && end < i+4 && !nounLike(&ws[end-1]) {
			end++
		}
		if end > len(ws) || !nounLike(&ws[end-1]) {
			continue
		}
		if definite {
			if !mentioned(ws[:i-1], ws[end-1].Stem, ws[i].Stem) {
				dangling = append(dangling, reference{int32(i - 1), int32(end), referenceKey(&ws[i], &ws[end-1])})
			}
			continue
		}
		for k := i + 1; k < min(i+4, len(ws)); k++ { // "two senior port officials": any of them may be the noun
			if nounLike(&ws[k]) {
				introduced = append(introduced, reference{int32(i), int32(k + 1), referenceKey(&ws[i], &ws[k])})
			}
		}
	}
	return introduced, dangling
}

func nounLike(w *words.Word) bool {
	return !w.Is(words.Stop|words.Name|words.Number) && w.Weight >= 2
}

func referenceKey(number, noun *words.Word) uint64 { return words.Mix(number.Stem*31 + noun.Stem) }

const (
	// danglingFacts is how many words of some weight the sentence with the dangling reference must share with the sentence
	// that introduces: two independent reports of one event speak of "the two men" as well, but not of the same doings.
	danglingFacts = 4
	// danglingCrowd caps the reports that are asked whether they introduce what another leaves dangling.
	danglingCrowd = 16
)

// A danglingFind is a definite description that only the other report introduces: "the two officials also said".
type danglingFind struct {
	a, b stemma.Span
	sign int // 1: b is the copy
}

const danglingNote = "speaks of them as known, but only the other report introduces them"

// danglingPair looks for "the two officials" in one text where the other introduces "two officials", in sentences that tell
// the same; such sentences are passages of the result from then on.
func danglingPair(ta, tb *words.Text, r *align.Result) *danglingFind {
	for _, q := range r.Passages {
		if sa, sb, ok := introduces(ta, int(q.A0), int(q.A1), tb, int(q.B0), int(q.B1)); ok {
			return &danglingFind{sa, sb, 1}
		}
		if sb, sa, ok := introduces(tb, int(q.B0), int(q.B1), ta, int(q.A0), int(q.A1)); ok {
			return &danglingFind{sa, sb, -1}
		}
	}
	ia, da := references(ta)
	ib, db := references(tb)
	for _, d := range db {
		for _, i := range ia {
			if d.key == i.key && addPassage(ta, i, tb, d, r, false) {
				return &danglingFind{ta.Span(int(i.first), int(i.last)), tb.Span(int(d.first), int(d.last)), 1}
			}
		}
	}
	for _, d := range da {
		for _, i := range ib {
			if d.key == i.key && addPassage(tb, i, ta, d, r, true) {
				return &danglingFind{ta.Span(int(d.first), int(d.last)), tb.Span(int(i.first), int(i.last)), -1}
			}
		}
	}
	return nil
}

// addPassage joins the sentence that introduces with the one that refers, if they tell enough of the same.
func addPassage(known *words.Text, in reference, copied *words.Text, ref reference, r *align.Result, turned bool) bool {
	sk, sc := sentenceAt(known, in.first), sentenceAt(copied, ref.first)
	used := map[int32]bool{}
	facts, bits := 0, int32(0)
	k0, k1, c0, c1 := in.first, in.last, ref.first, ref.last
	for i := sc.First; i < sc.Last; i++ {
		w := &copied.Words[i]
		if i >= ref.first && i < ref.last || w.Is(words.Stop|words.Quoted|words.Formula) || w.Weight < 2 && !w.Is(words.Number) {
			continue
		}
		for k := sk.First; k < sk.Last; k++ {
			if !used[k] && (k < in.first || k >= in.last) && words.Same(w, &known.Words[k]) {
				used[k] = true
				facts++
				bits += int32(w.Weight)
				k0, k1, c0, c1 = min(k0, k), max(k1, k+1), min(c0, i), max(c1, i+1)
				break
			}
		}
	}
	if facts < danglingFacts || bits < enoughDangling {
		return false
	}
	p := align.Passage{A0: k0, A1: k1, B0: c0, B1: c1, Same: int32(facts), Bits: bits}
	if turned {
		p.A0, p.A1, p.B0, p.B1 = c0, c1, k0, k1
	}
	r.Add(p)
	return true
}

func sentenceAt(t *words.Text, w int32) words.Sentence {
	for _, s := range t.Sentences {
		if w < s.Last {
			return s
		}
	}
	return words.Sentence{First: 0, Last: int32(len(t.Words))}
}

var theHash = words.StemHash("the")

// introduces reports whether known[k0:k1] says "N things" and copy[c0:c1] "the N things" without having named them.
func introduces(known *words.Text, k0, k1 int, copied *words.Text, c0, c1 int) (in, dangling stemma.Span, ok bool) {
	cw, kw := copied.Words, known.Words
	for i := max(0, c0-2); i+2 < c1; i++ {
		// "the two Iraqi officials": the, a number, up to two words, one of them a plain noun
		if cw[i].Stem != theHash || !cw[i+1].Is(words.Number) {
			continue
		}
		end := i + 3
		if cw[i+2].Is(words.Name) {
			end++
		}
		if end > len(cw) || cw[end-1].Is(words.Stop|words.Name|words.Number) || cw[end-1].Weight < 2 {
			continue
		}
		noun := cw[end-1].Stem
		if mentioned(cw[:i], noun, cw[i+1].Stem) {
			continue
		}
		for k := max(1, k0-3); k+1 < k1; k++ {
			if kw[k].Stem == cw[i+1].Stem && kw[k-1].Stem != theHash && kw[k].Is(words.Number) {
				for m := k + 1; m < min(k+4, len(kw)); m++ {
					if kw[m].Stem == noun {
						return known.Span(k, m+1), copied.Span(i, end), true
					}
				}
			}
		}
	}
	return in, dangling, false
}

// mentioned reports whether a number stands shortly before a noun anywhere in ws.
func mentioned(ws []words.Word, noun, number uint64) bool {
	for i := range ws {
		if ws[i].Stem == noun {
			for k := max(0, i-4); k < i; k++ {
				if ws[k].Stem == number {
					return true
				}
			}
		}
	}
	return false
}

// speakers are those whom reports call by a number: where nobody of the kind was introduced, "the two officials" is dangling
// for certain. Of men and countries the reader may be taken to know.
var speakers = func() map[uint64]bool {
	m := map[uint64]bool{}
	for _, w := range []string{"official", "officer", "inspector", "diplomat", "source", "adviser", "aide", "expert", "witness", "spokesman", "analyst", "engineer", "investigator", "insider"} {
		m[words.StemHash(w)] = true
	}
	return m
}()

// danglingSigns finds "the two officials" in a report that speaks of no officials before: it was written from another one.
func danglingSigns(t *words.Text) (out []stemma.Sign) {
	_, refs := references(t)
	for _, d := range refs {
		if noun := t.Words[d.last-1].Stem; speakers[noun] && !holds(t.Words[:d.first], noun) {
			out = append(out, stemma.Sign{Kind: "dangling-reference", Place: t.Span(int(d.first), int(d.last)), Note: "speaks of them as known, but has not introduced them"})
		}
	}
	return out
}

func holds(ws []words.Word, stem uint64) bool {
	for i := range ws {
		if ws[i].Stem == stem {
			return true
		}
	}
	return false
}
