package library

import (
	"slices"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

var eventTraits = traits[data.Event]{
	id: func(e *data.Event) string { return string(e.ID) },
	evidence: func(e *data.Event) []data.Evidence {
		out := make([]data.Evidence, len(e.Sources))
		for i, s := range e.Sources {
			out[i] = s.Evidence
		}
		return out
	},
	kind: func(e *data.Event) string { return string(e.Type) },
	alike: func(a, b *data.Event) bool {
		if len(a.Companies) == 0 || len(b.Companies) == 0 {
			return len(a.Companies) == len(b.Companies) || a.Date == b.Date
		}
		return slices.ContainsFunc(a.Companies, func(p data.Participant) bool { return b.Involves(p.Company) })
	},
	copy: func(e *data.Event) *data.Event {
		out := *e
		out.Companies, out.Sources, out.Figures = slices.Clone(e.Companies), slices.Clone(e.Sources), slices.Clone(e.Figures)
		return &out
	},
}

var figureTraits = traits[data.Figure]{
	id:       func(f *data.Figure) string { return string(f.ID) },
	evidence: func(f *data.Figure) []data.Evidence { return []data.Evidence{f.Evidence} },
	kind:     func(f *data.Figure) string { return string(f.Metric) },
	alike: func(a, b *data.Figure) bool {
		return sameValue(a, b) && a.Unit == b.Unit || a.Subject == b.Subject && a.Period == b.Period && a.Metric == b.Metric
	},
	copy: func(f *data.Figure) *data.Figure { out := *f; return &out },
}

func sameValue(a, b *data.Figure) bool {
	same := func(x, y *apd.Decimal) bool { return x == nil && y == nil || x != nil && y != nil && x.Cmp(y) == 0 }
	return same(a.Value, b.Value) && same(a.Low, b.Low) && same(a.High, b.High)
}
