package eval

import (
	"io/fs"
	"slices"
	"strings"
	"time"
	"unicode"

	"stemma"
	"stemma/internal/lineage"
	"stemma/internal/world"
)

// LineageSets gives the sets that score who copied whom.
func LineageSets() []Set {
	return []Set{
		{Name: "lineage/polnear-wire", What: "agency copy found without the wire (M2)", Run: wire},
		{Name: "lineage/articles", What: "agency copy among the reports of one event (M2, B³; credits and word for word: silver)", Run: syndicated},
		{Name: "lineage/notre-besoin", What: "a manuscript tradition with its true tree (M18)", Run: notreBesoin},
		{Name: "lineage/independent", What: "false links among reports of different incidents", Run: independent},
		{Name: "lineage/spun", What: "synonym spinning seen without the parent", Run: spunMarks},
		{Name: "lineage/families", What: "families of reports made by internal/eval/family", Run: families},
		{Name: "lineage/written", What: "piles of reports written by a person (internal/eval/family/written)", Run: writtenPiles},
		{Name: "lineage/dressed", What: "copies with hidden or look-alike characters, beside the same copies without", Run: dressed},
	}
}

// agencyOf gives for each report the agencies where its lines of copying begin.
func agencyOf(t lineage.Tree) map[stemma.ID][]string {
	outlet := map[stemma.ID]string{}
	for _, w := range t.Lost {
		if o, ok := world.OutletByName(w.Outlet); ok && o.Kind == world.Agency {
			outlet[w.ID] = o.Name
		}
	}
	up := map[stemma.ID][]stemma.ID{}
	for _, c := range t.Copies {
		if c.Kind.Joins() {
			up[c.To] = append(up[c.To], c.From)
		}
	}
	out := map[stemma.ID][]string{}
	var climb func(from, n stemma.ID, depth int)
	climb = func(from, n stemma.ID, depth int) {
		if o := outlet[n]; o != "" && !slices.Contains(out[from], o) {
			out[from] = append(out[from], o)
		}
		if depth < 50 { // deeper than any tree of reports
			for _, u := range up[n] {
				climb(from, u, depth+1)
			}
		}
	}
	for n := range up {
		climb(n, n, 0)
		slices.Sort(out[n])
	}
	return out
}

var wireNames = map[string]string{"AP": "Associated Press", "AFP": "Agence France-Presse", "UPI": "United Press International", "Reuters": "Reuters"}

func wire(data fs.FS) ([]Score, error) {
	text := map[string]string{}
	for _, part := range []string{"train", "dev"} {
		err := Lines(data, "attribution/polnear-"+part+".jsonl.gz", func(d struct{ ID, Text string }) error {
			text[d.ID] = d.Text
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	var right, given, expected, which, n float64
	err := Lines(data, "lineage/polnear-wire.jsonl.gz", func(d struct{ ID, Outlet, Wire string }) error {
		if d.Wire == "NA" || text[d.ID] == "" {
			return nil
		}
		n++
		r := stemma.Report{ID: d.ID, Text: text[d.ID], Outlet: stemma.Outlet{Name: d.Outlet, Basis: stemma.Stated}}
		got := agencyOf(lineage.Trace([]stemma.Report{r}, nil))[d.ID]
		want := wireNames[d.Wire]
		if want != "" {
			expected++
		}
		if len(got) > 0 {
			given++
		}
		if want != "" && len(got) > 0 {
			right++
		}
		if want == "" && len(got) == 0 || slices.Contains(got, want) {
			which++
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	p, r, f := F1(right, given, expected)
	const set = "lineage/polnear-wire"
	return []Score{
		{Set: set, Metric: "agency F1", Value: f, N: int(n), Trivial: "always none", Published: ".85 by text markers, .95 with the agency's own feed (accuracy; Media Cloud, another set)"},
		{Set: set, Metric: "agency precision", Value: p, N: int(given)},
		{Set: set, Metric: "agency recall", Value: r, N: int(expected)},
		{Set: set, Metric: "which agency, accuracy", Value: which / n, N: int(n), Baseline: .905, Trivial: "always none"},
	}, nil
}

func syndicated(data fs.FS) ([]Score, error) {
	const set = "lineage/articles"
	var out []Score
	for _, name := range []string{"spotify", "census"} {
		var reports []stemma.Report
		label := map[string]string{}
		err := Lines(data, "lineage/articles-"+name+".jsonl.gz", func(d struct {
			ID, Publisher, Time, Title, Text string
			ByLine                           []struct{ Wire, How string } `json:"byline_wire"`
		},
		) error {
			r := stemma.Report{ID: d.ID, Title: d.Title, Text: d.Text, Outlet: stemma.Outlet{Name: d.Publisher, Basis: stemma.Stated}}
			if at, err := time.Parse(time.RFC3339, d.Time); err == nil {
				r.Seen = at
			}
			reports = append(reports, r)
			label[d.ID] = d.Publisher // one outlet is one newsroom
			for _, w := range d.ByLine {
				if wireNames[w.Wire] != "" {
					label[d.ID] = w.Wire
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		copied(reports, label)
		t := lineage.Trace(reports, nil)
		agencies := agencyOf(t)
		var right, given, expected float64
		for _, r := range reports {
			silver := wireNames[label[r.ID]] != ""
			if silver {
				expected++
			}
			if len(agencies[r.ID]) > 0 {
				given++
				if silver {
					right++
				}
			}
		}
		_, _, f := F1(right, given, expected)
		_, _, b := BCubed(t.Newsrooms, label)
		var alone [][]string
		for _, r := range reports {
			alone = append(alone, []string{r.ID})
		}
		_, _, trivial := BCubed(alone, label)
		out = append(out, Score{Set: set, Metric: name + ", agency F1", Value: f, N: len(reports), Trivial: "always none"},
			Score{Set: set, Metric: name + ", B³ F1 of origins", Value: b, N: len(reports), Baseline: trivial, Trivial: "every report alone"})
	}
	return out, nil
}

// copied gives two reports one label where half of what one says stands in the other word for word, in runs of eight words: the
// silver labels are credits, and a reprint without one is a copy all the same. Told without the rooms that are scored.
func copied(reports []stemma.Report, label map[string]string) {
	const run = 8
	shingles := func(text string) map[string]bool {
		w := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		m := map[string]bool{}
		for i := range max(0, len(w)-run+1) {
			m[strings.Join(w[i:i+run], " ")] = true
		}
		return m
	}
	var runs []map[string]bool
	for _, r := range reports {
		runs = append(runs, shingles(r.Text))
	}
	for i := range reports {
		for k := range i {
			both := 0
			for s := range runs[i] {
				if runs[k][s] {
					both++
				}
			}
			if n := min(len(runs[i]), len(runs[k])); n == 0 || both*2 < n {
				continue
			}
			from, to := label[reports[i].ID], label[reports[k].ID]
			if wireNames[to] == "" { // the agency's label stays
				from, to = to, from
			}
			for id, l := range label {
				if l == from {
					label[id] = to
				}
			}
		}
	}
}

// independent counts the joined pairs among reports of different incidents: some are copies all the same (round-ups,
// pages filed under several incidents), so the figure is an upper bound of the false ones.
func independent(data fs.FS) ([]Score, error) {
	reports, incident, err := StoryReports(data)
	if err != nil {
		return nil, err
	}
	byIncident := map[string][]stemma.Report{}
	for _, r := range reports {
		byIncident[incident[r.ID]] = append(byIncident[incident[r.ID]], r)
	}
	var pairs, joined, different, crossed float64
	var names []string
	for name, list := range byIncident {
		if len(list) > 1 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		list := byIncident[name]
		pairs += float64(len(list) * (len(list) - 1) / 2)
		joined += directCopies(lineage.Trace(list, nil))
	}
	// Every second incident beside another of the same month: none of these pairs is of one happening.
	slices.SortStableFunc(reports, func(a, b stemma.Report) int { return a.Published.From.Compare(b.Published.From) })
	for i := 0; i+20 <= len(reports); i += 20 {
		var pile []stemma.Report
		seen := map[string]bool{}
		for _, r := range reports[i : i+20] {
			if !seen[incident[r.ID]] {
				seen[incident[r.ID]] = true
				pile = append(pile, r)
			}
		}
		different += float64(len(pile) * (len(pile) - 1) / 2)
		crossed += directCopies(lineage.Trace(pile, nil))
	}
	const set = "lineage/independent"
	return []Score{
		{Set: set, Metric: "joined, of pairs of different incidents", Value: crossed / different, N: int(different), Lower: true},
		{Set: set, Metric: "joined, of pairs of one incident", Value: joined / pairs, N: int(pairs), Lower: true},
	}, nil
}

// directCopies counts the joining copies between reports of the pile.
func directCopies(t lineage.Tree) (n float64) {
	lost := map[stemma.ID]bool{}
	for _, w := range t.Lost {
		lost[w.ID] = true
	}
	for _, c := range t.Copies {
		if c.Kind.Joins() && !lost[c.From] {
			n++
		}
	}
	return n
}
