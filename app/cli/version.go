package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"yunshi/app/version"
)

func versionCommand(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version, the commit, and the versions of Go and Fyne",
		Args:  usage(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprint(s.out, version.Read())
			return err
		},
	}
}
