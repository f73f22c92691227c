// Command families writes the benchmark of report families (internal/eval/family) as JSON Lines, one pile a line, so that other
// methods can be tried on it, and scores what they answer:
//
//	go run ./tools/families [-held] [-desk] [-piles 60] [-truth] > piles.jsonl
//	go run ./tools/families [-held] [-desk] [-piles 60] -score answers.jsonl
//	go run ./tools/families -hand [-truth] > piles.jsonl
//	go run ./tools/families -hand -score answers.jsonl
//
// With -hand the piles are those written by a person (internal/eval/family/written); their numbers begin with 1.
//
// A pile is {"pile", "reports": [{"id", "title", "text", "outlet", "url", "published", "day_only"}]}; with -truth also "members", the
// reports that were taken out among them: [{"id", "parents", "edit", "kind", "lost"}]. An answer is {"pile", "copies": [{"from",
// "to", "kind"}], "groups": [[id]]}: the copies with ids of the reports, or of witnesses of the method's own, and the reports of
// each origin. The texts are invented (family.Invent): the open set begins with seed 1, the held-out kinds of edit with seed 2.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"time"

	"stemma"
	"stemma/internal/eval/family"
	"stemma/internal/eval/family/written"
)

type report struct {
	ID        stemma.ID  `json:"id"`
	Title     string     `json:"title"`
	Text      string     `json:"text"`
	Outlet    string     `json:"outlet"`
	URL       string     `json:"url"`
	Published *time.Time `json:"published,omitempty"`
	DayOnly   bool       `json:"day_only,omitempty"`
}

type member struct {
	ID      stemma.ID       `json:"id"`
	Parents []stemma.ID     `json:"parents,omitempty"`
	Edit    string          `json:"edit"`
	Kind    stemma.CopyKind `json:"kind,omitempty"`
	Lost    bool            `json:"lost,omitempty"`
}

type pile struct {
	Pile    int      `json:"pile"`
	Reports []report `json:"reports"`
	Members []member `json:"members,omitempty"`
}

type copied struct {
	From stemma.ID       `json:"from"`
	To   stemma.ID       `json:"to"`
	Kind stemma.CopyKind `json:"kind"`
}

type answer struct {
	Pile   int           `json:"pile"`
	Copies []copied      `json:"copies"`
	Groups [][]stemma.ID `json:"groups"`
}

func main() {
	log.SetFlags(0)
	held := flag.Bool("held", false, "the kinds of edit that are held out")
	hand := flag.Bool("hand", false, "the piles written by a person")
	desk := flag.Bool("desk", false, "copies pass over desks that leave traces")
	piles := flag.Int("piles", 60, "how many piles; stemma eval scores the first 60")
	truth := flag.Bool("truth", false, "write the truth beside the reports")
	answers := flag.String("score", "", "score this file of answers")
	flag.Parse()
	seed := uint64(1)
	if *held {
		seed = 2
	}
	bases := family.Invent(seed, family.Texts)
	first, made := 0, func(i int) []family.Member { return family.Pile(bases, i, *held, *desk) }
	if *hand {
		byHand, err := written.Piles()
		if err != nil {
			log.Fatal(err)
		}
		first, *piles, made = 1, len(byHand), func(i int) []family.Member { return byHand[i-1].Members }
	}
	if *answers == "" {
		w := bufio.NewWriter(os.Stdout)
		for i := first; i < first+*piles; i++ {
			if err := json.NewEncoder(w).Encode(writtenDown(i, made(i), *truth)); err != nil {
				log.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			log.Fatal(err)
		}
		return
	}
	f, err := os.Open(*answers)
	if err != nil {
		log.Fatal(err)
	}
	t, err := scored(f, first, *piles, made)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("edge F1, undirected             %.3f\nedge F1, directed               %.3f\nkind accuracy                   %.3f\ndirection accuracy              %.3f\nerror of the number of origins  %.3f\n",
		t.UndirectedF1(), t.DirectedF1(), t.Kind(), t.Direction(), t.Origins())
}

// writtenDown gives a pile as it is written down.
func writtenDown(number int, ms []family.Member, truth bool) pile {
	p := pile{Pile: number}
	for _, r := range family.Reports(ms) {
		out := report{ID: r.ID, Title: r.Title, Text: r.Text, Outlet: r.Outlet.Name, URL: r.URL}
		if r.Published.Known() {
			out.Published, out.DayOnly = &r.Published.From, !r.Published.Clock
		}
		p.Reports = append(p.Reports, out)
	}
	for i := range ms {
		if truth {
			m := member{ID: ms[i].Report.ID, Edit: ms[i].Edit, Kind: ms[i].Kind, Lost: ms[i].Lost}
			for _, k := range ms[i].Parents {
				m.Parents = append(m.Parents, ms[k].Report.ID)
			}
			p.Members = append(p.Members, m)
		}
	}
	return p
}

// scored scores answers; a pile without an answer counts as one about which nothing was said.
func scored(r io.Reader, first, piles int, pile func(int) []family.Member) (*family.Tally, error) {
	said := map[int]family.Found{}
	for d := json.NewDecoder(r); ; {
		var a answer
		if err := d.Decode(&a); err == io.EOF {
			break
		} else if err != nil {
			return nil, fmt.Errorf("answer %d: %w", len(said)+1, err)
		}
		f := family.Found{Groups: a.Groups}
		for _, c := range a.Copies {
			f.Copies = append(f.Copies, stemma.Copy{From: c.From, To: c.To, Kind: c.Kind})
		}
		said[a.Pile] = f
	}
	t := &family.Tally{}
	for i := first; i < first+piles; i++ {
		t.Score(pile(i), said[i])
	}
	return t, nil
}
