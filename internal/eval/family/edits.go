package family

import (
	_ "embed"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"regexp"
	"strings"
	"sync"

	"stemma"
)

// An Edit is one way in which a report becomes another. Kind is what a reader would call the copy.
type Edit struct {
	Name string
	Kind stemma.CopyKind
	Held bool // kept back: no rule was made for it; the trees of decisions (internal/lineage) were learned of all kinds, on other texts
	make func(m *maker, p []string) []string
}

//go:embed writer.txt
var writerFile string

//go:embed spinner.txt
var spinnerFile string

//go:embed farfetched.txt
var farfetchedFile string

// Edits are the ways of copying, in the order of the list.
var Edits = []Edit{
	{"verbatim", stemma.Verbatim, false, func(_ *maker, p []string) []string { return p }},
	{"cut from the bottom", stemma.Trimmed, false, (*maker).cutBottom},
	{"cut inside", stemma.Trimmed, true, (*maker).cutInside},
	{"light rewording", stemma.Rewrite, false, (*maker).light},
	{"heavy rewording", stemma.Rewrite, true, (*maker).heavy},
	{"new headline and lede", stemma.Rewrite, false, (*maker).newLede},
	{"credited rewrite", stemma.CreditedRewrite, false, (*maker).light},
	{"credited heavy rewrite", stemma.CreditedRewrite, true, (*maker).heavy},
	{"spun, table a", stemma.Spun, false, func(m *maker, p []string) []string { return m.spin(p, "a", 0.85) }},
	{"spun, table b", stemma.Spun, true, func(m *maker, p []string) []string { return m.spin(p, "b", 0.85) }},
	{"round trip", stemma.Rewrite, true, (*maker).roundTrip},
	{"hidden characters", stemma.Verbatim, true, (*maker).hide},
	{"look-alikes", stemma.Trimmed, true, func(m *maker, p []string) []string { return m.lookalikes(m.cutBottom(p)) }},
	{"numbers rounded", stemma.Rewrite, true, func(m *maker, p []string) []string { return m.round(m.light(p)) }},
	{"facts added", stemma.FollowUp, false, (*maker).followUp},
	{"update", stemma.Revision, true, (*maker).update},
}

// A maker carries the chance and the tables.
type maker struct {
	*rand.Rand
	writer, spinA, spinB map[string][]string
	spare                []string // paragraphs of other reports, for what copyists add
	habit                uint64   // of the writer at work: which words he changes, and into what
}

func newMaker(r *rand.Rand, spare []string) *maker {
	m := &maker{Rand: r, writer: map[string][]string{}, spinA: map[string][]string{}, spinB: map[string][]string{}, spare: spare}
	for line := range strings.Lines(writerFile) {
		if line[0] != '#' {
			readEntry(strings.TrimSpace(line), m.writer)
		}
	}
	for line := range strings.Lines(spinnerFile) {
		switch line[:2] {
		case "a ":
			readEntry(strings.TrimSpace(line[2:]), m.spinA)
		case "b ":
			readEntry(strings.TrimSpace(line[2:]), m.spinB)
		}
	}
	return m
}

// readEntry takes in "word: alternative, alternative".
func readEntry(line string, into map[string][]string) {
	if w, alts, ok := strings.Cut(line, ":"); ok {
		for a := range strings.SplitSeq(alts, ",") {
			if a = strings.TrimSpace(a); a != w {
				into[w] = append(into[w], a)
			}
		}
	}
}

var wordPattern = regexp.MustCompile(`\p{L}+`)

// replace puts alternatives for words at the given rate, always the same for the same writer; inflection is carried over in the crude way of such programs.
func (m *maker) replace(s string, table map[string][]string, rate float64) string {
	return wordPattern.ReplaceAllStringFunc(s, func(w string) string {
		low := strings.ToLower(w)
		base, tail := low, ""
		alts := table[base]
		for _, t := range []string{"s", "es", "ed", "d", "ing"} {
			if alts != nil {
				break
			}
			if b, ok := strings.CutSuffix(low, t); ok && len(b) > 2 {
				base, tail = b, t
				alts = table[b]
			}
		}
		h := fnv.New64a()
		fmt.Fprint(h, base, m.habit)
		x := h.Sum64() >> 11
		if alts == nil || float64(x%1000) >= rate*1000 {
			return w
		}
		alt := alts[x/1000%uint64(len(alts))]
		first, rest, _ := strings.Cut(alt, " ")
		switch tail {
		case "ed", "d":
			first = strings.TrimSuffix(first, "e") + "ed"
		case "ing":
			first = strings.TrimSuffix(first, "e") + "ing"
		case "s", "es":
			if rest != "" {
				rest += "s"
			} else {
				first += "s"
			}
		}
		if w[0] >= 'A' && w[0] <= 'Z' {
			first = strings.ToUpper(first[:1]) + first[1:]
		}
		return strings.TrimSpace(first + " " + rest)
	})
}

func (m *maker) cutBottom(p []string) []string {
	keep := max(2, int(float64(len(p))*(0.3+0.5*m.Float64())))
	return p[:min(keep, len(p))]
}

func (m *maker) cutInside(p []string) []string {
	var out []string
	for i, s := range p {
		if i == 0 || m.Float64() > 0.35 {
			out = append(out, s)
		}
	}
	return out
}

var sentencePattern = regexp.MustCompile(`[^.!?]+[.!?]+[”"’]*\s*`)

// sentences cuts roughly; what does not end is one.
func sentences(s string) []string {
	out := sentencePattern.FindAllString(s, -1)
	n := 0
	for _, x := range out {
		n += len(x)
	}
	if n < len(s) {
		out = append(out, s[n:])
	}
	return out
}

var (
	dayPattern  = regexp.MustCompile(`,? (on|last|this|next) (Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|week|month|year)\b`)
	saysPattern = regexp.MustCompile(`^(.{20,}), ([^,“”"]{3,50}) said\.\s*$`)
	ofPattern   = regexp.MustCompile(`\bthe (\w+) of (the )?([A-Z]\w+)\b`)
	ownPattern  = regexp.MustCompile(`\b([A-Z]\w+)[’']s (\w+)\b`)
)

// reorder puts the day first or the speaker first.
func (m *maker) reorder(s string) string {
	if f := saysPattern.FindStringSubmatch(s); f != nil {
		return "According to " + f[2] + ", " + strings.ToLower(f[1][:1]) + f[1][1:] + ". "
	}
	if loc := dayPattern.FindStringIndex(s); loc != nil && loc[0] > 10 && !strings.ContainsAny(s, "“\"") {
		day := strings.TrimLeft(s[loc[0]:loc[1]], ", ")
		return strings.ToUpper(day[:1]) + day[1:] + ", " + strings.ToLower(s[:1]) + s[1:loc[0]] + s[loc[1]:]
	}
	return s
}

// quoted words are left as they are by a careful writer.
func outsideQuotes(s string, f func(string) string) string {
	var b strings.Builder
	s = curl(s)
	for s != "" {
		open := strings.Index(s, "“")
		if open < 0 {
			b.WriteString(f(s))
			break
		}
		b.WriteString(f(s[:open]))
		end := strings.Index(s[open:], "”")
		if end < 0 {
			b.WriteString(s[open:])
			break
		}
		b.WriteString(s[open : open+end])
		s = s[open+end:]
		b.WriteString("”")
		s = strings.TrimPrefix(s, "”")
	}
	return b.String()
}

func (m *maker) light(p []string) []string {
	var out []string
	for _, s := range p {
		var b strings.Builder
		s = outsideQuotes(s, func(y string) string { return m.replace(y, m.writer, 0.45) })
		for _, x := range sentences(s) {
			if m.Float64() < 0.6 {
				x = m.reorder(x)
			}
			b.WriteString(x)
		}
		out = append(out, b.String())
	}
	if len(out) > 4 && m.Float64() < 0.5 {
		out = out[:len(out)-m.IntN(len(out)/2)]
	}
	return out
}

// heavy rewords harder, drops a third of the sentences, joins and splits, and moves paragraphs.
func (m *maker) heavy(p []string) []string {
	var out []string
	for i, s := range p {
		var b strings.Builder
		s = outsideQuotes(s, func(y string) string {
			y = m.replace(y, m.writer, 0.7)
			y = ofPattern.ReplaceAllString(y, "$3's $1")
			return strings.Replace(y, ", and ", ". ", 1)
		})
		for k, x := range sentences(s) {
			if (i > 0 || k > 0) && m.Float64() < 0.33 {
				continue
			}
			b.WriteString(m.reorder(x))
		}
		if b.Len() > 0 {
			out = append(out, b.String())
		}
	}
	if len(out) > 3 {
		k := 1 + m.IntN(len(out)-2)
		out[k], out[k+1] = out[k+1], out[k]
	}
	return out
}

func (m *maker) newLede(p []string) []string {
	if len(p) < 3 {
		return m.light(p)
	}
	return append([]string{m.addition()}, p[2:]...)
}

func (m *maker) spin(p []string, table string, rate float64) []string {
	t := m.spinA
	if table == "b" {
		t = m.spinB
	}
	var out []string
	for _, s := range p {
		out = append(out, m.replace(s, t, rate))
	}
	return out
}

// Spin replaces words by one of the tables c and d of far-fetched words; the seed says which words, and which of the alternatives.
func Spin(b Base, table string, rate float64, seed uint64) string {
	m := &maker{habit: seed, spinB: farfetched()[table]}
	return strings.Join(m.spin(paragraphs(b.Text), "b", rate), "\n\n")
}

var farfetched = sync.OnceValue(func() map[string]map[string][]string {
	tables := map[string]map[string][]string{"c": {}, "d": {}}
	for line := range strings.Lines(farfetchedFile) {
		if line[0] != '#' {
			readEntry(strings.TrimSpace(line[2:]), tables[line[:1]])
		}
	}
	return tables
})

// roundTrip does what a journey through another language does: genitives turn, contractions open, small words change.
func (m *maker) roundTrip(p []string) []string {
	small := strings.NewReplacer(" won’t ", " will not ", "n't ", " not ", "n’t ", " not ", " going to ", " planning to ", " has said", " said", " is expected to ", " should ",
		" such as ", " like ", " in order to ", " to ", " a lot of ", " many ", " due to ", " because of ", " as well as ", " and also ", " at least ", " no fewer than ", " in the ", " within the ", " that ", " which ", " over ", " across ")
	var out []string
	for _, s := range p {
		s = ownPattern.ReplaceAllString(s, "the $2 of $1")
		out = append(out, m.replace(small.Replace(s), m.writer, 0.6))
	}
	return out
}

func (m *maker) hide(p []string) []string {
	var out []string
	for _, s := range p {
		var b strings.Builder
		for _, w := range strings.SplitAfter(s, " ") {
			if len(w) > 4 && w[1] < 0x80 && w[2] < 0x80 && m.Float64() < 0.4 {
				w = w[:2] + string([]rune{0x200B, 0xAD, 0x2060, 0x200D}[m.IntN(4)]) + w[2:]
			}
			b.WriteString(w)
		}
		out = append(out, b.String())
	}
	return out
}

func (m *maker) lookalikes(p []string) []string {
	table := map[rune]rune{'a': 'а', 'e': 'е', 'o': 'о', 'p': 'р', 'c': 'с', 'i': 'і', 'x': 'х', 'y': 'у'}
	var out []string
	for _, s := range p {
		out = append(out, strings.Map(func(r rune) rune {
			if o, ok := table[r]; ok && m.Float64() < 0.3 {
				return o
			}
			return r
		}, s))
	}
	return out
}

var figurePattern = regexp.MustCompile(`\b\d{2,3}(,\d{3})*\b`)

// round writes figures otherwise: rounded, or in letters.
func (m *maker) round(p []string) []string {
	var out []string
	for _, s := range p {
		out = append(out, outsideQuotes(s, func(s string) string {
			return figurePattern.ReplaceAllStringFunc(s, func(f string) string {
				if strings.HasPrefix(f, "20") && len(f) == 4 {
					return f
				}
				if len(f) <= 3 {
					return "about " + f[:1] + strings.Repeat("0", len(f)-1)
				}
				return "more than " + f[:strings.IndexByte(f+",", ',')] + ",000"
			})
		}))
	}
	return out
}

// Dressed gives copies of a text, each without and with hidden or look-alike characters: whole and cut from the bottom.
func Dressed(b Base, seed uint64) (pairs [][2]string) {
	m := newMaker(rand.New(rand.NewPCG(seed, 78)), nil)
	for _, ps := range [][]string{paragraphs(b.Text), m.cutBottom(paragraphs(b.Text))} {
		plain := strings.Join(ps, "\n\n")
		pairs = append(pairs, [2]string{plain, strings.Join(m.hide(ps), "\n\n")}, [2]string{plain, strings.Join(m.lookalikes(ps), "\n\n")})
	}
	return pairs
}

// addition is a paragraph of the copyist's own: one of a report that is not in the pile.
func (m *maker) addition() string {
	if len(m.spare) == 0 {
		return fmt.Sprintf("A spokesman for the %d-member panel had no comment late in the evening.", 10+m.IntN(80))
	}
	k := m.IntN(len(m.spare))
	s := m.spare[k]
	m.spare[k] = m.spare[len(m.spare)-1]
	m.spare = m.spare[:len(m.spare)-1]
	return s
}

// followUp puts new paragraphs in front and keeps some of the parent as background.
func (m *maker) followUp(p []string) []string {
	var out []string
	for range 3 + m.IntN(3) {
		out = append(out, m.addition())
	}
	keep := max(2, len(p)/3)
	return append(out, p[:min(keep, len(p))]...)
}

// update changes a figure or a word here and there and adds a paragraph, as a page does in the course of a day.
func (m *maker) update(p []string) []string {
	out := append([]string(nil), p...)
	k := m.IntN(len(out))
	out[k] = m.replace(out[k], m.writer, 1)
	return append(out, m.addition())
}

// merge makes one report of two.
func (m *maker) merge(a, b []string) []string {
	out := append([]string(nil), a[:min(len(a), max(2, len(a)*2/3))]...)
	return append(out, b[:min(len(b), max(2, len(b)/2))]...)
}

// curl makes straight quotation marks curly, so that they can be told apart.
func curl(s string) string {
	open := false
	return strings.Map(func(r rune) rune {
		if r != '"' {
			return r
		}
		open = !open
		if open {
			return '“'
		}
		return '”'
	}, s)
}
