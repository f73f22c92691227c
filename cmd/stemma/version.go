package main

import (
	"bufio"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"stemma/internal/brief"
)

// release is the version of stemma. Builds from a checkout add the revision.
const release = "0.1.0"

func versionCommand(g *global) *cobra.Command {
	var verbose bool
	cmd := &cobra.Command{
		Use:     "version [-v]",
		Short:   "Print the build, and with -v every data file and model with licence and hash",
		Example: "  stemma version -v",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			w := bufio.NewWriter(g.out)
			fmt.Fprintf(w, "stemma %s %s %s/%s\n", release, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			if !verbose && !g.verbose {
				return w.Flush()
			}
			if info, ok := debug.ReadBuildInfo(); ok {
				for _, s := range info.Settings {
					if s.Key == "vcs.revision" || s.Key == "vcs.time" || s.Key == "vcs.modified" || s.Key == "CGO_ENABLED" {
						fmt.Fprintf(w, "%s %s\n", s.Key, s.Value)
					}
				}
			}
			for _, m := range models() {
				fmt.Fprintf(w, "%s  %s  %s\n", m.SHA256, m.Name, m.Licence)
			}
			return w.Flush()
		},
	}
	cmd.Flags().BoolVarP(&verbose, "data", "v", false, "list data files and models")
	return cmd
}

// made is what a brief says it was made with.
func made() brief.Made { return brief.Made{Stemma: release, Models: models()} }
