// Package claim answers: who agrees, who differs, and from how many origins?
//
// Method. Statements of one story are linked to the entities they name and to the voices that make
// them. Statements of one happening make an Event; numbers that count the same thing, and answers of "did
// it happen, when, where, who did it", make a Point with its rival Claims; threats, demands and the like
// make Positions. Behind each stands a Support: reports, newsrooms, voices and independent origins. Origins
// follow the reasoning of textual criticism (Maas, Textkritik: a copy adds no witness) and of ICD 206 on
// sourcing: see origin.go. A copied statement is the same statement: passages that lineage found are aligned
// word by word (longest common subsequence), and what a copy says is tied to what its parent says at the
// same place, whose wording, voice and days it takes; the words of a mechanical rewording are shown only
// where there are no others: see copied.go.
//
// Two numbers answer one question if what is counted, its unit and what is said of it (who marched, who was detained,
// what it cost) agree: see same.go. Where a report itself sets one figure against another ("disputed the figure", "69,
// not 67", "an earlier count had put it at six") that outranks the nouns: see contrast.go. A figure inside what
// somebody disputes is denied by him and said by nobody: underdispute.go. Whom somebody threatens to kill or fears for
// is no toll. Shares are compared only where a report says that the rate was cut or raised from one to the other. That
// nobody died is a toll of none, which only the report that tells it can set against another: spared.go. What one voice
// says and another is said to deny in other words ("denied this", "her return contradicted the militia") is a point as
// well: gainsaid.go. A code is given only to what one does to another: related.go.
//
// Happenings told with other words are joined by a learned likeness, under vetoes: retold.go.
//
// What a happening did ("the blast tore off the roof") tells of that happening. What is only set beside another, what
// lasts longer than a year, what one report thinks possible, and what is told of "this" or "it" makes no event. A
// demand is of somebody who can act. What is to come "unless", "otherwise" or "if not" is a threat by who can bring it
// about or, of what somebody is to lose, by who says so; the time that ends it is its deadline: ultimatum.go. A state,
// its capital and its government are one voice. Of a plan, "about 300" and "300" are one answer.
//
// Who or what cannot will a thing does not ask, allow, offer or plan it; what is asked at home or in a shop, a question, and what
// something was for are no positions and no plans; a clause without a day of which a pronoun names both ends is no event of its own:
// plausible.go. Those who fled, are missing, lost their lives or were jailed for so many years are counted by what their clause says,
// and one exact sum of money that two reports tell is one matter: counted.go.
//
// Invariants: adding a verbatim copy never raises the origins of a claim; adding a report that only
// quotes a voice already heard never raises the voices; unknown is never counted as different; the
// order of reports does not matter; every inferred thing has a reason with a place in a report.
//
// It gets wrong: happenings told with quite other words stay apart where no participant is seen to be the same; two like happenings on one day in one place become
// one; a rewording that turns a sentence round is not tied to its parent; the toll of another event that a report
// recalls is told from its own only by a date or by being far off; other shares and lengths of time are not compared,
// nor days that were moved; a threat is laid to whom a pronoun was read as; two figures under different nouns or verbs
// in two reports are one question only if a report ties them or they are one number; who contradicts whom is seen only
// by the verbs of gainsaid.go, within two sentences. Tried and dropped: joining statements whose words are alike
// whatever the predicate, which made reactions and what they react to one happening; reading every smaller toll of
// another report as a part, which hid quarrels; comparing numbers by their noun alone, which set hospitals that
// reopened against hospitals that there are; holding two figures of two dates for two matters, which hid quarrels told
// on two days; leaving out every participle that may belong to another noun ("parts of the port seized on Friday"), which lost as many true
// happenings as false ones; leaving out requests by inquiries, campaigns and protests, which are people.
package claim

import (
	"cmp"
	"fmt"
	"slices"

	"stemma"
	"stemma/internal/claim/sameevent"
)

// Input is what is known of one story before its claims are weighed. Readings stand in the order of
// their reports. Newsrooms are origin groups: reports (and lost witnesses) that are one newsroom's
// work; a report that no group names is a newsroom of its own. Notes, one for each reading, are what happenings told with other
// words are joined by; without them they stay apart. Trees, if given, weigh in place of those that package sameevent holds.
type Input struct {
	Reports   []stemma.Report
	Readings  []stemma.Reading
	Copies    []stemma.Copy
	Lost      []stemma.Witness
	Newsrooms [][]stemma.ID
	Entities  []stemma.Entity
	Notes     []*sameevent.Notes
	Trees     *sameevent.Model
}

// Result is what the reports say together.
type Result struct {
	Told      []stemma.Told
	Events    []stemma.Event
	Points    []stemma.Point
	Positions []stemma.Position
}

// Weigh links statements across reports and weighs what stands behind each answer.
func Weigh(in Input) Result {
	w := newWeigher(in)
	w.link()
	w.tie()
	clusters := w.happenings()
	r := Result{Told: w.toldList(), Events: w.events(w.retold(clusters))}
	r.Points = append(w.countPoints(), w.eventPoints(clusters)...)
	r.Positions = w.positions()
	number(&r)
	return r
}

// weigher holds the story under way. Reports are in the order of their ids.
type weigher struct {
	reports    []stemma.Report
	readings   []stemma.Reading
	notes      []*sameevent.Notes // by report; empty where nothing was noted
	trees      *sameevent.Model
	entities   map[stemma.ID]*stemma.Entity
	at         map[stemma.Place]stemma.ID // mention → entity
	rooms      rooms
	told       []*told
	byReport   [][]*told          // told by report, in order of the text
	inSentence map[[2]int][]*told // told by report and sentence
	heard      [][]stemma.Span    // by report, the words that name who speaks, in order
	seams      [][]*seam          // by report, the passages it took from others of the story
	spun       []bool             // by report, whether it is mechanically reworded
}

// A told is a statement under way with what it was linked to.
type told struct {
	stemma.Told
	report   int // index into reports
	s        *stemma.Statement
	voices   []stemma.Voice
	verb     string // class of the predicate, see words.go
	actor    argument
	target   argument
	when     stemma.Interval
	timeAt   int    // the time expression that says so, into the reading's; -1
	source   source // who says it, for counting origins
	modality stemma.Modality
	sentence int   // index of the sentence of the predicate
	effect   bool  // it tells what a happening did, see effect
	first    *told // the statement of another report that this one is a copy of, see copied.go
}

// An argument is a linked part of a statement.
type argument struct {
	text   string
	entity stemma.ID
	words  map[string]bool // content words
	head   string          // last content word
}

func (a argument) known() bool { return a.text != "" }

func newWeigher(in Input) *weigher {
	n := min(len(in.Reports), len(in.Readings))
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(in.Reports[a].ID, in.Reports[b].ID) })
	w := &weigher{entities: map[stemma.ID]*stemma.Entity{}, at: map[stemma.Place]stemma.ID{}, byReport: make([][]*told, n), inSentence: map[[2]int][]*told{}, heard: make([][]stemma.Span, n)}
	for _, i := range order {
		w.reports = append(w.reports, in.Reports[i])
		w.readings = append(w.readings, in.Readings[i])
		if len(in.Notes) == len(in.Readings) {
			w.notes = append(w.notes, in.Notes[i])
		}
	}
	if w.trees = in.Trees; w.trees == nil && len(w.notes) > 0 {
		w.trees = sameevent.Alone()
	}
	for i := range in.Entities {
		e := &in.Entities[i]
		w.entities[e.ID] = e
		for _, m := range e.Mentions {
			if _, taken := w.at[m]; !taken {
				w.at[m] = e.ID
			}
		}
	}
	w.rooms = newRooms(w.reports, in)
	w.sew(in.Copies)
	return w
}

// place gives a span of report i as a place.
func (w *weigher) place(i int, s stemma.Span) stemma.Place {
	return stemma.Place{Report: w.reports[i].ID, Span: s}
}

func (w *weigher) toldList() []stemma.Told {
	out := make([]stemma.Told, len(w.told))
	for i, t := range w.told {
		out[i] = t.Told
	}
	return out
}

// number gives ids in the order of the lists, which are sorted by what they hold.
func number(r *Result) {
	for i := range r.Events {
		r.Events[i].ID = fmt.Sprintf("v%d", i+1)
	}
	for i := range r.Points {
		p := &r.Points[i]
		p.ID = fmt.Sprintf("p%d", i+1)
		rename := map[stemma.ID]stemma.ID{}
		for k := range p.Claims {
			id := fmt.Sprintf("%sc%d", p.ID, k+1)
			rename[p.Claims[k].ID] = id
			p.Claims[k].ID = id
		}
		for k := range p.Rivalries {
			p.Rivalries[k].A, p.Rivalries[k].B = rename[p.Rivalries[k].A], rename[p.Rivalries[k].B]
		}
	}
	rename := map[stemma.ID]stemma.ID{}
	for i := range r.Positions {
		id := fmt.Sprintf("o%d", i+1)
		rename[r.Positions[i].ID] = id
		r.Positions[i].ID = id
	}
	for i := range r.Positions {
		r.Positions[i].ConditionOf = rename[r.Positions[i].ConditionOf]
	}
}
