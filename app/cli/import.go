package cli

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yunshi/data/library"
	"yunshi/data/sheet"
)

func importCommand(s streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import PATH…",
		Short: "Bring articles, tables, feeds, archives and folders into the library",
		Long: "Import brings files into the library: articles (text, Markdown, HTML, PDF, Word, mail), CSV tables of events or figures, RSS and Atom " +
			"files, TimelineJS files, ZIP archives, and folders of all these. The same bytes twice are one document. Rows of a table whose id the library knows change " +
			"what they name. What cannot be read is told and stops nothing else.\n\n" +
			"A table whose columns have names of their own is read by --map: COLUMN=NAME says which column of the file is which of ours, COLUMN:TEXT has " +
			"the same in every row; the rest is guessed from the names. Columns of events: " + strings.Join(columnNames(sheet.Events), ", ") +
			". Of figures: " + strings.Join(columnNames(sheet.Figures), ", ") + ".",
		Args: usage(cobra.MinimumNArgs(1)),
	}
	where := libraryFlag(cmd)
	choices := cmd.Flags().StringSlice("map", nil, "which `COLUMN=NAME` of a table is which of ours, such as value=金额,date=日期,unit:CNY")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		path, err := where()
		if err != nil {
			return err
		}
		ctx, stop := signal.NotifyContext(contextOf(cmd), os.Interrupt)
		defer stop()
		return importInto(ctx, s, path, args, *choices)
	}
	return cmd
}

func columnNames(k sheet.Kind) (out []string) {
	for _, c := range sheet.Columns(k) {
		out = append(out, c.Name)
	}
	return out
}

// mapped reads tables as --map says.
func mapped(choices []string) func(string, *sheet.Sheet) (sheet.Mapping, bool, error) {
	if len(choices) == 0 {
		return nil
	}
	return func(name string, s *sheet.Sheet) (sheet.Mapping, bool, error) {
		m, err := sheet.Said(s, choices)
		if err != nil {
			return m, false, fmt.Errorf("%s: --map %w", name, err)
		}
		return m, true, nil
	}
}

func importInto(ctx context.Context, s streams, path string, args, choices []string) error {
	l, err := library.Open(ctx, path)
	if err != nil {
		return err
	}
	defer l.Close()
	if f := l.File(); f.BackupDue(time.Now()) {
		if _, err := f.Backup(ctx, time.Now()); err != nil {
			return err
		}
	}
	r := l.Import(ctx, args, library.ImportOptions{Mapping: mapped(choices)})
	for _, err := range r.Failed {
		s.tell(err)
	}
	if _, err := fmt.Fprintf(s.out, "%d files: %d documents added, %d known already, %d fields updated, %d failures\n",
		r.Files, r.Added, r.Known, r.Updated, len(r.Failed)); err != nil {
		return err
	}
	switch {
	case r.Err != nil:
		return fmt.Errorf("the import ended early (%w); what is counted as added is in the library", r.Err)
	case len(r.Failed) > 0:
		return errPartly
	}
	return nil
}
