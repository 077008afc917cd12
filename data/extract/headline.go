package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"yunshi/data"
	"yunshi/data/token"
)

// maxHeadline is the length of a headline in characters, as DESIGN.md sets it.
const maxHeadline = 90

// headline writes what an analyst would write: of a study, its first number; of
// the story's main event, the story's own title; otherwise the clause that tells
// it, without attribution, dates and asides. It is never a cut-off sentence: what
// does not fit is said by a template.
func (r *reading) headline(d *draft) string {
	if len(d.figures) > 0 {
		if h := r.studyHeadline(d); h != "" && fits(h) {
			return h
		}
	}
	if d.titled && fits(r.doc.Title) {
		return r.doc.Title
	}
	if h := r.clauseHeadline(d); h != "" {
		return h
	}
	return r.templateHeadline(d)
}

func fits(s string) bool { return s != "" && utf8.RuneCountInString(s) <= maxHeadline }

// clauseHeadline is the clause from its subject on, shortened at a boundary.
func (r *reading) clauseHeadline(d *draft) string {
	sc := &r.scenes[d.scene]
	subject := r.subjectOf(sc, d)
	if d.typ == data.Policy {
		subject = r.stateActs(sc, d)
	}
	if subject == nil {
		return ""
	}
	skip := r.skipped(sc, subject, d.anchor)
	var b strings.Builder
	if subject.meant {
		b.WriteString(string(subject.id))
	} else {
		b.WriteString(r.phrase(sc, subject.span))
	}
	text := r.doc.Text
	var ends []int // where it may stop
	for i := subject.end; i < d.clause.end; i++ {
		if i > d.anchor.end && i > subject.end && r.boundary(sc, i) {
			ends = append(ends, b.Len())
			if relatives.At(&sc.toks[i]) {
				if best := longestFitting(b.String(), ends); best != "" {
					return best // what follows is detail
				}
			}
		}
		if skip[i] {
			continue
		}
		t := sc.toks[i]
		if t.Start > sc.toks[i-1].End && !strings.HasSuffix(b.String(), " ") || skip[i-1] && t.Lower != "," {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ReplaceAll(text[t.Start:t.End], "\n", " "))
	}
	return longestFitting(b.String(), append(ends, b.Len()))
}

// longestFitting is the longest of the beginnings of s that fit, or "".
func longestFitting(s string, ends []int) string {
	for i := len(ends) - 1; i >= 0; i-- {
		if h := tidy(s[:ends[i]]); fits(h) {
			return h
		}
	}
	return ""
}

// stateActs is the public body before the anchor with the words that belong to it
// ("the Chinese government"), or else the head of the clause.
func (r *reading) stateActs(sc *scene, d *draft) *org {
	at := span{d.clause.first, d.clause.first + 1}
	for it := range sc.each(r.c.gov, atGov) {
		if it.first <= d.anchor.first && it.first >= d.clause.first {
			at = it.span
		}
	}
	for at.first > d.clause.first && at.end-at.first < 4 {
		t := &sc.toks[at.first-1]
		first, _ := utf8.DecodeRuneInString(r.doc.Text[t.Start:])
		if t.Kind != token.Word || sc.part[at.first-1]&partDate != 0 || dateWords.At(t) || t.Lower != "the" && !unicode.IsUpper(first) {
			break
		}
		at.first--
	}
	return &org{span: at}
}

// subjectOf is the actor before the anchor that the clause is about: the first in
// its clause, or else the sentence's first.
func (r *reading) subjectOf(sc *scene, d *draft) *org {
	var in, out *org
	for o := range sc.actors() {
		if o.aside || o.first >= d.anchor.first {
			continue
		}
		if d.clause.contains(o.first) && (in == nil || o.first < in.first) {
			in = o
		}
		if out == nil || o.first < out.first {
			out = o
		}
	}
	if in != nil {
		return in
	}
	if out != nil {
		c := *out
		c.meant, c.end = true, d.clause.first
		if c.end < d.anchor.first && boundaries.At(&sc.toks[c.end]) {
			c.end++
		}
		return &c
	}
	return nil
}

// skipped marks the tokens that a headline leaves out: brackets, dates, and "said
// on Monday that it".
func (r *reading) skipped(sc *scene, subject *org, anchor span) []bool {
	skip := sc.bracketed()
	for k := range sc.dates {
		d := &sc.dates[k]
		if d.Duration {
			continue
		}
		from := d.first
		if sc.among(from-1, dateWords) {
			from--
		}
		fill(skip, span{from, d.end})
	}
	for it := range sc.each(r.c.say) {
		if it.first < subject.end || it.end > anchor.first {
			continue
		}
		end := it.end
		for end < anchor.first && (skip[end] || afterSay.At(&sc.toks[end])) {
			end++
		}
		fill(skip, span{it.first, end})
	}
	return skip
}

// bracketed marks the tokens in brackets.
func (sc *scene) bracketed() []bool {
	in := make([]bool, len(sc.toks))
	depth := 0
	for i := range sc.toks {
		if sc.isWord(i, "(") {
			depth++
		}
		in[i] = depth > 0
		if sc.isWord(i, ")") {
			depth = max(0, depth-1)
		}
	}
	return in
}

// fill marks the tokens of a span.
func fill(marks []bool, s span) {
	for i := s.first; i < s.end; i++ {
		marks[i] = true
	}
}

var (
	dateWords = wordSet("on in since during of")
	afterSay  = wordSet("that it they , on in")
	cutWords  = wordSet(", ; which that after as while and for with to in at on by through where — – : . using including following when whose because from")
)

// relatives open a clause that only adds to what was said.
var relatives = wordSet("which who whose where although while whereas ;")

// boundary reports whether a headline may stop before token i.
func (r *reading) boundary(sc *scene, i int) bool {
	return cutWords.At(&sc.toks[i]) && !sc.inMention(i)
}

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

// smooth reports whether a text surely has nothing to fold or to close up: plain
// ASCII, single spaces, none at the ends or before a sign. Most headlines are so.
func smooth(s string) bool {
	last := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c < ' ', c >= utf8.RuneSelf, last == ' ' && strings.IndexByte(" ,.')", c) >= 0, last == ',' && c == ',':
			return false
		}
		last = c
	}
	return last != ' '
}

var danglers = wordSet("the a an of to in on at for with and or by from that which its their as is are was has into through it wants also " +
	"then under over about will be not but")

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
