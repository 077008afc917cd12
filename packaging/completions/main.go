// Completions writes the shell completions of yunshi for bash, zsh and fish into
// a folder, each at the path below the system's prefix where its shell looks. They
// ask the installed program for what fits, so that they need not know a command.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: completions PREFIX")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "completions:", err)
		os.Exit(1)
	}
}

// write puts the three files below prefix, such as debian/usr.
func write(prefix string) error {
	root := &cobra.Command{Use: "yunshi"}
	for _, shell := range []struct {
		path string
		save func(path string) error
	}{
		{"share/bash-completion/completions/yunshi", func(p string) error { return root.GenBashCompletionFileV2(p, true) }},
		{"share/zsh/vendor-completions/_yunshi", root.GenZshCompletionFile},
		{"share/fish/vendor_completions.d/yunshi.fish", func(p string) error { return root.GenFishCompletionFile(p, true) }},
	} {
		p := filepath.Join(prefix, filepath.FromSlash(shell.path))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			return err
		}
		if err := shell.save(p); err != nil {
			return err
		}
	}
	return nil
}
