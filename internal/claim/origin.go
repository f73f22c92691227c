package claim

import (
	"cmp"
	"slices"
	"strings"

	"stemma"
)

// A source is who stands behind one statement: the newsrooms it may come from, the voice that says it,
// and the passages it shares with other reports. More than one newsroom means that it is not known
// which of them it came from.
type source struct {
	rooms  []stemma.ID
	voice  stemma.ID
	kind   stemma.VoiceKind
	power  string      // the state that the voice stands for, see participant.go
	shared []stemma.ID // copies that join no newsrooms (a quotation, a common handout) but hold this statement's words
}

// apart reports whether two sources are certainly independent: no newsroom in common, certainly two
// voices, no words from one handout. Unknown never counts as different.
func (w *weigher) apart(a, b source) bool {
	return !meet(a.rooms, b.rooms) && !meet(a.shared, b.shared) && !w.rooms.echo(a.rooms, b.rooms) && w.twoVoices(a, b)
}

// echo reports whether a report of one newsroom tells nothing that one of the other has not: it may have heard it there.
func (r *rooms) echo(a, b []stemma.ID) bool {
	for _, x := range a {
		for _, y := range b {
			if r.echoes[[2]stemma.ID{x, y}] || r.echoes[[2]stemma.ID{y, x}] {
				return true
			}
		}
	}
	return false
}

// nothingNew is the rule of lineage by which a report that is not known to be a copy tells nothing that another has not.
const nothingNew = "nothing new"

// twoVoices reports whether two voices are certainly two. A newsroom that speaks for itself is its own
// voice. An unnamed voice may be any other unnamed voice, and any person or body that is named.
func (w *weigher) twoVoices(a, b source) bool {
	switch {
	case a.voice == b.voice:
		return false
	case a.kind == stemma.ReportVoice || b.kind == stemma.ReportVoice:
		return true
	case a.kind == stemma.UnnamedVoice || b.kind == stemma.UnnamedVoice:
		return false
	case a.power != "" && b.power != "" && (a.power == b.power || a.power == anyPower || b.power == anyPower):
		return false // a capital, its government, "the administration": one may speak for the other
	}
	return !w.speaksFor(a.voice, b.voice) && !w.speaksFor(b.voice, a.voice)
}

// speaksFor reports whether a person's roles name a body: its head and its spokesman are one voice with it.
func (w *weigher) speaksFor(person, body stemma.ID) bool {
	p, b := w.entities[person], w.entities[body]
	if p == nil || b == nil || p.Kind != stemma.Person || b.Kind == stemma.Person {
		return false
	}
	for _, r := range p.Roles {
		for _, f := range b.Forms {
			if len(f.Text) > 2 && strings.Contains(strings.ToLower(r), strings.ToLower(f.Text)) {
				return true
			}
		}
	}
	return false
}

func meet(a, b []stemma.ID) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// exactOrigins is up to how many different sources the largest independent set is searched exactly;
// beyond it a set is grown one by one, which can only claim too little.
const exactOrigins = 20

// origins gives a largest set of pairwise independent origins among sources, the first in order of
// newsroom and voice where several are largest.
func (w *weigher) origins(sources []source) []stemma.Origin {
	distinct := map[string]source{}
	for _, s := range sources {
		key := strings.Join(s.rooms, "+") + "|" + s.voice + "|" + s.power + "|" + strings.Join(s.shared, "+")
		distinct[key] = s
	}
	keys := make([]string, 0, len(distinct))
	for k := range distinct {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	n := len(keys)
	free := make([][]bool, n)
	for i := range keys {
		free[i] = make([]bool, n)
		for j := range keys {
			free[i][j] = i != j && w.apart(distinct[keys[i]], distinct[keys[j]])
		}
	}
	var best []int
	if n <= exactOrigins {
		best = largestClique(free)
	} else {
		for i := range keys {
			if !slices.ContainsFunc(best, func(j int) bool { return !free[i][j] }) {
				best = append(best, i)
			}
		}
	}
	out := make([]stemma.Origin, len(best))
	for i, k := range best {
		s := distinct[keys[k]]
		out[i] = stemma.Origin{Newsroom: strings.Join(s.rooms, "+"), Voice: s.voice}
	}
	return out
}

// largestClique searches all sets, cutting branches that cannot become larger than the best.
func largestClique(free [][]bool) []int {
	var best, set []int
	var grow func(from []int)
	grow = func(from []int) {
		if len(set) > len(best) {
			best = slices.Clone(set)
		}
		for i, v := range from {
			if len(set)+len(from)-i <= len(best) {
				return
			}
			var next []int
			for _, u := range from[i+1:] {
				if free[v][u] {
					next = append(next, u)
				}
			}
			set = append(set, v)
			grow(next)
			set = set[:len(set)-1]
		}
	}
	all := make([]int, len(free))
	for i := range all {
		all[i] = i
	}
	grow(all)
	return best
}

// rooms knows which newsrooms each report may come from, and which words it shares without being a copy.
type rooms struct {
	of       map[stemma.ID][]stemma.ID // report or witness → newsrooms
	outlets  map[string][]stemma.ID    // folded outlet name → newsrooms of its reports and witnesses
	passages map[stemma.ID][]passage   // report → words shared with others without copying
	echoes   map[[2]stemma.ID]bool     // newsrooms of which the second told nothing that the first had not
}

type passage struct {
	span stemma.Span
	copy stemma.ID
}

// newRooms names each newsroom by the smallest id in its group, so that the name does not hang on the
// order of groups.
func newRooms(reports []stemma.Report, in Input) rooms {
	r := rooms{of: map[stemma.ID][]stemma.ID{}, outlets: map[string][]stemma.ID{}, passages: map[stemma.ID][]passage{}, echoes: map[[2]stemma.ID]bool{}}
	var groups [][]stemma.ID
	for _, g := range in.Newsrooms {
		if len(g) > 0 {
			groups = append(groups, slices.Sorted(slices.Values(g)))
		}
	}
	slices.SortFunc(groups, slices.Compare[[]stemma.ID])
	groups = slices.CompactFunc(groups, slices.Equal[[]stemma.ID])
	for i, g := range groups {
		name := "n:" + g[0]
		for same := i; same > 0 && groups[same-1][0] == g[0]; same-- {
			name += "'" // groups that share a merged report
		}
		for _, id := range g {
			r.of[id] = append(r.of[id], name)
		}
	}
	for _, rep := range reports {
		if len(r.of[rep.ID]) == 0 {
			r.of[rep.ID] = []stemma.ID{"n:" + rep.ID}
		}
	}
	// two reports of one outlet come from one newsroom, whether or not they share words
	byOutlet := map[string][]stemma.ID{}
	for _, rep := range reports {
		if key := foldName(rep.Outlet.Name); key != "" {
			byOutlet[key] = append(byOutlet[key], r.of[rep.ID]...)
		}
	}
	for _, rep := range reports {
		if key := foldName(rep.Outlet.Name); key != "" {
			r.of[rep.ID] = slices.Clone(byOutlet[key])
		}
	}
	for id := range r.of {
		slices.Sort(r.of[id])
		r.of[id] = slices.Compact(r.of[id])
	}
	note := func(name string, id stemma.ID) {
		if key := foldName(name); key != "" {
			r.outlets[key] = append(r.outlets[key], r.of[id]...)
			slices.Sort(r.outlets[key])
			r.outlets[key] = slices.Compact(r.outlets[key])
		}
	}
	for _, rep := range reports {
		note(rep.Outlet.Name, rep.ID)
	}
	for _, l := range in.Lost {
		if len(r.of[l.ID]) == 0 {
			r.of[l.ID] = []stemma.ID{"n:" + l.ID}
		}
		note(l.Outlet, l.ID)
	}
	r.callShort(reports)
	for _, c := range in.Copies {
		if c.Kind.Joins() {
			continue
		}
		if slices.ContainsFunc(c.Reasons, func(r stemma.Reason) bool { return r.Rule == nothingNew }) {
			for _, from := range r.of[c.From] {
				for _, to := range r.of[c.To] {
					r.echoes[[2]stemma.ID{from, to}] = true
				}
			}
		}
		for _, p := range c.Passages {
			for _, at := range []stemma.Place{p.From, p.To} {
				if at.Report != "" && !at.Empty() {
					r.passages[at.Report] = append(r.passages[at.Report], passage{at.Span, c.ID})
				}
			}
		}
	}
	return r
}

// callShort lets the last word of an outlet's name stand for it ("the Echo" for the Harbour Echo), where nothing else is called so.
func (r *rooms) callShort(reports []stemma.Report) {
	short := map[string]string{} // to the name in full, or to nothing where two share it
	for _, rep := range reports {
		ws := strings.Fields(rep.Outlet.Name)
		if len(ws) < 2 {
			continue
		}
		last, full := foldName(ws[len(ws)-1]), foldName(rep.Outlet.Name)
		if other, taken := short[last]; taken && other != full {
			full = ""
		}
		short[last] = full
	}
	for last, full := range short {
		if _, taken := r.outlets[last]; !taken && full != "" && last != "" {
			r.outlets[last] = r.outlets[full]
		}
	}
}

// source finds who stands behind a statement of a report: the outlet it is taken from, if one is
// named, and the last voice of the chain.
func (w *weigher) sourceOf(i int, span stemma.Span, voices []stemma.Voice) source {
	id := w.reports[i].ID
	s := source{rooms: w.rooms.of[id]}
	for _, p := range w.rooms.passages[id] {
		if p.span.Overlaps(span) {
			s.shared = append(s.shared, p.copy)
		}
	}
	slices.Sort(s.shared)
	s.shared = slices.Compact(s.shared)
	s.kind, s.voice = stemma.ReportVoice, strings.Join(s.rooms, "+")
	for _, v := range voices {
		switch v.Kind {
		case stemma.ReportVoice:
		case stemma.OutletVoice:
			// what another outlet heard comes from that newsroom, not from this one
			key := foldName(v.Name)
			if key == "" {
				key = foldName(v.Text)
			}
			s.rooms = w.rooms.outlets[key]
			if len(s.rooms) == 0 {
				s.rooms = []stemma.ID{"outlet:" + key}
			}
			s.kind, s.voice, s.power = stemma.ReportVoice, strings.Join(s.rooms, "+"), ""
		default:
			s.kind, s.voice = v.Kind, w.voiceID(i, v)
			said := argument{text: v.Name}
			if w.entities[s.voice] != nil {
				said.entity = s.voice
			}
			said.words, said.head = content(v.Name)
			if s.power = ""; v.Kind == stemma.BodyVoice {
				s.power = w.power(said)
			}
		}
	}
	return s
}

// voiceID names a voice: its entity, or its description where it is unnamed or unknown.
func (w *weigher) voiceID(i int, v stemma.Voice) stemma.ID {
	if v.Entity != "" {
		return v.Entity
	}
	name := v.Name
	if name == "" {
		name = v.Text
	}
	if v.Kind == stemma.UnnamedVoice {
		return "unnamed:" + describe(name)
	}
	if e := w.entityAt(i, v.Span, stemma.Span{}, v.Chain); e != "" {
		return e
	}
	return "named:" + foldName(name)
}

// support counts what stands behind statements.
func (w *weigher) support(ts []*told) stemma.Support {
	var s stemma.Support
	var sources []source
	var voices []source
	for _, t := range ts {
		s.Reports = append(s.Reports, t.Report)
		sources = append(sources, t.source)
		voices = append(voices, t.source)
	}
	slices.Sort(s.Reports)
	s.Reports = slices.Compact(s.Reports)
	s.Newsrooms = newsrooms(sources)
	s.Voices = mergeVoices(voices)
	s.Origins = w.origins(sources)
	return s
}

// mergeVoices lists the different voices. An unnamed voice that may be one already listed (the same
// kind of person, no other nation) is not counted again.
func mergeVoices(all []source) []stemma.ID {
	slices.SortFunc(all, func(a, b source) int {
		return cmp.Or(cmp.Compare(len(strings.Fields(a.voice)), len(strings.Fields(b.voice))), cmp.Compare(a.voice, b.voice))
	})
	var own []source // newsrooms that speak for themselves
	for _, s := range all {
		if s.kind == stemma.ReportVoice {
			own = append(own, s)
		}
	}
	out := newsrooms(own)
	var powers []string // states heard: a capital, its government and "the administration" are one voice
	for _, s := range all {
		if s.kind == stemma.ReportVoice || slices.Contains(out, s.voice) {
			continue
		}
		if s.kind == stemma.UnnamedVoice && slices.ContainsFunc(out, func(o stemma.ID) bool { return mayBeOne(o, s.voice) }) {
			continue
		}
		if s.power != "" {
			if slices.Contains(powers, s.power) || s.power == anyPower && len(powers) > 0 || slices.Contains(powers, anyPower) {
				continue
			}
			powers = append(powers, s.power)
		}
		out = append(out, s.voice)
	}
	slices.Sort(out)
	return out
}

// newsrooms lists the different newsrooms. A source that may come from several counts as one of them.
func newsrooms(sources []source) []stemma.ID {
	var out []stemma.ID
	for _, sure := range []bool{true, false} {
		var sets [][]stemma.ID
		for _, s := range sources {
			if (len(s.rooms) == 1) == sure {
				sets = append(sets, s.rooms)
			}
		}
		slices.SortFunc(sets, slices.Compare[[]stemma.ID])
		for _, set := range sets {
			if len(set) > 0 && !meet(set, out) {
				out = append(out, set[0])
			}
		}
	}
	slices.Sort(out)
	return out
}
