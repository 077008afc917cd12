package merge

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/token"
)

// Disagreement says why the values of a group differ.
type Disagreement string

// None: the values are equal. Rounding: one is the other, rounded. Scope: they
// come from different issuers, or from one on different bases, who count
// different things. Revision: the issuer changed the number, or a forecast came
// out otherwise. Error: one issuer, one time, two numbers.
const (
	None     Disagreement = "none"
	Rounding Disagreement = "rounding"
	Scope    Disagreement = "scope"
	Revision Disagreement = "revision"
	Error    Disagreement = "error"
)

// gravity orders the classes: a group has the gravest of its pairs.
var gravity = []Disagreement{None, Rounding, Scope, Revision, Error}

//go:embed notes.tsv
var notesTSV string

// noteWords holds the phrases in notes that tell a revision or a basis.
var noteWords = sync.OnceValue(func() map[Disagreement][][]string {
	out := map[Disagreement][][]string{}
	for line := range strings.Lines(notesTSV) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		class, phrase, _ := strings.Cut(line, "\t")
		out[Disagreement(class)] = append(out[Disagreement(class)], words(phrase))
	}
	return out
})

func words(s string) []string {
	var out []string
	for _, t := range token.Split(s) {
		if t.Kind != token.Punct && t.Kind != token.Break {
			out = append(out, t.Lower)
		}
	}
	return out
}

// statement is a figure with what comparing needs.
type statement struct {
	*data.Figure
	issuer, segment, geography string
	said                       data.Date
	revised, scoped            bool // as its note says
}

// disagreement classes a group's values.
func disagreement(c *data.Corpus, figures []*data.Figure) Disagreement {
	k := kin{c.Companies}
	all := make([]statement, len(figures))
	for i, f := range figures {
		all[i] = statement{
			Figure: f, issuer: issuer(k, f), segment: segmentKey(k, f), geography: geographyOf(k, f), said: saidOn(c, f),
			revised: noted(f, Revision), scoped: noted(f, Scope),
		}
	}
	worst := 0
	knows := knowledge(figures)
	for i := range all {
		for j := range all[:i] {
			f, g := &all[i], &all[j]
			if !equal(f.Figure, g.Figure) && !knows(f.Evidence.Document, g.Figure) && !knows(g.Evidence.Document, f.Figure) {
				worst = max(worst, slices.Index(gravity, k.differ(f, g)))
			}
		}
	}
	return gravity[worst]
}

// knowledge tells whether a document states the figure's value in another place of
// the group, while it states others too: then its own values differ for a reason
// that it gives, and what another document repeats of them adds no disagreement.
func knowledge(figures []*data.Figure) func(data.DocumentID, *data.Figure) bool {
	type stated struct {
		document data.DocumentID
		value    string
	}
	known := map[stated]bool{}
	key := func(id data.DocumentID, f *data.Figure) stated {
		var r apd.Decimal
		r.Reduce(f.Value)
		return stated{id, r.Text('f')}
	}
	for _, f := range figures {
		if f.Value != nil {
			known[key(f.Evidence.Document, f)] = true
		}
	}
	return func(id data.DocumentID, f *data.Figure) bool {
		return f.Value != nil && f.Evidence.Document != id && known[key(id, f)]
	}
}

// differ classes two unequal values. Where both are noted to be of their time,
// that goes before what the numbers suggest: a forecast of 12 that became 11.7
// was not rounded.
func (k kin) differ(f, g *statement) Disagreement {
	same := k.sameIssuer(f.issuer, g.issuer)
	switch {
	case f.revised && g.revised:
		return Revision
	case same && rounded(f.Figure, g.Figure): // who counts for himself has not rounded another's number
		return Rounding
	case f.revised || g.revised:
		return Revision
	case !same || f.scoped || g.scoped:
		return Scope
	case f.Kind != g.Kind && (f.Kind == data.ForecastKind || g.Kind == data.ForecastKind):
		return Revision
	}
	return byPlace(f, g)
}

// byPlace classes two values of one issuer by where they stand.
func byPlace(f, g *statement) Disagreement {
	if f.segment != g.segment || f.geography != g.geography {
		return Scope
	}
	if f.Evidence.Document != g.Evidence.Document {
		if sameTime(f.said, g.said) {
			return Error
		}
		return Revision
	}
	if f.Metric == data.MarketShare || f.Metric != data.Growth && f.Evidence.Span != g.Evidence.Span && slip(f.Figure, g.Figure) {
		return Error
	}
	return Scope
}

// slip reports whether two numbers lie within a tenth of each other. In one
// article, sales and service sales, or EBITDA and net profit, lie further apart
// and are no mistake; a vendor has only one share, and what grows is seldom said.
func slip(f, g *data.Figure) bool {
	if f.Value == nil || g.Value == nil {
		return false
	}
	var low, high, gap apd.Decimal
	low.Abs(f.Value)
	high.Abs(g.Value)
	if low.Cmp(&high) > 0 {
		low, high = high, low
	}
	ctx := apd.BaseContext.WithPrecision(1000)
	if _, err := ctx.Sub(&gap, f.Value, g.Value); err != nil {
		return false
	}
	gap.Abs(&gap)
	gap.Exponent++ // ten times
	return gap.Cmp(&high) <= 0
}

// noted reports whether the figure's note tells that class.
func noted(f *data.Figure, class Disagreement) bool {
	note := words(f.Note)
	for _, phrase := range noteWords()[class] {
		for i := 0; i+len(phrase) <= len(note); i++ {
			if slices.Equal(note[i:i+len(phrase)], phrase) {
				return true
			}
		}
	}
	return false
}

// sameIssuer reports whether one house states both numbers. An unknown issuer may
// be any.
func (k kin) sameIssuer(a, b string) bool {
	return a == "" || b == "" || a == b || k.akin(data.CompanyID(a), data.CompanyID(b))
}

// issuer is who states the number. A company's number without one is its own.
func issuer(k kin, f *data.Figure) string {
	if f.Issuer == "" && f.Kind == data.Actual && k.isCompany(f.Subject) {
		return f.Subject
	}
	return f.Issuer
}

// release is how many days the reports of one release may lie apart. Nobody in
// this market revises a number within a month.
const release = 31

// sameTime reports whether two documents may report one release. Where a date is
// not known, they may not: to call it an error takes more.
func sameTime(a, b data.Date) bool {
	return a.Known() && b.Known() && a.Start <= b.End+release && b.Start <= a.End+release
}

// equal reports whether two figures state the same number, or one lies in the
// other's range.
func equal(f, g *data.Figure) bool {
	fl, fh := ends(f)
	gl, gh := ends(g)
	if fl == nil || gl == nil {
		return true // nothing is stated, nothing disagrees
	}
	if f.Value != nil && g.Value != nil {
		return fl.Cmp(gl) == 0
	}
	return fl.Cmp(gl) <= 0 && gh.Cmp(fh) <= 0 || gl.Cmp(fl) <= 0 && fh.Cmp(gh) <= 0
}

func ends(f *data.Figure) (low, high *apd.Decimal) {
	if f.Value != nil {
		return f.Value, f.Value
	}
	return f.Low, f.High
}

// rounded reports whether one of the figures is the other, rounded.
func rounded(f, g *data.Figure) bool { return rounds(f, g) || rounds(g, f) }

// rounds reports whether coarse is fine rounded to the digits that coarse is
// written with. "More than 10" is 10.7 rounded down, "almost 11" rounded up;
// "about" allows either.
func rounds(coarse, fine *data.Figure) bool {
	if coarse.Value == nil || fine.Value == nil || coarse.Value.IsZero() {
		return false
	}
	place := lastPlace(coarse.Value)
	if coarse.Unit == data.Percent {
		place = min(place, 0) // "100 percent" is not rounded to tens
	}
	for _, mode := range roundings[coarse.Qualifier] {
		ctx := apd.BaseContext.WithPrecision(1000)
		ctx.Rounding = mode
		var r apd.Decimal
		if _, err := ctx.Quantize(&r, fine.Value, place); err == nil && r.Cmp(coarse.Value) == 0 {
			return true
		}
	}
	return false
}

var roundings = map[data.Qualifier][]apd.Rounder{
	"":            {apd.RoundHalfUp},
	data.Exact:    {apd.RoundHalfUp},
	data.About:    {apd.RoundDown, apd.RoundUp},
	data.MoreThan: {apd.RoundDown},
	data.AtLeast:  {apd.RoundDown},
	data.Almost:   {apd.RoundUp},
	data.AtMost:   {apd.RoundUp},
	data.LessThan: {apd.RoundUp},
}

// lastPlace is the power of ten of the last digit that a number is written with.
// Zeros behind a point are written and count. Others are taken as written by the
// thousand: 7,000,000,000 stands for "7 billion", and 40,000,000,000 for
// "40 billion", in which the zero counts; of
// "300 billion" one does.
func lastPlace(d *apd.Decimal) int32 {
	if d.Exponent < 0 {
		return d.Exponent
	}
	var r apd.Decimal
	r.Reduce(d)
	first := int64(r.Exponent) + r.NumDigits() - 1 // the power of ten of the first digit
	if r.NumDigits() == 1 && first%3 != 0 {
		return r.Exponent - 1
	}
	return r.Exponent
}
