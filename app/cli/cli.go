// Package cli is Yunshi's command line: the headless commands, which run the
// same engine as the window and need no display, and the root command, which
// asks its caller to open the window. It imports no fyne.
//
// Standard output carries data only. An error is one line on standard error that
// says what, where and what to do. The exit code is 0 when all was done, 1 when
// something failed (what could be done is done), 2 for a wrong command line.
package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// WindowOptions are what the command line asks of the window.
type WindowOptions struct {
	Trace         string // file that lines on what happens are written to; "" for none
	Theme         string // "light", "dark" or "" for the person's setting
	Width, Height int    // in pixels; 0 where not asked for
	Paths         []string
	Library       string        // the library's file; "" for the usual one
	CorpusSize    int           // invented events in place of the corpus; 0 for the corpus
	Pan           time.Duration // how long the timeline pans by itself, for measuring
	ResetUI       bool          // forget choices and where the window was left
}

// mostInvented bounds --corpus-size: more would not fit the memory of a usual machine.
const mostInvented = 5_000_000

// errPartly ends a command that has told its errors already.
var errPartly = errors.New("some of the input could not be used")

// usageError is a mistake in the command line itself.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// streams are the three standard streams of one run.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// tell writes an error as one line.
func (s streams) tell(err error) {
	fmt.Fprintln(s.err, "yunshi: "+strings.Join(strings.Fields(err.Error()), " "))
}

// Execute runs the command line args, without the program's name, and returns
// the exit code. Open opens the window and returns when it is closed.
func Execute(args []string, stdin io.Reader, stdout, stderr io.Writer, open func(WindowOptions) error) int {
	s := streams{stdin, stdout, stderr}
	root := newRoot(s, open)
	if args == nil {
		args = []string{} // cobra reads os.Args for nil
	}
	root.SetArgs(args)
	cmd, err := root.ExecuteC()
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errPartly):
		return exitFailed
	case errors.As(err, &usage):
		s.tell(err)
		fmt.Fprint(stderr, cmd.UsageString())
		return exitUsage
	}
	s.tell(err)
	return exitFailed
}

func newRoot(s streams, open func(WindowOptions) error) *cobra.Command {
	var o WindowOptions
	var size string
	root := &cobra.Command{
		Use:   "yunshi [PATH…]",
		Short: "A timeline of China's cloud market, from the articles that tell it",
		Long: "Without a command, yunshi opens its window on the bundled corpus and on the articles and tables at PATH, " +
			"which it brings into the library.",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(cmd *cobra.Command, args []string) error {
			for _, a := range args {
				if _, err := os.Stat(a); err != nil {
					return usageError{fmt.Errorf("%s: neither a command nor a file", a)}
				}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if err := oneOf("theme", o.Theme, "", "light", "dark"); err != nil {
				return err
			}
			if size != "" {
				if o.Width, o.Height, err = parseSize(size); err != nil {
					return err
				}
			}
			if o.CorpusSize < 0 || o.CorpusSize > mostInvented {
				return usageError{fmt.Errorf("--corpus-size %d: write a number from 1 to %d", o.CorpusSize, mostInvented)}
			}
			o.Paths = args
			return open(o)
		},
	}
	root.Flags().StringVar(&o.Trace, "trace", "", "write a line on each thing that happens to `FILE`")
	root.Flags().StringVar(&o.Theme, "theme", "", "light or dark")
	root.Flags().StringVar(&o.Library, "library", "", "the library's `FILE`, where it is not the usual one")
	root.Flags().IntVar(&o.CorpusSize, "corpus-size", 0, "show `N` invented events in place of the corpus, to try how the window bears them")
	root.Flags().DurationVar(&o.Pan, "pan", 0, "with --corpus-size: pan for so long and write the frame rate to the trace")
	root.Flags().BoolVar(&o.ResetUI, "reset-ui", false, "forget all choices and where the window was left; the library stays as it is")
	_ = root.Flags().MarkHidden("pan") // for make bench-pan
	root.Flags().StringVar(&size, "size", "", "the window's size, such as 1440x900")
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.AddCommand(parseCommand(s), corpusCommand(s), annotateCommand(s), lookupCommand(s), chartCommand(s), deckCommand(s), importCommand(s), exportCommand(s), libraryCommand(s), versionCommand(s))
	return root
}

// usage makes a failed check of the arguments a usage error.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError{err}
		}
		return nil
	}
}

// oneOf makes a wrong choice a usage error.
func oneOf(flag, value string, allowed ...string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return usageError{fmt.Errorf("--%s %q is none of %s", flag, value, strings.Join(slices.DeleteFunc(slices.Clone(allowed), func(s string) bool { return s == "" }), ", "))}
}

// parseSize reads "1440x900".
func parseSize(s string) (width, height int, err error) {
	w, h, ok := strings.Cut(strings.ReplaceAll(s, "×", "x"), "x")
	width, errW := strconv.Atoi(w)
	height, errH := strconv.Atoi(h)
	if !ok || errW != nil || errH != nil || width < 1 || height < 1 {
		return 0, 0, usageError{fmt.Errorf("--size %q is no size: write it as 1440x900", s)}
	}
	return width, height, nil
}
