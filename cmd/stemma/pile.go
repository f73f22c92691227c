package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

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
	if slices.Contains(inputs, "") {
		return nil, usage("an input is empty: a shell variable without a value, perhaps")
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
			line := fmt.Sprintf("%s: %s", f.Input, f.Fate)
			if f.Note != "" {
				line += ": " + f.Note
			}
			fmt.Fprintf(g.err, "stemma: %s\n", printable(line))
		}
	}
	if used == 0 {
		return nil, failed("none of the inputs could be used")
	}
	return pile, nil
}

// printable shows control characters (a file name may hold any) as escapes: a terminal must not obey them.
func printable(s string) string {
	if !strings.ContainsFunc(s, hidden) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if hidden(r) {
			q := strconv.QuoteRuneToASCII(r)
			b.WriteString(q[1 : len(q)-1])
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// hidden reports whether r steers a terminal instead of being shown: controls and marks of direction.
func hidden(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Bidi_Control) }

// ofAll words a number of reports out of all.
func ofAll(n, all int) string {
	if all == 1 {
		return "the only report"
	}
	return fmt.Sprintf("%d of %d reports", n, all)
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
		all, _ := pile.Reports()
		pile.Until(asOf)
		kept, _ := pile.Reports()
		if late := len(all) - len(kept); late > 0 && !g.quiet {
			fmt.Fprintf(g.err, "stemma: left out as published after %s: %s\n", asOf.Format(time.DateOnly), ofAll(late, len(all)))
		}
	}
	ledgers := pile.Ledgers(func(_ int, what string) { p.say("linking %s", what) })
	return brief.Compose(brief.Input{Ledgers: ledgers, Fates: pile.Fates(), Made: made(), AsOf: asOf}), pile, nil
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
