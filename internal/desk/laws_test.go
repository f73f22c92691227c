package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"stemma"
	"stemma/internal/eval/family"
	"stemma/internal/source"
)

// The nine laws of the design, on every case file, on the examples of the repository and on generated piles.

// piles gives the case files, the examples, and piles of invented report families with every kind of edit.
func piles(t *testing.T) map[string][]source.Item {
	t.Helper()
	out := map[string][]source.Item{}
	for _, c := range readCases(t) {
		out[c.name] = c.items
	}
	dirs, err := os.ReadDir("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range dirs {
		if !d.IsDir() {
			continue
		}
		out["examples/"+d.Name()] = slices.Collect(source.Each(context.Background(), []string{"../../examples/" + d.Name()}, source.Usual(), nil))
	}
	for seed := range uint64(3) {
		var items []source.Item
		made := family.Make(family.Invent(seed+11, 12), family.Options{Seed: seed + 1, Families: 2, Size: 4, Single: 2, All: true})
		for i, r := range family.Reports(made) {
			head := fmt.Sprintf("Outlet: %s\nURL: %s\n", r.Outlet.Name, r.URL)
			if r.Published.Known() {
				head += "Date: " + r.Published.From.Format(time.RFC3339) + "\n"
			}
			items = append(items, item(fmt.Sprintf("made-%d", i), []byte(head+"\n"+r.Text+"\n")))
		}
		out[fmt.Sprintf("generated/%d", seed)] = items
	}
	return out
}

func everyPile(t *testing.T, law func(t *testing.T, items []source.Item)) {
	all := piles(t)
	var names []string
	for n := range all {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		t.Run(n, func(t *testing.T) { law(t, all[n]) })
	}
}

func told(t *testing.T, p *Pile) string {
	t.Helper()
	b, err := json.MarshalIndent(struct {
		Ledgers []stemma.Ledger
		Fates   []stemma.Fate
	}{p.Ledgers(nil), p.Fates()}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func same(t *testing.T, law, a, b string) {
	t.Helper()
	if a == b {
		return
	}
	la, lb := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(la), len(lb)) {
		if la[i] != lb[i] {
			t.Fatalf("%s: line %d differs:\n%s\n---\n%s", law, i, strings.Join(la[max(0, i-6):min(len(la), i+3)], "\n"), strings.Join(lb[max(0, i-6):min(len(lb), i+3)], "\n"))
		}
	}
	t.Fatalf("%s: one is longer", law)
}

func TestLawsOrderStreamAgainRebuild(t *testing.T) {
	everyPile(t, func(t *testing.T, items []source.Item) {
		first := told(t, pileOf(items))
		same(t, "rebuild", first, told(t, pileOf(items)))

		shuffled := slices.Clone(items)
		r := rand.New(rand.NewPCG(1, uint64(len(items))))
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		same(t, "order", first, told(t, pileOf(shuffled)))

		stream := &Pile{}
		for i := range shuffled {
			stream.Take(each(shuffled[i:i+1]), nil)
			stream.Ledgers(nil)
		}
		same(t, "stream", first, told(t, stream))

		stream.Take(each(shuffled), nil)
		same(t, "again", first, told(t, stream))
	})
}

func TestLawSpan(t *testing.T) {
	everyPile(t, func(t *testing.T, items []source.Item) {
		for _, l := range pileOf(items).Ledgers(nil) {
			text := map[stemma.ID]string{}
			for _, r := range l.Reports {
				text[r.ID] = r.Text
			}
			ok := func(what string, report stemma.ID, s stemma.Span) {
				x, there := text[report]
				switch {
				case s == stemma.Span{}:
				case !there:
					t.Errorf("%s: no report %q", what, report)
				case s.Start < 0 || s.End > len(x) || s.Start >= s.End:
					t.Errorf("%s: %v lies outside %s (%d bytes)", what, s, report, len(x))
				case !utf8.RuneStart(x[s.Start]) || s.End < len(x) && !utf8.RuneStart(x[s.End]):
					t.Errorf("%s: %v cuts a character in %s", what, s, report)
				}
			}
			places := func(what string, reasons []stemma.Reason) {
				for _, r := range reasons {
					for _, p := range r.Places {
						ok(what+" "+r.Rule, p.Report, p.Span)
					}
				}
			}
			for i, r := range l.Reports {
				last := 0
				for _, b := range r.Blocks {
					ok("block", r.ID, b.Span)
					if b.Kind != stemma.Dateline {
						if gap := r.Text[min(last, b.Start):b.Start]; strings.TrimSpace(gap) != "" {
							t.Errorf("%s: no block holds %q", r.Input, gap)
						}
						last = b.End
					}
				}
				d := l.Readings[i]
				for _, s := range d.Sentences {
					ok("sentence", r.ID, s)
				}
				for _, m := range d.Mentions {
					ok("mention", r.ID, m.Span)
				}
				for _, q := range d.Quotes {
					ok("quote", r.ID, q.Span)
					places("quote", q.Reasons)
				}
				for _, a := range d.Attributions {
					for _, s := range slices.Concat(a.Source, a.Cue, a.Content) {
						ok("attribution", r.ID, s)
					}
				}
				for _, s := range d.Statements {
					ok("statement", r.ID, s.Span)
				}
				for _, x := range d.Times {
					ok("time", r.ID, x.Span)
				}
				for _, x := range d.Quantities {
					ok("quantity", r.ID, x.Span)
				}
				for _, x := range d.Credits {
					ok("credit", r.ID, x.Span)
				}
			}
			for _, c := range l.Copies {
				places("copy", c.Reasons)
				for _, p := range c.Passages {
					ok("passage", p.To.Report, p.To.Span)
					if p.From.Report != "" {
						ok("passage", p.From.Report, p.From.Span)
					}
				}
			}
			for _, e := range l.Entities {
				places("entity", e.Reasons)
				for _, m := range e.Mentions {
					ok("entity", m.Report, m.Span)
				}
			}
			for _, e := range l.Events {
				places("event", e.Reasons)
			}
			for _, p := range l.Points {
				places("point", p.Reasons)
				for _, c := range p.Claims {
					places("claim", c.Reasons)
				}
			}
			for _, p := range l.Positions {
				places("position", p.Reasons)
			}
		}
	})
}

func TestLawReason(t *testing.T) {
	everyPile(t, func(t *testing.T, items []source.Item) {
		for _, l := range pileOf(items).Ledgers(nil) {
			grounded := func(what string, reasons []stemma.Reason) {
				n := 0
				for _, r := range reasons {
					n += len(r.Places)
				}
				if n == 0 {
					t.Errorf("%s has no reason that points at words: %v", what, reasons)
				}
			}
			for _, c := range l.Copies {
				grounded(fmt.Sprintf("copy %s -> %s", c.From, c.To), c.Reasons)
			}
			for _, w := range l.Lost {
				grounded("lost witness "+w.Outlet, w.Reasons)
			}
			for _, p := range l.Points {
				for _, c := range p.Claims {
					if len(c.Places) == 0 {
						grounded("claim "+c.Value.Text, c.Reasons)
					}
				}
			}
			for _, e := range l.Entities {
				if len(e.Forms) > 1 {
					grounded("entity "+e.Name, e.Reasons)
				}
			}
		}
	})
}

// support gives for each point and value the number of origins, newsrooms and voices.
func support(p *Pile) map[string][3]int {
	out := map[string][3]int{}
	for _, l := range p.Ledgers(nil) {
		for _, x := range l.Points {
			for _, c := range x.Claims {
				k := x.Aspect + "|" + x.About + "|" + c.Value.Text
				n := out[k]
				out[k] = [3]int{n[0] + len(c.Origins), n[1] + len(c.Newsrooms), n[2] + len(c.Voices)}
			}
		}
	}
	return out
}

func TestLawCopy(t *testing.T) {
	everyPile(t, func(t *testing.T, items []source.Item) {
		before := pileOf(items)
		was := support(before)
		for i, it := range items {
			if it.Fate != nil || len(it.Body) == 0 {
				continue
			}
			c := it
			c.Capture.Input = fmt.Sprintf("copy-%d", i)
			c.Capture.URL = "https://reprint.example/" + fmt.Sprint(i)
			c.Capture.Meta.Outlet, c.Capture.Meta.URL = "The Reprint", c.Capture.URL
			now := support(pileOf(append(slices.Clone(items), c)))
			for k, n := range now {
				if w, ok := was[k]; ok && n[0] > w[0] {
					t.Errorf("a verbatim copy of %s raised the origins of %q from %d to %d", it.Capture.Input, k, w[0], n[0])
				}
			}
			if testing.Short() {
				break
			}
		}
	})
}

func TestLawEcho(t *testing.T) {
	everyPile(t, func(t *testing.T, items []source.Item) {
		p := pileOf(items)
		was := support(p)
		reports, readings := p.Reports()
		tried := 0
		for i, d := range readings {
			for _, q := range d.Quotes {
				if q.Attribution < 0 || tried == 3 {
					continue
				}
				v := d.Attributions[q.Attribution].Voices
				if len(v) == 0 || v[len(v)-1].Kind != stemma.PersonVoice {
					continue
				}
				tried++
				name := cmpOr(v[len(v)-1].Name, v[len(v)-1].Text)
				body := fmt.Sprintf("Outlet: The Echo\nTitle: Reactions\n\n\"%s,\" %s said.\n", strings.TrimRight(q.In(reports[i].Text), ",."), name)
				now := support(pileOf(append(slices.Clone(items), item("echo", []byte(body)))))
				for k, n := range now {
					if w, ok := was[k]; ok && n[2] > w[2] {
						t.Errorf("an echo of %s raised the voices of %q from %d to %d", name, k, w[2], n[2])
					}
				}
			}
		}
	})
}

// TestLawClock shifts the stated dates of all reports by a number of weeks (so that weekdays stay)
// and expects the same family tree, entities and claims. Dates inside the texts stay, so only piles
// whose texts name no date can be held to it; they are made here.
func TestLawClock(t *testing.T) {
	pile := func(shift time.Duration) *Pile {
		var items []source.Item
		start := time.Date(2031, 3, 12, 6, 0, 0, 0, time.UTC).Add(shift)
		bodies := []string{
			"Eleven people died when a ferry struck the pier at Orm, the coast guard said on Monday.\nCaptain Lise Brandt said the engines had failed. \"We had no power for nine minutes,\" she said.\n",
			"Eleven people died when a ferry struck the pier at Orm, the coast guard said on Monday.\n",
			"A passenger on the Orm ferry, Paul Teller, said he saw nine bodies on the pier.\nHe blamed the crew.\n",
		}
		for i, b := range bodies {
			at := start.Add(time.Duration(i) * 3 * time.Hour).Format(time.RFC3339)
			items = append(items, item(fmt.Sprintf("r%d", i), []byte(fmt.Sprintf("Outlet: Paper %d\nDate: %s\nURL: https://paper%d.example/a\n\n%s", i, at, i, b))))
		}
		return pileOf(items)
	}
	shape := func(p *Pile) string {
		var b strings.Builder
		for _, l := range p.Ledgers(nil) {
			for _, c := range l.Copies {
				fmt.Fprintf(&b, "%s %s %s %s %.3f\n", c.From, c.To, c.Kind, c.Direction, c.Share)
			}
			for _, e := range l.Entities {
				fmt.Fprintln(&b, e.Name, len(e.Mentions))
			}
			for _, x := range l.Points {
				for _, c := range x.Claims {
					fmt.Fprintln(&b, x.Question, c.Value.Text, len(c.Origins))
				}
			}
		}
		return b.String()
	}
	now := shape(pile(0))
	if now == "" {
		t.Fatal("nothing found")
	}
	same(t, "clock", now, shape(pile(52*7*24*time.Hour)))
}
