package sameevent

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"stemma"
	"stemma/internal/read"
)

// document reads a text whose mentions stand in brackets.
func document(id, marked string) Document {
	var text strings.Builder
	var ms []Mention
	for i, part := range strings.Split(marked, "[") {
		word, rest, ok := strings.Cut(part, "]")
		if i == 0 || !ok {
			text.WriteString(part)
			continue
		}
		start := text.Len()
		text.WriteString(word)
		ms = append(ms, Mention{ID: fmt.Sprintf("%s:%s", id, word), Span: stemma.Span{Start: start, End: start + len(word)}})
		text.WriteString(rest)
	}
	r := read.Plain(text.String(), stemma.Interval{Basis: stemma.Unknown})
	d := read.Analyse(r)
	return Document{ID: id, Doc: d, Reading: read.Document(r, d), Mentions: ms}
}

var reports = []Document{
	document("a", "Gunman kills two at Tarn Hollow bakery\nTwo people were [shot] dead in a bakery in Tarn Hollow on Monday, police said. The suspect, Ivo Marsh, was [arrested] an hour later."),
	document("b", "Tarn Hollow bakery shooting: man held\nThe [shooting] at the Tarn Hollow bakery left two dead. Police said the [arrest] of Ivo Marsh came within an hour."),
	document("c", "Quake shakes Lower Venn\nAn [earthquake] of magnitude 6.1 shook Lower Venn before dawn, and eleven people were [hurt], the province said."),
	document("d", "Lower Venn counts the cost\nThe [quake] that hit Lower Venn before dawn, of magnitude 6.1, [injured] eleven people, officials in the province said."),
}

func TestClusters(t *testing.T) {
	at := map[string]int{}
	for i, c := range Cluster(reports) {
		for _, m := range c {
			at[m] = i
		}
	}
	for _, pair := range [][2]string{{"a:shot", "b:shooting"}, {"a:arrested", "b:arrest"}, {"c:earthquake", "d:quake"}} {
		if at[pair[0]] != at[pair[1]] {
			t.Errorf("%s and %s are apart", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{{"a:shot", "a:arrested"}, {"a:shot", "c:hurt"}, {"c:earthquake", "c:hurt"}} {
		if at[pair[0]] == at[pair[1]] {
			t.Errorf("%s and %s are together", pair[0], pair[1])
		}
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	want := Cluster(reports)
	for range len(reports) {
		turned := slices.Concat(reports[1:], reports[:1])
		for i := range turned {
			turned[i].Mentions = slices.Clone(turned[i].Mentions)
			slices.Reverse(turned[i].Mentions)
		}
		if got := Cluster(turned); !reflect.DeepEqual(got, want) {
			t.Fatalf("%v\n%v", got, want)
		}
	}
}

// Average link does not chain: what is like one member only does not join.
func TestJoin(t *testing.T) {
	like := map[[2]int]float64{{0, 1}: .9, {1, 2}: .8, {3, 4}: .5}
	if got := Join(5, like, .45); !reflect.DeepEqual(got, [][]int{{0, 1}, {2}, {3, 4}}) {
		t.Error(got)
	}
	if got := Join(0, nil, .5); len(got) != 0 {
		t.Error(got)
	}
}

func TestModel(t *testing.T) {
	m := model()
	back, err := ParseModel(m.Text())
	if err != nil || len(m.Trees) == 0 || m.Threshold <= 0 || !reflect.DeepEqual(back, m) {
		t.Fatalf("the model does not read as it is written: %v", err)
	}
	for _, tree := range m.Trees {
		for _, n := range tree {
			if n.Trait >= len(Traits) || n.Trait >= 0 && (n.Left <= 0 || n.Right <= n.Left) {
				t.Fatalf("node %v", n)
			}
		}
	}
	if p := m.Likeness(make([]float64, len(Traits))); p <= 0 || p >= 1 {
		t.Error(p)
	}
}

func TestTraits(t *testing.T) {
	s := Read(reports)
	n := 0
	s.Pairs(func(p Pair) {
		n++
		if len(p.Traits) != len(Traits) || p.A == p.B {
			t.Fatalf("pair %d %d has %d traits", p.A, p.B, len(p.Traits))
		}
		for i, x := range p.Traits {
			if math.IsNaN(x) || math.IsInf(x, 0) {
				t.Fatalf("%s is %v", Traits[i], x)
			}
		}
	})
	if n == 0 {
		t.Error("no pairs")
	}
}

// The work grows with the documents and not with their square.
func TestTimeGrowsLinearly(t *testing.T) {
	many := func(n int) []Document {
		var out []Document
		for i := range n {
			d := reports[i%len(reports)]
			d.ID = fmt.Sprint(i)
			d.Mentions = slices.Clone(d.Mentions)
			for k := range d.Mentions {
				d.Mentions[k].ID = fmt.Sprint(i, " ", k)
			}
			out = append(out, d)
		}
		return out
	}
	clock := func(n int) time.Duration {
		docs := many(n)
		start := time.Now()
		Cluster(docs)
		return time.Since(start)
	}
	clock(100)
	few, lots := clock(200), clock(1600)
	if lots > 24*few+2*time.Second {
		t.Errorf("200 documents took %v, 1600 took %v", few, lots)
	}
}

func FuzzCluster(f *testing.F) {
	f.Add("Rain fell. It stopped.", "The rain.", 0, 4, 4, 8)
	f.Add("", "x", 0, 0, 0, 1)
	f.Fuzz(func(t *testing.T, one, two string, a, b, c, d int) {
		one, two = strings.ToValidUTF8(one, "?"), strings.ToValidUTF8(two, "?")
		var docs []Document
		n := 0
		for i, text := range []string{one, two} {
			r := read.Plain(text, stemma.Interval{Basis: stemma.Unknown})
			doc := read.Analyse(r)
			in := Document{ID: fmt.Sprint(i), Doc: doc, Reading: read.Document(r, doc)}
			for k, s := range []stemma.Span{{Start: a, End: b}, {Start: c, End: d}} {
				if s.Start >= 0 && s.Start < s.End && s.End <= len(text) {
					in.Mentions = append(in.Mentions, Mention{ID: fmt.Sprint(i, k), Span: s})
					n++
				}
			}
			docs = append(docs, in)
		}
		seen := map[string]bool{}
		for _, cluster := range Cluster(docs) {
			for _, id := range cluster {
				if seen[id] {
					t.Fatalf("%s twice", id)
				}
				seen[id] = true
			}
		}
		if len(seen) != n {
			t.Fatalf("%d mentions of %d", len(seen), n)
		}
	})
}
