package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/term"
)

// streams are where a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// global is what every verb shares: streams and persistent flags.
type global struct {
	streams
	quiet, verbose bool
	color          string
}

// width of a terminal on w in columns; 0 if w is none.
func width(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	n, _, err := term.GetSize(int(f.Fd()))
	if err != nil || n <= 0 {
		return 80
	}
	return n
}

// coloured decides whether out gets colour, after --color, NO_COLOR (no-color.org) and TERM.
func (g *global) coloured() (bool, error) {
	switch g.color {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
		return width(g.out) > 0 && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb", nil
	}
	return false, usage("--color takes auto, always or never, not %q", g.color)
}

// linked reports whether the terminal is known to show OSC 8 links.
func (g *global) linked() bool {
	if width(g.out) == 0 {
		return false
	}
	if os.Getenv("WT_SESSION") != "" || os.Getenv("VTE_VERSION") != "" || os.Getenv("KONSOLE_VERSION") != "" {
		return true
	}
	switch os.Getenv("TERM_PROGRAM") {
	case "iTerm.app", "WezTerm", "vscode", "ghostty":
		return true
	}
	return strings.Contains(os.Getenv("TERM"), "kitty")
}

// progress tells a person at a terminal what is going on, once it has taken over a second.
type progress struct {
	w     io.Writer
	start time.Time
	last  time.Time
	shown bool
}

func (g *global) progress() *progress {
	p := &progress{start: time.Now()}
	if !g.quiet && width(g.err) > 0 {
		p.w = g.err
	}
	return p
}

// say shows a line in place of the last one, at most ten times a second.
func (p *progress) say(format string, args ...any) {
	now := time.Now()
	if p.w == nil || now.Sub(p.start) < time.Second || now.Sub(p.last) < 100*time.Millisecond {
		return
	}
	p.last, p.shown = now, true
	line := fmt.Sprintf(format, args...)
	if n := width(p.w); n > 0 && len([]rune(line)) >= n {
		line = string([]rune(line)[:n-1])
	}
	fmt.Fprintf(p.w, "\r\x1b[K%s", line)
}

// done takes the line away.
func (p *progress) done() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
