package main

import (
	"io"

	"github.com/spf13/cobra"

	"stemma/internal/brief"
	"stemma/internal/brief/markdown"
	"stemma/internal/brief/page"
	"stemma/internal/brief/terminal"
)

func briefCommand(g *global) *cobra.Command {
	var format, out, asOf string
	var only int
	formats := []string{"terminal", "markdown", "html", "json"}
	cmd := &cobra.Command{
		Use:   "brief [--format terminal|markdown|html|json] [--out FILE] [--as-of DATE] [--story N] INPUT…",
		Short: "Tell what the reports say, who says so, and from how many origins",
		Long: `Read the reports, group them into stories, and tell for each: what happened, what stands and from how many
independent origins, the family tree of the reports, who says so, the positions taken, the timeline, people and
places under all their spellings. Every line cites the words it rests on.

An input is a file, a directory (walked), a glob, an http(s) URL, or '-'. What it is, is found by looking: plain text
(with or without "Key: value" lines at its head), HTML, RSS, Atom, JSON Feed, JSON Lines of articles, WARC; all of
them also gzipped.`,
		Example: `  stemma brief reports/*.txt
  stemma brief --format html --out brief.html crawl.warc.gz feed.xml
  cat article.txt | stemma brief -`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneOf("format", format, formats...); err != nil {
				return err
			}
			at, err := day("as-of", asOf)
			if err != nil {
				return err
			}
			color, err := g.coloured()
			if err != nil {
				return err
			}
			b, pile, err := g.compose(args, at)
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("story") {
				switch {
				case len(b.Stories) == 0:
					return usage("--story %d: there is no story", only)
				case only < 1 || only > len(b.Stories):
					return usage("--story takes 1 to %d, not %d", len(b.Stories), only)
				}
				b.Stories = b.Stories[only-1 : only]
			}
			err = g.output(out, func(w io.Writer) error {
				switch format {
				case "json":
					return brief.JSON(w, b)
				case "markdown":
					return markdown.Write(w, b)
				case "html":
					return page.Write(w, b)
				}
				return terminal.Brief(w, b, terminal.Options{Width: width(w), Color: color && out == "", Links: g.linked() && out == ""})
			})
			if err != nil {
				return err
			}
			return status(pile)
		},
	}
	choice(cmd, &format, "format", "how to tell it", formats...)
	cmd.Flags().StringVar(&out, "out", "", "write to this file instead of standard output")
	cmd.Flags().StringVar(&asOf, "as-of", "", "leave out reports published after this date")
	cmd.Flags().IntVar(&only, "story", 0, "only the Nth story, largest first")
	return cmd
}
