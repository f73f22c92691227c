package spin

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"stemma/internal/lang/vector"
)

// Every report of testdata/spun.txtar was spun in another manner by hand, every one of rewrites.txtar is a careful writer's.
func TestByHand(t *testing.T) {
	for file, want := range map[string]bool{"testdata/spun.txtar": true, "testdata/rewrites.txtar": false} {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			text := read(string(f.Data))
			marks, got, _ := Find(text)
			var j judge
			total, _ := j.judgeReport(text, 0)
			t.Logf("%-26s %.1f of %.1f", f.Name, total, oddest)
			if got != want && f.Name != missed {
				t.Errorf("%s: spun is %v, its words come to %.2f", f.Name, got, total)
			}
			if testing.Verbose() && got {
				for _, m := range marks {
					t.Log(m.Weight, m.Note)
				}
			}
		}
	}
}

// missed is the report of testdata that is not found: its odd words are usual in news, each elsewhere.
const missed = "tortured.txt: words of a trade replaced one by one"

// What the network makes of a word put in must be more than what it makes of the right one.
func TestOdds(t *testing.T) {
	for _, c := range []struct{ text, right, put string }{
		{"The police said that two men were killed in the attack and that the gunmen had fled.", "killed", "slaughter"},
		{"The court ordered the company to pay a fine of ten million dollars to the state.", "fine", "okay"},
		{"Voters in the district elected a new mayor in a close race on Tuesday.", "race", "ethnicity"},
		{"The bank raised interest rates for the third time this year.", "interest", "curiosity"},
		{"Officials declined to comment on the report, which was first published on Sunday.", "comment", "remark"},
		{"She was taken to the hospital with a broken leg and released the next day.", "leg", "branch"},
	} {
		text := read(c.text)
		var j judge
		j.see(text)
		j.begin(theNetwork(), &j.Sight)
		k := int32(-1)
		for i, w := range j.Words {
			if text.In(int(w), int(w)+1) == c.right {
				k = int32(i)
			}
		}
		if k < 0 {
			t.Errorf("%q is not judged", c.right)
			continue
		}
		row := func(w string) uint16 {
			r := vector.English().Find(w)
			if r < 0 {
				t.Fatalf("%q is not known", w)
			}
			return uint16(r)
		}
		odds := j.judged(theNetwork(), &j.Sight, []int32{k, k}, []uint16{row(c.right), row(c.put)})
		t.Logf("%s %.1f, %s %.1f", c.right, odds[0], c.put, odds[1])
		if odds[0] >= odds[1] {
			t.Errorf("%q: %.1f for %q, %.1f for %q", c.text, odds[0], c.right, odds[1], c.put)
		}
	}
}

// A report is judged alike however many are judged at once, and again with used memory.
func TestBlocks(t *testing.T) {
	text := read(strings.Repeat("The minister warned that the river could flood the lower town, where 4,000 people live, if the dam is not repaired by spring. ", 6))
	var j judge
	_, all := j.judgeReport(text, 0)
	all = append([]float32{}, all...)
	for k := range all {
		if one := j.judged(theNetwork(), &j.Sight, []int32{int32(k)}, nil)[0]; one != all[k] {
			t.Fatalf("word %d: %v alone, %v among others", k, one, all[k])
		}
	}
	if _, again := j.judgeReport(text, 0); len(again) != len(all) || again[0] != all[0] {
		t.Error("another answer the second time")
	}
}

// Judged are words of sentences in small letters: no name, no word of grammar, no row of a table.
func TestSee(t *testing.T) {
	text := read("Bradford 3 Sunderland 1, Oldham 2 Norwich 0, stoke 1 bury 1.\n\nThe visitors won by two goals at Oldham, where it had rained for three days. Officials said the road was closed.")
	var got []string
	s := See(text)
	for _, w := range s.Words {
		got = append(got, text.In(int(w), int(w)+1))
	}
	if want := "visitors won goals rained days said road closed"; strings.Join(got, " ") != want {
		t.Errorf("judged are %q, want %q", strings.Join(got, " "), want)
	}
}

func BenchmarkJudge(b *testing.B) {
	text := read(strings.Repeat("The prime minister said on Friday that officials of the state department had met police officers near the city hall. ", 25))
	var j judge
	b.SetBytes(int64(len(text.Source)))
	for b.Loop() {
		j.judgeReport(text, 0)
	}
}

func BenchmarkOddMarks(b *testing.B) {
	a, err := txtar.ParseFile("testdata/spun.txtar")
	if err != nil {
		b.Fatal(err)
	}
	text := read(string(a.Files[1].Data))
	var j judge
	_, odds := j.judgeReport(text, 0)
	odds = append([]float32{}, odds...)
	for b.Loop() {
		j.oddMarks(text, odds)
	}
}
