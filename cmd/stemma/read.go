package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"stemma"
	"stemma/internal/lang"
)

func readCommand(g *global) *cobra.Command {
	var format, out string
	cmd := &cobra.Command{
		Use:   "read [--format json|conll] INPUT…",
		Short: "Say what one report says, read alone",
		Long: `Read each report alone, as every other verb does first, and write its reading: sentences, names,
chains, quotations, attributions, statements, times, quantities, credits. JSON Lines, one report
a line; or the analysed words in CoNLL-U (universaldependencies.org/format.html).`,
		Example: `  stemma read article.html
  stemma read --format conll article.txt`,
		RunE: func(_ *cobra.Command, args []string) error {
			if err := oneOf("format", format, "json", "conll"); err != nil {
				return err
			}
			pile, err := g.gather(args)
			if err != nil {
				return err
			}
			reports, readings := pile.Reports()
			err = g.output(out, func(w io.Writer) error {
				for i := range reports {
					if format == "conll" {
						if err := conll(w, reports[i]); err != nil {
							return err
						}
						continue
					}
					line, err := lowerKeys(struct {
						Report  stemma.Report
						Reading stemma.Reading
					}{reports[i], readings[i]})
					if err != nil {
						return err
					}
					if _, err := w.Write(line); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				return err
			}
			return status(pile)
		},
	}
	choice(cmd, &format, "format", "how to write it", "json", "conll")
	cmd.Flags().StringVar(&out, "out", "", "write to this file instead of standard output")
	return cmd
}

// conll writes the blocks of a report that are its own text in CoNLL-U; heads are 1-based in their sentence.
func conll(w io.Writer, r stemma.Report) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# newdoc id = %s\n", r.ID)
	for _, s := range r.BodySpans() {
		d := lang.English().Read(s.In(r.Text))
		for _, sent := range d.Sentences {
			number := map[int]int{}
			for i := sent.First; i < sent.Last; i++ {
				if d.Tokens[i].Pos != "SPACE" {
					number[i] = len(number) + 1
				}
			}
			if len(number) == 0 {
				continue
			}
			start, end := d.Bytes(sent.First, sent.Last)
			fmt.Fprintf(&b, "# text = %s\n", strings.Join(strings.Fields(d.Text[start:end]), " "))
			for i := sent.First; i < sent.Last; i++ {
				t := d.Tokens[i]
				n, ok := number[i]
				if !ok {
					continue
				}
				head, dep := number[t.Head], t.Dep
				if t.Head == i {
					head, dep = 0, "root"
				}
				space := "_"
				if !t.Space {
					space = "SpaceAfter=No"
				}
				fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t%s\n", n, d.Word(i), t.Lemma, t.Pos, t.Tag, head, dep, space)
			}
			b.WriteByte('\n')
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
