package said

import (
	"slices"
	"sort"
	"strings"

	"stemma/internal/lang"
)

const (
	shortestNest = 4 // tokens that a content must have for somebody to be told of in it as saying something
	deepest      = 3 // contents within contents; "A said that B was told by C that D knew" is as far as the press goes
)

// nest reads each content as a text of its own and takes what is said in it as nested: people mark one level only, so that
// the network has learned that nobody speaks within another's words, and is asked as if there were no other.
func (p *page) nest(w *work, depth int) {
	if depth >= deepest {
		return
	}
	for o, outer := 0, len(w.found); o < outer; o++ {
		for _, s := range w.found[o].content {
			for _, part := range p.lineParts(p.bare(s)) {
				p.nestIn(part, o, w, depth)
			}
		}
	}
}

// bare leaves out what introduces a content and the quotation marks around all of it.
func (p *page) bare(s stretch) stretch {
	for s.first < s.last && (p.isSpace(s.first) || p.d.Tokens[s.first].Dep == "mark") {
		s.first++
	}
	for s.first < s.last && p.isSpace(s.last-1) {
		s.last--
	}
	if s.first >= s.last || p.quote[s.first] < 0 || p.quote[s.first] != p.quote[s.last-1] {
		return s
	}
	in := p.quotes[p.quote[s.first]].inner
	for s.first < s.last && p.d.Tokens[s.first].Start < in.Start {
		s.first++
	}
	for s.first < s.last && p.d.Tokens[s.last-1].End > in.End {
		s.last--
	}
	return s
}

// lineParts cuts a stretch where a paragraph ends.
func (p *page) lineParts(s stretch) (out []stretch) {
	for from := s.first; from < s.last; {
		to := from
		for to < s.last && p.line[to] == p.line[from] {
			to++
		}
		out = append(out, stretch{from, to})
		from = to
	}
	return out
}

// nestIn reads the stretch s of finding o.
func (p *page) nestIn(s stretch, o int, w *work, depth int) {
	if s.last-s.first < shortestNest || !p.finite(s) {
		return
	}
	inner := newPage(p.alone(s), nil)
	inner.findCandidates()
	at := map[int]int{-1: o} // where each stands among all that was found
	for n, fd := range inner.findTo(depth + 1) {
		parent, ok := at[fd.parent]
		if !ok || !inner.speaks(&fd) {
			continue
		}
		p.class[fd.head+s.first] = inner.class[fd.head]
		fd.head += s.first
		if fd.speaker >= 0 {
			fd.speaker += s.first
		}
		fd.cue, fd.source, fd.parent = fd.cue.moved(s.first), fd.source.moved(s.first), parent
		for k := range fd.content {
			fd.content[k] = fd.content[k].moved(s.first)
		}
		at[n] = len(w.found)
		w.found = append(w.found, fd)
	}
}

// speaks reports whether a finding within a content is one: by a word of speech or thought, because nobody has marked what
// other words are there; by somebody or of some length; and not by whoever stands behind a passive without "by" ("not meant for us").
func (p *page) speaks(fd *finding) bool {
	if !slices.ContainsFunc(p.class[fd.head], candidateClass) || p.class[fd.head][0] == classOther {
		return false
	}
	if fd.speaker < 0 {
		return p.says(*fd) >= leastNested
	}
	if p.d.Tokens[fd.speaker].Dep == "compound" && p.named[fd.speaker] == "" {
		return false // "the tonnage claim"
	}
	return fd.speaker < fd.head || p.child(fd.head, "auxpass") < 0 || p.agent(fd.speaker)
}

// finite reports whether somebody does or is something in a stretch, so that it can tell of somebody saying it.
func (p *page) finite(s stretch) bool {
	for i := s.first; i < s.last; i++ {
		switch p.d.Tokens[i].Tag {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// agent reports whether token i hangs on "by".
func (p *page) agent(i int) bool { return strings.EqualFold(p.word(p.d.Tokens[i].Head), "by") }

// moved gives the stretch n tokens further on; an empty one stays empty.
func (s stretch) moved(n int) stretch {
	if s.first >= s.last {
		return s
	}
	return stretch{s.first + n, s.last + n}
}

// alone makes a document of a stretch of tokens: whatever governs them from outside is gone.
func (p *page) alone(s stretch) *lang.Doc {
	d := p.d
	start, end := d.Bytes(s.first, s.last)
	tokens := make([]lang.Token, s.last-s.first)
	for i := range tokens {
		t := d.Tokens[s.first+i]
		t.Start, t.End = t.Start-start, t.End-start
		t.SentStart = t.SentStart || i == 0
		if s.holds(t.Head) {
			t.Head -= s.first
		} else {
			t.Head, t.Dep = i, "ROOT"
		}
		tokens[i] = t
	}
	var names []lang.Name
	for k := sort.Search(len(d.Names), func(n int) bool { return d.Names[n].Last > s.first }); k < len(d.Names) && d.Names[k].First < s.last; k++ {
		if n := d.Names[k]; n.First >= s.first && n.Last <= s.last {
			names = append(names, lang.Name{First: n.First - s.first, Last: n.Last - s.first, Start: n.Start - start, End: n.End - start, Label: n.Label})
		}
	}
	return lang.NewDoc(d.Text[start:end], tokens, names)
}
