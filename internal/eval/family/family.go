// Package family answers: which reports could have come of one, and how? It makes families of reports whose tree is known,
// to measure who finds it.
//
// A family begins with a report that may be used (or one made by Invent). Copies are made of copies by the edits that
// newsrooms, scrapers and spinners really make (edits.go); some are merged of two families; some members are then taken
// out of the pile, as in real life. Times are delayed, jittered, wrong or missing. Tree shapes follow the printed stemmata
// of OpenStemmata (271 trees, summary in the constants; CC BY-SA 4.0, statistics only).
//
// To compete: `go run ./tools/families` writes the published piles as JSON Lines, with or without their truth, and scores
// answers in the same form. Titles, texts, outlets, addresses and times are all that a method may see; what it says of a pile is
// the copies, with ids of the reports or of witnesses of its own, and the groups of reports that it takes for one origin. The
// Tally scores edges (F1, with and without direction), kinds, directions, and the relative error of the number of origins. An edge
// over a lost report counts for its nearest surviving ancestor; children whose common source is lost count as joined when any
// edges join them; which of several texts of equal words was copied, or was the first, cannot be told, so that an edge of one
// counts for that of another, each once. Piles have 3 families of 8 on average and 4 reports alone; those of `stemma eval` begin
// with texts of the attribution set (not ours to publish) and with those of Invent (published with the code).
//
// Every set is made twice: as the edits leave it, and over desks (Options.Desk, desk.go), where copies keep the small traces that
// real ones keep; how many was counted on real copies. Without desks a cut of a cut holds nothing that tells it from a cut of the
// whole, two mergers of the same two reports are equal, and headlines tell more of the descent than real ones do.
//
// Deterministic by seed. Kinds of edit are held out (Edit.Held), not only seeds: a method tuned on all of them would only
// be shown to know them. Gets wrong: people rewrite with more imagination than these edits have: two writers who
// reword one sentence take the same synonym far more often here than in life, which makes brothers look like father and son.
package family

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"stemma"
)

// A Member is one report of a family, or of a pile.
type Member struct {
	Report  stemma.Report
	Parents []int // members, also lost ones
	Edit    string
	Kind    stemma.CopyKind // of every parent's copy
	Lost    bool            // taken out of the pile
	Roots   []int           // members where its lines begin
}

// Shape statistics of OpenStemmata: how often a node has another child after k (so that the largest brood is 3 in the mean,
// 4 at the ninth decile), how often a node has two parents, how many nodes are lost.
const (
	moreChildren = 0.55
	twoParents   = 0.043
	lostShare    = 0.12 // printed stemmata have 0.44; of today's reports fewer are lost, and every lost one is a harder case

	lostManuscripts = 0.3
)

// Options say how a pile is made.
type Options struct {
	Seed     uint64
	Families int  // origins in the pile
	Size     int  // members of a family, in the mean
	Held     bool // use the held-out edits instead of the others
	All      bool // use both
	Single   int  // reports that nobody copied
	Scribes  bool // copies as by hand: every text whole, with many small changes, undated, and more of them lost; to learn from, none is scored
	Desk     bool // copies pass over desks that leave traces (desk.go); without, a copy of a copy may hold nothing that shows it
}

// Texts is how many texts of Invent the published piles begin with; window is how many of them one pile uses: roots, reports
// that nobody copied, and paragraphs that copyists add.
const (
	Texts  = 300
	window = 60
)

// Pile makes the published pile of a number: three families of eight in the mean and four reports alone.
func Pile(bases []Base, number int, held, desk bool) []Member {
	at := number * 9 % max(1, len(bases)-window)
	return Make(bases[at:min(len(bases), at+window)], Options{Seed: uint64(number), Families: 3, Size: 8, Single: 4, Held: held, Desk: desk})
}

// A Base is a text to begin with.
type Base struct {
	Title, Text string
}

// Make makes a pile of families from the bases, which are used up from the front; spare paragraphs come from the back.
func Make(bases []Base, o Options) []Member {
	r := rand.New(rand.NewPCG(o.Seed, 77))
	need := o.Families + o.Single
	var spare []string
	for _, b := range bases[need:] {
		for _, p := range paragraphs(b.Text) {
			if len(p) > 120 {
				spare = append(spare, p)
			}
		}
	}
	m := newMaker(r, spare)
	d := desk{rand.New(rand.NewPCG(o.Seed, 79))}
	var edits []Edit
	for _, e := range Edits {
		if e.Name == "verbatim" || !o.Scribes && (o.All || e.Held == o.Held) {
			edits = append(edits, e)
		}
	}
	lost := lostShare
	if o.Scribes {
		lost = lostManuscripts
	}
	start := time.Date(2030, 5, 14, 6, 0, 0, 0, time.UTC)
	var pile []Member
	add := func(text, title string, at time.Time, parents []int, e Edit) int {
		n := len(pile)
		outlet := outletNames[n%len(outletNames)]
		rep := stemma.Report{
			ID: fmt.Sprintf("r%03d", n), Title: title, Text: text, Outlet: stemma.Outlet{Name: outlet, Basis: stemma.Stated},
			URL:       fmt.Sprintf("https://outlet%d.example/story", n),
			Published: stemma.Interval{From: at, To: at, Clock: true, Basis: stemma.Stated},
		}
		if e.Kind == stemma.Revision && len(parents) == 1 {
			rep.URL, rep.Outlet = pile[parents[0]].Report.URL, pile[parents[0]].Report.Outlet
		}
		pile = append(pile, Member{Report: rep, Parents: parents, Edit: e.Name, Kind: e.Kind})
		return n
	}
	truth := map[int]time.Time{}
	var groups [][]int
	for f := range o.Families + o.Single {
		at := start.Add(time.Duration(r.IntN(600)) * time.Minute)
		root := add(bases[f].Text, bases[f].Title, at, nil, Edit{Name: "root"})
		truth[root] = at
		if f >= o.Families {
			continue
		}
		family := []int{root}
		broods := map[int]int{}
		for len(family) < max(2, o.Size/2+r.IntN(o.Size+1)) {
			// The parent: the report that has children already gets more of them, as an agency does.
			parent := family[r.IntN(len(family))]
			if r.Float64() < moreChildren {
				parent = slices.MaxFunc(family, func(a, b int) int { return broods[a] - broods[b] })
			}
			broods[parent]++
			e := edits[r.IntN(len(edits))]
			at := truth[parent].Add(time.Duration(20+r.IntN(1500)) * time.Minute)
			ps := paragraphs(pile[parent].Report.Text)
			parents := []int{parent}
			if len(groups) > 0 && r.Float64() < 3*twoParents {
				other := groups[r.IntN(len(groups))]
				second := other[r.IntN(len(other))]
				parents = append(parents, second)
				if o.Desk {
					ps = d.merge(ps, paragraphs(pile[second].Report.Text))
				} else {
					ps = m.merge(ps, paragraphs(pile[second].Report.Text))
				}
				if truth[second].After(at) {
					at = truth[second].Add(time.Hour)
				}
				e = Edit{Name: "merged", Kind: stemma.Merged}
			} else {
				m.habit = r.Uint64()
				ps = e.make(m, slices.Clone(ps))
				if o.Scribes {
					ps = d.byHand(ps)
				}
			}
			title := m.replace(pile[parent].Report.Title, m.writer, 1)
			if o.Desk {
				title = d.headline(pile[parent].Report.Title, ps)
				if e.overDesk() {
					ps = d.handle(ps, len(pile))
				}
			}
			text := strings.Join(ps, "\n\n")
			if e.Kind == stemma.CreditedRewrite {
				text = credit(ps, pile[parent].Report.Outlet.Name)
			}
			n := add(text, title, at, parents, e)
			truth[n] = at
			family = append(family, n)
		}
		groups = append(groups, family)
	}
	for i := range pile {
		for _, p := range pile[i].Parents {
			for _, x := range pile[p].Roots {
				if !slices.Contains(pile[i].Roots, x) {
					pile[i].Roots = append(pile[i].Roots, x)
				}
			}
		}
		if len(pile[i].Parents) == 0 {
			pile[i].Roots = []int{i}
		}
		clock(r, &pile[i].Report)
		if o.Scribes {
			pile[i].Report.Published = stemma.Interval{Basis: stemma.Unknown}
		}
		if len(pile) > o.Single+2 && i < len(pile)-o.Single && r.Float64() < lost {
			pile[i].Lost = true
		}
	}
	return pile
}

// credit names the parent's outlet as papers do.
func credit(ps []string, outlet string) string {
	ps = slices.Clone(ps)
	ps[0] = strings.TrimRight(ps[0], ". ") + ", " + outlet + " reported."
	return strings.Join(ps, "\n\n")
}

// clock makes a time what times on pages are: mostly right, sometimes by day only, late, wrong or missing.
func clock(r *rand.Rand, rep *stemma.Report) {
	at := rep.Published.From
	switch x := r.Float64(); {
	case x < 0.15: // missing
		rep.Published = stemma.Interval{Basis: stemma.Unknown}
	case x < 0.40: // the day only
		day := at.Truncate(24 * time.Hour)
		rep.Published = stemma.Interval{From: day, To: day, Basis: stemma.Stated}
	case x < 0.47: // the time of an update or of a crawl
		at = at.Add(time.Duration(r.IntN(3000)) * time.Minute)
		rep.Published.From, rep.Published.To = at, at
	case x < 0.50: // wrong zone
		at = at.Add(time.Duration(r.IntN(18)-9) * time.Hour)
		rep.Published.From, rep.Published.To = at, at
	}
}

// Ancestors gives the parents of a member that are in the pile, for those that are lost their own; a lost one that has none stands
// for itself.
func Ancestors(pile []Member, n int) (out []int) {
	for _, p := range pile[n].Parents {
		for _, a := range survivors(pile, p) {
			if !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	return out
}

func paragraphs(s string) []string {
	var out []string
	for p := range strings.SplitSeq(s, "\n") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// Reports gives the reports that are in the pile.
func Reports(pile []Member) []stemma.Report {
	var out []stemma.Report
	for i := range pile {
		if !pile[i].Lost {
			out = append(out, pile[i].Report)
		}
	}
	return out
}

// outletNames are invented.
var outletNames = func() (out []string) {
	for _, kind := range strings.Fields("Gazette Courier Sentinel Examiner Bugle Clarion Beacon Ledger Dispatch Argus") {
		for _, town := range strings.Fields("Lindmouth Harrowby Stenvik Calder Ostrava-Ring Brackwater Tolmin Esperley Vantoria Quillan Merrow Dunfell") {
			out = append(out, town+" "+kind)
		}
	}
	return out
}()
