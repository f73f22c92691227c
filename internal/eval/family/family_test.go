package family

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"stemma"
)

func pile(seed uint64, held bool) []Member {
	return Make(Invent(seed, 40), Options{Seed: seed, Families: 3, Size: 8, Single: 3, Held: held})
}

func TestMakeIsDeterministic(t *testing.T) {
	if !reflect.DeepEqual(pile(5, false), pile(5, false)) {
		t.Error("the same seed made two piles")
	}
	if reflect.DeepEqual(pile(5, false), pile(6, false)) {
		t.Error("two seeds made the same pile")
	}
}

func TestPileHoldsTogether(t *testing.T) {
	used := map[string]bool{}
	for seed := range uint64(30) {
		for i, m := range pile(seed, seed%2 == 1) {
			used[m.Edit] = true
			for _, p := range m.Parents {
				if p >= i {
					t.Fatalf("seed %d: member %d has parent %d", seed, i, p)
				}
			}
			if len(m.Roots) == 0 || strings.TrimSpace(m.Report.Text) == "" {
				t.Fatalf("seed %d: member %d (%s) has no roots or no text", seed, i, m.Edit)
			}
		}
	}
	for _, e := range Edits {
		if !used[e.Name] {
			t.Errorf("edit %q was never made", e.Name)
		}
	}
}

// The truth told to the scorer must score 1, and nothing told must score 0.
func TestScore(t *testing.T) {
	p := pile(9, false)
	for i := range p {
		p[i].Lost = false
	}
	var truth Found
	groups := map[int][]stemma.ID{}
	for i := range p {
		for _, k := range p[i].Parents {
			truth.Copies = append(truth.Copies, stemma.Copy{From: p[k].Report.ID, To: p[i].Report.ID, Kind: p[i].Kind})
		}
		for _, r := range p[i].Roots {
			groups[r] = append(groups[r], p[i].Report.ID)
		}
	}
	for _, g := range groups {
		truth.Groups = append(truth.Groups, g)
	}
	var all, none Tally
	all.Score(p, truth)
	none.Score(p, Found{})
	if all.UndirectedF1() != 1 || all.DirectedF1() != 1 || all.Kind() != 1 || all.Origins() != 0 {
		t.Errorf("the truth scores %.3f %.3f %.3f %.3f", all.UndirectedF1(), all.DirectedF1(), all.Kind(), all.Origins())
	}
	if none.UndirectedF1() != 0 || none.Origins() == 0 {
		t.Errorf("silence scores %.3f", none.UndirectedF1())
	}
	for i, c := range truth.Copies {
		truth.Copies[i].From, truth.Copies[i].To = c.To, c.From
	}
	var turned Tally
	turned.Score(p, truth)
	if turned.UndirectedF1() < 0.99 || turned.DirectedF1() > 0.35 {
		t.Errorf("the truth upside down scores %.3f undirected, %.3f directed", turned.UndirectedF1(), turned.DirectedF1())
	}
}

// Half of the desks touch nothing, the others leave traces; the same seed makes the same pile.
func TestDesk(t *testing.T) {
	text := paragraphs(Invent(3, 1)[0].Text)
	d := desk{rand.New(rand.NewPCG(1, 79))}
	words := strings.Fields(strings.Join(text, " "))
	idle, touched := 0, 0
	const copies = 400
	for n := range copies {
		got := strings.Fields(strings.Join(d.handle(text, n), " "))
		changed := 0
		for i := range min(len(got), len(words)) {
			if strings.Trim(got[i], `"“”'’`) != strings.Trim(words[i], `"“”'’`) {
				changed++
				break // what follows may have moved
			}
		}
		if changed == 0 {
			idle++
		} else {
			touched++
		}
	}
	if idle < copies/3 || touched < copies/4 {
		t.Errorf("%d copies of %d are as they were, %d touched", idle, copies, touched)
	}
	if !reflect.DeepEqual(Make(Invent(5, 40), Options{Seed: 5, Families: 3, Size: 8, Desk: true}), Make(Invent(5, 40), Options{Seed: 5, Families: 3, Size: 8, Desk: true})) {
		t.Error("the same seed made two piles over desks")
	}
}
