package charts

import (
	"fmt"

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
	s.Subtitle = fmt.Sprintf("Revenue against the same %s a year before, percent, as stated by the companies", precisionWords[precision])
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

// growthTitle states the first series' last growth, and since when it has not
// been higher.
func (d *draft) growthTitle() {
	s := d.spec
	pts := s.Series[0].Points
	last := pts[len(pts)-1]
	since := -1
	for i := len(pts) - 2; i >= 0 && since < 0; i-- {
		if pts[i].Value.Cmp(last.Value) >= 0 {
			since = i
		}
	}
	verb := "grows"
	if last.Value.Negative {
		verb = "changes by"
	}
	s.Title = fmt.Sprintf("%s %s %s in %s", s.Series[0].Name, verb, Money(last.Value, last.Unit), s.Categories[last.Category].Long)
	switch {
	case len(pts) < 3 || since == len(pts)-2:
	case since < 0:
		s.Title += ", more than in any period shown"
	default:
		s.Title += ", the most since " + s.Categories[pts[since].Category].Long
	}
}

// growthGaps says for each series which periods between its first and last are
// not stated.
func (d *draft) growthGaps() {
	for _, ser := range d.spec.Series {
		var none []string
		for i := 1; i < len(ser.Points); i++ {
			for at := ser.Points[i-1].Category + 1; at < ser.Points[i].Category; at++ {
				none = append(none, d.spec.Categories[at].Long)
			}
		}
		switch {
		case len(none) == 0:
		case len(none) > 6:
			d.note(fmt.Sprintf("%s: %d periods not stated, the line is interrupted there.", ser.Name, len(none)))
		default:
			d.note(fmt.Sprintf("%s: %s not stated.", ser.Name, listed(none)))
		}
	}
}
