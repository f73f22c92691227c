package read

import (
	"strings"

	"stemma"
	"stemma/internal/lang"
	"stemma/internal/read/chains"
)

// documents are nouns for words put on paper: they speak, but somebody wrote them.
var documents = map[string]bool{
	"statement": true, "report": true, "record": true, "evaluation": true, "assessment": true, "document": true, "memo": true, "memorandum": true, "letter": true, "email": true, "study": true,
	"survey": true, "filing": true, "affidavit": true, "datum": true, "data": true, "statistic": true, "figure": true, "release": true, "note": true, "review": true, "analysis": true,
	"transcript": true, "complaint": true, "indictment": true, "announcement": true, "communique": true, "communiqué": true, "bulletin": true, "circular": true, "minutes": true, "tweet": true, "post": true,
}

func headWord(d *lang.Doc, m stemma.Mention) string {
	i := d.At(m.Head.Start)
	if i >= len(d.Tokens) {
		return ""
	}
	return strings.ToLower(d.Tokens[i].Lemma)
}

// author gives the mention of whoever stands behind the document that mention k is, or -1: "a statement given by the
// army", "the firm's statement", "a letter from the mayor", "police records".
func author(d *lang.Doc, r *stemma.Reading, k int, byHead map[int]int) int {
	h := d.At(r.Mentions[k].Head.Start)
	if h >= len(d.Tokens) || !documents[strings.ToLower(d.Tokens[h].Lemma)] {
		return -1
	}
	speaks := func(i int) int {
		if i < 0 || i == h {
			return -1
		}
		b, ok := byHead[d.Tokens[i].Start]
		if !ok {
			return -1
		}
		kind := r.Mentions[b].Kind
		if c := r.Mentions[b].Chain; c >= 0 {
			kind = r.Chains[c].Kind
		}
		switch kind {
		case stemma.Person, stemma.Organisation:
			return b
		case stemma.PlaceName: // "a statement from Oslo", but not "a survey of the coast"
			if r.Mentions[b].Form == "name" {
				return b
			}
		}
		return -1
	}
	for _, c := range d.Children(h) {
		i := int(c)
		switch t := d.Tokens[i]; t.Dep {
		case "poss", "compound", "nmod":
			if b := speaks(i); b >= 0 {
				return b
			}
		case "acl":
			if by := d.Child(i, "agent"); by >= 0 {
				if b := speaks(d.Child(by, "pobj")); b >= 0 {
					return b
				}
			}
		case "prep":
			if w := strings.ToLower(d.Word(i)); w == "from" || w == "by" {
				if b := speaks(d.Child(i, "pobj")); b >= 0 {
					return b
				}
			}
		}
	}
	return -1
}

// keeper gives the noun for a body right before the noun of the document that m is: "police records"; -1 for none.
func keeper(d *lang.Doc, m stemma.Mention) int {
	h := d.At(m.Head.Start)
	if h >= len(d.Tokens) || h == 0 || !documents[strings.ToLower(d.Tokens[h].Lemma)] {
		return -1
	}
	if t := d.Tokens[h-1]; t.Pos == "NOUN" && t.Head == h && t.Start >= m.Start && chains.Acts(strings.ToLower(t.Lemma)) {
		return h - 1
	}
	return -1
}

// speakFor makes the voice that of the one named by m instead of the document's.
func speakFor(v *stemma.Voice, text string, m stemma.Mention) {
	v.Span, v.Text, v.Name, v.Role, v.Count = m.Span, m.In(text), "", "", ""
	v.Text = strings.TrimSuffix(strings.TrimSuffix(strings.Join(strings.Fields(v.Text), " "), "'s"), "’s")
	v.Name = v.Text
	switch {
	case m.Kind == stemma.Person && m.Form == "name":
		v.Kind = stemma.PersonVoice
	case m.Kind == stemma.Person:
		v.Kind = stemma.UnnamedVoice
	default:
		v.Kind = stemma.BodyVoice
	}
}
