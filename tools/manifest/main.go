// Command manifest writes cmd/stemma/manifest.txt again: every data file that a go:embed line puts into
// the binary, with its SHA-256. Licence and source stay as they are in the file; a new file gets the mark
// "?" there, which the test of the manifest refuses. Run from the root of the repository.
package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const file = "cmd/stemma/manifest.txt"

func main() {
	log.SetFlags(0)
	known := map[string]string{}
	old, err := os.ReadFile(file)
	if err != nil && !os.IsNotExist(err) {
		log.Fatal(err)
	}
	for _, line := range strings.Split(string(old), "\n") {
		if cells := strings.SplitN(line, "  ", 4); len(cells) == 4 && !strings.HasPrefix(line, "#") {
			known[cells[1]] = cells[2] + "  " + cells[3]
		}
	}
	embedded, err := Embedded(".")
	if err != nil {
		log.Fatal(err)
	}
	out := "# Every data file and model in the binary: SHA-256, file, licence, source. Written by tools/manifest; licence and source by hand.\n"
	for _, f := range embedded {
		body, err := os.ReadFile(f)
		if err != nil {
			log.Fatal(err)
		}
		sum := sha256.Sum256(body)
		rest := known[f]
		if rest == "" {
			rest = "?  ?"
		}
		out += fmt.Sprintf("%s  %s  %s\n", hex.EncodeToString(sum[:]), f, rest)
	}
	if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
		log.Fatal(err)
	}
}

// Embedded gives the files that go:embed lines below root name, sorted.
func Embedded(root string) ([]string, error) {
	var out []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != root && strings.HasPrefix(d.Name(), ".") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, line := range strings.Split(string(src), "\n") {
			patterns, ok := strings.CutPrefix(line, "//go:embed ")
			if !ok {
				continue
			}
			for _, p := range strings.Fields(patterns) {
				hits, err := filepath.Glob(filepath.Join(filepath.Dir(path), p))
				if err != nil {
					return err
				}
				for _, h := range hits {
					h = filepath.ToSlash(h)
					if info, err := os.Stat(h); err == nil && !info.IsDir() && h != file && !slices.Contains(out, h) {
						out = append(out, h)
					}
				}
			}
		}
		return nil
	})
	slices.Sort(out)
	return out, err
}
