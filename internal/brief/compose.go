package brief

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"stemma"
)

// Input is what a brief is made from: one ledger for each story, the fates of all inputs, and what
// it was made with. A zero AsOf means that none was asked for.
type Input struct {
	Ledgers []stemma.Ledger
	Fates   []stemma.Fate
	Made    Made
	AsOf    time.Time
}

// Compose tells the ledgers. Stories come in the order of their size, largest first, else as given.
func Compose(in Input) Brief {
	b := Brief{Version: Version, Made: in.Made, Fates: some(slices.Clone(in.Fates))}
	b.Made.Models = some(b.Made.Models)
	if !in.AsOf.IsZero() {
		day := in.AsOf.UTC().Format(time.DateOnly)
		if in.AsOf.UTC().Truncate(24*time.Hour) != in.AsOf.UTC() {
			day = in.AsOf.UTC().Format(time.RFC3339)
		}
		b.Made.AsOf = &day
	}
	slices.SortStableFunc(b.Fates, func(x, y stemma.Fate) int { return strings.Compare(x.Input, y.Input) })
	for i := range in.Ledgers {
		b.Stories = append(b.Stories, tell(&in.Ledgers[i]))
	}
	slices.SortStableFunc(b.Stories, func(x, y Story) int { return len(y.Reports) - len(x.Reports) })
	b.Stories = some(b.Stories)
	return b
}

// A composer turns one ledger into one story. Texts and readings are looked up by report.
type composer struct {
	led      *stemma.Ledger
	reports  map[string]*stemma.Report
	readings map[string]*stemma.Reading
	entities map[string]*stemma.Entity
	order    []*stemma.Report         // as readers count them
	names    *strings.Replacer        // ids in notes, by the names that readers know
	parents  map[string][]string      // report, to what its words came from
	spun     map[string][]stemma.Sign // by report, the words that show mechanical rewording
	mangled  map[string]bool          // reports whose words were replaced by a machine
	plain    map[string]Statement
	who      map[stemma.Place]string // entity of each mention, made when first asked
}

func newComposer(led *stemma.Ledger) *composer {
	c := &composer{
		led: led, reports: map[string]*stemma.Report{}, readings: map[string]*stemma.Reading{},
		entities: map[string]*stemma.Entity{},
	}
	for i := range led.Reports {
		c.reports[led.Reports[i].ID] = &led.Reports[i]
	}
	for i := range led.Readings {
		c.readings[led.Readings[i].Report] = &led.Readings[i]
	}
	for i := range led.Entities {
		c.entities[led.Entities[i].ID] = &led.Entities[i]
	}
	c.spun = spinning(led)
	c.order = c.inOrder()
	c.names = c.naming()
	return c
}

func tell(led *stemma.Ledger) Story {
	c := newComposer(led)
	s := Story{ID: led.Story.ID, Title: led.Story.Title, Reasons: c.reasons(led.Story.Reasons)}
	s.Reports = c.allReports()
	s.Lost = c.lost()
	s.Copies = c.copies()
	s.Newsrooms = c.newsrooms(s.Reports)
	s.Entities = c.allEntities()
	for _, r := range s.Reports {
		if rd := c.readings[r.ID]; rd != nil {
			s.Quotes = append(s.Quotes, c.quotes(rd)...)
			s.Attributions = append(s.Attributions, c.attributions(rd)...)
		}
	}
	s.Quotes, s.Attributions = some(s.Quotes), some(s.Attributions)
	s.Statements = c.statements()
	c.learnWords(&s)
	s.Events = c.events()
	s.Points = c.points()
	s.Positions = c.positions()
	s.Timeline = timeline(s.Events)
	s.Title = c.title(&s)
	s.Summary = summarise(&s)
	if led.Crowded > 0 {
		src := &s.Summary.Sources
		src.Notes = slices.Insert(src.Notes, len(src.Notes)-1, upper(plural(led.Crowded, "run"))+" of words shared by so many reports that not every pair of them was compared: each with the first two and the two before it.")
	}
	return s
}

// some makes a nil list an empty one: the contract has lists, never nulls.
func some[T any](xs []T) []T {
	if xs == nil {
		return []T{}
	}
	return xs
}

func (c *composer) place(report string, sp stemma.Span) (Place, bool) {
	r := c.reports[report]
	if r == nil || sp.Start < 0 || sp.End > len(r.Text) || sp.Empty() {
		return Place{}, false
	}
	return Place{report, sp.Start, sp.End, sp.In(r.Text)}, true
}

func (c *composer) maybe(report string, sp stemma.Span) *Place {
	if p, ok := c.place(report, sp); ok {
		return &p
	}
	return nil
}

func (c *composer) places(ps []stemma.Place) []Place {
	out := make([]Place, 0, len(ps))
	for _, p := range ps {
		if q, ok := c.place(p.Report, p.Span); ok {
			out = append(out, q)
		}
	}
	return out
}

func (c *composer) spans(report string, spans []stemma.Span) []Place {
	out := make([]Place, 0, len(spans))
	for _, sp := range spans {
		if p, ok := c.place(report, sp); ok {
			out = append(out, p)
		}
	}
	return out
}

func (c *composer) reasons(rs []stemma.Reason) []Reason {
	out := make([]Reason, 0, len(rs))
	for _, r := range rs {
		out = append(out, Reason{r.Rule, c.names.Replace(r.Note), c.places(r.Places)})
	}
	return out
}

func dates(i stemma.Interval) Dates {
	if !i.Known() {
		return Dates{Basis: stemma.Unknown}
	}
	// The days are the newsroom's, in the zone that was stated; the instant is given in UTC and may bear the next day's date.
	d := Dates{From: i.From.Format(time.DateOnly), To: i.To.Format(time.DateOnly), Basis: i.Basis}
	if d.Basis != stemma.Stated {
		d.Basis = stemma.Inferred // a known date was stated or else worked out
	}
	if i.Clock && i.From.Equal(i.To) {
		d.Time = i.From.UTC().Format(time.RFC3339)
	}
	return d
}

func maybeDates(i stemma.Interval) *Dates {
	if !i.Known() {
		return nil
	}
	d := dates(i)
	return &d
}

// thousandths keeps shares readable and the bytes of the output the same on every machine.
func thousandths(x float64) float64 { return math.Round(x*1000) / 1000 }

func (c *composer) allReports() []Report {
	out := make([]Report, 0, len(c.led.Reports))
	for _, r := range c.order {
		t := Report{
			ID: r.ID, Input: r.Input, URL: r.URL, Title: r.Title, Byline: r.Byline, Lang: r.Lang,
			Published: dates(r.Published), SHA256: r.SHA256, Text: r.Text,
			Blocks: make([]Block, 0, len(r.Blocks)), Signs: []Sign{},
		}
		if r.Outlet.Name != "" {
			t.Outlet = &Outlet{r.Outlet.Name, cmp.Or(r.Outlet.Basis, stemma.Inferred)}
		}
		if why := c.led.Dating[r.ID]; len(why) > 0 {
			t.Dating = c.reasons(why)
		}
		if !r.Seen.IsZero() {
			t.Seen = r.Seen.UTC().Format(time.RFC3339)
		}
		for _, b := range r.Blocks {
			t.Blocks = append(t.Blocks, Block{b.Start, b.End, b.Kind})
		}
		for _, sg := range c.signs(r) {
			if p, ok := c.place(r.ID, sg.Place); ok {
				t.Signs = append(t.Signs, Sign{sg.Kind, p, c.names.Replace(sg.Note)})
			}
		}
		out = append(out, t)
	}
	return out
}

// signs gathers the marks of handling of a report: those found in its text, and the words by which
// lineage saw that it was reworded. Of marks of one kind that overlap, the longest is kept.
func (c *composer) signs(r *stemma.Report) []stemma.Sign {
	all := slices.Clone(r.Signs)
	if rd := c.readings[r.ID]; rd != nil {
		all = append(all, rd.Signs...)
	}
	all = append(all, c.spun[r.ID]...)
	slices.SortStableFunc(all, func(a, b stemma.Sign) int {
		return cmp.Or(a.Place.Start-b.Place.Start, b.Place.End-a.Place.End, strings.Compare(a.Kind, b.Kind), strings.Compare(b.Note, a.Note))
	})
	var out []stemma.Sign
	last := map[string]int{} // kind to the last one kept
	for _, sg := range all {
		i, ok := last[sg.Kind]
		if ok && out[i].Place.Overlaps(sg.Place) {
			if sg.Place.End-sg.Place.Start > out[i].Place.End-out[i].Place.Start {
				out[i] = sg
			}
			continue
		}
		last[sg.Kind] = len(out)
		out = append(out, sg)
	}
	return out
}

// spinning gathers by report the words by which lineage saw that it was mechanically reworded.
func spinning(led *stemma.Ledger) map[string][]stemma.Sign {
	out := map[string][]stemma.Sign{}
	shown := func(reasons []stemma.Reason) {
		for _, why := range reasons {
			if why.Rule != string(stemma.Spun) {
				continue
			}
			for _, p := range why.Places {
				out[p.Report] = append(out[p.Report], stemma.Sign{Kind: why.Rule, Place: p.Span})
			}
		}
	}
	for _, k := range led.Copies {
		shown(k.Reasons)
	}
	for _, w := range led.Lost {
		shown(w.Reasons)
	}
	return out
}

// inOrder sorts reports as they appeared, by the first day they may have; a copy whose date is not
// stated comes no earlier than its parent, of one day's reports a parent comes before its copies, and
// unknown dates come last.
func (c *composer) inOrder() []*stemma.Report {
	out := make([]*stemma.Report, 0, len(c.led.Reports))
	for i := range c.led.Reports {
		out = append(out, &c.led.Reports[i])
	}
	depth := c.depths()
	slices.SortFunc(out, func(a, b *stemma.Report) int { return cmp.Or(depth[a.ID]-depth[b.ID], strings.Compare(a.ID, b.ID)) })
	day := map[string]string{}
	for _, r := range out { // parents before their copies
		d := dates(r.Published)
		day[r.ID] = cmp.Or(d.From, "~")
		for _, p := range c.parents[r.ID] {
			if d.Basis == stemma.Inferred {
				day[r.ID] = max(day[r.ID], day[p])
			}
		}
	}
	slices.SortFunc(out, func(a, b *stemma.Report) int {
		da, db := dates(a.Published), dates(b.Published)
		return cmp.Or(strings.Compare(day[a.ID], day[b.ID]), depth[a.ID]-depth[b.ID], byKey(da.To, db.To, da.Time, db.Time, a.ID, b.ID))
	})
	return out
}

// naming makes the notes of rooms that know reports by id alone readable.
func (c *composer) naming() *strings.Replacer {
	var pairs []string
	for i, r := range c.order {
		pairs = append(pairs, r.ID, cmp.Or(r.Outlet.Name, numberName(i)))
	}
	for _, w := range c.led.Lost {
		pairs = append(pairs, w.ID, cmp.Or(w.Outlet, "a lost report"))
	}
	for i := 0; i < len(pairs); i += 2 {
		if len(pairs[i]) < shortestInNote {
			pairs[i], pairs[i+1] = "\x00", "\x00" // too short to tell from a word
		}
	}
	return strings.NewReplacer(pairs...)
}

// shortestInNote is the length from which an id can be told from a word: ids are a letter and a hash.
const shortestInNote = 8

// depths counts for every report how many copies lie between it and where its words began, along
// edges of known or likely direction. Circles, which lineage should not make, are cut.
func (c *composer) depths() map[string]int {
	c.parents = map[string][]string{}
	for _, k := range c.led.Copies {
		if k.Kind.Joins() && k.Direction != stemma.Undecided {
			c.parents[k.To] = append(c.parents[k.To], k.From)
		}
	}
	depth, open := map[string]int{}, map[string]bool{}
	var visit func(id string) int
	visit = func(id string) int {
		if d, ok := depth[id]; ok || open[id] {
			return d
		}
		open[id] = true
		d := 0
		for _, p := range c.parents[id] {
			d = max(d, visit(p)+1)
		}
		open[id] = false
		depth[id] = d
		return d
	}
	for _, r := range c.led.Reports {
		visit(r.ID)
	}
	return depth
}

// when is a sorting key: unknown dates come after all others.
func when(d Dates) string {
	if d.From == "" {
		return "~"
	}
	return d.From + d.To
}

// byKey compares pairs of strings, the first that differs deciding.
func byKey(pairs ...string) int {
	for i := 0; i+1 < len(pairs); i += 2 {
		if k := strings.Compare(pairs[i], pairs[i+1]); k != 0 {
			return k
		}
	}
	return 0
}

func (c *composer) lost() []Lost {
	out := make([]Lost, 0, len(c.led.Lost))
	for _, w := range c.led.Lost {
		out = append(out, Lost{w.ID, w.Outlet, c.reasons(w.Reasons)})
	}
	return out
}

func (c *composer) copies() []Copy {
	out := make([]Copy, 0, len(c.led.Copies))
	for _, k := range c.led.Copies {
		t := Copy{
			ID: k.ID, From: k.From, To: k.To, Kind: k.Kind, Share: thousandths(k.Share), Direction: k.Direction,
			Passages: []Passage{}, Reasons: c.reasons(k.Reasons),
		}
		for _, p := range k.Passages {
			to, ok := c.place(p.To.Report, p.To.Span)
			if !ok {
				continue
			}
			kind := "reworded"
			if p.Verbatim {
				kind = "verbatim"
			}
			t.Passages = append(t.Passages, Passage{c.maybe(p.From.Report, p.From.Span), to, kind})
		}
		out = append(out, t)
	}
	return out
}

// newsroomMark opens the id of a newsroom: it is followed by the smallest id of its members.
const newsroomMark = "n:"

// newsrooms names the origin groups after the report that stands earliest in each, or else after
// the lost witness. Only reports are listed.
func (c *composer) newsrooms(reports []Report) []Newsroom {
	lost := map[string]*stemma.Witness{}
	for i := range c.led.Lost {
		lost[c.led.Lost[i].ID] = &c.led.Lost[i]
	}
	at := map[string]int{}
	for i := range reports {
		at[reports[i].ID] = i
	}
	out := make([]Newsroom, 0, len(c.led.Newsrooms))
	for _, group := range c.led.Newsrooms {
		if len(group) == 0 {
			continue
		}
		n := Newsroom{ID: newsroomMark + slices.Min(group), Reports: []string{}}
		var members []int
		for _, id := range group {
			if i, ok := at[id]; ok {
				members = append(members, i)
			}
		}
		slices.Sort(members)
		for _, i := range members {
			n.Reports = append(n.Reports, reports[i].ID)
		}
		n.Name = c.nameOf(members, reports)
		for _, id := range group {
			if w := lost[id]; w != nil && w.Outlet != "" { // the reports of the group come from it
				n.Name = w.Outlet
				break
			}
		}
		n.Name = cmp.Or(n.Name, "a lost report")
		out = append(out, n)
	}
	return out
}

// nameOf names a newsroom after the first of its reports that is taken from no other and says who published it; else after the
// first that is not the work of a machine.
func (c *composer) nameOf(members []int, reports []Report) string {
	name := ""
	for _, own := range []func(r *Report) bool{
		func(r *Report) bool {
			return len(c.parents[r.ID]) == 0 && r.Outlet != nil && r.Outlet.Name != "" && len(c.spun[r.ID]) == 0
		},
		func(r *Report) bool { return r.Outlet != nil && r.Outlet.Name != "" && len(c.spun[r.ID]) == 0 },
		func(*Report) bool { return true },
	} {
		for _, i := range members {
			if own(&reports[i]) {
				name = cmp.Or(name, labelOf(&reports[i], i))
			}
		}
	}
	return name
}

func (c *composer) allEntities() []Entity {
	out := make([]Entity, 0, len(c.led.Entities))
	for _, e := range c.led.Entities {
		t := Entity{
			ID: e.ID, Kind: cmp.Or(e.Kind, stemma.OtherThing), Name: e.Name, Wikidata: e.Wikidata, Roles: some(slices.Clone(e.Roles)),
			Forms: []Form{}, Mentions: c.places(e.Mentions), Reasons: c.reasons(e.Reasons),
		}
		for _, f := range e.Forms {
			t.Forms = append(t.Forms, Form{f.Text, some(slices.Clone(f.Reports)), f.Count})
		}
		if g := e.Geo; g != nil {
			t.Geo = &Geo{g.Lat, g.Lon, g.Country, g.Precision}
		}
		out = append(out, t)
	}
	return out
}
