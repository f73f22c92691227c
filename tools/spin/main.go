// Command spin makes internal/lineage/spin/gathered.txt: for fixed expressions of news it gathers what a table of synonyms could put
// for one of the words, in any sense, and no writer would.
//
// The expressions are those of frames.txt and expressions.txt and the common pairs of SymSpell's list that clean news texts have
// often. Candidates are the words that WordNet has with the word in one set, in a set of like adjectives or one step up or
// down. Dropped are forms of the word itself, what makes a common pair with its neighbours by SymSpell's list, and what the
// clean texts have in the place. Of the clean texts only counts are used, and none of their words that the two lists lack.
//
//	go run ./tools/spin -symspell DIR -wordnet DIR -clean TEXTS
//
// TEXTS is a file of JSON strings, one report a line. The list of the repository was made with the news sets of the benchmark,
// without those kept for testing (the dev part of the attribution set, and the CoNLL reports).
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"maps"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"stemma/internal/lineage/words"
)

const header = `# Fixed expressions of news English, one word in brackets, and what a synonym table could put in its place but no writer does,
# behind |N by the bits that it weighs. From: common pairs of SymSpell's list (MIT; Google Books Ngram, CC BY 3.0), synonyms of
# WordNet 3.0 (Princeton University, WordNet licence; package wordnet-base). Date: 2026-11. Made by: tools/spin, which takes
# from clean news only how often the expressions stand and which of the synonyms are met in them.
`

const (
	vocabulary = 20_000 // a table of synonyms gives commoner words
	// rarer is how much rarer (log2) than the expression itself a pair may be that is still taken for a slip of the web.
	rarer = 9
	// likely is how often clean texts must have an expression for a break of it to weigh.
	likely = 8
	// common is log2 of the rank from which a word is no more to be expected anywhere than a table's word is in its place.
	common = 7
	least  = 2 // bits: less is no mark
	// often is how often clean texts must have a pair for it to be an expression.
	often = 15
)

func main() {
	symspell := flag.String("symspell", "", "folder of SymSpell's word lists")
	wordnet := flag.String("wordnet", "", "folder of WordNet 3.0's data files")
	frames := flag.String("frames", "internal/lineage/spin/frames.txt", "expressions with what a person chose")
	file := flag.String("out", "internal/lineage/spin/gathered.txt", "file to write")
	more := flag.String("more", "tools/spin/expressions.txt", "further expressions")
	clean := flag.String("clean", "", "clean texts, a JSON string a line")
	flag.Parse()
	g := newGatherer(*symspell, *wordnet)
	var order []string
	given := map[string][]string{} // what a person chose
	lines(*frames, func(l string) {
		if !strings.HasPrefix(l, "#") {
			e, chosen, _ := strings.Cut(l, ":")
			order = append(order, e)
			given[e] = append([]string{}, strings.Fields(chosen)...)
		}
	})
	lines(*more, func(l string) {
		if strings.HasPrefix(l, "#") {
			return
		}
		for e := range strings.SplitSeq(l, ";") {
			if e = strings.TrimSpace(e); e != "" && given[e] == nil {
				order = append(order, e)
				given[e] = []string{}
			}
		}
	})
	for _, e := range g.mine(*clean) {
		if given[e] == nil {
			order = append(order, e)
			given[e] = []string{}
		}
	}
	g.readClean(*clean, order)
	out, err := os.Create(*file)
	check(err)
	w := bufio.NewWriter(out)
	fmt.Fprint(w, header)
	for _, e := range order {
		all := g.impostors(e)
		for _, x := range given[e] {
			delete(all, x)
		}
		by := map[int][]string{}
		for x := range all {
			if k := g.weight(e, x); k >= least && !slices.Contains(given[e], x) {
				by[k] = append(by[k], x)
			}
		}
		if len(by) == 0 {
			continue
		}
		fmt.Fprintf(w, "%s:", e)
		for _, k := range slices.Sorted(maps.Keys(by)) {
			slices.Sort(by[k])
			fmt.Fprintf(w, " |%d %s", k, strings.Join(by[k], " "))
		}
		fmt.Fprintln(w)
	}
	check(w.Flush())
	check(out.Close())
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func lines(file string, f func(line string)) {
	r, err := os.Open(file)
	check(err)
	defer r.Close()
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<22)
	for s.Scan() {
		f(strings.TrimPrefix(s.Text(), "\ufeff"))
	}
	check(s.Err())
}

type gatherer struct {
	rank   map[string]int
	list   []string
	pairs  map[string]float64 // log2 of the count
	senses map[string]map[string]bool
	whole  map[string]int             // how often clean texts have an expression
	met    map[string]map[uint64]bool // what clean texts have in an expression
}

var plainWord = regexp.MustCompile(`^[a-z]+$`)

func newGatherer(symspell, wordnet string) *gatherer {
	g := &gatherer{rank: map[string]int{}, pairs: map[string]float64{}, senses: map[string]map[string]bool{}}
	lines(filepath.Join(symspell, "frequency_dictionary_en_82_765.txt"), func(l string) {
		w, _, _ := strings.Cut(l, " ")
		if len(g.list) < vocabulary && plainWord.MatchString(w) {
			g.rank[w] = len(g.list)
			g.list = append(g.list, w)
		}
	})
	lines(filepath.Join(symspell, "frequency_bigramdictionary_en_243_342.txt"), func(l string) {
		if f := strings.Fields(l); len(f) == 3 {
			n, err := strconv.ParseFloat(f[2], 64)
			check(err)
			g.pairs[f[0]+" "+f[1]] = math.Log2(n)
		}
	})
	g.readWordNet(wordnet)
	return g
}

// readWordNet gathers for each word the words of its sets, of like adjectives, and of the sets one step up or down.
func (g *gatherer) readWordNet(dir string) {
	members := map[string][]string{}
	var links [][2]string
	for _, p := range [][2]string{{"n", "noun"}, {"v", "verb"}, {"a", "adj"}, {"r", "adv"}} {
		lines(filepath.Join(dir, "data."+p[1]), func(l string) {
			if l[0] == ' ' {
				return
			}
			f := strings.Fields(l)
			n, err := strconv.ParseUint(f[3], 16, 32)
			check(err)
			id := p[0] + f[0]
			for i := range int(n) {
				w, _, _ := strings.Cut(f[4+2*i], "(")
				if first, particle, many := strings.Cut(w, "_"); !many || len(particle) <= 4 && p[0] == "v" { // "point out" begins with a word
					members[id] = append(members[id], first)
				}
			}
			links = append(links, [2]string{id, id})
			rest := f[5+2*n:]
			for i := 0; i+3 < len(rest) && rest[i] != "|"; i += 4 {
				if rest[i] == "&" || rest[i] == "@" || rest[i] == "~" {
					links = append(links, [2]string{id, p[0] + rest[i+1]})
				}
			}
		})
	}
	for _, l := range links {
		if l[0] != l[1] && (len(members[l[0]]) > 4 || len(members[l[1]]) > 4) {
			continue
		}
		for _, a := range members[l[0]] {
			for _, b := range members[l[1]] {
				if a != b {
					if g.senses[a] == nil {
						g.senses[a] = map[string]bool{}
					}
					g.senses[a][b] = true
				}
			}
		}
	}
}

// impostors gives what a table could put into an expression.
func (g *gatherer) impostors(e string) map[string]bool {
	fs := strings.Fields(e)
	slot := slices.IndexFunc(fs, func(s string) bool { return s[0] == '[' })
	word := strings.ToLower(strings.Trim(fs[slot], "[]"))
	capital := fs[slot][1] >= 'A' && fs[slot][1] <= 'Z'
	out := map[string]bool{}
	take := func(w string) {
		w = strings.ToLower(w)
		if _, known := g.rank[w]; !known || len(w) < 3 || words.StemHash(w) == words.StemHash(word) || words.StemHash(w) == words.StemHash(base(word)) {
			return
		}
		if g.usual(fs, slot, word, w, capital) || g.met[open(fs, slot)][words.StemHash(w)] {
			return
		}
		out[w] = true
	}
	for _, b := range []string{word, base(word)} {
		for w := range g.senses[b] {
			take(w)
		}
	}
	return out
}

// weight gives how much it says, in bits, that an expression has a certain word in its open place, which clean texts never
// have there: the odds that a table put it in for the right one against its being new in this place. The first rise with how
// often the expression stands whole; the second are by Witten and Bell (1991) the number of different words that were seen in
// the place, and fall with how rare the word is anywhere.
func (g *gatherer) weight(e, w string) int {
	fs := strings.Fields(e)
	slot := slices.IndexFunc(fs, func(s string) bool { return s[0] == '[' })
	n := g.whole[strings.ToLower(strings.NewReplacer("[", "", "]", "").Replace(e))]
	if n < likely {
		return 0
	}
	d := len(g.met[open(fs, slot)])
	return int(math.Round(math.Log2(float64(n)/float64(max(d, 1))) + math.Log2(float64(g.rank[w]+1)) - common))
}

// usual reports whether a word makes a common pair with every neighbour that it has in the expression.
func (g *gatherer) usual(fs []string, slot int, word, w string, capital bool) bool {
	sides, common := 0, 0
	side := func(own, other string) {
		sides++
		c, ok := g.pairs[other]
		if ok && (!capital || c > g.pairs[own]-rarer) {
			common++
		}
	}
	if slot > 0 {
		l := strings.ToLower(fs[slot-1])
		side(l+" "+word, l+" "+w)
	}
	if slot+1 < len(fs) {
		r := strings.ToLower(fs[slot+1])
		side(word+" "+r, w+" "+r)
	}
	return common == sides
}

// mine finds further expressions: the common pairs that clean texts have in many places, but for names.
func (g *gatherer) mine(file string) (out []string) {
	type count struct{ times, texts, last int }
	seen := map[string]*count{}
	n := 0
	lines(file, func(l string) {
		var text string
		check(json.Unmarshal([]byte(l), &text))
		n++
		for _, m := range lowerPair.FindAllStringIndex(text, -1) {
			for at := m[0]; at >= 0; {
				// pairs overlap: each word but the first begins one
				pair, next := pairAt(text, at)
				if pair == "" {
					break
				}
				if _, common := g.pairs[pair]; common {
					c := seen[pair]
					if c == nil {
						c = &count{}
						seen[pair] = c
					}
					c.times++
					if c.last != n {
						c.last = n
						c.texts++
					}
				}
				at = next
			}
		}
	})
	for pair, c := range seen {
		if c.times < often || c.texts < often*2/3 {
			continue
		}
		a, b, _ := strings.Cut(pair, " ")
		if len(a) > 3 && g.senses[a] != nil || len(a) > 3 && g.senses[base(a)] != nil {
			out = append(out, "["+a+"] "+b)
		}
		if len(b) > 3 && g.senses[b] != nil || len(b) > 3 && g.senses[base(b)] != nil {
			out = append(out, a+" ["+b+"]")
		}
	}
	slices.Sort(out)
	return out
}

var (
	lowerPair = regexp.MustCompile(`\b[a-z]+(?: [a-z]+)+\b`)
	twoWords  = regexp.MustCompile(`^([a-z]+) ([a-z]+)\b`)
)

// pairAt gives the two words that begin at a place, and where the second begins.
func pairAt(s string, at int) (string, int) {
	m := twoWords.FindStringSubmatchIndex(s[at:min(len(s), at+60)])
	if m == nil {
		return "", -1
	}
	return s[at : at+m[1]], at + m[4]
}

// open gives an expression with a star for the word in brackets.
func open(fs []string, slot int) string {
	c := slices.Clone(fs)
	c[slot] = "*"
	return strings.ToLower(strings.Join(c, " "))
}

var particles = strings.Fields("out up off away over down")

func stemOf(w string) uint64 {
	w = strings.Trim(w, ".'’")
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	return words.StemHash(w)
}

var textWord = regexp.MustCompile(`[\pL\pN'’]+`)

// readClean notes what clean texts (a JSON string a line) have in the open place of the expressions.
func (g *gatherer) readClean(file string, expressions []string) {
	g.met, g.whole = map[string]map[uint64]bool{}, map[string]int{}
	longest, wanted := 0, map[string]bool{}
	for _, e := range expressions {
		fs := strings.Fields(e)
		longest = max(longest, len(fs))
		wanted[strings.ToLower(strings.NewReplacer("[", "", "]", "").Replace(e))] = true
		g.met[open(fs, slices.IndexFunc(fs, func(s string) bool { return s[0] == '[' }))] = map[uint64]bool{}
	}
	lines(file, func(l string) {
		var text string
		check(json.Unmarshal([]byte(l), &text))
		ws := textWord.FindAllString(strings.ToLower(text), -1)
		for i := range ws {
			for n := 2; n <= longest && i+n <= len(ws); n++ {
				whole := strings.Join(ws[i:i+n], " ")
				if _, ok := wanted[whole]; ok {
					g.whole[whole]++
				}
				for slot := range n {
					if m := g.met[open(ws[i:i+n], slot)]; m != nil {
						m[stemOf(ws[i+slot])] = true
					}
					if k := i + slot + 1; k < len(ws) && slices.Contains(particles, ws[k]) && i+n < len(ws) { // "turn out" for one word
						if m := g.met[open(slices.Concat(ws[i:k], ws[k+1:i+n+1]), slot)]; m != nil {
							m[stemOf(ws[i+slot])] = true
						}
					}
				}
			}
		}
	})
}

// base takes off the commonest endings, as far as WordNet knows the rest.
func base(w string) string {
	for _, s := range []string{"s", "es", "ed", "ing", "d"} {
		if b, ok := strings.CutSuffix(w, s); ok && len(b) > 2 {
			return b
		}
	}
	return w
}
