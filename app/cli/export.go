package cli

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"yunshi/data"
	"yunshi/data/library"
	"yunshi/data/load"
	"yunshi/data/merge"
)

func exportCommand(s streams) *cobra.Command {
	var bundled, figures bool
	cmd := &cobra.Command{
		Use:   "export FILE.(csv|json|html|jsonl|timeline.json|ics|bib|ris)",
		Short: "Write the library to a file: a table, JSON, or one web page with the timeline",
		Long: "Export writes what the library says, with all corrections. The file's ending picks the form: csv is a table of events (of figures with " +
			"--figures) that import takes back by id; json is what corpus prints; html is one page that works without a network; jsonl is an event a line; " +
			"timeline.json is for TimelineJS; ics is a calendar; bib and ris are the sources for BibTeX and reference managers.",
		Args: usage(cobra.ExactArgs(1)),
	}
	where := libraryFlag(cmd)
	cmd.Flags().BoolVar(&bundled, "bundled", false, "with the bundled corpus")
	cmd.Flags().BoolVar(&figures, "figures", false, "figures instead of events; for csv only")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		write, err := exporter(args[0], figures)
		if err != nil {
			return err
		}
		path, err := where()
		if err != nil {
			return err
		}
		c, err := libraryCorpus(contextOf(cmd), s, path, bundled, strings.EqualFold(filepath.Ext(args[0]), ".json"))
		if c == nil {
			return err
		}
		if failed := WriteWhole(args[0], func(w io.Writer) error { return write(w, c) }); failed != nil {
			return failed
		}
		return err
	}
	return cmd
}

// DataFormats are the endings of what Writer writes, but for json, which wants
// whole documents; the usual one first.
var DataFormats = []string{"csv", "html", "jsonl", "timeline.json", "ics", "bib", "ris"}

// Writer returns what writes a corpus's events in the form that the file's ending
// names: a table, a web page, JSON Lines, TimelineJS, iCalendar, and the sources
// as BibTeX or RIS; json is what the corpus command prints.
func Writer(file string) (func(io.Writer, *data.Corpus) error, error) {
	low := strings.ToLower(filepath.Base(file))
	if strings.HasSuffix(low, ".timeline.json") {
		return library.WriteTimelineJS, nil
	}
	switch filepath.Ext(low) {
	case ".csv":
		return library.WriteEvents, nil
	case ".jsonl":
		return library.WriteEventLines, nil
	case ".ics":
		return func(w io.Writer, c *data.Corpus) error { return library.WriteCalendar(w, c, time.Now()) }, nil
	case ".bib":
		return library.WriteBibTeX, nil
	case ".ris":
		return library.WriteRIS, nil
	case ".json":
		return func(w io.Writer, c *data.Corpus) error {
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", " ")
			return enc.Encode(jsonCorpus(c))
		}, nil
	case ".html", ".htm":
		return WritePage, nil
	}
	return nil, usageError{fmt.Errorf("%s: the ending must be .json, .%s", file, strings.Join(DataFormats, ", ."))}
}

func exporter(file string, figures bool) (func(io.Writer, *data.Corpus) error, error) {
	switch csv := strings.EqualFold(filepath.Ext(file), ".csv"); {
	case figures && !csv:
		return nil, usageError{errors.New("--figures is for FILE.csv only")}
	case figures:
		return library.WriteFigures, nil
	}
	return Writer(file)
}

// libraryCorpus reads the library. Documents that cannot be read are told, and
// the error is then errPartly beside the corpus.
// With whole, the documents have their texts, by which stories are known again.
func libraryCorpus(ctx context.Context, s streams, path string, bundled, whole bool) (*data.Corpus, error) {
	l, err := library.OpenReadOnly(ctx, path)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	var base []merge.Part
	var errs []error
	if bundled {
		base, errs = load.BundledParts(ctx, nil)
	}
	snapshot, more := l.Snapshot(ctx, base, nil)
	errs = append(errs, more...)
	if whole && snapshot != nil {
		for id, d := range snapshot.Corpus.Documents {
			if snapshot.Corpus.Documents[id], err = l.Whole(ctx, d); err != nil {
				return nil, err
			}
		}
	}
	for _, err := range errs {
		s.tell(err)
	}
	if snapshot == nil {
		return nil, errPartly
	}
	for _, c := range snapshot.Conflicts {
		s.tell(errors.New(c.String()))
	}
	if len(errs) > 0 {
		return snapshot.Corpus, errPartly
	}
	return snapshot.Corpus, nil
}

// WriteWhole writes a file that is whole or, after an error, as it was.
func WriteWhole(path string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".yunshi-*")
	if err == nil {
		defer os.Remove(f.Name())
		err = errors.Join(write(f), f.Chmod(0o644), f.Close())
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	if err != nil {
		return fmt.Errorf("%s: cannot be written (%w); check the folder and the disk", path, err)
	}
	return nil
}

//go:embed export.html
var pageHTML string

var page = sync.OnceValue(func() *template.Template { return template.Must(template.New("page").Parse(pageHTML)) })

type (
	pageEvent struct {
		ID, Date, Type, Modality, Headline, Companies, Place, Digest string
		Day                                                          data.Day
		Dated                                                        bool
		Sources                                                      []pageSource
	}
	pageSource struct{ Title, Publisher, Published, URL, Text string }
)

// WritePage writes the corpus's events as one web page that needs nothing else:
// the timeline is drawn and steered by its own script, and without scripts it is
// a list.
func WritePage(w io.Writer, c *data.Corpus) error {
	var view struct {
		Events []pageEvent
		Types  []data.EventType
	}
	used := map[data.EventType]bool{}
	for _, e := range c.Events {
		used[e.Type] = true
		p := pageEvent{
			ID: string(e.ID), Date: e.Date.String(), Type: string(e.Type), Modality: string(e.Modality), Headline: e.Headline, Place: e.Place,
			Digest: e.Digest, Companies: joined(e.Names()), Day: e.Date.Point().Start,
		}
		p.Dated = e.Date.Known() && p.Day != data.OpenStart
		for _, src := range e.Sources {
			ps := pageSource{Text: src.Evidence.Text}
			if d := c.Documents[src.Evidence.Document]; d != nil {
				ps.Title, ps.Publisher, ps.Published, ps.URL = d.Title, d.Publisher, d.Published.String(), webAddress(d.URL)
			}
			p.Sources = append(p.Sources, ps)
		}
		view.Events = append(view.Events, p)
	}
	for _, t := range data.EventTypes {
		if used[t] {
			view.Types = append(view.Types, t)
		}
	}
	var b bytes.Buffer
	if err := page().Execute(&b, view); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

func joined(ids []data.CompanyID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = string(id)
	}
	return strings.Join(names, ", ")
}

// webAddress is the address where it is one that a person may safely open.
func webAddress(s string) string {
	if u, err := url.Parse(s); err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return s
}
