// Command stemma reads many news reports of the same events and traces every claim back to where
// it began. One file per verb; the work is done in the rooms under internal.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"stemma/internal/desk"
)

// Exit statuses of the contract.
const (
	exitDone   = 0
	exitSome   = 1 // done, but some inputs could not be used
	exitUsage  = 2
	exitFailed = 3
)

// An exit is an error that knows its status. An empty message prints nothing more.
type exit struct {
	status  int
	message string
}

func (e exit) Error() string { return e.message }

func usage(format string, args ...any) error { return exit{exitUsage, fmt.Sprintf(format, args...)} }

func failed(format string, args ...any) error { return exit{exitFailed, fmt.Sprintf(format, args...)} }

func main() {
	// Readers that close the pipe early (head, a pager) are no failure.
	signal.Ignore(syscall.SIGPIPE)
	// The collector's own settings stay: the heap is at most twice what is held, 115 MB for five reports. Collecting less
	// often (400) saves 50 ms on those and doubles the memory of 500; a limit of 256 MB makes 2,000 reports,
	// which hold more than that, collect without end and cost half as much time again (25 s against 16).
	os.Exit(run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// run starts the verb that args name and gives its exit status.
func run(args []string, io streams) (status int) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(io.err, "stemma: a fault in stemma itself: %v\nPlease report it with the input that showed it.\n", r)
			if os.Getenv("STEMMA_TRACE") != "" {
				stack := debug.Stack()
				if f, ok := r.(*desk.Fault); ok {
					stack = f.Stack
				}
				fmt.Fprintf(io.err, "%s\n", stack)
			}
			status = exitFailed
		}
	}()
	root := commands(io)
	root.SetArgs(args)
	err := root.Execute()
	var e exit
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, syscall.EPIPE):
		return exitDone
	case errors.As(err, &e):
		if e.message != "" {
			fmt.Fprintf(io.err, "stemma: %s\n", e.message)
		}
		return e.status
	case errors.As(err, new(syscall.Errno)):
		fmt.Fprintf(io.err, "stemma: cannot write the results: %v\n", cause(err))
		return exitFailed
	default: // cobra's own errors are about the words of the command line
		fmt.Fprintf(io.err, "stemma: %v\nTry 'stemma --help'.\n", err)
		return exitUsage
	}
}

func commands(io streams) *cobra.Command {
	g := &global{streams: io}
	root := &cobra.Command{
		Use:   "stemma",
		Short: "Trace every claim in many news reports back to where it began",
		Long: `stemma reads many news reports of the same events and traces every claim back to where it
began: who copied whom, who really said it, how many independent origins stand behind it,
where the accounts part, and how they changed. It works offline and needs no model service.`,
		Example: `  stemma brief reports/*.txt
  stemma brief --format html --out brief.html reports/
  stemma tree reports/
  stemma why c3 reports/`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Version:       release,
		Args:          known,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { // before any work, not after it
			if f := cmd.Flags().Lookup("out"); f != nil && f.Value.String() != "" && f.Value.String() != "-" {
				_, _, err := place(f.Value.String())
				return err
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			_ = cmd.Help()
			return usage("name a verb, for instance 'stemma brief FILES…'")
		},
	}
	root.SetIn(io.in)
	root.SetOut(io.out)
	root.SetErr(io.err)
	root.SuggestionsMinimumDistance = 2 // letters: one slip of two fingers
	root.SetFlagErrorFunc(flagFault)
	f := root.PersistentFlags()
	f.BoolVar(&g.quiet, "quiet", false, "say nothing but results and errors")
	f.BoolVar(&g.verbose, "verbose", false, "say what became of every input")
	f.StringVar(&g.color, "color", "auto", "colour: auto, always or never (NO_COLOR is honoured)")
	root.AddCommand(
		briefCommand(g), treeCommand(g), compareCommand(g), whyCommand(g), readCommand(g),
		exportCommand(g), evalCommand(g), probeCommand(g), versionCommand(g), helpCommand(),
	)
	root.InitDefaultCompletionCmd("completion")
	if c, _, err := root.Find([]string{"completion"}); err == nil && c != root {
		c.Args, c.RunE = nil, func(*cobra.Command, []string) error {
			return usage("name a shell: bash, zsh, fish or powershell")
		}
	}
	return root
}

// known refuses a verb that there is not, with the one that may have been meant.
func known(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := "'stemma --help' lists them"
	if near := root.SuggestionsFor(args[0]); len(near) > 0 {
		hint = "did you mean " + list(near) + "?"
	}
	return usage("there is no verb %q; %s", args[0], hint)
}

func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [VERB]",
		Short: "Tell how a verb is used",
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			var verbs []string
			for _, c := range cmd.Root().Commands() {
				verbs = append(verbs, c.Name())
			}
			return verbs, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			c, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return known(cmd.Root(), args)
			}
			c.InitDefaultHelpFlag()
			return c.Help()
		},
	}
}

// flagFault words the flag library's errors for people.
func flagFault(cmd *cobra.Command, err error) error {
	var value *pflag.InvalidValueError
	var unknown *pflag.NotExistError
	message := err.Error()
	switch {
	case errors.As(err, &value) && value.GetFlag().Value.Type() == "int":
		message = fmt.Sprintf("--%s takes a whole number, not %q", value.GetFlag().Name, value.GetValue())
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		message += "; write ./-name for a file whose name begins with a dash"
	}
	return usage("%s\nTry '%s --help'.", message, cmd.CommandPath())
}
