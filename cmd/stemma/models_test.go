package main

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var embedLine = regexp.MustCompile(`(?m)^//go:embed (.+)$`)

// Every embedded file stands in the manifest with its true hash, a licence and a source; and NOTICE speaks of all
// that is not ours.
func TestManifestIsTrue(t *testing.T) {
	listed := map[string]bool{}
	notice, err := os.ReadFile("../../NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(manifest, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.SplitN(line, "  ", 4)
		if len(cells) != 4 || strings.Contains(cells[2]+cells[3], "?") {
			t.Errorf("not filled in: %s", line)
			continue
		}
		body, err := os.ReadFile(filepath.Join("../..", cells[1]))
		if err != nil {
			t.Error(err)
			continue
		}
		if sum := sha256.Sum256(body); hex.EncodeToString(sum[:]) != cells[0] {
			t.Errorf("%s has changed: run 'go run ./tools/manifest'", cells[1])
		}
		if !strings.HasPrefix(cells[3], "written for stemma") && !strings.Contains(string(notice), cells[1]) {
			t.Errorf("NOTICE does not speak of %s", cells[1])
		}
		listed[cells[1]] = true
	}
	err = filepath.WalkDir("../..", func(path string, d os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range embedLine.FindAllStringSubmatch(string(src), -1) {
			for _, p := range strings.Fields(m[1]) {
				hits, _ := filepath.Glob(filepath.Join(filepath.Dir(path), p))
				for _, h := range hits {
					rel, _ := filepath.Rel("../..", h)
					if info, err := os.Stat(h); err == nil && !info.IsDir() && rel != "cmd/stemma/manifest.txt" && !listed[filepath.ToSlash(rel)] {
						t.Errorf("%s is in the binary and not in the manifest: run 'go run ./tools/manifest'", rel)
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
