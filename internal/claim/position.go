package claim

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"stemma"
)

// A stance is one statement read as a position.
type stance struct {
	kind     string
	t        *told
	by, to   argument
	what     string
	words    map[string]bool
	span     stemma.Span
	of       *stance // the position that this is the condition of
	deadline stemma.Interval
	quantity *stemma.Value
	state    string // of a quantity: as things stand, planned, earlier
	asOf     stemma.Interval
	id       stemma.ID
	first    *stance // the position of another report that this one is a copy of
}

// positions collects threats, demands, conditions, offers and the like, and joins those of several
// reports that have one kind, one holder and the same content.
func (w *weigher) positions() []stemma.Position {
	var all []*stance
	for i := range w.readings {
		all = append(all, w.stances(i)...)
	}
	slices.SortStableFunc(all, func(a, b *stance) int {
		return cmp.Or(cmp.Compare(kindRank(a.kind), kindRank(b.kind)), cmp.Compare(a.t.signature(), b.t.signature()), cmp.Compare(a.what, b.what), cmp.Compare(a.t.Report, b.t.Report))
	})
	all = w.tieStances(all)
	var groups [][]*stance
	for _, s := range all {
		if s.first != nil {
			continue // goes where what it is a copy of goes
		}
		best, top := -1, 0.0
		for g, group := range groups {
			if group[0].kind != s.kind {
				continue
			}
			if l := w.nearest(group, s); l > top {
				best, top = g, l
			}
		}
		if best < 0 {
			groups = append(groups, []*stance{s})
		} else {
			groups[best] = append(groups[best], s)
		}
	}
	for _, s := range all {
		if s.first != nil {
			g := slices.IndexFunc(groups, func(group []*stance) bool { return slices.Contains(group, s.first) })
			if g < 0 {
				groups = append(groups, []*stance{s})
				continue
			}
			groups[g] = append(groups[g], s)
		}
	}
	var out []stemma.Position
	for g, group := range groups {
		id := strconv.Itoa(g)
		for _, s := range group {
			s.id = id
		}
	}
	for _, group := range groups {
		out = append(out, w.position(group))
	}
	slices.SortStableFunc(out, func(a, b stemma.Position) int {
		return cmp.Or(cmp.Compare(kindRank(a.Kind), kindRank(b.Kind)), cmp.Compare(len(b.Reports), len(a.Reports)), cmp.Compare(a.What, b.What))
	})
	return out
}

// kindOrder is the order in which a desk reads positions.
var kindOrder = strings.Fields("threat condition demand deadline offer refusal force-level sanction waiver meeting statement")

func kindRank(kind string) int { return slices.Index(kindOrder, kind) }

// stances reads the statements of one report.
func (w *weigher) stances(i int) []*stance {
	var out []*stance
	text := w.reports[i].Text
	for _, t := range w.byReport[i] {
		if s := w.either(i, t); s != nil {
			s.words, _ = content(s.what)
			out = append(out, s)
			continue
		}
		s := w.stance(i, t)
		if s == nil {
			continue
		}
		s.what = t.s.What
		if s.what == "" {
			s.what = t.s.Span.In(text)
		}
		s.span = t.s.Span
		s.words, _ = content(s.what)
		s.deadline = w.deadline(i, s)
		out = append(out, s)
		if terms := w.terms(i, t); (s.kind == "threat" || s.kind == "offer") && !terms.Empty() {
			c := &stance{kind: "condition", t: t, by: s.by, to: s.to, what: w.resolved(i, terms), span: terms, of: s}
			c.to = argument{}
			c.words, _ = content(c.what)
			out = append(out, c)
		}
	}
	return append(outermost(out), w.forceLevels(i)...)
}

// outermost drops threats that stand inside another's words and are somebody else's deed: "to make the
// convoy turn back" is no threat by the convoy.
func outermost(list []*stance) []*stance {
	return slices.DeleteFunc(slices.Clone(list), func(s *stance) bool {
		return s.kind == "threat" && slices.ContainsFunc(list, func(o *stance) bool {
			return o != s && o.kind == "threat" && o.t.s.Span.Covers(s.t.s.Span) && o.t.s.Span != s.t.s.Span && foldName(o.by.text) != foldName(s.by.text)
		})
	})
}

// resolved gives the words of a condition with a pronoun that opens it read as its chain's name.
func (w *weigher) resolved(i int, s stemma.Span) string {
	text, r := w.reports[i].Text, &w.readings[i]
	out := s.In(text)
	first, _ := slices.BinarySearchFunc(r.Mentions, s.Start, func(m stemma.Mention, at int) int { return cmp.Compare(m.Start, at) })
	for _, m := range r.Mentions[first:] {
		if m.Start >= s.End {
			break
		}
		if m.Form != "pronoun" || m.Chain < 0 || m.Chain >= len(r.Chains) || r.Chains[m.Chain].Name == "" || len(r.Chains[m.Chain].Name) > askedBytes || !slices.Contains(subjects, strings.ToLower(m.In(text))) {
			continue
		}
		out = text[s.Start:m.Start] + lowerArticle(r.Chains[m.Chain].Name) + text[m.End:s.End]
		break
	}
	return strings.Join(strings.Fields(out), " ")
}

// subjects are the pronouns that can open a condition as its doer.
var subjects = []string{"it", "they", "he", "she"}

// stance reads one statement, nil if it takes no position.
func (w *weigher) stance(i int, t *told) *stance {
	kind := words.position[strings.ToLower(t.s.Verb)]
	if words.in("nobody", strings.ToLower(t.actor.text)) || words.in("asking", t.s.Verb) && t.modality == stemma.Asserted {
		return nil // "nobody wants"; what somebody asks for stands in its own statement
	}
	s := &stance{t: t, by: t.actor, to: t.target}
	switch {
	case t.s.Condition.Covers(t.s.Trigger) && kind != "meeting":
		return nil // a condition stands with what it is the condition of
	case t.modality == stemma.Threatened || (t.modality == stemma.Conditional && t.s.Future || t.modality == stemma.Planned) && w.threatened(i, t):
		if s.by, s.to = w.threatener(i, t); !s.by.known() {
			return nil
		}
		if words.in("benign", strings.ToLower(t.s.Verb)) {
			return nil // "vowed to rebuild the bridge"
		}
		if slices.ContainsFunc(w.inSentence[[2]int{i, sentenceOf(&w.readings[i], t.s.Trigger.Start)}], func(o *told) bool {
			return o != t && !o.s.Nominal && o.ahead() && o.s.Covers(t.s.Span) && words.in("repay", o.s.Verb)
		}) {
			return nil // "would avenge the general's killing by driving the troops out": the avenging is what is threatened
		}
		if g := w.governor(i, t); g != nil && g.s.Verb == "vow" && t.s.Condition.Empty() && !w.harsh(t) && words.quad[words.code[t.verb]] < "3" {
			return nil // what somebody vows is a threat only if it hurts
		}
		s.kind = "threat"
	case w.granted(i, t):
		s.kind = "deadline"
	case w.pressed(i, t):
		if s.by, s.to = w.threatener(i, t); !s.by.known() {
			return nil
		}
		if s.kind = "threat"; strings.HasPrefix(strings.ToLower(t.s.Condition.In(w.reports[i].Text)), "only ") {
			s.kind = "offer" // "would call the strike off only if"
		}
	case t.modality == stemma.Conditional && t.s.Future && !t.s.Condition.Empty() && words.in("adverse", t.verb) && w.holder(t.actor):
		s.kind = "threat"
	case t.modality == stemma.Demanded || t.modality == stemma.Asked && t.s.Future || t.s.Future && !t.s.Nominal && (t.modality == stemma.Asserted || t.modality == stemma.Conditional) && w.demanded(i, t):
		asker := w.governor(i, t)
		if asker == nil && (len(t.voices) == 0 || t.modality == stemma.Asked) || words.in("dull", t.s.Verb) || !w.addressed(t) || words.in("teller", strings.ToLower(t.actor.text)) || words.in("benign", t.s.Verb) && t.s.Verb == "be" || t.denied() && t.contents(w)["name"] {
			return nil // a question asks for an answer, not for a deed
		}
		s.kind, s.to = "demand", t.actor
		s.by = argument{}
		if t.s.Nominal && t.modality == stemma.Demanded {
			s.to = argument{} // "a visit by the doctors" is asked of somebody else
		}
		switch {
		case asker != nil && w.acts(asker):
			s.by = asker.actor
		case len(t.voices) > 0:
			s.by = w.spoken(i, t)
		}
		if asker != nil && (!s.by.known() || s.by.entity != "" && s.by.entity == s.to.entity) {
			s.by = w.imposer(i, asker) // nobody demands of himself
		}
		if w.private(s.by) || w.private(s.to) || words.in("inert", s.by.head) {
			return nil // a daughter who tells her father to leave the house
		}
		if !s.by.known() || foldName(s.by.text) == foldName(s.to.text) || s.by.entity == "" && s.by.head != "" && s.by.head == s.to.head || words.in("teller", strings.ToLower(s.by.text)) {
			return nil
		}
	case kind == "" || t.denied() && kind != "refusal" || t.ahead() && kind != "meeting" && kind != "sanction" && kind != "waiver":
		return nil
	case kind == "threat" || kind == "demand" || kind == "offer" || kind == "refusal" || kind == "statement":
		if !w.holder(t.actor) && (kind != "offer" || !w.acts(t)) || t.s.Nominal || kind == "threat" && (!t.s.Event || w.foretells(i, t)) || w.governs(i, t) {
			return nil // the content of the threat or demand says it better
		}
		what, _ := content(t.s.What)
		if t.s.What == "" {
			what = t.contents(w)
		}
		if len(what) < worthTelling {
			return nil
		}
		if t.s.Verb == "want" && strings.HasPrefix(w.reports[i].Text[t.s.Trigger.End:], " to ") {
			return nil // what somebody wants to do himself is asked of nobody
		}
		if t.s.Verb == "want" && !strings.Contains(t.s.What, " to ") {
			return nil // "wants the fighters": what they are to do is not said
		}
		if kind == "offer" && words.in("sight", t.target.head) {
			return nil // "offers a view of the bay", "offered an explanation"
		}
		if kind == "refusal" || kind == "offer" {
			for d := range what {
				if words.in("dull", d) {
					return nil
				}
			}
		}
		s.kind = kind
	case kind == "meeting":
		if !w.holder(t.actor) || t.s.Verb != "meet" && !t.target.known() || t.target.entity == "" && t.s.Verb != "meet" {
			return nil
		}
		if w.boasts(t) || t.target.known() && !w.holder(t.target) && !t.when.Known() && t.Where == "" {
			return nil // nobody's talks
		}
		s.kind = kind
	default:
		if !t.actor.known() && !t.target.known() {
			return nil
		}
		s.kind = kind
	}
	return s
}

// worthTelling is the least number of content words of a position: "she warned" tells none.
const worthTelling = 4

func sentenceOf(r *stemma.Reading, at int) int {
	n, _ := slices.BinarySearchFunc(r.Sentences, at, func(s stemma.Span, at int) int {
		if s.End <= at {
			return -1
		}
		if s.Start > at {
			return 1
		}
		return 0
	})
	return n
}

// spoken gives the last voice of a statement that is no outlet as a participant.
func (w *weigher) spoken(i int, t *told) argument {
	for k := len(t.voices) - 1; k >= 0; k-- {
		if t.voices[k].Kind != stemma.OutletVoice { // an outlet was only told
			return w.voiced(i, t.voices[k])
		}
	}
	return argument{}
}

// voiced gives a voice as a participant.
func (w *weigher) voiced(i int, v stemma.Voice) argument {
	name := v.Name
	if name == "" {
		name = v.Text
	}
	a := argument{text: name, entity: w.entityAt(i, v.Span, stemma.Span{}, v.Chain)}
	a.words, a.head = content(name)
	return a
}

// deadline gives the time by which something asked for, offered or threatened is to happen, or by which its
// condition is to be met.
func (w *weigher) deadline(i int, s *stance) stemma.Interval {
	switch s.kind {
	case "threat", "demand", "offer", "deadline":
		return w.limit(i, s.t.s.Span)
	}
	return stemma.Interval{}
}

// fielded gives the state whose forces a figure counts, if one is named.
func (w *weigher) fielded(f *figure) argument {
	var out argument
	for _, x := range sorted(f.of) {
		code, ok := strings.CutPrefix(x, "@")
		if !ok {
			continue
		}
		for id, e := range w.entities {
			if e.Kind == stemma.PlaceName && e.Geo != nil && e.Geo.Precision == "country" && e.Geo.Country == code && (out.entity == "" || id < out.entity) {
				out = argument{entity: id, text: e.Name}
			}
		}
		break
	}
	return out
}

// forceLevels reads the figures that count troops.
func (w *weigher) forceLevels(i int) []*stance {
	var out []*stance
	r := &w.readings[i]
	for qi := range r.Quantities {
		q := &r.Quantities[qi]
		if q.Ordinal || words.count[q.Of] != "troop" || q.Number < 2 || partOf(w.reports[i].Text, q.End) != "" || w.ofTheDead(i, q) {
			continue
		}
		t := w.around(i, qi)
		if t.s == nil {
			continue
		}
		f := w.figure(i, q, t)
		if f.aspect != "troop" {
			continue
		}
		v := f.value()
		whose := w.fielded(f)
		s := &stance{kind: "force-level", t: t, what: strings.Join(strings.Fields(v.Text+" "+q.OfText), " "), span: q.Span, quantity: &v, state: f.state, by: whose, asOf: f.asOf}
		if f.state != "" {
			s.what += " (" + f.state + ")"
		}
		s.words, _ = content(q.OfText)
		out = append(out, s)
	}
	return out
}

// stanceAlike is the least share of content words of two positions that are one.
const stanceAlike = .4

// nearest gives how alike a position is to the members of a group, 0 if one of them contradicts it.
func (w *weigher) nearest(group []*stance, s *stance) float64 {
	top := 0.0
	for _, m := range group {
		l := w.sameStance(m, s)
		if l < 0 {
			return 0
		}
		top = max(top, l)
	}
	return top
}

// sameStance gives how alike two positions are: 0 if nothing speaks for it, -1 if they are two.
func (w *weigher) sameStance(a, b *stance) float64 {
	if a.kind != b.kind || (a.quantity == nil) != (b.quantity == nil) || a.t.denied() != b.t.denied() {
		return -1
	}
	if a.quantity != nil {
		if a.state != b.state || a.quantity.Number != b.quantity.Number || strength(a.quantity.Qualifier) != strength(b.quantity.Qualifier) || differentNations(a.words, b.words) {
			return -1
		}
		return 1
	}
	if w.sameArgument(a.by, b.by) < 0 && a.kind != "condition" || a.t.when.Known() && b.t.when.Known() && (a.t.when.From.After(b.t.when.To) || b.t.when.From.After(a.t.when.To)) {
		return -1
	}
	if a.kind == "meeting" && a.by.entity != "" && a.by.entity == b.by.entity && a.t.when.Known() && a.t.when.From.Equal(b.t.when.From) && a.t.when.To.Equal(b.t.when.To) {
		return 1
	}
	if a.t.verb == b.t.verb && a.kind != "condition" && w.sameArgument(a.t.target, b.t.target) > 0 {
		return 1
	}
	if l := likeness(a.words, b.words); l >= stanceAlike {
		return l
	}
	if a.by.entity != "" && a.by.entity == b.by.entity && a.deadline.Known() && a.deadline.From.Equal(b.deadline.From) && a.deadline.To.Equal(b.deadline.To) {
		return stanceAlike // one who asks twice for something by one day asks for one thing
	}
	return 0
}

func (w *weigher) position(group []*stance) stemma.Position {
	lead := group[0]
	for _, s := range group[1:] {
		if a, b := w.shown(s.t), w.shown(lead.t); a != b {
			if a < b {
				lead = s
			}
			continue
		}
		if n, m := len(s.what), len(lead.what); n > m && n < 200 || m > 200 && n < m {
			lead = s
		}
	}
	slices.SortStableFunc(group, func(a, b *stance) int { return cmp.Compare(w.shown(a.t), w.shown(b.t)) })
	p := stemma.Position{ID: lead.id, Kind: lead.kind, What: lead.what, Quantity: lead.quantity, Deadline: lead.deadline}
	var ts []*told
	for _, s := range group {
		if p.By == "" && s.by.entity != "" {
			p.By, p.ByText = s.by.entity, s.by.text
		}
		if p.To == "" && s.to.entity != "" {
			p.To, p.ToText = s.to.entity, s.to.text
		}
		if s.t.ID != "" && !slices.Contains(p.Statements, s.t.ID) {
			p.Statements = append(p.Statements, s.t.ID)
		}
		if p.ConditionOf == "" && s.of != nil {
			p.ConditionOf = s.of.id
		}
		p.Places = append(p.Places, w.place(s.t.report, s.span))
		if s.quantity != nil { // as of when, not when it was said
			p.When = narrower(p.When, s.asOf)
		} else {
			p.When = narrower(p.When, s.t.when)
		}
		p.Deadline = narrower(p.Deadline, s.deadline)
		ts = append(ts, s.t)
	}
	if p.ByText == "" {
		p.ByText = lead.by.text
	}
	if p.ToText == "" {
		p.ToText = lead.to.text
	}
	p.Support = w.support(ts)
	trigger := w.place(lead.t.report, lead.t.s.Trigger)
	p.Reasons = []stemma.Reason{{Rule: lead.kind, Note: "modality " + string(lead.t.modality) + ", predicate " + lead.t.s.Verb, Places: []stemma.Place{trigger}}}
	return p
}
