package charts

import (
	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// Kind is the form of a chart.
type Kind string

// The forms. Columns with several series stand side by side.
const (
	Columns Kind = "columns"
	Stacked Kind = "stacked"
	Bars    Kind = "bars"
	Lines   Kind = "lines"
)

// Index is the unit of values that are set in relation to a first one of 100.
const Index = "index"

// Category is one place on the axis: a period, or a name in Bars. Categories run
// left to right, in Bars top to bottom. Long is the unabridged label ("Q3 2024").
// Sub is a remark that stands below the label.
type Category struct {
	Label, Long, Sub string
	Period           data.Date
}

// Point is one plotted value and the evidence for it. Value is exact, in the
// full Unit (yuan, not billions).
type Point struct {
	Category int // index into Spec.Categories
	Value    *apd.Decimal
	Unit     string
	// Stated and StatedUnit are what the source states where Value was converted
	// into another currency or set in relation to a first value; else nil and "".
	Stated     *apd.Decimal `json:",omitempty"`
	StatedUnit string       `json:",omitempty"`
	Kind       data.FigureKind
	Qualifier  data.Qualifier
	// Figure states the value; a point that counts events has Events instead.
	Figure data.FigureID
	Events []data.EventID
	Source int // index into Spec.Sources, or -1
	// Break is set where the basis changes: the point is not comparable with the
	// one before it.
	Break bool
	// Basis names the new basis where Break is set ("Cloud Intelligence Group").
	Basis string
	// Hover is what the pane says under the pointer; Caption a short remark that
	// is drawn beside the value of Bars.
	Hover, Caption string
}

// Series is a run of points of one issuer and one definition.
type Series struct {
	Name   string
	Points []Point
	Colour int // position in the palette
	// YearEnd is the last month of the fiscal years that stand at calendar years in
	// this series; 0 where its periods are what they seem.
	YearEnd int `json:",omitempty"`
	// Events marks a series of event counts: the event group whose colour and
	// shape it takes, or "".
	Events string
}

// Arrow is compound growth a year from one point of a series to another, drawn
// as an arrow with a pill. Rate is in percent, recomputed from the exact values.
type Arrow struct {
	Series, From, To int // From and To index Series.Points
	Rate             *apd.Decimal
	Label            string
}

// Bracket is another source's value for a point, or its outcome. Label is drawn
// where there is room beside the chart; Short always.
type Bracket struct {
	Series, Point int
	Value         *apd.Decimal
	Short, Label  string // "+53 %" and "outcome, CAICT"
	Figure        data.FigureID
}

// Flag is an event marked at its place in time. At is in categories: 2.5 is the
// middle of the third.
type Flag struct {
	At    float64
	Label string
	Event data.EventID
}

// Spec is what a chart claims. It serialises to JSON and back without loss.
type Spec struct {
	Name            string
	Title, Subtitle string
	Language        string `json:",omitempty"` // Chinese, or "" for English
	Kind            Kind
	// Log asks for a logarithmic axis; only Lines of positive values can have one.
	Log        bool   `json:",omitempty"`
	Unit       string // ISO 4217, data.Percent or data.Count; one for the whole chart
	Exponent   int    // labels are in units of 10^Exponent: 9 for billions
	Categories []Category
	Series     []Series
	Arrow      *Arrow
	Brackets   []Bracket
	Flags      []Flag
	// ForecastFrom is the first category of the shaded region, or -1.
	ForecastFrom int
	// Missing lists the categories for which no source states a value.
	Missing []int
	Notes   []string // bases, restatements, disagreements, gaps
	// Rest names what is left of the whole above the stacks of shares ("others");
	// "" where the parts are not parts of one whole.
	Rest    string
	Sources []Source // in the order of the points; each page once
	// Query is what a chart of the person's own was made from, else nil: it can be
	// asked again of another corpus. Own marks a title or subtitle of theirs.
	Query *Query `json:",omitempty"`
	// Plans says that the forecasts are what companies plan to do themselves.
	Plans bool `json:",omitempty"`
	Own   bool `json:",omitempty"`
}

// Source is a page that states some of the points. Issuer says the number,
// Publisher printed it.
type Source struct {
	Issuer, Publisher, Title, URL string
	Published                     data.Date
}
