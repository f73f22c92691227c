package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden briefs again")

// start runs the command with args and gives status and output. The examples are named relative to the
// root of the repository, as a user names them, so that golden briefs hold no path of any machine.
func start(t testing.TB, stdin string, args ...string) (status int, out, err string) {
	t.Helper()
	var o, e bytes.Buffer
	status = run(args, streams{strings.NewReader(stdin), &o, &e})
	return status, o.String(), e.String()
}

func inRoot(t testing.TB) {
	t.Helper()
	t.Chdir("../..")
}

// The golden briefs are read by eye whenever they change: the diff of a commit shows what a change to a room does.
func TestGoldenBriefs(t *testing.T) {
	golden, err := filepath.Abs(filepath.Join("testdata", "golden"))
	if err != nil {
		t.Fatal(err)
	}
	inRoot(t)
	dirs, err := filepath.Glob("examples/*")
	if err != nil || len(dirs) < 3 {
		t.Fatalf("%d examples: %v", len(dirs), err)
	}
	for _, dir := range dirs {
		name := filepath.Base(dir)
		t.Run(name, func(t *testing.T) {
			for format, suffix := range map[string]string{"terminal": ".txt", "markdown": ".md"} {
				status, out, errs := start(t, "", "brief", "--format", format, dir)
				if status != exitDone {
					t.Fatalf("status %d: %s", status, errs)
				}
				file := filepath.Join(golden, name+suffix)
				if *update {
					if err := os.MkdirAll(golden, 0o755); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
						t.Fatal(err)
					}
					continue
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatalf("%v: run 'make golden' and read the result", err)
				}
				if string(want) != out {
					t.Errorf("%s differs at %s; run 'make golden' and read the diff", file, firstDifference(string(want), out))
				}
			}
		})
	}
}

func firstDifference(a, b string) string {
	la, lb := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(la), len(lb)) {
		if la[i] != lb[i] {
			return "\n- " + la[i] + "\n+ " + lb[i]
		}
	}
	return "its end"
}

// The same inputs in any order give the same bytes.
func TestBriefDoesNotDependOnOrder(t *testing.T) {
	inRoot(t)
	files, err := filepath.Glob("examples/harbour/*")
	if err != nil {
		t.Fatal(err)
	}
	_, first, _ := start(t, "", append([]string{"brief", "--format", "json"}, files...)...)
	slices.Reverse(files)
	_, second, _ := start(t, "", append([]string{"brief", "--format", "json"}, files...)...)
	if first == "" || first != second {
		t.Errorf("another order of inputs gives another brief: %s", firstDifference(first, second))
	}
}
