package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"yunshi/data/quantity"
	"yunshi/data/sentence"
	"yunshi/data/temporal"
)

// annotators find one kind of expression in a text. A reference is the moment
// that relative dates are resolved against, "" where the row has none.
var annotators = map[string]func(input, reference string) ([]any, error){
	"currency":  amounts("currency"),
	"percent":   amounts("percent"),
	"qualifier": amounts("qualifier"),
	"date":      dates("date"),
	"daterange": dates("daterange"),
	"all":       everything,
	"handmade":  everything, // as the outside cases that mix them are called
	"sentence":  func(input, _ string) ([]any, error) { return anys(sentence.Annotate(input)), nil },
}

// kinds lists the annotators in the order of the help.
var kinds = []string{"currency", "percent", "qualifier", "date", "daterange", "sentence", "all", "handmade"}

// everything finds sums, percentages and dates together.
func everything(input, reference string) ([]any, error) {
	out := []any{}
	for _, kind := range []string{"currency", "percent"} {
		found, err := quantity.Annotate(input, kind)
		if err != nil {
			return nil, err
		}
		out = append(out, anys(found)...)
	}
	return append(out, anys(temporal.Annotate(input, reference, "daterange"))...), nil
}

func amounts(kind string) func(string, string) ([]any, error) {
	return func(input, _ string) ([]any, error) {
		out, err := quantity.Annotate(input, kind)
		return anys(out), err
	}
}

func dates(kind string) func(string, string) ([]any, error) {
	return func(input, reference string) ([]any, error) {
		return anys(temporal.Annotate(input, reference, kind)), nil
	}
}

func anys[T any](items []T) []any {
	out := make([]any, len(items))
	for i, it := range items {
		out[i] = it
	}
	return out
}

func annotateCommand(s streams) *cobra.Command {
	var kind string
	cmd := &cobra.Command{
		Use:   "annotate --kind KIND",
		Short: "Find amounts, dates or sentences in rows of text on standard input",
		Long: "Annotate reads JSON Lines from standard input, rows with id, input and reference_time, and prints for each what it found, " +
			"with offsets that count characters.",
		Args: usage(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			if err := oneOf("kind", kind, kinds...); err != nil {
				return err
			}
			return annotate(s, annotators[kind])
		},
	}
	cmd.Flags().StringVar(&kind, "kind", "", "what to find: currency, percent, qualifier, date, daterange, sentence, or all (sums, percentages and dates)")
	return cmd
}

// annotate answers row by row; a row that is not JSON is told and passed over.
func annotate(s streams, find func(input, reference string) ([]any, error)) error {
	in, out := bufio.NewReaderSize(s.in, 1<<16), bufio.NewWriter(s.out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	failed := false
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			var row struct {
				ID        json.RawMessage `json:"id"`
				Input     string          `json:"input"`
				Reference *string         `json:"reference_time"`
			}
			if err := json.Unmarshal(line, &row); err != nil {
				failed = true
				s.tell(fmt.Errorf("standard input line %d: not a JSON row with id and input (%w)", n, err))
			} else {
				reference := ""
				if row.Reference != nil {
					reference = *row.Reference
				}
				found, err := find(row.Input, reference)
				if err != nil {
					return err
				}
				if row.ID == nil {
					row.ID = json.RawMessage("null")
				}
				if err := enc.Encode(struct {
					ID        json.RawMessage `json:"id"`
					Predicted []any           `json:"predicted"`
				}{row.ID, found}); err != nil {
					return err
				}
			}
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("standard input: cannot be read (%w)", err)
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if failed {
		return errPartly
	}
	return nil
}
