package extract

import (
	"slices"

	"yunshi/data"
)

// Results that are no news: old ones, a prospectus's, a table that looks back.

// ofThePast reports whether results are no news of their own.
func (r *reading) ofThePast(figures []*figureDraft) bool {
	return r.stale(figures) || r.fromProspectus(figures) || r.onlyHistory(figures)
}

// staleAfter is how many days after the end of a period its results are no news.
const staleAfter = 160

// stale reports whether all the periods ended long before publication: old
// results in a story about something else.
func (r *reading) stale(figures []*figureDraft) bool {
	if !r.doc.Published.Known() {
		return false
	}
	for _, f := range figures {
		if !f.Period.Known() || r.doc.Published.Start-f.Period.End <= staleAfter {
			return false
		}
	}
	return true
}

// onlyHistory reports whether the figures are but the rows of a table that goes back over
// several periods, in a story that is not on results.
func (r *reading) onlyHistory(figures []*figureDraft) bool {
	if r.whole.house != "" || r.onResults() || r.scenes[0].has(r.c.result) || r.scenes[0].has(r.c.revenue) {
		return false
	}
	var periods []data.Date
	for _, f := range figures {
		if r.scenes[f.scene].kind != data.Table {
			return false
		}
		if sumUnit(f.Unit) == atMoney && !slices.Contains(periods, f.Period) {
			periods = append(periods, f.Period)
		}
	}
	return len(periods) >= several
}

// fromProspectus reports whether the figures are the history that a story of a listing
// tells: the title, the lead or the paragraph's first sentence speaks of the listing,
// and none of the figures was reported.
func (r *reading) fromProspectus(figures []*figureDraft) bool {
	if r.whole.house != "" || r.onResults() {
		return false
	}
	story := r.listingStory()
	for _, f := range figures {
		sc := &r.scenes[f.scene]
		told := sc.has(r.c.listing)
		if f.Period.Precision != data.PrecisionYear || sc.has(r.c.result) || sc.has(r.c.report) && !told {
			return false
		}
		if !story && !told && !r.opening(f.scene).has(r.c.listing) {
			return false
		}
	}
	return true
}

// listingStory reports whether the title or the lead speaks of a listing.
func (r *reading) listingStory() bool {
	return slices.ContainsFunc(r.scenes[:min(len(r.scenes), leadSentences+2)], func(sc scene) bool {
		return (sc.kind == data.Title || sc.inLead()) && sc.has(r.c.listing)
	})
}
