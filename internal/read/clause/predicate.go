package clause

import (
	"strings"
	"unicode"

	"stemma"
	"stemma/internal/lang"
)

// A predicate is a verb with the verbs that only say in which phase it is: "has begun to take" is one.
type predicate struct {
	top  int // the verb that has the subject and the helpers
	verb int // the verb that says what happens
}

type finder struct {
	d         *lang.Doc
	in        Input
	verbs     map[int]predicate    // by top
	owner     []int                // token → top of the innermost predicate it stands under, or -1
	mentionAt map[int]int          // byte of a head → mention
	known     []bool               // chain → has more than pronouns
	unsure    map[stemma.Span]bool // pronouns that fit two people: told by their own words
	timesOf   map[int][]int
	sumsOf    map[int][]int
	from      []int        // token → innermost attribution, or -1
	inTime    []bool       // token → stands in a time expression
	opens     map[int]bool // prepositions that open a clause told on its own
	joined    map[int]bool // nouns that are the subject of a verb further up, see joinedSubject
	thinks    map[int]bool // verbs of thinking through which a relative clause tells of its noun
	wants     map[int]int  // verb → the infinitive or participle said of its object, which hangs elsewhere
	cue       []bool       // token → stands in the cue of an attribution
}

func (f *finder) verbal(i int) bool {
	t := &f.d.Tokens[i]
	if t.Pos != "VERB" && t.Pos != "AUX" {
		return false
	}
	if t.Tag == "VBG" && t.Dep == "pcomp" && (f.d.Child(i, "relcl", "det") >= 0 || f.d.Child(i, "ccomp") >= 0 && verbs[strings.ToLower(t.Lemma)]&(say|think|warn|ask|demand|weigh) == 0) {
		return false // a noun: "angered by firing that never ends"
	}
	if strings.IndexFunc(f.d.Word(i), unicode.IsLetter) < 0 {
		return false // a dash that the tagger took for a verb
	}
	if i > 1 && f.d.Word(i-1) == "-" && !f.d.Tokens[i-1].Space && f.d.Tokens[i-2].End == f.d.Tokens[i-1].Start {
		return false // "more sea-going than the others"
	}
	if f.mistaken(i) {
		return false
	}
	switch t.Dep {
	case "aux", "auxpass", "amod", "compound", "prep", "mark", "cc", "nmod", "det", "punct", "case", "advmod", "intj", "meta", "prt", "agent", "quantmod":
		return false
	}
	return true
}

// predicates finds the verbs that head a clause and merges those that only lend a phase or a likelihood to another.
func (f *finder) predicates() {
	d := f.d
	f.verbs = map[int]predicate{}
	lower := map[int]int{} // top → verb
	gone := map[int]bool{} // verbs told within another statement
	for i := range d.Tokens {
		if !f.verbal(i) {
			continue
		}
		t := d.Tokens[i]
		h := t.Head
		if g := f.gerundSubject(i); g >= 0 {
			gone[g] = true
		}
		if t.Dep == "xcomp" && h != i {
			if top, ok := f.phase(h, i); ok {
				lower[top] = i
				gone[i] = true
				continue
			}
			if verbs[strings.ToLower(d.Tokens[h].Lemma)]&stop != 0 && t.Tag == "VBG" {
				gone[i] = true
			}
		}
	}
	for i := range d.Tokens {
		if !f.verbal(i) || gone[i] {
			continue
		}
		v := i
		for n := 0; n < maxClimb; n++ {
			low, ok := lower[v]
			if !ok {
				break
			}
			v = low
		}
		f.verbs[i] = predicate{top: i, verb: v}
	}
}

// phase reports whether h only lends a phase, a likelihood or an ability to the verb i below it, and which verb then has the subject.
func (f *finder) phase(h, i int) (top int, ok bool) {
	d := f.d
	t := d.Tokens[h]
	infinitive := f.infinitive(i)
	switch t.Pos {
	case "ADJ":
		switch strings.ToLower(t.Lemma) {
		case "likely", "unlikely", "able", "unable", "due", "set", "about", "certain", "sure", "bound", "ready", "willing", "unwilling":
			if v := t.Head; v != h && t.Dep == "acomp" && d.Tokens[v].Lemma == "be" {
				return v, true
			}
		}
	case "VERB", "AUX":
		c := verbs[strings.ToLower(t.Lemma)]
		passive := d.Child(h, "auxpass") >= 0
		if d.Child(h, "dobj") >= 0 {
			return 0, false
		}
		switch {
		case (t.Lemma == "appear" || t.Lemma == "seem") && d.Tokens[i].Tag == "VBN": // "appeared poised to"
			return h, true
		case c&raise != 0 && (infinitive || d.Tokens[i].Tag == "VBG" && t.Lemma != "go" && t.Lemma != "come" && t.Lemma != "get"):
			return h, t.Lemma != "get" && t.Lemma != "come"
		case c&fail != 0 && infinitive && t.Lemma != "refuse" && t.Lemma != "decline":
			return h, true
		case t.Lemma == "manage" && infinitive, t.Lemma == "be" && infinitive && d.Child(h, "nsubj") >= 0, t.Lemma == "have" && infinitive, t.Lemma == "need" && infinitive, t.Lemma == "use" && infinitive:
			return h, true
		case passive && infinitive && (c&foresee != 0 || c&report != 0 || t.Lemma == "schedule" || t.Lemma == "set" || t.Lemma == "know"):
			return h, true
		}
	}
	return 0, false
}

// infinitive reports whether i is a verb with "to" in front: "to close", "to be closed".
func (f *finder) infinitive(i int) bool {
	d := f.d
	if d.Tokens[i].Tag == "VB" {
		return true
	}
	for _, k := range d.Children(i) {
		if d.Tokens[k].Tag == "TO" && d.Tokens[k].Dep == "aux" {
			return true
		}
	}
	return false
}

// own gives every token to the innermost predicate above it, and times and quantities to the predicates they stand under.
func (f *finder) own() {
	d := f.d
	merged := map[int]int{} // lower verb → top
	for top, p := range f.verbs {
		for v := p.verb; v != top && v != d.Tokens[v].Head; v = d.Tokens[v].Head {
			merged[v] = top
		}
	}
	const unknown = -2
	for i := range f.owner {
		f.owner[i] = unknown
	}
	var path []int
	for i := range d.Tokens {
		k := i
		path = path[:0]
		for f.owner[k] == unknown {
			if _, ok := f.verbs[k]; ok {
				f.owner[k] = k
				break
			}
			if top, ok := merged[k]; ok {
				f.owner[k] = top
				break
			}
			path = append(path, k)
			if d.Tokens[k].Head == k {
				f.owner[k] = -1
				break
			}
			k = d.Tokens[k].Head
		}
		for _, p := range path {
			f.owner[p] = f.owner[k]
		}
	}
	f.timesOf, f.sumsOf = map[int][]int{}, map[int][]int{}
	for k, t := range f.in.Times {
		o := f.ownerOf(t.Span)
		if o >= 0 && f.past(f.verbs[o]) && f.later(k) {
			o = f.deadlineOf(o, t.Span)
		}
		if o >= 0 {
			f.timesOf[o] = append(f.timesOf[o], k)
		}
	}
	for k, q := range f.in.Quantities {
		if o := f.ownerOf(q.Span); o >= 0 {
			f.sumsOf[o] = append(f.sumsOf[o], k)
		}
	}
}

// deadlineOf gives the clause that a day to come belongs to, where the parser hung it on a clause within that tells what is over:
// "must pay the men who were hurt by Friday". Its preposition is not written with the inner clause.
func (f *finder) deadlineOf(o int, s stemma.Span) int {
	d := f.d
	t := d.Tokens[o]
	i := f.d.At(s.Start)
	if t.Dep != "relcl" && t.Dep != "acl" || i == 0 || t.Head == o || f.owner[t.Head] < 0 {
		return o
	}
	for n := 0; n < 4 && d.Tokens[i].Head != i && d.Tokens[i].Pos != "ADP"; n++ {
		i = d.Tokens[i].Head
	}
	switch strings.ToLower(d.Word(i)) {
	case "by", "until", "before", "within":
	default:
		return o
	}
	f.opens[i] = true
	return f.owner[t.Head]
}

// ownerOf gives the predicate that a span stands under: that of its token nearest to the root.
func (f *finder) ownerOf(s stemma.Span) int {
	i := f.d.At(s.Start)
	if i >= len(f.d.Tokens) {
		return -1
	}
	for n := 0; n < maxClimb; n++ {
		h := f.d.Tokens[i].Head
		if h == i || f.d.Tokens[h].Start < s.Start || f.d.Tokens[h].End > s.End {
			break
		}
		i = h
	}
	return f.owner[i]
}

// attribute finds the innermost attribution for each token that stands in the content of one.
func (f *finder) attribute() {
	f.from = make([]int, len(f.d.Tokens))
	size := make([]int, len(f.d.Tokens))
	for i := range f.from {
		f.from[i] = -1
	}
	for k, a := range f.in.Attributions {
		if !voiced(a) {
			continue
		}
		n := 0
		for _, s := range a.Content {
			n += s.End - s.Start
		}
		for _, s := range a.Cue { // "the navy put the number at seven": as the navy says
			if i := f.d.At(s.Start); i < len(f.from) && f.d.Tokens[i].Lemma == "put" && f.d.Child(i, "dobj") > i && f.from[i] < 0 {
				f.from[i], size[i] = k, n
			}
		}
		for _, s := range a.Content {
			for i := f.d.At(s.Start); i < len(f.d.Tokens) && f.d.Tokens[i].Start < s.End; i++ {
				if f.from[i] < 0 || n < size[i] {
					f.from[i], size[i] = k, n
				}
			}
		}
	}
}

// voiced reports whether an attribution gives a voice to what it holds. Who seeks, refuses or orders something does not
// tell it; that is told by whoever tells the sentence.
func voiced(a stemma.Attribution) bool { return len(a.Reasons) == 0 || a.Reasons[0].Rule != "meant" }

// statement makes the statement of a predicate; false when the clause says nothing that can stand alone.
func (f *finder) statement(p predicate) (stemma.Statement, bool) {
	d := f.d
	v := p.verb
	c := verbs[strings.ToLower(d.Tokens[v].Lemma)]
	j := Judge(d, v)
	r := f.roles(p)
	if f.disagrees(p, r) {
		return stemma.Statement{}, false
	}
	if r.actor < 0 && r.patient < 0 && d.Child(p.top, "csubj", "csubjpass") < 0 || f.cueOnly(p, c) || f.frame(p) || f.aside(p, c) {
		return stemma.Statement{}, false
	}
	s := stemma.Statement{
		Span: f.span(p), Trigger: f.bytes(v), Verb: f.verbName(v), Polarity: j.Polarity, Modality: j.Modality,
		Condition: j.Condition, Likelihood: j.Likelihood, Future: j.Future, When: -1, From: f.from[v],
	}
	if top, ok := f.verbs[j.within]; ok && j.IsCond && s.Condition.Empty() {
		s.Condition = f.span(top)
	}
	s.Actor, s.Recipient = f.argument(r.actor), f.argument(f.toWhom(p, r))
	s.Where = f.where(p)
	s.What = f.plain(p, r, j)
	s.Quantities = f.sumsOf[p.top]
	s.When = f.when(p)
	s.Future = s.Future || f.later(s.When) && !f.past(p) && !f.habit(p)
	s.Event = f.eventful(p, c)
	if s.From >= 0 {
		s.Voices = f.in.Attributions[s.From].Voices
	}
	return s, s.What != ""
}

// cueOnly reports whether a verb of plain saying only introduces what somebody says: the attribution tells that.
func (f *finder) cueOnly(p predicate, c class) bool {
	if p.top != p.verb || !f.cue[p.verb] {
		return false
	}
	o := f.d.Child(p.verb, "dobj")
	if o >= 0 && o > p.verb && f.d.Tokens[o].Pos == "NOUN" && !f.acts(o) && f.d.Child(p.verb, "ccomp", "xcomp") < 0 {
		return false // "claimed responsibility", "confirmed the deal"
	}
	return c&say != 0 || o >= 0 && f.d.Tokens[o].Lemma == "it" // "as one of them put it"
}

func (f *finder) mark(tokens []bool, s stemma.Span) {
	for i := f.d.At(s.Start); i < len(tokens) && f.d.Tokens[i].Start < s.End; i++ {
		tokens[i] = true
	}
}

func (f *finder) bytes(i int) stemma.Span {
	return stemma.Span{Start: f.d.Tokens[i].Start, End: f.d.Tokens[i].End}
}

// verbName gives the lemma with its particle: "shut down".
func (f *finder) verbName(v int) string {
	l := strings.ToLower(f.d.Tokens[v].Lemma)
	if w := f.d.Word(v); w[0] == '\'' || strings.HasPrefix(w, "’") {
		if w = f.spelledOut(w, v); w == "is" || w == "are" {
			l = "be"
		}
	}
	if l == "hop" && !strings.EqualFold(f.d.Word(v), "hopped") && !strings.EqualFold(f.d.Word(v), "hopping") {
		l = "hope" // the lemmatiser's tables take "hoped" for a jump
	}
	if l == "call" && v+1 < len(f.d.Tokens) && f.d.Tokens[v+1].Head == v && f.d.Tokens[v+1].Dep == "prep" { // to call on somebody is not to call him
		switch w := strings.ToLower(f.d.Word(v + 1)); w {
		case "on", "upon", "for":
			return l + " " + w
		}
	}
	if k := f.d.Child(v, "prt"); k >= 0 {
		l += " " + strings.ToLower(f.d.Word(k))
	}
	return l
}

// span gives the bytes of the clause: the predicate with all it governs, without marks at the ends and without
// the clauses that were joined to it by "and".
func (f *finder) span(p predicate) stemma.Span {
	d := f.d
	first, last := d.Subtree(p.top)
	for _, k := range d.Children(p.top) {
		k := int(k)
		if dep := d.Tokens[k].Dep; k > p.top && (dep == "conj" || dep == "cc") {
			l, _ := d.Subtree(k)
			if l > p.top && l > p.verb {
				last = min(last, l)
			}
		}
	}
	for first < p.top && f.edge(first) {
		first++
	}
	for last > p.top+1 && last > p.verb+1 && f.edge(last-1) {
		last--
	}
	s, e := d.Bytes(first, last)
	return stemma.Span{Start: s, End: e}
}

func (f *finder) edge(i int) bool {
	t := f.d.Tokens[i]
	return t.Pos == "PUNCT" || t.Pos == "SPACE" || t.Pos == "CCONJ"
}

// when picks the time of the predicate: one that hangs on the verb itself, by a preposition or none; a date before a
// duration or a set. A time that hangs on a noun is the noun's: "rejected Monday's offer".
func (f *finder) when(p predicate) int {
	best, rank := -1, 0
	for _, k := range f.timesOf[p.top] {
		t := f.in.Times[k]
		r := 1
		switch t.Type {
		case "DATE", "TIME":
			r += 2
		case "DURATION":
			r++
		}
		i := f.d.At(t.Start)
		direct := false
		for n := 0; n < 6 && i < len(f.d.Tokens); n++ { // inside the expression, then its preposition: six steps at most
			h := f.d.Tokens[i].Head
			if h == p.top || h == p.verb {
				direct = true
				break
			}
			inside := f.d.Tokens[h].Start >= t.Start && f.d.Tokens[h].End <= t.End
			if h == i || !inside && f.d.Tokens[h].Pos != "ADP" && f.d.Tokens[h].Pos != "SCONJ" && f.d.Tokens[h].Pos != "ADV" {
				break
			}
			i = h
		}
		if direct && r > rank {
			best, rank = k, r
		}
	}
	return best
}

// past reports whether the verb is told as past: "has risen", "rose".
func (f *finder) past(p predicate) bool {
	d := f.d
	if t := d.Tokens[p.top]; t.Tag == "VBD" || t.Tag == "VBN" && t.Dep == "acl" && verbs[strings.ToLower(t.Lemma)]&(plan|foresee) == 0 && d.Child(p.top, "aux", "auxpass") < 0 {
		return true // or "the figure given at eleven"
	}
	for _, k := range d.Children(p.top) {
		if t := d.Tokens[k]; (t.Dep == "aux" || t.Dep == "auxpass") && (t.Lemma == "have" || t.Tag == "VBD") {
			return true
		}
	}
	return false
}

// later reports whether time k begins after the day of publication.
func (f *finder) later(k int) bool {
	if k < 0 || !f.in.Published.Known() || !f.in.Times[k].Known() {
		return false
	}
	return f.in.Times[k].From.After(f.in.Published.To)
}

// SpeechAbove gives the verb of saying or thinking whose content the predicate at token t heads, or -1.
func SpeechAbove(d *lang.Doc, t int) int {
	for n := 0; n < maxClimb; n++ {
		k := d.Tokens[t]
		h := k.Head
		if h == t {
			return -1
		}
		switch k.Dep {
		case "ccomp", "xcomp", "dobj", "acomp", "attr", "nsubjpass":
		case "pcomp", "pobj":
			h = d.Tokens[h].Head
		default:
			return -1
		}
		if l := strings.ToLower(d.Tokens[h].Lemma); d.Tokens[h].Pos == "VERB" {
			if verbs[l]&(say|think|report|foresee|threaten|warn|deny|wonder) != 0 || verbs[l]&(plan|weigh|ask|demand) != 0 {
				return h
			}
			if verbs[l]&raise == 0 {
				return -1
			}
		} else if d.Tokens[h].Pos != "AUX" {
			return -1
		}
		t = h
	}
	return -1
}
