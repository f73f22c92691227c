package main

import (
	"cmp"
	"io"

	"github.com/spf13/cobra"

	"stemma"
	"stemma/internal/brief"
	"stemma/internal/brief/page"
	"stemma/internal/brief/terminal"
	"stemma/internal/lineage"
)

func compareCommand(g *global) *cobra.Command {
	var format, out string
	cmd := &cobra.Command{
		Use:   "compare [--format terminal|html|json] A B",
		Short: "Show two reports side by side: what was copied, reworded, added, dropped",
		Long: `Align two reports word by word and show them side by side, with what stands in both, what was reworded,
and what only one of them has. A and B are inputs that hold one report each.`,
		Example: "  stemma compare wire.txt paper.txt",
		RunE: func(_ *cobra.Command, args []string) error {
			if err := oneOf("format", format, "terminal", "html", "json"); err != nil {
				return err
			}
			if len(args) != 2 {
				return usage("compare takes two inputs, not %d", len(args))
			}
			color, err := g.coloured()
			if err != nil {
				return err
			}
			if args[0] == "-" && args[1] == "-" {
				return usage("only one of the two can be standard input")
			}
			var pair [2]stemma.Report
			var ends [2]error
			for i, input := range args {
				pile, err := g.gather([]string{input})
				if err != nil {
					return err
				}
				reports, _ := pile.Reports()
				if len(reports) != 1 {
					return usage("%s holds %d reports; compare takes inputs that hold one each", input, len(reports))
				}
				pair[i], ends[i] = reports[0], status(pile)
			}
			a, b := pair[0], pair[1]
			if a.ID == b.ID {
				return usage("%s and %s are the same report", args[0], args[1])
			}
			c := brief.Compare(a, b, lineage.Trace(pair[:], nil).Copies)
			err = g.output(out, func(w io.Writer) error {
				switch format {
				case "json":
					return brief.ComparisonJSON(w, c)
				case "html":
					return page.Compare(w, c)
				}
				return terminal.Compare(w, c, terminal.Options{Width: width(w), Color: color && out == "", Links: g.linked() && out == ""})
			})
			return cmp.Or(err, ends[0], ends[1])
		},
	}
	choice(cmd, &format, "format", "how to show it", "terminal", "html", "json")
	cmd.Flags().StringVar(&out, "out", "", "write to this file instead of standard output")
	return cmd
}
