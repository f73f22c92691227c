package read

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma"
	"stemma/internal/lang"
	"stemma/internal/read/chains"
)

// linkVoices finds the chain of every voice, names it by the fullest name or description in the report, and marks
// definite descriptions of unnamed people that were never introduced. It gives the signs of those.
func linkVoices(d *lang.Doc, r *stemma.Reading) []stemma.Sign {
	byHead := map[int]int{} // byte of the head → mention
	for k, m := range r.Mentions {
		if j, ok := byHead[m.Head.Start]; !ok || r.Mentions[j].Chain < 0 {
			byHead[m.Head.Start] = k
		}
	}
	named := make([]bool, len(r.Chains))
	for _, m := range r.Mentions {
		if m.Chain >= 0 && m.Form == "name" {
			named[m.Chain] = true
		}
	}
	whose := map[int]string{} // chain of a relative, named → of whom
	var signs []stemma.Sign
	seen := map[stemma.Span]bool{}
	for i := range r.Attributions {
		r.Attributions[i].Voices = slices.DeleteFunc(r.Attributions[i].Voices, func(v stemma.Voice) bool { // "27" says nothing
			return v.Text != "" && strings.IndexFunc(v.Text, unicode.IsLetter) < 0
		})
		for j := range r.Attributions[i].Voices {
			v := &r.Attributions[i].Voices[j]
			v.Chain = -1
			if v.Empty() {
				continue
			}
			if v.Name == "" {
				v.Name = v.Text
			}
			k := mentionIn(d, v.Span, byHead)
			if k < 0 {
				continue
			}
			if b := author(d, r, k, byHead); b >= 0 { // a document speaks for whoever gave it
				k = b
				speakFor(v, d.Text, r.Mentions[k])
			} else if i := keeper(d, r.Mentions[k]); i >= 0 {
				t := d.Tokens[i]
				v.Span, v.Kind, v.Text, v.Name = stemma.Span{Start: t.Start, End: t.End}, stemma.BodyVoice, d.Word(i), strings.ToLower(d.Word(i))
				v.Role, v.Count = "", ""
				continue
			} else if documents[headWord(d, r.Mentions[k])] && v.Kind == stemma.BodyVoice {
				v.Kind = stemma.UnnamedVoice
			}
			m := r.Mentions[k]
			if coordinated(d, v.Span, m.Head) { // "Ode and other ministers" are not Ode
				v.Name = v.Text
				if k = wholeMention(r, v.Span); k < 0 {
					continue
				}
				m = r.Mentions[k]
			}
			v.Chain = m.Chain
			if v.Kind == stemma.UnnamedVoice && m.Form == "nominal" && m.Kind == stemma.Organisation && definite(v.Text) {
				v.Kind, v.Count, v.Role = stemma.BodyVoice, "", "" // "the gang" can be held to what it says
			}
			switch {
			case m.Chain >= 0:
				nameVoice(r, v, m, named[m.Chain])
			case strings.EqualFold(v.Text, "he") || strings.EqualFold(v.Text, "she"): // nobody that it could be is known: no guess by order
				v.Name, v.Role = v.Text, ""
			}
			if of := shareOf(d, r, m, byHead); of != "" {
				v.Name = of
			}
			if v.Kind == stemma.PersonVoice && v.Role != "" {
				v.Role = roleOf(r, v, byHead)
				if v.Chain >= 0 && strings.Contains(v.Role, " of ") && kin[strings.SplitN(v.Role, " ", 2)[0]] {
					whose[v.Chain] = v.Role
				}
			}
			v.Dangling = v.Kind == stemma.UnnamedVoice && neverIntroduced(d, r, k)
			if v.Dangling {
				if !seen[v.Span] {
					seen[v.Span] = true
					signs = append(signs, stemma.Sign{Kind: "dangling-reference", Place: v.Span, Note: "“" + v.Span.In(d.Text) + "” is spoken of as known, but nobody of the kind was introduced"})
				}
			}
		}
	}
	for i := range r.Attributions {
		a := &r.Attributions[i]
		for j := range a.Voices {
			if v := &a.Voices[j]; v.Role == "" && v.Kind == stemma.PersonVoice {
				v.Role = whose[v.Chain]
			}
		}
		if n := len(a.Voices); n > 0 && a.Parent >= 0 { // "we", of whom no more is known than who says so
			outer := r.Attributions[a.Parent].Voices
			if v, m := &a.Voices[n-1], len(outer); m > 0 && v.Name == outer[m-1].Name && v.Name != v.Text && v.Kind == outer[m-1].Kind {
				v.Chain = outer[m-1].Chain
			}
		}
	}
	return signs
}

// mentionIn gives the mention headed by the token of the span that is nearest to the root, or -1.
func mentionIn(d *lang.Doc, s stemma.Span, byHead map[int]int) int {
	first := d.At(s.Start)
	for i := first; i < len(d.Tokens) && d.Tokens[i].Start < s.End; i++ {
		if h := d.Tokens[i].Head; h == i || d.Tokens[h].Start < s.Start || d.Tokens[h].End > s.End {
			if k, ok := byHead[d.Tokens[i].Start]; ok {
				return k
			}
		}
	}
	for i := first; i < len(d.Tokens) && d.Tokens[i].Start < s.End; i++ {
		if k, ok := byHead[d.Tokens[i].Start]; ok {
			return k
		}
	}
	return -1
}

// shareOf names some of several by what the several were called first: "one of them" as "one of two port officials"; "" where
// nothing was said of them before.
func shareOf(d *lang.Doc, r *stemma.Reading, m stemma.Mention, byHead map[int]int) string {
	i := d.At(m.Head.Start)
	if m.Form != "nominal" || i+1 >= len(d.Tokens) || d.Word(i+1) != "of" {
		return ""
	}
	if p := d.Tokens[i].Pos; p != "NUM" && p != "DET" && p != "PRON" {
		return ""
	}
	p := d.Child(i, "prep")
	if p != i+1 {
		return ""
	}
	of := d.Child(p, "pobj")
	if of < 0 {
		return ""
	}
	k, ok := byHead[d.Tokens[of].Start]
	if !ok {
		return ""
	}
	in := r.Mentions[k]
	if in.Chain < 0 || r.Chains[in.Chain].Mentions[0] == k {
		return ""
	}
	name := r.Chains[in.Chain].Name
	if c, _ := utf8.DecodeRuneInString(name); r.Mentions[r.Chains[in.Chain].Mentions[0]].Form != "name" && len(name) > 1 && name[1] >= 'a' && name[1] <= 'z' {
		name = string(unicode.ToLower(c)) + name[utf8.RuneLen(c):]
		if in.Form == "pronoun" && !strings.Contains(name, " ") {
			name = "the " + name
		}
	}
	return strings.ToLower(d.Word(i)) + " of " + name
}

// coordinated reports whether the head has another head joined to it within the span.
func coordinated(d *lang.Doc, s, head stemma.Span) bool {
	i := d.At(head.Start)
	if i >= len(d.Tokens) {
		return false
	}
	c := d.Child(i, "conj")
	return c >= 0 && d.Tokens[c].End <= s.End && d.Child(i, "cc") >= 0
}

// wholeMention gives the mention with just this span, or -1.
func wholeMention(r *stemma.Reading, s stemma.Span) int {
	i := sort.Search(len(r.Mentions), func(i int) bool { return r.Mentions[i].Start >= s.Start })
	for ; i < len(r.Mentions) && r.Mentions[i].Start == s.Start; i++ {
		if r.Mentions[i].End == s.End {
			return i
		}
	}
	return -1
}

// nameVoice gives a voice the name of its chain, and with it the kind and the role that the name brings. What a pronoun was
// taken for when only voices were known gives way to its chain.
func nameVoice(r *stemma.Reading, v *stemma.Voice, m stemma.Mention, named bool) {
	c := r.Chains[m.Chain]
	if m.Form == "pronoun" {
		if strings.EqualFold(c.Name, v.Text) { // "we", of whom the chain knows nothing: he who speaks
			if v.Name == v.Text {
				v.Role = ""
			}
			return
		}
		v.Role, v.Count = "", ""
	}
	switch {
	case named && v.Kind == stemma.OutletVoice && c.Kind == stemma.Person: // no outlet is a person
	case named && v.Kind == stemma.UnnamedVoice && c.Kind == stemma.Organisation && (strings.HasPrefix(v.Text, "a ") || strings.HasPrefix(v.Text, "an ")):
		// somebody of the body, not the body itself
	case named:
		v.Name = c.Name
		switch { // the whole chain knows better than one mention what it is
		case c.Kind == stemma.Person && (v.Kind == stemma.UnnamedVoice || v.Kind == stemma.BodyVoice):
			v.Kind, v.Count = stemma.PersonVoice, ""
		case c.Kind == stemma.Organisation && (v.Kind == stemma.UnnamedVoice || v.Kind == stemma.PersonVoice):
			v.Kind, v.Count = stemma.BodyVoice, ""
		}
	case m.Form != "name" && len(c.Mentions) > 1:
		v.Name = withoutClause(c.Name)
		if m.Form == "pronoun" && v.Kind == stemma.PersonVoice && c.Kind == stemma.Person && someone(c.Name) {
			v.Kind, v.Count = stemma.UnnamedVoice, "one"
		}
	}
	if v.Role == "" && v.Kind == stemma.PersonVoice {
		for _, role := range c.Roles {
			if plain := chains.PlainRole(role.Text); plain != "" && !kin[strings.ToLower(plain)] {
				v.Role = plain
				break
			}
		}
	}
}

// withoutClause gives a description up to the clause that follows it: "a clerk of the firm, a driver who left in May" is a clerk.
func withoutClause(s string) string {
	for _, w := range [...]string{" who ", " which ", " whose ", " whom "} {
		if i := strings.Index(s, w); i > 0 {
			s, _, _ = strings.Cut(s[:i], ", ")
		}
	}
	return s
}

// definite reports whether a phrase is of one body that is known.
func definite(s string) bool {
	first, _, _ := strings.Cut(strings.ToLower(s), " ")
	return first == "the" || first == "its" || first == "their" || strings.HasSuffix(first, "'s") || strings.HasSuffix(first, "’s")
}

// someone reports whether a description brings a person in who has no name: "a sergeant at the gate", "one of the drivers".
func someone(s string) bool {
	first, _, more := strings.Cut(strings.ToLower(s), " ")
	switch first {
	case "a", "an", "one", "another", "some":
		return more
	}
	return false
}

// kin are nouns for people by whose relative they are: of no use without him.
var kin = map[string]bool{
	"mother": true, "father": true, "son": true, "daughter": true, "brother": true, "sister": true, "wife": true, "husband": true, "widow": true, "widower": true, "uncle": true, "aunt": true,
	"cousin": true, "nephew": true, "niece": true, "grandson": true, "granddaughter": true, "grandmother": true, "grandfather": true, "partner": true, "friend": true, "neighbour": true, "neighbor": true,
	"colleague": true, "girlfriend": true, "boyfriend": true, "stepson": true, "stepdaughter": true, "fiancé": true, "fiancée": true,
}

// roleOf gives the role of a person's voice as it can stand behind the name: of this person, without the name itself, and
// of a relative with whose he is, or not at all.
func roleOf(r *stemma.Reading, v *stemma.Voice, byHead map[int]int) string {
	role := v.Role
	if i := strings.Index(role, v.Name); i > 0 && v.Name != "" { // "spokesman for the board, Major Ann Ode"
		role, _, _ = strings.Cut(role[:i], ", ")
	} else if i == 0 {
		role = ""
	}
	whose, _, _ := strings.Cut(strings.ToLower(role), " ")
	role = chains.PlainRole(role)
	if !kin[strings.ToLower(role)] || whose != "his" && whose != "her" && whose != "their" {
		return role
	}
	if k, ok := byHead[v.Start]; ok && strings.HasPrefix(strings.ToLower(v.Text), whose) {
		if c := r.Mentions[k].Chain; c >= 0 && c != v.Chain && r.Chains[c].Kind == stemma.Person {
			if name := r.Chains[c].Name; strings.ToLower(name) != whose && unicode.IsUpper([]rune(name)[0]) && !someone(name) {
				return role + " of " + name
			}
		}
	}
	return ""
}

// informants are nouns for people whom a report introduces before it says "the": "the official" was "an official" first.
// Holders of an office, of whom there is one, are left out: nobody need introduce "the president".
var informants = map[string]bool{
	"official": true, "officer": true, "source": true, "diplomat": true, "aide": true, "adviser": true, "advisor": true, "expert": true, "analyst": true, "witness": true,
	"lawmaker": true, "person": true, "man": true, "woman": true, "insider": true, "executive": true, "employee": true, "envoy": true, "resident": true,
	"doctor": true, "activist": true, "politician": true, "lawyer": true, "scientist": true, "researcher": true, "informant": true, "observer": true, "bystander": true,
}

// neverIntroduced reports whether mention k is a definite description of people and the first of its chain.
func neverIntroduced(d *lang.Doc, r *stemma.Reading, k int) bool {
	m := r.Mentions[k]
	if m.Form != "nominal" {
		return false
	}
	i := d.At(m.Head.Start)
	if i >= len(d.Tokens) || !informants[strings.ToLower(d.Tokens[i].Lemma)] {
		return false
	}
	words := strings.Fields(strings.ToLower(m.In(d.Text)))
	if len(words) == 0 || words[0] != "the" && words[0] != "these" && words[0] != "those" {
		return false
	}
	for j := i + 1; j < len(d.Tokens) && d.Tokens[j].Start < m.End; j++ {
		if p := d.Tokens[j].Pos; p == "ADP" || p == "VERB" || p == "PRON" {
			return false // "the officials who led the search" need no introduction
		}
	}
	return (m.Chain < 0 || r.Chains[m.Chain].Mentions[0] == k) && !counted(d, i)
}

// counted reports whether a noun like the one at i was told of with a number or an indefinite word before it ("two senior
// officers" before "the 2 officers"): somebody of the kind was introduced, however the number is written.
func counted(d *lang.Doc, i int) bool {
	for j := range i {
		if d.Tokens[j].Lemma != d.Tokens[i].Lemma {
			continue
		}
		for _, k := range d.Children(j) {
			switch t := d.Tokens[k]; t.Dep {
			case "nummod":
				return true
			case "det", "amod":
				switch strings.ToLower(t.Lemma) {
				case "a", "an", "some", "several", "many", "various", "another":
					return true
				}
			}
		}
	}
	return false
}
