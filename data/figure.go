package data

import "github.com/cockroachdb/apd/v3"

// Metric is what a figure measures.
type Metric string

// The metrics, as in EVAL.md and figures.csv.
const (
	Revenue       Metric = "revenue"
	RevenueShare  Metric = "revenue_share"
	MarketSize    Metric = "market_size"
	MarketShare   Metric = "market_share"
	Growth        Metric = "growth" // year on year unless the note says otherwise
	ProfitLoss    Metric = "profit_loss"
	InvestmentSum Metric = "investment"
	Capex         Metric = "capex"
	Customers     Metric = "customers"
	OtherMetric   Metric = "other"
)

// Percent and Count are the units that are no currency; every other unit is an
// ISO 4217 code.
const (
	Percent = "percent"
	Count   = "count"
)

// FigureKind tells what a company says of its own past from what others reckon.
type FigureKind string

// Actual: said by the company about its past. Estimate: an analyst's past or
// present. ForecastKind: about the future when it was said.
const (
	Actual       FigureKind = "actual"
	Estimate     FigureKind = "estimate"
	ForecastKind FigureKind = "forecast"
)

// Qualifier is the hedge in the source's wording.
type Qualifier string

// The qualifiers, as in figures.csv.
const (
	Exact    Qualifier = "exact"
	About    Qualifier = "about"
	Almost   Qualifier = "almost"
	AtLeast  Qualifier = "at_least"
	MoreThan Qualifier = "more_than"
	AtMost   Qualifier = "at_most"
	LessThan Qualifier = "less_than"
)

// FigureID is a hash of a figure's document, evidence, metric and value.
type FigureID string

// Amount is an exact number with its unit; money is never a float64. Decimals
// are immutable once they stand in an Amount.
type Amount struct {
	Value *apd.Decimal
	Unit  string
}

// Figure is one number that a source states.
type Figure struct {
	ID        FigureID
	Metric    Metric
	Subject   string // a company's canonical name, or a market ("China cloud computing")
	Segment   string // which part or definition of the subject; "" for the whole
	Geography string // "" where the text does not say
	// Value is the number stated; for a range ("5-8 billion yuan") Low and High
	// are set and Value is nil.
	Value, Low, High *apd.Decimal
	Unit             string
	Period           Date
	Kind             FigureKind
	Qualifier        Qualifier
	Issuer           string  // who states the number: IDC, or the company itself
	Reporter         string  // who printed it: Taipei Times
	Conversion       *Amount // the same sum in the second currency given, or nil
	Note             string  // basis, restatement, disagreement
	Evidence         Evidence
	Confidence       float64 // measured precision of the rule that fired, 0–1
}
