package extract

import (
	"slices"

	"yunshi/data"
)

// A price is told of the day on which it is made known, whenever it holds: "On May 16 X
// announced that its servers would be cheaper from June 1".

// giveNotice takes what a seller has announced of its prices for done, on the day of which the
// sentence says so.
func (r *reading) giveNotice(d *draft, sc *scene) {
	if d.typ != data.Pricing || d.modality != data.Fact && d.modality != data.Plan {
		return
	}
	at := sc.noticeBefore(d)
	if at < 0 {
		return
	}
	d.modality = data.Fact
	for k := range sc.dates {
		dt := &sc.dates[k]
		if dt.end <= d.anchor.first && aDay(dt.Date) && dt.Date.Bound == data.Exactly && r.mayDate(sc, k) && !sc.among(dt.first-1, fromThen) {
			d.date, d.reason = dt.Date, r.reason(dt)
			return
		}
	}
}

// noticeBefore is the verb by which one of the companies of an event makes it known, before
// the word that tells what, or -1.
func (sc *scene) noticeBefore(d *draft) int {
	for i := d.anchor.first - 1; i > 0; i-- {
		if sc.among(i, announcing) {
			if slices.ContainsFunc(sc.orgs, func(o org) bool { return o.end <= i && !o.aside && slices.Contains(d.companies, o.id) }) {
				return i
			}
			return -1
		}
	}
	return -1
}

var (
	announcing = wordSet("announced said told published issued declared disclosed mailed informed stated posted")
	fromThen   = wordSet("from until till through effective starting beginning since by")
)
