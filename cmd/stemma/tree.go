package main

import (
	"io"
	"time"

	"github.com/spf13/cobra"

	"stemma/internal/brief/draw"
)

func treeCommand(g *global) *cobra.Command {
	var format, out string
	formats := []string{"terminal", "svg", "dot", "graphml", "json"}
	cmd := &cobra.Command{
		Use:   "tree [--format terminal|svg|dot|graphml|json] INPUT…",
		Short: "Draw the family tree of the reports alone",
		Long: `Draw who copied whom: reports as nodes, copying as typed edges (verbatim, trimmed, merged, rewritten, spun, revision …),
and lost witnesses: reports that are credited or must have existed and are not among the inputs.`,
		Example: `  stemma tree reports/
  stemma tree --format svg --out tree.svg reports/`,
		RunE: func(_ *cobra.Command, args []string) error {
			if err := oneOf("format", format, formats...); err != nil {
				return err
			}
			color, err := g.coloured()
			if err != nil {
				return err
			}
			b, pile, err := g.compose(args, time.Time{})
			if err != nil {
				return err
			}
			trees := draw.All(b)
			err = g.output(out, func(w io.Writer) error {
				switch format {
				case "svg":
					return draw.SVG(w, trees)
				case "dot":
					return draw.DOT(w, trees)
				case "graphml":
					return draw.GraphML(w, trees)
				case "json":
					return draw.JSON(w, trees)
				}
				return draw.Text(w, trees, draw.Options{Width: width(w), Color: color && out == "", Links: g.linked() && out == ""})
			})
			if err != nil {
				return err
			}
			return status(pile)
		},
	}
	choice(cmd, &format, "format", "how to draw it", formats...)
	cmd.Flags().StringVar(&out, "out", "", "write to this file instead of standard output")
	return cmd
}
