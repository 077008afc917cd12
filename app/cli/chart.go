package cli

import (
	"bufio"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"yunshi/charts"
	"yunshi/data"
	"yunshi/data/load"
	"yunshi/data/registry"
)

// custom is the name under which chart builds one of the person's own.
const custom = "custom"

// chartFlags are the flags of chart as they were typed.
type chartFlags struct {
	out, size, theme, from, to, period, currency string
	convert, rates, units, language, look        string
	metric, by, title, subtitle, saveSpec        string
	companies, subjects                          []string
	scale                                        float64
	index, log, transparent                      bool
}

func chartCommand(s streams) *cobra.Command {
	var f chartFlags
	cmd := &cobra.Command{
		Use:   "chart NAME|FILE --out FILE",
		Short: "Save a chart of the bundled corpus; the file's ending picks the format",
		Long: "Save a chart of the bundled corpus. NAME is one that `yunshi chart list` prints, or custom with --metric and\n" +
			"--subject; FILE is a .json spec, or a .png or .pptx that Yunshi exported, which is drawn as it stands.",
		Args: usage(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			if f.out == "" {
				return usageError{fmt.Errorf("chart %s: --out FILE is needed", args[0])}
			}
			opt, err := f.options()
			if err != nil {
				return usageError{err}
			}
			spec, err := f.spec(s, args[0], opt)
			if err != nil {
				return err
			}
			spec.Rename(f.title, f.subtitle)
			if f.saveSpec != "" {
				if err := charts.SaveSpec(spec, f.saveSpec); err != nil {
					return err
				}
			}
			return charts.Export(spec, f.out, opt)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.out, "out", "", "write to `FILE`: .png, .svg, .pdf, .pptx, .xlsx, .csv or .json")
	flags.StringVar(&f.title, "title", "", "a title of your own")
	flags.StringVar(&f.subtitle, "subtitle", "", "a subtitle of your own")
	flags.StringVar(&f.saveSpec, "save-spec", "", "also keep the chart's spec in `FILE`.json")
	flags.StringVar(&f.by, "by", "", "the periods of a custom chart: quarter, half, year or fiscal; the fullest")
	flags.StringVar(&f.metric, "metric", "", "what custom and who-says-what show: "+metricList())
	flags.StringArrayVar(&f.subjects, "subject", nil, "a company or market as figures name it; may be given again")
	f.declare(flags)
	cmd.AddCommand(&cobra.Command{
		Use:   "list",
		Short: "List the charts",
		Args:  usage(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			out := bufio.NewWriter(s.out)
			for _, e := range charts.Catalogue {
				fmt.Fprintf(out, "%s\t%s\n", e.Name, e.English)
			}
			return out.Flush()
		},
	})
	return cmd
}

// spec builds the chart with the name, or reads it from the file.
func (f *chartFlags) spec(s streams, name string, opt charts.Options) (*charts.Spec, error) {
	if slices.Contains([]string{".json", ".png", ".pptx"}, strings.ToLower(filepath.Ext(name))) {
		specs, err := charts.OpenSpecs(name)
		if err != nil {
			return nil, err
		}
		return specs[0], nil
	}
	if name == custom {
		q, err := f.query(opt)
		if err != nil {
			return nil, usageError{err}
		}
		return charts.Ask(bundledCorpus(s), q, opt)
	}
	entry, err := charts.Find(name)
	if err != nil {
		return nil, usageError{err}
	}
	return entry.Build(bundledCorpus(s), opt)
}

func bundledCorpus(s streams) *data.Corpus {
	c, errs := load.Bundled(context.Background(), nil)
	for _, err := range errs {
		s.tell(err)
	}
	return c
}

var precisions = map[string]data.Precision{
	"": data.PrecisionNone, "quarter": data.PrecisionQuarter, "half": data.PrecisionHalf, "year": data.PrecisionYear, "fiscal": data.PrecisionFiscalYear,
}

// query is what a custom chart asks.
func (f *chartFlags) query(opt charts.Options) (charts.Query, error) {
	q := charts.Query{Metric: opt.Metric, Subjects: opt.Subjects}
	for _, c := range opt.Companies {
		q.Subjects = append(q.Subjects, string(c))
	}
	precision, ok := precisions[f.by]
	if !ok {
		return q, fmt.Errorf("--by: %q is no period: choose quarter, half, year or fiscal", f.by)
	}
	q.Precision = precision
	if q.Metric == "" || len(q.Subjects) == 0 {
		return q, fmt.Errorf("chart custom: --metric and at least one --subject or --company are needed")
	}
	return q, nil
}

func metricList() string {
	var out []string
	for _, m := range charts.Metrics {
		out = append(out, string(m))
	}
	return strings.Join(out, ", ")
}

// deckCommand saves every chart of the catalogue that has data as one deck.
func deckCommand(s streams) *cobra.Command {
	var f chartFlags
	cmd := &cobra.Command{
		Use:   "deck --out FILE.pptx",
		Short: "Save all charts of the bundled corpus as one deck of native, editable charts",
		Args:  usage(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			if !strings.EqualFold(filepath.Ext(f.out), ".pptx") {
				return usageError{fmt.Errorf("deck: --out FILE.pptx is needed")}
			}
			opt, err := f.options()
			if err != nil {
				return usageError{err}
			}
			c := bundledCorpus(s)
			var specs []*charts.Spec
			for _, e := range charts.Catalogue {
				spec, err := e.Build(c, opt)
				if err != nil {
					s.tell(fmt.Errorf("%s is left out: %w", e.Name, err))
					continue
				}
				specs = append(specs, spec)
			}
			return charts.ExportDeck(specs, f.out, opt)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.out, "out", "", "write to `FILE`.pptx")
	f.declare(flags)
	return cmd
}

// declare adds the flags that say how charts are made.
func (f *chartFlags) declare(flags *pflag.FlagSet) {
	flags.StringVar(&f.size, "size", "1920x1080", "in pixels, or 16:9, 4:3, square, half")
	flags.Float64Var(&f.scale, "scale", 1, "pixels a unit of a PNG, 1 to 4")
	flags.StringVar(&f.theme, "theme", "light", "light or dark")
	flags.StringVar(&f.look, "look", "", "palette and fonts of your own, a TOML `FILE`")
	flags.BoolVar(&f.transparent, "transparent", false, "no ground, in PNG, SVG and PDF")
	flags.StringSliceVar(&f.companies, "company", nil, "only these, by any name; may be given again")
	flags.StringVar(&f.from, "from", "", "leave out what is before `DATE`")
	flags.StringVar(&f.to, "to", "", "leave out what is after `DATE`")
	flags.StringVar(&f.period, "period", "", "the one period of a chart that shows one, such as 2021-Q1")
	flags.StringVar(&f.currency, "currency", "", "CNY or USD; figures in another are left out")
	flags.StringVar(&f.convert, "convert", "", "CNY or USD; figures in another are converted at yearly averages, and the chart says so")
	flags.StringVar(&f.rates, "rates", "", "a table of rates of your own, see charts/rates.tsv")
	flags.StringVar(&f.units, "units", "", "million, billion or trillion; chosen by size")
	flags.BoolVar(&f.index, "index", false, "in relation to the first common period = 100")
	flags.BoolVar(&f.log, "log", false, "on a logarithmic axis")
	flags.StringVar(&f.language, "language", "en", "en or zh")
}

func (f *chartFlags) options() (opt charts.Options, err error) {
	if err := oneOf("theme", f.theme, "light", "dark"); err != nil {
		return opt, err
	}
	if err := oneOf("language", f.language, "en", "zh"); err != nil {
		return opt, err
	}
	opt.Theme, opt.Currency, opt.Convert = f.theme, strings.ToUpper(f.currency), strings.ToUpper(f.convert)
	opt.Index, opt.Log, opt.Units, opt.Transparent, opt.Scale = f.index, f.log, f.units, f.transparent, f.scale
	opt.Subjects, opt.Metric = f.subjects, data.Metric(f.metric)
	if f.language == charts.Chinese {
		opt.Language = charts.Chinese
	}
	if opt.Metric != "" && !slices.Contains(charts.Metrics, opt.Metric) {
		return opt, fmt.Errorf("--metric: %q is none: choose one of %s", f.metric, metricList())
	}
	if opt.Width, opt.Height, err = charts.ParseSize(f.size); err != nil {
		return opt, fmt.Errorf("--size: %w", err)
	}
	if f.scale < 1 || f.scale > 4 {
		return opt, fmt.Errorf("--scale: %g is not between 1 and 4", f.scale)
	}
	if err := f.files(&opt); err != nil {
		return opt, err
	}
	for _, d := range []struct {
		flag, text string
		to         *data.Date
	}{{"from", f.from, &opt.From}, {"to", f.to, &opt.To}, {"period", f.period, &opt.Period}} {
		if *d.to, err = data.ParseDate(d.text, 12); err != nil {
			return opt, fmt.Errorf("--%s: %w", d.flag, err)
		}
	}
	for _, name := range f.companies {
		id, ok := registry.Bundled().Resolve(name)
		if !ok {
			return opt, fmt.Errorf("--company: nobody is called %q; yunshi lookup finds the name", name)
		}
		opt.Companies = append(opt.Companies, id)
	}
	return opt, nil
}

// files reads the tables that the flags name.
func (f *chartFlags) files(opt *charts.Options) (err error) {
	if f.rates != "" {
		if opt.Rates, err = charts.ReadRates(f.rates); err != nil {
			return fmt.Errorf("--rates: %w", err)
		}
	}
	if opt.Convert != "" && !opt.Rates.Knows(opt.Convert) {
		return fmt.Errorf("--convert: no rate is known for %q: choose CNY or USD, or name a table with --rates", f.convert)
	}
	if f.look != "" {
		if opt.Look, err = charts.ReadLook(f.look); err != nil {
			return fmt.Errorf("--look: %w", err)
		}
	}
	return nil
}
