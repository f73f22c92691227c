package lang

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// attributeRules set parts of speech, morphology and some lemmas from tags, labels and words, as spaCy's
// attribute ruler does. All rules are matched against the words as tagger and parser left them, then set
// in the order of the rules.
type attributeRules struct {
	rules   []attributeRule
	lowerID map[string]uint16 // small letters of the words that rules name, from 1
	byTag   [][]uint16        // rules for a tag that name no word
	byLower [][]uint16        // rules that name a word
	tags    []string
	deps    []string
	poses   []string
	morphs  []morphology
}

// A wordTest tests one word; sets are bits, nil words mean any word.
type wordTest struct {
	tags  uint64
	deps  uint64
	words []uint16
	space int8 // 1: must be white space, -1: must not be
}

type attributeRule struct {
	target wordTest
	beside *wordTest // test of the neighbour
	offset int       // where the neighbour stands, -1 or +1
	pos    uint8     // values to set, 0 for none; tag and dep are index+1
	tag    uint8
	dep    uint8
	morph  uint8
	lemma  string
}

// A morphology is a feature string with what the lemmatiser asks of it.
type morphology struct {
	text       string
	singular   bool // Number=Sing
	infinitive bool // VerbForm=Inf or None
	present    bool // VerbForm=Fin, Tense=Pres, no Number
	positive   bool // Degree=Pos
}

// newMorphology reads a feature string; "_" is none.
func newMorphology(text string) morphology {
	m := morphology{text: text}
	if text == "_" {
		m.text = ""
	}
	feature := map[string]string{}
	for f := range strings.SplitSeq(m.text, "|") {
		k, v, _ := strings.Cut(f, "=")
		feature[k] = v
	}
	m.singular = feature["Number"] == "Sing"
	m.infinitive = feature["VerbForm"] == "Inf" || feature["VerbForm"] == "None"
	m.present = feature["VerbForm"] == "Fin" && feature["Tense"] == "Pres" && feature["Number"] == ""
	m.positive = feature["Degree"] == "Pos"
	return m
}

// index gives the place of s in list, which it may extend.
func index(list *[]string, s string) int {
	if i := slices.Index(*list, s); i >= 0 {
		return i
	}
	*list = append(*list, s)
	return len(*list) - 1
}

// loadRules reads the rules; deps are the parser's labels, which rules may extend.
func loadRules(c *container, tags, deps []string) *attributeRules {
	r := &attributeRules{
		lowerID: map[string]uint16{}, tags: tags, deps: deps,
		poses: []string{""}, morphs: []morphology{{}},
	}
	var morphs []string
	type test map[string]struct {
		Is  []string
		Not []string
	}
	for _, line := range c.lines("rules") {
		var in struct {
			At    int
			Tests []test
			Set   map[string]string
		}
		if err := json.Unmarshal([]byte(line), &in); err != nil || len(in.Tests) == 0 || in.At >= len(in.Tests) {
			c.err = fmt.Errorf("attribute rule %q: %w", line, err)
			return r
		}
		var rule attributeRule
		for i, t := range in.Tests {
			w := wordTest{tags: ^uint64(0), deps: ^uint64(0)}
			if v, ok := t["TAG"]; ok {
				w.tags = bitSet(&r.tags, v.Is, v.Not)
			}
			if v, ok := t["DEP"]; ok {
				w.deps = bitSet(&r.deps, v.Is, v.Not)
			}
			if v, ok := t["LOWER"]; ok {
				for _, word := range v.Is {
					id, known := r.lowerID[word]
					if !known {
						id = uint16(len(r.lowerID) + 1)
						r.lowerID[word] = id
					}
					w.words = append(w.words, id)
				}
			}
			if v, ok := t["IS_SPACE"]; ok {
				w.space = -1
				if v.Is[0] == "True" {
					w.space = 1
				}
			}
			if i == in.At {
				rule.target = w
			} else {
				rule.beside, rule.offset = &w, i-in.At
			}
		}
		if v, ok := in.Set["POS"]; ok {
			rule.pos = uint8(index(&r.poses, v))
		}
		if v, ok := in.Set["TAG"]; ok {
			rule.tag = uint8(index(&r.tags, v) + 1)
		}
		if v, ok := in.Set["DEP"]; ok {
			rule.dep = uint8(index(&r.deps, v) + 1)
		}
		if v, ok := in.Set["MORPH"]; ok {
			rule.morph = uint8(index(&morphs, v) + 1)
		}
		rule.lemma = in.Set["LEMMA"]
		r.rules = append(r.rules, rule)
	}
	for _, m := range morphs {
		r.morphs = append(r.morphs, newMorphology(m))
	}
	if len(r.tags) > 64 || len(r.deps) > 64 {
		c.err = fmt.Errorf("more than 64 tags or labels")
	}
	r.byTag, r.byLower = make([][]uint16, len(r.tags)), make([][]uint16, len(r.lowerID)+1)
	for i, rule := range r.rules {
		if rule.target.words == nil {
			for t := range r.tags {
				if rule.target.tags>>t&1 != 0 {
					r.byTag[t] = append(r.byTag[t], uint16(i))
				}
			}
		}
		for _, w := range rule.target.words {
			r.byLower[w] = append(r.byLower[w], uint16(i))
		}
	}
	return r
}

// bitSet gives the set of the names in is, or of all but those in not. Names unknown so far are added.
func bitSet(names *[]string, is, not []string) uint64 {
	var set uint64
	list, inverse := is, false
	if is == nil {
		list, inverse = not, true
	}
	for _, s := range list {
		if s != "" {
			set |= 1 << (index(names, s) & 63)
		}
	}
	if inverse {
		return ^set
	}
	return set
}

// A marked word is what the rules look at and set.
type marked struct {
	lower uint16 // id of its small letters, 0 if no rule names them
	space bool
	tag   uint8
	dep   uint8
}

// A verdict is what the rules say of a word.
type verdict struct {
	tag, dep   uint8
	pos, morph uint8
	lemma      string
}

func (t *wordTest) passes(w marked) bool {
	if t.tags>>w.tag&1 == 0 || t.deps>>w.dep&1 == 0 {
		return false
	}
	if t.space != 0 && (t.space > 0) != w.space {
		return false
	}
	return t.words == nil || slices.Contains(t.words, w.lower)
}

// judge applies the rules to word i of words.
func (r *attributeRules) judge(words []marked, i int) verdict {
	w := words[i]
	v := verdict{tag: w.tag, dep: w.dep}
	a, b := r.byTag[w.tag], r.byLower[w.lower]
	for len(a) > 0 || len(b) > 0 {
		var n uint16
		if len(b) == 0 || len(a) > 0 && a[0] < b[0] {
			n, a = a[0], a[1:]
		} else {
			n, b = b[0], b[1:]
		}
		rule := &r.rules[n]
		if !rule.target.passes(w) {
			continue
		}
		if rule.beside != nil {
			j := i + rule.offset
			if j < 0 || j >= len(words) || !rule.beside.passes(words[j]) {
				continue
			}
		}
		if rule.pos != 0 {
			v.pos = rule.pos
		}
		if rule.tag != 0 {
			v.tag = rule.tag - 1
		}
		if rule.dep != 0 {
			v.dep = rule.dep - 1
		}
		if rule.morph != 0 {
			v.morph = rule.morph
		}
		if rule.lemma != "" {
			v.lemma = rule.lemma
		}
	}
	return v
}
