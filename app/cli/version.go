package cli

import (
	"fmt"
	"io"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func versionCommand(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version, the commit, and the versions of Go and Fyne",
		Args:  usage(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			info, ok := debug.ReadBuildInfo()
			if !ok {
				return fmt.Errorf("this binary was built without its build information; build it with go build in the source folder")
			}
			return printVersion(s.out, info)
		},
	}
}

// printVersion takes everything from what Go writes into the binary, so that the
// command needs neither a flag at build time nor the window's toolkit.
func printVersion(out io.Writer, info *debug.BuildInfo) error {
	commit, changed, fyne := "unknown", "", "none in this build"
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = ", with changes"
		}
	}
	for _, d := range info.Deps {
		if d.Path == "fyne.io/fyne/v2" {
			fyne = d.Version
		}
	}
	version := info.Main.Version
	if version == "" {
		version = "(devel)"
	}
	_, err := fmt.Fprintf(out, "yunshi\t%s\ncommit\t%s%s\ngo\t%s\nfyne\t%s\n", version, commit, changed, info.GoVersion, fyne)
	return err
}
