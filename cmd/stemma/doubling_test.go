package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// told are the ways of telling each thing that happened in one invented story; # is a figure that rises, @ a person of the report's own.
var told = [][]string{
	{"The dam at Ashwell burst on Monday night and the river Lorne flooded the town of Pellbridge, killing at least # people.", "At least # people died when the Ashwell dam gave way on Monday night and water swept through Pellbridge.", "# people were killed after a burst at the Ashwell dam sent the Lorne through the streets of Pellbridge."},
	{"Another # were injured, the county hospital said.", "The hospital in Pellbridge treated # injured people.", "# people were taken to hospital with injuries."},
	{"The mayor of Pellbridge, Edda Marsh, said: \"We asked for a new gate three times and were told to wait.\"", "\"We asked for a new gate three times and were told to wait,\" mayor Edda Marsh told reporters.", "Edda Marsh, the mayor, said the town had asked for a new gate three times."},
	{"The company that runs the dam, Lorne Power, denied that the gate was old.", "Lorne Power said that the gate had been inspected in March and was sound.", "A spokesman for Lorne Power declined to comment on the gate."},
	{"Prime Minister Tobias Renn promised # million crowns for the town.", "The government will pay # million crowns to rebuild Pellbridge, Tobias Renn said on Tuesday.", "Renn, the prime minister, visited Pellbridge on Tuesday and offered # million crowns."},
	{"Rescuers were still looking for # people on Tuesday.", "# people were missing, the fire service said.", "The fire service said # residents had not been found."},
	{"The opposition leader, Marta Quill, demanded that the minister of works resign by Friday.", "Marta Quill called on the works minister to resign.", "The works minister must go by Friday, said Marta Quill of the opposition."},
	{"Two officials of the ministry said a report on the dam had been held back since spring.", "A report that warned of cracks was held back, according to two officials.", "An official who asked not to be named said the ministry had known of the cracks."},
	{"@, a baker, said the water came up to her window within minutes.", "\"It came like a wall,\" said @, who lives by the bridge.", "@ told this newspaper that nobody had warned the street."},
	{"The army sent # soldiers and two helicopters.", "# soldiers were sent to Pellbridge to help.", "Helicopters and # soldiers of the army reached the town by noon."},
	{"The road from Ashwell to Kelby is shut until Thursday.", "Trains between Kelby and Pellbridge will not run before Thursday.", "The road to Kelby stays closed, police said."},
	{"Police arrested an engineer of Lorne Power on Wednesday.", "An engineer of the company was arrested, the police said on Wednesday.", "The prosecutor in Kelby said that one engineer was being questioned."},
}

// flood makes n reports of it: each tells most of it in words, figures and an order of its own, and one in four is another's, cut.
func flood(n int) string {
	r := rand.New(rand.NewPCG(5, 9))
	first := strings.Fields("Anna Boris Clara Dario Elsa Felix Greta Hugo Ines Jonas Karin Lars Mona Nils Olga Piet Rosa Sven Tilda Udo")
	last := strings.Fields("Abel Brock Castor Dane Ember Frost Garrow Hale Ivory Joss Kell Lund Mott Nash Orme Pell Quist Rowe Stell Thorn")
	var out strings.Builder
	var texts []string
	e := json.NewEncoder(&out)
	for i := range n {
		var ps []string
		for _, ways := range told {
			if r.IntN(4) == 0 {
				continue
			}
			s := strings.Replace(ways[r.IntN(len(ways))], "#", fmt.Sprint(10+(i*7)%40), 1)
			ps = append(ps, strings.Replace(s, "@", first[r.IntN(len(first))]+" "+last[r.IntN(len(last))], 1))
		}
		r.Shuffle(len(ps)-1, func(a, b int) { ps[a+1], ps[b+1] = ps[b+1], ps[a+1] })
		text := strings.Join(ps, "\n\n")
		if i > 0 && r.IntN(4) == 0 {
			text = texts[r.IntN(i)]
			text = text[:strings.LastIndex(text, "\n\n")]
		}
		if !strings.Contains(text, "\n\n") {
			text += "\n\nThe town of Pellbridge lies on the Lorne."
		}
		texts = append(texts, text)
		_ = e.Encode(map[string]string{
			"id": fmt.Sprintf("r%05d", i), "url": fmt.Sprintf("https://paper%d.example/%d", i, i), "outlet": fmt.Sprintf("The %s %s", last[i/20%20], first[i%20]),
			"title": fmt.Sprintf("Pellbridge flood: what is known (%d)", i), "text": text,
			"published": time.Date(2033, 4, 5, i%48, i%60, 0, 0, time.UTC).Format(time.RFC3339),
		})
	}
	return out.String()
}

// Twice the reports of one story may not take much more than twice the work of the whole way from file to brief. It is measured by
// the memory that is taken and given back, which unlike time does not depend on what else the machine does.
func TestBriefDoubled(t *testing.T) {
	cost := func(n int) (mb float64, d time.Duration) {
		file := filepath.Join(t.TempDir(), "flood.jsonl")
		if err := os.WriteFile(file, []byte(flood(n)), 0o644); err != nil {
			t.Fatal(err)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		at := time.Now()
		status, out, errs := start(t, "", "brief", "--format", "json", file)
		d = time.Since(at)
		runtime.ReadMemStats(&after)
		var b struct {
			Stories []struct {
				Reports []json.RawMessage
			}
		}
		if err := json.Unmarshal([]byte(out), &b); status != exitDone || err != nil {
			t.Fatalf("status %d: %v: %s", status, err, errs)
		}
		if got := len(b.Stories[0].Reports); got < n*9/10 {
			t.Fatalf("%d of %d reports in the story", got, n)
		}
		return float64(after.TotalAlloc-before.TotalAlloc) / 1e6, d
	}
	cost(4) // the tables are made on first use
	const n = 100
	one, took := cost(n)
	two, took2 := cost(2 * n)
	t.Logf("%d reports take %.0f MB and %v, %d take %.0f MB and %v", n, one, took, 2*n, two, took2)
	if two > 2.3*one {
		t.Errorf("%d reports take %.0f MB, %d take %.0f MB", n, one, 2*n, two)
	}
}
