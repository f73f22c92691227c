package main

import (
	"errors"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"stemma/internal/brief"
	"stemma/internal/brief/terminal"
)

func whyCommand(g *global) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "why ID INPUT…",
		Short: "Show the reasons and the places behind one line of a brief",
		Long: `Show why a line of a brief says what it says: the rule, a note, and the words in the reports. ID is any id that
stands in a brief of the same inputs: of a story, report, copy, lost witness, entity, quotation, attribution,
statement, event, point, claim or position.`,
		Example: "  stemma why c3 reports/*.txt",
		RunE: func(_ *cobra.Command, args []string) error {
			if err := oneOf("format", format, "terminal", "json"); err != nil {
				return err
			}
			if len(args) == 0 {
				return usage("name an id and the inputs, for instance 'stemma why c3 reports/*.txt'")
			}
			if _, err := os.Stat(args[0]); err == nil && (len(args) == 1 || strings.ContainsAny(args[0], "/.")) {
				return usage("the first word after 'why' is an id from a brief, not the file %s", args[0])
			}
			color, err := g.coloured()
			if err != nil {
				return err
			}
			b, pile, err := g.compose(args[1:], time.Time{})
			if err != nil {
				return err
			}
			x, err := brief.Why(b, args[0])
			var unknown brief.UnknownID
			if errors.As(err, &unknown) {
				return usage("%s", unknown.Error())
			}
			if err != nil {
				return err
			}
			err = g.output("", func(w io.Writer) error {
				if format == "json" {
					return brief.JSONExplanation(w, x)
				}
				return terminal.Why(w, x, terminal.Options{Width: width(w), Color: color, Links: g.linked()})
			})
			if err != nil {
				return err
			}
			return status(pile)
		},
	}
	choice(cmd, &format, "format", "how to write it", "terminal", "json")
	return cmd
}
