package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stemma/internal/eval"
)

func evalCommand(g *global) *cobra.Command {
	var data, floors string
	var update bool
	var names []string
	for _, s := range eval.Sets() {
		names = append(names, s.Name)
	}
	cmd := &cobra.Command{
		Use:   "eval --data DIR [--update] [SET…]",
		Short: "Score the rooms on data sets, beside baselines and floors",
		Long:  "Score the rooms on data sets, beside the simplest thing that could work and a published rival. Sets:\n\n" + setsHelp(),
		Example: `  stemma eval --data bench
  stemma eval --data bench attribution time`,
		ValidArgs: names,
		RunE: func(_ *cobra.Command, args []string) error {
			for _, a := range args {
				if !slices.ContainsFunc(names, func(n string) bool { return under(n, a) }) {
					return usage("there is no set %q; there are %s", a, list(names))
				}
			}
			if data == "" {
				return usage("name the folder of data with --data")
			}
			if info, err := os.Stat(data); err != nil || !info.IsDir() {
				return failed("%s is not a folder of data sets", data)
			}
			return g.score(os.DirFS(data), floors, update, args)
		},
	}
	cmd.Flags().StringVar(&data, "data", os.Getenv("STEMMA_DATA"), "folder of data sets (or set STEMMA_DATA)")
	cmd.Flags().StringVar(&floors, "floors", filepath.Join("eval", "floors.txt"), "file of floors")
	cmd.Flags().BoolVar(&update, "update", false, "raise floors to the scores")
	return cmd
}

// under reports whether a set is the one named, or one of its group ("time" names "time/tbaq").
func under(set, name string) bool { return set == name || strings.HasPrefix(set, name+"/") }

func setsHelp() string {
	out := ""
	for _, s := range eval.Sets() {
		out += fmt.Sprintf("  %-24s %s\n", s.Name, s.What)
	}
	return out
}

func (g *global) score(data fs.FS, floorsFile string, update bool, only []string) error {
	floors := eval.Floors{}
	if f, err := os.Open(floorsFile); err == nil {
		floors, err = eval.ReadFloors(f)
		f.Close()
		if err != nil {
			return failed("%s: %v", floorsFile, err)
		}
	}
	p := g.progress()
	var scores []eval.Score
	missing := false
	for _, s := range eval.Sets() {
		if len(only) > 0 && !slices.ContainsFunc(only, func(a string) bool { return under(s.Name, a) }) {
			continue
		}
		p.say("scoring %s", s.Name)
		got, err := s.Run(data)
		if errors.Is(err, fs.ErrNotExist) {
			fmt.Fprintf(g.err, "stemma: %s: the data are not there: %v\n", s.Name, err)
			missing = true
			continue
		}
		if err != nil {
			return failed("%s: %v", s.Name, err)
		}
		scores = append(scores, got...)
	}
	p.done()
	if err := eval.Table(g.out, scores, floors); err != nil {
		return err
	}
	fallen := floors.Fallen(scores)
	for _, s := range fallen {
		fmt.Fprintf(g.err, "stemma: %s %s is %.3f, below its floor\n", s.Set, s.Metric, s.Value)
	}
	if update {
		n := floors.Raise(scores)
		if err := g.output(floorsFile, func(w io.Writer) error { return floors.Write(w) }); err != nil {
			return err
		}
		fmt.Fprintf(g.err, "stemma: %d floors raised\n", n)
	}
	switch {
	case len(fallen) > 0:
		return failed("%d scores are below their floors", len(fallen))
	case missing && len(scores) == 0:
		return failed("none of the data sets is there")
	case missing:
		return exit{exitSome, ""}
	}
	return nil
}
