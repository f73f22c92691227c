package measure

import (
	"strings"

	"stemma"
)

// maxPhrase is how many tokens a noun phrase or a place may have. Longer ones are attachment errors.
const maxPhrase = 14

// phrase sets what is counted: lemma, words, span.
func (f *finder) phrase(c *count) {
	d := f.d
	h := &d.Tokens[c.head]
	c.Of = strings.ToLower(h.Lemma)
	switch {
	case h.Pos == "PROPN":
		c.Of = d.Word(c.head)
	case c.Of == "people":
		c.Of = "person"
	case strings.EqualFold(d.Word(c.head), "bases"): // the lemma table makes "basis" of it, which nobody counts
		c.Of = "base"
	case strings.EqualFold(d.Word(c.head), "taxes"): // and "taxis" of this
		c.Of = "tax"
	}
	first := c.head
	for i := c.head; i >= 0 && i > c.head-maxPhrase && i >= c.last; i-- {
		if !f.within(i, c.head) {
			break
		}
		first = i
	}
	if c.head < c.first {
		first = c.head
	}
	for first < c.head && (d.Tokens[first].Pos == "PUNCT" || d.Word(first) == "of" || blankToken(d.Word(first)) || d.Tokens[first].Dep == "prep") {
		first++
	}
	last := c.head + 1
	for _, k := range d.Children(c.head) {
		if int(k) < c.head {
			continue
		}
		t := &d.Tokens[k]
		s, e := d.Subtree(int(k))
		if s > last || e-first > maxPhrase || e <= last {
			break
		}
		switch {
		case t.Dep == "prep" && (lists["place"][strings.ToLower(d.Word(int(k)))] || d.Word(int(k)) == "of" || d.Word(int(k)) == "from") && !f.timeIn(s, e):
			last = f.cut(s, e)
			continue
		case t.Dep == "compound", t.Dep == "case" || t.Tag == "POS":
			last = e
			continue
		}
		break
	}
	c.OfSpan = stemma.Span{Start: d.Tokens[first].Start, End: d.Tokens[last-1].End}
	c.OfText = c.OfSpan.In(d.Text)
}

func blankToken(s string) bool { return strings.TrimSpace(s) == "" }

// within reports whether token i hangs under head without passing a clause.
func (f *finder) within(i, head int) bool {
	for range maxClimb {
		if i == head {
			return true
		}
		t := &f.d.Tokens[i]
		if t.Head == i || t.Dep == "relcl" || t.Dep == "appos" {
			return false
		}
		i = t.Head
	}
	return false
}

// cut ends a stretch [s, e) before the clause, apposition or further member that a subtree drags along.
func (f *finder) cut(s, e int) int {
	for i := s; i < e; i++ {
		t := &f.d.Tokens[i]
		if i > s && (t.Dep == "relcl" || t.Dep == "appos" || t.Dep == "acl" || t.Dep == "advcl" || t.Pos == "PUNCT" && t.Tag != "HYPH" && f.d.Word(i) != "'" || blankToken(f.d.Word(i)) || t.Dep == "cc" || t.Tag == "WDT" || t.Tag == "WP" || t.Tag == "WRB") {
			return i
		}
	}
	return e
}

func (f *finder) timeIn(s, e int) bool {
	for i := s; i < e; i++ {
		if f.timeAt(i) {
			return true
		}
	}
	return false
}

// place sets the scope: where the counted things are or were. It is a preposition of place that hangs on
// what is counted, on the last of several things joined by and, or on the verb after the number.
func (f *finder) place(c *count) {
	d := f.d
	spots := []int{}
	if c.head >= 0 {
		spots = append(spots, c.head)
		top := c.head
		for range maxClimb { // "two nurses and three drivers in a village": the place hangs on either
			next := -1
			for _, k := range d.Children(top) {
				if d.Tokens[k].Dep == "conj" && int(k) > top {
					next = int(k)
				}
			}
			if next < 0 {
				break
			}
			spots = append(spots, next)
			top = next
		}
	}
	if c.anchor != c.head {
		spots = append(spots, c.anchor) // hundreds of pilgrims in their tents
	}
	if c.head >= 0 { // nurses posted to three wards
		if v := d.Child(c.head, "acl"); v >= 0 {
			spots = append(spots, v)
		} else if v := c.head + 1; v < len(d.Tokens) && d.Tokens[v].Dep == "acl" { // hung on an earlier member of the list
			spots = append(spots, v)
		}
	}
	if c.verb >= 0 {
		spots = append(spots, c.verb)
	}
	for _, spot := range spots {
		for _, k := range d.Children(spot) {
			t := &d.Tokens[k]
			if t.Dep != "prep" || int(k) < c.last && spot >= c.first || !lists["place"][strings.ToLower(d.Word(int(k)))] {
				continue
			}
			o := d.Child(int(k), "pobj")
			if o < 0 || f.timeAt(o) || !noun(&d.Tokens[o]) || f.abstract(o) || o == c.head || (strings.EqualFold(d.Word(int(k)), "on") || strings.EqualFold(d.Word(int(k)), "over")) && !f.spot(o) {
				continue
			}
			s, e := d.Subtree(int(k))
			e = f.cut(s, min(e, s+maxPhrase))
			for e > s && d.Tokens[e-1].Pos == "PUNCT" {
				e--
			}
			if e <= o || s < c.last && e > c.first {
				continue
			}
			c.Scope = d.Text[d.Tokens[s].Start:d.Tokens[e-1].End]
			return
		}
	}
}

// spot reports whether a noun after "on" is a place: most that follow it are not ("called on the minister").
func (f *finder) spot(o int) bool {
	switch f.name[o] {
	case "GPE", "LOC", "FAC":
		return true
	}
	w := strings.ToLower(f.d.Tokens[o].Lemma)
	return lists["street"][w] || lists["spot"][w]
}

// abstract reports nouns that are no places although "in" or "on" stands before them.
func (f *finder) abstract(o int) bool {
	w := strings.ToLower(f.d.Tokens[o].Lemma)
	if f.d.Tokens[o].Tag == "NNS" && w == "basis" { // bases: see phrase
		return false
	}
	return lists["holder"][w] || lists["abstract"][w]
}

// asOf finds the time that holds for the quantity: on its verb, or on a verb above.
func (f *finder) asOf(c *count) {
	if len(f.times) == 0 {
		return
	}
	d := f.d
	s := d.Sentences[d.SentenceOf(c.anchor)]
	from, to := d.Tokens[s.First].Start, d.Tokens[s.Last-1].End
	lo, hi := 0, len(f.times)
	for lo < hi {
		if mid := (lo + hi) / 2; f.times[mid].End <= from {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	verb := c.verb
	for range 3 { // its verb, then up to two verbs above ("said on Sunday that …")
		if verb < 0 {
			return
		}
		best, gap := -1, 0
		for i := lo; i < len(f.times) && f.times[i].Start < to && i < lo+maxTimes; i++ {
			t := &f.times[i]
			if t.Type != "DATE" && t.Type != "TIME" || t.Value == "PAST_REF" || t.Value == "FUTURE_REF" {
				continue
			}
			token := d.At(t.End - 1)
			if token >= len(d.Tokens) || !f.shares(f.governor(token), verb) && d.Tokens[token].Head != verb {
				continue
			}
			dist := t.Start - c.End
			if dist < 0 {
				dist = 2 * (c.Start - t.End) // what follows is likelier to belong to the number
			}
			if best < 0 || dist < gap {
				best, gap = i, dist
			}
		}
		if best >= 0 {
			c.AsOf = best
			return
		}
		up := d.Tokens[verb].Head
		if up == verb {
			return
		}
		if p := d.Tokens[up].Pos; p == "VERB" || p == "AUX" {
			verb = up
		} else {
			verb = f.governor(up)
		}
	}
}

// shares reports whether a time that hangs on verb g holds for verb v: the same, or one joined to v by and.
func (f *finder) shares(g, v int) bool {
	return g == v || g > v && f.d.Tokens[g].Dep == "conj" && f.d.Tokens[g].Head == v
}

// maxTimes is how many times of one sentence are looked at; more than eight in a sentence is a table.
const maxTimes = 8
