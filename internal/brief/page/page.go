// Package page answers: how is a brief put before an editor?
//
// Write makes one self-contained HTML file: no script, no outside resource, a policy that forbids
// both. Every sentence of the summary carries numbers that jump to the cited words in the report's
// own text, where they are marked; copied passages stand in one colour, reworded ones in another,
// each with a link to its counterpart; the family tree is drawn inline. It can be read on a phone,
// in print and in the dark, by keyboard and by ear (WCAG 2.2 AA). Compare makes the page of two reports.
//
// Invariants: report text is hostile and reaches the page only through html/template's contextual
// escaping (the drawing escapes for itself); only http and https addresses become links; ids are
// made from numbers, never from texts; the same brief gives the same bytes.
//
// What it gets wrong: where many cited places overlap, only the first is framed when jumped to.
// Tried and dropped: footnotes at the end (a reader wants the words in their place), and a script
// that scrolls two columns together (the file must be safe to mail).
package page

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"stemma"
	"stemma/internal/brief"
	"stemma/internal/brief/atlas"
	"stemma/internal/brief/draw"
)

//go:embed page.html compare.html parts.html style.css
var files embed.FS

// parse makes the templates; they are part of the binary, so an error is a defect found by tests.
func parse(name string) (*template.Template, template.CSS, error) {
	css, err := files.ReadFile("style.css")
	if err != nil {
		return nil, "", err
	}
	t, err := template.New(name).ParseFS(files, name, "parts.html")
	return t, template.CSS(css), err
}

// A view is what the template sees of a brief.
type view struct {
	CSS     template.CSS
	Title   string
	Made    brief.Made
	AsOf    string
	Silence string // why there is no story
	Stories []*story
	Many    bool // too many for the contents to list every section
	Unused  []stemma.Fate
}

// A story is one story made ready: every text, number and anchor in its order.
type story struct {
	ID, Anchor, Title, Deck string
	Notes                   []string
	Groups                  []group
	Points                  []point
	Events, Undated         []event
	Tree, Map               template.HTML
	Outside                 string // places beyond the map's frame
	Copies                  []kin
	MoreCopies              int
	Lost                    []lost
	Positions               []position
	Speakers                []speaker
	Kinds                   []kind
	Reports                 []*report
	x                       *brief.Index
	cited                   map[brief.Place]int
	places                  []brief.Place
	footed                  map[int]bool
}

// A cite is a number that jumps to cited words. Foot is the id of the first mention of the number.
type cite struct {
	N           int
	Href, Label string
	Foot        string
}

type group struct {
	Name      string
	Sentences []sentence
}

type sentence struct {
	Text, Part string
	Cites      []cite
}

type point struct {
	ID, Anchor, Question, Status, StatusWord string
	Answers                                  []answer
	Rivalries                                []string
}

type answer struct {
	ID, Text, AsOf, Tally, Unnamed string
	Words                          []words
}

// Words is a cited place shown where it is cited.
type words struct {
	Text, Name string
	Cite       cite
}

type event struct {
	ID, Day, What, Modality, Where, Tally string
	Planned, NewDay, Inferred             bool
	Cites                                 []cite
}

type kin struct {
	ID, Line, Kind string
	Reasons        []reason
	Passages       []pair
	More           int
}

type reason struct {
	Rule, Note string
	Cites      []cite
}

// A pair is one passage, parent's words and copy's words.
type pair struct {
	Kind, FromName, ToName, FromHref, ToHref string
	From, To                                 string
	Diff                                     []brief.Piece
}

type lost struct {
	ID, Name string
	Reasons  []reason
}

type position struct {
	ID, Kind, Who, What, Tally string
	Cites                      []cite
}

type speaker struct {
	Name, Role string
	Unnamed    bool
	Quotes     []quote
}

type quote struct {
	ID, Text, Via string
	Cites         []cite
}

type kind struct {
	Title    string
	Entities []entity
}

type entity struct {
	ID, Name, Roles, Others, Map string
	Reports                      []cite
}

// Limits of the page: a list longer than this is not read, and the JSON has all of it.
const (
	maxCitesOfLine = 6  // one for each report, the earliest first
	maxPassages    = 24 // of one copy, side by side
	maxCopies      = 80
	maxEntities    = 60 // of one kind
)

// Write writes a brief as one page.
func Write(w io.Writer, b brief.Brief) error {
	t, css, err := parse("page.html")
	if err != nil {
		return err
	}
	v := view{CSS: css, Title: "Brief", Made: b.Made, Silence: b.Silence()}
	if len(b.Stories) == 1 {
		v.Title = b.Stories[0].Title
	} else if len(b.Stories) > 1 {
		v.Title = fmt.Sprintf("Brief: %d stories", len(b.Stories))
	}
	if b.Made.AsOf != nil {
		v.AsOf = *b.Made.AsOf
	}
	v.Many = len(b.Stories) > 3
	for i := range b.Stories {
		v.Stories = append(v.Stories, ready(&b.Stories[i], i+1))
	}
	for _, f := range b.Fates {
		if f.Fate != stemma.Reported {
			v.Unused = append(v.Unused, f)
		}
	}
	return t.Execute(w, v)
}

func ready(s *brief.Story, n int) *story {
	v := &story{
		ID: s.ID, Anchor: fmt.Sprintf("s%d", n), Title: s.Title, Notes: s.Summary.Sources.Notes,
		x: brief.NewIndex(s), cited: map[brief.Place]int{}, footed: map[int]bool{},
	}
	v.Deck = v.x.Deck()
	v.summary(s)
	v.points()
	v.events(s)
	v.tree(s)
	v.positions()
	v.speakers(s)
	v.entities()
	svg, outside := atlas.Map(v.x, v.Anchor+"-map")
	v.Map, v.Outside = template.HTML(svg), strings.Join(outside, ", ")
	v.reports(s) // last: it needs every number given above
	return v
}

// cite numbers a place: the same place has the same number wherever it is cited.
func (v *story) cite(p brief.Place) cite {
	n, ok := v.cited[p]
	if !ok {
		n = len(v.places) + 1
		v.cited[p] = n
		v.places = append(v.places, p)
	}
	c := cite{N: n, Href: fmt.Sprintf("#%s-c%d", v.Anchor, n), Label: fmt.Sprintf("cited words %d, in %s", n, v.x.Name(p.Report))}
	if !v.footed[n] {
		v.footed[n] = true
		c.Foot = fmt.Sprintf("%s-f%d", v.Anchor, n)
	}
	return c
}

// cites numbers the first place of each report that an id stands on.
func (v *story) cites(ids ...string) []cite {
	var out []cite
	for _, p := range v.firsts(ids...) {
		out = append(out, v.cite(p))
	}
	return out
}

// firsts gives the first place in each report that the ids stand on.
func (v *story) firsts(ids ...string) []brief.Place {
	var out []brief.Place
	seen := map[string]bool{}
	for _, id := range ids {
		for _, p := range v.x.Places(id) {
			if !seen[p.Report] && len(out) < maxCitesOfLine {
				seen[p.Report] = true
				out = append(out, p)
			}
		}
	}
	return out
}

// reasons numbers the places of reasons, but for those that are marked already: shown has them.
func (v *story) reasons(rs []brief.Reason, shown map[brief.Place]bool) []reason {
	var out []reason
	for _, r := range rs {
		t := reason{Rule: r.Rule, Note: r.Note}
		for _, p := range r.Places {
			if !shown[p] && len(t.Cites) < maxCitesOfLine {
				t.Cites = append(t.Cites, v.cite(p))
			}
		}
		out = append(out, t)
	}
	return out
}

// groups of the summary, by the part that a sentence tells.
var groupNames = []struct{ name, parts string }{
	{"What happened", "happened"},
	{"What stands", "disputed agreed superseded refined single-origin"},
	{"Who wants what", "position"},
	{"Who took from whom", "lineage"},
}

func (v *story) summary(s *brief.Story) {
	for _, g := range groupNames {
		t := group{Name: g.name}
		for _, st := range s.Summary.Sentences {
			if !strings.Contains(" "+g.parts+" ", " "+st.Part+" ") {
				continue
			}
			line := sentence{Text: st.Text, Part: st.Part}
			if st.Part != "lineage" {
				line.Cites = v.cites(claimsFirst(v.x, st.Cites)...)
			}
			t.Sentences = append(t.Sentences, line)
		}
		if len(t.Sentences) > 0 {
			v.Groups = append(v.Groups, t)
		}
	}
}

// claimsFirst leaves out points: their claims say the same with more exact places.
func claimsFirst(x *brief.Index, ids []string) []string {
	var out []string
	for _, id := range ids {
		if x.Point(id) == nil {
			out = append(out, id)
		}
	}
	return out
}

func (v *story) points() {
	for _, status := range []string{"disputed", "superseded", "refined", "agreed", "single-origin"} {
		for _, p := range v.x.Weighty(status) {
			t := point{ID: p.ID, Anchor: fmt.Sprintf("%s-p%d", v.Anchor, len(v.Points)+1), Question: p.Question, Status: status, StatusWord: strings.ReplaceAll(status, "-", " ")}
			for _, c := range v.x.Ranked(p) {
				a := answer{ID: c.ID, Text: c.Value.Answer(), Tally: c.Tally()}
				if c.AsOf != nil {
					a.AsOf = c.AsOf.String()
				}
				if c.OnlyUnnamed() {
					a.Unnamed = "only unnamed people"
				}
				for _, pl := range v.firsts(c.ID) {
					a.Words = append(a.Words, words{v.x.Sentence(pl).Text, v.x.Name(pl.Report), v.cite(pl)})
				}
				t.Answers = append(t.Answers, a)
			}
			t.Rivalries = v.x.Rivals(p)
			v.Points = append(v.Points, t)
		}
	}
}

func (v *story) events(s *brief.Story) {
	last := ""
	for _, m := range s.Timeline {
		e := v.x.Event(m.Event)
		if e == nil {
			continue
		}
		t := event{
			ID: e.ID, Day: m.When.String(), Inferred: m.When.Basis == stemma.Inferred, What: v.x.Telling(e), Modality: brief.ModalityPhrase(e.Modality), Planned: m.Planned,
			Tally: v.x.Tally(&e.Counts), Cites: v.cites(e.ID),
		}
		t.NewDay = t.Day != last
		last = t.Day
		t.Where = v.x.Where(e)
		if !m.When.Known() {
			t.NewDay = false
			v.Undated = append(v.Undated, t)
			continue
		}
		v.Events = append(v.Events, t)
	}
}

// tree draws the family tree and lays the passages of each copy side by side.
func (v *story) tree(s *brief.Story) {
	t := draw.Of(s)
	v.Tree = template.HTML(t.Inline(v.Anchor+"-tree", func(id string) string {
		if n := v.x.Number(id); n > 0 {
			return fmt.Sprintf("#%s-r%d", v.Anchor, n)
		}
		return ""
	}))
	parent := map[string]bool{}
	for i := range s.Copies {
		k := &s.Copies[i]
		parent[k.From] = true
		if i >= maxCopies {
			continue
		}
		passages := map[brief.Place]bool{}
		for _, p := range k.Passages {
			passages[p.To] = true
			if p.From != nil {
				passages[*p.From] = true
			}
		}
		c := kin{ID: k.ID, Line: v.x.CopyLine(k), Kind: string(k.Kind), Reasons: v.reasons(k.Reasons, passages)}
		for n, p := range k.Passages {
			if len(c.Passages) == maxPassages {
				c.More = len(k.Passages) - n
				break
			}
			if p.From == nil {
				continue
			}
			q := pair{
				Kind: p.Kind, FromName: v.x.Name(p.From.Report), ToName: v.x.Name(p.To.Report), From: p.From.Text, To: p.To.Text,
				FromHref: v.passage(i, n, "from"), ToHref: v.passage(i, n, "to"),
			}
			if p.Kind == "reworded" {
				q.Diff = brief.WordDiff(p.From.Text, p.To.Text)
			}
			c.Passages = append(c.Passages, q)
		}
		v.Copies = append(v.Copies, c)
	}
	v.MoreCopies = max(0, len(s.Copies)-maxCopies)
	for i := range s.Lost {
		if parent[s.Lost[i].ID] {
			continue // told with what was taken from it
		}
		v.Lost = append(v.Lost, lost{s.Lost[i].ID, brief.LostName(&s.Lost[i]), v.reasons(s.Lost[i].Reasons, nil)})
	}
}

// passage names the anchor of one side of a passage.
func (v *story) passage(edge, passage int, side string) string {
	return fmt.Sprintf("%s-k%d-%d-%s", v.Anchor, edge+1, passage+1, side)
}

func (v *story) positions() {
	for _, p := range v.x.Positions() {
		v.Positions = append(v.Positions, position{
			ID: p.ID, Kind: strings.ReplaceAll(p.Kind, "-", " "), Who: v.x.Party(p), What: p.Plain(), Tally: v.x.Tally(&p.Counts), Cites: v.cites(p.ID),
		})
	}
}

func (v *story) speakers(s *brief.Story) {
	for _, sp := range brief.Speakers(s) {
		t := speaker{Name: sp.Name, Unnamed: sp.Unnamed}
		if !strings.Contains(sp.Name, sp.Role) {
			t.Role = sp.Role
		}
		for _, q := range sp.Quotes {
			line := quote{ID: q.ID, Text: q.Words()}
			var via []string
			for i := range q.Via {
				via = append(via, brief.SpeakerName(&q.Via[i]))
			}
			line.Via = strings.Join(via, ", through ")
			for _, other := range q.Places {
				line.Cites = append(line.Cites, v.cite(other))
			}
			t.Quotes = append(t.Quotes, line)
		}
		v.Speakers = append(v.Speakers, t)
	}
}

func (v *story) entities() {
	for _, k := range []struct {
		kind  stemma.EntityKind
		title string
	}{{stemma.Person, "People"}, {stemma.Organisation, "Organisations"}, {stemma.PlaceName, "Places"}} {
		list := v.x.OfKind(k.kind)
		t := kind{Title: k.title}
		for _, e := range list[:min(len(list), maxEntities)] {
			line := entity{ID: e.ID, Name: e.Name, Roles: strings.Join(e.Roles, "; ")}
			var others []string
			for _, f := range e.Forms {
				if f.Text != e.Name {
					others = append(others, f.Text)
				}
			}
			line.Others = strings.Join(others, ", ")
			if e.Geo != nil {
				line.Map = fmt.Sprintf("%.3f, %.3f %s", e.Geo.Lat, e.Geo.Lon, e.Geo.Country)
			}
			var ids []string
			for _, m := range e.Mentions {
				ids = append(ids, m.Report)
			}
			for _, n := range v.x.Numbers(ids) {
				line.Reports = append(line.Reports, cite{N: n, Href: fmt.Sprintf("#%s-r%d", v.Anchor, n), Label: "report " + fmt.Sprint(n)})
			}
			t.Entities = append(t.Entities, line)
		}
		if len(t.Entities) > 0 {
			v.Kinds = append(v.Kinds, t)
		}
	}
}
