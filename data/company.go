package data

// CompanyID is a company's canonical name, which is unique: "Alibaba Cloud".
type CompanyID string

// CompanyKind tells those who act from those who only report.
type CompanyKind uint8

// Actors do things; research firms count them; media report them; public bodies
// make policy. A brand is a product line that is no firm of its own: what it
// does, its parent does ("Azure opens a region").
const (
	Actor CompanyKind = iota
	Research
	Media
	Public
	Brand
)

// AliasKind says what sort of name an alias is.
type AliasKind uint8

// The kinds of alias. A Former name held in the years From to To.
const (
	English AliasKind = iota
	Simplified
	Traditional
	Pinyin
	Former
	Ticker
	Learned // named in the document itself, or added by the person
)

// Alias is one name of a company. From and To are years, both included; 0 is open.
type Alias struct {
	Text     string
	Kind     AliasKind
	From, To int
}

// Company is a firm, a business unit, a research firm, a medium or a public body.
type Company struct {
	ID      CompanyID
	Kind    CompanyKind
	Parent  CompanyID // "" where it has none
	Aliases []Alias   // the canonical name is not among them
	// FiscalEnd is the last month of the fiscal year, 1–12; 12 where it is the
	// calendar year.
	FiscalEnd int
}

// Name returns the first alias of the given kind, or "".
func (c *Company) Name(kind AliasKind) string {
	for _, a := range c.Aliases {
		if a.Kind == kind {
			return a.Text
		}
	}
	return ""
}
