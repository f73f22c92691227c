package main

import (
	"io"
	"time"

	"github.com/spf13/cobra"

	"stemma/internal/brief/table"
)

func exportCommand(g *global) *cobra.Command {
	var as, out string
	cmd := &cobra.Command{
		Use:   "export --as FORMAT INPUT…",
		Short: "Write what the reports say for other programs",
		Long:  "Write what the reports say for other programs. Formats:\n\n" + formatsHelp(),
		Example: `  stemma export --as claims-csv reports/ > claims.csv
  stemma export --as quotes-csv --out quotes.csv reports/*.txt`,
		RunE: func(_ *cobra.Command, args []string) error {
			f, ok := table.Find(as)
			if !ok {
				return usage("--as takes %s, not %q", list(table.Names()), as)
			}
			b, pile, err := g.compose(args, time.Time{})
			if err != nil {
				return err
			}
			if err := g.output(out, func(w io.Writer) error { return f.Write(w, b) }); err != nil {
				return err
			}
			return status(pile)
		},
	}
	cmd.Flags().StringVar(&as, "as", "", "format: "+list(table.Names()))
	cmd.Flags().StringVar(&out, "out", "", "write to this file instead of standard output")
	_ = cmd.MarkFlagRequired("as")
	_ = cmd.RegisterFlagCompletionFunc("as", cobra.FixedCompletions(table.Names(), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func formatsHelp() string {
	out := ""
	for _, f := range table.Formats() {
		out += "  " + f.Name + "  " + f.What + "\n"
	}
	return out
}
