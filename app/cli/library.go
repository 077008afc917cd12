package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"yunshi/data/library"
)

// libraryFlag gives a command --library and returns where the library stands.
func libraryFlag(cmd *cobra.Command) func() (string, error) {
	file := cmd.PersistentFlags().String("library", "", "the library's `FILE`, where it is not the usual one")
	return func() (string, error) {
		if *file != "" {
			return filepath.Abs(*file)
		}
		return library.DefaultPath()
	}
}

// contextOf is the command's context, or one that never ends.
func contextOf(cmd *cobra.Command) context.Context {
	if ctx := cmd.Context(); ctx != nil {
		return ctx
	}
	return context.Background()
}

func libraryCommand(s streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "library check|backup|restore|where",
		Short: "Look after the library: check it, back it up, restore it, tell where it is",
		Args:  usage(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			return usageError{errors.New("library: say check, backup, restore or where")}
		},
	}
	where := libraryFlag(cmd)
	cmd.AddCommand(
		&cobra.Command{
			Use: "where", Short: "Print the library's path", Args: usage(cobra.NoArgs),
			RunE: func(*cobra.Command, []string) error {
				path, err := where()
				if err == nil {
					_, err = fmt.Fprintln(s.out, path)
				}
				return err
			},
		},
		&cobra.Command{
			Use: "check", Short: "Look at every document and every act; exit 1 where something is wrong", Args: usage(cobra.NoArgs),
			RunE: func(cmd *cobra.Command, _ []string) error { return checkLibrary(contextOf(cmd), s, where) },
		},
		&cobra.Command{
			Use: "backup", Short: "Write today's backup and print its path", Args: usage(cobra.NoArgs),
			RunE: func(cmd *cobra.Command, _ []string) error { return backUp(contextOf(cmd), s, where) },
		},
		&cobra.Command{
			Use: "restore [BACKUP]", Short: "Put a backup in the library's place, or save what a damaged library holds",
			Long: "With BACKUP, restore puts that file in the library's place. Without, it saves all that can be read of a damaged library, and takes " +
				"the rest from its newest backup. The library that stood there is kept under another name.",
			Args: usage(cobra.MaximumNArgs(1)),
			RunE: func(cmd *cobra.Command, args []string) error { return restore(contextOf(cmd), s, where, args) },
		},
	)
	return cmd
}

func checkLibrary(ctx context.Context, s streams, where func() (string, error)) error {
	path, err := where()
	if err != nil {
		return err
	}
	l, err := library.OpenReadOnly(ctx, path)
	if err != nil {
		return err
	}
	defer l.Close()
	wrong, err := l.Check(ctx)
	if err != nil {
		return err
	}
	for _, line := range wrong {
		s.tell(errors.New(line))
	}
	if len(wrong) > 0 {
		return fmt.Errorf("%s: damaged; run yunshi library restore, which keeps the damaged file", path)
	}
	ids, err := l.IDs(ctx)
	if err == nil {
		_, err = fmt.Fprintf(s.out, "%s: sound; %d documents, %d acts\n", path, len(ids), len(l.Acts()))
	}
	return err
}

func backUp(ctx context.Context, s streams, where func() (string, error)) error {
	path, err := where()
	if err != nil {
		return err
	}
	l, err := library.OpenReadOnly(ctx, path)
	if err != nil {
		return err
	}
	defer l.Close()
	to, err := l.File().Backup(ctx, time.Now())
	if err == nil {
		_, err = fmt.Fprintln(s.out, to)
	}
	return err
}

func restore(ctx context.Context, s streams, where func() (string, error), args []string) error {
	path, err := where()
	if err != nil {
		return err
	}
	if len(args) == 1 {
		return restoreFrom(ctx, s, path, args[0])
	}
	if sound(ctx, path) {
		backups, err := library.Backups(path)
		if err != nil {
			return err
		}
		for _, b := range backups {
			fmt.Fprintln(s.out, b)
		}
		return usageError{fmt.Errorf("%s: not damaged; name the backup to go back to", path)}
	}
	if _, err := os.Stat(path); err == nil {
		saved, err := library.Salvage(ctx, path, time.Now())
		if err == nil {
			_, err = fmt.Fprintln(s.out, saved)
			return err
		}
		if !errors.Is(err, library.ErrDamaged) {
			return err
		}
	}
	backups, err := library.Backups(path)
	if err != nil {
		return err
	}
	if len(backups) == 0 {
		return fmt.Errorf("%s: nothing can be read out of it, and it has no backup; import the articles again into another --library FILE", path)
	}
	return restoreFrom(ctx, s, path, backups[0])
}

func restoreFrom(ctx context.Context, s streams, path, backup string) error {
	kept, err := library.Restore(ctx, path, backup, time.Now())
	if err != nil {
		return err
	}
	if _, err = fmt.Fprintf(s.out, "%s: restored from %s\n", path, backup); err == nil && kept != "" {
		_, err = fmt.Fprintf(s.out, "the library that stood there is kept as %s\n", kept)
	}
	return err
}

// sound reports whether the library opens and checks clean.
func sound(ctx context.Context, path string) bool {
	l, err := library.OpenReadOnly(ctx, path)
	if err != nil {
		return errors.Is(err, library.ErrNewer)
	}
	defer l.Close()
	wrong, err := l.Check(ctx)
	return err == nil && len(wrong) == 0
}
