package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"stemma"
	"stemma/internal/brief"
	"stemma/internal/desk"
	"stemma/internal/source"
)

// gather takes the inputs into a pile and tells, on standard error, what could not be used.
func (g *global) gather(inputs []string) (*desk.Pile, error) {
	if len(inputs) == 0 {
		return nil, usage("name at least one input: a file, a directory, a glob, a URL, or '-' for standard input")
	}
	p := g.progress()
	defer p.done()
	pile := &desk.Pile{}
	pile.Take(source.Each(context.Background(), inputs, source.Usual(), g.in), func(done int, what string) { p.say("reading %d: %s", done, what) })
	p.done()
	used := 0
	for _, f := range pile.Fates() {
		if f.Fate == stemma.Reported {
			used++
		}
		if g.verbose || (!usable(f) || f.Note != "" && f.Fate == stemma.Reported) && !g.quiet {
			fmt.Fprintf(g.err, "stemma: %s: %s", f.Input, f.Fate)
			if f.Note != "" {
				fmt.Fprintf(g.err, ": %s", f.Note)
			}
			fmt.Fprintln(g.err)
		}
	}
	if used == 0 {
		return nil, failed("none of the inputs could be used")
	}
	return pile, nil
}

// usable reports whether the input gave a report, or the same report as another.
func usable(f stemma.Fate) bool { return f.Fate == stemma.Reported || f.Fate == stemma.Duplicate }

// status is what the command ends with: some inputs unused is 1.
func status(pile *desk.Pile) error {
	for _, f := range pile.Fates() {
		if !usable(f) {
			return exit{exitSome, ""}
		}
	}
	return nil
}

// compose gathers the inputs and makes their brief.
func (g *global) compose(inputs []string, asOf time.Time) (brief.Brief, *desk.Pile, error) {
	pile, err := g.gather(inputs)
	if err != nil {
		return brief.Brief{}, nil, err
	}
	p := g.progress()
	defer p.done()
	if !asOf.IsZero() {
		pile.Until(asOf)
	}
	ledgers := pile.Ledgers(func(_ int, what string) { p.say("linking %s", what) })
	return brief.Compose(brief.Input{Ledgers: ledgers, Fates: pile.Fates(), Made: made(), AsOf: asOf}), pile, nil
}

// output gives where results go: standard output, or a file that appears whole or not at all.
func (g *global) output(name string, write func(io.Writer) error) error {
	if name == "" || name == "-" {
		return write(g.out)
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".stemma-*")
	if err != nil {
		return failed("cannot write %s: %v", name, err)
	}
	defer os.Remove(f.Name())
	if err := write(f); err != nil {
		f.Close()
		return failed("cannot write %s: %v", name, err)
	}
	if err := f.Chmod(0o644); err != nil {
		f.Close()
		return failed("cannot write %s: %v", name, err)
	}
	if err := f.Close(); err != nil {
		return failed("cannot write %s: %v", name, err)
	}
	if err := os.Rename(f.Name(), name); err != nil {
		return failed("cannot write %s: %v", name, err)
	}
	return nil
}

// choice adds a --format like flag that takes one of some words, with completion.
func choice(cmd *cobra.Command, into *string, name, what string, words ...string) {
	*into = words[0]
	cmd.Flags().StringVar(into, name, words[0], fmt.Sprintf("%s: %s", what, list(words)))
	_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

func list(words []string) string {
	out := words[0]
	for i, w := range words[1:] {
		if i == len(words)-2 {
			out += " or " + w
		} else {
			out += ", " + w
		}
	}
	return out
}

// oneOf checks the word that a choice flag was given.
func oneOf(flag, got string, words ...string) error {
	for _, w := range words {
		if got == w {
			return nil
		}
	}
	return usage("--%s takes %s, not %q", flag, list(words), got)
}

// day reads a date given by a person: a day, or an RFC 3339 instant.
func day(flag, s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, usage("--%s takes a date such as 2031-03-12, not %q", flag, s)
}
