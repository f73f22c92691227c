package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// A probe is a room's door on standard input and output: JSON Lines in, JSON Lines out.
// Exactly one of each and all is set: each answers line by line, all once, after the end of input, what the lines say
// that check lets pass.
type probe struct {
	name, what string
	each       func(ask) (any, error)
	all        func([]ask) (any, error)
	check      func() func(ask) error
}

// An ask is one line of a probe's input: the union of what the probes take. Unknown fields are ignored.
type ask struct {
	ID         string          `json:"id"`
	Text       string          `json:"text"`
	Title      string          `json:"title"`
	HTML       string          `json:"html"`
	HTMLBase64 string          `json:"html_base64"`
	URL        string          `json:"url"`
	Published  json.RawMessage `json:"published"`
	Outlet     json.RawMessage `json:"outlet"`
	Kind       string          `json:"kind"`
	A          string          `json:"a"`
	B          string          `json:"b"`
	Source     string          `json:"source"`
	Target     string          `json:"target"`
	Spans      []span          `json:"spans"`
	Mentions   []mentioned     `json:"mentions"`
}

// A span of a text, in bytes, half-open.
type span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// maxLine bounds one line of a probe's input: a very long article is far below it.
const maxLine = 64 << 20

func probeCommand(g *global) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "probe ROOM",
		Short: "Open a room's door on standard input and output, for measuring",
		Long: `Read JSON Lines on standard input and write one JSON answer per line, in the order asked (for set probes: one
answer after the end of input). Offsets are bytes into the text given, which must be UTF-8 in NFC. A bad line
is answered with {"id", "error"} and the probe goes on. Rooms:

` + probesHelp(),
		Example: `  echo '{"id":"1","text":"Two officials told Radio Orm that the road was shut."}' | stemma probe attribution`,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("name one room: %s", strings.Join(roomNames(), ", "))
			}
			for _, p := range probes() {
				if p.name == args[0] {
					return p.run(g.in, g.out)
				}
			}
			return usage("there is no probe %q; there are %s", args[0], strings.Join(roomNames(), ", "))
		},
	}
	cmd.ValidArgs = roomNames()
	return cmd
}

func roomNames() []string {
	var out []string
	for _, p := range probes() {
		out = append(out, p.name)
	}
	slices.Sort(out)
	return out
}

func probesHelp() string {
	out := ""
	for _, p := range probes() {
		out += fmt.Sprintf("  %-12s %s\n", p.name, p.what)
	}
	return out
}

type refusal struct {
	ID    string `json:"id"`
	Error string `json:"error"`
}

func (p probe) run(in io.Reader, out io.Writer) (err error) {
	r := bufio.NewReaderSize(in, 1<<20)
	if mark, _ := r.Peek(3); string(mark) == "\xef\xbb\xbf" { // written by some editors
		_, _ = r.Discard(3)
	}
	w := bufio.NewWriter(out)
	defer func() {
		if e := w.Flush(); err == nil {
			err = e
		}
	}()
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if p.all != nil {
		// A set is held whole, and what is held is most of the memory: 100,000 reports take 0.82 GB so and 1.02 with the
		// collector's own settings, in the same time.
		defer debug.SetGCPercent(debug.SetGCPercent(50))
	}
	var set []ask
	var check func(ask) error
	if p.all != nil {
		check = p.check()
	}
	var line []byte
	for {
		var err error
		line, err = readLine(r, line)
		if len(bytes.TrimSpace(line)) > 0 {
			q, bad := parseAsk(line)
			if bad == nil && check != nil {
				bad = check(q)
			}
			switch {
			case bad != nil:
				if err := e.Encode(refusal{q.ID, bad.Error()}); err != nil {
					return err
				}
			case p.all != nil:
				set = append(set, q)
			default:
				if err := e.Encode(p.answer(q)); err != nil {
					return err
				}
				if r.Buffered() == 0 { // somebody may be waiting for the answer before asking again
					if err := w.Flush(); err != nil {
						return err
					}
				}
			}
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil && !errors.Is(err, errLong) {
			return failed("standard input: %v", err)
		}
		if errors.Is(err, errLong) {
			if err := e.Encode(refusal{"", err.Error()}); err != nil {
				return err
			}
		}
	}
	if p.all != nil {
		return e.Encode(p.answerAll(set))
	}
	return nil
}

// answer asks the room; a fault in it spoils this line only.
func (p probe) answer(q ask) (a any) {
	defer func() {
		if r := recover(); r != nil {
			a = refusal{q.ID, fmt.Sprintf("a fault in stemma itself: %v", r)}
		}
	}()
	a, err := p.each(q)
	if err != nil {
		return refusal{q.ID, err.Error()}
	}
	return a
}

// answerAll asks the room about the set.
func (p probe) answerAll(set []ask) (a any) {
	defer func() {
		if r := recover(); r != nil {
			a = refusal{"", fmt.Sprintf("a fault in stemma itself: %v", r)}
		}
	}()
	a, err := p.all(set)
	if err != nil {
		return refusal{"", err.Error()}
	}
	return a
}

func parseAsk(line []byte) (ask, error) {
	var q ask
	err := json.Unmarshal(line, &q)
	var kind *json.UnmarshalTypeError
	switch {
	case bytes.Equal(bytes.TrimSpace(line), []byte("null")), errors.As(err, &kind) && kind.Field == "":
		return q, errors.New("the line is no JSON object")
	case kind != nil:
		var named struct {
			ID string `json:"id"`
		}
		_ = json.Unmarshal(line, &named)
		return ask{ID: named.ID}, fmt.Errorf("the field %q cannot hold a JSON %s", kind.Field, kind.Value)
	case err != nil:
		return ask{}, fmt.Errorf("the line is not well-formed JSON: %w", err)
	}
	if !utf8.Valid(line) {
		return q, errors.New("not valid UTF-8")
	}
	return q, nil
}

var errSpan = errors.New("a span lies outside the text")

var errLong = fmt.Errorf("a line of over %d MB was passed over", maxLine>>20)

// readLine reads a line of any length up to maxLine, into the memory of the one before; a longer one is passed over.
func readLine(r *bufio.Reader, line []byte) ([]byte, error) {
	line = line[:0]
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if !long {
			line = append(line, part...)
			if len(line) > maxLine {
				long, line = true, nil
			}
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if long && (err == nil || errors.Is(err, io.EOF)) {
			return nil, errLong
		}
		return line, err
	}
}
