package charts

import (
	"yunshi/data"
)

// revenueGrowth shows growth year on year as the companies state it, so that a
// change of basis does not show up as growth.
func revenueGrowth(c *data.Corpus, opt Options) (*Spec, error) {
	d := newDraft(c, opt, "revenue-growth", Lines)
	who := companies(opt, alibabaCloud, "Baidu AI Cloud")
	precision := d.fullest(who, data.Growth)
	chosen, err := d.lineagesOf(who, data.Growth, precision)
	if err != nil {
		return nil, err
	}
	d.plot(chosen, precision)
	s, err := d.finish()
	if err != nil {
		return nil, err
	}
	s.Subtitle = d.say("Revenue against the same %s a year before, percent, as stated by the companies", d.word(precisionWords[precision]))
	if precision == data.PrecisionYear || precision == data.PrecisionFiscalYear {
		s.Subtitle = d.say("Revenue against the %s before, percent, as stated by the companies", d.word(precisionWords[precision]))
	}
	d.note(d.say("Each rate compares two periods on the basis that the company used when it stated it."))
	d.growthGaps()
	d.growthTitle()
	return s, nil
}

// fullest is the length of period in which most of the companies state a metric,
// and among equals the one with most values.
func (d *draft) fullest(who []string, metric data.Metric) data.Precision {
	best, score := data.PrecisionQuarter, -1
	for _, p := range []data.Precision{data.PrecisionQuarter, data.PrecisionYear, data.PrecisionHalf, data.PrecisionFiscalYear} {
		n := 0
		for _, name := range who {
			if l := d.find(p, d.opt, func(l lineage) bool { return l.subject == name && l.metric == metric }); len(l) > 0 {
				n += 1000 + len(d.picks(l[0], p, d.opt))
			}
		}
		if n > score {
			best, score = p, n
		}
	}
	return best
}

// growthTitle states the first series' last growth, and since when none higher was
// stated: where periods between are not stated, nobody can say more.
func (d *draft) growthTitle() {
	s := d.spec
	pts := s.Series[0].Points
	last := pts[len(pts)-1]
	name, when := s.Series[0].Name, s.Categories[last.Category].Long
	since := -1
	for i := len(pts) - 2; i >= 0 && since < 0; i-- {
		if pts[i].Value.Cmp(last.Value) >= 0 {
			since = i
		}
	}
	format, rate := "%[1]s's revenue grew %[2]s in %[3]s", d.said(abs(last.Value), last.Qualifier, last.Unit)
	if last.Value.Sign() < 0 {
		format = "%[1]s's revenue fell %[2]s in %[3]s"
	}
	s.Title = d.say(format, name, rate, when)
	if last.Value.Sign() <= 0 || len(pts) < 3 || since == len(pts)-2 {
		return
	}
	if since < 0 {
		s.Title += d.say(", faster than in any other period stated here")
		return
	}
	format = ", the fastest since %s"
	if whole := last.Category - pts[since].Category; whole != len(pts)-1-since {
		format = ", the fastest rate stated since %s"
	}
	s.Title += d.say(format, s.Categories[pts[since].Category].Long)
}

// growthGaps says in one sentence which periods between a series' first and last
// are not stated.
func (d *draft) growthGaps() {
	var gaps []string
	for _, ser := range d.spec.Series {
		var none []string
		for i := 1; i < len(ser.Points); i++ {
			for at := ser.Points[i-1].Category + 1; at < ser.Points[i].Category; at++ {
				none = append(none, d.spec.Categories[at].Long)
			}
		}
		switch {
		case len(none) > 6:
			gaps = append(gaps, d.say("%[1]s in %[2]d periods", ser.Name, len(none)))
		case len(none) > 0:
			gaps = append(gaps, d.say("%[1]s in %[2]s", ser.Name, d.list(none)))
		}
	}
	if len(gaps) > 0 {
		d.note(d.say("Not stated: %s.", d.join(gaps)))
	}
}
