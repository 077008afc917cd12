package charts

import (
	"fmt"
	"strconv"
	"strings"

	"yunshi/data"
)

// Options narrow a chart and say how it is drawn. The zero value is the chart's
// own choice of companies, period and currency, light, at 1920×1080.
type Options struct {
	Companies []data.CompanyID
	From, To  data.Date // periods outside are left out; unknown is open
	Currency  string    // ISO 4217; figures in another currency are left out, never converted
	Period    data.Date // the one period of a chart that shows one, such as market-share-latest
	// Metric and Subjects choose what who-says-what compares: the zero values are
	// revenue where Companies are named, else the size of China's market.
	Metric   data.Metric
	Subjects []string
	// Convert turns all sums into one currency (ISO 4217) at the yearly averages of
	// Rates, whose zero value is StandardRates; the chart says so.
	Convert string
	Rates   Rates
	// Index sets every series in relation to its value in the first period that all
	// state, = 100. Log draws on a logarithmic axis, columns as lines.
	Index, Log bool
	// Scale of the labels: "million", "billion", "trillion"; "" is chosen by size.
	Units    string
	Language string          // Chinese, or "" for English
	Without  []data.FigureID // figures left out by the person
	// Width and Height are in pixels at scale 1; 0 is 1920 and 1080.
	Width, Height int
	Theme         string  // "light" (also "") or "dark"
	Scale         float64 // pixels a unit of the layout, 1 to 4; 0 is 1
	Transparent   bool    // no ground, in PNG, SVG and PDF
	Look          *Look   // palette and fonts of the person's own, or nil
}

// unit is the one currency that is asked for, or "".
func (o Options) unit() string {
	if o.Convert != "" {
		return o.Convert
	}
	return o.Currency
}

// Sizes are the presets that ParseSize knows by name.
var Sizes = []struct {
	Name          string
	Width, Height int
}{
	{"16:9", 1920, 1080},
	{"4:3", 1440, 1080},
	{"square", 1080, 1080},
	{"half", 960, 1080},
}

// ParseSize reads "1920x1080" or a preset's name.
func ParseSize(s string) (width, height int, err error) {
	for _, p := range Sizes {
		if p.Name == s {
			return p.Width, p.Height, nil
		}
	}
	w, h, ok := strings.Cut(strings.ReplaceAll(s, "×", "x"), "x")
	width, errW := strconv.Atoi(w)
	height, errH := strconv.Atoi(h)
	if !ok || errW != nil || errH != nil || width < 320 || height < 200 || width > 7680 || height > 7680 {
		return 0, 0, fmt.Errorf("%q is not a size: write 1920x1080 (320x200 to 7680x7680), 16:9, 4:3, square or half", s)
	}
	return width, height, nil
}
