package chains

import (
	"strings"

	"stemma"
)

// names joins mentions that bear the same name, in text order: first by the full name, then people by
// their surname, bodies by their initials or by a shorter form.
func (l *linker) names() {
	full := map[string]int{}       // name → mention
	surnames := map[string][]int{} // surname → mentions with a full name
	given := map[string][]int{}
	initials := map[string]int{}
	firstWords := map[string][]int{} // first word of a body's name → mentions
	// Full names first, so that a surname that stands before the full name (in a headline) finds it too.
	for i := range l.ms {
		m := &l.ms[i]
		if !m.named() || m.form == isAdjective {
			continue
		}
		key := nameKey(m)
		if j, ok := full[key]; ok && l.mayBeSame(i, j) {
			l.join(i, j, sameRule(m, &l.ms[j]))
		} else if !ok {
			full[key] = i
			switch {
			case len(m.name) > 1 && (m.kind == stemma.Person || m.kind == ""):
				s := m.name[len(m.name)-1]
				surnames[s] = append(surnames[s], i)
				given[m.name[0]] = append(given[m.name[0]], i)
			case m.kind == stemma.Organisation || m.kind == stemma.PlaceName || m.kind == stemma.EventName || m.kind == "":
				if a := l.initialsOf(m); len(a) > 1 {
					initials[a] = i
				}
			}
			if len(m.name) > 1 && m.kind != stemma.Person {
				firstWords[m.name[0]] = append(firstWords[m.name[0]], i)
			}
			if a := l.initialsOf(m); len(a) > 1 && m.kind != stemma.Person {
				initials[a] = i
			}
		}
	}
	bare := map[string]int{} // single words without a full form
	for i := range l.ms {
		m := &l.ms[i]
		if !m.named() {
			continue
		}
		if m.form == isAdjective {
			continue
		}
		if full[nameKey(m)] != i {
			continue
		}
		if len(m.name) > 1 {
			if m.kind == stemma.Person || m.kind == "" {
				if j := l.fuller(i, surnames[m.name[len(m.name)-1]]); j >= 0 {
					l.join(i, j, "surname")
					continue
				}
			}
			if m.kind != stemma.Person {
				if j := l.longer(i, firstWords[m.name[0]]); j >= 0 {
					l.join(i, j, "short-name")
				}
			}
			if m.kind == stemma.Person || m.kind == "" {
				l.respelt(i, bare)
			}
			continue
		}
		w := m.name[0]
		if m.kind == stemma.Person || m.kind == "" || m.kind == stemma.PlaceName || m.kind == stemma.Organisation {
			if j := l.nearest(i, surnames[w]); j >= 0 {
				l.join(i, j, "surname")
				continue
			}
			if m.kind == stemma.Person {
				if j := l.nearest(i, given[w]); j >= 0 {
					l.join(i, j, "given-name")
					continue
				}
			}
		}
		if j, ok := initials[strings.ReplaceAll(w, ".", "")]; ok && j != i && m.kind != stemma.Person && strings.ToUpper(l.d.Word(m.nameTokens[0])) == l.d.Word(m.nameTokens[0]) {
			l.join(i, j, "initials")
			continue
		}
		if m.kind != stemma.Person {
			if j := l.longer(i, firstWords[w]); j >= 0 && (m.kind == stemma.Organisation || m.kind == "" || m.kind == stemma.OtherThing) {
				l.join(i, j, "short-name")
				continue
			}
		}
		if m.kind == stemma.Person || m.kind == "" {
			l.respelt(i, bare)
		}
	}
}

func sameRule(a, b *mention) string {
	if strings.Join(a.name, " ") == strings.Join(b.name, " ") {
		return "same-name"
	}
	return "alias"
}

// nameKey gives a name in one spelling: aliases resolved, the kind of the thing left out.
func nameKey(m *mention) string {
	k := strings.Join(m.name, " ")
	if a, ok := aliases[k]; ok {
		return a
	}
	return k
}

// mayBeSame reports whether two mentions of one name may be one thing.
func (l *linker) mayBeSame(i, j int) bool {
	a, b := &l.ms[i], &l.ms[l.root(j)]
	if a.kind == stemma.Person && b.kind == stemma.Person && a.gender&b.gender == 0 {
		return false
	}
	if a.nested && a.kind == stemma.Group || b.kind == stemma.Group && a.kind != stemma.Group {
		return a.kind == b.kind
	}
	return true
}

// fuller gives a mention among the candidates whose name contains the name of i or is contained in it:
// the same surname and no given names that differ.
func (l *linker) fuller(i int, candidates []int) int {
	m := &l.ms[i]
	for n := len(candidates) - 1; n >= 0 && n >= len(candidates)-maxSame; n-- {
		j := candidates[n]
		o := &l.ms[j]
		if l.root(j) == l.root(i) || j == i || o.gender&m.gender == 0 || o.kind != m.kind && o.kind != "" && m.kind != "" {
			continue
		}
		if givenAgree(m.name[:len(m.name)-1], o.name[:len(o.name)-1]) {
			return j
		}
	}
	return -1
}

// maxSame bounds how many things of one name are looked at.
const maxSame = 12

// givenAgree reports whether two lists of given names can be one person's: each of the shorter is found in
// the longer in order, an initial standing for a name. "Anna B." and "Anna" agree, "Anna" and "Bert" do not.
func givenAgree(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return true
	}
	k := 0
	for _, w := range b {
		if k < len(a) && sameGiven(a[k], w) {
			k++
		}
	}
	return k == len(a)
}

func sameGiven(a, b string) bool {
	if a == b {
		return true
	}
	a, b = strings.TrimSuffix(a, "."), strings.TrimSuffix(b, ".")
	if len(a) == 1 || len(b) == 1 {
		return a != "" && b != "" && a[0] == b[0]
	}
	// Short forms keep the beginning: Ben, Benjamin; Mike, Michael does not.
	return len(a) >= 3 && strings.HasPrefix(b, a) || len(b) >= 3 && strings.HasPrefix(a, b)
}

// nearest gives the candidate closest before mention i, else the first after it, that may be the same.
func (l *linker) nearest(i int, candidates []int) int {
	m := &l.ms[i]
	best := -1
	for n, j := range candidates {
		if n >= maxSame {
			break
		}
		if l.root(j) == l.root(i) || l.ms[j].gender&m.gender == 0 && m.kind == stemma.Person || m.kind != "" && m.kind != stemma.Person && l.ms[j].kind != stemma.Person {
			continue
		}
		if best < 0 || j < i {
			best = j
		}
	}
	return best
}

// longer gives a candidate body whose name begins with the whole name of i and is longer.
func (l *linker) longer(i int, candidates []int) int {
	m := &l.ms[i]
	if m.kind == stemma.PlaceName || m.kind == stemma.Group || aliases[strings.Join(m.name, " ")] != "" {
		return -1 // "the U.N." is not its Security Council
	}
	for n, j := range candidates {
		o := &l.ms[j]
		if n >= maxSame || l.root(j) == l.root(i) || len(o.name) <= len(m.name) || o.kind == stemma.Person || papers[o.name[len(o.name)-1]] {
			continue
		}
		if o.kind != m.kind && m.kind != "" {
			continue
		}
		same := true
		for k := range m.name {
			same = same && m.name[k] == o.name[k]
		}
		if same && !inside(m, o) {
			return j
		}
	}
	return -1
}

// papers are last words of newspapers' names. A newspaper is called after its town, which is no short form of it.
var papers = map[string]bool{
	"gazette": true, "times": true, "post": true, "herald": true, "telegraph": true, "tribune": true, "courier": true, "journal": true, "echo": true, "mail": true, "chronicle": true, "observer": true,
	"examiner": true, "inquirer": true, "sentinel": true, "advertiser": true, "bulletin": true, "guardian": true, "mirror": true, "globe": true, "argus": true,
}

func inside(a, b *mention) bool { return b.first <= a.first && a.last <= b.last }

// initialsOf gives the initials of the capitalised words of a name, "" when it has fewer than two.
func (l *linker) initialsOf(m *mention) string {
	var b strings.Builder
	for i := m.nameTokens[0]; i < m.nameTokens[1]; i++ {
		if w := l.d.Word(i); w != "" && w[0] >= 'A' && w[0] <= 'Z' {
			b.WriteByte(w[0] | 0x20)
		}
	}
	if b.Len() < 2 {
		return ""
	}
	return b.String()
}

// respelt joins a name to one whose consonants are the same: transliterated names are spelt in many ways.
func (l *linker) respelt(i int, seen map[string]int) {
	m := &l.ms[i]
	w := m.name[len(m.name)-1]
	k := skeleton(w)
	if len(k) < 3 || len(w) < 6 {
		return
	}
	j, ok := seen[k]
	if !ok {
		seen[k] = i
		return
	}
	o := &l.ms[j]
	v := o.name[len(o.name)-1]
	if v == w || v[0] != w[0] || m.gender&o.gender == 0 || editDistance(v, w) > 2 || m.kind != stemma.Person && o.kind != stemma.Person {
		return
	}
	if givenAgree(m.name[:len(m.name)-1], o.name[:len(o.name)-1]) {
		l.join(i, j, "spelling")
	}
}

// skeleton gives the consonants of a word without h, doubles as one, q as k: what transliterations share.
func skeleton(w string) string {
	var b []byte
	for i := range len(w) {
		c := w[i]
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'h', '\'', '-':
			continue
		case 'q', 'c':
			c = 'k'
		}
		if len(b) == 0 || b[len(b)-1] != c {
			b = append(b, c)
		}
	}
	return string(b)
}

// editDistance counts single-byte changes between two short words.
func editDistance(a, b string) int {
	if len(a) > 40 || len(b) > 40 {
		return 40 // no surname is that long
	}
	var row [41]int
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diag := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diag
			if a[i-1] != b[j-1] {
				cost++
			}
			diag = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}
