package lineage

import (
	"net/url"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"stemma"
	"stemma/internal/world"
)

// A credit is a debt a report owns up to.
type credit struct {
	stemma.Span
	outlet string // canonical name
	group  string
	agency bool
	kind   string // as stemma.Credit
	whole  bool
	times  int    // how often, in this way
	author string // who signed the report that is credited, where she is named and not her outlet
}

// outletOf finds who published a report: by its stated name, else by its address.
func outletOf(r *stemma.Report) (name, group string, agency bool) {
	if r.Outlet.Name != "" {
		if o, ok := world.OutletByName(r.Outlet.Name); ok {
			return o.Name, o.Group, o.Kind == world.Agency
		}
		if o, ok := world.OutletByDomain(r.Outlet.Name); ok && strings.Contains(r.Outlet.Name, ".") {
			return o.Name, o.Group, o.Kind == world.Agency
		}
		return withoutEdition(r.Outlet.Name), "", false
	}
	if h := host(r.URL); h != "" {
		if o, ok := world.OutletByDomain(h); ok {
			return o.Name, o.Group, o.Kind == world.Agency
		}
		return h, "", false
	}
	return "", "", false
}

// withoutEdition takes the name of an edition off: "Seaside Post (evening edition)" is the Seaside Post.
func withoutEdition(name string) string {
	if at := strings.Index(name, " ("); at > 0 && strings.HasSuffix(name, ")") {
		return name[:at]
	}
	return name
}

func host(address string) string {
	if address == "" {
		return ""
	}
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// creditsOf gathers what the reading found and what the text's own marks say.
func creditsOf(r *stemma.Report, given *stemma.Reading, own, group string, in *calledNames) []credit {
	known, short := in.known, in.short
	var out []credit
	var seen []stemma.Span            // places counted
	if k := shortName(own); k != "" { // its own short name is its own, whoever else has it
		whose, had := short[k]
		short[k] = own
		defer func() { // the names are the pile's: a copy for each report would take outlets times reports
			if short[k] = whose; !had {
				delete(short, k)
			}
		}()
	}
	add := func(s stemma.Span, name, kind string, whole bool) {
		o, ok := world.OutletByName(name)
		if here := shortFor(r.Text, s, short); here != "" {
			o, ok = world.Outlet{Name: here}, true
			if w, found := world.OutletByName(here); found {
				o = w
			}
		}
		if here, found := known[strings.ToLower(name)]; found && !ok {
			o, ok = world.Outlet{Name: here}, true
		}
		if !ok && (kind == "copyright" && own != "" || kind == "translation") { // whoever owns the words is a publisher, listed or not
			o, ok = world.Outlet{Name: name}, true
		}
		if paper, is := newspaper(name); !ok && is && !itself(paper, own) {
			o, ok = world.Outlet{Name: paper}, true
			for i := range out { // with an article or without
				if itself(paper, out[i].outlet) {
					o.Name = out[i].outlet
				}
			}
		}
		if !ok || o.Kind == world.Social {
			return
		}
		for i := range out {
			if out[i].outlet == o.Name && out[i].kind == kind {
				out[i].whole = out[i].whole || whole
				if !slices.ContainsFunc(seen, func(t stemma.Span) bool { return s.Start < t.End && t.Start < s.End }) {
					out[i].times++
				}
				seen = append(seen, s)
				return
			}
		}
		seen = append(seen, s)
		out = append(out, credit{Span: s, outlet: o.Name, group: o.Group, agency: o.Kind == world.Agency, kind: kind, whole: whole, times: 1})
	}
	f := creditFinder{text: r.Text, known: known, first: in.first, short: short, sign: in.sign, add: add, low: in.low}
	f.lines()
	in.low = f.low
	if _, of, ok := translation(r.Text); ok && of.End > 0 {
		add(of, r.Text[of.Start:of.End], "translation", true)
	}
	f.cues()
	if given != nil {
		ours := ofThePile(r.Text, given.Credits, in)
		for i, c := range given.Credits {
			if ours[i] != "" { // the pile knows its own better than a list
				add(c.Span, ours[i], c.Kind, c.Whole)
			} else if !partOfName(r.Text, c.Span) && !personalLine(r.Text, c.Span) {
				add(c.Span, c.Outlet, c.Kind, c.Whole)
			}
		}
	}
	return notSelf(out, own, group)
}

// partOfName reports whether a name of one word stands behind another word with a capital: "Norrland Wire" is not "Wire".
func partOfName(text string, s stemma.Span) bool {
	if s.Start < 2 || text[s.Start-1] != ' ' || strings.Contains(text[s.Start:s.End], " ") {
		return false
	}
	i := strings.LastIndexAny(text[:s.Start-1], " \n\t(“\"") + 1
	b := text[i : s.Start-1]
	return b != "" && b[0] >= 'A' && b[0] <= 'Z' && !strings.ContainsAny(b, ".,:;)") && !strings.EqualFold(b, "the") && !strings.EqualFold(b, "by")
}

// names reports whether the credit is to an outlet: to its name, or to its owner in a copyright line.
func (c *credit) names(outlet, group string) bool {
	return strings.EqualFold(c.outlet, outlet) || c.kind == "copyright" && group != "" && c.group == group
}

// notSelf drops credits to the outlet itself.
func notSelf(cs []credit, own, group string) []credit {
	out := cs[:0]
	for _, c := range cs {
		if !c.names(own, group) {
			out = append(out, c)
		}
	}
	return out
}

type creditFinder struct {
	papers map[string]string // newspapers of no list that the text has named, by what it may call them from then on

	text  string
	known map[string]string // outlets of the pile, by lower-case name
	short map[string]string // outlets of the pile by what they call themselves
	first map[string]bool   // their first words
	sign  map[string]string // outlets of the pile by the initials with which they sign
	add   func(s stemma.Span, name, kind string, whole bool)
	low   []byte // place of work: a line in lower case
}

// firstWords are the words with which the names of known outlets begin: few words of a text do, and only they are looked up.
var firstWords = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{"the": true}
	for _, o := range world.Outlets() {
		m[firstWord(o.Name)] = true
		for _, a := range o.Aliases {
			m[firstWord(a)] = true
		}
	}
	return m
})

// firstWord gives the letters and digits at the beginning of s, in lower case and without the dots of initials.
func firstWord(s string) string {
	var buf [24]byte
	return string(firstWordInto(&buf, s))
}

// firstWordInto is firstWord without memory of its own: it is asked of every word with a capital.
func firstWordInto(buf *[24]byte, s string) []byte {
	n := 0
	for i := 0; i < len(s) && n < len(buf); i++ {
		b := s[i]
		switch {
		case b >= 'A' && b <= 'Z':
			b += 'a' - 'A'
		case b == '.' && i+1 < len(s) && s[i+1] != ' ':
			continue
		case b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b >= utf8.RuneSelf && b != 0xE2:
		default:
			return buf[:n]
		}
		buf[n] = b
		n++
	}
	return buf[:n]
}

// nameAt finds the longest outlet name that begins at byte i, of at most five words.
func (f *creditFinder) nameAt(s string, i int) (name string, end int, ok bool) {
	if i >= len(s) {
		return "", 0, false
	}
	if r, _ := utf8.DecodeRuneInString(s[i:]); !unicode.IsLetter(r) {
		return "", 0, false
	}
	var buf [24]byte
	first := firstWordInto(&buf, s[i:])
	if here := f.short[string(first)]; here != "" && i >= 4 && strings.EqualFold(s[i-4:i], "the ") && (i+len(first) == len(s) || !capitalFollows(s[i+len(first):])) {
		return here, i + len(first), true
	}
	if here := f.sign[string(first)]; here != "" && bracketed(s, i, len(first)) {
		return here, i + len(first), true
	}
	if !firstWords()[string(first)] && !f.first[string(first)] {
		return "", 0, false
	}
	var ends [5]int
	n, k := 0, i
	for k < len(s) && n < len(ends) {
		r, size := utf8.DecodeRuneInString(s[k:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '&' && r != '-' && r != '.' && r != '\'' && r != '’' && r != '+' {
			if k > i && s[k-1] != ' ' {
				ends[n] = k
				n++
			}
			if r != ' ' {
				break
			}
		}
		k += size
		if k >= len(s) && n < len(ends) {
			ends[n] = k
			n++
		}
	}
	for n--; n >= 0; n-- {
		e := ends[n]
		w := strings.TrimRight(s[i:e], ".,’'")
		w = strings.TrimSuffix(strings.TrimSuffix(w, "’s"), "'s")
		if w == "" || w == strings.ToLower(w) && w != "dpa" {
			continue
		}
		if here, found := f.known[strings.ToLower(w)]; found {
			return here, i + len(w), true
		}
		if o, found := world.OutletByName(w); found && (!o.Common || strings.HasPrefix(w, "The ")) {
			return o.Name, i + len(w), true
		}
	}
	return "", 0, false
}

// capitalFollows reports whether the next word is written with a capital, as a part of the same name.
func capitalFollows(s string) bool {
	rest := strings.TrimPrefix(s, " ")
	return len(rest) < len(s) && rest != "" && rest[0] >= 'A' && rest[0] <= 'Z'
}

// firstName finds the first outlet name in a line.
func (f *creditFinder) firstName(line string) (string, stemma.Span, bool) {
	boundary := true
	for i, r := range line {
		if boundary && (unicode.IsUpper(r) || strings.HasPrefix(line[i:], "dpa")) {
			if name, end, ok := f.nameAt(line, i); ok {
				return name, stemma.Span{Start: i, End: end}, true
			}
		}
		boundary = !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}
	return "", stemma.Span{}, false
}

// before lists the words after which an outlet's name is a credit, and after the words that follow one.
var (
	before = map[string]string{
		"told": "told", "tells": "told", "telling": "told",
		"confirmed to": "told", "said to": "told", "out to": "told", "speaking to": "told", "spoke to": "told", "spoke with": "told",
		"interview with": "told", "statement to": "told", "email to": "told", "comments to": "told",
		"according to": "cited", "reported by": "reported", "report by": "reported", "reports by": "reported", "report in": "reported",
		"reported in": "reported", "wrote in": "reported", "writes in": "reported", "writing in": "reported", "citing": "cited", "published by": "reported", "published in": "reported",
		"obtained by": "told", "seen by": "told", "reviewed by": "told", "h/t": "reported", "h/t:": "reported",
	}
	after = map[string]string{
		"reported": "reported", "reports": "reported", "reporting": "reported", "quoted": "cited", "quotes": "cited", "cited": "cited",
		"said": "cited", "says": "cited", "suggests": "cited", "wrote": "cited", "revealed": "reported", "first": "reported",
	}
)

// cues finds "told Reuters", "the Times reported", "according to CNN" in running text.
func (f *creditFinder) cues() {
	s := f.text
	w1, w2 := "", "" // the word before, and the one before that
	for i := 0; i < len(s); {
		b := s[i]
		if b == ' ' || b == '\n' || b == '\t' {
			i++
			continue
		}
		end := i
		for end < len(s) && s[end] != ' ' && s[end] != '\n' && s[end] != '\t' {
			end++
		}
		w := s[i:end]
		if b >= 'A' && b <= 'Z' || strings.HasPrefix(w, "dpa") {
			f.cue(i, w1, w2)
		}
		if w = strings.Trim(w, ",.;:()“”\""); !strings.EqualFold(w, "the") {
			w1, w2 = w, w1
		}
		i = end
	}
}

func (f *creditFinder) cue(i int, w1, w2 string) {
	w1, w2 = strings.ToLower(w1), strings.ToLower(w2)
	kind, ok := before[w1]
	if !ok {
		kind, ok = before[w2+" "+w1]
	}
	if !ok && w1 == "in" && f.toldIn(i) {
		kind, ok = "reported", true
	}
	name, end, found := f.nameAt(f.text, i)
	if !found {
		if name, end, found = f.paperAt(i); !found {
			return
		}
	}
	if ok {
		f.add(stemma.Span{Start: i, End: end}, name, kind, false)
		return
	}
	rest := strings.Fields(strings.TrimPrefix(f.text[end:min(len(f.text), end+40)], ",")) // "the blog, Paper Lock, said"
	if len(rest) == 0 {
		return
	}
	k := 0
	for k < len(rest)-1 && (rest[k] == "has" || rest[k] == "had" || rest[k] == "also" || rest[k] == "newspaper") {
		k++
	}
	if kind, ok := after[strings.Trim(rest[k], ",.;:–—")]; ok {
		f.add(stemma.Span{Start: i, End: end}, name, kind, false)
	}
}

// pieces are what a newspaper prints: "in an account by a nurse in the Evening Mirror" credits the Mirror.
var pieces = strings.Fields("account article column interview dispatch essay testimony reportage")

// toldIn reports whether "in" at the end of text[:i] says where a piece was printed: one is named shortly before in the sentence.
func (f *creditFinder) toldIn(i int) bool {
	s := f.text[max(0, i-90):i]
	s = s[strings.LastIndexAny(s, ".?!\n")+1:]
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }), func(w string) bool {
		return slices.Contains(pieces, w)
	})
}
