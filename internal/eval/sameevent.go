package eval

import (
	"io/fs"
	"slices"
	"strings"

	"stemma"
	"stemma/internal/claim/sameevent"
	"stemma/internal/read"
)

// An EventDocument is a document with gold mentions of happenings and the chain of each. Ids of mentions hold the document's.
type EventDocument struct {
	ID, Topic, Text string
	Mentions        []sameevent.Mention
	Chains          map[string]string
}

// ECBDocuments reads the ECB+ documents: only mentions of actions in validated sentences.
func ECBDocuments(data fs.FS, each func(EventDocument)) error {
	return Lines(data, "events/ecbplus.jsonl.gz", func(r struct {
		Topic     int
		ID, Text  string
		Sentences []struct {
			Number    int
			Validated bool
		}
		Mentions []struct {
			ID, Type   string
			Start, End int
			Sentence   int
			CrossDocID string `json:"cross_doc_id"`
		}
	},
	) error {
		valid := map[int]bool{}
		for _, s := range r.Sentences {
			valid[s.Number] = s.Validated
		}
		topic, _, _ := strings.Cut(r.ID, "_")
		d := EventDocument{ID: r.ID, Topic: topic, Text: r.Text, Chains: map[string]string{}}
		for _, m := range r.Mentions {
			if !valid[m.Sentence] || !strings.HasPrefix(strings.TrimPrefix(m.Type, "NEG_"), "ACTION") {
				continue
			}
			id := r.ID + " " + m.ID
			d.Mentions = append(d.Mentions, sameevent.Mention{ID: id, Span: stemma.Span{Start: m.Start, End: m.End}})
			switch {
			case m.CrossDocID == "":
				d.Chains[id] = id
			case strings.HasPrefix(m.CrossDocID, "INTRA_"):
				d.Chains[id] = r.ID + " " + m.CrossDocID
			default:
				d.Chains[id] = m.CrossDocID
			}
		}
		if len(d.Mentions) > 0 {
			each(d)
		}
		return nil
	})
}

// GVCDocuments reads the documents of the Gun Violence Corpus.
func GVCDocuments(data fs.FS, each func(EventDocument)) error {
	return Lines(data, "gvc/gvc-dev.jsonl.gz", func(r struct {
		ID, Incident, Text string
		Mentions           []struct {
			ID, Chain  string
			Start, End int
		}
	},
	) error {
		d := EventDocument{ID: r.ID, Topic: r.Incident, Text: r.Text, Chains: map[string]string{}}
		for _, m := range r.Mentions {
			id := r.ID + " " + m.ID
			d.Mentions = append(d.Mentions, sameevent.Mention{ID: id, Span: stemma.Span{Start: m.Start, End: m.End}})
			d.Chains[id] = m.Chain
			if m.Chain == "" {
				d.Chains[id] = id
			}
		}
		if len(d.Mentions) > 0 {
			each(d)
		}
		return nil
	})
}

// goldEvents gives the chains of documents.
func goldEvents(docs []EventDocument) [][]string {
	at := map[string]int{}
	var out [][]string
	for _, d := range docs {
		for _, m := range d.Mentions {
			c := d.Chains[m.ID]
			i, ok := at[c]
			if !ok {
				i = len(out)
				at[c] = i
				out = append(out, nil)
			}
			out[i] = append(out[i], m.ID)
		}
	}
	for _, c := range out {
		slices.Sort(c)
	}
	return out
}

// SameEvents scores which mentions name one happening, across all documents of ECB+ as one set, from the texts and the gold
// mentions alone: topics are not given (M5). The model was fitted on this file, so these are in-sample figures; those by
// topics that the model had not seen stand in the comment of package sameevent, with the command that makes them.
var SameEvents = Set{Name: "events/ecbplus", What: "mentions of one happening across documents, topics not given, in-sample (M5)", Run: func(data fs.FS) ([]Score, error) {
	return sameEvents("events/ecbplus", "79.2 / 67.6 on the test part; lemma and document similarity 74.4 / 61.3", data, ECBDocuments)
}}

// SameShootings scores the same on the Gun Violence Corpus.
var SameShootings = Set{Name: "gvc/gvc-dev", What: "mentions of one happening across reports of gun violence, incidents not given, in-sample (M5)", Run: func(data fs.FS) ([]Score, error) {
	return sameEvents("gvc/gvc-dev", "73.3 / 65.6 on the test part; feature-based 59.4 / 45.6", data, GVCDocuments)
}}

func sameEvents(set, published string, data fs.FS, documents func(fs.FS, func(EventDocument)) error) ([]Score, error) {
	var docs []EventDocument
	var in []sameevent.Document
	err := documents(data, func(d EventDocument) {
		r := read.Plain(d.Text, stemma.Interval{Basis: stemma.Unknown})
		doc := read.Analyse(r)
		docs = append(docs, d)
		in = append(in, sameevent.Document{ID: d.ID, Doc: doc, Reading: read.Document(r, doc), Mentions: d.Mentions})
	})
	if err != nil {
		return nil, err
	}
	gold := goldEvents(docs)
	var ours, lemma CorefCount
	ours.Add(gold, sameevent.Cluster(in))
	lemma.Add(gold, sameLemma(in))
	a, b := ours.Score(), lemma.Score()
	n := 0
	for _, d := range docs {
		n += len(d.Mentions)
	}
	const trivial = "same lemma anywhere"
	return []Score{
		{Set: set, Metric: "CoNLL F1, in-sample", Value: a.CoNLL, N: n, Baseline: b.CoNLL, Trivial: trivial, Published: published},
		{Set: set, Metric: "LEA F1, in-sample", Value: a.LEA[2], N: n, Baseline: b.LEA[2], Trivial: trivial},
	}, nil
}

// sameLemma puts mentions together whose head word has one base form.
func sameLemma(docs []sameevent.Document) [][]string {
	at := map[string]int{}
	var out [][]string
	s := sameevent.Read(docs)
	for i, id := range s.IDs() {
		w := s.Lemma(i)
		k, ok := at[w]
		if !ok {
			k = len(out)
			at[w] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], id)
	}
	return out
}
