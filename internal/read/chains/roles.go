package chains

import (
	"strings"

	"stemma"
)

// roles collects what descriptions say of named things: appositions, titles in front, "X is a Y".
func (l *linker) roles() {
	d := l.d
	l.holders = map[string][]int{}
	hold := func(i int, c *cluster, noun string) {
		for _, r := range alsoCalled(noun, c) {
			c.addRole(r)
			if h := l.holders[r]; len(h) == 0 || h[len(h)-1] != i {
				l.holders[r] = append(h, i)
			}
		}
	}
	for i := range l.ms {
		m := &l.ms[i]
		if !m.named() || m.form == isAdjective {
			continue
		}
		c := &l.group[l.root(i)]
		if m.role[1] > m.role[0] {
			for k := m.role[0]; k < m.role[1]; k++ {
				if t := d.Tokens[k]; t.Pos == "NOUN" || t.Pos == "PROPN" {
					c.words[strings.ToLower(t.Lemma)] = true
					hold(i, c, strings.ToLower(t.Lemma))
				}
			}
		}
		for k := m.nameTokens[0]; k < m.nameTokens[1]; k++ {
			c.words[strings.ToLower(d.Tokens[k].Lemma)] = true
		}
		if m.subject {
			if v := d.Tokens[m.head].Head; d.Tokens[v].Lemma == "be" || d.Tokens[v].Lemma == "become" {
				if a := d.Child(v, "attr"); a >= 0 && d.Tokens[a].Pos == "NOUN" && d.Child(v, "neg") < 0 {
					hold(i, c, strings.ToLower(d.Tokens[a].Lemma))
				}
			}
		}
	}
}

// alsoCalled gives the other nouns for who holds an office, the noun itself first.
func alsoCalled(noun string, c *cluster) []string {
	switch noun {
	case "minister":
		if c.words["prime"] {
			return []string{noun, "premier"}
		}
	case "premier":
		c.words["prime"] = true
		return []string{noun, "minister"}
	case "spokesman", "spokeswoman", "spokesperson":
		return []string{noun, "spokesperson"}
	case "chairman", "chairwoman", "chairperson", "chair":
		return []string{noun, "chair", "chairperson"}
	case "executive":
		if c.words["chief"] {
			return []string{noun, "ceo", "boss"}
		}
	case "ceo":
		c.words["chief"] = true
		return []string{noun, "executive", "boss"}
	case "congressman", "congresswoman", "senator", "legislator":
		return []string{noun, "lawmaker"}
	case "policeman", "policewoman", "constable", "sergeant", "detective":
		return []string{noun, "officer"}
	}
	return []string{noun}
}

// role gives the words that say what the one named by m is, or false. They are a noun phrase headed by a noun for a
// person or a body (for a place: for a place); words that only describe ("heavily fortified"), a party's letter or
// another name are none. Before a name they begin after the last comma or "and": what is before belongs to others.
func (l *linker) role(m *mention) (first, last int, ok bool) {
	d := l.d
	first, last = m.role[0], m.role[1]
	if !m.named() || last <= first {
		return 0, 0, false
	}
	head := -1
	if after := first >= m.nameTokens[1]; after {
		for k := first; k < last; k++ {
			if h := d.Tokens[k].Head; h == k || h < first || h >= last {
				head = k
				break
			}
		}
	} else {
		head = last - 1
		for k := last - 2; k >= first; k-- {
			if w := d.Word(k); d.Tokens[k].Dep == "cc" || w == "," && d.Tokens[last-1].Pos != "PROPN" && m.nameTokens[0] == last || d.Tokens[k].Tag == "VBD" || d.Tokens[k].Tag == "VBZ" {
				first = k + 1
				break
			}
		}
		// "the mayor of Lindow, Ann Ode": the head is the noun that the rest hangs on.
		for n := 0; n < 6; n++ {
			if h := d.Tokens[head].Head; h >= first && h < last && h < head {
				head = h
				continue
			}
			break
		}
	}
	if head < first {
		return 0, 0, false
	}
	if last <= m.nameTokens[0] && !l.holds(head) { // "envoy to Peru Ann Ode", where the parser hung the name on Peru
		for k := first; k < last-1; k++ {
			if next := d.Tokens[k+1]; l.holds(k) && (next.Pos == "ADP" || d.Word(k+1) == ",") {
				if head = k; next.Pos != "ADP" {
					last = k + 1
				}
				break
			}
		}
	}
	t := d.Tokens[head]
	w := strings.ToLower(strings.TrimSuffix(d.Word(head), "."))
	if t.Pos != "NOUN" && t.Pos != "PROPN" && titles[w] == 0 {
		return 0, 0, false
	}
	switch w {
	case "mr", "mrs", "ms", "miss", "mx", "sir", "dr":
		return 0, 0, false
	}
	n := strings.ToLower(t.Lemma)
	if i := strings.LastIndexByte(n, '-'); i >= 0 && i+1 < len(n) {
		n = n[i+1:]
	}
	switch m.kind {
	case stemma.Person:
		ok = people[n] || people[w] || titles[w] != 0 || personal(n)
	case stemma.PlaceName:
		ok = grounds[n]
	default:
		ok = bodies[n] || people[n] || personal(n)
	}
	return first, last, ok
}

// holds reports whether token k is a noun for a person.
func (l *linker) holds(k int) bool {
	w := strings.ToLower(strings.TrimSuffix(l.d.Word(k), "."))
	return people[strings.ToLower(l.d.Tokens[k].Lemma)] || titles[w] != 0
}

// personal reports whether a noun ends like those for people who do or study something: "baker", "guitarist".
func personal(noun string) bool {
	if len(noun) < 5 {
		return false
	}
	for _, e := range []string{"er", "or", "ist", "ian", "man", "woman", "ant", "eer", "ee"} {
		if strings.HasSuffix(noun, e) {
			return true
		}
	}
	return false
}

// PlainRole gives what a description says that one person is, as it can stand behind his name, or "": without the article or
// the possessor's pronoun, and without phrases before the last that are of somebody or something else. "whose spokesman" is
// "spokesman", "19 survivors, the head doctor" is "head doctor".
func PlainRole(s string) string {
	parts := strings.Split(strings.Join(strings.Fields(s), " "), ", ")
	if n := len(parts) - 1; n > 0 && titles[strings.ToLower(strings.TrimSuffix(strings.TrimSpace(parts[n]), "."))] != 0 {
		parts = parts[:n] // "the board's spokesman, Major", of "Major Ann Ode"
	}
	var kept []string
	for n := len(parts) - 1; n >= 0; n-- {
		part, head := strings.Trim(parts[n], " ,;"), ""
		for strings.Contains(part, " ") {
			first, rest, _ := strings.Cut(part, " ")
			if !leading[strings.ToLower(first)] {
				break
			}
			part = rest
		}
	words:
		for i, w := range strings.Fields(part) {
			switch w = strings.ToLower(w); w {
			case "of", "for", "to", "in", "at", "on", "with", "from", "who", "that", "which", "and":
				if i > 0 {
					break words
				}
			}
			if i > 0 && strings.HasSuffix(w, "ing") && humanNoun(head) {
				break // "the driver waiting for the ferry"
			}
			head = strings.TrimSuffix(w, ".")
		}
		if !humanNoun(head) {
			break
		}
		kept = append([]string{part}, kept...)
	}
	return strings.Join(kept, ", ")
}

// humanNoun reports whether a word is a noun for a person or a title, or ends like one.
func humanNoun(w string) bool {
	if i := strings.LastIndexByte(w, '-'); i >= 0 {
		w = w[i+1:]
	}
	return people[w] || titles[w] != 0 || personal(w)
}

// leading are words before a description that tell whose or which it is and mean nothing behind a name.
var leading = map[string]bool{
	"a": true, "an": true, "the": true, "its": true, "his": true, "her": true, "their": true, "our": true, "my": true, "your": true, "whose": true, "one": true, "this": true, "that": true, "another": true,
}

// trades are kinds of firms, offices kinds of bodies that are none: a description of one is never of the other.
var (
	trades = map[string]bool{
		"company": true, "firm": true, "airline": true, "carrier": true, "bank": true, "carmaker": true, "automaker": true, "retailer": true, "manufacturer": true,
		"maker": true, "operator": true, "club": true, "team": true, "newspaper": true,
	}
	offices = map[string]bool{
		"ministry": true, "commission": true, "department": true, "government": true, "parliament": true, "court": true, "police": true, "army": true, "navy": true,
		"council": true, "committee": true, "union": true, "party": true, "senate": true, "congress": true, "assembly": true, "office": true, "embassy": true, "tribunal": true,
	}
)

// otherSort reports whether a noun for a firm cannot describe the named body of a chain, because its name ends in that of an office.
func (l *linker) otherSort(noun string, c *cluster) bool {
	if !trades[noun] {
		return false
	}
	for _, k := range c.members[:min(len(c.members), maxSalient)] {
		if m := &l.ms[k]; m.named() && (offices[m.name[len(m.name)-1]] || offices[m.lemma]) {
			return true
		}
	}
	return false
}
