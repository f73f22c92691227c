// Package source answers: where do the bytes come from? Files, folders, globs, standard input and web addresses; and
// inside them feeds, JSON Lines, WARC and gzip, which are split into the captures they hold.
//
// The kind of an input is told by its first bytes, not by its name. Each input, and each record of a container, gives
// exactly one Item: a body to read, or a fate that says why there is none. A container is read to its end however
// damaged it is: every intact record comes out, every damaged one is named. Records are named "path#n", counted
// from 1, or "path#id" when the record has an id of its own.
//
// Everything foreign is capped: bytes read, bytes unpacked, the ratio of both, containers in containers, records,
// time. Folders are walked in the order of their names; hidden files are left out; a folder reached twice through links
// is walked once. Web addresses are fetched by a client that connects to public addresses only, checked when it dials.
//
// Sources: WARC 1.1 (ISO 28500:2017), RSS 2.0, RFC 4287, JSON Feed 1.1, the field names of news-please, newspaper4k,
// Common Crawl extracts, NewsAPI and GDELT. Wrong: a text file that holds several articles is one capture; a WARC
// record that was cut into continuation records is named but not joined.
package source

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"stemma"
)

// An Item is one capture with its bytes, or the fate of an input that has none. Note tells of a repair ("the record's
// length was wrong"): it belongs into the note of the fate that the capture comes to later.
type Item struct {
	Capture stemma.Capture
	Body    []byte
	Fate    *stemma.Fate
	Note    string
}

// Limits bound what one run may read. Usual gives values for a workstation.
type Limits struct {
	Body      int64         // bytes of one article or page, unpacked
	Container int64         // bytes of one container, unpacked
	Ratio     int64         // unpacked bytes for each packed one, once a megabyte is out
	Records   int           // captures from one container
	Files     int           // files from one folder
	Nesting   int           // containers in containers, folders in folders
	Fetch     time.Duration // one web address, from dialling to the last byte
	Redirects int
	Loopback  bool // connect to this machine too; for tests of programs that use this package
}

// Usual limits. The body's is the extractor's own. Text packs 3 to 10 times and logs of one page 100 times; gzip of zeros
// 1,032 times, brotli 664,000 times, so 300 lets everything honest through.
func Usual() Limits {
	return Limits{
		Body: 32 << 20, Container: 16 << 30, Ratio: 300, Records: 5_000_000, Files: 1_000_000, Nesting: 16,
		Fetch: 30 * time.Second, Redirects: 5,
	}
}

// Each gives the captures of the inputs in the order named. It stops early when the context ends.
func Each(ctx context.Context, inputs []string, limits Limits, stdin io.Reader) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		r := &reader{ctx: ctx, limits: limits, out: yield, seen: map[string]bool{}}
		for _, in := range inputs {
			if r.done || ctx.Err() != nil {
				return
			}
			r.input(in, stdin)
		}
	}
}

// A reader carries one run of Each.
type reader struct {
	ctx    context.Context
	limits Limits
	out    func(Item) bool
	done   bool // the caller wants no more
	seen   map[string]bool
	piped  bool // standard input was read
	files  int
}

func (r *reader) yield(it Item) {
	if r.done || r.ctx.Err() != nil {
		r.done = true
		return
	}
	if it.Fate == nil {
		sum := sha256.Sum256(it.Body)
		it.Capture.SHA256 = hex.EncodeToString(sum[:])
	}
	if !r.out(it) {
		r.done = true
	}
}

// fail gives an input's fate.
func (r *reader) fail(input string, kind stemma.FateKind, format string, args ...any) {
	note := strings.ToValidUTF8(fmt.Sprintf(format, args...), "\uFFFD")
	r.yield(Item{Capture: stemma.Capture{Input: input}, Fate: &stemma.Fate{Input: input, Fate: kind, Note: note}})
}

func (r *reader) input(in string, stdin io.Reader) {
	switch {
	case in == "-":
		if stdin == nil {
			r.fail(in, stemma.Unreadable, "there is no standard input: pipe something in")
			return
		}
		if r.piped {
			r.fail(in, stemma.Duplicate, "standard input was read already")
			return
		}
		r.piped = true
		r.stream(stemma.Capture{Input: in}, stdin)
	case hasScheme(in, "http") || hasScheme(in, "https"):
		r.fetch(in)
	default:
		r.path(in)
	}
}

func (r *reader) path(name string) {
	info, err := os.Stat(name)
	if err == nil {
		r.entry(name, info, 0)
		return
	}
	if errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(name, "*?[") {
		found, gerr := filepath.Glob(name)
		if gerr != nil {
			r.fail(name, stemma.Unreadable, "the pattern is not well formed: %v", gerr)
			return
		}
		slices.Sort(found)
		for _, f := range found {
			if info, err := os.Stat(f); err == nil && !r.done {
				r.entry(f, info, 0)
			} else if err != nil {
				r.fail(f, stemma.Unreadable, "%s", plain(err))
			}
		}
		if len(found) == 0 {
			r.fail(name, stemma.Unreadable, "no file matches this pattern")
		}
		return
	}
	if scheme, _, ok := strings.Cut(name, "://"); ok && !strings.ContainsAny(scheme, "/\\. ") {
		r.fail(name, stemma.Unreadable, "only http and https addresses are fetched: save it as a file first")
		return
	}
	r.fail(name, stemma.Unreadable, "%s", plain(err))
}

// hasScheme reports whether an input is an address of this scheme, in whatever case.
func hasScheme(in, scheme string) bool {
	head, _, ok := strings.Cut(in, "://")
	return ok && strings.EqualFold(head, scheme)
}

// plain says what is wrong with a file in words for its user.
func plain(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file: check the name"
	case errors.Is(err, fs.ErrPermission):
		return "you may not read it: ask for permission or run as its owner"
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

func (r *reader) entry(name string, info fs.FileInfo, depth int) {
	switch {
	case r.done:
	case info.IsDir():
		r.folder(name, depth)
	case info.Mode().IsRegular():
		r.file(name)
	default:
		r.fail(name, stemma.Unreadable, "it is %s, not a file: copy its content into a file or pipe it in with -", special(info.Mode()))
	}
}

func special(m fs.FileMode) string {
	switch {
	case m&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	case m&fs.ModeDevice != 0:
		return "a device"
	}
	return "a special file"
}

// folder walks a folder in the order of names. A folder that was walked before, under whatever name, is left out.
func (r *reader) folder(name string, depth int) {
	if depth > r.limits.Nesting {
		r.fail(name, stemma.TooLarge, "folders are nested more than %d deep", r.limits.Nesting)
		return
	}
	resolved, err := filepath.EvalSymlinks(name)
	if err == nil {
		if abs, aerr := filepath.Abs(resolved); aerr == nil {
			resolved = abs
		}
		if r.seen[resolved] {
			if depth == 0 {
				r.fail(name, stemma.Duplicate, "this folder was read already")
			}
			return
		}
		r.seen[resolved] = true
	}
	entries, err := os.ReadDir(name)
	if err != nil {
		r.fail(name, stemma.Unreadable, "%s", plain(err))
		return
	}
	found := 0
	for _, e := range entries {
		if r.done {
			return
		}
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		found++
		full := filepath.Join(name, e.Name())
		info, err := os.Stat(full)
		if err != nil {
			r.fail(full, stemma.Unreadable, "%s", plain(err))
			continue
		}
		if info.Mode().IsRegular() {
			if r.files++; r.files > r.limits.Files {
				r.fail(full, stemma.TooLarge, "more than %d files: name a smaller folder", r.limits.Files)
				r.done = true
				return
			}
		}
		r.entry(full, info, depth+1)
	}
	if found == 0 && depth == 0 {
		r.fail(name, stemma.Unreadable, "the folder is empty")
	}
}

func (r *reader) file(name string) {
	f, err := os.Open(name)
	if err != nil {
		r.fail(name, stemma.Unreadable, "%s", plain(err))
		return
	}
	defer f.Close()
	if now, err := f.Stat(); err != nil || !now.Mode().IsRegular() { // replaced while we looked
		r.fail(name, stemma.Unreadable, "it changed while it was opened: try again")
		return
	}
	r.stream(stemma.Capture{Input: name}, f)
}

// stream reads one input of unknown kind.
func (r *reader) stream(c stemma.Capture, in io.Reader) {
	r.sorted(c, bufio.NewReaderSize(in, 64<<10), 0)
}

// numbered gives the capture of a record in a container.
func numbered(c stemma.Capture, n int, id string) stemma.Capture {
	if id != "" && len(id) <= 80 && !strings.ContainsAny(id, " \t\r\n#\x00") {
		c.Input = c.Input + "#" + strings.ToValidUTF8(id, "\uFFFD")
	} else {
		c.Input = fmt.Sprintf("%s#%d", c.Input, n)
	}
	return c
}
