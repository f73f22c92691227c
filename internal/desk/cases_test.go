package desk

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"stemma"
	"stemma/internal/source"
)

// casesDir holds the case files; CONTRIBUTING.md says how they are written.
const casesDir = "../../cases"

type testCase struct {
	name  string
	items []source.Item
	wants []string
}

func readCases(t testing.TB) []testCase {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(casesDir, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files in %s (%v)", casesDir, err)
	}
	var cases []testCase
	for _, f := range files {
		a, err := txtar.ParseFile(f)
		if err != nil {
			t.Fatal(err)
		}
		c := testCase{name: strings.TrimSuffix(filepath.Base(f), ".txtar")}
		if len(strings.Fields(string(a.Comment))) < 5 {
			t.Errorf("%s: a case opens with a sentence that says what makes it interesting", f)
		}
		for _, part := range a.Files {
			if part.Name == "want" {
				c.wants = strings.Split(string(part.Data), "\n")
				continue
			}
			c.items = append(c.items, item(part.Name, part.Data))
		}
		cases = append(cases, c)
	}
	return cases
}

func item(name string, body []byte) source.Item {
	var out source.Item
	for it := range source.Each(context.Background(), []string{"-"}, source.Usual(), bytes.NewReader(body)) {
		out = it
	}
	out.Capture.Input = name
	if out.Fate != nil {
		out.Fate.Input = name
	}
	return out
}

func each(items []source.Item) iter.Seq[source.Item] { return slices.Values(items) }

func pileOf(items []source.Item) *Pile {
	p := &Pile{}
	p.Take(each(items), nil)
	return p
}

func TestCases(t *testing.T) {
	for _, c := range readCases(t) {
		t.Run(c.name, func(t *testing.T) {
			p := pileOf(c.items)
			f := findings{ledgers: p.Ledgers(nil), pile: p}
			n := 0
			for _, want := range c.wants {
				want = strings.TrimSpace(want)
				if want == "" || strings.HasPrefix(want, "#") {
					continue
				}
				n++
				if err := f.check(want); err != nil {
					t.Errorf("%s: %v", want, err)
				}
			}
			if n == 0 {
				t.Error("the case wants nothing")
			}
		})
	}
}

// findings are what was found, asked one want at a time.
type findings struct {
	ledgers []stemma.Ledger
	pile    *Pile
}

var word = regexp.MustCompile(`"[^"]*"|\S+`)

// check answers one line of a want. A leading ! wants it not to be found.
func (f findings) check(want string) error {
	line, not := strings.CutPrefix(want, "!")
	words := word.FindAllString(line, -1)
	for i := range words {
		words[i] = strings.Trim(words[i], `"`)
	}
	verbs := map[string]func([]string) (bool, string, error){
		"stories": f.stories, "copy": f.copy, "lost": f.lost, "same": f.same, "quote": f.quote, "voice": f.voice,
		"claim": f.claim, "rival": f.rival, "position": f.position, "block": f.block, "sign": f.sign, "date": f.date,
		"newsrooms": f.newsrooms, "entity": f.entity, "fate": f.fate, "time": f.time,
	}
	ask, ok := verbs[words[0]]
	if !ok {
		return fmt.Errorf("no such want")
	}
	found, have, err := ask(words[1:])
	if err != nil {
		return err
	}
	if found == not {
		return fmt.Errorf("found %v; there is:\n%s", found, have)
	}
	return nil
}

func (f findings) name(id string) string {
	reports, _ := f.pile.Reports()
	for _, r := range reports {
		if r.ID == id {
			return r.Input
		}
	}
	for _, l := range f.ledgers {
		for _, w := range l.Lost {
			if w.ID == id {
				return "lost:" + w.Outlet
			}
		}
	}
	return id
}

// stories N
func (f findings) stories(a []string) (bool, string, error) {
	n, err := strconv.Atoi(a[0])
	return n == len(f.ledgers), fmt.Sprint(len(f.ledgers)), err
}

// copy FROM -> TO [KIND], or FROM -- TO for an edge in any direction. FROM may be lost or lost:NAME.
func (f findings) copy(a []string) (bool, string, error) {
	if len(a) < 3 {
		return false, "", fmt.Errorf("copy FROM -> TO [KIND]")
	}
	var have []string
	found := false
	matches := func(name, want string) bool {
		return name == want || want == "lost" && strings.HasPrefix(name, "lost:")
	}
	for _, l := range f.ledgers {
		for _, c := range l.Copies {
			from, to := f.name(c.From), f.name(c.To)
			have = append(have, fmt.Sprintf("%s -> %s %s %.2f %s", from, to, c.Kind, c.Share, c.Direction))
			hit := matches(from, a[0]) && matches(to, a[2]) || a[1] == "--" && matches(from, a[2]) && matches(to, a[0])
			if hit && (len(a) < 4 || slices.Contains(strings.Split(a[3], "|"), string(c.Kind))) {
				found = true
			}
		}
	}
	return found, strings.Join(have, "\n"), nil
}

// lost "OUTLET"
func (f findings) lost(a []string) (bool, string, error) {
	var have []string
	for _, l := range f.ledgers {
		for _, w := range l.Lost {
			have = append(have, w.Outlet)
		}
	}
	return len(a) == 0 && len(have) > 0 || len(a) > 0 && slices.Contains(have, a[0]), strings.Join(have, "\n"), nil
}

// same "FORM" "FORM" …: one entity has all these spellings
func (f findings) same(a []string) (bool, string, error) {
	var have []string
	found := false
	for _, l := range f.ledgers {
		for _, e := range l.Entities {
			var forms []string
			for _, x := range e.Forms {
				forms = append(forms, x.Text)
			}
			have = append(have, e.Name+": "+strings.Join(forms, " | "))
			all := true
			for _, want := range a {
				all = all && slices.Contains(forms, want)
			}
			found = found || all
		}
	}
	return found, strings.Join(have, "\n"), nil
}

func speaker(v []stemma.Voice) string {
	var out []string
	for _, x := range v {
		out = append(out, cmpOr(x.Name, x.Text))
	}
	return strings.Join(out, " > ")
}

func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// quote REPORT "SPEAKER" "WORDS": a direct quotation that contains the words, by a speaker whose name contains SPEAKER
func (f findings) quote(a []string) (bool, string, error) {
	var have []string
	found := false
	for _, l := range f.ledgers {
		for i, d := range l.Readings {
			for _, q := range d.Quotes {
				who := ""
				if q.Attribution >= 0 {
					who = speaker(d.Attributions[q.Attribution].Voices)
				}
				text := q.In(l.Reports[i].Text)
				have = append(have, fmt.Sprintf("%s %q: %s", l.Reports[i].Input, who, text))
				if l.Reports[i].Input == a[0] && strings.Contains(who, a[1]) && strings.Contains(text, a[2]) {
					found = true
				}
			}
		}
	}
	return found, strings.Join(have, "\n"), nil
}

// voice REPORT "OUTERMOST > … > SPEAKER" "WORDS": an attribution whose content contains the words, with that chain
func (f findings) voice(a []string) (bool, string, error) {
	var have []string
	found := false
	want := strings.Split(a[1], " > ")
	for _, l := range f.ledgers {
		for i, d := range l.Readings {
			for _, x := range d.Attributions {
				var content []string
				for _, s := range x.Content {
					content = append(content, s.In(l.Reports[i].Text))
				}
				who, text := speaker(x.Voices), strings.Join(content, " … ")
				have = append(have, fmt.Sprintf("%s %q: %s", l.Reports[i].Input, who, text))
				chain := strings.Split(who, " > ")
				ok := l.Reports[i].Input == a[0] && strings.Contains(text, a[2]) && len(chain) == len(want)
				for k := 0; ok && k < len(want); k++ {
					ok = strings.Contains(strings.ToLower(chain[k]), strings.ToLower(want[k]))
				}
				found = found || ok
			}
		}
	}
	return found, strings.Join(have, "\n"), nil
}
