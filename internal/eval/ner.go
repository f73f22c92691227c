package eval

import (
	"io/fs"
	"math"
	"strings"

	"stemma/internal/lang"
)

// Entities scores names of people, organisations and places (M17): the raw pipeline's answer beside the corrected
// one, on all documents, on running text alone, and on two other sets of news.
func Entities() Set {
	return Set{Name: "ner", What: "names of people, organisations and places, exact span and type (M17)", Run: runEntities}
}

// An entity is a name with its span in bytes and one of PER, ORG, LOC.
type entityMention struct {
	Start, End int
	Type       string
}

type entityDocument struct {
	Text    string
	Names   map[entityMention]bool
	Until   int  // names that begin behind it are not judged
	Running bool // mostly full sentences
	Nested  bool // gold names hold titles and nationalities: a name that ends one of them is right
}

// entityType maps the pipeline's labels (OntoNotes) to the three types, "" for others.
func entityType(label string) string {
	switch label {
	case "PERSON":
		return "PER"
	case "ORG":
		return "ORG"
	case "GPE", "LOC", "FAC": // buildings are places in the CoNLL sets
		return "LOC"
	}
	return ""
}

// entityCounts compares the answers of a reader with the gold names of the documents that are kept.
func entityCounts(docs []entityDocument, read func(string) *lang.Doc, keep func(entityDocument) bool) (right, given, expected float64) {
	for _, d := range docs {
		if !keep(d) {
			continue
		}
		expected += float64(len(d.Names))
		seen := map[entityMention]bool{}
		for _, n := range read(d.Text).Names {
			m := entityMention{n.Start, n.End, entityType(n.Label)}
			if m.Type == "" || m.Start > d.Until {
				continue
			}
			given++
			if d.Nested && !d.Names[m] {
				m = outer(d, m)
			}
			if d.Names[m] && !seen[m] {
				seen[m] = true
				right++
			}
		}
	}
	return right, given, expected
}

// outer gives the shortest gold name of the type of m that ends where m ends and begins before it; m if there is none.
func outer(d entityDocument, m entityMention) entityMention {
	best := m
	for g := range d.Names {
		if g.Type == m.Type && g.End == m.End && g.Start < m.Start && (best == m || g.Start > best.Start) {
			best = g
		}
	}
	return best
}

func entityF1(docs []entityDocument, read func(string) *lang.Doc, keep func(entityDocument) bool) float64 {
	_, _, f := F1(entityCounts(docs, read, keep))
	return f
}

func everyText(entityDocument) bool     { return true }
func runningText(d entityDocument) bool { return d.Running }

func runEntities(data fs.FS) ([]Score, error) {
	conll, err := conllDocuments(data)
	if err != nil {
		return nil, err
	}
	gum, err := gumEntityDocuments(data)
	if err != nil {
		return nil, err
	}
	meantime, err := meantimeDocuments(data)
	if err != nil {
		return nil, err
	}
	var out []Score
	add := func(set, part string, docs []entityDocument, keep func(entityDocument) bool, published string) {
		english := lang.English()
		raw := entityF1(docs, english.Raw, keep)
		p, r, f := F1(entityCounts(docs, english.Read, keep))
		n := 0
		for _, d := range docs {
			if keep(d) {
				n += len(d.Names)
			}
		}
		out = append(out,
			Score{Set: set, Metric: part + "F1", Value: f, N: n, Baseline: raw, Trivial: "the pipeline uncorrected", Published: published},
			Score{Set: set, Metric: part + "precision", Value: p, N: n, Baseline: math.NaN()},
			Score{Set: set, Metric: part + "recall", Value: r, N: n, Baseline: math.NaN()})
	}
	add("ner/conllpp-dev", "", conll, everyText, "94.65 with MISC, trained on the set (corrected test)")
	add("ner/conllpp-dev", "running text ", conll, runningText, "")
	add("ner/gum-news", "proper names ", gum, everyText, "")
	add("events/meantime", "named entities ", meantime, everyText, "")
	return out, nil
}

// conllDocuments reads the CoNLL set. A document is running text if four words in five stand in gold sentences of
// six words or more that end in a mark and are not in capitals.
func conllDocuments(data fs.FS) ([]entityDocument, error) {
	var out []entityDocument
	err := Lines(data, "ner/conllpp-dev.jsonl.gz", func(r struct {
		Text      string
		Sentences []lang.Span
		Entities  []entityMention
	},
	) error {
		const shortest = 6
		full, all := 0, 0
		for _, s := range r.Sentences {
			line := r.Text[s.Start:s.End]
			n := len(strings.Fields(line))
			all += n
			if n >= shortest && strings.ContainsAny(line[len(line)-1:], ".?!\"'") && line != strings.ToUpper(line) {
				full += n
			}
		}
		d := entityDocument{Text: r.Text, Names: map[entityMention]bool{}, Until: len(r.Text), Running: full*5 >= all*4}
		for _, e := range r.Entities {
			if e.Type != "MISC" {
				d.Names[e] = true
			}
		}
		out = append(out, d)
		return nil
	})
	return out, err
}

// gumEntityDocuments reads the GUM news set. Its mentions are whole noun phrases, nested; kept are those of the three
// types that are names: from the first word that begins large, without article, if no other small word than
// the usual links follows and the last word begins large.
func gumEntityDocuments(data fs.FS) ([]entityDocument, error) {
	types := map[string]string{"person": "PER", "organization": "ORG", "place": "LOC"}
	var out []entityDocument
	err := Lines(data, "ner/gum-news.jsonl.gz", func(r struct {
		Text     string
		Entities []entityMention
	},
	) error {
		d := entityDocument{Text: r.Text, Names: map[entityMention]bool{}, Until: len(r.Text), Running: true, Nested: true}
		for _, e := range r.Entities {
			if e.Type = types[e.Type]; e.Type == "" {
				continue
			}
			if start, end := properPart(r.Text, e.Start, e.End); start < end {
				d.Names[entityMention{start, end, e.Type}] = true
			}
		}
		out = append(out, d)
		return nil
	})
	return out, err
}

// properPart gives the proper name that a noun phrase is, an empty range if it is none.
func properPart(text string, start, end int) (int, int) {
	for _, p := range []string{"'s", "’s"} {
		end -= len(text[start:end]) - len(strings.TrimSuffix(text[start:end], p))
	}
	large := func(w string) bool { return w[0] >= 'A' && w[0] <= 'Z' }
	words := strings.Fields(text[start:end])
	for len(words) > 0 && (!large(words[0]) || strings.Contains(" The A An This That These Those His Her Our Their My Its Your ", " "+words[0]+" ")) {
		words = words[1:]
	}
	if len(words) == 0 || !large(words[len(words)-1]) || len(words) == 1 && strings.Contains(" I He She It We They You Who ", " "+words[0]+" ") {
		return end, end
	}
	for _, w := range words {
		if !large(w) && !strings.Contains(" of the and for de la du von van al el bin ", " "+w+" ") {
			return end, end
		}
	}
	return start + strings.LastIndex(text[start:end], strings.Join(words, " ")), end
}

// meantimeDocuments reads the named mentions of the MEANTIME set, articles cut off; only the beginnings of its texts
// are annotated, so names behind the last mention are not judged.
func meantimeDocuments(data fs.FS) ([]entityDocument, error) {
	var out []entityDocument
	err := Lines(data, "events/meantime.jsonl.gz", func(r struct {
		Text     string
		Entities []struct {
			Start, End     int
			Syntactic_type string
			Cross_doc_id   string
			Instance       string
		}
		Instances []struct{ ID, Class string }
	},
	) error {
		d := entityDocument{Text: r.Text, Names: map[entityMention]bool{}, Running: true}
		class := map[string]string{}
		for _, i := range r.Instances {
			class[i.ID] = i.Class
		}
		for _, e := range r.Entities {
			d.Until = max(d.Until, e.End)
			kind := e.Cross_doc_id
			if kind == "" {
				kind = class[e.Instance]
			}
			if e.Syntactic_type != "NAM" || len(kind) < 3 {
				continue
			}
			if t := kind[:3]; t == "PER" || t == "ORG" || t == "LOC" {
				if low := strings.ToLower(r.Text[e.Start:e.End]); strings.HasPrefix(low, "the ") {
					e.Start += len("the ")
				}
				d.Names[entityMention{e.Start, e.End, t}] = true
			}
		}
		out = append(out, d)
		return nil
	})
	return out, err
}
