package merge

import (
	"slices"
	"sort"
	"strings"

	"yunshi/data"
)

// unite makes one event of its tellings. A single telling stays as it is.
func unite(k kin, docs map[data.DocumentID]*data.Document, tellings []*data.Event) *data.Event {
	if len(tellings) == 1 {
		return tellings[0]
	}
	sort.SliceStable(tellings, func(i, j int) bool { return better(docs, tellings[i], tellings[j]) })
	best := tellings[0]
	out := *best
	out.Companies = slices.Clone(best.Companies)
	out.Sources, out.Figures = nil, nil
	cited := map[data.Evidence]bool{}
	for _, t := range tellings {
		for _, s := range t.Sources {
			if !cited[s.Evidence] {
				cited[s.Evidence] = true
				out.Sources = append(out.Sources, s)
			}
		}
		k.join(&out, t.Companies)
		out.Figures = append(out.Figures, t.Figures...)
		if out.Place == "" {
			out.Place = t.Place
		}
		if out.Digest == "" {
			out.Digest = t.Digest
		}
		out.Confidence = max(out.Confidence, t.Confidence)
	}
	slices.Sort(out.Figures)
	out.Figures = slices.Compact(out.Figures)
	if !fromTable(best) {
		out.Modality = surest(tellings)
	}
	dateOf(&out, docs, tellings)
	return &out
}

// better orders tellings: what a person checked first, then the sharper
// dated, the surer and the fuller one, then the earlier paper.
func better(docs map[data.DocumentID]*data.Document, a, b *data.Event) bool {
	if x, y := fromTable(a), fromTable(b); x != y {
		return x
	}
	if x, y := width(a.Date), width(b.Date); x != y {
		return x < y
	}
	if a.Confidence != b.Confidence {
		return a.Confidence > b.Confidence
	}
	if len(a.Companies) != len(b.Companies) {
		return len(a.Companies) > len(b.Companies)
	}
	if x, y := published(docs, a), published(docs, b); x != y {
		return x < y
	}
	return a.ID < b.ID
}

func published(docs map[data.DocumentID]*data.Document, e *data.Event) data.Day {
	if d := docs[e.Sources[0].Evidence.Document]; d != nil && d.Published.Known() {
		return d.Published.Start
	}
	return data.OpenEnd
}

// width is the number of days that a date leaves open; a bound or an unknown
// date leaves all.
func width(d data.Date) int64 {
	if !d.Known() || d.Bound != data.Exactly {
		return int64(data.OpenEnd)
	}
	n := int64(d.End) - int64(d.Start)
	if d.About {
		n++
	}
	return n
}

// join adds the companies that e does not name yet, and roles that it does not
// know. A unit and its owner are one party: the best telling's word stands.
func (k kin) join(e *data.Event, more []data.Participant) {
	for _, p := range more {
		found := false
		for i, have := range e.Companies {
			if k.akin(have.Company, p.Company) {
				found = true
				if have.Role == "" && have.Company == p.Company {
					e.Companies[i].Role = p.Role
				}
			}
		}
		if !found {
			e.Companies = append(e.Companies, p)
		}
	}
}

// surest returns the furthest that any telling asserts.
func surest(tellings []*data.Event) data.Modality {
	for _, m := range []data.Modality{data.Fact, data.Plan, data.Predicted} {
		for _, t := range tellings {
			if t.Modality == m {
				return m
			}
		}
	}
	return tellings[0].Modality
}

// dateOf gives the event the sharpest of its tellings' dates, of equally sharp
// ones the best telling's, and says what the others have.
func dateOf(e *data.Event, docs map[data.DocumentID]*data.Document, tellings []*data.Event) {
	sharpest := tellings[0]
	for _, t := range tellings[1:] {
		if width(t.Date) < width(sharpest.Date) {
			sharpest = t
		}
	}
	e.Date, e.DateReason = sharpest.Date, sharpest.DateReason
	var others []string
	for _, t := range tellings {
		d := t.Date
		d.About = false
		if s := d.String(); s != "" && d != e.Date && !slices.Contains(others, s) {
			others = append(others, s)
		}
	}
	if len(others) == 0 || !e.Date.Known() {
		return
	}
	slices.Sort(others)
	reason := precisionName(e.Date)
	if d := docs[sharpest.Sources[0].Evidence.Document]; d != nil && d.Publisher != "" {
		reason += " from " + d.Publisher
	}
	if e.DateReason != "" {
		reason += " (" + e.DateReason + ")"
	}
	plural := "; another source says "
	if len(others) > 1 {
		plural = "; other sources say "
	}
	e.DateReason = reason + plural + strings.Join(others, ", ")
}

var precisionNames = map[data.Precision]string{
	data.PrecisionDay: "day", data.PrecisionMonth: "month", data.PrecisionQuarter: "quarter", data.PrecisionHalf: "half",
	data.PrecisionNineMonths: "nine months", data.PrecisionYear: "year", data.PrecisionFiscalYear: "fiscal year",
}

func precisionName(d data.Date) string {
	if n, ok := precisionNames[d.Precision]; ok {
		return n
	}
	return "days"
}
