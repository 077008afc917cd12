package timeline

import (
	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/viewport"
)

// Snapshot is what the timeline shows at one moment, for drawing it elsewhere.
type Snapshot struct {
	Index     *marks.Index  // nil before there are marks
	View      viewport.View // in sight, or where a glide leads
	Whole     viewport.View // of all marks that pass the filter
	Row       int           // the first row in sight
	FiscalEnd int
}

// Snapshot returns what is shown now. The index is immutable.
func (t *Timeline) Snapshot() Snapshot {
	s := Snapshot{Index: t.index, View: t.goal(), Whole: t.full, FiscalEnd: t.fiscalEnd}
	if t.index == nil {
		return s
	}
	if first, last, ok := t.index.All.Extent(); ok {
		s.Whole = viewport.FitAll(first, last)
	}
	if t.r != nil {
		s.Row = int(t.scroll / t.r.rowHeight())
	}
	return s
}

// Words returns the timeline's texts.
func (t *Timeline) Words() *Words { return t.words }
