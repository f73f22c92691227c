package brief

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"stemma"
)

// How many sentences of each kind the summary holds: what an editor reads before deciding to read
// on. The rest is in the brief itself. Disputes get the most room, for they cost the most when missed.
const (
	maxHappened   = 5
	maxDisputed   = 4
	maxOtherPoint = 3
	maxPosition   = 3
	maxLineage    = 4
)

// summarise tells the story in sentences: what happened, what stands, who wants what, who copied whom.
func summarise(s *Story) Summary {
	x := NewIndex(s)
	var out []Sentence
	out = append(out, x.happened()...)
	for _, status := range []string{"disputed", "superseded", "agreed", "refined", "single-origin"} {
		out = append(out, x.stands(status)...)
	}
	out = append(out, x.wanted()...)
	out = append(out, x.descent()...)
	return Summary{Sentences: some(out), Sources: x.sources()}
}

// heavier orders by what stands behind: origins, then reports, then statements.
func heavier(a, b *Counts, statements int) int {
	if k := b.Origins - a.Origins; k != 0 {
		return k
	}
	if k := len(b.Reports) - len(a.Reports); k != 0 {
		return k
	}
	return statements
}

// Main gives the events by news value: what heads the latest reports and has consequences first, the best
// sourced before others; see news.go.
func (x *Index) Main() []*Event {
	fresh, latest := x.newness()
	copied := map[string]bool{}
	for i := range x.Story.Reports {
		id := x.Story.Reports[i].ID
		copied[id] = x.isCopy(id)
	}
	var out []*Event
	value := map[string]float64{}
	for i := range x.Story.Events {
		e := &x.Story.Events[i]
		out = append(out, e)
		value[e.ID] = x.value(e, fresh, copied, latest)
	}
	slices.SortStableFunc(out, func(a, b *Event) int {
		return cmp.Or(cmp.Compare(value[b.ID], value[a.ID]), heavier(&a.Counts, &b.Counts, len(b.Statements)-len(a.Statements)), byKey(when(a.When), when(b.When), a.ID, b.ID))
	})
	return out
}

// backing tells what stands behind something, naming the one voice if it is a single named one.
func (x *Index) backing(c *Counts) string {
	text := c.support()
	if len(c.Behind.Voices) == 1 {
		if e := x.entities[c.Behind.Voices[0]]; e != nil {
			text += ", on the word of " + e.Name
		}
	}
	return text
}

// Telling gives an event's words. Words in the first person are given to the one who said them.
func (x *Index) Telling(e *Event) string {
	first, _, _ := strings.Cut(e.What, " ")
	switch first {
	case "I", "We", "My", "Our", "I’m", "I'm", "We’re", "We're", "I’ve", "I've", "We’ve", "We've":
		for _, sp := range x.speakersOf(&e.Counts) {
			if sp.Kind != stemma.ReportVoice && sp.Text != "" {
				return "In the words of " + sp.Text + ": “" + phrase(e.What) + "”"
			}
		}
	}
	return e.What
}

func (x *Index) happened() []Sentence {
	var out []Sentence
	old, told := x.overtaken(), map[string]bool{} // positions told already
	for _, e := range x.Main() {
		if len(out) == maxHappened {
			break
		}
		if !slices.ContainsFunc(e.Statements, func(id string) bool { return !old[id] }) {
			continue // "four were killed", where fourteen are by now: the point tells how it rose
		}
		what := sentence(x.Telling(e))
		if what == "" {
			continue
		}
		if p := x.stanceOf(e); p != nil { // whose threat it is, and that it is one
			if told[p.ID] {
				continue
			}
			told[p.ID] = true
			what = sentence(x.PositionPhrase(p))
		} else if m := ModalityPhrase(e.Modality); m != "" {
			what = upper(m) + ": " + what
		}
		var notes []string
		if p := x.stanceOf(e); e.When.Known() && (p == nil || p.Deadline == nil) {
			notes = append(notes, strings.NewReplacer(" (", ", ", ")", "").Replace(e.When.Told()))
		}
		notes = append(notes, x.backing(&e.Counts))
		out = append(out, Sentence{what + " (" + strings.Join(notes, "; ") + ").", []string{e.ID}, "happened"})
	}
	return out
}

// stanceOf gives the threat or demand that an event to come is told as among the positions, or nil.
func (x *Index) stanceOf(e *Event) *Position {
	if !Planned(e.Modality) && e.Modality != stemma.Conditional {
		return nil
	}
	for i := range x.Story.Positions {
		if p := &x.Story.Positions[i]; (p.Kind == "threat" || p.Kind == "demand") && slices.ContainsFunc(p.Statements, func(id string) bool { return slices.Contains(e.Statements, id) }) {
			return p
		}
	}
	return nil
}

// Weighty gives the points of one status: those that the latest reports answer first, then those with the
// most behind them.
func (x *Index) Weighty(status string) []*Point {
	var out []*Point
	for i := range x.Story.Points {
		if p := &x.Story.Points[i]; p.Status == status && len(p.Claims) > 0 {
			out = append(out, p)
		}
	}
	sum := func(p *Point) (c Counts) {
		for _, cl := range p.Claims {
			c.Origins += cl.Origins
			c.Reports = append(c.Reports, cl.Reports...)
		}
		return c
	}
	fresh, _ := x.newness()
	stale := func(p *Point) int {
		if slices.ContainsFunc(p.Claims, func(c Claim) bool {
			return slices.ContainsFunc(c.Reports, func(id string) bool { return fresh[id] })
		}) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(out, func(a, b *Point) int {
		if k := cmp.Compare(stale(a), stale(b)); k != 0 {
			return k
		}
		ca, cb := sum(a), sum(b)
		return heavier(&ca, &cb, strings.Compare(a.ID, b.ID))
	})
	return out
}

func (x *Index) answer(c *Claim) string {
	text := c.Value.Answer() + " ("
	if c.AsOf != nil {
		text += "as of " + c.AsOf.String() + "; "
	}
	return text + x.backing(&c.Counts) + ")"
}

func (x *Index) stands(status string) []Sentence {
	limit := maxOtherPoint
	if status == "disputed" {
		limit = maxDisputed
	}
	var out []Sentence
	for _, p := range x.Weighty(status) {
		if len(out) == limit {
			break
		}
		if status == "single-origin" && len(p.Claims[0].Reports) < 2 {
			continue // one report saying one thing once is no news about sourcing
		}
		question := upper(strings.TrimSpace(p.Question))
		if !strings.HasSuffix(question, "?") {
			question += ":"
		}
		cites := []string{p.ID}
		for _, c := range p.Claims {
			cites = append(cites, c.ID)
		}
		ranked := x.Ranked(p)
		n, lead := 1, "Agreed: "
		switch status {
		case "disputed":
			n, lead = x.contested(p), "The reports differ: "
		case "superseded":
			lead = "At the latest, "
		case "refined":
			lead = ""
		case "single-origin":
			lead = "Repeated, but from one origin: "
		}
		var heads []string
		for _, c := range ranked[:n] {
			heads = append(heads, x.answer(c))
		}
		text := upper(lead + strings.Join(heads, " against ") + x.others(p, ranked, n))
		out = append(out, Sentence{question + " " + text + ".", cites, status})
	}
	return out
}

// relations are the ways in which a further answer may stand to those told before it, in the order
// in which they are told, with the words that introduce it and those between two of a kind.
var relations = []struct {
	kind        stemma.RivalKind
	lead, comma string
}{
	{stemma.Supersedes, "; earlier, ", ", before that "},
	{stemma.Refines, "; not in conflict, ", ", "},
	{planned, "; planned, ", ", "},
	{before, "; before, ", ", "},
	{stemma.Scope, "; differing in scope, ", ", "},
	{"", "; also ", ", "},
}

// planned and before are the ways of an answer that another point in time gives: what is to be, and what was.
const planned, before stemma.RivalKind = "planned", "before"

// standing tells of an answer that differs from others in scope whether it is a plan or how things were.
func standing(p *Point, c *Claim) stemma.RivalKind {
	for _, r := range p.Rivalries {
		if r.Kind != stemma.Scope || r.A != c.ID && r.B != c.ID {
			continue
		}
		switch {
		case strings.Contains(r.Note, c.Value.Text+" is a plan"):
			return planned
		case strings.Contains(r.Note, c.Value.Text+" is how it was before"):
			return before
		}
	}
	return stemma.Scope
}

// others tells the answers after the first n, each by how it stands to an earlier one.
func (x *Index) others(p *Point, ranked []*Claim, n int) string {
	told := map[string]bool{}
	for _, c := range ranked[:n] {
		told[c.ID] = true
	}
	groups := map[stemma.RivalKind][]string{}
	for _, c := range ranked[n:] {
		how := stemma.RivalKind("")
		for _, rel := range relations {
			if slices.ContainsFunc(p.Rivalries, func(r Rivalry) bool {
				return r.Kind == rel.kind && (told[r.A] && r.B == c.ID || told[r.B] && r.A == c.ID)
			}) {
				how = rel.kind
				break
			}
		}
		if how == stemma.Scope {
			how = standing(p, c)
		}
		groups[how] = append(groups[how], x.answer(c))
		told[c.ID] = true
	}
	text := ""
	for _, rel := range relations {
		if len(groups[rel.kind]) > 0 {
			text += rel.lead + strings.Join(groups[rel.kind], rel.comma)
		}
	}
	return text
}

// Ranked gives the answers of a point as they are told: what is contested first, side by side; then
// what replaced another and was not replaced itself; then the latest, the more exact, the weightier.
func (x *Index) Ranked(p *Point) []*Claim {
	var out []*Claim
	for i := range p.Claims {
		out = append(out, &p.Claims[i])
	}
	old := replaced(p)
	contested, newest, exact := map[string]int{}, map[string]int{}, map[string]int{}
	for _, r := range p.Rivalries { // A supersedes or refines B
		switch r.Kind {
		case stemma.Conflicts:
			if !old[r.A] && !old[r.B] {
				contested[r.A], contested[r.B] = 1, 1
			}
		case stemma.Supersedes:
			newest[r.A] = max(newest[r.A], 1)
			newest[r.B] = 2
		case stemma.Refines:
			exact[r.A]++
			exact[r.B]--
		}
	}
	gone := func(c *Claim) int { return []int{1, 0, 2}[newest[c.ID]] }
	asOf := func(c *Claim) string {
		if c.AsOf == nil {
			return ""
		}
		return c.AsOf.From
	}
	slices.SortStableFunc(out, func(a, b *Claim) int {
		return cmp.Or(contested[b.ID]-contested[a.ID], min(gone(a), 1)-min(gone(b), 1), strings.Compare(asOf(b), asOf(a)),
			exact[b.ID]-exact[a.ID], heavier(&a.Counts, &b.Counts, 0), strings.Compare(a.ID, b.ID))
	})
	return out
}

// PositionPhrase tells a position in one line: "Demand by the mayor to the river board: open the gates".
func (x *Index) PositionPhrase(p *Position) string {
	text := upper(strings.ReplaceAll(p.Kind, "-", " "))
	if who := x.Party(p); who != "" {
		if rest, ok := strings.CutPrefix(who, "The "); ok {
			who = "the " + rest
		}
		switch p.Kind {
		case "condition", "deadline":
			text += " set by " + who
		case "force-level", "meeting":
			text += ", " + who
		default:
			text += " by " + who
		}
	}
	if what := p.Plain(); what != "" {
		text += ": " + what
	}
	return text
}

// Plain tells what a position is about, with how much and by when, where that is not said already.
func (p *Position) Plain() string {
	text := phrase(p.What)
	if p.Quantity != nil && !strings.Contains(text, p.Quantity.Answer()) && !garbled(text) {
		text = strings.TrimSpace(text + " (" + p.Quantity.Answer() + ")")
	}
	if p.Deadline != nil {
		text += ", by " + p.Deadline.String()
	}
	return text
}

// replaced gives the answers that another took the place of: what conflicts with them no longer stands against anything.
func replaced(p *Point) map[string]bool {
	out := map[string]bool{}
	for _, r := range p.Rivalries {
		if r.Kind == stemma.Supersedes {
			out[r.B] = true
		}
	}
	return out
}

// contested counts the answers that conflict with another; in a disputed point without any rivalry, all do.
func (x *Index) contested(p *Point) int {
	in, old := map[string]bool{}, replaced(p)
	for _, r := range p.Rivalries {
		if r.Kind == stemma.Conflicts && x.claims[r.A] != nil && x.claims[r.B] != nil && !old[r.A] && !old[r.B] {
			in[r.A], in[r.B] = true, true
		}
	}
	if len(in) == 0 {
		return len(p.Claims)
	}
	return len(in)
}

func (x *Index) rivalry(r Rivalry) string {
	a, b := x.claims[r.A], x.claims[r.B]
	if a == nil || b == nil {
		return ""
	}
	va, vb := a.Value.Answer(), b.Value.Answer()
	r.Note = strings.NewReplacer(a.Value.Text, va, b.Value.Text, vb).Replace(r.Note)
	if strings.Contains(r.Note, va) && strings.Contains(r.Note, vb) {
		return upper(r.Note)
	}
	verb := map[stemma.RivalKind]string{
		stemma.Conflicts: "conflicts with", stemma.Supersedes: "supersedes", stemma.Refines: "refines", stemma.Scope: "differs in scope from",
	}[r.Kind]
	line := upper(va) + " " + verb + " " + vb
	if r.Note != "" {
		line += ": " + r.Note
	}
	return line
}

func (x *Index) wanted() []Sentence {
	told, of := map[string]bool{}, map[string]bool{} // what happened is not told again as what somebody wants
	main := x.Main()
	for _, e := range main[:min(len(main), maxHappened)] {
		told[phrase(e.What)] = true
		if p := x.stanceOf(e); p != nil {
			of[p.ID] = true
		}
	}
	var ps []*Position
	for i := range x.Story.Positions {
		if p := &x.Story.Positions[i]; p.What != "" && p.Kind != "statement" && !told[phrase(p.What)] && !of[p.ID] {
			ps = append(ps, p)
		}
	}
	late := func(p *Position) int { // the conditions of what was told above first, the counts of troops last
		switch {
		case of[p.ConditionOf] && p.ConditionOf != "":
			return 0
		case p.Kind == "force-level" || p.Kind == "meeting":
			return 2
		}
		return 1
	}
	slices.SortStableFunc(ps, func(a, b *Position) int {
		return cmp.Or(late(a)-late(b), heavier(&a.Counts, &b.Counts, strings.Compare(a.ID, b.ID)))
	})
	var out []Sentence
	for _, p := range ps[:min(len(ps), maxPosition)] {
		behind := x.backing(&p.Counts)
		if voices := p.Behind.Voices; len(voices) == 1 && voices[0] == p.By.Entity {
			behind = p.support() // "the governor, on the word of the governor" says nothing
		}
		out = append(out, Sentence{x.PositionPhrase(p) + " (" + behind + ").", []string{p.ID}, "position"})
	}
	return out
}

// descent tells who copied whom, the largest shares first.
func (x *Index) descent() []Sentence {
	var ks []*Copy
	for i := range x.Story.Copies {
		if k := &x.Story.Copies[i]; k.Kind.Joins() {
			ks = append(ks, k)
		}
	}
	slices.SortStableFunc(ks, func(a, b *Copy) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), strings.Compare(a.ID, b.ID))
	})
	var out []Sentence
	for _, k := range ks {
		if len(out) == maxLineage {
			rest := upper(inWords(len(ks)-maxLineage, "further link"))
			out = append(out, Sentence{rest + " of copying: see the family tree.", []string{}, "lineage"})
			break
		}
		out = append(out, Sentence{x.CopyLine(k) + ".", []string{k.ID}, "lineage"})
	}
	return out
}

// CopyLine tells one edge of the family tree in a sentence without its full stop.
func (x *Index) CopyLine(k *Copy) string {
	to, from := x.numbered(k.To), x.numbered(k.From)
	share := k.Share
	if len(k.Passages) == 0 { // it rests on a credit and was not measured
		share = 0
	}
	way := k.Direction
	if x.lost[k.From] != nil && way == stemma.Undecided { // nobody took from a report that nobody has
		way = stemma.Known
	}
	return CopyTold(to, from, k.Kind, way, share)
}

// numbered names a report with its number, and says of a lost witness that it is lost.
func (x *Index) numbered(id string) string {
	if n := x.Number(id); n > 0 {
		if r := x.Report(id); r.Outlet == nil || r.Outlet.Name == "" {
			return x.Name(id)
		}
		return x.Name(id) + " [" + strconv.Itoa(n) + "]"
	}
	if l := x.lost[id]; l != nil {
		if l.Outlet == "" {
			return "a report not in the pile"
		}
		return l.Outlet + " (not in the pile)"
	}
	return id
}
