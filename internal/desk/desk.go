// Package desk answers: what is left to do? It moves captures through the rooms: extract, read, story,
// link. It is the only place that knows the order of work, and the only one that uses several
// processors; every room it calls is a pure function, so the result does not depend on how the work was shared out.
//
// Invariants: every capture ends in exactly one fate and the fates add up; the same captures in any
// order, at once or one by one, give the same ledgers.
//
// What it gets wrong: a story's ledger is worked out whole each time, so very large stories cost their
// full price at every change.
package desk

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"stemma"
	"stemma/internal/claim/sameevent"
	"stemma/internal/extract"
	"stemma/internal/link"
	"stemma/internal/source"
	"stemma/internal/story"
)

// A Pile is the reports taken so far, their readings, what was noted of them and the fate of every capture.
type Pile struct {
	reports  []stemma.Report
	readings []stemma.Reading
	notes    []*sameevent.Notes
	fates    []stemma.Fate
}

// Progress is told how far the work has come. It may be nil.
type Progress func(done int, what string)

// Take reads captures into the pile. Each is extracted and read alone, several at a time.
func (p *Pile) Take(items iter.Seq[source.Item], tell Progress) {
	type job struct {
		item    source.Item
		report  stemma.Report
		reading stemma.Reading
		notes   *sameevent.Notes
		fate    stemma.Fate
	}
	workers := runtime.GOMAXPROCS(0)
	in, out := make(chan *job, workers), make(chan *job, workers)
	var wg sync.WaitGroup
	for range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range in {
				j.report, j.reading, j.notes, j.fate = one(j.item)
				out <- j
			}
		}()
	}
	go func() {
		for it := range items {
			in <- &job{item: it}
		}
		close(in)
		wg.Wait()
		close(out)
	}()
	done := 0
	for j := range out {
		done++
		if tell != nil {
			tell(done, j.item.Capture.Input)
		}
		p.fates = append(p.fates, j.fate)
		if j.fate.Fate == stemma.Reported {
			p.reports = append(p.reports, j.report)
			p.readings = append(p.readings, j.reading)
			p.notes = append(p.notes, j.notes)
		}
	}
	p.settle()
}

// one extracts and reads one item. A fault of ours in it is the fate of that item and spoils no other.
func one(it source.Item) (r stemma.Report, d stemma.Reading, n *sameevent.Notes, f stemma.Fate) {
	defer func() {
		if x := recover(); x != nil {
			f = stemma.Fate{Input: it.Capture.Input, Fate: stemma.Unreadable, Note: fmt.Sprintf("a fault in stemma itself (%v): please report it with this input", x)}
		}
	}()
	if r, f = page(it); f.Fate == stemma.Reported {
		d, n = link.Read(r)
	}
	return r, d, n, f
}

// page gives an item's report, or the fate that it met before.
func page(it source.Item) (stemma.Report, stemma.Fate) {
	if it.Fate != nil {
		return stemma.Report{}, *it.Fate
	}
	r, err := extract.Page(it.Capture, it.Body)
	f := stemma.Fate{Input: it.Capture.Input, Fate: stemma.Reported, Note: it.Note}
	if err == nil {
		return r, f
	}
	f.Fate, f.Note = stemma.Unreadable, err.Error()
	var refused *extract.Error
	if errors.As(err, &refused) {
		f.Fate, f.Note = refused.Fate, refused.Note
	}
	return stemma.Report{}, f
}

// settle puts reports and fates into their canonical order and gives each duplicate its fate.
// Of two equal reports the one with the smaller input name stays, whichever came first.
func (p *Pile) settle() {
	at := make([]int, len(p.reports))
	for i := range at {
		at[i] = i
	}
	slices.SortFunc(at, func(a, b int) int {
		ra, rb := p.reports[a], p.reports[b]
		return cmp.Or(cmp.Compare(ra.ID, rb.ID), cmp.Compare(ra.Input, rb.Input))
	})
	var reports []stemma.Report
	var readings []stemma.Reading
	var notes []*sameevent.Notes
	first := map[string][]int{} // by text
	twice, taken := map[string]string{}, map[stemma.ID]bool{}
	for _, i := range at {
		r := p.reports[i]
		same := -1
		for _, j := range first[r.SHA256] {
			if extract.Same(reports[j], r) {
				same = j
			}
		}
		if same >= 0 {
			if reports[same].Input != r.Input {
				twice[r.Input] = reports[same].Input
			}
			continue
		}
		first[r.SHA256] = append(first[r.SHA256], len(reports))
		for n := 2; taken[r.ID]; n++ { // two texts with one short id: about one pile of 10,000 reports in 700
			r.ID = fmt.Sprintf("%s-%d", p.reports[i].ID, n)
		}
		taken[r.ID] = true
		if r.ID != p.reports[i].ID {
			p.readings[i], p.notes[i] = link.Read(r)
		}
		reports, readings, notes = append(reports, r), append(readings, p.readings[i]), append(notes, p.notes[i])
	}
	p.reports, p.readings, p.notes = reports, readings, notes
	for i, f := range p.fates {
		if other, ok := twice[f.Input]; ok && f.Fate == stemma.Reported {
			p.fates[i].Fate, p.fates[i].Note = stemma.Duplicate, "the same as "+other
		}
	}
	slices.SortFunc(p.fates, func(a, b stemma.Fate) int {
		return cmp.Or(cmp.Compare(a.Input, b.Input), cmp.Compare(a.Fate, b.Fate), cmp.Compare(a.Note, b.Note))
	})
	p.fates = slices.Compact(p.fates)
}

// Until leaves out the reports that were certainly published after the end of a day (or after an instant). A day, midnight
// in UTC, is the newsroom's own day, as its reports bear it. Undated reports stay. The fate of what is left out says so.
func (p *Pile) Until(end time.Time) {
	whole := end.Equal(end.Truncate(24 * time.Hour))
	after := func(i stemma.Interval) bool {
		if whole || !i.Clock {
			return i.From.Format(time.DateOnly) > end.Format(time.DateOnly)
		}
		return i.From.After(end)
	}
	late := map[string]bool{}
	kept := &Pile{}
	for i, r := range p.reports {
		if r.Published.Known() && after(r.Published) {
			late[r.Input] = true
			continue
		}
		kept.reports, kept.readings, kept.notes = append(kept.reports, r), append(kept.readings, p.readings[i]), append(kept.notes, p.notes[i])
	}
	for i, f := range p.fates {
		if late[f.Input] {
			p.fates[i].Note = "left out: published after " + end.Format(time.DateOnly)
		}
	}
	p.reports, p.readings, p.notes = kept.reports, kept.readings, kept.notes
}

// Fates gives what became of every capture, in order of input.
func (p *Pile) Fates() []stemma.Fate { return p.fates }

// Reports gives the reports and their readings, in the order of their ids.
func (p *Pile) Reports() ([]stemma.Report, []stemma.Reading) { return p.reports, p.readings }

// Ledgers groups the pile into stories and links each. Stories come largest first, then in the order of their
// reports' ids, and are numbered so; the ids of all but the first story's parts begin with its number.
func (p *Pile) Ledgers(tell Progress) []stemma.Ledger {
	return Ledgers(p.reports, p.readings, p.notes, tell)
}

// A Fault is a panic in one of several at work, with where it was, raised again by who waits for them.
type Fault struct {
	Value any
	Stack []byte
}

func (f *Fault) String() string { return fmt.Sprint(f.Value) }

// Ledgers does what Pile.Ledgers does, for reports with unique ids, their readings and notes.
func Ledgers(all []stemma.Report, read []stemma.Reading, noted []*sameevent.Notes, tell Progress) []stemma.Ledger {
	at := map[stemma.ID]int{}
	for i, r := range all {
		at[r.ID] = i
	}
	plain := link.Undress(all, nil) // hidden and look-alike characters hide no story
	stories := link.On(plain, story.Group(plain.Reports))
	slices.SortFunc(stories, func(a, b stemma.Story) int {
		return cmp.Or(cmp.Compare(len(b.Reports), len(a.Reports)), slices.Compare(a.Reports, b.Reports))
	})
	for i := range stories {
		stories[i].ID = fmt.Sprintf("s%d", i+1)
	}
	ledgers := make([]stemma.Ledger, len(stories))
	var wg sync.WaitGroup
	var mu sync.Mutex
	var fault *Fault // raised again where the caller can catch it
	slots, done := make(chan struct{}, runtime.GOMAXPROCS(0)), 0
	for i, s := range stories {
		var reports []stemma.Report
		var readings []stemma.Reading
		var notes []*sameevent.Notes
		for _, id := range s.Reports {
			reports = append(reports, all[at[id]])
			readings = append(readings, read[at[id]])
			notes = append(notes, noted[at[id]])
		}
		slots <- struct{}{}
		wg.Add(1)
		go func() {
			defer func() {
				if x := recover(); x != nil {
					mu.Lock()
					fault = &Fault{x, debug.Stack()}
					mu.Unlock()
				}
				<-slots
				wg.Done()
			}()
			ledgers[i] = link.Reports(s, reports, readings, notes)
			if i > 0 {
				link.Rename(&ledgers[i], s.ID+".")
			}
			mu.Lock()
			defer mu.Unlock()
			if done++; tell != nil {
				tell(done, fmt.Sprintf("story %d of %d", done, len(stories)))
			}
		}()
	}
	wg.Wait()
	if fault != nil {
		panic(fault)
	}
	return ledgers
}
