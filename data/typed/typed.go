// Package typed reads what a person types into a field: a date as people write
// it, an amount with its unit, a list of companies by any of their names.
package typed

import (
	"regexp"
	"strings"
	"unicode"

	"yunshi/data"
	"yunshi/data/quantity"
	"yunshi/data/registry"
	"yunshi/data/temporal"
	"yunshi/data/token"
)

// Date reads "20 Mar 2017", "last Friday" (before today), "Q2 2014", "2017年3月"
// or EDTF; fiscalEnd is the last month of the fiscal year that "FY2016" is of. The
// empty text is the unknown date. It reports false where all of the text is not
// one date.
func Date(text string, today data.Day, fiscalEnd int) (data.Date, bool) {
	text = strings.TrimSpace(text)
	if d, err := data.ParseDate(text, fiscalEnd); err == nil {
		return d, true
	}
	ref := temporal.Reference{Published: data.OnDay(today), FiscalEnd: fiscalEnd, Past: true}
	found := temporal.Find(text, token.Split(text), ref)
	if len(found) != 1 || found[0].Duration || !only(text, found[0].Span, "on", "in", "at", "the", "for") {
		return data.Date{}, false
	}
	return found[0].Date, found[0].Date.Known()
}

// only reports whether besides the span the text has but signs and small words.
func only(text string, span data.Span, small ...string) bool {
	rest := text[:span.Start] + " " + text[span.End:]
	if strings.ContainsAny(rest, "-−–+") {
		return false
	}
	words := strings.FieldsFunc(strings.ToLower(rest), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, w := range words {
		known := false
		for _, s := range small {
			known = known || s == w
		}
		if !known {
			return false
		}
	}
	return true
}

// Amount is what was typed as a value.
type Amount struct {
	Value string         // as an edit has it: "3500000000", or "5..8" for a range
	Unit  string         // "" where none was typed
	Hedge data.Qualifier // "" where none was typed
}

// Value reads "3.5 bn yuan", "US$571 m", "47.6 %", "about 5 million" or a plain
// number; a plain "5..8" is a range. It reports false where all of the text is
// not one amount.
func Value(text string) (Amount, bool) {
	text = strings.TrimSpace(text)
	if plain.MatchString(text) {
		return Amount{Value: strings.ReplaceAll(text, ",", "")}, true
	}
	if doubtful.MatchString(text) {
		return Amount{}, false
	}
	found := quantity.Find(text, token.Split(text))
	if len(found) != 1 || !only(text, found[0].Full) {
		return Amount{}, false
	}
	m := found[0]
	a := Amount{}
	switch {
	case m.Range():
		a.Value = m.Low.Text('f') + ".." + m.High.Text('f')
	case m.Value != nil:
		a.Value = m.Value.Text('f')
	default:
		return Amount{}, false
	}
	if m.Kind == quantity.Money || m.Kind == quantity.Percent {
		a.Unit = m.Unit
	}
	if m.Qualifier != data.Exact {
		a.Hedge = m.Qualifier
	}
	return a, true
}

// plain is a number in digits, or two with ".." between. A comma parts thousands:
// "3,5" might mean either, and is refused.
var plain = regexp.MustCompile(`^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?(\.\.-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?)?$`)

// doubtful is "3,5": thousands, or a fraction as it is written in Europe.
var doubtful = regexp.MustCompile(`\d,(\d{1,2}|\d{4,})(\D|$)`)

// Companies reads "Aliyun; 中石化=customer": it gives every name as the corpus has
// it. Fresh are the names that no company has; they will be new ones.
func Companies(c *data.Corpus, text string) (list string, fresh []string) {
	var out []string
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '；' || r == '、' || r == '\n' })
	for _, part := range parts {
		name, role, _ := strings.Cut(part, "=")
		name, role = strings.TrimSpace(name), strings.TrimSpace(role)
		if name == "" {
			continue
		}
		id, known := Company(c, name)
		if !known {
			fresh = append(fresh, name)
		}
		one := string(id)
		if role != "" {
			one += "=" + role
		}
		out = append(out, one)
	}
	return strings.Join(out, "; "), fresh
}

// Company is the company that bears the name, or a new one called so.
func Company(c *data.Corpus, name string) (id data.CompanyID, known bool) {
	if c.Companies[data.CompanyID(name)] != nil {
		return data.CompanyID(name), true
	}
	if id, ok := registry.Bundled().Resolve(name); ok {
		return id, true
	}
	for id, co := range c.Companies {
		if strings.EqualFold(string(id), name) {
			return id, true
		}
		for _, a := range co.Aliases {
			if strings.EqualFold(a.Text, name) {
				return id, true
			}
		}
	}
	return data.CompanyID(name), false
}
