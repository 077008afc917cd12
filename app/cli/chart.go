package cli

import (
	"bufio"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"yunshi/charts"
	"yunshi/data"
	"yunshi/data/load"
	"yunshi/data/registry"
)

// chartFlags are the flags of chart as they were typed.
type chartFlags struct {
	out, size, theme, from, to, period, currency string
	companies                                    []string
}

func chartCommand(s streams) *cobra.Command {
	var f chartFlags
	cmd := &cobra.Command{
		Use:   "chart NAME --out FILE",
		Short: "Save a chart of the bundled corpus; the file's ending picks the format",
		Args:  usage(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			entry, err := charts.Find(args[0])
			if err != nil {
				return usageError{err}
			}
			if f.out == "" {
				return usageError{fmt.Errorf("chart %s: --out FILE is needed", entry.Name)}
			}
			opt, err := f.options()
			if err != nil {
				return usageError{err}
			}
			c, errs := load.Bundled(context.Background(), nil)
			for _, err := range errs {
				s.tell(err)
			}
			spec, err := entry.Build(c, opt)
			if err != nil {
				return err
			}
			return charts.Export(spec, f.out, opt)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.out, "out", "", "write to `FILE`: .png, .svg, .pdf, .pptx, .xlsx or .csv")
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
			c, errs := load.Bundled(context.Background(), nil)
			for _, err := range errs {
				s.tell(err)
			}
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
	flags.StringVar(&f.theme, "theme", "light", "light or dark")
	flags.StringSliceVar(&f.companies, "company", nil, "only these, by any name; may be given again")
	flags.StringVar(&f.from, "from", "", "leave out what is before `DATE`")
	flags.StringVar(&f.to, "to", "", "leave out what is after `DATE`")
	flags.StringVar(&f.period, "period", "", "the one period of a chart that shows one, such as 2021-Q1")
	flags.StringVar(&f.currency, "currency", "", "CNY or USD; figures in another are left out")
}

func (f *chartFlags) options() (opt charts.Options, err error) {
	if err := oneOf("theme", f.theme, "light", "dark"); err != nil {
		return opt, err
	}
	opt.Theme, opt.Currency = f.theme, strings.ToUpper(f.currency)
	if opt.Width, opt.Height, err = charts.ParseSize(f.size); err != nil {
		return opt, fmt.Errorf("--size: %w", err)
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
