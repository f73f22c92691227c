package main

import (
	"encoding/binary"
	"hash/crc32"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"stemma"
	"stemma/internal/lang/vector"
)

// sources are what tables are drawn from: for a word in its base form the words and expressions that may be put for it.
type sources struct {
	same, near, mythes, loose map[string][]string // of a WordNet set; one or two steps away; of the thesaurus; loose associations
	space                     map[string][]string // nearest in the space of vectors, found on demand
	neighbours                []byte              // of each row of the word vectors the rows nearest to it: uint16
}

// kinds of source, in the order of shares.
const (
	bySame = iota
	byNear
	byMythes
	bySpace
	kinds
)

func newSources(wordnet, mythes, loose, near string) *sources {
	s := &sources{same: map[string][]string{}, near: map[string][]string{}, mythes: map[string][]string{}, loose: map[string][]string{}, space: map[string][]string{}}
	s.readWordNet(wordnet)
	if mythes != "" {
		s.readMythes(mythes)
	}
	if loose != "" {
		lines(loose, func(l string) {
			f := strings.Split(strings.TrimSpace(l), ",")
			if len(f) > 1 {
				s.loose[f[0]] = f[1:]
			}
		})
	}
	if near != "" {
		var err error
		s.neighbours, err = os.ReadFile(near)
		check(err)
	}
	return s
}

func (s *sources) readWordNet(dir string) {
	members := map[string][]string{}
	up := map[string][]string{}
	var order []string
	for _, p := range [][2]string{{"n", "noun"}, {"v", "verb"}, {"a", "adj"}, {"r", "adv"}} {
		lines(filepath.Join(dir, "data."+p[1]), func(l string) {
			if l[0] == ' ' {
				return
			}
			f := strings.Fields(l)
			n, err := strconv.ParseUint(f[3], 16, 32)
			check(err)
			id := p[0] + f[0]
			order = append(order, id)
			for i := range int(n) {
				w, _, _ := strings.Cut(f[4+2*i], "(")
				if strings.ToLower(w) == w {
					members[id] = append(members[id], strings.ReplaceAll(w, "_", " "))
				}
			}
			rest := f[5+2*n:]
			for i := 0; i+3 < len(rest) && rest[i] != "|"; i += 4 {
				if rest[i] == "&" || rest[i] == "@" {
					up[id] = append(up[id], p[0]+rest[i+1])
				}
			}
		})
	}
	down := map[string][]string{}
	for _, id := range order {
		for _, u := range up[id] {
			down[u] = append(down[u], id)
		}
	}
	join := func(into map[string][]string, a, b string) {
		for _, x := range members[a] {
			for _, y := range members[b] {
				if x != y {
					into[x] = append(into[x], y)
				}
			}
		}
	}
	for _, id := range order {
		join(s.same, id, id)
		for _, u := range up[id] {
			join(s.near, id, u)
			join(s.near, u, id)
			if len(down[u]) <= 12 { // sisters
				for _, d := range down[u] {
					if d != id {
						join(s.near, id, d)
					}
				}
			}
		}
	}
}

func (s *sources) readMythes(file string) {
	head := ""
	lines(file, func(l string) {
		f := strings.Split(l, "|")
		if !strings.HasPrefix(l, "(") {
			head = f[0]
			return
		}
		for _, a := range f[1:] {
			a, _, _ = strings.Cut(a, " (")
			if a != head && strings.ToLower(a) == a {
				s.mythes[head] = append(s.mythes[head], a)
			}
		}
	})
}

// nearKept is how many neighbours learn.py --near keeps of each word.
const nearKept = 60

// nearest gives the words nearest to one in the space of vectors.
func (s *sources) nearest(w string) []string {
	if l, ok := s.space[w]; ok {
		return l
	}
	v := vector.English()
	i := v.Find(w)
	if i < 0 || s.neighbours == nil {
		return nil
	}
	var out []string
	for k := range nearKept {
		a := v.Word(int(binary.LittleEndian.Uint16(s.neighbours[2*(i*nearKept+k):])))
		if !strings.HasPrefix(a, w) && !strings.HasPrefix(w, a) && len(a) > 2 {
			out = append(out, a)
		}
	}
	s.space[w] = out
	return out
}

// A table says what is put for which word, always the same or now this and now that.
type table struct {
	*rand.Rand
	src      *sources
	only     string
	share    [kinds]float64
	coverage float64 // share of the words that the table knows
	density  float64 // share of the places of known words in which it is used
	rarest   int     // alternatives are among so many words, in the order of frequency
	phrases  float64 // chance that an alternative of several words is taken
	choices  int     // how many alternatives it keeps of a word
	crude    bool    // endings are put on as they are
	bare     bool    // endings are lost
	slips    float64 // chance that a word gets an ending that does not fit, or only that
	byWord   bool    // a word is always or never replaced
	entries  map[string][]string
	decided  map[string]bool
	back     bool    // the table is of pairs that are kept back
	capitals float64 // chance that a capitalised word is replaced
}

func (s *sources) draw(r *rand.Rand, only string, density float64) *table {
	t := &table{Rand: r, src: s, only: only, entries: map[string][]string{}, decided: map[string]bool{}}
	total := 0.0
	for k := range t.share {
		x := r.Float64()
		t.share[k] = x * x * x
		if k == bySpace {
			t.share[k] *= 0.5
		}
		total += t.share[k]
	}
	for k := range t.share {
		t.share[k] /= total
	}
	t.coverage = 0.35 + 0.65*r.Float64()
	t.density = 0.15 + 0.8*r.Float64()
	if density > 0 {
		t.density, t.coverage = density, 0.9
	}
	t.rarest = []int{4000, 8000, 15000, 25000, 40000}[r.IntN(5)]
	t.phrases = r.Float64()
	t.choices = 1 + r.IntN(4)
	switch r.IntN(8) {
	case 0:
		t.bare = true
	case 1, 2, 3:
		t.crude = true
	}
	if r.IntN(3) == 0 {
		t.slips = 0.5 * r.Float64()
	}
	t.byWord = r.IntN(2) == 0
	if r.IntN(2) == 0 {
		t.capitals = r.Float64()
	}
	return t
}

// of gives what the table has for a base form, drawing it the first time.
func (t *table) of(w string) []string {
	if e, ok := t.entries[w]; ok {
		return e
	}
	var out []string
	if t.Float64() < t.coverage {
		for range 12 {
			if len(out) >= t.choices {
				break
			}
			if a := t.alternative(w); a != "" {
				out = append(out, a)
			}
		}
	}
	t.entries[w] = out
	return out
}

func (t *table) alternative(w string) string {
	var from []string
	kind, x := 0, t.Float64()
	for kind < kinds-1 && x > t.share[kind] {
		x -= t.share[kind]
		kind++
	}
	switch t.only {
	case "wordnet":
		kind = t.IntN(2)
	case "mythes":
		kind = byMythes
	case "near":
		kind = bySpace
	}
	if len(t.src.loose) > 0 {
		from = t.src.loose[w]
	} else {
		switch kind {
		case bySame:
			from = t.src.same[w]
		case byNear:
			from = t.src.near[w]
		case byMythes:
			from = t.src.mythes[w]
		case bySpace:
			from = t.src.nearest(w)
		}
	}
	if len(from) == 0 {
		return ""
	}
	a := from[t.IntN(len(from))]
	if len(t.src.loose) == 0 && keptBack(w, a) != t.back || a == w || strings.ContainsAny(a, "0123456789.'-/") {
		return ""
	}
	first, rest, many := strings.Cut(a, " ")
	if many && (strings.Contains(rest, " ") || t.Float64() > t.phrases) {
		return ""
	}
	for _, p := range []string{first, rest} {
		if p != "" && !t.src.commonAs(p, t.rarest) {
			return ""
		}
	}
	return a
}

// keptBack reports whether a pair of words is kept out of the tables of learning, for the evaluation: one in four is.
func keptBack(w, a string) bool { return crc32.ChecksumIEEE([]byte(w+" "+a))%4 == 0 }

// commonAs reports whether a word is among the n most frequent.
func (s *sources) commonAs(w string, n int) bool {
	if n == 1<<16 {
		return true
	}
	i := vector.English().Find(w)
	return i >= 0 && vector.English().Rank(i) < n
}

var wordPattern = regexp.MustCompile(`\p{L}+(?:['’]\p{L}+)?`)

// spin replaces words of a text and says which bytes of the new text were put in.
func (t *table) spin(s string) (string, []stemma.Span) {
	var b strings.Builder
	var put []stemma.Span
	last := 0
	for _, m := range wordPattern.FindAllStringIndex(s, -1) {
		w := s[m[0]:m[1]]
		alt := t.replace(w, m[0] == 0 || m[0] > 2 && strings.ContainsRune(".\n", rune(s[m[0]-2])))
		if alt == "" {
			continue
		}
		b.WriteString(s[last:m[0]])
		put = append(put, stemma.Span{Start: b.Len(), End: b.Len() + len(alt)})
		b.WriteString(alt)
		last = m[1]
	}
	b.WriteString(s[last:])
	return b.String(), put
}

// little are words that tables leave alone: words of grammar and the forms of be, have and do.
var little = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`a an the and or but if of in on at to by for from with as is are was were be been being has have had do does did not no
it its he she his her him they them their we our us you your i my me this that these those who which what when where than then there here will would can
could may might must shall should so such up out off over under into about after before mr mrs ms said one two three four five six seven eight nine ten`) {
		m[w] = true
	}
	delete(m, "said")
	return m
}()

func (t *table) replace(w string, opens bool) string {
	low := strings.ToLower(w)
	if len(low) < 3 || little[low] || strings.ContainsAny(low, "'’") {
		return ""
	}
	capital := unicode.IsUpper([]rune(w)[0])
	if capital && !opens && t.Float64() >= t.capitals || len(w) > 1 && strings.ToUpper(w) == w {
		return ""
	}
	for _, c := range bases(low) {
		alts := t.of(c.base)
		if len(alts) == 0 {
			continue
		}
		if t.byWord {
			d, ok := t.decided[c.base]
			if !ok {
				d = t.Float64() < t.density
				t.decided[c.base] = d
			}
			if !d {
				return ""
			}
		} else if t.Float64() >= t.density {
			return ""
		}
		a := alts[t.IntN(len(alts))]
		switch {
		case t.Float64() < t.slips:
			if t.IntN(3) == 0 {
				a = c.base
			}
			a = inflect(a, []string{"", "s", "ed", "ing"}[t.IntN(4)], t.crude)
		case !t.bare:
			a = inflect(a, c.tail, t.crude)
		}
		if a == low {
			return ""
		}
		if capital {
			a = strings.ToUpper(a[:1]) + a[1:]
		}
		return a
	}
	return ""
}

type form struct{ base, tail string }

// irregular forms of the commonest verbs and nouns that tables know.
var irregular = map[string]form{
	"said": {"say", "ed"}, "told": {"tell", "ed"}, "made": {"make", "ed"}, "took": {"take", "ed"}, "taken": {"take", "ed"}, "gave": {"give", "ed"}, "given": {"give", "ed"},
	"went": {"go", "ed"}, "gone": {"go", "ed"}, "came": {"come", "ed"}, "found": {"find", "ed"}, "left": {"leave", "ed"}, "held": {"hold", "ed"}, "met": {"meet", "ed"}, "saw": {"see", "ed"}, "seen": {"see", "ed"},
	"shot": {"shoot", "ed"}, "sent": {"send", "ed"}, "spent": {"spend", "ed"}, "won": {"win", "ed"}, "lost": {"lose", "ed"}, "kept": {"keep", "ed"}, "led": {"lead", "ed"}, "brought": {"bring", "ed"}, "thought": {"think", "ed"},
	"began": {"begin", "ed"}, "knew": {"know", "ed"}, "known": {"know", "ed"}, "people": {"people", ""}, "men": {"man", "s"}, "women": {"woman", "s"}, "children": {"child", "s"}, "wrote": {"write", "ed"}, "written": {"write", "ed"},
	"spoke": {"speak", "ed"}, "ran": {"run", "ed"}, "fell": {"fall", "ed"}, "rose": {"rise", "ed"}, "grew": {"grow", "ed"}, "paid": {"pay", "ed"}, "sold": {"sell", "ed"}, "bought": {"buy", "ed"}, "built": {"build", "ed"}, "felt": {"feel", "ed"},
}

func bases(w string) []form {
	if f, ok := irregular[w]; ok {
		return []form{f, {w, ""}}
	}
	out := []form{{w, ""}}
	add := func(tail, end, more string) {
		if b, ok := strings.CutSuffix(w, end); ok && len(b) > 2 {
			out = append(out, form{b + more, tail})
		}
	}
	add("s", "ies", "y")
	add("s", "es", "")
	if !strings.HasSuffix(w, "ss") {
		add("s", "s", "")
	}
	add("ed", "ied", "y")
	add("ed", "ed", "e")
	add("ed", "ed", "")
	add("ing", "ing", "e")
	add("ing", "ing", "")
	for _, e := range []string{"ed", "ing"} {
		if b, ok := strings.CutSuffix(w, e); ok && len(b) > 3 && b[len(b)-1] == b[len(b)-2] {
			out = append(out, form{b[:len(b)-1], e})
		}
	}
	return out
}

var pasts = func() map[string]string {
	m := map[string]string{}
	for past, f := range irregular {
		if old, ok := m[f.base]; f.tail == "ed" && (!ok || past < old) {
			m[f.base] = past
		}
	}
	return m
}()

// inflect puts an ending on the first word of a verb or the last of a noun, well or crudely.
func inflect(a, tail string, crude bool) string {
	if tail == "" {
		return a
	}
	first, rest, many := strings.Cut(a, " ")
	if many && tail == "s" && len(rest) > 4 {
		return first + " " + inflect(rest, tail, crude)
	}
	n := len(first)
	if crude {
		switch tail {
		case "s":
			first += "s"
		default:
			first = strings.TrimSuffix(first, "e") + tail
		}
	} else {
		y := n > 2 && first[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(first[n-2]))
		switch tail {
		case "s":
			switch {
			case y:
				first = first[:n-1] + "ies"
			case strings.HasSuffix(first, "s"), strings.HasSuffix(first, "sh"), strings.HasSuffix(first, "ch"), strings.HasSuffix(first, "x"):
				first += "es"
			default:
				first += "s"
			}
		case "ed":
			switch p, ok := pasts[first]; {
			case ok:
				first = p
			case y:
				first = first[:n-1] + "ied"
			default:
				first = strings.TrimSuffix(first, "e") + "ed"
			}
		case "ing":
			first = strings.TrimSuffix(first, "e") + "ing"
		}
	}
	if many {
		return first + " " + rest
	}
	return first
}
