package extract

import "yunshi/data"

// Which period a story reports, where a sentence tells none.

// reportingPeriod is the latest period that the last figures before were of, or
// else the first quarter, half or fiscal year that the document names before or
// soon after: a results story says it once.
func (r *reading) reportingPeriod(scene int) data.Date {
	found, from := r.lastPeriod(scene)
	if found.Known() && r.scenes[from].block == r.scenes[scene].block {
		return found
	}
	if q := r.titleQuarter(); q.Known() && !r.scenes[scene].set.meets(&r.futures) && (!found.Known() || found.Contains(q)) {
		return q
	}
	if latest := r.latestPeriod(scene); latest.Known() && (found.Known() || r.whole.house != "") {
		return latest
	}
	foretells := r.scenes[scene].set.meets(&r.futures)
	for i := scene - 1; i >= 0 && i >= scene-lookBack && r.scenes[i].block >= r.scenes[scene].block-1; i-- {
		if found.Known() && i < from {
			break
		}
		if d := r.scenes[i].mainPeriod(); d.Known() && (foretells || !r.onlyForetells(i) && r.over(d)) && r.scenes[i].kind != data.Table && (r.scenes[i].block == r.scenes[scene].block || r.over(d) && (len(r.scenes[i].sums) > 0 || r.whole.house == "")) {
			return d
		}
	}
	if found.Known() {
		return found
	}
	if latest := r.latestPeriod(scene); latest.Known() {
		return latest
	}
	return r.whole.firstPeriod
}

// titleQuarter is the quarter or half whose results a title announces, of which a story goes on
// after a glance at the whole year: "X Q4 2020 Earnings Call".
func (r *reading) titleQuarter() data.Date {
	if title := &r.scenes[0]; title.kind == data.Title && r.onResults() {
		if d := title.mainPeriod(); d.Precision == data.PrecisionQuarter || d.Precision == data.PrecisionHalf {
			return d
		}
	}
	return data.Date{}
}

// onlyForetells reports whether all numbers of a sentence that has some are forecasts.
func (r *reading) onlyForetells(scene int) bool {
	foretold := false
	for k := len(r.figures) - 1; k >= 0 && r.figures[k].scene >= scene; k-- {
		if f := r.figures[k]; f.scene == scene {
			if f.Kind != data.ForecastKind {
				return false
			}
			foretold = true
		}
	}
	return foretold
}

// lastPeriod is the latest period of the figures of the sentence that told some last,
// and that sentence.
func (r *reading) lastPeriod(scene int) (found data.Date, from int) {
	from = -1
	for k := len(r.figures) - 1; k >= 0 && k >= len(r.figures)-window; k-- {
		f := r.figures[k]
		if f.Kind == data.ForecastKind || !f.Period.Known() || f.Period.Precision == data.PrecisionInterval && !isPeriod(f.Period) || f.inTitle || f.compared || f.earlier || !r.over(f.Period) {
			continue
		}
		if from < 0 && r.scenes[f.scene].block >= r.scenes[scene].block-1 {
			from = f.scene
		}
		if f.scene != from {
			break
		}
		if f.Period.End > found.End || !found.Known() {
			found = f.Period
		}
	}
	return found, from
}

// over reports whether a period was over when the text was published, as far as is
// known: of the year that still runs there are no results.
func (r *reading) over(d data.Date) bool {
	return !r.doc.Published.Known() || d.End <= r.doc.Published.End+nearlyOver
}

// nearlyOver is how many days before its end a period's numbers may be told.
const nearlyOver = 20

// latestFigures is how many figures back the period that a story reports may stand.
const latestFigures = 12

// latestPeriod is the period that ends last of those that companies' numbers were of so
// far: a story on results glances back and goes on about what it reports.
func (r *reading) latestPeriod(scene int) data.Date {
	var latest data.Date
	for k := len(r.figures) - 1; k >= 0 && k >= len(r.figures)-latestFigures && r.figures[k].scene >= scene-lookBack; k-- {
		f := r.figures[k]
		if f.Kind != data.Actual || f.compared || f.earlier || f.inTitle || !financial(f.Metric) || !f.Period.Known() || f.Period.Bound != data.Exactly {
			continue
		}
		if f.Period.End > latest.End || !latest.Known() {
			latest = f.Period
		}
	}
	return latest
}

// mainPeriod is the first reporting period named in the sentence.
func (sc *scene) mainPeriod() data.Date {
	for k := range sc.dates {
		d := &sc.dates[k]
		if d.Duration || d.Topical || d.Relative && earlier[sc.word(d.end-1)] || d.Date.Bound != data.Exactly || sc.comparison(d) || sc.hadBeen(d) || sc.afterCompared(d.first) {
			continue
		}
		switch d.Date.Precision {
		case data.PrecisionQuarter, data.PrecisionHalf, data.PrecisionNineMonths, data.PrecisionFiscalYear, data.PrecisionYear:
			return d.Date
		}
	}
	return data.Date{}
}
