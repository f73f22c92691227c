package world

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

// An OutletKind is the trade an outlet is in.
type OutletKind string

// The kinds of outlet. A social network is a channel: what is said there is said by its users.
const (
	Agency      OutletKind = "agency"
	Newspaper   OutletKind = "newspaper"
	Broadcaster OutletKind = "broadcaster"
	Magazine    OutletKind = "magazine"
	Site        OutletKind = "site"
	Social      OutletKind = "social"
)

// An Outlet is a newsroom or a channel that the list knows.
type Outlet struct {
	Name     string // the one name by which it is counted, without "The"
	Kind     OutletKind
	Group    string   // owner, as far as known: the same owner may share copy
	Country  string   // ISO 3166-1 alpha-2
	Domains  []string // each covers its subdomains
	Aliases  []string // other names that point at this outlet alone
	Reprints []string // names of outlets whose copy it is known to carry

	// Common is set by OutletByName when the words that were looked up are also ordinary words or are
	// shared by several outlets ("Time", "the Guardian"): in running text that needs a further sign.
	Common bool
}

//go:embed outlets.txt
var outletText string

type outletTable struct {
	all      []Outlet
	byDomain map[string]int
	byName   map[string]int
	common   map[string]bool
}

// outlets is a pure function of the embedded text, kept after its first use.
var outlets = sync.OnceValue(func() *outletTable { return readOutlets(outletText) })

func readOutlets(text string) *outletTable {
	t := &outletTable{byDomain: map[string]int{}, byName: map[string]int{}, common: map[string]bool{}}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		f := strings.Split(line, "|")
		if line == "" || line[0] == '#' || len(f) != 7 {
			continue
		}
		n := len(t.all)
		name, plain := strings.CutPrefix(f[1], "~")
		o := Outlet{
			Kind: OutletKind(f[0]), Name: name, Country: f[2], Group: f[3],
			Domains: strings.Fields(f[4]), Reprints: outletParts(f[6]),
		}
		t.name(n, name, plain)
		for _, a := range outletParts(f[5]) {
			a, plain := strings.CutPrefix(a, "~")
			o.Aliases = append(o.Aliases, a)
			t.name(n, a, plain)
		}
		for _, d := range o.Domains {
			t.byDomain[d] = n
		}
		t.all = append(t.all, o)
	}
	return t
}

func (t *outletTable) name(n int, name string, common bool) {
	k := foldOutlet(name)
	if _, taken := t.byName[k]; taken {
		return // the first line of the list that claims a name has it; a test keeps this from happening
	}
	t.byName[k] = n
	if common {
		t.common[k] = true
	}
}

func outletParts(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ";")
}

// OutletByDomain finds the outlet of a host name or of a subdomain of it ("www.", "edition." …).
// The argument may carry a port or a trailing dot. Time is linear in the number of labels.
func OutletByDomain(domain string) (Outlet, bool) {
	d := strings.ToLower(strings.TrimSpace(domain))
	if host, _, ok := strings.Cut(d, ":"); ok {
		d = host
	}
	d = strings.Trim(d, ".")
	t := outlets()
	for d != "" {
		if i, ok := t.byDomain[d]; ok {
			return t.all[i], true
		}
		_, rest, ok := strings.Cut(d, ".")
		if !ok {
			break
		}
		d = rest
	}
	return Outlet{}, false
}

// OutletByName finds the outlet of a name. Case, dots, hyphens, a leading "The" and a trailing kind
// ("news agency", "newspaper", "website" …) do not matter. Look at Common before trusting a name found in running text.
func OutletByName(name string) (Outlet, bool) {
	t := outlets()
	k := foldOutlet(name)
	bare := strings.TrimPrefix(k, "the ")
	for _, key := range []string{k, bare, "the " + bare} {
		if o, ok := t.named(key); ok {
			return o, true
		}
	}
	for _, tail := range outletTails {
		if key, ok := strings.CutSuffix(bare, tail); ok {
			o, found := t.named(key)
			if !found {
				o, found = t.named("the " + key)
			}
			o.Common = false // "Time magazine" cannot be a time
			return o, found
		}
	}
	return Outlet{}, false
}

func (t *outletTable) named(key string) (Outlet, bool) {
	i, ok := t.byName[key]
	if !ok {
		return Outlet{}, false
	}
	o := t.all[i]
	o.Common = t.common[key]
	return o, true
}

// outletTails are kind words that follow an outlet's name in running text; longer ones first.
var outletTails = []string{
	" international news agency", " state news agency", " news agency", " newspaper", " news website", " magazine",
	" website", " television", " tv", " newswire", " news service", " agency", " com", " online", " daily",
}

// Outlets gives all known outlets in the order of the list. The caller owns the slice, not what it points to.
func Outlets() []Outlet { return append([]Outlet(nil), outlets().all...) }

// foldOutlet lowers case, drops quotes and the dots of initials ("A.P."), and makes every other run of
// non-letters one space.
func foldOutlet(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap, run := false, 0 // run: letters since the last mark
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '&' || r == '+':
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			run++
			b.WriteRune(unicode.ToLower(r))
		case r == '.' && run == 1:
			run = 0 // an initial: the next letter joins
		case r == '\'' || r == '’' || r == '‘':
		default:
			gap, run = true, 0
		}
	}
	return b.String()
}
