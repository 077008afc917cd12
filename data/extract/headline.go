package extract

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"yunshi/data"
)

// maxHeadline is the length of a headline in characters, as DESIGN.md sets it.
const maxHeadline = 90

// headline writes what an analyst would write: of a study, its first number; of
// the story's main event, the story's own title; otherwise the clause that tells
// it, without attribution, dates and asides, or a short sentence as it stands. It is
// never a cut-off sentence: what does not fit is said by a template.
func (r *reading) headline(d *draft) string {
	if len(d.figures) > 0 {
		if h := r.studyHeadline(d); h != "" && fits(h) {
			return h
		}
	}
	if d.titled && fits(r.doc.Title) {
		return r.doc.Title
	}
	h := r.headliner(d)
	if text := cmp.Or(h.clause(), h.sentence()); text != "" {
		return text
	}
	return r.templateHeadline(d)
}

func fits(s string) bool { return s != "" && utf8.RuneCountInString(s) <= maxHeadline }

// closeUp takes out the spaces and commas that what was left out left behind.
var closeUp = strings.NewReplacer(" ,", ",", " .", ".", " '", "'", "( )", "", " ’", "’", ",,", ",")

// tidy folds white space and takes off what a headline does not end in.
func tidy(s string) string {
	if !smooth(s) {
		s = closeUp.Replace(strings.Join(strings.Fields(s), " "))
	}
	for {
		t := strings.TrimRight(s, " ,.;:—–-“\"'")
		if i := strings.LastIndexByte(t, ' '); i > 0 && danglers.Has(strings.ToLower(t[i+1:])) {
			t = t[:i]
		}
		if t == s {
			break
		}
		s = t
	}
	if s == "" {
		return ""
	}
	first, n := utf8.DecodeRuneInString(s)
	if up := unicode.ToUpper(first); up != first {
		return string(up) + s[n:]
	}
	return s
}

// smooth reports whether a text surely has nothing to fold or to close up: single
// spaces, none at the ends or before a sign. Most headlines are so.
func smooth(s string) bool {
	last := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c < ' ':
			return false
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(s[i:])
			if unicode.IsSpace(r) || r == '’' && last == ' ' {
				return false
			}
			i += n - 1
		case last == ' ' && (c == ' ' || c == ',' || c == '.' || c == '\'' || c == ')'), last == ',' && c == ',':
			return false
		}
		last = c
	}
	return last != ' '
}

var danglers = wordSet("the a an of to in on at for with and or by from that which its their as is are was has into through it wants also " +
	"then under over about will be not but such than between along")

// templateHeadline names who and what, where the clause gives no short sentence.
func (r *reading) templateHeadline(d *draft) string {
	who := make([]string, len(d.companies))
	for i, c := range d.companies {
		who[i] = string(c)
	}
	text := templates[d.typ]
	if d.modality == data.Speculation || d.modality == data.Plan {
		text = strings.TrimSpace(text) + " (" + string(d.modality) + ")"
	}
	for n := len(who); n > 0; n-- {
		names := joinNames(who[:n])
		if h := names + ": " + text + r.ofSum(d) + inPlace(d.place); fits(h) {
			return h
		}
	}
	return tidy(text + inPlace(d.place))
}

// ofSum names the sum that a deal is about, where the sentence has just one.
func (r *reading) ofSum(d *draft) string {
	var sum *figureDraft
	for _, f := range r.figuresOf(d.scene) {
		if f.Metric == data.InvestmentSum && f.Value != nil {
			if sum != nil {
				return ""
			}
			sum = f
		}
	}
	if sum == nil {
		return ""
	}
	return " of " + brief(sum.Value, sum.Unit)
}

func inPlace(p string) string {
	if p == "" {
		return ""
	}
	return ", " + p
}

func joinNames(n []string) string {
	if len(n) == 1 {
		return n[0]
	}
	return strings.Join(n[:len(n)-1], ", ") + " and " + n[len(n)-1]
}

var templates = map[data.EventType]string{
	data.Partnership: "partnership", data.Launch: "launch", data.Expansion: "expansion", data.Investment: "investment",
	data.Acquisition: "acquisition", data.FinancialResult: "results", data.MarketData: "market data", data.Forecast: "forecast",
	data.Policy: "policy", data.CustomerWin: "new customer", data.LegalSecurity: "legal or security matter",
	data.Leadership: "change of leadership", data.Pricing: "price change", data.Listing: "listing", data.Other: "news",
}
