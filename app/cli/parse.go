package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yunshi/data"
	"yunshi/data/article"
	"yunshi/data/extract"
	"yunshi/data/load"
)

func parseCommand(s streams) *cobra.Command {
	var published string
	var explain bool
	var workers int
	cmd := &cobra.Command{
		Use:   "parse PATH…",
		Short: "Read articles and print what they say, one JSON object a line",
		Long: "Parse reads articles, and the folders that hold them, and prints one JSON object a line for each, in the order given. " +
			"NAME.meta.json beside NAME.txt gives title, publisher, author, published and url. The path - is standard input.",
		Args: usage(cobra.MinimumNArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			if d, err := data.ParseDate(published, 12); err != nil || published != "" && !d.Known() {
				return usageError{fmt.Errorf("--published: %w", err)}
			}
			if workers < 1 {
				return usageError{fmt.Errorf("--workers %d: at least one is needed", workers)}
			}
			out := bufio.NewWriter(s.out)
			write := writeLine(out)
			if explain {
				write = writeExplanation(out)
			}
			err := parse(s, args, article.Meta{Published: published}, workers, write)
			if flushed := out.Flush(); flushed != nil {
				return flushed
			}
			return err
		},
	}
	cmd.Flags().StringVar(&published, "published", "", "the `DATE` of publication, such as 2015-06-20, for every article")
	cmd.Flags().BoolVar(&explain, "explain", false, "print for every event and figure the rule, the words and the sentence")
	cmd.Flags().IntVar(&workers, "workers", runtime.GOMAXPROCS(0), "read `N` articles at a time; the output is the same")
	return cmd
}

// parse reads the paths and writes each result in their order. An article that
// cannot be read is told and passed over.
func parse(s streams, paths []string, meta article.Meta, workers int, write func(*extract.Result) error) error {
	failed, none := false, true
	work := func(path string) (*extract.Result, error) { return read(s.in, path, meta) }
	err := inOrder(article.Walk(paths), workers, work, func(res *extract.Result, err error) error {
		none = false
		if err != nil {
			failed = true
			s.tell(err)
			return nil
		}
		return write(res)
	})
	switch {
	case err != nil:
		return err
	case none:
		return fmt.Errorf("%s: no article is in there; files that end in .txt, .md, .html, .pdf, .docx or .eml are read", strings.Join(paths, ", "))
	case failed:
		return errPartly
	}
	return nil
}

// read reads one path; it is safe for concurrent use, but for standard input,
// which can be read once only.
func read(in io.Reader, path string, meta article.Meta) (*extract.Result, error) {
	return load.Article(path, func() (*data.Document, error) {
		if path == "-" {
			return article.ReadFrom("-", in, meta)
		}
		return article.LoadAs(path, meta)
	})
}

func writeLine(out io.Writer) func(*extract.Result) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return func(res *extract.Result) error { return enc.Encode(jsonResult(res)) }
}

// writeExplanation prints for each event and figure, in the order of the text,
// what it is, which rule read it, on which words, and the sentence.
func writeExplanation(out io.Writer) func(*extract.Result) error {
	return func(res *extract.Result) error {
		d := res.Document
		fmt.Fprintf(out, "%s\t%s\n", d.ID, orNone(d.Title))
		if !d.Relevant {
			fmt.Fprintln(out, "  nothing about China's cloud market")
		}
		said := map[string]string{}
		for _, e := range res.Events {
			names := make([]string, len(e.Companies))
			for i, id := range e.Names() {
				names[i] = string(id)
			}
			said[string(e.ID)] = strings.Join([]string{
				"event", string(e.Type), string(e.Modality), orNone(e.Date.String()), orNone(strings.Join(names, ", ")), e.Headline,
			}, "  ")
		}
		for _, f := range res.Figures {
			said[string(f.ID)] = strings.Join([]string{
				"figure", string(f.Metric), orNone(f.Subject), orNone(f.Period.String()), amount(f), string(f.Kind), orNone(f.Issuer),
			}, "  ")
		}
		trace := slices.Clone(res.Trace)
		slices.SortStableFunc(trace, func(a, b extract.Trace) int { return a.Evidence.Span.Start - b.Evidence.Span.Start })
		for _, t := range trace {
			fmt.Fprintf(out, "  %s\n    rule    %s\n    words   %s\n    text    [%d:%d] %s\n", said[t.ID], t.Rule, oneLine(t.Tokens),
				t.Evidence.Span.Start, t.Evidence.Span.End, oneLine(t.Evidence.Text))
		}
		_, err := fmt.Fprintln(out)
		return err
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func orNone(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
