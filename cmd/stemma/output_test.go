package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// writeStory writes a small report in a folder of its own.
func writeStory(t *testing.T) (dir, file string) {
	t.Helper()
	dir = t.TempDir()
	file = filepath.Join(dir, "good.txt")
	if err := os.WriteFile(file, []byte("Date: 2031-03-12\n\nThe council of Orm has voted to sell the old gasworks, the mayor said on Monday.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir, file
}

// A link is written through, a device is never replaced, and nothing unfinished stays behind.
func TestOutKeepsWhatIsThere(t *testing.T) {
	dir, good := writeStory(t)
	behind, link := filepath.Join(dir, "real.html"), filepath.Join(dir, "link.html")
	if err := os.WriteFile(behind, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(behind, link); err != nil {
		t.Skip(err)
	}
	if status, _, errs := start(t, "", "brief", "--format", "html", "--out", link, good); status != exitDone {
		t.Fatal(status, errs)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced by a file")
	}
	if info, err := os.Stat(behind); err != nil || info.Mode().Perm() != 0o600 || info.Size() < 100 {
		t.Errorf("the file behind the link: %v %v", info, err)
	}
	// Only run by root could the old way harm; the check is that the device is one afterwards.
	if status, _, errs := start(t, "", "brief", "--out", os.DevNull, good); status != exitDone {
		t.Error(status, errs)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Fatalf("%s was replaced by a file", os.DevNull)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// What cannot be written is said before the work, with what to do, and nothing is named that the user did not name.
func TestOutRefusals(t *testing.T) {
	dir, good := writeStory(t)
	dangling := filepath.Join(dir, "dangling")
	if err := os.Symlink(filepath.Join(dir, "nothing"), dangling); err != nil {
		t.Skip(err)
	}
	for out, says := range map[string]string{dir: "it is a folder", filepath.Join(dir, "no", "x"): "make it first", dangling: "a link to a file that does not exist"} {
		for _, verb := range [][]string{{"brief"}, {"tree"}, {"read"}, {"export", "--as", "jsonl"}} {
			status, _, errs := start(t, "", append(verb, "--out", out, good)...)
			if status != exitFailed || !strings.Contains(errs, says) || strings.Contains(errs, "reported") {
				t.Errorf("%v --out %s: %d %q", verb, out, status, errs)
			}
		}
	}
}

// Results that cannot be written are a failure, not wrong usage and not success.
func TestFullDevice(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no /dev/full here")
	}
	defer full.Close()
	if info, err := full.Stat(); err != nil || info.Mode().IsRegular() {
		t.Skip("/dev/full is no device here")
	}
	_, good := writeStory(t)
	for _, args := range [][]string{{"brief", good}, {"read", good}, {"version"}, {"probe", "parse"}, {"probe", "story"}} {
		var errs strings.Builder
		status := run(args, streams{strings.NewReader(`{"id":"1","text":"Rain."}`), full, &errs})
		if status != exitFailed || !strings.Contains(errs.String(), "cannot write") {
			t.Errorf("%v: %d %q", args, status, errs.String())
		}
	}
}

// A file may have any name; a terminal must not obey it.
func TestNamesDoNotSteerTheTerminal(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "red\x1b[31m\nlines.txt")
	if err := os.WriteFile(name, nil, 0o644); err != nil {
		t.Skip(err)
	}
	_, _, errs := start(t, "", "brief", dir)
	if strings.ContainsRune(errs, '\x1b') || !strings.Contains(errs, `red\x1b[31m\nlines.txt`) {
		t.Errorf("%q", errs)
	}
}

func TestMoreUsage(t *testing.T) {
	_, good := writeStory(t)
	for _, c := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"brie", good}, exitUsage, "did you mean brief"},
		{[]string{"brief", ""}, exitUsage, "an input is empty"},
		{[]string{"brief", "-dash.txt"}, exitUsage, "./-name"},
		{[]string{"brief", "--story", "x", good}, exitUsage, "a whole number"},
		{[]string{"brief", "--story", "0", good}, exitUsage, "--story takes 1 to 1"},
		{[]string{"brief", "--story", "1", "--as-of", "2030-01-01", good}, exitUsage, "there is no story"},
		{[]string{"brief", "--as-of", "2030-01-01", good}, exitDone, "left out as published after 2030-01-01: the only report"},
		{[]string{"compare", "-", "-"}, exitUsage, "only one of the two"},
		{[]string{"help", "nothing"}, exitUsage, "no verb"},
		{[]string{"help", "brief"}, exitDone, ""},
		{[]string{"completion"}, exitUsage, "name a shell"},
		{[]string{"completion", "tcsh"}, exitUsage, "name a shell"},
		{[]string{"completion", "bash"}, exitDone, ""},
		{[]string{"--version"}, exitDone, ""},
	} {
		status, _, errs := start(t, "", c.args...)
		if status != c.status || !strings.Contains(errs, c.says) {
			t.Errorf("stemma %v: status %d, want %d; says %q, want %q", c.args, status, c.status, errs, c.says)
		}
	}
}
