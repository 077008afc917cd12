package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"yunshi/data"
	"yunshi/data/load"
	"yunshi/data/lookup"
	"yunshi/data/registry"
)

// foundJSON is one line of lookup --json.
type foundJSON struct {
	Kind  string  `json:"kind"`
	ID    string  `json:"id"`
	Name  string  `json:"name"`
	Alias string  `json:"alias"` // the name that matched
	Runes []int   `json:"runes"` // positions in runes of Alias that the query matched, ascending
	Match string  `json:"match"`
	Date  *string `json:"date,omitempty"`
	Score int     `json:"score"`
}

func lookupCommand(s streams) *cobra.Command {
	var limit int
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "lookup QUERY",
		Short: "Find companies and events by a name in any script, a few letters of it, or pinyin",
		Args:  usage(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if limit < 1 {
				return usageError{fmt.Errorf("--limit %d: at least one is needed", limit)}
			}
			c, errs := load.Bundled(context.Background(), nil)
			for _, err := range errs {
				s.tell(err)
			}
			ix := lookup.FromCorpus(c, registry.Bundled(), nil)
			found := ix.Search(strings.Join(args, " "), lookup.Options{Limit: limit, Kinds: []lookup.Kind{lookup.Company, lookup.Event}})
			return printFound(s, c, found, asJSON)
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 10, "print at most `N` of them")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a line")
	return cmd
}

func printFound(s streams, c *data.Corpus, found []lookup.Result, asJSON bool) error {
	out := bufio.NewWriter(s.out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, r := range found {
		date := ""
		if r.Entry.Kind == lookup.Event {
			date = c.Event(data.EventID(r.Entry.ID)).Date.String()
		}
		if asJSON {
			err := enc.Encode(foundJSON{r.Entry.Kind.String(), r.Entry.ID, r.Entry.Name, r.Alias, r.Runs, r.Match.String(), known(date), r.Score})
			if err != nil {
				return err
			}
			continue
		}
		line := r.Entry.Kind.String() + "\t"
		if date != "" {
			line += date + " "
		}
		line += r.Entry.Name
		if r.Alias != r.Entry.Name {
			line += "\tas " + r.Alias
		}
		fmt.Fprintln(out, line)
	}
	return out.Flush()
}
