package table

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// Rows were read and checked by a person, so that their confidence is 1.
const checked = 1.0

var (
	modalities = []string{"fact", "plan", "forecast", "speculation", "denied"}
	metrics    = []string{
		"revenue", "revenue_share", "market_size", "market_share", "growth", "profit_loss", "investment", "capex", "customers", "other",
	}
	kinds      = []string{"actual", "estimate", "forecast"}
	qualifiers = []string{"exact", "about", "almost", "at_least", "more_than", "at_most", "less_than"}
)

func (b *builder) event(row []string) error {
	date, err := data.ParseDate(b.get(row, "date"), 12)
	if err != nil {
		return fmt.Errorf("date: %w", err)
	}
	types := make([]string, len(data.EventTypes))
	for i, t := range data.EventTypes {
		types[i] = string(t)
	}
	typ, err := oneOf("type", b.get(row, "type"), "", types)
	if err != nil {
		return err
	}
	modality, err := oneOf("modality", b.get(row, "modality"), "fact", modalities)
	if err != nil {
		return err
	}
	headline := b.get(row, "headline")
	if headline == "" {
		return fmt.Errorf("headline: empty; say in a few words what happened")
	}
	e := &data.Event{
		Type: data.EventType(typ), Modality: data.Modality(modality), Headline: headline, Date: date, DateReason: "stated in the table",
		Place: b.get(row, "place"), Digest: b.get(row, "digest"), Confidence: checked,
	}
	for name := range strings.SplitSeq(b.get(row, "companies"), ";") {
		if name = strings.TrimSpace(name); name != "" {
			e.Companies = append(e.Companies, data.Participant{Company: b.company(name)})
		}
	}
	line := e.Digest
	if line == "" {
		line = headline
	}
	e.Sources = make([]data.Source, 1)
	e.Sources[0].Date = date
	if err := b.cite(row, line, &e.Sources[0].Evidence); err != nil {
		return err
	}
	e.ID = data.EventID(data.HashID(string(e.Sources[0].Evidence.Document), typ, date.String(), headline))
	b.out.Events = append(b.out.Events, e)
	return nil
}

func (b *builder) figure(row []string) error {
	f := &data.Figure{
		Subject: b.get(row, "subject"), Segment: b.get(row, "segment"), Geography: b.get(row, "geography"), Unit: b.get(row, "unit"),
		Issuer: b.get(row, "issuer"), Reporter: b.get(row, "source_publisher"), Note: b.get(row, "note"), Confidence: checked,
	}
	if f.Subject == "" || f.Unit == "" {
		return fmt.Errorf("subject and unit are needed; this row lacks one")
	}
	metric, err := oneOf("metric", b.get(row, "metric"), "", metrics)
	if err != nil {
		return err
	}
	kind, err := oneOf("kind", b.get(row, "kind"), "estimate", kinds)
	if err != nil {
		return err
	}
	qualifier, err := oneOf("qualifier", b.get(row, "qualifier"), "exact", qualifiers)
	if err != nil {
		return err
	}
	f.Metric, f.Kind, f.Qualifier = data.Metric(metric), data.FigureKind(kind), data.Qualifier(qualifier)
	if err := setValue(f, b.get(row, "value")); err != nil {
		return err
	}
	if f.Unit != data.Percent && f.Unit != data.Count && !isCurrency(f.Unit) {
		return fmt.Errorf("unit: %q is not percent, count or an ISO currency code such as CNY", f.Unit)
	}
	if id, ok := b.reg.Resolve(f.Subject); ok {
		f.Subject = string(id)
	}
	if f.Period, err = b.period(row, f); err != nil {
		return err
	}
	if err := b.cite(row, figureLine(f), &f.Evidence); err != nil {
		return err
	}
	f.ID = data.FigureID(data.HashID(string(f.Evidence.Document), metric, f.Subject, f.Segment, f.Period.String(), valueText(f, (*apd.Decimal).String), f.Unit, f.Issuer))
	b.out.Figures = append(b.out.Figures, f)
	return nil
}

// setValue reads a plain number, or two with ".." between for a range.
func setValue(f *data.Figure, text string) error {
	low, high, isRange := strings.Cut(text, "..")
	a, _, err := apd.NewFromString(low)
	bad := err != nil || a.Form != apd.Finite
	if !isRange {
		f.Value = a
	} else {
		b, _, err := apd.NewFromString(high)
		if bad = bad || err != nil || b.Form != apd.Finite; !bad && a.Cmp(b) > 0 {
			return fmt.Errorf("value: %q: the lower number goes first", text)
		}
		f.Low, f.High = a, b
	}
	if bad {
		return fmt.Errorf("value: %q is not a plain number such as 12480000000", text)
	}
	return nil
}

func valueText(f *data.Figure, text func(*apd.Decimal) string) string {
	if f.Value != nil {
		return text(f.Value)
	}
	return text(f.Low) + ".." + text(f.High)
}

// period reads the period and holds it against period_start and period_end
// where the table has them, so that a fiscal year is never taken for another's.
func (b *builder) period(row []string, f *data.Figure) (data.Date, error) {
	text := b.get(row, "period")
	end := b.fiscalEnd(f.Subject)
	if end == 12 {
		end = b.fiscalEnd(f.Issuer)
	}
	d, err := data.ParseDate(text, end)
	if err != nil {
		return d, fmt.Errorf("period: %w", err)
	}
	from, to := b.get(row, "period_start"), b.get(row, "period_end")
	if from == "" || to == "" {
		return d, nil
	}
	span, err := data.ParseDate(from+"/"+to, 12)
	if err != nil {
		return d, fmt.Errorf("period_start and period_end: %w", err)
	}
	if d.Precision == data.PrecisionFiscalYear {
		d.Start, d.End = span.Start, span.End
	}
	if d.Start != span.Start || d.End != span.End {
		return d, fmt.Errorf("period %s is %s to %s, but period_start and period_end say %s to %s", text, d.Start, d.End, from, to)
	}
	return d, nil
}

func (b *builder) fiscalEnd(name string) int {
	if id, ok := b.reg.Resolve(name); ok {
		if c := b.reg.Company(id); c != nil && c.FiscalEnd != 0 {
			return c.FiscalEnd
		}
	}
	return 12
}

// figureLine says a row in one line, as the page's text in the detail pane.
func figureLine(f *data.Figure) string {
	parts := []string{f.Subject}
	if f.Segment != "" {
		parts = append(parts, f.Segment)
	}
	parts = append(parts, strings.ReplaceAll(string(f.Metric), "_", " "), f.Period.String(), valueText(f, func(d *apd.Decimal) string { return d.Text('f') })+" "+f.Unit, string(f.Kind))
	if f.Qualifier != data.Exact {
		parts = append(parts, strings.ReplaceAll(string(f.Qualifier), "_", " "))
	}
	if f.Issuer != "" {
		parts = append(parts, f.Issuer)
	}
	if f.Note != "" {
		parts = append(parts, f.Note)
	}
	return strings.Join(parts, " · ")
}

func oneOf(column, value, unset string, allowed []string) (string, error) {
	if value == "" && unset != "" {
		return unset, nil
	}
	if !slices.Contains(allowed, value) {
		return "", fmt.Errorf("%s: %q is none of %s", column, value, strings.Join(allowed, ", "))
	}
	return value, nil
}

func isCurrency(s string) bool {
	if len(s) != 3 {
		return false
	}
	for i := range 3 {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}
