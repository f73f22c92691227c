package stemma_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// The two laws of import are checked on the import clauses themselves: asking the go tool would be
// answered from the test cache, which does not know that a file has gained an import.

// pure rooms touch no world.
var pure = map[string]bool{
	"lang": true, "world": true, "extract": true, "read": true, "story": true, "lineage": true,
	"entity": true, "claim": true, "link": true, "brief": true,
}

// below the line: any room may know them.
var below = map[string]bool{"lang": true, "world": true}

// composers may know several rooms.
var composer = map[string]bool{"link": true, "desk": true, "eval": true}

func unworldly(path string) bool {
	switch path {
	case "os", "log", "context", "math/rand", "math/rand/v2", "database/sql", "os/exec", "net", "log/slog", "syscall":
		return false
	}
	return !strings.HasPrefix(path, "net/") || path == "net/url"
}

// room gives the name of the room that an import path or a folder lies in, "" if none.
func room(path string) string {
	rest, ok := strings.CutPrefix(path, "stemma/internal/")
	if !ok {
		return ""
	}
	name, _, _ := strings.Cut(rest, "/")
	return name
}

func breaches(dir string, file *ast.File, fset *token.FileSet) []string {
	var out []string
	say := func(pos token.Pos, format string, args ...any) {
		out = append(out, fmt.Sprintf("%s: %s", fset.Position(pos), fmt.Sprintf(format, args...)))
	}
	here := room("stemma/" + dir)
	named := map[string]string{}
	for _, imp := range file.Imports {
		path, _ := strconv.Unquote(imp.Path.Value)
		there := room(path)
		switch {
		case here == "" && dir == "." && strings.HasPrefix(path, "stemma/"):
			say(imp.Pos(), "the vocabulary imports %s", path)
		case here != "" && there != "" && here != there && !below[there] && !composer[here]:
			say(imp.Pos(), "room %s imports room %s", here, there)
		case below[here] && there != "" && !below[there]:
			say(imp.Pos(), "%s lies below the line and imports %s", here, there)
		case pure[here] && !unworldly(path):
			say(imp.Pos(), "pure room %s imports %s", here, path)
		}
		name := path[strings.LastIndex(path, "/")+1:]
		if imp.Name != nil {
			name = imp.Name.Name
		}
		named[name] = path
	}
	if !pure[here] {
		return out
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			say(n.Pos(), "pure room %s starts a goroutine", here)
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && named[x.Name] == "time" && (n.Sel.Name == "Now" || n.Sel.Name == "Since" || n.Sel.Name == "Until") {
				say(n.Pos(), "pure room %s asks the clock", here)
			}
		}
		return true
	})
	return out
}

func TestLawsOfImport(t *testing.T) {
	seen := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, src, 0)
		if err != nil {
			return err
		}
		seen++
		for _, b := range breaches(filepath.ToSlash(filepath.Dir(path)), file, fset) {
			t.Error(b)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 4 {
		t.Fatalf("only %d files read: the test does not see the project", seen)
	}
}

// A law that cannot be broken is not tested: each breach must be seen.
func TestBreachesAreSeen(t *testing.T) {
	cases := []struct{ dir, src string }{
		{"internal/lineage", `package x; import _ "stemma/internal/claim"`},
		{"internal/lineage/sketch", `package x; import _ "stemma/internal/story"`},
		{"internal/lang", `package x; import _ "stemma/internal/read"`},
		{"internal/read", `package x; import _ "net/http"`},
		{"internal/brief", `package x; import _ "os"`},
		{"internal/claim", `package x; import "time"; var _ = time.Now`},
		{"internal/claim", `package x; import clock "time"; var _ = clock.Now()`},
		{"internal/story", `package x; func f() { go f() }`},
		{".", `package x; import _ "stemma/internal/lang"`},
	}
	for _, c := range cases {
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, "x.go", c.src, 0)
		if err != nil {
			t.Fatal(err)
		}
		if len(breaches(c.dir, file, fset)) != 1 {
			t.Errorf("%s: breach not seen in %s", c.dir, c.src)
		}
	}
	for _, c := range []struct{ dir, src string }{
		{"internal/lineage", `package x; import _ "stemma/internal/lang/number"`},
		{"internal/lineage", `package x; import _ "stemma/internal/lineage/sketch"`},
		{"internal/link", `package x; import _ "stemma/internal/claim"`},
		{"internal/extract", `package x; import _ "net/url"`},
	} {
		fset := token.NewFileSet()
		file, _ := parser.ParseFile(fset, "x.go", c.src, 0)
		if b := breaches(c.dir, file, fset); len(b) != 0 {
			t.Errorf("%s: %v", c.dir, b)
		}
	}
}

func TestFilesAreSmall(t *testing.T) {
	total := 0
	_ = filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		n := strings.Count(string(src), "\n")
		if n > 500 {
			t.Errorf("%s has %d lines; a file stays under 500", path, n)
		}
		if !strings.Contains(path, string(filepath.Separator)) && !strings.HasSuffix(path, "_test.go") {
			total += n
		}
		return nil
	})
	if total > 500 {
		t.Errorf("the vocabulary has %d lines; it stays under 500", total)
	}
}
