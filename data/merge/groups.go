package merge

import (
	"maps"
	"slices"
	"sort"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// Group is all that the sources say about one thing: one subject's metric for
// one period in one unit. The values are figures of their own; none is dropped.
type Group struct {
	Subject   string
	Metric    data.Metric
	Segment   string
	Geography string
	Period    data.Date
	Unit      string
	// Values are in the order of publication, then by id.
	Values       []*data.Figure
	Disagreement Disagreement
}

// Groups groups the corpus's figures, in the order in which it holds them. Names
// of markets and segments need not be spelled alike; a figure that does not say
// which segment or geography it speaks of stands with those of the same issuer
// that do, when there is only one such group. Figures without a period are
// compared within their document only.
func Groups(c *data.Corpus) []Group {
	k := kin{c.Companies}
	buckets := map[topic][]*data.Figure{}
	var order []topic
	for _, f := range c.Figures {
		t := topicOf(k, f)
		if _, ok := buckets[t]; !ok {
			order = append(order, t)
		}
		buckets[t] = append(buckets[t], f)
	}
	var out []Group
	for _, t := range order {
		for _, figures := range partition(k, buckets[t]) {
			if manifold[t.metric] || t.document != "" && t.metric != data.MarketShare {
				for _, same := range bySum(figures) {
					out = append(out, newGroup(c, same))
				}
				continue
			}
			out = append(out, newGroup(c, figures))
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return groupLess(&out[i], &out[j]) })
	return out
}

// manifold metrics may have several true values for one subject and period: two
// investments are no disagreement. Without a period that holds for all but shares.
var manifold = map[data.Metric]bool{data.InvestmentSum: true, data.Customers: true, data.OtherMetric: true}

// bySum splits figures into those that may state one sum: equal ones, and in
// different documents rounded ones.
func bySum(figures []*data.Figure) (out [][]*data.Figure) {
next:
	for _, f := range figures {
		for i, group := range out {
			g := group[0]
			if equal(f, g) || f.Evidence.Document != g.Evidence.Document && rounded(f, g) {
				out[i] = append(group, f)
				continue next
			}
		}
		out = append(out, []*data.Figure{f})
	}
	return out
}

func groupLess(a, b *Group) bool {
	switch {
	case a.Subject != b.Subject:
		return a.Subject < b.Subject
	case a.Metric != b.Metric:
		return a.Metric < b.Metric
	case a.Segment != b.Segment:
		return a.Segment < b.Segment
	case a.Period.Start != b.Period.Start:
		return a.Period.Start < b.Period.Start
	case a.Period.End != b.Period.End:
		return a.Period.End < b.Period.End
	}
	return a.Values[0].ID < b.Values[0].ID
}

// topic is what figures must have in common to be compared at all.
type topic struct {
	subject    string
	metric     data.Metric
	unit       string
	start, end data.Day
	document   data.DocumentID // where the period is unknown
	sequential bool            // growth over the quarter before, not the year
}

func topicOf(k kin, f *data.Figure) topic {
	p := f.Period.Point()
	t := topic{subject: subjectKey(k, f), metric: f.Metric, unit: f.Unit, start: p.Start, end: p.End}
	if !p.Known() || f.Subject == "" {
		t.document = f.Evidence.Document
	}
	note := strings.ToLower(f.Note)
	for _, s := range []string{"quarter on quarter", "quarter-on-quarter", "sequential", "q/q", "month on month"} {
		t.sequential = t.sequential || strings.Contains(note, s)
	}
	return t
}

// subjectKey is a company's house, or what a market's subject and segment say
// together: "China public cloud, IaaS" and "China's IaaS" are one market.
// Whether a paper writes Tencent or Tencent Cloud is told apart by segmentKey.
func subjectKey(k kin, f *data.Figure) string {
	if k.isCompany(f.Subject) {
		return string(k.house(data.CompanyID(f.Subject)))
	}
	return marketKey(f.Subject + " " + f.Segment)
}

func (k kin) isCompany(subject string) bool { return k.companies[data.CompanyID(subject)] != nil }

// Words that name no part of a market: where it is stands in the geography.
var fillers = set("the of in for and s market markets industry sector spending overall total whole company size services service " +
	"china chinese mainland worldwide world global domestic national broad chain")

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// marketKey returns the telling words of a market's or a segment's name, sorted,
// with what the field knows of them: the three layers are the whole, and so are
// public and private; a layer is public without saying so.
func marketKey(name string) string {
	has := map[string]bool{}
	for _, w := range words(name) {
		if !fillers[w] {
			has[w] = true
		}
	}
	if has["infrastructure"] && !has["it"] { // the research firms' name for the two lower layers
		delete(has, "infrastructure")
		has["iaas"], has["paas"] = true, true
	}
	for _, rule := range implied {
		if slices.ContainsFunc(rule.given, func(w string) bool { return !has[w] }) {
			continue
		}
		for _, w := range rule.drop {
			delete(has, w)
		}
	}
	for _, w := range []string{"computing", "cloud"} { // what every market here is
		if len(has) > 1 {
			delete(has, w)
		}
	}
	return strings.Join(slices.Sorted(maps.Keys(has)), " ")
}

// implied lists what need not be said, in the order in which it is left out:
// where all of the words in given stand, those in drop add nothing.
var implied = []struct{ given, drop []string }{
	{[]string{"iaas", "paas", "saas"}, []string{"iaas", "paas", "saas"}},
	{[]string{"public", "private"}, []string{"public", "private"}},
	{[]string{"iaas"}, []string{"public"}},
	{[]string{"paas"}, []string{"public"}},
	{[]string{"saas"}, []string{"public"}},
}

// part is a part of a topic: one segment in one geography, as far as known.
type part struct {
	segment, geography string
	figures            []*data.Figure
}

// partition splits the figures of one topic by segment and geography, those that
// say both first. Another joins the one part that it may belong to, or those
// that say as little.
func partition(k kin, figures []*data.Figure) [][]*data.Figure {
	var levels [3][]*data.Figure // by how much is left open
	for _, f := range figures {
		open := 0
		if segmentKey(k, f) == "" {
			open++
		}
		if geographyOf(k, f) == "" {
			open++
		}
		levels[open] = append(levels[open], f)
	}
	var parts []*part
	for open, level := range levels {
		fuller := len(parts)
		for _, f := range level {
			seg, geo := segmentKey(k, f), geographyOf(k, f)
			var to *part
			if open > 0 {
				to = onlyFit(k, parts[:fuller], f, seg, geo)
			}
			for _, p := range parts {
				if to == nil && p.segment == seg && p.geography == geo {
					to = p
				}
			}
			if to == nil {
				to = &part{segment: seg, geography: geo}
				parts = append(parts, to)
			}
			to.figures = append(to.figures, f)
		}
	}
	out := make([][]*data.Figure, len(parts))
	for i, p := range parts {
		out[i] = p.figures
	}
	return out
}

// onlyFit returns the one part that f may belong to, or nil where none or several
// are.
func onlyFit(k kin, parts []*part, f *data.Figure, seg, geo string) *part {
	var fit *part
	for _, p := range parts {
		if (seg == "" || seg == p.segment) && (geo == "" || p.geography == "" || geo == p.geography) && speaks(k, p.figures, f) {
			if fit != nil {
				return nil
			}
			fit = p
		}
	}
	return fit
}

// speaks reports whether one of the figures comes from f's issuer.
func speaks(k kin, figures []*data.Figure, f *data.Figure) bool {
	own := issuer(k, f)
	for _, g := range figures {
		if k.sameIssuer(issuer(k, g), own) {
			return true
		}
	}
	return false
}

// whole is the segment of what has none.
const whole = "whole"

// segmentKey is "" where the source leaves open which segment it speaks of: a
// share is always one of some market, and in a market it does not matter whether
// the firm or its cloud unit is named. Other numbers of a unit are its owner's
// cloud segment. A market's segment is in its subjectKey.
func segmentKey(k kin, f *data.Figure) string {
	if !k.isCompany(f.Subject) {
		return whole
	}
	key := marketKey(f.Segment)
	if f.Metric == data.MarketShare {
		return key
	}
	if unit := data.CompanyID(f.Segment); k.isCompany(f.Segment) && k.owns(data.CompanyID(f.Subject), unit) {
		return unitKey(unit)
	}
	if k.companies[data.CompanyID(f.Subject)].Parent == "" {
		if key == "" {
			return whole
		}
		return key
	}
	unit := unitKey(data.CompanyID(f.Subject))
	if key == "" || key == "cloud" {
		return unit
	}
	return strings.TrimPrefix(unit+" ", "cloud ") + key
}

// cloudNames are the words by which a unit is its owner's cloud business.
var cloudNames = set("cloud aliyun azure web")

// unitKey is "cloud" for a cloud unit and its name for any other.
func unitKey(unit data.CompanyID) string {
	for _, w := range words(string(unit)) {
		if cloudNames[w] {
			return "cloud"
		}
	}
	return string(unit)
}

// geographyOf is the figure's geography. A company's total is the same number
// whether the source says "worldwide" or nothing.
func geographyOf(k kin, f *data.Figure) string {
	if f.Geography != "" {
		return f.Geography
	}
	for _, t := range token.Split(f.Subject) {
		switch t.Lower {
		case "china", "chinese":
			return "China"
		case "worldwide", "global":
			return "Worldwide"
		}
	}
	if f.Metric != data.MarketShare && k.isCompany(f.Subject) {
		return "Worldwide"
	}
	return ""
}

// newGroup orders the figures, names the group and classes its disagreement.
func newGroup(c *data.Corpus, figures []*data.Figure) Group {
	sort.SliceStable(figures, func(i, j int) bool {
		x, y := saidOn(c, figures[i]), saidOn(c, figures[j])
		if x.Start != y.Start {
			return x.Start < y.Start
		}
		return figures[i].ID < figures[j].ID
	})
	head := headOf(figures)
	return Group{
		Subject: head.Subject, Metric: head.Metric, Segment: head.Segment, Geography: geographyOf(kin{c.Companies}, head),
		Period: head.Period, Unit: head.Unit, Values: figures, Disagreement: disagreement(c, figures),
	}
}

// headOf returns the figure whose wording names the group: the most frequent
// wording, of equally frequent ones the fullest, then the first.
func headOf(figures []*data.Figure) *data.Figure {
	frequency := map[[2]string]int{}
	for _, f := range figures {
		frequency[[2]string{f.Subject, f.Segment}] += 4
	}
	score := func(f *data.Figure) int {
		n := frequency[[2]string{f.Subject, f.Segment}]
		if f.Segment != "" {
			n += 2
		}
		if f.Geography != "" {
			n++
		}
		return n
	}
	head := figures[0]
	for _, f := range figures[1:] {
		if score(f) > score(head) {
			head = f
		}
	}
	return head
}

// saidOn is the publication date of the figure's document; unknown ones sort last.
func saidOn(c *data.Corpus, f *data.Figure) data.Date {
	if d := c.Documents[f.Evidence.Document]; d != nil && d.Published.Known() {
		return d.Published
	}
	return data.Date{Start: data.OpenEnd, End: data.OpenEnd}
}
