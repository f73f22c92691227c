package chains

import (
	"strings"

	"stemma/internal/lang"
)

// tidied gives the document with better names of people: without the word of a caption that ran into one ("Ann Ode Image: …"),
// without a common noun that opens a sentence and was taken for one ("Iodine"), and whole where the pipeline saw a surname alone
// or took the given name for something else.
func tidied(d *lang.Doc) *lang.Doc {
	common := map[string]bool{}  // nouns that the text has in small letters
	capital := map[string]bool{} // words that the text has with a capital inside a sentence
	for i, t := range d.Tokens {
		w := d.Word(i)
		switch {
		case t.Pos == "NOUN":
			common[w] = true
		case t.Pos == "PROPN" && i > 0 && d.SentenceOf(i) == d.SentenceOf(i-1) && (d.Tokens[i-1].Pos != "PUNCT" || d.Word(i-1) == ",") && !proper(d, i-1) && !proper(d, i+1):
			capital[w] = true
		}
	}
	surname := map[string]bool{} // people named by one word
	named := make([]bool, len(d.Tokens))
	for _, e := range d.Names {
		if e.Label == "PERSON" && e.Last == e.First+1 {
			surname[d.Word(e.First)] = true
		}
		for i := e.First; i < e.Last; i++ {
			named[i] = true
			if e.Label == "PERSON" && e.Last > e.First+1 {
				capital[d.Word(i)] = true
			}
		}
	}
	out := *d
	out.Names = make([]lang.Name, 0, len(d.Names))
	for _, e := range d.Names {
		for e.Last > e.First && caption(d, e.Last-1) {
			e.Last--
		}
		if i := within(d, e, "for"); i >= e.First+2 && e.Label == "ORG" && sexes[strings.ToLower(d.Word(e.First))] != 0 {
			e.Last, e.Label = i, "PERSON" // "Ann Ode for the Food Board"
		}
		if e.Last == e.First {
			continue
		}
		if e.Last == e.First+1 {
			w := d.Word(e.First)
			switch {
			case e.Label == "PERSON" && common[strings.ToLower(w[:1])+w[1:]] && !capital[w] && (e.First == 0 || !office(d.Word(e.First-1))):
				continue
			case (e.Label == "PERSON" || e.Label == "ORG" || e.Label == "PRODUCT") && proper(d, e.Last) && !named[e.Last] && surname[d.Word(e.Last)] && compound(d, e.First):
				e.Last++
				e.Label = "PERSON"
			case e.Label == "PERSON" && e.First > 0 && proper(d, e.First-1) && !named[e.First-1] && compound(d, e.First-1) && !office(d.Word(e.First-1)):
				e.First--
			}
		}
		if t := d.Tokens[e.Last-1]; t.Pos == "NOUN" && e.Label != "EVENT" && e.Label != "WORK_OF_ART" && e.Label != "LAW" && !numeric(e.Label) {
			if w := d.Word(e.Last - 1); w[0] >= 'a' && w[0] <= 'z' && (people[strings.ToLower(t.Lemma)] || e.Label == "PERSON") {
				continue // "Web developers" are named by nobody
			}
		}
		e.Start, e.End = d.Bytes(e.First, e.Last)
		out.Names = append(out.Names, e)
		if last := unseen(d, e, named); last > e.Last {
			p := lang.Name{First: e.Last, Last: last, Label: "PERSON"}
			p.Start, p.End = d.Bytes(p.First, p.Last)
			out.Names = append(out.Names, p)
		}
	}
	return &out
}

// unseen gives the end of a person's name right after place or body e that the pipeline missed, where an office is over it:
// "ambassador to Peru Ann Ode".
func unseen(d *lang.Doc, e lang.Name, named []bool) int {
	last := e.Last
	for last < len(d.Tokens) && last < e.Last+3 && proper(d, last) && !named[last] && d.Tokens[last].Tag == "NNP" && !office(d.Word(last)) && !grounds[strings.ToLower(d.Word(last))] {
		last++
	}
	i := e.First - 1
	if i >= 0 && d.Tokens[i].Pos == "DET" {
		i--
	}
	if e.Label != "GPE" || last != e.Last+2 || i < 1 || d.Tokens[i].Pos != "ADP" {
		return e.Last
	}
	if w := strings.ToLower(d.Word(i - 1)); !people[w] || titles[w] == 0 && w != "ambassador" && w != "envoy" && w != "minister" && w != "representative" {
		return e.Last
	}
	return last
}

func proper(d *lang.Doc, i int) bool { return i < len(d.Tokens) && d.Tokens[i].Pos == "PROPN" }

// compound reports whether word i stands before the word it depends on, as a given name does.
func compound(d *lang.Doc, i int) bool {
	return d.Tokens[i].Dep == "compound" && d.Tokens[i].Head == i+1
}

// office reports whether a word before a name is a title or what somebody is.
func office(w string) bool {
	w = strings.ToLower(strings.TrimSuffix(w, "."))
	return people[w] || titles[w] != 0 || bodies[w]
}

// within gives the token of a name that is the word w, or -1.
func within(d *lang.Doc, e lang.Name, w string) int {
	for i := e.First; i < e.Last; i++ {
		if d.Word(i) == w {
			return i
		}
	}
	return -1
}

// caption reports whether token i opens the line under a picture: "Image:".
func caption(d *lang.Doc, i int) bool {
	return i+1 < len(d.Tokens) && d.Word(i+1) == ":" && captions[strings.ToLower(d.Word(i))]
}

// captions are words that open the line under a picture.
var captions = map[string]bool{"image": true, "images": true, "photo": true, "photos": true, "photograph": true, "picture": true, "pictures": true, "credit": true, "file": true, "video": true, "caption": true, "illustration": true}
