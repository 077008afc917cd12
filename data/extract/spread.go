package extract

import "yunshi/data"

// Numbers that are told in a row of the times that are told in a row.

// spread gives the numbers of a list their years: three amounts for "2018 to
// 2020" are one a year, and so are those for "2018, 2019 and 2020".
func (r *reading) spread(sc *scene, figures []*figureDraft) {
	for i := 0; i < len(figures); {
		n := i + 1
		for n < len(figures) && oneSort(figures[n], figures[i]) {
			n++
		}
		if n-i > 1 {
			times := yearsOf(figures[i].Period, n-i)
			if times == nil {
				times = sc.datesInRow(n - i)
			}
			if times == nil && sc.saysRespectively(figures[n-1]) {
				times = r.rowBefore(sc, n-i)
			}
			for k := range times {
				figures[i+k].Period = times[k]
			}
		}
		i = n
	}
}

// saysRespectively reports whether the text says that a list which ends in the figure
// goes with another list.
func (sc *scene) saysRespectively(f *figureDraft) bool {
	for i := f.at.end; i < len(sc.toks) && i <= f.at.end+4; i++ {
		if sc.isWord(i, "respectively") {
			return true
		}
	}
	return false
}

// rowBefore are the n periods in a row that the sentence before tells; none of them is
// known where it tells no such row.
func (r *reading) rowBefore(sc *scene, n int) []data.Date {
	if i := sc.index - 1; i >= 0 && r.scenes[i].block == sc.block {
		if times := r.scenes[i].datesInRow(n); times != nil {
			return times
		}
	}
	return make([]data.Date, n)
}

// oneSort reports whether two figures are of the same thing, of the same time as far
// as was told.
func oneSort(a, b *figureDraft) bool {
	return a.Metric == b.Metric && a.Unit == b.Unit && a.Subject == b.Subject && a.Period == b.Period && a.compared == b.compared
}

// yearsOf are the n years that a stretch of time is, or nil.
func yearsOf(d data.Date, n int) []data.Date {
	first, _, _ := d.Start.Civil()
	if d.Precision != data.PrecisionInterval || d.Start != data.InYear(first).Start || d.End != data.InYear(first+n-1).End {
		return nil
	}
	out := make([]data.Date, n)
	for k := range out {
		out[k] = data.InYear(first + k)
	}
	return out
}

// datesInRow are the n periods that a sentence lists one after the other, no more and
// no fewer: "in 2018, 2019 and 2020".
func (sc *scene) datesInRow(n int) []data.Date {
	for i := 0; i+n <= len(sc.dates); i++ {
		k := i + 1
		for k < len(sc.dates) && isPeriod(sc.dates[k].Date) && sc.onlyListed(span{sc.dates[k-1].end, sc.dates[k].listStart(sc)}) {
			k++
		}
		if k-i == n && isPeriod(sc.dates[i].Date) {
			out := make([]data.Date, n)
			for at := range out {
				out[at] = sc.dates[i+at].Date.Point()
			}
			return out
		}
		i = k - 1
	}
	return nil
}

// listStart is where a date begins without the "in" of a list: "in 2018 and in 2019".
func (d *date) listStart(sc *scene) int {
	if sc.isWord(d.first-1, "in") || sc.isWord(d.first-1, "for") {
		return d.first - 1
	}
	return d.first
}
