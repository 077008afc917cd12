package extract

import "yunshi/data"

// Revenue that is told by its parts.

// earnedOn is the rule of "earned 900 million yuan on sales of 3 billion".
const earnedOn = "profit.earned"

// revenuePart is the rule of what a segment or a product adds to a company's revenue.
const revenuePart = "revenue.part"

// goesOnRevenue reports whether the paragraph told a company's revenue, or how it
// grew, just before.
func (r *reading) goesOnRevenue(sc *scene) bool {
	if len(r.figures) == 0 {
		return false
	}
	f := r.figures[len(r.figures)-1]
	return f.scene >= sc.index-2 && r.scenes[f.scene].block == sc.block && !f.market && f.id != "" &&
		(f.Metric == data.Revenue || f.Metric == data.Growth || f.Metric == data.RevenueShare)
}

// segmentTold reports whether an amount that stands at once behind the name of a
// segment is a company's: "public cloud 1.67 billion yuan", in what is told of a
// company's results and not of a market.
func (r *reading) segmentTold(sc *scene, it item, at span) bool {
	if at.first < it.end || sc.has(atResearch) || sc.has(r.c.marketword) || sc.has(r.c.china) || sc.has(r.c.investv) {
		return false
	}
	for i := it.end; i < at.first; i++ {
		switch sc.toks[i].Lower {
		case ":", "brought", "in", "contributed", "made", "was", "at", "of", "rev", "revenue":
		default:
			return false
		}
	}
	if len(r.figures) > 0 {
		f := r.figures[len(r.figures)-1]
		if r.scenes[f.scene].block >= sc.block-2 {
			return !f.market && f.id != ""
		}
	}
	return sc.hasIn(atOrg, span{0, it.first})
}
