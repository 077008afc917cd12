package data

// EventType is what happened.
type EventType string

// The event types, as in EVAL.md and events.csv.
const (
	Partnership     EventType = "partnership"
	Launch          EventType = "launch"
	Expansion       EventType = "expansion"
	Investment      EventType = "investment"
	Acquisition     EventType = "acquisition"
	FinancialResult EventType = "financial_result"
	MarketData      EventType = "market_data"
	Forecast        EventType = "forecast"
	Policy          EventType = "policy"
	CustomerWin     EventType = "customer_win"
	LegalSecurity   EventType = "legal_security"
	Leadership      EventType = "leadership"
	Pricing         EventType = "pricing"
	Listing         EventType = "listing"
	Other           EventType = "other"
)

// EventTypes lists every type once, in the order of the legend.
var EventTypes = []EventType{
	Partnership, CustomerWin, Launch, Expansion, Investment, Acquisition, Listing,
	FinancialResult, MarketData, Forecast, Policy, LegalSecurity, Pricing, Leadership, Other,
}

// Modality is how far an event is asserted.
type Modality string

// A plan is announced or promised; speculation is rumour, opinion or an
// anonymous report; denied is said not to be so.
const (
	Fact        Modality = "fact"
	Plan        Modality = "plan"
	Predicted   Modality = "forecast"
	Speculation Modality = "speculation"
	Denied      Modality = "denied"
)

// EventID is a hash of an event's document, evidence and type.
type EventID string

// Participant is a company's part in an event. Role is "" where the text does
// not tell ("partner", "customer", "supplier", "buyer", "target", "investor", …).
type Participant struct {
	Company CompanyID
	Role    string
}

// Source is one telling of an event: the document, the sentence, and the date
// as that document has it.
type Source struct {
	Evidence Evidence
	Date     Date
}

// Event is something that happened, is planned, foreseen, rumoured or denied.
type Event struct {
	ID         EventID
	Type       EventType
	Modality   Modality
	Headline   string // what an analyst would write, at most 90 characters
	Date       Date
	DateReason string // how the date was found: "on Sunday", against 2017-03-20
	Companies  []Participant
	Place      string // "" where unknown
	Digest     string // a sentence or two in our own words, where a table gives them
	Figures    []FigureID
	// Sources holds at least one telling; the first is the one shown.
	Sources []Source
	// Confidence is the measured precision of the rule that fired, 0–1.
	Confidence float64
}

// Names returns the companies' names in order.
func (e *Event) Names() []CompanyID {
	out := make([]CompanyID, len(e.Companies))
	for i, p := range e.Companies {
		out[i] = p.Company
	}
	return out
}

// Involves reports whether the company takes part.
func (e *Event) Involves(id CompanyID) bool {
	for _, p := range e.Companies {
		if p.Company == id {
			return true
		}
	}
	return false
}
